/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* What counts as a record, and the canonical bytes of records and steps. See
 * docs/file-format.md, The canonical form. */

/* Quotes a name that came out of the schema. */
#define SAN_QUOTED(name) "\"" name "\""

typedef struct
{
  char   *name;
  int     key;        /* place in the primary key from 1, 0: not in it */
  int     index;      /* place in the table from 0 */
  char   *parent;     /* (nullable): table whose key it refers to */
} SanColumn;

/* (element-type utf8) (transfer full): the record tables in name order */
GPtrArray *san_record_tables     (SanDatabase  *database,
                                  GError      **error);
/* (element-type SanColumn) (transfer full): in declared order */
GPtrArray *san_record_columns    (SanDatabase  *database,
                                  const char   *table,
                                  GError      **error);
/* (transfer full): SELECT of all rows in key order; @for_digest: without the columns that
 * say who typed it when */
char      *san_record_select     (const char   *table,
                                  GPtrArray    *columns,
                                  gboolean      for_digest);
/* Adds a table to @checksum; a table without rows adds nothing. @rows: (out) (optional) */
gboolean   san_record_checksum   (SanDatabase  *database,
                                  const char   *table,
                                  gboolean      for_digest,
                                  GChecksum    *checksum,
                                  gint64       *rows,
                                  GError      **error);

/* A value as type letter, length, bytes */
void       san_canon_null        (GByteArray   *buffer);
void       san_canon_int         (GByteArray   *buffer,
                                  gint64        value);
void       san_canon_text        (GByteArray   *buffer,
                                  const char   *text);
void       san_canon_blob        (GByteArray   *buffer,
                                  gconstpointer data,
                                  gsize         size);
void       san_canon_value       (GByteArray    *buffer,
                                  sqlite3_value *value);

G_END_DECLS
