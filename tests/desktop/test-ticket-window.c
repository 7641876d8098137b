/* test-ticket-window.c - one ticket: its slip, its verbs, its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/tickets.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "app/san-sweeper.h"
#include "pages/tickets/san-slip-view.h"
#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-verbs.h"
#include "pages/tickets/san-ticket-window.h"
#include "standards/san-standard-store.h"
#include "base/san-error.h"
#include "store/san-journal.h"
#include "store/san-operator-store.h"

static gboolean
add_people (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  static const char *const names[] = { "李敏", "陈雪", "王海" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SanOperator person = { 0, (char *) names[i], TRUE };

      if (!san_operator_store_put (database, &person, error) &&
          !g_error_matches (*error, SAN_ERROR, SAN_ERROR_EXISTS))
        return FALSE;
      g_clear_error (error);
    }

  return TRUE;
}

/* As picture 17: it rose by lapse, was received, is being worked on. */
static gint64
make_ticket (Desk *desk)
{
  gint64 point, item, id;

  san_context_change (desk_context (desk), "operators.edit", "people", add_people, NULL, NULL);
  tickets_place (desk, &point, &item);
  id = tickets_issue (desk, "2018-06-14 15:40", point, item,
                      "该点位 2018 年 5 月 4 日曾以白单交办，5 月 11 日销号。6 月 14 日回头看发现 9 户商户"
                      "再次占道经营，属反弹。");
  tickets_do (desk, id, SAN_TICKET_RECEIVE, "2018-06-15 09:20", "李敏", "");
  tickets_do (desk, id, SAN_TICKET_BEGIN, "2018-06-25 08:42", "李敏",
              "已劝离 6 户，剩 3 户协调固定摊位。");
  tickets_do (desk, id, SAN_TICKET_REMIND, "2018-06-25 09:03", "陈雪", "电话告知街道分管领导");

  return id;
}

static GtkWindow *
window_of (GType type)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (tops, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (top, type))
        return top;
    }

  return NULL;
}

static GtkWidget *
verb_dialog (Desk         *desk,
             gint64        id,
             SanTicketKind kind)
{
  san_ticket_verb_dialog_run (GTK_WIDGET (desk->window), desk_context (desk), &id, 1, kind);
  desk_wait (desk);

  return GTK_WIDGET (window_of (SAN_TYPE_TICKET_VERB_DIALOG));
}

static AdwEntryRow *
row_called (GtkWidget  *root,
            const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = desk_find (root, ADW_TYPE_ENTRY_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return ADW_ENTRY_ROW (row);
    }
}

static void
type (GtkWidget  *root,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row_called (root, title)), text);
}

static void
test_shows (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 id = make_ticket (desk);
  g_autoptr (SanTicket) ticket = tickets_load (desk, id);
  g_autofree char *number = san_ticket_number_label (&ticket->number);
  g_autofree char *nameless = NULL;
  GtkWidget *window;

  g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_YELLOW);
  window = GTK_WIDGET (san_ticket_window_open (GTK_WIDGET (desk->window), desk_context (desk), id,
                                               NULL, 0));
  desk_wait (desk);
  g_assert_true (desk_shows (window, number));
  g_assert_true (desk_shows (window, san_ticket_kind_label (SAN_TICKET_RECEIVE)));
  nameless = desk_nameless (window);
  g_assert_cmpstr (nameless, ==, "");
  desk_picture_of (window, "ticket-window");

  /* the same ticket is not opened twice */
  g_assert_true (GTK_WIDGET (san_ticket_window_open (GTK_WIDGET (desk->window),
                                                     desk_context (desk), id, NULL, 0)) == window);
  gtk_window_close (GTK_WINDOW (window));
}

