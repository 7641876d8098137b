/* san-ticket-verbs.c - what people do with tickets, each as one step for all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-escalation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "store/san-blob-store.h"
#include "store/san-changeset.h"
#include "store/san-journal-record.h"

#define MAX_LABEL 40   /* characters of a problem in the label of a step */

/* What a change needs; on the stack of who asks for it. */
typedef struct
{
  SanTime                 now;
  const char             *actor;

  const SanTicketRequest *requests;
  guint         n_requests;

  const gint64 *tickets;
  guint         n_tickets;
  const SanTicketRequestVerb *verb;

  GArray *made;
} Work;

static void
work_init (Work         *work,
           SanWorkspace *workspace)
{
  *work = (Work) { 0 };
  work->now = san_workspace_now (workspace);
  work->actor = san_workspace_get_actor (workspace);
  work->made = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* The steps that were due stay, whatever becomes of the verb. */
static gboolean
sweep (SanWorkspace *workspace,
       GPtrArray   **swept,
       GError      **error)
{
  g_autoptr (GPtrArray) steps = san_escalation_run (workspace, error);

  if (steps == NULL)
    return FALSE;

  if (swept != NULL)
    *swept = g_steal_pointer (&steps);

  return TRUE;
}

/* (transfer full): "白〔2018〕012号 …" */
static char *
label_of_tickets (SanDatabase  *database,
                  const gint64 *tickets,
                  guint         n_tickets,
                  GError      **error)
{
  GString *label = g_string_new (NULL);

  for (guint i = 0; i < n_tickets && i < 3; i++)
    {
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, tickets[i], error);
      g_autofree char *name = NULL;

      if (ticket == NULL)
        {
          g_string_free (label, TRUE);
          return NULL;
        }

      name = san_ticket_name (ticket);
      g_string_append_printf (label, "%s%s", i > 0 ? " " : "", name);
    }

  if (n_tickets > 3)
    g_string_append_printf (label, " … (%u)", n_tickets);

  return g_string_free (label, FALSE);
}

static gboolean
run_change (SanWorkspace *workspace,
            const char   *verb,
            const char   *label,
            SanChangeFunc func,
            Work         *work,
            GArray      **ids,
            GError      **error)
{
  gboolean done = san_workspace_change (workspace, verb, label, func, work, NULL, error);

  if (done && ids != NULL)
    *ids = g_steal_pointer (&work->made);
  g_clear_pointer (&work->made, g_array_unref);

  return done;
}

/* New tickets */

static gboolean
make_tickets (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Work *work = data;
  g_auto (SanTicketDesk) desk = { NULL };

  if (!san_ticket_desk_open (&desk, database, work->now, work->actor, error))
    return FALSE;

  for (guint i = 0; i < work->n_requests; i++)
    {
      gint64 id;

      if (!san_ticket_desk_new (&desk, &work->requests[i], NULL, 0, &id, error))
        return FALSE;

      g_array_append_val (work->made, id);
    }

  return TRUE;
}

gboolean
san_ticket_new (SanWorkspace           *workspace,
                const SanTicketRequest *requests,
                guint                   n_requests,
                GArray                **ids,
                GPtrArray             **swept,
                GError                **error)
{
  g_autofree char *start = NULL;
  g_autofree char *label = NULL;
  gboolean drafts = TRUE;
  Work work;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (n_requests > 0, FALSE);

  if (!sweep (workspace, swept, error))
    return FALSE;

  for (guint i = 0; i < n_requests; i++)
    drafts &= requests[i].draft;

  start = requests[0].problem != NULL
          ? g_utf8_substring (requests[0].problem, 0,
                              MIN (MAX_LABEL, g_utf8_strlen (requests[0].problem, -1)))
          : g_strdup ("");
  label = n_requests > 1 ? g_strdup_printf ("%s … (%u)", start, n_requests)
                         : g_strdup (start);
  work_init (&work, workspace);
  work.requests = requests;
  work.n_requests = n_requests;

  return run_change (workspace, drafts ? "tickets.draft" : "tickets.new", label,
                     make_tickets, &work, ids, error);
}

/* Verbs */

