/* san-xlsx-reader.c - rows of a sheet, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "tables/san-table-cell.h"
#include "tables/san-xlsx-merges.h"

/* Excel stops at 32,767 characters. */
#define CELL_BYTES_MAX (1024 * 1024)
#define ROW_BYTES_MAX  (16 * 1024 * 1024)
/* The text of a cell is a shared string, not a place in the row's text. */
#define SHARED         G_MAXSIZE

/* The t attribute of a cell */
typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_INLINE,
  CELL_FORMULA_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_ISO_DATE,
} CellType;

struct _SanXlsxReader
{
  SanXlsxWorkbook    *workbook;
  const SanXlsxSheet *sheet;
  SanXlsxMerges      *merges;
  SanXlsxPart        *part;

  /* the row */
  guint    row;             /* from 1; 0 before the first */
  gboolean row_ended;
  GArray  *cells;           /* SanTableCell, by column */
  GArray  *places;          /* gsize: where in text a cell's begins, or SHARED */
  GString *text;
  gboolean any_value;

  /* the cell */
  guint    column;          /* from 1 */
  CellType type;
  guint64  style;
  GString *value;
  GString *formula;
  gboolean has_value;
  gboolean has_formula;
  guint    phonetic;
  GString *target;          /* where text goes: value, formula or NULL */
};

static void
fail_cell (SanXlsxReader *reader,
           const char    *reason)
{
  san_xlsx_part_fail (reader->part, _("row %u, column %u: %s"), reader->row, reader->column,
                      reason);
}

static void
start_row (SanXlsxReader *reader,
           const char   **attributes)
{
  const char *given = san_xlsx_attribute (attributes, "r");
  guint64 number = reader->row + 1;

  if (given != NULL &&
      !g_ascii_string_to_unsigned (given, 10, reader->row + 1, G_MAXUINT, &number, NULL))
    san_xlsx_part_fail (reader->part, _("after row %u comes a row “%s”"), reader->row, given);
  else if (number > SAN_TABLE_ROWS_MAX)
    san_xlsx_part_fail (reader->part, _("it has more than %d rows"), SAN_TABLE_ROWS_MAX);

  reader->row = (guint) number;
  reader->column = 0;
  reader->any_value = FALSE;
  g_array_set_size (reader->cells, 0);
  g_array_set_size (reader->places, 0);
  g_string_truncate (reader->text, 0);
}

static CellType
parse_type (const char *type)
{
  static const struct { const char *name; CellType type; } types[] = {
    { "n", CELL_NUMBER }, { "s", CELL_SHARED }, { "inlineStr", CELL_INLINE },
    { "str", CELL_FORMULA_TEXT }, { "b", CELL_BOOLEAN }, { "e", CELL_ERROR },
    { "d", CELL_ISO_DATE },
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, type) == 0)
      return types[i].type;

  return CELL_NUMBER;
}

static void
start_cell (SanXlsxReader *reader,
            const char   **attributes)
{
  const char *reference = NULL;
  const char *type = NULL;
  const char *style = NULL;
  guint column = reader->column;
  guint row;

  for (; *attributes != NULL; attributes += 2)
    switch (**attributes)
      {
      case 'r':
        reference = attributes[1];
        break;

      case 't':
        type = attributes[1];
        break;

      case 's':
        style = attributes[1];
        break;

      default:
        break;
      }

  reader->style = 0;
  if (style != NULL && !g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT, &reader->style, NULL))
    reader->style = 0;

  if (reference != NULL &&
      (!san_xlsx_parse_cell (reference, &row, &column, &reference) || *reference != '\0' ||
       row + 1 != reader->row || column < reader->column))
    fail_cell (reader, _("the next cell stands in another place"));

  reader->column = column + 1;
  reader->type = parse_type (type);
  reader->has_value = FALSE;
  reader->has_formula = FALSE;
  g_string_truncate (reader->value, 0);
  g_string_truncate (reader->formula, 0);
}

static void
on_start_cb (gpointer     data,
             const char  *name,
             const char **attributes)
{
  SanXlsxReader *reader = data;

  if (strcmp (name, "c") == 0)
    {
      start_cell (reader, attributes);
    }
  else if (strcmp (name, "v") == 0)
    {
      reader->has_value = TRUE;
      reader->target = reader->value;
    }
  else if (strcmp (name, "f") == 0)
    {
      reader->has_formula = TRUE;
      reader->target = reader->formula;
    }
  else if (strcmp (name, "t") == 0)
    {
      reader->target = reader->phonetic == 0 ? reader->value : NULL;
    }
  else if (strcmp (name, "rPh") == 0)
    {
      reader->phonetic++;
    }
  else if (strcmp (name, "row") == 0)
    {
      start_row (reader, attributes);
    }
}

