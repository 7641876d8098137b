/* test-new-ticket.c - a new ticket is asked for, drafted, issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/tickets.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-limit-calendar.h"
#include "pages/tickets/san-new-ticket-private.h"
#include "pages/tickets/san-place-row.h"
#include "standards/san-standard-store.h"
#include "store/san-journal.h"

static gint64
newest (Desk *desk,
        guint stages)
{
  SanTicketFilter filter = { .stages = stages };
  g_autoptr (GArray) ids =
    san_ticket_store_ids (san_context_get_database (desk_context (desk)), &filter,
                          SAN_TICKET_BY_ISSUE, TRUE, tickets_time ("2018-06-26 10:42"), NULL);

  g_assert_cmpuint (ids->len, >, 0);

  return g_array_index (ids, gint64, 0);
}

static guint
n_tickets (Desk *desk,
           guint stages)
{
  SanTicketFilter filter = { .stages = stages };
  g_autoptr (GArray) ids =
    san_ticket_store_ids (san_context_get_database (desk_context (desk)), &filter,
                          SAN_TICKET_BY_ISSUE, TRUE, tickets_time ("2018-06-26 10:42"), NULL);

  return ids->len;
}

static SanNewTicketWindow *
open_at (Desk  *desk,
         gint64 point)
{
  SanTicketSeed seed = { .point_id = point };
  SanNewTicketWindow *window =
    san_new_ticket_window_open (GTK_WIDGET (desk->window), desk_context (desk), &seed);

  desk_wait (desk);

  return window;
}

static void
type (GtkTextView *view,
      const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* The point brings the unit, its bureau; the item brings what it asks for. */
static void
test_completion (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanNewTicketWindow *window = open_at (desk, 0);
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) line = NULL;
  g_autofree char *required = NULL;
  GtkWidget *matches;
  gint64 id, item;

  tickets_place (desk, &id, &item);
  point = san_point_store_load (database, id, NULL);
  line = san_item_store_load (database, item, NULL);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->issue)));

  gtk_editable_set_text (GTK_EDITABLE (window->point), point->code);
  desk_wait (desk);
  matches = san_place_row_get_matches (window->point);
  g_assert_true (gtk_widget_get_visible (matches));
  gtk_widget_activate (desk_find (matches, GTK_TYPE_LIST_BOX_ROW, 1));
  desk_wait (desk);
  g_assert_cmpint (san_place_row_get_point (window->point), ==, id);
  g_assert_cmpint (window->unit_id, ==, point->unit_id);
  g_assert_false (gtk_widget_get_visible (matches));
  g_assert_cmpuint (window->assist->len, ==, point->bureau_id != 0 ? 1 : 0);

  san_new_ticket_set_item (window, item);
  gtk_widget_activate (GTK_WIDGET (window->from_item));
  desk_click (GTK_WIDGET (window->from_item));
  {
    GtkTextIter start, end;
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (window->requirement);

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    required = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  }
  g_assert_nonnull (strstr (required, *line->text != '\0' ? line->text : line->name));
  gtk_window_close (GTK_WINDOW (window));
}

/* Three working days from a Tuesday end on Friday; the week after is another matter. */
static void
test_limit (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanNewTicketWindow *window = open_at (desk, 0);
  SanLimit limit = { SAN_LIMIT_WORKDAYS, 8, 0 };
  SanTime due = san_work_calendar_due (window->calendar, tickets_time ("2018-06-26 10:42"),
                                       &limit);
  g_autofree char *before = g_strdup (gtk_label_get_text (window->due));
  g_autofree char *why = NULL;

  g_assert_nonnull (strstr (before, "17:30"));
  san_limit_row_set (window->limit, &limit);
  san_new_ticket_limit_changed (window);
  g_assert_cmpstr (gtk_label_get_text (window->due), !=, before);
  g_assert_cmpint (due, ==, tickets_time ("2018-07-06 17:30"));
  why = san_limit_reason (window->calendar, tickets_time ("2018-06-26 10:42"), &limit);
  g_assert_cmpstr (gtk_label_get_text (window->why), ==, why);

  gtk_editable_set_text (GTK_EDITABLE (window->as_of), "2018-06-31");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->refusal)));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->issue)));
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_issue (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *photo = tickets_photo (desk, "before.jpg");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (SanTicket) ticket = NULL;
  SanNewTicketWindow *window;
  gint64 point, item;

  tickets_place (desk, &point, &item);
  window = open_at (desk, point);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->issue)));
  type (window->problem, "市场北门排水沟堵塞，污水外溢至人行道约 12 米，有明显异味，过往群众绕行。");
  san_new_ticket_set_item (window, item);
  type (window->requirement, "一、立即疏通排水沟并冲洗路面；二、督促管理方建立每日巡查记录。");
  g_assert_true (san_photo_strip_add_path (window->photos, photo));
  gtk_editable_set_text (GTK_EDITABLE (window->source), "热线");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (window->issue)));
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (window), "new-ticket");

  before = san_journal_list (database, 0, NULL);
  desk_click (GTK_WIDGET (window->issue));
  desk_wait (desk);
  after = san_journal_list (database, 0, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  ticket = tickets_load (desk, newest (desk, 0));
  g_assert_cmpint (ticket->point_id, ==, point);
  g_assert_cmpint (ticket->item_id, ==, item);
  g_assert_cmpstr (ticket->source, ==, "热线");
  g_assert_cmpuint (ticket->files->len, ==, 1);
  g_assert_cmpint (ticket->state->stage, ==, SAN_TICKET_ISSUED);
  g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_WHITE);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("Undo")));
  desk_picture (desk, "new-ticket-said");
}

