/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ranking/san-awards.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/**
 * SanRankingRow:
 *
 * A place of a ranking as the table shows it: a copy, since rankings are made anew after
 * every change.
 *
 * #SanRankingRow::changed
 */
#define SAN_TYPE_RANKING_ROW (san_ranking_row_get_type ())
G_DECLARE_FINAL_TYPE (SanRankingRow, san_ranking_row, SAN, RANKING_ROW, GObject)

typedef enum
{
  SAN_EMPHASIS_NONE,
  SAN_EMPHASIS_TOP,
  SAN_EMPHASIS_LOW,
} SanEmphasis;

/* The columns before and behind those of the components. */
typedef enum
{
  SAN_RANKING_PLACE,
  SAN_RANKING_UNIT,
  SAN_RANKING_TOTAL,
  SAN_RANKING_CHANGE,
  SAN_RANKING_ADJUSTMENT,
  SAN_RANKING_OUTCOME,
  SAN_RANKING_COMPONENT,   /* and those after it */
} SanRankingColumn;

/* @rows: (element-type SanRankingRow), by index. Makes them those of @fresh. Where one unit has
 * moved at most, rows keep their places in the table, and say what they say now; else, and with
 * @anew, all are replaced. */
void           san_ranking_rows_update      (GListStore       *rows,
                                             GPtrArray        *fresh,
                                             gboolean          anew);
/* @parent: the unit above, "" */
SanRankingRow *san_ranking_row_new          (const SanPlace   *place,
                                             guint             index,
                                             SanEmphasis       emphasis,
                                             const char       *parent);
gint64         san_ranking_row_get_unit_id  (SanRankingRow    *self);
/* in its group, as the ranking has it */
guint          san_ranking_row_get_index    (SanRankingRow    *self);
SanEmphasis    san_ranking_row_get_emphasis (SanRankingRow    *self);
const char    *san_ranking_row_get_parent   (SanRankingRow    *self);
/* What the rules propose and people decided: it is known later than the places. */
void           san_ranking_row_set_awards   (SanRankingRow    *self,
                                             const SanAwards  *awards);
/* (transfer none): the word on a ground, and what follows it; "" without. @style: of the
 * tag: good, weak, or none; @open: nobody has decided it yet */
const char    *san_ranking_row_get_tag      (SanRankingRow    *self,
                                             const char      **more,
                                             const char      **style,
                                             gboolean         *open);
/* Does it stay in sight in all charts? */
void           san_ranking_row_set_pinned   (SanRankingRow    *self,
                                             gboolean          pinned);
gboolean       san_ranking_row_is_pinned    (SanRankingRow    *self);
/* places won (> 0) or lost; 0 where the text says "new" or nothing */
int            san_ranking_row_get_moved    (SanRankingRow    *self);
/* as it is shown and printed */
const char    *san_ranking_row_get_text     (SanRankingRow    *self,
                                             SanRankingColumn  column);
/* what the column sorts by; absent cells are below all */
double         san_ranking_row_get_key      (SanRankingRow    *self,
                                             SanRankingColumn  column);

G_END_DECLS
