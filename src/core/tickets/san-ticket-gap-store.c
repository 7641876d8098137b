/* san-ticket-gap-store.c - holes in the register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-number.h"

#include "store/san-check.h"

/* A ledger that goes on from another's year has the older numbers in part only. */
static const char SQL_LIST_GAPS[] =
  "SELECT colour, year, before + 1, running - 1 FROM"
  " (SELECT colour, year, running, lag (running, 1, 0) OVER"
  "  (PARTITION BY colour, year ORDER BY running) AS before FROM ticket_number)"
  " WHERE running > before + 1 AND year >"
  "  CAST (coalesce ((SELECT value FROM setting WHERE key = 'carried-year'), '0') AS INTEGER)";

/* Numbers that nobody bears: imported ones left them out. */
static gboolean
check_gaps (SanDatabase *database,
            GPtrArray   *findings,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_GAPS, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketNumber number = { 0 };
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autofree char *where = NULL;

      san_ticket_colour_parse (san_statement_text (query, 0), &number.colour);
      number.year = sqlite3_column_int (query, 1);
      number.running = sqlite3_column_int (query, 2);
      from = san_ticket_number_format (&number);
      number.running = sqlite3_column_int (query, 3);
      to = san_ticket_number_format (&number);
      where = g_str_equal (from, to) ? g_strdup (from) : g_strconcat (from, "–", to, NULL);
      san_finding_add (findings, "note", "gap", where, "", "");
    }

  return ok;
}

/* As for the cache: whoever can open a ledger looks for them. */
static void __attribute__ ((constructor))
register_gaps (void)
{
  san_check_register_derived ("ticket_number", check_gaps);
}
