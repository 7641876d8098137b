/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "present/san-show.h"

G_BEGIN_DECLS

/**
 * SanSlideView:
 *
 * The slide of a show as large as there is room. One that leads tells the show how large
 * the screen is; the others draw the same canvas, smaller.
 */
#define SAN_TYPE_SLIDE_VIEW (san_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (SanSlideView, san_slide_view, SAN, SLIDE_VIEW, GtkWidget)

GtkWidget *san_slide_view_new      (gboolean      leads);
/* @show: (transfer none) (nullable); it has changed, or is another one */
void       san_slide_view_set_show (SanSlideView *self,
                                    SanShow      *show);

G_END_DECLS
