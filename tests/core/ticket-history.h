/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/ticket-simulator.h"

G_BEGIN_DECLS

/* Random histories of tickets: offices, people and runs of the program. */

#define SAN_HISTORY_FIRST_YEAR 2004
#define SAN_HISTORY_LAST_YEAR 2026
/* of each year: the shipped one, and others with days, hours and settings of an office */
#define SAN_HISTORY_CALENDARS_OF_YEAR 3
#define SAN_HISTORY_CALENDARS \
  ((SAN_HISTORY_LAST_YEAR - SAN_HISTORY_FIRST_YEAR + 1) * SAN_HISTORY_CALENDARS_OF_YEAR)

/* The same days and hours for both readings. */
typedef struct
{
  int              year;
  SanWorkCalendar *engine;
  SanSimCalendar  *sim;
  GArray          *eves;   /* SanDay: worked days before a holiday */
  char            *label;
} SanHistoryCalendar;

/* An array of SAN_HISTORY_CALENDARS */
SanHistoryCalendar *san_history_calendars_new  (void);
void                san_history_calendars_free (SanHistoryCalendar       *calendars);

typedef enum
{
  SAN_ACTION_VERB,    /* the program sweeps, then somebody enters something */
  SAN_ACTION_SWEEP,   /* the program runs */
  SAN_ACTION_CARRY,   /* every slip is printed and carried off */
} SanActionKind;

typedef struct
{
  SanActionKind   kind;
  SanTime         now;
  SanTicketEvent *event;   /* of a verb */
} SanAction;

typedef struct
{
  guint32                   seed;
  const SanHistoryCalendar *calendar;
  SanTicketRules            rules;
  GPtrArray                *actions;   /* SanAction */
} SanHistory;

/* One and the same of each seed; the years take turns. */
SanHistory         *san_history_new_random     (const SanHistoryCalendar *calendars,
                                                guint32                   seed);
SanHistory         *san_history_new            (const SanHistoryCalendar *calendar,
                                                const SanTicketRules     *rules);
void                san_history_add            (SanHistory               *history,
                                                SanActionKind             kind,
                                                SanTime                   now,
                                                SanTicketEvent           *event);
void                san_action_free            (SanAction                *action);
void                san_history_free           (SanHistory               *history);
/* (transfer full): the office and the first @length actions, for people */
char               *san_history_describe       (const SanHistory         *history,
                                                guint                     length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanHistory, san_history_free)

G_END_DECLS
