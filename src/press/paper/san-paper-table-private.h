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

/* Everything in points. */
typedef struct
{
  double  page_width;
  double  page_height;
  double  size;            /* of the text in cells */
  double  title_height;    /* on the first page, above the table */
  double  head_heights[2]; /* of groups, and of titles */
  double *edges;           /* of the columns: one more than columns */
  double *row_heights;
  GArray *pages;           /* guint: the first row of each page */
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
void   san_paper_layout_free (SanPaperLayout             *layout);

G_END_DECLS
