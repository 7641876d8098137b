/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-score.h"
#include "store/san-journal.h"

G_BEGIN_DECLS

typedef struct
{
  const SanScore *score;
  guint           participant;
  guint           place;          /* 0: none */
  gboolean        tied;           /* shares its place */
  gboolean        by_roster;      /* unique: only the roster told it from its neighbour */
  SanStanding     standing;
  gboolean        absent;         /* no total */
  char           *total;          /* "" when absent */
  char           *change;         /* "+0.31", "-1.20", "0.00", "new", "moved", "" */
  char           *rank_change;    /* "3", "-2", "0", "new", "moved", "" */
  const char     *grade;          /* "" */
  char           *note;
} SanPlace;

typedef struct
{
  char      *name;                /* "" for the nameless group */
  GPtrArray *places;              /* SanPlace: by place, then listed by total, then absent */
  guint      n;                   /* ranked and trial with a total */
  char      *mean, *max, *min, *median, *stdev;   /* rounded like a total; "" when n = 0 */
} SanRankedGroup;

typedef struct
{
  SanRoundInput *input;
  SanScores     *scores;
  GPtrArray     *groups;          /* SanRankedGroup, in grouping order */
} SanRanking;

/* The input with the previous round in it: the newest edition of a published round; with
 * @live, or while it is open, the records. Its bytes (san_round_input_freeze()) are what
 * publishing stores. */
SanRoundInput *san_ranking_input_load (SanDatabase  *database,
                                   const SanRound   *round,
                                   gboolean          live,
                                   GError          **error);
/* scoring.md §7. Pure. Takes a reference of @input. */
SanRanking *san_ranking_compute   (SanRoundInput    *input,
                                   GError          **error);
/* Loads, computes. @regrouped: the name of another grouping whose groups the same totals
 * are placed in (NULL: the round's own) */
SanRanking *san_ranking_load      (SanDatabase      *database,
                                   const SanRound   *round,
                                   const char       *regrouped,
                                   GError          **error);
/* Whether a category of some unit was inspected in it */
gboolean    san_ranking_was_on_site (const SanRanking *ranking);
/* Where nobody was on site in @round, whose ranking is @own: the newest other round of its
 * campaign and period in which somebody was, placed in the groups of @round. What it found
 * is what overview, bulletin and meeting tell of the month. @other, @beside: (out) (transfer
 * full) (nullable): both NULL where @own itself tells, or nothing does */
gboolean    san_ranking_load_beside (SanDatabase    *database,
                                   const SanRound   *round,
                                   const SanRanking *own,
                                   SanRanking      **other,
                                   SanRound        **beside,
                                   GError          **error);
/* A ranking that san_ranking_load() gave of the round's own grouping, after one more step of
 * the journal: where that changed cells or observations of the round, a few of them, only
 * these are read. Else @renewed (out) is FALSE, and the ranking must be loaded again, as after
 * an error. */
gboolean    san_ranking_renew     (SanRanking      **ranking,
                                   SanDatabase      *database,
                                   gint64            seq,
                                   gboolean         *renewed,
                                   GError          **error);
/* Many rounds, for a trend or a year: the round before need not be read again where it is
 * the one just ranked. @rounds: (element-type SanRound), by period. @func gets each ranking
 * in turn and must not keep it; FALSE with an error stops. */
typedef gboolean (*SanRankingFunc) (const SanRound  *round,
                                    SanRanking      *ranking,
                                    gpointer         data,
                                    GError         **error);
gboolean    san_ranking_load_series (SanDatabase    *database,
                                   const GPtrArray  *rounds,
                                   SanRankingFunc    func,
                                   gpointer          data,
                                   GError          **error);
void        san_ranking_free      (SanRanking       *ranking);
SanRankedGroup *san_ranking_find_group (SanRanking  *ranking,
                                   const char       *name);
/* (nullable): where the participant of the input stands */
const SanPlace *san_ranking_find_place (const SanRanking *ranking,
                                   guint             participant);

/* Compares with a published table: cli.md, round check --expect. The caller has read the
 * table and found the units. */
typedef struct
{
  guint    row;             /* in the file */
  gint64   unit_id;         /* 0: named no unit; then @unit is what was written */
  char    *unit;
  char    *group;           /* "" */
  gboolean has_total;
  gint64   total;           /* micro-units */
  guint    rank;            /* 0: none */
} SanExpectedRow;

/* (element-type SanIssue): appended to @issues. Totals are held against ours, ranks against
 * the published totals; units, groups and rows as the two tell them. */
gboolean    san_ranking_compare   (SanRanking       *ranking,
                                   const GArray     *expected,   /* SanExpectedRow */
                                   gint64            tolerance,
                                   GPtrArray        *issues,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRanking, san_ranking_free)

G_END_DECLS
