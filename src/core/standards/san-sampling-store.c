/* san-sampling-store.c - the sampling rules as they are on file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-sampling.h"

static const char SQL_LIST[] =
  "SELECT s.category_id, s.rule, s.at_least, s.per, s.skip_last FROM sampling_rule AS s"
  " JOIN category AS c ON c.id = s.category_id ORDER BY c.position, c.id";

static const char SQL_PUT[] =
  "INSERT INTO sampling_rule (category_id, rule, at_least, per, skip_last)"
  " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (category_id) DO UPDATE SET"
  " rule = excluded.rule, at_least = excluded.at_least, per = excluded.per,"
  " skip_last = excluded.skip_last";

GArray *
san_sampling_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (SanSamplingRule));
  gboolean has_row;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      SanSamplingRule rule = { 0 };

      if (!has_row)
        return g_steal_pointer (&rules);

      if (!san_sampling_rule_parse (&rule, san_statement_text (query, 1), error))
        return NULL;

      rule.category_id = sqlite3_column_int64 (query, 0);
      rule.at_least = (guint) sqlite3_column_int (query, 2);
      san_sampling_per_parse (san_statement_text (query, 3), &rule.per_category);
      rule.skip_last = (guint) sqlite3_column_int (query, 4);
      g_array_append_val (rules, rule);
    }

  return NULL;
}

gboolean
san_sampling_store_put (SanDatabase           *database,
                        const SanSamplingRule *rule,
                        GError               **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT, error);
  g_autofree char *text = NULL;

  g_return_val_if_fail (rule != NULL, FALSE);

  if (put == NULL)
    return FALSE;

  text = san_sampling_rule_format (rule);
  san_statement_bind_int (put, 1, rule->category_id);
  san_statement_bind_text (put, 2, text);
  san_statement_bind_int (put, 3, rule->at_least);
  san_statement_bind_text (put, 4, san_sampling_per_name (rule->per_category));
  san_statement_bind_int (put, 5, rule->skip_last);

  return san_statement_run (put, error);
}
