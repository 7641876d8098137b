/* san-ticket-lane.c - a lane of the board of tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-lane.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-ticket-columns.h"
#include "app/san-ticket-words.h"
#include "tickets/san-ticket-figures.h"
#include "widgets/san-list-place.h"
#include "widgets/san-ticket-badge.h"

#define LOOKED_FOR 2000   /* cards walked to find one again */
#define WEIGHED    2000   /* closed tickets for which the rate is reckoned at once */

struct _SanTicketLane
{
  GtkBox                parent_instance;

  int                   lane;
  SanContext           *context;
  const SanTicketClock *clock;
  SanPagedModel        *model;
  GtkSingleSelection   *selection;
  gboolean              loading;
  gboolean              lit;
  GtkLabel             *count;
  GtkLabel             *note;
  GtkListView          *view;
  GtkWidget            *scrolled;
};

G_DEFINE_FINAL_TYPE (SanTicketLane, san_ticket_lane, GTK_TYPE_BOX)

enum { SELECTED, OPENED, DROPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Cards */

typedef struct
{
  GtkWidget   *card;
  GtkLabel    *number;
  GtkImage    *mark_icon;
  GtkLabel    *mark;
  GtkLabel    *problem;
  GtkWidget   *stage_line;
  GtkWidget   *dots;
  GtkLabel    *stage;
  GtkLabel    *unit;
  GtkWidget   *bar;
  GtkImage    *left_icon;
  GtkLabel    *left;
  GtkListItem *item;       /* not owned: the card is its child */
} Card;

static GtkLabel *
card_label (const char *style,
            gboolean    fills)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, fills);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static GtkImage *
card_icon (void)
{
  return GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
}

static GtkWidget *
card_line (Card *card,
           int   spacing)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  gtk_box_append (GTK_BOX (card->card), line);

  return line;
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               Card          *card)
{
  SanTicketRow *row = gtk_list_item_get_item (card->item);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (card->card);
  gtk_drag_source_set_icon (source, picture, 12, 12);

  return gdk_content_provider_new_typed (G_TYPE_INT64, san_ticket_row_get_data (row)->id);
}

static void
add_lines (Card *card)
{
  GtkWidget *line;

  card->number = card_label ("sn-tiny", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (card->number), "sn-dim");
  gtk_widget_add_css_class (GTK_WIDGET (card->number), "sn-num");
  card->mark_icon = card_icon ();
  card->mark = card_label ("sn-tiny", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (card->mark), "sn-dim");
  line = card_line (card, 4);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->number));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->mark_icon));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->mark));

  card->problem = card_label (NULL, TRUE);
  gtk_label_set_wrap (card->problem, TRUE);
  gtk_label_set_wrap_mode (card->problem, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (card->problem, 2);
  gtk_box_append (GTK_BOX (card->card), GTK_WIDGET (card->problem));

  card->dots = san_ticket_glyph_new ();
  card->stage = card_label ("sn-cap", FALSE);
  card->stage_line = card_line (card, 10);
  gtk_box_append (GTK_BOX (card->stage_line), card->dots);
  gtk_box_append (GTK_BOX (card->stage_line), GTK_WIDGET (card->stage));

  card->unit = card_label ("sn-cap", TRUE);
  card->bar = san_ticket_glyph_new ();
  card->left_icon = card_icon ();
  card->left = card_label ("sn-cap", FALSE);
  line = card_line (card, 7);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->unit));
  gtk_box_append (GTK_BOX (line), card->bar);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->left_icon));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (card->left));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  SanTicketLane *self = data;
  Card *card = g_new0 (Card, 1);

  card->item = item;
  card->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  gtk_widget_add_css_class (card->card, "sn-ticket-card");
  if (self->lane != SAN_TICKET_LANE_CLOSED)
    gtk_widget_add_css_class (card->card, san_ticket_colour_style (self->lane));
  add_lines (card);
  if (self->lane != SAN_TICKET_LANE_CLOSED && !san_context_is_read_only (self->context))
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), card);
      gtk_widget_add_controller (card->card, GTK_EVENT_CONTROLLER (source));
    }
  g_object_set_data_full (G_OBJECT (card->card), "card", card, g_free);
  gtk_list_item_set_child (item, card->card);
}

