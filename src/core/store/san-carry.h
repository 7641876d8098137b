/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

/* A new ledger that takes records over from another, with a journal of its own: its first
 * step holds them all. */

/* What is taken of a table. */
typedef struct
{
  const char *table;
  const char *where;    /* a condition on its rows; NULL: all; ?1 and ?2 are the carrier's */
  const char *empty;    /* columns that come as '', with a space before and after each */
  const char *null;     /* columns that come as NULL, likewise */
} SanCarryTable;

/* Records that come with the others but are not there to be copied: settings of the new
 * ledger. May be NULL. */
typedef gboolean (*SanCarryFunc) (SanDatabase *target,
                                  gpointer     data,
                                  GError     **error);

typedef struct
{
  const SanCarryTable *tables;      /* ended by a table of NULL */
  const char          *first;       /* ?1 */
  gint64               second;      /* ?2 */
  gboolean             all_blobs;   /* FALSE: only those that a record names */
  SanCarryFunc         more;        /* nullable */
  gpointer             data;
} SanCarry;

/* References are checked at the end; a record that refers to one that is left out fails. The
 * settings come along, but for those that make a ledger itself: site, closed. An existing
 * file is SAN_ERROR_EXISTS; on failure no file is left. */
gboolean san_carry_records        (SanDatabase         *source,
                                   const SanCarry      *what,
                                   const char          *path,
                                   const char          *actor,
                                   GCancellable        *cancellable,
                                   GError             **error);

/* A copy of everything for others: without informants, without liaisons and telephone
 * numbers, and without the journal, in which they stand as well. */
gboolean san_carry_without_persons (SanDatabase        *source,
                                   const char          *path,
                                   const char          *actor,
                                   GCancellable        *cancellable,
                                   GError             **error);

G_END_DECLS
