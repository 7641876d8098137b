/* san-grid-pointer.c - what the mouse does in a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

/* Side of the square at the end of the selection, at the normal text size */
#define HANDLE_SIZE     6

/* While the pointer is held outside the cells the view moves on. */
#define SCROLL_INTERVAL 50   /* milliseconds */

gboolean
san_grid_get_handle (SanGrid    *self,
                     SanGridBox *box)
{
  SanGridRange range = san_grid_selection_range (&self->selection);
  int size = MAX ((int) (HANDLE_SIZE * self->geometry.scale + 0.5), 3);
  SanGridBox last;

  if (!san_grid_has_cells (self) || self->edit != SAN_GRID_NO_EDIT)
    return FALSE;

  last = san_grid_geometry_cell (&self->geometry, range.row + range.n_rows - 1,
                                 range.column + range.n_columns - 1);
  *box = (SanGridBox) { last.x + last.width - size / 2, last.y + last.height - size / 2,
                        size, size };

  return TRUE;
}

static gboolean
over_handle (SanGrid *self,
             double   x,
             double   y)
{
  SanGridBox body = san_grid_geometry_body (&self->geometry);
  SanGridBox handle;

  return x >= body.x && x < body.x + body.width && y >= body.y &&
         san_grid_get_handle (self, &handle) &&
         x >= handle.x - 2 && x < handle.x + handle.width + 2 &&
         y >= handle.y - 2 && y < handle.y + handle.height + 2;
}

/* Selecting */

static SanGridRange
between (SanGrid    *self,
         SanGridDrag what,
         guint       row,
         guint       column)
{
  guint top = MIN (self->drag_row, row);
  guint left = MIN (self->drag_column, column);
  guint n_rows = MAX (self->drag_row, row) - top + 1;
  guint n_columns = MAX (self->drag_column, column) - left + 1;

  if (what == SAN_GRID_DRAG_ROWS)
    return (SanGridRange) { top, 0, n_rows, self->geometry.n_columns }
  ;
  if (what == SAN_GRID_DRAG_COLUMNS)
    return (SanGridRange) { 0, left, self->geometry.n_rows, n_columns }
  ;

  return (SanGridRange) { top, left, n_rows, n_columns };
}

static void
select_group (SanGrid *self,
              guint    column)
{
  const gboolean *starts = self->geometry.starts_group;
  guint first = column;
  guint end = column + 1;

  while (first > 0 && !starts[first])
    first--;
  while (end < self->geometry.n_columns && !starts[end])
    end++;

  san_grid_select (self, &(SanGridRange) { 0, first, self->geometry.n_rows, end - first });
}

static void
press_cell (SanGrid *self,
            guint    row,
            guint    column,
            gboolean extend)
{
  SanGridPlace place = { row, column };

  if (extend)
    san_grid_selection_extend (&self->selection, place);
  else
    san_grid_selection_move (&self->selection, place);

  self->drag = SAN_GRID_DRAG_CELLS;
  san_grid_moved (self);
}

/* The head a selection with Shift starts from is that of the active cell. */
static void
press_head (SanGrid    *self,
            SanGridDrag drag,
            guint       row,
            guint       column,
            gboolean    extend)
{
  SanGridRange range;

  self->drag = drag;
  self->drag_row = extend ? self->selection.active.row : row;
  self->drag_column = extend ? self->selection.active.column : column;

  range = between (self, drag, row, column);
  if (!extend)
    self->selection.active = (SanGridPlace) { drag == SAN_GRID_DRAG_ROWS ? row : 0,
                                              drag == SAN_GRID_DRAG_COLUMNS ? column : 0 }
  ;
  san_grid_select (self, &range);
}

static void
press (SanGrid    *self,
       SanGridPart part,
       guint       row,
       guint       column,
       gboolean    extend)
{
  switch (part)
    {
    case SAN_GRID_BODY:
      press_cell (self, row, column, extend);
      break;

    case SAN_GRID_ROW_HEAD:
    case SAN_GRID_SUMMARIES:
      press_head (self, SAN_GRID_DRAG_ROWS, row, column, extend);
      break;

    case SAN_GRID_COLUMN_HEAD:
      press_head (self, SAN_GRID_DRAG_COLUMNS, row, column, extend);
      break;

    case SAN_GRID_GROUP_HEAD:
      select_group (self, column);
      break;

    case SAN_GRID_CORNER:
      san_grid_select (self, &(SanGridRange) { 0, 0, self->geometry.n_rows,
                                               self->geometry.n_columns });
      break;

    case SAN_GRID_NOWHERE:
    default:
      break;
    }
}

