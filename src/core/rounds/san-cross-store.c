/* san-cross-store.c - scores that units give each other, and who is to visit whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-cross-store.h"

#include "rounds/san-round-record.h"

static const char SQL_LIST[] =
  "SELECT component, evaluator_id, target_id, score, note FROM evaluation "
  "WHERE round_id = ?1 ORDER BY component, evaluator_id, target_id";

static const char SQL_PUT[] =
  "INSERT INTO evaluation (round_id, component, evaluator_id, target_id, score, note, "
  "entered_at, entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
  "ON CONFLICT DO UPDATE SET score = excluded.score, note = excluded.note, "
  "entered_at = excluded.entered_at, entered_by = excluded.entered_by";

static const char SQL_DELETE[] =
  "DELETE FROM evaluation "
  "WHERE round_id = ?1 AND component = ?2 AND evaluator_id = ?3 AND target_id = ?4";

static const char SQL_TARGETS[] =
  "SELECT DISTINCT target_id FROM evaluation "
  "WHERE round_id = ?1 AND target_id <> evaluator_id ORDER BY target_id";

static const char SQL_GET_PLAN[] =
  "SELECT seed, algorithm, visits, drawn FROM cross_plan WHERE round_id = ?1";

static const char SQL_LIST_VISITS[] =
  "SELECT evaluator_id, target_id FROM cross_visit WHERE round_id = ?1 ORDER BY position";

static const char SQL_PUT_PLAN[] =
  "INSERT INTO cross_plan (round_id, seed, algorithm, visits, drawn) "
  "VALUES (?1, ?2, ?3, ?4, ?5)";

static const char SQL_PUT_VISIT[] =
  "INSERT INTO cross_visit (round_id, evaluator_id, target_id, position) "
  "VALUES (?1, ?2, ?3, ?4)";

static const char SQL_DELETE_VISITS[] =
  "DELETE FROM cross_visit WHERE round_id = ?1";

static const char SQL_DELETE_PLAN[] =
  "DELETE FROM cross_plan WHERE round_id = ?1";

void
san_evaluation_free (SanEvaluation *evaluation)
{
  if (evaluation == NULL)
    return;

  g_free (evaluation->component);
  g_free (evaluation->note);
  g_free (evaluation);
}

SanCrossPlan *
san_cross_plan_new (const char *seed,
                    guint       visits)
{
  SanCrossPlan *plan = g_new0 (SanCrossPlan, 1);

  plan->seed = g_strdup (seed);
  plan->algorithm = g_strdup ("");
  plan->visits = visits;
  plan->drawn = g_strdup ("");
  plan->pairs = g_array_new (FALSE, FALSE, sizeof (SanCrossVisit));

  return plan;
}

void
san_cross_plan_free (SanCrossPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->seed);
  g_free (plan->algorithm);
  g_free (plan->drawn);
  g_array_unref (plan->pairs);
  g_free (plan);
}

GPtrArray *
san_evaluation_store_list (SanDatabase *database,
                           gint64       round_id,
                           GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_evaluation_free);
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanEvaluation *evaluation;

      if (!has_row)
        return g_steal_pointer (&list);

      evaluation = g_new0 (SanEvaluation, 1);
      evaluation->component = g_strdup (san_statement_text (query, 0));
      evaluation->evaluator_id = sqlite3_column_int64 (query, 1);
      evaluation->target_id = sqlite3_column_int64 (query, 2);
      evaluation->score = sqlite3_column_int64 (query, 3);
      evaluation->note = g_strdup (san_statement_text (query, 4));
      g_ptr_array_add (list, evaluation);
    }

  return NULL;
}

static void
bind_key (SanStatement        *statement,
          gint64               round_id,
          const SanEvaluation *evaluation)
{
  san_statement_bind_int (statement, 1, round_id);
  san_statement_bind_text (statement, 2, evaluation->component);
  san_statement_bind_int (statement, 3, evaluation->evaluator_id);
  san_statement_bind_int (statement, 4, evaluation->target_id);
}

gboolean
san_evaluation_store_put (SanDatabase         *database,
                          gint64               round_id,
                          const SanEvaluation *evaluation,
                          const char          *entered_at,
                          const char          *entered_by,
                          GError             **error)
{
  g_autoptr (SanStatement) put = NULL;

  g_return_val_if_fail (database != NULL && evaluation != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  put = san_database_prepare (database, SQL_PUT, error);
  if (put == NULL)
    return FALSE;

  bind_key (put, round_id, evaluation);
  san_statement_bind_int (put, 5, evaluation->score);
  san_statement_bind_text (put, 6, evaluation->note);
  san_statement_bind_text (put, 7, entered_at);
  san_statement_bind_text (put, 8, entered_by);

  return san_statement_run (put, error);
}

gboolean
san_evaluation_store_delete (SanDatabase         *database,
                             gint64               round_id,
                             const SanEvaluation *evaluation,
                             GError             **error)
{
  g_autoptr (SanStatement) statement = NULL;

  g_return_val_if_fail (database != NULL && evaluation != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  statement = san_database_prepare (database, SQL_DELETE, error);
  if (statement == NULL)
    return FALSE;

  bind_key (statement, round_id, evaluation);

  return san_statement_run (statement, error);
}

GArray *
san_evaluation_store_targets (SanDatabase *database,
                              gint64       round_id,
                              GError     **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_TARGETS, error);
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

/* Plans */

