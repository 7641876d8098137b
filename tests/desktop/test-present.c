/* test-present.c - the presentation: what is to be seen when, and what keys do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"
#include "desktop/meeting-fixture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "present/san-notes-window.h"
#include "present/san-present-window.h"
#include "present/san-slide.h"
#include "present/san-slide-view.h"
#include "present/san-speaker-notes.h"
#include "tickets/san-ticket-store.h"

static const guint sizes[] = { 4, 27, 176 };

static void
go_to_kind (SanShow     *show,
            SanSlideKind kind)
{
  for (guint i = 0; i < show->deck->slides->len; i++)
    if (((SanSlide *) show->deck->slides->pdata[i])->kind == kind)
      {
        show->slide = i;
        return;
      }
  g_assert_not_reached ();
}

static void
assert_seen (const SanShow *show,
             const char    *text,
             gboolean       seen)
{
  g_autofree char *words = san_slide_describe (show);

  if ((strstr (words, text) != NULL) != seen)
    g_error ("“%s” is %s in\n%s", text, seen ? "not" : "already", words);
}

static cairo_surface_t *
paint_show (SanShow *show)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) show->screen_width,
                                                         (int) show->screen_height);
  cairo_t *cr = cairo_create (surface);

  san_slide_draw (show, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static char *
digest_of (SanShow *show)
{
  cairo_surface_t *surface = paint_show (show);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) *
               (gsize) cairo_image_surface_get_height (surface);
  char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                              cairo_image_surface_get_data (surface), size);

  cairo_surface_destroy (surface);

  return digest;
}

/* SAN_TEST_PICTURES=FOLDER keeps what is looked at */
static void
keep_picture (SanShow    *show,
              const char *name)
{
  const char *folder = g_getenv ("SAN_TEST_PICTURES");
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  if (folder == NULL)
    return;

  path = g_strdup_printf ("%s/present-%s-%s.png", folder, name,
                          language != NULL ? language : "C");
  surface = paint_show (show);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

/* Monitors --------------------------------------------------------------------------------- */

static void
test_monitor_is_not_the_main_one (void)
{
  const GdkRectangle one[] = { { 0, 0, 1366, 768 } };
  const GdkRectangle two[] = { { 0, 0, 1366, 768 }, { 1366, 0, 1920, 1080 } };
  const GdkRectangle small[] = { { 0, 0, 2560, 1440 }, { 2560, 0, 1024, 768 } };
  const GdkRectangle three[] = { { 0, 0, 1366, 768 }, { 1366, 0, 1024, 768 },
                                 { 2390, 0, 1920, 1080 }, { 4310, 0, 1920, 1080 } };
  const GdkRectangle mirrored[] = { { 0, 0, 1366, 768 }, { 0, 0, 1366, 768 } };

  g_assert_cmpuint (san_show_choose_monitor (one, 1, 0), ==, 0);
  g_assert_cmpuint (san_show_choose_monitor (two, 2, 0), ==, 1);
  g_assert_cmpuint (san_show_choose_monitor (two, 2, 1), ==, 0);
  g_assert_cmpuint (san_show_choose_monitor (small, 2, 0), ==, 1);
  g_assert_cmpuint (san_show_choose_monitor (three, 4, 0), ==, 2);
  g_assert_cmpuint (san_show_choose_monitor (three, 4, 2), ==, 3);
  g_assert_cmpuint (san_show_choose_monitor (mirrored, 2, 0), ==, 0);
}

/* Revealing -------------------------------------------------------------------------------- */

/* The last place first, then upwards, and back the same way. */
static void
test_places_come_from_the_last (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SanTestOffice) office = meeting_new (n, 2, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);

  go_to_kind (show, SAN_SLIDE_RANKING);
  for (guint i = 0; i < n; i++)
    assert_seen (show, meeting_unit (i), FALSE);

  for (guint i = n; i-- > 0;)
    {
      g_assert_false (san_show_is_revealed (show));
      g_assert_cmpint (san_show_key (show, i % 2 == 0 ? GDK_KEY_r : GDK_KEY_Right, 0), ==,
                       SAN_SHOW_CHANGED);
      assert_seen (show, meeting_unit (i), TRUE);
      if (i > 0)
        assert_seen (show, meeting_unit (i - 1), FALSE);
      g_assert_cmpuint (show->page[show->slide], ==, san_slide_page_of_place (show, i));
      g_assert_cmpuint (show->page[show->slide], <, show->n_pages[show->slide]);
    }
  g_assert_true (san_show_is_revealed (show));
  g_assert_cmpuint (show->page[show->slide], ==, 0);

  san_show_key (show, GDK_KEY_Left, 0);
  assert_seen (show, meeting_unit (0), FALSE);
  san_show_key (show, GDK_KEY_Home, 0);
  assert_seen (show, meeting_unit (n - 1), FALSE);
  san_show_key (show, GDK_KEY_End, 0);
  assert_seen (show, meeting_unit (0), TRUE);
}

