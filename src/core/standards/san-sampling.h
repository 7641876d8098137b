/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* How many points of a category are drawn (scoring.md §6). */

typedef enum
{
  SAN_SAMPLING_ALL,
  SAN_SAMPLING_NUMBER,
  SAN_SAMPLING_PERCENT,
} SanSamplingKind;

/* A value: copy it. All zero is the rule of a category that has none: all points of every
 * unit. */
typedef struct
{
  gint64           category_id;
  SanSamplingKind  kind;
  gint64           amount;        /* points; of a percentage micro-units */
  guint            at_least;
  gboolean         per_category;  /* of the category in the whole round, not of each unit */
  guint            skip_last;     /* points drawn in so many rounds before go behind */
} SanSamplingRule;

/* "all", "3", "10%" as people write them. SAN_ERROR_INVALID; @kind and @amount stay then. */
gboolean    san_sampling_rule_parse    (SanSamplingRule       *rule,
                                        const char            *text,
                                        GError               **error);
/* (transfer full) */
char       *san_sampling_rule_format   (const SanSamplingRule *rule);
gboolean    san_sampling_per_parse     (const char            *text,
                                        gboolean              *per_category);
const char *san_sampling_per_name      (gboolean               per_category);
/* How many of @n_points eligible ones: a percentage rounded up, at least ->at_least, at
 * most all. */
guint       san_sampling_rule_size     (const SanSamplingRule *rule,
                                        guint                  n_points);

/* (element-type SanSamplingRule): those on file, in the order of the categories */
GArray     *san_sampling_store_list    (SanDatabase           *database,
                                        GError               **error);
/* Inside a change. */
gboolean    san_sampling_store_put     (SanDatabase           *database,
                                        const SanSamplingRule *rule,
                                        GError               **error);

/* How many of a population of @n_population give a share to ± @margin (0…1), with the
 * confidence of @confidence percent (80, 90, 95, 99): n₀ = z²p(1 − p)/margin² at the worst
 * p = ½, corrected for the finite population, n = n₀/(1 + (n₀ − 1)/N), rounded up; 0 of
 * nobody. Source: W. G. Cochran, Sampling Techniques, 3rd edition (1977), §4.4. */
guint       san_sampling_size          (guint                  n_population,
                                        double                 margin,
                                        guint                  confidence);
/* The other way: the margin of @n_sample out of @n_population, z·√(p(1 − p)/n · (N − n)/(N − 1)),
 * 0 when all were asked, 1 when nobody was. @share: p, 0…1; −1: the worst. */
double      san_sampling_margin        (guint                  n_population,
                                        guint                  n_sample,
                                        double                 share,
                                        guint                  confidence);

G_END_DECLS
