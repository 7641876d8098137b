/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/san-clock.h"

G_BEGIN_DECLS

/**
 * SanYearView:
 *
 * Twelve months at a glance: weekends faint, days off on a tint, make-up days in a frame,
 * half days under a line. #SanYearView::day-clicked (int day).
 */
#define SAN_TYPE_YEAR_VIEW (san_year_view_get_type ())
G_DECLARE_FINAL_TYPE (SanYearView, san_year_view, SAN, YEAR_VIEW, GtkWidget)

/* @days: (element-type SanCalendarDay): copied */
void san_year_view_set_year (SanYearView *self,
                             int          year,
                             GPtrArray   *days);

G_END_DECLS
