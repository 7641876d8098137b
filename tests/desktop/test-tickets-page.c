/* test-tickets-page.c - the page of tickets: views, filters, order, detail, board, actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/ticket-fixture.h"

#include <glib/gi18n-lib.h>

#include "app/san-shortcuts.h"
#include "pages/tickets/san-ticket-board.h"
#include "pages/tickets/san-ticket-detail.h"
#include "pages/tickets/san-ticket-filters.h"
#include "pages/tickets/san-ticket-views.h"
#include "pages/tickets/san-tickets-page.h"
#include "tickets/san-ticket-view-store.h"

static GtkColumnView *
view_of (SanPage *page)
{
  return GTK_COLUMN_VIEW (desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0));
}

static GListModel *
model_of (SanPage *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (view_of (page)));
}

static const SanTicketData *
data_at (SanPage *page,
         guint    position)
{
  g_autoptr (SanTicketRow) row = g_list_model_get_item (model_of (page), position);

  g_assert_nonnull (row);

  return san_ticket_row_get_data (row);      /* the model keeps it */
}

static void
select_one (Desk    *desk,
            SanPage *page,
            gint64   id)
{
  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_new_int64 (id)));
  desk_wait (desk);
}

static void
test_list (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");

  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, FIXTURE_OPEN);
  /* red first, then yellow, then white */
  for (guint i = 1; i < FIXTURE_OPEN; i++)
    {
      SanTicketColour above = data_at (page, i - 1)->colour;

      g_assert_cmpint (above, >=, data_at (page, i)->colour);
      if (above == data_at (page, i)->colour)
        g_assert_cmpint (data_at (page, i - 1)->due, <=, data_at (page, i)->due);
    }
  g_assert_cmpint (data_at (page, 0)->colour, ==, SAN_TICKET_RED);
  desk_picture (desk, "tickets-list");
  select_one (desk, page, ticket_fixture_id (desk, "海府一横路窨井盖再次"));
  desk_picture (desk, "tickets-detail");
}

static void
test_views (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  static const struct
  {
    const char *name;
    guint       n;
  } views[] = {
    { "overdue", FIXTURE_OVERDUE },
    { "today", FIXTURE_DUE_TODAY },
    { "recheck", FIXTURE_WAITING },
    { "recurred", 1 },
    { "drafts", 1 },
    { "open", FIXTURE_OPEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_true (san_window_show_page (desk->window, "tickets",
                                           g_variant_new_string (views[i].name)));
      desk_wait (desk);
      g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, views[i].n);
    }
  g_assert_cmpuint (san_tickets_page_count (desk_context (desk)), ==, FIXTURE_OVERDUE);
}

static void
test_filters (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GtkWidget *filters = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_FILTERS, 0);
  GtkWidget *search = desk_find (filters, GTK_TYPE_SEARCH_ENTRY, 0);
  GtkWidget *red = desk_find (filters, GTK_TYPE_TOGGLE_BUTTON, 2);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (red), TRUE);
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (red), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (search), "农贸市场");
  g_signal_emit_by_name (search, "search-changed");
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, 2);

  gtk_editable_set_text (GTK_EDITABLE (search), "没有这样的单");
  g_signal_emit_by_name (search, "search-changed");
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No tickets match")));
  desk_picture (desk, "tickets-none");
  desk_click (desk_button (GTK_WIDGET (page), _("Clear filters")));
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, FIXTURE_OPEN);
}

static void
test_order (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GListModel *columns = gtk_column_view_get_columns (view_of (page));
  g_autoptr (GtkColumnViewColumn) due = g_list_model_get_item (columns, 5);

  gtk_column_view_sort_by_column (view_of (page), due, GTK_SORT_ASCENDING);
  desk_wait (desk);
  for (guint i = 1; i < FIXTURE_OPEN; i++)
    g_assert_cmpint (data_at (page, i - 1)->due, <=, data_at (page, i)->due);
  gtk_column_view_sort_by_column (view_of (page), due, GTK_SORT_DESCENDING);
  desk_wait (desk);
  for (guint i = 1; i < FIXTURE_OPEN; i++)
    g_assert_cmpint (data_at (page, i - 1)->due, >=, data_at (page, i)->due);
}

