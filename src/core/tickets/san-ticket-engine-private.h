/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-engine.h"

G_BEGIN_DECLS

/* The engine's inside: one walk over the events of a ticket, shared by its parts. */

/* A time limit that can stand still. @due is SAN_TICKET_NO_TIME where there is none. */
typedef struct
{
  SanLimitKind sort;
  SanTime      due;
  gboolean     stopped;
  gint64       remainder;   /* while stopped, minutes of @sort */
} SanTicketClock;

/* What waits for approve or reject. */
typedef struct
{
  const SanTicketEvent *ask;     /* the request for an extension; NULL: red is proposed */
  const char           *actor;   /* who proposed; NULL: nobody */
  const char           *by;
} SanTicketProposal;

/* A stretch in which the clock stood, for the explanation of a deadline. */
typedef struct
{
  SanTime     from;
  SanTime     to;      /* SAN_TICKET_NO_TIME: it still stands */
  SanTime     first;   /* the first minute that may count after it */
  const char *why;
} SanTicketStop;

/* How the due time in force came about. */
typedef struct
{
  SanTime  base;        /* of the event that set it */
  SanTime  base_first;  /* the first minute that may count */
  SanTime  first;       /* the same, as later stops have moved it */
  gint64   lead;        /* minutes of the sort that were left up to @first at the stop */
  gint64   extension;   /* minutes at the end that an extension gave */
  GArray  *stops;       /* SanTicketStop, since @base */
} SanTicketTrace;

typedef struct
{
  const SanTicketRules  *rules;
  const SanWorkCalendar *calendar;
  SanTicketState         state;
  SanTicketClock         clock;     /* of the colour's limit */
  SanTicketClock         receipt;
  SanTicketClock         own;       /* of the figures: rises do not touch it */
  SanLimit               slip;      /* the limit of the slip as issued */
  SanTime                halted;    /* since when nothing runs; NO_TIME: it runs */
  SanTime                verified;
  GArray                *proposals; /* SanTicketProposal, the newest last; NULL: none */
  const SanTicketEvent  *person;    /* the last event entered by a person */
  const char            *reporter;
  const char            *reporter_by;
  SanTime                last_step; /* NO_TIME: no step in force */
  SanTime                newest;    /* when the newest event was, or was entered */
  guint                  before;    /* pictures */
  guint                  after;
  SanTicketTrace        *trace;     /* NULL: nobody asks */
} SanTicketFold;

/* Walks over @events. The fold borrows them; san_ticket_fold_clear() ends it. */
void     san_ticket_fold_run      (SanTicketFold          *fold,
                                   const SanTicketRules   *rules,
                                   const SanWorkCalendar  *calendar,
                                   GPtrArray              *events,
                                   SanTime                 until,
                                   SanTicketTrace         *trace);
void     san_ticket_fold_clear    (SanTicketFold          *fold);
/* (nullable): the newest one */
SanTicketProposal *san_ticket_fold_proposal (const SanTicketFold *fold);
/* What lapse of time brings next: FALSE when nothing. */
gboolean san_ticket_fold_next     (const SanTicketFold    *fold,
                                   SanTime                *at,
                                   const char            **why);

/* The clocks of a fold. */
void     san_ticket_clock_set     (SanTicketFold          *fold,
                                   SanTicketClock         *clock,
                                   SanTime                 at,
                                   const SanLimit         *limit);
/* All that runs stops at @at; @why is for the explanation. */
void     san_ticket_fold_halt     (SanTicketFold          *fold,
                                   SanTime                 at,
                                   const char             *why);
/* … and goes on, with at least @minimum from then (NULL: only the remainder). */
void     san_ticket_fold_restart  (SanTicketFold          *fold,
                                   SanTime                 at,
                                   const SanLimit         *minimum);
/* A new limit for the ticket's clock from @at. */
void     san_ticket_fold_begin    (SanTicketFold          *fold,
                                   SanTime                 at,
                                   const SanLimit         *limit);
/* The later of what is in force and @limit from @at. */
void     san_ticket_fold_prolong  (SanTicketFold          *fold,
                                   SanTime                 at,
                                   const SanLimit         *limit);
/* What an extension that was asked gives now. */
SanTime  san_ticket_fold_granted  (const SanTicketFold    *fold,
                                   const SanTicketEvent   *ask,
                                   SanTime                 due);
void     san_ticket_fold_grant    (SanTicketFold          *fold,
                                   const SanTicketEvent   *ask);

/* Whether the event was entered by a person: all but steps, rises and annulments. */
gboolean san_ticket_kind_is_verb  (SanTicketKind           kind);
/* Everything that makes an event refused, in words. */
gboolean san_ticket_check         (const SanTicketFold    *fold,
                                   const SanTicketEvent   *event,
                                   SanTime                 now,
                                   GError                **error);

G_END_DECLS
