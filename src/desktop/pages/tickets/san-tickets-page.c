/* san-tickets-page.c - the tickets as a list or as a board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-tickets-page.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-ticket-acts.h"
#include "pages/tickets/san-ticket-board.h"
#include "pages/tickets/san-ticket-columns.h"
#include "pages/tickets/san-ticket-detail.h"
#include "pages/tickets/san-ticket-filters.h"
#include "pages/tickets/san-ticket-menu.h"
#include "pages/tickets/san-ticket-table.h"
#include "pages/tickets/san-ticket-views.h"
#include "pages/tickets/san-tickets-explain.h"

#define TICK   15     /* seconds between looks at the clock */

struct _SanTicketsPage
{
  SanPage         parent_instance;

  SanTicketClock  clock;
  SanTicketRules  rules;
  SanTicketTable *table;
  gboolean        visited;
  guint           tick;
  GtkWidget      *menu;           /* (nullable): of a row */

  /* Template children */
  GtkStack          *stack;
  GtkStack          *results;
  GtkWidget         *print_button;
  GtkBox            *colours;
  SanTicketViews    *views;
  GtkToggleButton   *list_button;
  GtkToggleButton   *board_button;
  SanTicketFilters  *filters;
  GtkLabel          *order_hint;
  GtkPaned          *paned;
  GtkColumnView     *view;
  GtkMultiSelection *selection;
  SanTicketDetail   *detail;
  SanTicketBoard    *board;
  GtkLabel          *count;
  GtkLabel          *shown;
};

G_DEFINE_FINAL_TYPE (SanTicketsPage, san_tickets_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanTicketsPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanDatabase *
database_of (SanTicketsPage *self)
{
  return san_context_get_database (context_of (self));
}

static gboolean
on_board (SanTicketsPage *self)
{
  return gtk_toggle_button_get_active (self->board_button);
}

guint
san_tickets_page_count (SanContext *context)
{
  SanTicketFilter filter = { .open = TRUE, .overdue = TRUE };
  guint counts[SAN_TICKET_COLOURS] = { 0 };

  if (!san_ticket_store_count (san_context_get_database (context), &filter,
                               san_workspace_now (san_context_get_workspace (context)), counts,
                               NULL))
    return 0;

  return counts[SAN_TICKET_WHITE] + counts[SAN_TICKET_YELLOW] + counts[SAN_TICKET_RED];
}

char *
san_tickets_page_speak (guint count)
{
  return g_strdup_printf (_("Tickets, %u overdue"), count);
}

/* What is asked for. A saved view's colours, units and words stand in the controls, where
 * they can be changed; of it only the rest is taken. */
static void
read_filter (SanTicketsPage  *self,
             SanTicketFilter *filter)
{
  *filter = *san_ticket_views_get_filter (self->views);
  if (san_ticket_views_is_saved (self->views))
    {
      filter->colours = filter->stages = 0;
      filter->text = NULL;
      filter->units = filter->categories = NULL;
      filter->n_units = filter->n_categories = 0;
      filter->category_id = filter->point_id = filter->bureau_id = 0;
    }
  san_ticket_filters_add_to (self->filters, filter);
}

/* (transfer full) (element-type gint64): of what is selected */
static GArray *
chosen_ids (SanTicketsPage *self)
{
  SanTicketRow *row;
  GArray *chosen;

  if (!on_board (self))
    return san_ticket_table_selected (self->table);

  chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  row = san_ticket_board_get_row (self->board);
  if (row != NULL)
    g_array_append_val (chosen, san_ticket_row_get_data (row)->id);

  return chosen;
}

static void
update_actions (SanTicketsPage *self,
                guint           n)
{
  static const char *const on_some[] = { "print", "preview", "open", "copy-number", "copy", "do",
                                         "delete-draft", "feedback-out" };
  static const char *const on_writable[] = { "escalate", "close-ticket", "reply", "remind",
                                             "extend", "look-back" };
  GActionMap *actions = G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self)));
  gboolean writable = !san_context_is_read_only (context_of (self));

  for (guint i = 0; i < G_N_ELEMENTS (on_some); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, on_some[i])),
                                 n > 0);
  for (guint i = 0; i < G_N_ELEMENTS (on_writable); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, on_writable[i])),
                                 n > 0 && writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "new")),
                               writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "save-view")),
                               writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions,
                                                                            "feedback-in")),
                               writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions,
                                                                            "draw-look-back")),
                               writable);
}

