/* san-grid-edit.c - the editor of a grid, and every change it asks of its model
 *
 * The editor has the keyboard focus all the time, so that an input method can begin to
 * compose over a cell that is not open yet. Empty and unseen it waits over the active
 * cell; the first character opens it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

#include <glib/gi18n-lib.h>

static void
set_editor_text (SanGrid    *self,
                 const char *text)
{
  self->own_change = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  self->own_change = FALSE;
}

static void
set_edit (SanGrid    *self,
          SanGridEdit edit)
{
  self->edit = edit;
  gtk_widget_set_can_target (self->editor, edit != SAN_GRID_NO_EDIT);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), edit != SAN_GRID_NO_EDIT);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_redraw (self);
}

static void
close_editor (SanGrid *self)
{
  if (self->edit == SAN_GRID_NO_EDIT)
    return;

  g_clear_pointer (&self->original, g_free);
  set_edit (self, SAN_GRID_NO_EDIT);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->editor)) != '\0')
    set_editor_text (self, "");
  san_grid_forgive (self);
  san_grid_emit (self, SAN_GRID_SIGNAL_EDIT_CHANGED);
}

/* The refusal: a label below the cell */

void
san_grid_refuse (SanGrid    *self,
                 const char *reason)
{
  gtk_label_set_text (GTK_LABEL (self->refusal), reason);
  gtk_widget_set_child_visible (self->refusal, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor),
                               GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_redraw (self);
}

void
san_grid_forgive (SanGrid *self)
{
  if (!gtk_widget_get_child_visible (self->refusal))
    return;

  gtk_widget_set_child_visible (self->refusal, FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID);
  san_grid_update_editor (self);
  san_grid_redraw (self);
}

static void
refuse_locked (SanGrid *self)
{
  g_autofree char *reason = NULL;

  if (san_grid_has_cells (self))
    reason = san_grid_model_dup_tooltip (self->model, self->selection.active.row,
                                         self->selection.active.column);

  san_grid_refuse (self, reason != NULL ? reason : _("This cell is locked."));
}

/* Opening */

gboolean
san_grid_open (SanGrid    *self,
               const char *text)
{
  SanGridPlace active = self->selection.active;

  if (!san_grid_has_cells (self))
    return FALSE;

  if (san_grid_is_locked (self))
    {
      refuse_locked (self);
      return FALSE;
    }

  san_grid_forgive (self);
  san_grid_scroll_to (self, active.row, active.column);

  if (text != NULL)
    {
      set_editor_text (self, text);
      set_edit (self, SAN_GRID_TYPING);
    }
  else
    {
      g_free (self->original);
      self->original = san_grid_model_dup_edit_text (self->model, active.row, active.column);
      set_editor_text (self, self->original);
      set_edit (self, SAN_GRID_CORRECTING);
    }

  san_grid_emit (self, SAN_GRID_SIGNAL_EDIT_CHANGED);
  return TRUE;
}

static void
on_editor_changed_cb (SanGrid *self)
{
  if (self->own_change)
    return;

  san_grid_forgive (self);

  if (self->edit == SAN_GRID_NO_EDIT)
    {
      san_grid_scroll_to (self, self->selection.active.row, self->selection.active.column);
      set_edit (self, SAN_GRID_TYPING);
    }

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_emit (self, SAN_GRID_SIGNAL_EDIT_CHANGED);
}

/* What is being composed is shown in the open editor; if it comes to nothing the editor
 * closes again. The text is left alone: setting it would break off the composition. */
static void
on_preedit_changed_cb (SanGrid    *self,
                       const char *preedit)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->editor)) == '\0';

  self->preedit = preedit != NULL && *preedit != '\0';

  if (self->preedit && self->edit == SAN_GRID_NO_EDIT)
    set_edit (self, SAN_GRID_TYPING);
  else if (!self->preedit && self->edit == SAN_GRID_TYPING && empty)
    close_editor (self);
}

/* Committing */

gboolean
san_grid_set_cells (SanGrid            *self,
                    const SanGridRange *range,
                    const char *const  *texts)
{
  g_autoptr (GError) error = NULL;

  if (san_grid_model_set_cells (self->model, range->row, range->column,
                                range->n_rows, range->n_columns, texts, &error))
    {
      san_grid_forgive (self);
      return TRUE;
    }

  san_grid_refuse (self, error != NULL ? error->message : _("The value was not accepted."));
  return FALSE;
}

/* One text for every cell of @range */
static gboolean
set_all (SanGrid            *self,
         const SanGridRange *range,
         const char         *text)
{
  gsize n_cells = san_grid_range_n_cells (range);
  g_autofree const char **texts = g_new (const char *, n_cells);

  for (gsize i = 0; i < n_cells; i++)
    texts[i] = text;

  return san_grid_set_cells (self, range, texts);
}

