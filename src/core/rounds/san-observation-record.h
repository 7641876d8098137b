/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-observation-store.h"
#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* The bare write below san_observation_store_put(), for this room: the caller has asked for
 * an open round and knows @standard, the version that is in force there. @point_category:
 * the category of the point. */
gboolean san_observation_record_put   (SanDatabase        *database,
                                       const SanStandard  *standard,
                                       gint64              round_id,
                                       gint64              point_category,
                                       SanObservation     *observation,
                                       const char         *entered_at,
                                       const char         *entered_by,
                                       GError            **error);
/* SAN_ERROR_CONFLICT when a ticket came of it */
gboolean san_observation_record_may_remove (SanDatabase   *database,
                                       gint64              id,
                                       GError            **error);
/* Why it cannot stand: SAN_ERROR_INVALID */
gboolean san_observation_check        (const SanStandard  *standard,
                                       gint64              point_category,
                                       const SanObservation *observation,
                                       GError            **error);
/* Adds the points of cache_point_stale up again: see san-refresh.h. */
gboolean san_point_result_refresh     (SanDatabase        *database,
                                       const char *const  *tables,
                                       GError            **error);
/* No grade, faults, value and note */
gboolean san_observation_is_empty     (const SanObservation *observation);

G_END_DECLS
