/* san-ticket-replay.c - a history of tickets that is known beforehand, made by the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-replay.h"

#include "tickets/san-ticket-record.h"

struct _SanTicketReplay
{
  SanTicketDesk desk;
  GHashTable   *states;    /* id → SanTicketState */
  GHashTable   *rising;    /* id → id: those that may rise */
  GArray       *risen;
};

SanTicketReplay *
san_ticket_replay_new (SanDatabase *database,
                       GError     **error)
{
  g_autoptr (SanTicketReplay) self = g_new0 (SanTicketReplay, 1);

  self->states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) san_ticket_state_free);
  self->rising = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->risen = g_array_new (FALSE, FALSE, sizeof (gint64));

  return san_ticket_desk_open (&self->desk, database, 0, "", error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

void
san_ticket_replay_free (SanTicketReplay *self)
{
  if (self == NULL)
    return;

  san_ticket_desk_clear (&self->desk);
  g_hash_table_unref (self->states);
  g_hash_table_unref (self->rising);
  g_array_unref (self->risen);
  g_free (self);
}

const SanWorkCalendar *
san_ticket_replay_calendar (SanTicketReplay *self)
{
  return self->desk.calendar;
}

/* What the ticket says now */
static gboolean
look_at (SanTicketReplay *self,
         gint64           id,
         GError         **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_desk_load (&self->desk, id, error);

  if (ticket == NULL)
    return FALSE;

  if (ticket->state->rises != SAN_TICKET_NO_TIME)
    g_hash_table_add (self->rising, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->rising, &id);
  g_hash_table_insert (self->states, g_memdup2 (&id, sizeof id),
                       g_steal_pointer (&ticket->state));

  return TRUE;
}

/* The ticket that rises first, before @now; 0: none. Of one minute, the one issued first */
static gint64
next_to_rise (SanTicketReplay *self,
              SanTime          now,
              SanTime         *at)
{
  GHashTableIter iter;
  gpointer key;
  gint64 first = 0;

  *at = now;
  g_hash_table_iter_init (&iter, self->rising);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(const gint64 *) key;
      SanTime rises = san_ticket_replay_state (self, id)->rises;

      if (rises < *at || (rises == *at && first != 0 && id < first))
        {
          *at = rises;
          first = id;
        }
    }

  return first;
}

/* The step that falls due at @at, taken in the minute after */
static gboolean
rise (SanTicketReplay *self,
      gint64           id,
      SanTime          at,
      GError         **error)
{
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  self->desk.entry.now = at + 1;
  self->desk.entry.actor = "";
  ticket = san_ticket_desk_load (&self->desk, id, error);
  if (ticket == NULL)
    return FALSE;

  steps = san_ticket_sweep (&self->desk.rules, self->desk.calendar, ticket->events, at + 1);
  g_return_val_if_fail (steps->len > 0, FALSE);

  return san_ticket_desk_write (&self->desk, id, steps, NULL, error) != 0 &&
         look_at (self, id, error);
}

gboolean
san_ticket_replay_sweep (SanTicketReplay *self,
                         SanTime          now,
                         GArray         **risen,
                         GError         **error)
{
  SanTime at;
  gint64 id;

  g_array_set_size (self->risen, 0);
  while ((id = next_to_rise (self, now, &at)) != 0)
    {
      if (!rise (self, id, at, error))
        return FALSE;
      g_array_append_val (self->risen, id);
    }
  *risen = self->risen;

  return TRUE;
}

gboolean
san_ticket_replay_issue (SanTicketReplay        *self,
                         SanTime                 now,
                         const char             *actor,
                         const SanTicketRequest *request,
                         gint64                 *id,
                         GError                **error)
{
  self->desk.entry.now = now;
  self->desk.entry.actor = actor;

  return san_ticket_desk_new (&self->desk, request, NULL, 0, id, error) &&
         look_at (self, *id, error);
}

gboolean
san_ticket_replay_do (SanTicketReplay            *self,
                      SanTime                     now,
                      const char                 *actor,
                      gint64                      id,
                      const SanTicketRequestVerb *verb,
                      gint64                     *made,
                      GError                    **error)
{
  self->desk.entry.now = now;
  self->desk.entry.actor = actor;

  return san_ticket_desk_do (&self->desk, id, verb, made, error) && look_at (self, id, error) &&
         (*made == id || look_at (self, *made, error));
}

const SanTicketState *
san_ticket_replay_state (SanTicketReplay *self,
                         gint64           id)
{
  return g_hash_table_lookup (self->states, &id);
}

gboolean
san_ticket_replay_takes (SanTicketReplay *self,
                         gint64           id,
                         SanTicketKind    kind)
{
  return san_ticket_takes (&self->desk.rules, san_ticket_replay_state (self, id), kind);
}