gboolean
san_grid_repeat (SanGrid            *self,
                 const SanGridRange *from,
                 const SanGridRange *to)
{
  g_autoptr (SanGridBlock) block = san_grid_read_block (self, from);
  g_autofree const char **texts = g_new (const char *, san_grid_range_n_cells (to));

  /* in step with the source, on whichever side of it the target lies */
  for (guint row = 0; row < to->n_rows; row++)
    for (guint column = 0; column < to->n_columns; column++)
      {
        guint above = (to->row + row + from->n_rows - from->row % from->n_rows) % from->n_rows;
        guint before = (to->column + column + from->n_columns -
                        from->column % from->n_columns) % from->n_columns;

        texts[(gsize) row * to->n_columns + column] =
          san_grid_block_get (block, above, before);
      }

  return san_grid_set_cells (self, to, texts);
}

void
san_grid_step (SanGrid    *self,
               SanGridStep step)
{
  SanGridSelection *selection = &self->selection;
  SanGridRange range = san_grid_selection_range (selection);
  SanGridPlace place = selection->active;
  int tab_origin = self->tab_origin;

  if (step == SAN_GRID_STAY || !san_grid_has_cells (self))
    return;

  if (!san_grid_range_is_single (&range))
    {
      san_grid_selection_cycle (selection, step == SAN_GRID_DOWN || step == SAN_GRID_UP,
                                step == SAN_GRID_UP || step == SAN_GRID_LEFT);
      san_grid_moved (self);
      san_grid_scroll_to (self, selection->active.row, selection->active.column);
      return;
    }

  if ((step == SAN_GRID_RIGHT || step == SAN_GRID_LEFT) && tab_origin < 0)
    tab_origin = place.column;

  if (step == SAN_GRID_RIGHT && place.column + 1 < self->geometry.n_columns)
    place.column++;
  else if (step == SAN_GRID_LEFT && place.column > 0)
    place.column--;
  else if (step == SAN_GRID_DOWN && place.row + 1 < self->geometry.n_rows)
    place.row++;
  else if (step == SAN_GRID_UP && place.row > 0)
    place.row--;

  if (step == SAN_GRID_DOWN || step == SAN_GRID_UP)
    {
      if (tab_origin >= 0)
        place.column = MIN ((guint) tab_origin, self->geometry.n_columns - 1);
      tab_origin = -1;
    }

  san_grid_selection_move (selection, place);
  san_grid_moved (self);
  san_grid_scroll_to (self, place.row, place.column);
  self->tab_origin = tab_origin;
}

/* Closes the editor and gives @range its text */
static gboolean
commit_to (SanGrid            *self,
           const SanGridRange *range)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autofree char *text = san_grid_fold (typed);

  /* a correction that corrects nothing is none: it must not write over a computed value */
  if (self->original == NULL || strcmp (typed, self->original) != 0 ||
      !san_grid_range_is_single (range))
    if (!set_all (self, range, text))
      return FALSE;

  close_editor (self);
  return TRUE;
}

gboolean
san_grid_commit (SanGrid    *self,
                 SanGridStep step)
{
  SanGridRange range;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (self->edit != SAN_GRID_NO_EDIT)
    {
      range = (SanGridRange) { self->selection.active.row, self->selection.active.column,
                               1, 1 };
      if (!commit_to (self, &range))
        return FALSE;
    }

  san_grid_step (self, step);
  return TRUE;
}

gboolean
san_grid_commit_to_all (SanGrid *self)
{
  SanGridRange range;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  range = san_grid_selection_range (&self->selection);

  return self->edit == SAN_GRID_NO_EDIT || commit_to (self, &range);
}

void
san_grid_cancel (SanGrid *self)
{
  g_return_if_fail (SAN_IS_GRID (self));

  close_editor (self);
}

void
san_grid_drop_edit (SanGrid *self)
{
  close_editor (self);
  san_grid_forgive (self);
}

gboolean
san_grid_is_editing (SanGrid *self)
{
  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  return self->edit != SAN_GRID_NO_EDIT;
}

const char *
san_grid_get_edit_text (SanGrid *self)
{
  g_return_val_if_fail (SAN_IS_GRID (self), NULL);

  if (self->edit == SAN_GRID_NO_EDIT)
    return NULL;

  return gtk_editable_get_text (GTK_EDITABLE (self->editor));
}

void
san_grid_edit_text (SanGrid    *self,
                    const char *text)
{
  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (text != NULL);

  if (self->edit == SAN_GRID_NO_EDIT && !san_grid_open (self, NULL))
    return;

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self->editor))) == 0)
    return;

  set_editor_text (self, text);
  san_grid_forgive (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  san_grid_emit (self, SAN_GRID_SIGNAL_EDIT_CHANGED);
}

gboolean
san_grid_clear (SanGrid *self)
{
  SanGridRange range;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (!san_grid_get_selection (self, &range))
    return FALSE;

  return set_all (self, &range, "");
}

/* The first row of the selection into its others; of one row alone, the row above into it */
gboolean
san_grid_fill_down (SanGrid *self)
{
  SanGridRange from, to;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (!san_grid_get_selection (self, &to))
    return FALSE;

  if (to.n_rows > 1)
    {
      to.row++;
      to.n_rows--;
    }
  if (to.row == 0)
    return FALSE;

  from = (SanGridRange) { to.row - 1, to.column, 1, to.n_columns };

  return san_grid_repeat (self, &from, &to);
}

