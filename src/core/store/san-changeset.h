/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* A changeset is what SQLite's session extension makes; it is stored compressed. */

/* (transfer full) */
GBytes   *san_changeset_pack    (gconstpointer  data,
                                 gsize          size);
/* (transfer full): SAN_ERROR_DAMAGED when it is none */
GBytes   *san_changeset_unpack  (gconstpointer  data,
                                 gsize          size,
                                 GError       **error);
/* (transfer full) */
GBytes   *san_changeset_invert  (GBytes        *changeset,
                                 GError       **error);
/* (element-type GBytes) (transfer full): one after the other as one */
GBytes   *san_changeset_concat  (GPtrArray     *changesets,
                                 GError       **error);
/* Applies all of it or fails with SAN_ERROR_CONFLICT. Inside a transaction. */
gboolean  san_changeset_apply   (SanDatabase   *database,
                                 GBytes        *changeset,
                                 GError       **error);

/* One row of a changeset. The values belong to the iterator. */
typedef struct
{
  const char            *table;
  int                    operation;    /* SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE */
  int                    n_columns;
  const unsigned char   *key;          /* not 0 where a column is part of the key */
  sqlite3_changeset_iter *iter;
} SanChange;

/* FALSE with @error set stops the walk */
typedef gboolean (*SanChangeVisitor) (const SanChange *change,
                                      gpointer         data,
                                      GError         **error);
/* Returns FALSE also when a visitor did, with its error; a visitor that only has seen
 * enough returns FALSE without one. */
gboolean  san_changeset_walk    (GBytes           *changeset,
                                 SanChangeVisitor  visitor,
                                 gpointer          data,
                                 GError          **error);
/* (nullable): NULL where the row has no such value, or it did not change */
sqlite3_value *san_change_old   (const SanChange  *change,
                                 int               column);
sqlite3_value *san_change_new   (const SanChange  *change,
                                 int               column);
/* (transfer full): table and key as bytes that compare equal for the same row */
GBytes   *san_change_key        (const SanChange  *change);
/* Counts the rows and names the tables. (transfer full) @tables: ended by NULL */
gboolean  san_changeset_summary (GBytes           *changeset,
                                 gint64           *rows,
                                 char           ***tables,
                                 GError          **error);

G_END_DECLS
