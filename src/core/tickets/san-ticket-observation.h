/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What was found on site, and the tickets that come of it (tickets.md §5). */

#define SAN_TICKET_SOURCE_ONSITE "实地测评"

/* (transfer full): observation → ticket (gint64): those of the round whose ticket was not
 * cancelled; @point_id 0: of all points */
GHashTable *san_ticket_observation_store_map (SanDatabase       *database,
                                              gint64             round_id,
                                              gint64             point_id,
                                              GError           **error);

/* An observation that a ticket came of, for the ticket's window. */
typedef struct
{
  gint64  observation_id;
  gint64  round_id;
  gint64  point_id;
  gint64  item_id;
  char   *round;       /* label */
  char   *item;        /* name */
  char   *grade;
  char   *note;
  char   *inspector;
  char   *seen_at;
} SanTicketSource;

void        san_ticket_source_free           (SanTicketSource   *source);
/* (transfer full) (element-type SanTicketSource): of a ticket, by item */
GPtrArray  *san_ticket_source_store_list     (SanDatabase       *database,
                                              gint64             ticket_id,
                                              GError           **error);

/* A ticket whose photographs show how it was and how it is now. */
typedef struct
{
  gint64  ticket_id;
  char   *unit;
  char   *point;       /* "": none */
} SanTicketPutRight;

void        san_ticket_put_right_free        (SanTicketPutRight *self);
/* (transfer full) (element-type SanTicketPutRight): in hand in @period, up to @most: red ones
 * first, then what was put right last */
GPtrArray  *san_ticket_put_right_store_list  (SanDatabase       *database,
                                              const SanPeriod   *period,
                                              guint              most,
                                              GError           **error);

/* A ticket that could be issued: everything that failed at one point of one unit. */
typedef struct
{
  gint64     unit_id;
  gint64     point_id;
  gint64     item_id;        /* the first of them */
  char      *point;
  char      *problem;
  char      *requirement;
  GArray    *assist;         /* gint64: the line bureaus */
  GArray    *observations;   /* gint64 */
  guint      n_items;
  guint      n_photos;
  gint64     recurs;         /* the ticket that it would be a recurrence of; 0: none */
} SanTicketOffer;

void        san_ticket_offer_free            (SanTicketOffer    *offer);

/* An observation of what an open ticket is about already. */
typedef struct
{
  gint64 observation_id;
  gint64 ticket_id;
} SanTicketCover;

typedef struct
{
  GPtrArray *offers;         /* (element-type SanTicketOffer): by unit and point */
  GArray    *covered;        /* SanTicketCover: they are linked, and issue nothing */
} SanTicketOffers;

void        san_ticket_offers_free           (SanTicketOffers   *offers);
/* (transfer full): of the failed observations of the round that have no ticket yet.
 * @unit_id: only of this unit and what is below it; 0: of all. @now decides what recurs. */
SanTicketOffers *san_ticket_offers_of_round  (SanDatabase       *database,
                                              const SanRound    *round,
                                              gint64             unit_id,
                                              SanTime            now,
                                              GError           **error);
/* (transfer full): the one ticket of these observations of one point, failed or not.
 * SAN_ERROR_INVALID when they are of several points, or one has a ticket already. */
SanTicketOffer *san_ticket_offer_of          (SanDatabase       *database,
                                              const SanRound    *round,
                                              const gint64      *observations,
                                              guint              n_observations,
                                              GError           **error);
/* What the offer asks for. Borrows its texts. */
void        san_ticket_offer_request         (const SanTicketOffer *offer,
                                              gint64             round_id,
                                              SanTicketRequest  *request);
/* Issues them, and links what is covered, as one step. @limit: NULL for that of the
 * category, else of the office. @ids (out, element-type gint64), @swept as in
 * san_ticket_new(). */
gboolean    san_ticket_from_round            (SanWorkspace      *workspace,
                                              const SanRound    *round,
                                              SanTicketOffers   *offers,
                                              const SanLimit    *limit,
                                              GArray           **ids,
                                              GPtrArray        **swept,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketSource, san_ticket_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketOffer, san_ticket_offer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketOffers, san_ticket_offers_free)

G_END_DECLS
