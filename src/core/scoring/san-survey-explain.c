/* san-survey-explain.c - questions and options below a leaf, adding up exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-explain-parts.h"
#include "scoring/san-survey-score.h"

typedef struct
{
  const SanSurveyBook *book;
  guint participant;
  const SanNode       *node;
  guint n_questions;                  /* that count */
  GPtrArray           *parts;
} Account;

/* F/100 of a question's mean, or of what an option adds to it, over the questions */
static void
scale (const Account *self,
       mpq_t          value)
{
  mpq_t factor;

  mpq_init (factor);
  san_rational_set_micro (factor, self->node->full);
  mpq_mul (value, value, factor);
  mpq_set_ui (factor, 100 * MAX (self->n_questions, 1), 1);
  mpq_div (value, value, factor);
  mpq_clear (factor);
}

/* @part of @whole in percent, as few places as needed */
static char *
format_percent (gint64 part,
                gint64 whole)
{
  char *text;
  mpq_t value;

  mpq_init (value);
  mpq_set_si (value, 100 * part, (unsigned long) whole);
  mpq_canonicalize (value);
  text = san_rational_format (value, SAN_DECIMALS_NEEDED);
  mpq_clear (value);

  return text;
}

static void
explain_option (const Account       *self,
                guint                question,
                guint                index,
                const SanBookOption *option,
                gint64               count,
                gint64               answers)
{
  SanExplainPart *part = san_explain_part_add (self->parts, 1, SAN_EXPLAIN_OPTION, option->id);
  mpq_t times;

  part->key = g_strdup_printf ("Q%u.%u", question + 1, index + 1);
  part->name = g_strdup (option->name);
  part->method = g_strdup ("option");
  part->note = g_strdup_printf (option->has_value ? "n=%" G_GINT64_FORMAT
                                                  : "n=%" G_GINT64_FORMAT "; not counted",
                                count);
  if (!option->has_value)
    return;

  part->full = g_strdup ("100");
  part->score = san_micro_format (option->value, SAN_DECIMALS_NEEDED);
  if (answers == 0)
    return;

  part->weight = format_percent (count, answers);
  mpq_init (times);
  mpq_set_si (times, count, (unsigned long) answers);
  mpq_canonicalize (times);
  san_rational_set_micro (part->share, option->value);
  mpq_mul (part->share, part->share, times);
  part->earned = san_rational_format (part->share, SAN_DECIMALS_NEEDED);
  scale (self, part->share);
  mpq_clear (times);
}

static void
explain_question (const Account *self,
                  guint          index)
{
  const SanBookQuestion *question = &g_array_index (self->book->questions, SanBookQuestion,
                                                    index);
  SanExplainPart *part = san_explain_part_add (self->parts, 0, SAN_EXPLAIN_QUESTION,
                                               question->id);
  gint64 answers;
  gboolean counts;

  counts = san_survey_question_mean (self->book, self->participant, index, part->share,
                                     &answers);
  part->key = g_strdup_printf ("Q%u", index + 1);
  part->name = g_strdup (question->text);
  part->method = g_strdup ("mean");
  part->full = g_strdup ("100");
  part->note = counts ? g_strdup_printf ("n=%" G_GINT64_FORMAT, answers)
                      : g_strdup ("not answered");
  if (counts)
    {
      part->earned = san_rational_format (part->share, SAN_DECIMALS_NEEDED);
      part->score = san_rational_format (part->share, self->node->decimals);
      part->weight = format_percent (1, self->n_questions);
      scale (self, part->share);
    }

  for (guint i = 0; i < question->n_options; i++)
    {
      guint option = question->first + i;
      guint at = self->participant * self->book->options->len + option;

      explain_option (self, index, i,
                      &g_array_index (self->book->options, SanBookOption, option),
                      at < self->book->counts->len
                      ? g_array_index (self->book->counts, gint64, at) : 0, answers);
    }
}

void
san_survey_explain (const SanScores *scores,
                    guint            participant,
                    const SanNode   *node,
                    GPtrArray       *parts)
{
  const SanSurveyBook *book = scores->input->survey;
  Account self = { book, participant, node, 0, parts };
  SanSurveySample sample;
  mpq_t score;

  if (book == NULL)
    return;

  mpq_init (score);
  san_survey_score (book, participant, node, score, &sample);
  mpq_clear (score);
  self.n_questions = sample.questions;
  for (guint i = 0; i < book->questions->len; i++)
    if (san_survey_question_is_of (&g_array_index (book->questions, SanBookQuestion, i), node))
      explain_question (&self, i);
}
