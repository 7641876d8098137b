/* san-document-paper-table.c - a table of a document, over as many pages as it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#include <string.h>

#define LEAST_HALVED_ROWS 16
#define LEAST_IN_HALVES 10
#define LEAST_ROWS 3
#define LEAST_WITH_TOTAL 2
#define GAP 8.0          /* between two halves */
#define RULE 0.5
#define HEAD_GREY 0.93

struct _SanDocumentTable
{
  GArray         *columns;   /* SanPaperColumn */
  GArray         *rows;      /* SanPaperTableRow */
  SanPaperLayout *layout;
  gboolean        halved;
  double          tallest;   /* row, of a table in halves */
};

/* One line of a cell, as a table has it. */
static char *
clean_cell (const char *text)
{
  char *clean;

  if (text == NULL)
    return NULL;

  clean = san_document_text_clean (text);
  g_strdelimit (clean, "\n\t", ' ');

  return clean;
}

static void
column_clear (gpointer data)
{
  SanPaperColumn *column = data;

  g_free (column->group);
  g_free (column->title);
}

static void
copy_columns (SanDocumentTable       *self,
              const SanDocumentBlock *block)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (SanPaperColumn));
  g_array_set_clear_func (self->columns, column_clear);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const SanDocumentColumn *column = g_ptr_array_index (block->columns, i);
      gboolean grouped = column->group != NULL && *column->group != '\0';
      SanPaperColumn copy = {
        grouped ? clean_cell (column->group) : NULL,
        clean_cell (column->title != NULL ? column->title : ""), column->weight, column->align,
      };

      g_array_append_val (self->columns, copy);
    }
}

/* Returns whether there are headings among them. */
static gboolean
copy_rows (SanDocumentTable       *self,
           const SanDocumentBlock *block)
{
  gboolean headings = FALSE;

  self->rows = g_array_new (FALSE, FALSE, sizeof (SanPaperTableRow));
  for (guint i = 0; i < block->rows->len; i++)
    {
      const SanDocumentRow *row = g_ptr_array_index (block->rows, i);
      SanPaperTableRow copy = { row->kind, g_new0 (char *, block->columns->len) };

      for (guint j = 0; j < block->columns->len; j++)
        copy.cells[j] = clean_cell (row->cells[j]);
      headings |= row->kind == SAN_PAPER_ROW_HEADING;
      g_array_append_val (self->rows, copy);
    }

  return headings;
}

SanDocumentTable *
san_document_table_new (const SanDocumentBlock *block,
                        double                  tallest)
{
  SanDocumentTable *self = g_new0 (SanDocumentTable, 1);
  gboolean headings;

  copy_columns (self, block);
  headings = copy_rows (self, block);
  self->layout = g_new0 (SanPaperLayout, 1);

  self->halved = block->halves && !headings && self->rows->len >= LEAST_HALVED_ROWS &&
                 san_paper_layout_make_in (self->layout, self->columns, self->rows,
                                           (SAN_DOCUMENT_WIDTH - GAP) / 2, tallest, TRUE);
  if (!self->halved)
    san_paper_layout_make_in (self->layout, self->columns, self->rows, SAN_DOCUMENT_WIDTH,
                              tallest, FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    self->tallest = MAX (self->tallest, self->layout->row_heights[i]);

  return self;
}

void
san_document_table_free (SanDocumentTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SanPaperTableRow *row = &g_array_index (self->rows, SanPaperTableRow, i);

      for (guint j = 0; j < self->columns->len; j++)
        g_free (row->cells[j]);
      g_free (row->cells);
    }
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  san_paper_layout_free (self->layout);
  g_free (self);
}

guint
san_document_table_n_rows (const SanDocumentTable *self)
{
  return self->rows->len;
}

guint
san_document_table_least (const SanDocumentTable *self)
{
  return self->halved ? LEAST_IN_HALVES : LEAST_ROWS;
}

/* Breaks -------------------------------------------------------------------------------- */

static double
head_height (const SanDocumentTable *self)
{
  return self->layout->head_heights[0] + self->layout->head_heights[1];
}

