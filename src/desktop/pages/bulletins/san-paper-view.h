/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanPaperView:
 *
 * One sheet of a paper, as wide as there is room, or as large as it is told to be.
 */
#define SAN_TYPE_PAPER_VIEW (san_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (SanPaperView, san_paper_view, SAN, PAPER_VIEW, GtkWidget)

/* @paper: (nullable). Shows its first page. */
void  san_paper_view_set_paper (SanPaperView *self,
                                SanPaper     *paper);
guint san_paper_view_get_page  (SanPaperView *self);
/* Beyond the last one: that one. */
void  san_paper_view_set_page  (SanPaperView *self,
                                guint         page);
/* Pixels a point; 0: as wide as there is room */
void  san_paper_view_set_zoom  (SanPaperView *self,
                                double        zoom);

/* A place between two characters of a line of the page; a line beyond the last one is the
 * end of the page. */
typedef struct
{
  guint line;
  guint offset;
} SanPaperSpot;

/* The nearest to a place in the widget; FALSE where nothing is written. */
gboolean
      san_paper_view_get_spot  (SanPaperView *self,
                                double        x,
                                double        y,
                                SanPaperSpot *spot);
/* NULL: nothing is selected. */
void  san_paper_view_select    (SanPaperView *self,
                                const SanPaperSpot *from,
                                const SanPaperSpot *to);

G_END_DECLS
