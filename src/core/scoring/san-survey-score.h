/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* The book of answers of a round (scoring.md §4): questions, their options, and how often
 * each was chosen at every participant. Units that take no part are in the counts of the
 * nearest unit above them that does, so that its figures are weighted by sample size.
 *
 * How §4 is read: the score of a leaf is F/100 × the mean, over the questions of its
 * component, of Σ value·n / Σ n. Options without a value are not counted; a question that
 * nobody answered with one that is counted is left out. */

typedef struct
{
  gint64      id;
  const char *name;         /* texts are interned in the input */
  gboolean    has_value;
  gint64      value;        /* micro-units, of 100 */
} SanBookOption;

typedef struct
{
  gint64      id;
  const char *text;
  const char *component;    /* "": any leaf with the source survey */
  guint       first;        /* index of its first option */
  guint       n_options;
} SanBookQuestion;

struct _SanSurveyBook
{
  GArray *questions;        /* SanBookQuestion, in order */
  GArray *options;          /* SanBookOption, question by question */
  GArray *counts;           /* gint64: of every option, participant by participant */
};

/* How large the sample is, and what that leaves open. */
typedef struct
{
  guint    questions;       /* that count */
  gint64   n;               /* answers that count, to the question with most of them */
  gboolean has_margin;      /* every question has two answers or more */
  double   margin;          /* of 95 %, on the scale of the leaf */
} SanSurveySample;

SanSurveyBook *san_survey_book_new        (void);
void           san_survey_book_free       (SanSurveyBook         *self);
void           san_survey_book_add_question (SanSurveyBook       *self,
                                           gint64                 id,
                                           const char            *text,
                                           const char            *component);
/* To the question added last */
void           san_survey_book_add_option (SanSurveyBook         *self,
                                           gint64                 id,
                                           const char            *name,
                                           gboolean               has_value,
                                           gint64                 value);
/* (transfer none): by option, of a participant; once all options and participants are
 * there. */
gint64        *san_survey_book_counts     (SanSurveyBook         *self,
                                           guint                  participant);
/* TRUE when the question is one of the leaf's */
gboolean       san_survey_question_is_of  (const SanBookQuestion *question,
                                           const SanNode         *node);
/* Σ value·n / Σ n of a question, 0…100; FALSE when nobody answered it. @n (out, optional) */
gboolean       san_survey_question_mean   (const SanSurveyBook   *self,
                                           guint                  participant,
                                           guint                  question,
                                           mpq_t                  mean,
                                           gint64                *n);
/* The exact score of the leaf; FALSE when there are no answers.
 *
 * The margin of a question is 1.96 · s / √n, with s the standard deviation of the values of
 * its n answers (n − 1 below the sum). That of the score is the mean of those of its
 * questions: the same people answer them all, and whatever the answers have to do with each
 * other, it is not larger than that. The whole population counts as large. */
gboolean       san_survey_score           (const SanSurveyBook   *self,
                                           guint                  participant,
                                           const SanNode         *node,
                                           mpq_t                  score,
                                           SanSurveySample       *sample);
/* (transfer full): "n=372; ±1.84" */
char          *san_survey_sample_format   (const SanSurveySample *sample);

G_END_DECLS
