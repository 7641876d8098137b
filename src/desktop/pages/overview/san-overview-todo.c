/* san-overview-todo.c - what waits for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-todo.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "app/san-sweeper.h"
#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-verbs.h"
#include "scoring/san-round-check.h"
#include "store/san-journal-list-store.h"

#define BACKUP_OLD_DAYS 7
#define MOST            8
#define MOST_TICKETS    2      /* of a kind: the rest waits on the tickets' page */

void
san_todo_free (SanTodo *todo)
{
  g_free (todo->title);
  g_free (todo->tag);
  g_free (todo->text);
  g_free (todo);
}

/* Takes @title and @text. A row whose page does not exist is not shown. */
static SanTodo *
add (GPtrArray  *list,
     const char *icon,
     char       *title,
     char       *text,
     const char *button,
     const char *page,
     const char *action)
{
  SanTodo *todo = g_new0 (SanTodo, 1);

  todo->icon = icon;
  todo->title = title;
  todo->tag = g_strdup ("");
  todo->style = "";
  todo->text = text;
  todo->button = button;
  todo->page = page;
  todo->action = action;
  if (page != NULL && san_pages_find (page) == NULL)
    {
      san_todo_free (todo);
      return NULL;
    }
  g_ptr_array_add (list, todo);

  return todo;
}

static void
set_tag (SanTodo    *todo,
         char       *tag,
         const char *style)
{
  if (todo == NULL)
    {
      g_free (tag);
      return;
    }
  g_free (todo->tag);
  todo->tag = tag;
  todo->style = style;
}

/* Tickets */

/* What one would do first about a ticket: hold to account, decide, remind. */
static void
add_ticket (GPtrArray            *list,
            SanContext           *context,
            const SanTicketRules *rules,
            gint64                id,
            char                 *tag,
            const char           *style)
{
  static const SanTicketKind verbs[] = {
    SAN_TICKET_APPROVE, SAN_TICKET_ACCOUNT, SAN_TICKET_RECEIVE, SAN_TICKET_REMIND,
  };
  g_autoptr (SanTicket) ticket =
    san_ticket_store_load (san_context_get_database (context), id, NULL);
  const SanUnit *unit = NULL;
  SanRoster *roster = san_context_get_roster (context);
  g_autofree char *number = NULL;
  SanTodo *todo;

  if (ticket == NULL)
    {
      g_free (tag);
      return;
    }
  unit = roster != NULL ? san_roster_get (roster, ticket->state->unit_id) : NULL;
  number = san_ticket_number_label (&ticket->number);
  todo = add (list, "", g_strdup_printf ("%s %s", number, unit != NULL ? unit->name : ""),
              g_strdup (ticket->problem), _("Remind"), NULL, NULL);
  set_tag (todo, tag, style);
  todo->ticket = id;
  todo->colour = ticket->state->colour;
  todo->kind = SAN_TICKET_REMIND;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (san_ticket_verb_applies (context, rules, ticket->state, verbs[i]))
      {
        todo->kind = verbs[i];
        break;
      }
  /* the short name: what is decided on is told by the row */
  todo->button = _(san_ticket_verb_find (todo->kind)->menu);
}

static guint
add_some (GPtrArray             *list,
          SanContext            *context,
          const SanTicketRules  *rules,
          const SanWorkCalendar *calendar,
          const SanTicketFilter *filter,
          guint                  most)
{
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autoptr (SanPagedModel) model = san_ticket_list_new ();
  guint n;

  if (!san_ticket_list_filter (model, san_context_get_database (context), filter,
                               SAN_TICKET_BY_DUE, FALSE, now, NULL))
    return 0;
  n = MIN (most, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanTicketRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const SanTicketData *data = row != NULL ? san_ticket_row_get_data (row) : NULL;
      int days;
      char *tag;

      if (data == NULL)
        continue;
      days = -san_work_calendar_days_left (calendar, now, data->due);
      tag = !filter->overdue ? g_strdup (_("due today"))
        : days > 0 ? g_strdup_printf (ngettext ("%d day over", "%d days over", (gulong) days), days)
        : g_strdup (_("Over"));
      add_ticket (list, context, rules, data->id, tag, !filter->overdue ? "weak"
                  : data->colour == SAN_TICKET_RED ? "red" : "yellow");
    }

  return n;
}

