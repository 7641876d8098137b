/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-tree.h"

G_BEGIN_DECLS

/* Whether the standard in the page may be edited now */
typedef gboolean (*SanIndicatorMayEdit) (gpointer data);

/* Rows are drawn in front of others of their kind, or onto what they are to be in. */
void     san_indicator_drag_install (GtkColumnView       *view,
                                     SanPage             *page,
                                     SanIndicatorMayEdit  may_edit,
                                     gpointer             data);
/* Puts @row in front of @onto, or into it. FALSE where it cannot go there. */
gboolean san_indicator_drop         (SanContext          *context,
                                     SanIndicatorRow     *row,
                                     SanIndicatorRow     *onto);
/* Whether that would do something */
gboolean san_indicator_may_drop     (SanIndicatorRow     *row,
                                     SanIndicatorRow     *onto);
/* One up (−1) or down (+1) among its siblings; FALSE at the end */
gboolean san_indicator_reorder      (SanContext          *context,
                                     SanIndicatorRow     *row,
                                     int                  steps);

G_END_DECLS
