/* san-unit-trend-chart.c - a unit over the months amid its group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-unit-trend-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "charts/san-chart-draw.h"

/* Design pixels */
#define TOP            20.0
#define PERIODS        22.0
#define LEGEND         24.0
#define HEAD           24.0
#define AXIS_GAP       6.0
#define MEAN_GAP       9.0
#define PANEL_GAP      26.0
#define PANEL_LEAST    150.0
#define PANEL_HEIGHT   150.0
#define TOTAL_LEAST    130.0
#define TOTAL_NATURAL  280.0
#define GRID_SPACE     42.0
#define REACH          14.0
#define DOT            3.2

typedef struct
{
  char   *name;
  double *values;
  char  **texts;      /* entries may be NULL, so not a strv */
  double *means;
  char  **mean_texts;
} Line;

struct _SanUnitTrendChart
{
  SanChart parent_instance;

  char    *unit;
  char   **periods;
  guint    n_periods;
  double  *spread[4];   /* low, lower, upper, high */
  Line    *lines;       /* the total first */
  guint    n_lines;
};

G_DEFINE_FINAL_TYPE (SanUnitTrendChart, san_unit_trend_chart, SAN_TYPE_CHART)

/* Where one of the charts stands. */
typedef struct
{
  double  left;
  double  right;
  double  top;
  double  bottom;
  SanAxis axis;
} Panel;

/* Layout ------------------------------------------------------------------------------------ */

static void
stretch (double  value,
         double *low,
         double *high)
{
  if (isnan (value))
    return;

  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

static guint
panels_across (SanUnitTrendChart *self,
               double             width,
               double             unit)
{
  guint n = self->n_lines - 1;
  guint most = (guint) MAX (1, floor ((width + PANEL_GAP * unit) /
                                      ((PANEL_LEAST + PANEL_GAP) * unit)));

  return MIN (n, most);
}

static guint
panel_rows (SanUnitTrendChart *self,
            double             width,
            double             unit)
{
  guint across = panels_across (self, width, unit);

  return across == 0 ? 0 : (self->n_lines - 1 + across - 1) / across;
}

static void
fit_axis (SanUnitTrendChart *self,
          guint              first,
          guint              end,
          Panel             *panel,
          double             unit)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = first; i < end; i++)
    for (guint j = 0; j < self->n_periods; j++)
      {
        stretch (self->lines[i].values[j], &low, &high);
        stretch (self->lines[i].means[j], &low, &high);
      }
  for (guint k = 0; first == 0 && k < G_N_ELEMENTS (self->spread); k++)
    for (guint j = 0; j < self->n_periods; j++)
      stretch (self->spread[k][j], &low, &high);
  if (low > high)
    low = 0, high = 1;

  san_axis_fit (&panel->axis, low, high, (panel->bottom - panel->top) / (GRID_SPACE * unit));
}

static double
axis_width (const SanAxis *axis,
            SanPen        *pen)
{
  double widest = 0;

  for (int i = 0; i < san_axis_n_ticks (axis); i++)
    {
      g_autofree char *label = san_axis_label_short (axis, san_axis_tick (axis, i));
      double width = san_pen_text_width (pen, label, SAN_TEXT_SMALL, FALSE);

      widest = MAX (widest, width);
    }

  return ceil (widest) + AXIS_GAP * pen->unit;
}

/* What the words beside the end of the mean take */
static double
mean_room (SanUnitTrendChart *self,
           SanPen            *pen)
{
  const char *number = self->lines[0].mean_texts[self->n_periods - 1];
  double words = san_pen_text_width (pen, C_("chart", "group mean"), SAN_TEXT_SMALL, FALSE);
  double digits = number != NULL ? san_pen_text_width (pen, number, SAN_TEXT_SMALL, FALSE) : 0;

  return ceil (MAX (words, digits)) + (MEAN_GAP + 2) * pen->unit;
}

