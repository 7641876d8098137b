/* cli-call.c - calls sansectl and reads what it prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gstdio.h>

CliPlace *
cli_place_new (void)
{
  CliPlace *place = g_new0 (CliPlace, 1);

  place->folder = g_dir_make_tmp ("sansectl-XXXXXX", NULL);
  place->file = g_build_filename (place->folder, "ledger.sanse", NULL);
  return place;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

void
cli_place_free (CliPlace *place)
{
  remove_folder (place->folder);
  g_free (place->folder);
  g_free (place->file);
  g_free (place);
}

char *
cli_place_path (CliPlace   *place,
                const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

char *
cli_place_write (CliPlace   *place,
                 const char *name,
                 const char *text)
{
  char *path = cli_place_path (place, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

CliCall *
cli_call_words (const char *const *words)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliCall *call = g_new0 (CliCall, 1);

  g_ptr_array_add (command, (gpointer) g_getenv ("SANSECTL"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) words[i]);
  g_ptr_array_add (command, NULL);

  process = g_subprocess_newv ((const char *const *) command->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &call->out, &call->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  call->status = g_subprocess_get_exit_status (process);

  return call;
}

static CliCall *
call_list (const char *word,
           va_list     list)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);

  return cli_call_words ((const char *const *) words->pdata);
}

CliCall *
cli_call (const char *word,
          ...)
{
  va_list list;
  CliCall *call;

  va_start (list, word);
  call = call_list (word, list);
  va_end (list);
  return call;
}

void
cli_call_free (CliCall *call)
{
  g_free (call->out);
  g_free (call->err);
  g_free (call);
}

char *
cli_out (const char *word,
         ...)
{
  g_autoptr (CliCall) call = NULL;
  va_list list;

  va_start (list, word);
  call = call_list (word, list);
  va_end (list);

  if (call->status != 0)
    g_test_message ("sansectl %s: %s%s", word, call->out, call->err);
  g_assert_cmpint (call->status, ==, 0);

  return g_steal_pointer (&call->out);
}

char *
cli_refused (int         status,
             const char *word,
             ...)
{
  g_autoptr (CliCall) call = NULL;
  va_list list;

  va_start (list, word);
  call = call_list (word, list);
  va_end (list);

  if (call->status != status)
    g_test_message ("sansectl %s: %s%s", word, call->out, call->err);
  g_assert_cmpint (call->status, ==, status);
  g_assert_cmpstr (call->out, ==, "");
  g_assert_cmpstr (call->err, !=, "");

  return g_steal_pointer (&call->err);
}

char *
cli_digest (const char *file)
{
  g_autofree char *out = cli_out ("info", file, NULL);
  g_autoptr (GPtrArray) table = cli_table (out);

  for (guint i = 0; i + 1 < table->len; i++)
    {
      if (strcmp (cli_cell (table, i, "key"), "digest") == 0)
        return g_strdup (cli_cell (table, i, "value"));
    }

  g_assert_not_reached ();
}

/* One field from @text on; past its comma or line end. */
static const char *
take_field (const char *text,
            GPtrArray  *record,
            gboolean   *line_end)
{
  GString *field = g_string_new (NULL);

  if (*text == '"')
    {
      for (text++; *text != '"' || text[1] == '"'; text++)
        {
          text += *text == '"';
          g_string_append_c (field, *text);
        }
      text++;
    }
  else
    {
      for (; *text != ',' && *text != '\n' && *text != '\0'; text++)
        g_string_append_c (field, *text);
    }

  g_ptr_array_add (record, g_string_free (field, FALSE));
  *line_end = *text != ',';
  return *text == '\0' ? text : text + 1;
}

GPtrArray *
cli_table (const char *csv)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  while (*csv != '\0')
    {
      GPtrArray *record = g_ptr_array_new_with_free_func (g_free);
      gboolean line_end = FALSE;

      while (!line_end)
        csv = take_field (csv, record, &line_end);
      g_ptr_array_add (table, record);
    }

  return table;
}

const char *
cli_cell (GPtrArray  *table,
          guint       row,
          const char *column)
{
  GPtrArray *header = g_ptr_array_index (table, 0);
  GPtrArray *record = g_ptr_array_index (table, row + 1);

  for (guint i = 0; i < header->len; i++)
    {
      if (strcmp (g_ptr_array_index (header, i), column) == 0)
        return g_ptr_array_index (record, i);
    }

  g_error ("no column %s", column);
}
