/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* How the rounds of a year become one value (scoring.md §7, Year table). Rounds in which a
 * unit has no total are skipped. */
typedef enum
{
  SAN_YEAR_MEAN,       /* of the displayed totals */
  SAN_YEAR_SUM,
  SAN_YEAR_WEIGHTED,   /* mean weighted by the rounds' weights */
  SAN_YEAR_POINTS,     /* the sum of n for the first of n placed units, n - 1 for the second … */
} SanYearBy;

gboolean    san_year_by_parse (const char  *text,
                               SanYearBy   *by);

typedef struct
{
  gint64        unit_id;
  char         *code;
  char         *unit;
  SanStanding   standing;   /* in the newest round that it is in */
  guint         place;      /* 0: none */
  gboolean      has_value;
  mpq_t         exact;
  char         *value;      /* rounded as the totals are; "" without one */
  guint         rounds;     /* that count */
  char        **totals;     /* by round, as displayed; "" where it has none */
  guint        *places;     /* by round; 0 where it has none */

  /* the last places: three, one in a small group (san_place_is_last()) */
  gboolean     *last;       /* by round */
  guint         times;      /* in the year */
  guint         running;    /* rounds running up to the newest, those of the year before too,
                               as far as #SAN_AWARD_RUN back */

  /* the newest round against the one before it; not for a unit that is not in both, in the
   * same group, or takes no part in comparing */
  gboolean      has_progress;
  mpq_t         progress;   /* how much better */
  guint         progress_place;   /* 1 for the greatest, falls included; 0 without */
  char         *change;     /* as the ranking has them: "+0.31", "-2"; "" without */
  char         *rank_change;

  /* for sorting */
  guint         roster;
} SanYearRow;

typedef struct
{
  char      *name;
  GPtrArray *rows;          /* SanYearRow: by place, then without one in roster order */
} SanYearGroup;

typedef struct
{
  GPtrArray *rounds;        /* (element-type SanRound): of the year, by period */
  GPtrArray *groups;        /* (element-type SanYearGroup): as the newest round has them */
} SanYear;

/* (element-type SanYearRow): of @group, those that stood last running or in the year, longest
 * and most often first */
GPtrArray  *san_year_group_list_last     (const SanYearGroup *group);
/* (element-type SanYearRow): of @group, those with progress, the greatest first */
GPtrArray  *san_year_group_list_progress (const SanYearGroup *group);

/* The setting that says whether a month without an assessment, or a round without a total,
 * ends a run: "reset"; else it is skipped. Awards ask it, too. */
#define SAN_SETTING_STREAKS "ranking.streaks"

/* The rounds that end in @year and are comparable with the last of them: the same campaign,
 * kind and grouping as the last monthly round, or the last round where no month was
 * assessed. A unit stands in the group of its newest round. @weights: (nullable): label →
 * gint64 in micro-units; a round that is not in it weighs as many months as its period has
 * (a part of a month is one). Places run over ranked and trial units; equal values share
 * one. SAN_ERROR_NOT_FOUND when there is no round, SAN_ERROR_INVALID for a label in
 * @weights that none of them has. */
SanYear    *san_year_load     (SanDatabase *database,
                               int          year,
                               SanYearBy    by,
                               GHashTable  *weights,
                               GError     **error);
/* The same as it stood with @round: the rounds of its year up to it that are comparable with
 * it, whatever has come since */
SanYear    *san_year_load_until (SanDatabase    *database,
                                 const SanRound *round,
                                 SanYearBy       by,
                                 GError        **error);
void        san_year_free     (SanYear     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanYear, san_year_free)

G_END_DECLS