/* Two months of the same units with other totals look alike until a name is called: axis,
 * mean, panels and bars keep quiet. */
static void
test_nothing_is_seen_before_it_is_revealed (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SanTestOffice) one_office = meeting_new (n, 2, 0);
  g_autoptr (SanTestOffice) two_office = meeting_new (n, 2, -11.25);
  g_autoptr (SanDeck) one_deck = meeting_deck (one_office);
  g_autoptr (SanDeck) two_deck = meeting_deck (two_office);
  g_autoptr (SanShow) one = san_show_new (one_deck);
  g_autoptr (SanShow) two = san_show_new (two_deck);
  g_autofree char *one_digest = NULL;
  g_autofree char *two_digest = NULL;

  go_to_kind (one, SAN_SLIDE_RANKING);
  go_to_kind (two, SAN_SLIDE_RANKING);
  one_digest = digest_of (one);
  two_digest = digest_of (two);
  g_assert_cmpstr (one_digest, ==, two_digest);

  san_show_reveal_all (one, TRUE);
  san_show_reveal_all (two, TRUE);
  g_free (one_digest);
  g_free (two_digest);
  one_digest = digest_of (one);
  two_digest = digest_of (two);
  g_assert_cmpstr (one_digest, !=, two_digest);
}

static void
test_scores_can_be_hidden (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (7, 2, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);
  const SanPlace *first;

  go_to_kind (show, SAN_SLIDE_RANKING);
  first = san_show_get_slide (show)->group->group->places->pdata[0];
  san_show_reveal_all (show, TRUE);
  assert_seen (show, first->total, TRUE);
  g_assert_cmpint (san_show_key (show, GDK_KEY_H, GDK_SHIFT_MASK), ==, SAN_SHOW_CHANGED);
  assert_seen (show, meeting_unit (0), TRUE);
  for (guint i = 0; i < 7; i++)
    assert_seen (show, ((SanPlace *) san_show_get_slide (show)->group->group->places->pdata[i])->total,
                 FALSE);
  assert_seen (show, san_show_get_slide (show)->group->group->mean, FALSE);
}

/* Forth and back --------------------------------------------------------------------------- */

