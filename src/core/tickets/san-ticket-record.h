/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* The bare reads and writes below san-ticket-store.h, for this room. What writes is called
 * inside a change; @at and @by say when and by whom it is entered. */

/* A ticket's own row. Borrowed; texts may be NULL. */
typedef struct
{
  int          draft;
  gint64       unit_id;
  const char  *problem;
  const char  *requirement;
  gint64       point_id;
  gint64       item_id;
  const char  *source;
  gint64       round_id;
  gint64       forebear_id;
  gboolean     duplicate;
  const char  *no_recurrence;
  const char  *note;
} SanTicketRecord;

/* Who enters something, and when. */
typedef struct
{
  SanTime     now;
  const char *actor;
} SanTicketEntry;

/* The new id, 0 with @error */
gint64          san_ticket_record_add         (SanDatabase           *database,
                                               const SanTicketRecord *record,
                                               const SanTicketEntry  *entry,
                                               GError               **error);
gboolean        san_ticket_record_update      (SanDatabase           *database,
                                               gint64                 ticket,
                                               const SanTicketRecord *record,
                                               GError               **error);
/* A draft with all that hangs on it. */
gboolean        san_ticket_record_delete      (SanDatabase           *database,
                                               gint64                 ticket,
                                               GError               **error);
gboolean        san_ticket_record_set_assist  (SanDatabase           *database,
                                               gint64                 ticket,
                                               const gint64          *units,
                                               guint                  n_units,
                                               GError               **error);
gboolean        san_ticket_record_set_informant (SanDatabase         *database,
                                               gint64                 ticket,
                                               const char            *name,
                                               const char            *contact,
                                               GError               **error);
/* @event->id is set. A RISE that refers to 0 then refers to @main. */
gboolean        san_ticket_record_add_event   (SanDatabase           *database,
                                               gint64                 ticket,
                                               SanTicketEvent        *event,
                                               gint64                 main,
                                               const SanTicketEntry  *entry,
                                               GError               **error);
/* What a draft asks for is its first event, which may still change. */
gboolean        san_ticket_record_update_event (SanDatabase          *database,
                                               const SanTicketEvent  *event,
                                               GError               **error);
/* Notes the newest event, so that steps on one ticket depend on each other. */
gboolean        san_ticket_record_touch       (SanDatabase           *database,
                                               gint64                 ticket,
                                               gint64                 event,
                                               GError               **error);
/* @running (out): the next one of that colour and year */
gboolean        san_ticket_record_next_number (SanDatabase           *database,
                                               SanTicketColour        colour,
                                               int                    year,
                                               int                   *running,
                                               GError               **error);
/* SAN_ERROR_EXISTS when it is taken */
gboolean        san_ticket_record_put_number  (SanDatabase           *database,
                                               const SanTicketNumber *number,
                                               gint64                 ticket,
                                               gint64                 event,
                                               GError               **error);
/* The number that @event gave; the register keeps it. */
gboolean        san_ticket_record_cancel_number (SanDatabase         *database,
                                               gint64                 event,
                                               GError               **error);
/* @event 0: of the slip itself. The bytes are stored, too. */
gboolean        san_ticket_record_add_file    (SanDatabase           *database,
                                               gint64                 ticket,
                                               gint64                 event,
                                               const SanTicketFile   *file,
                                               GBytes                *bytes,
                                               const char            *place,
                                               GError               **error);
gboolean        san_ticket_record_next_draft  (SanDatabase           *database,
                                               int                   *draft,
                                               GError               **error);
/* (element-type gint64) (transfer full): tickets of that point and item, drafts left out */
GArray         *san_ticket_record_of_place    (SanDatabase           *database,
                                               gint64                 point_id,
                                               gint64                 item_id,
                                               GError               **error);
/* The observations that it came of; with @photos their photographs, too, as of @event. */
gboolean        san_ticket_record_link        (SanDatabase           *database,
                                               gint64                 ticket,
                                               gint64                 event,
                                               const gint64          *observations,
                                               guint                  n_observations,
                                               gboolean               photos,
                                               GError               **error);
gboolean        san_ticket_record_count_photos (SanDatabase          *database,
                                               const gint64          *observations,
                                               guint                  n_observations,
                                               guint                 *n_photos,
                                               GError               **error);