/* Room for the cell at the column, and empty ones before it. */
static SanTableCell *
reach_column (SanXlsxReader *reader)
{
  if (reader->column > SAN_TABLE_COLUMNS_MAX)
    {
      san_xlsx_part_fail (reader->part, _("row %u has more than %d columns"), reader->row,
                          SAN_TABLE_COLUMNS_MAX);
      return NULL;
    }

  g_array_set_size (reader->cells, reader->column);
  g_array_set_size (reader->places, reader->column);
  g_array_index (reader->places, gsize, reader->column - 1) = reader->text->len;

  return &g_array_index (reader->cells, SanTableCell, reader->column - 1);
}

static void
set_shared (SanXlsxReader *reader,
            SanTableCell  *cell)
{
  guint64 index = 0;
  const char *text = NULL;

  if (g_ascii_string_to_unsigned (reader->value->str, 10, 0, G_MAXUINT, &index, NULL))
    text = san_xlsx_workbook_get_string (reader->workbook, index);
  if (text == NULL)
    {
      fail_cell (reader, _("its text is not in the workbook"));
      return;
    }

  cell->text = text;
  cell->kind = *text != '\0' ? SAN_CELL_TEXT : SAN_CELL_BLANK;
  g_array_index (reader->places, gsize, reader->column - 1) = SHARED;
}

static void
set_text (SanXlsxReader *reader,
          SanTableCell  *cell)
{
  const char *text;

  san_xlsx_unescape (reader->value->str);
  text = san_table_clean_text (reader->value->str);
  g_string_append (reader->text, text);
  cell->kind = *text != '\0' ? SAN_CELL_TEXT : SAN_CELL_BLANK;
}

static void
set_number (SanXlsxReader *reader,
            SanTableCell  *cell)
{
  SanFormat format = { SAN_FORMAT_GENERAL, 0 };

  if (reader->style < reader->workbook->formats->len)
    format = g_array_index (reader->workbook->formats, SanFormat, reader->style);
  if (!san_format_number (format, reader->workbook->from_1904, reader->value->str,
                          reader->text, &cell->kind))
    fail_cell (reader, _("its value is not a number"));
}

static void
set_value (SanXlsxReader *reader,
           SanTableCell  *cell)
{
  switch (reader->type)
    {
    case CELL_SHARED:
      set_shared (reader, cell);
      break;

    case CELL_INLINE:
    case CELL_FORMULA_TEXT:
      set_text (reader, cell);
      break;

    case CELL_BOOLEAN:
      g_string_append (reader->text, strcmp (reader->value->str, "0") == 0 ? "no" : "yes");
      cell->kind = SAN_CELL_BOOLEAN;
      break;

    case CELL_ERROR:
      g_string_append (reader->text, reader->value->str);
      cell->kind = SAN_CELL_ERROR;
      break;

    case CELL_ISO_DATE:
      cell->kind = SAN_CELL_DATE;
      if (!san_format_iso_date (reader->value->str, reader->text))
        fail_cell (reader, _("its value is not a date"));
      break;

    case CELL_NUMBER:
    default:
      set_number (reader, cell);
      break;
    }
}

static void
end_cell (SanXlsxReader *reader)
{
  gboolean text = reader->type == CELL_INLINE || reader->type == CELL_FORMULA_TEXT;
  SanTableCell *cell;

  /* A formula whose text is empty has a value; one without any was never calculated. */
  if (reader->value->len == 0 && (!reader->has_formula || (text && reader->has_value)))
    return;

  cell = reach_column (reader);
  if (cell == NULL)
    return;

  if (reader->value->len > 0)
    {
      set_value (reader, cell);
    }
  else
    {
      g_string_append_c (reader->text, '=');
      g_string_append (reader->text, reader->formula->str);
      cell->kind = SAN_CELL_NO_VALUE;
    }
  g_string_append_c (reader->text, '\0');
  reader->any_value |= cell->kind != SAN_CELL_BLANK;
}

