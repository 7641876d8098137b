/* san-test-round.c - small rounds for tests, written as people would write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-round.h"

#include "scoring/san-explain.h"

char *
san_test_quoted (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

SanScheme *
san_test_scheme (const char *text)
{
  g_autofree char *json = san_test_quoted (text);
  g_autoptr (GError) error = NULL;
  SanScheme *scheme = san_scheme_parse (json, &error);

  g_assert_no_error (error);

  return scheme;
}

static void
set_cells (SanParticipant  *participant,
           const SanScheme *scheme,
           char           **words)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      SanInputCell *cell = &participant->cells[i];
      g_autoptr (GError) error = NULL;

      if (!san_node_is_leaf (g_ptr_array_index (scheme->nodes, i)))
        continue;
      g_assert_nonnull (*words);
      if (!g_str_equal (*words, "."))
        san_cell_parse (*words, &cell->state, &cell->value, NULL, &error);
      g_assert_no_error (error);
      words++;
    }
  g_assert_null (*words);
}

SanRoundInput *
san_test_round (const char *scheme_text,
                const char *text)
{
  g_autoptr (SanScheme) scheme = san_test_scheme (scheme_text);
  SanPeriod period = san_period_month (2018, 6);
  SanRoundInput *input = san_round_input_new ("2018-06", &period, "groups");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint group = G_MAXUINT;
  gint64 id = 0;

  san_round_input_add_scheme (input, scheme);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (lines[i]), " ", -1);
      SanParticipant *participant;

      if (*lines[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (words), >=, 3);
      if (group == G_MAXUINT ||
          !g_str_equal (words[0], g_ptr_array_index (input->groups, group)))
        group = san_round_input_add_group (input, words[0]);
      participant = san_round_input_add_participant (input, ++id, "", words[1], group, 0);
      g_assert_true (san_standing_parse (words[2], &participant->standing));
      set_cells (participant, scheme, words + 3);
    }

  return input;
}

char *
san_test_places (SanRanking *ranking)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      g_string_append (text, i > 0 ? " | " : "");
      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          g_string_append_printf (text, "%s%s %u %s", j > 0 ? "; " : "",
                                  place->score->participant->name, place->place,
                                  place->total);
        }
    }

  return g_string_free (text, FALSE);
}

const SanPlace *
san_test_find_place (SanRanking *ranking,
                     const char *unit)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          if (g_str_equal (place->score->participant->name, unit))
            return place;
        }
    }

  g_assert_not_reached ();
}

/* The rows directly below a row add up to it. */
static void
assert_adds_up (const GPtrArray *rows,
                guint            index)
{
  const SanExplainRow *above = g_ptr_array_index (rows, index);
  guint n = 0;
  mpq_t sum;

  mpq_init (sum);
  for (guint i = index + 1; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);

      if (row->level <= above->level)
        break;
      if (row->level != above->level + 1)
        continue;
      mpq_add (sum, sum, row->exact);
      n++;
    }
  g_assert_true (n == 0 || mpq_equal (sum, above->exact));
  mpq_clear (sum);
}

void
san_test_assert_explained (const SanScores *scores,
                           guint            index)
{
  const SanScore *score = &scores->scores[index];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = san_explain (scores, index, &error);
  mpq_t sum;

  g_assert_no_error (error);
  if (!score->has_total)
    return;

  mpq_init (sum);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);
      const SanExplainRow *next = i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL;

      if (i == 0)
        g_assert_true (mpq_equal (row->exact, score->total));
      else if (next == NULL || next->level <= row->level)
        mpq_add (sum, sum, row->exact);
      assert_adds_up (rows, i);
    }
  g_assert_true (mpq_equal (sum, score->total));
  mpq_clear (sum);
}
