/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are local whole minutes of the workspace's zone, counted from
 * 1970-01-01 00:00 of that wall clock; days are counted from 1970-01-01 = 0. */
typedef gint64 SanTime;
typedef gint32 SanDay;

#define SAN_MINUTES_PER_DAY 1440
#define SAN_DAY_MIN         G_MININT32   /* open at the left */
#define SAN_DAY_MAX         G_MAXINT32   /* open at the right */
#define SAN_DEFAULT_ZONE    "Asia/Shanghai"

/* Now in @zone: the fixed time if one is set, else SANSE_NOW, else the system's clock. */
SanTime  san_clock_now   (const char *zone);
/* Fixes now for this process (a test, or --at); %G_MININT64 lets it run again. */
void     san_clock_fix   (SanTime     now);
/* Whether now stands still: by san_clock_fix() or SANSE_NOW. */
gboolean san_clock_is_fixed (void);
/* FALSE with an error when SANSE_NOW is set and is no time. */
gboolean san_clock_check (GError    **error);
/* Seconds since the epoch of the real clock, for temporary names and locks only. */
gint64   san_clock_real  (void);

SanDay   san_time_day    (SanTime     time);
/* "YYYY-MM-DD HH:MM", or with T; seconds are cut; a bare date is 00:00 */
gboolean san_time_parse  (const char *text,
                          SanTime    *time,
                          GError    **error);
char    *san_time_format (SanTime     time);

/* "YYYY-MM-DD"; also 2018/6/1, 2018.6.1 and 2018年6月1日, as tables have them */
gboolean san_day_parse   (const char *text,
                          SanDay     *day,
                          GError    **error);
/* (transfer full): "YYYY-MM-DD"; "" for an open end */
char    *san_day_format  (SanDay      day);
SanDay   san_day_new     (int         year,
                          int         month,
                          int         day);
void     san_day_get     (SanDay      day,
                          int        *year,
                          int        *month,
                          int        *day_of_month);
/* 1 Monday … 7 Sunday */
int      san_day_weekday (SanDay      day);

G_END_DECLS
