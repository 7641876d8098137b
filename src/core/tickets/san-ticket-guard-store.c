/* san-ticket-guard-store.c - numbers that an undo must not take back
 *
 * A number is free again only where nobody can have seen it and none follows it: an undo
 * that would tear a hole into the register, or recall a slip, is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-record.h"

#include <glib/gi18n-lib.h>

#include "store/san-changeset.h"
#include "store/san-journal.h"

static const char SQL_LIST_LATER[] =
  "SELECT running FROM ticket_number WHERE colour = ?1 AND year = ?2 AND running > ?3";

/* The numbers that go, as texts, so that the later ones are known to go too. */
typedef struct
{
  GArray     *numbers;   /* SanTicketNumber */
  GHashTable *names;
} Freed;

static gboolean
add_freed (const SanChange *change,
           gpointer         data,
           GError         **error)
{
  Freed *freed = data;
  SanTicketNumber number = { 0 };

  if (change->operation != SQLITE_DELETE || !g_str_equal (change->table, "ticket_number"))
    return TRUE;

  san_ticket_colour_parse ((const char *) sqlite3_value_text (san_change_old (change, 0)),
                           &number.colour);
  number.year = sqlite3_value_int (san_change_old (change, 1));
  number.running = sqlite3_value_int (san_change_old (change, 2));
  g_array_append_val (freed->numbers, number);
  g_hash_table_add (freed->names, san_ticket_number_format (&number));

  return TRUE;
}

static void
set_kept (const SanTicketNumber *number,
          const char            *reason,
          GError               **error)
{
  g_autofree char *name = san_ticket_number_format (number);

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("%s keeps its number: %s. To take the ticket out, cancel it (ticket FILE "
                 "cancel %s)."), name, reason, name);
}

static gboolean
check_last (SanDatabase           *database,
            const Freed           *freed,
            const SanTicketNumber *number,
            GError               **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_LATER, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, san_ticket_colour_name (number->colour));
  san_statement_bind_int (query, 2, number->year);
  san_statement_bind_int (query, 3, number->running);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketNumber later = *number;
      g_autofree char *name = NULL;

      later.running = sqlite3_column_int (query, 0);
      name = san_ticket_number_format (&later);
      if (!g_hash_table_contains (freed->names, name))
        {
          g_autofree char *reason = g_strdup_printf (_("%s follows it"), name);

          set_kept (number, reason, error);
          return FALSE;
        }
    }

  return ok;
}

static gboolean
check_freed (SanDatabase *database,
             const Freed *freed,
             GError     **error)
{
  for (guint i = 0; i < freed->numbers->len; i++)
    {
      const SanTicketNumber *number = &g_array_index (freed->numbers, SanTicketNumber, i);
      g_autofree char *name = san_ticket_number_format (number);
      gboolean left;

      if (!san_journal_has_left (database, name, &left, error))
        return FALSE;

      if (left)
        {
          set_kept (number, _("the slip has left the office"), error);
          return FALSE;
        }

      if (!check_last (database, freed, number, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
guard_numbers (SanDatabase *database,
               GBytes      *inverse,
               GError     **error)
{
  Freed freed;
  gboolean good;

  freed.numbers = g_array_new (FALSE, FALSE, sizeof (SanTicketNumber));
  freed.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  good = san_changeset_walk (inverse, add_freed, &freed, error) &&
         check_freed (database, &freed, error);
  g_array_unref (freed.numbers);
  g_hash_table_unref (freed.names);

  return good;
}

/* As for the cache: whoever can open a ledger keeps its register. */
static void __attribute__ ((constructor))
register_guard (void)
{
  san_journal_register_guard (guard_numbers);
}
