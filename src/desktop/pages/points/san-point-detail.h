/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

/**
 * SanPointDetail:
 *
 * One point beside the list: what it looks like, what is written of it, how it was
 * assessed, its tickets. For several, what can be done with all of them.
 */
#define SAN_TYPE_POINT_DETAIL (san_point_detail_get_type ())
G_DECLARE_FINAL_TYPE (SanPointDetail, san_point_detail, SAN, POINT_DETAIL, AdwBin)

/* @page: not owned: it owns this. @menu: what can be done with a point. */
void san_point_detail_set_page  (SanPointDetail       *self,
                                 SanPage              *page,
                                 const SanPointMonths *months,
                                 GMenuModel           *menu);
/* @id 0: nothing */
void san_point_detail_show      (SanPointDetail       *self,
                                 gint64                id);
void san_point_detail_show_many (SanPointDetail       *self,
                                 const GArray         *ids);
/* Begins to edit what is shown. */
void san_point_detail_edit      (SanPointDetail       *self);

G_END_DECLS
