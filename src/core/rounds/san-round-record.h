/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* For this room only: SAN_ERROR_CONFLICT when the round is in review or published. */
gboolean san_round_check_open (SanDatabase  *database,
                               gint64        round_id,
                               GError      **error);

G_END_DECLS