/* The components have one scale, so that they can be compared. */
static void
lay_out (SanUnitTrendChart *self,
         SanPen            *pen,
         double             width,
         double             height,
         guint              line,
         Panel             *panel)
{
  double unit = pen->unit;
  guint across = panels_across (self, width, unit);
  guint rows = panel_rows (self, width, unit);
  double floor_y = height - LEGEND * unit;
  double each = rows == 0 ? 0 : MIN (PANEL_HEIGHT * unit, floor_y * 0.45 / rows);
  double below = rows * each;

  if (line == 0)
    {
      panel->top = TOP * unit;
      panel->bottom = MAX (panel->top + 20 * unit, floor_y - below - PERIODS * unit);
      fit_axis (self, 0, 1, panel, unit);
      panel->left = axis_width (&panel->axis, pen);
      panel->right = MAX (panel->left + 40 * unit, width - mean_room (self, pen));
      return;
    }

  panel->top = floor_y - below + ((line - 1) / across) * each + HEAD * unit;
  panel->bottom = MAX (panel->top + 12 * unit,
                       floor_y - below + ((line - 1) / across + 1) * each - PERIODS * unit);
  fit_axis (self, 1, self->n_lines, panel, unit);
  each = (width - (across - 1) * PANEL_GAP * unit) / across;
  panel->left = ((line - 1) % across) * (each + PANEL_GAP * unit) +
                axis_width (&panel->axis, pen);
  panel->right = MAX (panel->left + 20 * unit,
                      ((line - 1) % across) * (each + PANEL_GAP * unit) + each - 8 * unit);
}

static double
period_x (SanUnitTrendChart *self,
          const Panel       *panel,
          guint              period)
{
  if (self->n_periods == 1)
    return (panel->left + panel->right) / 2;

  return panel->left + period * (panel->right - panel->left) / (self->n_periods - 1);
}

static double
value_y (const Panel *panel,
         double       value)
{
  return panel->bottom - (value - panel->axis.start) / (panel->axis.end - panel->axis.start) *
         (panel->bottom - panel->top);
}

/* Drawing ----------------------------------------------------------------------------------- */

static void
draw_axes (SanUnitTrendChart *self,
           SanPen            *pen,
           const Panel       *panel)
{
  double unit = pen->unit;
  double pitch = (panel->right - panel->left) / MAX (self->n_periods - 1, 1);
  double widest = 1;
  guint every;

  for (int i = 0; i < san_axis_n_ticks (&panel->axis); i++)
    {
      double value = san_axis_tick (&panel->axis, i);
      g_autofree char *label = san_axis_label_short (&panel->axis, value);

      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_hline (pen, panel->left, panel->right, value_y (panel, value));
      san_pen_text (pen, label, panel->left - AXIS_GAP * unit, value_y (panel, value), 1,
                    SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1);
    }
  for (guint i = 0; i < self->n_periods; i++)
    {
      double width = san_pen_text_width (pen, self->periods[i], SAN_TEXT_SMALL, TRUE);

      widest = MAX (widest, width);
    }
  every = (guint) MAX (1, ceil ((widest + 8 * unit) / pitch));
  for (guint i = (self->n_periods - 1) % every; i < self->n_periods; i += every)
    {
      gboolean last = i + 1 == self->n_periods && self->n_periods > 1;
      double x = period_x (self, panel, i);

      /* the last one stays over its own chart, and the one before it out of its way */
      if (!last && self->n_periods > 1 &&
          x + widest / 2 + 4 * unit > panel->right + 4 * unit - widest)
        continue;
      san_pen_text (pen, self->periods[i], last ? panel->right + 4 * unit : x,
                    panel->bottom + 13 * unit, last ? 1 : 0.5, SAN_TEXT_SMALL,
                    i + 1 == self->n_periods,
                    i + 1 == self->n_periods ? SAN_COLOUR_FG : SAN_COLOUR_DIM, -1);
    }
}

