/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "registry/san-group-store.h"

G_BEGIN_DECLS

/* What the units page does to units and their groups: each is one step of the journal. A
 * failure is reported unless there is a @error to put it in. */

/* A field put right, in the version that is shown. No toast. */
gboolean san_unit_change_correct     (SanContext     *context,
                                      const SanUnit  *unit,
                                      GError        **error);
/* From @day on it is called so. */
gboolean san_unit_change_rename      (SanContext     *context,
                                      const SanUnit  *unit,
                                      SanDay          day);
/* @group: 0 for none. ->id is set */
gboolean san_unit_change_add         (SanContext     *context,
                                      SanUnit        *unit,
                                      gint64          group);
/* @day SAN_DAY_MIN: it has always stood there, and what is written is wrong */
gboolean san_unit_change_move        (SanContext     *context,
                                      const SanUnit  *unit,
                                      const SanUnit  *parent,
                                      SanDay          day);
gboolean san_unit_change_order       (SanContext     *context,
                                      const SanUnit  *unit,
                                      int             steps);
gboolean san_unit_change_merge       (SanContext     *context,
                                      const SanUnit  *unit,
                                      const SanUnit  *into,
                                      SanDay          day);
gboolean san_unit_change_split       (SanContext     *context,
                                      const SanUnit  *unit,
                                      SanUnit        *part,
                                      SanDay          day);
/* @day: the first on which it is no more */
gboolean san_unit_change_retire      (SanContext     *context,
                                      const SanUnit  *unit,
                                      SanDay          day);
gboolean san_unit_change_delete      (SanContext     *context,
                                      const SanUnit  *unit);
/* From @day on it stands in @group; or with @name in a group of @grouping that is new, and
 * no longer at @before (nullable), its place in that grouping. */
gboolean san_unit_change_group       (SanContext     *context,
                                      const SanUnit  *unit,
                                      gint64          group,
                                      const char     *grouping,
                                      const char     *name,
                                      const SanMember *before,
                                      SanStanding     standing,
                                      SanDay          day);
/* From @day on it stands in no group of this grouping. */
gboolean san_unit_change_leave       (SanContext     *context,
                                      const SanUnit  *unit,
                                      const SanMember *member,
                                      const char     *group,
                                      SanDay          day);

G_END_DECLS
