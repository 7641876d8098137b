/* san-card.c - the pane of one record on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-card.h"

#include <glib/gi18n-lib.h>

SanDocument *
san_card_new (const char *title,
              const char *subtitle)
{
  SanDocument *card = san_document_new ();

  san_document_get_head (card)->title = g_strdup (title);
  if (*subtitle != '\0')
    san_document_add_paragraph (card, subtitle);

  return card;
}

SanDocumentBlock *
san_card_add_facts (SanDocument *card)
{
  SanDocumentBlock *facts = san_document_add_table (card, NULL);

  san_document_block_add_column (facts, NULL, C_("card", "What"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (facts, NULL, C_("card", "As recorded"), 1, SAN_PAPER_LEFT);

  return facts;
}

void
san_card_add_fact (SanDocumentBlock *facts,
                   const char       *name,
                   const char       *value)
{
  if (*value != '\0')
    san_document_block_add_row (facts, SAN_PAPER_ROW_PLAIN, (const char *const[]) { name, value });
}

static char *
day_of (SanTime time)
{
  return time != SAN_TICKET_NO_TIME ? san_day_format (san_time_day (time)) : g_strdup ("");
}

void
san_card_add_tickets (SanDocument *card,
                      const char  *heading,
                      GPtrArray   *rows)
{
  g_autofree char *title = g_strdup_printf ("%s %u", heading, rows->len);
  SanDocumentBlock *table;

  if (rows->len == 0)
    return;

  san_document_add_heading (card, 1, title);
  table = san_document_add_table (card, NULL);
  san_document_block_add_column (table, NULL, C_("ticket", "Number"), 0, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, C_("ticket", "Problem"), 2, SAN_PAPER_LEFT);
  san_document_block_add_column (table, NULL, C_("ticket", "Stage"), 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, C_("ticket", "Issued"), 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, C_("ticket", "Due"), 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (table, NULL, C_("ticket", "Closed"), 0, SAN_PAPER_CENTRE);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanTicketData *data = san_ticket_row_get_data (rows->pdata[i]);
      g_autofree char *number = san_ticket_number_label (&data->number);
      g_autofree char *issued = day_of (data->issued);
      g_autofree char *due = day_of (data->due);
      g_autofree char *closed = day_of (data->closed);

      san_document_block_add_row (table, SAN_PAPER_ROW_PLAIN,
                                  (const char *const[]) { number, data->problem,
                                                          san_ticket_stage_label (data->stage),
                                                          issued, due, closed });
    }
}

char *
san_card_span (SanDay from,
               SanDay to)
{
  g_autofree char *first = san_day_format (from);
  g_autofree char *last = san_day_format (to);

  if (from == SAN_DAY_MIN && to == SAN_DAY_MAX)
    return g_strdup (_("always"));
  if (from == SAN_DAY_MIN)
    return g_strdup_printf (_("until %s"), last);
  if (to == SAN_DAY_MAX)
    return g_strdup_printf (_("since %s"), first);

  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}