static gboolean
read_visits (SanDatabase  *database,
             gint64        round_id,
             SanCrossPlan *plan,
             GError      **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_VISITS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanCrossVisit visit;

      if (!has_row)
        return TRUE;

      visit.evaluator_id = sqlite3_column_int64 (query, 0);
      visit.target_id = sqlite3_column_int64 (query, 1);
      g_array_append_val (plan->pairs, visit);
    }

  return FALSE;
}

SanCrossPlan *
san_cross_plan_store_get (SanDatabase *database,
                          gint64       round_id,
                          GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (SanCrossPlan) plan = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_GET_PLAN, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error) || !has_row)
    return NULL;

  plan = san_cross_plan_new (san_statement_text (query, 0),
                             (guint) sqlite3_column_int64 (query, 2));
  g_free (plan->algorithm);
  plan->algorithm = g_strdup (san_statement_text (query, 1));
  g_free (plan->drawn);
  plan->drawn = g_strdup (san_statement_text (query, 3));

  return read_visits (database, round_id, plan, error) ? g_steal_pointer (&plan) : NULL;
}

static gboolean
put_visits (SanDatabase        *database,
            gint64              round_id,
            const SanCrossPlan *plan,
            GError            **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_VISIT, error);

  if (put == NULL)
    return FALSE;

  for (guint i = 0; i < plan->pairs->len; i++)
    {
      const SanCrossVisit *visit = &g_array_index (plan->pairs, SanCrossVisit, i);

      san_statement_bind_int (put, 1, round_id);
      san_statement_bind_int (put, 2, visit->evaluator_id);
      san_statement_bind_int (put, 3, visit->target_id);
      san_statement_bind_int (put, 4, i + 1);
      if (!san_statement_run (put, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_cross_plan_store_put (SanDatabase        *database,
                          gint64              round_id,
                          const SanCrossPlan *plan,
                          GError            **error)
{
  g_autoptr (SanStatement) put = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error) ||
      !san_round_record_run (database, SQL_DELETE_VISITS, round_id, error) ||
      !san_round_record_run (database, SQL_DELETE_PLAN, round_id, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;

  put = san_database_prepare (database, SQL_PUT_PLAN, error);
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, round_id);
  san_statement_bind_text (put, 2, plan->seed);
  san_statement_bind_text (put, 3, plan->algorithm);
  san_statement_bind_int (put, 4, plan->visits);
  san_statement_bind_text (put, 5, plan->drawn);

  return san_statement_run (put, error) && put_visits (database, round_id, plan, error);
}
