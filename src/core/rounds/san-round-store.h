/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-period.h"
#include "store/san-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_ROUND_MONTHLY,
  SAN_ROUND_CROSS,
  SAN_ROUND_SPECIAL,
  SAN_ROUND_SIMULATED,
} SanRoundKind;

typedef enum
{
  SAN_ROUND_PREPARE,     /* 准备 */
  SAN_ROUND_SAMPLE,      /* 抽样 */
  SAN_ROUND_ASSESS,      /* 测评 */
  SAN_ROUND_REVIEW,      /* 复核: locked */
  SAN_ROUND_PUBLISHED,   /* 发布: frozen */
} SanRoundState;

const char *san_round_kind_name   (SanRoundKind   kind);
const char *san_round_kind_title  (SanRoundKind   kind);
gboolean    san_round_kind_parse  (const char    *text,
                                   SanRoundKind  *kind);
const char *san_round_state_name  (SanRoundState  state);
const char *san_round_state_title (SanRoundState  state);
gboolean    san_round_state_parse (const char    *text,
                                   SanRoundState *state);

typedef struct
{
  gint64         id;
  char          *label;
  gint64         campaign_id;
  SanRoundKind   kind;
  SanPeriod      period;
  gint64         grouping_id;    /* 0: no grouping */
  char          *grouping;       /* its name, "" */
  SanRoundState  state;
  SanDay         from;           /* when it is assessed; open ends where not given */
  SanDay         to;
  gint64         children_id;    /* 0: none named */
  char         **schemes;        /* names, in order; NULL-ended */
  char          *published;      /* time of the newest edition, "" */
  guint          n_editions;
} SanRound;

void       san_round_free          (SanRound      *round);

/* (element-type SanRound): by last day of the period, then order of creation */
GPtrArray *san_round_store_list    (SanDatabase   *database,
                                    GError       **error);
SanRound  *san_round_store_get     (SanDatabase   *database,
                                    gint64         id,
                                    GError       **error);
/* By label (folded); SAN_ERROR_NOT_FOUND */
SanRound  *san_round_store_find    (SanDatabase   *database,
                                    const char    *label,
                                    GError       **error);
/* scoring.md §7, Change: same campaign, kind and grouping, latest period end before this
 * period's start (ties: created later). NULL without error where there is none. */
SanRound  *san_round_store_previous (SanDatabase  *database,
                                    const SanRound *round,
                                    GError       **error);

/* Inside a change. Makes the round; ->id is set. Refuses a label in use, an unknown
 * scheme, a scheme without a version for the period. */
gboolean   san_round_store_add     (SanDatabase   *database,
                                    SanRound      *round,
                                    GError       **error);
/* Forward step by step or back; leaving review or published backwards needs @reason;
 * published is only reached by san_round_store_publish(). The check's errors that stop a
 * review are the caller's to ask first (scoring/san-round-check.h). */
gboolean   san_round_store_set_state (SanDatabase *database,
                                    gint64         id,
                                    SanRoundState  state,
                                    const char    *reason,
                                    GError       **error);
/* Freezes: @input is the frozen input (scoring/san-round-input.h) as bytes. Makes edition
 * 1, or the next one with @reason. */
gboolean   san_round_store_publish (SanDatabase   *database,
                                    gint64         id,
                                    GBytes        *input,
                                    const char    *reason,
                                    SanTime        now,
                                    gint64        *edition_id,
                                    GError       **error);
/* (transfer full): the frozen input of the newest edition (or @number > 0); NULL without
 * error when the round was never published */
GBytes    *san_round_store_frozen  (SanDatabase   *database,
                                    gint64         id,
                                    guint          number,
                                    GError       **error);

/* Cells --------------------------------------------------------------------------- */

typedef enum
{
  SAN_CELL_EMPTY,      /* not entered: no record */
  SAN_CELL_VALUE,
  SAN_CELL_MISSING,    /* 无数据 */
  SAN_CELL_NA,         /* 不适用 */
} SanCellState;

typedef struct
{
  gint64        unit_id;
  char         *component;
  SanCellState  state;
  gint64        value;       /* micro-units */
  char         *reason;      /* of an override */
  char         *confirmed;   /* reason why out of range stands */
  char         *note;
} SanCell;

