/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ranking/san-ranking.h"
#include "scoring/san-explain-losses.h"
#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/**
 * SanExplainLine:
 *
 * A row of an explanation as it is shown, with the rows below it, the greatest loss first.
 */
#define SAN_TYPE_EXPLAIN_LINE (san_explain_line_get_type ())
G_DECLARE_FINAL_TYPE (SanExplainLine, san_explain_line, SAN, EXPLAIN_LINE, GObject)

typedef enum
{
  SAN_EXPLAIN_NAME,
  SAN_EXPLAIN_REMARK,
  SAN_EXPLAIN_SCORE,
  SAN_EXPLAIN_COULD,
  SAN_EXPLAIN_LOSS,
  SAN_EXPLAIN_TAG,      /* how it was rated; "" */
  SAN_EXPLAIN_N_TEXTS
} SanExplainText;

/* All (transfer none) */
const char    *san_explain_line_get_text     (SanExplainLine       *self,
                                              SanExplainText        text);
/* Class of the tag: "weak", "good" or "" */
const char    *san_explain_line_get_style    (SanExplainLine       *self);
/* What it lost, of what the row that lost most did: 0 … 1 */
double         san_explain_line_get_share    (SanExplainLine       *self);
guint          san_explain_line_get_level    (SanExplainLine       *self);
SanExplainKind san_explain_line_get_kind     (SanExplainLine       *self);
gint64         san_explain_line_get_id       (SanExplainLine       *self);
/* Of an observation; 0: none */
guint          san_explain_line_get_photos   (SanExplainLine       *self);
gint64         san_explain_line_get_ticket   (SanExplainLine       *self);
/* (nullable): the rows below */
GListModel    *san_explain_line_get_children (SanExplainLine       *self);

/* (transfer full): a score to read: a component without places of its own has those of the
 * total, @decimals, at most */
char          *san_explain_short_score       (const char           *score,
                                              int                   decimals);
/* (element-type SanExplainLine): the rows directly below the total. @standard, @tickets
 * (observation → ticket): nullable. */
GListStore    *san_explain_lines_new         (const SanRanking     *ranking,
                                              const GPtrArray      *rows,
                                              const GPtrArray      *losses,
                                              int                   decimals,
                                              const SanStandard    *standard,
                                              GHashTable           *tickets);

G_END_DECLS
