/* test-print-pages.c - what pages of the program look like on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-sample-window.h"
#include "app/san-text-table.h"
#include "desktop/desk.h"
#include "pages/assessment/san-onsite-list.h"
#include "pages/assessment/san-onsite-who.h"
#include "pages/assessment/san-scheme-window.h"
#include "pages/ranking/san-what-if-window.h"
#include "rounds/san-observation-store.h"
#include "tickets/san-ticket-store.h"
#include "paper/san-paper-table.h"
#include "widgets/san-print-preview.h"

static SanPrintPreview *preview;

static gboolean
preview_is_open (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  preview = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PRINT_PREVIEW (window) && gtk_widget_get_mapped (window))
        preview = SAN_PRINT_PREVIEW (window);
    }

  return preview != NULL;
}

/* The paper beside the pictures, to be looked at. */
static void
keep_paper (SanPaper   *paper,
            const char *name)
{
  const char *folder = g_getenv ("SAN_TEST_PICTURES");
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, file, NULL) : NULL;

  if (path != NULL)
    g_assert_true (san_paper_write_pdf (paper, path, NULL, NULL));
}

/* (transfer full): the words of the paper, as another program reads them in its PDF */
static char *
read_paper (Desk     *desk,
            SanPaper *paper)
{
  g_autofree char *path = san_test_folder_path (desk->folder, "printed.pdf");
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  san_paper_write_pdf (paper, path, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);

  return text;
}

/* (transfer full): the words of the paper in the window that has opened, which is closed */
static char *
read_preview (Desk       *desk,
              const char *picture,
              guint       most_pages)
{
  char *text;

  desk_wait_until (preview_is_open, NULL);
  desk_picture_of (GTK_WIDGET (preview), picture);
  keep_paper (san_print_preview_get_paper (preview), picture);
  g_assert_cmpuint (san_paper_get_n_pages (san_print_preview_get_paper (preview)), >=, 1);
  g_assert_cmpuint (san_paper_get_n_pages (san_print_preview_get_paper (preview)), <=, most_pages);
  text = read_paper (desk, san_print_preview_get_paper (preview));
  gtk_window_destroy (GTK_WINDOW (preview));
  desk_wait (desk);

  return text;
}

/* (transfer full): the words of what @action of a page opens to look at */
static char *
preview_page (Desk       *desk,
              const char *name,
              const char *action,
              guint       most_pages)
{
  SanPage *page = desk_page (desk, name);
  g_autofree char *picture = g_strconcat ("print-", name, "-", action, NULL);

  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (san_page_get_actions (page)), action));
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), action, NULL);

  return read_preview (desk, picture, most_pages);
}

static GtkWidget *
open_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;   /* GTK holds it */
    }

  return NULL;
}

static gboolean
is_saved (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on the paper:\n%s", words, text);
}

static void
test_overview (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *text = preview_page (desk, "overview", "preview", 3);
  SanRound *round = san_context_get_round (desk_context (desk));

  assert_says (text, round->label);
  assert_says (text, _("Open tickets"));
  assert_says (text, _("Needs action"));
  assert_says (text, C_("overview", "Overdue"));
}

/* The whole score sheet, with every unit and component; and the ledger beside it. */
static void
test_assessment (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *scores = preview_page (desk, "assessment", "preview", 20);
  g_autofree char *ledger = NULL;
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  g_autofree char *title = g_strdup_printf (C_("score sheet", "Scores of %s"), round->label);
  g_autofree char *other = g_strdup_printf (_("Bonuses and deductions of %s"), round->label);
  const SanParticipant *first = g_ptr_array_index (ranking->input->participants, 0);

  assert_says (scores, title);
  assert_says (scores, first->name);
  san_page_show (desk_page (desk, "assessment"), g_variant_new_string ("adjustments"));
  desk_wait (desk);
  ledger = preview_page (desk, "assessment", "preview", 20);
  assert_says (ledger, other);
  assert_says (ledger, C_("adjustment", "Reason"));
}

