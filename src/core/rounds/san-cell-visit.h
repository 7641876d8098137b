/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* The strings last until the function returns; @reason and @confirmed may be "". */
typedef void (*SanCellVisitFunc) (gint64        unit_id,
                                  const char   *component,
                                  SanCellState  state,
                                  gint64        value,
                                  const char   *reason,
                                  const char   *confirmed,
                                  gpointer      data);

/* Every record of the round, by unit, then component (bytewise), without a copy of any:
 * for those who read a month of 200,000 cells. Without @texts reasons come as "". */
gboolean san_cell_visit (SanDatabase       *database,
                         gint64             round_id,
                         gboolean           texts,
                         SanCellVisitFunc   func,
                         gpointer           data,
                         GError           **error);

G_END_DECLS
