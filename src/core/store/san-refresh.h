/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Brings cache_* tables up to date at the end of every change, undo and redo, inside its
 * transaction. @tables: the record tables that were touched, ended by NULL. */
typedef gboolean (*SanRefreshFunc) (SanDatabase       *database,
                                    const char *const *tables,
                                    GError           **error);

/* Once per function, before a ledger is opened; a second time changes nothing. */
void     san_refresh_register (SanRefreshFunc      func);
/* Calls all of them in the order of registration. */
gboolean san_refresh_run      (SanDatabase        *database,
                               const char *const  *tables,
                               GError            **error);

G_END_DECLS
