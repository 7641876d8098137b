/* san-grid-table.c - what a grid shows, to be copied, printed and saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-grid-table.h"

static void
add_columns (SanGridModel *model,
             SanTextTable *table)
{
  san_text_table_add_column (table, san_grid_model_get_name_title (model), 0, FALSE);
  for (guint i = 0; i < san_grid_model_get_n_columns (model); i++)
    {
      SanGridColumn column = { 0 };

      san_grid_model_get_column (model, i, &column);
      san_text_table_add_column_in (table, column.group, column.title, 1, TRUE);
    }
  for (guint i = 0; i < san_grid_model_get_n_summaries (model); i++)
    san_text_table_add_column (table, san_grid_model_get_summary_title (model, i), 1, TRUE);
}

/* Texts of the model are its own until the next call. */
static void
add_row (SanGridModel *model,
         SanTextTable *table,
         guint         row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;
  SanGridRow head = { 0 };

  san_grid_model_get_row (model, row, &head);
  g_strv_builder_add (builder, head.name);
  for (guint i = 0; i < san_grid_model_get_n_columns (model); i++)
    {
      SanGridCell cell = { 0 };

      san_grid_model_get_cell (model, row, i, &cell);
      g_strv_builder_add (builder, cell.text != NULL ? cell.text : "");
    }
  for (guint i = 0; i < san_grid_model_get_n_summaries (model); i++)
    {
      SanGridSummary summary = { 0 };

      san_grid_model_get_summary (model, row, i, &summary);
      g_strv_builder_add (builder, summary.text != NULL ? summary.text : "");
    }

  cells = g_strv_builder_end (builder);
  g_strstrip (cells[0]);
  san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) cells);
}

SanTextTable *
san_grid_table_new (SanGridModel *model,
                    const char   *title,
                    const char   *subtitle,
                    const char   *note)
{
  SanTextTable *table = san_text_table_new (title, subtitle);

  san_text_table_set_note (table, note);
  add_columns (model, table);
  for (guint i = 0; i < san_grid_model_get_n_rows (model); i++)
    add_row (model, table, i);

  return table;
}
