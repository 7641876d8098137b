/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/ticket-simulator.h"

G_BEGIN_DECLS

struct _SanSim
{
  const SanSimCalendar *calendar;
  SanTicketRules        rules;
  GPtrArray            *events;   /* what people entered, in the order of entry */
  GArray               *rises;    /* SanSimRise */
  SanSimState           base;     /* right after the last of @events */
  SanSimState           current;  /* that, and lived on to the last sweep */
  SanTime               newest;   /* the latest entry */
};

gboolean san_sim_is_plain       (SanLimitKind           sort);
/* issued … rectifying */
gboolean san_sim_is_with_unit   (const SanSimState     *s);
gboolean san_sim_is_open        (const SanSimState     *s);
/* The unit's time does not pass. */
gboolean san_sim_is_stopped     (const SanSimState     *s);

void     san_sim_set_due        (SanSim                *self,
                                 SanSimClock           *clock,
                                 SanTime                due);
void     san_sim_start          (SanSim                *self,
                                 SanSimClock           *clock,
                                 SanTime                at,
                                 const SanLimit        *limit);
/* The later of the two; what is counted down is that of the later one. */
void     san_sim_start_if_later (SanSim                *self,
                                 SanSimClock           *clock,
                                 SanTime                at,
                                 const SanLimit        *limit);
void     san_sim_restart        (SanSim                *self,
                                 const SanSimState     *s,
                                 SanSimClock           *clock,
                                 SanTime                at);
/* What had passed before the clock stopped has passed. */
void     san_sim_restart_own    (SanSim                *self,
                                 SanSimState           *s,
                                 SanTime                at);

void     san_sim_propose_red    (SanSimState           *s,
                                 const char            *by);
void     san_sim_rise_to_yellow (SanSim                *self,
                                 SanSimState           *s,
                                 SanTime                at);

/* Whether the event has the reason and the time that it needs, whatever the ticket. */
gboolean san_sim_is_complete    (const SanTicketEvent  *event);
/* Whether the ticket takes it now. */
gboolean san_sim_may            (SanSim                *self,
                                 const SanSimState     *s,
                                 const SanTicketEvent  *event);
/* Lets it happen. @record: its rises are new, and recorded. */
void     san_sim_apply          (SanSim                *self,
                                 SanSimState           *s,
                                 const SanTicketEvent  *event,
                                 gboolean               record);

G_END_DECLS
