/* cli-scenario.c - a superior test's list of problems, worked off through sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-scenario.h"

#include <string.h>

#include "support/ticket-scenario.h"

static void
expect_done (GPtrArray *words)
{
  g_autoptr (CliCall) call = NULL;

  g_ptr_array_add (words, NULL);
  call = cli_call_words ((const char *const *) words->pdata);
  if (call->status != 0)
    {
      g_autofree char *line = g_strjoinv (" ", (char **) words->pdata);

      g_test_message ("%s\n%s%s", line, call->out, call->err);
    }
  g_assert_cmpint (call->status, ==, 0);
}

void
cli_scenario_prepare (CliPlace   *place,
                      const char *file)
{
  g_autofree char *units = cli_place_path (place, "units.csv");
  g_autofree char *groups = cli_place_path (place, "groups.csv");
  g_autofree char *scheme = cli_place_path (place, "scheme.json");
  const char *start = TICKET_SCENARIO_START;

  ticket_scenario_write (place->folder);
  g_free (cli_out ("new", file, "--city", "云州市", "--at", start, NULL));
  g_free (cli_out ("import", file, "units", units, "--at", start, NULL));
  g_free (cli_out ("import", file, "groups", groups, "--at", start, NULL));
  g_free (cli_out ("scheme", file, "set", scheme, "--at", start, NULL));
  g_free (cli_out ("round", file, "new", "2018-06", "--period", "2018-06", "--scheme",
                   "月度考评", "--grouping", "考评组", "--at", start, NULL));
  g_free (cli_out ("round", file, "new", "2018-07", "--period", "2018-07", "--scheme",
                   "月度考评", "--grouping", "考评组", "--at", start, NULL));
}

GPtrArray *
cli_scenario_numbers (const char *file,
                      const char *now,
                      const char *mark)
{
  g_autofree char *out = cli_out ("ticket", file, "list", "--at", now, NULL);
  g_autoptr (GPtrArray) table = cli_table (out);
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < table->len; i++)
    {
      if (strstr (cli_cell (table, i, "problem"), mark) != NULL)
        g_ptr_array_add (numbers, g_strdup (cli_cell (table, i, "number")));
    }

  return numbers;
}

static void
add_option (GPtrArray  *words,
            const char *name,
            const char *value)
{
  if (value == NULL)
    return;

  g_ptr_array_add (words, (gpointer) name);
  g_ptr_array_add (words, (gpointer) value);
}

/* @drawn: (nullable): only those of them */
static void
act_on (const char              *file,
        const TicketScenarioAct *act,
        GPtrArray               *drawn)
{
  g_autoptr (GPtrArray) numbers = cli_scenario_numbers (file, act->now, act->mark);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gboolean look = act->kind == SAN_TICKET_HELD || act->kind == SAN_TICKET_RELAPSED;
  guint n = 0;

  g_ptr_array_add (words, (gpointer) "ticket");
  g_ptr_array_add (words, (gpointer) file);
  g_ptr_array_add (words, (gpointer) (look ? "lookback" : san_ticket_kind_name (act->kind)));
  for (guint i = 0; i < numbers->len; i++)
    {
      if (drawn == NULL ||
          g_ptr_array_find_with_equal_func (drawn, numbers->pdata[i], g_str_equal, NULL))
        {
          g_ptr_array_add (words, numbers->pdata[i]);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);

  if (look)
    g_ptr_array_add (words, (gpointer) (act->kind == SAN_TICKET_HELD ? "--held" : "--relapsed"));
  add_option (words, "--text", act->text);
  add_option (words, "--by", act->by);
  add_option (words, "--document", act->document);
  add_option (words, "--limit", act->limit);
  add_option (words, "--actor", act->actor);
  add_option (words, "--at", act->now);
  expect_done (words);
}

static GPtrArray *
draw (const char *file)
{
  g_autofree char *out = cli_out ("ticket", file, "lookback", "draw", "--seed",
                                  TICKET_SCENARIO_SEED, "--percent",
                                  "white=10,yellow=30,red=100", "--after", "30", "--actor",
                                  TICKET_SCENARIO_CLERK, "--at", TICKET_SCENARIO_DRAW, NULL);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (numbers, g_strdup (lines[i]));
    }

  return numbers;
}

void
cli_scenario_run (CliPlace   *place,
                  const char *file)
{
  g_autofree char *problems = cli_place_path (place, "problems.xlsx");
  g_autoptr (GPtrArray) drawn = NULL;

  g_free (cli_out ("import", file, "tickets", problems, "--actor", TICKET_SCENARIO_CLERK,
                   "--at", TICKET_SCENARIO_ISSUED, NULL));
  for (const TicketScenarioAct *act = ticket_scenario_acts; act->now != NULL; act++)
    act_on (file, act, NULL);

  drawn = draw (file);
  for (const TicketScenarioAct *act = ticket_scenario_finds; act->now != NULL; act++)
    act_on (file, act, drawn);
}
