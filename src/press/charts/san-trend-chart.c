/* san-trend-chart.c - totals over the months as lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-trend-chart.h"

#include <math.h>

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

#define SERIES_COLOURED 6

/* Design pixels */
#define TOP 8.0
#define BOTTOM 24.0
#define AXIS_GAP 7.0
#define LABEL_GAP 14.0
#define LABEL_PITCH 17.0
#define LABEL_INNER 4.0
#define LABEL_SHARE 0.36
#define END_PAD 2.0
#define BAND 18.0
#define REACH 12.0
#define GRID_SPACE 48.0
#define HEIGHT_LEAST 120.0
#define HEIGHT_NATURAL 280.0

typedef struct
{
  char   *name;
  double *values;
  char  **texts;   /* entries may be NULL, so not a strv */
  int     last;    /* the last period with a value; −1: none */
} Series;

typedef struct
{
  /* what it was computed for */
  double   width;
  double   height;
  guint    stamp;
  int      selected;
  gboolean valid;

  double   unit;
  SanAxis  axis;
  double   left;
  double   right;
  double   top;
  double   bottom;
  double  *label_y;  /* one a series; NAN: not named */
} Layout;

/**
 * SanTrendChart:
 *
 * A few series over the same periods. A missing value breaks the line: nothing is drawn
 * that was not measured.
 */
struct _SanTrendChart
{
  SanChart parent_instance;

  char   **periods;
  guint    n_periods;
  int      current;
  Series  *series;
  guint    n_series;
  int      newest;   /* the last period in which any series has a value; −1: none */

  Layout   layout;
};

G_DEFINE_FINAL_TYPE (SanTrendChart, san_trend_chart, SAN_TYPE_CHART)

static gboolean
is_coloured (SanTrendChart *self)
{
  return self->n_series <= SERIES_COLOURED;
}

static int
selected_series (SanTrendChart *self)
{
  int selected = san_chart_get_selected (SAN_CHART (self));

  return selected < 0 ? -1 : selected / (int) self->n_periods;
}

static SanColourToken
series_token (SanTrendChart *self,
              guint          i)
{
  if (is_coloured (self))
    return (SanColourToken) (SAN_COLOUR_CAT1 + i);

  return (int) i == selected_series (self) ? SAN_COLOUR_ACCENT : SAN_COLOUR_FAINT;
}

/* (transfer none): what is printed beside the line of a series: the value of the newest
 * period, never an old one that would be read as new */
static const char *
last_text (SanTrendChart *self,
           const Series  *series)
{
  gboolean is_new = series->last >= 0 && series->last == self->newest;
  const char *text = is_new ? series->texts[series->last] : "—";

  return text != NULL ? text : "";
}

/* Layout */

static double
period_x (SanTrendChart *self,
          const Layout  *layout,
          guint          period)
{
  if (self->n_periods == 1)
    return (layout->left + layout->right) / 2;

  return layout->left + period * (layout->right - layout->left) / (self->n_periods - 1);
}

static double
value_y (const Layout *layout,
         double        value)
{
  return layout->bottom - (value - layout->axis.start) /
         (layout->axis.end - layout->axis.start) * (layout->bottom - layout->top);
}

static void
fit_axis (SanTrendChart *self,
          Layout        *layout)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < self->n_series; i++)
    for (guint j = 0; j < self->n_periods; j++)
      if (!isnan (self->series[i].values[j]))
        {
          low = MIN (low, self->series[i].values[j]);
          high = MAX (high, self->series[i].values[j]);
        }

  if (low > high)
    low = 0, high = 1;

  san_axis_fit (&layout->axis, low, high,
                (layout->bottom - layout->top) / (GRID_SPACE * layout->unit));
}

/* Which of many lines are worth a name: the selected, and the ends of the last period
 * that has values. */
static gboolean
is_named (SanTrendChart *self,
          guint          i)
{
  double mine = self->series[i].last >= 0 ? self->series[i].values[self->series[i].last] : NAN;
  guint above = 0, below = 0;

  if (is_coloured (self) || (int) i == selected_series (self))
    return TRUE;
  if (isnan (mine) || self->series[i].last != self->newest)
    return FALSE;

  for (guint j = 0; j < self->n_series; j++)
    {
      double other = self->series[j].values[self->newest];

      above += other > mine || (other == mine && j < i);
      below += other < mine || (other == mine && j > i);
    }

  return above == 0 || below == 0;
}

