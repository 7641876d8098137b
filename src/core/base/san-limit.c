/* san-limit.c - the time limits of slips, read and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-limit.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

#define N_MAX 9999

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static const struct
{
  const char  *word;
  SanLimitKind kind;
} words[] = {
  { "workdays", SAN_LIMIT_WORKDAYS },
  { "workday", SAN_LIMIT_WORKDAYS },
  { "工作日", SAN_LIMIT_WORKDAYS },
  { "days", SAN_LIMIT_DAYS },
  { "day", SAN_LIMIT_DAYS },
  { "自然日", SAN_LIMIT_DAYS },
  { "日历日", SAN_LIMIT_DAYS },
  { "天", SAN_LIMIT_DAYS },
  { "日", SAN_LIMIT_DAYS },
  { "workhours", SAN_LIMIT_WORKHOURS },
  { "workhour", SAN_LIMIT_WORKHOURS },
  { "工作时", SAN_LIMIT_WORKHOURS },
  { "工作小时", SAN_LIMIT_WORKHOURS },
  { "hours", SAN_LIMIT_HOURS },
  { "hour", SAN_LIMIT_HOURS },
  { "小时", SAN_LIMIT_HOURS },
  { "紧急工作时", SAN_LIMIT_HOURS },
};

static const char *const canonical[] = {
  [SAN_LIMIT_NONE] = "",
  [SAN_LIMIT_WORKDAYS] = "workdays",
  [SAN_LIMIT_DAYS] = "days",
  [SAN_LIMIT_WORKHOURS] = "workhours",
  [SAN_LIMIT_HOURS] = "hours",
  [SAN_LIMIT_UNTIL] = "until",
};

static gboolean
parse_until (const char *text,
             SanLimit   *limit,
             GError    **error)
{
  SanTime until = 0;
  int year, month, day;

  if (!san_time_parse (text, &until, error))
    return FALSE;

  san_day_get (san_time_day (until), &year, &month, &day);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The time limit ends in the year %d; years go from %d to %d"),
                   year, FIRST_YEAR, LAST_YEAR);
      return FALSE;
    }

  *limit = (SanLimit) { SAN_LIMIT_UNTIL, 0, until };
  return TRUE;
}

static gboolean
find_word (const char   *text,
           SanLimitKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (text, words[i].word) == 0)
        {
          *kind = words[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

/* Digits, white space, perhaps 个, and one of the words */
static gboolean
parse_number (const char *text,
              SanLimit   *limit)
{
  SanLimitKind kind;
  int n = 0;

  for (; g_ascii_isdigit (*text) && n <= N_MAX; text++)
    n = n * 10 + (*text - '0');
  text += strspn (text, " ");
  if (g_str_has_prefix (text, "个"))
    text += strlen ("个");
  text += strspn (text, " ");

  if (n < 1 || n > N_MAX || !find_word (text, &kind))
    return FALSE;

  *limit = (SanLimit) { kind, n, 0 };
  return TRUE;
}

gboolean
san_limit_parse (const char *text,
                 SanLimit   *limit,
                 GError    **error)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = NULL;
  SanLimit value = { SAN_LIMIT_NONE, 0, 0 };

  lower = g_utf8_strdown (normal != NULL ? g_strstrip (normal) : "", -1);
  if (g_str_has_prefix (lower, "until "))
    {
      if (!parse_until (normal + strlen ("until "), &value, error))
        return FALSE;
    }
  else if (!parse_number (lower, &value))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is not a time limit; write it as 3 workdays, 5 days, 4 workhours, "
                     "24 hours (1 to %d of them) or until 2018-06-26 17:30"), text, N_MAX);
      return FALSE;
    }

  if (limit != NULL)
    *limit = value;

  return TRUE;
}

char *
san_limit_format (const SanLimit *limit)
{
  g_autofree char *until = NULL;

  if (limit->kind == SAN_LIMIT_NONE)
    return g_strdup ("");
  if (limit->kind != SAN_LIMIT_UNTIL)
    return g_strdup_printf ("%d %s", limit->n, canonical[limit->kind]);

  until = san_time_format (limit->until);
  return g_strdup_printf ("until %s", until);
}

char *
san_limit_label (const SanLimit *limit)
{
  g_autofree char *until = NULL;
  gulong n = (gulong) limit->n;

  switch (limit->kind)
    {
    case SAN_LIMIT_WORKDAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day",
                                           "%d working days", n), limit->n);

    case SAN_LIMIT_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d calendar day",
                                           "%d calendar days", n), limit->n);

    case SAN_LIMIT_WORKHOURS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working hour",
                                           "%d working hours", n), limit->n);

    case SAN_LIMIT_HOURS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour round the clock",
                                           "%d hours round the clock", n), limit->n);

    case SAN_LIMIT_UNTIL:
      until = san_time_format (limit->until);
      return g_strdup_printf (_("until %s"), until);

    case SAN_LIMIT_NONE:
    default:
      return g_strdup ("");
    }
}

gboolean
san_limit_is_working (SanLimitKind kind)
{
  return kind == SAN_LIMIT_WORKDAYS || kind == SAN_LIMIT_DAYS || kind == SAN_LIMIT_WORKHOURS;
}
