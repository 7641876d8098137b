/* san-grid-model.c - what a grid shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-model.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

G_DEFINE_INTERFACE (SanGridModel, san_grid_model, G_TYPE_OBJECT)

enum {
  CHANGED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Defaults of the optional functions */

static const char *
get_no_title (SanGridModel *self)
{
  return NULL;
}

static guint
get_no_summaries (SanGridModel *self)
{
  return 0;
}

static const char *
get_no_summary_title (SanGridModel *self,
                      guint         summary)
{
  return NULL;
}

static void
get_no_summary (SanGridModel   *self,
                guint           row,
                guint           summary,
                SanGridSummary *out)
{
}

static char *
dup_cell_text (SanGridModel *self,
               guint         row,
               guint         column)
{
  SanGridCell cell;

  san_grid_model_get_cell (self, row, column, &cell);

  return g_strdup (cell.text != NULL ? cell.text : "");
}

static char *
dup_nothing (SanGridModel *self,
             guint         row,
             guint         column)
{
  return NULL;
}

static char *
dup_spoken_cell (SanGridModel *self,
                 guint         row,
                 guint         column)
{
  SanGridRow head;
  SanGridColumn title;
  SanGridCell cell;
  const char *text;

  san_grid_model_get_row (self, row, &head);
  san_grid_model_get_column (self, column, &title);
  san_grid_model_get_cell (self, row, column, &cell);

  text = cell.text != NULL ? cell.text : "";
  if (cell.value == SAN_GRID_EMPTY)
    text = _("not entered");
  else if (cell.value == SAN_GRID_NOT_APPLICABLE)
    text = _("no such point here");

  /* TRANSLATORS: a cell as a screen reader says it: unit, column, value, place */
  return g_strdup_printf (_("%s, %s, %s, row %u column %u"),
                          head.name != NULL ? head.name : "",
                          title.title != NULL ? title.title : "",
                          text, row + 1, column + 1);
}

static gboolean
refuse_cells (SanGridModel      *self,
              guint              row,
              guint              column,
              guint              n_rows,
              guint              n_columns,
              const char *const *texts,
              GError           **error)
{
  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                       _("These cells cannot be edited."));
  return FALSE;
}

static void
san_grid_model_default_init (SanGridModelInterface *iface)
{
  iface->get_name_title = get_no_title;
  iface->get_progress_title = get_no_title;
  iface->get_n_summaries = get_no_summaries;
  iface->get_summary_title = get_no_summary_title;
  iface->get_summary = get_no_summary;
  iface->dup_edit_text = dup_cell_text;
  iface->dup_tooltip = dup_nothing;
  iface->dup_label = dup_spoken_cell;
  iface->dup_description = dup_nothing;
  iface->set_cells = refuse_cells;

  /**
   * SanGridModel::changed:
   * @first_row: the first row that looks different
   * @n_rows: how many
   */
  signals[CHANGED] = g_signal_new ("changed", SAN_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * SanGridModel::reset:
   *
   * Rows or columns came, went or moved.
   */
  signals[RESET] = g_signal_new ("reset", SAN_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

guint
san_grid_model_get_n_rows (SanGridModel *self)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_n_rows (self);
}

guint
san_grid_model_get_n_columns (SanGridModel *self)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_n_columns (self);
}

void
san_grid_model_get_column (SanGridModel  *self,
                           guint          column,
                           SanGridColumn *out)
{
  *out = (SanGridColumn) { .xalign = 1.0f };
  SAN_GRID_MODEL_GET_IFACE (self)->get_column (self, column, out);
}

void
san_grid_model_get_row (SanGridModel *self,
                        guint         row,
                        SanGridRow   *out)
{
  *out = (SanGridRow) { .number = row + 1 };
  SAN_GRID_MODEL_GET_IFACE (self)->get_row (self, row, out);
}

void
san_grid_model_get_cell (SanGridModel *self,
                         guint         row,
                         guint         column,
                         SanGridCell  *out)
{
  *out = (SanGridCell) { 0 };
  SAN_GRID_MODEL_GET_IFACE (self)->get_cell (self, row, column, out);
}

const char *
san_grid_model_get_name_title (SanGridModel *self)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_name_title (self);
}

const char *
san_grid_model_get_progress_title (SanGridModel *self)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_progress_title (self);
}

guint
san_grid_model_get_n_summaries (SanGridModel *self)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_n_summaries (self);
}

const char *
san_grid_model_get_summary_title (SanGridModel *self,
                                  guint         summary)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->get_summary_title (self, summary);
}

void
san_grid_model_get_summary (SanGridModel   *self,
                            guint           row,
                            guint           summary,
                            SanGridSummary *out)
{
  *out = (SanGridSummary) { 0 };
  SAN_GRID_MODEL_GET_IFACE (self)->get_summary (self, row, summary, out);
}

char *
san_grid_model_dup_edit_text (SanGridModel *self,
                              guint         row,
                              guint         column)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->dup_edit_text (self, row, column);
}

char *
san_grid_model_dup_tooltip (SanGridModel *self,
                            guint         row,
                            guint         column)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->dup_tooltip (self, row, column);
}

char *
san_grid_model_dup_label (SanGridModel *self,
                          guint         row,
                          guint         column)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->dup_label (self, row, column);
}

char *
san_grid_model_dup_description (SanGridModel *self,
                                guint         row,
                                guint         column)
{
  return SAN_GRID_MODEL_GET_IFACE (self)->dup_description (self, row, column);
}

gboolean
san_grid_model_set_cells (SanGridModel      *self,
                          guint              row,
                          guint              column,
                          guint              n_rows,
                          guint              n_columns,
                          const char *const *texts,
                          GError           **error)
{
  g_return_val_if_fail (SAN_IS_GRID_MODEL (self), FALSE);
  g_return_val_if_fail (n_rows > 0 && n_columns > 0, FALSE);

  return SAN_GRID_MODEL_GET_IFACE (self)->set_cells (self, row, column, n_rows, n_columns,
                                                     texts, error);
}

void
san_grid_model_changed (SanGridModel *self,
                        guint         first_row,
                        guint         n_rows)
{
  g_return_if_fail (SAN_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[CHANGED], 0, first_row, n_rows);
}

void
san_grid_model_reset (SanGridModel *self)
{
  g_return_if_fail (SAN_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[RESET], 0);
}
