/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

/* A superior test's list of 300 problems over 30 units and what becomes of them, for two
 * faces: sansectl and the desktop do the same and must come to the same digest. */

#define TICKET_SCENARIO_UNITS    30
#define TICKET_SCENARIO_PROBLEMS 300
#define TICKET_SCENARIO_START    "2018-06-01 08:30"
#define TICKET_SCENARIO_ISSUED   "2018-06-04 09:00"
#define TICKET_SCENARIO_CLERK    "李敏"
#define TICKET_SCENARIO_SEED     "20180716"

/* Done to every ticket whose problem holds @mark, in order of issue, as one step. */
typedef struct
{
  const char   *now;
  const char   *actor;
  const char   *mark;
  SanTicketKind kind;
  const char   *text;       /* NULL: none; so below */
  const char   *by;
  const char   *document;
  const char   *limit;
} TicketScenarioAct;

/* Ended by a @now of NULL: from the receipt to the last closing. */
extern const TicketScenarioAct ticket_scenario_acts[];
/* Then, on this day, the draw, and what was found of those drawn, by mark. */
#define TICKET_SCENARIO_DRAW     "2018-07-16 09:00"
extern const TicketScenarioAct ticket_scenario_finds[];

/* Writes units.csv, groups.csv, scheme.json and problems.xlsx there. */
void ticket_scenario_write (const char *folder);

G_END_DECLS