static void
test_keys (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (4, 2, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);
  double zoom = show->zoom;

  g_assert_cmpint (((SanSlide *) deck->slides->pdata[0])->kind, ==, SAN_SLIDE_COVER);
  g_assert_cmpint (san_show_key (show, GDK_KEY_Left, 0), ==, SAN_SHOW_IGNORED);
  g_assert_cmpint (san_show_key (show, GDK_KEY_Page_Down, 0), ==, SAN_SHOW_CHANGED);
  g_assert_cmpuint (show->slide, ==, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (san_show_key (show, GDK_KEY_space, 0), ==, SAN_SHOW_CHANGED);
  g_assert_cmpuint (show->slide, ==, 1);
  san_show_key (show, GDK_KEY_Return, 0);
  g_assert_cmpuint (show->slide, ==, 2);
  san_show_key (show, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (show->slide, ==, 1);
  g_assert_true (san_show_is_revealed (show));

  g_assert_cmpint (san_show_key (show, GDK_KEY_1, 0), ==, SAN_SHOW_CHANGED);
  g_assert_cmpuint (show->slide, ==, 0);
  g_assert_cmpint (san_show_key (show, GDK_KEY_9, 0), ==, SAN_SHOW_IGNORED);
  g_assert_cmpuint (show->slide, ==, 0);

  /* black and back again, by any key, without going on */
  g_assert_cmpint (san_show_key (show, GDK_KEY_b, 0), ==, SAN_SHOW_CHANGED);
  g_assert_true (show->black);
  g_assert_cmpint (san_show_key (show, GDK_KEY_Right, 0), ==, SAN_SHOW_CHANGED);
  g_assert_false (show->black);
  g_assert_cmpuint (show->slide, ==, 0);
  san_show_key (show, GDK_KEY_period, 0);
  g_assert_true (show->black);
  san_show_key (show, GDK_KEY_period, 0);
  g_assert_false (show->black);

  g_assert_cmpint (san_show_key (show, GDK_KEY_d, 0), ==, SAN_SHOW_CHANGED);
  g_assert_true (show->dark);
  g_assert_cmpint (san_show_key (show, GDK_KEY_minus, 0), ==, SAN_SHOW_IGNORED);
  g_assert_cmpint (san_show_key (show, GDK_KEY_plus, GDK_SHIFT_MASK), ==, SAN_SHOW_CHANGED);
  g_assert_cmpfloat (show->zoom, >, zoom);
  g_assert_cmpint (san_show_key (show, GDK_KEY_KP_Subtract, 0), ==, SAN_SHOW_CHANGED);

  g_assert_cmpint (san_show_key (show, GDK_KEY_n, 0), ==, SAN_SHOW_NOTES);
  g_assert_cmpint (san_show_key (show, GDK_KEY_Escape, 0), ==, SAN_SHOW_LEAVE);
  g_assert_cmpint (san_show_key (show, GDK_KEY_F5, 0), ==, SAN_SHOW_IGNORED);
  g_assert_cmpint (san_show_key (show, GDK_KEY_Right, GDK_ALT_MASK), ==, SAN_SHOW_IGNORED);
}

/* Wide, square and upright screens: each place has a page, every slide can be drawn, and
 * going on comes to an end. */
static void
test_all_sizes (gconstpointer data)
{
  static const struct
  {
    int    width, height;
    double zoom;
  } screens[] = { { 1920, 1080, 1 }, { 1024, 768, 1 }, { 768, 1366, SAN_SHOW_ZOOM_MOST } };
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SanTestOffice) office = meeting_new (n, 3, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autoptr (SanShow) show = san_show_new (deck);
      guint steps = 0;

      san_show_set_screen (show, screens[i].width, screens[i].height);
      san_show_set_zoom (show, screens[i].zoom);
      go_to_kind (show, SAN_SLIDE_RANKING);
      for (guint place = 0; place < n; place++)
        g_assert_cmpuint (san_slide_page_of_place (show, place), <, show->n_pages[show->slide]);
      san_show_reveal_all (show, TRUE);
      show->slide = 0;
      do
        {
          g_autofree char *name = g_strdup_printf ("%u-%dx%d-%u", n, screens[i].width,
                                                   screens[i].height, steps);

          cairo_surface_destroy (paint_show (show));
          keep_picture (show, name);
          g_assert_cmpuint (steps++, <, 100);
        }
      while (san_show_next (show));
      g_assert_cmpuint (show->slide, ==, deck->slides->len - 1);
    }
}

/* 27 units stand on one screen of 1080, as at the meeting they must. */
static void
test_27_units_on_a_screen (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (27, 1, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);

  go_to_kind (show, SAN_SLIDE_RANKING);
  g_assert_cmpuint (show->n_pages[show->slide], ==, 1);
}

/* How high a colour stands on the wall, in pixels. */
static int
height_of_colour (cairo_surface_t *surface,
                  guint32          colour)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *line = (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride);
      gboolean found = FALSE;

      for (int x = 0; x < width && !found; x++)
        found = (line[x] & 0xffffff) == colour;
      n += found;
    }

  return n;
}

