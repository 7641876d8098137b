/* san-ticket-board.c - the tickets as cards in four lanes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-board.h"

#include <glib/gi18n-lib.h>

struct _SanTicketBoard
{
  GtkBox         parent_instance;

  SanTicketLane *lanes[SAN_N_TICKET_LANES];
  int            current;      /* the lane of the selected card; −1: none */
  gboolean       moving;
};

G_DEFINE_FINAL_TYPE (SanTicketBoard, san_ticket_board, GTK_TYPE_BOX)

enum { SELECTED, OPENED, DROPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
make_current (SanTicketBoard *self,
              int             lane)
{
  self->moving = TRUE;
  for (int i = 0; i < SAN_N_TICKET_LANES; i++)
    if (i != lane)
      san_ticket_lane_select (self->lanes[i], GTK_INVALID_LIST_POSITION);
  self->moving = FALSE;
  self->current = lane;
}

static void
on_lane_selected_cb (SanTicketBoard *self,
                     SanTicketLane  *lane)
{
  if (self->moving)
    return;

  if (san_ticket_lane_get_row (lane) != NULL)
    make_current (self, san_ticket_lane_get_lane (lane));
  else if (self->current == san_ticket_lane_get_lane (lane))
    self->current = -1;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_lane_opened_cb (SanTicketBoard *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
on_lane_dropped_cb (SanTicketBoard *self,
                    gint64          id,
                    SanTicketLane  *lane)
{
  g_signal_emit (self, signals[DROPPED], 0, id, san_ticket_lane_get_lane (lane));
}

static void
enter_lane (SanTicketBoard *self,
            int             step)
{
  guint position = self->current >= 0 ? san_ticket_lane_get_selected (self->lanes[self->current])
                                      : 0;

  for (int i = self->current + step; i >= 0 && i < SAN_N_TICKET_LANES; i += step)
    if (san_ticket_lane_enter (self->lanes[i], position))
      return;
}

static gboolean
on_key_cb (SanTicketBoard *self,
           guint           keyval,
           guint           keycode,
           GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    enter_lane (self, rtl ? 1 : -1);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    enter_lane (self, rtl ? -1 : 1);
  else
    return FALSE;

  return TRUE;
}

static void
san_ticket_board_class_init (SanTicketBoardClass *klass)
{
  signals[SELECTED] =
    g_signal_new ("selected", SAN_TYPE_TICKET_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[OPENED] =
    g_signal_new ("opened", SAN_TYPE_TICKET_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[DROPPED] =
    g_signal_new ("dropped", SAN_TYPE_TICKET_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
san_ticket_board_init (SanTicketBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->current = -1;
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-board");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
san_ticket_board_set_context (SanTicketBoard       *self,
                              SanContext           *context,
                              const SanTicketClock *clock)
{
  g_return_if_fail (SAN_IS_TICKET_BOARD (self));
  g_return_if_fail (self->lanes[0] == NULL);

  for (int i = 0; i < SAN_N_TICKET_LANES; i++)
    {
      GtkWidget *lane = san_ticket_lane_new (i, context, clock);

      self->lanes[i] = SAN_TICKET_LANE (lane);
      g_signal_connect_swapped (lane, "selected", G_CALLBACK (on_lane_selected_cb), self);
      g_signal_connect_swapped (lane, "opened", G_CALLBACK (on_lane_opened_cb), self);
      g_signal_connect_swapped (lane, "dropped", G_CALLBACK (on_lane_dropped_cb), self);
      gtk_box_append (GTK_BOX (self), lane);
    }
}

void
san_ticket_board_load (SanTicketBoard        *self,
                       const SanTicketFilter *filter)
{
  g_return_if_fail (SAN_IS_TICKET_BOARD (self));

  for (int i = 0; i < SAN_N_TICKET_LANES; i++)
    san_ticket_lane_load (self->lanes[i], filter);
  if (self->current >= 0 && san_ticket_lane_get_row (self->lanes[self->current]) == NULL)
    self->current = -1;
}

SanTicketRow *
san_ticket_board_get_row (SanTicketBoard *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_BOARD (self), NULL);

  return self->current >= 0 ? san_ticket_lane_get_row (self->lanes[self->current]) : NULL;
}

guint
san_ticket_board_count (SanTicketBoard *self)
{
  guint n = 0;

  g_return_val_if_fail (SAN_IS_TICKET_BOARD (self), 0);

  for (int i = 0; i < SAN_TICKET_LANE_CLOSED; i++)
    n += g_list_model_get_n_items (san_ticket_lane_get_model (self->lanes[i]));

  return n;
}

gboolean
san_ticket_board_pick (SanTicketBoard *self,
                       GtkWidget      *widget,
                       double          x,
                       double          y)
{
  GtkWidget *found = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (SAN_IS_TICKET_BOARD (self), FALSE);

  for (; found != NULL && found != GTK_WIDGET (self); found = gtk_widget_get_parent (found))
    {
      if (position == GTK_INVALID_LIST_POSITION)
        position = san_ticket_lane_position_of (found);
      if (SAN_IS_TICKET_LANE (found) && position != GTK_INVALID_LIST_POSITION)
        {
          san_ticket_lane_select (SAN_TICKET_LANE (found), position);
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
san_ticket_board_select (SanTicketBoard *self,
                         gint64          id)
{
  g_return_val_if_fail (SAN_IS_TICKET_BOARD (self), FALSE);

  for (int i = 0; i < SAN_N_TICKET_LANES; i++)
    if (san_ticket_lane_select_ticket (self->lanes[i], id))
      return TRUE;

  return FALSE;
}

gboolean
san_ticket_board_focus (SanTicketBoard *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_BOARD (self), FALSE);

  if (self->current >= 0)
    return san_ticket_lane_enter (self->lanes[self->current],
                                  san_ticket_lane_get_selected (self->lanes[self->current]));
  for (int i = 0; i < SAN_N_TICKET_LANES; i++)
    if (san_ticket_lane_enter (self->lanes[i], 0))
      return TRUE;

  return FALSE;
}
