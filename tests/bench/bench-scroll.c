/* bench-scroll.c - frames while the list of 200,000 tickets is scrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "bench/san-bench.h"
#include "bench/ticket-crowd.h"
#include "desktop/desk.h"
#include "support/san-test-office.h"

#define N_FRAMES 240
#define WITHIN   0.033    /* what 95 of 100 frames stay under */

/* One way of scrolling: what is added to the place of the first row, every frame. */
typedef enum { BY_ROW, BY_PAGE, BY_THUMB } Way;

static const char *const ways[] = { "row by row", "page by page", "by the thumb, end to end" };

typedef struct
{
  GtkAdjustment *place;
  Way            way;
  guint          n;
  double         wall[N_FRAMES + 1];
  double         work[N_FRAMES + 1];
} Scroll;

/* Of the intervals of one way of scrolling */
typedef struct
{
  double median, most, longest;     /* wall; @most: of 95 in 100 */
  double within;                    /* share of those within 33 ms */
  double median_work, most_work;    /* of the processor */
} Frames;

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  Scroll *scroll = data;
  double lower = gtk_adjustment_get_lower (scroll->place);
  double page = gtk_adjustment_get_page_size (scroll->place);
  double range = gtk_adjustment_get_upper (scroll->place) - page - lower;
  double value = gtk_adjustment_get_value (scroll->place);

  if (scroll->n > N_FRAMES)
    return G_SOURCE_REMOVE;

  scroll->wall[scroll->n] = g_get_monotonic_time () / 1e6;
  scroll->work[scroll->n] = san_bench_now ();
  scroll->n++;
  if (scroll->way == BY_ROW)
    value += gtk_adjustment_get_step_increment (scroll->place);
  else if (scroll->way == BY_PAGE)
    value += page;
  else
    value = lower + range * scroll->n / (N_FRAMES + 1);
  gtk_adjustment_set_value (scroll->place, value);

  return G_SOURCE_CONTINUE;
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static void
count (const Scroll *scroll,
       Frames       *frames)
{
  double wall[N_FRAMES], work[N_FRAMES];
  guint within = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      wall[i] = scroll->wall[i + 1] - scroll->wall[i];
      work[i] = scroll->work[i + 1] - scroll->work[i];
      within += wall[i] <= WITHIN;
    }
  qsort (wall, N_FRAMES, sizeof (double), compare);
  qsort (work, N_FRAMES, sizeof (double), compare);
  *frames = (Frames) {
    .median = wall[N_FRAMES / 2], .most = wall[N_FRAMES * 95 / 100 - 1],
    .longest = wall[N_FRAMES - 1], .within = (double) within / N_FRAMES,
    .median_work = work[N_FRAMES / 2], .most_work = work[N_FRAMES * 95 / 100 - 1],
  };
}

static void
scroll_view (GtkWidget *scrolled,
             Way        way,
             Frames    *frames)
{
  Scroll scroll = { .way = way };

  scroll.place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll.place), >, 1000000);
  gtk_adjustment_set_value (scroll.place, gtk_adjustment_get_lower (scroll.place));
  gtk_test_widget_wait_for_draw (scrolled);
  gtk_widget_add_tick_callback (scrolled, on_tick_cb, &scroll, NULL);
  while (scroll.n <= N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  count (&scroll, frames);
}

static void
report (const char   *what,
        const Frames *frames)
{
  g_print ("# %s: frames every %.1f ms, 95%% within %.1f ms, longest %.1f ms; %.0f%% within 33 "
           "ms; work %.1f ms, 95%% %.1f ms\n", what, frames->median * 1000, frames->most * 1000,
           frames->longest * 1000, frames->within * 100, frames->median_work * 1000,
           frames->most_work * 1000);
}

/* The least that GTK itself does: as many columns of plain labels over texts. */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
bare (Frames all[G_N_ELEMENTS (ways)])
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkWidget *view;

  for (guint i = 0; i < TICKET_CROWD - TICKET_CROWD_OPEN; i++)
    {
      g_autofree char *text = g_strdup_printf ("白〔2018〕%u", i);

      gtk_string_list_append (texts, text);
    }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (texts))));
  for (guint i = 0; i < 7; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view),
                                     gtk_column_view_column_new ("白单", factory));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    scroll_view (scrolled, i, &all[i]);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* (transfer full): the program with the closed ones of 200,000 on its page */
static Desk *
open_crowd (void)
{
  SanTestOffice *office = san_test_office_new ();
  Desk *desk = desk_new (NULL, 1366, 768);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (desk->path);
  g_autoptr (GError) error = NULL;
  GVariantDict target;

  ticket_crowd_fill (san_test_office_database (office));
  from = g_file_new_for_path (san_workspace_get_path (office->workspace));
  san_workspace_close (office->workspace);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  san_clock_fix (G_MININT64);
  g_setenv ("SANSE_NOW", TICKET_CROWD_NOW, TRUE);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  g_variant_dict_init (&target, NULL);
  g_variant_dict_insert (&target, "stage", "s", "closed");
  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_dict_end (&target)));
  desk_wait (desk);
  san_test_office_free (office);

  return desk;
}

static GtkWidget *
find_scrolled (Desk *desk)
{
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_COLUMN_VIEW, 0);

  g_assert_nonnull (view);

  return gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
}

int
main (int    argc,
      char **argv)
{
  Frames least[G_N_ELEMENTS (ways)];
  Desk *desk;

  desk_init (&argc, &argv);

  g_print ("1..%u\n", (guint) G_N_ELEMENTS (ways));
  bare (least);
  desk = open_crowd ();
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *what = g_strdup_printf ("bare, %s", ways[i]);
      Frames frames;

      report (what, &least[i]);
      scroll_view (find_scrolled (desk), i, &frames);
      report (ways[i], &frames);
      g_print ("# %.2f times the work of the bare list\n", frames.most_work / least[i].most_work);
      san_bench_budget (ways[i], frames.most_work, WITHIN, san_bench_ratio ());
      g_print ("ok %u /bench/scroll/%s\n", i + 1, ways[i]);
    }
  desk_free (desk);

  return 0;
}
