/* san-cli-rank.c - what a round says: ranking, figures, explanation, check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "ranking/san-ranking.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"
#include "scoring/san-round-check.h"
#include "tables/san-table-mapping.h"

SanRanking *
san_cli_load_ranking (SanCli  *cli,
                      GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (SanRound) round = NULL;
  SanDatabase *database;

  if (workspace == NULL)
    return NULL;

  database = san_workspace_database (workspace);
  round = san_round_store_find (database, san_cli_arg (cli, 0), error);
  if (round == NULL)
    return NULL;

  return san_ranking_load (database, round, san_cli_option (cli, "grouping"), error);
}

/* The node keys of all schemes of the round, roots left out: in tree order, and what a
 * later scheme adds behind. */
static GPtrArray *
component_keys (const SanRanking *ranking)
{
  GPtrArray *keys = g_ptr_array_new ();
  GPtrArray *schemes = ranking->input->schemes;

  for (guint i = 0; i < schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (schemes, i);

      for (guint j = 1; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (!g_ptr_array_find_with_equal_func (keys, node->key, g_str_equal, NULL))
            g_ptr_array_add (keys, node->key);
        }
    }

  return keys;
}

static const char *
standing_of (const SanPlace *place)
{
  return place->absent ? "absent" : san_standing_name (place->standing);
}

static void
print_place (SanCli               *cli,
             const SanRankedGroup *group,
             const SanPlace       *place,
             GPtrArray            *keys,
             const SanPlace       *old)
{
  const SanParticipant *unit = place->score->participant;
  g_autofree char *rank = place->place > 0 ? g_strdup_printf ("%u", place->place)
                                           : g_strdup ("");
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const char *fixed[] = {
    group->name, rank, unit->name, place->total, place->change, place->rank_change,
    standing_of (place), place->grade, unit->code, place->note,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (cells, g_strdup (fixed[i]));

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const SanNode *node = san_scheme_find_node (place->score->scheme, key);

      /* it finds names too; another scheme's key may be a name here */
      g_ptr_array_add (cells, node != NULL && g_str_equal (node->key, key)
                              ? san_scores_format_node (place->score, node) : g_strdup (""));
    }

  if (old != NULL)
    {
      g_ptr_array_add (cells, old->place > 0 ? g_strdup_printf ("%u", old->place)
                                             : g_strdup (""));
      g_ptr_array_add (cells, g_strdup (old->total));
    }

  san_cli_row_strv (cli, (const char *const *) cells->pdata);
}

void
san_cli_print_ranking (SanCli               *cli,
                       const SanRanking     *ranking,
                       const SanRankedGroup *only,
                       const SanRanking     *old)
{
  static const char *const fixed[] = {
    "group", "rank", "unit", "total", "change", "rank_change", "standing", "grade", "code",
    "note",
  };
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = component_keys (ranking);

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (columns, (gpointer) fixed[i]);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (columns, g_ptr_array_index (keys, i));
  if (old != NULL)
    {
      g_ptr_array_add (columns, (gpointer) "old_rank");
      g_ptr_array_add (columns, (gpointer) "old_total");
    }
  g_ptr_array_add (columns, NULL);
  san_cli_columns_strv (cli, (const char *const *) columns->pdata);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; (only == NULL || only == group) && j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          print_place (cli, group, place, keys,
                       old != NULL ? san_ranking_find_place (old, place->participant) : NULL);
        }
    }
}

gboolean
san_cli_run_rank (SanCli  *cli,
                  GError **error)
{
  g_autoptr (SanRanking) ranking = san_cli_load_ranking (cli, error);
  const SanRankedGroup *only = NULL;

  if (ranking == NULL)
    return FALSE;

  if (san_cli_has (cli, "group"))
    {
      only = san_ranking_find_group (ranking, san_cli_option (cli, "group"));
      if (only == NULL)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                       _("There is no group “%s” in this round"),
                       san_cli_option (cli, "group"));
          return FALSE;
        }
    }

  san_cli_print_ranking (cli, ranking, only, NULL);
  return TRUE;
}

gboolean
san_cli_run_stats (SanCli  *cli,
                   GError **error)
{
  g_autoptr (SanRanking) ranking = san_cli_load_ranking (cli, error);

  if (ranking == NULL)
    return FALSE;

  san_cli_columns (cli, "group", "n", "mean", "max", "min", "median", "stdev", NULL);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autofree char *n = g_strdup_printf ("%u", group->n);

      san_cli_row (cli, group->name, n, group->mean, group->max, group->min,
                   group->median, group->stdev, NULL);
    }

  return TRUE;
}