/* The pane beside the list says what the ticket takes now, and follows the selection. */
static void
test_detail (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GtkWidget *detail = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_DETAIL, 0);

  select_one (desk, page, ticket_fixture_id (desk, "龙泉镇"));
  g_assert_true (desk_shows (detail, "龙泉镇新区农贸市场缺公平秤"));
  g_assert_nonnull (desk_button (detail, _("Record receipt")));
  g_assert_null (desk_button (detail, _("Record reply…")));

  select_one (desk, page, ticket_fixture_id (desk, "甘蔗园"));
  g_assert_nonnull (desk_button (detail, _("Record reply…")));

  select_one (desk, page, ticket_fixture_id (desk, "海秀农贸市场"));
  g_assert_nonnull (desk_button (detail, _("Recheck…")));
  g_assert_nonnull (desk_button (detail, _("Send back…")));
  desk_picture (desk, "tickets-reported");

  select_one (desk, page, ticket_fixture_id (desk, "和平南路"));
  g_assert_nonnull (desk_button (detail, _("Resume…")));
  desk_picture (desk, "tickets-suspended");

  /* not in the view that was shown: found all the same */
  select_one (desk, page, ticket_fixture_id (desk, "中山纪念堂"));
  g_assert_nonnull (desk_button (detail, _("Issue")));
  desk_picture (desk, "tickets-draft");
  select_one (desk, page, ticket_fixture_id (desk, "海府一横路窨井盖缺失"));
  g_assert_nonnull (desk_button (detail, _("Look-back…")));
}

static void
test_several (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  GtkWidget *detail = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_DETAIL, 0);
  GtkSelectionModel *selection = gtk_column_view_get_model (view_of (page));
  g_autofree char *title = NULL;

  gtk_selection_model_select_all (selection);
  desk_wait (desk);
  title = g_strdup_printf (ngettext ("%u ticket selected", "%u tickets selected", FIXTURE_OPEN),
                           (guint) FIXTURE_OPEN);
  g_assert_true (desk_shows (detail, title));
  g_assert_nonnull (desk_button (detail, _("Remind")));
  g_assert_nonnull (desk_button (detail, _("Print slips")));
  desk_picture (desk, "tickets-many");
}

static gboolean
add_view_cb (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_ticket_view_store_add (database, "红黄单", data, NULL, error);
}

static void
test_saved_view (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanContext *context = desk_context (desk);
  SanTicketFilter filter = {
    .open = TRUE, .colours = 1u << SAN_TICKET_RED | 1u << SAN_TICKET_YELLOW
  };
  g_autofree char *text = san_ticket_filter_format (&filter);
  g_autoptr (GPtrArray) views = NULL;
  SanPage *page = desk_page (desk, "tickets");

  g_assert_true (san_context_change (context, "tickets.view", "红黄单", add_view_cb, text, NULL));
  desk_wait (desk);
  desk_click (desk_button (GTK_WIDGET (page), "红黄单 5"));
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, 5);
  desk_picture (desk, "tickets-saved-view");

  /* undone, the view is gone and the first one is shown again */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  views = san_ticket_view_store_list (san_context_get_database (context), NULL);
  g_assert_cmpuint (views->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, FIXTURE_OPEN);
}

static void
test_board (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  static const guint cards[SAN_N_TICKET_LANES] = { 8, 3, 2, 1 };
  GtkWidget *board;

  gtk_widget_activate_action (GTK_WIDGET (page), "page.board", NULL);
  desk_wait (desk);
  board = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_BOARD, 0);
  g_assert_nonnull (board);
  for (guint i = 0; i < SAN_N_TICKET_LANES; i++)
    {
      SanTicketLane *lane = SAN_TICKET_LANE (desk_find (board, SAN_TYPE_TICKET_LANE, i));

      g_assert_cmpint (san_ticket_lane_get_lane (lane), ==, i);
      g_assert_cmpuint (g_list_model_get_n_items (san_ticket_lane_get_model (lane)), ==, cards[i]);
    }
  desk_picture (desk, "tickets-board");

  /* one card is selected at a time, whatever its lane */
  san_ticket_lane_select (SAN_TICKET_LANE (desk_find (board, SAN_TYPE_TICKET_LANE, 0)), 1);
  san_ticket_lane_select (SAN_TICKET_LANE (desk_find (board, SAN_TYPE_TICKET_LANE, 1)), 0);
  g_assert_null (san_ticket_lane_get_row (SAN_TICKET_LANE (desk_find (board, SAN_TYPE_TICKET_LANE,
                                                                      0))));
  g_assert_cmpint (san_ticket_row_get_data (san_ticket_board_get_row (SAN_TICKET_BOARD (board)))->colour,
                   ==, SAN_TICKET_YELLOW);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.board", NULL);
  desk_wait (desk);
  g_assert_nonnull (view_of (page));
}

