/* san-cli-chart.c - a chart of a round as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "charts/san-chart-export.h"
#include "charts/san-round-chart.h"
#include "scoring/san-inspection.h"

static gboolean
check_ending (const char *path,
              GError    **error)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return san_cli_bad_word (error, _("“%s”: a chart is saved as .png, .svg or .pdf"), path);
}

static SanChart *
make_chart (SanCli           *cli,
            SanRoundChartKind kind,
            GError          **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  guint participant = G_MAXUINT;
  SanDatabase *database;

  if (workspace == NULL)
    return NULL;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  ranking = round != NULL ? san_ranking_load (database, round, NULL, error) : NULL;
  if (ranking == NULL)
    return NULL;
  if (san_cli_has (cli, "unit") &&
      !san_cli_find_participant (cli, ranking->input, san_cli_option (cli, "unit"),
                                 &participant, error))
    return NULL;

  return san_round_chart_new (database, round, ranking, kind, san_cli_option (cli, "group"),
                              participant, error);
}

static gboolean
run_chart (SanCli  *cli,
           GError **error)
{
  const char *path = san_cli_option (cli, "output");
  g_autoptr (SanChart) chart = NULL;
  SanRoundChartKind kind;

  if (!san_round_chart_kind_parse (san_cli_arg (cli, 1), &kind))
    return san_cli_bad_word (error, _("“%s” is no kind of chart"), san_cli_arg (cli, 1));
  if (path == NULL)
    return san_cli_usage (cli, error);
  if (san_round_chart_needs_unit (kind) && !san_cli_has (cli, "unit"))
    return san_cli_bad_word (error, _("The chart “%s” is of one unit: name it with --unit"),
                             san_cli_arg (cli, 1));
  if (!check_ending (path, error))
    return FALSE;

  chart = make_chart (cli, kind, error);
  if (chart == NULL || !san_chart_export (chart, path, NULL, 0, 0, error))
    return FALSE;
  san_cli_result (cli, "path", path);

  return TRUE;
}

const SanCommand san_chart_commands[] = {
  { "chart", 2, 2, FALSE,
    "chart FILE LABEL bars|bump|heat|trend|waterfall|control|stability [--group G] "
    "[--unit U] -o OUT.png|svg|pdf",
    N_("Save a chart of a round as a picture"), run_chart,
    { { "group", SAN_OPTION_TEXT }, { "unit", SAN_OPTION_TEXT },
      { "output", SAN_OPTION_TEXT } } },
  { NULL },
};
