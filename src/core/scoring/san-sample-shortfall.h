/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* A unit of which fewer points of a category were finished than the round's draw asks for. */
typedef struct
{
  guint       participant;   /* that the points' territorial units score */
  const char *category;      /* its name; belongs to the input's book */
  guint       finished;
  guint       required;
} SanSampleShortfall;

/* (transfer full) (element-type SanSampleShortfall): by participant, then in the order of the
 * standard; of participants that have any finished point and whose shortfall nobody has
 * confirmed. Empty for rounds without a draw, and before anything was found. */
GArray    *san_sample_shortfalls (SanDatabase          *database,
                                  const SanRound       *round,
                                  const SanRoundInput  *input,
                                  GError              **error);
/* Inside a change, on a round that is not locked: why so few points of a unit stand. */
gboolean   san_sample_confirm    (SanDatabase          *database,
                                  gint64                round_id,
                                  gint64                unit_id,
                                  const char           *reason,
                                  GError              **error);

G_END_DECLS
