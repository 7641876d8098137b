/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-cross-store.h"
#include "rounds/san-round-frame.h"

G_BEGIN_DECLS

#define SAN_CROSS_ALGORITHM "sha256-ring-1"

/* A unit that visits others and is visited, with the text by which the draw knows it. */
typedef struct
{
  gint64      unit_id;
  const char *code;
} SanCrossUnit;

/* Adds to @plan who visits whom among @units (element-type SanCrossUnit), the members of one
 * group; its ->seed and ->visits say how.
 *
 * Algorithm sha256-ring-1, repeatable by anyone: the key of a unit is the SHA-256 of the
 * UTF-8 text "seed|round label|unit code"; ascending as bytes, then by code, the units stand
 * in a ring, and each visits the next ->visits ones. So each is visited equally often, none
 * visits itself, and no two visit each other as long as 2 · visits is below the number of
 * units: more is refused (SAN_ERROR_INVALID). */
gboolean      san_cross_plan_add_group (SanCrossPlan   *plan,
                                        const char     *round_label,
                                        const char     *group,
                                        GArray         *units,
                                        GError        **error);

/* The same for every group of the round's grouping with two members or more. Refuses a round
 * without a grouping. */
SanCrossPlan *san_cross_plan_draw      (SanDatabase    *database,
                                        const SanRound *round,
                                        const char     *seed,
                                        guint           visits,
                                        SanTime         now,
                                        GError        **error);

G_END_DECLS
