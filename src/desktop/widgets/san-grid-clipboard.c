/* san-grid-clipboard.c - copying, cutting and pasting the cells of a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "widgets/san-clipboard.h"

/* Above this a person looks at what will change before it does. */
#define MAX_UNSEEN_CELLS 200

SanGridBlock *
san_grid_read_block (SanGrid            *self,
                     const SanGridRange *range)
{
  SanGridBlock *block = san_grid_block_new (range->n_rows, range->n_columns);

  for (guint row = 0; row < range->n_rows; row++)
    for (guint column = 0; column < range->n_columns; column++)
      san_grid_block_take (block, row, column,
                           san_grid_model_dup_edit_text (self->model, range->row + row,
                                                         range->column + column));

  return block;
}

void
san_grid_copy (SanGrid *self)
{
  g_autoptr (SanGridBlock) block = NULL;
  SanGridRange range;

  g_return_if_fail (SAN_IS_GRID (self));

  if (!san_grid_get_selection (self, &range))
    return;

  block = san_grid_read_block (self, &range);
  san_clipboard_set_block (GTK_WIDGET (self), block);
}

void
san_grid_cut (SanGrid *self)
{
  g_return_if_fail (SAN_IS_GRID (self));

  san_grid_copy (self);
  san_grid_clear (self);
}

/* Pasting */

/* Where @block goes: from the active cell on, or into the whole selection if that holds it
 * a whole number of times */
static gboolean
find_target (SanGrid            *self,
             const SanGridBlock *block,
             SanGridRange       *range,
             GError            **error)
{
  if (!san_grid_get_selection (self, range))
    return FALSE;

  if (!san_grid_range_is_single (range))
    {
      if (range->n_rows % block->n_rows == 0 && range->n_columns % block->n_columns == 0)
        return TRUE;

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The copied block has %u rows × %u columns, the selection %u × %u. "
                     "Select one cell to paste from there."),
                   block->n_rows, block->n_columns, range->n_rows, range->n_columns);
      return FALSE;
    }

  range->n_rows = block->n_rows;
  range->n_columns = block->n_columns;

  if (range->row + range->n_rows <= self->geometry.n_rows &&
      range->column + range->n_columns <= self->geometry.n_columns)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("The copied block has %u rows × %u columns; from this cell on there are only "
                 "%u × %u."),
               block->n_rows, block->n_columns,
               self->geometry.n_rows - range->row, self->geometry.n_columns - range->column);
  return FALSE;
}

static SanGridBlock *
spread (const SanGridBlock *block,
        const SanGridRange *range)
{
  SanGridBlock *out = san_grid_block_new (range->n_rows, range->n_columns);

  for (guint row = 0; row < range->n_rows; row++)
    for (guint column = 0; column < range->n_columns; column++)
      san_grid_block_take (out, row, column,
                           san_grid_fold (san_grid_block_get (block, row % block->n_rows,
                                                              column % block->n_columns)));

  return out;
}

static void
count_changes (SanGrid      *self,
               SanGridPaste *paste)
{
  const SanGridRange *range = &paste->range;

  for (guint row = 0; row < range->n_rows; row++)
    for (guint column = 0; column < range->n_columns; column++)
      {
        const char *text = paste->texts[(gsize) row * range->n_columns + column];
        g_autofree char *old = san_grid_model_dup_edit_text (self->model, range->row + row,
                                                             range->column + column);

        if (strcmp (old, text) == 0)
          paste->n_same++;
        else if (*old == '\0')
          paste->n_new++;
        else if (*text == '\0')
          paste->n_cleared++;
        else
          paste->n_replaced++;
      }
}

/* TRUE if somebody will answer */
static gboolean
ask (SanGrid *self)
{
  SanGridPaste paste = {
    .range = self->pending_range,
    .texts = (const char *const *) self->pending->texts,
  };
  gboolean asked = FALSE;

  if (san_grid_range_n_cells (&paste.range) <= MAX_UNSEEN_CELLS)
    return FALSE;

  count_changes (self, &paste);
  g_signal_emit (self, san_grid_signals[SAN_GRID_SIGNAL_CONFIRM_PASTE], 0, &paste, &asked);

  return asked;
}

void
san_grid_answer_paste (SanGrid *self,
                       gboolean accept)
{
  g_autoptr (SanGridBlock) block = g_steal_pointer (&self->pending);
  SanGridRange range = self->pending_range;

  g_return_if_fail (SAN_IS_GRID (self));

  if (block == NULL || !accept)
    return;

  if (san_grid_set_cells (self, &range, (const char *const *) block->texts))
    san_grid_select (self, &range);
}

void
san_grid_paste_text (SanGrid    *self,
                     const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanGridBlock) block = NULL;

  g_return_if_fail (SAN_IS_GRID (self));
  g_return_if_fail (text != NULL);

  if (!san_grid_has_cells (self))
    return;

  block = san_grid_block_parse (text, &error);
  if (block == NULL || !find_target (self, block, &self->pending_range, &error))
    {
      san_grid_refuse (self, error->message);
      return;
    }

  g_clear_pointer (&self->pending, san_grid_block_free);
  self->pending = spread (block, &self->pending_range);

  if (!ask (self))
    san_grid_answer_paste (self, TRUE);
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (SanGrid) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (text == NULL)
    san_grid_refuse (self, _("There is no text on the clipboard."));
  else
    san_grid_paste_text (self, text);
}

void
san_grid_paste (SanGrid *self)
{
  g_return_if_fail (SAN_IS_GRID (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable, on_text_read_cb, g_object_ref (self));
}
