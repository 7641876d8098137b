/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "standards/san-point-list-store.h"

G_BEGIN_DECLS

/* The month that is looked at and the five before it, with the round of each. */
typedef struct
{
  SanPointScope scope;
  SanPeriod     months[SAN_POINT_MONTHS];
} SanPointMonths;

void  san_point_months_init  (SanPointMonths      *months,
                              SanContext          *context);
/* (transfer full): 6月, June; @brief: 6月, Jun */
char *san_point_month_name   (const SanPeriod     *month,
                              gboolean             brief);
/* (transfer full): 78.0; "" without a score */
char *san_point_score_text   (gint64               score);
/* (transfer full): +2.0, −13.5; "" without one */
char *san_point_change_text  (gint64               change);
/* (transfer full): 1月 88.0，2月 无 …, for who cannot see the bars */
char *san_point_months_speak (const SanPointMonths *months,
                              const gint64          scores[SAN_POINT_MONTHS]);
/* (transfer none): what stands in place of the last score: 未测, 未测完; "" for points that
 * were not to be assessed */
const char *san_point_score_gap (const SanPointMonths *months,
                              const SanPointData   *data);

G_END_DECLS
