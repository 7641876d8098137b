/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-draw-store.h"

G_BEGIN_DECLS

/* Who goes where on which day: teams of a round, and the points drawn for it. */

typedef struct
{
  gint64  id;
  char   *name;
  char   *members;   /* joined by ';' */
} SanTeam;

void       san_team_free             (SanTeam       *team);
/* (element-type SanTeam): in their order */
GPtrArray *san_team_store_list       (SanDatabase   *database,
                                      gint64         round_id,
                                      GError       **error);
/* Inside a change, on a round that is not locked. ->id 0: adds, and sets it. A name in use
 * is SAN_ERROR_EXISTS. */
gboolean   san_team_store_put        (SanDatabase   *database,
                                      gint64         round_id,
                                      SanTeam       *team,
                                      GError       **error);
/* Inside a change: its points have no team and no day then. */
gboolean   san_team_store_remove     (SanDatabase   *database,
                                      gint64         round_id,
                                      gint64         id,
                                      GError       **error);

/* (element-type SanDrawPoint): the drawn points as a team meets them: by unit in roster
 * order, then by category and code */
GPtrArray *san_draw_plan_list        (SanDatabase   *database,
                                      const SanRound *round,
                                      GError       **error);
/* Inside a change: the points of san_draw_plan_list() are cut into as many runs as there are teams, and each run into the days; runs differ by one
 * point at most, neighbours go together, and the same draw gives the same plan.
 * @teams: (element-type gint64); @days: (element-type SanDay) */
gboolean   san_draw_plan_spread      (SanDatabase   *database,
                                      gint64         round_id,
                                      GArray        *teams,
                                      GArray        *days,
                                      GError       **error);
/* Inside a change: one point; @team_id 0 and SAN_DAY_MIN: none. */
gboolean   san_draw_plan_put         (SanDatabase   *database,
                                      gint64         round_id,
                                      gint64         point_id,
                                      gint64         team_id,
                                      SanDay         day,
                                      GError       **error);

/* Whether the round is assessed covertly (暗访). */
gboolean   san_draw_plan_get_covert  (SanDatabase   *database,
                                      gint64         round_id,
                                      gboolean      *covert,
                                      GError       **error);
/* Inside a change, on a round that is not locked. */
gboolean   san_draw_plan_set_covert  (SanDatabase   *database,
                                      gint64         round_id,
                                      gboolean       covert,
                                      GError       **error);
/* Nobody is shown where a covert visit goes before its day. */
gboolean   san_draw_plan_is_sealed   (gboolean       covert,
                                      SanDay         day,
                                      SanDay         today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTeam, san_team_free)

G_END_DECLS
