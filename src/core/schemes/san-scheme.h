/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/san-clock.h"
#include "base/san-error.h"

G_BEGIN_DECLS

/* A parsed, validated scheme version (scoring.md §2, cli.md Scheme file). Immutable and
 * reference-counted. Numbers are micro-units. */

typedef enum { SAN_COMBINE_NONE, SAN_COMBINE_SUM, SAN_COMBINE_WEIGHTED, SAN_COMBINE_MEAN } SanCombine;

typedef enum
{
  SAN_SOURCE_NONE,         /* an inner node */
  SAN_SOURCE_ENTRY,
  SAN_SOURCE_DEDUCTION,
  SAN_SOURCE_INSPECTION,
  SAN_SOURCE_SURVEY,
  SAN_SOURCE_CROSS,
  SAN_SOURCE_TICKETS,
  SAN_SOURCE_METRIC,
  SAN_SOURCE_CHILDREN,
} SanSource;

typedef enum
{
  SAN_MISSING_REWEIGHT,
  SAN_MISSING_GROUP_MEAN,
  SAN_MISSING_FIXED,
  SAN_MISSING_FULL,
  SAN_MISSING_ZERO,
  SAN_MISSING_UNRANKED,
} SanMissingRule;

typedef enum { SAN_RANK_ON_DISPLAYED, SAN_RANK_ON_FULL } SanRankOn;
typedef enum { SAN_TIES_COMPETITION, SAN_TIES_DENSE, SAN_TIES_UNIQUE } SanTies;

typedef struct _SanNode SanNode;
struct _SanNode
{
  guint           index;          /* in SanScheme.nodes: pre-order, the root is 0 */
  char           *key;
  char           *name;
  SanNode        *parent;
  GPtrArray      *children;       /* (element-type SanNode), empty for a leaf */
  SanCombine      combine;
  SanSource       source;
  gint64          weight;         /* under weighted */
  gint64          full;
  SanMissingRule  missing;
  gint64          missing_value;  /* fixed:N */
  gboolean        na_as_missing;
  gboolean        has_floor, has_cap;
  gint64          floor, cap;     /* a deduction's floor is 0 unless said otherwise */
  int             decimals;       /* -1: do not round */
  gboolean        over;
  gboolean        empty_full;     /* deduction: none counts as nothing deducted */
  char           *indicator;      /* tickets */
  char           *metric;
  char           *scheme;         /* children */
  gboolean        level_leaf;
  gboolean        by_points;      /* children: weighted by finished points */
  gboolean        comparable;     /* cross: strict and lenient evaluators made equal */
  guint           trim;           /* cross: highest and lowest that are dropped */
  gboolean        by_items;       /* inspection: items met / items seen, pooled */
};

typedef struct
{
  char     *name;
  gboolean  has_at_least, has_at_most, has_quota;
  gint64    at_least, at_most, quota;
} SanGradeRule;

typedef struct
{
  char     *name;
  gint64    amount;
  gboolean  has_cap;
  gint64    cap;
  char     *source;
} SanAdjustmentRule;

typedef struct
{
  char   *unit;      /* as written; the input's loader resolves it */
  gint64  factor;    /* 1 by default */
  gint64  offset;
  char   *reason;
} SanHandicap;

typedef struct
{
  int         ref_count;
  char       *name;
  guint       version;        /* 0 while it is not stored */
  SanDay      from, to;
  char      **groups;         /* NULL: any */
  int         decimals;
  SanRankOn   rank_on;
  SanTies     ties;
  char      **tie_breakers;   /* NULL-ended */
  gboolean    higher_is_better;
  GPtrArray  *grades;         /* SanGradeRule */
  gboolean    has_bonus_cap, has_deduction_cap;
  gint64      bonus_cap, deduction_cap;
  GPtrArray  *rules;          /* SanAdjustmentRule */
  GPtrArray  *handicaps;      /* SanHandicap */
  JsonNode   *awards;         /* kept as given; checked; NULL: none */
  SanNode    *root;
  GPtrArray  *nodes;          /* pre-order; the root is 0 */
} SanScheme;

/* @text: JSON. SAN_ERROR_INVALID names the key and the reason; unknown keys are refused. */
SanScheme     *san_scheme_parse     (const char       *text,
                                     GError          **error);
/* (transfer full): the canonical form, which parses to the same scheme: what is stored,
 * compared and shown; only what differs from a default and what cli.md always shows */
char          *san_scheme_to_json   (const SanScheme  *scheme);
SanScheme     *san_scheme_ref       (SanScheme        *scheme);
void           san_scheme_unref     (SanScheme        *scheme);
/* By key, else by folded name; NULL without error */
const SanNode *san_scheme_find_node (const SanScheme  *scheme,
                                     const char       *key_or_name);
gboolean       san_node_is_leaf     (const SanNode    *node);
/* entry and deduction are typed; the others are computed */
gboolean       san_node_is_computed (const SanNode    *node);
const char    *san_source_name      (SanSource         source);
const char    *san_combine_name     (SanCombine        combine);
/* (transfer full): "reweight", "fixed:60" … */
char          *san_missing_format   (SanMissingRule    rule,
                                     gint64            value);
gboolean       san_missing_parse    (const char       *text,
                                     SanMissingRule   *rule,
                                     gint64           *value,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanScheme, san_scheme_unref)

G_END_DECLS