static void
bind_open (SanTicketLane       *self,
           Card                *card,
           const SanTicketData *data)
{
  g_auto (SanTicketCountdown) left = { 0 };
  g_autofree char *stage = san_ticket_column_text (SAN_TICKET_COLUMN_STAGE, data, self->clock);

  san_ticket_glyph_set_step (SAN_TICKET_GLYPH (card->dots), san_ticket_step_of (data->stage));
  gtk_label_set_text (card->stage, stage);
  san_ticket_countdown_init (&left, self->clock, data->stage, data->flag, data->issued, data->due);
  san_ticket_glyph_set_bar (SAN_TICKET_GLYPH (card->bar), left.bar, left.share);
  gtk_widget_set_visible (card->bar, left.bar != SAN_TICKET_BAR_NONE);
  gtk_image_set_from_icon_name (card->left_icon, left.icon);
  gtk_widget_set_visible (GTK_WIDGET (card->left_icon), left.icon != NULL);
  gtk_label_set_text (card->left, left.text);
  san_ticket_restyle (GTK_WIDGET (card->left), left.style);
  san_ticket_restyle (GTK_WIDGET (card->left_icon), left.style);
  san_ticket_restyle (GTK_WIDGET (card->mark_icon), "sn-dim");
}

static void
bind_closed (Card                *card,
             const SanTicketData *data)
{
  g_autofree char *time = san_ticket_time_brief (data->closed);
  g_autofree char *text = g_strdup_printf (_("closed %s"), time);

  gtk_widget_set_visible (card->bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (card->left_icon), FALSE);
  gtk_label_set_text (card->left, text);
  san_ticket_restyle (GTK_WIDGET (card->left), "sn-dim");
  gtk_image_set_from_icon_name (card->mark_icon, "sanse-slip-closed-symbolic");
  san_ticket_restyle (GTK_WIDGET (card->mark_icon), "sn-ok");
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  user_data)
{
  SanTicketLane *self = user_data;
  SanTicketRow *row = gtk_list_item_get_item (item);
  Card *card = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "card");
  const SanTicketData *data;
  g_autofree char *number = NULL;
  const char *icon = NULL;
  const char *mark;

  if (row == NULL)
    return;

  data = san_ticket_row_get_data (row);
  number = san_ticket_data_number (data);
  mark = san_ticket_data_mark (data, &icon);
  gtk_label_set_text (card->number, number);
  gtk_label_set_text (card->problem, data->problem);
  gtk_widget_set_tooltip_text (card->card, data->problem);
  gtk_label_set_text (card->unit, data->unit);
  gtk_label_set_text (card->mark, mark != NULL ? mark : "");
  gtk_image_set_from_icon_name (card->mark_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (card->mark_icon),
                          icon != NULL || self->lane == SAN_TICKET_LANE_CLOSED);
  gtk_widget_set_visible (card->stage_line, self->lane != SAN_TICKET_LANE_CLOSED);
  if (self->lane == SAN_TICKET_LANE_CLOSED)
    bind_closed (card, data);
  else
    bind_open (self, card, data);
}

/* Signals */

static void
on_selected_cb (SanTicketLane *self)
{
  if (!self->loading && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_activate_cb (SanTicketLane *self,
                guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
has_id (SanTicketLane *self,
        gint64         id)
{
  SanTicketRow *row = san_ticket_lane_get_row (self);

  return row != NULL && san_ticket_row_get_data (row)->id == id;
}

static gboolean
on_drop_cb (SanTicketLane *self,
            const GValue  *value)
{
  gint64 id = g_value_get_int64 (value);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "sn-drop-lane");
  if (has_id (self, id))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, id);

  return TRUE;
}

static GdkDragAction
on_enter_cb (SanTicketLane *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-drop-lane");

  return GDK_ACTION_MOVE;
}

static void
on_leave_cb (SanTicketLane *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "sn-drop-lane");
}

static void
san_ticket_lane_dispose (GObject *object)
{
  SanTicketLane *self = SAN_TICKET_LANE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_ticket_lane_parent_class)->dispose (object);
}

