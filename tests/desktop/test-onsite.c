/* test-onsite.c - the sheet of a point, its tickets, and the second look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pages/assessment/san-onsite-books.h"
#include "pages/assessment/san-onsite-tickets.h"
#include "pages/assessment/san-onsite-view.h"
#include "pages/assessment/san-review-view.h"
#include "pages/tickets/san-new-ticket-window.h"
#include "store/san-journal.h"
#include "tickets/san-ticket-observation.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static gpointer
tab_of (Desk       *desk,
        const char *name,
        GType       type)
{
  SanPage *page = desk_page (desk, "assessment");
  GtkWidget *tab;

  g_assert_true (san_page_show (page, g_variant_ref_sink (g_variant_new_string (name))));
  desk_wait (desk);
  tab = desk_find (GTK_WIDGET (page), type, 0);
  g_assert_nonnull (tab);

  return tab;
}

static SanOnsiteView *
onsite_of (Desk *desk)
{
  return tab_of (desk, "onsite", SAN_TYPE_ONSITE_VIEW);
}

static void
press (SanOnsiteForm  *form,
       guint           key,
       GdkModifierType state)
{
  g_assert_true (san_onsite_form_press (form, key, state));
}

static gint64
length_of (Desk *desk)
{
  gint64 n;

  g_assert_true (san_database_query_int (database_of (desk), "SELECT max (seq) FROM step", &n, NULL));

  return n;
}

static gint64
observations_of (Desk *desk)
{
  gint64 n;

  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM observation", &n,
                                         NULL));

  return n;
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

static gpointer
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

/* A digit rates and goes on; every stroke is one step that can be undone. */
static void
test_rating (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (view);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  g_auto (SanSheetSum) sum = { 0 };
  gint64 length = length_of (desk), there = observations_of (desk);

  g_assert_cmpint (san_onsite_form_get_current (form), ==, 0);
  g_assert_true (desk_shows (GTK_WIDGET (form), "— / 100"));
  press (form, GDK_KEY_1, 0);
  g_assert_false (desk_shows (GTK_WIDGET (form), "— / 100"));
  press (form, GDK_KEY_3, 0);
  press (form, GDK_KEY_0, 0);
  g_assert_cmpint (san_onsite_form_get_current (form), ==, 3);
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 0), ==, "A");
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 1), ==, "C");
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 2), ==, SAN_GRADE_NA);
  g_assert_true (san_onsite_sheet_is_failed (sheet, 1));
  g_assert_cmpint (length_of (desk), ==, length + 3);
  g_assert_cmpint (observations_of (desk), ==, there + 3);
  san_onsite_sheet_sum_up (sheet, &sum);
  g_assert_cmpuint (sum.n_rated, ==, 3);

  press (form, GDK_KEY_Up, 0);
  press (form, GDK_KEY_Delete, 0);
  g_assert_false (san_onsite_sheet_is_rated (sheet, 2));
  g_assert_cmpint (observations_of (desk), ==, there + 2);
  desk_picture (desk, "onsite");

  undo (desk);
  undo (desk);
  g_assert_cmpint (observations_of (desk), ==, there + 2);
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 1), ==, "C");
  g_assert_false (san_onsite_sheet_is_rated (sheet, 2));
}

/* Shift rates all that is left, as one step; then the point is done, and the next comes. */
static void
test_rest_and_next (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (view);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  SanOnsiteList *list = san_onsite_view_get_list (view);
  SanVisit *first = san_onsite_list_get_chosen (list);
  gint64 point = first->point_id, length;

  press (form, GDK_KEY_2, 0);
  length = length_of (desk);
  press (form, GDK_KEY_exclam, GDK_SHIFT_MASK);
  g_assert_cmpint (length_of (desk), ==, length + 1);
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 0), ==, "B");
  for (guint i = 1; i < san_onsite_sheet_get_n (sheet); i++)
    g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, i), ==, "A");
  g_assert_cmpint (first->state, ==, SAN_VISIT_DONE);
  g_assert_cmpint (first->loss, >, 0);

  g_signal_emit_by_name (form, "finish");
  g_assert_cmpint (san_onsite_list_get_chosen (list)->point_id, !=, point);
  g_assert_cmpint (san_onsite_list_get_chosen (list)->state, ==, SAN_VISIT_TODO);
  g_assert_cmpint (san_onsite_form_get_current (form), ==, 0);
  g_signal_emit_by_name (form, "step", -1);
  g_assert_cmpint (san_onsite_list_get_chosen (list)->point_id, ==, point);
}

