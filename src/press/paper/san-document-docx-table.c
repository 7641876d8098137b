/* san-document-docx-table.c - tables of an editable document
 *
 * Columns are as wide and letters as large as on our own paper, so that the same rows stand
 * on the same pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <math.h>
#include <string.h>

#include "paper/san-paper-table-private.h"

#define PADDING 28           /* of a cell, to either side: word processors part figures from
                              * words, and what fits on paper fits here */
#define GAP 160              /* between two halves */
#define TWIPS 20.0           /* a point */
#define LINE_HEIGHT 145       /* of letters of half a point, in tenths of a twip */
#define MIN_HALVED_ROWS 16
#define HALF_ROWS 26         /* of a half, so that it stands on one page */

typedef struct
{
  const SanDocumentBlock *block;
  guint    n;                        /* columns of the block */
  gboolean grouped;
  gboolean halved;
  int      size;
  int     *widths;                   /* of the block's columns */
} Layout;

static const SanDocumentColumn *
get_column (const Layout *layout,
            guint         index)
{
  return g_ptr_array_index (layout->block->columns, index);
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Widths --------------------------------------------------------------------------------- */

static gboolean
has_headings (const SanDocumentBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    if (((SanDocumentRow *) g_ptr_array_index (block->rows, i))->kind == SAN_PAPER_ROW_HEADING)
      return TRUE;

  return FALSE;
}

/* The columns and rows as a table on paper has them, borrowed. */
static void
lend (const SanDocumentBlock *block,
      GArray                 *columns,
      GArray                 *rows)
{
  for (guint i = 0; i < block->columns->len; i++)
    {
      const SanDocumentColumn *from = g_ptr_array_index (block->columns, i);
      SanPaperColumn column = { is_set (from->group) ? from->group : NULL,
                                from->title != NULL ? from->title : (char *) "", from->weight,
                                from->align };

      g_array_append_val (columns, column);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      const SanDocumentRow *from = g_ptr_array_index (block->rows, i);
      SanPaperTableRow row = { from->kind, from->cells };

      g_array_append_val (rows, row);
    }
}

static void
set_columns (Layout *layout)
{
  const SanDocumentBlock *block = layout->block;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SanPaperColumn));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SanPaperTableRow));
  SanPaperLayout paper = { 0 };

  lend (block, columns, rows);
  layout->halved = block->halves && block->rows->len >= MIN_HALVED_ROWS &&
                   !has_headings (block) &&
                   san_paper_layout_columns_in (&paper, columns, rows,
                                                (SAN_DOCX_TEXT_WIDTH - GAP) / 2 / TWIPS, TRUE);
  if (!layout->halved)
    san_paper_layout_columns_in (&paper, columns, rows, SAN_DOCX_TEXT_WIDTH / TWIPS, FALSE);

  layout->size = (int) (2 * paper.size);
  for (guint i = 0; i < layout->n; i++)
    {
      layout->widths[i] = (int) floor ((paper.edges[i + 1] - paper.edges[i]) * TWIPS);
      layout->grouped |= is_set (get_column (layout, i)->group);
    }
  g_free (paper.edges);
}

/* Cells ---------------------------------------------------------------------------------- */

/* @properties: the inside of <w:tcPr> behind the width */
static void
add_cell (const Layout *layout,
          GString      *xml,
          int           width,
          const char   *properties,
          const char   *style,
          SanPaperAlign align,
          const char   *run,
          const char   *text)
{
  static const char *const aligns[] = { "left", "center", "right" };
  g_autofree char *size = g_strdup_printf ("%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", run,
                                           layout->size, layout->size);
  g_autofree char *paragraph =
    g_strdup_printf ("<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"%s\"/>"
                     "<w:rPr>%s</w:rPr>", layout->size * LINE_HEIGHT / 10, aligns[align], size);

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>%s<w:vAlign "
                          "w:val=\"center\"/></w:tcPr>", width, properties);
  san_docx_open (xml, style, paragraph);
  san_docx_run (xml, size, text);
  san_docx_close (xml);
  g_string_append (xml, "</w:tc>");
}

/* The room between two halves: nothing, without rules. */
static void
add_gap (const Layout *layout,
         GString      *xml)
{
  add_cell (layout, xml, GAP, "<w:tcBorders><w:top w:val=\"nil\"/><w:bottom w:val=\"nil\"/>"
            "</w:tcBorders>", "TableText", SAN_PAPER_LEFT, "", NULL);
}

static void
open_row (GString *xml,
          gboolean head)
{
  g_string_append_printf (xml, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
                          head ? "<w:tblHeader/>" : "");
}

/* Columns of @index's group from there on: 1 where it has none */
static guint
count_group (const Layout *layout,
             guint         index)
{
  const char *group = get_column (layout, index)->group;
  guint n = 1;

  while (is_set (group) && index + n < layout->n &&
         g_strcmp0 (get_column (layout, index + n)->group, group) == 0)
    n++;

  return n;
}

