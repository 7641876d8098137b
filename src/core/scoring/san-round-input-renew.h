/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* An input that was read from records, brought up to date after one of them changed: that a
 * hundred thousand others did not need not be found out again. @renewed (out): FALSE where
 * that is not enough, and all of it has to be loaded. Nobody else may be reading the input. */
gboolean san_round_input_renew_cell  (SanRoundInput  *input,
                                      SanDatabase    *database,
                                      gint64          unit_id,
                                      const char     *component,
                                      gboolean       *renewed,
                                      GError        **error);
gboolean san_round_input_renew_point (SanRoundInput  *input,
                                      SanDatabase    *database,
                                      gint64          point_id,
                                      gboolean       *renewed,
                                      GError        **error);

G_END_DECLS