/* A draft has no number; put right in the same window, it is issued as one ticket. */
static void
test_draft (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (SanTicket) draft = NULL;
  g_autoptr (SanTicket) issued = NULL;
  guint drafts = n_tickets (desk, 1 << SAN_TICKET_DRAFT);
  SanNewTicketWindow *window;
  SanTicketSeed seed = { 0 };
  gint64 point, item;

  tickets_place (desk, &point, &item);
  window = open_at (desk, point);
  type (window->problem, "垃圾未清运");
  desk_click (GTK_WIDGET (window->save));
  desk_wait (desk);
  g_assert_cmpuint (n_tickets (desk, 1 << SAN_TICKET_DRAFT), ==, drafts + 1);
  draft = tickets_load (desk, newest (desk, 1 << SAN_TICKET_DRAFT));
  g_assert_cmpint (draft->number.running, ==, 0);

  seed.draft = draft->id;
  window = san_new_ticket_window_open (GTK_WIDGET (desk->window), desk_context (desk), &seed);
  desk_wait (desk);
  type (window->problem, "垃圾满溢三日未清运");
  desk_click (GTK_WIDGET (window->issue));
  desk_wait (desk);
  issued = tickets_load (desk, draft->id);
  g_assert_cmpstr (issued->problem, ==, "垃圾满溢三日未清运");
  g_assert_cmpint (issued->number.running, >, 0);
  g_assert_cmpuint (n_tickets (desk, 1 << SAN_TICKET_DRAFT), ==, drafts);
}

/* What recurs is said before it is issued, and the white tile is left. */
static void
test_recurrence (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (SanTicket) again = NULL;
  SanNewTicketWindow *window;
  gint64 point, item, first;

  tickets_place (desk, &point, &item);
  first = tickets_issue (desk, "2018-06-04 16:12", point, item, "占道经营");
  window = open_at (desk, point);
  san_new_ticket_set_item (window, item);
  g_assert_true (gtk_widget_get_visible (window->duplicate_row));
  type (window->problem, "占道经营");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->issue)));
  gtk_window_close (GTK_WINDOW (window));

  tickets_do (desk, first, SAN_TICKET_REPORT, "2018-06-05 09:00", "李敏", "已劝离");
  tickets_do (desk, first, SAN_TICKET_VERIFY, "2018-06-06 09:00", "陈雪", "合格");
  window = open_at (desk, point);
  san_new_ticket_set_item (window, item);
  type (window->problem, "再次占道经营");
  desk_wait (desk);
  g_assert_true (window->recurs);
  g_assert_true (gtk_widget_get_visible (window->hint_box));
  g_assert_true (gtk_toggle_button_get_active (window->tiles[SAN_TICKET_YELLOW]));
  desk_picture_of (GTK_WIDGET (window), "new-ticket-recurs");
  desk_click (GTK_WIDGET (window->issue));
  desk_wait (desk);
  again = tickets_load (desk, newest (desk, 0));
  g_assert_cmpint (again->forebear_id, ==, first);
  g_assert_cmpint (again->state->colour, ==, SAN_TICKET_YELLOW);
}

/* The window that is open; NULL without one. */
static GtkWindow *
new_window (void)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (tops, i);

      if (SAN_IS_NEW_TICKET_WINDOW (top))
        return top;
    }

  return NULL;
}

/* Ctrl+N starts with what is selected. */
static void
test_from_selection (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPageSelection selection;
  GtkWindow *window;
  SanPage *page = desk_page (desk, "units");
  SanRoster *roster = san_context_get_roster (desk_context (desk));
  gint64 unit = san_roster_nth (roster, 3)->id;

  g_assert_true (san_page_show (page, g_variant_ref_sink (g_variant_new_int64 (unit))));
  desk_wait (desk);
  san_page_get_selection (page, &selection);
  g_assert_cmpint (selection.unit_id, ==, unit);
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "new-ticket", NULL);
  desk_wait (desk);
  window = new_window ();
  g_assert_true (SAN_IS_NEW_TICKET_WINDOW (window));
  g_assert_cmpint (SAN_NEW_TICKET_WINDOW (window)->unit_id, ==, unit);
  gtk_window_close (window);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/new-ticket/completion", test_completion);
  g_test_add_func ("/new-ticket/limit", test_limit);
  g_test_add_func ("/new-ticket/issue", test_issue);
  g_test_add_func ("/new-ticket/draft", test_draft);
  g_test_add_func ("/new-ticket/recurrence", test_recurrence);
  g_test_add_func ("/new-ticket/from-selection", test_from_selection);

  return g_test_run ();
}