static void
show_status (SanTicketsPage *self,
             guint           selected)
{
  SanTicketFilter everything = { 0 };
  guint counts[SAN_TICKET_COLOURS] = { 0 };
  guint n = on_board (self) ? san_ticket_board_count (self->board)
                            : san_ticket_table_size (self->table);
  g_autofree char *count = NULL;
  g_autofree char *shown = NULL;

  san_ticket_store_count (database_of (self), &everything, self->clock.now, counts, NULL);
  /* Translators: a view and how many are in it: 47 张在办 */
  count = g_strdup_printf (_("%1$s: %2$u"), san_ticket_views_get_title (self->views), n);
  if (selected > 1)
    shown = g_strdup_printf (ngettext ("%u ticket selected", "%u tickets selected", selected),
                             selected);
  else
    shown = g_strdup_printf (_("Showing %u of %u"), n,
                             counts[SAN_TICKET_WHITE] + counts[SAN_TICKET_YELLOW] +
                             counts[SAN_TICKET_RED]);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->shown, shown);
}

static void
show_selection (SanTicketsPage *self)
{
  guint n = on_board (self) ? san_ticket_board_get_row (self->board) != NULL
                            : san_ticket_table_n_selected (self->table);

  if (!on_board (self) && n > 1)
    {
      g_autoptr (GPtrArray) rows = san_ticket_table_rows (self->table);

      san_ticket_detail_show_many (self->detail, &self->rules, rows, n);
    }
  else if (!on_board (self))
    {
      g_autoptr (GArray) ids = chosen_ids (self);

      san_ticket_detail_show (self->detail, &self->rules,
                              ids->len == 1 ? g_array_index (ids, gint64, 0) : 0);
    }
  update_actions (self, n);
  show_status (self, n);
}

static void
on_selected_cb (SanTicketsPage *self)
{
  if (self->table != NULL && !san_ticket_table_is_loading (self->table) &&
      !gtk_widget_in_destruction (GTK_WIDGET (self)))
    show_selection (self);
}

/* Loading */

static void
show_hint (SanTicketsPage *self)
{
  SanTicketOrder order;
  gboolean descending;
  const char *hint = "";

  san_ticket_columns_get_order (self->view, &order, &descending);
  if (on_board (self))
    hint = _("Draw to the right to escalate, to “closed” to record the recheck");
  else if (order == SAN_TICKET_BY_URGENCY && !descending)
    hint = _("By colour, then by working days left");
  gtk_label_set_text (self->order_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->order_hint),
                          san_page_get_width_class (SAN_PAGE (self)) != SAN_WIDTH_NARROW);
}

static void
load (SanTicketsPage *self)
{
  SanTicketFilter filter;
  SanTicketFilter any_colour;
  guint counts[SAN_TICKET_COLOURS] = { 0 };

  read_filter (self, &filter);
  any_colour = filter;
  any_colour.colours = 0;
  if (on_board (self))
    {
      san_ticket_board_load (self->board, &filter);
      gtk_stack_set_visible_child_name (self->results, "board");
    }
  else
    {
      san_ticket_table_load (self->table, &filter);
      gtk_stack_set_visible_child_name (self->results, san_ticket_table_size (self->table) > 0
                                        ? "list" : "none");
    }
  if (san_ticket_store_count (database_of (self), &any_colour, self->clock.now, counts, NULL))
    san_ticket_filters_set_counts (self->filters, counts);
  show_hint (self);
  show_selection (self);
}

static gboolean
load_rules (SanTicketsPage *self)
{
  g_autoptr (GError) error = NULL;

  self->clock.now = san_workspace_now (san_context_get_workspace (context_of (self)));
  g_clear_pointer (&self->clock.calendar, san_work_calendar_unref);
  self->clock.calendar = san_work_calendar_load (database_of (self), &error);
  if (self->clock.calendar == NULL ||
      !san_ticket_rules_load (database_of (self), &self->rules, &error))
    {
      san_context_report (context_of (self), error);
      return FALSE;
    }

  return TRUE;
}

/* Signals */

static void
on_filters_changed_cb (SanTicketsPage *self)
{
  if (self->visited)
    load (self);
}

