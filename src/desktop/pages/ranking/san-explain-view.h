/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "paper/san-document.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/**
 * SanExplainView:
 *
 * How one total comes about: a sentence, the way from the full mark to it, what changed
 * since the round before, and every component down to what was found on site, the greatest
 * loss first. Each level adds up to the one above as printed.
 *
 * #SanExplainView::go (string page, gint64 id) asks for the points or the tickets page.
 */
#define SAN_TYPE_EXPLAIN_VIEW (san_explain_view_get_type ())
G_DECLARE_FINAL_TYPE (SanExplainView, san_explain_view, SAN, EXPLAIN_VIEW, AdwBin)

/* @place: nullable: asks to choose a unit. Copies what it shows; reads what was found on
 * site into @ranking's input, and the round before for the comparison. */
void     san_explain_view_show          (SanExplainView        *self,
                                         SanContext            *context,
                                         SanRanking            *ranking,
                                         const SanRankedGroup  *group,
                                         const SanPlace        *place);
/* Less beside the tree where there is little room. */
void     san_explain_view_set_narrow    (SanExplainView        *self,
                                         gboolean               narrow);
/* (transfer full): sentence and greatest losses as text, for a chat or a letter */
char    *san_explain_view_to_text       (SanExplainView        *self);
/* Sentence, chart and rows, to be printed; FALSE where nothing is explained */
gboolean san_explain_view_add_to        (SanExplainView        *self,
                                         SanDocument           *document);
/* The point and the item that are selected; 0: none */
void     san_explain_view_get_selection (SanExplainView        *self,
                                         gint64                *point_id,
                                         gint64                *item_id);
/* Shows the photographs of the observation that is selected; FALSE where it has none. */
gboolean san_explain_view_show_photos   (SanExplainView        *self);

G_END_DECLS