/* The number of faults gives the grade; what cannot be read is not taken. */
static void
test_faults (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (onsite_of (desk));

  g_assert_true (san_onsite_sheet_set_faults (sheet, 0, 2));
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 0), ==, "C");
  g_assert_true (san_onsite_sheet_set_faults (sheet, 0, -1));
  g_assert_false (san_onsite_sheet_is_rated (sheet, 0));
  g_assert_true (san_onsite_sheet_set_note (sheet, 0, " 路面破损 "));
  g_assert_cmpstr (san_onsite_sheet_get_line (sheet, 0)->found->note, ==, "路面破损");
  g_assert_false (san_onsite_sheet_is_rated (sheet, 0));
}

/* Photographs: stored once, counted, taken off; none before the item is rated. */
static void
test_photos (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (view);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autofree char *path = san_test_folder_path (desk->folder, "photo.jpg");
  const char *const paths[] = { path, NULL };
  g_autoptr (GPtrArray) files = NULL;
  gint64 blobs, more;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));
  g_assert_false (san_onsite_sheet_add_photos (sheet, 0, paths));

  press (form, GDK_KEY_4, 0);
  /* the form has gone on, the picture is of what was rated */
  g_assert_cmpint (san_onsite_form_get_photo_line (form), ==, 0);
  g_assert_true (san_onsite_sheet_add_photos (sheet, 0, paths));
  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM blob", &blobs,
                                         NULL));
  press (form, GDK_KEY_4, 0);
  g_assert_true (san_onsite_sheet_add_photos (sheet, 1, paths));
  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM blob", &more,
                                         NULL));
  g_assert_cmpint (more, ==, blobs);
  g_assert_cmpuint (san_onsite_sheet_get_line (sheet, 0)->n_photos, ==, 1);
  desk_picture (desk, "onsite-photos");

  files = san_observation_file_store_list (database_of (desk),
                                           san_onsite_sheet_get_line (sheet, 0)->first, NULL);
  g_assert_true (san_onsite_sheet_remove_photo (sheet,
                                                ((SanObservationFile *) files->pdata[0])->id));
  g_assert_cmpuint (san_onsite_sheet_get_line (sheet, 0)->n_photos, ==, 0);
  g_assert_cmpuint (san_onsite_sheet_get_line (sheet, 1)->n_photos, ==, 1);
}

/* What failed is ticked; the ticket knows what it came of, and the form knows the ticket. */
static void
test_ticket (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (view);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  SanNewTicketWindow *window;
  GtkWidget *button;
  g_autoptr (GPtrArray) sources = NULL;

  press (form, GDK_KEY_4, 0);
  press (form, GDK_KEY_1, 0);
  san_onsite_sheet_set_note (sheet, 0, "宣传栏空白");
  press (form, GDK_KEY_w, 0);
  desk_wait (desk);
  window = window_of (SAN_TYPE_NEW_TICKET_WINDOW);
  g_assert_nonnull (window);
  g_assert_true (desk_shows (GTK_WIDGET (window), "宣传栏空白") ||
                 desk_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, 0) != NULL);
  button = desk_button (GTK_WIDGET (window), _("Issue"));
  g_assert_nonnull (button);
  desk_click (button);
  desk_wait (desk);

  g_assert_cmpint (san_onsite_sheet_get_line (sheet, 0)->ticket, !=, 0);
  g_assert_cmpint (san_onsite_sheet_get_line (sheet, 1)->ticket, ==, 0);
  sources = san_ticket_source_store_list (database_of (desk),
                                          san_onsite_sheet_get_line (sheet, 0)->ticket, NULL);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpint (((SanTicketSource *) sources->pdata[0])->observation_id, ==,
                   san_onsite_sheet_get_line (sheet, 0)->first);
}

/* In bulk: all of the round at once, taken back at once. */
static void
test_bulk (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  const SanRound *round;
  g_autoptr (SanTicketOffers) offers = NULL;
  SanOnsiteTickets *dialog;
  gint64 before, after, length;

  press (form, GDK_KEY_4, 0);
  press (form, GDK_KEY_4, 0);
  g_signal_emit_by_name (form, "step", 1);
  press (form, GDK_KEY_4, 0);
  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM ticket", &before,
                                         NULL));
  round = san_context_get_round (desk_context (desk));
  offers = san_ticket_offers_of_round (database_of (desk), round, 0,
                                       san_workspace_now (san_context_get_workspace (
                                                            desk_context (desk))), NULL);
  g_assert_cmpuint (offers->offers->len, >=, 2);
  dialog = san_onsite_tickets_run (desk_page (desk, "assessment"),
                                   san_context_get_round (desk_context (desk)));
  g_assert_nonnull (dialog);
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (dialog), "onsite-tickets");
  length = length_of (desk);
  desk_click (desk_button (GTK_WIDGET (dialog), _("Issue")));
  desk_wait (desk);
  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM ticket", &after,
                                         NULL));
  g_assert_cmpint (after, ==, before + offers->offers->len);
  g_assert_cmpint (length_of (desk), ==, length + 1);
  undo (desk);
  g_assert_true (san_database_query_int (database_of (desk), "SELECT count (*) FROM ticket", &after,
                                         NULL));
  g_assert_cmpint (after, ==, before);
}

