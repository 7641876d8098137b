/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanBumpUnit:
 * @name: of the unit
 * @places: one a period; 0 where it had none
 */
typedef struct
{
  const char  *name;
  const guint *places;
} SanBumpUnit;

#define SAN_TYPE_BUMP_CHART (san_bump_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanBumpChart, san_bump_chart, SAN, BUMP_CHART, SanChart)

/* Places over the periods. Copies everything. @units come in the order of the last period:
 * by place, then those without one. The first three and the last three are stressed (in
 * groups under seven the first and the last), and the selected one is drawn over all. An
 * item is a unit in a period. */
SanChart *san_bump_chart_new    (const char         *title,
                                 const char *const  *periods,
                                 guint               n_periods,
                                 const SanBumpUnit  *units,
                                 guint               n_units);
void      san_bump_chart_locate (SanBumpChart       *self,
                                 int                 index,
                                 guint              *unit,
                                 guint              *period);
/* (transfer full) (element-type double): the middle lines of the names that are written when
 * it is drawn so large, from the top */
GArray   *san_bump_chart_names  (SanBumpChart       *self,
                                 const SanChartTheme *theme,
                                 double              width,
                                 double              height);

G_END_DECLS
