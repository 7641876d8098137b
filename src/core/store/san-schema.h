/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Fills an empty file with the current schema. */
gboolean san_schema_create     (SanDatabase *database,
                                GError     **error);
/* Brings a file from schema version @from (0: an empty one) to @to, a transaction for
 * each version. */
gboolean san_schema_migrate    (SanDatabase *database,
                                guint        from,
                                guint        to,
                                GError     **error);
/* For a connection that only reads: gives an older file the tables of later versions, empty
 * and in memory, and its tables the columns of later versions, so that every query works on
 * it. */
gboolean san_schema_supply     (SanDatabase *database,
                                GError     **error);
/* (transfer full): a statement of the schema without comments and needless white space, so
 * that a table that grew by migrations compares equal to one made at once */
char    *san_schema_normalise  (const char  *sql);
gboolean san_schema_version    (SanDatabase *database,
                                guint       *version,
                                GError     **error);

G_END_DECLS