static gboolean
do_verb (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  Work *work = data;
  g_auto (SanTicketDesk) desk = { NULL };

  if (!san_ticket_desk_open (&desk, database, work->now, work->actor, error))
    return FALSE;

  for (guint i = 0; i < work->n_tickets; i++)
    {
      gint64 made;

      if (!san_ticket_desk_do (&desk, work->tickets[i], work->verb, &made, error))
        {
          g_autoptr (SanTicket) ticket = san_ticket_desk_load (&desk, work->tickets[i], NULL);
          g_autofree char *name = ticket != NULL ? san_ticket_name (ticket) : NULL;

          if (name != NULL)
            g_prefix_error (error, _("%s: "), name);
          return FALSE;
        }

      g_array_append_val (work->made, made);
    }

  return TRUE;
}

gboolean
san_ticket_do (SanWorkspace               *workspace,
               const gint64               *tickets,
               guint                       n_tickets,
               const SanTicketRequestVerb *verb,
               GArray                    **ids,
               GPtrArray                 **swept,
               GError                    **error)
{
  SanTicketRequestVerb whole;
  g_autofree char *reminder = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  Work work;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (n_tickets > 0 && verb != NULL, FALSE);
  g_return_val_if_fail (verb->kind < SAN_TICKET_STEP, FALSE);

  if (!sweep (workspace, swept, error))
    return FALSE;

  work_init (&work, workspace);
  whole = *verb;
  if (verb->kind == SAN_TICKET_REMIND && verb->text == NULL)
    {
      reminder = san_ticket_reminder (san_workspace_database (workspace), tickets, n_tickets,
                                      work.now, error);
      if (reminder == NULL)
        {
          g_array_unref (work.made);
          return FALSE;
        }
      whole.text = reminder;
    }

  label = label_of_tickets (san_workspace_database (workspace), tickets, n_tickets, error);
  if (label == NULL)
    {
      g_array_unref (work.made);
      return FALSE;
    }

  work.tickets = tickets;
  work.n_tickets = n_tickets;
  work.verb = &whole;
  name = g_strconcat ("tickets.", san_ticket_kind_name (verb->kind), NULL);

  return run_change (workspace, name, label, do_verb, &work, ids, error);
}

gboolean
san_ticket_issue (SanWorkspace *workspace,
                  const gint64 *tickets,
                  guint         n_tickets,
                  SanTime       as_of,
                  GPtrArray   **swept,
                  GError      **error)
{
  SanTicketRequestVerb verb = {
    .kind = SAN_TICKET_ISSUE, .as_of = as_of, .due = SAN_TICKET_NO_TIME,
  };

  return san_ticket_do (workspace, tickets, n_tickets, &verb, NULL, swept, error);
}

/* Words */

static gboolean
check_editable (const SanTicket *ticket,
                GError         **error)
{
  g_autofree char *name = san_ticket_name (ticket);

  if (ticket->state->stage == SAN_TICKET_CANCELLED ||
      ticket->state->stage == SAN_TICKET_CLOSED)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("%s is over and stays as it is"), name);
      return FALSE;
    }

  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = ticket->events->pdata[i];

      if (event->left)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("The slip %s has left the office and stays as it is; cancel it and "
                         "issue another one"), name);
          return FALSE;
        }
    }

  return TRUE;
}

/* What a draft asks for stands in its first event. */
static gboolean
edit_draft_event (SanTicketDesk          *desk,
                  const SanTicket        *ticket,
                  const SanTicketRequest *request,
                  GError                **error)
{
  g_autoptr (SanTicketEvent) event = san_ticket_event_copy (ticket->events->pdata[0]);

  g_free (event->text);
  event->text = g_strdup (request->reason != NULL ? request->reason : "");
  event->limit = request->limit;
  event->has_colour = request->has_colour;
  event->colour = request->colour;
  event->unit_id = request->unit_id;

  return san_ticket_desk_check_unit (desk, request->unit_id, event->as_of, error) &&
         san_ticket_record_update_event (desk->database, event, error);
}

