/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "rounds/san-draw-plan.h"

G_BEGIN_DECLS

/**
 * SanVisitPlan:
 *
 * Teams of a round, the days they go out, and how many points each sees on each of them.
 *
 * #SanVisitPlan::sheets when the sheets of the days are asked for.
 */
#define SAN_TYPE_VISIT_PLAN (san_visit_plan_get_type ())
G_DECLARE_FINAL_TYPE (SanVisitPlan, san_visit_plan, SAN, VISIT_PLAN, GtkBox)

/* @points: (element-type SanDrawPoint): those drawn */
void       san_visit_plan_load         (SanVisitPlan       *self,
                                        SanContext         *context,
                                        const SanRound     *round,
                                        GPtrArray          *points);
/* (element-type gint64): the points that a team and a day may be given to by hand */
void       san_visit_plan_set_selected (SanVisitPlan       *self,
                                        const GArray       *points);
/* (transfer full): what the lists say of a point: its team, its day, or that both are
 * sealed */
char      *san_visit_plan_team_words   (const SanDrawPoint *point,
                                        gpointer            self);
char      *san_visit_plan_day_words    (const SanDrawPoint *point,
                                        gpointer            self);

G_END_DECLS
