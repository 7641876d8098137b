/* san-tickets-page.c - the tickets as a list or as a board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-tickets-page-private.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-ticket-acts.h"
#include "pages/tickets/san-ticket-columns.h"
#include "pages/tickets/san-tickets-explain.h"

#define TICK   15     /* seconds between looks at the clock */

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

gboolean
san_tickets_page_on_board (SanTicketsPage *self)
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

/* A saved view's colours, units and words stand in the controls, where
 * they can be changed; of it only the rest is taken. */
void
san_tickets_page_read_filter (SanTicketsPage  *self,
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

GArray *
san_tickets_page_chosen (SanTicketsPage *self)
{
  SanTicketRow *row;
  GArray *chosen;

  if (!san_tickets_page_on_board (self))
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
  guint n = san_tickets_page_on_board (self) ? san_ticket_board_count (self->board)
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
  guint n = san_tickets_page_on_board (self) ? san_ticket_board_get_row (self->board) != NULL
                            : san_ticket_table_n_selected (self->table);

  if (!san_tickets_page_on_board (self) && n > 1)
    {
      g_autoptr (GPtrArray) rows = san_ticket_table_rows (self->table);

      san_ticket_detail_show_many (self->detail, &self->rules, rows, n);
    }
  else if (!san_tickets_page_on_board (self))
    {
      g_autoptr (GArray) ids = san_tickets_page_chosen (self);

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
  if (san_tickets_page_on_board (self))
    hint = _("Draw to the right to escalate, to “closed” to record the recheck");
  else if (order == SAN_TICKET_BY_URGENCY && !descending)
    hint = _("By colour, then by working days left");
  gtk_label_set_text (self->order_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->order_hint),
                          san_page_get_width_class (SAN_PAGE (self)) != SAN_WIDTH_NARROW);
}

void
san_tickets_page_load (SanTicketsPage *self)
{
  SanTicketFilter filter;
  SanTicketFilter any_colour;
  guint counts[SAN_TICKET_COLOURS] = { 0 };

  san_tickets_page_read_filter (self, &filter);
  any_colour = filter;
  any_colour.colours = 0;
  if (san_tickets_page_on_board (self))
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
    san_tickets_page_load (self);
}

static void
on_view_chosen_cb (SanTicketsPage *self)
{
  san_ticket_filters_set (self->filters, san_ticket_views_is_saved (self->views)
                          ? san_ticket_views_get_filter (self->views) : NULL);
  if (self->visited)
    san_tickets_page_load (self);
}

static void
on_sorted_cb (SanTicketsPage *self)
{
  if (self->visited)
    san_tickets_page_load (self);
}

/* What was selected in the one stays so in the other. */
static void
on_mode_cb (SanTicketsPage *self)
{
  gboolean on_board = san_tickets_page_on_board (self);
  g_autoptr (GArray) ids = san_ticket_table_selected (self->table);
  SanTicketRow *row;
  gint64 id = 0;

  if (!self->visited)
    return;

  row = on_board ? NULL : san_ticket_board_get_row (self->board);
  if (row != NULL)
    id = san_ticket_row_get_data (row)->id;
  else if (on_board && ids->len == 1)
    id = g_array_index (ids, gint64, 0);
  san_ticket_filters_set_board (self->filters, on_board);
  san_tickets_page_load (self);
  if (on_board)
    {
      san_ticket_board_select (self->board, id);
      san_ticket_board_focus (self->board);
    }
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      san_ticket_table_select (self->table, id);
      show_selection (self);
    }
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
  san_tickets_page_load (self);
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
      san_tickets_page_load (self);
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
  san_tickets_page_load (self);

  return TRUE;
}

/* What is selected says for whom and where the next ticket is likely to be. */
static void
san_tickets_page_selection (SanPage          *page,
                            SanPageSelection *selection)
{
  SanTicketsPage *self = SAN_TICKETS_PAGE (page);
  g_autoptr (GArray) ids = san_tickets_page_chosen (self);
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

  G_OBJECT_CLASS (san_tickets_page_parent_class)->constructed (object);

  self->clock.now = san_workspace_now (san_context_get_workspace (context_of (self)));
  self->table = san_ticket_table_new (self->view, self->selection, context_of (self),
                                      &self->clock);
  san_ticket_filters_set_context (self->filters, context_of (self));
  san_ticket_detail_set_context (self->detail, context_of (self), &self->clock);
  san_ticket_board_set_context (self->board, context_of (self), &self->clock);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorted_cb), self, G_CONNECT_SWAPPED);
  san_tickets_page_add_keys (self);
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
  gtk_widget_init_template (GTK_WIDGET (self));

  san_ticket_rules_init (&self->rules);
  san_tickets_page_add_actions (self);
  g_signal_connect (self, "notify::width-class", G_CALLBACK (on_width_class_cb), NULL);
  san_page_bind_paned (SAN_PAGE (self), self->paned, "tickets", -352);
}