gboolean
san_grid_fill_right (SanGrid *self)
{
  SanGridRange from, to;

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  if (!san_grid_get_selection (self, &to))
    return FALSE;

  if (to.n_columns > 1)
    {
      to.column++;
      to.n_columns--;
    }
  if (to.column == 0)
    return FALSE;

  from = (SanGridRange) { to.row, to.column - 1, to.n_rows, 1 };

  return san_grid_repeat (self, &from, &to);
}

/* Focus */

static void
on_focus_settled_cb (gpointer data)
{
  SanGrid *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_idle = 0;

  /* the window lost the focus, or a menu of the editor has it: nobody went away */
  if (focus == NULL || focus == self->editor || gtk_widget_is_ancestor (focus, self->editor))
    return;
  if (self->companion != NULL &&
      (focus == self->companion || gtk_widget_is_ancestor (focus, self->companion)))
    return;

  san_grid_commit (self, SAN_GRID_STAY);
}

static void
on_focus_left_cb (SanGrid *self)
{
  san_grid_redraw (self);

  /* which widget has it now is known only later */
  if (self->edit != SAN_GRID_NO_EDIT && self->focus_idle == 0)
    self->focus_idle = g_idle_add_once (on_focus_settled_cb, self);
}

static gboolean
on_key_pressed_cb (SanGrid        *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  return san_grid_handle_key (self, keyval, state);
}

/* The editor as the active cell */

void
san_grid_update_editor (SanGrid *self)
{
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;
  guint row, column;

  if (san_grid_get_active (self, &row, &column))
    {
      label = san_grid_model_dup_label (self->model, row, column);
      description = san_grid_model_dup_description (self->model, row, column);
    }

  gtk_editable_set_editable (GTK_EDITABLE (self->editor),
                             san_grid_has_cells (self) && !san_grid_is_locked (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _("No cells"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
}

static void
allocate_refusal (SanGrid   *self,
                  SanGridBox cell)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int width, height;
  GtkAllocation box;

  gtk_widget_measure (self->refusal, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width, room);
  gtk_widget_measure (self->refusal, GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);

  box = (GtkAllocation) { CLAMP (cell.x, 0, room - width), cell.y + cell.height + 2,
                          width, height };
  if (box.y + height > gtk_widget_get_height (GTK_WIDGET (self)))
    box.y = cell.y - height - 3;

  gtk_widget_size_allocate (self->refusal, &box, -1);
}

void
san_grid_allocate_editor (SanGrid *self)
{
  SanGridBox body = san_grid_geometry_body (&self->geometry);
  int pad = self->geometry.pad + 2;
  SanGridBox cell = { body.x, body.y, self->cell_width, self->geometry.row_height };
  int min, natural;

  if (san_grid_has_cells (self))
    cell = san_grid_geometry_cell (&self->geometry, self->selection.active.row,
                                   self->selection.active.column);

  /* a long text takes room from the cells to its right */
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &min, &natural, NULL, NULL);
  natural = MAX (natural + 2, cell.width - 2 * pad);
  natural = MIN (natural, MAX (body.x + body.width - cell.x, cell.width) - 2 * pad);

  gtk_widget_size_allocate (self->editor,
                            &(GtkAllocation) { cell.x + pad, cell.y,
                                               MAX (natural, min), cell.height - 1 }, -1);

  if (gtk_widget_get_child_visible (self->refusal))
    allocate_refusal (self, cell);
}

static void
add_refusal (SanGrid *self)
{
  self->refusal = g_object_new (GTK_TYPE_LABEL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "wrap", TRUE,
                                "max-width-chars", 40,
                                "xalign", 0.0f,
                                "can-target", FALSE,
                                NULL);
  gtk_widget_add_css_class (self->refusal, "refusal");
  gtk_widget_set_parent (self->refusal, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->refusal, FALSE);
}

void
san_grid_init_editor (SanGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* a bare GtkText is passed over by screen readers: its role is that of a part */
  self->editor = g_object_new (GTK_TYPE_TEXT,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                               "input-purpose", GTK_INPUT_PURPOSE_NUMBER,
                               "input-hints", GTK_INPUT_HINT_NO_EMOJI,
                               "propagate-text-width", TRUE,
                               "truncate-multiline", TRUE,
                               "xalign", 1.0f,
                               "can-target", FALSE,
                               NULL);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));

  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_editor_changed_cb), self);
  g_signal_connect_swapped (self->editor, "preedit-changed",
                            G_CALLBACK (on_preedit_changed_cb), self);

  /* bubbling, that is: after the input method, before the editor's own shortcuts; a window
   * that is going away may hold the editor, which had the focus, longer than the grid */
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, keys);

  g_signal_connect_object (focus, "enter", G_CALLBACK (san_grid_redraw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);

  add_refusal (self);
}

void
san_grid_set_companion (SanGrid   *self,
                        GtkWidget *widget)
{
  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  g_set_weak_pointer (&self->companion, widget);
}

GtkWidget *
san_grid_get_editor (SanGrid *self)
{
  g_return_val_if_fail (SAN_IS_GRID (self), NULL);

  return self->editor;
}
