/* san-places-chart.c - where one unit stood, round by round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-places-chart.h"

#include <glib/gi18n-lib.h>

#include "charts/san-chart-draw.h"

#define RADIUS 9.5
#define TOP 14.0
#define BOTTOM 32.0
#define SIDE 18.0
#define HEIGHT 104.0

struct _SanPlacesChart
{
  SanChart      parent_instance;

  SanPlaceStep *steps;
  guint         n_steps;
  guint         best;       /* place drawn on top */
  guint         lowest;     /* and at the foot */
};

G_DEFINE_FINAL_TYPE (SanPlacesChart, san_places_chart, SAN_TYPE_CHART)

static void
place_of (SanPlacesChart *self,
          SanPen         *pen,
          double          width,
          double          height,
          guint           index,
          double         *x,
          double         *y)
{
  double left = SIDE * pen->unit;
  double room = width - 2 * left;
  double top = TOP * pen->unit;
  double depth = height - (TOP + BOTTOM) * pen->unit;
  guint span = MAX (self->lowest - self->best, 1);

  *x = self->n_steps > 1 ? left + room * index / (self->n_steps - 1) : width / 2;
  *y = top + depth * (MAX (self->steps[index].place, self->best) - self->best) / span;
}

static void
draw_line (SanPlacesChart *self,
           SanPen         *pen,
           double          width,
           double          height)
{
  gboolean drawing = FALSE;

  san_pen_colour (pen, SAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (pen->cr, 2 * pen->unit);
  for (guint i = 0; i < self->n_steps; i++)
    {
      double x, y;

      if (self->steps[i].place == 0)
        {
          drawing = FALSE;      /* nothing is drawn that was not measured */
          continue;
        }
      place_of (self, pen, width, height, i, &x, &y);
      if (drawing)
        cairo_line_to (pen->cr, x, y);
      else
        cairo_move_to (pen->cr, x, y);
      drawing = TRUE;
    }
  cairo_stroke (pen->cr);
}

static void
draw_mark (SanPlacesChart *self,
           SanPen         *pen,
           double          width,
           double          height,
           guint           index)
{
  gboolean filled = index + 1 == self->n_steps ||
                    (int) index == san_chart_get_selected (SAN_CHART (self));
  g_autofree char *text = g_strdup_printf ("%u", self->steps[index].place);
  double x, y;

  place_of (self, pen, width, height, index, &x, &y);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, RADIUS * pen->unit, 0, 2 * G_PI);
  san_pen_colour (pen, filled ? SAN_COLOUR_ACCENT : SAN_COLOUR_CARD, 1);
  cairo_fill_preserve (pen->cr);
  san_pen_colour (pen, SAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (pen->cr, 1.5 * pen->unit);
  cairo_stroke (pen->cr);
  san_pen_text (pen, text, x, y, 0.5, SAN_TEXT_SMALL, TRUE,
                filled ? SAN_COLOUR_CARD : SAN_COLOUR_ACCENT, -1);
}

static void
san_places_chart_draw (SanChart            *chart,
                       cairo_t             *cr,
                       double               width,
                       double               height,
                       const SanChartTheme *theme)
{
  SanPlacesChart *self = SAN_PLACES_CHART (chart);
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  draw_line (self, &pen, width, height);
  for (guint i = 0; i < self->n_steps; i++)
    {
      double x, y;

      place_of (self, &pen, width, height, i, &x, &y);
      san_pen_text (&pen, self->steps[i].period, x, height - 9 * pen.unit, 0.5,
                    SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1);
      if (self->steps[i].place > 0)
        draw_mark (self, &pen, width, height, i);
    }
  san_pen_clear (&pen);
}

static void
san_places_chart_measure (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double              *minimum,
                          double              *natural)
{
  *minimum = *natural = HEIGHT * san_chart_theme_get_scale (theme);
}

static gboolean
san_places_chart_item_area (SanChart            *chart,
                            const SanChartTheme *theme,
                            double               width,
                            double               height,
                            int                  index,
                            SanChartArea        *area)
{
  SanPlacesChart *self = SAN_PLACES_CHART (chart);
  double radius;
  double x, y;
  SanPen pen;

  if (index < 0 || (guint) index >= self->n_steps || self->steps[index].place == 0)
    return FALSE;

  san_pen_init (&pen, NULL, theme);
  place_of (self, &pen, width, height, (guint) index, &x, &y);
  radius = (RADIUS + 2) * pen.unit;
  san_pen_clear (&pen);
  *area = (SanChartArea) { x - radius, y - radius, 2 * radius, 2 * radius };

  return TRUE;
}

static int
san_places_chart_hit (SanChart            *chart,
                      const SanChartTheme *theme,
                      double               width,
                      double               height,
                      double               x,
                      double               y)
{
  SanPlacesChart *self = SAN_PLACES_CHART (chart);
  SanChartArea area;

  for (guint i = 0; i < self->n_steps; i++)
    if (san_places_chart_item_area (chart, theme, width, height, (int) i, &area) &&
        x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)
      return (int) i;

  return -1;
}

static int
san_places_chart_step (SanChart    *chart,
                       int          index,
                       SanChartStep step)
{
  SanPlacesChart *self = SAN_PLACES_CHART (chart);
  int by = step == SAN_CHART_LEFT || step == SAN_CHART_UP || step == SAN_CHART_LAST ? -1 : 1;

  if (step == SAN_CHART_FIRST)
    index = -1;
  else if (step == SAN_CHART_LAST || (index < 0 && by < 0))
    index = (int) self->n_steps;

  for (index += by; index >= 0 && index < (int) self->n_steps; index += by)
    if (self->steps[index].place > 0)
      return index;

  return -1;
}

static char *
san_places_chart_item_text (SanChart *chart,
                            int       index)
{
  const SanPlaceStep *step = &SAN_PLACES_CHART (chart)->steps[index];

  return g_strdup_printf (_("%1$s: place %2$u of %3$u in %4$s, %5$s"), step->period, step->place,
                          step->of, step->group, step->total);
}

static char *
san_places_chart_describe (SanChart *chart)
{
  SanPlacesChart *self = SAN_PLACES_CHART (chart);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_steps; i++)
    {
      if (text->len > 0)
        g_string_append (text, _("; "));
      if (self->steps[i].place > 0)
        g_string_append_printf (text, _("%1$s: place %2$u"), self->steps[i].period,
                                self->steps[i].place);
      else
        g_string_append_printf (text, _("%s: none"), self->steps[i].period);
    }

  return g_string_free (text, FALSE);
}

