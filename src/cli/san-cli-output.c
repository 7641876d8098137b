/* san-cli-output.c - what a call prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* Rows are gathered and printed at the end, so that a refused call prints nothing. */
static void
begin_table (SanCli *cli)
{
  g_return_if_fail (cli->writer == NULL);

  if (cli->out == NULL)
    cli->out = g_string_new (NULL);

  cli->writer = san_table_writer_new_text (cli->json ? SAN_TABLE_JSON : SAN_TABLE_CSV,
                                           cli->out);
}

void
san_cli_columns (SanCli     *cli,
                 const char *first,
                 ...)
{
  va_list list;

  begin_table (cli);

  va_start (list, first);
  for (const char *name = first; name != NULL; name = va_arg (list, const char *))
    san_table_writer_add_column (cli->writer, name, SAN_COLUMN_TEXT);
  va_end (list);
}

void
san_cli_columns_single (SanCli     *cli,
                        const char *first,
                        ...)
{
  va_list list;

  begin_table (cli);
  san_table_writer_set_single (cli->writer);

  va_start (list, first);
  for (const char *name = first; name != NULL; name = va_arg (list, const char *))
    san_table_writer_add_column (cli->writer, name, SAN_COLUMN_TEXT);
  va_end (list);
}

void
san_cli_columns_strv (SanCli            *cli,
                      const char *const *columns)
{
  begin_table (cli);

  for (; *columns != NULL; columns++)
    san_table_writer_add_column (cli->writer, *columns, SAN_COLUMN_TEXT);
}

void
san_cli_row (SanCli     *cli,
             const char *first,
             ...)
{
  const char *cells[32];
  guint n = 0;
  va_list list;

  va_start (list, first);
  for (const char *cell = first; cell != NULL && n < G_N_ELEMENTS (cells);
       cell = va_arg (list, const char *))
    cells[n++] = cell;
  va_end (list);

  san_table_writer_add_row (cli->writer, cells);
}

void
san_cli_row_strv (SanCli            *cli,
                  const char *const *cells)
{
  san_table_writer_add_row (cli->writer, cells);
}

void
san_cli_text (SanCli     *cli,
              const char *text)
{
  if (cli->out == NULL)
    cli->out = g_string_new (NULL);

  g_string_append (cli->out, text);
  if (!g_str_has_suffix (text, "\n"))
    g_string_append_c (cli->out, '\n');
}

static void
on_print_cb (const char *text)
{
  fputs (text, stdout);
}

static void
on_printerr_cb (const char *text)
{
  fflush (stdout);
  fputs (text, stderr);
}

/* Timers and scripts often run in the locale C, in whose ASCII every Chinese name of a message
 * would become question marks. UTF-8 is what standard output has in any case. */
void
san_cli_output_init (void)
{
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") != 0)
    return;

  g_set_print_handler (on_print_cb);
  g_set_printerr_handler (on_printerr_cb);
}

void
san_cli_result (SanCli     *cli,
                const char *key,
                const char *value)
{
  begin_table (cli);

  if (cli->json)
    {
      san_table_writer_set_single (cli->writer);
      san_table_writer_add_column (cli->writer, key, SAN_COLUMN_TEXT);
      san_table_writer_add_row (cli->writer, &value);
      return;
    }

  g_clear_pointer (&cli->writer, san_table_writer_free);
  g_string_append_printf (cli->out, "%s\n", value);
}

void
san_cli_remark (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);

  g_printerr ("%s\n", text);
}

gboolean
san_cli_output_print (SanCli  *cli,
                      GError **error)
{
  if (cli->writer != NULL && !san_table_writer_finish (cli->writer, error))
    return FALSE;

  if (cli->out == NULL)
    return TRUE;

  if (fwrite (cli->out->str, 1, cli->out->len, stdout) != cli->out->len ||
      fflush (stdout) != 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                   _("Standard output cannot be written: %s"), g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

void
san_cli_output_clear (SanCli *cli)
{
  g_clear_pointer (&cli->writer, san_table_writer_free);

  if (cli->out != NULL)
    g_string_free (g_steal_pointer (&cli->out), TRUE);
}
