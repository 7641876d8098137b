/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/import/san-import-sheet.h"

G_BEGIN_DECLS

/* What the assistant wants to know, and from what. Strings are owned. */
typedef struct
{
  char            *path;
  char            *kind;
  char            *round;      /* nullable */
  char            *sheet;      /* nullable */
  char            *encoding;   /* nullable */
  guint            header;     /* 0: find it */
  char           **fields;     /* nullable: by column: a field, "" for none, NULL: find it */
  guint            n_fields;
  GPtrArray       *answers;    /* nullable (element-type utf8): see SanImportOptions */
  char            *reason;     /* nullable: why computed scores are overridden */
  gboolean         plan;       /* not only look at it */
  SanImportSheet  *rows;       /* nullable: those of this file and sheet, read before */
  SanDatabase     *reader;     /* owned */
} SanImportRequest;

/* What came of it. */
typedef struct
{
  SanImportSheet *rows;
  guint           header;      /* the file's row of the header; 0: none was found */
  char          **headings;    /* by column; as many as there are fields */
  char          **fields;      /* by column: a field or NULL */
  guint           n_columns;
  GPtrArray      *known;       /* (element-type SanImportField): what a column may be */
  char           *missing;     /* nullable: labels of required fields without a column */
  char           *trouble;     /* nullable: why the table cannot be taken as it is */
  SanImport      *import;      /* nullable: when it was planned */
} SanImportReading;

SanImportRequest *san_import_request_new   (void);
void              san_import_request_free  (SanImportRequest  *request);
void              san_import_reading_free  (SanImportReading  *reading);

/* A #SanJobFunc over a #SanImportRequest; gives a #SanImportReading. Fails only when the
 * file cannot be read; a table that does not fit is a reading with its trouble. */
gpointer          san_import_read          (SanJob            *job,
                                            gpointer           data,
                                            GCancellable      *cancellable,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportRequest, san_import_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportReading, san_import_reading_free)

G_END_DECLS
