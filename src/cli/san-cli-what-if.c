/* san-cli-what-if.c - the ranking as it would be; writes nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli-round.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/san-decimal.h"
#include "ranking/san-ranking.h"
#include "scoring/san-what-if.h"

/* "LEFT=RIGHT", at the last '='; FALSE with the reason */
static gboolean
split_assignment (const char *option,
                  const char *text,
                  char      **left,
                  char      **right,
                  GError    **error)
{
  const char *equals = strrchr (text, '=');

  if (equals == NULL || equals == text)
    return san_cli_bad_word (error, _("--%s “%s”: KEY=VALUE is expected"), option, text);

  *left = g_strndup (text, (gsize) (equals - text));
  *right = g_strdup (equals + 1);
  return TRUE;
}

typedef gboolean (*Assign) (SanCli        *cli,
                            SanRoundInput *copy,
                            const char    *key,
                            const char    *value,
                            GError       **error);

static gboolean
assign_weight (SanCli        *cli,
               SanRoundInput *copy,
               const char    *key,
               const char    *value,
               GError       **error)
{
  gint64 weight;

  return san_micro_parse (value, &weight, NULL, error) &&
         san_round_input_set_weight (copy, key, weight, error);
}

static gboolean
assign_missing (SanCli        *cli,
                SanRoundInput *copy,
                const char    *key,
                const char    *value,
                GError       **error)
{
  SanMissingRule rule;
  gint64 number;

  return san_missing_parse (value, &rule, &number, error) &&
         san_round_input_set_missing (copy, key, rule, number, error);
}

/* "UNIT:KEY": a unit's name may hold a colon, a key does not */
static gboolean
assign_score (SanCli        *cli,
              SanRoundInput *copy,
              const char    *key,
              const char    *value,
              GError       **error)
{
  const char *colon = strrchr (key, ':');
  g_autofree char *name = colon != NULL ? g_strndup (key, (gsize) (colon - key)) : NULL;
  SanCellState state;
  gint64 number = 0;
  guint participant;

  if (!san_cli_find_participant (cli, copy, name, &participant, error) ||
      !san_cell_parse (value, &state, &number, NULL, error))
    return FALSE;

  return san_round_input_set_cell (copy,
                                   ((SanParticipant *) g_ptr_array_index (copy->participants,
                                                                          participant))->unit_id,
                                   colon + 1, state, number, error);
}

/* What can be told of an assignment before anything is opened: --weight KEY=N, --missing
 * KEY=RULE, --score UNIT:KEY=N. */
static gboolean
check_assignment (const char *option,
                  const char *key,
                  const char *value,
                  GError    **error)
{
  g_autoptr (GError) reason = NULL;
  SanMissingRule rule;
  SanCellState state;
  gint64 number;
  gboolean good;

  if (g_str_equal (option, "score") && strchr (key, ':') == NULL)
    return san_cli_bad_word (error, _("--score “%s”: UNIT:KEY=VALUE is expected"), key);

  if (g_str_equal (option, "weight"))
    good = san_micro_parse (value, &number, NULL, &reason);
  else if (g_str_equal (option, "missing"))
    good = san_missing_parse (value, &rule, &number, &reason);
  else
    good = san_cell_parse (value, &state, &number, NULL, &reason);

  return good || san_cli_bad_word (error, "--%s “%s”: %s", option, key, reason->message);
}

static gboolean
check_assignments (SanCli     *cli,
                   const char *option,
                   GError    **error)
{
  GPtrArray *given = san_cli_option_list (cli, option);

  for (guint i = 0; given != NULL && i < given->len; i++)
    {
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (!split_assignment (option, g_ptr_array_index (given, i), &left, &right, error) ||
          !check_assignment (option, left, right, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
assign_all (SanCli        *cli,
            SanRoundInput *copy,
            const char    *option,
            Assign         assign,
            GError       **error)
{
  GPtrArray *given = san_cli_option_list (cli, option);

  for (guint i = 0; given != NULL && i < given->len; i++)
    {
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (!split_assignment (option, g_ptr_array_index (given, i), &left, &right, error) ||
          !assign (cli, copy, left, right, error))
        return FALSE;
    }

  return TRUE;
}

static SanRoundInput *
change_copy (SanCli              *cli,
             const SanRoundInput *input,
             GError             **error)
{
  g_autoptr (SanRoundInput) copy = san_round_input_copy (input, error);
  const char *ties = san_cli_option (cli, "ties");
  SanTies rule;

  if (copy == NULL ||
      !assign_all (cli, copy, "weight", assign_weight, error) ||
      !assign_all (cli, copy, "missing", assign_missing, error) ||
      !assign_all (cli, copy, "score", assign_score, error))
    return NULL;

  if (ties != NULL && san_ties_parse (ties, &rule))
    san_round_input_set_ties (copy, rule);

  return g_steal_pointer (&copy);
}

gboolean
san_cli_run_what_if (SanCli  *cli,
                     GError **error)
{
  gboolean good = check_assignments (cli, "weight", error) &&
                  check_assignments (cli, "missing", error) &&
                  check_assignments (cli, "score", error);
  g_autoptr (SanRanking) now = good ? san_cli_load_ranking (cli, error) : NULL;
  g_autoptr (SanRoundInput) copy = now != NULL ? change_copy (cli, now->input, error) : NULL;
  g_autoptr (SanRanking) then = copy != NULL ? san_ranking_compute (copy, error) : NULL;

  if (then == NULL)
    return FALSE;

  san_cli_print_ranking (cli, then, NULL, now);
  return TRUE;
}
