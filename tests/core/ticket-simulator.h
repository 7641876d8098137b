/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-engine.h"

G_BEGIN_DECLS

/* A second reading of the rules of three-colour tickets: it lives through the minutes of one
 * ticket and counts them one by one. Slow and plain on purpose; it shares nothing with the
 * engine but the words of its headers. */

/* Which minutes are worked. */
typedef struct _SanSimCalendar SanSimCalendar;

/* @table: the shipped table of holidays; @days (element-type SanCalendarDay) and @hours
 * (element-type SanOfficeHours) are the office's own, or NULL; @without: a year whose table
 * is not known, or 0. Good for the days of @first … @last (years). */
SanSimCalendar *san_sim_calendar_new   (const char             *table,
                                        GPtrArray              *days,
                                        GPtrArray              *hours,
                                        gboolean                roll,
                                        int                     without,
                                        int                     first,
                                        int                     last);
void            san_sim_calendar_free  (SanSimCalendar         *self);
gboolean        san_sim_calendar_open  (const SanSimCalendar   *self,
                                        SanTime                 minute);
/* The first minute from @minute on that is worked. */
SanTime         san_sim_calendar_next  (const SanSimCalendar   *self,
                                        SanTime                 minute);
/* Minutes in [from, to) that count: all of them if @plain, else the worked ones. */
gint64          san_sim_calendar_count (const SanSimCalendar   *self,
                                        gboolean                plain,
                                        SanTime                 from,
                                        SanTime                 to);
/* The moment at which @minutes such minutes have passed since @from. */
SanTime         san_sim_calendar_pass  (const SanSimCalendar   *self,
                                        gboolean                plain,
                                        SanTime                 from,
                                        gint64                  minutes);
SanTime         san_sim_calendar_end   (const SanSimCalendar   *self,
                                        SanTime                 start,
                                        const SanLimit         *limit);

/* A limit that is being counted down. */
typedef struct
{
  gboolean     on;
  SanLimitKind sort;
  SanTime      due;
  SanTime      rise;   /* due, and grace after it */
  gint64       whole;  /* minutes that make up the limit, without the day of the event; 0:
                        * it was over when it stopped, and there is none */
  gint64       left;   /* those that are still to be counted */
} SanSimClock;

/* An extension that was asked for. */
typedef struct
{
  SanLimit    limit;
  SanTime     due;
  SanTime     at;
  const char *by;
} SanSimAsk;

#define SAN_SIM_ASKS 32

typedef struct
{
  SanTime         now;      /* the minutes before it have been lived through */
  SanTicketStage  stage;
  SanTicketFlag   flag;
  SanTicketColour colour;
  SanTicketRed    red;
  SanSimClock     clock;    /* of the due time in force */
  SanSimClock     receipt;
  SanSimClock     own;      /* of the figures */
  SanTime         issued;
  SanTime         received; /* since the slip was last given to a unit */
  SanTime         reported; /* as-of of the report that waits, or was accepted */
  SanTime         stopped;  /* since when the clock stands, if it does */
  SanTime         closed;
  guint           returns;
  guint           accounts;    /* times somebody was held to account */
  guint           extensions;
  gint64          standing;        /* worked minutes in which the clock stood since issue */
  gint64          stopped_minutes; /* of them, those before closing */
  SanLimit        slip;     /* the slip's own limit */
  guint           asked;       /* extensions that wait for a decision, the newest last */
  SanSimAsk       asks[SAN_SIM_ASKS];
  const char     *proposed_by; /* of red; NULL: nobody */
  const char     *reporter;
  const char     *reporter_by;
  gboolean        picture_before;
  gboolean        picture_after;
} SanSimState;

/* A colour that rose. */
typedef struct
{
  SanTime         at;
  SanTicketColour to;       /* RED: red is proposed */
  const char     *why;
  gboolean        step;     /* by lapse of time; else by an event */
  gboolean        left;     /* its slip has left the office */
  gboolean        annulled;
} SanSimRise;

typedef struct _SanSim SanSim;

SanSim         *san_sim_new            (const SanSimCalendar   *calendar,
                                        const SanTicketRules   *rules);
void            san_sim_free           (SanSim                 *self);
/* A run of the program at @now: how many steps it takes. */
guint           san_sim_sweep          (SanSim                 *self,
                                        SanTime                 now);
/* Whether the verb is taken; if not, nothing has changed. */
gboolean        san_sim_act            (SanSim                 *self,
                                        const SanTicketEvent   *event,
                                        SanTime                 now);
/* Every slip so far has been printed and carried off. */
void            san_sim_carry_off      (SanSim                 *self);
/* What is recorded so far says this. */
SanSimState     san_sim_state          (SanSim                 *self);
/* The same of the events with as-of <= @until alone; FALSE when there is none. */
gboolean        san_sim_state_at       (SanSim                 *self,
                                        SanTime                 until,
                                        SanSimState            *state);
/* (transfer none) (element-type SanSimRise): in the order of recording, annulled ones too */
GArray         *san_sim_rises          (SanSim                 *self);
/* Whether the unit's time passes: its due time comes nearer, or it is overdue by more. */
gboolean        san_sim_counts         (const SanSimState      *state);
/* The same, and the time that passes may bring a rise or ends red's limit: it does not
 * while red is proposed. */
gboolean        san_sim_runs           (const SanSimState      *state);
/* Whether the receipt limit may still bring a rise. */
gboolean        san_sim_awaits_receipt (const SanSimState      *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSimCalendar, san_sim_calendar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSim, san_sim_free)

G_END_DECLS
