/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "app/san-moved-deadlines.h"

G_BEGIN_DECLS

/**
 * SanOfficeHoursGroup:
 *
 * The preferences' group of the office's hours by season: what is set, and one more.
 */
#define SAN_TYPE_OFFICE_HOURS_GROUP (san_office_hours_group_get_type ())
G_DECLARE_FINAL_TYPE (SanOfficeHoursGroup, san_office_hours_group, SAN, OFFICE_HOURS_GROUP,
                      AdwPreferencesGroup)

/* @moved shows the due times that a change moves. */
void san_office_hours_group_set_context (SanOfficeHoursGroup *self,
                                         SanContext          *context,
                                         SanMovedDeadlines   *moved);

G_END_DECLS
