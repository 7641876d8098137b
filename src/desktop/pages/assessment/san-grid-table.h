/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-text-table.h"
#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

/* What a grid shows, as a table: names, cells, summaries, under their heads. (transfer
 * full); @subtitle and @note are nullable */
SanTextTable *san_grid_table_new (SanGridModel *model,
                                  const char   *title,
                                  const char   *subtitle,
                                  const char   *note);

G_END_DECLS