static void
san_ticket_lane_class_init (SanTicketLaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_ticket_lane_dispose;
  signals[SELECTED] =
    g_signal_new ("selected", SAN_TYPE_TICKET_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[OPENED] =
    g_signal_new ("opened", SAN_TYPE_TICKET_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[DROPPED] =
    g_signal_new ("dropped", SAN_TYPE_TICKET_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
san_ticket_lane_init (SanTicketLane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-lane");
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
add_head (SanTicketLane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_TITLE);

  if (self->lane == SAN_TICKET_LANE_CLOSED)
    {
      san_ticket_badge_set_text (SAN_TICKET_BADGE (badge), _("Closed this month"));
      san_ticket_badge_set (SAN_TICKET_BADGE (badge), SAN_TICKET_WHITE, TRUE);
    }
  else
    {
      san_ticket_badge_set (SAN_TICKET_BADGE (badge), self->lane, FALSE);
    }
  self->count = card_label ("sn-h2", FALSE);
  self->note = card_label ("sn-cap", TRUE);
  gtk_label_set_xalign (self->note, 1);
  gtk_widget_set_margin_end (GTK_WIDGET (self->note), 2);
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self), head);
}

static const char *
lane_title (int lane)
{
  return lane == SAN_TICKET_LANE_CLOSED
    ? _("Closed this month") : san_ticket_colour_title (lane);
}

static void
add_list (SanTicketLane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->model = san_ticket_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                                 factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lane_title (self->lane), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (self), self->scrolled);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate_cb), self);
}

GtkWidget *
san_ticket_lane_new (int                   lane,
                     SanContext           *context,
                     const SanTicketClock *clock)
{
  SanTicketLane *self = g_object_new (SAN_TYPE_TICKET_LANE, NULL);

  self->lane = lane;
  self->context = g_object_ref (context);
  self->clock = clock;
  gtk_widget_add_css_class (GTK_WIDGET (self), lane == SAN_TICKET_LANE_CLOSED ? "closed"
                            : san_ticket_colour_style (lane));
  add_head (self);
  add_list (self);

  return GTK_WIDGET (self);
}

int
san_ticket_lane_get_lane (SanTicketLane *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_LANE (self), 0);

  return self->lane;
}

/* Loading */

static void
narrow_to_lane (SanTicketLane         *self,
                const SanTicketFilter *filter,
                SanTicketFilter       *own)
{
  *own = *filter;
  if (self->lane != SAN_TICKET_LANE_CLOSED)
    {
      own->colours = 1u << self->lane;
      own->open = own->stages == 0;
      return;
    }

  /* of the view only what says whose: the lane has its own when and how */
  *own = (SanTicketFilter) {
    .stages = 1u << SAN_TICKET_CLOSED, .text = filter->text, .units = filter->units,
      .n_units = filter->n_units, .tree = filter->tree, .category_id = filter->category_id,
      .categories = filter->categories, .n_categories = filter->n_categories,
      .item_id = filter->item_id, .point_id = filter->point_id, .bureau_id = filter->bureau_id,
      .source = filter->source, .closed_between = TRUE, .closed_to = SAN_DAY_MAX,
  };
  {
    int year, month;

    san_day_get (san_time_day (self->clock->now), &year, &month, NULL);
    own->closed_from = san_day_new (year, month, 1);
  }
}

/* (transfer full) (nullable): 按期 86.40%, of the whole month; where a filter is on it would
 * say something else than what is shown */
static char *
on_time_text (SanTicketLane         *self,
              const SanTicketFilter *own)
{
  SanDatabase *database = san_context_get_database (self->context);
  SanTime from = (SanTime) own->closed_from * SAN_MINUTES_PER_DAY;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autofree char *rate = NULL;

  if (n == 0 || n > WEIGHED || own->n_units > 0 || own->n_categories > 0 ||
      (own->text != NULL && *own->text != '\0') || own->bureau_id != 0 || own->point_id != 0)
    return NULL;

  book = san_ticket_book_load (database, from, self->clock->now, NULL);
  if (book == NULL)
    return NULL;
  figures = san_ticket_figures_list (book, database, san_context_get_roster (self->context),
                                     SAN_FIGURES_TOTAL, FALSE, NULL);
  if (figures == NULL || figures->len == 0)
    return NULL;
  rate = san_ticket_figures_text (g_ptr_array_index (figures, 0), SAN_FIGURE_ON_TIME_RATE);

  return *rate != '\0' ? g_strdup_printf (_("On time %s%%"), rate) : NULL;
}

