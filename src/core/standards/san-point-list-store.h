/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-store.h"
#include "store/san-paged-model.h"

G_BEGIN_DECLS

#define SAN_POINT_MONTHS  6           /* that a list looks back */
#define SAN_POINT_COLOURS 3           /* of tickets: white, yellow, red */
#define SAN_POINT_UNSEEN  G_MININT64  /* no score */

/* What a list is about: names as on a day, results of the rounds of six months. */
typedef struct
{
  SanDay day;
  SanDay today;                      /* covert visits of later days are sealed */
  gint64 rounds[SAN_POINT_MONTHS];   /* the last is the month that is looked at; 0: none */
} SanPointScope;

/* On the day of the scope */
typedef enum
{
  SAN_POINT_VALID   = 1 << 0,
  SAN_POINT_RETIRED = 1 << 1,
  SAN_POINT_TO_COME = 1 << 2,
} SanPointLife;

/* A value with borrowed texts; all zero is every point. */
typedef struct
{
  const char   *text;          /* in code, name and address; pinyin and initials too */
  const gint64 *categories;    /* any of these; so below */
  guint         n_categories;
  const gint64 *units;         /* with all that is below them */
  guint         n_units;
  const gint64 *bureaus;
  guint         n_bureaus;
  gboolean      must_see;
  SanPointLife  lives;         /* any of these; 0: all */
  gint64        drawn;         /* in this round, and not sealed; 0: whether or not */
  gboolean      open_tickets;
  gboolean      unseen;        /* in none of the rounds of the scope */
} SanPointFilter;

typedef enum
{
  SAN_POINT_BY_CODE,
  SAN_POINT_BY_NAME,
  SAN_POINT_BY_CATEGORY,
  SAN_POINT_BY_UNIT,
  SAN_POINT_BY_ADDRESS,
  SAN_POINT_BY_MEAN,           /* of the months; points without a score last, so below */
  SAN_POINT_BY_SCORE,
  SAN_POINT_BY_CHANGE,
  SAN_POINT_BY_TICKETS,        /* by the worst colour, then by number */
} SanPointOrder;

/**
 * SanPointRow:
 *
 * A point as lists show it.
 */
#define SAN_TYPE_POINT_ROW (san_point_row_get_type ())
G_DECLARE_FINAL_TYPE (SanPointRow, san_point_row, SAN, POINT_ROW, GObject)

typedef struct
{
  gint64   id;
  char    *code;
  char    *name;
  gboolean must_see;
  gint64   category_id;
  char    *category;
  gint64   unit_id;
  char    *unit;                        /* short name where it has one */
  gint64   bureau_id;                   /* 0: none */
  char    *bureau;                      /* "" */
  char    *address;
  SanDay   from;
  SanDay   to;
  gint64   scores[SAN_POINT_MONTHS];    /* micro-units, rounded to one place; or UNSEEN */
  gint64   change;                      /* of the last two scores as printed; or UNSEEN */
  gboolean drawn;                       /* in the last round of the scope, and not sealed */
  gboolean begun;                       /* there, but not all items are rated */
  guint    tickets[SAN_POINT_COLOURS];  /* that are open */
} SanPointData;

/* (transfer none) */
const SanPointData *san_point_row_get_data (SanPointRow          *self);

/* A lazy list of #SanPointRow. */
SanPagedModel *san_point_list_new          (void);
gboolean       san_point_list_filter       (SanPagedModel        *model,
                                            SanDatabase          *database,
                                            const SanPointFilter *filter,
                                            const SanPointScope  *scope,
                                            SanPointOrder         order,
                                            gboolean              descending,
                                            GError              **error);
/* (transfer full) (element-type gint64): all ids that fit, in that order */
GArray        *san_point_list_ids          (SanDatabase          *database,
                                            const SanPointFilter *filter,
                                            const SanPointScope  *scope,
                                            SanPointOrder         order,
                                            gboolean              descending,
                                            GError              **error);
/* (transfer full) (element-type SanPointRow): of these ids, in their order */
GPtrArray     *san_point_list_rows         (SanDatabase          *database,
                                            const SanPointScope  *scope,
                                            const gint64         *ids,
                                            guint                 n_ids,
                                            GError              **error);

/* Of all points, whatever the filter. */
typedef struct
{
  guint all;
  guint valid;           /* on the day of the scope; so the four below */
  guint must_see;
  guint drawn;           /* in the last round, and not sealed */
  guint seen;            /* there is an observation of the last round */
  guint unseen;          /* in none of the rounds */
  guint retired;
  guint open_tickets;    /* points that have any */
} SanPointCounts;

gboolean       san_point_list_count        (SanDatabase          *database,
                                            const SanPointScope  *scope,
                                            SanPointCounts       *counts,
                                            GError              **error);

/* (transfer full): unit → guint of the points valid on @day that it answers for as the
 * territory, and of those it answers for as the line bureau; units without any are left
 * out. */
gboolean       san_point_list_count_units  (SanDatabase          *database,
                                            SanDay                day,
                                            GHashTable          **territory,
                                            GHashTable          **bureau,
                                            GError              **error);

/* (transfer full): the ids (gint64) of the rounds for which points were drawn or inspected,
 * as a set */
GHashTable *san_point_list_store_rounds (SanDatabase *database,
                                         GError     **error);

G_END_DECLS
