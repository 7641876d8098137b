/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

/* Closing a year: the ledger becomes its archive, and a new one goes on with units, groups,
 * standards, points, schemes, calendar, settings, operators and saved views; with the
 * published rounds of the closed year as they were frozen, so that changes and places over
 * months go on; and with the tickets that are open, were closed in the last 90 days of the
 * year, or of which one of these is a recurrence. Numbers of bulletins run on. */

/* What stands against it and what will be done, to be told before. */
typedef struct
{
  guint   n_rounds;        /* published ones that go along */
  guint   n_tickets;       /* that go along */
  guint   n_open;          /* of them */
  char  **unpublished;     /* labels of rounds of the year that stand against it */
  char  **later;           /* labels of rounds after the year, likewise */
} SanYearClosing;

SanYearClosing *san_year_closing_load (SanDatabase     *database,
                                       int              year,
                                       GError         **error);
void            san_year_closing_free (SanYearClosing  *closing);

/* Makes the ledger of the next year at @path, then one step "year.close" in this one, which
 * can only be read from then on. SAN_ERROR_CONFLICT while rounds of the year are not
 * published, or one after it is there; nothing is left of the new file when it fails. */
gboolean        san_year_close        (SanWorkspace    *workspace,
                                       int              year,
                                       const char      *path,
                                       GCancellable    *cancellable,
                                       GError         **error);
/* The two halves of it, for a face that does the first in a worker with a reader of its own.
 * @length: (out): of the journal; the second refuses, and removes the file, where it has
 * grown meanwhile (SAN_ERROR_CONFLICT). */
gboolean        san_year_open_next    (SanDatabase     *database,
                                       int              year,
                                       const char      *path,
                                       const char      *actor,
                                       gint64          *length,
                                       GCancellable    *cancellable,
                                       GError         **error);
gboolean        san_year_mark_closed  (SanWorkspace    *workspace,
                                       int              year,
                                       const char      *path,
                                       gint64           length,
                                       GError         **error);
/* Takes that back: @workspace was opened with ->reopen. One step "year.close". */
gboolean        san_year_reopen       (SanWorkspace    *workspace,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanYearClosing, san_year_closing_free)

G_END_DECLS
