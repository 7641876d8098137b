/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "tables/san-table-writer.h"
#include "tickets/san-ticket-record.h"

G_BEGIN_DECLS

/* A table of tickets (cli.md, Import): of another office, of a superior's inspection, of our
 * own export. A row without a number is issued, in the order of the table; one with a
 * number is taken as it was, and refused where the number stands for something else. */

const SanTableField *san_ticket_import_fields (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_ticket_import_plan   (SanDatabase             *database,
                                               SanTableReader          *reader,
                                               const SanImportOptions  *options,
                                               GCancellable            *cancellable,
                                               SanImportPlan           *plan,
                                               GError                 **error);
/* Every ticket ever issued, by number, in the same columns; informants are left out. */
gboolean             san_ticket_export        (SanDatabase             *database,
                                               SanTableWriter          *writer,
                                               GError                 **error);

/* In the order of the columns */
typedef enum
{
  SAN_TICKET_FIELD_NUMBER,
  SAN_TICKET_FIELD_UNIT,
  SAN_TICKET_FIELD_PROBLEM,
  SAN_TICKET_FIELD_POINT,
  SAN_TICKET_FIELD_ITEM,
  SAN_TICKET_FIELD_SOURCE,
  SAN_TICKET_FIELD_COLOUR,
  SAN_TICKET_FIELD_ISSUED,
  SAN_TICKET_FIELD_DUE,
  SAN_TICKET_FIELD_RECEIVED,
  SAN_TICKET_FIELD_REPORTED,
  SAN_TICKET_FIELD_VERIFIED,
  SAN_TICKET_FIELD_NOTE,
  SAN_TICKET_N_FIELDS
} SanTicketField;

/* (transfer full): the texts of a ticket, ended by NULL */
char               **san_ticket_cells         (SanDatabase             *database,
                                               SanRoster               *roster,
                                               const SanTicket         *ticket,
                                               GError                 **error);

G_END_DECLS
