/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/**
 * SanWorkbookTickets:
 *
 * What the sheet 三色单 of a bulletin says: the figures of the round's period by unit, the age
 * of what is open, and the open tickets themselves. Kept with the words of an issued
 * bulletin, since tickets go on.
 */
typedef struct _SanWorkbookTickets SanWorkbookTickets;

/* (transfer full) (nullable): NULL without @error where no ticket concerns the period */
SanWorkbookTickets *san_workbook_tickets_load      (SanDatabase               *database,
                                                    const SanRound            *round,
                                                    GError                   **error);
void                san_workbook_tickets_free      (SanWorkbookTickets        *tickets);
/* (transfer full) */
JsonNode           *san_workbook_tickets_to_json   (const SanWorkbookTickets  *tickets);
/* (transfer full) (nullable): NULL for what is no such thing */
SanWorkbookTickets *san_workbook_tickets_from_json (JsonNode                  *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanWorkbookTickets, san_workbook_tickets_free)

G_END_DECLS