static void
on_view_chosen_cb (SanTicketsPage *self)
{
  san_ticket_filters_set (self->filters, san_ticket_views_is_saved (self->views)
                          ? san_ticket_views_get_filter (self->views) : NULL);
  if (self->visited)
    load (self);
}

static void
on_sorted_cb (SanTicketsPage *self)
{
  if (self->visited)
    load (self);
}

static void
on_mode_cb (SanTicketsPage *self)
{
  if (!self->visited)
    return;

  san_ticket_filters_set_board (self->filters, on_board (self));
  load (self);
  if (on_board (self))
    san_ticket_board_focus (self->board);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
activate (SanTicketsPage *self,
          const char     *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
on_activate_cb (SanTicketsPage *self,
                guint           position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  activate (self, "page.open");
}

static void
on_card_selected_cb (SanTicketsPage *self)
{
  if (self->visited)
    show_selection (self);
}

static void
on_card_opened_cb (SanTicketsPage *self)
{
  activate (self, "page.open");
}

static void
on_card_dropped_cb (SanTicketsPage *self,
                    gint64          id,
                    int             lane)
{
  san_ticket_page_drop (SAN_PAGE (self), &self->rules, id, lane);
}

static gboolean
on_tick_cb (gpointer data)
{
  SanTicketsPage *self = data;
  SanTime now = san_workspace_now (san_context_get_workspace (context_of (self)));

  if (now != self->clock.now && gtk_widget_get_mapped (GTK_WIDGET (self)))
    san_page_queue_refresh (SAN_PAGE (self), SAN_REFRESH_RECORDS);

  return G_SOURCE_CONTINUE;
}

/* The menu of a row or card */

static GMenuModel *
menu_model (SanTicketsPage *self)
{
  g_autoptr (GArray) ids = chosen_ids (self);
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
  if (!on_board (self))
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

  gtk_toggle_button_set_active (on_board (self) ? self->list_button : self->board_button, TRUE);
}

static void
on_save_view_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SanTicketsPage *self = data;
  SanTicketFilter filter;

  read_filter (self, &filter);
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
  load (self);
}

static void
on_act_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SanTicketsPage *self = data;
  g_autoptr (GArray) ids = chosen_ids (self);
  g_autoptr (GArray) walk = NULL;

  /* the window walks along the list it was opened from */
  if (!on_board (self) && g_str_equal (g_action_get_name (G_ACTION (action)), "open"))
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

  if (on_board (self))
    {
      activate (self, "page.copy-number");
      return;
    }
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  san_ticket_page_copy (SAN_PAGE (self), san_ticket_table_get_model (self->table), set, &self->clock);
}

/* Overrides */

static void
on_width_class_cb (SanTicketsPage *self)
{
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW;

  san_ticket_columns_set_narrow (self->view, narrow);
  san_ticket_views_set_narrow (self->views, narrow);
  san_ticket_detail_set_narrow (self->detail, narrow);
  if (self->visited)
    show_hint (self);
}

static void
san_tickets_page_refresh (SanPage   *page,
                          SanRefresh what)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (page);

  if ((what & SAN_REFRESH_RECORDS) == 0 || !load_rules (self))
    return;

  self->visited = TRUE;
  if (san_tickets_is_none (database_of (self), self->clock.now))
    {
      san_tickets_explain (self->colours, &self->rules);
      update_actions (self, 0);
      gtk_widget_set_visible (self->print_button, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_widget_set_visible (self->print_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "tickets");
  san_ticket_views_load (self->views, context_of (self), self->clock.now);
  load (self);
}

static void
select_ticket (SanTicketsPage *self,
               gint64          id)
{
  gtk_toggle_button_set_active (self->list_button, TRUE);
  if (!san_ticket_table_select (self->table, id))
    {
      /* closed, cancelled, a draft: whatever it is, shown among its like */
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database_of (self), id, NULL);
      SanTicketFilter like = { 0 };

      if (ticket == NULL)
        return;
      like.stages = 1u << ticket->state->stage;
      san_ticket_views_choose (self->views, "open");
      san_ticket_filters_set (self->filters, &like);
      load (self);
      san_ticket_table_select (self->table, id);
    }
  show_selection (self);
}