static void
add_rechecks (GPtrArray  *list,
              SanContext *context)
{
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  SanTicketFilter filter = { .open = TRUE, .unverified = TRUE };
  guint counts[SAN_TICKET_COLOURS] = { 0 }, sum = 0;
  SanTodo *todo;

  if (!san_ticket_store_count (san_context_get_database (context), &filter, now, counts, NULL))
    return;
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    sum += counts[i];
  if (sum == 0)
    return;

  todo = add (list, "view-reveal-symbolic",
              g_strdup_printf (ngettext ("%u ticket to recheck", "%u tickets to recheck", sum),
                               sum),
              g_strdup_printf (_("white %1$u, yellow %2$u, red %3$u"), counts[SAN_TICKET_WHITE],
                               counts[SAN_TICKET_YELLOW], counts[SAN_TICKET_RED]),
              _("Recheck"), "tickets", NULL);
  if (todo != NULL)
    todo->view = "recheck";
}

/* Said as long as it is so (tickets.md §3). */
static void
add_calendar (GPtrArray  *list,
              SanContext *context)
{
  g_autofree char *years = san_sweeper_no_table (context);

  if (*years != '\0')
    add (list, "dialog-question-symbolic",
         g_strdup_printf (_("The holidays of %s are not known"), years),
         g_strdup (_("Due times count Monday to Friday until the table is imported.")),
         _("Import…"), NULL, "win.preferences");
}

/* Overdue red, overdue yellow, due today, to recheck (ui.md §4.1). */
static void
add_tickets (GPtrArray  *list,
             SanContext *context)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_load (database, NULL);
  SanTicketFilter red = { .open = TRUE, .overdue = TRUE, .colours = 1 << SAN_TICKET_RED };
  SanTicketFilter yellow = { .open = TRUE, .overdue = TRUE, .colours = 1 << SAN_TICKET_YELLOW };
  SanTicketFilter today = { .open = TRUE, .due_today = TRUE };
  SanTicketRules rules;

  if (calendar == NULL || !san_ticket_rules_load (database, &rules, NULL))
    return;

  add_some (list, context, &rules, calendar, &red, MOST_TICKETS);
  add_some (list, context, &rules, calendar, &yellow, MOST_TICKETS);
  add_some (list, context, &rules, calendar, &today, 1);
  add_rechecks (list, context);
  add_calendar (list, context);
}

/* The round */

static void
add_issues (GPtrArray  *list,
            SanContext *context,
            SanRound   *round)
{
  g_autoptr (GPtrArray) issues = san_round_check (san_context_get_database (context), round, NULL);
  const SanIssue *first = NULL;
  guint errors = 0, warnings = 0;
  SanTodo *todo;

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      errors += issue->severity == SAN_ISSUE_ERROR;
      warnings += issue->severity == SAN_ISSUE_WARNING;
      if (issue->severity == SAN_ISSUE_ERROR ? errors == 1 : first == NULL)
        first = issue;
    }
  if (errors > 0)
    {
      todo = add (list, "dialog-error-symbolic",
                  g_strdup_printf (ngettext ("%u error in the scores", "%u errors in the scores",
                                             errors), errors),
                  san_issue_sentence (first), _("Show"), "assessment", NULL);
      set_tag (todo, g_strdup (_("stops the review")), "weak");
    }
  else if (warnings > 0)
    {
      add (list, "dialog-question-symbolic",
           g_strdup_printf (ngettext ("%u warning of the check", "%u warnings of the check",
                                      warnings), warnings),
           san_issue_sentence (first), _("Show"), "assessment", NULL);
    }
}

