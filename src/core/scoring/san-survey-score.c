/* san-survey-score.c - what answers come to, exactly, and how large the sample was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-survey-score.h"

#include <math.h>

#include "base/san-decimal.h"
#include "base/san-text.h"

#define Z_95 1.959964

SanSurveyBook *
san_survey_book_new (void)
{
  SanSurveyBook *self = g_new0 (SanSurveyBook, 1);

  self->questions = g_array_new (FALSE, TRUE, sizeof (SanBookQuestion));
  self->options = g_array_new (FALSE, TRUE, sizeof (SanBookOption));
  self->counts = g_array_new (FALSE, TRUE, sizeof (gint64));

  return self;
}

void
san_survey_book_free (SanSurveyBook *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->questions);
  g_array_unref (self->options);
  g_array_unref (self->counts);
  g_free (self);
}

void
san_survey_book_add_question (SanSurveyBook *self,
                              gint64         id,
                              const char    *text,
                              const char    *component)
{
  SanBookQuestion question = { id, text, component, self->options->len, 0 };

  g_array_append_val (self->questions, question);
}

void
san_survey_book_add_option (SanSurveyBook *self,
                            gint64         id,
                            const char    *name,
                            gboolean       has_value,
                            gint64         value)
{
  SanBookOption option = { id, name, has_value, has_value ? value : 0 };

  g_array_append_val (self->options, option);
  g_array_index (self->questions, SanBookQuestion, self->questions->len - 1).n_options++;
}

gint64 *
san_survey_book_counts (SanSurveyBook *self,
                        guint          participant)
{
  guint needed = (participant + 1) * self->options->len;

  if (self->counts->len < needed)
    g_array_set_size (self->counts, needed);

  return &g_array_index (self->counts, gint64, participant * self->options->len);
}

/* Of one option; participants behind the last that has an answer have no row. */
static gint64
count_of (const SanSurveyBook *self,
          guint                participant,
          guint                option)
{
  guint index = participant * self->options->len + option;

  return index < self->counts->len ? g_array_index (self->counts, gint64, index) : 0;
}

gboolean
san_survey_question_is_of (const SanBookQuestion *question,
                           const SanNode         *node)
{
  g_autofree char *component = NULL;
  g_autofree char *name = NULL;

  if (*question->component == '\0' || g_str_equal (question->component, node->key))
    return TRUE;

  component = san_text_fold (question->component);
  name = san_text_fold (node->name);

  return g_str_equal (component, name);
}

gboolean
san_survey_question_mean (const SanSurveyBook *self,
                          guint                participant,
                          guint                index,
                          mpq_t                mean,
                          gint64              *n)
{
  const SanBookQuestion *question = &g_array_index (self->questions, SanBookQuestion, index);
  gint64 answers = 0;
  mpq_t part;
  mpq_t times;

  mpq_init (part);
  mpq_init (times);
  mpq_set_ui (mean, 0, 1);
  for (guint i = 0; i < question->n_options; i++)
    {
      const SanBookOption *option = &g_array_index (self->options, SanBookOption,
                                                    question->first + i);
      gint64 count = count_of (self, participant, question->first + i);

      if (!option->has_value || count == 0)
        continue;
      answers += count;
      san_rational_set_micro (part, option->value);
      mpq_set_si (times, count, 1);
      mpq_mul (part, part, times);
      mpq_add (mean, mean, part);
    }
  if (answers > 0)
    {
      mpq_set_si (times, answers, 1);
      mpq_div (mean, mean, times);
    }
  mpq_clear (times);
  mpq_clear (part);
  if (n != NULL)
    *n = answers;

  return answers > 0;
}

/* 1.96 · s / √n, of 100 */
static double
question_margin (const SanSurveyBook *self,
                 guint                participant,
                 guint                index,
                 double               mean,
                 gint64               n)
{
  const SanBookQuestion *question = &g_array_index (self->questions, SanBookQuestion, index);
  double squares = 0;

  for (guint i = 0; i < question->n_options; i++)
    {
      const SanBookOption *option = &g_array_index (self->options, SanBookOption,
                                                    question->first + i);
      double off = (double) option->value / SAN_MICRO - mean;

      if (option->has_value)
        squares += off * off * (double) count_of (self, participant, question->first + i);
    }

  return Z_95 * sqrt (squares / (double) (n - 1) / (double) n);
}

gboolean
san_survey_score (const SanSurveyBook *self,
                  guint                participant,
                  const SanNode       *node,
                  mpq_t                score,
                  SanSurveySample     *sample)
{
  double margins = 0;
  mpq_t mean;

  *sample = (SanSurveySample) { .has_margin = TRUE };
  mpq_set_ui (score, 0, 1);
  mpq_init (mean);
  for (guint i = 0; i < self->questions->len; i++)
    {
      gint64 n;

      if (!san_survey_question_is_of (&g_array_index (self->questions, SanBookQuestion, i),
                                      node) ||
          !san_survey_question_mean (self, participant, i, mean, &n))
        continue;
      mpq_add (score, score, mean);
      sample->questions++;
      sample->n = MAX (sample->n, n);
      if (n < 2)
        sample->has_margin = FALSE;
      else
        margins += question_margin (self, participant, i, san_rational_to_double (mean), n);
    }

  if (sample->questions > 0)
    {
      mpq_set_ui (mean, 100 * sample->questions, 1);
      mpq_div (score, score, mean);
      san_rational_set_micro (mean, node->full);
      mpq_mul (score, score, mean);
      sample->margin = margins / sample->questions * (double) node->full / SAN_MICRO / 100;
    }
  else
    {
      sample->has_margin = FALSE;
    }
  mpq_clear (mean);

  return sample->questions > 0;
}

char *
san_survey_sample_format (const SanSurveySample *sample)
{
  char margin[G_ASCII_DTOSTR_BUF_SIZE];

  if (!sample->has_margin)
    return g_strdup_printf ("n=%" G_GINT64_FORMAT, sample->n);

  g_ascii_formatd (margin, sizeof margin, "%.2f", sample->margin);

  return g_strdup_printf ("n=%" G_GINT64_FORMAT "; ±%s", sample->n, margin);
}
