/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

/**
 * SanPointFilters:
 *
 * The search, the drop-downs and the chips above the list of points.
 *
 * #SanPointFilters::changed when something else is asked for.
 */
#define SAN_TYPE_POINT_FILTERS (san_point_filters_get_type ())
G_DECLARE_FINAL_TYPE (SanPointFilters, san_point_filters, SAN, POINT_FILTERS, GtkBox)

/* What can be asked for at once. */
typedef enum
{
  SAN_POINT_STATE_RETIRED,     /* with the points that are not used any more */
  SAN_POINT_STATE_TO_COME,
  SAN_POINT_STATE_UNSEEN,      /* not assessed for six months */
} SanPointState;

void     san_point_filters_set_context (SanPointFilters      *self,
                                        SanContext           *context);
/* What is asked for; texts and sets are borrowed until the next change. */
void     san_point_filters_get         (SanPointFilters      *self,
                                        const SanPointMonths *months,
                                        SanPointFilter       *filter);
/* Nothing is asked for. Does not emit; so below. */
void     san_point_filters_clear       (SanPointFilters      *self);
void     san_point_filters_set_unit    (SanPointFilters      *self,
                                        gint64                unit);
void     san_point_filters_set_bureau  (SanPointFilters      *self,
                                        gint64                bureau);
void     san_point_filters_set_category (SanPointFilters     *self,
                                        gint64                category);
void     san_point_filters_set_text    (SanPointFilters      *self,
                                        const char           *text);
/* Also those that are not used on the day. */
void     san_point_filters_show_all    (SanPointFilters      *self);
void     san_point_filters_set_counts  (SanPointFilters      *self,
                                        const SanPointCounts *counts,
                                        gboolean              has_draw);
void     san_point_filters_set_narrow  (SanPointFilters      *self,
                                        gboolean              narrow);
void     san_point_filters_search      (SanPointFilters      *self);

G_END_DECLS
