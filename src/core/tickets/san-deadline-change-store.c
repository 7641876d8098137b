/* san-deadline-change-store.c - due times that moved when the calendar changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-deadline-change-store.h"

/* A ticket bears at most one number of each colour, and the highest colour's is the latest. */
static const char SQL_OPEN[] =
  "SELECT c.ticket_id, c.due, n.colour, n.year, n.running FROM cache_ticket c"
  " JOIN ticket_number n ON n.ticket_id = c.ticket_id AND n.cancelled = 0"
  " WHERE c.stage BETWEEN ?1 AND ?2 AND c.due IS NOT NULL"
  " AND NOT EXISTS (SELECT 1 FROM ticket_number h"
  "  WHERE h.ticket_id = n.ticket_id AND h.cancelled = 0"
  "  AND instr ('white yellow red', h.colour) > instr ('white yellow red', n.colour))"
  " ORDER BY c.issued, c.issue_id";

void
san_deadline_change_free (SanDeadlineChange *change)
{
  g_free (change);
}

/* (element-type SanDeadlineChange): the open tickets with their due times as the new ones */
static GPtrArray *
list_open (SanDatabase *database,
           GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_deadline_change_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_OPEN, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, SAN_TICKET_ISSUED);
  san_statement_bind_int (query, 2, SAN_TICKET_VERIFIED);

  while (san_statement_step (query, &has_row, error))
    {
      SanDeadlineChange *open;

      if (!has_row)
        return g_steal_pointer (&list);

      open = g_new0 (SanDeadlineChange, 1);
      open->ticket_id = sqlite3_column_int64 (query, 0);
      open->new_due = sqlite3_column_int64 (query, 1);
      san_ticket_colour_parse (san_statement_text (query, 2), &open->number.colour);
      open->number.year = sqlite3_column_int (query, 3);
      open->number.running = sqlite3_column_int (query, 4);
      g_ptr_array_add (list, open);
    }

  return NULL;
}

GHashTable *
san_deadline_change_store_before (SanDatabase *database,
                                  GError     **error)
{
  g_autoptr (GPtrArray) open = list_open (database, error);
  GHashTable *before;

  if (open == NULL)
    return NULL;

  before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < open->len; i++)
    {
      const SanDeadlineChange *ticket = g_ptr_array_index (open, i);

      g_hash_table_insert (before, g_memdup2 (&ticket->ticket_id, sizeof (gint64)),
                           g_memdup2 (&ticket->new_due, sizeof (SanTime)));
    }

  return before;
}

GPtrArray *
san_deadline_change_store_after (SanDatabase *database,
                                 GHashTable  *before,
                                 GError     **error)
{
  g_autoptr (GPtrArray) open = list_open (database, error);

  if (open == NULL)
    return NULL;

  for (guint i = open->len; i > 0; i--)
    {
      SanDeadlineChange *ticket = g_ptr_array_index (open, i - 1);
      const SanTime *due = g_hash_table_lookup (before, &ticket->ticket_id);

      if (due == NULL || *due == ticket->new_due)
        g_ptr_array_remove_index (open, i - 1);
      else
        ticket->old_due = *due;
    }

  return g_steal_pointer (&open);
}
