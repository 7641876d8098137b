/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-year.h"

G_BEGIN_DECLS

/* Fills in running and progress_place of all rows. For this room only. */
gboolean san_year_count_runs (SanYear     *self,
                              SanDatabase *database,
                              GError     **error);

G_END_DECLS
