/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-decimal.h"
#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme.h"

G_BEGIN_DECLS

/* Everything the score and the place of every unit of a round follow from, and nothing
 * else: read from the records of an open round, or from the frozen bytes of a published
 * one. The engine (san-score.h, ranking/san-ranking.h) is a pure function of it. */

typedef struct
{
  SanCellState  state;       /* EMPTY where there is no record */
  gint64        value;
  const char   *reason;      /* of an override; interned in the input */
  const char   *confirmed;
} SanInputCell;

/* The books that computed leaves score from, where the round has any; each is a section of
 * the frozen bytes, which is absent where the book is NULL. */
typedef struct _SanInspection SanInspection;    /* san-inspection.h */
typedef struct _SanSurveyBook SanSurveyBook;    /* san-survey-score.h */
typedef struct _SanCrossBook  SanCrossBook;     /* san-cross-score.h */

/* A score that comes from elsewhere: children, tickets, answers, evaluations. */
typedef struct
{
  gboolean  has_data;
  mpq_t     value;           /* on the node's scale */
  char     *note;            /* how it came about: "9 units, 2018-06 villages" */
  GArray   *below;           /* (nullable) guint: the participants of this round whose
                                totals give the value; then the fields above are unset */
} SanInputComputed;

typedef struct
{
  gint64            unit_id;
  const char       *code;
  const char       *name;        /* as displayed */
  guint             roster;      /* roster order */
  guint             group;       /* index into groups */
  SanStanding       standing;
  guint             scheme;      /* index into schemes */
  SanInputCell     *cells;       /* by node index of its scheme; leaves only are read */
  SanInputComputed *computed;    /* NULL where the scheme has no computed leaf but
                                    inspected ones */
  mpq_t            *deducted;    /* ledger rows of deduction leaves, by node index; NULL
                                    where there are none */
  guint            *n_deductions; /* ledger rows by node index; NULL like @deducted */
  const char       *previous_group;  /* NULL: not in the previous round */
  gboolean          previous_has_total;
  mpq_t             previous_total;  /* displayed */
  guint             previous_place;  /* 0: none */
} SanParticipant;

typedef struct
{
  guint       participant;
  mpq_t       amount;        /* this unit's share, exact */
  const char *reason;
  const char *document;
  const char *rule;
} SanInputAdjustment;

typedef struct
{
  guint          participant;
  SanVetoEffect  effect;
  gint64         value;
  const char    *reason;
} SanInputVeto;

typedef struct
{
  int         ref_count;
  char       *label;
  SanPeriod   period;
  char       *grouping;        /* "": none, one nameless group */
  gboolean    has_previous;
  char       *previous_label;
  GPtrArray  *schemes;         /* (element-type SanScheme), as versions in force */
  GPtrArray  *groups;          /* (element-type utf8), in grouping order */
  GPtrArray  *participants;    /* (element-type SanParticipant): groups in order, within
                                  a group roster order */
  GArray     *adjustments;     /* SanInputAdjustment, of totals, in order of entry */
  GArray     *vetoes;          /* SanInputVeto */
  GPtrArray  *handicap_units;  /* per scheme: GArray of guint participants by handicap
                                  index, G_MAXUINT where the name fits no participant */
  SanInspection *inspection;   /* (nullable) */
  SanSurveyBook *survey;       /* (nullable): what the computed scores were made of */
  SanCrossBook  *cross;        /* (nullable) */
  gint64       round_id;       /* that it was read from the records of; 0: from an edition */
  GStringChunk *strings;
} SanRoundInput;

/* An input is built from the outside in: schemes, groups, participants, rows. */
SanRoundInput  *san_round_input_new             (const char        *label,
                                                 const SanPeriod   *period,
                                                 const char        *grouping);
/* Takes a reference of @scheme; its index */
guint           san_round_input_add_scheme      (SanRoundInput     *input,
                                                 SanScheme         *scheme);
guint           san_round_input_add_group       (SanRoundInput     *input,
                                                 const char        *name);
/* (transfer none): with empty cells; participants of one group follow one another */
SanParticipant *san_round_input_add_participant (SanRoundInput     *input,
                                                 gint64             unit_id,
                                                 const char        *code,
                                                 const char        *name,
                                                 guint              group,
                                                 guint              scheme);
void            san_round_input_add_deduction   (SanRoundInput     *input,
                                                 SanParticipant    *participant,
                                                 guint              node,
                                                 const mpq_t        amount);
void            san_round_input_add_adjustment  (SanRoundInput     *input,
                                                 guint              participant,
                                                 const mpq_t        amount,
                                                 const char        *reason,
                                                 const char        *document,
                                                 const char        *rule);
void            san_round_input_add_veto        (SanRoundInput     *input,
                                                 guint              participant,
                                                 SanVetoEffect      effect,
                                                 gint64             value,
                                                 const char        *reason);
/* Which participant the handicap of a scheme is for */
void            san_round_input_set_handicap    (SanRoundInput     *input,
                                                 guint              scheme,
                                                 guint              handicap,
                                                 guint              participant);
/* Orders ->schemes so that a scheme whose totals another needs comes first: indices in a
 * new array. Refuses schemes that need each other. */
GArray         *san_round_input_order_schemes   (const SanRoundInput  *input,
                                                 GError           **error);

/* A published round gives its newest edition, an open one its records. Refuses by name: a
 * unit that no or two schemes fit, several rounds for a children source …
 *
 * Read from the records, the previous round is not in it, since places are the business of
 * ranking: san_ranking_input_load() is the same with the previous round filled in, and is
 * what is frozen. */
SanRoundInput *san_round_input_load      (SanDatabase         *database,
                                          const SanRound      *round,
                                          GError             **error);
/* The same for those who want scores and places only: names and codes of an open round may
 * be left empty, which saves reading the roster. */
SanRoundInput *san_round_input_load_figures (SanDatabase      *database,
                                          const SanRound      *round,
                                          GError             **error);
/* Always from the records, also of a published round: what an edition would freeze, once
 * san_point_result_store_renew() has added up the points of a published one. */
SanRoundInput *san_round_input_load_live (SanDatabase         *database,
                                          const SanRound      *round,
                                          GError             **error);
SanRoundInput *san_round_input_ref       (SanRoundInput       *input);
void           san_round_input_unref     (SanRoundInput       *input);
/* Canonical JSON: the same input gives the same bytes. */
GBytes        *san_round_input_freeze    (const SanRoundInput *input);
SanRoundInput *san_round_input_thaw      (GBytes              *bytes,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRoundInput, san_round_input_unref)

G_END_DECLS