/* Table and chart, then the explanation of the unit that is selected. */
static void
test_ranking (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  g_autofree char *title = g_strdup_printf (_("Ranking of %s"), round->label);
  g_autofree char *table = preview_page (desk, "ranking", "preview", 20);
  g_autofree char *chart = preview_page (desk, "ranking", "print-side", 2);
  g_autofree char *explanation = NULL;

  assert_says (table, title);
  assert_says (table, first->score->participant->name);
  assert_says (table, first->total);
  assert_says (chart, title);
  assert_says (chart, first->score->participant->name);

  san_page_show (desk_page (desk, "ranking"),
                 g_variant_new_int64 (first->score->participant->unit_id));
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions
                                                        (desk_page (desk, "ranking"))),
                                      "explain", g_variant_new_boolean (TRUE));
  desk_wait (desk);
  explanation = preview_page (desk, "ranking", "print-side", 30);
  assert_says (explanation, first->score->participant->name);
  assert_says (explanation, _("Lost"));
}

/* (transfer full): turns to the last round in which something was found on site */
static GPtrArray *
look_at_found (Desk *desk)
{
  SanContext *context = desk_context (desk);
  GPtrArray *rounds = san_context_get_rounds (context);

  for (guint i = rounds->len; i > 0; i--)
    {
      gint64 id = ((SanRound *) rounds->pdata[i - 1])->id;
      g_autoptr (GPtrArray) found =
        san_observation_store_list (san_context_get_database (context), id, 0, NULL);

      if (found->len == 0)
        continue;
      san_context_set_round (context, id);
      desk_wait (desk);
      return g_steal_pointer (&found);
    }

  g_assert_not_reached ();
}

/* The list of points, the sheet of the chosen one, blank ones of all. */
static void
test_onsite (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  g_autofree char *sheet = NULL, *list = NULL, *blank = NULL;
  SanOnsiteList *points;
  const SanVisit *chosen, *last;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) found = look_at_found (desk);

  g_assert_cmpuint (found->len, >, 10);
  g_assert_true (san_page_show (page, g_variant_new_string ("onsite")));
  desk_wait (desk);
  points = SAN_ONSITE_LIST (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_LIST, 0));
  g_assert_true (san_onsite_list_choose (points, ((SanObservation *) found->pdata[0])->point_id));
  desk_wait (desk);
  shown = san_onsite_list_get_shown (points);
  g_assert_cmpuint (shown->len, >, 3);
  chosen = san_onsite_list_get_chosen (points);
  last = g_ptr_array_index (shown, shown->len - 1);

  sheet = preview_page (desk, "assessment", "preview", 3);
  assert_says (sheet, chosen->name);
  assert_says (sheet, "■");
  assert_says (sheet, _("On site"));
  list = preview_page (desk, "assessment", "print-list", 100);
  assert_says (list, chosen->name);
  assert_says (list, last->name);

  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (desk_find (GTK_WIDGET (page),
                                                                            SAN_TYPE_ONSITE_WHO, 0))),
                              "onsite.blank-forms", NULL);
  blank = read_preview (desk, "print-onsite-blank", 3 * shown->len);
  assert_says (blank, chosen->name);
  assert_says (blank, last->name);
  assert_says (blank, _("What else was found"));
  g_assert_null (strstr (blank, "■"));   /* nobody is told what to find */
}

/* Whatever tab is in view leaves the program as a table; where there is none, that is said. */
static void
test_assessment_tabs (void)
{
  static const char *const tabs[] = { "sample", "survey", "cross", "review" };
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  SanRound *round = san_context_get_round (desk_context (desk));

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *picture = g_strconcat ("print-assessment-", tabs[i], NULL);

      if (!san_page_show (page, g_variant_new_string (tabs[i])))
        continue;
      desk_wait (desk);
      g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "print-list",
                                      NULL);
      desk_wait (desk);
      if (!preview_is_open (NULL))
        {
          g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("There is nothing to print here")));
          continue;
        }
      text = read_preview (desk, picture, 60);
      assert_says (text, round->label);
    }
}

