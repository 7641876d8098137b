/* san-cli-awards.c - awards and sanctions of a round, and the table of a year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "bulletins/san-bulletin.h"
#include "ranking/san-year.h"

/* Awards ------------------------------------------------------------------------------ */

typedef struct
{
  const SanRound *round;
  GPtrArray      *decisions;    /* (element-type SanAwardDecision) */
  char           *at;
  const char     *by;
} Deciding;

static void
print_awards (SanCli          *cli,
              const SanAwards *awards)
{
  san_cli_columns (cli, "rule", "group", "unit", "rank", "action", "amount", "state", "reason",
                   NULL);
  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *award = g_ptr_array_index (awards->awards, i);
      g_autofree char *rank = award->place > 0 ? g_strdup_printf ("%u", award->place)
                                               : g_strdup ("");
      g_autofree char *amount = award->has_money
                                ? san_micro_format (award->amount, SAN_DECIMALS_NEEDED)
                                : g_strdup ("");

      san_cli_row (cli, award->rule, award->group, award->unit, rank, award->action, amount,
                   san_award_state_name (award->state), award->reason, NULL);
    }

  for (guint i = 0; i < awards->totals->len; i++)
    {
      const SanAwardTotal *total = g_ptr_array_index (awards->totals, i);
      g_autofree char *sum = san_micro_format (total->total, SAN_DECIMALS_NEEDED);
      g_autofree char *budget = san_micro_format (total->budget, SAN_DECIMALS_NEEDED);

      if (total->has_budget && total->total > total->budget)
        san_cli_remark (_("“%s” gives %s yuan, which is more than its budget of %s"),
                        total->rule, sum, budget);
    }
}

/* One call decides on an award once. */
static gboolean
is_decided (const GPtrArray *decisions,
            const char      *rule,
            gint64           unit_id)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const SanAwardDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->unit_id == unit_id && g_str_equal (decision->rule, rule))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_decisions (SanCli       *cli,
                const char   *option,
                SanAwardState state,
                SanRanking   *ranking,
                SanAwards    *awards,
                GPtrArray    *decisions,
                GError      **error)
{
  GPtrArray *words = san_cli_option_list (cli, option);

  if (words != NULL && words->len % 2 != 0)
    return san_cli_bad_word (error, _("--%s: RULE UNIT is expected"), option);

  for (guint i = 0; words != NULL && i < words->len; i += 2)
    {
      const char *rule = g_ptr_array_index (words, i);
      const SanParticipant *unit;
      SanAwardDecision *decision;
      guint participant;

      if (!san_cli_find_participant (cli, ranking->input, g_ptr_array_index (words, i + 1),
                                     &participant, error))
        return FALSE;
      unit = g_ptr_array_index (ranking->input->participants, participant);
      if (san_awards_find (awards, rule, unit->unit_id) == NULL)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                       _("“%s” does not propose “%s”"), rule, unit->name);
          return FALSE;
        }
      if (is_decided (decisions, rule, unit->unit_id))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s” for “%s” is decided twice in this call"), rule, unit->name);
          return FALSE;
        }

      decision = g_new0 (SanAwardDecision, 1);
      decision->unit_id = unit->unit_id;
      decision->rule = g_strdup (rule);
      decision->state = state;
      decision->reason = g_strdup (san_cli_option (cli, "reason"));
      g_ptr_array_add (decisions, decision);
    }

  return TRUE;
}

static gboolean
decide (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  const Deciding *deciding = data;

  for (guint i = 0; i < deciding->decisions->len; i++)
    if (!san_award_store_decide (database, deciding->round,
                                 g_ptr_array_index (deciding->decisions, i), deciding->at,
                                 deciding->by, error))
      return FALSE;

  return TRUE;
}

/* (transfer full): as they stand once the decisions of the call are recorded */
static SanAwards *
record_decisions (SanCli       *cli,
                  SanWorkspace *workspace,
                  SanRound     *round,
                  SanRanking   *ranking,
                  SanAwards    *awards,
                  GError      **error)
{
  g_autoptr (GPtrArray) decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_award_decision_free);
  g_autofree char *at = san_time_format (san_workspace_now (workspace));
  Deciding deciding = { round, decisions, at, san_workspace_get_actor (workspace) };

  if (!read_decisions (cli, "confirm", SAN_AWARD_CONFIRMED, ranking, awards, decisions,
                       error) ||
      !read_decisions (cli, "strike", SAN_AWARD_STRUCK, ranking, awards, decisions, error) ||
      !san_workspace_change (workspace, "awards.decide", round->label, decide, &deciding,
                             NULL, error))
    return NULL;

  return san_awards_load (san_workspace_database (workspace), round, ranking, error);
}

