/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bulletins/san-workbook-tickets.h"
#include "ranking/san-awards.h"
#include "ranking/san-ranking.h"
#include "ranking/san-year.h"

G_BEGIN_DECLS

/* Everything that a bulletin can say: the text, its tables, the workbook and the sheets of
 * units all read this and nothing else, so that they cannot disagree. What does not follow
 * from the frozen round is kept with the words of an issued bulletin, as JSON. Decimals are
 * texts as printed; "" where there is none. */

/* A category of the standard over all units of a group. */
typedef struct
{
  char  *group;
  char  *name;
  char  *area;
  char  *mean;          /* 0…100, two decimals */
  char  *previous;      /* its mean in the round before, "" */
  char  *lost;          /* of the total, on the mean of the units */
  guint  n_units;       /* that have a score in it */
  guint  n_below;       /* under 90 */
  char **worst;         /* units, lowest first, three at most */
} SanBulletinCategory;

/* A point that was seen. */
typedef struct
{
  gint64  unit_id;
  char   *unit;
  char   *code;
  char   *name;
  char   *category;
  char   *address;
  char   *score;
  char   *previous;     /* its score of the round before */
  guint   n_failed;
} SanBulletinPoint;

/* An observation that failed. */
typedef struct
{
  gint64  unit_id;
  char   *unit;
  char   *bureau;
  char   *point;
  char   *category;
  char   *item;
  char   *note;
  char   *rating;       /* the word */
  char   *lost;         /* of the item's mark */
  char   *ticket;       /* its newest number */
  char   *colour;       /* white yellow red, "" */
  char   *due;
  gboolean relapse;
  char  **photos;       /* SHA-256 */
  char  **after;        /* SHA-256, of the ticket's recheck */
} SanBulletinProblem;

typedef struct
{
  char   *rule;
  char   *group;
  gint64  unit_id;
  char   *unit;
  char   *head;         /* who is responsible, "" */
  guint   place;
  char   *action;
  char   *amount;       /* yuan, "" */
  char   *reason;
} SanBulletinAward;

typedef struct
{
  char *rule;
  char *total;          /* yuan */
  char *budget;         /* "" */
} SanBulletinMoney;

typedef struct
{
  /* of the paper */
  char               *city;
  char               *office;
  char               *campaign;
  char               *period;        /* 2018年6月 */
  SanDay              from;          /* days of observation, else of the period */
  SanDay              to;

  /* of the round; NULL ranking: a bulletin of tickets alone */
  SanRanking         *ranking;
  char               *inspected;     /* where categories and problems were found in another
                                        round of the month (san_ranking_load_beside()): its
                                        label; else "" */
  guint               n_points;      /* seen */
  guint               n_observations;
  guint               n_respondents;
  GPtrArray          *categories;    /* SanBulletinCategory: by group, most lost first */
  GPtrArray          *points;        /* SanBulletinPoint: by unit, code */
  GPtrArray          *problems;      /* SanBulletinProblem: by unit, most lost first */
  GPtrArray          *awards;        /* SanBulletinAward: what is not struck */
  GPtrArray          *money;         /* SanBulletinMoney */
  SanAwards          *decided;       /* nullable; these as the rules and people have them, and
                                        what is struck; not kept here */
  GPtrArray          *nicknames;     /* nullable; GStrv: unit, then what else it is called; not
                                        kept: for the check of a draft */
  SanYear            *year;          /* nullable; not kept: loaded for a draft and an issue */
  GPtrArray          *year_rows;     /* GStrv: group, unit, place ("" none), value, then a
                                        total each round; by group, place */
  char              **year_rounds;   /* labels */

  /* of the tickets */
  SanWorkbookTickets *tickets;       /* nullable */
  GHashTable         *figures;       /* key of tickets.md §8 → value as printed */
  guint               n_looked_at;   /* look-back within the period */
  guint               n_relapsed;
} SanBulletinData;

/* (transfer full): as the ledger stands. @ranking: (transfer full) (nullable) */
SanBulletinData *san_bulletin_data_load      (SanDatabase      *database,
                                              const SanRound   *round,
                                              SanRanking       *ranking,
                                              SanDay            from,
                                              SanDay            to,
                                              GError          **error);
/* (transfer full): what is kept: all but the ranking */
JsonNode        *san_bulletin_data_to_json   (const SanBulletinData *data);
/* @ranking: (transfer full) (nullable): from the frozen round */
SanBulletinData *san_bulletin_data_from_json (JsonNode         *node,
                                              SanRanking       *ranking,
                                              GError          **error);
void             san_bulletin_data_free      (SanBulletinData  *data);

/* (transfer full) (nullable): what a key of bound text stands for; NULL when there is no
 * such thing in @data. The keys are listed where this is written. */
char            *san_bulletin_data_field     (const SanBulletinData *data,
                                              const char       *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanBulletinData, san_bulletin_data_free)

G_END_DECLS