/* What is assumed stands over what would come of it. */
static void
test_what_if (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanPage *page = desk_page (desk, "ranking");
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  g_autofree char *text = NULL;
  GtkWidget *window;

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "what-if", NULL);
  desk_wait (desk);
  window = open_window (SAN_TYPE_WHAT_IF_WINDOW);
  g_assert_nonnull (window);
  gtk_widget_activate_action (window, "table.preview", NULL);
  text = read_preview (desk, "print-what-if", 5);
  assert_says (text, group->name);
  assert_says (text, _("As the rules are"));
  assert_says (text, _("Rank now"));
  assert_says (text, first->score->participant->name);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list in its order with what it is narrowed to, and the card of the selected one. */
static void
test_records (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  const SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  g_autoptr (GPtrArray) points = san_point_store_list (san_context_get_database (context), NULL);
  const SanPoint *point = g_ptr_array_index (points, 0);
  const SanPoint *other = g_ptr_array_index (points, points->len - 1);
  g_autofree char *units = NULL, *unit_card = NULL, *list = NULL, *point_card = NULL;

  units = preview_page (desk, "units", "preview", 20);
  assert_says (units, first->score->participant->name);
  g_assert_true (san_page_show (desk_page (desk, "units"),
                                g_variant_new_int64 (first->score->participant->unit_id)));
  desk_wait (desk);
  unit_card = preview_page (desk, "units", "print-side", 6);
  assert_says (unit_card, first->score->participant->name);
  assert_says (unit_card, _("Places in the last 6 months"));
  assert_says (unit_card, first->total);
  assert_says (unit_card, _("Open tickets"));

  list = preview_page (desk, "points", "preview", 60);
  assert_says (list, point->code);
  assert_says (list, other->code);
  g_assert_true (san_page_show (desk_page (desk, "points"), g_variant_new_int64 (point->id)));
  desk_wait (desk);
  point_card = preview_page (desk, "points", "print-side", 4);
  assert_says (point_card, point->name);
  assert_says (point_card, point->code);
  g_assert_null (strstr (point_card, other->code));
}

/* Windows of one table: what is in them is printed by the keys of pages. */
static void
test_windows (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanPage *page = desk_page (desk, "assessment");
  g_autofree char *rules = NULL, *scheme = NULL;
  GtkWindow *window = san_sample_window_new (GTK_WIDGET (page), context);

  gtk_window_present (window);
  desk_wait (desk);
  gtk_widget_activate_action (GTK_WIDGET (window), "table.preview", NULL);
  rules = read_preview (desk, "print-sample-rules", 4);
  assert_says (rules, san_context_get_round (context)->label);
  assert_says (rules, C_("sampling", "At random"));
  gtk_window_destroy (window);
  desk_wait (desk);

  window = san_scheme_window_new (GTK_WIDGET (page), context, NULL);
  gtk_window_present (window);
  desk_wait (desk);
  gtk_widget_activate_action (GTK_WIDGET (window), "table.preview", NULL);
  scheme = read_preview (desk, "print-scheme", 4);
  assert_says (scheme, _("Component"));
  assert_says (scheme, _("When missing"));
  gtk_window_destroy (window);
  desk_wait (desk);
}

/* A file has the rows in the order of the screen, and its toast opens it. */
static void
test_export (void)
{
  static const char *const rows[][2] = { { "甲", "9.50" }, { "乙", "87.25" }, { "丙", "12.00" } };
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "table.csv");
  g_autofree char *csv = NULL;
  g_autoptr (SanTextTable) table = san_text_table_new ("得分", NULL);
  GtkWidget *view = g_object_ref_sink (gtk_column_view_new (NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  san_text_table_add_column (table, "单位", 0, FALSE);
  san_text_table_add_column_in (table, "六月", "总分", 60, TRUE);
  san_text_table_add_heading (table, "各区");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    san_text_table_add_row (table, SAN_TEXT_PLAIN, rows[i]);
  san_text_table_show (table, GTK_COLUMN_VIEW (view));
  column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 1);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);

  san_text_table_export (table, desk_context (desk), path);
  desk_wait_until (is_saved, path);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_cmpstr (csv, ==, "单位,六月 总分\n乙,87.25\n丙,12.00\n甲,9.50\n");
  desk_wait (desk);
  g_assert_nonnull (desk_button (GTK_WIDGET (desk->window), _("Open")));
  g_object_unref (view);
}

