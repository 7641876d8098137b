/* san-cli-calendar.c - the working calendar: due, show, import, day, hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <glib/gi18n.h>

#include "base/san-text.h"
#include "tickets/san-deadline-change-store.h"
#include "tickets/san-work-calendar.h"

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static int
year_of (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return year;
}

static gboolean
check_year (int      year,
            GError **error)
{
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("The year %d is not between %d and %d"),
               year, FIRST_YEAR, LAST_YEAR);
  return FALSE;
}

/* The first day whose being worked or not decides when the limit ends. */
static SanDay
first_day_that_matters (SanTime         start,
                        SanTime         due,
                        const SanLimit *limit)
{
  switch (limit->kind)
    {
    case SAN_LIMIT_WORKDAYS:
      return san_time_day (start) + 1;

    case SAN_LIMIT_DAYS:
      return MIN (san_time_day (start) + limit->n, san_time_day (due));

    case SAN_LIMIT_WORKHOURS:
      return san_time_day (start);

    case SAN_LIMIT_HOURS:
    case SAN_LIMIT_UNTIL:
    case SAN_LIMIT_NONE:
    default:
      return SAN_DAY_MAX;
    }
}

static void
remark_on_unknown_years (SanWorkCalendar *calendar,
                         SanTime          start,
                         SanTime          due,
                         const SanLimit  *limit)
{
  SanDay first = first_day_that_matters (start, due, limit);

  if (first == SAN_DAY_MAX)
    return;

  for (int year = year_of (first); year <= year_of (san_time_day (due)); year++)
    {
      if (!san_work_calendar_has_table (calendar, year))
        san_cli_remark (_("The holidays of %d are not known; the year counts as Monday to Friday"),
                        year);
    }
}

static gboolean
run_due (SanCli  *cli,
         GError **error)
{
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;
  SanWorkspace *workspace;
  SanTime start = 0;
  SanTime due;
  SanLimit limit;

  if (!san_time_parse (san_cli_arg (cli, 0), &start, &reason) ||
      !san_limit_parse (san_cli_arg (cli, 1), &limit, &reason))
    return san_cli_bad_word (error, "%s", reason->message);

  if (!check_year (year_of (san_time_day (start)), error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  calendar = san_work_calendar_load (san_workspace_database (workspace), error);
  if (calendar == NULL)
    return FALSE;

  due = san_work_calendar_due (calendar, start, &limit);
  if (due <= start)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The time limit ends before it begins"));
      return FALSE;
    }

  remark_on_unknown_years (calendar, start, due, &limit);
  text = san_time_format (due);
  san_cli_result (cli, "due", text);

  return TRUE;
}

static gboolean
run_show (SanCli  *cli,
          GError **error)
{
  static const char *const weekdays[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  };
  g_autoptr (SanWorkCalendar) calendar = NULL;
  SanWorkspace *workspace;
  gint64 year;

  if (!g_ascii_string_to_signed (san_cli_arg (cli, 0), 10, G_MININT16, G_MAXINT16, &year, NULL))
    return san_cli_bad_word (error, _("“%s” is not a year"), san_cli_arg (cli, 0));
  if (!check_year ((int) year, error))
    return FALSE;

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  calendar = san_work_calendar_load (san_workspace_database (workspace), error);
  if (calendar == NULL)
    return FALSE;

  san_cli_columns (cli, "date", "weekday", "work", "spans", "name", NULL);
  for (SanDay day = san_day_new ((int) year, 1, 1); year_of (day) == year; day++)
    {
      const SanCalendarDay *special = san_work_calendar_day (calendar, day);
      g_autofree char *date = san_day_format (day);
      g_autofree char *spans = san_work_calendar_spans (calendar, day);

      san_cli_row (cli, date, weekdays[san_day_weekday (day) - 1],
                   san_work_calendar_is_workday (calendar, day) ? "yes" : "no", spans,
                   special != NULL ? special->name : "", NULL);
    }

  return TRUE;
}

/* Does the change, and tells which due times of open tickets it has moved. */
static GPtrArray *
change_calendar (SanCli       *cli,
                 const char   *label,
                 SanChangeFunc func,
                 gpointer      data,
                 GError      **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  g_autoptr (GHashTable) before = NULL;

  /* what has fallen due by the calendar as it was stands */
  if (workspace == NULL || !san_cli_sweep (cli, error))
    return NULL;

  before = san_deadline_change_store_before (san_workspace_database (workspace), error);
  if (before == NULL ||
      !san_workspace_change (workspace, "calendar.edit", label, func, data, NULL, error))
    return NULL;

  return san_deadline_change_store_after (san_workspace_database (workspace), before, error);
}

static void
remark_on_changes (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const SanDeadlineChange *change = g_ptr_array_index (changes, i);
      g_autofree char *number = san_ticket_number_format (&change->number);
      g_autofree char *old_due = san_time_format (change->old_due);
      g_autofree char *new_due = san_time_format (change->new_due);

      san_cli_remark ("%s: %s → %s", number, old_due, new_due);
    }
}

typedef struct
{
  GPtrArray *days;
  guint      years;
} Import;

static gboolean
replace_days (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Import *import = data;

  return san_calendar_store_replace (database, import->days, &import->years, error);
}

