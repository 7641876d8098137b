/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanCalendarPage:
 *
 * The preferences' page of the calendar: a year at a glance, its holidays and make-up
 * days, the office's own days, the State Council's table from a file.
 */
#define SAN_TYPE_CALENDAR_PAGE (san_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (SanCalendarPage, san_calendar_page, SAN, CALENDAR_PAGE, AdwPreferencesPage)

void san_calendar_page_set_context (SanCalendarPage *self,
                                    SanContext      *context);

G_END_DECLS
