/* san-feedback-read.c - the feedback workbook of a unit comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-feedback.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-text.h"
#include "store/san-setting-store.h"
#include "tables/san-table-mapping.h"
#include "tickets/san-escalation.h"
#include "tickets/san-ticket-record.h"

/* When a day off, on which nobody closes, ends for a report that has a date only. */
#define DAY_END "23:59"

static const SanTableField fields[] = {
  { "number", "编号", SAN_FIELD_REQUIRED },
  { "result", "办理结果", SAN_FIELD_OPTIONAL },
  { "text", "整改情况", SAN_FIELD_REQUIRED },
  { "by", "反馈人", SAN_FIELD_OPTIONAL },
  { "as_of", "反馈时间", SAN_FIELD_OPTIONAL },
};

/* A report that is to be entered. */
typedef struct
{
  gint64  ticket;
  char   *text;
  char   *by;
  SanTime as_of;
} Report;

static void
report_free (Report *report)
{
  g_free (report->text);
  g_free (report->by);
  g_free (report);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

typedef struct
{
  SanDatabase     *database;
  SanTableMapping *mapping;
  SanProposal     *proposal;
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
  SanTime          now;
  GHashTable      *seen;       /* ids of tickets */
  SanTableRow      row;
} Reading;

static const char *
cell_of (Reading    *reading,
         const char *field)
{
  int column = san_table_mapping_get_column (reading->mapping, field);

  return column >= 0 ? san_table_row_get_cell (&reading->row, column)->text : "";
}

static void
reject (Reading    *reading,
        const char *field,
        const char *reason)
{
  int column = san_table_mapping_get_column (reading->mapping, field);

  san_proposal_reject (reading->proposal, reading->row.number, cell_of (reading, "number"),
                       column >= 0 ? san_table_mapping_get_column_label (reading->mapping, column)
                                   : field,
                       cell_of (reading, field), reason);
}

/* When the office closes on that day. */
static SanTime
closing_time (SanWorkCalendar *calendar,
              SanDay           day)
{
  g_autofree char *spans = san_work_calendar_spans (calendar, day);
  const char *end = strrchr (spans, '-');
  g_autofree char *date = san_day_format (day);
  g_autofree char *text = g_strconcat (date, " ", end != NULL ? end + 1 : DAY_END, NULL);
  SanTime time = (SanTime) day * SAN_MINUTES_PER_DAY;

  san_time_parse (text, &time, NULL);

  return time;
}

static gboolean
read_time (Reading *reading,
           SanTime *as_of,
           GError **error)
{
  const char *text = cell_of (reading, "as_of");
  SanDay day;

  if (*text == '\0')
    *as_of = reading->now;
  else if (san_day_parse (text, &day, NULL))
    *as_of = day == san_time_day (reading->now)
             ? MIN (closing_time (reading->calendar, day), reading->now)
             : closing_time (reading->calendar, day);
  else
    return san_time_parse (text, as_of, error);

  return TRUE;
}

/* (transfer full): with the steps that lapse of time brings, which applying records first */
static SanTicket *
load_ticket (Reading *reading,
             gint64   id,
             GError **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (reading->database, id, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (ticket == NULL)
    return NULL;

  steps = san_ticket_sweep (&reading->rules, reading->calendar, ticket->events, reading->now);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (ticket->events, san_ticket_event_copy (g_ptr_array_index (steps, i)));

  return g_steal_pointer (&ticket);
}

/* Whether this report is there already: the workbook was read before. */
static gboolean
is_entered (const SanTicket *ticket,
            const Report    *report,
            gboolean         timed)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->kind == SAN_TICKET_REPORT && strcmp (event->text, report->text) == 0 &&
          (!timed || event->as_of == report->as_of))
        return TRUE;
    }

  return FALSE;
}

/* FALSE with the reason when the rules refuse the report. */
static gboolean
check_report (Reading         *reading,
              const SanTicket *ticket,
              const Report    *report,
              GError         **error)
{
  g_autoptr (SanTicketEvent) event = san_ticket_event_new (SAN_TICKET_REPORT, report->as_of, "-");
  g_autoptr (GPtrArray) acts = NULL;

  event->entered = reading->now;
  g_free (event->text);
  event->text = g_strdup (report->text);
  g_free (event->by);
  event->by = g_strdup (report->by);
  acts = san_ticket_act (&reading->rules, reading->calendar, ticket->events, event, reading->now,
                         error);

  return acts != NULL;
}