/* The upper line of a head of two: groups over their columns, others through both lines. */
static void
add_upper_head (const Layout *layout,
                GString      *xml)
{
  for (guint i = 0, n; i < layout->n; i += n)
    {
      gboolean grouped = is_set (get_column (layout, i)->group);
      g_autofree char *properties = NULL;
      int width = 0;

      n = count_group (layout, i);
      for (guint j = i; j < i + n; j++)
        width += layout->widths[j];
      properties = grouped ? g_strdup_printf ("<w:gridSpan w:val=\"%u\"/>", n)
                           : g_strdup ("<w:vMerge w:val=\"restart\"/>");
      add_cell (layout, xml, width, properties, "TableHead", SAN_PAPER_CENTRE, "",
                grouped ? get_column (layout, i)->group : get_column (layout, i)->title);
    }
}

static void
add_lower_head (const Layout *layout,
                GString      *xml)
{
  for (guint i = 0; i < layout->n; i++)
    {
      gboolean merged = layout->grouped && !is_set (get_column (layout, i)->group);

      add_cell (layout, xml, layout->widths[i], merged ? "<w:vMerge/>" : "", "TableHead",
                SAN_PAPER_CENTRE, "", merged ? NULL : get_column (layout, i)->title);
    }
}

static void
add_head (const Layout *layout,
          GString      *xml)
{
  for (guint line = layout->grouped ? 0 : 1; line < 2; line++)
    {
      open_row (xml, TRUE);
      for (guint half = 0; half < (layout->halved ? 2 : 1); half++)
        {
          if (half > 0)
            add_gap (layout, xml);
          if (line == 0)
            add_upper_head (layout, xml);
          else
            add_lower_head (layout, xml);
        }
      g_string_append (xml, "</w:tr>");
    }
}

/* @row: NULL for what is missing to a whole half */
static void
add_cells (const Layout         *layout,
           GString              *xml,
           const SanDocumentRow *row)
{
  const char *run = row != NULL && row->kind == SAN_PAPER_ROW_STRONG ? "<w:b/><w:bCs/>" : "";

  for (guint i = 0; i < layout->n; i++)
    add_cell (layout, xml, layout->widths[i], "", "TableText", get_column (layout, i)->align,
              run, row != NULL ? row->cells[i] : NULL);
}

static void
add_heading_cell (const Layout         *layout,
                  GString              *xml,
                  const SanDocumentRow *row)
{
  g_autofree char *span = g_strdup_printf ("<w:gridSpan w:val=\"%u\"/>", layout->n);
  int width = 0;

  for (guint i = 0; i < layout->n; i++)
    width += layout->widths[i];
  add_cell (layout, xml, width, span, "TableHead", SAN_PAPER_LEFT, "", row->cells[0]);
}

/* Tables --------------------------------------------------------------------------------- */

static void
open_table (const Layout *layout,
            GString      *xml)
{
  static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:jc w:val=\"center\"/><w:tblBorders>", SAN_DOCX_TEXT_WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
                            "w:color=\"000000\"/>", sides[i]);
  g_string_append_printf (xml, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                          "<w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"%d\" "
                          "w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right "
                          "w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
                          PADDING, PADDING);
  for (guint half = 0; half < (layout->halved ? 2 : 1); half++)
    {
      if (half > 0)
        g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", GAP);
      for (guint i = 0; i < layout->n; i++)
        g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", layout->widths[i]);
    }
  g_string_append (xml, "</w:tblGrid>");
  add_head (layout, xml);
}

/* A table may not touch the next, or they grow together. */
static void
close_table (GString *xml)
{
  g_string_append (xml, "</w:tbl>");
  san_docx_paragraph (xml, "Gap", "", NULL);
}

/* Rows @from to @to, the second half of them beside the first. */
static void
add_halves (const Layout *layout,
            GString      *xml,
            guint         from,
            guint         to)
{
  const GPtrArray *rows = layout->block->rows;
  guint half = (to - from + 1) / 2;

  open_table (layout, xml);
  for (guint i = from; i < from + half; i++)
    {
      open_row (xml, FALSE);
      add_cells (layout, xml, g_ptr_array_index (rows, i));
      add_gap (layout, xml);
      add_cells (layout, xml, i + half < to ? g_ptr_array_index (rows, i + half) : NULL);
      g_string_append (xml, "</w:tr>");
    }
  close_table (xml);
}

static void
add_rows (const Layout *layout,
          GString      *xml)
{
  open_table (layout, xml);
  for (guint i = 0; i < layout->block->rows->len; i++)
    {
      const SanDocumentRow *row = g_ptr_array_index (layout->block->rows, i);

      open_row (xml, FALSE);
      if (row->kind == SAN_PAPER_ROW_HEADING)
        add_heading_cell (layout, xml, row);
      else
        add_cells (layout, xml, row);
      g_string_append (xml, "</w:tr>");
    }
  close_table (xml);
}

void
san_docx_table (SanDocx                *self,
                const SanDocumentBlock *block)
{
  Layout layout = { block, block->columns->len };

  if (layout.n == 0)
    return;

  layout.widths = g_new0 (int, layout.n);
  set_columns (&layout);
  if (is_set (block->text))
    san_docx_paragraph (self->xml, "Caption", "", block->text);
  if (layout.halved)
    for (guint from = 0; from < block->rows->len; from += 2 * HALF_ROWS)
      add_halves (&layout, self->xml, from, MIN (from + 2 * HALF_ROWS, block->rows->len));
  else
    add_rows (&layout, self->xml);
  g_free (layout.widths);
}
