/* san-escalation.c - the sweep: what fell due while nobody looked, once and in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-escalation.h"

#include <glib/gi18n-lib.h>

#include "tickets/san-ticket-cache.h"

#define MAX_NAMED 3   /* numbers in the label of a step */

/* A step that was found, before it is written. */
typedef struct
{
  SanTicketStep  *step;
  SanTicketEvent *event;
  SanTime         issued;
  gint64          issue_id;
} Found;

static void
found_free (Found *found)
{
  g_clear_pointer (&found->step, san_ticket_step_free);
  san_ticket_event_free (found->event);
  g_free (found);
}

void
san_ticket_step_free (SanTicketStep *step)
{
  if (step == NULL)
    return;

  g_free (step->why);
  g_free (step);
}

char *
san_ticket_numbers_label (const SanTicketNumber *numbers,
                          guint                  n_numbers)
{
  GString *label = g_string_new (NULL);

  for (guint i = 0; i < n_numbers && i < MAX_NAMED; i++)
    {
      g_autofree char *name = san_ticket_number_format (&numbers[i]);

      g_string_append_printf (label, "%s%s", i > 0 ? " " : "", name);
    }

  if (n_numbers > MAX_NAMED)
    g_string_append_printf (label, " … (%u)", n_numbers);

  return g_string_free (label, FALSE);
}

/* In the order of the legal times, then of issue. */
static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = *(const Found *const *) a;
  const Found *right = *(const Found *const *) b;

  if (left->step->at != right->step->at)
    return left->step->at < right->step->at ? -1 : 1;
  if (left->issued != right->issued)
    return left->issued < right->issued ? -1 : 1;

  return (left->issue_id > right->issue_id) - (left->issue_id < right->issue_id);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const SanTicketStep *left = *(const SanTicketStep *const *) a;
  const SanTicketStep *right = *(const SanTicketStep *const *) b;
  gint64 left_first = san_ticket_number_pack (&left->first);
  gint64 right_first = san_ticket_number_pack (&right->first);

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return (left_first > right_first) - (left_first < right_first);
}

static void
add_steps (GPtrArray       *all,
           const SanTicket *ticket,
           GPtrArray       *events)
{
  gint64 issue_id = 0;

  for (guint i = 0; i < ticket->events->len && issue_id == 0; i++)
    {
      const SanTicketEvent *event = ticket->events->pdata[i];

      if (event->kind == SAN_TICKET_ISSUE)
        issue_id = event->id;
    }

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = events->pdata[i];
      Found *found = g_new0 (Found, 1);

      found->issued = ticket->state->issued;
      found->issue_id = issue_id;
      found->event = san_ticket_event_copy (event);
      found->step = g_new0 (SanTicketStep, 1);
      found->step->at = event->as_of;
      found->step->ticket_id = ticket->id;
      found->step->number = ticket->number;
      found->step->first = ticket->first;
      found->step->from = event->has_colour ? SAN_TICKET_WHITE : SAN_TICKET_YELLOW;
      found->step->to = event->has_colour ? event->colour : SAN_TICKET_RED;
      found->step->why = g_strdup (event->why);
      g_ptr_array_add (all, found);
    }
}

/* The next number of each year is asked for once, then counted on. */
static gboolean
give_numbers (SanDatabase *database,
              GPtrArray   *all,
              GError     **error)
{
  g_autoptr (GHashTable) next = g_hash_table_new (NULL, NULL);     /* year → running */
  g_autoptr (GHashTable) latest = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_ptr_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    {
      const Found *found = all->pdata[i];
      SanTicketStep *step = found->step;
      const SanTicketNumber *before = g_hash_table_lookup (latest, &step->ticket_id);
      int year;
      int running;

      if (before != NULL)
        step->number = *before;
      if (!found->event->has_colour)
        continue;

      san_day_get (san_time_day (step->at), &year, NULL, NULL);
      running = GPOINTER_TO_INT (g_hash_table_lookup (next, GINT_TO_POINTER (year)));
      if (running == 0 &&
          !san_ticket_record_next_number (database, step->to, year, &running, error))
        return FALSE;

      g_hash_table_insert (next, GINT_TO_POINTER (year), GINT_TO_POINTER (running + 1));
      step->new_number = (SanTicketNumber) { step->to, year, running };
      g_hash_table_insert (latest, &step->ticket_id, &step->new_number);
    }

  return TRUE;
}

/* (element-type Found): in the order in which they are written */
static GPtrArray *
find_steps (SanTicketDesk *desk,
            GError       **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GArray) ids = NULL;

  if (!san_escalation_list_due (desk->database, desk->entry.now, &ids, NULL, error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanTicket) ticket = san_ticket_desk_load (desk, g_array_index (ids, gint64, i),
                                                           error);
      g_autoptr (GPtrArray) events = NULL;

      if (ticket == NULL)
        return NULL;

      events = san_ticket_sweep (&desk->rules, desk->calendar, ticket->events,
                                 desk->entry.now);
      add_steps (all, ticket, events);
    }

  return give_numbers (desk->database, all, error) ? g_steal_pointer (&all) : NULL;
}

