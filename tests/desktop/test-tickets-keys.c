/* test-tickets-keys.c - the page of tickets under a real keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/keys.h"
#include "desktop/ticket-fixture.h"
#include "desktop/tickets.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-ticket-board.h"
#include "pages/tickets/san-ticket-detail.h"
#include "app/san-ticket-verb-dialog.h"
#include "pages/tickets/san-ticket-window.h"
#include "pages/tickets/san-tickets-page.h"

/* (transfer none) (nullable): the active window of that type */
static GtkWindow *
active_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_window_is_active (window))
        return window;
    }

  return NULL;
}

static SanPage *
page_of (Desk *desk)
{
  return san_window_get_page (desk->window);
}

static gboolean
is_tickets (Desk *desk)
{
  return SAN_IS_TICKETS_PAGE (page_of (desk));
}

static const SanTicket *
shown (Desk *desk)
{
  GtkWidget *detail = desk_find (GTK_WIDGET (page_of (desk)), SAN_TYPE_TICKET_DETAIL, 0);

  return san_ticket_detail_get_ticket (SAN_TICKET_DETAIL (detail));
}

/* The page, whose list has the focus from the start. */
static Desk *
open_page (void)
{
  Desk *desk = ticket_fixture_desk (1280, 740);

  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("ctrl+7");
  wait_until (is_tickets (desk));
  desk_wait (desk);

  return desk;
}

static void
test_list (void)
{
  g_autoptr (Desk) desk = open_page ();
  gint64 first = shown (desk)->id;
  gint64 second;

  keys_press ("Down");
  wait_until (shown (desk) != NULL && shown (desk)->id != first);
  second = shown (desk)->id;

  keys_press ("Return");
  wait_until (active_window (SAN_TYPE_TICKET_WINDOW) != NULL);
  g_assert_cmpint (san_ticket_window_get_ticket (SAN_TICKET_WINDOW (active_window (SAN_TYPE_TICKET_WINDOW))),
                   ==, second);
  gtk_window_destroy (active_window (SAN_TYPE_TICKET_WINDOW));
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));

  keys_press ("ctrl+u");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) != NULL);
  keys_press ("Escape");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
}

static GtkWidget *
window_button (const char *text)
{
  GtkWindow *window = active_window (SAN_TYPE_TICKET_WINDOW);

  return window != NULL ? desk_button (GTK_WIDGET (window), text) : NULL;
}

static gboolean
is_tab (const char *text)
{
  GtkWidget *button = window_button (text);

  return button != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
test_tabs (void)
{
  g_autoptr (Desk) desk = open_page ();

  keys_press ("Return");
  wait_until (window_button (_("Photos")) != NULL);
  keys_press ("ctrl+Tab");
  wait_until (is_tab (_("Photos")));
  keys_press ("ctrl+shift+Tab");
  wait_until (is_tab (_("Timeline")));
  gtk_window_destroy (active_window (SAN_TYPE_TICKET_WINDOW));
}

static GtkWidget *
refusal (GtkWindow *dialog)
{
  GtkWidget *label;

  for (guint i = 0; (label = desk_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "sn-over") && gtk_widget_get_height (label) > 0)
      return label;

  return NULL;
}

/* A dialog that cannot write says so where it is seen. */
static void
test_refused (void)
{
  g_autoptr (Desk) desk = open_page ();
  SanDatabase *database = san_context_get_database (desk_context (desk));
  graphene_rect_t area;
  GtkWindow *dialog;

  keys_press ("ctrl+u");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) != NULL);
  dialog = active_window (SAN_TYPE_TICKET_VERB_DIALOG);
  g_assert_true (san_database_exec (database, "PRAGMA query_only = 1", NULL));
  keys_press ("Return");
  wait_until (refusal (dialog) != NULL);
  desk_wait (desk);
  g_assert_true (gtk_widget_compute_bounds (refusal (dialog), GTK_WIDGET (dialog), &area));
  g_assert_cmpfloat (area.origin.y + area.size.height, <=, gtk_widget_get_height (GTK_WIDGET (dialog)));
  g_assert_true (san_database_exec (database, "PRAGMA query_only = 0", NULL));
  keys_press ("Escape");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) == NULL);
}