/* (element-type gint64) (transfer full): the observations of a ticket */
GArray         *san_ticket_record_linked      (SanDatabase           *database,
                                               gint64                 ticket,
                                               GError               **error);
/* (element-type gint64) (transfer full): what a ticket is about: @item_id (0: none), then
 * the other items of the observations */
GArray         *san_ticket_record_items       (SanDatabase           *database,
                                               gint64                 item_id,
                                               const gint64          *observations,
                                               guint                  n_observations,
                                               GError               **error);
/* Tickets about the item at the point. @open (out): the newest that is open; @closed (out):
 * the last of all, where it is closed, with @closed_at; 0: none */
gboolean        san_ticket_record_newest      (SanDatabase           *database,
                                               gint64                 point_id,
                                               gint64                 item_id,
                                               gint64                *open,
                                               gint64                *closed,
                                               SanTime               *closed_at,
                                               GError               **error);
/* (nullable) without @error: no ticket bears it. @ticket (out): 0 then */
gboolean        san_ticket_record_by_number   (SanDatabase           *database,
                                               const SanTicketNumber *number,
                                               gint64                *ticket,
                                               GError               **error);

/* (transfer full): canonical text of the rules, to tell whether they have changed */
char           *san_ticket_rules_text         (const SanTicketRules  *rules);

/* What every verb needs: the rules, the calendar, who and when. Loaded once a change. */
typedef struct
{
  SanDatabase     *database;
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
  SanTicketEntry   entry;

  /* the photograph read last */
  char            *photo_path;
  char            *photo_taken;
  GBytes          *photo;
} SanTicketDesk;

gboolean        san_ticket_desk_open          (SanTicketDesk         *desk,
                                               SanDatabase           *database,
                                               SanTime                now,
                                               const char            *actor,
                                               GError               **error);
void            san_ticket_desk_clear         (SanTicketDesk         *desk);

/* (transfer full): with its state, and with what has left the office */
SanTicket      *san_ticket_desk_load          (SanTicketDesk         *desk,
                                               gint64                 id,
                                               GError               **error);
/* SAN_ERROR_INVALID when the unit does not exist on that day */
gboolean        san_ticket_desk_check_unit    (SanTicketDesk         *desk,
                                               gint64                 id,
                                               SanTime                as_of,
                                               GError               **error);
/* Writes what san_ticket_act() gave for @ticket: events, numbers, cancelled numbers. The
 * main event's id, 0 with @error. @given (nullable): the number of an imported slip */
gint64          san_ticket_desk_write         (SanTicketDesk         *desk,
                                               gint64                 ticket,
                                               GPtrArray             *events,
                                               const SanTicketNumber *given,
                                               GError               **error);
/* Gives the event, which is stored, its number where it gives one. */
gboolean        san_ticket_desk_number        (SanTicketDesk         *desk,
                                               gint64                 ticket,
                                               const SanTicketEvent  *event,
                                               const SanTicketNumber *given,
                                               GError               **error);
gboolean        san_ticket_desk_add_photos    (SanTicketDesk         *desk,
                                               gint64                 ticket,
                                               gint64                 event,
                                               const char            *kind,
                                               const char *const     *paths,
                                               GError               **error);
/* One request becomes a ticket. @given (nullable): the number of an imported slip.
 * @relapsed: the ticket that did not hold and of which this is the successor, 0 else */
gboolean        san_ticket_desk_new           (SanTicketDesk         *desk,
                                               const SanTicketRequest *request,
                                               const SanTicketNumber *given,
                                               gint64                 relapsed,
                                               gint64                *id,
                                               GError               **error);
/* A draft becomes a slip. */
gboolean        san_ticket_desk_issue         (SanTicketDesk         *desk,
                                               SanTicket             *ticket,
                                               SanTime                as_of,
                                               GError               **error);
/* One verb on one ticket. @made (out): the ticket, or the new one where it relapsed */
gboolean        san_ticket_desk_do            (SanTicketDesk         *desk,
                                               gint64                 id,
                                               const SanTicketRequestVerb *verb,
                                               gint64                *made,
                                               GError               **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanTicketDesk, san_ticket_desk_clear)

G_END_DECLS
