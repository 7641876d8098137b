/* san-document-docx-table.c - tables of an editable document
 *
 * Widths are reckoned in characters, which are all alike in the faces of official documents:
 * it needs no fonts of this machine, and the same table gets the same columns everywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <math.h>
#include <string.h>

#define PADDING 57           /* of a cell, to either side */
#define GAP 240              /* between two halves */
#define MIN_HALVED_ROWS 16
#define HALF_ROWS 26         /* of a half, so that it stands on one page */
#define LINE_CHARACTERS 8    /* what a column that wraps is worth at least */
#define WIDE 102             /* hundredths of a character */
#define NARROW 58

/* Half points, the largest that fits. */
static const int sizes[] = { 21, 18, 15 };

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

/* Of its longest line, in hundredths of a character. The stand-ins of our faces have wider
 * figures than half a character. */
static int
measure_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  int longest = 0, here = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      here = c == '\n' ? 0 : here + (g_unichar_iswide (c) ? WIDE : NARROW);
      longest = MAX (longest, here);
    }

  return longest;
}

/* In hundredths of a character: what @index takes on one line, and what it cannot do without. A
 * heading of more than four characters may stand in two lines. */
static void
measure_column (const Layout *layout,
                guint         index,
                int          *natural,
                int          *minimum)
{
  const SanDocumentColumn *column = get_column (layout, index);
  int title = measure_text (column->title);

  *natural = WIDE;
  for (guint i = 0; i < layout->block->rows->len; i++)
    {
      const SanDocumentRow *row = g_ptr_array_index (layout->block->rows, i);

      if (row->kind != SAN_PAPER_ROW_HEADING)
        *natural = MAX (*natural, measure_text (row->cells[index]));
    }

  *minimum = column->weight > 0 ? MIN (*natural, LINE_CHARACTERS * WIDE) : *natural;
  *natural = MAX (*natural, title);
  *minimum = MAX (*minimum, title > 4 * WIDE ? (title + WIDE) / 2 : title);
}

/* Gives @room to the columns in the ratio of @shares; FALSE where nobody wants any. */
static gboolean
share_out (const Layout *layout,
           const double *shares,
           int           room)
{
  double all = 0;

  for (guint i = 0; i < layout->n; i++)
    all += shares[i];
  if (all <= 0)
    return FALSE;

  for (guint i = 0; i < layout->n; i++)
    layout->widths[i] += (int) floor (room * shares[i] / all);

  return TRUE;
}

/* What is left over goes to the columns that wrap, then by weight, else to all alike. */
static void
spread (const Layout *layout,
        const int    *naturals,
        int           room)
{
  g_autofree double *shares = g_new0 (double, layout->n);
  double wanted = 0;

  for (guint i = 0; i < layout->n; i++)
    {
      shares[i] = MAX (0, naturals[i] - layout->widths[i]);
      wanted += shares[i];
    }
  if (wanted >= room)
    {
      share_out (layout, shares, room);
      return;
    }

  for (guint i = 0; i < layout->n; i++)
    {
      layout->widths[i] += (int) shares[i];
      shares[i] = get_column (layout, i)->weight;
    }
  room -= (int) wanted;
  if (!share_out (layout, shares, room))
    {
      for (guint i = 0; i < layout->n; i++)
        shares[i] = layout->widths[i];
      share_out (layout, shares, room);
    }
}

static int
to_twips (int hundredths,
          int size)
{
  return hundredths * size / 10 + 2 * PADDING;
}

/* Whether the columns fit on @room at this size; then they are set. */
static gboolean
try_size (Layout    *layout,
          const int *naturals,
          const int *minimums,
          int        size,
          int        room,
          gboolean   whole)
{
  g_autofree int *wanted = g_new (int, layout->n);
  int all = 0;

  for (guint i = 0; i < layout->n; i++)
    {
      layout->widths[i] = to_twips (whole ? naturals[i] : minimums[i], size);
      wanted[i] = to_twips (naturals[i], size);
      all += layout->widths[i];
    }
  if (all > room)
    return FALSE;

  layout->size = size;
  spread (layout, wanted, room - all);

  return TRUE;
}

static gboolean
has_headings (const SanDocumentBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    if (((SanDocumentRow *) g_ptr_array_index (block->rows, i))->kind == SAN_PAPER_ROW_HEADING)
      return TRUE;

  return FALSE;
}

static void
set_columns (Layout *layout)
{
  g_autofree int *naturals = g_new (int, layout->n);
  g_autofree int *minimums = g_new (int, layout->n);
  double all = 0;

  for (guint i = 0; i < layout->n; i++)
    {
      measure_column (layout, i, &naturals[i], &minimums[i]);
      layout->grouped |= is_set (get_column (layout, i)->group);
    }

  layout->halved = layout->block->halves && layout->block->rows->len >= MIN_HALVED_ROWS &&
                   !has_headings (layout->block) &&
                   try_size (layout, naturals, minimums, sizes[0],
                             (SAN_DOCX_TEXT_WIDTH - GAP) / 2, TRUE);
  if (layout->halved)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (try_size (layout, naturals, minimums, sizes[i], SAN_DOCX_TEXT_WIDTH, FALSE))
      return;

  layout->size = sizes[G_N_ELEMENTS (sizes) - 1];
  for (guint i = 0; i < layout->n; i++)
    all += layout->widths[i];
  for (guint i = 0; i < layout->n; i++)
    layout->widths[i] = (int) (layout->widths[i] * SAN_DOCX_TEXT_WIDTH / all);
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
  g_autofree char *paragraph = g_strdup_printf ("<w:jc w:val=\"%s\"/><w:rPr>%s</w:rPr>",
                                                aligns[align], size);

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
                          "<w:top w:w=\"30\" w:type=\"dxa\"/><w:left w:w=\"%d\" "
                          "w:type=\"dxa\"/><w:bottom w:w=\"30\" w:type=\"dxa\"/><w:right "
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