/* A card is drawn to the right: the reason is asked for, and nothing happens before. */
static void
test_drop (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  gint64 white = ticket_fixture_id (desk, "甘蔗园");
  g_autoptr (GListModel) windows = NULL;
  GtkWidget *board;
  guint before;

  gtk_widget_activate_action (GTK_WIDGET (page), "page.board", NULL);
  desk_wait (desk);
  board = desk_find (GTK_WIDGET (page), SAN_TYPE_TICKET_BOARD, 0);
  windows = gtk_window_get_toplevels ();
  g_object_ref (windows);
  before = g_list_model_get_n_items (windows);
  g_signal_emit_by_name (board, "dropped", white, (int) SAN_TICKET_RED);
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  desk_picture (desk, "tickets-drop");
  {
    g_autoptr (SanTicket) ticket =
      san_ticket_store_load (san_context_get_database (desk_context (desk)), white, NULL);

    g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_WHITE);
  }
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (desk->window))
        gtk_window_destroy (window);
    }
  desk_wait (desk);
}

static void
test_targets (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  SanPage *page = desk_page (desk, "tickets");
  gint64 id = ticket_fixture_id (desk, "甘蔗园");
  g_autoptr (SanTicket) ticket =
    san_ticket_store_load (san_context_get_database (desk_context (desk)), id, NULL);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "unit", "x", ticket->unit_id);
  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_dict_end (&dict)));
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, 1);
  g_assert_cmpint (data_at (page, 0)->id, ==, id);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "view", "s", "open");
  g_variant_dict_insert (&dict, "colour", "s", "red");
  g_assert_true (san_window_show_page (desk->window, "tickets", g_variant_dict_end (&dict)));
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (page)), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "tickets");

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No tickets yet")));
  g_assert_nonnull (desk_button (GTK_WIDGET (page), _("New ticket")));
  g_assert_cmpuint (san_tickets_page_count (desk_context (desk)), ==, 0);
  desk_picture (desk, "tickets-empty");
}

static void
test_narrow (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1024, 700);
  SanPage *page = desk_page (desk, "tickets");

  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view_of (page))), ==, 5);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  desk_picture (desk, "tickets-narrow");
}

static void
test_names (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  g_autofree char *nameless = NULL;

  desk_page (desk, "tickets");
  nameless = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (nameless, ==, "");
}

/* The keys of the page stand in the window of all keys. */
static void
test_shortcuts (void)
{
  g_autoptr (Desk) desk = ticket_fixture_desk (1366, 768);
  GtkWidget *window;

  desk_page (desk, "tickets");
  window = san_shortcuts_window_new (GTK_WINDOW (desk->window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (desk_shows (window, _("Recheck and close")));
  g_assert_cmpint (gtk_widget_get_height (window), <=, 768);
  desk_picture_of (window, "tickets-shortcuts");
  gtk_window_destroy (GTK_WINDOW (window));
  desk_wait (desk);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/tickets-page/list", test_list);
  g_test_add_func ("/tickets-page/views", test_views);
  g_test_add_func ("/tickets-page/filters", test_filters);
  g_test_add_func ("/tickets-page/order", test_order);
  g_test_add_func ("/tickets-page/detail", test_detail);
  g_test_add_func ("/tickets-page/several", test_several);
  g_test_add_func ("/tickets-page/saved-view", test_saved_view);
  g_test_add_func ("/tickets-page/board", test_board);
  g_test_add_func ("/tickets-page/drop", test_drop);
  g_test_add_func ("/tickets-page/targets", test_targets);
  g_test_add_func ("/tickets-page/empty", test_empty);
  g_test_add_func ("/tickets-page/narrow", test_narrow);
  g_test_add_func ("/tickets-page/names", test_names);
  g_test_add_func ("/tickets-page/shortcuts", test_shortcuts);

  return g_test_run ();
}
