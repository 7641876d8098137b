/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-check.h"

G_BEGIN_DECLS

/* Turns an error that says "damaged" into a finding and frees it; FALSE and @error for any
 * other: then the check could not run. */
gboolean  san_finding_take   (GPtrArray    *findings,
                              const char   *what,
                              GError       *cause,
                              GError      **error);

/* Builds the file anew from its journal and adds a finding for each row that differs. */
gboolean  san_check_replay   (SanDatabase  *database,
                              GPtrArray    *findings,
                              GError      **error);
/* Compares the tables with those of the schema's version. */
gboolean  san_check_schema   (SanDatabase  *database,
                              GPtrArray    *findings,
                              GError      **error);
/* Drops blobs that neither a record nor a step names, and gives the room back. */
gboolean  san_check_compact  (SanDatabase  *database,
                              gint64       *dropped,
                              GError      **error);

G_END_DECLS
