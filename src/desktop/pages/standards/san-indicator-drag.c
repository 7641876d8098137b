/* san-indicator-drag.c - rows of the standard put in another place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-drag.h"

#include "pages/standards/san-indicator-changes.h"
#include "pages/standards/san-indicator-columns.h"
#include "widgets/san-view-row.h"

typedef struct
{
  GtkColumnView      *view;
  SanPage            *page;
  SanIndicatorMayEdit may_edit;
  gpointer            data;
  SanRowLight         light;
} Drag;

/* Where a row may go */

gboolean
san_indicator_may_drop (SanIndicatorRow *row,
                        SanIndicatorRow *onto)
{
  SanIndicatorKind kind = san_indicator_row_get_kind (row);
  SanIndicatorKind target = san_indicator_row_get_kind (onto);

  /* in front of one of its kind, or into what is one level above */
  if (row == onto || (target != kind && target + 1 != kind))
    return FALSE;
  if (kind == SAN_INDICATOR_ITEM && target == SAN_INDICATOR_CATEGORY)
    return san_indicator_row_get_category (row) != san_indicator_row_get_category (onto);
  if (kind == SAN_INDICATOR_CATEGORY && target == SAN_INDICATOR_AREA)
    return !g_str_equal (san_indicator_row_get_area (row), san_indicator_row_get_area (onto));

  return TRUE;
}

gboolean
san_indicator_drop (SanContext      *context,
                    SanIndicatorRow *row,
                    SanIndicatorRow *onto)
{
  const SanItem *before_item = san_indicator_row_get_item (onto);
  const SanCategory *before = san_indicator_row_get_category (onto);

  if (!san_indicator_may_drop (row, onto))
    return FALSE;

  switch (san_indicator_row_get_kind (row))
    {
    case SAN_INDICATOR_ITEM:
      return san_indicator_move_item (context, san_indicator_row_get_item (row), before,
                                      before_item != NULL ? before_item->id : 0);

    case SAN_INDICATOR_CATEGORY:
      return san_indicator_move_category (context, san_indicator_row_get_category (row),
                                          san_indicator_row_get_area (onto),
                                          before != NULL ? before->id : 0);

    case SAN_INDICATOR_AREA:
    default:
      return san_indicator_move_area (context, san_indicator_row_get_area (row),
                                      san_indicator_row_get_area (onto));
    }
}

static guint
place_in (GPtrArray    *records,
          gconstpointer record)
{
  guint place = 0;

  g_ptr_array_find (records, record, &place);

  return place;
}

/* (element-type SanCategory) (transfer container): those of @area, in their order */
static GPtrArray *
categories_of (SanStandard *standard,
               const char  *area)
{
  GPtrArray *categories = san_standard_get_categories (standard);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < categories->len; i++)
    if (g_str_equal (((SanCategory *) categories->pdata[i])->area, area))
      g_ptr_array_add (list, categories->pdata[i]);

  return list;
}

/* (element-type utf8) (transfer container): in the order of their first category */
static GPtrArray *
areas_of (SanStandard *standard)
{
  GPtrArray *categories = san_standard_get_categories (standard);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < categories->len; i++)
    {
      char *area = ((SanCategory *) categories->pdata[i])->area;

      if (!g_ptr_array_find_with_equal_func (list, area, g_str_equal, NULL))
        g_ptr_array_add (list, area);
    }

  return list;
}

/* The place in front of which it goes; the length: behind the last. −1: it cannot move. */
static int
place_after (guint place,
             guint n,
             int   steps)
{
  int to = (int) place + steps;

  if (to < 0 || to >= (int) n)
    return -1;

  return steps > 0 ? to + 1 : to;
}

gboolean
san_indicator_reorder (SanContext      *context,
                       SanIndicatorRow *row,
                       int              steps)
{
  SanStandard *standard = san_indicator_row_get_standard (row);
  const SanCategory *category = san_indicator_row_get_category (row);
  const SanItem *item = san_indicator_row_get_item (row);
  const char *area = san_indicator_row_get_area (row);
  g_autoptr (GPtrArray) siblings = NULL;
  guint place = 0;
  int to;

  if (item != NULL)
    siblings = g_ptr_array_ref (san_standard_get_items (standard, category->id));
  else
    siblings = category != NULL ? categories_of (standard, area) : areas_of (standard);
  if (item != NULL || category != NULL)
    place = place_in (siblings, item != NULL ? (gconstpointer) item : category);
  else
    g_ptr_array_find_with_equal_func (siblings, area, g_str_equal, &place);

  to = place_after (place, siblings->len, steps);
  if (to < 0)
    return FALSE;
  if (item != NULL)
    return san_indicator_move_item (context, item, category, to < (int) siblings->len
                                    ? ((SanItem *) siblings->pdata[to])->id : 0);
  if (category != NULL)
    return san_indicator_move_category (context, category, area, to < (int) siblings->len
                                        ? ((SanCategory *) siblings->pdata[to])->id : 0);

  return san_indicator_move_area (context, area, to < (int) siblings->len ? siblings->pdata[to]
                                                                          : NULL);
}

/* Source */

/* (transfer full) (nullable) */
static SanIndicatorRow *
row_at (GtkWidget *widget)
{
  GtkListItem *list_item = san_view_row_list_item (widget);

  return list_item != NULL ? san_indicator_row_of (gtk_list_item_get_item (list_item)) : NULL;
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               Drag          *drag)
{
  GtkWidget *widget = san_view_row_pick (drag->view, x, y);
  g_autoptr (SanIndicatorRow) row = widget != NULL ? row_at (widget) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL || !drag->may_edit (drag->data))
    return NULL;

  picture = gtk_widget_paintable_new (gtk_widget_get_first_child (widget));
  gtk_drag_source_set_icon (source, picture, 8, 8);

  return gdk_content_provider_new_typed (SAN_TYPE_INDICATOR_ROW, row);
}

/* Target */

static SanIndicatorRow *
dragged (const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS (value, SAN_TYPE_INDICATOR_ROW)
         ? g_value_get_object (value) : NULL;
}

static GdkDragAction
on_motion_cb (GtkDropTarget *target,
              double         x,
              double         y,
              Drag          *drag)
{
  SanIndicatorRow *row = dragged (gtk_drop_target_get_value (target));
  GtkWidget *widget = san_view_row_pick (drag->view, x, y);
  g_autoptr (SanIndicatorRow) onto = widget != NULL ? row_at (widget) : NULL;
  gboolean allowed = row != NULL && onto != NULL && san_indicator_may_drop (row, onto);

  san_row_light_move (&drag->light, allowed ? widget : NULL);

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
  SanIndicatorRow *row = dragged (value);
  GtkWidget *widget = san_view_row_pick (drag->view, x, y);
  g_autoptr (SanIndicatorRow) onto = widget != NULL ? row_at (widget) : NULL;

  on_leave_cb (target, drag);

  return row != NULL && onto != NULL && drag->may_edit (drag->data) &&
         san_indicator_drop (san_page_get_context (drag->page), row, onto);
}

static void
drag_free (gpointer data)
{
  Drag *drag = data;

  san_row_light_clear (&drag->light);
  g_free (drag);
}

void
san_indicator_drag_install (GtkColumnView      *view,
                            SanPage            *page,
                            SanIndicatorMayEdit may_edit,
                            gpointer            data)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SAN_TYPE_INDICATOR_ROW, GDK_ACTION_MOVE);
  Drag *drag = g_new0 (Drag, 1);

  drag->view = view;
  drag->page = page;
  drag->may_edit = may_edit;
  drag->data = data;
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
