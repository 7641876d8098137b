/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-document.h"
#include "paper/san-paper-font.h"
#include "paper/san-paper-table-private.h"

G_BEGIN_DECLS

/* An official document on A4, between the files that set it. Everything in points; places
 * are counted from the corner of the text block. */

#define SAN_DOCUMENT_MM     (72.0 / 25.4)
#define SAN_DOCUMENT_LEFT   (28 * SAN_DOCUMENT_MM)
#define SAN_DOCUMENT_TOP    (37 * SAN_DOCUMENT_MM)
#define SAN_DOCUMENT_WIDTH  (156 * SAN_DOCUMENT_MM)
#define SAN_DOCUMENT_HEIGHT (225 * SAN_DOCUMENT_MM)
#define SAN_DOCUMENT_PITCH  (SAN_DOCUMENT_HEIGHT / 22)   /* of lines */
#define SAN_DOCUMENT_EM     (SAN_DOCUMENT_WIDTH / 28)    /* what a character of the text takes */
#define SAN_DOCUMENT_SIZE   16.0                         /* 3号 */
#define SAN_DOCUMENT_SMALL  14.0                         /* 4号 */

/* Text ---------------------------------------------------------------------------------- */

/* The faces at work; keep one while a document is set. */
typedef struct _SanDocumentType SanDocumentType;

/**
 * SanDocumentStyle:
 * @advance: what a full character takes; 0: as much as it is large
 * @indent: of the first line; negative: of all others
 */
typedef struct
{
  SanPaperFont   font;
  double         size;
  double         advance;
  double         pitch;
  double         indent;
  PangoAlignment align;
  gboolean       justify;
} SanDocumentStyle;

/* Lines of text, set. */
typedef struct _SanDocumentText SanDocumentText;

SanDocumentType *san_document_type_new      (void);
void             san_document_type_free     (SanDocumentType        *self);

/* What is no text, left out; never %NULL. */
char            *san_document_text_clean    (const char             *text);
/* @runs (nullable): SanDocumentRun, instead of @string; both NULL: no lines */
SanDocumentText *san_document_text_new      (SanDocumentType        *type,
                                             const SanDocumentStyle *style,
                                             const char             *string,
                                             GPtrArray              *runs,
                                             double                  width);
/* The same in as many lines as it needs, and these about equally long. */
SanDocumentText *san_document_text_new_even (SanDocumentType        *type,
                                             const SanDocumentStyle *style,
                                             const char             *string,
                                             double                  width);
void             san_document_text_free     (SanDocumentText        *self);
guint            san_document_text_n_lines  (const SanDocumentText  *self);
double           san_document_text_height   (const SanDocumentText  *self);
/* Of the longest line */
double           san_document_text_width    (const SanDocumentText  *self);
/* Lines @from to @to, the first with its top at @y. */
void             san_document_text_draw     (const SanDocumentText  *self,
                                             cairo_t                *cr,
                                             guint                   from,
                                             guint                   to,
                                             double                  x,
                                             double                  y);

/* Tables -------------------------------------------------------------------------------- */

typedef struct _SanDocumentTable SanDocumentTable;

SanDocumentTable *san_document_table_new     (const SanDocumentBlock *block,
                                              double                  tallest);
void              san_document_table_free    (SanDocumentTable       *self);
guint             san_document_table_n_rows  (const SanDocumentTable *self);
/* How many rows stand with the head at least. */
guint             san_document_table_least   (const SanDocumentTable *self);
/* How many rows from @from on fit into @room with the head above them, and how high that
 * is. None that ends with a heading row, unless @force, which also takes one that does not
 * fit. */
guint             san_document_table_take    (const SanDocumentTable *self,
                                              guint                   from,
                                              double                  room,
                                              gboolean                force,
                                              double                 *height);
void              san_document_table_draw    (const SanDocumentTable *self,
                                              cairo_t                *cr,
                                              guint                   from,
                                              guint                   to,
                                              double                  y);

/* Pictures ------------------------------------------------------------------------------ */