static GdkPixbuf *
photo_new (int     width,
           int     height,
           guint32 colour)
{
  GdkPixbuf *photo = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (photo, colour << 8 | 0xff);

  return photo;
}

/* Photographs taken upright and lying, before and after: each as large as the wall has room
 * for, both in boxes of one size. */
static void
test_photographs (void)
{
  static const struct
  {
    int before[2], after[2], least;
  } cases[] = {
    { { 1600, 1200 }, { 1600, 1200 }, 600 },
    { { 1200, 1600 }, { 1200, 1600 }, 700 },
    { { 1200, 1600 }, { 1600, 1200 }, 600 },
    { { 400, 300 }, { 0, 0 }, 600 },
  };
  g_autoptr (SanTestOffice) office = meeting_new (4, 1, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SanDeck) deck = meeting_deck (office);
      g_autoptr (SanShow) show = NULL;
      g_autofree char *name = g_strdup_printf ("photographs-%u", i);
      SanDeckProblem problem = { "第001街道", "青石花园小区", "公益宣传：缺少日常维护", "", "", "" };
      SanSlide slide = { SAN_SLIDE_PROBLEM, NULL, &problem, "典型问题" };
      SanSlide *cover = g_ptr_array_index (deck->slides, 0);
      cairo_surface_t *surface;

      problem.before = photo_new (cases[i].before[0], cases[i].before[1], 0x335577);
      if (cases[i].after[0] > 0)
        problem.after = photo_new (cases[i].after[0], cases[i].after[1], 0x557733);
      g_ptr_array_index (deck->slides, 0) = &slide;
      show = san_show_new (deck);
      san_show_set_screen (show, 1920, 1080);
      surface = paint_show (show);
      keep_picture (show, name);
      g_assert_cmpint (height_of_colour (surface, 0x335577), >=, cases[i].least);
      if (problem.after != NULL)
        g_assert_cmpint (height_of_colour (surface, 0x557733), >=, cases[i].least);
      cairo_surface_destroy (surface);
      g_clear_object (&problem.before);
      g_clear_object (&problem.after);
      g_ptr_array_index (deck->slides, 0) = cover;
    }
}

static char *
photo_file (SanTestOffice *office,
            const char    *name,
            guint32        colour)
{
  g_autoptr (GdkPixbuf) photo = photo_new (640, 480, colour);
  g_autoptr (GError) error = NULL;
  char *path = san_test_folder_path (office->folder, name);

  gdk_pixbuf_save (photo, path, "png", &error, NULL);
  g_assert_no_error (error);

  return path;
}

/* A ticket with photographs before and after, whoever found it, is the first problem to be
 * shown; one without is none. */
static void
test_put_right_is_shown (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (4, 1, 0);
  g_autofree char *before = photo_file (office, "before.png", 0x335577);
  g_autofree char *after = photo_file (office, "after.png", 0x557733);
  const char *const photos[] = { before, NULL };
  const char *const photos_after[] = { after, NULL };
  SanTicketRequest requests[] = {
    { .problem = "背街垃圾堆积", .photos = photos, .as_of = SAN_TICKET_NO_TIME },
    { .problem = "井盖破损", .photos = photos, .as_of = SAN_TICKET_NO_TIME },
  };
  SanTicketRequestVerb report = {
    .kind = SAN_TICKET_REPORT, .photos = photos_after, .due = SAN_TICKET_NO_TIME,
    .as_of = SAN_TICKET_NO_TIME,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDeck) deck = NULL;
  const SanDeckProblem *problem;

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    san_database_query_int (san_test_office_database (office), "SELECT min (id) FROM unit",
                            &requests[i].unit_id, NULL);
  san_ticket_new (office->workspace, requests, G_N_ELEMENTS (requests), &ids, NULL, &error);
  g_assert_no_error (error);
  san_ticket_do (office->workspace, &g_array_index (ids, gint64, 0), 1, &report, NULL, NULL,
                 &error);
  g_assert_no_error (error);

  deck = meeting_deck (office);
  g_assert_cmpuint (deck->problems->len, ==, 1);
  problem = deck->problems->pdata[0];
  g_assert_cmpstr (problem->text, ==, "背街垃圾堆积");
  g_assert_cmpstr (problem->unit, ==, meeting_unit (0));
  g_assert_nonnull (problem->before);
  g_assert_nonnull (problem->after);
}

