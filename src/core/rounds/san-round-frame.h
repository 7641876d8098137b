/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme.h"

G_BEGIN_DECLS

/* Who takes part in a round and by which scheme, as a table of scores needs it: read once,
 * asked often. */
typedef struct
{
  SanRound    *round;
  SanRoster   *roster;      /* on the last day, with the units that are gone */
  GPtrArray   *schemes;     /* (element-type SanScheme), in force */
  GPtrArray   *leaves;      /* (element-type SanNode) (transfer none): of all schemes, a
                               key once */
  GHashTable  *members;     /* (nullable): unit id → group name; NULL: no grouping */
} SanRoundFrame;

SanRoundFrame   *san_round_frame_load       (SanDatabase    *database,
                                             const char     *label,
                                             GError        **error);
void             san_round_frame_free       (SanRoundFrame  *frame);
/* SAN_ERROR_CONFLICT when cells cannot be changed any more */
gboolean         san_round_frame_check_open (SanRoundFrame  *frame,
                                             GError        **error);
/* Members of the grouping on the last day; without one every unit of that day */
gboolean         san_round_frame_takes_part (SanRoundFrame  *frame,
                                             const SanUnit  *unit);
/* (transfer none): the unit that what was found at @unit counts for: itself if it takes part,
 * else the nearest unit above it that does; NULL where there is none */
const SanUnit   *san_round_frame_counting_unit (SanRoundFrame *frame,
                                             const SanUnit  *unit);
/* The participant that @text names; @parent is nullable. Errors also SAN_ERROR_INVALID
 * for a unit that takes no part. */
const SanUnit   *san_round_frame_find       (SanRoundFrame  *frame,
                                             const char     *text,
                                             const char     *parent,
                                             GError        **error);
/* (transfer none): the scheme that the participant uses (scoring.md §7) */
const SanScheme *san_round_frame_scheme     (SanRoundFrame  *frame,
                                             const SanUnit  *unit,
                                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRoundFrame, san_round_frame_free)

G_END_DECLS