typedef struct _SanDocumentPicture SanDocumentPicture;

SanDocumentPicture *san_document_picture_new  (GBytes             *image);
void                san_document_picture_free (SanDocumentPicture *self);
/* As large as it goes into a box; nothing but the box where it is no picture. */
void                san_document_picture_draw (SanDocumentPicture *self,
                                               cairo_t            *cr,
                                               double              x,
                                               double              y,
                                               double              width,
                                               double              height);

/* Pieces -------------------------------------------------------------------------------- */

/**
 * SanPieceKind:
 * @SAN_PIECE_TEXT: lines, that may stand on two pages
 * @SAN_PIECE_BLANK: room; none at the top of a page
 * @SAN_PIECE_BOX: things that stay together
 * @SAN_PIECE_BREAK: the next begins a page
 */
typedef enum
{
  SAN_PIECE_TEXT,
  SAN_PIECE_BLANK,
  SAN_PIECE_TABLE,
  SAN_PIECE_CHART,
  SAN_PIECE_BOX,
  SAN_PIECE_BREAK,
} SanPieceKind;

/* A thing in a box: a text, a photograph, or a rule. */
typedef struct
{
  SanDocumentText    *text;
  SanDocumentPicture *picture;
  double              x;
  double              y;
  double              width;
  double              height;   /* of a rule: its thickness */
  gboolean            red;
} SanDocumentPart;

typedef struct
{
  SanPieceKind      kind;
  gboolean          on_grid;      /* begins with a line of the page */
  gboolean          whole;        /* a text that may not stand on two pages */
  gboolean          with_next;    /* its end stands on the page of the next */
  guint             level;        /* of a bookmark; 0: none */
  char             *title;        /* of the bookmark */
  double            x;
  double            height;
  double            unit;         /* of a chart: points a pixel */
  SanDocumentText  *text;
  SanDocumentTable *table;
  SanChart         *chart;
  GArray           *parts;        /* SanDocumentPart, of a box */
} SanDocumentPiece;

/* A piece, or a part of it, on a page. */
typedef struct
{
  const SanDocumentPiece *piece;
  guint                   from;   /* lines or rows */
  guint                   to;
  double                  y;
} SanDocumentPlace;

/* (transfer full) (element-type SanDocumentPiece): from the head to the signature */
GPtrArray        *san_document_flow_new     (SanDocument            *document,
                                             SanDocumentType        *type,
                                             const SanChartTheme    *theme);
/* (transfer full): a box of what stands before the title, without a red head %NULL */
SanDocumentPiece *san_document_red_head_new (const SanDocumentHead  *head,
                                             SanDocumentType        *type);
/* (transfer full): a box of what stands at the foot of the last page; %NULL: nothing */
SanDocumentPiece *san_document_imprint_new  (const SanDocumentHead  *head,
                                             SanDocumentType        *type);

SanDocumentPiece *san_document_piece_new    (SanPieceKind            kind);
void              san_document_piece_free   (SanDocumentPiece       *self);
/* Takes @text. */
void              san_document_piece_add_text
                                            (SanDocumentPiece       *self,
                                             SanDocumentText        *text,
                                             double                  x,
                                             double                  y,
                                             gboolean                red);
void              san_document_piece_add_rule
                                            (SanDocumentPiece       *self,
                                             double                  y,
                                             double                  thickness,
                                             gboolean                red);
void              san_document_piece_add_picture
                                            (SanDocumentPiece       *self,
                                             GBytes                 *image,
                                             double                  x,
                                             double                  y,
                                             double                  width,
                                             double                  height);

/* (transfer full) (element-type GArray of SanDocumentPlace): pages; at least one. @imprint
 * (nullable): at the foot of the last */
GPtrArray        *san_document_break_pages  (const GPtrArray        *pieces,
                                             const SanDocumentPiece *imprint);
void              san_document_place_draw   (const SanDocumentPlace *place,
                                             cairo_t                *cr,
                                             const SanChartTheme    *theme);

G_END_DECLS
