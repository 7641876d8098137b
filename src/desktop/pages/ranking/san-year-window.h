/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "app/san-text-table.h"

G_BEGIN_DECLS

/**
 * SanYearWindow:
 *
 * The rounds of a year side by side: by mean, sum, weight or points for places; to be
 * sorted, copied, printed and saved.
 */
#define SAN_TYPE_YEAR_WINDOW (san_year_window_get_type ())
G_DECLARE_FINAL_TYPE (SanYearWindow, san_year_window, SAN, YEAR_WINDOW, AdwWindow)

GtkWindow    *san_year_window_new       (GtkWidget     *over,
                                         SanContext    *context);
/* (nullable): NULL until it is read, or where the year has no round */
SanTextTable *san_year_window_get_table (SanYearWindow *self);

G_END_DECLS
