/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-limit.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_TICKET_WHITE,
  SAN_TICKET_YELLOW,
  SAN_TICKET_RED,
} SanTicketColour;

#define SAN_TICKET_COLOURS 3

typedef enum
{
  SAN_TICKET_DRAFT,
  SAN_TICKET_ISSUED,
  SAN_TICKET_RECEIVED,
  SAN_TICKET_RECTIFYING,
  SAN_TICKET_REPORTED,
  SAN_TICKET_VERIFIED,
  SAN_TICKET_CLOSED,
  SAN_TICKET_CANCELLED,
} SanTicketStage;

typedef enum
{
  SAN_TICKET_NO_FLAG,
  SAN_TICKET_SUSPENDED,
  SAN_TICKET_SHELVED,
  SAN_TICKET_DISPUTED,
} SanTicketFlag;

typedef enum
{
  SAN_TICKET_RED_NONE,
  SAN_TICKET_RED_PROPOSED,
  SAN_TICKET_RED_APPROVED,
} SanTicketRed;

/* What can happen to a ticket. The words (san_ticket_kind_name) are those of cli.md and of
 * ticket_event.kind. The last four are the engine's own. */
typedef enum
{
  SAN_TICKET_DRAFTED,      /* "draft" */
  SAN_TICKET_ISSUE,        /* "issue" (also of new) */
  SAN_TICKET_RECEIVE,
  SAN_TICKET_BEGIN,
  SAN_TICKET_REPORT,
  SAN_TICKET_RETURN,
  SAN_TICKET_VERIFY,
  SAN_TICKET_CLOSE,
  SAN_TICKET_REOPEN,
  SAN_TICKET_EXTEND,
  SAN_TICKET_APPROVE,
  SAN_TICKET_REJECT,
  SAN_TICKET_SUSPEND,
  SAN_TICKET_RESUME,
  SAN_TICKET_SHELVE,
  SAN_TICKET_UNSHELVE,
  SAN_TICKET_DISPUTE,
  SAN_TICKET_UPHOLD,
  SAN_TICKET_DISMISS,
  SAN_TICKET_REASSIGN,
  SAN_TICKET_CANCEL,
  SAN_TICKET_ORDER_RED,    /* "order-red" */
  SAN_TICKET_HELD,         /* "held": lookback --held */
  SAN_TICKET_RELAPSED,     /* "relapsed" */
  SAN_TICKET_REMIND,
  SAN_TICKET_ACCOUNT,
  SAN_TICKET_OUTCOME,      /* "outcome": what came of an ACCOUNT, which it refers to */
  SAN_TICKET_NOTE,         /* "note": a line in the timeline; every stage takes it */
  SAN_TICKET_STEP,         /* "step": a rise by lapse of time, recorded by a sweep */
  SAN_TICKET_RISE,         /* "rise": a rise that belongs to the event it refers to */
  SAN_TICKET_ANNULLED,     /* "annulled": the step it refers to */
  SAN_TICKET_KINDS,
} SanTicketKind;

/* Why a colour rose, in the words of sansectl ("why" of ticket_event). */
#define SAN_TICKET_WHY_OVERDUE    "overdue"     /* the due time passed without a report */
#define SAN_TICKET_WHY_RECEIPT    "receipt"     /* the receipt limit passed without one */
#define SAN_TICKET_WHY_RETURNED   "returned"
#define SAN_TICKET_WHY_RECURRENCE "recurrence"
#define SAN_TICKET_WHY_ORDERED    "ordered"

/* One thing that happened. Texts are never NULL. */
typedef struct
{
  gint64          id;        /* 0: not stored yet; else the order of entry */
  SanTime         as_of;
  SanTime         entered;
  SanTicketKind   kind;
  char           *actor;     /* who entered it; "" for the engine */
  char           *by;        /* who did it, where that is somebody else */
  char           *text;
  char           *document;
  SanLimit        limit;     /* asked with ISSUE, REOPEN, EXTEND, REASSIGN, else kind NONE;
                              * what the engine adds also keeps the limit that the settings
                              * gave then: the stored one is what the slip said */
  SanTime         due;       /* of EXTEND --due; SAN_TICKET_NO_TIME if not given */
  gboolean        has_colour; /* ISSUE, and RISE, STEP, APPROVE that give a number */
  SanTicketColour colour;
  gboolean        proposes;  /* ISSUE, STEP, RISE: red is proposed; VERIFY: closing is, to be
                              * approved by CLOSE */
  char           *why;       /* of STEP and RISE; of an ISSUE above white: its reason's kind */
  gint64          unit_id;   /* of ISSUE and REASSIGN */
  gint64          refers;    /* ANNULLED: the id of the step; RISE: the id of its event;
                              * OUTCOME: that of the ACCOUNT, 0 with a verb: the newest */
  gboolean        left;      /* the slip whose number this event gave has left the office */
  guint           photos;    /* how many pictures came with it */
} SanTicketEvent;

#define SAN_TICKET_NO_TIME G_MININT64

SanTicketEvent *san_ticket_event_new        (SanTicketKind         kind,
                                             SanTime               as_of,
                                             const char           *actor);
SanTicketEvent *san_ticket_event_copy       (const SanTicketEvent *event);
void            san_ticket_event_free       (SanTicketEvent       *event);

/* (transfer none): the words of the files and of sansectl, never translated */
const char     *san_ticket_kind_name        (SanTicketKind         kind);
gboolean        san_ticket_kind_parse       (const char           *text,
                                             SanTicketKind        *kind);
const char     *san_ticket_colour_name      (SanTicketColour       colour);
gboolean        san_ticket_colour_parse     (const char           *text,
                                             SanTicketColour      *colour);
const char     *san_ticket_stage_name       (SanTicketStage        stage);
gboolean        san_ticket_stage_parse      (const char           *text,
                                             SanTicketStage       *stage);
const char     *san_ticket_flag_name        (SanTicketFlag         flag);   /* "" for none */
const char     *san_ticket_red_name         (SanTicketRed          red);
/* (transfer none): for people, in their language: 签收, 黄单, 整改, 缓办 */
const char     *san_ticket_kind_label       (SanTicketKind         kind);
const char     *san_ticket_colour_label     (SanTicketColour       colour);
const char     *san_ticket_stage_label      (SanTicketStage        stage);
const char     *san_ticket_flag_label       (SanTicketFlag         flag);
const char     *san_ticket_why_label        (const char           *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketEvent, san_ticket_event_free)

G_END_DECLS