static gboolean
san_tickets_page_show (SanPage  *page,
                       GVariant *target)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (page);
  g_autoptr (SanTicketTarget) asked = san_ticket_target_read (database_of (self), target);

  if (asked == NULL)
    return FALSE;
  if (!self->visited)      /* shown before its first refresh */
    san_tickets_page_refresh (page, SAN_REFRESH_RECORDS);

  if (asked->ticket != 0)
    {
      select_ticket (self, asked->ticket);
      return TRUE;
    }
  if (!san_ticket_views_choose (self->views, asked->view))
    return FALSE;
  if (san_ticket_views_is_saved (self->views))
    san_ticket_filters_set (self->filters, san_ticket_views_get_filter (self->views));
  else
    san_ticket_filters_set (self->filters, &asked->filter);
  load (self);

  return TRUE;
}

/* What is selected says for whom and where the next ticket is likely to be. */
static void
san_tickets_page_selection (SanPage          *page,
                            SanPageSelection *selection)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (page);
  g_autoptr (GArray) ids = chosen_ids (self);
  g_autoptr (SanTicket) ticket = NULL;

  if (ids->len != 1)
    return;
  ticket = san_ticket_store_load (database_of (self), g_array_index (ids, gint64, 0), NULL);
  if (ticket == NULL)
    return;
  selection->unit_id = ticket->state->unit_id != 0 ? ticket->state->unit_id : ticket->unit_id;
  selection->point_id = ticket->point_id;
}

static void
san_tickets_page_dispose (GObject *object)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (object);

  self->visited = FALSE;      /* what goes now changes sorter and filters once more */
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_TICKETS_PAGE);
  g_clear_pointer (&self->table, san_ticket_table_free);

  G_OBJECT_CLASS (san_tickets_page_parent_class)->dispose (object);
}

static void
san_tickets_page_finalize (GObject *object)
{
  g_clear_pointer (&SAN_TICKETS_PAGE (object)->clock.calendar, san_work_calendar_unref);

  G_OBJECT_CLASS (san_tickets_page_parent_class)->finalize (object);
}

static void
san_tickets_page_constructed (GObject *object)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (object);
  GtkGesture *click = gtk_gesture_click_new ();

  G_OBJECT_CLASS (san_tickets_page_parent_class)->constructed (object);

  self->clock.now = san_workspace_now (san_context_get_workspace (context_of (self)));
  self->table = san_ticket_table_new (self->view, self->selection, context_of (self),
                                      &self->clock);
  san_ticket_filters_set_context (self->filters, context_of (self));
  san_ticket_detail_set_context (self->detail, context_of (self), &self->clock);
  san_ticket_board_set_context (self->board, context_of (self), &self->clock);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorted_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, GTK_WIDGET (self->view));
  add_keys (self, GTK_WIDGET (self->board));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->results), GTK_EVENT_CONTROLLER (click));
  self->tick = g_timeout_add_seconds (TICK, on_tick_cb, self);
}

static void
san_tickets_page_class_init (SanTicketsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  object_class->constructed = san_tickets_page_constructed;
  object_class->dispose = san_tickets_page_dispose;
  object_class->finalize = san_tickets_page_finalize;
  page_class->refresh = san_tickets_page_refresh;
  page_class->show = san_tickets_page_show;
  page_class->selection = san_tickets_page_selection;

  g_type_ensure (SAN_TYPE_TICKET_VIEWS);
  g_type_ensure (SAN_TYPE_TICKET_FILTERS);
  g_type_ensure (SAN_TYPE_TICKET_DETAIL);
  g_type_ensure (SAN_TYPE_TICKET_BOARD);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/tickets/san-tickets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, results);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, colours);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, views);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, order_hint);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, board);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, count);
  gtk_widget_class_bind_template_child (widget_class, SanTicketsPage, shown);
  gtk_widget_class_bind_template_callback (widget_class, on_view_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_card_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_card_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_card_dropped_cb);
}

static void
san_tickets_page_init (SanTicketsPage *self)
{
  static const GActionEntry entries[] = {
    { "search", on_search_cb },
    { "board", on_board_cb },
    { "save-view", on_save_view_cb },
    { "clear-filters", on_clear_filters_cb },
    { "copy", on_copy_cb },
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

  gtk_widget_init_template (GTK_WIDGET (self));

  san_ticket_rules_init (&self->rules);
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "tickets", -352);
}
