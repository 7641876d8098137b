/* san-clock.c - now, days and minutes of the office's wall clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"

#define RUNNING G_MININT64

G_LOCK_DEFINE_STATIC (fixed);
static SanTime fixed_now = RUNNING;

void
san_clock_fix (SanTime now)
{
  G_LOCK (fixed);
  fixed_now = now;
  G_UNLOCK (fixed);
}

static SanTime
get_fixed (void)
{
  SanTime now;

  G_LOCK (fixed);
  now = fixed_now;
  G_UNLOCK (fixed);

  return now;
}

/* An unknown zone is read as the default one, and where the time zone data is missing
 * altogether as the eight hours that China has had since 1992. */
static GTimeZone *
open_zone (const char *zone)
{
  GTimeZone *found = NULL;

  if (zone != NULL)
    found = g_time_zone_new_identifier (zone);
  if (found == NULL)
    found = g_time_zone_new_identifier (SAN_DEFAULT_ZONE);
  if (found == NULL)
    found = g_time_zone_new_offset (8 * 60 * 60);

  return found;
}

SanTime
san_clock_now (const char *zone)
{
  const char *environment = g_getenv ("SANSE_NOW");
  SanTime now = get_fixed ();
  g_autoptr (GTimeZone) time_zone = NULL;
  gint64 seconds;
  int interval;

  if (now != RUNNING)
    return now;
  if (environment != NULL && *environment != '\0' && san_time_parse (environment, &now, NULL))
    return now;

  time_zone = open_zone (zone);
  seconds = san_clock_real ();
  interval = g_time_zone_find_interval (time_zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return (seconds + g_time_zone_get_offset (time_zone, interval)) / 60;
}

gboolean
san_clock_is_fixed (void)
{
  const char *environment = g_getenv ("SANSE_NOW");
  SanTime now;

  return get_fixed () != RUNNING ||
         (environment != NULL && *environment != '\0' && san_time_parse (environment, &now, NULL));
}

gboolean
san_clock_check (GError **error)
{
  const char *environment = g_getenv ("SANSE_NOW");
  SanTime now;

  if (environment == NULL || *environment == '\0')
    return TRUE;
  if (!san_time_parse (environment, &now, error))
    {
      g_prefix_error (error, "SANSE_NOW: ");
      return FALSE;
    }

  return TRUE;
}

gint64
san_clock_real (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

SanDay
san_time_day (SanTime time)
{
  SanTime day = time / SAN_MINUTES_PER_DAY;

  if (time % SAN_MINUTES_PER_DAY < 0)
    day--;

  return (SanDay) day;
}

/* Reads 1 to @most digits. */
static gboolean
read_digits (const char **p,
             int          most,
             int         *value)
{
  int n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit ((*p)[n]))
    *value = *value * 10 + ((*p)[n++] - '0');
  *p += n;

  return n > 0;
}

static gboolean
skip (const char **p,
      const char  *token)
{
  if (!g_str_has_prefix (*p, token))
    return FALSE;

  *p += strlen (token);

  return TRUE;
}

static gboolean
is_date (int year,
         int month,
         int day)
{
  return year >= 1 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
read_day (const char **p,
          SanDay      *day)
{
  static const struct { const char *after_year, *after_month, *after_day; } forms[] = {
    { "-", "-", "" }, { "/", "/", "" }, { ".", ".", "" }, { "年", "月", "日" },
  };
  const char *start = *p;
  int year;
  int month;
  int day_of_month;

  if (!read_digits (p, 4, &year) || *p - start != 4)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (!skip (p, forms[i].after_year))
        continue;
      if (!read_digits (p, 2, &month) || !skip (p, forms[i].after_month) ||
          !read_digits (p, 2, &day_of_month) || !skip (p, forms[i].after_day) ||
          !is_date (year, month, day_of_month))
        return FALSE;
      *day = san_day_new (year, month, day_of_month);
      return TRUE;
    }

  return FALSE;
}

/* "8:30", "08:30:15", "08:30:15.250" */
static gboolean
read_minutes (const char **p,
              int         *minutes)
{
  const char *start;
  int hour;
  int minute;
  int second;

  if (!read_digits (p, 2, &hour) || !skip (p, ":"))
    return FALSE;
  start = *p;
  if (!read_digits (p, 2, &minute) || *p - start != 2 || hour > 23 || minute > 59)
    return FALSE;

  if (skip (p, ":"))
    {
      if (!read_digits (p, 2, &second) || second > 60)
        return FALSE;
      if (skip (p, ".") && !read_digits (p, 9, &second))
        return FALSE;
    }
  *minutes = hour * 60 + minute;

  return TRUE;
}

/* Full-width digits and signs as ASCII, outer white space gone. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return folded != NULL ? g_strstrip (g_steal_pointer (&folded)) : g_strdup ("");
}

gboolean
san_time_parse (const char *text,
                SanTime    *time,
                GError    **error)
{
  g_autofree char *folded = NULL;
  const char *p;
  SanDay day = 0;
  int minutes = 0;
  gboolean valid;

  g_return_val_if_fail (text != NULL, FALSE);

  p = folded = normalise (text);
  valid = read_day (&p, &day);
  if (valid && *p != '\0')
    {
      valid = *p == 'T' || *p == ' ';
      p++;
      while (valid && *p == ' ')
        p++;
      valid = valid && read_minutes (&p, &minutes) && *p == '\0';
    }

  if (!valid)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is not a time; write it as 2018-06-01 14:30"), text);
      return FALSE;
    }
  if (time != NULL)
    *time = (SanTime) day * SAN_MINUTES_PER_DAY + minutes;

  return TRUE;
}

char *
san_time_format (SanTime time)
{
  SanDay day = san_time_day (time);
  int minutes = (int) (time - (SanTime) day * SAN_MINUTES_PER_DAY);
  g_autofree char *date = san_day_format (day);

  return g_strdup_printf ("%s %02d:%02d", date, minutes / 60, minutes % 60);
}

gboolean
san_day_parse (const char *text,
               SanDay     *day,
               GError    **error)
{
  g_autofree char *folded = NULL;
  const char *p;
  SanDay value = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  p = folded = normalise (text);
  if (!read_day (&p, &value) || *p != '\0')
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is not a date; write it as 2018-06-01"), text);
      return FALSE;
    }
  if (day != NULL)
    *day = value;

  return TRUE;
}

char *
san_day_format (SanDay day)
{
  int year;
  int month;
  int day_of_month;

  if (day == SAN_DAY_MIN || day == SAN_DAY_MAX)
    return g_strdup ("");

  san_day_get (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/* The proleptic Gregorian calendar in eras of 400 years that begin on 1 March, so that
* the leap day is the last of its year. 719468 days lie between 0000-03-01 and 1970. */
SanDay
san_day_new (int year,
             int month,
             int day)
{
  int shifted = month > 2 ? month - 3 : month + 9;
  int y = month > 2 ? year : year - 1;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * shifted + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

void
san_day_get (SanDay day,
             int   *year,
             int   *month,
             int   *day_of_month)
{
  gint64 days = (gint64) day + 719468;
  gint64 era = (days >= 0 ? days : days - 146096) / 146097;
  int day_of_era = (int) (days - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                     day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted = (5 * day_of_year + 2) / 153;
  int real_month = shifted < 10 ? shifted + 3 : shifted - 9;

  if (year != NULL)
    *year = (int) (era * 400) + year_of_era + (real_month <= 2);
  if (month != NULL)
    *month = real_month;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
}

int
san_day_weekday (SanDay day)
{
  /* 1970-01-01 was a Thursday. */
  int weekday = (int) (((gint64) day + 3) % 7);

  return (weekday < 0 ? weekday + 7 : weekday) + 1;
}
