/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanHeatColumn:
 * @name: of the category
 * @group: what it belongs to; columns of one group follow one another
 * @mean: of the units that have it; NAN: nobody has
 * @mean_text: as printed
 */
typedef struct
{
  const char *name;
  const char *group;
  double      mean;
  const char *mean_text;
} SanHeatColumn;

/**
 * SanHeatRow:
 * @name: of the unit
 * @place: 0: none
 * @mean_text: (nullable): of the row, as printed
 * @values: one a column; NAN: missing
 * @texts: (nullable): what is printed for each; an entry may be %NULL
 */
typedef struct
{
  const char        *name;
  guint              place;
  const char        *mean_text;
  const double      *values;
  const char *const *texts;
} SanHeatRow;

#define SAN_TYPE_HEAT_CHART (san_heat_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanHeatChart, san_heat_chart, SAN, HEAT_CHART, SanChart)

/* Units by category, each cell by how far it is from @centre (a pass line); what is missing
 * is hatched. Copies everything. An item is a cell, row by row. */
SanChart *san_heat_chart_new         (const char          *title,
                                      const SanHeatColumn *columns,
                                      guint                n_columns,
                                      const SanHeatRow    *rows,
                                      guint                n_rows,
                                      double               centre);
void      san_heat_chart_locate      (SanHeatChart        *self,
                                      int                  index,
                                      guint               *row,
                                      guint               *column);

G_END_DECLS
