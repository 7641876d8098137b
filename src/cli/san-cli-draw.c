/* san-cli-draw.c - round frame, round draw: the public draw of points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "paper/san-sampling-record.h"
#include "ranking/san-ranking-bottom.h"
#include "rounds/san-draw-store.h"

/* (transfer full) (element-type gint64): who is always assessed: those that --always names,
 * and the last of the round before */
static GArray *
list_always (SanCli         *cli,
             SanDatabase    *database,
             const SanRound *round,
             GError        **error)
{
  GPtrArray *names = san_cli_option_list (cli, "always");
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GArray) always = NULL;
  guint bottom;

  if (!san_draw_get_bottom (database, &bottom, error))
    return NULL;

  bottom = san_cli_option_integer (cli, "bottom", bottom);
  always = san_ranking_bottom (database, round, bottom, error);
  roster = always != NULL && names != NULL
           ? san_roster_load (database, round->period.last, FALSE, error) : NULL;
  if (always == NULL || (names != NULL && roster == NULL))
    return NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const SanUnit *unit = san_roster_find (roster, names->pdata[i], error);

      if (unit == NULL)
        return NULL;
      g_array_append_val (always, unit->id);
    }

  return g_steal_pointer (&always);
}

/* (transfer full): the lines of the draw on file, or those of the registry as it is now */
static GBytes *
find_frame (SanCli         *cli,
            SanDatabase    *database,
            const SanRound *round,
            char          **rules,
            GError        **error)
{
  g_autoptr (SanDraw) draw = NULL;
  g_autoptr (SanDrawFrame) frame = NULL;
  g_autoptr (GArray) always = NULL;
  g_autoptr (GError) local = NULL;

  draw = san_cli_has (cli, "now") ? NULL : san_draw_store_get (database, round->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (draw != NULL)
    {
      *rules = g_strdup (draw->rules);
      return san_draw_store_frame (database, round->id, error);
    }

  always = list_always (cli, database, round, error);
  frame = always != NULL ? san_draw_frame_load (database, round->label, NULL, always, error) : NULL;
  if (frame == NULL)
    return NULL;

  *rules = san_draw_frame_rules (frame);

  return g_bytes_ref (san_draw_frame_bytes (frame));
}

/* The frame as it is; with --json an object a line */
static void
print_frame (SanCli *cli,
             GBytes *frame)
{
  gsize length;
  const char *text = g_bytes_get_data (frame, &length);
  /* without the last line end */
  g_autofree char *copy = g_strndup (text, length > 0 ? length - 1 : 0);
  g_auto (GStrv) lines = NULL;

  if (!cli->json)
    {
      if (length > 0)
        san_cli_text (cli, copy);
      return;
    }

  lines = g_strsplit (copy, "\n", -1);
  san_cli_columns (cli, "unit_code", "category_code", "point_code", "must_see", NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", 4);

      san_cli_row_strv (cli, (const char *const *) cells);
    }
}

gboolean
san_cli_run_frame (SanCli  *cli,
                   GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  SanDatabase *database;
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GBytes) frame = NULL;
  g_autofree char *rules = NULL;
  g_autofree char *digest = NULL;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  frame = round != NULL ? find_frame (cli, database, round, &rules, error) : NULL;
  if (frame == NULL)
    return FALSE;

  if (san_cli_has (cli, "rules"))
    {
      san_cli_text (cli, g_strchomp (rules));
      return TRUE;
    }

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, frame);
  print_frame (cli, frame);
  san_cli_remark ("%s", digest);

  return TRUE;
}

static gboolean
print_draw (SanCli         *cli,
            SanDatabase    *database,
            const SanRound *round,
            GError        **error)
{
  g_autoptr (GPtrArray) points = san_draw_store_list (database, round->id, error);
  g_autoptr (SanRoster) roster = NULL;

  roster = points != NULL ? san_roster_load (database, round->period.last, TRUE, error) : NULL;
  if (roster == NULL)
    return FALSE;

  san_cli_columns (cli, "point", "unit", "category", "must_see", "key", NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const SanDrawPoint *point = points->pdata[i];
      const SanUnit *unit = san_roster_get (roster, point->unit_id);

      san_cli_row (cli, point->code, san_roster_display (roster, unit), point->category,
                   point->must_see ? "yes" : "no", point->key, NULL);
    }

  return TRUE;
}

gboolean
san_cli_run_draw (SanCli  *cli,
                  GError **error)
{
  const char *seed = san_cli_option (cli, "seed");
  SanWorkspace *workspace;
  SanDatabase *database;
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GArray) always = NULL;

  if (seed == NULL)
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  always = round != NULL ? list_always (cli, database, round, error) : NULL;

  return always != NULL && san_draw_run (workspace, round->label, seed, always, error) &&
         print_draw (cli, database, round, error);
}

gboolean
san_cli_run_record (SanCli  *cli,
                    GError **error)
{
  const char *path = san_cli_option (cli, "output");
  SanWorkspace *workspace;
  SanDatabase *database;
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanPaper) paper = NULL;
  SanTime now;

  if (path == NULL)
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  now = san_workspace_now (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  if (round != NULL)
    paper = san_cli_has (cli, "sheets")
            ? san_day_sheets_new (database, round,
                                  san_cli_option_day (cli, "day", SAN_DAY_MIN),
                                  san_time_day (now), error)
            : san_sampling_record_new (database, round, error);
  if (paper == NULL || !san_paper_write_pdf (paper, path, NULL, error))
    return FALSE;

  san_cli_result (cli, "path", path);

  return TRUE;
}
