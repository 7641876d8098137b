/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

#define SAN_TYPE_OVERVIEW_PAGE (san_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SanOverviewPage, san_overview_page, SAN, OVERVIEW_PAGE, SanPage)

G_END_DECLS
