/* san-day-text.c - days and times as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-day-text.h"

#include <glib/gi18n-lib.h>

char *
san_day_text (SanDay day,
              SanDay today)
{
  int year, month, day_of_month, this_year;
  g_autoptr (GDateTime) date = NULL;

  san_day_get (day, &year, &month, &day_of_month);
  san_day_get (today, &this_year, NULL, NULL);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);

  /* TRANSLATORS: a day of this year, and one of another, for strftime */
  return g_date_time_format (date, year == this_year ? _("%-d %B") : _("%-d %B %Y"));
}

const char *
san_weekday_text (SanDay day)
{
  static const char *const names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
  };

  return _(names[san_day_weekday (day) - 1]);
}

char *
san_day_text_weekday (SanDay day,
                      SanDay today)
{
  g_autofree char *text = san_day_text (day, today);

  /* TRANSLATORS: a day and its weekday */
  return g_strdup_printf (C_("day, weekday", "%2$s %1$s"), text, san_weekday_text (day));
}

char *
san_day_text_heading (SanDay day,
                      SanDay today)
{
  g_autofree char *text = san_day_text (day, today);

  if (day == today)
    return g_strdup_printf ("%s  %s", _("Today"), text);
  if (day == today - 1)
    return g_strdup_printf ("%s  %s", _("Yesterday"), text);

  return g_steal_pointer (&text);
}

char *
san_time_text (SanTime time)
{
  gint64 minutes = ((time % SAN_MINUTES_PER_DAY) + SAN_MINUTES_PER_DAY) % SAN_MINUTES_PER_DAY;

  return g_strdup_printf ("%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}
