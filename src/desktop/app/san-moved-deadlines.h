/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanMovedDeadlines:
 *
 * The due times of open tickets that the last change of the calendar has moved, old → new.
 * Hidden while there are none.
 */
#define SAN_TYPE_MOVED_DEADLINES (san_moved_deadlines_get_type ())
G_DECLARE_FINAL_TYPE (SanMovedDeadlines, san_moved_deadlines, SAN, MOVED_DEADLINES,
                      AdwPreferencesGroup)

/* san_context_change() as the step "calendar.edit", and shows what it moved. */
gboolean san_moved_deadlines_change (SanMovedDeadlines *self,
                                     SanContext        *context,
                                     const char        *label,
                                     SanChangeFunc      func,
                                     gpointer           data,
                                     const char        *said);

G_END_DECLS
