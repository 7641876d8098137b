/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAN_CELL_BLANK,
  SAN_CELL_TEXT,      /* every cell of a CSV file that is not empty */
  SAN_CELL_NUMBER,    /* shortest decimal of at most 15 significant digits */
  SAN_CELL_PERCENT,   /* "98.81%" */
  SAN_CELL_DATE,      /* "2018-06-01", "2018-06-01 14:30"; a time of day alone "14:30" */
  SAN_CELL_BOOLEAN,   /* "yes", "no" */
  SAN_CELL_ERROR,     /* "#N/A", "#DIV/0!" … */
  SAN_CELL_NO_VALUE,  /* a formula saved without its result; the text is the formula */
} SanCellKind;

typedef enum
{
  SAN_CELL_PLAIN         = 0,
  SAN_CELL_MERGED_LEFT   = 1 << 0,  /* repeats the cell to the left, merged with it */
  SAN_CELL_MERGED_ABOVE  = 1 << 1,  /* repeats the cell above, merged with it */
} SanCellFlags;

/* @text is never %NULL: UTF-8, white space cut at both ends, line ends as \n. */
typedef struct
{
  const char  *text;
  SanCellKind  kind;
  SanCellFlags flags;
} SanTableCell;

/* @number counts from 1 as the file does: the row of a sheet; in a text file the line on
 * which the record starts. Trailing empty cells are cut. */
typedef struct
{
  guint               number;
  guint               n_cells;
  const SanTableCell *cells;
} SanTableRow;

typedef struct
{
  char     *name;
  gboolean  hidden;
} SanTableSheet;

#define SAN_TABLE_ROWS_MAX    1048576
#define SAN_TABLE_COLUMNS_MAX 2048

/**
 * SanTableReader:
 *
 * Rows out of a table file, one at a time, in the order of the file. Rows without a
 * single value are left out. Hidden rows and columns are read: a filter that somebody
 * forgot must not lose units. A merged cell's value stands in every cell of its range.
 *
 * CSV (and text with tabs or semicolons; the delimiter is found out), a JSON list of
 * objects, XLSX; XLS, ODS, XLSB and HTML tables through an installed LibreOffice or
 * Gnumeric. What a file is, is decided by its contents, not by its name. One thread at a
 * time.
 */
typedef struct _SanTableReader SanTableReader;

/* @sheet (nullable): a name, or a number from 1 among the sheets that are not hidden;
 * default: the first of those. @encoding (nullable) of a text file, see
 * san_text_decode(). */
SanTableReader     *san_table_reader_open         (const char       *path,
                                                   const char       *sheet,
                                                   const char       *encoding,
                                                   GCancellable     *cancellable,
                                                   GError          **error);
/* Takes @text, UTF-8: a CSV that is no file */
SanTableReader     *san_table_reader_new_text     (char             *text);
/* FALSE at the end (no error set) and on failure. @row is valid until the next call. */
gboolean            san_table_reader_next         (SanTableReader   *reader,
                                                   SanTableRow      *row,
                                                   GError          **error);
/* The next call of san_table_reader_next() gives the last row again. */
void                san_table_reader_push_back    (SanTableReader   *reader);
/* What a text file was read as, or %NULL */
const char         *san_table_reader_get_encoding (SanTableReader   *reader);
/* The name of the sheet, or %NULL for a text file */
const char         *san_table_reader_get_sheet    (SanTableReader   *reader);
/* 0…1 of the file read, for a progress bar */
double              san_table_reader_get_progress (SanTableReader   *reader);
void                san_table_reader_close        (SanTableReader   *reader);

/* (transfer full) (element-type SanTableSheet): empty for a text file */
GPtrArray          *san_table_list_sheets         (const char       *path,
                                                   GCancellable     *cancellable,
                                                   GError          **error);

/* Never %NULL: columns count from 0, one beyond the row or negative is an empty cell. */
const SanTableCell *san_table_row_get_cell        (const SanTableRow *row,
                                                   int               column);
/* FALSE with the reason when the cell is an error or a formula without its value */
gboolean            san_table_cell_check          (const SanTableCell *cell,
                                                   GError          **error);
/* TRUE for 平均, 平均分, 合计, 总计, 小计, 全区平均分 … : a row that sums others up. Ask only
 * when the text names no unit. */
gboolean            san_table_is_summary_label    (const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTableReader, san_table_reader_close)

G_END_DECLS
