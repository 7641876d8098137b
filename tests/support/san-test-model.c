/* san-test-model.c - what a ledger must hold, in plain arrays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-model.h"

#include "scoring/san-inspection.h"
#include "support/san-naive-score.h"
#include "support/san-test-round.h"

const char *const san_model_units[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚" };
const char *const san_model_groups[] = {
  "街道", "街道", "街道", "乡镇", "乡镇", "部门", "部门"
};
const char *const san_model_labels[] = { "2018-03", "2018-04", "2018-05" };
const char *const san_model_grades[] = { "", "A", "B", "C", "C#", "na" };
static const guint percents[] = { 0, 100, 66, 33, 0, 0 };

#define LEAVES(site, survey, typed, ded) \
  "{'key': 'site', " site ", 'source': 'inspection'}," \
  "{'key': 'survey', " survey ", 'source': 'survey'}," \
  "{'key': 'typed', " typed ", 'source': 'entry'}," \
  "{'key': 'ded', " ded ", 'source': 'deduction'}"

const char *const san_model_schemes[] = {
  "{'name': '月度', 'tie_breakers': ['site', '-problems', 'previous'],"
  " 'adjustments': {'bonus_cap': '3', 'deduction_cap': '4'},"
  " 'component': {'key': 'total', 'combine': 'weighted', 'children': ["
  LEAVES ("'weight': 40, 'decimals': 2", "'weight': 20, 'missing': 'fixed:60'",
          "'weight': 25, 'missing': 'group-mean'", "'weight': 15, 'empty': 'full'") "]}}",
  "{'name': '月度', 'ties': 'unique', 'rank_on': 'full', 'decimals': 1,"
  " 'tie_breakers': ['problems', 'previous', 'typed'],"
  " 'component': {'key': 'total', 'combine': 'weighted', 'children': ["
  LEAVES ("'weight': 50, 'missing': 'zero'", "'weight': 0", "'weight': 30, 'decimals': 0",
          "'weight': 20, 'floor': 95") "]}}",
  "{'name': '月度', 'ties': 'dense', 'decimals': 0,"
  " 'adjustments': {'deduction_cap': '2'},"
  " 'component': {'key': 'total', 'combine': 'sum', 'children': ["
  LEAVES ("'full': 40, 'by': 'items'", "'full': 30, 'missing': 'zero', 'decimals': 1",
          "'full': 100, 'missing': 'unranked'", "'full': 10, 'missing': 'full'") "]}}",
  "{'name': '月度', 'higher_is_better': false,"
  " 'component': {'key': 'total', 'combine': 'mean', 'children': ["
  LEAVES ("'missing': 'group-mean'", "'missing': 'group-mean'",
          "'not_applicable': 'as-missing', 'missing': 'fixed:55.5'", "'cap': 99") "]}}"
};

void
san_model_init (SanModel *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < SAN_MODEL_ITEMS; i++)
    self->standard.marks[i] = (gint64) (i + 1) * SAN_MICRO;
  for (guint i = 0; i < SAN_MODEL_CATEGORIES; i++)
    self->standard.weights[i] = (gint64) (i + 1) * SAN_MICRO;
  for (guint i = 0; i < SAN_MODEL_ROUNDS; i++)
    self->rounds[i].standard = self->standard;
  for (guint i = 0; i < SAN_MODEL_QUESTIONS; i++)
    {
      self->values[i][0] = 100 * (gint64) SAN_MICRO;
      self->values[i][1] = 40 * (gint64) SAN_MICRO;
    }
  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    self->owners[i] = i % 5;
  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    self->standings[i] = SAN_STANDING_RANKED;
}

static gboolean
was_inspected (const SanModelRound *round)
{
  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    if (round->found[i][0] != 0 || round->found[i][1] != 0)
      return TRUE;

  return FALSE;
}

void
san_model_set_standard (SanModel               *self,
                        const SanModelStandard *standard)
{
  if (memcmp (&self->standard, standard, sizeof *standard) == 0)
    return;

  for (guint i = self->first; i < SAN_MODEL_ROUNDS; i++)
    if (self->rounds[i].published && was_inspected (&self->rounds[i]))
      self->first = i + 1;
  self->standard = *standard;
  for (guint i = self->first; i < SAN_MODEL_ROUNDS; i++)
    self->rounds[i].standard = *standard;
}

const char *
san_model_bureau (guint point)
{
  return point % 3 < 2 ? san_model_units[5 + point % 3] : NULL;
}

static void
add_rows (const SanModelRound *round,
          guint                index,
          SanInspectedPoint   *point)
{
  for (guint i = 0; i < 2; i++)
    {
      guint item = index % SAN_MODEL_CATEGORIES * 2 + i;
      int found = round->found[index][i];
      SanInspectedRow row = { .id = index * 2 + i + 1, .item = item, .inspector = "",
                              .grade = san_model_grades[found], .note = "", .seen_at = "",
                              .faults = -1, .counts = found < 5 };

      if (found == 0)
        {
          point->unrated++;
          continue;
        }
      mpq_init (row.earned);
      mpq_set_si (row.earned, (long) percents[found] * round->standard.marks[item], 100);
      mpq_canonicalize (row.earned);
      row.failed = row.counts && percents[found] < 60;
      g_array_append_val (point->rows, row);
      mpq_add (point->earned, point->earned, row.earned);
      point->marks += row.counts ? round->standard.marks[item] : 0;
      point->seen += row.counts;
      point->met += row.counts && percents[found] == 100;
      point->failed += row.failed;
    }
}

static void
add_book (const SanModel      *self,
          const SanModelRound *round,
          SanRoundInput       *input)
{
  input->inspection = san_inspection_new ();
  for (guint i = 0; i < SAN_MODEL_CATEGORIES; i++)
    {
      SanInspectedCategory category = { i + 1, "", "", round->standard.weights[i] };

      g_array_append_val (input->inspection->categories, category);
    }
  for (guint i = 0; i < SAN_MODEL_ITEMS; i++)
    {
      SanInspectedItem item = { i + 1, "", "", "graded", round->standard.marks[i] };

      g_array_append_val (input->inspection->items, item);
    }
  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    {
      SanInspectedPoint *point;

      if (round->found[i][0] == 0 && round->found[i][1] == 0)
        continue;
      point = san_inspection_add_point (input->inspection);
      point->code = "";
      point->name = "";
      point->category = i % SAN_MODEL_CATEGORIES;
      point->unit = self->owners[i];
      point->bureau = i % 3 < 2 ? 5 + i % 3 : SAN_INSPECTION_NOBODY;
      point->rows = san_inspected_rows_new ();
      add_rows (round, i, point);
    }
  san_inspection_prepare (input);
}

/* F/100 × the mean over the questions that were answered of Σ value·n / Σ n */
static void
set_survey (const SanModel      *self,
            const SanModelRound *round,
            guint                unit,
            const SanNode       *node,
            SanInputComputed    *computed)
{
  guint n = 0;
  mpq_t one, whole;

  mpq_inits (one, whole, NULL);
  for (guint i = 0; i < SAN_MODEL_QUESTIONS; i++)
    {
      gint64 top = 0;
      guint bottom = 0;

      for (guint j = 0; j < SAN_MODEL_OPTIONS; j++)
        {
          top += self->values[i][j] * round->chosen[unit][i][j];
          bottom += round->chosen[unit][i][j];
        }
      if (bottom == 0)
        continue;
      mpq_set_si (one, top, bottom * 1000000ul);
      mpq_canonicalize (one);
      mpq_add (computed->value, computed->value, one);
      n++;
    }
  computed->has_data = n > 0;
  if (n > 0)
    {
      mpq_set_si (whole, node->full, 100000000ul * n);
      mpq_canonicalize (whole);
      mpq_mul (computed->value, computed->value, whole);
    }
  mpq_clears (one, whole, NULL);
}

