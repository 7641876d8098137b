/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef enum
{
  SAN_TABLE_CSV,    /* UTF-8 without mark, LF, quoted only when needed */
  SAN_TABLE_JSON,   /* an array of objects, columns as keys, strings as values */
  SAN_TABLE_XLSX,   /* to a path only */
} SanTableFormat;

typedef enum
{
  SAN_COLUMN_TEXT,
  SAN_COLUMN_NUMBER,  /* a workbook gets numbers where the string is one */
} SanColumnType;

/**
 * SanTableWriter:
 *
 * Columns, then rows of strings, then san_table_writer_finish(). A file appears under its
 * name only when it is finished; freeing an unfinished writer leaves nothing behind.
 */
typedef struct _SanTableWriter SanTableWriter;

/* FALSE with an error when the ending is none of .csv, .json, .xlsx */
gboolean        san_table_format_for_path  (const char         *path,
                                            SanTableFormat     *format,
                                            GError            **error);

/* By the ending of @path. */
SanTableWriter *san_table_writer_new_path  (const char         *path,
                                            GError            **error);
/* @file is flushed, not closed, and must outlive the writer. */
SanTableWriter *san_table_writer_new_file  (SanTableFormat      format,
                                            FILE               *file);
SanTableWriter *san_table_writer_new_text  (SanTableFormat      format,
                                            GString            *text);
/* JSON: the one row is an object of its own, not an array */
void            san_table_writer_set_single (SanTableWriter    *writer);
/* The name of a workbook's sheet */
void            san_table_writer_set_sheet (SanTableWriter     *writer,
                                            const char         *name);
void            san_table_writer_add_column (SanTableWriter    *writer,
                                            const char         *name,
                                            SanColumnType       type);
/* names end with %NULL; all text */
void            san_table_writer_add_columns (SanTableWriter   *writer,
                                            const char         *name,
                                            ...) G_GNUC_NULL_TERMINATED;
/* One string a column; %NULL is empty. Errors show at finish. */
void            san_table_writer_add_row   (SanTableWriter     *writer,
                                            const char *const  *cells);
/* the same, with the cells as arguments: as many as there are columns */
void            san_table_writer_add       (SanTableWriter     *writer,
                                            ...);
gboolean        san_table_writer_finish    (SanTableWriter     *writer,
                                            GError            **error);
void            san_table_writer_free      (SanTableWriter     *writer);

/* One CSV record with its line end, for messages that are a line of their own. */
void            san_csv_append_row         (GString            *text,
                                            const char *const  *cells,
                                            guint               n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTableWriter, san_table_writer_free)

G_END_DECLS