static gboolean
edit_ticket (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Work *work = data;
  const SanTicketRequest *request = work->requests;
  g_auto (SanTicketDesk) desk = { NULL };
  g_autoptr (SanTicket) ticket = NULL;
  SanTicketRecord record;
  gboolean draft;

  if (!san_ticket_desk_open (&desk, database, work->now, work->actor, error))
    return FALSE;

  ticket = san_ticket_desk_load (&desk, work->tickets[0], error);
  if (ticket == NULL || !check_editable (ticket, error))
    return FALSE;

  if (request->problem == NULL || *request->problem == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("problem: say what is wrong"));
      return FALSE;
    }

  draft = ticket->state->stage == SAN_TICKET_DRAFT;
  record = (SanTicketRecord) {
    ticket->draft, ticket->unit_id, request->problem, request->requirement,
    ticket->point_id, ticket->item_id, ticket->source, ticket->round_id,
    ticket->forebear_id, ticket->duplicate, ticket->no_recurrence,
    request->note != NULL ? request->note : ticket->note,
  };
  if (draft)
    {
      record.unit_id = request->unit_id;
      record.point_id = request->point_id;
      record.item_id = request->item_id;
      record.round_id = request->round_id;
      record.source = request->source;
      record.duplicate = request->duplicate_ok;
      record.no_recurrence = request->no_recurrence;
    }

  return san_ticket_record_update (database, ticket->id, &record, error) &&
         (!draft || edit_draft_event (&desk, ticket, request, error)) &&
         san_ticket_record_set_assist (database, ticket->id, request->assist,
                                       request->n_assist, error) &&
         (request->informant == NULL ||
          san_ticket_record_set_informant (database, ticket->id, request->informant,
                                           request->informant_contact, error)) &&
         san_ticket_desk_add_photos (&desk, ticket->id, 0, "before", request->photos, error);
}

/* One ticket, no sweep: what changes is words. */
static gboolean
change_one (SanWorkspace           *workspace,
            const char             *verb,
            gint64                  ticket,
            const SanTicketRequest *request,
            SanChangeFunc           func,
            GError                **error)
{
  g_autofree char *label = label_of_tickets (san_workspace_database (workspace), &ticket, 1,
                                             error);
  Work work;

  if (label == NULL)
    return FALSE;

  work_init (&work, workspace);
  work.tickets = &ticket;
  work.n_tickets = 1;
  work.requests = request;

  return run_change (workspace, verb, label, func, &work, NULL, error);
}

gboolean
san_ticket_edit (SanWorkspace           *workspace,
                 gint64                  ticket,
                 const SanTicketRequest *request,
                 GError                **error)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  return change_one (workspace, "tickets.edit", ticket, request, edit_ticket, error);
}

static gboolean
delete_draft (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Work *work = data;
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database, work->tickets[0], error);

  if (ticket == NULL)
    return FALSE;

  if (ticket->state->stage != SAN_TICKET_DRAFT)
    {
      g_autofree char *name = san_ticket_name (ticket);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("%s is no draft; cancel it instead"), name);
      return FALSE;
    }

  return san_ticket_record_delete (database, ticket->id, error);
}

gboolean
san_ticket_delete_draft (SanWorkspace *workspace,
                         gint64        ticket,
                         GError      **error)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  return change_one (workspace, "tickets.delete", ticket, NULL, delete_draft, error);
}

/* Files */

typedef struct
{
  gint64             ticket;
  const char        *kind;
  const char *const *paths;
  SanTime            now;
  const char        *actor;
} Attachment;

static gboolean
add_document (SanTicketDesk    *desk,
              const Attachment *attachment,
              const char       *path,
              GError          **error)
{
  g_autofree char *name = san_text_file_name (path);
  g_autoptr (GBytes) bytes = san_blob_read_file (path, error);
  SanTicketFile file = { .kind = (char *) attachment->kind, .name = name };

  return bytes != NULL &&
         san_ticket_record_add_file (desk->database, attachment->ticket, 0, &file, bytes, "",
                                     error);
}

