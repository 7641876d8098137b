/* san-ticket-unit-store.c - the open tickets of every unit at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

/* Open: issued … verified */
static const char SQL_COUNT_BY_UNIT[] =
  "SELECT unit_id, colour, count (*) FROM cache_ticket WHERE stage BETWEEN 1 AND 5"
  " GROUP BY unit_id, colour";

GHashTable *
san_ticket_store_count_units (SanDatabase *database,
                              GError     **error)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        g_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_COUNT_BY_UNIT, error);

  if (query == NULL)
    return NULL;

  for (;;)
    {
      gboolean has_row;
      gint64 unit, colour;
      guint *counts;

      if (!san_statement_step (query, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&units);

      unit = g_ascii_strtoll (san_statement_text (query, 0), NULL, 10);
      colour = g_ascii_strtoll (san_statement_text (query, 1), NULL, 10);
      counts = g_hash_table_lookup (units, &unit);
      if (counts == NULL)
        {
          counts = g_new0 (guint, SAN_TICKET_COLOURS);
          g_hash_table_insert (units, g_memdup2 (&unit, sizeof unit), counts);
        }
      if (colour >= 0 && colour < SAN_TICKET_COLOURS)
        counts[colour] = (guint) g_ascii_strtoull (san_statement_text (query, 2), NULL, 10);
    }
}
