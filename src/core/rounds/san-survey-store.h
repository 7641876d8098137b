/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-decimal.h"
#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* Questionnaires 问卷 (scoring.md §4): questions with options and their values, and what was
 * answered in a round, as counts or respondent by respondent. Texts are never NULL. */

typedef struct
{
  gint64    id;            /* 0: not stored yet */
  char     *name;
  gboolean  has_value;     /* FALSE: chosen or not, it is not counted */
  gint64    value;         /* 0 … 100 in micro-units */
} SanOption;

typedef struct
{
  gint64     id;           /* 0: not stored yet */
  char      *form;         /* the questionnaire that it is part of, "" */
  char      *component;    /* key of a leaf; "": any with the source survey */
  char      *text;
  GPtrArray *options;      /* (element-type SanOption), in order */
} SanQuestion;

SanOption   *san_option_new          (const char        *name);
void         san_option_free         (SanOption         *option);
SanQuestion *san_question_new        (const char        *text);
SanQuestion *san_question_copy       (const SanQuestion *question);
void         san_question_free       (SanQuestion       *question);
/* By folded text; NULL when there is none */
SanQuestion *san_question_find       (GPtrArray         *questions,
                                      const char        *text);
SanOption   *san_question_find_option (const SanQuestion *question,
                                      const char        *name);
/* Reads the value of an option as people write it: 0 … 100, or nothing, "-" and 不计分 for
 * one that is not counted. @rounded as san_micro_parse(). */
gboolean     san_option_parse_value  (const char        *text,
                                      SanOption         *option,
                                      gboolean          *rounded,
                                      GError           **error);
/* (transfer full): the number, or "" */
char        *san_option_format_value (const SanOption   *option);

/* (element-type SanQuestion), in order */
GPtrArray   *san_question_store_list (SanDatabase       *database,
                                      GError           **error);
/* Inside a change. A new question goes behind the others and ->id is set, as are those of
 * new options. Options on file that are not in it any more are removed: SAN_ERROR_CONFLICT
 * when somebody chose one. */
gboolean     san_question_store_put  (SanDatabase       *database,
                                      SanQuestion       *question,
                                      GError           **error);
/* Inside a change. SAN_ERROR_CONFLICT when it was answered. */
gboolean     san_question_store_delete (SanDatabase     *database,
                                      gint64             id,
                                      GError           **error);
/* Inside a change: one place up (@by −1) or down (1); nothing happens at the end. */
gboolean     san_question_store_move (SanDatabase       *database,
                                      gint64             id,
                                      int                by,
                                      GError           **error);

/* Answers ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 unit_id;
  gint64 option_id;
  gint64 n;
} SanSurveyCount;

typedef struct
{
  gint64 question_id;
  gint64 option_id;
} SanAnswer;

typedef struct
{
  gint64  id;              /* 0: not stored yet */
  gint64  unit_id;
  char   *ext_id;          /* what another program calls it */
  char   *interviewer;
  char   *day;             /* "YYYY-MM-DD" or "" */
  GArray *answers;         /* SanAnswer: at most one of a question */
} SanRespondent;

typedef struct
{
  gint64 unit_id;
  guint  quota;            /* respondents wanted */
} SanSurveyQuota;

SanRespondent *san_respondent_new    (void);
SanRespondent *san_respondent_copy   (const SanRespondent *respondent);
void         san_respondent_free     (SanRespondent     *respondent);
/* The option chosen, 0 where the question was left out */
gint64       san_respondent_get      (const SanRespondent *respondent,
                                      gint64             question_id);
/* @option_id 0 takes the answer away. */
void         san_respondent_set      (SanRespondent     *respondent,
                                      gint64             question_id,
                                      gint64             option_id);

/* (element-type SanSurveyCount): answers that came as counts, by unit and option */
GArray      *san_survey_count_store_list (SanDatabase   *database,
                                      gint64             round_id,
                                      GError           **error);
/* Inside a change, on a round that is not locked; @n below 0 removes the record. */
gboolean     san_survey_count_store_put (SanDatabase    *database,
                                      gint64             round_id,
                                      const SanSurveyCount *count,
                                      GError           **error);
/* (element-type SanRespondent), in order of entry, with their answers */
GPtrArray   *san_respondent_store_list (SanDatabase     *database,
                                      gint64             round_id,
                                      GError           **error);
/* Inside a change, on a round that is not locked. ->id 0 adds (and sets it), else the
 * record and its answers are replaced. SAN_ERROR_INVALID for a day that is none. */
gboolean     san_respondent_store_put (SanDatabase      *database,
                                      gint64             round_id,
                                      SanRespondent     *respondent,
                                      const char        *entered_at,
                                      const char        *entered_by,
                                      GError           **error);
gboolean     san_respondent_store_delete (SanDatabase   *database,
                                      gint64             id,
                                      GError           **error);
/* (element-type SanSurveyCount): counts and respondents' answers added up, by unit and
 * option: what the score follows from */
GArray      *san_survey_store_tally  (SanDatabase       *database,
                                      gint64             round_id,
                                      GError           **error);
/* (element-type gint64): units that have a count or a respondent in the round */
GArray      *san_survey_store_units  (SanDatabase       *database,
                                      gint64             round_id,
                                      GError           **error);

/* (element-type SanSurveyQuota) */
GArray      *san_survey_quota_store_list (SanDatabase   *database,
                                      gint64             round_id,
                                      GError           **error);
/* Inside a change, on a round that is not locked; 0 removes the record. */
gboolean     san_survey_quota_store_put (SanDatabase    *database,
                                      gint64             round_id,
                                      const SanSurveyQuota *quota,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanOption, san_option_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanQuestion, san_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRespondent, san_respondent_free)

G_END_DECLS
