/* san-chart.c - what all charts have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart.h"

#include "base/san-utils.h"

/**
 * SanChart:
 *
 * A chart is data that can be drawn: it takes a theme and a Cairo context and knows
 * neither windows nor files. One widget shows any of them, and one function writes any
 * of them to a file.
 */
typedef struct
{
  char *title;
  int   selected;
} SanChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SanChart, san_chart, G_TYPE_OBJECT)

static void
san_chart_finalize (GObject *object)
{
  SanChartPrivate *priv = san_chart_get_instance_private (SAN_CHART (object));

  g_clear_pointer (&priv->title, g_free);

  G_OBJECT_CLASS (san_chart_parent_class)->finalize (object);
}

static void
san_chart_class_init (SanChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_chart_finalize;
  klass->natural_width = 640;
}

static void
san_chart_init (SanChart *self)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  priv->selected = -1;
}

const char *
san_chart_get_title (SanChart *self)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_CHART (self), NULL);

  return priv->title;
}

void
san_chart_set_title (SanChart   *self,
                     const char *title)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_if_fail (SAN_IS_CHART (self));

  san_set_str (&priv->title, title);
}

int
san_chart_get_selected (SanChart *self)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_CHART (self), -1);

  return priv->selected;
}

void
san_chart_set_selected (SanChart *self,
                        int       index)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_if_fail (SAN_IS_CHART (self));
  g_return_if_fail (index >= -1 && index < san_chart_get_n_items (self));

  priv->selected = index;
}

int
san_chart_get_n_items (SanChart *self)
{
  g_return_val_if_fail (SAN_IS_CHART (self), 0);

  return SAN_CHART_GET_CLASS (self)->n_items (self);
}

void
san_chart_measure (SanChart            *self,
                   const SanChartTheme *theme,
                   double               width,
                   double              *minimum,
                   double              *natural)
{
  g_return_if_fail (SAN_IS_CHART (self));

  SAN_CHART_GET_CLASS (self)->measure (self, theme, width, minimum, natural);
}

void
san_chart_draw (SanChart            *self,
                cairo_t             *cr,
                double               width,
                double               height,
                const SanChartTheme *theme)
{
  g_return_if_fail (SAN_IS_CHART (self));

  cairo_save (cr);
  cairo_new_path (cr);
  SAN_CHART_GET_CLASS (self)->draw (self, cr, width, height, theme);
  cairo_restore (cr);
}

int
san_chart_hit (SanChart            *self,
               const SanChartTheme *theme,
               double               width,
               double               height,
               double               x,
               double               y)
{
  g_return_val_if_fail (SAN_IS_CHART (self), -1);

  return SAN_CHART_GET_CLASS (self)->hit (self, theme, width, height, x, y);
}

gboolean
san_chart_get_item_area (SanChart            *self,
                         const SanChartTheme *theme,
                         double               width,
                         double               height,
                         int                  index,
                         SanChartArea        *area)
{
  g_return_val_if_fail (SAN_IS_CHART (self), FALSE);

  if (index < 0 || index >= san_chart_get_n_items (self))
    return FALSE;

  return SAN_CHART_GET_CLASS (self)->item_area (self, theme, width, height, index, area);
}

int
san_chart_step (SanChart    *self,
                int          index,
                SanChartStep step)
{
  g_return_val_if_fail (SAN_IS_CHART (self), -1);

  if (san_chart_get_n_items (self) == 0)
    return -1;

  return SAN_CHART_GET_CLASS (self)->step (self, index, step);
}

char *
san_chart_get_item_text (SanChart *self,
                         int       index)
{
  g_return_val_if_fail (SAN_IS_CHART (self), NULL);
  g_return_val_if_fail (index >= 0 && index < san_chart_get_n_items (self), NULL);

  return SAN_CHART_GET_CLASS (self)->item_text (self, index);
}

char *
san_chart_describe (SanChart *self)
{
  g_return_val_if_fail (SAN_IS_CHART (self), NULL);

  return SAN_CHART_GET_CLASS (self)->describe (self);
}
