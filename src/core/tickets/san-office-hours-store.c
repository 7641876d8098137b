/* san-office-hours-store.c - the office's hours by season
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-work-calendar-private.h"

#include <glib/gi18n-lib.h>

static const char SQL_LIST[] =
  "SELECT from_md, to_md, spans FROM office_hours ORDER BY from_md";

static const char SQL_PUT[] =
  "INSERT INTO office_hours (from_md, to_md, spans) VALUES (?1, ?2, ?3) "
  "ON CONFLICT (from_md) DO UPDATE SET to_md = excluded.to_md, spans = excluded.spans";

static const char SQL_DELETE[] =
  "DELETE FROM office_hours WHERE from_md = ?1";

void
san_office_hours_free (SanOfficeHours *hours)
{
  g_free (hours->from_md);
  g_free (hours->to_md);
  g_free (hours->spans);
  g_free (hours);
}

char *
san_month_day_parse (const char *text,
                     GError    **error)
{
  g_autofree char *date = g_strdup_printf ("2000-%s", text);   /* a leap year */
  g_autofree char *canonical = NULL;
  SanDay day = 0;

  if (!san_day_parse (date, &day, NULL))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is not a day of the year; write it as 06-01"), text);
      return NULL;
    }

  canonical = san_day_format (day);
  return g_strdup (canonical + 5);
}

char *
san_office_spans_parse (const char *text,
                        GError    **error)
{
  SanDayPlan plan;

  return san_day_plan_parse (text, &plan, error) ? san_day_plan_format (&plan) : NULL;
}

GPtrArray *
san_office_hours_store_list (SanDatabase *database,
                             GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_office_hours_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      g_autoptr (SanOfficeHours) hours = NULL;

      if (!has_row)
        return g_steal_pointer (&list);

      hours = g_new0 (SanOfficeHours, 1);
      hours->from_md = san_month_day_parse (san_statement_text (query, 0), error);
      if (hours->from_md == NULL)
        return NULL;
      hours->to_md = san_month_day_parse (san_statement_text (query, 1), error);
      if (hours->to_md == NULL)
        return NULL;
      hours->spans = san_office_spans_parse (san_statement_text (query, 2), error);
      if (hours->spans == NULL)
        return NULL;
      g_ptr_array_add (list, g_steal_pointer (&hours));
    }

  return NULL;
}

gboolean
san_office_hours_store_put (SanDatabase          *database,
                            const SanOfficeHours *hours,
                            GError              **error)
{
  g_autofree char *from = san_month_day_parse (hours->from_md, error);
  g_autofree char *to = NULL;
  g_autofree char *spans = NULL;
  g_autoptr (SanStatement) put = NULL;

  if (from == NULL)
    return FALSE;

  to = san_month_day_parse (hours->to_md, error);
  if (to == NULL)
    return FALSE;

  spans = san_office_spans_parse (hours->spans, error);
  if (spans == NULL)
    return FALSE;

  put = san_database_prepare (database, SQL_PUT, error);
  if (put == NULL)
    return FALSE;

  san_statement_bind_text (put, 1, from);
  san_statement_bind_text (put, 2, to);
  san_statement_bind_text (put, 3, spans);

  return san_statement_run (put, error);
}

gboolean
san_office_hours_store_delete (SanDatabase *database,
                               const char  *from_md,
                               GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_text (statement, 1, from_md);

  return san_statement_run (statement, error);
}
