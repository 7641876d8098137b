/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* (transfer full): with " for every ' */
char           *san_test_quoted      (const char       *text);
/* (transfer full): fails the test where it is refused */
SanScheme      *san_test_scheme      (const char       *text);
/* An input of one scheme from lines "group unit standing cell…" with the cells of the
 * leaves in tree order as people write them, "." for one that is not entered. Units get
 * the numbers 1, 2, 3 … in order of appearance. */
SanRoundInput  *san_test_round       (const char       *scheme,
                                      const char       *lines);
/* (transfer full): "unit place total" of every row, joined by "; ", groups by " | " */
char           *san_test_places      (SanRanking       *ranking);
const SanPlace *san_test_find_place  (SanRanking       *ranking,
                                      const char       *unit);
/* The rows below a row add up to it, and those with nothing below them to the total, exactly. */
void            san_test_assert_explained (const SanScores *scores,
                                      guint             index);

G_END_DECLS
