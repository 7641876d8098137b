/* san-overview-todo.c - what waits for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-todo.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "scoring/san-round-check.h"
#include "store/san-journal-list-store.h"

#define BACKUP_OLD_DAYS 7
#define MOST            8

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
  add_round (list, context, figures);
  add_earlier (list, context);
  add_backup (list, context);
  if (list->len > MOST)
    g_ptr_array_set_size (list, MOST);

  return list;
}