static void
test_tickets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanTicketFilter filter = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = preview_page (desk, "tickets", "print-list", 100);
  SanTime now = san_workspace_now (san_context_get_workspace (desk_context (desk)));

  /* what the page lists first: those in hand */
  filter.open = TRUE;
  rows = san_ticket_store_list (san_context_get_database (desk_context (desk)), &filter,
                                SAN_TICKET_BY_URGENCY, FALSE, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 10);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanTicketData *data = san_ticket_row_get_data (rows->pdata[i]);
      g_autofree char *number = san_ticket_number_format (&data->number);

      if (data->number.running != 0)
        assert_says (text, number);
    }
}

/* What the window of a long table does while it is saved */

enum { WIDE = 60 };

static SanPaperTable *
long_table (guint n_rows)
{
  SanPaperTable *table = san_paper_table_new ("全年各项得分", "云州市 2018年");
  g_auto (GStrv) cells = g_new0 (char *, WIDE + 1);

  for (guint i = 0; i < WIDE; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u项", i);

      san_paper_table_add_column (table, NULL, i == 0 ? "单位" : title, i == 0,
                                  i == 0 ? SAN_PAPER_LEFT : SAN_PAPER_RIGHT);
      cells[i] = g_strdup ("87.50");
    }
  for (guint j = 0; j < n_rows; j++)
    {
      g_free (cells[0]);
      cells[0] = g_strdup_printf ("第%u街道", j);
      san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, (const char *const *) cells);
    }

  return table;
}

static gboolean
count_turn (gpointer data)
{
  (*(guint *) data)++;

  return G_SOURCE_CONTINUE;
}

static void
count_sent (guint *n)
{
  (*n)++;
}

/* The pages that another program counts in the file */
static guint
count_pages (const char *path)
{
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *pages;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  pages = strstr (text, "Pages:");
  g_assert_nonnull (pages);

  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static void
test_saving_goes_on_beside (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  g_autoptr (SanPaperTable) table = long_table (600);
  g_autofree char *path = san_test_folder_path (desk->folder, "long.pdf");
  guint turns = 0, sent = 0, source;
  GtkWidget *window = san_print_preview_new (GTK_WINDOW (desk->window), SAN_PAPER (table));

  g_assert_cmpuint (san_paper_table_get_n_pages (table), >, 50);
  g_signal_connect_swapped (window, "sent", G_CALLBACK (count_sent), &sent);
  gtk_window_present (GTK_WINDOW (window));
  desk_wait (desk);
  g_assert_null (desk_button (window, _("Stop")));

  /* stopped: nothing is left of it */
  san_print_preview_save (SAN_PRINT_PREVIEW (window), path);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (desk_button (window, _("Stop")));
  gtk_widget_activate_action (window, "preview.stop", NULL);
  desk_wait (desk);
  g_assert_null (desk_button (window, _("Stop")));
  g_assert_false (is_saved (path));

  source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, count_turn, &turns, NULL);
  san_print_preview_save (SAN_PRINT_PREVIEW (window), path);
  desk_wait_until (is_saved, path);
  g_source_remove (source);
  g_assert_cmpuint (turns, >, 5);   /* others had their turn between the pages */
  desk_wait (desk);
  g_assert_cmpuint (sent, ==, 1);
  g_assert_cmpuint (count_pages (path), ==, san_paper_table_get_n_pages (table));
  gtk_window_destroy (GTK_WINDOW (window));
  desk_wait (desk);
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/print-pages/overview", test_overview);
  g_test_add_func ("/print-pages/assessment", test_assessment);
  g_test_add_func ("/print-pages/ranking", test_ranking);
  g_test_add_func ("/print-pages/onsite", test_onsite);
  g_test_add_func ("/print-pages/assessment-tabs", test_assessment_tabs);
  g_test_add_func ("/print-pages/what-if", test_what_if);
  g_test_add_func ("/print-pages/records", test_records);
  g_test_add_func ("/print-pages/windows", test_windows);
  g_test_add_func ("/print-pages/export", test_export);
  g_test_add_func ("/print-pages/tickets", test_tickets);

  g_test_add_func ("/print-pages/saving-goes-on-beside", test_saving_goes_on_beside);

  return g_test_run ();
}
