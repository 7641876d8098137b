/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/san-period.h"

G_BEGIN_DECLS

/**
 * SanPeriodButton:
 *
 * The month that is looked at: back, a button with a year of months below it, forth.
 * Months with data are bold, published ones have a dot.
 *
 * #SanPeriodButton::chosen (int year, int month) when a month was picked by hand.
 */
#define SAN_TYPE_PERIOD_BUTTON (san_period_button_get_type ())
G_DECLARE_FINAL_TYPE (SanPeriodButton, san_period_button, SAN, PERIOD_BUTTON, AdwBin)

void san_period_button_set_period  (SanPeriodButton *self,
                                    const SanPeriod *month);
void san_period_button_clear_marks (SanPeriodButton *self);
/* The month of @day has data. */
void san_period_button_mark        (SanPeriodButton *self,
                                    SanDay           day,
                                    gboolean         published);
/* Opens the year. */
void san_period_button_popup       (SanPeriodButton *self);

G_END_DECLS
