/* san-interval-chart.c - the places between which units would stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-interval-chart.h"

#include <math.h>

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

/* Design pixels */
#define TOP 22.0
#define BOTTOM 6.0
#define NAME_GAP 12.0
#define NAME_SHARE 0.35
#define RIGHT 74.0
#define ROW_LEAST 4.0
#define ROW_NATURAL 20.0
#define ROW_NAMED 11.0
#define CAP 3.0
#define DOT 3.4
#define HEIGHT_LEAST 80.0

typedef struct
{
  char       *name;
  SanInterval interval;
} Row;

struct _SanIntervalChart
{
  SanChart parent_instance;

  Row     *rows;
  guint    n_rows;
  guint    lowest;
};

G_DEFINE_FINAL_TYPE (SanIntervalChart, san_interval_chart, SAN_TYPE_CHART)

typedef struct
{
  double unit;
  double left;
  double right;
  double top;
  double row;
} Layout;

static Layout
get_layout (SanIntervalChart    *self,
            const SanChartTheme *theme,
            double               width,
            double               height)
{
  Layout layout;
  double widest = 0;
  SanPen pen;

  san_pen_init (&pen, NULL, theme);
  for (guint i = 0; i < self->n_rows; i++)
    {
      double name = san_pen_text_width (&pen, self->rows[i].name, SAN_TEXT_BODY, TRUE);

      widest = MAX (widest, name);
    }
  layout.unit = pen.unit;
  layout.left = MIN (ceil (widest), NAME_SHARE * width) + NAME_GAP * pen.unit;
  layout.right = MAX (layout.left + 40 * pen.unit, width - RIGHT * pen.unit);
  layout.top = TOP * pen.unit;
  layout.row = MAX ((height - (TOP + BOTTOM) * pen.unit) / MAX (self->n_rows, 1),
                    ROW_LEAST * pen.unit);
  san_pen_clear (&pen);

  return layout;
}

static double
place_x (SanIntervalChart *self,
         const Layout     *layout,
         guint             place)
{
  if (self->lowest <= 1)
    return (layout->left + layout->right) / 2;

  return layout->left + (place - 1.0) / (self->lowest - 1) * (layout->right - layout->left);
}

static double
row_y (const Layout *layout,
       guint         i)
{
  return layout->top + (i + 0.5) * layout->row;
}

static char *
interval_text (const SanInterval *interval)
{
  return interval->low == interval->high
         ? g_strdup_printf ("%u", interval->low)
         : g_strdup_printf ("%u–%u", interval->low, interval->high);
}

static void
draw_axis (SanIntervalChart *self,
           SanPen           *pen,
           const Layout     *layout)
{
  guint every = self->lowest > 60 ? 20 : self->lowest > 12 ? 5 : 1;
  double bottom = layout->top + self->n_rows * layout->row;

  while (every * (layout->right - layout->left) / MAX (self->lowest, 1) < 22 * layout->unit)
    every *= 2;
  for (guint place = 1; place <= self->lowest; place++)
    {
      g_autofree char *text = g_strdup_printf ("%u", place);

      if (place > 1 && place % every != 0)
        continue;
      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_vline (pen, place_x (self, layout, place), layout->top, bottom);
      san_pen_text (pen, text, place_x (self, layout, place), layout->top - 10 * layout->unit,
                    0.5, SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, -1);
    }
}

static void
draw_interval (SanIntervalChart *self,
               SanPen           *pen,
               const Layout     *layout,
               guint             i)
{
  const SanInterval *interval = &self->rows[i].interval;
  gboolean chosen = (int) i == san_chart_get_selected (SAN_CHART (self));
  SanColourToken token = chosen ? SAN_COLOUR_ACCENT : SAN_COLOUR_MID;
  double low = place_x (self, layout, interval->low);
  double high = place_x (self, layout, interval->high);
  double y = row_y (layout, i);
  double cap = MIN (CAP * layout->unit, layout->row / 3);

  san_pen_colour (pen, token, 1);
  cairo_set_line_width (pen->cr, (chosen ? 3 : 2) * layout->unit);
  san_pen_dash (pen, interval->reference);
  cairo_move_to (pen->cr, low, y);
  cairo_line_to (pen->cr, high, y);
  cairo_stroke (pen->cr);
  san_pen_dash (pen, FALSE);
  cairo_set_line_width (pen->cr, 1.5 * layout->unit);
  cairo_move_to (pen->cr, low, y - cap);
  cairo_line_to (pen->cr, low, y + cap);
  cairo_move_to (pen->cr, high, y - cap);
  cairo_line_to (pen->cr, high, y + cap);
  cairo_stroke (pen->cr);

  /* a ring where the figure is for reference only */
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, place_x (self, layout, interval->place), y,
             MIN (DOT * layout->unit, layout->row / 2), 0, 2 * G_PI);
  san_pen_colour (pen, interval->reference ? SAN_COLOUR_VIEW
                                           : chosen ? SAN_COLOUR_ACCENT : SAN_COLOUR_GOODFILL, 1);
  cairo_fill_preserve (pen->cr);
  san_pen_colour (pen, chosen ? SAN_COLOUR_ACCENT : SAN_COLOUR_GOODFILL, 1);
  cairo_stroke (pen->cr);
}

