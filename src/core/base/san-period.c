/* san-period.c - months, quarters, weeks and spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"

static const char *const month_names[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
  N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* Months are counted from year 0, so that they can be added. */
static int
month_number (SanDay day)
{
  int year;
  int month;

  san_day_get (day, &year, &month, NULL);

  return year * 12 + month - 1;
}

static SanDay
month_first (int number)
{
  return san_day_new (number / 12, number % 12 + 1, 1);
}

static SanPeriod
span_of_months (SanPeriodKind kind,
                int           first,
                int           count)
{
  return (SanPeriod) {
           .kind = kind,
           .first = month_first (first),
           .last = month_first (first + count) - 1,
  };
}

SanPeriod
san_period_month (int year,
                  int month)
{
  return span_of_months (SAN_PERIOD_MONTH, year * 12 + month - 1, 1);
}

/* Monday of ISO week 1, which is the week of 4 January. */
static SanDay
first_monday (int year)
{
  SanDay fourth = san_day_new (year, 1, 4);

  return fourth - (san_day_weekday (fourth) - 1);
}

/* The year an ISO week belongs to is the one its Thursday lies in. */
static int
week_year (SanDay monday)
{
  int year;

  san_day_get (monday + 3, &year, NULL, NULL);

  return year;
}

/* A number of exactly @count digits at @p. */
static gboolean
read_number (const char *p,
             int         count,
             int        *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return FALSE;
      *value = *value * 10 + (p[i] - '0');
    }

  return TRUE;
}

static gboolean
parse_month (const char *text,
             int        *number)
{
  int year;
  int month;

  if (strlen (text) != 7 || !read_number (text, 4, &year) || text[4] != '-' ||
      !read_number (text + 5, 2, &month) || year < 1 || month < 1 || month > 12)
    return FALSE;

  *number = year * 12 + month - 1;

  return TRUE;
}

static gboolean
parse_plain (const char *text,
             SanPeriod  *period)
{
  gsize length = strlen (text);
  int year;
  int n;

  if (parse_month (text, &n))
    {
      *period = span_of_months (SAN_PERIOD_MONTH, n, 1);
      return TRUE;
    }
  if (!read_number (text, 4, &year) || year < 1)
    return FALSE;

  if (length == 4)
    {
      *period = span_of_months (SAN_PERIOD_YEAR, year * 12, 12);
      return TRUE;
    }
  if (length == 7 && text[4] == '-' && g_ascii_toupper (text[5]) == 'Q' &&
      read_number (text + 6, 1, &n) && n >= 1 && n <= 4)
    {
      *period = span_of_months (SAN_PERIOD_QUARTER, year * 12 + (n - 1) * 3, 3);
      return TRUE;
    }
  if (length == 8 && text[4] == '-' && g_ascii_toupper (text[5]) == 'W' &&
      read_number (text + 6, 2, &n) && n >= 1)
    {
      SanDay monday = first_monday (year) + (n - 1) * 7;

      *period = (SanPeriod) { SAN_PERIOD_WEEK, monday, monday + 6 };
      return week_year (monday) == year;
    }

  return FALSE;
}

static gboolean
parse_span (const char *from,
            const char *to,
            SanPeriod  *period)
{
  int first;
  int last;

  if (parse_month (from, &first) && parse_month (to, &last))
    {
      if (first > last)
        return FALSE;
      *period = span_of_months (first == last ? SAN_PERIOD_MONTH : SAN_PERIOD_MONTHS,
                                first, last - first + 1);
      return TRUE;
    }

  period->kind = SAN_PERIOD_DAYS;

  return strlen (from) == 10 && strlen (to) == 10 && from[4] == '-' && to[4] == '-' &&
         san_day_parse (from, &period->first, NULL) &&
         san_day_parse (to, &period->last, NULL) &&
         period->first <= period->last;
}

gboolean
san_period_parse (const char *text,
                  SanPeriod  *period,
                  GError    **error)
{
  const char *dots;
  SanPeriod value = { 0, };
  gboolean valid;

  g_return_val_if_fail (text != NULL, FALSE);

  dots = strstr (text, "..");
  if (dots != NULL)
    {
      g_autofree char *from = g_strndup (text, (gsize) (dots - text));

      valid = parse_span (from, dots + 2, &value);
    }
  else
    {
      valid = parse_plain (text, &value);
    }

  if (!valid)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is not a period; write 2018-06, 2018-Q2, 2018, 2018-W23, "
                     "2018-05..2018-06 or 2018-06-01..2018-06-20"), text);
      return FALSE;
    }
  if (period != NULL)
    *period = value;

  return TRUE;
}

