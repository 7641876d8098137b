/* san-adjustment-store.c - bonuses, deductions and vetoes of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-record.h"

#include <glib/gi18n-lib.h>

static const char SQL_LIST[] =
  "SELECT id, component, amount, reason, document, rule, ext_id FROM adjustment "
  "WHERE round_id = ?1 ORDER BY id";

static const char SQL_SHARES[] =
  "SELECT unit_id, part FROM adjustment_share WHERE adjustment_id = ?1 ORDER BY position";

static const char SQL_PUT[] =
  "INSERT INTO adjustment (id, round_id, component, amount, reason, document, rule, ext_id, "
  "entered_at, entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
  "ON CONFLICT (id) DO UPDATE SET component = excluded.component, amount = excluded.amount, "
  "reason = excluded.reason, document = excluded.document, rule = excluded.rule, "
  "ext_id = excluded.ext_id, entered_at = excluded.entered_at, "
  "entered_by = excluded.entered_by";

static const char SQL_ADD_SHARE[] =
  "INSERT INTO adjustment_share (adjustment_id, position, unit_id, part) "
  "VALUES (?1, ?2, ?3, ?4)";

static const char SQL_DELETE_SHARES[] =
  "DELETE FROM adjustment_share WHERE adjustment_id = ?1";

static const char SQL_ROUND_OF_ADJUSTMENT[] =
  "SELECT round_id FROM adjustment WHERE id = ?1";

static const char SQL_DELETE[] =
  "DELETE FROM adjustment WHERE id = ?1";

static const char SQL_LIST_VETOES[] =
  "SELECT id, unit_id, effect, coalesce(value, 0), reason, document FROM veto "
  "WHERE round_id = ?1 ORDER BY id";

static const char SQL_PUT_VETO[] =
  "INSERT INTO veto (id, round_id, unit_id, effect, value, reason, document, entered_at, "
  "entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
  "ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, effect = excluded.effect, "
  "value = excluded.value, reason = excluded.reason, document = excluded.document, "
  "entered_at = excluded.entered_at, entered_by = excluded.entered_by";

static const char SQL_DELETE_FILES[] =
  "DELETE FROM round_file WHERE adjustment_id = ?1";

static const char SQL_DELETE_VETO_FILES[] =
  "DELETE FROM round_file WHERE veto_id = ?1";

static const char SQL_ROUND_OF_VETO[] =
  "SELECT round_id FROM veto WHERE id = ?1";

static const char SQL_DELETE_VETO[] =
  "DELETE FROM veto WHERE id = ?1";

static gboolean
read_shares (SanDatabase   *database,
             SanAdjustment *adjustment,
             GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SHARES, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, adjustment->id);

  while (san_statement_step (query, &has_row, error))
    {
      SanShare share;

      if (!has_row)
        return TRUE;

      share.unit_id = sqlite3_column_int64 (query, 0);
      share.part = sqlite3_column_int64 (query, 1);
      g_array_append_val (adjustment->shares, share);
    }

  return FALSE;
}

static SanAdjustment *
adjustment_from_row (SanStatement *row)
{
  SanAdjustment *adjustment = g_new0 (SanAdjustment, 1);

  adjustment->id = sqlite3_column_int64 (row, 0);
  adjustment->component = g_strdup (san_statement_text (row, 1));
  adjustment->amount = sqlite3_column_int64 (row, 2);
  adjustment->reason = g_strdup (san_statement_text (row, 3));
  adjustment->document = g_strdup (san_statement_text (row, 4));
  adjustment->rule = g_strdup (san_statement_text (row, 5));
  adjustment->ext_id = g_strdup (san_statement_text (row, 6));
  adjustment->shares = g_array_new (FALSE, FALSE, sizeof (SanShare));

  return adjustment;
}

GPtrArray *
san_adjustment_store_list (SanDatabase *database,
                           gint64       round_id,
                           GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_adjustment_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);

  while (san_statement_step (query, &has_row, error))
    {
      SanAdjustment *adjustment;

      if (!has_row)
        return g_steal_pointer (&list);

      adjustment = adjustment_from_row (query);
      g_ptr_array_add (list, adjustment);
      if (!read_shares (database, adjustment, error))
        return NULL;
    }

  return NULL;
}

static gboolean
check_adjustment (const SanAdjustment *adjustment,
                  GError             **error)
{
  if (*adjustment->reason == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("An adjustment needs a reason"));
      return FALSE;
    }

  if (*adjustment->component != '\0' && adjustment->amount < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("A deduction of component “%s” is written without a sign"),
                   adjustment->component);
      return FALSE;
    }

  if (adjustment->shares->len == 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("An adjustment needs a unit"));
      return FALSE;
    }

  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);

      if (share->part <= 0)
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                               _("The parts of a shared adjustment are above zero"));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_shares (SanDatabase         *database,
              const SanAdjustment *adjustment,
              GError             **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_SHARE, error);

  if (insert == NULL || !san_round_record_run (database, SQL_DELETE_SHARES, adjustment->id, error))
    return FALSE;

  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);

      san_statement_bind_int (insert, 1, adjustment->id);
      san_statement_bind_int (insert, 2, i);
      san_statement_bind_int (insert, 3, share->unit_id);
      san_statement_bind_int (insert, 4, share->part);
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_adjustment_store_put (SanDatabase   *database,
                          gint64         round_id,
                          SanAdjustment *adjustment,
                          const char    *entered_at,
                          const char    *entered_by,
                          GError       **error)
{
  g_autoptr (SanStatement) put = NULL;

  if (!san_round_check_open (database, round_id, error) ||
      !check_adjustment (adjustment, error))
    return FALSE;

  if (adjustment->id == 0)
    adjustment->id = san_database_next_id (database, error);

  put = adjustment->id != 0 ? san_database_prepare (database, SQL_PUT, error) : NULL;
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, adjustment->id);
  san_statement_bind_int (put, 2, round_id);
  san_statement_bind_text (put, 3, adjustment->component);
  san_statement_bind_int (put, 4, adjustment->amount);
  san_statement_bind_text (put, 5, adjustment->reason);
  san_statement_bind_text (put, 6, adjustment->document);
  san_statement_bind_text (put, 7, adjustment->rule);
  san_statement_bind_text (put, 8, adjustment->ext_id);
  san_statement_bind_text (put, 9, entered_at);
  san_statement_bind_text (put, 10, entered_by);

  return san_statement_run (put, error) && write_shares (database, adjustment, error);
}

gboolean
san_adjustment_store_delete (SanDatabase *database,
                             gint64       id,
                             GError     **error)
{
  return san_round_record_check_open (database, SQL_ROUND_OF_ADJUSTMENT, id,
                                      _("The entry is not there any more"), error) &&
         san_round_record_run (database, SQL_DELETE_SHARES, id, error) &&
         san_round_record_run (database, SQL_DELETE_FILES, id, error) &&
         san_round_record_run (database, SQL_DELETE, id, error);
}

GPtrArray *
san_veto_store_list (SanDatabase *database,
                     gint64       round_id,
                     GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_veto_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_VETOES, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);

  while (san_statement_step (query, &has_row, error))
    {
      SanVeto *veto;

      if (!has_row)
        return g_steal_pointer (&list);

      veto = g_new0 (SanVeto, 1);
      g_ptr_array_add (list, veto);
      veto->id = sqlite3_column_int64 (query, 0);
      veto->unit_id = sqlite3_column_int64 (query, 1);
      veto->reason = g_strdup (san_statement_text (query, 4));
      veto->document = g_strdup (san_statement_text (query, 5));
      for (int effect = SAN_VETO_LAST; effect <= SAN_VETO_MINUS; effect++)
        {
          g_autofree char *word = san_veto_effect_format ((SanVetoEffect) effect, 0);

          if (g_str_has_prefix (word, san_statement_text (query, 2)))
            veto->effect = (SanVetoEffect) effect;
        }
      veto->value = sqlite3_column_int64 (query, 3);
    }

  return NULL;
}

gboolean
san_veto_store_put (SanDatabase *database,
                    gint64       round_id,
                    SanVeto     *veto,
                    const char  *entered_at,
                    const char  *entered_by,
                    GError     **error)
{
  static const char *const words[] = { "last", "unranked", "cap", "minus" };
  g_autoptr (SanStatement) put = NULL;

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  if (veto->reason == NULL || *veto->reason == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A veto needs a reason"));
      return FALSE;
    }

  if (veto->id == 0)
    veto->id = san_database_next_id (database, error);

  put = veto->id != 0 ? san_database_prepare (database, SQL_PUT_VETO, error) : NULL;
  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, veto->id);
  san_statement_bind_int (put, 2, round_id);
  san_statement_bind_int (put, 3, veto->unit_id);
  san_statement_bind_text (put, 4, words[veto->effect]);
  if (veto->effect == SAN_VETO_CAP || veto->effect == SAN_VETO_MINUS)
    san_statement_bind_int (put, 5, veto->value);
  san_statement_bind_text (put, 6, veto->reason);
  san_statement_bind_text (put, 7, veto->document);
  san_statement_bind_text (put, 8, entered_at);
  san_statement_bind_text (put, 9, entered_by);

  return san_statement_run (put, error);
}

gboolean
san_veto_store_delete (SanDatabase *database,
                       gint64       id,
                       GError     **error)
{
  return san_round_record_check_open (database, SQL_ROUND_OF_VETO, id,
                                      _("The entry is not there any more"), error) &&
         san_round_record_run (database, SQL_DELETE_VETO_FILES, id, error) &&
         san_round_record_run (database, SQL_DELETE_VETO, id, error);
}