typedef struct
{
  guint  series;
  double y;
} Label;

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  const Label *i = a, *j = b;

  if (i->y != j->y)
    return i->y < j->y ? -1 : 1;

  return i->series < j->series ? -1 : i->series > j->series;
}

static void
place_labels (SanTrendChart *self,
              Layout        *layout)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_autofree double *centres = NULL;
  double slack = 6 * layout->unit;

  for (guint i = 0; i < self->n_series; i++)
    {
      const Series *series = &self->series[i];
      Label label = { i, layout->bottom };

      layout->label_y[i] = NAN;
      if (!is_named (self, i))
        continue;
      if (series->last >= 0)
        label.y = value_y (layout, series->values[series->last]);
      g_array_append_val (labels, label);
    }

  g_array_sort (labels, compare_labels);
  centres = g_new (double, labels->len);
  for (guint k = 0; k < labels->len; k++)
    centres[k] = g_array_index (labels, Label, k).y;

  san_spread (centres, labels->len, LABEL_PITCH * layout->unit,
              layout->top - slack, layout->bottom + slack);
  for (guint k = 0; k < labels->len; k++)
    layout->label_y[g_array_index (labels, Label, k).series] = centres[k];
}

static double
label_width (SanTrendChart *self,
             SanPen        *pen)
{
  double widest = 0;

  for (guint i = 0; i < self->n_series; i++)
    {
      double name = san_pen_text_width (pen, self->series[i].name, SAN_TEXT_BODY, TRUE);
      double text = san_pen_text_width (pen, last_text (self, &self->series[i]), SAN_TEXT_BODY, FALSE);

      widest = MAX (widest, name + text);
    }

  return ceil (widest + LABEL_INNER * pen->unit);
}

static double
axis_label_width (const SanAxis *axis,
                  SanPen        *pen)
{
  double widest = 0;

  for (int i = 0; i < san_axis_n_ticks (axis); i++)
    {
      g_autofree char *label = san_axis_label (axis, san_axis_tick (axis, i));
      double width = san_pen_text_width (pen, label, SAN_TEXT_SMALL, FALSE);

      widest = MAX (widest, width);
    }

  return ceil (widest);
}

static const Layout *
ensure_layout (SanTrendChart       *self,
               const SanChartTheme *theme,
               double               width,
               double               height)
{
  Layout *layout = &self->layout;
  int selected = san_chart_get_selected (SAN_CHART (self));
  guint stamp = san_chart_theme_get_stamp (theme);
  double labels;
  SanPen pen;

  if (layout->valid && layout->stamp == stamp && layout->selected == selected &&
      layout->width == width && layout->height == height)
    return layout;

  layout->width = width;
  layout->height = height;
  layout->stamp = stamp;
  layout->selected = selected;
  layout->valid = TRUE;

  san_pen_init (&pen, NULL, theme);
  layout->unit = pen.unit;
  layout->top = TOP * pen.unit;
  layout->bottom = MAX (height - BOTTOM * pen.unit, layout->top + 20 * pen.unit);
  fit_axis (self, layout);
  labels = MIN (label_width (self, &pen), floor (LABEL_SHARE * width));
  layout->left = axis_label_width (&layout->axis, &pen) + AXIS_GAP * pen.unit;
  layout->right = MAX (layout->left + 40 * pen.unit,
                       width - labels - (LABEL_GAP + END_PAD) * pen.unit);
  place_labels (self, layout);
  san_pen_clear (&pen);

  return layout;
}

/* Drawing */

static void
draw_band (SanTrendChart *self,
           SanPen        *pen,
           const Layout  *layout)
{
  double unit = layout->unit;

  if (self->current < 0)
    return;

  san_pen_round_rect (pen, period_x (self, layout, (guint) self->current) - BAND / 2 * unit,
                      layout->top - 5 * unit, BAND * unit,
                      layout->bottom - layout->top + 9 * unit, 4 * unit);
  san_pen_colour (pen, SAN_COLOUR_TINT, 0.6);
  cairo_fill (pen->cr);
}

static void
draw_value_axis (SanPen       *pen,
                 const Layout *layout)
{
  for (int i = 0; i < san_axis_n_ticks (&layout->axis); i++)
    {
      double value = san_axis_tick (&layout->axis, i);
      double y = value_y (layout, value);
      g_autofree char *label = san_axis_label (&layout->axis, value);

      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_hline (pen, layout->left, layout->right, y);
      san_pen_text (pen, label, layout->left - AXIS_GAP * layout->unit, y, 1,
                    SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1);
    }
}

