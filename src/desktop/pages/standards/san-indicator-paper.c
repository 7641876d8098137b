/* san-indicator-paper.c - the standard printed, and written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-paper.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/standards/san-compare-window.h"
#include "pages/standards/san-indicator-columns.h"
#include "paper/san-paper-table.h"
#include "rounds/san-export.h"
#include "tables/san-table-writer.h"
#include "widgets/san-clipboard.h"

/* Paper */

static void
add_row (gpointer object,
         gpointer data)
{
  SanIndicatorRow *row = object;
  SanPaperTable *table = data;
  g_autoptr (GString) name = g_string_new (NULL);
  char *cells[SAN_N_INDICATOR_COLUMNS] = { NULL };
  SanIndicatorKind kind = san_indicator_row_get_kind (row);

  for (guint i = 0; i < SAN_N_INDICATOR_COLUMNS; i++)
    cells[i] = san_indicator_row_get_text (row, i);
  if (kind == SAN_INDICATOR_ITEM)
    g_string_append (name, "\u3000");
  g_string_append (name, cells[SAN_INDICATOR_COLUMN_NAME]);
  g_free (cells[SAN_INDICATOR_COLUMN_NAME]);
  cells[SAN_INDICATOR_COLUMN_NAME] = g_strdup (name->str);
  san_paper_table_add_row (table, kind == SAN_INDICATOR_ITEM ? SAN_PAPER_ROW_PLAIN
                                  : kind == SAN_INDICATOR_CATEGORY ? SAN_PAPER_ROW_STRONG
                                  : SAN_PAPER_ROW_HEADING,
                           (const char *const *) cells);
  for (guint i = 0; i < SAN_N_INDICATOR_COLUMNS; i++)
    g_free (cells[i]);
}

static SanPaperTable *
paper_table (SanPage          *page,
             SanIndicatorTree *tree)
{
  SanStandard *standard = san_indicator_tree_get_standard (tree);
  g_autofree char *version = san_compare_version_title (san_standard_get_number (standard),
                                                        san_standard_get_name (standard),
                                                        san_standard_get_from (standard));
  g_autofree char *note = NULL;
  SanPaperTable *table = san_paper_table_new (_("Indicators"),
                                              san_context_get_title (san_page_get_context (page)));

  for (guint i = 0; i < SAN_N_INDICATOR_COLUMNS; i++)
    san_paper_table_add_column (table, NULL, san_indicator_column_title (i),
                                i == SAN_INDICATOR_COLUMN_NAME ? 1 : 0,
                                i == SAN_INDICATOR_COLUMN_MARK ||
                                i == SAN_INDICATOR_COLUMN_ITEMS ? SAN_PAPER_RIGHT
                                                                : SAN_PAPER_LEFT);
  san_indicator_tree_foreach (tree, add_row, table);
  note = san_list_file_note (san_page_get_context (page), version);
  san_paper_table_set_note (table, note);

  return table;
}

void
san_indicator_paper_print (SanPage          *page,
                           SanIndicatorTree *tree,
                           gboolean          preview)
{
  g_autoptr (SanPaperTable) table = paper_table (page, tree);

  san_list_file_print (page, SAN_PAPER (table), preview);
}

/* The clipboard */

typedef struct
{
  SanIndicatorRow *top;
  GPtrArray       *rows;
} Part;

static void
add_part (gpointer object,
          gpointer data)
{
  SanIndicatorRow *row = object;
  Part *part = data;
  const SanCategory *category = san_indicator_row_get_category (part->top);
  gboolean below = FALSE;

  if (san_indicator_row_get_kind (part->top) == SAN_INDICATOR_AREA)
    below = g_str_equal (san_indicator_row_get_area (row), san_indicator_row_get_area (part->top));
  else if (san_indicator_row_get_kind (part->top) == SAN_INDICATOR_CATEGORY)
    below = san_indicator_row_get_category (row) == category;
  if (row == part->top || below)
    g_ptr_array_add (part->rows, row);
}

void
san_indicator_paper_copy (SanPage          *page,
                          SanIndicatorTree *tree,
                          SanIndicatorRow  *row)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (SanGridBlock) block = NULL;
  Part part = { row, rows };

  san_indicator_tree_foreach (tree, add_part, &part);
  block = san_grid_block_new (rows->len + 1, SAN_N_INDICATOR_COLUMNS);
  for (guint i = 0; i < SAN_N_INDICATOR_COLUMNS; i++)
    {
      san_grid_block_take (block, 0, i, g_strdup (san_indicator_column_title (i)));
      for (guint j = 0; j < rows->len; j++)
        san_grid_block_take (block, j + 1, i, san_indicator_row_get_text (rows->pdata[j], i));
    }
  san_clipboard_set_block (GTK_WIDGET (page), block);
}

/* Files */

/* Items are few thousand lines at most: no need for a worker. */
static gboolean
write_items (SanContext *context,
             const char *path,
             GError    **error)
{
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, error);

  return writer != NULL &&
         san_export (san_context_get_database (context), "items", NULL, writer, error) &&
         san_table_writer_finish (writer, error);
}

static void
on_path_cb (SanPage    *page,
            const char *path,
            gpointer    data)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;

  write_items (context, path, &error);
  san_list_file_tell (context, path, error);
}

void
san_indicator_paper_export (SanPage    *page,
                            const char *ending)
{
  g_autofree char *name = g_strconcat (_("Indicators"), ending, NULL);

  san_list_file_ask (page, _("Export"), name, on_path_cb, NULL, NULL);
}
