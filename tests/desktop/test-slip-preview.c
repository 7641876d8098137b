/* test-slip-preview.c - slips before they are printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-slip-preview.h"
#include "pages/tickets/san-ticket-feedback.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-print-preview.h"

static gint64
issue (Desk           *desk,
       const char     *unit,
       const char     *problem,
       SanTicketColour colour,
       gboolean        draft)
{
  SanWorkspace *workspace = san_context_get_workspace (desk_context (desk));
  SanRoster *roster = san_context_get_roster (desk_context (desk));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequest request = {
    .unit_id = san_roster_find (roster, unit, NULL)->id,
    .problem = problem,
    .requirement = "一、立即整改；二、建立每日巡查记录；三、报送前后对比照片各2张。",
    .has_colour = TRUE,
    .colour = colour,
    .reason = "多次发生",
    .as_of = SAN_TICKET_NO_TIME,
    .draft = draft,
  };

  san_ticket_new (workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

static SanPrintPreview *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PRINT_PREVIEW (window) && gtk_widget_get_mapped (window))
        return SAN_PRINT_PREVIEW (window);
    }

  return NULL;
}

static guint
count_left (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  san_database_query_int (san_context_get_database (desk_context (desk)),
                          "SELECT count(*) FROM step WHERE verb = 'left'", &n, &error);
  g_assert_no_error (error);

  return (guint) n;
}

static void
test_window (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 ids[4];
  SanPrintPreview *preview;
  g_autofree char *nameless = NULL;
  guint left;

  ids[0] = issue (desk, "青石街道", "市场北门排水沟堵塞，污水外溢至人行道约12米。", SAN_TICKET_WHITE, FALSE);
  ids[1] = issue (desk, "临江街道", "占道经营", SAN_TICKET_YELLOW, FALSE);
  ids[2] = issue (desk, "青石街道", "未定", SAN_TICKET_WHITE, TRUE);
  ids[3] = issue (desk, "望云街道", "垃圾堆积面积约60平方米", SAN_TICKET_WHITE, FALSE);

  san_slip_preview_open (GTK_WIDGET (desk->window), desk_context (desk), ids, 4);
  desk_wait (desk);
  preview = find_preview ();
  g_assert_nonnull (preview);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (preview));
  g_assert_true (desk_shows (GTK_WIDGET (preview), _("Whole page")));
  g_assert_true (desk_shows (GTK_WIDGET (preview), _("Counterfoil")));
  nameless = desk_nameless (GTK_WIDGET (preview));
  g_assert_cmpstr (nameless, ==, "");
  desk_picture_of (GTK_WIDGET (preview), "slip-preview");

  /* what is printed or saved has left; the draft was never among them */
  left = count_left (desk);
  g_signal_emit_by_name (preview, "sent");
  g_assert_cmpuint (count_left (desk), ==, left + 3);

  gtk_window_destroy (GTK_WINDOW (preview));
  desk_wait (desk);
}

static void
test_switches (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 id = issue (desk, "青石街道", "占道经营", SAN_TICKET_YELLOW, FALSE);
  SanPrintPreview *preview;
  GtkWidget *check = NULL, *button;
  guint n = 0;

  san_slip_preview_open (GTK_WIDGET (desk->window), desk_context (desk), &id, 1);
  desk_wait (desk);
  preview = find_preview ();
  g_assert_nonnull (preview);
  for (guint i = 0; (button = desk_find (GTK_WIDGET (preview), GTK_TYPE_SWITCH, i)) != NULL; i++)
    {
      gtk_switch_set_active (GTK_SWITCH (button), !gtk_switch_get_active (GTK_SWITCH (button)));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (preview));
      n++;
    }
  g_assert_cmpuint (n, ==, 5);
  for (guint i = 0; (button = desk_find (GTK_WIDGET (preview), GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (preview));
      check = button;
    }

  /* without a slip there is nothing to print, and nothing leaves */
  n = count_left (desk);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (preview));
  g_signal_emit_by_name (preview, "sent");
  g_assert_cmpuint (count_left (desk), ==, n);

  gtk_window_destroy (GTK_WINDOW (preview));
  desk_wait (desk);
}

/* Workbooks go out by unit, one comes back filled and is entered by one click. */
static void
test_feedback (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  gint64 id = issue (desk, "青石街道", "占道经营", SAN_TICKET_WHITE, FALSE);
  g_autoptr (SanTicket) ticket = san_ticket_store_load (san_context_get_database (context), id,
                                                        NULL);
  g_autofree char *number = san_ticket_number_format (&ticket->number);
  g_autofree char *folder = san_test_folder_path (desk->folder, "");
  g_autofree char *path = san_test_folder_path (desk->folder, "back.csv");
  g_autofree char *table = g_strdup_printf ("编号,办理结果,整改情况,反馈人\n%s,已完成,已清理,联络员\n",
                                            number);
  g_autoptr (SanTicket) reported = NULL;
  g_autoptr (GError) error = NULL;
  guint written = 0, files = san_test_folder_count (desk->folder);

  san_ticket_feedback_write (context, &ticket->unit_id, 1, folder, &written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written, ==, 1);
  g_assert_cmpuint (san_test_folder_count (desk->folder), ==, files + 1);

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  san_ticket_feedback_show (GTK_WIDGET (desk->window), context, path);
  desk_wait (desk);
  g_assert_true (desk_shows (desk_dialog (), _("Enter these replies?")));
  desk_picture_of (desk_dialog (), "feedback");
  desk_respond ("enter");
  desk_wait (desk);
  reported = san_ticket_store_load (san_context_get_database (context), id, NULL);
  g_assert_cmpint (reported->state->stage, ==, SAN_TICKET_REPORTED);

  /* read again it has nothing to enter */
  san_ticket_feedback_show (GTK_WIDGET (desk->window), context, path);
  desk_wait (desk);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (desk_dialog ()),
                                                           "enter"));
  desk_respond ("cancel");
  desk_wait (desk);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/slip-preview/window", test_window);
  g_test_add_func ("/slip-preview/switches", test_switches);
  g_test_add_func ("/slip-preview/feedback", test_feedback);

  return g_test_run ();
}