static gboolean
is_focused (Desk *desk)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page_of (desk)), GTK_TYPE_COLUMN_VIEW, 0);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && view != NULL && gtk_widget_is_ancestor (focus, view) &&
         (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* A ticket was done something to: the next key goes on from there, and so it is after a
 * look at the board. */
static void
test_place (void)
{
  g_autoptr (Desk) desk = open_page ();
  gint64 first = shown (desk)->id;
  gint64 third, fourth;

  keys_press ("Down");
  wait_until (shown (desk)->id != first);
  keys_press ("Down");
  keys_press ("Down");
  desk_wait (desk);
  fourth = shown (desk)->id;
  keys_press ("Up");
  wait_until (shown (desk)->id != fourth);
  third = shown (desk)->id;

  tickets_do (desk, third, SAN_TICKET_NOTE, "2018-06-26 10:42", "李敏", "已电话联系");
  wait_until (is_focused (desk));
  g_assert_cmpint (shown (desk)->id, ==, third);
  keys_press ("Down");
  wait_until (shown (desk)->id == fourth);

  keys_press ("ctrl+b");
  wait_until (desk_find (GTK_WIDGET (page_of (desk)), SAN_TYPE_TICKET_BOARD, 0) != NULL);
  desk_wait (desk);
  keys_press ("ctrl+b");
  wait_until (desk_find (GTK_WIDGET (page_of (desk)), SAN_TYPE_TICKET_BOARD, 0) == NULL);
  wait_until (is_focused (desk));
  g_assert_cmpint (shown (desk)->id, ==, fourth);
  keys_press ("Up");
  wait_until (shown (desk)->id == third);
}

/* What cannot be done names the ticket, its stage and the verb. */
static void
test_refusal (void)
{
  g_autoptr (Desk) desk = open_page ();
  g_autofree char *number = san_ticket_number_label (&shown (desk)->number);
  g_autofree char *text =
    g_strdup_printf (C_("ticket, stage, verb", "%s (%s) does not take “%s”"),
                     number, san_ticket_stage_label (shown (desk)->state->stage),
                     _("Look-back"));

  keys_press ("ctrl+shift+l");
  wait_until (desk_shows (GTK_WIDGET (desk->window), text));
}

/* Typing in the search is typing: Space does not open a preview there. */
static void
test_search (void)
{
  g_autoptr (Desk) desk = open_page ();
  GtkWidget *search = desk_find (GTK_WIDGET (page_of (desk)), GTK_TYPE_SEARCH_ENTRY, 0);

  keys_press ("ctrl+f");
  wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk->window)), search));
  keys_press ("1");
  keys_press ("space");
  keys_press ("2");
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (search)), "1 2"));
  g_assert_true (gtk_window_is_active (GTK_WINDOW (desk->window)));
}

static void
test_escalate (void)
{
  g_autoptr (Desk) desk = open_page ();
  gint64 white = ticket_fixture_id (desk, "甘蔗园");

  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_new_int64 (white)));
  wait_until (shown (desk) != NULL && shown (desk)->id == white);
  keys_press ("ctrl+e");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) != NULL);
  keys_press ("Escape");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));

  /* in work it cannot be closed: no dialog comes, and the ticket stays */
  keys_press ("ctrl+k");
  keys_press ("ctrl+f");
  wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk->window)),
                                      desk_find (GTK_WIDGET (page_of (desk)),
                                                 GTK_TYPE_SEARCH_ENTRY, 0)));
  g_assert_null (active_window (SAN_TYPE_TICKET_VERB_DIALOG));
  g_assert_cmpint (shown (desk)->state->stage, ==, SAN_TICKET_RECTIFYING);
}

static const SanTicketData *
card (Desk *desk)
{
  GtkWidget *board = desk_find (GTK_WIDGET (page_of (desk)), SAN_TYPE_TICKET_BOARD, 0);
  SanTicketRow *row = board != NULL ? san_ticket_board_get_row (SAN_TICKET_BOARD (board)) : NULL;

  return row != NULL ? san_ticket_row_get_data (row) : NULL;
}

static void
test_board (void)
{
  g_autoptr (Desk) desk = open_page ();
  gint64 listed = shown (desk)->id;
  gint64 first;

  keys_press ("ctrl+b");
  wait_until (card (desk) != NULL);
  g_assert_cmpint (card (desk)->id, ==, listed);
  keys_press ("Left");
  wait_until (card (desk) != NULL && card (desk)->colour == SAN_TICKET_YELLOW);
  keys_press ("Left");
  wait_until (card (desk) != NULL && card (desk)->colour == SAN_TICKET_WHITE);
  first = card (desk)->id;
  keys_press ("Down");
  wait_until (card (desk) != NULL && card (desk)->id != first);
  keys_press ("Right");
  wait_until (card (desk) != NULL && card (desk)->colour == SAN_TICKET_YELLOW);
  keys_press ("Right");
  wait_until (card (desk) != NULL && card (desk)->colour == SAN_TICKET_RED);
  keys_press ("Left");
  wait_until (card (desk) != NULL && card (desk)->colour == SAN_TICKET_YELLOW);
  keys_press ("ctrl+e");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) != NULL);
  keys_press ("Escape");
  wait_until (active_window (SAN_TYPE_TICKET_VERB_DIALOG) == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("ctrl+b");
  wait_until (desk_find (GTK_WIDGET (page_of (desk)), GTK_TYPE_COLUMN_VIEW, 0) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/tickets-keys/list", test_list);
  g_test_add_func ("/tickets-keys/place", test_place);
  g_test_add_func ("/tickets-keys/tabs", test_tabs);
  g_test_add_func ("/tickets-keys/refused", test_refused);
  g_test_add_func ("/tickets-keys/refusal", test_refusal);
  g_test_add_func ("/tickets-keys/search", test_search);
  g_test_add_func ("/tickets-keys/escalate", test_escalate);
  g_test_add_func ("/tickets-keys/board", test_board);

  return g_test_run ();
}
