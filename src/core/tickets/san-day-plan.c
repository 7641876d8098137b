/* san-day-plan.c - the spans of a day in which the office works
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-work-calendar-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
read_minute (const char **text,
             int         *minute)
{
  const char *p = *text;
  int parts[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      guint digits = 0;

      if (i > 0 && *p++ != ':')
        return FALSE;
      for (; g_ascii_isdigit (*p) && digits < 2; p++, digits++)
        parts[i] = parts[i] * 10 + (*p - '0');
      if (digits == 0 || (i > 0 && digits < 2))
        return FALSE;
    }

  *text = p;
  *minute = parts[0] * 60 + parts[1];

  return parts[1] < 60 && *minute <= SAN_MINUTES_PER_DAY;
}

/* "08:30-12:00", and nothing behind it */
static gboolean
read_span (const char *text,
           int        *from,
           int        *to)
{
  static const char *const dashes[] = { "-", "–", "—", "~", "至" };

  if (!read_minute (&text, from))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      if (g_str_has_prefix (text, dashes[i]))
        {
          text += strlen (dashes[i]);
          return read_minute (&text, to) && *text == '\0';
        }
    }

  return FALSE;
}

static gboolean
add_span (SanDayPlan *plan,
          const char *text,
          GError    **error)
{
  int from, to;

  if (!read_span (text, &from, &to))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Office hours: “%s” is not a span of a day; write it as 08:30-12:00"), text);
      return FALSE;
    }
  if (from >= to)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Office hours: “%s” ends before it begins"), text);
      return FALSE;
    }
  if (plan->n > 0 && from < plan->spans[plan->n - 1].to)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Office hours: “%s” begins before the span in front of it has ended"), text);
      return FALSE;
    }
  if (plan->n == SAN_DAY_PLAN_SPANS)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Office hours: more than %d spans in a day"), SAN_DAY_PLAN_SPANS);
      return FALSE;
    }

  plan->spans[plan->n].from = from;
  plan->spans[plan->n].to = to;
  plan->spans[plan->n].before = plan->minutes;
  plan->minutes += to - from;
  plan->n++;

  return TRUE;
}

gboolean
san_day_plan_parse (const char *text,
                    SanDayPlan *plan,
                    GError    **error)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) spans = g_strsplit_set (normal != NULL ? normal : "?", " ,;\n", -1);
  SanDayPlan read = { 0 };

  for (guint i = 0; spans[i] != NULL; i++)
    {
      if (*spans[i] != '\0' && !add_span (&read, spans[i], error))
        return FALSE;
    }

  if (read.n == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Office hours: no span is given; write them as %s"),
                   SAN_OFFICE_HOURS_DEFAULT);
      return FALSE;
    }

  *plan = read;
  return TRUE;
}

char *
san_day_plan_format (const SanDayPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n; i++)
    {
      int from = plan->spans[i].from;
      int to = plan->spans[i].to;

      g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", i > 0 ? " " : "",
                              from / 60, from % 60, to / 60, to % 60);
    }

  return g_string_free (text, FALSE);
}

int
san_day_plan_before (const SanDayPlan *plan,
                     int               minute)
{
  guint i = plan->n;

  while (i > 0 && plan->spans[i - 1].from >= minute)
    i--;
  if (i == 0)
    return 0;

  return plan->spans[i - 1].before + MIN (minute, plan->spans[i - 1].to) - plan->spans[i - 1].from;
}
