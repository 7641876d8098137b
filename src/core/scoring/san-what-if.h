/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* Changing a scratch copy of an input to see the ranking move; nothing is written. Only a
 * copy may be changed: it has schemes of its own. */
SanRoundInput *san_round_input_copy        (const SanRoundInput  *input,
                                            GError              **error);
/* In every scheme of the round that has the component. SAN_ERROR_NOT_FOUND when none has;
 * SAN_ERROR_INVALID where a component has no weight. */
gboolean       san_round_input_set_weight  (SanRoundInput        *copy,
                                            const char           *key,
                                            gint64                weight,
                                            GError              **error);
gboolean       san_round_input_set_missing (SanRoundInput        *copy,
                                            const char           *key,
                                            SanMissingRule        rule,
                                            gint64                value,
                                            GError              **error);
void           san_round_input_set_ties    (SanRoundInput        *copy,
                                            SanTies               ties);
gboolean       san_ties_parse              (const char           *text,
                                            SanTies              *ties);
/* A computed component is overridden. SAN_ERROR_NOT_FOUND: no participant, no leaf */
gboolean       san_round_input_set_cell    (SanRoundInput        *copy,
                                            gint64                unit_id,
                                            const char           *key,
                                            SanCellState          state,
                                            gint64                value,
                                            GError              **error);

G_END_DECLS
