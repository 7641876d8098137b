/* san-waterfall-chart.c - from the full mark to the total, by what was lost and won
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-waterfall-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/san-chart-draw.h"

/* Design pixels */
#define TOP 22.0
#define BOTTOM 28.0
#define SIDE 4.0
#define BAR_SHARE 0.68
#define BAR_MOST 64.0
#define BAR_LEAST 2.0
#define TEXT_GAP 11.0
#define BREAK_UP 9.0
#define BREAK_HEIGHT 3.0
#define HEIGHT_LEAST 110.0
#define HEIGHT_NATURAL 150.0

/* How much of the height the levels keep below the lowest of them */
#define FOOT 0.3

typedef struct
{
  char  *name;
  char  *text;
  double from;
  double to;
} Step;

struct _SanWaterfallChart
{
  SanChart parent_instance;

  Step    *steps;
  guint    n_steps;
  double   base;      /* what the bottom line stands for */
  double   peak;
};

G_DEFINE_FINAL_TYPE (SanWaterfallChart, san_waterfall_chart, SAN_TYPE_CHART)

typedef struct
{
  double unit;
  double column;
  double bar;
  double top;
  double bottom;
} Layout;

static gboolean
is_level (SanWaterfallChart *self,
          guint              i)
{
  return i == 0 || i == self->n_steps - 1;
}

static Layout
get_layout (SanWaterfallChart   *self,
            const SanChartTheme *theme,
            double               width,
            double               height)
{
  double unit = san_chart_theme_get_scale (theme);
  Layout layout = { .unit = unit };

  layout.column = (width - 2 * SIDE * unit) / self->n_steps;
  layout.bar = MIN (layout.column * BAR_SHARE, BAR_MOST * unit);
  layout.top = TOP * unit;
  layout.bottom = MAX (height - BOTTOM * unit, layout.top + 20 * unit);

  return layout;
}

static double
middle_of (const Layout *layout,
           guint         i)
{
  return SIDE * layout->unit + (i + 0.5) * layout->column;
}

static double
value_y (SanWaterfallChart *self,
         const Layout      *layout,
         double             value)
{
  return layout->bottom - (value - self->base) / (self->peak - self->base) *
         (layout->bottom - layout->top);
}

static void
bar_of (SanWaterfallChart *self,
        const Layout      *layout,
        guint              i,
        SanChartArea      *area)
{
  const Step *step = &self->steps[i];
  double from = value_y (self, layout, is_level (self, i) ? self->base : step->from);
  double to = value_y (self, layout, step->to);

  area->x = middle_of (layout, i) - layout->bar / 2;
  area->width = layout->bar;
  area->y = MIN (from, to);
  area->height = MAX (fabs (from - to), BAR_LEAST * layout->unit);
}

static SanColourToken
fill_of (SanWaterfallChart *self,
         guint              i)
{
  if (i == 0)
    return SAN_COLOUR_MID;

  return !is_level (self, i) && self->steps[i].to < self->steps[i].from ? SAN_COLOUR_WEAKFILL
                                                                        : SAN_COLOUR_GOODFILL;
}

static SanColourToken
text_of (SanWaterfallChart *self,
         guint              i)
{
  if (is_level (self, i))
    return SAN_COLOUR_FG;

  return self->steps[i].to < self->steps[i].from ? SAN_COLOUR_WEAK : SAN_COLOUR_GOOD;
}

/* A level that does not stand on nought says so. */
static void
draw_break (SanWaterfallChart  *self,
            SanPen             *pen,
            const Layout       *layout,
            const SanChartArea *bar)
{
  if (self->base != 0 && bar->height > 3 * BREAK_UP * layout->unit)
    san_pen_fill_rect (pen, SAN_COLOUR_VIEW, 1, bar->x - layout->unit,
                       bar->y + bar->height - BREAK_UP * layout->unit,
                       bar->width + 2 * layout->unit, BREAK_HEIGHT * layout->unit);
}

static void
draw_step (SanWaterfallChart *self,
           SanPen            *pen,
           const Layout      *layout,
           guint              i)
{
  gboolean below = !is_level (self, i) && self->steps[i].to < self->steps[i].from;
  double room = layout->column - 4 * layout->unit;
  SanChartArea bar;

  bar_of (self, layout, i, &bar);
  san_pen_fill_rect (pen, fill_of (self, i), 1, bar.x, bar.y, bar.width, bar.height);
  if (is_level (self, i))
    draw_break (self, pen, layout, &bar);
  san_pen_text (pen, self->steps[i].text, middle_of (layout, i),
                below ? bar.y + bar.height + TEXT_GAP * layout->unit
                      : bar.y - TEXT_GAP * layout->unit, 0.5, SAN_TEXT_BODY, TRUE,
                text_of (self, i), room);
  san_pen_text (pen, self->steps[i].name, middle_of (layout, i),
                layout->bottom + 15 * layout->unit, 0.5, SAN_TEXT_SMALL, FALSE,
                SAN_COLOUR_DIM, room);

  if (i + 1 < self->n_steps)
    {
      double y = value_y (self, layout, self->steps[i].to);

      san_pen_colour (pen, SAN_COLOUR_DIM, 1);
      san_pen_dash (pen, TRUE);
      san_pen_hline (pen, bar.x + bar.width, middle_of (layout, i + 1) - layout->bar / 2, y);
      san_pen_dash (pen, FALSE);
    }
}

