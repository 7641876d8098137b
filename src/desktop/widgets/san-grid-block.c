/* san-grid-block.c - a rectangle of texts as tab-separated text and HTML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-block.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

typedef struct
{
  GPtrArray *texts;
  guint      n_rows;
  guint      n_columns;
  guint      in_row;
} Reader;

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* The text behind the closing quote of the cell at @text, or NULL if it is not quoted after
 * all: a cell may just begin with a quotation mark. */
static const char *
read_quoted (const char *text,
             GString    *cell)
{
  const char *p = text + 1;

  while (*p != '\0')
    {
      if (*p == '"' && p[1] == '"')
        {
          g_string_append_c (cell, '"');
          p += 2;
        }
      else if (*p == '"')
        {
          return ends_cell (p[1]) ? p + 1 : NULL;
        }
      else
        {
          g_string_append_c (cell, *p++);
        }
    }

  return NULL;
}

static const char *
read_cell (Reader     *self,
           const char *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *end = *text == '"' ? read_quoted (text, cell) : NULL;

  if (end == NULL)
    {
      for (end = text; !ends_cell (*end); end++)
        ;
      g_string_truncate (cell, 0);
      g_string_append_len (cell, text, end - text);
    }

  g_ptr_array_add (self->texts, g_string_free (g_steal_pointer (&cell), FALSE));
  self->in_row++;

  return end;
}

static gboolean
end_row (Reader  *self,
         GError **error)
{
  self->n_rows++;

  if (self->n_rows == 1)
    self->n_columns = self->in_row;

  if (self->in_row != self->n_columns)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Row %u of the copied text has %u cells, the first row has %u. "
                     "Copy a rectangular block."),
                   self->n_rows, self->in_row, self->n_columns);
      return FALSE;
    }

  self->in_row = 0;
  return TRUE;
}

static gboolean
read_rows (Reader     *self,
           const char *text,
           GError    **error)
{
  for (;;)
    {
      text = read_cell (self, text);

      if (*text == '\t')
        {
          text++;
          continue;
        }

      if (!end_row (self, error))
        return FALSE;

      if (text[0] == '\r' && text[1] == '\n')
        text++;
      if (*text != '\0')
        text++;
      if (*text == '\0')   /* the last line, ended or not */
        return TRUE;
    }
}

SanGridBlock *
san_grid_block_new (guint n_rows,
                    guint n_columns)
{
  SanGridBlock *self = g_new0 (SanGridBlock, 1);
  gsize n_cells = (gsize) n_rows * n_columns;

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->texts = g_new0 (char *, n_cells + 1);

  for (gsize i = 0; i < n_cells; i++)
    self->texts[i] = g_strdup ("");

  return self;
}

SanGridBlock *
san_grid_block_parse (const char *text,
                      GError    **error)
{
  Reader reader = { 0 };
  SanGridBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                           _("There is no text on the clipboard."));
      return NULL;
    }

  reader.texts = g_ptr_array_new_with_free_func (g_free);

  if (!read_rows (&reader, text, error))
    {
      g_ptr_array_unref (reader.texts);
      return NULL;
    }

  g_ptr_array_add (reader.texts, NULL);

  self = g_new0 (SanGridBlock, 1);
  self->n_rows = reader.n_rows;
  self->n_columns = reader.n_columns;
  self->texts = (char **) g_ptr_array_free (reader.texts, FALSE);

  return self;
}

void
san_grid_block_free (SanGridBlock *self)
{
  g_strfreev (self->texts);
  g_free (self);
}

const char *
san_grid_block_get (const SanGridBlock *self,
                    guint               row,
                    guint               column)
{
  return self->texts[(gsize) row * self->n_columns + column];
}

void
san_grid_block_take (SanGridBlock *self,
                     guint         row,
                     guint         column,
                     char         *text)
{
  char **place = &self->texts[(gsize) row * self->n_columns + column];

  g_free (*place);
  *place = text;
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

char *
san_grid_block_to_tsv (const SanGridBlock *self)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        const char *text = san_grid_block_get (self, row, column);

        if (strpbrk (text, "\t\r\n\"") != NULL)
          append_quoted (out, text);
        else
          g_string_append (out, text);

        g_string_append_c (out, column + 1 < self->n_columns ? '\t' : '\n');
      }

  return g_string_free (out, FALSE);
}

char *
san_grid_block_to_html (const SanGridBlock *self)
{
  GString *out = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body><table>\n");

  for (guint row = 0; row < self->n_rows; row++)
    {
      g_string_append (out, "<tr>");
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_autofree char *text =
            g_markup_escape_text (san_grid_block_get (self, row, column), -1);

          g_string_append_printf (out, "<td>%s</td>", text);
        }
      g_string_append (out, "</tr>\n");
    }

  g_string_append (out, "</table></body></html>\n");

  return g_string_free (out, FALSE);
}

static gunichar
fold_char (gunichar c)
{
  switch (c)
    {
    case 0x3002:   /* 。 */
      return '.';

    case 0x3001:   /* 、 is what the key / gives */
      return '/';

    case 0x2212:   /* − */
    case 0x2013:
    case 0x2014:   /* — */
      return '-';

    case 0x00a0:
    case 0x3000:
      return ' ';

    default:
      return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : c;
    }
}

static gboolean
belongs_to_number (gunichar c)
{
  return (c < 0x80 && (g_ascii_isdigit (c) || strchr (" .,%+-/", (int) c) != NULL)) ||
         c == 0x5206;   /* 分 */
}

char *
san_grid_fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  gboolean number = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_char (g_utf8_get_char (p));

      number = number && belongs_to_number (c);
      g_string_append_unichar (folded, c);
    }

  /* a remark keeps its punctuation */
  if (!number)
    g_string_assign (folded, text);

  return g_strstrip (g_string_free (g_steal_pointer (&folded), FALSE));
}
