/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "paper/san-paper-font.h"
#include "paper/san-paper-table.h"
#include "paper/san-slip.h"

G_BEGIN_DECLS

/* The table of a slip, in points. */
#define SAN_SLIP_LEFT   53.0
#define SAN_SLIP_RIGHT  555.0
#define SAN_SLIP_TOP    134.0       /* below the head */
#define SAN_SLIP_EDGE   24.0        /* kept free at the foot of the sheet */
#define SAN_SLIP_NOTE   60.0        /* the lines at the foot, and the QR code */
#define SAN_SLIP_STUB   106.0       /* the receipt, with its tear line */

/* What sets text; keep one while pages are made. */
typedef struct
{
  PangoContext *context;
  PangoLayout  *layout;
} SanSlipPen;

void         san_slip_pen_init    (SanSlipPen        *pen);
void         san_slip_pen_clear   (SanSlipPen        *pen);
/* Sets @text (@length bytes; −1: all) for a box so wide; returns its height. */
double       san_slip_pen_set     (SanSlipPen        *pen,
                                   SanPaperFont       font,
                                   double             size,
                                   double             width,
                                   PangoAlignment     align,
                                   const char        *text,
                                   int                length);
/* The same, and draws it; returns its height. */
double       san_slip_pen_write   (SanSlipPen        *pen,
                                   cairo_t           *cr,
                                   SanPaperFont       font,
                                   double             size,
                                   double             x,
                                   double             y,
                                   double             width,
                                   PangoAlignment     align,
                                   const char        *text);

/* Words and marks of the colours */
const char  *san_slip_word        (SanTicketColour    colour);   /* 白单 */
const char  *san_slip_title       (SanTicketColour    colour);   /* 交办单 */
void         san_slip_draw_shape  (cairo_t           *cr,
                                   SanTicketColour    colour,
                                   SanSlipWay         way,
                                   double             x,
                                   double             y,
                                   double             size);
void         san_slip_draw_ground (cairo_t           *cr,
                                   SanTicketColour    colour,
                                   SanSlipWay         way);
/* A line for white, two for yellow, a bold one for red: copiers keep it. */
void         san_slip_draw_border (cairo_t           *cr,
                                   SanTicketColour    colour,
                                   double             x,
                                   double             y,
                                   double             width,
                                   double             height);
void         san_slip_draw_qr     (cairo_t           *cr,
                                   const char        *text,
                                   double             x,
                                   double             y,
                                   double             size);
/* As large as it goes, on the lower edge of the box, above its caption. */
void         san_slip_draw_photo  (cairo_t           *cr,
                                   GBytes            *picture,
                                   double             x,
                                   double             y,
                                   double             width,
                                   double             height);

/* A row of the table. */
typedef struct
{
  const char *label;
  char       *text;
  gboolean    flows;          /* a long text goes on on the next page */
  const char *hint;           /* in small letters, above what the pen writes */
  const char *second;         /* label of the right half; NULL: none */
  char       *second_text;
  char       *foot[2];        /* lines at the foot of the cell: what to sign; NULL: none */
  GPtrArray  *frames;         /* (nullable) SanSlipPhoto or NULL: a place to glue one */
  guint       columns;        /* of frames */
  double      frame_height;
  double      least;          /* height */
  double      stretch;        /* its part of the room that is left on the page */
} SanSlipRow;

/* A row, or a part of one, on a page. */
typedef struct
{
  guint    row;
  double   y;
  double   height;
  gsize    from;              /* bytes of its text */
  gsize    to;
  gboolean continued;
} SanSlipPiece;

/* Rows laid out on pages. */
typedef struct
{
  GPtrArray *rows;            /* SanSlipRow */
  GPtrArray *pages;           /* GArray of SanSlipPiece */
} SanSlipForm;

SanSlipForm *san_slip_form_new    (void);
void         san_slip_form_free   (SanSlipForm       *form);
/* (transfer none): a new row at the end */
SanSlipRow  *san_slip_form_add    (SanSlipForm       *form,
                                   const char        *label,
                                   const char        *text);
/* @bottom: where the table of the first page ends at the latest. */
void         san_slip_form_layout (SanSlipForm       *form,
                                   SanSlipPen        *pen,
                                   double             bottom);
/* Returns where the table ends. */
double       san_slip_form_draw   (const SanSlipForm *form,
                                   SanSlipPen        *pen,
                                   cairo_t           *cr,
                                   SanTicketColour    colour,
                                   guint              page);

/* (transfer full): a paper for the slips of the unit of the slip @first */
SanPaperTable *san_slip_collective_new (GPtrArray    *slips,
                                   guint              first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSlipForm, san_slip_form_free)

G_END_DECLS