/* Names as many periods as fit, counted back from the one that matters most. */
static void
draw_periods (SanTrendChart *self,
              SanPen        *pen,
              const Layout  *layout)
{
  double widest = 1, pitch;
  guint anchor = self->current >= 0 ? (guint) self->current : self->n_periods - 1;
  guint every;

  for (guint i = 0; i < self->n_periods; i++)
    {
      double width = san_pen_text_width (pen, self->periods[i], SAN_TEXT_SMALL, TRUE);

      widest = MAX (widest, width);
    }

  pitch = (layout->right - layout->left) / MAX (self->n_periods - 1, 1);
  every = (guint) MAX (1, ceil ((widest + 8 * layout->unit) / pitch));

  for (guint i = anchor % every; i < self->n_periods; i += every)
    {
      gboolean stressed = (int) i == self->current;
      double half = san_pen_text_width (pen, self->periods[i], SAN_TEXT_SMALL, stressed) / 2;
      double x = CLAMP (period_x (self, layout, i), half, MAX (half, layout->width - half));

      san_pen_text (pen, self->periods[i], x, layout->bottom + 14 * layout->unit, 0.5,
                    SAN_TEXT_SMALL, stressed, stressed ? SAN_COLOUR_FG : SAN_COLOUR_DIM, -1);
    }
}

static void
draw_line (SanTrendChart *self,
           SanPen        *pen,
           const Layout  *layout,
           guint          i)
{
  const Series *series = &self->series[i];
  gboolean stressed = (int) i == selected_series (self);
  gboolean grey = !is_coloured (self) && !stressed;
  gboolean down = FALSE;

  cairo_new_path (pen->cr);
  for (guint j = 0; j < self->n_periods; j++)
    {
      if (isnan (series->values[j]))
        {
          down = FALSE;
          continue;
        }
      if (down)
        cairo_line_to (pen->cr, period_x (self, layout, j), value_y (layout, series->values[j]));
      else
        cairo_move_to (pen->cr, period_x (self, layout, j), value_y (layout, series->values[j]));
      down = TRUE;
    }

  san_pen_colour (pen, series_token (self, i), grey ? 0.55 : 1);
  cairo_set_line_width (pen->cr, (grey ? 1.3 : stressed ? 2.6 : 2) * layout->unit);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (pen->cr);
}

static void
draw_markers (SanTrendChart *self,
              SanPen        *pen,
              const Layout  *layout,
              guint          i)
{
  const Series *series = &self->series[i];
  SanMarker marker = is_coloured (self) ? (SanMarker) (i % SAN_N_MARKERS) : SAN_MARKER_CIRCLE;

  for (guint j = 0; j < self->n_periods; j++)
    if (!isnan (series->values[j]))
      san_pen_marker (pen, marker, series_token (self, i), period_x (self, layout, j),
                      value_y (layout, series->values[j]));
}

static void
draw_label (SanTrendChart *self,
            SanPen        *pen,
            const Layout  *layout,
            guint          i)
{
  const Series *series = &self->series[i];
  double x = layout->right + LABEL_GAP * layout->unit;
  double room = layout->width - END_PAD * layout->unit - x;
  double text;

  if (isnan (layout->label_y[i]))
    return;

  text = san_pen_text_width (pen, last_text (self, series), SAN_TEXT_BODY, FALSE);
  x += san_pen_text (pen, series->name, x, layout->label_y[i], 0, SAN_TEXT_BODY, TRUE,
                     series_token (self, i),
                     MAX (1, room - text - LABEL_INNER * layout->unit + 0.5));
  san_pen_text (pen, last_text (self, series), x + LABEL_INNER * layout->unit, layout->label_y[i],
                0, SAN_TEXT_BODY, FALSE, SAN_COLOUR_DIM, -1);
}

/* SanChart */

static void
san_trend_chart_measure (SanChart            *chart,
                         const SanChartTheme *theme,
                         double               width,
                         double              *minimum,
                         double              *natural)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  double unit = san_chart_theme_get_scale (theme);
  guint labels = MIN (self->n_series, SERIES_COLOURED);
  double needed = TOP + BOTTOM + labels * LABEL_PITCH;

  *minimum = MAX (HEIGHT_LEAST, needed) * unit;
  *natural = MAX (HEIGHT_NATURAL, needed) * unit;
}