/* (element-type SanTicketStep) (transfer full): as they are printed */
static GPtrArray *
take_steps (GPtrArray *all)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_step_free);

  for (guint i = 0; i < all->len; i++)
    {
      Found *found = all->pdata[i];

      g_ptr_array_add (steps, g_steal_pointer (&found->step));
    }
  g_ptr_array_sort (steps, compare_steps);

  return steps;
}

GPtrArray *
san_escalation_plan (SanDatabase *database,
                     SanTime      now,
                     GError     **error)
{
  g_auto (SanTicketDesk) desk = { NULL };
  g_autoptr (GPtrArray) all = NULL;
  gboolean back;

  g_return_val_if_fail (database != NULL, NULL);

  if (!san_escalation_is_back (database, now, &back, error))
    return NULL;

  if (back)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_step_free);

  if (!san_ticket_desk_open (&desk, database, now, "", error))
    return NULL;

  all = find_steps (&desk, error);

  return all != NULL ? take_steps (all) : NULL;
}

typedef struct
{
  SanTime     now;
  const char *actor;
  GPtrArray  *steps;
} Sweep;

static gboolean
sweep_in_change (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  Sweep *sweep = data;
  g_auto (SanTicketDesk) desk = { NULL };
  g_autoptr (GPtrArray) all = NULL;

  if (!san_ticket_desk_open (&desk, database, sweep->now, sweep->actor, error))
    return FALSE;

  all = find_steps (&desk, error);
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const Found *found = all->pdata[i];
      gint64 ticket = found->step->ticket_id;

      if (!san_ticket_record_add_event (database, ticket, found->event, 0, &desk.entry,
                                        error) ||
          (found->step->new_number.running != 0 &&
           !san_ticket_record_put_number (database, &found->step->new_number, ticket,
                                          found->event->id, error)))
        return FALSE;
    }

  sweep->steps = take_steps (all);

  return TRUE;
}

GPtrArray *
san_escalation_run (SanWorkspace *workspace,
                    GError      **error)
{
  SanDatabase *database;
  Sweep sweep = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *label = NULL;
  gboolean back;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), NULL);

  database = san_workspace_database (workspace);
  sweep.now = san_workspace_now (workspace);
  sweep.actor = san_workspace_get_actor (workspace);
  if (!san_escalation_is_back (database, sweep.now, &back, error) ||
      !san_escalation_list_due (database, sweep.now, &ids, &numbers, error))
    return NULL;

  /* under a clock that runs behind nothing has fallen due yet */
  if (back || ids->len == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_step_free);

  label = san_ticket_numbers_label ((const SanTicketNumber *) numbers->data, numbers->len);
  if (!san_workspace_change (workspace, "tickets.sweep", label, sweep_in_change, &sweep, NULL,
                             error))
    {
      g_clear_pointer (&sweep.steps, g_ptr_array_unref);
      return NULL;
    }

  return sweep.steps;
}

/* Without blocking */

typedef struct
{
  Sweep sweep;
  char *actor;
} Running;

static void
running_free (gpointer data)
{
  Running *running = data;

  g_clear_pointer (&running->sweep.steps, g_ptr_array_unref);
  g_free (running->actor);
  g_free (running);
}

static GPtrArray *
no_steps (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_step_free);
}

static void
on_swept_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Running *running = g_task_get_task_data (task);
  GError *error = NULL;

  if (!san_workspace_change_finish (SAN_WORKSPACE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, running->sweep.steps != NULL
                         ? g_steal_pointer (&running->sweep.steps) : no_steps (),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
san_escalation_run_async (SanWorkspace       *workspace,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *label = NULL;
  SanDatabase *database;
  Running *running;
  GError *error = NULL;
  gboolean back;

  g_return_if_fail (SAN_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  running = g_new0 (Running, 1);
  running->actor = g_strdup (san_workspace_get_actor (workspace));
  running->sweep.actor = running->actor;
  running->sweep.now = san_workspace_now (workspace);
  g_task_set_task_data (task, running, running_free);
  database = san_workspace_database (workspace);
  if (!san_escalation_is_back (database, running->sweep.now, &back, &error) ||
      !san_escalation_list_due (database, running->sweep.now, &ids, &numbers, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (back || ids->len == 0)
    {
      g_task_return_pointer (task, no_steps (), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  label = san_ticket_numbers_label ((const SanTicketNumber *) numbers->data, numbers->len);
  san_workspace_change_async (workspace, "tickets.sweep", label, sweep_in_change,
                              &running->sweep, NULL, cancellable, on_swept_cb,
                              g_steal_pointer (&task));
}

GPtrArray *
san_escalation_run_finish (SanWorkspace *workspace,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
