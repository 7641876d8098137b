/* san-chart.c - what all charts have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart.h"

#include <math.h>

#include "base/san-utils.h"
#include "charts/san-chart-words.h"

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
  int   first_pinned;
  int   n_pinned;
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

static void
begin_words (const SanChartTheme *theme)
{
  if (san_chart_theme_is_official (theme))
    san_chart_words_begin_official ();
}

static void
end_words (const SanChartTheme *theme)
{
  if (san_chart_theme_is_official (theme))
    san_chart_words_end_official ();
}

void
san_chart_set_pinned (SanChart *self,
                      int       first,
                      int       n)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_if_fail (SAN_IS_CHART (self));
  g_return_if_fail (n == 0 || (first >= 0 && n > 0 &&
                               first + n <= san_chart_get_n_items (self)));

  priv->first_pinned = first;
  priv->n_pinned = n;
}

int
san_chart_get_pinned (SanChart *self,
                      int      *n)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);

  g_return_val_if_fail (SAN_IS_CHART (self), 0);

  *n = priv->n_pinned;
  return priv->first_pinned;
}

/* Items in a row are framed together. */
static void
frame_pinned (cairo_t            *cr,
              const SanChartArea *areas,
              guint               n,
              double              unit)
{
  double right = areas[n - 1].x + areas[n - 1].width;

  cairo_rectangle (cr, areas[0].x, areas[0].y, right - areas[0].x, areas[0].height);
  cairo_set_line_width (cr, 2 * unit);
  cairo_stroke (cr);
}

/* Others are places on a way: level at each, as lines of places are. */
static void
trace_pinned (cairo_t            *cr,
              const SanChartArea *areas,
              guint               n,
              double              unit)
{
  for (guint i = 0; i < n; i++)
    {
      double x = areas[i].x + areas[i].width / 2;
      double y = areas[i].y + areas[i].height / 2;
      double last_x, last_y;

      if (i == 0)
        {
          cairo_move_to (cr, x, y);
          continue;
        }
      cairo_get_current_point (cr, &last_x, &last_y);
      cairo_curve_to (cr, (last_x + x) / 2, last_y, (last_x + x) / 2, y, x, y);
    }
  cairo_set_line_width (cr, 3 * unit);
  cairo_stroke (cr);
  for (guint i = 0; i < n; i++)
    {
      cairo_arc (cr, areas[i].x + areas[i].width / 2, areas[i].y + areas[i].height / 2,
                 4 * unit, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_pinned (SanChart            *self,
             cairo_t             *cr,
             double               width,
             double               height,
             const SanChartTheme *theme)
{
  SanChartPrivate *priv = san_chart_get_instance_private (self);
  const SanColour *accent = san_chart_theme_get_colour (theme, SAN_COLOUR_ACCENT);
  double unit = san_chart_theme_get_scale (theme);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (SanChartArea));
  gboolean level = TRUE;

  for (int i = 0; i < priv->n_pinned; i++)
    {
      SanChartArea area;

      if (!san_chart_get_item_area (self, theme, width, height, priv->first_pinned + i, &area))
        continue;
      g_array_append_val (areas, area);
      level = level && fabs (area.y - g_array_index (areas, SanChartArea, 0).y) < unit;
    }
  /* places that never moved are a way as well, not a row */
  if (areas->len > 1 && level)
    level = g_array_index (areas, SanChartArea, 0).x + g_array_index (areas, SanChartArea, 0).width
            > g_array_index (areas, SanChartArea, 1).x - 2 * unit;
  if (areas->len == 0)
    return;

  cairo_save (cr);
  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, accent->alpha);
  if (level)
    frame_pinned (cr, (SanChartArea *) (gpointer) areas->data, areas->len, unit);
  else
    trace_pinned (cr, (SanChartArea *) (gpointer) areas->data, areas->len, unit);
  cairo_restore (cr);
}

void
san_chart_measure (SanChart            *self,
                   const SanChartTheme *theme,
                   double               width,
                   double              *minimum,
                   double              *natural)
{
  g_return_if_fail (SAN_IS_CHART (self));

  begin_words (theme);
  SAN_CHART_GET_CLASS (self)->measure (self, theme, width, minimum, natural);
  end_words (theme);
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
  begin_words (theme);
  SAN_CHART_GET_CLASS (self)->draw (self, cr, width, height, theme);
  draw_pinned (self, cr, width, height, theme);
  end_words (theme);
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

int
san_chart_step_in_grid (SanChart    *self,
                        gboolean (  *there ) (SanChart *self,
                                              int       index),
                        int          columns,
                        int          rows,
                        int          index,
                        SanChartStep step)
{
  gboolean along = step == SAN_CHART_LEFT || step == SAN_CHART_RIGHT;
  gboolean back = step == SAN_CHART_LEFT || step == SAN_CHART_UP;
  int by = (along ? 1 : columns) * (back ? -1 : 1);
  int place = along ? index % columns : index / columns;
  int left = back ? place : (along ? columns : rows) - 1 - place;

  for (int i = index + by; left > 0; i += by, left--)
    if (there (self, i))
      return i;

  return index;
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
