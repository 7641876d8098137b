/* san-cli-ticket-list.c - tickets shown: list, show, steps, deadline; escalate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-ticket.h"

#include <string.h>

#include <glib/gi18n.h>

#define N_STEP_CELLS 6

char *
san_cli_time (SanTime time)
{
  return time != SAN_TICKET_NO_TIME ? san_time_format (time) : g_strdup ("");
}

/* Steps */

char **
san_cli_step_cells (const SanTicketStep *step)
{
  char **cells = g_new0 (char *, N_STEP_CELLS + 1);

  cells[0] = san_time_format (step->at);
  cells[1] = san_ticket_number_format (&step->number);
  cells[2] = g_strdup (san_ticket_colour_name (step->from));
  cells[3] = g_strdup (step->to == SAN_TICKET_RED ? "red proposed"
                                                  : san_ticket_colour_name (step->to));
  cells[4] = g_strdup (step->why);
  cells[5] = san_ticket_number_format (&step->new_number);

  return cells;
}

static void
print_steps (SanCli    *cli,
             GPtrArray *steps)
{
  san_cli_columns (cli, "at", "number", "from", "to", "why", "new_number", NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      g_auto (GStrv) cells = san_cli_step_cells (steps->pdata[i]);

      san_cli_row_strv (cli, (const char *const *) cells);
    }
}

void
san_cli_tell_steps (GPtrArray *steps)
{
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      g_auto (GStrv) cells = san_cli_step_cells (steps->pdata[i]);
      g_autofree char *line = g_strjoinv (",", cells);

      /* no cell of a step holds a comma or a quote */
      g_printerr ("%s\n", line);
    }
}

/* Sweeping before tickets are shown */

static void
tell_clock (SanWorkspace *workspace)
{
  gboolean back = FALSE;

  if (san_escalation_is_back (san_workspace_database (workspace),
                              san_workspace_now (workspace), &back, NULL) && back)
    san_cli_remark ("%s", _("The clock runs behind the newest step of the file: nothing was "
                            "swept. Set the clock right."));
}

gboolean
san_cli_sweep (SanCli  *cli,
               GError **error)
{
  g_autoptr (GPtrArray) steps = san_escalation_run (cli->workspace, error);

  if (steps == NULL)
    return FALSE;

  san_cli_tell_steps (steps);

  return TRUE;
}

SanWorkspace *
san_cli_open_swept (SanCli  *cli,
                    GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) reason = NULL;

  if (workspace == NULL)
    return NULL;

  tell_clock (workspace);
  due = san_escalation_plan (san_workspace_database (workspace),
                             san_workspace_now (workspace), error);
  if (due == NULL)
    return NULL;

  if (due->len == 0)
    return workspace;

  /* somebody else writes, or nobody may: then what is there is shown, and said to be old */
  workspace = san_cli_open_waiting (cli, SAN_WORKSPACE_WRITE, 0, &reason);
  if (workspace == NULL)
    {
      san_cli_remark (ngettext ("%u rise that fell due is not recorded yet: %s",
                                "%u rises that fell due are not recorded yet: %s", due->len),
                      due->len, reason->message);
      return san_cli_open (cli, SAN_WORKSPACE_READ, error);
    }

  return san_cli_sweep (cli, error) ? workspace : NULL;
}

gboolean
san_cli_run_ticket_steps (SanCli  *cli,
                          GError **error)
{
  const char *since = san_cli_option (cli, "since");
  SanWorkspace *workspace = san_cli_open_swept (cli, error);
  g_autoptr (GPtrArray) steps = NULL;
  SanTime from = G_MININT64;

  if (workspace == NULL)
    return FALSE;

  if (since != NULL)
    san_time_parse (since, &from, NULL);   /* it was checked when it was read */

  steps = san_escalation_list (san_workspace_database (workspace), from, error);
  if (steps == NULL)
    return FALSE;

  print_steps (cli, steps);

  return TRUE;
}

static gboolean
run_dry (SanCli  *cli,
         GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (workspace == NULL)
    return FALSE;

  tell_clock (workspace);
  steps = san_escalation_plan (san_workspace_database (workspace),
                               san_workspace_now (workspace), error);
  if (steps == NULL)
    return FALSE;

  print_steps (cli, steps);

  return TRUE;
}

