/* san-score-store.c - the cells of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const char SQL_LIST[] =
  "SELECT unit_id, component, state, coalesce(value, 0), reason, confirmed, note "
  "FROM score WHERE round_id = ?1 ORDER BY unit_id, component";

static const char SQL_GET[] =
  "SELECT state, value, reason, confirmed, note FROM score "
  "WHERE round_id = ?1 AND unit_id = ?2 AND component = ?3";

static const char SQL_PUT[] =
  "INSERT INTO score (round_id, unit_id, component, state, value, reason, confirmed, note, "
  "entered_at, entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
  "ON CONFLICT (round_id, unit_id, component) DO UPDATE SET state = excluded.state, "
  "value = excluded.value, reason = excluded.reason, confirmed = excluded.confirmed, "
  "note = excluded.note, entered_at = excluded.entered_at, entered_by = excluded.entered_by";

static const char SQL_DELETE[] =
  "DELETE FROM score WHERE round_id = ?1 AND unit_id = ?2 AND component = ?3";

static const char *const state_words[] = { "", "value", "missing", "na" };

static SanCellState
state_from_word (const char *word)
{
  for (guint i = 1; i < G_N_ELEMENTS (state_words); i++)
    {
      if (strcmp (state_words[i], word) == 0)
        return (SanCellState) i;
    }

  return SAN_CELL_EMPTY;
}

GPtrArray *
san_score_store_list (SanDatabase *database,
                      gint64       round_id,
                      GError     **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) san_cell_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);

  while (san_statement_step (query, &has_row, error))
    {
      SanCell *cell;

      if (!has_row)
        return g_steal_pointer (&cells);

      cell = g_new0 (SanCell, 1);
      cell->unit_id = sqlite3_column_int64 (query, 0);
      cell->component = g_strdup (san_statement_text (query, 1));
      cell->state = state_from_word (san_statement_text (query, 2));
      cell->value = sqlite3_column_int64 (query, 3);
      cell->reason = g_strdup (san_statement_text (query, 4));
      cell->confirmed = g_strdup (san_statement_text (query, 5));
      cell->note = g_strdup (san_statement_text (query, 6));
      g_ptr_array_add (cells, cell);
    }

  return NULL;
}

static void
bind_key (SanStatement  *statement,
          gint64         round_id,
          const SanCell *cell)
{
  san_statement_bind_int (statement, 1, round_id);
  san_statement_bind_int (statement, 2, cell->unit_id);
  san_statement_bind_text (statement, 3, cell->component);
}

/* What stands there, or an empty cell. */
static gboolean
read_cell (SanDatabase   *database,
           gint64         round_id,
           const SanCell *key,
           SanCell       *found,
           GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  bind_key (query, round_id, key);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  found->state = SAN_CELL_EMPTY;
  if (has_row)
    {
      found->state = state_from_word (san_statement_text (query, 0));
      found->value = sqlite3_column_int64 (query, 1);
    }

  found->reason = g_strdup (has_row ? san_statement_text (query, 2) : "");
  found->confirmed = g_strdup (has_row ? san_statement_text (query, 3) : "");
  found->note = g_strdup (has_row ? san_statement_text (query, 4) : "");
  return TRUE;
}

SanCell *
san_score_store_get (SanDatabase *database,
                     gint64       round_id,
                     gint64       unit_id,
                     const char  *component,
                     GError     **error)
{
  SanCell key = { unit_id, (char *) component };
  g_autoptr (SanCell) found = g_new0 (SanCell, 1);

  found->unit_id = unit_id;
  found->component = g_strdup (component);

  return read_cell (database, round_id, &key, found, error) ? g_steal_pointer (&found) : NULL;
}

static gboolean
delete_cell (SanDatabase   *database,
             gint64         round_id,
             const SanCell *cell,
             GError       **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;

  bind_key (statement, round_id, cell);
  return san_statement_run (statement, error);
}

static gboolean
write_cell (SanDatabase   *database,
            gint64         round_id,
            const SanCell *cell,
            const SanCell *old,
            const char    *entered_at,
            const char    *entered_by,
            GError       **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_PUT, error);
  gboolean same = old->state == cell->state &&
                  (cell->state != SAN_CELL_VALUE || old->value == cell->value);

  if (statement == NULL)
    return FALSE;

  bind_key (statement, round_id, cell);
  san_statement_bind_text (statement, 4, state_words[cell->state]);
  if (cell->state == SAN_CELL_VALUE)
    san_statement_bind_int (statement, 5, cell->value);

  san_statement_bind_text (statement, 6, cell->reason != NULL ? cell->reason : old->reason);
  san_statement_bind_text (statement, 7, cell->confirmed != NULL ? cell->confirmed
                                         : same ? old->confirmed : "");
  san_statement_bind_text (statement, 8, cell->note != NULL ? cell->note : old->note);
  san_statement_bind_text (statement, 9, entered_at);
  san_statement_bind_text (statement, 10, entered_by);

  return san_statement_run (statement, error);
}

static gboolean
keeps (const char *new_text,
       const char *old_text)
{
  return new_text == NULL || strcmp (new_text, old_text) == 0;
}

gboolean
san_score_store_put (SanDatabase   *database,
                     gint64         round_id,
                     const SanCell *cell,
                     const char    *entered_at,
                     const char    *entered_by,
                     GError       **error)
{
  SanCell old = { 0 };
  gboolean done;

  if (!san_round_check_open (database, round_id, error) ||
      !read_cell (database, round_id, cell, &old, error))
    return FALSE;

  /* writing what stands there already is no change: entered_at would be one */
  if (old.state == cell->state && (cell->state != SAN_CELL_VALUE || old.value == cell->value) &&
      keeps (cell->reason, old.reason) && keeps (cell->confirmed, old.confirmed) &&
      keeps (cell->note, old.note))
    done = TRUE;
  else if (cell->state == SAN_CELL_EMPTY)
    done = delete_cell (database, round_id, cell, error);
  else
    done = write_cell (database, round_id, cell, &old, entered_at, entered_by, error);

  g_free (old.reason);
  g_free (old.confirmed);
  g_free (old.note);
  return done;
}
