/* san-cli-round.c - rounds: new, list, state, publish
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <glib/gi18n.h>

#include "base/san-utils.h"
#include "bulletins/san-bulletin.h"
#include "registry/san-campaign-store.h"
#include "registry/san-group-store.h"
#include "scoring/san-round-check.h"

typedef struct
{
  SanCli   *cli;
  SanRound *round;
} NewRound;

/* The names in the options become ids; what is not there is refused by name. */
static gboolean
resolve_names (SanCli      *cli,
               SanDatabase *database,
               SanRound    *round,
               GError     **error)
{
  const char *grouping = san_cli_option (cli, "grouping");
  const char *campaign = san_cli_option (cli, "campaign");
  const char *children = san_cli_option (cli, "children");

  if (grouping != NULL)
    {
      g_autoptr (SanGrouping) found = san_group_store_find (database, grouping,
                                                            round->period.last, error);

      if (found == NULL)
        return FALSE;
      round->grouping_id = found->id;
    }

  if (campaign != NULL &&
      !san_campaign_store_find (database, campaign, &round->campaign_id, error))
    return FALSE;

  if (children != NULL)
    {
      g_autoptr (SanRound) found = san_round_store_find (database, children, error);

      if (found == NULL)
        return FALSE;
      round->children_id = found->id;
    }

  return TRUE;
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  NewRound *new_round = data;

  return resolve_names (new_round->cli, database, new_round->round, error) &&
         san_round_store_add (database, new_round->round, error);
}

static gboolean
run_new (SanCli  *cli,
         GError **error)
{
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  GPtrArray *schemes = san_cli_option_list (cli, "scheme");
  const char *period = san_cli_option (cli, "period");
  const char *kind = san_cli_option (cli, "kind");
  NewRound new_round = { cli, round };
  SanWorkspace *workspace;

  if (period == NULL || schemes == NULL)
    return san_cli_usage (cli, error);

  if (!san_period_parse (period, &round->period, error))
    return FALSE;

  round->label = g_strdup (san_cli_arg (cli, 0));
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->from = san_cli_option_day (cli, "from", SAN_DAY_MIN);
  round->to = san_cli_option_day (cli, "to", SAN_DAY_MAX);
  round->schemes = g_new0 (char *, schemes->len + 1);
  for (guint i = 0; i < schemes->len; i++)
    round->schemes[i] = g_strdup (g_ptr_array_index (schemes, i));
  if (kind != NULL)
    san_round_kind_parse (kind, &round->kind);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL ||
      !san_workspace_change (workspace, "round.new", round->label, add_round, &new_round,
                             NULL, error))
    return FALSE;

  san_cli_result (cli, "label", round->label);
  return TRUE;
}

static gboolean
run_list (SanCli  *cli,
          GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) rounds = NULL;

  if (workspace == NULL)
    return FALSE;

  rounds = san_round_store_list (san_workspace_database (workspace), error);
  if (rounds == NULL)
    return FALSE;

  san_cli_columns (cli, "label", "period", "kind", "state", "schemes", "grouping",
                   "published", NULL);

  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);
      g_autofree char *period = san_period_format (&round->period);
      g_autofree char *schemes = g_strjoinv (";", round->schemes);

      san_cli_row (cli, round->label, period, san_round_kind_name (round->kind),
                   san_round_state_name (round->state), schemes, round->grouping,
                   round->published, NULL);
    }

  return TRUE;
}

typedef struct
{
  SanRound     *round;
  SanRoundState state;
  const char   *reason;
  const char   *actor;
  const char   *now;
} SetState;

/* A value out of range may stand, with a reason. */
static gboolean
confirm_cell (SanDatabase    *database,
              const SetState *set,
              GPtrArray      *cells,
              const SanIssue *issue,
              GError        **error)
{
  for (guint i = 0; i < cells->len; i++)
    {
      SanCell *cell = g_ptr_array_index (cells, i);

      if (cell->unit_id != issue->unit_id || !g_str_equal (cell->component, issue->component))
        continue;

      san_set_str (&cell->confirmed, set->reason);
      return san_score_store_put (database, set->round->id, cell, set->now, set->actor,
                                  error);
    }

  return TRUE;
}

/* Confirms what is out of range, where there is a reason. */
static gboolean
confirm_range (SanDatabase    *database,
               const SetState *set,
               GPtrArray      *issues,
               GError        **error)
{
  g_autoptr (GPtrArray) cells = san_score_store_list (database, set->round->id, error);

  if (cells == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      if (issue->severity == SAN_ISSUE_ERROR && g_str_equal (issue->what, "range") &&
          !confirm_cell (database, set, cells, issue, error))
        return FALSE;
    }

  return TRUE;
}

