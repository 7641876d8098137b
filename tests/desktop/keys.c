/* keys.c - a real keyboard and a real mouse, by xdotool
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/keys.h"

#include <gio/gio.h>

gboolean
keys_available (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    g_print ("1..0 # SKIP xdotool is not installed\n");

  return xdotool != NULL;
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

void
keys_do (const char *line)
{
  g_autofree char *command = g_strconcat ("xdotool ", line, NULL);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_shell_parse_argv (command, NULL, &arguments, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);

  g_subprocess_wait_check_async (process, NULL, on_done_cb, &done);
  wait_until (done);
}

void
keys_press (const char *keys)
{
  g_autofree char *line = g_strconcat ("key --delay 2 ", keys, NULL);

  keys_do (line);
}

void
keys_type (const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);
  g_autofree char *line = g_strconcat ("type ", quoted, NULL);

  keys_do (line);
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

guint
keys_tick_new (void)
{
  return g_timeout_add (5, on_tick_cb, NULL);
}