/* SanChart ---------------------------------------------------------------------------- */

static void
san_waterfall_chart_measure (SanChart            *chart,
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
san_waterfall_chart_draw (SanChart            *chart,
                          cairo_t             *cr,
                          double               width,
                          double               height,
                          const SanChartTheme *theme)
{
  SanWaterfallChart *self = SAN_WATERFALL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  san_pen_colour (&pen, SAN_COLOUR_BORDER, 1);
  san_pen_hline (&pen, 0, width, layout.bottom);
  for (guint i = 0; i < self->n_steps; i++)
    draw_step (self, &pen, &layout, i);
  san_pen_clear (&pen);
}

static int
san_waterfall_chart_hit (SanChart            *chart,
                         const SanChartTheme *theme,
                         double               width,
                         double               height,
                         double               x,
                         double               y)
{
  SanWaterfallChart *self = SAN_WATERFALL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double column = floor ((x - SIDE * layout.unit) / layout.column);

  return column >= 0 && column < self->n_steps ? (int) column : -1;
}

static gboolean
san_waterfall_chart_item_area (SanChart            *chart,
                               const SanChartTheme *theme,
                               double               width,
                               double               height,
                               int                  index,
                               SanChartArea        *area)
{
  SanWaterfallChart *self = SAN_WATERFALL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);

  bar_of (self, &layout, (guint) index, area);

  return TRUE;
}

static int
san_waterfall_chart_step (SanChart    *chart,
                          int          index,
                          SanChartStep step)
{
  int last = san_chart_get_n_items (chart) - 1;

  if (step == SAN_CHART_FIRST || (index < 0 && step != SAN_CHART_LAST))
    return 0;
  if (step == SAN_CHART_LAST)
    return last;

  return step == SAN_CHART_LEFT || step == SAN_CHART_UP ? MAX (index - 1, 0)
                                                        : MIN (index + 1, last);
}

static char *
san_waterfall_chart_item_text (SanChart *chart,
                               int       index)
{
  const Step *step = &SAN_WATERFALL_CHART (chart)->steps[index];

  return g_strdup_printf ("%s %s", step->name, step->text);
}

static char *
san_waterfall_chart_describe (SanChart *chart)
{
  SanWaterfallChart *self = SAN_WATERFALL_CHART (chart);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_steps; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", self->steps[i].name,
                            self->steps[i].text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
san_waterfall_chart_n_items (SanChart *chart)
{
  return (int) SAN_WATERFALL_CHART (chart)->n_steps;
}

static void
san_waterfall_chart_finalize (GObject *object)
{
  SanWaterfallChart *self = SAN_WATERFALL_CHART (object);

  for (guint i = 0; i < self->n_steps; i++)
    {
      g_free (self->steps[i].name);
      g_free (self->steps[i].text);
    }
  g_free (self->steps);

  G_OBJECT_CLASS (san_waterfall_chart_parent_class)->finalize (object);
}

static void
san_waterfall_chart_class_init (SanWaterfallChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_waterfall_chart_finalize;

  chart_class->natural_width = 560;
  chart_class->measure = san_waterfall_chart_measure;
  chart_class->draw = san_waterfall_chart_draw;
  chart_class->hit = san_waterfall_chart_hit;
  chart_class->item_area = san_waterfall_chart_item_area;
  chart_class->step = san_waterfall_chart_step;
  chart_class->item_text = san_waterfall_chart_item_text;
  chart_class->describe = san_waterfall_chart_describe;
  chart_class->n_items = san_waterfall_chart_n_items;
}

static void
san_waterfall_chart_init (SanWaterfallChart *self)
{
}

/* Levels of 70 to 100 would differ too little on a scale from nought. */
static void
fit_scale (SanWaterfallChart *self)
{
  double low = self->steps[0].to;
  double high = low;

  for (guint i = 0; i < self->n_steps; i++)
    {
      low = MIN (low, MIN (self->steps[i].from, self->steps[i].to));
      high = MAX (high, MAX (self->steps[i].from, self->steps[i].to));
    }
  self->peak = high;
  self->base = low - MAX (high - low, 1e-6 * fabs (high)) * FOOT / (1 - FOOT);
  if (low >= 0 && self->base < 0)
    self->base = 0;
  if (self->peak <= self->base)
    self->peak = self->base + 1;
}

SanChart *
san_waterfall_chart_new (const char             *title,
                         const SanWaterfallStep *steps,
                         guint                   n_steps)
{
  SanWaterfallChart *self;
  double level;

  g_return_val_if_fail (n_steps >= 2, NULL);

  self = g_object_new (SAN_TYPE_WATERFALL_CHART, NULL);
  self->n_steps = n_steps;
  self->steps = g_new0 (Step, n_steps);
  level = steps[0].value;
  for (guint i = 0; i < n_steps; i++)
    {
      gboolean end = i == 0 || i == n_steps - 1;

      self->steps[i].name = g_strdup (steps[i].name);
      self->steps[i].text = g_strdup (steps[i].text);
      self->steps[i].from = end ? steps[i].value : level;
      level = end ? steps[i].value : level + steps[i].value;
      self->steps[i].to = level;
    }
  fit_scale (self);
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}
