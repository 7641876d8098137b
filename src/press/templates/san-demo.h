/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

/* Units, groups and schemes of the invented 云州市. Inside a change. */
gboolean san_demo_fill_registry (SanDatabase   *database,
                                 GError       **error);
/* The standard, and about 400 places in those units. Inside a change. */
gboolean san_demo_fill_points   (SanDatabase   *database,
                                 GError       **error);
/* Its rounds: @months of them up to the last one, which is still being assessed; the
 * others are published with their bulletins. The same @seed gives the same records. */
gboolean san_demo_add_rounds    (SanWorkspace  *workspace,
                                 guint          months,
                                 guint64        seed,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* What was found on site in the last of those months, from the draw to the picture, in rounds
 * of their own, and what residents said. */
gboolean san_demo_add_inspections (SanWorkspace *workspace,
                                 guint          months,
                                 guint64        seed,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* The tickets of those months, up to a morning in the last one. */
gboolean san_demo_add_tickets   (SanWorkspace  *workspace,
                                 guint          months,
                                 guint64        seed,
                                 GCancellable  *cancellable,
                                 GError       **error);

#define SAN_DEMO_CITY       "云州市"
#define SAN_DEMO_CAMPAIGN   "云州市创建文明城市（演示）"
#define SAN_DEMO_MONTHS     24
#define SAN_DEMO_MONTHS_MAX 120
#define SAN_DEMO_GROUPING   "月度考评分组"
#define SAN_DEMO_STREETS    "街道乡镇月度考评"
#define SAN_DEMO_DISTRICTS  "各区月度考评"
#define SAN_DEMO_BUREAUS    "市直部门月度考评"
#define SAN_DEMO_ONSITE     "实地测评"
#define SAN_DEMO_ONSITE_DISTRICTS "各区实地测评"

/* The town that joined the assessment late: from its month on, counted from the first of
 * the year before the last round's. */
#define SAN_DEMO_LATE_UNIT  "芦湾镇"

G_END_DECLS