gboolean
san_cli_run_awards (SanCli  *cli,
                    GError **error)
{
  gboolean changes = san_cli_has (cli, "confirm") || san_cli_has (cli, "strike");
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  g_autoptr (SanAwards) awards = NULL;
  SanWorkspace *workspace;
  SanDatabase *database;

  if (!san_cli_has (cli, "letters") &&
      (san_cli_has (cli, "time") || san_cli_has (cli, "place") || san_cli_has (cli, "contact")))
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, changes ? SAN_WORKSPACE_WRITE : SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_cli_round (cli, database, san_cli_arg (cli, 0), error);
  if (round == NULL)
    return FALSE;
  ranking = san_ranking_load (database, round, NULL, error);
  if (ranking == NULL)
    return FALSE;
  awards = san_bulletin_load_awards (database, round, ranking, error);
  if (awards == NULL)
    return FALSE;

  if (changes)
    {
      SanAwards *decided = record_decisions (cli, workspace, round, ranking, awards, error);

      if (decided == NULL)
        return FALSE;
      san_awards_free (awards);
      awards = decided;
    }
  if (san_cli_has (cli, "letters"))
    return san_cli_write_letters (cli, round, ranking, awards, error);
  print_awards (cli, awards);

  return TRUE;
}

/* Year -------------------------------------------------------------------------------- */

static gboolean
read_weights (SanCli     *cli,
              GHashTable *weights,
              GError    **error)
{
  GPtrArray *words = san_cli_option_list (cli, "weight");

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const char *equals = strrchr (word, '=');
      gint64 *weight;
      gint64 value;

      if (equals == NULL || equals == word)
        return san_cli_bad_word (error, _("--%s “%s”: KEY=VALUE is expected"), "weight", word);
      if (!san_micro_parse (equals + 1, &value, NULL, error))
        return FALSE;
      if (value < 0)
        return san_cli_bad_word (error, _("--weight “%s”: a weight is 0 or more"), word);

      weight = g_new (gint64, 1);
      *weight = value;
      g_hash_table_insert (weights, g_strndup (word, (gsize) (equals - word)), weight);
    }

  return TRUE;
}

static void
print_row (SanCli             *cli,
           const SanYearGroup *group,
           const SanYearRow   *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *rank = row->place > 0 ? g_strdup_printf ("%u", row->place) : g_strdup ("");
  g_autofree char *rounds = g_strdup_printf ("%u", row->rounds);
  const char *fixed[] = { group->name, rank, row->unit, row->value, rounds };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (cells, (gpointer) fixed[i]);
  for (guint i = 0; row->totals[i] != NULL; i++)
    g_ptr_array_add (cells, row->totals[i]);
  g_ptr_array_add (cells, NULL);
  san_cli_row_strv (cli, (const char *const *) cells->pdata);
}

static void
print_year (SanCli        *cli,
            const SanYear *year)
{
  static const char *const fixed[] = { "group", "rank", "unit", "value", "rounds" };
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (columns, (gpointer) fixed[i]);
  for (guint i = 0; i < year->rounds->len; i++)
    g_ptr_array_add (columns, ((SanRound *) g_ptr_array_index (year->rounds, i))->label);
  g_ptr_array_add (columns, NULL);
  san_cli_columns_strv (cli, (const char *const *) columns->pdata);

  for (guint i = 0; i < year->groups->len; i++)
    {
      const SanYearGroup *group = g_ptr_array_index (year->groups, i);

      for (guint j = 0; j < group->rows->len; j++)
        print_row (cli, group, g_ptr_array_index (group->rows, j));
    }
}

/* A year as sansectl's periods have it: four digits. */
static gboolean
read_year (SanCli  *cli,
           int     *year,
           GError **error)
{
  const char *text = san_cli_arg (cli, 0);
  SanPeriod period;

  if (!san_period_parse (text, &period, NULL) || period.kind != SAN_PERIOD_YEAR)
    return san_cli_bad_word (error, _("“%s” is not a year"), text);
  san_day_get (period.first, year, NULL, NULL);

  return TRUE;
}

gboolean
san_cli_run_year (SanCli  *cli,
                  GError **error)
{
  g_autoptr (GHashTable) weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          g_free);
  SanYearBy by = SAN_YEAR_MEAN;
  g_autoptr (SanYear) table = NULL;
  SanWorkspace *workspace;
  int year;

  if (!read_year (cli, &year, error) || !read_weights (cli, weights, error))
    return FALSE;
  if (san_cli_has (cli, "by"))
    san_year_by_parse (san_cli_option (cli, "by"), &by);

  workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  if (workspace == NULL)
    return FALSE;
  table = san_year_load (san_workspace_database (workspace), year, by, weights, error);
  if (table == NULL)
    return FALSE;
  print_year (cli, table);

  return TRUE;
}
