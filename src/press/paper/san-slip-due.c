/* san-slip-due.c - how slips word their deadlines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip.h"

/* A period longer than this is not told day by day. */
#define MOST_DAYS 400

/* (transfer full) (nullable): 3个工作日 */
static char *
limit_words (const SanLimit *limit)
{
  switch (limit->kind)
    {
    case SAN_LIMIT_WORKDAYS:
      return g_strdup_printf ("%d个工作日", limit->n);

    case SAN_LIMIT_DAYS:
      return g_strdup_printf ("%d个自然日", limit->n);

    case SAN_LIMIT_WORKHOURS:
      return g_strdup_printf ("%d个工作时", limit->n);

    case SAN_LIMIT_HOURS:
      return g_strdup_printf ("%d小时", limit->n);

    case SAN_LIMIT_NONE:
    case SAN_LIMIT_UNTIL:
    default:
      return NULL;
    }
}

static void
end_holiday (GString    *words,
             const char *name,
             guint       days)
{
  if (days > 0)
    g_string_append_printf (words, "，%s顺延%u日", name != NULL ? name : "放假", days);
}

/* The days off that are no weekend, by their names, and the weekends that are worked. */
static void
append_holidays (GString               *words,
                 const SanWorkCalendar *calendar,
                 SanDay                 from,
                 SanDay                 to)
{
  const char *name = NULL;
  guint off = 0, worked = 0;

  for (SanDay day = from; day <= to && day - from < MOST_DAYS; day++)
    {
      const SanCalendarDay *special = san_work_calendar_day (calendar, day);
      gboolean weekend = san_day_weekday (day) > 5;

      if (special == NULL || special->kind == SAN_CALENDAR_HALF)
        continue;
      if (special->kind == SAN_CALENDAR_WORK)
        {
          worked += weekend;
        }
      else if (!weekend)
        {
          if (off > 0 && g_strcmp0 (name, special->name) != 0)
            {
              end_holiday (words, name, off);
              off = 0;
            }
          name = special->name;
          off++;
        }
    }

  end_holiday (words, name, off);
  if (worked > 0)
    g_string_append_printf (words, "，含调休上班%u日", worked);
}

static void
append_missing_tables (GString               *words,
                       const SanWorkCalendar *calendar,
                       SanDay                 from,
                       SanDay                 to)
{
  int first, last, month, day;

  san_day_get (from, &first, &month, &day);
  san_day_get (to, &last, &month, &day);
  for (int year = first; year <= MIN (last, first + 1); year++)
    if (!san_work_calendar_has_table (calendar, year))
      g_string_append_printf (words, "，未载入%d年放假安排，按周一至周五计", year);
}

char *
san_slip_due_words (const SanWorkCalendar *calendar,
                    SanTime                start,
                    const SanLimit        *limit,
                    SanTime                due)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *name = limit_words (limit);
  SanDay from = san_time_day (start), to = san_time_day (due);
  int minute = (int) (due - (SanTime) to * SAN_MINUTES_PER_DAY);
  int year, month, day;

  san_day_get (to, &year, &month, &day);
  g_string_append_printf (words, "%d年%d月%d日%02d:%02d前", year, month, day, minute / 60,
                          minute % 60);
  if (name != NULL)
    {
      g_string_append_printf (words, "（%s", name);
      if (limit->kind != SAN_LIMIT_HOURS)
        {
          append_holidays (words, calendar, from + 1, to);
          append_missing_tables (words, calendar, from, to);
        }
      g_string_append (words, "）");
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
