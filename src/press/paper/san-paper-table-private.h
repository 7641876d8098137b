/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper-table.h"

G_BEGIN_DECLS

typedef struct
{
  char         *group;
  char         *title;
  double        weight;
  SanPaperAlign align;
} SanPaperColumn;

typedef struct
{
  SanPaperRow kind;
  char      **cells;   /* one a column; entries may be NULL, so not a strv */
} SanPaperTableRow;

/* Columns that stand on one sheet: all of them where there is room, else the leading ones
 * and some of the others. */
typedef struct
{
  GArray *columns;   /* SanPaperColumn; the texts are the table's */
  guint  *from;      /* which of the table's columns each is */
  double *edges;     /* one more than columns */
} SanPaperBand;

/* Everything in points. */
typedef struct
{
  double  page_width;
  double  page_height;
  double  size;            /* of the text in cells */
  int     lines_most;      /* of a cell: what needs more is cut with an ellipsis */
  double  title_height;    /* on the first page, above the table */
  double  head_heights[2]; /* of groups, and of titles */
  double *edges;           /* of the columns: one more than columns; NULL where there are bands */
  double *row_heights;
  GArray *pages;           /* guint: the first row of each page */
  GPtrArray *bands;        /* SanPaperBand: each on a page of its own, with the same rows */
} SanPaperLayout;

#define SAN_PAPER_SIDE 48.0
#define SAN_PAPER_TOP 48.0
#define SAN_PAPER_BOTTOM 54.0
#define SAN_PAPER_PAD_X 3.5
#define SAN_PAPER_PAD_Y 3.0
#define SAN_PAPER_SIGN_HEIGHT 48.0
#define SAN_PAPER_TITLE_SIZE 16.0
#define SAN_PAPER_SUBTITLE_SIZE 10.5
#define SAN_PAPER_FOOT_SIZE 9.0
#define SAN_PAPER_RUNNING_Y 26.0   /* of the title above what goes on from the page before */
/* A cell that needs more is cut with an ellipsis, so that a row always fits a page. */
#define SAN_PAPER_LINES_MOST 12

/* Text that can be set into boxes; keep one while a page is made. */
typedef struct
{
  PangoContext         *context;
  PangoLayout          *layout;
  PangoFontDescription *body;
  PangoFontDescription *strong;
  PangoFontDescription *head;
} SanPaperText;

void   san_paper_text_init   (SanPaperText               *text,
                              double                      size);
void   san_paper_text_clear  (SanPaperText               *text);
/* Sets @string for a box so wide; returns its height. */
double san_paper_text_set    (SanPaperText               *text,
                              const char                 *string,
                              const PangoFontDescription *font,
                              double                      width,
                              SanPaperAlign               align);

void   san_paper_layout_make (SanPaperLayout             *layout,
                              const char                 *title,
                              const char                 *subtitle,
                              GArray                     *columns,
                              GArray                     *rows,
                              gboolean                    signatures,
                              SanPaperOrientation         orientation);
/* Only columns, head and rows, upright in @room from 0 on: the largest size at which the
 * columns fit. No row gets taller than @tallest with the head. @whole: %FALSE is returned
 * and nothing done where a cell would have to wrap at the first size. */
gboolean
       san_paper_layout_make_in
                             (SanPaperLayout             *layout,
                              GArray                     *columns,
                              GArray                     *rows,
                              double                      room,
                              double                      tallest,
                              gboolean                    whole);
/* Only size and edges of the columns of the same: it needs no fonts. */
gboolean
       san_paper_layout_columns_in
                             (SanPaperLayout             *layout,
                              GArray                     *columns,
                              GArray                     *rows,
                              double                      room,
                              gboolean                    whole);
void   san_paper_layout_free (SanPaperLayout             *layout);

/* Where a table is being drawn: @y goes down with every row. */
typedef struct
{
  cairo_t              *cr;
  const SanPaperLayout *layout;
  SanPaperText          text;
  double                y;
} SanPaperSheet;

void   san_paper_draw_line   (SanPaperSheet              *sheet,
                              double                      x0,
                              double                      y0,
                              double                      x1,
                              double                      y1,
                              double                      width);
/* One text in a box, in the middle of its height */
void   san_paper_draw_cell   (SanPaperSheet              *sheet,
                              const char                 *string,
                              const PangoFontDescription *font,
                              SanPaperAlign               align,
                              double                      x,
                              double                      y,
                              double                      width,
                              double                      height);
/* With the rules inside and below it. */
void   san_paper_draw_head   (SanPaperSheet              *sheet,
                              GArray                     *columns);
void   san_paper_draw_row    (SanPaperSheet              *sheet,
                              GArray                     *columns,
                              const SanPaperTableRow     *row,
                              double                      height);

G_END_DECLS
