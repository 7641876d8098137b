/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/**
 * SanRatingPanel:
 *
 * What the ratings of an item come to: key to type, word, number of faults, factor, marks.
 */
#define SAN_TYPE_RATING_PANEL (san_rating_panel_get_type ())
G_DECLARE_FINAL_TYPE (SanRatingPanel, san_rating_panel, SAN, RATING_PANEL, AdwBin)

GtkWidget *san_rating_panel_new  (void);
void       san_rating_panel_show (SanRatingPanel    *self,
                                  const SanStandard *standard,
                                  const SanItem     *item);

G_END_DECLS