/* Filling by the handle: rows or columns, whichever the pointer is farther off by */
static void
aim_fill (SanGrid *self,
          guint    row,
          guint    column)
{
  SanGridRange from = san_grid_selection_range (&self->selection);
  guint bottom = from.row + from.n_rows;
  guint right = from.column + from.n_columns;
  guint above = row < from.row ? from.row - row : 0;
  guint below = row >= bottom ? row - bottom + 1 : 0;
  guint before = column < from.column ? from.column - column : 0;
  guint behind = column >= right ? column - right + 1 : 0;

  if (MAX (above, below) == 0 && MAX (before, behind) == 0)
    self->fill = (SanGridRange) { 0 }
  ;
  else if (MAX (above, below) >= MAX (before, behind))
    self->fill = (SanGridRange) { above > 0 ? row : bottom, from.column,
                                  MAX (above, below), from.n_columns }
  ;
  else
    self->fill = (SanGridRange) { from.row, before > 0 ? column : right,
                                  from.n_rows, MAX (before, behind) }
  ;

  san_grid_redraw (self);
}

static void
finish_fill (SanGrid *self)
{
  SanGridRange from = san_grid_selection_range (&self->selection);
  SanGridRange fill = self->fill;
  SanGridRange both;

  self->fill = (SanGridRange) { 0 };
  if (fill.n_rows == 0 || !san_grid_repeat (self, &from, &fill))
    return;

  both.row = MIN (from.row, fill.row);
  both.column = MIN (from.column, fill.column);
  both.n_rows = MAX (from.row + from.n_rows, fill.row + fill.n_rows) - both.row;
  both.n_columns = MAX (from.column + from.n_columns, fill.column + fill.n_columns) -
                   both.column;
  san_grid_select (self, &both);
}

static void
drag_to (SanGrid *self,
         guint    row,
         guint    column)
{
  SanGridRange range;

  switch (self->drag)
    {
    case SAN_GRID_DRAG_CELLS:
      if (row == self->selection.lead.row && column == self->selection.lead.column)
        return;
      san_grid_selection_extend (&self->selection, (SanGridPlace) { row, column });
      san_grid_moved (self);
      break;

    case SAN_GRID_DRAG_ROWS:
    case SAN_GRID_DRAG_COLUMNS:
      range = between (self, self->drag, row, column);
      san_grid_select (self, &range);
      break;

    case SAN_GRID_DRAG_FILL:
      aim_fill (self, row, column);
      break;

    case SAN_GRID_NO_DRAG:
    default:
      break;
    }
}

static gboolean
on_drag_timeout_cb (gpointer data)
{
  SanGrid *self = data;
  guint row, column;

  san_grid_geometry_hit (&self->geometry, self->drag_x, self->drag_y, &row, &column);

  /* the neighbour behind the edge, so that the view has somewhere to go */
  if (self->drag_y < san_grid_geometry_top (&self->geometry) && row > 0)
    row--;
  else if (self->drag_y >= self->geometry.height && row + 1 < self->geometry.n_rows)
    row++;
  if (self->drag_x < san_grid_geometry_left (&self->geometry) && column > 0)
    column--;
  else if (self->drag_x >= self->geometry.width && column + 1 < self->geometry.n_columns)
    column++;

  drag_to (self, row, column);
  san_grid_scroll_to (self,
                      self->drag == SAN_GRID_DRAG_COLUMNS ? self->selection.active.row : row,
                      self->drag == SAN_GRID_DRAG_ROWS ? self->selection.active.column : column);

  return G_SOURCE_CONTINUE;
}

void
san_grid_end_drag (SanGrid *self)
{
  g_clear_handle_id (&self->drag_timer, g_source_remove);
  self->drag = SAN_GRID_NO_DRAG;
}

static void
on_pressed_cb (SanGrid         *self,
               int              n_press,
               double           x,
               double           y,
               GtkGestureClick *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean handle = over_handle (self, x, y);
  guint row, column;
  SanGridPart part = san_grid_geometry_hit (&self->geometry, x, y, &row, &column);

  self->press_x = x;
  self->press_y = y;
  if (part == SAN_GRID_NOWHERE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!san_grid_commit (self, SAN_GRID_STAY))
    return;

  if (handle)
    {
      self->drag = SAN_GRID_DRAG_FILL;
      return;
    }

  press (self, part, row, column, (state & GDK_SHIFT_MASK) != 0);

  if (n_press == 2 && part == SAN_GRID_BODY)
    {
      san_grid_end_drag (self);
      san_grid_open (self, NULL);
    }
}

