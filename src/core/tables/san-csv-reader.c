/* san-csv-reader.c - records of a text table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "tables/san-table-cell.h"

/* As many records tell what the delimiter is. */
#define SAMPLE 50

struct _SanCsvReader
{
  char   *text;
  gsize   length;
  char   *p;
  char    delimiter;
  guint   line;       /* of p */
  guint   n_records;
  GArray *cells;      /* SanTableCell, into text */
};

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* Cells of the record at @p, which is moved behind it. */
static guint
count_cells (const char **p,
             char         delimiter)
{
  guint n = 1;
  gboolean at_start = TRUE;
  gboolean quoted = FALSE;
  const char *c;

  for (c = *p; *c != '\0' && (quoted || !is_line_end (*c)); c++)
    {
      if (*c == '"' && (quoted || at_start))
        quoted = !quoted;
      else if (*c == delimiter && !quoted)
        n++;
      at_start = *c == delimiter && !quoted;
    }
  while (*c == '\n' || *c == '\r')
    c++;
  *p = c;

  return n;
}

/* How many of the first records have the commonest number of cells, if that is not one and
 * if it is most of them. */
static guint
agreement (const char *text,
           char        delimiter,
           guint      *n_cells)
{
  guint counts[SAMPLE];
  guint n = 0;
  guint best = 0;

  while (n < SAMPLE && *text != '\0')
    counts[n++] = count_cells (&text, delimiter);

  *n_cells = 1;
  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint k = 0; k < n; k++)
        same += counts[k] == counts[i];
      if (counts[i] > 1 && same > best && same * 2 > n)
        {
          best = same;
          *n_cells = counts[i];
        }
    }

  return best;
}

static char
find_delimiter (const char *text)
{
  /* Of equals the first: nobody types a tab into a cell. */
  static const char candidates[] = { '\t', ',', ';' };
  char found = ',';
  guint best = 0;
  guint most = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_cells;
      guint agreeing = agreement (text, candidates[i], &n_cells);

      if (agreeing > best || (agreeing == best && n_cells > most))
        {
          found = candidates[i];
          best = agreeing;
          most = n_cells;
        }
    }

  return found;
}

static void
skip_line_end (SanCsvReader *reader)
{
  if (reader->p[0] == '\r' && reader->p[1] == '\n')
    reader->p++;
  if (*reader->p != '\0')
    {
      reader->p++;
      reader->line++;
    }
}

SanCsvReader *
san_csv_reader_new (char *text)
{
  SanCsvReader *reader = g_new0 (SanCsvReader, 1);

  reader->text = text;
  reader->length = strlen (text);
  reader->p = text;
  reader->line = 1;
  reader->cells = g_array_new (FALSE, FALSE, sizeof (SanTableCell));

  /* A first line "sep=;" is how Excel is told. */
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && is_line_end (text[5]))
    {
      reader->delimiter = text[4];
      reader->p = text + 5;
      skip_line_end (reader);
    }
  else
    {
      reader->delimiter = find_delimiter (text);
    }

  return reader;
}

/* Unquotes in place. Returns the end of the cell's text, or NULL when no quote closes it. */
static char *
read_quoted (SanCsvReader *reader)
{
  char *target = ++reader->p;

  for (; *reader->p != '\0'; reader->p++)
    {
      if (reader->p[0] == '"' && reader->p[1] == '"')
        reader->p++;
      else if (*reader->p == '"')
        break;
      else if (*reader->p == '\n' || (reader->p[0] == '\r' && reader->p[1] != '\n'))
        reader->line++;
      *target++ = *reader->p;
    }
  if (*reader->p == '\0')
    return NULL;

  for (reader->p++; *reader->p != reader->delimiter && !is_line_end (*reader->p); reader->p++)
    *target++ = *reader->p;

  return target;
}

/* Reads a cell and the delimiter or line end behind it. FALSE with an error. @last: it
 * was the last of its record. */
static gboolean
read_cell (SanCsvReader *reader,
           gboolean     *last,
           GError      **error)
{
  guint line = reader->line;
  char *start = reader->p;
  char *end;
  SanTableCell cell = { 0, };

  if (*reader->p == '"')
    {
      start++;
      end = read_quoted (reader);
    }
  else
    {
      while (*reader->p != reader->delimiter && !is_line_end (*reader->p))
        reader->p++;
      end = reader->p;
    }

  if (end == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Line %u: a quotation mark opens a cell that is not closed again"), line);
      return FALSE;
    }
  if (reader->cells->len == SAN_TABLE_COLUMNS_MAX)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Line %u has more than %d columns"), line, SAN_TABLE_COLUMNS_MAX);
      return FALSE;
    }

  *last = is_line_end (*reader->p);
  if (*last)
    skip_line_end (reader);
  else
    reader->p++;

  *end = '\0';
  cell.text = san_table_clean_text (start);
  cell.kind = *cell.text != '\0' ? SAN_CELL_TEXT : SAN_CELL_BLANK;
  g_array_append_val (reader->cells, cell);

  return TRUE;
}

gboolean
san_csv_reader_next (SanCsvReader *reader,
                     SanTableRow  *row,
                     GError      **error)
{
  while (*reader->p != '\0')
    {
      gboolean last = FALSE;
      guint line = reader->line;
      guint n;

      g_array_set_size (reader->cells, 0);
      while (!last)
        if (!read_cell (reader, &last, error))
          return FALSE;

      n = reader->cells->len;
      while (n > 0 && g_array_index (reader->cells, SanTableCell, n - 1).kind == SAN_CELL_BLANK)
        n--;
      if (n == 0)
        continue;

      if (++reader->n_records > SAN_TABLE_ROWS_MAX)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("The table has more than %d rows; split it"), SAN_TABLE_ROWS_MAX);
          return FALSE;
        }
      *row = (SanTableRow) { line, n, (const SanTableCell *) (gpointer) reader->cells->data };
      return TRUE;
    }

  return FALSE;
}

double
san_csv_reader_get_progress (SanCsvReader *reader)
{
  return reader->length > 0 ? (double) (reader->p - reader->text) / (double) reader->length : 1;
}

void
san_csv_reader_free (SanCsvReader *reader)
{
  g_free (reader->text);
  g_array_unref (reader->cells);
  g_free (reader);
}
