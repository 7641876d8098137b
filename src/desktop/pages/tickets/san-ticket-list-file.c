/* san-ticket-list-file.c - the list of tickets as a table file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-list-file.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "app/san-ticket-words.h"
#include "paper/san-paper-table.h"
#include "tables/san-table-writer.h"
#include "tickets/san-ticket-account.h"
#include "tickets/san-calendar-store.h"

#define PAPER_MOST 5000u   /* tickets on paper: nobody reads more */
#define STEP 1000   /* rows between looks at whether it is still wanted */

typedef struct
{
  SanContext      *context;
  SanDatabase     *reader;
  SanTicketFilter *filter;
  SanTicketOrder   order;
  gboolean         descending;
  SanTime          now;
  char            *path;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->context);
  g_clear_pointer (&work->reader, san_database_close);
  san_ticket_filter_free (work->filter);
  g_free (work->path);
  g_free (work);
}

static char *
format_time (SanTime time)
{
  return time != SAN_TICKET_NO_TIME ? san_time_format (time) : g_strdup ("");
}

/* (transfer full) (nullable): 约谈 2018-06-14 云创督〔2018〕3 号：已作检讨；… */
static char *
accounts_of (const Work          *work,
             const SanTicketData *data,
             GError             **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  if (!data->accounted)
    return g_strdup ("");
  ticket = san_ticket_store_load (work->reader, data->id, error);
  if (ticket == NULL)
    return NULL;

  accounts = san_ticket_accounts_of (ticket->events);
  for (guint i = 0; i < accounts->len; i++)
    {
      const SanTicketAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *day = san_day_format (san_time_day (account->as_of));

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                              san_ticket_account_label (account->kind), day);
      if (*account->document != '\0')
        g_string_append_printf (text, " %s", account->document);
      if (*account->outcome != '\0')
        g_string_append_printf (text, ": %s", account->outcome);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_row (SanTableWriter      *writer,
         const Work          *work,
         SanRoster           *roster,
         SanWorkCalendar     *calendar,
         const SanTicketData *data,
         GError             **error)
{
  const SanUnit *unit = san_roster_get (roster, data->unit_id);
  gint64 over = data->running && data->due != SAN_TICKET_NO_TIME
                ? san_work_calendar_minutes (calendar, data->due, work->now) : 0;
  g_autofree char *number = data->number.running != 0 ? san_ticket_number_format (&data->number)
                                                      : g_strdup_printf ("草-%d", data->draft);
  g_autofree char *issued = format_time (data->issued);
  g_autofree char *due = format_time (data->due);
  g_autofree char *overdue = g_strdup_printf ("%" G_GINT64_FORMAT, over);
  g_autofree char *returns = g_strdup_printf ("%u", data->returns);
  g_autofree char *extensions = g_strdup_printf ("%u", data->extensions);
  g_autofree char *first = san_ticket_number_format (&data->first);
  g_autofree char *accounts = accounts_of (work, data, error);
  const char *red = data->red == SAN_TICKET_RED_PROPOSED ? C_("ticket", "Red proposed")
    : data->red == SAN_TICKET_RED_APPROVED ? C_("ticket", "Red approved") : "";

  if (accounts == NULL)
    return FALSE;

  san_table_writer_add (writer, number, san_ticket_colour_label (data->colour),
                        san_ticket_stage_label (data->stage),
                        unit != NULL ? san_roster_display (roster, unit) : "", data->problem,
                        issued, due, overdue, returns, extensions, first, data->point,
                        data->item, data->source,
                        data->flag != SAN_TICKET_NO_FLAG ? san_ticket_flag_label (data->flag) : "",
                        red, accounts);

  return TRUE;
}

static void
add_columns (SanTableWriter *writer)
{
  san_table_writer_set_sheet (writer, _("Tickets"));
  san_table_writer_add_columns (writer, C_("ticket", "Number"), C_("ticket", "Colour"),
                                C_("ticket", "Stage"), C_("ticket", "Responsible unit"),
                                C_("ticket", "Problem"), C_("ticket", "Issued"),
                                C_("ticket", "Due"), NULL);
  san_table_writer_add_column (writer, C_("ticket", "Minutes overdue"), SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, C_("ticket", "Returns"), SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, C_("ticket", "Extensions"), SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, C_("ticket", "First number"), C_("ticket", "Point"),
                                C_("ticket", "Item"), C_("ticket", "Source"),
                                C_("ticket", "Flag"), C_("ticket", "State of red"),
                                C_("ticket", "Accountability"), NULL);
}

static gpointer
write_in_worker (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (work->path, error);
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (writer == NULL)
    return NULL;
  roster = san_roster_load (work->reader, san_time_day (work->now), TRUE, error);
  calendar = roster != NULL ? san_work_calendar_load (work->reader, error) : NULL;
  rows = calendar != NULL ? san_ticket_store_list (work->reader, work->filter, work->order,
                                                   work->descending, work->now, error) : NULL;
  if (rows == NULL)
    return NULL;

  add_columns (writer);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (i % STEP == 0)
        san_job_set_progress (job, (double) i / rows->len, NULL);
      if (!add_row (writer, work, roster, calendar, san_ticket_row_get_data (rows->pdata[i]),
                    error))
        return NULL;
    }

  return san_table_writer_finish (writer, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      user_data)
{
  Work *work = user_data;

  san_list_file_tell (work->context, work->path, error);
}

void
san_ticket_list_file_write (SanPage               *page,
                            const SanTicketFilter *filter,
                            SanTicketOrder         order,
                            gboolean               descending,
                            const char            *path)
{
  SanContext *context = san_page_get_context (page);
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autofree char *text = san_ticket_filter_format (filter);
  g_autoptr (SanTicketFilter) copy = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *reader;
  Work *work;

  copy = san_ticket_filter_parse (text, &error);
  reader = copy != NULL ? san_workspace_open_reader (workspace, &error) : NULL;
  if (reader == NULL)
    {
      san_context_report (context, error);
      return;
    }

  work = g_new0 (Work, 1);
  work->context = g_object_ref (context);
  work->reader = reader;
  work->filter = g_steal_pointer (&copy);
  work->order = order;
  work->descending = descending;
  work->now = san_workspace_now (workspace);
  work->path = g_strdup (path);
  san_jobs_run (san_context_get_jobs (context), _("Exporting tickets"), write_in_worker, work,
                work_free, on_written_cb, work);
}

/* What was listed when the question was asked. */
typedef struct
{
  SanTicketFilter *filter;
  SanTicketOrder   order;
  gboolean         descending;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  san_ticket_filter_free (question->filter);
  g_free (question);
}

static void
on_path_cb (SanPage    *page,
            const char *path,
            gpointer    data)
{
  const Question *question = data;

  san_ticket_list_file_write (page, question->filter, question->order, question->descending,
                              path);
}

void
san_ticket_list_file_ask (SanPage               *page,
                          const SanTicketFilter *filter,
                          SanTicketOrder         order,
                          gboolean               descending)
{
  g_autofree char *text = san_ticket_filter_format (filter);
  Question *question = g_new0 (Question, 1);

  question->filter = san_ticket_filter_parse (text, NULL);   /* what was formatted parses */
  question->order = order;
  question->descending = descending;
  san_list_file_ask (page, _("Export the list of tickets"), _("tickets.xlsx"), on_path_cb,
                     question, question_free);
}

/* Paper */

static void
add_paper_row (SanPaperTable       *paper,
               SanRoster           *roster,
               const SanTicketData *data)
{
  const SanUnit *unit = san_roster_get (roster, data->unit_id);
  g_autofree char *number = data->number.running != 0 ? san_ticket_number_format (&data->number)
                                                      : g_strdup_printf ("草-%d", data->draft);
  g_autofree char *issued = format_time (data->issued);
  g_autofree char *due = format_time (data->due);
  const char *const cells[] = {
    number, san_ticket_stage_label (data->stage),
    unit != NULL ? san_roster_display (roster, unit) : "", data->problem, data->point, issued, due,
  };

  san_paper_table_add_row (paper, SAN_PAPER_ROW_PLAIN, cells);
}

static void
add_paper_columns (SanPaperTable *paper)
{
  san_paper_table_add_column (paper, NULL, C_("ticket", "Number"), 0, SAN_PAPER_LEFT);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Stage"), 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Responsible unit"), 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Problem"), 3, SAN_PAPER_LEFT);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Point"), 1, SAN_PAPER_LEFT);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Issued"), 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (paper, NULL, C_("ticket", "Due"), 0, SAN_PAPER_CENTRE);
}