static void
set_cell (SanParticipant     *participant,
          const SanNode      *node,
          const SanModelCell *cell)
{
  participant->cells[node->index].state = cell->state;
  participant->cells[node->index].value = cell->value;
}

static void
add_ledger (const SanModelRound *round,
            SanRoundInput       *input,
            guint                node)
{
  mpq_t amount;

  mpq_init (amount);
  for (guint i = 0; i < round->n_adjustments; i++)
    {
      const SanModelAdjustment *row = &round->adjustments[i];

      mpq_set_si (amount, row->amount, 1000000);
      mpq_canonicalize (amount);
      if (row->deduction)
        san_round_input_add_deduction (input, input->participants->pdata[row->unit], node,
                                       amount);
      else
        san_round_input_add_adjustment (input, row->unit, amount, "", "", "");
    }
  mpq_clear (amount);
  for (guint i = 0; i < round->n_vetoes; i++)
    san_round_input_add_veto (input, round->vetoes[i].unit, round->vetoes[i].effect,
                              round->vetoes[i].value, "");
}

/* Places of the month before, if there is one */
static void
add_previous (const SanModel *self,
              guint           round,
              SanRoundInput  *input)
{
  g_autoptr (SanRoundInput) before = NULL;
  SanNaiveScore *scores;

  if (round == 0)
    return;

  before = san_model_input (self, round - 1, 0);
  scores = san_naive_score (before);
  input->has_previous = TRUE;
  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);

      participant->previous_group = san_model_groups[i];
      participant->previous_has_total = scores[i].has_total;
      mpq_set (participant->previous_total, scores[i].total);
      participant->previous_place = scores[i].place;
    }
  san_naive_free (before, scores);
}

static SanRoundInput *
make_input (const SanModel *self,
            guint           index)
{
  const SanModelRound *round = &self->rounds[index];
  g_autoptr (SanScheme) scheme = san_test_scheme (san_model_schemes[self->scheme]);
  SanPeriod period = san_period_month (2018, 3 + (int) index);
  SanRoundInput *input = san_round_input_new (san_model_labels[index], &period, "月度");
  guint group = 0;

  san_round_input_add_scheme (input, scheme);
  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    {
      SanParticipant *participant;
      const SanNode *survey = san_scheme_find_node (scheme, "survey");

      if (i == 0 || !g_str_equal (san_model_groups[i], san_model_groups[i - 1]))
        group = san_round_input_add_group (input, san_model_groups[i]);
      participant = san_round_input_add_participant (input, i + 1, san_model_units[i],
                                                     san_model_units[i], group, 0);
      participant->standing = self->standings[i];
      set_cell (participant, san_scheme_find_node (scheme, "typed"), &round->typed[i]);
      set_cell (participant, san_scheme_find_node (scheme, "ded"), &round->deducted[i]);
      set_survey (self, round, i, survey, &participant->computed[survey->index]);
    }
  add_ledger (round, input, san_scheme_find_node (scheme, "ded")->index);
  add_book (self, round, input);
  add_previous (self, index, input);

  return input;
}

SanRoundInput *
san_model_input (const SanModel *self,
                 guint           index,
                 guint           edition)
{
  const SanModelRound *round = &self->rounds[index];

  if (edition == 0 && round->published)
    edition = round->n_editions;
  if (edition > 0)
    self = round->editions[edition - 1];

  return make_input (self, index);
}
