/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanPreferences:
 *
 * What belongs to the person at this desk (settings), to the office (its file: each change
 * is a step), the calendar, the backups.
 */
#define SAN_TYPE_PREFERENCES (san_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SanPreferences, san_preferences, SAN, PREFERENCES, AdwPreferencesWindow)

SanPreferences *san_preferences_new (GtkWindow  *parent,
                                     SanContext *context);

G_END_DECLS
