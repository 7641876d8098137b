/* san-grid.c - a sheet of cells to type into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

#include <adwaita.h>
#include <math.h>

#define NORMAL_CELL_WIDTH 59

/**
 * SanGrid:
 *
 * Rows of units, columns of items; heads in two lines, row heads and computed columns
 * frozen at the sides. It is made for typing a month of scores: keys, ranges and clipboard
 * behave as in Excel and WPS (ui.md 6.2). Only the cells in view are drawn.
 *
 * Its one focusable child is a #GtkText that lies over the active cell, takes what input
 * methods compose, and stands for the cell before screen readers.
 *
 * Every change goes through one san_grid_model_set_cells(). If that refuses, the reason
 * stands below the cell, and a text that was being typed stays open.
 *
 * # CSS nodes
 *
 * |[
 * datagrid
 * ├── text            (padding none; the grid draws ground and ring)
 * ╰── label.refusal
 * ]|
 */
static void scrollable_iface_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanGrid, san_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      scrollable_iface_init))

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  PROP_MODEL,
  PROP_COMPACT,
  PROP_CELL_WIDTH,
};

guint san_grid_signals[SAN_GRID_N_SIGNALS];

/* Helpers of all parts */

gboolean
san_grid_has_cells (SanGrid *self)
{
  return self->geometry.n_rows > 0 && self->geometry.n_columns > 0;
}

gboolean
san_grid_is_locked (SanGrid *self)
{
  SanGridCell cell;

  if (!san_grid_has_cells (self))
    return FALSE;

  san_grid_model_get_cell (self->model, self->selection.active.row,
                           self->selection.active.column, &cell);

  return (cell.marks & SAN_GRID_LOCKED) != 0;
}

void
san_grid_redraw (SanGrid *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
san_grid_emit (SanGrid *self,
               guint    signal)
{
  gboolean heard = g_signal_has_handler_pending (self, san_grid_signals[signal], 0, TRUE);

  g_signal_emit (self, san_grid_signals[signal], 0);

  return heard;
}

void
san_grid_moved (SanGrid *self)
{
  self->tab_origin = -1;
  san_grid_forgive (self);
  san_grid_update_editor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_redraw (self);
  san_grid_emit (self, SAN_GRID_SIGNAL_SELECTION_CHANGED);
}

/* Scrolling */

static void
configure_adjustments (SanGrid *self)
{
  const SanGridGeometry *geometry = &self->geometry;
  const int sizes[2] = { geometry->width, geometry->height };
  const int totals[2] = { san_grid_geometry_total_width (geometry),
                          san_grid_geometry_total_height (geometry) };
  const int steps[2] = { (int) (self->cell_width * geometry->scale), geometry->row_height };

  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i],
                                gtk_adjustment_get_value (self->adjustments[i]),
                                0, MAX (totals[i], sizes[i]), steps[i],
                                MAX (sizes[i] - 2 * steps[i], steps[i]), sizes[i]);
}

static int
get_scroll (SanGrid *self,
            int      axis)
{
  return self->adjustments[axis] != NULL
         ? (int) round (gtk_adjustment_get_value (self->adjustments[axis])) : 0;
}

void
san_grid_scroll_to (SanGrid *self,
                    guint    row,
                    guint    column)
{
  int scroll[2];

  if (!san_grid_has_cells (self) || self->geometry.width == 0)
    return;

  san_grid_geometry_reveal (&self->geometry, row, column, &scroll[0], &scroll[1]);

  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i], scroll[i]);
}

static void
on_scrolled_cb (SanGrid *self)
{
  self->geometry.scroll_x = get_scroll (self, 0);
  self->geometry.scroll_y = get_scroll (self, 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_redraw (self);
}

static void
set_adjustment (SanGrid       *self,
                int            axis,
                GtkAdjustment *adjustment)
{
  static const char *const names[] = { "hadjustment", "vadjustment" };

  if (adjustment != NULL && adjustment == self->adjustments[axis])
    return;

  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_clear_object (&self->adjustments[axis]);

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[axis] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self);

  configure_adjustments (self);
  on_scrolled_cb (self);
  g_object_notify (G_OBJECT (self), names[axis]);
}

/* Border where the frozen parts are: scroll bars and shadows of more content belong inside
 * it. Not at the right, where a scroll bar would stand on the computed columns. */
static gboolean
san_grid_get_border (GtkScrollable *scrollable,
                     GtkBorder     *border)
{
  SanGrid *self = SAN_GRID (scrollable);

  *border = (GtkBorder) {
    .left = san_grid_geometry_left (&self->geometry),
    .top = san_grid_geometry_top (&self->geometry),
  };

  return TRUE;
}

