/* san-survey-store.c - answers of a round: counts, respondents, and how many are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-store.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-round-record.h"

static const char SQL_LIST_COUNTS[] =
  "SELECT unit_id, option_id, n FROM survey_count WHERE round_id = ?1 "
  "ORDER BY unit_id, option_id";

static const char SQL_PUT_COUNT[] =
  "INSERT INTO survey_count (round_id, unit_id, option_id, n) VALUES (?1, ?2, ?3, ?4) "
  "ON CONFLICT DO UPDATE SET n = excluded.n WHERE n <> excluded.n";

static const char SQL_DELETE_COUNT[] =
  "DELETE FROM survey_count WHERE round_id = ?1 AND unit_id = ?2 AND option_id = ?3";

static const char SQL_LIST_RESPONDENTS[] =
  "SELECT id, unit_id, ext_id, interviewer, day FROM respondent WHERE round_id = ?1 "
  "ORDER BY id";

static const char SQL_LIST_ANSWERS[] =
  "SELECT a.respondent_id, a.question_id, a.option_id FROM respondent AS r "
  "JOIN respondent_answer AS a ON a.respondent_id = r.id WHERE r.round_id = ?1 "
  "ORDER BY r.id, a.question_id";

static const char SQL_PUT_RESPONDENT[] =
  "INSERT INTO respondent (id, round_id, unit_id, ext_id, interviewer, day, entered_at, "
  "entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
  "ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, ext_id = excluded.ext_id, "
  "interviewer = excluded.interviewer, day = excluded.day, "
  "entered_at = excluded.entered_at, entered_by = excluded.entered_by";

static const char SQL_PUT_ANSWER[] =
  "INSERT INTO respondent_answer (respondent_id, question_id, option_id) "
  "VALUES (?1, ?2, ?3)";

static const char SQL_DELETE_ANSWERS[] =
  "DELETE FROM respondent_answer WHERE respondent_id = ?1";

static const char SQL_ROUND_OF_RESPONDENT[] =
  "SELECT round_id FROM respondent WHERE id = ?1";

static const char SQL_DELETE_RESPONDENT[] =
  "DELETE FROM respondent WHERE id = ?1";

static const char SQL_TALLY[] =
  "SELECT unit_id, option_id, sum(n) FROM ("
  "SELECT unit_id, option_id, n FROM survey_count WHERE round_id = ?1 "
  "UNION ALL "
  "SELECT r.unit_id, a.option_id, 1 FROM respondent AS r "
  "JOIN respondent_answer AS a ON a.respondent_id = r.id WHERE r.round_id = ?1) "
  "GROUP BY unit_id, option_id ORDER BY unit_id, option_id";

static const char SQL_UNITS[] =
  "SELECT unit_id FROM survey_count WHERE round_id = ?1 "
  "UNION SELECT unit_id FROM respondent WHERE round_id = ?1 ORDER BY unit_id";

static const char SQL_LIST_QUOTAS[] =
  "SELECT unit_id, quota FROM survey_quota WHERE round_id = ?1 ORDER BY unit_id";

static const char SQL_PUT_QUOTA[] =
  "INSERT INTO survey_quota (round_id, unit_id, quota) VALUES (?1, ?2, ?3) "
  "ON CONFLICT DO UPDATE SET quota = excluded.quota WHERE quota <> excluded.quota";

static const char SQL_DELETE_QUOTA[] =
  "DELETE FROM survey_quota WHERE round_id = ?1 AND unit_id = ?2";

/* Three columns of a query with the round as its parameter */
static GArray *
list_counts (SanDatabase *database,
             const char  *sql,
             gint64       round_id,
             GError     **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SanSurveyCount));
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanSurveyCount count;

      if (!has_row)
        return g_steal_pointer (&list);

      count.unit_id = sqlite3_column_int64 (query, 0);
      count.option_id = sqlite3_column_int64 (query, 1);
      count.n = sqlite3_column_int64 (query, 2);
      g_array_append_val (list, count);
    }

  return NULL;
}

GArray *
san_survey_count_store_list (SanDatabase *database,
                             gint64       round_id,
                             GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return list_counts (database, SQL_LIST_COUNTS, round_id, error);
}

GArray *
san_survey_store_tally (SanDatabase *database,
                        gint64       round_id,
                        GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return list_counts (database, SQL_TALLY, round_id, error);
}

gboolean
san_survey_count_store_put (SanDatabase          *database,
                            gint64                round_id,
                            const SanSurveyCount *count,
                            GError              **error)
{
  g_autoptr (SanStatement) put = NULL;

  g_return_val_if_fail (database != NULL && count != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  put = san_database_prepare (database, count->n < 0 ? SQL_DELETE_COUNT : SQL_PUT_COUNT,
                              error);
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, round_id);
  san_statement_bind_int (put, 2, count->unit_id);
  san_statement_bind_int (put, 3, count->option_id);
  if (count->n >= 0)
    san_statement_bind_int (put, 4, count->n);

  return san_statement_run (put, error);
}

/* Respondents */

