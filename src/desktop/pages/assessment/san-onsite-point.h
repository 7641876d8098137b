/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/**
 * SanOnsitePoint:
 *
 * A row of the list of points: a point, or the unit that those below it belong to.
 * #SanOnsitePoint::changed when what it shows has changed.
 */
#define SAN_TYPE_ONSITE_POINT (san_onsite_point_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsitePoint, san_onsite_point, SAN, ONSITE_POINT, GObject)

/* @category: (transfer none) */
SanOnsitePoint *san_onsite_point_new         (SanVisit       *visit,
                                              const char     *category);
SanOnsitePoint *san_onsite_point_new_heading (gint64          unit_id,
                                              const char     *title);
/* (nullable): of a heading there is none */
SanVisit       *san_onsite_point_get_visit   (SanOnsitePoint *self);
gint64          san_onsite_point_get_unit    (SanOnsitePoint *self);
/* The unit of a heading, the category of a point */
const char     *san_onsite_point_get_text    (SanOnsitePoint *self);
/* Of a heading: how many of its points are done */
SanVisitProgress *san_onsite_point_get_progress (SanOnsitePoint *self);
void            san_onsite_point_changed     (SanOnsitePoint *self);

G_END_DECLS
