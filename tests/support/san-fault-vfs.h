/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAN_FAULT_VFS "san-fault"

typedef enum
{
  SAN_FAULT_FULL,    /* writing finds no room */
  SAN_FAULT_TORN,    /* the same, with half of it written */
  SAN_FAULT_IOERR,   /* reading, writing, syncing, opening, deleting … reports an error */
} SanFaultKind;

/* Wraps the default VFS, WAL and its shared memory included. */
void san_fault_vfs_register (void);
/* After @countdown more calls of the kind one fails, or, @for_good, all that follow.
 * A countdown of -1 never fails. */
void san_fault_vfs_arm      (int          countdown,
                             SanFaultKind kind,
                             gboolean     for_good);
/* Between the two calls go through and are not counted: for the test's own looks. */
void san_fault_vfs_pause    (gboolean     pause);
/* How many calls have failed since. */
int  san_fault_vfs_hits     (void);

G_END_DECLS