/* In review the sheet shows and does not take. */
static void
test_locked (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanPeriod may = san_period_month (2018, 5);

  san_context_set_period (desk_context (desk), &may);
  desk_wait (desk);
  g_assert_false (san_onsite_sheet_is_open (san_onsite_view_get_sheet (view)));
  g_assert_false (san_onsite_sheet_rate (san_onsite_view_get_sheet (view), 0, "A"));
}

/* The sample is rated anew without sight of the first; what differs is settled. */
static void
test_review (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanReviewView *review = tab_of (desk, "review", SAN_TYPE_REVIEW_VIEW);
  gint64 point = san_onsite_list_get_chosen (san_review_view_get_list (review))->point_id;
  SanOnsiteView *view = onsite_of (desk);
  SanOnsiteSheet *first = san_onsite_view_get_sheet (view);
  SanOnsiteSheet *second = san_review_view_get_sheet (review);
  gint64 id;

  /* nothing to compare with yet */
  if (san_onsite_sheet_get_line (second, 0)->first == 0)
    g_assert_false (san_onsite_sheet_rate (second, 0, "A"));

  g_assert_true (san_onsite_list_choose (san_onsite_view_get_list (view), point));
  g_assert_true (san_onsite_sheet_rate (first, 0, "A"));
  g_assert_true (san_onsite_sheet_rate (first, 1, "A"));
  id = san_onsite_sheet_get_line (first, 0)->first;
  review = tab_of (desk, "review", SAN_TYPE_REVIEW_VIEW);
  g_assert_cmpstr (san_onsite_sheet_get_grade (second, 0), ==, "");
  g_assert_true (san_onsite_sheet_rate (second, 0, "C"));
  g_assert_true (san_onsite_sheet_rate (second, 1, "A"));
  g_assert_cmpuint (san_review_view_get_n_open (review), ==, 1);
  desk_picture (desk, "review");

  g_assert_true (san_review_view_settle (review, id, TRUE, "照片为证"));
  desk_wait (desk);
  g_assert_cmpuint (san_review_view_get_n_open (review), ==, 0);
  onsite_of (desk);
  g_assert_cmpstr (san_onsite_sheet_get_grade (first, 0), ==, "C");
  undo (desk);
  g_assert_cmpstr (san_onsite_sheet_get_grade (first, 0), ==, "A");
}

/* What is typed twice are the points that were typed once. */
static void
test_second_typing (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanOnsiteView *view = onsite_of (desk);
  SanReviewView *review;

  press (san_onsite_view_get_form (view), GDK_KEY_1, 0);
  review = tab_of (desk, "review", SAN_TYPE_REVIEW_VIEW);
  san_review_view_set_kind (review, FALSE);
  desk_wait (desk);
  g_assert_true (san_onsite_list_choose (san_review_view_get_list (review),
                                         san_onsite_list_get_chosen (
                                           san_onsite_view_get_list (view))->point_id));
  g_assert_true (san_onsite_sheet_rate (san_review_view_get_sheet (review), 0, "B"));
  g_assert_cmpuint (san_review_view_get_n_open (review), ==, 1);
}

/* A workbook for each unit where there are no teams. */
static void
test_books (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  const SanRound *round = san_context_get_round (context);
  SanRoster *roster = san_context_get_roster (context);
  g_autoptr (SanStandard) standard = san_standard_load (database_of (desk), round->period.first,
                                                        NULL);
  g_autoptr (GPtrArray) visits = san_visit_store_list (database_of (desk), round, roster, standard,
                                                       NULL);
  g_autoptr (GHashTable) units = san_visit_progress_by (visits, FALSE);
  g_autofree char *folder = san_test_folder_path (desk->folder, "books");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  guint written, n = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  san_onsite_books_write (context, round, standard, visits, folder, &written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written, ==, g_hash_table_size (units));
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, written);
}

static void
test_names (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 700);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  onsite_of (desk);
  first = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (first, ==, "");
  desk_picture (desk, "onsite-narrow");
  tab_of (desk, "review", SAN_TYPE_REVIEW_VIEW);
  second = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (second, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/onsite/rating", test_rating);
  g_test_add_func ("/onsite/rest-and-next", test_rest_and_next);
  g_test_add_func ("/onsite/faults", test_faults);
  g_test_add_func ("/onsite/photos", test_photos);
  g_test_add_func ("/onsite/ticket", test_ticket);
  g_test_add_func ("/onsite/bulk", test_bulk);
  g_test_add_func ("/onsite/locked", test_locked);
  g_test_add_func ("/onsite/review", test_review);
  g_test_add_func ("/onsite/second-typing", test_second_typing);
  g_test_add_func ("/onsite/books", test_books);
  g_test_add_func ("/onsite/names", test_names);

  return g_test_run ();
}