static void
scrollable_iface_init (GtkScrollableInterface *iface)
{
  iface->get_border = san_grid_get_border;
}

/* Model */

static void
update_geometry (SanGrid *self)
{
  san_grid_geometry_update (&self->geometry, self->model,
                            san_grid_painter_get_scale (self->painter),
                            self->compact, self->cell_width);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  san_grid_redraw (self);
}

static void
on_model_changed_cb (SanGrid *self,
                     guint    first_row,
                     guint    n_rows)
{
  guint active = self->selection.active.row;

  if (active >= first_row && active - first_row < n_rows &&
      !gtk_widget_get_child_visible (self->refusal))
    san_grid_update_editor (self);

  san_grid_redraw (self);
}

static void
on_model_reset_cb (SanGrid *self)
{
  san_grid_drop_edit (self);
  san_grid_end_drag (self);
  g_clear_pointer (&self->pending, san_grid_block_free);

  update_geometry (self);
  configure_adjustments (self);

  if (san_grid_has_cells (self))
    san_grid_selection_clamp (&self->selection, self->geometry.n_rows,
                              self->geometry.n_columns);
  san_grid_moved (self);
}

/* Sizes and drawing */

static void
san_grid_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  SanGrid *self = SAN_GRID (widget);
  const SanGridGeometry *geometry = &self->geometry;
  int child_minimum;

  /* GTK wants every child measured before it is allocated */
  gtk_widget_measure (self->editor, orientation, -1, &child_minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->refusal, orientation, -1, &child_minimum, NULL, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = san_grid_geometry_left (geometry) + san_grid_geometry_right (geometry) +
                 (int) (self->cell_width * geometry->scale);
      *natural = MAX (*minimum, san_grid_geometry_total_width (geometry));
    }
  else
    {
      *minimum = san_grid_geometry_top (geometry) + geometry->row_height;
      *natural = MAX (*minimum, san_grid_geometry_total_height (geometry));
    }
}

static void
san_grid_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  SanGrid *self = SAN_GRID (widget);

  if (self->geometry.width != width || self->geometry.height != height)
    {
      self->geometry.width = width;
      self->geometry.height = height;
      san_grid_redraw (self);
    }

  configure_adjustments (self);
  self->geometry.scroll_x = get_scroll (self, 0);
  self->geometry.scroll_y = get_scroll (self, 1);
  san_grid_allocate_editor (self);
}

static void
san_grid_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  SanGrid *self = SAN_GRID (widget);
  SanGridBox body = san_grid_geometry_body (&self->geometry);

  if (self->node == NULL)
    {
      GtkSnapshot *drawing = gtk_snapshot_new ();

      san_grid_draw (self, drawing);
      self->node = gtk_snapshot_free_to_node (drawing);
    }

  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);

  if (self->edit != SAN_GRID_NO_EDIT)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (body.x, body.y,
                                                             body.width, body.height));
      gtk_widget_snapshot_child (widget, self->editor, snapshot);
      gtk_snapshot_pop (snapshot);
    }

  gtk_widget_snapshot_child (widget, self->refusal, snapshot);
}

static void
restyle (SanGrid *self)
{
  san_grid_painter_forget (self->painter);
  update_geometry (self);
}

static void
san_grid_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_grid_parent_class)->css_changed (widget, change);

  restyle (SAN_GRID (widget));
}

static void
san_grid_system_setting_changed (GtkWidget       *widget,
                                 GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (san_grid_parent_class)->system_setting_changed (widget, setting);

  restyle (SAN_GRID (widget));
}

static gboolean
san_grid_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (GTK_TEXT (SAN_GRID (widget)->editor));
}

/* Entering by F6 or Tab. Inside, Tab goes from cell to cell. */
static gboolean
san_grid_focus (GtkWidget       *widget,
                GtkDirectionType direction)
{
  SanGrid *self = SAN_GRID (widget);

  return !gtk_widget_is_focus (self->editor) && gtk_widget_grab_focus (widget);
}

/* GObject */

static void
san_grid_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SanGrid *self = SAN_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;

    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[0]);
      break;

    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[1]);
      break;

    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_CELL_WIDTH:
      g_value_set_int (value, self->cell_width);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