/* From one edge to the other, month by month; where nothing is known it is open. */
static void
draw_band (SanUnitTrendChart *self,
           SanPen            *pen,
           const Panel       *panel,
           const double      *low,
           const double      *high,
           double             alpha)
{
  san_pen_colour (pen, SAN_COLOUR_MID, alpha);
  for (guint j = 0; j + 1 < self->n_periods; j++)
    {
      if (isnan (low[j]) || isnan (low[j + 1]))
        continue;
      cairo_move_to (pen->cr, period_x (self, panel, j), value_y (panel, low[j]));
      cairo_line_to (pen->cr, period_x (self, panel, j), value_y (panel, high[j]));
      cairo_line_to (pen->cr, period_x (self, panel, j + 1), value_y (panel, high[j + 1]));
      cairo_line_to (pen->cr, period_x (self, panel, j + 1), value_y (panel, low[j + 1]));
      cairo_close_path (pen->cr);
    }
  cairo_fill (pen->cr);
  if (self->n_periods == 1 && !isnan (low[0]))
    san_pen_fill_rect (pen, SAN_COLOUR_MID, alpha, period_x (self, panel, 0) - 12 * pen->unit,
                       value_y (panel, high[0]), 24 * pen->unit,
                       value_y (panel, low[0]) - value_y (panel, high[0]));
}

static void
draw_line (SanUnitTrendChart *self,
           SanPen            *pen,
           const Panel       *panel,
           const double      *values,
           SanColourToken     token,
           double             width,
           gboolean           dashed)
{
  gboolean down = FALSE;

  cairo_new_path (pen->cr);
  for (guint j = 0; j < self->n_periods; j++)
    {
      if (isnan (values[j]))
        {
          down = FALSE;
          continue;
        }
      if (down)
        cairo_line_to (pen->cr, period_x (self, panel, j), value_y (panel, values[j]));
      else
        cairo_move_to (pen->cr, period_x (self, panel, j), value_y (panel, values[j]));
      down = TRUE;
    }
  san_pen_colour (pen, token, 1);
  san_pen_dash (pen, dashed);
  cairo_set_line_width (pen->cr, width * pen->unit);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (pen->cr);
  san_pen_dash (pen, FALSE);
}

static void
draw_dots (SanUnitTrendChart *self,
           SanPen            *pen,
           const Panel       *panel,
           const double      *values)
{
  double pitch = (panel->right - panel->left) / MAX (self->n_periods - 1, 1);
  double radius = MIN (DOT * pen->unit, MAX (pitch * 0.3, 1.2 * pen->unit));

  for (guint j = 0; j < self->n_periods; j++)
    {
      if (isnan (values[j]))
        continue;
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, period_x (self, panel, j), value_y (panel, values[j]),
                 radius + pen->unit, 0, 2 * G_PI);
      san_pen_colour (pen, SAN_COLOUR_VIEW, 1);
      cairo_fill (pen->cr);
      cairo_arc (pen->cr, period_x (self, panel, j), value_y (panel, values[j]), radius, 0,
                 2 * G_PI);
      san_pen_colour (pen, SAN_COLOUR_ACCENT, 1);
      cairo_fill (pen->cr);
    }
}

/* Between two higher months a number stands below its point, where no line is. */
static gboolean
is_dip (SanUnitTrendChart *self,
        const Line        *line,
        guint              j)
{
  double value = line->values[j];

  return (j == 0 || line->values[j - 1] > value) &&
         (j + 1 == self->n_periods || line->values[j + 1] > value) && self->n_periods > 1;
}

/* Of many months the last, the best and the worst; a number never stands on another. */
static void
draw_values (SanUnitTrendChart *self,
             SanPen            *pen,
             const Panel       *panel,
             const Line        *line)
{
  double pitch = (panel->right - panel->left) / MAX (self->n_periods - 1, 1);
  double end = -INFINITY;
  int low = -1, high = -1, last = -1;

  for (guint j = 0; j < self->n_periods; j++)
    if (!isnan (line->values[j]))
      {
        last = (int) j;
        low = low < 0 || line->values[j] < line->values[low] ? (int) j : low;
        high = high < 0 || line->values[j] > line->values[high] ? (int) j : high;
      }
  for (guint j = 0; j < self->n_periods; j++)
    {
      double width, x;

      if (isnan (line->values[j]) || line->texts[j] == NULL)
        continue;
      width = san_pen_text_width (pen, line->texts[j], SAN_TEXT_SMALL, TRUE);
      x = MAX (period_x (self, panel, j), panel->left + width / 2);
      if (width + 4 * pen->unit > pitch && (int) j != low && (int) j != high && (int) j != last)
        continue;
      if (x - width / 2 < end)
        continue;
      san_pen_text (pen, line->texts[j], x, value_y (panel, line->values[j]) +
                    (is_dip (self, line, j) ? 12 : -11) * pen->unit, 0.5, SAN_TEXT_SMALL, TRUE,
                    SAN_COLOUR_ACCENT, -1);
      end = x + width / 2 + 3 * pen->unit;
    }
}

