/* san-survey-check.c - mistakes in questionnaires and in what units say of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-survey-check.h"

#include "base/san-decimal.h"
#include "rounds/san-cross-store.h"
#include "rounds/san-survey-store.h"

typedef struct
{
  const SanRound *round;
  SanRoster      *roster;
  GHashTable     *participants;   /* (element-type gint64) */
  GHashTable     *strangers;      /* (element-type gint64): reported already */
  GPtrArray      *issues;
} Check;

static const char *
name_of (const Check *self,
         gint64       unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  return unit != NULL ? san_roster_display (self->roster, unit) : "";
}

static void
report (Check      *self,
        SanSeverity severity,
        const char *what,
        gint64      unit_id,
        const char *found,
        const char *expected,
        const char *where)
{
  g_ptr_array_add (self->issues,
                   san_issue_new (severity, what, unit_id, name_of (self, unit_id), NULL,
                                  found, expected, where));
}

static void
report_stranger (Check      *self,
                 gint64      unit_id,
                 const char *where)
{
  if (g_hash_table_contains (self->strangers, &unit_id))
    return;

  g_hash_table_add (self->strangers, g_memdup2 (&unit_id, sizeof unit_id));
  report (self, SAN_ISSUE_WARNING, "unknown-unit", unit_id, NULL, NULL, where);
}

static void
check_evaluation (Check               *self,
                  const SanEvaluation *evaluation)
{
  g_autofree char *score = san_micro_format (evaluation->score, SAN_DECIMALS_NEEDED);
  g_autofree char *where = g_strconcat (name_of (self, evaluation->evaluator_id), " → ",
                                        name_of (self, evaluation->target_id), NULL);

  if (evaluation->evaluator_id == evaluation->target_id)
    report (self, SAN_ISSUE_ERROR, "self-evaluation", evaluation->target_id, score, NULL,
            where);
  if (evaluation->score < 0 || evaluation->score > 100 * SAN_MICRO)
    report (self, SAN_ISSUE_ERROR, "range", evaluation->target_id, score, "0..100", where);
  if (!g_hash_table_contains (self->participants, &evaluation->target_id))
    report_stranger (self, evaluation->target_id, "evaluation");
}

/* "2018-06-01..2018-06-20", open ends left out */
static char *
format_dates (const SanRound *round)
{
  g_autofree char *from = round->from != SAN_DAY_MIN ? san_day_format (round->from) : NULL;
  g_autofree char *to = round->to != SAN_DAY_MAX ? san_day_format (round->to) : NULL;

  return g_strconcat (from != NULL ? from : "", "..", to != NULL ? to : "", NULL);
}

static void
check_respondent (Check               *self,
                  const SanRespondent *respondent)
{
  g_autofree char *dates = NULL;
  g_autofree char *where = NULL;
  SanDay day;

  if (*respondent->day == '\0' || !san_day_parse (respondent->day, &day, NULL) ||
      (day >= self->round->from && day <= self->round->to))
    return;

  dates = format_dates (self->round);
  where = g_strconcat ("survey ", respondent->ext_id, NULL);
  report (self, SAN_ISSUE_WARNING, "out-of-dates", respondent->unit_id, respondent->day,
          dates, g_strchomp (where));
}

/* Answers count for the unit or the nearest above it that takes part. */
static void
check_asked_unit (Check *self,
                  gint64 unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  while (unit != NULL && !g_hash_table_contains (self->participants, &unit->id))
    unit = unit->parent_id != 0 ? san_roster_get (self->roster, unit->parent_id) : NULL;
  if (unit == NULL)
    report_stranger (self, unit_id, "survey");
}

gboolean
san_survey_check (SanDatabase         *database,
                  const SanRound      *round,
                  const SanRoundInput *input,
                  SanRoster           *roster,
                  GPtrArray           *issues,
                  GError             **error)
{
  g_autoptr (GHashTable) participants = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) strangers = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                            g_free, NULL);
  Check self = { round, roster, participants, strangers, issues };
  g_autoptr (GPtrArray) evaluations = san_evaluation_store_list (database, round->id, error);
  g_autoptr (GPtrArray) respondents = NULL;
  g_autoptr (GArray) units = NULL;

  if (evaluations == NULL)
    return FALSE;
  respondents = san_respondent_store_list (database, round->id, error);
  units = respondents != NULL ? san_survey_store_units (database, round->id, error) : NULL;
  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < input->participants->len; i++)
    g_hash_table_add (participants,
                      &((SanParticipant *) g_ptr_array_index (input->participants,
                                                              i))->unit_id);
  for (guint i = 0; i < evaluations->len; i++)
    check_evaluation (&self, evaluations->pdata[i]);
  for (guint i = 0; i < respondents->len; i++)
    check_respondent (&self, respondents->pdata[i]);
  for (guint i = 0; i < units->len; i++)
    check_asked_unit (&self, g_array_index (units, gint64, i));

  return TRUE;
}
