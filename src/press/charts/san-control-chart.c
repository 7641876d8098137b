/* san-control-chart.c - which months of a unit are more than its usual ups and downs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-control-chart.h"

#include <math.h>

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

/* 3 / d2 of two values */
#define LIMIT_FACTOR 2.66
#define RUN_LENGTH   8
#define VALUES_LEAST 3
/* Of sums of decimals in binary */
#define TOLERANCE    1e-9

/* Design pixels */
#define TOP 14.0
#define BOTTOM 24.0
#define AXIS_GAP 7.0
#define LEFT 46.0
#define RIGHT 82.0
#define GRID_SPACE 48.0
#define REACH 14.0
#define HEIGHT_LEAST 120.0
#define HEIGHT_NATURAL 240.0

struct _SanControlChart
{
  SanChart  parent_instance;

  char    **periods;
  char    **texts;
  double   *values;
  gboolean *out;
  guint     n;
  gboolean  has_limits;
  double    mean;
  double    lower;
  double    upper;
};

G_DEFINE_FINAL_TYPE (SanControlChart, san_control_chart, SAN_TYPE_CHART)

typedef struct
{
  double  unit;
  SanAxis axis;
  double  left;
  double  right;
  double  top;
  double  bottom;
} Layout;

static Layout
get_layout (SanControlChart     *self,
            const SanChartTheme *theme,
            double               width,
            double               height)
{
  double unit = san_chart_theme_get_scale (theme);
  Layout layout = { .unit = unit, .left = LEFT * unit, .top = TOP * unit };
  double low = self->has_limits ? self->lower : INFINITY;
  double high = self->has_limits ? self->upper : -INFINITY;

  layout.right = MAX (layout.left + 40 * unit, width - RIGHT * unit);
  layout.bottom = MAX (layout.top + 20 * unit, height - BOTTOM * unit);
  for (guint i = 0; i < self->n; i++)
    if (!isnan (self->values[i]))
      {
        low = MIN (low, self->values[i]);
        high = MAX (high, self->values[i]);
      }
  if (low > high)
    low = 0, high = 1;
  san_axis_fit (&layout.axis, low, high,
                (layout.bottom - layout.top) / (GRID_SPACE * unit));

  return layout;
}

static double
period_x (SanControlChart *self,
          const Layout    *layout,
          guint            i)
{
  return self->n == 1 ? (layout->left + layout->right) / 2
                      : layout->left + i * (layout->right - layout->left) / (self->n - 1);
}

static double
value_y (const Layout *layout,
         double        value)
{
  return layout->bottom - (value - layout->axis.start) /
         (layout->axis.end - layout->axis.start) * (layout->bottom - layout->top);
}

static void
draw_axis (SanControlChart *self,
           SanPen          *pen,
           const Layout    *layout)
{
  double widest = 1;
  double pitch = (layout->right - layout->left) / MAX (self->n - 1, 1);
  guint every;

  for (int i = 0; i < san_axis_n_ticks (&layout->axis); i++)
    {
      double value = san_axis_tick (&layout->axis, i);
      g_autofree char *label = san_axis_label (&layout->axis, value);

      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_hline (pen, layout->left, layout->right, value_y (layout, value));
      san_pen_text (pen, label, layout->left - AXIS_GAP * layout->unit,
                    value_y (layout, value), 1, SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1);
    }

  for (guint i = 0; i < self->n; i++)
    {
      double width = san_pen_text_width (pen, self->periods[i], SAN_TEXT_SMALL, FALSE);

      widest = MAX (widest, width);
    }
  every = (guint) MAX (1, ceil ((widest + 8 * layout->unit) / pitch));
  for (guint i = 0; i < self->n; i++)
    if ((self->n - 1 - i) % every == 0)
      san_pen_text (pen, self->periods[i], period_x (self, layout, i),
                    layout->bottom + 14 * layout->unit, 0.5, SAN_TEXT_SMALL, FALSE,
                    SAN_COLOUR_DIM, -1);
}

static void
draw_limit (SanPen       *pen,
            const Layout *layout,
            double        value,
            const char   *name,
            gboolean      dashed)
{
  double y = value_y (layout, value);

  san_pen_colour (pen, SAN_COLOUR_DIM, 1);
  san_pen_dash (pen, dashed);
  san_pen_hline (pen, layout->left, layout->right, y);
  san_pen_dash (pen, FALSE);
  san_pen_text (pen, name, layout->right + 6 * layout->unit, y, 0, SAN_TEXT_SMALL, FALSE,
                SAN_COLOUR_DIM, (RIGHT - 8) * layout->unit);
}

