/* san-ticket-account.c - who was held to account over a red ticket, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-account.h"

#include <string.h>

#include "base/san-utils.h"
#include "registry/san-roster.h"
#include "rounds/san-export.h"
#include "store/san-setting-store.h"

void
san_ticket_account_free (SanTicketAccount *account)
{
  g_free (account->kind);
  g_free (account->who);
  g_free (account->document);
  g_free (account->outcome);
  g_free (account->outcome_document);
  g_free (account);
}

char *
san_ticket_account_kind (const SanTicketEvent *event)
{
  return g_strndup (event->text, strcspn (event->text, "\n"));
}

static SanTicketAccount *
account_new (const SanTicketEvent *event)
{
  SanTicketAccount *account = g_new0 (SanTicketAccount, 1);
  const char *rest = strchr (event->text, '\n');

  account->event_id = event->id;
  account->as_of = event->as_of;
  account->kind = san_ticket_account_kind (event);
  account->who = g_strdup (event->by);
  account->document = g_strdup (event->document);
  account->outcome = g_strstrip (g_strdup (rest != NULL ? rest : ""));
  account->outcome_as_of = *account->outcome != '\0' ? event->as_of : SAN_TICKET_NO_TIME;
  account->outcome_document = g_strdup ("");

  return account;
}

static void
take_outcome (GPtrArray            *accounts,
              const SanTicketEvent *event)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      SanTicketAccount *account = g_ptr_array_index (accounts, i);

      if (account->event_id != event->refers)
        continue;
      san_set_str (&account->outcome, event->text);
      san_set_str (&account->outcome_document, event->document);
      account->outcome_as_of = event->as_of;
    }
}

GPtrArray *
san_ticket_accounts_of (GPtrArray *events)
{
  GPtrArray *accounts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_account_free);

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_ACCOUNT)
        g_ptr_array_add (accounts, account_new (event));
    }
  /* one that happened in the same minute may have been entered before */
  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_OUTCOME)
        take_outcome (accounts, event);
    }

  return accounts;
}

/* Export */

typedef struct
{
  SanRoster *roster;
  GPtrArray *lines;    /* (element-type GStrv) */
} Export;

static char *
format_time (SanTime time)
{
  return time != SAN_TICKET_NO_TIME ? san_time_format (time) : g_strdup ("");
}

static gboolean
add_accounts (const SanTicket *ticket,
              gpointer         data,
              GError         **error)
{
  Export *export = data;
  g_autoptr (GPtrArray) accounts = san_ticket_accounts_of (ticket->events);
  const SanUnit *unit = san_roster_get (export->roster, ticket->state->unit_id);

  for (guint i = 0; i < accounts->len; i++)
    {
      const SanTicketAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *number = san_ticket_number_format (&ticket->number);
      g_autofree char *key = unit != NULL ? san_roster_key (export->roster, unit) : g_strdup ("");
      g_autofree char *as_of = format_time (account->as_of);
      g_autofree char *outcome_as_of = format_time (account->outcome_as_of);
      const char *cells[] = {
        number, key, account->kind, as_of, account->who, account->document, account->outcome,
        outcome_as_of, account->outcome_document, NULL
      };

      g_ptr_array_add (export->lines, g_strdupv ((char **) cells));
    }

  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  char **left = *(char **const *) a;
  char **right = *(char **const *) b;
  int order = strcmp (left[0], right[0]);

  return order != 0 ? order : strcmp (left[3], right[3]);
}

gboolean
san_ticket_account_export (SanDatabase    *database,
                           SanTableWriter *writer,
                           GError        **error)
{
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Export export = { NULL, lines };
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return FALSE;
  roster = san_roster_load (database, san_time_day (now), TRUE, error);
  if (roster == NULL)
    return FALSE;

  export.roster = roster;
  if (!san_ticket_store_walk (database, add_accounts, &export, error))
    return FALSE;

  san_table_writer_add_columns (writer, "number", "unit", "kind", "as_of", "who", "document",
                                "outcome", "outcome_as_of", "outcome_document", NULL);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    san_table_writer_add_row (writer, (const char *const *) lines->pdata[i]);

  return TRUE;
}

static void __attribute__ ((constructor))
register_account_table (void)
{
  san_export_register ("accounts", san_ticket_account_export);
}