void       san_cell_free           (SanCell       *cell);
/* Reads a cell as people write it: a number, 无数据 — – - 缺, 不适用 无此点位 n/a /, or
 * nothing. @rounded as san_micro_parse(). */
gboolean   san_cell_parse          (const char    *text,
                                    SanCellState  *state,
                                    gint64        *value,
                                    gboolean      *rounded,
                                    GError       **error);
/* (transfer full): as export writes it: the number, 无数据, 不适用 or "" */
char      *san_cell_format         (SanCellState   state,
                                    gint64         value);

/* (element-type SanCell): every record of the round */
GPtrArray *san_score_store_list    (SanDatabase   *database,
                                    gint64         round_id,
                                    GError       **error);
/* (transfer full): EMPTY where there is no record */
SanCell   *san_score_store_get     (SanDatabase   *database,
                                    gint64         round_id,
                                    gint64         unit_id,
                                    const char    *component,
                                    GError       **error);
/* Inside a change, on a round that is not locked (SAN_ERROR_CONFLICT). EMPTY removes the
 * record; ->reason, ->confirmed, ->note are written as they are (NULL keeps what is
 * there, but a new value drops ->confirmed). Entered at and by are the step's. */
gboolean   san_score_store_put     (SanDatabase   *database,
                                    gint64         round_id,
                                    const SanCell *cell,
                                    const char    *entered_at,
                                    const char    *entered_by,
                                    GError       **error);

/* Adjustments and vetoes ------------------------------------------------------------ */

typedef struct
{
  gint64 unit_id;
  gint64 part;         /* micro-units, e.g. 2 and 8 */
} SanShare;

typedef struct
{
  gint64  id;
  char   *component;   /* "": of the total; else a deduction component, amount positive */
  gint64  amount;
  char   *reason;
  char   *document;
  char   *rule;
  char   *ext_id;
  GArray *shares;      /* SanShare; one with part 1 for a single unit */
} SanAdjustment;

typedef enum
{
  SAN_VETO_LAST,
  SAN_VETO_UNRANKED,
  SAN_VETO_CAP,
  SAN_VETO_MINUS,
} SanVetoEffect;

typedef struct
{
  gint64         id;
  gint64         unit_id;
  SanVetoEffect  effect;
  gint64         value;      /* of cap and minus */
  char          *reason;
  char          *document;
} SanVeto;

SanAdjustment *san_adjustment_new   (void);
void       san_adjustment_free      (SanAdjustment *adjustment);
void       san_veto_free            (SanVeto       *veto);
/* "last", "unranked", "cap:N", "minus:N" */
gboolean   san_veto_effect_parse    (const char    *text,
                                     SanVetoEffect *effect,
                                     gint64        *value,
                                     GError       **error);
char      *san_veto_effect_format   (SanVetoEffect  effect,
                                     gint64         value);

/* (element-type SanAdjustment), in order of entry */
GPtrArray *san_adjustment_store_list (SanDatabase  *database,
                                     gint64         round_id,
                                     GError       **error);
/* ->id 0: adds (and sets it); else replaces */
gboolean   san_adjustment_store_put (SanDatabase   *database,
                                     gint64         round_id,
                                     SanAdjustment *adjustment,
                                     const char    *entered_at,
                                     const char    *entered_by,
                                     GError       **error);
gboolean   san_adjustment_store_delete (SanDatabase *database,
                                     gint64         id,
                                     GError       **error);
/* (element-type SanVeto) */
GPtrArray *san_veto_store_list      (SanDatabase   *database,
                                     gint64         round_id,
                                     GError       **error);
gboolean   san_veto_store_put       (SanDatabase   *database,
                                     gint64         round_id,
                                     SanVeto       *veto,
                                     const char    *entered_at,
                                     const char    *entered_by,
                                     GError       **error);
gboolean   san_veto_store_delete    (SanDatabase   *database,
                                     gint64         id,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRound, san_round_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCell, san_cell_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanAdjustment, san_adjustment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanVeto, san_veto_free)

G_END_DECLS
