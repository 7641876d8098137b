/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanIndicatorsPage:
 *
 * What is looked at in the field: areas, categories of places and their items, in versions.
 *
 * san_page_show() takes a string: "i:" and the id of an item, "c:" and that of a category,
 * "a:" and the name of an area.
 */
#define SAN_TYPE_INDICATORS_PAGE (san_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (SanIndicatorsPage, san_indicators_page, SAN, INDICATORS_PAGE, SanPage)

G_END_DECLS