static void
san_trend_chart_draw (SanChart            *chart,
                      cairo_t             *cr,
                      double               width,
                      double               height,
                      const SanChartTheme *theme)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);
  int stressed = selected_series (self);
  SanPen pen;

  if (self->n_periods == 0)
    return;

  san_pen_init (&pen, cr, theme);
  draw_band (self, &pen, layout);
  draw_value_axis (&pen, layout);
  draw_periods (self, &pen, layout);

  for (guint i = 0; i < self->n_series; i++)
    if ((int) i != stressed)
      draw_line (self, &pen, layout, i);
  if (stressed >= 0)
    draw_line (self, &pen, layout, (guint) stressed);

  for (guint i = 0; i < self->n_series; i++)
    {
      if (is_coloured (self) || (int) i == stressed)
        draw_markers (self, &pen, layout, i);
      draw_label (self, &pen, layout, i);
    }
  san_pen_clear (&pen);
}

static int
san_trend_chart_hit (SanChart            *chart,
                     const SanChartTheme *theme,
                     double               width,
                     double               height,
                     double               x,
                     double               y)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);
  double nearest = REACH * layout->unit;
  int hit = -1;

  for (guint i = 0; i < self->n_series; i++)
    {
      const Series *series = &self->series[i];
      SanChartArea area;

      for (guint j = 0; j < self->n_periods; j++)
        {
          double distance = isnan (series->values[j])
                            ? INFINITY
                            : hypot (x - period_x (self, layout, j),
                                     y - value_y (layout, series->values[j]));

          if (distance <= nearest)
            {
              nearest = distance;
              hit = (int) (i * self->n_periods + j);
            }
        }

      if (hit < 0 && series->last >= 0 &&
          san_trend_chart_get_label_area (self, theme, width, height, i, &area) &&
          x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)
        return (int) (i * self->n_periods) + series->last;
    }

  return hit;
}

static gboolean
san_trend_chart_item_area (SanChart            *chart,
                           const SanChartTheme *theme,
                           double               width,
                           double               height,
                           int                  index,
                           SanChartArea        *area)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);
  double side = BAND * layout->unit;
  guint series, period;
  double value;

  san_trend_chart_locate (self, index, &series, &period);
  value = self->series[series].values[period];
  if (isnan (value))
    return FALSE;

  *area = (SanChartArea) {
    period_x (self, layout, period) - side / 2, value_y (layout, value) - side / 2, side, side,
  };
  return TRUE;
}

/* The next value along @by from a place, over gaps */
static int
walk (SanTrendChart *self,
      int            index,
      int            by,
      int            n)
{
  for (int i = index + by, k = 0; k < n; i += by, k++)
    if (!isnan (self->series[i / (int) self->n_periods].values[i % (int) self->n_periods]))
      return i;

  return index;
}

/* The newest value of the first series that has one: where the keyboard comes in */
static int
last_item (SanTrendChart *self)
{
  for (guint i = 0; i < self->n_series; i++)
    if (self->series[i].last >= 0)
      return (int) (i * self->n_periods) + self->series[i].last;

  return -1;
}

static int
san_trend_chart_step (SanChart    *chart,
                      int          index,
                      SanChartStep step)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  int n = (int) self->n_periods;
  int last = last_item (self);
  int column, row;

  if (index < 0 || step == SAN_CHART_LAST)
    return last;

  column = index % n;
  row = index / n;
  switch (step)
    {
    case SAN_CHART_LEFT:
      return walk (self, index, -1, column);

    case SAN_CHART_RIGHT:
      return walk (self, index, 1, n - 1 - column);

    case SAN_CHART_UP:
      return walk (self, index, -n, row);

    case SAN_CHART_DOWN:
      return walk (self, index, n, (int) self->n_series - 1 - row);

    case SAN_CHART_FIRST:
      return walk (self, -1, 1, san_chart_get_n_items (chart));

    case SAN_CHART_LAST:
    default:
      return last;
    }
}

static char *
san_trend_chart_item_text (SanChart *chart,
                           int       index)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  guint series, period;
  const char *text;

  san_trend_chart_locate (self, index, &series, &period);
  text = isnan (self->series[series].values[period]) ? "—" : self->series[series].texts[period];

  return g_strdup_printf ("%s %s\n%s", self->series[series].name, text != NULL ? text : "",
                          self->periods[period]);
}

