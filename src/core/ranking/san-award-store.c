/* san-award-store.c - what was decided about awards and sanctions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-awards.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

static const char SQL_LIST[] =
  "SELECT unit_id, rule, state, amount, reason FROM award WHERE round_id = ?1 "
  "ORDER BY rule, unit_id";

static const char SQL_PUT[] =
  "INSERT INTO award (round_id, rule, unit_id, state, amount, reason, entered_at, "
  "entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
  "ON CONFLICT (round_id, rule, unit_id) DO UPDATE SET state = excluded.state, "
  "amount = excluded.amount, reason = excluded.reason, entered_at = excluded.entered_at, "
  "entered_by = excluded.entered_by "
  "WHERE state <> excluded.state OR amount IS NOT excluded.amount "
  "OR reason <> excluded.reason";

static const char SQL_DELETE[] =
  "DELETE FROM award WHERE round_id = ?1 AND rule = ?2 AND unit_id = ?3";

void
san_award_decision_free (SanAwardDecision *decision)
{
  if (decision == NULL)
    return;

  g_free (decision->rule);
  g_free (decision->reason);
  g_free (decision);
}

static SanAwardDecision *
decision_from_row (SanStatement *row)
{
  SanAwardDecision *decision = g_new0 (SanAwardDecision, 1);

  decision->unit_id = sqlite3_column_int64 (row, 0);
  decision->rule = g_strdup (san_statement_text (row, 1));
  decision->state = g_str_equal (san_statement_text (row, 2), "struck") ? SAN_AWARD_STRUCK
                                                                        : SAN_AWARD_CONFIRMED;
  decision->has_amount = sqlite3_column_type (row, 3) != SQLITE_NULL;
  decision->amount = sqlite3_column_int64 (row, 3);
  decision->reason = g_strdup (san_statement_text (row, 4));

  return decision;
}

GPtrArray *
san_award_store_list (SanDatabase *database,
                      gint64       round_id,
                      GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_award_decision_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);

      g_ptr_array_add (list, decision_from_row (query));
    }

  return NULL;
}

static gboolean
check_decision (const SanRound         *round,
                const SanAwardDecision *decision,
                GError                **error)
{
  gboolean wants_reason = decision->state == SAN_AWARD_STRUCK || decision->has_amount;

  if (round->state == SAN_ROUND_PUBLISHED)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Round “%s” is published: what was decided about its awards stands"),
                   round->label);
      return FALSE;
    }
  if (decision->state != SAN_AWARD_PROPOSED && wants_reason &&
      (decision->reason == NULL || *decision->reason == '\0'))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   decision->state == SAN_AWARD_STRUCK
                   ? _("“%s”: striking a unit out needs a reason")
                   : _("“%s”: other money than proposed needs a reason"), decision->rule);
      return FALSE;
    }

  return TRUE;
}

gboolean
san_award_store_decide (SanDatabase            *database,
                        const SanRound         *round,
                        const SanAwardDecision *decision,
                        const char             *entered_at,
                        const char             *entered_by,
                        GError                **error)
{
  gboolean taken_back = decision->state == SAN_AWARD_PROPOSED;
  g_autoptr (SanStatement) statement = NULL;

  if (!check_decision (round, decision, error))
    return FALSE;
  statement = san_database_prepare (database, taken_back ? SQL_DELETE : SQL_PUT, error);
  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, round->id);
  san_statement_bind_text (statement, 2, decision->rule);
  san_statement_bind_int (statement, 3, decision->unit_id);
  if (!taken_back)
    {
      san_statement_bind_text (statement, 4, san_award_state_name (decision->state));
      if (decision->has_amount)
        san_statement_bind_int (statement, 5, decision->amount);
      san_statement_bind_text (statement, 6, decision->reason != NULL ? decision->reason : "");
      san_statement_bind_text (statement, 7, entered_at);
      san_statement_bind_text (statement, 8, entered_by);
    }

  return san_statement_run (statement, error);
}