static void
plan_report (Reading *reading,
             gint64   id)
{
  g_autoptr (Report) report = g_new0 (Report, 1);
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *time = NULL;
  const char *number = cell_of (reading, "number");

  report->ticket = id;
  report->text = g_strdup (cell_of (reading, "text"));
  report->by = g_strdup (cell_of (reading, "by"));
  if (!read_time (reading, &report->as_of, &reason))
    {
      reject (reading, "as_of", reason->message);
      return;
    }
  ticket = load_ticket (reading, id, &reason);
  if (ticket == NULL)
    {
      reject (reading, "number", reason->message);
      return;
    }
  if (is_entered (ticket, report, *cell_of (reading, "as_of") != '\0'))
    {
      san_proposal_add_row (reading->proposal, reading->row.number, SAN_ROW_UNCHANGED, number,
                            NULL);
      return;
    }
  if (!check_report (reading, ticket, report, &reason))
    {
      reject (reading, "number", reason->message);
      return;
    }

  time = san_time_format (report->as_of);
  san_proposal_add_row (reading->proposal, reading->row.number, SAN_ROW_ADDED, number, report);
  san_proposal_add_change (reading->proposal, "text", "", report->text);
  san_proposal_add_change (reading->proposal, "by", "", report->by);
  san_proposal_add_change (reading->proposal, "as_of", "", time);
  g_steal_pointer (&report);   /* the proposal's now */
}

static void
plan_row (Reading *reading)
{
  const char *result = cell_of (reading, "result"), *text = cell_of (reading, "text");
  g_autoptr (GError) reason = NULL;
  gboolean done = strcmp (result, "已完成") == 0 || strcmp (result, "done") == 0;
  gint64 id;

  if (*cell_of (reading, "number") == '\0' || (*result == '\0' && *text == '\0') ||
      strcmp (result, "整改中") == 0 || strcmp (result, "working") == 0)
    {
      san_proposal_add_row (reading->proposal, reading->row.number, SAN_ROW_SKIPPED,
                            cell_of (reading, "number"), NULL);
      return;
    }

  if (!san_ticket_store_find (reading->database, cell_of (reading, "number"), &id, &reason))
    reject (reading, "number", reason->message);
  else if (!done && *result != '\0')
    reject (reading, "result", _("the result is either 已完成 or 整改中"));
  else if (*text == '\0')
    reject (reading, "text", _("what was done is missing"));
  else if (!g_hash_table_add (reading->seen, g_memdup2 (&id, sizeof id)))
    reject (reading, "number", _("the ticket stands in the table twice"));
  else
    plan_report (reading, id);
}

static gboolean
read_rows (Reading        *reading,
           SanTableReader *reader,
           GError        **error)
{
  g_autoptr (GError) problem = NULL;

  if (!san_table_mapping_read_header (reading->mapping, reader, 0, error))
    return FALSE;

  while (san_table_reader_next (reader, &reading->row, &problem))
    plan_row (reading);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

SanProposal *
san_feedback_plan (SanDatabase *database,
                   const char  *path,
                   GError     **error)
{
  g_autoptr (SanTableReader) reader = NULL;
  g_autoptr (SanTableMapping) mapping = NULL;
  g_autoptr (SanProposal) proposal = NULL;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { database };

  if (!san_setting_now (database, &reading.now, error) ||
      !san_ticket_rules_load (database, &reading.rules, error))
    return NULL;
  calendar = san_work_calendar_load (database, error);
  reader = calendar != NULL ? san_table_reader_open (path, NULL, NULL, NULL, error) : NULL;
  if (reader == NULL)
    return NULL;

  mapping = san_table_mapping_new ("feedback", fields, G_N_ELEMENTS (fields));
  proposal = san_proposal_new ((GDestroyNotify) report_free);
  reading.mapping = mapping;
  reading.proposal = proposal;
  reading.calendar = calendar;
  reading.seen = seen;

  return read_rows (&reading, reader, error) ? g_steal_pointer (&proposal) : NULL;
}

/* Applying */

typedef struct
{
  SanProposal *proposal;
  SanTime      now;
  const char  *actor;
} Applying;

static gboolean
apply_reports (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Applying *applying = data;
  g_auto (SanTicketDesk) desk = { NULL };

  if (!san_ticket_desk_open (&desk, database, applying->now, applying->actor, error))
    return FALSE;

  for (guint i = 0; i < san_proposal_get_n_rows (applying->proposal); i++)
    {
      const SanProposalRow *row = san_proposal_get_row (applying->proposal, i);
      const Report *report = row->payload;
      SanTicketRequestVerb verb = { .kind = SAN_TICKET_REPORT, .due = SAN_TICKET_NO_TIME };
      gint64 made;

      if (row->action != SAN_ROW_ADDED)
        continue;
      verb.text = report->text;
      verb.by = *report->by != '\0' ? report->by : NULL;
      verb.as_of = report->as_of;
      if (!san_ticket_desk_do (&desk, report->ticket, &verb, &made, error))
        {
          g_prefix_error (error, _("%s: "), row->key);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
san_feedback_apply (SanWorkspace *workspace,
                    SanProposal  *proposal,
                    gint64       *seq,
                    GError      **error)
{
  guint n = san_proposal_count (proposal, SAN_ROW_ADDED);
  g_autofree char *label = g_strdup_printf ("%u", n);
  g_autoptr (GPtrArray) swept = NULL;
  Applying applying = {
    proposal, san_workspace_now (workspace), san_workspace_get_actor (workspace),
  };

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  if (seq != NULL)
    *seq = 0;
  swept = san_escalation_run (workspace, error);
  if (swept == NULL)
    return FALSE;

  return n == 0 || san_workspace_change (workspace, "tickets.report", label, apply_reports,
                                         &applying, seq, error);
}
