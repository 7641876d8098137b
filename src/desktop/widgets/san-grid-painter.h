/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/san-grid-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_GRID_COLOR_VIEW,
  SAN_GRID_COLOR_WINDOW,
  SAN_GRID_COLOR_BORDER,
  SAN_GRID_COLOR_HAIR,
  SAN_GRID_COLOR_FG,
  SAN_GRID_COLOR_DIM,
  SAN_GRID_COLOR_FAINT,
  SAN_GRID_COLOR_ACCENT,
  SAN_GRID_COLOR_TINT,
  SAN_GRID_COLOR_MID,
  SAN_GRID_COLOR_OK,
  SAN_GRID_COLOR_WEAK,
  SAN_GRID_COLOR_WEAK_FILL,
  SAN_GRID_COLOR_RED_TINT,
  SAN_GRID_COLOR_RED_BORDER,
  SAN_GRID_COLOR_RED_TEXT,
  SAN_GRID_COLOR_NOTE,
  SAN_GRID_COLOR_EMPTY,      /* accent at 5 % */
  SAN_GRID_COLOR_SELECTED,   /* accent at 12 % */
  SAN_GRID_N_COLORS
} SanGridColor;

typedef enum
{
  SAN_GRID_TEXT_BODY,
  SAN_GRID_TEXT_BODY_BOLD,
  SAN_GRID_TEXT_CAPTION,
  SAN_GRID_TEXT_CAPTION_BOLD,
  SAN_GRID_TEXT_TINY_BOLD,
  SAN_GRID_N_TEXTS
} SanGridText;

/* Small pictures that occur in many cells, drawn once and kept */
typedef enum
{
  SAN_GRID_STAMP_HATCH,     /* not applicable */
  SAN_GRID_STAMP_DASHES,    /* the frame of a warning */
  SAN_GRID_STAMP_CORNER,    /* overridden */
  SAN_GRID_STAMP_DOT,       /* note */
  SAN_GRID_STAMP_TICK,      /* row complete */
  SAN_GRID_N_STAMPS
} SanGridStamp;

/**
 * SanGridPainter:
 *
 * Colours, laid out texts and stamps of a grid, and the snapshot calls that use them.
 * Laying out text is what costs time, and a score sheet repeats its numbers.
 */
typedef struct _SanGridPainter SanGridPainter;

SanGridPainter *san_grid_painter_new           (GtkWidget        *widget);
void            san_grid_painter_free          (SanGridPainter   *self);
/* After a change of font or style */
void            san_grid_painter_forget        (SanGridPainter   *self);
/* Pixel size of the widget's font over the one the design is drawn for */
double          san_grid_painter_get_scale     (SanGridPainter   *self);
gboolean        san_grid_painter_high_contrast (SanGridPainter   *self);

/* Everything below between begin and end */
void            san_grid_painter_begin         (SanGridPainter   *self,
                                                GtkSnapshot      *snapshot);
void            san_grid_painter_end           (SanGridPainter   *self);
void            san_grid_painter_push_clip     (SanGridPainter   *self,
                                                SanGridBox        box);
void            san_grid_painter_pop           (SanGridPainter   *self);
void            san_grid_painter_fill          (SanGridPainter   *self,
                                                SanGridBox        box,
                                                SanGridColor      color);
void            san_grid_painter_fill_round    (SanGridPainter   *self,
                                                SanGridBox        box,
                                                SanGridColor      color);
/* Inside @box */
void            san_grid_painter_frame         (SanGridPainter   *self,
                                                SanGridBox        box,
                                                int               line,
                                                SanGridColor      color);
void            san_grid_painter_stamp         (SanGridPainter   *self,
                                                SanGridBox        box,
                                                SanGridStamp      stamp);
/* On the common base line of @box, cut off with … where it is too long. The pixels taken. */
int             san_grid_painter_text          (SanGridPainter   *self,
                                                SanGridBox        box,
                                                float             xalign,
                                                SanGridText       style,
                                                SanGridColor      color,
                                                const char       *text);
/* TRUE if san_grid_painter_text() would cut it off */
gboolean        san_grid_painter_is_cut        (SanGridPainter   *self,
                                                int               width,
                                                SanGridText       style,
                                                const char       *text);

G_END_DECLS