static guint
take_halves (const SanDocumentTable *self,
             guint                   from,
             double                  room,
             gboolean                force,
             double                 *height)
{
  guint left = self->rows->len - from;
  guint lines = (guint) MAX (0, room / self->tallest);

  lines = MIN (MAX (lines, force ? 1 : 0), (left + 1) / 2);
  /* what is over is no stub on the next page */
  if (2 * lines < left && left - 2 * lines < LEAST_IN_HALVES && lines > LEAST_IN_HALVES)
    lines -= (LEAST_IN_HALVES - (left - 2 * lines)) / 2;
  *height += lines * self->tallest;

  return MIN (2 * lines, left);
}

guint
san_document_table_take (const SanDocumentTable *self,
                         guint                   from,
                         double                  room,
                         gboolean                force,
                         double                 *height)
{
  guint to = from, good = from;
  double used = 0, good_used = 0;

  *height = head_height (self);
  room -= *height;
  if (self->halved)
    return take_halves (self, from, room, force, height);

  while (to < self->rows->len && used + self->layout->row_heights[to] <= room)
    {
      used += self->layout->row_heights[to];
      if (g_array_index (self->rows, SanPaperTableRow, to++).kind != SAN_PAPER_ROW_HEADING ||
          to == self->rows->len)
        {
          good = to;
          good_used = used;
        }
    }

  /* the last row, often a total, does not stand alone */
  if (good + 1 == self->rows->len && good > from + LEAST_WITH_TOTAL)
    good_used -= self->layout->row_heights[--good];
  if (good == from && force && from < self->rows->len)
    {
      good = MAX (to, from + 1);
      good_used = to > from ? used : self->layout->row_heights[from];
    }
  *height += good_used;

  return good - from;
}

/* Drawing ------------------------------------------------------------------------------- */

static void
draw_head (const SanDocumentTable *self,
           SanPaperSheet          *sheet)
{
  const double *edges = self->layout->edges;

  cairo_set_source_rgb (sheet->cr, HEAD_GREY, HEAD_GREY, HEAD_GREY);
  cairo_rectangle (sheet->cr, edges[0], sheet->y, edges[self->columns->len] - edges[0],
                   head_height (self));
  cairo_fill (sheet->cr);
  cairo_set_source_rgb (sheet->cr, 0, 0, 0);
  san_paper_draw_head (sheet, self->columns);
}

/* @lines: how many rows, of which the last may be missing */
static void
draw_rows (const SanDocumentTable *self,
           SanPaperSheet          *sheet,
           guint                   from,
           guint                   to,
           guint                   lines)
{
  g_autofree char **nothing = g_new0 (char *, self->columns->len + 1);
  const SanPaperTableRow empty = { SAN_PAPER_ROW_PLAIN, nothing };
  const double *edges = self->layout->edges;
  double top = sheet->y;

  draw_head (self, sheet);
  for (guint i = from; i < from + lines; i++)
    san_paper_draw_row (sheet, self->columns,
                        i < to ? &g_array_index (self->rows, SanPaperTableRow, i) : &empty,
                        self->halved ? self->tallest : self->layout->row_heights[i]);

  cairo_set_line_width (sheet->cr, RULE);
  cairo_rectangle (sheet->cr, edges[0], top, edges[self->columns->len] - edges[0],
                   sheet->y - top);
  cairo_stroke (sheet->cr);
}

void
san_document_table_draw (const SanDocumentTable *self,
                         cairo_t                *cr,
                         guint                   from,
                         guint                   to,
                         double                  y)
{
  SanPaperSheet sheet = { cr, self->layout };
  guint lines = self->halved ? (to - from + 1) / 2 : to - from;

  san_paper_text_init (&sheet.text, self->layout->size);
  pango_layout_set_height (sheet.text.layout, -self->layout->lines_most);
  cairo_save (cr);
  sheet.y = y;
  draw_rows (self, &sheet, from, MIN (from + lines, to), lines);
  if (self->halved)
    {
      cairo_translate (cr, (SAN_DOCUMENT_WIDTH + GAP) / 2, 0);
      sheet.y = y;
      draw_rows (self, &sheet, from + lines, to, lines);
    }
  cairo_restore (cr);
  san_paper_text_clear (&sheet.text);
}