/* As an import prints it: a line of numbers; then, if any, an empty line and a table. */
static void
print_changes_as_table (SanCli     *cli,
                        const char *years,
                        const char *count,
                        GPtrArray  *changes)
{
  g_autoptr (GString) text = g_string_new ("years,changed_deadlines\n");

  g_string_append_printf (text, "%s,%s\n", years, count);
  if (changes->len > 0)
    g_string_append (text, "\nnumber,old_due,new_due\n");
  for (guint i = 0; i < changes->len; i++)
    {
      const SanDeadlineChange *change = g_ptr_array_index (changes, i);
      g_autofree char *number = san_ticket_number_format (&change->number);
      g_autofree char *old_due = san_time_format (change->old_due);
      g_autofree char *new_due = san_time_format (change->new_due);
      const char *cells[] = { number, old_due, new_due };

      san_csv_append_row (text, cells, G_N_ELEMENTS (cells));
    }

  san_cli_text (cli, text->str);
}

static gboolean
run_import (SanCli  *cli,
            GError **error)
{
  const char *path = san_cli_arg (cli, 0);
  g_autofree char *name = san_text_file_name (path);
  g_autofree char *years = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GError *reason = NULL;
  Import import = { 0 };

  days = san_calendar_read_table (path, &reason);
  if (days == NULL)
    return san_cli_refuse_table (path, reason, error);

  import.days = days;
  changes = change_calendar (cli, name, replace_days, &import, error);
  if (changes == NULL)
    return FALSE;

  years = g_strdup_printf ("%u", import.years);
  count = g_strdup_printf ("%u", changes->len);
  if (cli->json)
    {
      san_cli_columns_single (cli, "years", "changed_deadlines", NULL);
      san_cli_row (cli, years, count, NULL);
      remark_on_changes (changes);
    }
  else
    {
      print_changes_as_table (cli, years, count, changes);
    }

  return TRUE;
}

static gboolean
put_day (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_calendar_store_put (database, data, error);
}

static gboolean
run_day (SanCli  *cli,
         GError **error)
{
  SanCalendarDay day = { 0 };
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;

  if (!san_day_parse (san_cli_arg (cli, 0), &day.day, &reason))
    return san_cli_bad_word (error, "%s", reason->message);
  if (!san_calendar_kind_parse (san_cli_arg (cli, 1), &day.kind))
    return san_cli_bad_word (error, _("“%s” is none of off, work, half"), san_cli_arg (cli, 1));
  if (!check_year (year_of (day.day), error))
    return FALSE;

  day.name = (char *) san_cli_arg (cli, 2);
  day.local = TRUE;
  label = san_day_format (day.day);
  changes = change_calendar (cli, label, put_day, &day, error);
  if (changes == NULL)
    return FALSE;

  remark_on_changes (changes);
  san_cli_result (cli, "date", label);

  return TRUE;
}

static gboolean
put_hours (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_office_hours_store_put (database, data, error);
}

/* The spans are one word or several. */
static char *
join_spans (SanCli  *cli,
            GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cli->args->len; i++)
    g_string_append_printf (text, "%s ", san_cli_arg (cli, i));

  return san_office_spans_parse (text->str, error);
}

static gboolean
run_hours (SanCli  *cli,
           GError **error)
{
  g_autoptr (SanOfficeHours) hours = g_new0 (SanOfficeHours, 1);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;

  if (!san_cli_has (cli, "from") || !san_cli_has (cli, "to"))
    return san_cli_usage (cli, error);

  hours->from_md = san_month_day_parse (san_cli_option (cli, "from"), &reason);
  if (hours->from_md != NULL)
    hours->to_md = san_month_day_parse (san_cli_option (cli, "to"), &reason);
  if (hours->to_md == NULL)
    return san_cli_bad_word (error, "%s", reason->message);

  hours->spans = join_spans (cli, error);
  if (hours->spans == NULL)
    return FALSE;

  label = g_strdup_printf ("%s..%s %s", hours->from_md, hours->to_md, hours->spans);
  changes = change_calendar (cli, label, put_hours, hours, error);
  if (changes == NULL)
    return FALSE;

  remark_on_changes (changes);
  san_cli_result (cli, "from", hours->from_md);

  return TRUE;
}

const SanCommand san_calendar_commands[] = {
  { "calendar due", 2, 2, FALSE, "calendar FILE due START LIMIT",
    N_("Say when a time limit ends that is given at START"), run_due },
  { "calendar show", 1, 1, FALSE, "calendar FILE show YEAR",
    N_("Print every day of a year: worked or not, and when"), run_show },
  { "calendar import", 1, 1, FALSE, "calendar FILE import TABLE",
    N_("Take the State Council's days of the years in a table"), run_import },
  { "calendar day", 3, 3, FALSE, "calendar FILE day DATE off|work|half NAME",
    N_("Make a day differ from the ordinary week"), run_day },
  { "calendar hours", 1, 8, FALSE, "calendar FILE hours --from MM-DD --to MM-DD SPANS",
    N_("Set the office hours of a season"), run_hours,
    { { "from", SAN_OPTION_TEXT }, { "to", SAN_OPTION_TEXT } } },
  { NULL },
};