/* The lines of the axis run down the wall: a group of four fills the wall as one of 27 does. */
static void
test_few_units_use_the_wall (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (4, 2, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);
  const SanColour *colour;
  cairo_surface_t *surface;
  guint32 grid;

  go_to_kind (show, SAN_SLIDE_RANKING);
  san_show_set_screen (show, 1920, 1080);
  san_show_reveal_all (show, TRUE);
  surface = paint_show (show);
  colour = san_chart_theme_get_colour (show->theme, SAN_COLOUR_GRID);
  grid = (guint32) (colour->red * 255 + 0.5) << 16 | (guint32) (colour->green * 255 + 0.5) << 8 |
         (guint32) (colour->blue * 255 + 0.5);
  g_assert_cmpint (height_of_colour (surface, grid), >=, 700);
  cairo_surface_destroy (surface);
}

/* What is on the wall stays when the ledger goes on. */
static void
test_numbers_are_frozen (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (4, 2, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);
  g_autoptr (SanDeck) later = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  go_to_kind (show, SAN_SLIDE_RANKING);
  san_show_reveal_all (show, TRUE);
  before = san_slide_describe (show);
  g_free (san_test_office_import (office, "scores", "2018-06",
                                  "单位,实地,问卷\n第001街道,12,12\n"));
  after = san_slide_describe (show);
  g_assert_cmpstr (before, ==, after);
  assert_seen (show, _("Provisional: not published yet"), TRUE);

  later = meeting_deck (office);
  g_assert_cmpstr (((SanPlace *) ((SanDeckGroup *) later->groups->pdata[0])->group->places->pdata[0])->score->participant->name,
                   !=, "第001街道");
}

static void
test_awards_are_named (void)
{
  g_autoptr (SanTestOffice) office = meeting_new (7, 1, 0);
  g_autoptr (SanDeck) deck = meeting_deck (office);
  g_autoptr (SanShow) show = san_show_new (deck);

  go_to_kind (show, SAN_SLIDE_AWARDS);
  assert_seen (show, "第003街道", TRUE);
  assert_seen (show, "第004街道", FALSE);
  go_to_kind (show, SAN_SLIDE_SANCTIONS);
  assert_seen (show, "第007街道", TRUE);
  assert_seen (show, "第006街道", FALSE);
}

/* The window ------------------------------------------------------------------------------- */

static gboolean
find_present (gpointer data)
{
  GtkWidget **found = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAN_IS_PRESENT_WINDOW (l->data))
      *found = l->data;

  return *found != NULL;
}

static SanPresentWindow *
start (Desk *desk)
{
  GtkWidget *window = NULL;

  desk_page (desk, "ranking");
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("F5");
  desk_wait_until (find_present, &window);
  wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  wait_until (gtk_window_is_fullscreen (GTK_WINDOW (window)));

  return SAN_PRESENT_WINDOW (window);
}

