/* cli-draw.c - the frame of a draw, and docs/draw.py that repeats it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-draw.h"

#include <string.h>

char *
cli_draw_frame (CliPlace   *place,
                const char *label)
{
  g_autoptr (CliCall) call = cli_call ("round", place->file, "frame", label, NULL);
  g_autofree char *digest = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpint (call->status, ==, 0);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, call->out, -1);
  last = g_strconcat (digest, "\n", NULL);
  g_assert_true (g_str_has_suffix (call->err, last));

  return g_steal_pointer (&call->out);
}

/* (transfer full): what the script prints */
static char *
run_script (CliPlace   *place,
            const char *seed,
            const char *label)
{
  g_autofree char *frame = cli_draw_frame (place, label);
  g_autofree char *rules = cli_out ("round", place->file, "frame", label, "--rules", NULL);
  g_autofree char *frame_path = cli_place_write (place, "frame", frame);
  g_autofree char *rules_path = cli_place_write (place, "rules", rules);
  const char *argv[] = { "python3", g_getenv ("SAN_DRAW_SCRIPT"), frame_path, rules_path, seed,
                         label, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return out;
}

void
cli_draw_assert_repeated (CliPlace   *place,
                          const char *label,
                          const char *seed,
                          const char *drawn)
{
  g_autoptr (GPtrArray) table = cli_table (drawn);
  g_autofree char *frame = cli_draw_frame (place, label);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, frame, -1);
  g_autofree char *repeated = run_script (place, seed, label);
  GString *expected = g_string_new (digest);

  g_string_append_c (expected, '\n');
  for (guint i = 0; i + 1 < table->len; i++)
    g_string_append_printf (expected, "%s,%s\n", cli_cell (table, i, "point"),
                            cli_cell (table, i, "key"));
  /* a draw of nothing: the digest alone */
  g_assert_cmpstr (repeated, ==, expected->str);
  g_string_free (expected, TRUE);
}
