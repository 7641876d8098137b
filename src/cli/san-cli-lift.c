/* san-cli-lift.c - what would lift a unit, and how firm the places are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "ranking/san-lift.h"
#include "ranking/san-stability.h"
#include "scoring/san-inspection.h"

static void
print_lift (SanCli        *cli,
            const SanLift *lift,
            const char    *unit)
{
  san_cli_columns (cli, "point", "category", "item", "lost", NULL);
  for (guint i = 0; i < lift->steps->len; i++)
    {
      const SanLiftStep *step = g_ptr_array_index (lift->steps, i);

      san_cli_row (cli, step->point, step->category, step->name, step->lost, NULL);
    }

  if (lift->place == 0)
    san_cli_remark (_("“%s” has no place"), unit);
  else if (lift->place == 1)
    san_cli_remark (_("“%s” has the first place already"), unit);
  else if (lift->steps->len == 0)
    san_cli_remark (_("Nothing that “%s” could mend would lift it from place %u"), unit,
                    lift->place);
  else
    san_cli_remark (_("“%s” would rise from place %u (%s) to place %u (%s)"), unit,
                    lift->place, lift->total, lift->new_place, lift->new_total);
}

gboolean
san_cli_run_lift (SanCli  *cli,
                  GError **error)
{
  g_autoptr (SanRanking) ranking = san_cli_load_ranking (cli, error);
  g_autoptr (SanLift) lift = NULL;
  const SanParticipant *unit;
  guint participant;

  if (ranking == NULL ||
      !san_cli_find_participant (cli, ranking->input, san_cli_arg (cli, 1), &participant,
                                 error) ||
      !san_round_input_load_details (ranking->input, san_workspace_database (cli->workspace),
                                     participant, error))
    return FALSE;

  lift = san_lift_compute (ranking, participant, error);
  if (lift == NULL)
    return FALSE;
  unit = g_ptr_array_index (ranking->input->participants, participant);
  print_lift (cli, lift, unit->name);

  return TRUE;
}

static void
print_stability (SanCli             *cli,
                 const SanStability *stability)
{
  const SanRanking *ranking = stability->ranking;

  san_cli_columns (cli, "group", "rank", "unit", "low", "median", "high", "points", "note",
                   NULL);
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          const SanStabilityRow *row = &g_array_index (stability->rows, SanStabilityRow,
                                                       place->participant);
          g_autofree char *points = g_strdup_printf ("%u", row->points);
          char figures[4][12] = { "", "", "", "" };
          const guint values[] = { row->place, row->low, row->median, row->high };

          for (guint k = 0; k < G_N_ELEMENTS (values) && row->place > 0; k++)
            g_snprintf (figures[k], sizeof figures[k], "%u", values[k]);
          san_cli_row (cli, group->name, figures[0], place->score->participant->name,
                       figures[1], figures[2], figures[3], points,
                       row->reference ? "reference" : "", NULL);
        }
    }
}

gboolean
san_cli_run_stability (SanCli  *cli,
                       GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanStability) stability = NULL;
  SanDatabase *database;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  if (round == NULL)
    return FALSE;
  stability = san_stability_load (database, round, san_cli_option (cli, "seed"),
                                  san_cli_option_integer (cli, "samples",
                                                          SAN_STABILITY_SAMPLES),
                                  NULL, error);
  if (stability == NULL)
    return FALSE;
  print_stability (cli, stability);

  return TRUE;
}
