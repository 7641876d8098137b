/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rounds/san-round-store.h"
#include "tickets/san-ticket-figures.h"

G_BEGIN_DECLS

/**
 * SanWorkbookTickets:
 *
 * What the sheet 三色单 of a bulletin says: the figures of the round's period by unit, the age
 * of what is open, and the open tickets themselves. Kept with the words of an issued
 * bulletin, since tickets go on.
 */
typedef struct _SanWorkbookTickets SanWorkbookTickets;

/* (transfer full) (nullable): NULL without @error where no ticket concerns the period. @book:
 * of the period */
SanWorkbookTickets *san_workbook_tickets_load_period (SanDatabase             *database,
                                                    const SanPeriod           *period,
                                                    SanTicketBook             *book,
                                                    GError                   **error);
void                san_workbook_tickets_free      (SanWorkbookTickets        *tickets);
/* (transfer full) */
JsonNode           *san_workbook_tickets_to_json   (const SanWorkbookTickets  *tickets);
/* (transfer full) (nullable): NULL for what is no such thing */
SanWorkbookTickets *san_workbook_tickets_from_json (JsonNode                  *node);

/* Cells of an open ticket, as they are printed */
typedef enum
{
  SAN_OPEN_TICKET_NUMBER,     /* its first */
  SAN_OPEN_TICKET_UNIT,       /* as the roster displays it */
  SAN_OPEN_TICKET_PROBLEM,
  SAN_OPEN_TICKET_ISSUED,
  SAN_OPEN_TICKET_DUE,
  SAN_OPEN_TICKET_STANDING,   /* 黄单，逾期 */
} SanOpenTicketCell;

/* "2018-06-30 23:59": when they stood so */
const char         *san_workbook_tickets_get_cut_off (const SanWorkbookTickets    *tickets);
/* (element-type GStrv) (transfer none) */
const GPtrArray    *san_workbook_tickets_get_open  (const SanWorkbookTickets      *tickets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanWorkbookTickets, san_workbook_tickets_free)

G_END_DECLS
