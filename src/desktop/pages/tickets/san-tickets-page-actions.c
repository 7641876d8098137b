/* san-tickets-page-actions.c - what keys and menus of the page of tickets reach
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-tickets-page-private.h"

#include "app/san-table-columns.h"
#include "pages/tickets/san-ticket-acts.h"
#include "pages/tickets/san-ticket-columns.h"
#include "pages/tickets/san-ticket-list-file.h"
#include "pages/tickets/san-ticket-menu.h"

static SanContext *
context_of (SanTicketsPage *self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanDatabase *
database_of (SanTicketsPage *self)
{
  return san_context_get_database (context_of (self));
}

static void
activate (SanTicketsPage *self,
          const char     *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* The menu of a row or card */

static GMenuModel *
menu_model (SanTicketsPage *self)
{
  g_autoptr (GArray) ids = san_tickets_page_chosen (self);
  g_autoptr (SanTicket) ticket = NULL;

  if (ids->len > 1)
    {
      g_autoptr (GPtrArray) rows = san_ticket_table_rows (self->table);

      return san_ticket_bulk_menu_new (context_of (self), &self->rules, rows);
    }
  if (ids->len == 0)
    return NULL;
  ticket = san_ticket_store_load (database_of (self), g_array_index (ids, gint64, 0), NULL);

  return ticket != NULL ? san_ticket_menu_new (context_of (self), &self->rules, ticket->state)
                        : NULL;
}

static void
open_menu (SanTicketsPage *self,
           double          x,
           double          y)
{
  g_autoptr (GMenuModel) model = menu_model (self);

  if (model == NULL)
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_click_cb (SanTicketsPage  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  double px, py;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->results), GTK_WIDGET (self), x, y, &px,
                                         &py))
    return;
  if (!san_tickets_page_on_board (self))
    {
      guint position = san_ticket_columns_pick (self->view, GTK_WIDGET (self->results), x, y);

      if (position == GTK_INVALID_LIST_POSITION)
        return;
      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
    }
  else if (!san_ticket_board_pick (self->board, GTK_WIDGET (self->results), x, y))
    {
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, px, py);
}

static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  SanTicketsPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t area;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &area))
    return FALSE;
  open_menu (self, area.origin.x + MIN (area.size.width / 2, 120),
             area.origin.y + area.size.height - 4);

  return TRUE;
}

static gboolean
on_space_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  activate (data, "page.preview");

  return TRUE;
}

/* Keys of the list and the board alone: Space must still be typed elsewhere. */
static void
add_keys (SanTicketsPage *self,
          GtkWidget      *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("space|KP_Space"),
                      gtk_callback_action_new (on_space_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (on_menu_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut
    (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c"),
                      gtk_named_action_new ("page.copy")));
  gtk_widget_add_controller (widget, keys);
}

void
san_tickets_page_add_keys (SanTicketsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  add_keys (self, GTK_WIDGET (self->view));
  add_keys (self, GTK_WIDGET (self->board));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->results), GTK_EVENT_CONTROLLER (click));
}

/* Actions of the page itself; those on tickets are in san-ticket-acts.c */

static void
on_search_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  san_ticket_filters_search (SAN_TICKETS_PAGE (data)->filters);
}

static void
on_board_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanTicketsPage *self = data;

  gtk_toggle_button_set_active (san_tickets_page_on_board (self) ? self->list_button : self->board_button, TRUE);
}

static void
on_save_view_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SanTicketsPage *self = data;
  SanTicketFilter filter;

  san_tickets_page_read_filter (self, &filter);
  san_ticket_views_save (self->views, &filter);
}

static void
on_clear_filters_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanTicketsPage *self = data;

  if (san_ticket_filters_is_empty (self->filters) || san_ticket_views_is_saved (self->views))
    san_ticket_views_choose (self->views, "open");
  san_ticket_filters_set (self->filters, NULL);
  san_tickets_page_load (self);
}

static void
on_act_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanTicketsPage *self = data;
  g_autoptr (GArray) ids = san_tickets_page_chosen (self);
  g_autoptr (GArray) walk = NULL;

  /* the window walks along the list it was opened from */
  if (!san_tickets_page_on_board (self) && g_str_equal (g_action_get_name (G_ACTION (action)), "open"))
    walk = g_array_copy ((GArray *) san_ticket_table_ids (self->table));
  san_ticket_page_act (SAN_PAGE (self), &self->rules, g_action_get_name (G_ACTION (action)), parameter,
                       ids, walk);
}

static void
on_copy_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanTicketsPage *self = data;
  g_autoptr (GtkBitset) set = NULL;
  g_autoptr (GArray) columns = NULL;

  if (san_tickets_page_on_board (self))
    {
      activate (self, "page.copy-number");
      return;
    }
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  columns = san_ticket_columns_get_shown (self->view);
  san_ticket_page_copy (SAN_PAGE (self), san_ticket_table_get_model (self->table), set, columns,
                        &self->clock);
}

/* The list as it is, or all that the board could show. */
static void
on_print_list_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanTicketsPage *self = data;
  SanTicketOrder order = SAN_TICKET_BY_URGENCY;
  SanTicketFilter filter;
  gboolean descending = FALSE;

  san_tickets_page_read_filter (self, &filter);
  if (!san_tickets_page_on_board (self))
    san_ticket_columns_get_order (self->view, &order, &descending);
  san_ticket_list_file_preview (SAN_PAGE (self), &filter, order, descending);
}

static void
on_export_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanTicketsPage *self = data;
  SanTicketOrder order = SAN_TICKET_BY_URGENCY;
  SanTicketFilter filter;
  gboolean descending = FALSE;

  san_tickets_page_read_filter (self, &filter);
  if (!san_tickets_page_on_board (self))
    san_ticket_columns_get_order (self->view, &order, &descending);
  san_ticket_list_file_ask (SAN_PAGE (self), &filter, order, descending);
}

static void
on_columns_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanTicketsPage *self = data;

  gtk_toggle_button_set_active (self->list_button, TRUE);
  san_table_columns_popup (self->view);
}

void
san_tickets_page_add_actions (SanTicketsPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "board", on_board_cb },
    { "save-view", on_save_view_cb },
    { "clear-filters", on_clear_filters_cb },
    { "copy", on_copy_cb },
    { "export", on_export_cb },
    { "print-list", on_print_list_cb },
    { "columns", on_columns_cb },
    { "new", on_act_cb },
    { "open", on_act_cb },
    { "print", on_act_cb },
    { "preview", on_act_cb },
    { "feedback-out", on_act_cb },
    { "feedback-in", on_act_cb },
    { "draw-look-back", on_act_cb },
    { "copy-number", on_act_cb },
    { "delete-draft", on_act_cb },
    { "do", on_act_cb, "s" },
    { "escalate", on_act_cb },
    { "close-ticket", on_act_cb },
    { "reply", on_act_cb },
    { "remind", on_act_cb },
    { "extend", on_act_cb },
    { "look-back", on_act_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
}