/* 组平均 89.43, beside where its line ends */
static void
draw_mean_label (SanUnitTrendChart *self,
                 SanPen            *pen,
                 const Panel       *panel,
                 double             width)
{
  guint last = self->n_periods - 1;
  const Line *total = &self->lines[0];
  double x = panel->right + MEAN_GAP * pen->unit;
  double y;

  if (isnan (total->means[last]))
    return;

  y = CLAMP (value_y (panel, total->means[last]), panel->top + 8 * pen->unit,
             panel->bottom - 16 * pen->unit);
  san_pen_text (pen, C_("chart", "group mean"), x, y, 0, SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM,
                MAX (1, width - x));
  if (total->mean_texts[last] != NULL)
    san_pen_text (pen, total->mean_texts[last], x, y + 14 * pen->unit, 0, SAN_TEXT_SMALL, FALSE,
                  SAN_COLOUR_DIM, MAX (1, width - x));
}

static void
draw_panel (SanUnitTrendChart *self,
            SanPen            *pen,
            double             width,
            double             height,
            guint              i)
{
  const Line *line = &self->lines[i];
  Panel panel = { 0 };

  lay_out (self, pen, width, height, i, &panel);
  if (i > 0)
    san_pen_text (pen, line->name, panel.left, panel.top - 14 * pen->unit, 0, SAN_TEXT_BODY, TRUE,
                  SAN_COLOUR_FG, MAX (1, panel.right - panel.left));
  draw_axes (self, pen, &panel);
  if (i == 0)
    {
      draw_band (self, pen, &panel, self->spread[0], self->spread[3], 0.22);
      draw_band (self, pen, &panel, self->spread[1], self->spread[2], 0.42);
    }
  draw_line (self, pen, &panel, line->means, SAN_COLOUR_DIM, 1.4, TRUE);
  draw_line (self, pen, &panel, line->values, SAN_COLOUR_ACCENT, i == 0 ? 2.4 : 2, FALSE);
  draw_dots (self, pen, &panel, line->values);
  if (i == 0)
    {
      draw_values (self, pen, &panel, line);
      draw_mean_label (self, pen, &panel, width);
    }
}

static double
draw_sign (SanPen     *pen,
           double      x,
           double      y,
           double      alpha,
           gboolean    dashed,
           const char *text)
{
  double side = 14 * pen->unit;

  if (dashed)
    {
      san_pen_colour (pen, SAN_COLOUR_DIM, 1);
      san_pen_dash (pen, TRUE);
      san_pen_hline (pen, x, x + side, y);
      san_pen_dash (pen, FALSE);
    }
  else
    {
      san_pen_fill_rect (pen, alpha < 1 ? SAN_COLOUR_MID : SAN_COLOUR_ACCENT, alpha, x,
                         y - side / 2, side, side);
    }

  return side + 5 * pen->unit + san_pen_text (pen, text, x + side + 5 * pen->unit, y, 0,
                                              SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1) +
         16 * pen->unit;
}

static void
draw_legend (SanUnitTrendChart *self,
             SanPen            *pen,
             double             height)
{
  double y = height - 9 * pen->unit;
  double x = draw_sign (pen, 0, y, 1, FALSE, self->unit);

  x += draw_sign (pen, x, y, 1, TRUE, C_("chart", "group mean"));
  x += draw_sign (pen, x, y, 0.6, FALSE, _("middle half"));
  draw_sign (pen, x, y, 0.22, FALSE, _("lowest to highest"));
}

