/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "rounds/san-round-frame.h"

G_BEGIN_DECLS

/* The rows of a table while an import is planned: what each one is about, whether it can be
 * taken, what it changes; then all of it as a proposal. For the importers of this room. */

typedef struct
{
  guint      number;       /* as the file counts */
  char      *key;          /* what record, for people */
  gboolean   skipped;      /* of averages or sums, or empty */
  gboolean   rejected;
  gboolean   is_new;
  gpointer   payload;      /* for applying; passes to the proposal */
  GPtrArray *changes;      /* field, old, new, … */
} SanImportRow;

typedef struct
{
  SanImportTable *table;
  GPtrArray      *rows;         /* (element-type SanImportRow) */
  GHashTable     *first;        /* key of a record → the first row that is about it */
  GArray         *rejections;
  GArray         *rounded;
  GDestroyNotify  free_payload;
} SanImportRows;

SanImportRows *san_import_rows_new        (SanImportTable     *table,
                                           GDestroyNotify      free_payload);
void           san_import_rows_free       (SanImportRows      *rows);
SanImportRow  *san_import_rows_begin      (SanImportRows      *rows,
                                           const SanTableRow  *cells);
/* Takes @key. */
void           san_import_row_set_key     (SanImportRow       *row,
                                           char               *key);
void           san_import_rows_reject     (SanImportRows      *rows,
                                           SanImportRow       *row,
                                           const char         *field,
                                           const char         *value,
                                           const char         *reason);
/* A cell lost places: @kept is what is left of it. */
void           san_import_rows_note_rounded (SanImportRows    *rows,
                                           SanImportRow       *row,
                                           const char         *field,
                                           const char         *value,
                                           const char         *kept);
/* FALSE when an earlier row is about @record, too: then neither can be trusted. */
gboolean       san_import_rows_claim      (SanImportRows      *rows,
                                           SanImportRow       *row,
                                           const char         *field,
                                           const char         *value,
                                           const char         *record);
/* The row names nothing that can be taken: skipped when it is empty or one of averages,
 * else rejected. */
void           san_import_rows_refuse_name (SanImportRows     *rows,
                                           SanImportRow       *row,
                                           const SanTableRow  *cells,
                                           const char         *field,
                                           const GError       *error);
/* Nothing is noted where @before and @after are the same. */
void           san_import_row_change      (SanImportRow       *row,
                                           const char         *field,
                                           const char         *before,
                                           const char         *after);
/* A number as san_table_cell_check() and san_micro_parse() take it; FALSE: rejected */
gboolean       san_import_rows_read_cell  (SanImportRows      *rows,
                                           SanImportRow       *row,
                                           const SanTableRow  *cells,
                                           const char         *field,
                                           SanCellState       *state,
                                           gint64             *value);
/* Reads the table row by row. */
typedef void (*SanImportRowFunc) (gpointer           data,
                                  SanImportRow      *row,
                                  const SanTableRow *cells);
gboolean       san_import_rows_read       (SanImportRows      *rows,
                                           SanImportRowFunc    func,
                                           gpointer            data,
                                           GError            **error);
/* (transfer full): all rows in order, with the remarks on them and the columns ignored */
SanProposal   *san_import_rows_propose    (SanImportRows      *rows);
/* Notes the participants of a grouping that are not in @seen (element-type gint64). */
void           san_import_note_missing    (SanRoundFrame      *frame,
                                           GHashTable         *seen,
                                           SanProposal        *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportRows, san_import_rows_free)

G_END_DECLS