static void
draw_values (SanControlChart *self,
             SanPen          *pen,
             const Layout    *layout)
{
  gboolean down = FALSE;

  cairo_new_path (pen->cr);
  for (guint i = 0; i < self->n; i++)
    {
      double x = period_x (self, layout, i);

      if (isnan (self->values[i]))
        {
          down = FALSE;
          continue;
        }
      if (down)
        cairo_line_to (pen->cr, x, value_y (layout, self->values[i]));
      else
        cairo_move_to (pen->cr, x, value_y (layout, self->values[i]));
      down = TRUE;
    }
  san_pen_colour (pen, SAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (pen->cr, 2 * layout->unit);
  cairo_stroke (pen->cr);

  for (guint i = 0; i < self->n; i++)
    {
      double y = value_y (layout, self->values[i]);

      if (isnan (self->values[i]))
        continue;
      san_pen_marker (pen, self->out[i] ? SAN_MARKER_DIAMOND : SAN_MARKER_CIRCLE,
                      self->out[i] ? SAN_COLOUR_WEAKFILL : SAN_COLOUR_ACCENT,
                      period_x (self, layout, i), y);
      if (self->out[i])
        san_pen_text (pen, self->texts[i], period_x (self, layout, i),
                      self->values[i] >= self->mean ? y - 12 * layout->unit
                                                    : y + 12 * layout->unit, 0.5,
                      SAN_TEXT_SMALL, TRUE, SAN_COLOUR_WEAK, -1);
    }
}

/* SanChart ---------------------------------------------------------------------------- */

static void
san_control_chart_measure (SanChart            *chart,
                           const SanChartTheme *theme,
                           double               width,
                           double              *minimum,
                           double              *natural)
{
  double unit = san_chart_theme_get_scale (theme);

  *minimum = HEIGHT_LEAST * unit;
  *natural = HEIGHT_NATURAL * unit;
}

static void
san_control_chart_draw (SanChart            *chart,
                        cairo_t             *cr,
                        double               width,
                        double               height,
                        const SanChartTheme *theme)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  SanPen pen;

  if (self->n == 0)
    return;

  san_pen_init (&pen, cr, theme);
  draw_axis (self, &pen, &layout);
  if (self->has_limits)
    {
      draw_limit (&pen, &layout, self->upper, _("upper limit"), TRUE);
      draw_limit (&pen, &layout, self->mean, _("mean"), FALSE);
      draw_limit (&pen, &layout, self->lower, _("lower limit"), TRUE);
    }
  draw_values (self, &pen, &layout);
  san_pen_clear (&pen);
}

static int
san_control_chart_hit (SanChart            *chart,
                       const SanChartTheme *theme,
                       double               width,
                       double               height,
                       double               x,
                       double               y)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double nearest = REACH * layout.unit;
  int hit = -1;

  for (guint i = 0; i < self->n; i++)
    {
      double distance = isnan (self->values[i])
                        ? INFINITY
                        : hypot (x - period_x (self, &layout, i),
                                 y - value_y (&layout, self->values[i]));

      if (distance < nearest)
        {
          nearest = distance;
          hit = (int) i;
        }
    }

  return hit;
}

static gboolean
san_control_chart_item_area (SanChart            *chart,
                             const SanChartTheme *theme,
                             double               width,
                             double               height,
                             int                  index,
                             SanChartArea        *area)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double side = 18 * layout.unit;

  if (isnan (self->values[index]))
    return FALSE;

  *area = (SanChartArea) {
    period_x (self, &layout, (guint) index) - side / 2,
    value_y (&layout, self->values[index]) - side / 2, side, side,
  };

  return TRUE;
}

static int
san_control_chart_step (SanChart    *chart,
                        int          index,
                        SanChartStep step)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  int by = step == SAN_CHART_LEFT || step == SAN_CHART_UP || step == SAN_CHART_LAST ? -1 : 1;
  int from = index;

  if (step == SAN_CHART_FIRST)
    from = -1;
  if (step == SAN_CHART_LAST || index < 0)
    {
      from = (int) self->n;
      by = -1;
    }
  for (int i = from + by; i >= 0 && i < (int) self->n; i += by)
    if (!isnan (self->values[i]))
      return i;

  return index;
}

