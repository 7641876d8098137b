/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanUnitsPage:
 *
 * The units of the campaign as a tree, by group, or as a list that can be searched; beside
 * them one of them, to be edited.
 */
#define SAN_TYPE_UNITS_PAGE (san_units_page_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitsPage, san_units_page, SAN, UNITS_PAGE, SanPage)

G_END_DECLS