static char *
san_trend_chart_describe (SanChart *chart)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines",
                                             self->n_series), self->n_series);
  if (self->n_periods > 0)
    g_string_append_printf (text, _(", %s to %s"), self->periods[0],
                            self->periods[self->n_periods - 1]);

  for (guint i = 0; i < self->n_series; i++)
    if (is_named (self, i) && self->series[i].last >= 0 &&
        self->series[i].texts[self->series[i].last] != NULL)
      g_string_append_printf (text, _(", %s at %s in %s"), self->series[i].name,
                              self->series[i].texts[self->series[i].last],
                              self->periods[self->series[i].last]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
san_trend_chart_n_items (SanChart *chart)
{
  SanTrendChart *self = SAN_TREND_CHART (chart);

  return (int) (self->n_series * self->n_periods);
}

static void
san_trend_chart_finalize (GObject *object)
{
  SanTrendChart *self = SAN_TREND_CHART (object);

  for (guint i = 0; i < self->n_series; i++)
    {
      for (guint j = 0; j < self->n_periods; j++)
        g_free (self->series[i].texts[j]);
      g_free (self->series[i].texts);
      g_free (self->series[i].values);
      g_free (self->series[i].name);
    }
  g_free (self->series);
  g_strfreev (self->periods);
  g_free (self->layout.label_y);

  G_OBJECT_CLASS (san_trend_chart_parent_class)->finalize (object);
}

static void
san_trend_chart_class_init (SanTrendChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_trend_chart_finalize;

  chart_class->natural_width = 720;
  chart_class->measure = san_trend_chart_measure;
  chart_class->draw = san_trend_chart_draw;
  chart_class->hit = san_trend_chart_hit;
  chart_class->item_area = san_trend_chart_item_area;
  chart_class->step = san_trend_chart_step;
  chart_class->item_text = san_trend_chart_item_text;
  chart_class->describe = san_trend_chart_describe;
  chart_class->n_items = san_trend_chart_n_items;
}

static void
san_trend_chart_init (SanTrendChart *self)
{
}

static void
copy_series (Series               *to,
             const SanTrendSeries *from,
             guint                 n_periods)
{
  to->name = g_strdup (from->name != NULL ? from->name : "");
  to->values = g_memdup2 (from->values, n_periods * sizeof (double));
  to->texts = g_new0 (char *, n_periods);
  to->last = -1;

  for (guint j = 0; j < n_periods; j++)
    {
      if (!isfinite (to->values[j]))
        to->values[j] = NAN;
      else
        to->last = (int) j;
      if (from->texts != NULL)
        to->texts[j] = g_strdup (from->texts[j]);
    }
}

SanChart *
san_trend_chart_new (const char           *title,
                     const char *const    *periods,
                     guint                 n_periods,
                     int                   current,
                     const SanTrendSeries *series,
                     guint                 n_series)
{
  SanTrendChart *self;

  g_return_val_if_fail (current >= -1 && current < (int) n_periods, NULL);

  self = g_object_new (SAN_TYPE_TREND_CHART, NULL);
  self->periods = g_new0 (char *, n_periods + 1);
  for (guint j = 0; j < n_periods; j++)
    self->periods[j] = g_strdup (periods[j]);
  self->n_periods = n_periods;
  self->current = current;

  self->series = g_new0 (Series, n_series);
  self->n_series = n_series;
  self->layout.label_y = g_new0 (double, n_series);
  self->newest = -1;
  for (guint i = 0; i < n_series; i++)
    {
      copy_series (&self->series[i], &series[i], n_periods);
      self->newest = MAX (self->newest, self->series[i].last);
    }

  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}

void
san_trend_chart_locate (SanTrendChart *self,
                        int            index,
                        guint         *series,
                        guint         *period)
{
  g_return_if_fail (SAN_IS_TREND_CHART (self));
  g_return_if_fail (index >= 0 && index < san_chart_get_n_items (SAN_CHART (self)));

  *series = (guint) index / self->n_periods;
  *period = (guint) index % self->n_periods;
}

gboolean
san_trend_chart_get_label_area (SanTrendChart       *self,
                                const SanChartTheme *theme,
                                double               width,
                                double               height,
                                guint                series,
                                SanChartArea        *area)
{
  const Layout *layout;
  double pitch;

  g_return_val_if_fail (SAN_IS_TREND_CHART (self), FALSE);
  g_return_val_if_fail (series < self->n_series, FALSE);

  layout = ensure_layout (self, theme, width, height);
  if (isnan (layout->label_y[series]))
    return FALSE;

  pitch = LABEL_PITCH * layout->unit;
  *area = (SanChartArea) {
    layout->right + LABEL_GAP * layout->unit, layout->label_y[series] - pitch / 2,
    width - layout->right - LABEL_GAP * layout->unit, pitch,
  };
  return TRUE;
}
