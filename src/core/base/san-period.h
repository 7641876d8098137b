/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_PERIOD_MONTH,     /* 2018-06 */
  SAN_PERIOD_QUARTER,   /* 2018-Q2 */
  SAN_PERIOD_YEAR,      /* 2018 */
  SAN_PERIOD_WEEK,      /* 2018-W23, ISO 8601 */
  SAN_PERIOD_MONTHS,    /* 2018-05..2018-06 */
  SAN_PERIOD_DAYS,      /* 2018-06-01..2018-06-20 */
} SanPeriodKind;

/* A value: copy it. @first and @last are both inside. */
typedef struct
{
  SanPeriodKind kind;
  SanDay        first;
  SanDay        last;
} SanPeriod;

gboolean  san_period_parse    (const char      *text,
                               SanPeriod       *period,
                               GError         **error);
/* (transfer full): the canonical text, which parses back to the same period */
char     *san_period_format   (const SanPeriod *period);
/* (transfer full): for people, in their language: 2018年6月, June 2018 */
char     *san_period_label    (const SanPeriod *period);
/* The period of the same kind and length that ends the day before, or starts the day
 * after (@steps −1 or +1, or more). */
SanPeriod san_period_shift    (const SanPeriod *period,
                               int              steps);
SanPeriod san_period_month    (int              year,
                               int              month);
gboolean  san_period_contains (const SanPeriod *period,
                               SanDay           day);

G_END_DECLS