static void
on_end_cb (gpointer    data,
           const char *name)
{
  SanXlsxReader *reader = data;

  if (strcmp (name, "c") == 0)
    {
      end_cell (reader);
    }
  else if (strcmp (name, "v") == 0 || strcmp (name, "f") == 0 || strcmp (name, "t") == 0)
    {
      reader->target = NULL;
    }
  else if (strcmp (name, "rPh") == 0)
    {
      if (reader->phonetic > 0)
        reader->phonetic--;
    }
  else if (strcmp (name, "row") == 0 && reader->any_value)
    {
      reader->row_ended = TRUE;
      san_xlsx_part_pause (reader->part);
    }
}

static void
on_text_cb (gpointer    data,
            const char *text,
            int         length)
{
  SanXlsxReader *reader = data;

  if (reader->target == NULL)
    return;
  if (reader->target->len + (gsize) length > CELL_BYTES_MAX ||
      reader->text->len > ROW_BYTES_MAX)
    fail_cell (reader, _("its text is too long"));
  else
    g_string_append_len (reader->target, text, length);
}

SanXlsxReader *
san_xlsx_reader_new (SanXlsxWorkbook *workbook,
                     const char      *sheet,
                     GError         **error)
{
  static const SanXlsxHandlers handlers = { on_start_cb, on_end_cb, on_text_cb };
  g_autoptr (SanXlsxReader) reader = g_new0 (SanXlsxReader, 1);

  reader->workbook = workbook;
  reader->cells = g_array_new (FALSE, TRUE, sizeof (SanTableCell));
  reader->places = g_array_new (FALSE, TRUE, sizeof (gsize));
  reader->text = g_string_new (NULL);
  reader->value = g_string_new (NULL);
  reader->formula = g_string_new (NULL);

  reader->sheet = san_xlsx_workbook_find_sheet (workbook, sheet, error);
  if (reader->sheet == NULL || !san_xlsx_workbook_load (workbook, error))
    return NULL;

  reader->merges = san_xlsx_merges_read (workbook->package, reader->sheet->part, error);
  if (reader->merges == NULL)
    return NULL;

  reader->part = san_xlsx_part_open (workbook->package, reader->sheet->part, &handlers, reader,
                                     error);

  return reader->part != NULL ? g_steal_pointer (&reader) : NULL;
}

/* The row's text has stopped moving: cells can point into it. */
static void
place_cells (SanXlsxReader *reader)
{
  for (guint i = 0; i < reader->cells->len; i++)
    {
      SanTableCell *cell = &g_array_index (reader->cells, SanTableCell, i);
      gsize place = g_array_index (reader->places, gsize, i);

      if (cell->kind == SAN_CELL_BLANK)
        cell->text = "";
      else if (place != SHARED)
        cell->text = reader->text->str + place;
    }
}

/* Trailing empty cells go; those that a range skipped get their empty text. */
static guint
finish_cells (GArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      SanTableCell *cell = &g_array_index (cells, SanTableCell, i);

      if (cell->text == NULL)
        cell->text = "";
      if (cell->kind != SAN_CELL_BLANK)
        n = i + 1;
    }

  return n;
}

gboolean
san_xlsx_reader_next (SanXlsxReader *reader,
                      SanTableRow   *row,
                      GError       **error)
{
  gboolean done = FALSE;

  reader->row_ended = FALSE;
  while (!reader->row_ended && !done)
    if (!san_xlsx_part_run (reader->part, &done, error))
      return FALSE;
  if (!reader->row_ended)
    return FALSE;

  place_cells (reader);
  if (!san_xlsx_merges_apply (reader->merges, reader->row - 1, reader->cells))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The merged cells of sheet “%s” are larger than a table can be"),
                   reader->sheet->name);
      return FALSE;
    }

  row->number = reader->row;
  row->n_cells = finish_cells (reader->cells);
  row->cells = (const SanTableCell *) (gpointer) reader->cells->data;

  return TRUE;
}

const char *
san_xlsx_reader_get_sheet_name (SanXlsxReader *reader)
{
  return reader->sheet->name;
}

double
san_xlsx_reader_get_progress (SanXlsxReader *reader)
{
  return san_xlsx_part_get_progress (reader->part);
}

void
san_xlsx_reader_free (SanXlsxReader *reader)
{
  g_clear_pointer (&reader->part, san_xlsx_part_close);
  g_clear_pointer (&reader->merges, san_xlsx_merges_free);
  g_clear_pointer (&reader->workbook, san_xlsx_workbook_close);
  g_array_unref (reader->cells);
  g_array_unref (reader->places);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->value, TRUE);
  g_string_free (reader->formula, TRUE);
  g_free (reader);
}