static void
test_window_and_its_keys (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  SanShow *show = san_present_window_get_show (window);
  GtkWidget *view = desk_find (GTK_WIDGET (window), SAN_TYPE_SLIDE_VIEW, 0);
  GtkWidget *gone = GTK_WIDGET (window);

  g_assert_nonnull (view);
  g_assert_null (desk_button (GTK_WIDGET (window), _("Leave")));   /* no pointer, no strip */
  keys_press ("Right");
  wait_until (show->slide == 1);
  keys_press ("Next");
  wait_until (show->revealed[1] == 1);
  keys_press ("b");
  wait_until (show->black);
  keys_press ("b");
  wait_until (!show->black);
  keys_press ("End");
  wait_until (san_show_is_revealed (show));

  keys_press ("n");
  wait_until (san_present_window_get_notes (window) != NULL);
  g_assert_true (SAN_IS_NOTES_WINDOW (san_present_window_get_notes (window)));
  wait_until (gtk_window_is_active (GTK_WINDOW (san_present_window_get_notes (window))));
  /* the remote control moves the show from there, too */
  keys_press ("Next");
  wait_until (show->slide == 2);
  keys_press ("n");
  wait_until (san_present_window_get_notes (window) == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (window)));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &gone);
  keys_press ("Escape");
  wait_until (gone == NULL);
}

static gboolean
drop_scores (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_database_exec (database, "DELETE FROM score", error);
}

/* Left half-way by F5 in the main window and come back to; figures that change meanwhile
 * change nothing on the wall. */
static void
test_left_and_come_back_to (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  SanShow *show = san_present_window_get_show (window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  keys_press ("Right Right Right");
  wait_until (show->revealed[1] == 2);
  before = san_slide_describe (show);

  gtk_window_present (GTK_WINDOW (desk->window));
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  g_assert_true (san_context_change (desk_context (desk), "scores.edit", "scores", drop_scores,
                                     NULL, NULL));
  desk_wait (desk);
  keys_press ("F5");
  wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  g_assert_true (san_present_window_get_show (window) == show);
  g_assert_cmpuint (show->revealed[1], ==, 2);
  after = san_slide_describe (show);
  g_assert_cmpstr (before, ==, after);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
text_of (GtkWidget *view)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return text;
}

static gboolean
is_noted (GtkWidget  *view,
          const char *expected)
{
  g_autofree char *text = text_of (view);

  return g_str_equal (text, expected);
}

/* Typed before the meeting, kept by slide in the ledger, undone like anything else; and the
 * presentation starts from there. */
static void
test_notes_are_prepared (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  GtkWidget *window = NULL;
  gpointer gone;
  GtkWidget *notes, *view;
  g_autoptr (GHashTable) kept = NULL;
  SanShow *show;

  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("shift+F5");
  desk_wait_until (find_present, &window);
  show = san_present_window_get_show (SAN_PRESENT_WINDOW (window));
  wait_until (san_present_window_get_notes (SAN_PRESENT_WINDOW (window)) != NULL);
  notes = san_present_window_get_notes (SAN_PRESENT_WINDOW (window));
  wait_until (gtk_window_is_active (GTK_WINDOW (notes)));
  g_assert_false (gtk_widget_get_mapped (window));

  keys_press ("Right");
  wait_until (show->slide == 1);
  view = desk_find (notes, GTK_TYPE_TEXT_VIEW, 0);
  gtk_widget_grab_focus (view);
  keys_type ("begin from below");
  wait_until (is_noted (view, "begin from below"));
  desk_picture_of (notes, "notes");
  g_assert_cmpuint (show->slide, ==, 1);

  /* a remote control goes on while the text has the keys; the text belongs to its slide */
  keys_press ("Next");
  wait_until (show->revealed[1] == 1);
  keys_press ("Prior Prior");
  wait_until (show->slide == 0);
  wait_until (is_noted (view, ""));
  kept = san_speaker_notes_load (san_context_get_database (desk_context (desk)),
                                 show->deck->round_id, NULL);
  g_assert_cmpuint (g_hash_table_size (kept), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (kept, ((SanSlide *) show->deck->slides->pdata[1])->key),
                   ==, "begin from below");

  keys_press ("Escape Right");
  wait_until (is_noted (view, "begin from below"));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  wait_until (is_noted (view, ""));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.redo", NULL);
  wait_until (is_noted (view, "begin from below"));

  keys_press ("F5");
  wait_until (gtk_window_is_fullscreen (GTK_WINDOW (window)));
  gone = window;
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  keys_press ("Escape");
  wait_until (gone == NULL);
}

/* Without the presentation the notes are a window like any other. */
static void
test_prepared_notes_are_left (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  GtkWidget *window = NULL;
  gpointer gone;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.present-notes", NULL);
  desk_wait_until (find_present, &window);
  wait_until (san_present_window_get_notes (SAN_PRESENT_WINDOW (window)) != NULL);
  gone = window;
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (san_present_window_get_notes (SAN_PRESENT_WINDOW (window))));
  wait_until (gone == NULL);
}

