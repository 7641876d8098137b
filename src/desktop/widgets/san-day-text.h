/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"

G_BEGIN_DECLS

/* (transfer full): 6月26日, 26 June; with the year when it is not @today's */
char *san_day_text         (SanDay  day,
                            SanDay  today);
/* 星期二, Tuesday */
const char *san_weekday_text (SanDay day);
/* (transfer full): 6月26日 星期二, Tuesday 26 June */
char *san_day_text_weekday (SanDay  day,
                            SanDay  today);
/* (transfer full): the same with Today or Yesterday before it */
char *san_day_text_heading (SanDay  day,
                            SanDay  today);
/* (transfer full): 10:42 */
char *san_time_text        (SanTime time);

G_END_DECLS
