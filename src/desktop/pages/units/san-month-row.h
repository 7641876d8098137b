/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/san-clock.h"

G_BEGIN_DECLS

/**
 * SanMonthRow:
 *
 * Asks in a form from which month on something is so.
 */
#define SAN_TYPE_MONTH_ROW (san_month_row_get_type ())
G_DECLARE_FINAL_TYPE (SanMonthRow, san_month_row, SAN, MONTH_ROW, AdwActionRow)

/* @day: any day of the month that is proposed */
GtkWidget *san_month_row_new     (const char  *title,
                                  SanDay       day);
/* the first day of the month that was chosen */
SanDay     san_month_row_get_day (SanMonthRow *self);
void       san_month_row_set_day (SanMonthRow *self,
                                  SanDay       day);

G_END_DECLS