/* The timeline has a line for each event; a note becomes one. */
static void
test_note (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 id = make_ticket (desk);
  g_autoptr (SanTicket) before = tickets_load (desk, id);
  g_autoptr (SanTicket) after = NULL;
  GtkWidget *window = GTK_WIDGET (san_ticket_window_open (GTK_WIDGET (desk->window),
                                                          desk_context (desk), id, NULL, 0));
  GtkWidget *note;
  gboolean handled = FALSE;
  GtkEventController *keys;
  g_autoptr (GListModel) controllers = NULL;

  desk_wait (desk);
  note = desk_find (window, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (note), "已与分管领导电话沟通");
  controllers = gtk_widget_observe_controllers (note);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      keys = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (keys))
        g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 36, GDK_CONTROL_MASK,
                               &handled);
      g_object_unref (keys);
    }
  g_assert_true (handled);
  desk_wait (desk);
  after = tickets_load (desk, id);
  g_assert_cmpuint (after->events->len, ==, before->events->len + 1);
  g_assert_true (desk_shows (window, "已与分管领导电话沟通") ||
                 desk_shows (window, "李敏  已与分管领导电话沟通"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "");
  gtk_window_close (GTK_WINDOW (window));
}

/* What is typed into the slip is kept when the window is left, as one step. */
static void
test_edits (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 point, item, id;
  g_autoptr (SanTicket) after = NULL;
  GtkWidget *window, *problem;

  tickets_place (desk, &point, &item);
  id = tickets_issue (desk, "2018-06-26 09:00", point, item, "井盖缺失");
  window = GTK_WIDGET (san_ticket_window_open (GTK_WIDGET (desk->window), desk_context (desk), id,
                                               NULL, 0));
  desk_wait (desk);
  problem = desk_find (window, GTK_TYPE_TEXT_VIEW, 0);
  g_assert_nonnull (problem);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (problem)),
                            "海府一横路窨井盖缺失", -1);
  g_assert_true (san_slip_view_keep (SAN_SLIP_VIEW (desk_find (window, SAN_TYPE_SLIP_VIEW, 0))));
  desk_wait (desk);
  after = tickets_load (desk, id);
  g_assert_cmpstr (after->problem, ==, "海府一横路窨井盖缺失");
  g_assert_cmpstr (after->requirement, !=, "");
  gtk_window_close (GTK_WINDOW (window));
}

/* The clock stops with a report; the second person closes; the first may not. */
static void
test_second_person (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 id = make_ticket (desk);
  GtkWidget *dialog = verb_dialog (desk, id, SAN_TICKET_REPORT);
  GtkWidget *accept = desk_button (dialog, _("Record reply"));
  g_autoptr (SanTicket) reported = NULL;
  g_autoptr (SanTicket) closed = NULL;
  GtkWidget *person;

  type (dialog, _("By whom"), "林芳");
  type (dialog, _("What was done"), "9 户全部入室经营，划线到位。");
  g_assert_true (gtk_widget_get_sensitive (accept));
  desk_picture_of (dialog, "verb-report");
  desk_click (accept);
  desk_wait (desk);
  reported = tickets_load (desk, id);
  g_assert_cmpint (reported->state->stage, ==, SAN_TICKET_REPORTED);
  g_assert_cmpstr (reported->state->last_reporter_by, ==, "林芳");

  dialog = verb_dialog (desk, id, SAN_TICKET_VERIFY);
  accept = desk_button (dialog, _("Close the ticket"));
  g_assert_false (gtk_widget_get_sensitive (accept));      /* 李敏 recorded the reply */
  desk_picture_of (dialog, "verb-second-person");
  person = NULL;
  for (guint i = 0; person == NULL; i++)
    {
      GtkWidget *row = desk_find (dialog, ADW_TYPE_COMBO_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                       _("Entered by")))
        person = row;
    }
  for (guint i = 0; !gtk_widget_get_sensitive (accept); i++)
    {
      g_assert_cmpuint (i, <, 20);
      adw_combo_row_set_selected (ADW_COMBO_ROW (person), i);
    }
  desk_click (accept);
  desk_wait (desk);
  closed = tickets_load (desk, id);
  g_assert_cmpint (closed->state->stage, ==, SAN_TICKET_CLOSED);
  g_assert_cmpstr (san_context_get_operator (desk_context (desk)), ==, "李敏");
}