static gboolean
is_participant (const SanUnit *unit,
                gpointer       data)
{
  const SanRoundInput *input = data;

  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);

      if (participant->unit_id == unit->id)
        return TRUE;
    }

  return FALSE;
}

gboolean
san_cli_find_participant (SanCli        *cli,
                          SanRoundInput *input,
                          const char    *text,
                          guint         *participant,
                          GError       **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);
  g_autoptr (SanRoster) roster = san_roster_load (database, input->period.last,
                                                  TRUE, error);
  const SanUnit *unit = NULL;

  if (roster != NULL)
    unit = san_roster_find_among (roster, text, is_participant, input, error);
  if (unit == NULL)
    return FALSE;

  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *p = g_ptr_array_index (input->participants, i);

      if (p->unit_id == unit->id)
        {
          *participant = i;
          return TRUE;
        }
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("“%s” takes no part in round “%s”"), text, input->label);
  return FALSE;
}

gboolean
san_cli_run_explain (SanCli  *cli,
                     GError **error)
{
  g_autoptr (SanRanking) ranking = san_cli_load_ranking (cli, error);
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (GPtrArray) rows = NULL;
  guint participant = 0;

  if (ranking == NULL || workspace == NULL ||
      !san_cli_find_participant (cli, ranking->input, san_cli_arg (cli, 1), &participant,
                                 error) ||
      !san_round_input_load_details (ranking->input, san_workspace_database (workspace),
                                     participant, error))
    return FALSE;

  rows = san_explain (ranking->scores, participant, error);
  if (rows == NULL)
    return FALSE;

  san_cli_columns (cli, "level", "key", "name", "method", "weight", "earned", "full",
                   "score", "contribution", "exact", "note", NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);
      g_autofree char *level = g_strdup_printf ("%u", row->level);
      g_autofree char *exact = san_rational_to_exact (row->exact);

      san_cli_row (cli, level, row->key, row->name, row->method, row->weight, row->earned,
                   row->full, row->score, row->contribution, exact, row->note, NULL);
    }

  return TRUE;
}

/* A published table may print a thing twice (第一名 beside 1, a score beside the total): the
 * heading that says it best is read. */
static const SanTableField expect_fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "group", "考评组", SAN_FIELD_OPTIONAL },
  { "total", "总分", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  { "rank", "名次", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
};

/* 3, 第3名, 第十一名 and =3 are places; what is none is refused with its row. */
static gboolean
read_rank (const char *text,
           guint      *rank)
{
  g_autofree char *folded = san_text_fold (text);
  const char *start = folded;
  char *end = NULL;

  if (g_str_has_prefix (start, "并列"))
    start += strlen ("并列");
  if (g_str_has_prefix (start, "第"))
    start += strlen ("第");
  if (*start == '=')
    start++;

  *rank = (guint) g_ascii_strtoull (start, &end, 10);
  if (end == start)
    return san_text_parse_chinese_number (start, rank);

  return *end == '\0' || g_str_equal (end, "名") || g_str_equal (end, "位") ||
         g_str_equal (end, "并");
}

static gboolean
read_expected_row (SanTableMapping   *mapping,
                   const SanTableRow *row,
                   SanExpectedRow    *expected,
                   GError           **error)
{
  const char *group = san_table_row_get_cell (row, san_table_mapping_get_column (mapping, "group"))->text;
  const char *total = san_table_row_get_cell (row, san_table_mapping_get_column (mapping, "total"))->text;
  const char *rank = san_table_row_get_cell (row, san_table_mapping_get_column (mapping, "rank"))->text;
  g_autoptr (GError) reason = NULL;
  SanCellState state;

  if (!san_cell_parse (total, &state, &expected->total, NULL, &reason))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("Row %u, column “%s”: %s"),
                   row->number,
                   san_table_mapping_get_heading (mapping,
                                                  (guint) san_table_mapping_get_column (mapping, "total")),
                   reason->message);
      return FALSE;
    }

  expected->has_total = state == SAN_CELL_VALUE;
  expected->group = g_strdup (group);

  /* 倒数第一名 and the like are no places to compare with */
  if (*rank != '\0' && !read_rank (rank, &expected->rank))
    {
      expected->rank = 0;
      san_cli_remark (_("Row %u: “%s” is not compared as a place"), row->number, rank);
    }

  return TRUE;
}

