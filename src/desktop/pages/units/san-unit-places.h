/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/units/san-places-chart.h"

G_BEGIN_DECLS

/**
 * SanUnitPlaces:
 *
 * The rankings of the last rounds up to the one that is looked at, for asking where units
 * stood in them.
 */
typedef struct _SanUnitPlaces SanUnitPlaces;

#define SAN_UNIT_PLACES_ROUNDS 6

typedef void (*SanUnitPlacesDone) (SanUnitPlaces *places,
                                   gpointer       data);

/* Loads in a worker. @done is called on the main thread with (transfer full), not at all
 * when it fails: a place that is not shown is no trouble of the person's. */
void           san_unit_places_load  (SanContext        *context,
                                      SanUnitPlacesDone  done,
                                      gpointer           data,
                                      GDestroyNotify     destroy);
void           san_unit_places_free  (SanUnitPlaces     *self);
/* (element-type SanPlaceStep), oldest first; its strings belong to @self. Empty when the
 * unit is in none of the rounds. */
GArray        *san_unit_places_of    (SanUnitPlaces     *self,
                                      gint64             unit_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnitPlaces, san_unit_places_free)

G_END_DECLS
