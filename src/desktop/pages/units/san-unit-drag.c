/* san-unit-drag.c - units drawn onto another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-drag.h"

#include "pages/units/san-unit-changes.h"
#include "pages/units/san-unit-columns.h"
#include "widgets/san-view-row.h"

typedef struct
{
  GtkColumnView *view;
  SanPage       *page;
  SanUnitTree   *tree;
  SanRowLight    light;
} Drag;

gboolean
san_unit_drag_allows (const SanUnit *unit,
                      const SanUnit *onto)
{
  if (unit == NULL || unit->parent == onto)
    return FALSE;
  for (const SanUnit *above = onto; above != NULL; above = above->parent)
    if (above == unit)
      return FALSE;

  return TRUE;
}

/* (transfer full) (nullable) */
static SanUnitItem *
item_of (GtkWidget *row)
{
  GtkListItem *list_item = san_view_row_list_item (row);

  return list_item != NULL ? san_unit_columns_item (gtk_list_item_get_item (list_item)) : NULL;
}

/* Source */

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               Drag          *drag)
{
  GtkWidget *row = san_view_row_pick (drag->view, x, y);
  g_autoptr (SanUnitItem) item = row != NULL ? item_of (row) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (item == NULL || san_unit_item_get_unit (item) == NULL ||
      san_context_is_read_only (san_page_get_context (drag->page)))
    return NULL;

  picture = gtk_widget_paintable_new (gtk_widget_get_first_child (row));
  gtk_drag_source_set_icon (source, picture, 8, 8);

  return gdk_content_provider_new_typed (G_TYPE_INT64, san_unit_item_get_id (item));
}

/* Target */

static const SanUnit *
dragged (Drag         *drag,
         const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS_INT64 (value)
         ? san_unit_tree_get_unit (drag->tree, g_value_get_int64 (value)) : NULL;
}

/* @onto: what is below the pointer, NULL for the free space: the top. FALSE: a heading */
static gboolean
target_at (Drag           *drag,
           double          x,
           double          y,
           GtkWidget     **row,
           const SanUnit **onto)
{
  g_autoptr (SanUnitItem) item = NULL;

  *row = san_view_row_pick (drag->view, x, y);
  item = *row != NULL ? item_of (*row) : NULL;
  *onto = item != NULL ? san_unit_item_get_unit (item) : NULL;

  return item == NULL || *onto != NULL;
}

static GdkDragAction
on_motion_cb (GtkDropTarget *target,
              double         x,
              double         y,
              Drag          *drag)
{
  const SanUnit *unit = dragged (drag, gtk_drop_target_get_value (target));
  const SanUnit *onto;
  GtkWidget *row;
  gboolean allowed = target_at (drag, x, y, &row, &onto) && san_unit_drag_allows (unit, onto);

  san_row_light_move (&drag->light, allowed ? row : NULL);

  return allowed ? GDK_ACTION_MOVE : 0;
}

static void
on_leave_cb (GtkDropTarget *target,
             Drag          *drag)
{
  san_row_light_move (&drag->light, NULL);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            Drag          *drag)
{
  SanContext *context = san_page_get_context (drag->page);
  const SanUnit *unit = dragged (drag, value);
  const SanUnit *onto;
  GtkWidget *row;

  on_leave_cb (target, drag);
  if (!target_at (drag, x, y, &row, &onto) || !san_unit_drag_allows (unit, onto))
    return FALSE;

  return san_unit_change_move (context, unit, onto, san_context_get_period (context)->first);
}

static void
drag_free (gpointer data)
{
  Drag *drag = data;

  san_row_light_clear (&drag->light);
  g_free (drag);
}

void
san_unit_drag_install (GtkColumnView *view,
                       SanPage       *page,
                       SanUnitTree   *tree)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  Drag *drag = g_new0 (Drag, 1);

  drag->view = view;
  drag->page = page;
  drag->tree = tree;
  g_object_set_data_full (G_OBJECT (view), "drag", drag, drag_free);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), drag);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion_cb), drag);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave_cb), drag);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), drag);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}