/* SanChart ---------------------------------------------------------------------------------- */

static void
san_unit_trend_chart_measure (SanChart            *chart,
                              const SanChartTheme *theme,
                              double               width,
                              double              *minimum,
                              double              *natural)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  double unit = san_chart_theme_get_scale (theme);
  double rows = panel_rows (self, width, unit);
  double rest = TOP + PERIODS + LEGEND;

  *minimum = (TOTAL_LEAST + rest + rows * (HEAD + PERIODS + 50)) * unit;
  *natural = (TOTAL_NATURAL + rest + rows * PANEL_HEIGHT) * unit;
}

static void
san_unit_trend_chart_draw (SanChart            *chart,
                           cairo_t             *cr,
                           double               width,
                           double               height,
                           const SanChartTheme *theme)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  SanPen pen;

  if (self->n_periods == 0)
    return;

  san_pen_init (&pen, cr, theme);
  for (guint i = 0; i < self->n_lines; i++)
    draw_panel (self, &pen, width, height, i);
  draw_legend (self, &pen, height);
  san_pen_clear (&pen);
}

static int
san_unit_trend_chart_hit (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double               height,
                          double               x,
                          double               y)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  double nearest = INFINITY;
  int hit = -1;
  SanPen pen;

  san_pen_init (&pen, NULL, theme);
  for (guint i = 0; i < self->n_lines; i++)
    {
      Panel panel = { 0 };

      lay_out (self, &pen, width, height, i, &panel);
      for (guint j = 0; j < self->n_periods; j++)
        {
          double distance = isnan (self->lines[i].values[j])
                            ? INFINITY
                            : hypot (x - period_x (self, &panel, j),
                                     y - value_y (&panel, self->lines[i].values[j]));

          if (distance <= REACH * pen.unit && distance < nearest)
            {
              nearest = distance;
              hit = (int) (i * self->n_periods + j);
            }
        }
    }
  san_pen_clear (&pen);

  return hit;
}

static gboolean
san_unit_trend_chart_item_area (SanChart            *chart,
                                const SanChartTheme *theme,
                                double               width,
                                double               height,
                                int                  index,
                                SanChartArea        *area)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  guint i = (guint) index / self->n_periods;
  guint j = (guint) index % self->n_periods;
  Panel panel = { 0 };
  double side;
  SanPen pen;

  if (isnan (self->lines[i].values[j]))
    return FALSE;

  san_pen_init (&pen, NULL, theme);
  lay_out (self, &pen, width, height, i, &panel);
  side = 14 * pen.unit;
  *area = (SanChartArea) {
    period_x (self, &panel, j) - side / 2,
    value_y (&panel, self->lines[i].values[j]) - side / 2, side, side,
  };
  san_pen_clear (&pen);

  return TRUE;
}

static gboolean
has_value (SanChart *chart,
           int       index)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  int n = (int) self->n_periods;

  return !isnan (self->lines[index / n].values[index % n]);
}

static int
san_unit_trend_chart_step (SanChart    *chart,
                           int          index,
                           SanChartStep step)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  int n = (int) self->n_periods;
  int count = san_chart_get_n_items (chart);

  if (count == 0)
    return -1;
  if (index < 0)
    return n - 1;
  if (step == SAN_CHART_FIRST)
    return 0;
  if (step == SAN_CHART_LAST)
    return count - 1;

  return san_chart_step_in_grid (chart, has_value, n, (int) self->n_lines, index, step);
}

static const char *
text_or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "—";
}

static char *
san_unit_trend_chart_item_text (SanChart *chart,
                                int       index)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  const Line *line = &self->lines[(guint) index / self->n_periods];
  guint j = (guint) index % self->n_periods;

  return g_strdup_printf (_("%s, %s: %s\n%s, group mean %s"), self->unit, line->name,
                          text_or_dash (line->texts[j]), self->periods[j],
                          text_or_dash (line->mean_texts[j]));
}