char *
san_period_format (const SanPeriod *period)
{
  g_autofree char *first = san_day_format (period->first);
  g_autofree char *last = san_day_format (period->last);
  int number = month_number (period->first);
  int year;

  switch (period->kind)
    {
    case SAN_PERIOD_MONTH:
      return g_strndup (first, 7);

    case SAN_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", number / 12, number % 12 / 3 + 1);

    case SAN_PERIOD_YEAR:
      return g_strndup (first, 4);

    case SAN_PERIOD_WEEK:
      year = week_year (period->first);
      return g_strdup_printf ("%04d-W%02d", year,
                              (period->first - first_monday (year)) / 7 + 1);

    case SAN_PERIOD_MONTHS:
      return g_strdup_printf ("%.7s..%.7s", first, last);

    case SAN_PERIOD_DAYS:
      return g_strdup_printf ("%s..%s", first, last);

    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
label_month (int number)
{
  /* TRANSLATORS: a month, as in “June 2018”: 1 is its name, 2 the year */
  return g_strdup_printf (_("%1$s %2$d"), _(month_names[number % 12]), number / 12);
}

static char *
label_day (SanDay day)
{
  int year;
  int month;
  int day_of_month;

  san_day_get (day, &year, &month, &day_of_month);

  /* TRANSLATORS: a date, as in “1 June 2018”: 1 the day, 2 the month, 3 the year */
  return g_strdup_printf (_("%1$d %2$s %3$d"), day_of_month, _(month_names[month - 1]), year);
}

static char *
label_months (int first,
              int last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first / 12 == last / 12)
    /* TRANSLATORS: two months of a year, as in “May–June 2018”: 3 is the year */
    return g_strdup_printf (_("%1$s–%2$s %3$d"), _(month_names[first % 12]),
                            _(month_names[last % 12]), first / 12);

  from = label_month (first);
  to = label_month (last);

  /* TRANSLATORS: from a month or day to another */
  return g_strdup_printf (_("%1$s – %2$s"), from, to);
}

char *
san_period_label (const SanPeriod *period)
{
  int number = month_number (period->first);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int year;

  switch (period->kind)
    {
    case SAN_PERIOD_MONTH:
      return label_month (number);

    case SAN_PERIOD_QUARTER:
      /* TRANSLATORS: 1 is the number of the quarter, 2 the year */
      return g_strdup_printf (_("Quarter %1$d of %2$d"), number % 12 / 3 + 1, number / 12);

    case SAN_PERIOD_YEAR:
      /* TRANSLATORS: a whole year as a period */
      return g_strdup_printf (C_("period", "%d"), number / 12);

    case SAN_PERIOD_WEEK:
      year = week_year (period->first);
      /* TRANSLATORS: 1 is the number of the week, 2 the year */
      return g_strdup_printf (_("Week %1$d of %2$d"),
                              (period->first - first_monday (year)) / 7 + 1, year);

    case SAN_PERIOD_MONTHS:
      return label_months (number, month_number (period->last));

    case SAN_PERIOD_DAYS:
      from = label_day (period->first);
      to = label_day (period->last);
      return g_strdup_printf (_("%1$s – %2$s"), from, to);

    default:
      g_return_val_if_reached (NULL);
    }
}

SanPeriod
san_period_shift (const SanPeriod *period,
                  int              steps)
{
  int first = month_number (period->first);
  int count = month_number (period->last) - first + 1;
  int days = period->last - period->first + 1;

  if (period->kind == SAN_PERIOD_WEEK || period->kind == SAN_PERIOD_DAYS)
    return (SanPeriod) {
             period->kind, period->first + days * steps, period->last + days * steps
    }
  ;

  return span_of_months (period->kind, first + count * steps, count);
}

gboolean
san_period_contains (const SanPeriod *period,
                     SanDay           day)
{
  return period->first <= day && day <= period->last;
}
