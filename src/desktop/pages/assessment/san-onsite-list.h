/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-text-table.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/**
 * SanOnsiteList:
 *
 * The points of a round under their units, with a search and what is still to do.
 *
 * #SanOnsiteList::chosen when another point was chosen by hand.
 */
#define SAN_TYPE_ONSITE_LIST (san_onsite_list_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteList, san_onsite_list, SAN, ONSITE_LIST, GtkBox)

GtkWidget *san_onsite_list_new        (void);
/* @visits: (element-type SanVisit): lives as long as it is shown. The chosen point stays
 * where it is still there. */
void       san_onsite_list_set_visits (SanOnsiteList   *self,
                                       GPtrArray       *visits,
                                       SanRoster       *roster,
                                       SanStandard     *standard);
/* (nullable) */
SanVisit  *san_onsite_list_get_chosen (SanOnsiteList   *self);
/* Chooses a point; filters that hide it are taken off. FALSE: it is not of this round. */
gboolean   san_onsite_list_choose     (SanOnsiteList   *self,
                                       gint64           point_id);
/* The next one that is shown (1), or the one before (−1); with @open only those that are not
 * done. FALSE at the end. */
gboolean   san_onsite_list_step       (SanOnsiteList   *self,
                                       int              direction,
                                       gboolean         open);
/* (transfer full) (element-type SanVisit): those that are shown, in their order */
GPtrArray *san_onsite_list_get_shown  (SanOnsiteList   *self);
/* (transfer full): the same as a table under their units */
SanTextTable *
           san_onsite_list_get_table  (SanOnsiteList   *self,
                                       const char      *title);
/* The visit is further than it was. */
void       san_onsite_list_update     (SanOnsiteList   *self,
                                       SanVisit        *visit);
void       san_onsite_list_search     (SanOnsiteList   *self);

G_END_DECLS