static void
show_head (SanTicketLane         *self,
           const SanTicketFilter *own)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *note = NULL;
  g_autofree char *spoken = NULL;
  const char *title = lane_title (self->lane);
  guint overdue = 0;

  if (self->lane != SAN_TICKET_LANE_CLOSED)
    {
      SanTicketFilter over = *own;
      guint counts[SAN_TICKET_COLOURS] = { 0 };

      over.overdue = TRUE;
      if (san_ticket_store_count (san_context_get_database (self->context), &over,
                                  self->clock->now, counts, NULL))
        overdue = counts[self->lane];
    }
  if (overdue > 0)
    note = g_strdup_printf (_("Overdue %u"), overdue);
  else if (self->lane == SAN_TICKET_LANE_CLOSED)
    note = on_time_text (self, own);
  spoken = overdue > 0
    ? g_strdup_printf (ngettext ("%s, %u ticket, %u overdue", "%s, %u tickets, %u overdue", n),
                       title, n, overdue)
    : g_strdup_printf (ngettext ("%s, %u ticket", "%s, %u tickets", n), title, n);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  san_ticket_restyle (GTK_WIDGET (self->note), overdue > 0 ? "sn-over" : "sn-dim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

gboolean
san_ticket_lane_select_ticket (SanTicketLane *self,
                               gint64         id)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), LOOKED_FOR);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanTicketRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (row != NULL && san_ticket_row_get_data (row)->id == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
    }

  return FALSE;
}

void
san_ticket_lane_load (SanTicketLane         *self,
                      const SanTicketFilter *filter)
{
  SanTicketRow *row = san_ticket_lane_get_row (self);
  gint64 id = row != NULL ? san_ticket_row_get_data (row)->id : 0;
  g_autoptr (GError) error = NULL;
  guint position = san_ticket_lane_get_selected (self);
  SanListPlace place;
  SanTicketFilter own;

  g_return_if_fail (SAN_IS_TICKET_LANE (self));

  place = san_list_place_get (GTK_WIDGET (self->view));

  narrow_to_lane (self, filter, &own);
  self->loading = TRUE;
  if (!san_ticket_list_filter (self->model, san_context_get_database (self->context), &own,
                               self->lane == SAN_TICKET_LANE_CLOSED ? SAN_TICKET_BY_CLOSED
                               : SAN_TICKET_BY_URGENCY, FALSE, self->clock->now, &error))
    san_context_report (self->context, error);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (id != 0)
    {
      san_ticket_lane_select_ticket (self, id);
      if (san_ticket_lane_get_row (self) != NULL)
        position = san_ticket_lane_get_selected (self);
      san_list_place_restore (GTK_WIDGET (self->view), &place, position);
    }
  self->loading = FALSE;
  show_head (self, &own);
}

GListModel *
san_ticket_lane_get_model (SanTicketLane *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_LANE (self), NULL);

  return G_LIST_MODEL (self->model);
}

guint
san_ticket_lane_get_selected (SanTicketLane *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_LANE (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

SanTicketRow *
san_ticket_lane_get_row (SanTicketLane *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_LANE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

void
san_ticket_lane_select (SanTicketLane *self,
                        guint          position)
{
  g_return_if_fail (SAN_IS_TICKET_LANE (self));

  gtk_single_selection_set_selected (self->selection, position);
}

guint
san_ticket_lane_position_of (GtkWidget *widget)
{
  Card *card = g_object_get_data (G_OBJECT (widget), "card");

  return card != NULL ? gtk_list_item_get_position (card->item) : GTK_INVALID_LIST_POSITION;
}

gboolean
san_ticket_lane_enter (SanTicketLane *self,
                       guint          position)
{
  SanListPlace place;
  guint n;

  g_return_val_if_fail (SAN_IS_TICKET_LANE (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (n == 0)
    return FALSE;

  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  place = san_list_place_get (GTK_WIDGET (self->view));
  place.focus = place.show = TRUE;
  /* this also moves the list's idea of where the focus is */
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  san_list_place_restore (GTK_WIDGET (self->view), &place, position);

  return gtk_widget_get_mapped (GTK_WIDGET (self->view));
}