static char *
san_unit_trend_chart_describe (SanChart *chart)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);
  guint last = self->n_periods - 1;
  const Line *total = &self->lines[0];

  return g_strdup_printf (_("%s from %s to %s; last %s, group mean %s"), self->unit,
                          self->periods[0], self->periods[last], text_or_dash (total->texts[last]),
                          text_or_dash (total->mean_texts[last]));
}

static int
san_unit_trend_chart_n_items (SanChart *chart)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (chart);

  return (int) (self->n_lines * self->n_periods);
}

static void
san_unit_trend_chart_finalize (GObject *object)
{
  SanUnitTrendChart *self = SAN_UNIT_TREND_CHART (object);

  for (guint i = 0; i < self->n_lines; i++)
    {
      Line *line = &self->lines[i];

      for (guint j = 0; j < self->n_periods; j++)
        {
          g_free (line->texts[j]);
          g_free (line->mean_texts[j]);
        }
      g_free (line->name);
      g_free (line->values);
      g_free (line->texts);
      g_free (line->means);
      g_free (line->mean_texts);
    }
  for (guint k = 0; k < G_N_ELEMENTS (self->spread); k++)
    g_free (self->spread[k]);
  g_free (self->lines);
  g_free (self->unit);
  g_strfreev (self->periods);

  G_OBJECT_CLASS (san_unit_trend_chart_parent_class)->finalize (object);
}

static void
san_unit_trend_chart_class_init (SanUnitTrendChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_unit_trend_chart_finalize;

  chart_class->natural_width = 720;
  chart_class->measure = san_unit_trend_chart_measure;
  chart_class->draw = san_unit_trend_chart_draw;
  chart_class->hit = san_unit_trend_chart_hit;
  chart_class->item_area = san_unit_trend_chart_item_area;
  chart_class->step = san_unit_trend_chart_step;
  chart_class->item_text = san_unit_trend_chart_item_text;
  chart_class->describe = san_unit_trend_chart_describe;
  chart_class->n_items = san_unit_trend_chart_n_items;
}

static void
san_unit_trend_chart_init (SanUnitTrendChart *self)
{
}

static void
copy_line (SanUnitTrendChart      *self,
           Line                   *line,
           const SanUnitTrendLine *source)
{
  guint n = self->n_periods;

  line->name = g_strdup (source->name);
  line->values = g_memdup2 (source->values, n * sizeof (double));
  line->means = g_memdup2 (source->means, n * sizeof (double));
  line->texts = g_new0 (char *, n);
  line->mean_texts = g_new0 (char *, n);
  for (guint j = 0; j < n; j++)
    {
      line->texts[j] = g_strdup (source->texts[j]);
      line->mean_texts[j] = g_strdup (source->mean_texts[j]);
    }
}

SanChart *
san_unit_trend_chart_new (const char               *title,
                          const char               *unit,
                          const char *const        *periods,
                          guint                     n_periods,
                          const SanUnitTrendLine   *total,
                          const SanUnitTrendSpread *spread,
                          const SanUnitTrendLine   *components,
                          guint                     n_components)
{
  const double *edges[] = { spread->low, spread->lower, spread->upper, spread->high };
  SanUnitTrendChart *self;

  g_return_val_if_fail (n_periods > 0, NULL);

  self = g_object_new (SAN_TYPE_UNIT_TREND_CHART, NULL);
  self->unit = g_strdup (unit);
  self->periods = g_new0 (char *, n_periods + 1);
  for (guint j = 0; j < n_periods; j++)
    self->periods[j] = g_strdup (periods[j]);
  self->n_periods = n_periods;
  self->n_lines = 1 + n_components;
  self->lines = g_new0 (Line, self->n_lines);
  copy_line (self, &self->lines[0], total);
  for (guint i = 0; i < n_components; i++)
    copy_line (self, &self->lines[1 + i], &components[i]);
  for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
    self->spread[k] = g_memdup2 (edges[k], n_periods * sizeof (double));
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}