static gboolean
attach_files (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  const Attachment *attachment = data;
  g_auto (SanTicketDesk) desk = { NULL };

  if (!san_ticket_desk_open (&desk, database, attachment->now, attachment->actor, error))
    return FALSE;

  if (g_str_equal (attachment->kind, "before") || g_str_equal (attachment->kind, "after"))
    return san_ticket_desk_add_photos (&desk, attachment->ticket, 0, attachment->kind,
                                       attachment->paths, error);

  for (const char *const *path = attachment->paths; *path != NULL; path++)
    {
      if (!add_document (&desk, attachment, *path, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_ticket_attach (SanWorkspace      *workspace,
                   gint64             ticket,
                   const char        *kind,
                   const char *const *paths,
                   GError           **error)
{
  Attachment attachment;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (kind != NULL && paths != NULL, FALSE);

  label = label_of_tickets (san_workspace_database (workspace), &ticket, 1, error);
  if (label == NULL)
    return FALSE;

  attachment = (Attachment) {
    ticket, kind, paths, san_workspace_now (workspace), san_workspace_get_actor (workspace),
  };

  return san_workspace_change (workspace, "tickets.attach", label, attach_files, &attachment,
                               NULL, error);
}

/* What has left */

/* Which steps brought these numbers into the file: the journal is read back once. */
typedef struct
{
  GHashTable *wanted;    /* "colour year running" → NULL */
  GHashTable *found;     /* the same → seq */
  GHashTable *undone;
} Origins;

static char *
number_key (const char *colour,
            int         year,
            int         running)
{
  return g_strdup_printf ("%s %d %d", colour, year, running);
}

typedef struct
{
  Origins *origins;
  gint64   seq;
} OriginStep;

static gboolean
look_for_numbers (const SanChange *change,
                  gpointer         data,
                  GError         **error)
{
  OriginStep *step = data;
  g_autofree char *key = NULL;

  if (change->operation != SQLITE_INSERT || !g_str_equal (change->table, "ticket_number"))
    return TRUE;

  key = number_key ((const char *) sqlite3_value_text (san_change_new (change, 0)),
                    sqlite3_value_int (san_change_new (change, 1)),
                    sqlite3_value_int (san_change_new (change, 2)));
  if (g_hash_table_remove (step->origins->wanted, key))
    g_hash_table_insert (step->origins->found, g_steal_pointer (&key),
                         g_memdup2 (&step->seq, sizeof step->seq));

  return TRUE;
}

static gboolean
look_into_step (gint64      seq,
                const char *undoes,
                GBytes     *changeset,
                gpointer    data,
                GError    **error)
{
  Origins *origins = data;
  OriginStep step = { origins, seq };

  if (g_hash_table_size (origins->wanted) == 0)
    return FALSE;   /* without an error: seen enough */

  if (g_hash_table_contains (origins->undone, &seq))
    return TRUE;

  return san_changeset_walk (changeset, look_for_numbers, &step, error);
}

static void
origins_clear (Origins *origins)
{
  g_clear_pointer (&origins->wanted, g_hash_table_unref);
  g_clear_pointer (&origins->found, g_hash_table_unref);
  g_clear_pointer (&origins->undone, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Origins, origins_clear)

static char *
key_of (const SanTicketNumber * number)
{
  return number_key (san_ticket_colour_name (number->colour), number->year, number->running);
}

gboolean
san_ticket_mark_left (SanWorkspace *workspace,
                      const gint64 *tickets,
                      guint         n_tickets,
                      GError      **error)
{
  SanDatabase *database;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (SanTicketNumber));
  g_auto (Origins) origins = { NULL };
  GError *local = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  database = san_workspace_database (workspace);
  origins.wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  origins.found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_tickets; i++)
    {
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, tickets[i], error);

      if (ticket == NULL)
        return FALSE;

      if (ticket->number.running == 0)
        continue;

      g_array_append_val (numbers, ticket->number);
      g_hash_table_add (origins.wanted, key_of (&ticket->number));
    }

  origins.undone = san_journal_undone (database, error);
  if (origins.undone == NULL)
    return FALSE;

  if (!san_journal_walk_before (database, G_MAXINT64, look_into_step, &origins, &local) &&
      local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  for (guint i = 0; i < numbers->len; i++)
    {
      const SanTicketNumber *number = &g_array_index (numbers, SanTicketNumber, i);
      g_autofree char *name = san_ticket_number_format (number);
      g_autofree char *key = key_of (number);
      const gint64 *seq = g_hash_table_lookup (origins.found, key);

      if (!san_journal_note (workspace, "left", name, seq != NULL ? *seq : 0, NULL, error))
        return FALSE;
    }

  return TRUE;
}
