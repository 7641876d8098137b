/* san-grid-table.c - what a grid shows, on the clipboard, on paper and in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-grid-table.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "tables/san-table-writer.h"
#include "widgets/san-clipboard.h"

static gboolean
has_groups (SanGridModel *model)
{
  guint n = san_grid_model_get_n_columns (model);

  for (guint i = 0; i < n; i++)
    {
      SanGridColumn column = { 0 };

      san_grid_model_get_column (model, i, &column);
      if (column.group != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
add_heads (SanGridModel *model,
           SanGridBlock *block,
           guint         head)
{
  guint n = san_grid_model_get_n_columns (model);
  g_autofree char *before = g_strdup ("");

  san_grid_block_take (block, head, 0, g_strdup (san_grid_model_get_name_title (model)));
  for (guint i = 0; i < n; i++)
    {
      SanGridColumn column = { 0 };

      san_grid_model_get_column (model, i, &column);
      san_grid_block_take (block, head, i + 1, g_strdup (column.title));
      if (head == 0)
        continue;
      /* a group is named over its first column */
      if (g_strcmp0 (column.group, before) != 0 && column.group != NULL)
        san_grid_block_take (block, 0, i + 1, g_strdup (column.group));
      g_free (before);
      before = g_strdup (column.group != NULL ? column.group : "");
    }
  for (guint i = 0; i < san_grid_model_get_n_summaries (model); i++)
    san_grid_block_take (block, head, n + 1 + i,
                         g_strdup (san_grid_model_get_summary_title (model, i)));
}

static void
add_row (SanGridModel *model,
         SanGridBlock *block,
         guint         row,
         guint         to)
{
  guint n = san_grid_model_get_n_columns (model);
  SanGridRow head = { 0 };

  san_grid_model_get_row (model, row, &head);
  san_grid_block_take (block, to, 0, g_strstrip (g_strdup (head.name)));
  for (guint i = 0; i < n; i++)
    {
      SanGridCell cell = { 0 };

      san_grid_model_get_cell (model, row, i, &cell);
      san_grid_block_take (block, to, i + 1, g_strdup (cell.text != NULL ? cell.text : ""));
    }
  for (guint i = 0; i < san_grid_model_get_n_summaries (model); i++)
    {
      SanGridSummary summary = { 0 };

      san_grid_model_get_summary (model, row, i, &summary);
      san_grid_block_take (block, to, n + 1 + i,
                           g_strdup (summary.text != NULL ? summary.text : ""));
    }
}

SanGridBlock *
san_grid_table_block (SanGridModel *model)
{
  guint head = has_groups (model);
  guint n_rows = san_grid_model_get_n_rows (model);
  SanGridBlock *block = san_grid_block_new (head + 1 + n_rows,
                                            1 + san_grid_model_get_n_columns (model) +
                                            san_grid_model_get_n_summaries (model));

  add_heads (model, block, head);
  for (guint i = 0; i < n_rows; i++)
    add_row (model, block, i, head + 1 + i);

  return block;
}

void
san_grid_table_copy (SanPage      *page,
                     SanGridModel *model)
{
  g_autoptr (SanGridBlock) block = san_grid_table_block (model);

  san_clipboard_set_block (GTK_WIDGET (page), block);
  san_context_say (san_page_get_context (page), _("The table was copied"));
}

/* The texts of a row of the block, not copied */
static const char **
cells_of (const SanGridBlock *block,
          guint               row)
{
  const char **cells = g_new0 (const char *, block->n_columns + 1);

  for (guint i = 0; i < block->n_columns; i++)
    cells[i] = san_grid_block_get (block, row, i);

  return cells;
}

static SanPaperTable *
make_paper (SanPage      *page,
            SanGridModel *model,
            const char   *title,
            const char   *note)
{
  g_autoptr (SanGridBlock) block = san_grid_table_block (model);
  guint head = has_groups (model);
  guint n = san_grid_model_get_n_columns (model);
  SanPaperTable *paper = san_paper_table_new (title,
                                              san_context_get_title (san_page_get_context (page)));

  for (guint i = 0; i < block->n_columns; i++)
    {
      SanGridColumn column = { 0 };

      if (i > 0 && i <= n)
        san_grid_model_get_column (model, i - 1, &column);
      san_paper_table_add_column (paper, column.group, san_grid_block_get (block, head, i),
                                  i == 0, i == 0 ? SAN_PAPER_LEFT : SAN_PAPER_RIGHT);
    }
  for (guint i = head + 1; i < block->n_rows; i++)
    {
      g_autofree const char **cells = cells_of (block, i);

      san_paper_table_add_row (paper, SAN_PAPER_ROW_PLAIN, cells);
    }
  san_paper_table_set_note (paper, note);

  return paper;
}

void
san_grid_table_print (SanPage      *page,
                      SanGridModel *model,
                      const char   *title,
                      const char   *note,
                      gboolean      preview)
{
  g_autoptr (SanPaperTable) paper = make_paper (page, model, title, note);

  san_list_file_print (page, SAN_PAPER (paper), preview);
}

/* "对环境满意吗 满意": a file has one head */
gboolean
san_grid_table_write (SanGridModel *model,
                      const char   *path,
                      GError      **error)
{
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, error);
  g_autoptr (SanGridBlock) block = san_grid_table_block (model);
  guint head = has_groups (model);
  guint n = san_grid_model_get_n_columns (model);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < block->n_columns; i++)
    {
      SanGridColumn column = { 0 };
      g_autofree char *title = NULL;

      if (i > 0 && i <= n)
        san_grid_model_get_column (model, i - 1, &column);
      title = column.group != NULL ? g_strjoin (" ", column.group, column.title, NULL)
                                   : g_strdup (san_grid_block_get (block, head, i));
      san_table_writer_add_column (writer, title, i == 0 ? SAN_COLUMN_TEXT
                                                         : SAN_COLUMN_NUMBER);
    }
  for (guint i = head + 1; i < block->n_rows; i++)
    {
      g_autofree const char **cells = cells_of (block, i);

      san_table_writer_add_row (writer, cells);
    }

  return san_table_writer_finish (writer, error);
}

typedef struct
{
  SanPage      *page;
  SanGridModel *model;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  g_object_unref (question->model);
  g_free (question);
}

static void
on_response_cb (GtkFileChooserNative *chooser,
                int                   response,
                Question             *question)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      san_grid_table_write (question->model, path, &error);
      san_list_file_tell (san_page_get_context (question->page), path, error);
    }
  g_object_unref (chooser);
}

void
san_grid_table_export (SanPage      *page,
                       SanGridModel *model,
                       const char   *name)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Export"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Export"), _("_Cancel"));
  g_autofree char *file = g_strconcat (name, ".xlsx", NULL);
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (page);
  question->model = g_object_ref (model);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_response_cb), question,
                         (GClosureNotify) question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
