/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanPointsPage:
 *
 * The places that are assessed: a list that is searched and sorted, and one point beside
 * it with its photographs, scores and tickets.
 *
 * Its show() takes the id of a point (x), a search (s), or a dictionary with "point",
 * "unit", "bureau", "category" (x) or "text" (s).
 */
#define SAN_TYPE_POINTS_PAGE (san_points_page_get_type ())
G_DECLARE_FINAL_TYPE (SanPointsPage, san_points_page, SAN, POINTS_PAGE, SanPage)

G_END_DECLS