/* Fail is a return, needs a reason, and shows what follows. */
static void
test_send_back (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 id = make_ticket (desk);
  g_autoptr (SanTicket) after = NULL;
  GtkWidget *dialog, *accept;

  tickets_do (desk, id, SAN_TICKET_REPORT, "2018-06-26 10:00", "李敏", "完成");
  dialog = verb_dialog (desk, id, SAN_TICKET_RETURN);
  accept = desk_button (dialog, _("Send back"));
  g_assert_nonnull (accept);
  g_assert_false (gtk_widget_get_sensitive (accept));
  type (dialog, _("Reason"), "仍有 2 户占道");
  g_assert_true (gtk_widget_get_sensitive (accept));
  desk_picture_of (dialog, "verb-send-back");
  desk_click (accept);
  desk_wait (desk);
  after = tickets_load (desk, id);
  g_assert_cmpuint (after->state->returns, ==, 1);
}

/* The calendar answers while the limit is chosen; the engine's refusal stands in the
 * dialog and nothing is written. */
static void
test_extend (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 point, item, id;
  g_autoptr (SanTicket) after = NULL;
  g_autoptr (GPtrArray) before_steps = NULL;
  g_autoptr (GPtrArray) after_steps = NULL;
  GtkWidget *dialog, *accept;

  tickets_place (desk, &point, &item);
  id = tickets_issue (desk, "2018-06-25 09:00", point, item, "井盖缺失");
  dialog = verb_dialog (desk, id, SAN_TICKET_EXTEND);
  accept = desk_button (dialog, _("Ask for extension"));
  type (dialog, _("Reason"), "管线施工未完");
  g_assert_true (gtk_widget_get_sensitive (accept));
  desk_picture_of (dialog, "verb-extend");
  type (dialog, _("When"), "2018-06-24 10:00");      /* before it was issued */
  g_assert_false (gtk_widget_get_sensitive (accept));
  before_steps = san_journal_list (san_context_get_database (desk_context (desk)), 0, NULL);
  type (dialog, _("When"), "2018-06-26 10:30");
  g_assert_true (gtk_widget_get_sensitive (accept));
  desk_click (accept);
  desk_wait (desk);
  after = tickets_load (desk, id);
  g_assert_true (after->state->extension_asked);
  after_steps = san_journal_list (san_context_get_database (desk_context (desk)), 0, NULL);
  g_assert_cmpuint (after_steps->len, ==, before_steps->len + 1);
}

/* Each verb that somebody does by hand has a dialog that opens for a ticket that takes it,
 * and closes again without a trace. */
