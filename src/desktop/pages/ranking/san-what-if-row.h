/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/**
 * SanWhatIfRow:
 *
 * A unit as it would stand, and as it stands.
 */
#define SAN_TYPE_WHAT_IF_ROW (san_what_if_row_get_type ())
G_DECLARE_FINAL_TYPE (SanWhatIfRow, san_what_if_row, SAN, WHAT_IF_ROW, GObject)

typedef enum
{
  SAN_WHAT_IF_PLACE,
  SAN_WHAT_IF_UNIT,
  SAN_WHAT_IF_TOTAL,
  SAN_WHAT_IF_OLD_PLACE,
  SAN_WHAT_IF_OLD_TOTAL,
  SAN_WHAT_IF_MOVED,        /* "▲3", "▼2", "" */
  SAN_WHAT_IF_N_TEXTS
} SanWhatIfText;

/* @old: (nullable): the same unit as it stands */
SanWhatIfRow *san_what_if_row_new       (const SanPlace *place,
                                         const SanPlace *old);
const char   *san_what_if_row_get_text  (SanWhatIfRow   *self,
                                         SanWhatIfText   text);
/* Places better; negative: worse */
int           san_what_if_row_get_moved (SanWhatIfRow   *self);

G_END_DECLS
