/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-event.h"
#include "tickets/san-work-calendar.h"

G_BEGIN_DECLS

/* The rules of tickets.md as functions of one ticket's events: no database, no clock, no
 * other ticket. The store loads events, asks here, and writes what comes out. */

/* The office's settings, with tickets.md's defaults. A value: copy it. */
typedef struct
{
  SanLimit white;                /* where neither ticket nor category says: 3 workdays */
  SanLimit receipt;              /* 1 workdays; NONE: no receipt limit */
  SanLimit yellow;               /* 3 workdays */
  SanLimit red;                  /* 3 workdays */
  SanLimit verification;         /* 3 workdays */
  SanLimit reopened;             /* 3 workdays */
  SanLimit returned;             /* at least this after a return: 1 workdays */
  SanLimit grace;                /* NONE; later rises by that much */
  int      extensions;           /* granted at most: 1 */
  gboolean extend_red;           /* FALSE: refused in red */
  int      window;               /* of recurrence, calendar days, inclusive: 30 */
  gboolean second_person;        /* TRUE */
  gboolean picture_after;        /* TRUE: verify needs one after if there was one before */
  gboolean separate_close;       /* FALSE: verify closes in one act */
} SanTicketRules;

void             san_ticket_rules_init    (SanTicketRules        *rules);

/* What the events say. */
typedef struct
{
  SanTicketStage  stage;
  SanTicketFlag   flag;
  SanTicketColour colour;        /* as printed; a closed ticket keeps its last */
  SanTicketColour first_colour;
  SanTicketRed    red;
  gint64          unit_id;       /* the present main unit */
  SanLimitKind    sort;          /* which minutes the limit in force counts */
  SanTime         issued;        /* SAN_TICKET_NO_TIME for a draft; so below */
  SanTime         received;
  SanTime         reported;      /* as-of of the last report, if it waits or was accepted */
  SanTime         closed;        /* of closing (verification's time) or cancelling */
  SanTime         due;           /* in force, or the last that was */
  SanTime         receipt_due;   /* while it may still bring a rise */
  gboolean        running;       /* the clock of @due runs */
  gint64          remainder;     /* minutes left when it was stopped */
  SanTime         stopped;       /* since when */
  SanTime         verify_due;    /* the office's own limit, while a report waits */
  SanTime         rises;         /* when the next step falls due; NO_TIME: never */
  guint           returns;
  guint           extensions;    /* granted */
  guint           reminders;
  guint           accounts;      /* times somebody was held to account */
  guint           proposals;     /* of extension or red, waiting for a decision */
  gboolean        extension_asked;
  SanTime         own_due;       /* the due time of the figures, tickets.md §8 */
  gint64          stopped_minutes; /* working minutes of stopped time from issue to closing */
  gboolean        looked_back;   /* since the last closing */
  gboolean        relapsed;
  char           *last_reporter; /* actor of the last report */
  char           *last_reporter_by;
} SanTicketState;

void             san_ticket_state_free    (SanTicketState        *state);

/* Events are (element-type SanTicketEvent) in any order; derived in the order (as-of, id),
 * those with id 0 last. Only events with as-of <= @until count (G_MAXINT64: all), also
 * when they were entered later. */
SanTicketState  *san_ticket_derive        (const SanTicketRules  *rules,
                                           const SanWorkCalendar *calendar,
                                           GPtrArray             *events,
                                           SanTime                until);
/* (transfer full) (element-type SanTicketEvent): the steps that lapse of time brings until
 * @now, oldest first, each with as-of its due minute and entered @now; empty when none.
 * Steps are taken only when due < now. Nothing when now is earlier than the newest event. */
GPtrArray       *san_ticket_sweep         (const SanTicketRules  *rules,
                                           const SanWorkCalendar *calendar,
                                           GPtrArray             *events,
                                           SanTime                now);
/* Checks @event against everything that tickets.md says of it at @now (whose sweep has been
 * recorded already). (transfer full) (element-type SanTicketEvent): the event itself and
 * what belongs to it: rises by it, steps annulled by it (and ANNULLED of what rested on
 * them); the event is completed: colour, and the limit
 * it gives; NULL with SAN_ERROR_INVALID or SAN_ERROR_CONFLICT naming field and reason. Among
 * the additions a RISE or ANNULLED refers by id, a RISE by 0: the event itself. */
GPtrArray       *san_ticket_act           (const SanTicketRules  *rules,
                                           const SanWorkCalendar *calendar,
                                           GPtrArray             *events,
                                           const SanTicketEvent  *event,
                                           SanTime                now,
                                           GError               **error);
/* Whether the stage and flags take the verb at all: for buttons and menus. */
gboolean         san_ticket_takes         (const SanTicketRules  *rules,
                                           const SanTicketState  *state,
                                           SanTicketKind          kind);
/* (transfer full) (element-type SanDeadlineSpan): how the due time in force came about,
 * from the event that set it; the counted minutes add up to the limit */
GPtrArray       *san_ticket_deadline      (const SanTicketRules  *rules,
                                           const SanWorkCalendar *calendar,
                                           GPtrArray             *events);
/* Working minutes after due at @now; 0 while the clock is stopped or has ended */
gint64           san_ticket_overdue       (const SanTicketState  *state,
                                           const SanWorkCalendar *calendar,
                                           SanTime                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketState, san_ticket_state_free)

G_END_DECLS