/* Both lists run in the order of the respondents. */
static gboolean
read_answers (SanDatabase *database,
              gint64       round_id,
              GPtrArray   *respondents,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_ANSWERS, error);
  gboolean has_row;
  guint next = 0;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      gint64 id;
      SanAnswer answer;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (query, 0);
      while (next < respondents->len &&
             ((SanRespondent *) respondents->pdata[next])->id != id)
        next++;
      if (next == respondents->len)
        return TRUE;
      answer.question_id = sqlite3_column_int64 (query, 1);
      answer.option_id = sqlite3_column_int64 (query, 2);
      g_array_append_val (((SanRespondent *) respondents->pdata[next])->answers, answer);
    }

  return FALSE;
}

GPtrArray *
san_respondent_store_list (SanDatabase *database,
                           gint64       round_id,
                           GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_respondent_free);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST_RESPONDENTS, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanRespondent *respondent;

      if (!has_row)
        return read_answers (database, round_id, list, error) ? g_steal_pointer (&list) : NULL;

      respondent = g_new0 (SanRespondent, 1);
      respondent->id = sqlite3_column_int64 (query, 0);
      respondent->unit_id = sqlite3_column_int64 (query, 1);
      respondent->ext_id = g_strdup (san_statement_text (query, 2));
      respondent->interviewer = g_strdup (san_statement_text (query, 3));
      respondent->day = g_strdup (san_statement_text (query, 4));
      respondent->answers = g_array_new (FALSE, FALSE, sizeof (SanAnswer));
      g_ptr_array_add (list, respondent);
    }

  return NULL;
}

static gboolean
put_answers (SanDatabase         *database,
             const SanRespondent *respondent,
             GError             **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_ANSWER, error);

  if (put == NULL || !san_round_record_run (database, SQL_DELETE_ANSWERS, respondent->id, error))
    return FALSE;

  for (guint i = 0; i < respondent->answers->len; i++)
    {
      const SanAnswer *answer = &g_array_index (respondent->answers, SanAnswer, i);

      san_statement_bind_int (put, 1, respondent->id);
      san_statement_bind_int (put, 2, answer->question_id);
      san_statement_bind_int (put, 3, answer->option_id);
      if (!san_statement_run (put, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_respondent_store_put (SanDatabase   *database,
                          gint64         round_id,
                          SanRespondent *respondent,
                          const char    *entered_at,
                          const char    *entered_by,
                          GError       **error)
{
  g_autoptr (SanStatement) put = NULL;
  SanDay day;

  g_return_val_if_fail (database != NULL && respondent != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error) ||
      (*respondent->day != '\0' && !san_day_parse (respondent->day, &day, error)))
    return FALSE;

  if (respondent->id == 0)
    respondent->id = san_database_next_id (database, error);
  put = respondent->id != 0 ? san_database_prepare (database, SQL_PUT_RESPONDENT, error)
                            : NULL;
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, respondent->id);
  san_statement_bind_int (put, 2, round_id);
  san_statement_bind_int (put, 3, respondent->unit_id);
  san_statement_bind_text (put, 4, respondent->ext_id);
  san_statement_bind_text (put, 5, respondent->interviewer);
  san_statement_bind_text (put, 6, respondent->day);
  san_statement_bind_text (put, 7, entered_at);
  san_statement_bind_text (put, 8, entered_by);

  return san_statement_run (put, error) && put_answers (database, respondent, error);
}

gboolean
san_respondent_store_delete (SanDatabase *database,
                             gint64       id,
                             GError     **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return san_round_record_check_open (database, SQL_ROUND_OF_RESPONDENT, id,
                                      _("The questionnaire is not there any more"), error) &&
         san_round_record_run (database, SQL_DELETE_ANSWERS, id, error) &&
         san_round_record_run (database, SQL_DELETE_RESPONDENT, id, error);
}

GArray *
san_survey_store_units (SanDatabase *database,
                        gint64       round_id,
                        GError     **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_UNITS, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&list);

      id = sqlite3_column_int64 (query, 0);
      g_array_append_val (list, id);
    }

  return NULL;
}

/* Quotas */

GArray *
san_survey_quota_store_list (SanDatabase *database,
                             gint64       round_id,
                             GError     **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SanSurveyQuota));
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST_QUOTAS, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanSurveyQuota quota;

      if (!has_row)
        return g_steal_pointer (&list);

      quota.unit_id = sqlite3_column_int64 (query, 0);
      quota.quota = (guint) sqlite3_column_int64 (query, 1);
      g_array_append_val (list, quota);
    }

  return NULL;
}

gboolean
san_survey_quota_store_put (SanDatabase          *database,
                            gint64                round_id,
                            const SanSurveyQuota *quota,
                            GError              **error)
{
  g_autoptr (SanStatement) put = NULL;

  g_return_val_if_fail (database != NULL && quota != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  put = san_database_prepare (database, quota->quota == 0 ? SQL_DELETE_QUOTA : SQL_PUT_QUOTA,
                              error);
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, round_id);
  san_statement_bind_int (put, 2, quota->unit_id);
  if (quota->quota != 0)
    san_statement_bind_int (put, 3, quota->quota);

  return san_statement_run (put, error);
}
