/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "present/san-show.h"

G_BEGIN_DECLS

/* Draws the slide of @show over all of its screen. */
void   san_slide_draw          (SanShow       *show,
                                cairo_t       *cr);
/* On how many pages the slide in view stands. */
guint  san_slide_count_pages   (SanShow       *show);
/* The page on which a place of the group in view stands. */
guint  san_slide_page_of_place (const SanShow *show,
                                guint          index);

/* (transfer full): what is to be seen of the slide, for who cannot see it: nothing that is
 * not yet revealed, and no scores while they are hidden */
char  *san_slide_describe      (const SanShow *show);
/* (transfer full): what the speaker may say about it */
char  *san_slide_notes         (const SanShow *show);
/* (transfer full): how a list of slides calls it: "2  6月考评成绩 · 各区" */
char  *san_slide_title         (const SanSlide *slide);

G_END_DECLS
