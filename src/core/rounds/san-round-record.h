/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* What the stores of this room share; for this room only. */

/* SAN_ERROR_CONFLICT when the round is in review or published. */
gboolean san_round_check_open        (SanDatabase  *database,
                                      gint64        round_id,
                                      GError      **error);
/* The same for the round of a record: @sql asks for it by the id of the record. @gone: what
 * is said when there is no such record any more, SAN_ERROR_NOT_FOUND. */
gboolean san_round_record_check_open (SanDatabase  *database,
                                      const char   *sql,
                                      gint64        id,
                                      const char   *gone,
                                      GError      **error);
/* Runs @sql, whose only parameter is an id: of a record, or of a round. */
gboolean san_round_record_run        (SanDatabase  *database,
                                      const char   *sql,
                                      gint64        id,
                                      GError      **error);

G_END_DECLS
