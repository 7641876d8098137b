/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/field-month.h"

G_BEGIN_DECLS

/* What a clerk would make of the month in a spreadsheet: a sheet with a row per point, and a
 * sheet on which every unit's mean per category, score and place are formulas. */
void field_workbook_write (const FieldMonth *month,
                           const GArray     *drawn,
                           const char       *path);
/* The points as a table: unit, category, weight, earned, marks; finished ones alone */
void field_workbook_table (const FieldMonth *month,
                           const GArray     *drawn,
                           const char       *path);

G_END_DECLS
