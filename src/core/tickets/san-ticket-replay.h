/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/**
 * SanTicketReplay:
 *
 * Makes a history that is known beforehand through the rules, as if everything had been
 * entered in its minute with the program always running: for templates. Inside a change;
 * minutes only go forward.
 */
typedef struct _SanTicketReplay SanTicketReplay;

SanTicketReplay *san_ticket_replay_new      (SanDatabase                *database,
                                             GError                    **error);
void             san_ticket_replay_free     (SanTicketReplay            *self);
/* (transfer none) */
const SanWorkCalendar *san_ticket_replay_calendar (SanTicketReplay      *self);

/* Takes the steps that fell due before @now. @risen (out) (transfer none) (element-type
 * gint64): the tickets that rose; valid until the next call */
gboolean         san_ticket_replay_sweep    (SanTicketReplay            *self,
                                             SanTime                     now,
                                             GArray                    **risen,
                                             GError                    **error);
/* As @actor at @now, which is the as-of; a sweep first is the caller's. */
gboolean         san_ticket_replay_issue    (SanTicketReplay            *self,
                                             SanTime                     now,
                                             const char                 *actor,
                                             const SanTicketRequest     *request,
                                             gint64                     *id,
                                             GError                    **error);
/* @made (out): @id, or the successor of a ticket that relapsed */
gboolean         san_ticket_replay_do       (SanTicketReplay            *self,
                                             SanTime                     now,
                                             const char                 *actor,
                                             gint64                      id,
                                             const SanTicketRequestVerb *verb,
                                             gint64                     *made,
                                             GError                    **error);
/* (transfer none): valid until something happens to the ticket */
const SanTicketState *san_ticket_replay_state (SanTicketReplay          *self,
                                             gint64                      id);
/* Whether the stage of the ticket takes the verb */
gboolean         san_ticket_replay_takes    (SanTicketReplay            *self,
                                             gint64                      id,
                                             SanTicketKind               kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketReplay, san_ticket_replay_free)

G_END_DECLS