static gboolean
read_expected (SanTableReader  *reader,
               SanTableMapping *mapping,
               SanRoster       *roster,
               SanRoundInput   *input,
               GArray          *expected,
               GError         **error)
{
  g_autoptr (GError) reason = NULL;
  SanTableRow row;

  while (san_table_reader_next (reader, &row, &reason))
    {
      SanExpectedRow item = { .row = row.number };
      const char *name = san_table_row_get_cell (&row, san_table_mapping_get_column (mapping, "unit"))->text;
      const SanUnit *unit;

      if (*name == '\0')
        continue;

      unit = san_roster_find_among (roster, name, is_participant, input, NULL);
      item.unit = g_strdup (name);
      item.unit_id = unit != NULL ? unit->id : 0;
      g_array_append_val (expected, item);

      if (!read_expected_row (mapping, &row,
                              &g_array_index (expected, SanExpectedRow, expected->len - 1),
                              error))
        return FALSE;
    }

  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
expected_row_clear (gpointer data)
{
  SanExpectedRow *row = data;

  g_free (row->unit);
  g_free (row->group);
}

static gboolean
compare_with_table (SanCli         *cli,
                    const SanRound *round,
                    GPtrArray      *issues,
                    GError        **error)
{
  SanDatabase *database = san_workspace_database (cli->workspace);
  GPtrArray *maps = san_cli_option_list (cli, "map");
  g_autoptr (GArray) expected = g_array_new (FALSE, TRUE, sizeof (SanExpectedRow));
  g_autoptr (SanTableMapping) mapping = NULL;
  g_autoptr (SanTableReader) reader = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autofree char *ignored = NULL;
  gint64 tolerance = 0;

  g_array_set_clear_func (expected, expected_row_clear);
  mapping = san_table_mapping_new ("expect", expect_fields, G_N_ELEMENTS (expect_fields));

  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      if (!san_table_mapping_override (mapping, g_ptr_array_index (maps, i), error))
        return FALSE;
    }

  reader = san_table_reader_open (san_cli_option (cli, "expect"),
                                  san_cli_option (cli, "sheet"),
                                  san_cli_option (cli, "encoding"), NULL, error);
  if (reader == NULL ||
      !san_table_mapping_read_header (mapping, reader,
                                      san_cli_option_integer (cli, "header", 0), error))
    return FALSE;

  ignored = san_table_mapping_describe_ignored (mapping);
  if (ignored != NULL)
    san_cli_remark ("%s", ignored);

  ranking = san_ranking_load (database, round, NULL, error);
  roster = ranking != NULL ? san_roster_load (database, round->period.last, TRUE, error) : NULL;
  if (roster == NULL || !read_expected (reader, mapping, roster, ranking->input, expected,
                                        error))
    return FALSE;

  if (san_cli_has (cli, "tolerance"))
    san_micro_parse (san_cli_option (cli, "tolerance"), &tolerance, NULL, NULL);

  return san_ranking_compare (ranking, expected, tolerance, issues, error);
}

gboolean
san_cli_run_check (SanCli  *cli,
                   GError **error)
{
  SanWorkspace *workspace = san_cli_open (cli, SAN_WORKSPACE_READ, error);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) reason = NULL;
  SanDatabase *database;

  if (workspace == NULL)
    return FALSE;

  database = san_workspace_database (workspace);
  round = san_round_store_find (database, san_cli_arg (cli, 0), error);
  issues = round != NULL ? san_round_check (database, round, error) : NULL;
  if (issues == NULL)
    return FALSE;

  if (san_cli_has (cli, "expect") && !compare_with_table (cli, round, issues, &reason))
    return san_cli_refuse_table (san_cli_option (cli, "expect"), g_steal_pointer (&reason),
                                 error);

  san_cli_columns (cli, "severity", "unit", "what", "found", "expected", "where", NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      san_cli_row (cli, san_severity_name (issue->severity), issue->unit, issue->what,
                   issue->found, issue->expected, issue->where, NULL);
      if (issue->severity == SAN_ISSUE_ERROR && san_cli_has (cli, "strict"))
        cli->status = 1;
    }

  return TRUE;
}