static void
test_every_verb (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  gint64 id = make_ticket (desk);
  g_autofree char *before = san_journal_digest (database, NULL);
  g_autofree char *after = NULL;

  for (guint kind = 0; kind < SAN_TICKET_KINDS; kind++)
    {
      GtkWidget *dialog;

      if (san_ticket_verb_find (kind) == NULL)
        continue;
      dialog = verb_dialog (desk, id, kind);
      g_assert_nonnull (dialog);
      if (kind == SAN_TICKET_REASSIGN || kind == SAN_TICKET_REMIND || kind == SAN_TICKET_ORDER_RED)
        {
          g_autofree char *name = g_strdup_printf ("verb-%s", san_ticket_kind_name (kind));

          desk_picture_of (dialog, name);
        }
      gtk_window_close (GTK_WINDOW (dialog));
      desk_wait (desk);
    }
  after = san_journal_digest (database, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Alt+Down goes along the list. */
static void
test_walk (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanTicketFilter filter = { .open = TRUE };
  g_autoptr (GArray) ids =
    san_ticket_store_ids (san_context_get_database (desk_context (desk)), &filter,
                          SAN_TICKET_BY_URGENCY, FALSE, tickets_time ("2018-06-26 10:42"), NULL);
  SanTicketWindow *window;

  g_assert_cmpuint (ids->len, >, 2);
  window = san_ticket_window_open (GTK_WIDGET (desk->window), desk_context (desk),
                                   g_array_index (ids, gint64, 0),
                                   (gint64 *) (gpointer) ids->data, ids->len);
  desk_wait (desk);
  desk_click (desk_button (GTK_WIDGET (window), _("Next ticket of the list (Alt+Down)")));
  desk_wait (desk);
  g_assert_cmpint (san_ticket_window_get_ticket (window), ==, g_array_index (ids, gint64, 1));
  desk_click (desk_button (GTK_WIDGET (window), _("Previous ticket of the list (Alt+Up)")));
  desk_wait (desk);
  g_assert_cmpint (san_ticket_window_get_ticket (window), ==, g_array_index (ids, gint64, 0));
  gtk_window_close (GTK_WINDOW (window));
}

/* The sweep */

static gboolean
is_swept (gpointer data)
{
  return *(guint *) data > 0;
}

static void
on_swept_cb (SanSweeper *sweeper,
             guint       steps,
             guint      *count)
{
  (*count)++;
}

static guint
n_notified (void)
{
  g_autoptr (GVariant) value = g_settings_get_value (san_settings_get (), "notified-tickets");

  return (guint) g_variant_n_children (value);
}

/* What fell due while nobody looked rises in a worker, once; a due time is notified once. */
static void
test_sweeper (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 point, item, id;
  g_autoptr (SanSweeper) sweeper = NULL;
  g_autoptr (SanTicket) before = NULL;
  g_autoptr (SanTicket) after = NULL;
  guint swept = 0, notified;

  tickets_place (desk, &point, &item);
  id = tickets_issue (desk, "2018-06-26 10:00", point, item, "井盖缺失");
  before = tickets_load (desk, id);
  g_assert_cmpint (before->state->colour, ==, SAN_TICKET_WHITE);

  san_clock_fix (before->state->due + 60);
  sweeper = san_sweeper_new (desk_context (desk));
  g_signal_connect (sweeper, "swept", G_CALLBACK (on_swept_cb), &swept);
  desk_wait_until (is_swept, &swept);
  after = tickets_load (desk, id);
  g_assert_cmpint (after->state->colour, ==, SAN_TICKET_YELLOW);

  /* again: nothing more happens, nothing is notified twice */
  notified = n_notified ();
  swept = 0;
  san_sweeper_run (sweeper);
  desk_wait_until (is_swept, &swept);
  g_assert_cmpuint (n_notified (), ==, notified);
  san_sweeper_stop (sweeper);
  san_clock_fix (G_MININT64);
}

static void
test_due_soon (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 point, item, id;
  g_autoptr (SanSweeper) sweeper = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  guint swept = 0;
  gboolean found = FALSE;
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  const char *path;
  gint64 known, due;

  tickets_place (desk, &point, &item);
  id = tickets_issue (desk, "2018-06-25 10:00", point, item, "井盖缺失");
  tickets_do (desk, id, SAN_TICKET_RECEIVE, "2018-06-25 11:00", "李敏", "");
  ticket = tickets_load (desk, id);
  san_clock_fix (ticket->state->due - 60);      /* an hour left, inside office hours */
  sweeper = san_sweeper_new (desk_context (desk));
  g_signal_connect (sweeper, "swept", G_CALLBACK (on_swept_cb), &swept);
  desk_wait_until (is_swept, &swept);
  value = g_settings_get_value (san_settings_get (), "notified-tickets");
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&sxx)", &path, &known, &due))
    found = found || (known == id && due == ticket->state->due);
  g_assert_true (found);
  san_sweeper_stop (sweeper);
  san_clock_fix (G_MININT64);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/ticket-window/shows", test_shows);
  g_test_add_func ("/ticket-window/note", test_note);
  g_test_add_func ("/ticket-window/edits", test_edits);
  g_test_add_func ("/ticket-window/second-person", test_second_person);
  g_test_add_func ("/ticket-window/send-back", test_send_back);
  g_test_add_func ("/ticket-window/extend", test_extend);
  g_test_add_func ("/ticket-window/every-verb", test_every_verb);
  g_test_add_func ("/ticket-window/walk", test_walk);
  g_test_add_func ("/ticket-window/sweeper", test_sweeper);
  g_test_add_func ("/ticket-window/due-soon", test_due_soon);

  return g_test_run ();
}
