/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-work-calendar.h"

G_BEGIN_DECLS

/**
 * SanLimitCalendar:
 *
 * The weeks from the day of a limit to its end: the days that count, those that are
 * skipped, the last one.
 */
#define SAN_TYPE_LIMIT_CALENDAR (san_limit_calendar_get_type ())
G_DECLARE_FINAL_TYPE (SanLimitCalendar, san_limit_calendar, SAN, LIMIT_CALENDAR, GtkWidget)

GtkWidget *san_limit_calendar_new    (void);
/* @calendar is kept. */
void       san_limit_calendar_set    (SanLimitCalendar *self,
                                      SanWorkCalendar  *calendar,
                                      SanTime           start,
                                      const SanLimit   *limit);
/* (transfer full): 6月21日起算，跳过周末，端午节顺延 1 日，第 3 个工作日到期 */
char      *san_limit_reason          (SanWorkCalendar  *calendar,
                                      SanTime           start,
                                      const SanLimit   *limit);
/* (transfer full): what differs from an ordinary week between the two: 端午节 +1 日; "" when
 * nothing does */
char      *san_limit_skipped         (SanWorkCalendar  *calendar,
                                      SanTime           start,
                                      SanTime           due);

G_END_DECLS
