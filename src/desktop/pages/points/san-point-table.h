/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

/* The rows of the list of points, and which of them are selected. */
typedef struct _SanPointTable SanPointTable;

/* @view shows @selection; @months outlives the table. */
SanPointTable *san_point_table_new        (GtkColumnView        *view,
                                           GtkMultiSelection    *selection,
                                           SanContext           *context,
                                           const SanPointMonths *months);
void           san_point_table_free       (SanPointTable        *self);

/* What fits @filter, in the order that the heads ask for. What was selected stays so, as
 * far as it is still here. */
void           san_point_table_load       (SanPointTable        *self,
                                           const SanPointFilter *filter);
/* While it loads the selection changes without anybody's doing. */
gboolean       san_point_table_is_loading (SanPointTable        *self);
guint          san_point_table_size       (SanPointTable        *self);
/* (element-type gint64): of all rows, in their order */
const GArray  *san_point_table_ids        (SanPointTable        *self);
guint          san_point_table_n_selected (SanPointTable        *self);
/* (transfer full) (element-type gint64) */
GArray        *san_point_table_selected   (SanPointTable        *self);
/* FALSE when it is not in the list as it is filtered. */
gboolean       san_point_table_select     (SanPointTable        *self,
                                           gint64                id);

G_END_DECLS
