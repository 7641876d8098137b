/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/standards/san-indicator-tree.h"

G_BEGIN_DECLS

/* The columns of the standard, over rows of a #SanIndicatorTree. */
void         san_indicator_columns_add        (GtkColumnView      *view);
void         san_indicator_columns_set_narrow (GtkColumnView      *view,
                                               gboolean            narrow);
const char  *san_indicator_column_title       (SanIndicatorColumn  column);

G_END_DECLS
