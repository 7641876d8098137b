/* san-onsite-point.c - a row of the list of points of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-point.h"

struct _SanOnsitePoint
{
  GObject          parent_instance;

  SanVisit        *visit;        /* not owned; NULL: a heading */
  gint64           unit_id;
  char            *text;
  SanVisitProgress progress;
};

G_DEFINE_FINAL_TYPE (SanOnsitePoint, san_onsite_point, G_TYPE_OBJECT)

static guint changed;

static void
san_onsite_point_finalize (GObject *object)
{
  g_free (SAN_ONSITE_POINT (object)->text);

  G_OBJECT_CLASS (san_onsite_point_parent_class)->finalize (object);
}

static void
san_onsite_point_class_init (SanOnsitePointClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_onsite_point_finalize;

  changed = g_signal_new ("changed", SAN_TYPE_ONSITE_POINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
san_onsite_point_init (SanOnsitePoint *self)
{
}

SanOnsitePoint *
san_onsite_point_new (SanVisit   *visit,
                      const char *category)
{
  SanOnsitePoint *self = g_object_new (SAN_TYPE_ONSITE_POINT, NULL);

  self->visit = visit;
  self->unit_id = visit->unit_id;
  self->text = g_strdup (category);

  return self;
}

SanOnsitePoint *
san_onsite_point_new_heading (gint64      unit_id,
                              const char *title)
{
  SanOnsitePoint *self = g_object_new (SAN_TYPE_ONSITE_POINT, NULL);

  self->unit_id = unit_id;
  self->text = g_strdup (title);

  return self;
}

SanVisit *
san_onsite_point_get_visit (SanOnsitePoint *self)
{
  return self->visit;
}

gint64
san_onsite_point_get_unit (SanOnsitePoint *self)
{
  return self->unit_id;
}

const char *
san_onsite_point_get_text (SanOnsitePoint *self)
{
  return self->text;
}

SanVisitProgress *
san_onsite_point_get_progress (SanOnsitePoint *self)
{
  return &self->progress;
}

void
san_onsite_point_changed (SanOnsitePoint *self)
{
  g_signal_emit (self, changed, 0);
}
