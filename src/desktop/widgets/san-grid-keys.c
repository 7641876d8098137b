/* san-grid-keys.c - what the keyboard does in a grid
 *
 * Never bound, because Chinese input methods take them: Ctrl+Space, Shift+Space,
 * Ctrl+Shift, Ctrl+., Ctrl+;, Ctrl+Shift+U/E/F. Letters without Ctrl or Alt always type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | \
                   GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

/* Moving */

static gboolean
has_data (SanGrid *self,
          gint64   row,
          gint64   column)
{
  SanGridCell cell;

  san_grid_model_get_cell (self->model, row, column, &cell);

  return cell.text != NULL && *cell.text != '\0';
}

/* To the last cell of the run of filled cells; from its end to the next filled cell, or to
 * the edge of the sheet */
static SanGridPlace
jump (SanGrid     *self,
      SanGridPlace from,
      int          down,
      int          right)
{
  gint64 row = from.row;
  gint64 column = from.column;
  gboolean filled = has_data (self, row, column);
  gboolean first = TRUE;

  for (;;)
    {
      gint64 next_row = row + down;
      gint64 next_column = column + right;
      gboolean next;

      if (next_row < 0 || next_row >= self->geometry.n_rows ||
          next_column < 0 || next_column >= self->geometry.n_columns)
        break;

      next = has_data (self, next_row, next_column);
      if (first && filled && !next)
        filled = FALSE;   /* already at the end of a run */
      else if (filled && !next)
        break;

      row = next_row;
      column = next_column;
      first = FALSE;

      if (!filled && next)
        break;
    }

  return (SanGridPlace) { row, column };
}

static SanGridPlace
walk (SanGrid     *self,
      SanGridPlace from,
      gint64       down,
      gint64       right)
{
  return (SanGridPlace) {
           CLAMP (from.row + down, 0, (gint64) self->geometry.n_rows - 1),
           CLAMP (from.column + right, 0, (gint64) self->geometry.n_columns - 1),
  };
}

