/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SanError:
 * @SAN_ERROR_INVALID: what was given breaks a rule; the message names field and reason
 * @SAN_ERROR_NOT_FOUND: no such unit, round, file …
 * @SAN_ERROR_AMBIGUOUS: a name fits two; the message names both
 * @SAN_ERROR_EXISTS: there is one already
 * @SAN_ERROR_CONFLICT: something later depends on it, or the state forbids it
 * @SAN_ERROR_LOCKED: another writer holds the file; the message names it
 * @SAN_ERROR_READ_ONLY: the file was opened read-only
 * @SAN_ERROR_DAMAGED: the file is not a ledger, or it is damaged
 * @SAN_ERROR_TOO_NEW: the file was written by a newer version
 * @SAN_ERROR_NO_SPACE: the disk is full; nothing was written
 * @SAN_ERROR_UNSAFE_PLACE: a file system that lies about locks
 * @SAN_ERROR_FAILED: anything else; the message tells
 *
 * One code per thing that a face answers differently. A cancelled operation
 * returns %G_IO_ERROR_CANCELLED. Messages are whole phrases in the user's language:
 * what, where, and what to do.
 */
typedef enum
{
  SAN_ERROR_INVALID,
  SAN_ERROR_NOT_FOUND,
  SAN_ERROR_AMBIGUOUS,
  SAN_ERROR_EXISTS,
  SAN_ERROR_CONFLICT,
  SAN_ERROR_LOCKED,
  SAN_ERROR_READ_ONLY,
  SAN_ERROR_DAMAGED,
  SAN_ERROR_TOO_NEW,
  SAN_ERROR_NO_SPACE,
  SAN_ERROR_UNSAFE_PLACE,
  SAN_ERROR_FAILED,
} SanError;

#define SAN_ERROR (san_error_quark ())

GQuark san_error_quark (void);

G_END_DECLS