/* Over the strip's number the whole list of slides */
static void
test_jump_to_a_slide (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  SanShow *show = san_present_window_get_show (window);
  guint last = show->deck->slides->len - 1;
  GtkWidget *list;

  keys_do ("mousemove 300 300");
  desk_wait (desk);
  keys_do ("mousemove 400 330");
  wait_until (desk_button (GTK_WIDGET (window), _("Leave")) != NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (desk_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, 0)));
  wait_until (desk_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, 0) != NULL);
  list = desk_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, 0);
  desk_picture_of (GTK_WIDGET (window), "present-jump");
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) last)));
  wait_until (show->slide == last);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_strip_comes_with_the_pointer (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *gone = root;
  g_autofree char *nameless = NULL;

  keys_do ("mousemove 300 300");
  desk_wait (desk);
  keys_do ("mousemove 400 330");
  wait_until (desk_button (root, _("Leave")) != NULL);
  nameless = desk_nameless (root);
  g_assert_cmpstr (nameless, ==, "");
  wait_until (desk_button (root, _("Leave")) == NULL);

  keys_do ("mousemove 540 320");
  wait_until (desk_button (root, _("Leave")) != NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &gone);
  desk_click (desk_button (root, _("Leave")));
  wait_until (gone == NULL);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);
  if (!keys_available ())
    return 0;

  g_test_add_func ("/present/monitor", test_monitor_is_not_the_main_one);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *order = g_strdup_printf ("/present/from-the-last/%u", sizes[i]);
      g_autofree char *before = g_strdup_printf ("/present/nothing-before/%u", sizes[i]);
      g_autofree char *all = g_strdup_printf ("/present/all-sizes/%u", sizes[i]);

      g_test_add_data_func (order, GUINT_TO_POINTER (sizes[i]), test_places_come_from_the_last);
      g_test_add_data_func (before, GUINT_TO_POINTER (sizes[i]),
                            test_nothing_is_seen_before_it_is_revealed);
      g_test_add_data_func (all, GUINT_TO_POINTER (sizes[i]), test_all_sizes);
    }
  g_test_add_func ("/present/hidden-scores", test_scores_can_be_hidden);
  g_test_add_func ("/present/keys", test_keys);
  g_test_add_func ("/present/27-units", test_27_units_on_a_screen);
  g_test_add_func ("/present/whole-wall", test_few_units_use_the_wall);
  g_test_add_func ("/present/photographs", test_photographs);
  g_test_add_func ("/present/put-right", test_put_right_is_shown);
  g_test_add_func ("/present/frozen", test_numbers_are_frozen);
  g_test_add_func ("/present/awards", test_awards_are_named);
  g_test_add_func ("/present/window", test_window_and_its_keys);
  g_test_add_func ("/present/come-back", test_left_and_come_back_to);
  g_test_add_func ("/present/notes", test_notes_are_prepared);
  g_test_add_func ("/present/notes-left", test_prepared_notes_are_left);
  g_test_add_func ("/present/jump", test_jump_to_a_slide);
  g_test_add_func ("/present/strip", test_strip_comes_with_the_pointer);

  return g_test_run ();
}