void
san_ticket_list_file_preview (SanPage               *page,
                              const SanTicketFilter *filter,
                              SanTicketOrder         order,
                              gboolean               descending)
{
  SanContext *context = san_page_get_context (page);
  SanDatabase *database = san_context_get_database (context);
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoster) roster = san_roster_load (database, san_time_day (now), TRUE, &error);
  g_autoptr (GPtrArray) rows = roster != NULL
    ? san_ticket_store_list (database, filter, order, descending, now, &error) : NULL;
  g_autoptr (SanPaperTable) paper = NULL;
  g_autofree char *count = NULL;
  g_autofree char *note = san_list_file_note (context, san_context_get_title (context));

  if (rows == NULL)
    {
      san_context_report (context, error);
      return;
    }

  count = rows->len > PAPER_MOST
    ? g_strdup_printf (_("The first %1$u of %2$u tickets"), PAPER_MOST, rows->len)
    : g_strdup_printf (ngettext ("%u ticket", "%u tickets", rows->len), rows->len);
  paper = san_paper_table_new (_("Tickets"), count);
  san_paper_table_set_orientation (paper, SAN_PAPER_LANDSCAPE);
  san_paper_table_set_note (paper, note);
  add_paper_columns (paper);
  for (guint i = 0; i < MIN (rows->len, PAPER_MOST); i++)
    add_paper_row (paper, roster, san_ticket_row_get_data (rows->pdata[i]));
  san_list_file_print (page, SAN_PAPER (paper), TRUE);
}
