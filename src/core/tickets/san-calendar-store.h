/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "store/san-database.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_CALENDAR_OFF,    /* no work on that day */
  SAN_CALENDAR_WORK,   /* a weekend day that is worked: 调休 */
  SAN_CALENDAR_HALF,
} SanCalendarKind;

/* A day that differs from the ordinary week. */
typedef struct
{
  SanDay           day;
  SanCalendarKind  kind;
  char            *name;    /* 春节 */
  gboolean         local;   /* the office's own; else of the State Council's notice */
} SanCalendarDay;

const char *san_calendar_kind_name      (SanCalendarKind        kind);   /* "off" */
gboolean    san_calendar_kind_parse     (const char            *text,
                                         SanCalendarKind       *kind);
void        san_calendar_day_free       (SanCalendarDay        *day);

/* (element-type SanCalendarDay): of one year, by day */
GPtrArray  *san_calendar_store_list     (SanDatabase           *database,
                                         int                    year,
                                         GError               **error);
GPtrArray  *san_calendar_store_list_all (SanDatabase           *database,
                                         GError               **error);
/* FALSE without error when the year has no table: its holidays are not known. */
gboolean    san_calendar_store_has_year (SanDatabase           *database,
                                         int                    year,
                                         GError               **error);

/* Inside a change. */
gboolean    san_calendar_store_put      (SanDatabase           *database,
                                         const SanCalendarDay  *day,
                                         GError               **error);
gboolean    san_calendar_store_delete   (SanDatabase           *database,
                                         SanDay                 day,
                                         GError               **error);
/* Replaces the State Council's days of the years that @days contains; the office's own
 * days stay. @years (out): how many */
gboolean    san_calendar_store_replace  (SanDatabase           *database,
                                         GPtrArray             *days,
                                         guint                 *years,
                                         GError               **error);
/* The table that the program ships, into an empty calendar. */
gboolean    san_calendar_store_fill     (SanDatabase           *database,
                                         GError               **error);

/* (transfer full) (element-type SanCalendarDay): a table date,kind,name; the row and the
 * reason of what cannot be read */
GPtrArray  *san_calendar_read_table     (const char            *path,
                                         GError               **error);

G_END_DECLS