/* FALSE if the key does not move */
static gboolean
find_destination (SanGrid      *self,
                  guint         keyval,
                  gboolean      control,
                  SanGridPlace  from,
                  SanGridPlace *to)
{
  gint64 page = san_grid_geometry_page (&self->geometry);

  switch (keyval)
    {
    case GDK_KEY_Up:
      *to = control ? jump (self, from, -1, 0) : walk (self, from, -1, 0);
      return TRUE;

    case GDK_KEY_Down:
      *to = control ? jump (self, from, 1, 0) : walk (self, from, 1, 0);
      return TRUE;

    case GDK_KEY_Left:
      *to = control ? jump (self, from, 0, -1) : walk (self, from, 0, -1);
      return TRUE;

    case GDK_KEY_Right:
      *to = control ? jump (self, from, 0, 1) : walk (self, from, 0, 1);
      return TRUE;

    case GDK_KEY_Page_Up:
      *to = walk (self, from, -page, 0);
      return !control;

    case GDK_KEY_Page_Down:
      *to = walk (self, from, page, 0);
      return !control;

    case GDK_KEY_Home:
      *to = (SanGridPlace) { control ? 0 : from.row, 0 };
      return TRUE;

    case GDK_KEY_End:
      *to = (SanGridPlace) { control ? self->geometry.n_rows - 1 : from.row,
                             self->geometry.n_columns - 1 };
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
move (SanGrid        *self,
      guint           keyval,
      GdkModifierType state)
{
  SanGridSelection *selection = &self->selection;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  gboolean from_lead = extend && selection->anchor.row == selection->active.row &&
                       selection->anchor.column == selection->active.column;
  SanGridPlace to;

  if ((state & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return FALSE;
  if (!find_destination (self, keyval, control, selection->active, &to))
    return FALSE;

  if (!san_grid_commit (self, SAN_GRID_STAY))
    return TRUE;

  /* only now: what was typed may be the edge of data */
  find_destination (self, keyval, control,
                    from_lead ? selection->lead : selection->active, &to);

  if (extend)
    san_grid_selection_extend (selection, to);
  else
    san_grid_selection_move (selection, to);
  san_grid_moved (self);
  san_grid_scroll_to (self, to.row, to.column);

  return TRUE;
}

/* Commands */

static gboolean
commit_and_step (SanGrid *self,
                 int      step)
{
  san_grid_commit (self, step);
  return TRUE;
}

static gboolean
commit_to_all (SanGrid *self,
               int      unused)
{
  san_grid_commit_to_all (self);
  return TRUE;
}

/* Esc leaves the edit, then the selection, then belongs to others */
static gboolean
escape (SanGrid *self,
        int      unused)
{
  SanGridRange range = san_grid_selection_range (&self->selection);

  if (self->edit != SAN_GRID_NO_EDIT)
    {
      san_grid_cancel (self);
      return TRUE;
    }

  if (gtk_widget_get_child_visible (self->refusal))
    {
      san_grid_forgive (self);
      return TRUE;
    }

  if (san_grid_range_is_single (&range))
    return FALSE;

  san_grid_selection_move (&self->selection, self->selection.active);
  san_grid_moved (self);
  return TRUE;
}

static gboolean
edit_in_place (SanGrid *self,
               int      unused)
{
  if (self->edit == SAN_GRID_NO_EDIT)
    san_grid_open (self, NULL);
  else if (self->edit == SAN_GRID_TYPING)
    self->edit = SAN_GRID_CORRECTING;   /* from now on the arrows move the caret */
  else
    san_grid_emit (self, SAN_GRID_SIGNAL_FORMULA_BAR_REQUESTED);

  return TRUE;
}

static gboolean
clear (SanGrid *self,
       int      unused)
{
  san_grid_clear (self);
  return TRUE;
}

static gboolean
clear_and_edit (SanGrid *self,
                int      unused)
{
  san_grid_open (self, "");
  return TRUE;
}

static gboolean
select_all (SanGrid *self,
            int      unused)
{
  san_grid_select (self, &(SanGridRange) { 0, 0, self->geometry.n_rows,
                                           self->geometry.n_columns });
  return TRUE;
}

static gboolean
fill (SanGrid *self,
      int      down)
{
  if (down)
    san_grid_fill_down (self);
  else
    san_grid_fill_right (self);

  return TRUE;
}

static gboolean
copy (SanGrid *self,
      int      unused)
{
  san_grid_copy (self);
  return TRUE;
}

static gboolean
cut (SanGrid *self,
     int      unused)
{
  san_grid_cut (self);
  return TRUE;
}

static gboolean
paste (SanGrid *self,
       int      unused)
{
  san_grid_paste (self);
  return TRUE;
}

/* What concerns the open cell wants its value first. */
static gboolean
emit (SanGrid *self,
      int      signal)
{
  if (!g_signal_has_handler_pending (self, san_grid_signals[signal], 0, TRUE))
    return FALSE;

  return !san_grid_commit (self, SAN_GRID_STAY) || san_grid_emit (self, signal);
}

static gboolean
go_to_issue (SanGrid *self,
             int      direction)
{
  guint signal = san_grid_signals[SAN_GRID_SIGNAL_ISSUE_REQUESTED];

  if (!g_signal_has_handler_pending (self, signal, 0, TRUE))
    return FALSE;

  if (san_grid_commit (self, SAN_GRID_STAY))
    g_signal_emit (self, signal, 0, direction);

  return TRUE;
}

static gboolean
open_menu (SanGrid *self,
           int      unused)
{
  SanGridBox cell = san_grid_geometry_cell (&self->geometry, self->selection.active.row,
                                            self->selection.active.column);
  guint signal = san_grid_signals[SAN_GRID_SIGNAL_CONTEXT_MENU];

  if (!g_signal_has_handler_pending (self, signal, 0, TRUE))
    return FALSE;

  g_signal_emit (self, signal, 0, (double) cell.x + cell.width / 2,
                 (double) cell.y + cell.height);
  return TRUE;
}

#define CTRL  GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT   GDK_ALT_MASK
#define NONE  0

typedef enum
{
  ALWAYS,
  NOT_WHILE_EDITING,   /* then the key is the editor's */
  SWALLOW,             /* has no meaning while editing, and must not get one */
} When;

static const struct
{
  guint           keyval;
  GdkModifierType state;
  When            when;
  gboolean        (*run) (SanGrid *self,
                          int      argument);
  int             argument;
} bindings[] = {
  { GDK_KEY_Return, NONE, ALWAYS, commit_and_step, SAN_GRID_DOWN },
  { GDK_KEY_Return, SHIFT, ALWAYS, commit_and_step, SAN_GRID_UP },
  { GDK_KEY_Tab, NONE, ALWAYS, commit_and_step, SAN_GRID_RIGHT },
  { GDK_KEY_Tab, SHIFT, ALWAYS, commit_and_step, SAN_GRID_LEFT },
  { GDK_KEY_Return, CTRL, ALWAYS, commit_to_all, 0 },
  { GDK_KEY_Escape, NONE, ALWAYS, escape, 0 },
  { GDK_KEY_F2, NONE, ALWAYS, edit_in_place, 0 },
  { GDK_KEY_Delete, NONE, NOT_WHILE_EDITING, clear, 0 },
  { GDK_KEY_BackSpace, NONE, NOT_WHILE_EDITING, clear_and_edit, 0 },
  { GDK_KEY_a, CTRL, NOT_WHILE_EDITING, select_all, 0 },
  { GDK_KEY_c, CTRL, NOT_WHILE_EDITING, copy, 0 },
  { GDK_KEY_x, CTRL, NOT_WHILE_EDITING, cut, 0 },
  { GDK_KEY_v, CTRL, NOT_WHILE_EDITING, paste, 0 },
  { GDK_KEY_Insert, CTRL, NOT_WHILE_EDITING, copy, 0 },
  { GDK_KEY_Delete, SHIFT, NOT_WHILE_EDITING, cut, 0 },
  { GDK_KEY_Insert, SHIFT, NOT_WHILE_EDITING, paste, 0 },
  { GDK_KEY_d, CTRL, SWALLOW, fill, TRUE },
  { GDK_KEY_r, CTRL, SWALLOW, fill, FALSE },
  { GDK_KEY_F2, SHIFT, ALWAYS, emit, SAN_GRID_SIGNAL_NOTE_REQUESTED },
  { GDK_KEY_m, CTRL | ALT, ALWAYS, emit, SAN_GRID_SIGNAL_NOTES_TOGGLED },
  { GDK_KEY_F8, NONE, ALWAYS, go_to_issue, 1 },
  { GDK_KEY_F8, SHIFT, ALWAYS, go_to_issue, -1 },
  { GDK_KEY_Return, ALT, ALWAYS, emit, SAN_GRID_SIGNAL_FIX_REQUESTED },
  { GDK_KEY_l, CTRL, ALWAYS, emit, SAN_GRID_SIGNAL_MISSING_ONLY_TOGGLED },
  { GDK_KEY_t, CTRL, SWALLOW, emit, SAN_GRID_SIGNAL_COMPUTED_REQUESTED },
  { GDK_KEY_Menu, NONE, NOT_WHILE_EDITING, open_menu, 0 },
  { GDK_KEY_F10, SHIFT, NOT_WHILE_EDITING, open_menu, 0 },
};

static guint
plain_key (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return GDK_KEY_Return;

    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_KP_Tab:
      return GDK_KEY_Tab;

    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;

    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;

    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;

    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;

    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;

    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;

    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;

    case GDK_KEY_KP_End:
      return GDK_KEY_End;

    case GDK_KEY_KP_Insert:
      return GDK_KEY_Insert;

    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;

    default:
      return gdk_keyval_to_lower (keyval);
    }
}

/* A character typed over a locked cell: say why nothing happens */
static gboolean
types_into_lock (SanGrid        *self,
                 guint           keyval,
                 GdkModifierType state)
{
  return (state & ~GDK_SHIFT_MASK) == 0 && gdk_keyval_to_unicode (keyval) >= ' ' &&
         self->edit == SAN_GRID_NO_EDIT && san_grid_is_locked (self) &&
         !san_grid_open (self, "");
}

gboolean
san_grid_handle_key (SanGrid        *self,
                     guint           keyval,
                     GdkModifierType state)
{
  guint key = plain_key (keyval);

  g_return_val_if_fail (SAN_IS_GRID (self), FALSE);

  state &= MODIFIERS;

  if (self->preedit || !san_grid_has_cells (self))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].keyval == key && bindings[i].state == state)
      {
        if (self->edit == SAN_GRID_NO_EDIT || bindings[i].when == ALWAYS)
          return bindings[i].run (self, bindings[i].argument);

        return bindings[i].when == SWALLOW;
      }

  /* a correction keeps the keys that move its caret */
  if (self->edit != SAN_GRID_CORRECTING || key == GDK_KEY_Up || key == GDK_KEY_Down ||
      key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    if (move (self, key, state))
      return TRUE;

  return types_into_lock (self, keyval, state);
}