static void
draw_texts (SanIntervalChart *self,
            SanPen           *pen,
            const Layout     *layout,
            guint             i)
{
  const Row *row = &self->rows[i];
  gboolean chosen = (int) i == san_chart_get_selected (SAN_CHART (self));
  g_autofree char *text = interval_text (&row->interval);
  g_autofree char *label = row->interval.reference
                           ? g_strdup_printf (_("%s (ref.)"), text) : g_strdup (text);

  if (layout->row < ROW_NAMED * layout->unit && !chosen)
    return;

  san_pen_text (pen, row->name, layout->left - NAME_GAP * layout->unit, row_y (layout, i), 1,
                SAN_TEXT_BODY, chosen, SAN_COLOUR_FG,
                layout->left - NAME_GAP * layout->unit);
  san_pen_text (pen, label, layout->right + 12 * layout->unit, row_y (layout, i), 0,
                SAN_TEXT_SMALL, chosen, SAN_COLOUR_DIM, (RIGHT - 14) * layout->unit);
}

/* SanChart ---------------------------------------------------------------------------- */

static void
san_interval_chart_measure (SanChart            *chart,
                            const SanChartTheme *theme,
                            double               width,
                            double              *minimum,
                            double              *natural)
{
  SanIntervalChart *self = SAN_INTERVAL_CHART (chart);
  double unit = san_chart_theme_get_scale (theme);
  guint n = MIN (self->n_rows, 200);

  *minimum = MAX (HEIGHT_LEAST, TOP + BOTTOM + n * ROW_LEAST) * unit;
  *natural = MAX (HEIGHT_LEAST, TOP + BOTTOM + n * ROW_NATURAL) * unit;
}

static void
san_interval_chart_draw (SanChart            *chart,
                         cairo_t             *cr,
                         double               width,
                         double               height,
                         const SanChartTheme *theme)
{
  SanIntervalChart *self = SAN_INTERVAL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  draw_axis (self, &pen, &layout);
  for (guint i = 0; i < self->n_rows; i++)
    {
      draw_interval (self, &pen, &layout, i);
      draw_texts (self, &pen, &layout, i);
    }
  san_pen_clear (&pen);
}

static int
san_interval_chart_hit (SanChart            *chart,
                        const SanChartTheme *theme,
                        double               width,
                        double               height,
                        double               x,
                        double               y)
{
  SanIntervalChart *self = SAN_INTERVAL_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double row = floor ((y - layout.top) / layout.row);

  return row >= 0 && row < self->n_rows ? (int) row : -1;
}

static gboolean
san_interval_chart_item_area (SanChart            *chart,
                              const SanChartTheme *theme,
                              double               width,
                              double               height,
                              int                  index,
                              SanChartArea        *area)
{
  Layout layout = get_layout (SAN_INTERVAL_CHART (chart), theme, width, height);

  *area = (SanChartArea) {
    0, layout.top + index * layout.row, width, layout.row,
  };

  return TRUE;
}

static int
san_interval_chart_step (SanChart    *chart,
                         int          index,
                         SanChartStep step)
{
  int last = san_chart_get_n_items (chart) - 1;

  if (last < 0 || step == SAN_CHART_LAST)
    return last;
  if (index < 0 || step == SAN_CHART_FIRST)
    return 0;

  return step == SAN_CHART_LEFT || step == SAN_CHART_UP ? MAX (index - 1, 0)
                                                        : MIN (index + 1, last);
}

static char *
san_interval_chart_item_text (SanChart *chart,
                              int       index)
{
  const Row *row = &SAN_INTERVAL_CHART (chart)->rows[index];
  g_autofree char *text = interval_text (&row->interval);

  return g_strdup_printf (row->interval.reference
                          ? _("%s: place %u; %s on this sample, for reference only")
                          : _("%s: place %u; %s on this sample"), row->name,
                          row->interval.place, text);
}

static char *
san_interval_chart_describe (SanChart *chart)
{
  SanIntervalChart *self = SAN_INTERVAL_CHART (chart);
  guint firm = 0;

  for (guint i = 0; i < self->n_rows; i++)
    firm += self->rows[i].interval.low == self->rows[i].interval.high;

  return g_strdup_printf (_("How far the places of %u units would move on other samples; %u "
                            "would stay"), self->n_rows, firm);
}

static int
san_interval_chart_n_items (SanChart *chart)
{
  return (int) SAN_INTERVAL_CHART (chart)->n_rows;
}

static void
san_interval_chart_finalize (GObject *object)
{
  SanIntervalChart *self = SAN_INTERVAL_CHART (object);

  for (guint i = 0; i < self->n_rows; i++)
    g_free (self->rows[i].name);
  g_free (self->rows);

  G_OBJECT_CLASS (san_interval_chart_parent_class)->finalize (object);
}

static void
san_interval_chart_class_init (SanIntervalChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_interval_chart_finalize;

  chart_class->natural_width = 640;
  chart_class->measure = san_interval_chart_measure;
  chart_class->draw = san_interval_chart_draw;
  chart_class->hit = san_interval_chart_hit;
  chart_class->item_area = san_interval_chart_item_area;
  chart_class->step = san_interval_chart_step;
  chart_class->item_text = san_interval_chart_item_text;
  chart_class->describe = san_interval_chart_describe;
  chart_class->n_items = san_interval_chart_n_items;
}

static void
san_interval_chart_init (SanIntervalChart *self)
{
}

SanChart *
san_interval_chart_new (const char        *title,
                        const SanInterval *rows,
                        guint              n_rows)
{
  SanIntervalChart *self = g_object_new (SAN_TYPE_INTERVAL_CHART, NULL);

  self->rows = g_new0 (Row, n_rows);
  self->n_rows = n_rows;
  for (guint i = 0; i < n_rows; i++)
    {
      self->rows[i].interval = rows[i];
      self->rows[i].name = g_strdup (rows[i].name);
      self->rows[i].interval.name = self->rows[i].name;
      self->lowest = MAX (self->lowest, MAX (rows[i].place, rows[i].high));
    }
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}