static void
on_drag_update_cb (SanGrid *self,
                   double   offset_x,
                   double   offset_y)
{
  SanGridBox body = san_grid_geometry_body (&self->geometry);
  gboolean outside;
  guint row, column;

  if (self->drag == SAN_GRID_NO_DRAG)
    return;

  self->drag_x = self->press_x + offset_x;
  self->drag_y = self->press_y + offset_y;
  san_grid_geometry_hit (&self->geometry, self->drag_x, self->drag_y, &row, &column);
  drag_to (self, row, column);

  outside =
    (self->drag != SAN_GRID_DRAG_ROWS &&
     (self->drag_x < body.x || self->drag_x >= body.x + body.width)) ||
    (self->drag != SAN_GRID_DRAG_COLUMNS &&
     (self->drag_y < body.y || self->drag_y >= body.y + body.height));

  if (!outside)
    g_clear_handle_id (&self->drag_timer, g_source_remove);
  else if (self->drag_timer == 0)
    self->drag_timer = g_timeout_add (SCROLL_INTERVAL, on_drag_timeout_cb, self);
}

static void
on_drag_end_cb (SanGrid *self)
{
  gboolean fill = self->drag == SAN_GRID_DRAG_FILL;

  san_grid_end_drag (self);
  if (fill)
    finish_fill (self);
}

static void
on_drag_cancel_cb (SanGrid *self)
{
  san_grid_end_drag (self);
  self->fill = (SanGridRange) { 0 };
  san_grid_redraw (self);
}

static void
on_secondary_pressed_cb (SanGrid *self,
                         int      n_press,
                         double   x,
                         double   y)
{
  SanGridRange range = san_grid_selection_range (&self->selection);
  guint row, column;
  SanGridPart part = san_grid_geometry_hit (&self->geometry, x, y, &row, &column);

  if (part == SAN_GRID_NOWHERE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!san_grid_commit (self, SAN_GRID_STAY))
    return;

  if (part != SAN_GRID_BODY || !san_grid_range_contains (&range, row, column))
    press (self, part, row, column, FALSE);
  san_grid_end_drag (self);

  g_signal_emit (self, san_grid_signals[SAN_GRID_SIGNAL_CONTEXT_MENU], 0, x, y);
}

static void
on_motion_cb (SanGrid *self,
              double   x,
              double   y)
{
  guint row, column;
  SanGridPart part = san_grid_geometry_hit (&self->geometry, x, y, &row, &column);
  const char *cursor = NULL;

  if (over_handle (self, x, y))
    cursor = "crosshair";
  else if (part == SAN_GRID_BODY)
    cursor = "cell";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

/* Only what is not to be read in full has a tooltip of its own. */
static char *
dup_head_tooltip (SanGrid    *self,
                  SanGridPart part,
                  guint       row,
                  guint       column)
{
  const SanGridGeometry *geometry = &self->geometry;
  SanGridColumn title;
  SanGridRow head;

  if (part == SAN_GRID_COLUMN_HEAD)
    {
      san_grid_model_get_column (self->model, column, &title);
      if (san_grid_painter_is_cut (self->painter, geometry->edges[column + 1] -
                                   geometry->edges[column] - 5,
                                   SAN_GRID_TEXT_CAPTION_BOLD, title.title))
        return g_strdup (title.title);
    }
  else if (part == SAN_GRID_ROW_HEAD)
    {
      san_grid_model_get_row (self->model, row, &head);
      if (san_grid_painter_is_cut (self->painter, geometry->name_width - geometry->pad,
                                   SAN_GRID_TEXT_BODY_BOLD, head.name))
        return g_strdup (head.name);
    }

  return NULL;
}

gboolean
san_grid_query_tooltip (GtkWidget  *widget,
                        int         x,
                        int         y,
                        gboolean    keyboard,
                        GtkTooltip *tooltip)
{
  SanGrid *self = SAN_GRID (widget);
  SanGridPart part = SAN_GRID_BODY;
  guint row = self->selection.active.row;
  guint column = self->selection.active.column;
  g_autofree char *text = NULL;
  SanGridBox box;

  if (!san_grid_has_cells (self))
    return FALSE;

  if (!keyboard)
    part = san_grid_geometry_hit (&self->geometry, x, y, &row, &column);

  if (part == SAN_GRID_BODY)
    text = san_grid_model_dup_tooltip (self->model, row, column);
  else
    text = dup_head_tooltip (self, part, row, column);

  if (text == NULL || *text == '\0')
    return FALSE;

  /* a new tooltip for each cell, not one that follows the pointer */
  box = san_grid_geometry_cell (&self->geometry, row, column);
  if (part == SAN_GRID_COLUMN_HEAD)
    box = (SanGridBox) { box.x, self->geometry.group_height, box.width,
                         self->geometry.head_height }
  ;
  else if (part == SAN_GRID_ROW_HEAD)
    box = (SanGridBox) { 0, box.y, san_grid_geometry_left (&self->geometry), box.height }
  ;
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { box.x, box.y, box.width, box.height });
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

void
san_grid_init_pointer (SanGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
