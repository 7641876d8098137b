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

G_END_DECLS
