/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanRankingPage:
 *
 * 排名: the places of a round, group by group, beside their chart or the explanation of
 * one total. show() takes a unit's id (x).
 */
#define SAN_TYPE_RANKING_PAGE (san_ranking_page_get_type ())
G_DECLARE_FINAL_TYPE (SanRankingPage, san_ranking_page, SAN, RANKING_PAGE, SanPage)

G_END_DECLS
