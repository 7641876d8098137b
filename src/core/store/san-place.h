/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-error.h"

G_BEGIN_DECLS

/* What a ledger may do where it lies. */
typedef enum
{
  SAN_PLACE_SAFE,
  SAN_PLACE_REMOVABLE,   /* a stick: allowed, with a notice */
  SAN_PLACE_UNSAFE,      /* its locks are not seen by everybody: read only */
} SanPlace;

/* Decides by the name of the file system, as /proc/self/mountinfo has it. */
SanPlace  san_place_from_fstype (const char *fstype);
/* (transfer full): the file system of the folder that holds @path; "" when unknown */
char     *san_place_find_fstype (const char *path);

G_END_DECLS
