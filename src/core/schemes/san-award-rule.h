/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schemes/san-scheme.h"

G_BEGIN_DECLS

/* A rule of the scheme's awards (scoring.md §8). Counts are 0 where the condition is not
 * named; money is yuan in micro-units. */
typedef struct
{
  char     *name;
  char     *group;        /* "*": every group */
  char     *action;
  guint     top;
  guint     bottom;
  guint     running;      /* rounds */
  guint     times;        /* in the year */
  guint     progress;     /* so many units */
  gboolean  has_at_least;
  gint64    at_least;
  gboolean  has_at_most;
  gint64    at_most;
  char     *grade;        /* NULL: any */
  GArray   *money;        /* gint64, by place */
  gboolean  each;         /* who shares a place gets all of it */
  gboolean  has_budget;
  gint64    budget;
} SanAwardRule;

/* (element-type SanAwardRule) (transfer full): in the order of the scheme */
GPtrArray *san_award_rules_of (const SanScheme *scheme);

G_END_DECLS
