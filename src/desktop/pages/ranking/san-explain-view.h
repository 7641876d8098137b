/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/**
 * SanExplainView:
 *
 * How one total comes about: a sentence, then every component down to what was entered,
 * with its weight and what it gives to the total. The last column adds up to the total.
 */
#define SAN_TYPE_EXPLAIN_VIEW (san_explain_view_get_type ())
G_DECLARE_FINAL_TYPE (SanExplainView, san_explain_view, SAN, EXPLAIN_VIEW, AdwBin)

/* @place: nullable: asks to choose a unit. Copies what it shows. */
void  san_explain_view_show    (SanExplainView        *self,
                                const SanRanking      *ranking,
                                const SanRankedGroup  *group,
                                const SanPlace        *place);
/* (transfer full): sentence and rows as text, for a chat or a letter */
char *san_explain_view_to_text (SanExplainView        *self);

G_END_DECLS