static int
san_places_chart_n_items (SanChart *chart)
{
  return (int) SAN_PLACES_CHART (chart)->n_steps;
}

static void
san_places_chart_finalize (GObject *object)
{
  SanPlacesChart *self = SAN_PLACES_CHART (object);

  for (guint i = 0; i < self->n_steps; i++)
    {
      g_free ((char *) self->steps[i].period);
      g_free ((char *) self->steps[i].group);
      g_free ((char *) self->steps[i].total);
    }
  g_free (self->steps);

  G_OBJECT_CLASS (san_places_chart_parent_class)->finalize (object);
}

static void
san_places_chart_class_init (SanPlacesChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_places_chart_finalize;

  chart_class->natural_width = 360;
  chart_class->measure = san_places_chart_measure;
  chart_class->draw = san_places_chart_draw;
  chart_class->hit = san_places_chart_hit;
  chart_class->item_area = san_places_chart_item_area;
  chart_class->step = san_places_chart_step;
  chart_class->item_text = san_places_chart_item_text;
  chart_class->describe = san_places_chart_describe;
  chart_class->n_items = san_places_chart_n_items;
}

static void
san_places_chart_init (SanPlacesChart *self)
{
}

SanChart *
san_places_chart_new (const char         *title,
                      const SanPlaceStep *steps,
                      guint               n_steps)
{
  SanPlacesChart *self = g_object_new (SAN_TYPE_PLACES_CHART, NULL);

  san_chart_set_title (SAN_CHART (self), title);
  self->steps = g_new0 (SanPlaceStep, MAX (n_steps, 1));
  self->n_steps = n_steps;
  for (guint i = 0; i < n_steps; i++)
    {
      self->steps[i] = steps[i];
      self->steps[i].period = g_strdup (steps[i].period);
      self->steps[i].group = g_strdup (steps[i].group);
      self->steps[i].total = g_strdup (steps[i].total);
      self->lowest = MAX (self->lowest, steps[i].place);
      if (steps[i].place > 0 && (self->best == 0 || steps[i].place < self->best))
        self->best = steps[i].place;
    }

  return SAN_CHART (self);
}
