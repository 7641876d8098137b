/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-error.h"

G_BEGIN_DECLS

/* The right to write one ledger: an OFD lock on PATH.lock, which the kernel gives back
 * when the process ends, however it ends. */
typedef struct _SanLock SanLock;

/* Tries for @wait seconds (0: once). SAN_ERROR_LOCKED says who holds it since when;
 * SAN_ERROR_READ_ONLY: the folder cannot be written. */
SanLock *san_lock_take    (const char *path,
                           int         wait,
                           GError    **error);
void     san_lock_release (SanLock    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanLock, san_lock_release)

G_END_DECLS
