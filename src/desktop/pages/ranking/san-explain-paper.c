/* san-explain-paper.c - the rows of an explanation on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-explain-paper.h"

#include <glib/gi18n-lib.h>

/* Deeper than this only what lost something is printed. */
#define LEVELS_WHOLE 2

static void
add_rows (SanDocumentBlock *table,
          GListModel       *lines)
{
  for (guint i = 0; lines != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SanExplainLine) line = g_list_model_get_item (lines, i);
      guint level = san_explain_line_get_level (line);
      g_autoptr (GString) name = g_string_new (NULL);
      const char *cells[] = {
        NULL, san_explain_line_get_text (line, SAN_EXPLAIN_SCORE),
        san_explain_line_get_text (line, SAN_EXPLAIN_COULD),
        san_explain_line_get_text (line, SAN_EXPLAIN_LOSS),
        san_explain_line_get_text (line, SAN_EXPLAIN_REMARK),
      };

      if (level > LEVELS_WHOLE && san_explain_line_get_share (line) <= 0)
        continue;
      for (guint j = 1; j < level; j++)
        g_string_append (name, "　");
      g_string_append (name, san_explain_line_get_text (line, SAN_EXPLAIN_NAME));
      cells[0] = name->str;
      san_document_block_add_row (table, level <= 1 ? SAN_PAPER_ROW_STRONG : SAN_PAPER_ROW_PLAIN,
                                  cells);
      add_rows (table, san_explain_line_get_children (line));
    }
}

void
san_explain_paper_add (SanDocument *document,
                       GListModel  *lines)
{
  SanDocumentBlock *table = san_document_add_table (document, NULL);

  san_document_block_add_column (table, NULL, _("Component › category › point › item"), 3, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, _("Score"), 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, _("Weight"), 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, _("Lost"), 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (table, NULL, _("Remark"), 2, SAN_PAPER_LEFT);
  add_rows (table, lines);
}
