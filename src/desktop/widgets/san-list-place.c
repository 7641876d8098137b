/* san-list-place.c - where a list stands, kept while its model is read anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-list-place.h"

#define KEY "san-list-place"

/* A return that waits for the new rows to be laid out. */
typedef struct
{
  GtkWidget   *view;     /* owns it */
  SanListPlace place;
  guint        position;
  guint        tick;
  guint        frames;
} Return;

static void
return_free (gpointer data)
{
  Return *self = data;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  g_free (self);
}

SanListPlace
san_list_place_get (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const Return *waiting = g_object_get_data (G_OBJECT (view), KEY);

  SanListPlace place = {
    .value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0,
    .focus = focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view)),
  };

  if (waiting != NULL)     /* the list is not where it belongs yet */
    {
      place.value = waiting->place.value;
      place.focus |= waiting->place.focus;
    }

  return place;
}

/* The first selected row: a list given the focus has it on the row that had it last, and
 * after new rows came that is the first of all. */
static void
focus_selected (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (row != NULL ? row : list);
}

/* Nobody has taken the focus elsewhere since. */
static gboolean
is_free (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || focus == view || gtk_widget_is_ancestor (focus, view);
}

/* GtkColumnView has no scrolling of its own before 4.12; a menu of the view may stand behind
 * the list among its children. */
static GtkWidget *
inner_list (GtkWidget *view)
{
  GtkWidget *child = GTK_IS_COLUMN_VIEW (view) ? gtk_widget_get_first_child (view) : NULL;

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? child : view;
}

static void
go_back (const Return *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GtkWidget *list = inner_list (self->view);

  gtk_adjustment_set_value (adjustment, self->place.value);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", self->position);
  if (self->place.focus && is_free (self->view))
    focus_selected (list);
  if (!self->place.show)
    gtk_adjustment_set_value (adjustment, self->place.value);
}

static gboolean
on_tick_cb (GtkWidget     *view,
            GdkFrameClock *clock,
            gpointer       data)
{
  Return *self = data;

  /* the first comes before the layout of its frame */
  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  go_back (self);
  g_object_set_data (G_OBJECT (view), KEY, NULL);

  return G_SOURCE_REMOVE;
}

void
san_list_place_restore (GtkWidget          *view,
                        const SanListPlace *place,
                        guint               position)
{
  Return *self = g_new0 (Return, 1);

  self->view = view;
  self->place = *place;
  self->position = position;
  self->tick = gtk_widget_add_tick_callback (view, on_tick_cb, self, NULL);
  g_object_set_data_full (G_OBJECT (view), KEY, self, return_free);
  /* so that nothing else takes the focus meanwhile */
  if (place->focus)
    gtk_widget_grab_focus (view);
}

void
san_list_place_scroll_to (GtkWidget *view,
                          guint      position)
{
  SanListPlace place = san_list_place_get (view);

  place.show = TRUE;
  san_list_place_restore (view, &place, position);
}