/* Errors of the check stop a review until corrected or confirmed with a reason. */
static gboolean
check_for_review (SanDatabase    *database,
                  const SetState *set,
                  GError        **error)
{
  g_autoptr (GPtrArray) issues = san_round_check (database, set->round, error);

  if (issues != NULL && set->reason != NULL && *set->reason != '\0')
    {
      if (!confirm_range (database, set, issues, error))
        return FALSE;

      g_ptr_array_unref (issues);
      issues = san_round_check (database, set->round, error);
    }
  if (issues == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      if (issue->severity == SAN_ISSUE_ERROR)
        {
          g_autofree char *sentence = san_issue_sentence (issue);

          g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                       _("Round “%s” cannot go to review: %s. Correct it, or confirm it with a reason."),
                       set->round->label, sentence);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
set_state (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  SetState *set = data;

  if (set->state == SAN_ROUND_REVIEW && set->round->state < SAN_ROUND_REVIEW &&
      !check_for_review (database, set, error))
    return FALSE;

  return san_round_store_set_state (database, set->round->id, set->state, set->reason,
                                    error);
}

static gboolean
run_state (SanCli  *cli,
           GError **error)
{
  const char *word = san_cli_arg (cli, 1);
  SanWorkspace *workspace;
  SanDatabase *database;
  g_autoptr (SanRound) round = NULL;
  g_autofree char *label = NULL;
  g_autofree char *now = NULL;
  SetState set = { NULL };

  if (word != NULL && !san_round_state_parse (word, &set.state))
    return san_cli_bad_word (error, _("“%s” is no state of a round: write prepare, sample, "
                                      "assess, review or published"), word);

  workspace = san_cli_open (cli, word != NULL ? SAN_WORKSPACE_WRITE : SAN_WORKSPACE_READ,
                            error);
  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_round_store_find (database, san_cli_arg (cli, 0), error);
  if (round == NULL)
    return FALSE;

  if (word == NULL)
    {
      san_cli_result (cli, "state", san_round_state_name (round->state));
      return TRUE;
    }

  now = san_time_format (san_workspace_now (workspace));
  set.round = round;
  set.now = now;
  set.actor = san_workspace_get_actor (workspace);
  set.reason = san_cli_option (cli, "reason");
  label = set.reason != NULL
          ? g_strdup_printf ("%s → %s: %s", round->label, word, set.reason)
          : g_strdup_printf ("%s → %s", round->label, word);

  if (!san_workspace_change (workspace, "round.state", label, set_state, &set, NULL, error))
    return FALSE;

  san_cli_result (cli, "state", word);
  return TRUE;
}

static gboolean
run_publish (SanCli  *cli,
             GError **error)
{
  SanWorkspace *workspace;
  g_autoptr (SanRound) round = NULL;
  g_autofree char *name = NULL;
  guint number = san_cli_option_integer (cli, "number", 0);

  if (number == 0)
    return san_cli_usage (cli, error);

  workspace = san_cli_open (cli, SAN_WORKSPACE_WRITE, error);
  if (workspace == NULL)
    return FALSE;

  round = san_round_store_find (san_workspace_database (workspace), san_cli_arg (cli, 0),
                                error);
  if (round == NULL ||
      !san_bulletin_publish (workspace, round, number,
                             san_cli_option_day (cli, "date",
                                                 san_time_day (san_workspace_now (workspace))),
                             san_cli_option (cli, "reason"), &name, error))
    return FALSE;

  san_cli_result (cli, "bulletin", name);
  return TRUE;
}

const SanCommand san_round_commands[] = {
  { "round new", 1, 1, FALSE,
    "round FILE new LABEL --period P --scheme NAME… [--grouping G] "
    "[--kind monthly|cross|special|simulated] [--from D --to D] [--campaign C] "
    "[--children LABEL]",
    N_("Make a round"), run_new,
    { { "period", SAN_OPTION_PERIOD }, { "scheme", SAN_OPTION_LIST },
      { "grouping", SAN_OPTION_TEXT },
      { "kind", SAN_OPTION_TEXT, "monthly|cross|special|simulated" },
      { "from", SAN_OPTION_DAY }, { "to", SAN_OPTION_DAY },
      { "campaign", SAN_OPTION_TEXT }, { "children", SAN_OPTION_TEXT } } },
  { "round list", 0, 0, FALSE, "round FILE list", N_("All rounds"), run_list },
  { "round state", 1, 2, FALSE,
    "round FILE state LABEL [prepare|sample|assess|review|published] [--reason T]",
    N_("Where a round stands, or move it on"), run_state,
    { { "reason", SAN_OPTION_TEXT } } },
  { "round frame", 1, 1, FALSE,
    "round FILE frame LABEL [--rules] [--now] [--bottom N] [--always UNIT…]",
    N_("The lines that points are drawn from, and their digest"), san_cli_run_frame,
    { { "rules", SAN_OPTION_FLAG }, { "now", SAN_OPTION_FLAG },
      { "bottom", SAN_OPTION_INTEGER }, { "always", SAN_OPTION_LIST } } },
  { "round draw", 1, 1, FALSE,
    "round FILE draw LABEL --seed TEXT [--bottom N] [--always UNIT…]",
    N_("Draw the points of a round, for anybody to repeat"), san_cli_run_draw,
    { { "seed", SAN_OPTION_TEXT }, { "bottom", SAN_OPTION_INTEGER },
      { "always", SAN_OPTION_LIST } } },
  { "round record", 1, 1, FALSE,
    "round FILE record LABEL [--sheets [--day D]] -o OUT.pdf",
    N_("The sampling record of a draw, or the sheets of its visits"), san_cli_run_record,
    { { "sheets", SAN_OPTION_FLAG }, { "day", SAN_OPTION_DAY },
      { "output", SAN_OPTION_TEXT } } },
  { "round rank", 1, 1, FALSE, "round FILE rank LABEL [--grouping G] [--group NAME]",
    N_("The ranking"), san_cli_run_rank,
    { { "grouping", SAN_OPTION_TEXT }, { "group", SAN_OPTION_TEXT } } },
  { "round stats", 1, 1, FALSE, "round FILE stats LABEL [--grouping G]",
    N_("Figures of each group"), san_cli_run_stats, { { "grouping", SAN_OPTION_TEXT } } },
  { "round explain", 2, 2, FALSE, "round FILE explain LABEL UNIT",
    N_("How a total comes about"), san_cli_run_explain },
  { "round check", 1, 1, FALSE,
    "round FILE check LABEL [--expect TABLE [--map COLUMN=FIELD]… [--tolerance T]] [--strict]",
    N_("Check a round, or compare it with a published table"), san_cli_run_check,
    { { "expect", SAN_OPTION_TEXT }, { "map", SAN_OPTION_LIST },
      { "tolerance", SAN_OPTION_DECIMAL }, { "strict", SAN_OPTION_FLAG },
      { "sheet", SAN_OPTION_TEXT }, { "header", SAN_OPTION_ORDINAL },
      { "encoding", SAN_OPTION_ENCODING } } },
  { "round what-if", 1, 1, FALSE,
    "round FILE what-if LABEL [--weight KEY=N]… [--ties competition|dense|unique] "
    "[--missing KEY=RULE]… [--score UNIT:KEY=N]…",
    N_("The ranking as it would be; writes nothing"), san_cli_run_what_if,
    { { "weight", SAN_OPTION_LIST }, { "ties", SAN_OPTION_TEXT, "competition|dense|unique" },
      { "missing", SAN_OPTION_LIST }, { "score", SAN_OPTION_LIST } } },
  { "round lift", 2, 2, FALSE, "round FILE lift LABEL UNIT",
    N_("The fewest items that would lift a unit by a place"), san_cli_run_lift },
  { "round stability", 1, 1, FALSE, "round FILE stability LABEL [--seed T] [--samples N]",
    N_("How far places would move had other points been drawn"), san_cli_run_stability,
    { { "seed", SAN_OPTION_TEXT }, { "samples", SAN_OPTION_ORDINAL } } },
  { "round awards", 1, 1, FALSE,
    "round FILE awards LABEL [--confirm RULE UNIT]… [--strike RULE UNIT --reason T]… "
    "[--letters FOLDER [--time T] [--place P] [--contact C]]",
    N_("What the rules propose to give and to ask; letters of interview"), san_cli_run_awards,
    { { "confirm", SAN_OPTION_LIST, SAN_CLI_PAIRS },
      { "strike", SAN_OPTION_LIST, SAN_CLI_PAIRS },
      { "reason", SAN_OPTION_TEXT }, { "letters", SAN_OPTION_TEXT },
      { "time", SAN_OPTION_TEXT }, { "place", SAN_OPTION_TEXT },
      { "contact", SAN_OPTION_TEXT } } },
  { "round proposals", 1, 1, FALSE,
    "round FILE proposals LABEL [--confirm all | --confirm RULE UNIT…] [--effect E]",
    N_("What red tickets and relapses take off by the rules, and vetoes that failed items "
       "ask for; book it"), san_cli_run_proposals,
    { { "confirm", SAN_OPTION_LIST }, { "effect", SAN_OPTION_TEXT } } },
  { "round year", 1, 1, FALSE,
    "round FILE year YEAR [--by mean|sum|weighted|points] [--weight LABEL=N]…",
    N_("The rounds of a year side by side"), san_cli_run_year,
    { { "by", SAN_OPTION_TEXT, "mean|sum|weighted|points" },
      { "weight", SAN_OPTION_LIST } } },
  { "round publish", 1, 1, FALSE,
    "round FILE publish LABEL --number N [--date D] [--reason T]",
    N_("Freeze a round and issue its bulletin"), run_publish,
    { { "number", SAN_OPTION_ORDINAL }, { "date", SAN_OPTION_DAY },
      { "reason", SAN_OPTION_TEXT } } },
  { NULL },
};