static char *
san_control_chart_item_text (SanChart *chart,
                             int       index)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  const char *text = isnan (self->values[index]) ? "—" : self->texts[index];

  return g_strdup_printf (self->out[index] ? _("%s: %s, beyond the usual ups and downs")
                                           : "%s: %s", self->periods[index], text);
}

static char *
san_control_chart_describe (SanChart *chart)
{
  SanControlChart *self = SAN_CONTROL_CHART (chart);
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->out[i];
  if (!self->has_limits)
    return g_strdup (_("Too few rounds to tell what is usual"));

  return g_strdup_printf (_("Mean %.2f, usual between %.2f and %.2f; rounds that stand out: "
                            "%u"), self->mean, self->lower, self->upper, n);
}

static int
san_control_chart_n_items (SanChart *chart)
{
  return (int) SAN_CONTROL_CHART (chart)->n;
}

static void
san_control_chart_finalize (GObject *object)
{
  SanControlChart *self = SAN_CONTROL_CHART (object);

  g_strfreev (self->periods);
  g_strfreev (self->texts);
  g_free (self->values);
  g_free (self->out);

  G_OBJECT_CLASS (san_control_chart_parent_class)->finalize (object);
}

static void
san_control_chart_class_init (SanControlChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_control_chart_finalize;

  chart_class->natural_width = 720;
  chart_class->measure = san_control_chart_measure;
  chart_class->draw = san_control_chart_draw;
  chart_class->hit = san_control_chart_hit;
  chart_class->item_area = san_control_chart_item_area;
  chart_class->step = san_control_chart_step;
  chart_class->item_text = san_control_chart_item_text;
  chart_class->describe = san_control_chart_describe;
  chart_class->n_items = san_control_chart_n_items;
}

static void
san_control_chart_init (SanControlChart *self)
{
}

/* Moving ranges are those of values that follow each other, over months without one. */
static void
find_limits (SanControlChart *self)
{
  double sum = 0;
  double ranges = 0;
  double before = NAN;
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      if (isnan (self->values[i]))
        continue;
      sum += self->values[i];
      if (n > 0)
        ranges += fabs (self->values[i] - before);
      before = self->values[i];
      n++;
    }
  if (n < VALUES_LEAST)
    return;

  self->has_limits = TRUE;
  self->mean = sum / n;
  self->lower = self->mean - LIMIT_FACTOR * ranges / (n - 1) - TOLERANCE;
  self->upper = self->mean + LIMIT_FACTOR * ranges / (n - 1) + TOLERANCE;
}

static int
side_of (SanControlChart *self,
         guint            i)
{
  return (self->values[i] > self->mean) - (self->values[i] < self->mean);
}

static void
mark (SanControlChart *self)
{
  guint run = 0;
  int side = 0;

  for (guint i = 0; self->has_limits && i < self->n; i++)
    {
      if (isnan (self->values[i]))
        continue;
      self->out[i] = self->values[i] < self->lower || self->values[i] > self->upper;
      run = side_of (self, i) != 0 && side_of (self, i) == side ? run + 1 : 1;
      side = side_of (self, i);
      for (guint j = i + 1, left = run >= RUN_LENGTH ? RUN_LENGTH : 0; left > 0 && j > 0; j--)
        if (!isnan (self->values[j - 1]))
          {
            self->out[j - 1] = TRUE;
            left--;
          }
    }
}

SanChart *
san_control_chart_new (const char        *title,
                       const char *const *periods,
                       guint              n_periods,
                       const double      *values,
                       const char *const *texts)
{
  SanControlChart *self = g_object_new (SAN_TYPE_CONTROL_CHART, NULL);

  self->n = n_periods;
  self->periods = g_new0 (char *, n_periods + 1);
  self->texts = g_new0 (char *, n_periods + 1);
  self->values = g_memdup2 (values, n_periods * sizeof (double));
  self->out = g_new0 (gboolean, n_periods);
  for (guint i = 0; i < n_periods; i++)
    {
      if (!isfinite (self->values[i]))
        self->values[i] = NAN;
      self->periods[i] = g_strdup (periods[i]);
      self->texts[i] = g_strdup (texts[i] != NULL ? texts[i] : "");
    }
  find_limits (self);
  mark (self);
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}

gboolean
san_control_chart_stands_out (SanControlChart *self,
                              guint            period)
{
  g_return_val_if_fail (SAN_IS_CONTROL_CHART (self) && period < self->n, FALSE);

  return self->out[period];
}
