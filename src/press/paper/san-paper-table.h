/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "paper/san-paper.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_PAPER_LEFT,
  SAN_PAPER_CENTRE,
  SAN_PAPER_RIGHT,
} SanPaperAlign;

/**
 * SanPaperRow:
 * @SAN_PAPER_ROW_PLAIN: cells
 * @SAN_PAPER_ROW_STRONG: cells in bold: totals and means
 * @SAN_PAPER_ROW_HEADING: its first cell across all columns; never last on a page
 */
typedef enum
{
  SAN_PAPER_ROW_PLAIN,
  SAN_PAPER_ROW_STRONG,
  SAN_PAPER_ROW_HEADING,
} SanPaperRow;

/**
 * SanPaperOrientation:
 * @SAN_PAPER_AUTO: upright unless the columns are too narrow so
 */
typedef enum
{
  SAN_PAPER_AUTO,
  SAN_PAPER_PORTRAIT,
  SAN_PAPER_LANDSCAPE,
} SanPaperOrientation;

#define SAN_TYPE_PAPER_TABLE (san_paper_table_get_type ())
G_DECLARE_FINAL_TYPE (SanPaperTable, san_paper_table, SAN, PAPER_TABLE, GObject)

SanPaperTable *san_paper_table_new             (const char          *title,
                                                const char          *subtitle);
const char    *san_paper_table_get_title       (SanPaperTable       *self);

/* @group (nullable) is a head over this column and its neighbours of the same group.
 * @weight says how much of the room to spare a column gets: 0 takes what it needs.
 * Columns come before rows. */
void           san_paper_table_add_column      (SanPaperTable       *self,
                                                const char          *group,
                                                const char          *title,
                                                double               weight,
                                                SanPaperAlign        align);
guint          san_paper_table_get_n_columns   (SanPaperTable       *self);
/* @cells has as many entries as there are columns; an entry may be NULL: empty. */
void           san_paper_table_add_row         (SanPaperTable       *self,
                                                SanPaperRow          kind,
                                                const char *const   *cells);
/* A line at the foot of every page, beside the page number. */
void           san_paper_table_set_note        (SanPaperTable       *self,
                                                const char          *note);
/* Places to sign after the last row, such as “Clerk” and “Date”. */
void           san_paper_table_set_signatures  (SanPaperTable       *self,
                                                const char *const   *labels);
void           san_paper_table_set_orientation (SanPaperTable       *self,
                                                SanPaperOrientation  orientation);

/* A4, in points; margins are inside. */
void           san_paper_table_get_page_size   (SanPaperTable       *self,
                                                double              *width,
                                                double              *height);
guint          san_paper_table_get_n_pages     (SanPaperTable       *self);
/* Draws in points with the origin at the corner of the sheet. */
void           san_paper_table_draw_page       (SanPaperTable       *self,
                                                cairo_t             *cr,
                                                guint                page);

/* (transfer full): @date (nullable) is ISO 8601 in UTC and stands in the file as its date
 * of making; the same table gives the same bytes. */
GBytes        *san_paper_table_render_pdf      (SanPaperTable       *self,
                                                const char          *date,
                                                GError             **error);
gboolean       san_paper_table_write_pdf       (SanPaperTable       *self,
                                                const char          *path,
                                                const char          *date,
                                                GError             **error);

G_END_DECLS
