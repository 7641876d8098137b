/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/san-chart.h"

G_BEGIN_DECLS

#define SAN_TYPE_CHART_VIEW (san_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SanChartView, san_chart_view, SAN, CHART_VIEW, GtkWidget)

GtkWidget *san_chart_view_new          (void);

SanChart  *san_chart_view_get_chart    (SanChartView *self);
void       san_chart_view_set_chart    (SanChartView *self,
                                        SanChart     *chart);
/* −1: none. Does not emit item-activated. */
int        san_chart_view_get_selected (SanChartView *self);
void       san_chart_view_set_selected (SanChartView *self,
                                        int           index);
/* What “Ctrl+C” does: the picture at twice the size, in the light set. */
void       san_chart_view_copy         (SanChartView *self);
/* As wide as it is shown and as high as it likes; the ending of @path says the kind. */
gboolean   san_chart_view_export       (SanChartView *self,
                                        const char   *path,
                                        GError      **error);

G_END_DECLS