san_grid_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  SanGrid *self = SAN_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, 0, g_value_get_object (value));
      break;

    case PROP_VADJUSTMENT:
      set_adjustment (self, 1, g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
      self->policies[0] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_VSCROLL_POLICY:
      self->policies[1] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_MODEL:
      san_grid_set_model (self, g_value_get_object (value));
      break;

    case PROP_COMPACT:
      san_grid_set_compact (self, g_value_get_boolean (value));
      break;

    case PROP_CELL_WIDTH:
      san_grid_set_cell_width (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
san_grid_dispose (GObject *object)
{
  SanGrid *self = SAN_GRID (object);

  san_grid_end_drag (self);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->companion);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->refusal, gtk_widget_unparent);

  G_OBJECT_CLASS (san_grid_parent_class)->dispose (object);
}

static void
san_grid_finalize (GObject *object)
{
  SanGrid *self = SAN_GRID (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->pending, san_grid_block_free);
  g_clear_pointer (&self->painter, san_grid_painter_free);
  g_free (self->original);
  san_grid_geometry_clear (&self->geometry);

  G_OBJECT_CLASS (san_grid_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SAN_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
add_signals (void)
{
  static const char *const plain[SAN_GRID_N_SIGNALS] = {
    /* active cell or selected rectangle; also after a reset of the model */
    [SAN_GRID_SIGNAL_SELECTION_CHANGED] = "selection-changed",
    /* an edit was opened, closed, or its text is another */
    [SAN_GRID_SIGNAL_EDIT_CHANGED] = "edit-changed",
    /* F2 in an open editor: give the formula bar the focus, the edit goes on there */
    [SAN_GRID_SIGNAL_FORMULA_BAR_REQUESTED] = "formula-bar-requested",
    /* Shift+F2 */
    [SAN_GRID_SIGNAL_NOTE_REQUESTED] = "note-requested",
    /* Ctrl+Alt+M */
    [SAN_GRID_SIGNAL_NOTES_TOGGLED] = "notes-toggled",
    /* Alt+Enter: the first remedy of the active cell's issue */
    [SAN_GRID_SIGNAL_FIX_REQUESTED] = "fix-requested",
    /* Ctrl+L: only rows with missing cells, or all again */
    [SAN_GRID_SIGNAL_MISSING_ONLY_TOGGLED] = "missing-only-toggled",
    /* Ctrl+T: the selected cells are to have their computed values again */
    [SAN_GRID_SIGNAL_COMPUTED_REQUESTED] = "computed-requested",
  };

  for (int i = 0; i < SAN_GRID_N_SIGNALS; i++)
    if (plain[i] != NULL)
      san_grid_signals[i] = add_signal (plain[i]);

  /**
   * SanGrid::issue-requested:
   * @direction: 1 for the next (F8), -1 for the previous (Shift+F8)
   */
  san_grid_signals[SAN_GRID_SIGNAL_ISSUE_REQUESTED] =
    g_signal_new ("issue-requested", SAN_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * SanGrid::confirm-paste:
   * @paste: (type SanGridPaste): valid during the emission; its texts until the answer
   *
   * More cells than a person sees at a glance are about to be pasted.
   *
   * Returns: %TRUE to answer later with san_grid_answer_paste(); the paste is done at once
   *   if nobody does
   */
  san_grid_signals[SAN_GRID_SIGNAL_CONFIRM_PASTE] =
    g_signal_new ("confirm-paste", SAN_TYPE_GRID, G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled, NULL, NULL,
                  G_TYPE_BOOLEAN, 1, G_TYPE_POINTER);

  /**
   * SanGrid::context-menu:
   * @x: where to show it, in the grid's coordinates
   * @y: likewise
   */
  san_grid_signals[SAN_GRID_SIGNAL_CONTEXT_MENU] =
    g_signal_new ("context-menu", SAN_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  g_object_class_install_property (object_class, PROP_MODEL,
                                   g_param_spec_object ("model", NULL, NULL,
                                                        SAN_TYPE_GRID_MODEL, flags));
  g_object_class_install_property (object_class, PROP_COMPACT,
                                   g_param_spec_boolean ("compact", NULL, NULL,
                                                         FALSE, flags));
  g_object_class_install_property (object_class, PROP_CELL_WIDTH,
                                   g_param_spec_int ("cell-width", NULL, NULL,
                                                     16, 1000, NORMAL_CELL_WIDTH, flags));
}

static void
san_grid_class_init (SanGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_grid_dispose;
  object_class->finalize = san_grid_finalize;
  object_class->get_property = san_grid_get_property;
  object_class->set_property = san_grid_set_property;

  widget_class->measure = san_grid_measure;
  widget_class->size_allocate = san_grid_size_allocate;
  widget_class->snapshot = san_grid_snapshot;
  widget_class->css_changed = san_grid_css_changed;
  widget_class->system_setting_changed = san_grid_system_setting_changed;
  widget_class->query_tooltip = san_grid_query_tooltip;
  widget_class->grab_focus = san_grid_grab_focus;
  widget_class->focus = san_grid_focus;

  install_properties (object_class);
  add_signals ();

  gtk_widget_class_set_css_name (widget_class, "datagrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
san_grid_init (SanGrid *self)
{
  AdwStyleManager *style =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->cell_width = NORMAL_CELL_WIDTH;
  self->tab_origin = -1;
  self->painter = san_grid_painter_new (GTK_WIDGET (self));

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  san_grid_init_editor (self);
  san_grid_init_pointer (self);
  update_geometry (self);
  san_grid_update_editor (self);

  g_signal_connect_object (style, "notify::dark",
                           G_CALLBACK (san_grid_redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (san_grid_redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::scale-factor",
                            G_CALLBACK (restyle), self);
}

GtkWidget *
san_grid_new (SanGridModel *model)
{
  return g_object_new (SAN_TYPE_GRID, "model", model, NULL);
}

SanGridModel *
san_grid_get_model (SanGrid *self)
{
  g_return_val_if_fail (SAN_IS_GRID (self), NULL);

  return self->model;
}

void
san_grid_set_model (SanGrid      *self,
                    SanGridModel *model)
{
  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (model == NULL || SAN_IS_GRID_MODEL (model));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);

  if (model != NULL)
    {
      g_signal_connect_swapped (model, "changed", G_CALLBACK (on_model_changed_cb), self);
      g_signal_connect_swapped (model, "reset", G_CALLBACK (on_model_reset_cb), self);
    }

  self->selection = (SanGridSelection) { 0 };
  on_model_reset_cb (self);
  g_object_notify (G_OBJECT (self), "model");
}

void
san_grid_set_compact (SanGrid *self,
                      gboolean compact)
{
  g_return_if_fail (SAN_IS_GRID (self));

  compact = compact != FALSE;
  if (self->compact == compact)
    return;

  self->compact = compact;
  update_geometry (self);
  g_object_notify (G_OBJECT (self), "compact");
}

void
san_grid_set_cell_width (SanGrid *self,
                         int      width)
{
  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (width >= 16);

  if (self->cell_width == width)
    return;

  self->cell_width = width;
  update_geometry (self);
  g_object_notify (G_OBJECT (self), "cell-width");
}

gboolean
san_grid_get_active (SanGrid *self,
                     guint   *row,
                     guint   *column)
{
  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (!san_grid_has_cells (self))
    return FALSE;

  *row = self->selection.active.row;
  *column = self->selection.active.column;
  return TRUE;
}

gboolean
san_grid_get_selection (SanGrid      *self,
                        SanGridRange *range)
{
  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (!san_grid_has_cells (self))
    return FALSE;

  *range = san_grid_selection_range (&self->selection);
  return TRUE;
}

void
san_grid_go_to (SanGrid *self,
                guint    row,
                guint    column)
{
  SanGridPlace place;

  g_return_if_fail (SAN_IS_GRID (self));

  if (!san_grid_has_cells (self) || !san_grid_commit (self, SAN_GRID_STAY))
    return;

  place.row = MIN (row, self->geometry.n_rows - 1);
  place.column = MIN (column, self->geometry.n_columns - 1);
  san_grid_selection_move (&self->selection, place);
  san_grid_moved (self);
  san_grid_scroll_to (self, place.row, place.column);
}

void
san_grid_select (SanGrid            *self,
                 const SanGridRange *range)
{
  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (range != NULL && range->n_rows > 0 && range->n_columns > 0);

  if (!san_grid_has_cells (self) || !san_grid_commit (self, SAN_GRID_STAY))
    return;

  san_grid_selection_select (&self->selection, range);
  san_grid_selection_clamp (&self->selection, self->geometry.n_rows,
                            self->geometry.n_columns);
  san_grid_moved (self);
}

gboolean
san_grid_get_cell_area (SanGrid      *self,
                        guint         row,
                        guint         column,
                        GdkRectangle *area)
{
  SanGridBox box;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (row >= self->geometry.n_rows || column >= self->geometry.n_columns)
    return FALSE;

  box = san_grid_geometry_cell (&self->geometry, row, column);
  *area = (GdkRectangle) { box.x, box.y, box.width, box.height };
  return TRUE;
}