static void
add_round (GPtrArray                *list,
           SanContext               *context,
           const SanOverviewFigures *figures)
{
  SanRound *round = san_context_get_round (context);
  g_autofree char *month = san_period_label (san_context_get_period (context));
  guint missing;

  if (round == NULL)
    {
      add (list, "sanse-rounds-symbolic", g_strdup_printf (_("No round for %s"), month),
           g_strdup (_("Scheme and groups are taken from the round before.")), _("New…"),
           "assessment", NULL);
      return;
    }
  if (round->state == SAN_ROUND_PUBLISHED)
    return;

  missing = figures != NULL ? figures->cells - figures->entered : 0;
  if (missing > 0)
    add (list, "document-edit-symbolic",
         g_strdup_printf (ngettext ("%u score not entered", "%u scores not entered", missing),
                          missing),
         g_strdup (round->label), _("Enter"), "assessment", NULL);
  add_issues (list, context, round);
  if (round->state == SAN_ROUND_REVIEW)
    set_tag (add (list, "sanse-ranking-symbolic",
                  g_strdup_printf (_("%s waits to be published"), round->label),
                  g_strdup (_("The ranking is provisional until then.")), _("Publish"),
                  "ranking", NULL),
             g_strdup (san_round_state_title (round->state)), "accent");
}

/* Of earlier rounds only that they were left open is said. */
static void
add_earlier (GPtrArray  *list,
             SanContext *context)
{
  GPtrArray *rounds = san_context_get_rounds (context);
  const SanPeriod *period = san_context_get_period (context);
  const SanRound *newest = NULL;
  guint n = 0;

  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);

      if (round->state == SAN_ROUND_PUBLISHED || round->period.last >= period->first ||
          round->kind == SAN_ROUND_SIMULATED)
        continue;
      newest = round;
      n++;
    }
  if (n > 0)
    add (list, "sanse-rounds-symbolic",
         g_strdup_printf (ngettext ("%u earlier round is not published",
                                    "%u earlier rounds are not published", n), n),
         g_strdup (newest->label), _("Show"), "assessment", NULL);
}

static void
add_backup (GPtrArray  *list,
            SanContext *context)
{
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autoptr (SanPagedModel) backups = san_journal_list_new ();
  SanJournalFilter filter = { "", "backup", "", SAN_DAY_MIN, SAN_DAY_MAX, FALSE };
  g_autoptr (SanJournalRow) row = NULL;
  SanDay today = san_time_day (san_workspace_now (workspace));

  if (san_context_is_read_only (context) ||
      !san_journal_list_filter (backups, san_context_get_database (context), &filter, NULL))
    return;

  row = g_list_model_get_item (G_LIST_MODEL (backups), 0);
  if (row == NULL)
    {
      add (list, "document-save-symbolic", g_strdup (_("No backup yet")),
           g_strdup (_("A copy on another disk survives this computer.")), _("Back up"), NULL,
           "win.backup");
    }
  else if (today - san_journal_row_get_day (row) > BACKUP_OLD_DAYS)
    {
      guint days = (guint) (today - san_journal_row_get_day (row));

      add (list, "document-save-symbolic", g_strdup (_("The backup is old")),
           g_strdup_printf (ngettext ("%u day ago", "%u days ago", days), days), _("Back up"),
           NULL, "win.backup");
    }
}

GPtrArray *
san_overview_todos (SanContext               *context,
                    const SanOverviewFigures *figures)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_todo_free);
  SanRoster *roster = san_context_get_roster (context);

  if (roster != NULL && san_roster_size (roster) == 0)
    add (list, "sanse-units-symbolic", g_strdup (_("No units yet")),
         g_strdup (_("Import the roster from a table, or make units by hand.")), _("Open"),
         "units", NULL);
  add_tickets (list, context);
  add_round (list, context, figures);
  add_earlier (list, context);
  add_backup (list, context);
  if (list->len > MOST)
    g_ptr_array_set_size (list, MOST);

  return list;
}