gboolean
san_cli_run_escalate (SanCli  *cli,
                      GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  SanWorkspace *workspace;

  if (san_cli_has (cli, "dry-run"))
    return run_dry (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, &reason);
  if (workspace == NULL && g_error_matches (reason, SAN_ERROR, SAN_ERROR_LOCKED))
    {
      /* who holds the file sweeps it, too: this run takes no steps */
      san_cli_remark ("%s", reason->message);
      steps = g_ptr_array_new ();
      print_steps (cli, steps);
      return TRUE;
    }

  if (workspace == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  tell_clock (workspace);
  steps = san_escalation_run (workspace, error);
  if (steps == NULL)
    return FALSE;

  print_steps (cli, steps);

  return TRUE;
}

/* Numbers and names */

GArray *
san_cli_find_tickets (SanCli      *cli,
                      SanDatabase *database,
                      guint        first,
                      GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; san_cli_arg (cli, i) != NULL; i++)
    {
      gint64 id;

      if (!san_ticket_store_find (database, san_cli_arg (cli, i), &id, error))
        return NULL;

      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

gboolean
san_cli_print_numbers (SanCli  *cli,
                       GArray  *ids,
                       GError **error)
{
  gboolean many = ids->len != 1;
  g_autoptr (GPtrArray) tickets =
    san_ticket_store_load_many (san_workspace_database (cli->workspace),
                                (const gint64 *) ids->data, ids->len, error);

  if (tickets == NULL)
    return FALSE;

  if (cli->json && many)
    san_cli_columns (cli, "number", NULL);

  for (guint i = 0; i < tickets->len; i++)
    {
      g_autofree char *name = san_ticket_name (g_ptr_array_index (tickets, i));

      if (cli->json && many)
        san_cli_row (cli, name, NULL);
      else
        san_cli_result (cli, "number", name);
    }

  return TRUE;
}

gboolean
san_cli_find_unit (SanRoster  *roster,
                   const char *field,
                   const char *text,
                   gint64     *id,
                   GError    **error)
{
  const SanUnit *unit = san_roster_find (roster, text, error);

  if (unit == NULL)
    {
      g_prefix_error (error, _("%s: "), field);
      return FALSE;
    }

  *id = unit->id;

  return TRUE;
}

/* The list */

static const char *
unit_display (SanRoster *roster,
              gint64     id)
{
  const SanUnit *unit = san_roster_get (roster, id);

  return unit != NULL ? san_roster_display (roster, unit) : "";
}

static void
print_ticket (SanCli              *cli,
              SanRoster           *roster,
              SanWorkCalendar     *calendar,
              const SanTicketData *data,
              SanTime              now)
{
  gint64 over = data->running && data->due != SAN_TICKET_NO_TIME
                ? san_work_calendar_minutes (calendar, data->due, now) : 0;
  g_autofree char *number = data->number.running != 0
                            ? san_ticket_number_format (&data->number)
                            : g_strdup_printf ("草-%d", data->draft);
  g_autofree char *issued = san_cli_time (data->issued);
  g_autofree char *due = san_cli_time (data->due);
  g_autofree char *overdue = g_strdup_printf ("%" G_GINT64_FORMAT, over);
  g_autofree char *returns = g_strdup_printf ("%u", data->returns);
  g_autofree char *extensions = g_strdup_printf ("%u", data->extensions);
  g_autofree char *first = san_ticket_number_format (&data->first);

  san_cli_row (cli, number, san_ticket_colour_name (data->colour),
               san_ticket_stage_name (data->stage), unit_display (roster, data->unit_id),
               data->problem, issued, due, overdue, returns, extensions, first, data->point,
               data->item, data->source, san_ticket_flag_name (data->flag),
               san_ticket_red_name (data->red), NULL);
}

static gboolean
fill_filter (SanCli          *cli,
             SanRoster       *roster,
             SanTicketFilter *filter,
             gint64          *unit,
             GError         **error)
{
  const char *word;
  SanTicketColour colour;
  SanTicketStage stage;

  word = san_cli_option (cli, "colour");
  if (word != NULL && san_ticket_colour_parse (word, &colour))
    filter->colours = 1u << colour;

  word = san_cli_option (cli, "stage");
  if (word != NULL && san_ticket_stage_parse (word, &stage))
    filter->stages = 1u << stage;

  word = san_cli_option (cli, "unit");
  if (word != NULL)
    {
      if (!san_cli_find_unit (roster, "unit", word, unit, error))
        return FALSE;
      filter->units = unit;
      filter->n_units = 1;
    }

  filter->source = san_cli_option (cli, "source");
  filter->overdue = san_cli_has (cli, "overdue");
  filter->unverified = san_cli_has (cli, "unverified");

  return TRUE;
}

gboolean
san_cli_run_ticket_list (SanCli  *cli,
                         GError **error)
{
  SanWorkspace *workspace = san_cli_open_swept (cli, error);
  SanTicketFilter filter = { 0 };
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  SanDatabase *database;
  SanTime now;
  gint64 unit;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  now = san_workspace_now (workspace);
  roster = san_roster_load (database, san_time_day (now), TRUE, error);
  if (roster == NULL || !fill_filter (cli, roster, &filter, &unit, error))
    return FALSE;

  calendar = san_work_calendar_load (database, error);
  rows = calendar != NULL ? san_ticket_store_list (database, &filter, SAN_TICKET_BY_ISSUE,
                                                   FALSE, now, error) : NULL;
  if (rows == NULL)
    return FALSE;

  san_cli_columns (cli, "number", "colour", "stage", "unit", "problem", "issued", "due",
                   "overdue_minutes", "returns", "extensions", "first_number", "point",
                   "item", "source", "flags", "red", NULL);
  for (guint i = 0; i < rows->len; i++)
    print_ticket (cli, roster, calendar, san_ticket_row_get_data (rows->pdata[i]), now);

  return TRUE;
}

/* One ticket */

/* (transfer full): what an event says; a rise says to what, and why */
static char *
text_of_event (const SanTicketEvent *event)
{
  const char *to;

  if (event->kind == SAN_TICKET_ANNULLED)
    return g_strdup (event->why);

  to = event->proposes ? "red proposed" : san_ticket_colour_name (event->colour);

  if (*event->text != '\0' ||
      (event->kind != SAN_TICKET_STEP && event->kind != SAN_TICKET_RISE))
    return g_strdup (event->text);

  return g_strdup_printf ("%s: %s", to, event->why);
}

/* The due time in force once the first @n events had happened. */
static SanTime
due_after (const SanTicketRules  *rules,
           const SanWorkCalendar *calendar,
           GPtrArray             *events,
           guint                  n)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (SanTicketState) state = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (first, events->pdata[i]);
  state = san_ticket_derive (rules, calendar, first, G_MAXINT64);

  return state->due;
}

/* (transfer full): the ticket that the argument names */
static SanTicket *
load_ticket (SanCli           *cli,
             SanTicketRules   *rules,
             SanWorkCalendar **calendar,
             GError          **error)
{
  SanWorkspace *workspace = san_cli_open_swept (cli, error);
  SanDatabase *database;
  gint64 id;

  if (workspace == NULL)
    return NULL;

  database = san_workspace_database (workspace);
  if (!san_ticket_store_find (database, san_cli_arg (cli, 0), &id, error) ||
      !san_ticket_rules_load (database, rules, error))
    return NULL;

  *calendar = san_work_calendar_load (database, error);

  return *calendar != NULL ? san_ticket_store_load (database, id, error) : NULL;
}

gboolean
san_cli_run_ticket_show (SanCli  *cli,
                         GError **error)
{
  SanTicketRules rules;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (SanTicket) ticket = load_ticket (cli, &rules, &calendar, error);

  if (ticket == NULL)
    return FALSE;

  san_cli_columns (cli, "as_of", "entered", "actor", "kind", "text", "document", "due", NULL);
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = ticket->events->pdata[i];
      g_autofree char *as_of = san_time_format (event->as_of);
      g_autofree char *entered = san_time_format (event->entered);
      g_autofree char *text = text_of_event (event);
      g_autofree char *due = san_cli_time (due_after (&rules, calendar, ticket->events,
                                                      i + 1));

      san_cli_row (cli, as_of, entered, event->actor, san_ticket_kind_name (event->kind), text,
                   event->document, due, NULL);
    }

  return TRUE;
}

gboolean
san_cli_run_ticket_deadline (SanCli  *cli,
                             GError **error)
{
  SanTicketRules rules;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (SanTicket) ticket = load_ticket (cli, &rules, &calendar, error);
  g_autoptr (GPtrArray) spans = NULL;

  if (ticket == NULL)
    return FALSE;

  spans = san_ticket_deadline (&rules, calendar, ticket->events);
  san_cli_columns (cli, "from", "to", "counts", "minutes", "why", NULL);
  for (guint i = 0; i < spans->len; i++)
    {
      const SanDeadlineSpan *span = spans->pdata[i];
      g_autofree char *from = san_time_format (span->from);
      g_autofree char *to = san_time_format (span->to);
      g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, span->minutes);

      san_cli_row (cli, from, to, span->counts ? "yes" : "no", minutes, span->why, NULL);
    }

  return TRUE;
}
