/* san-stage-chart.c - how many tickets are at each stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-stage-chart.h"

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

/* Design pixels */
#define TOP            18.0     /* room for the number above a column */
#define BOTTOM         22.0     /* and for the name below it */
#define SHARE          0.48     /* of its place that a column takes */
#define WIDEST         38.0
#define LEAST          2.0      /* of a part that is not 0 */
#define HEIGHT_LEAST   80.0
#define HEIGHT_NATURAL 120.0

struct _SanStageChart
{
  SanChart        parent_instance;

  SanStageColumn *columns;
  guint           n_columns;
};

G_DEFINE_FINAL_TYPE (SanStageChart, san_stage_chart, SAN_TYPE_CHART)

static guint
sum_of (const SanStageColumn *column)
{
  guint sum = 0;

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    sum += column->counts[i];

  return sum;
}

static guint
highest_of (SanStageChart *self)
{
  guint highest = 1;

  for (guint i = 0; i < self->n_columns; i++)
    highest = MAX (highest, sum_of (&self->columns[i]));

  return highest;
}

/* Drawing */

static void
draw_part (SanPen         *pen,
           SanTicketColour colour,
           double          x,
           double          y,
           double          width,
           double          height)
{
  static const SanColourToken fills[SAN_TICKET_COLOURS] = {
    SAN_COLOUR_W_BG, SAN_COLOUR_Y_BG, SAN_COLOUR_R_BG,
  };
  static const SanColourToken lines[SAN_TICKET_COLOURS] = {
    SAN_COLOUR_W_BD, SAN_COLOUR_Y_BD, SAN_COLOUR_R_BD,
  };

  san_pen_fill_rect (pen, fills[colour], 1, x, y, width, height);
  san_pen_colour (pen, lines[colour], 1);
  cairo_set_line_width (pen->cr, pen->unit);
  cairo_rectangle (pen->cr, x + pen->unit / 2, y + pen->unit / 2, width - pen->unit,
                   MAX (height - pen->unit, pen->unit));
  cairo_stroke (pen->cr);
}

static void
draw_column (SanStageChart *self,
             SanPen        *pen,
             guint          index,
             double         place,
             double         base,
             double         scale)
{
  const SanStageColumn *column = &self->columns[index];
  double width = MIN (place * SHARE, WIDEST * pen->unit);
  double middle = place * (index + 0.5);
  gboolean selected = san_chart_get_selected (SAN_CHART (self)) == (int) index;
  g_autofree char *number = g_strdup_printf ("%u", sum_of (column));
  double y = base;

  if (selected)
    san_pen_fill_rect (pen, SAN_COLOUR_TINT, 1, place * index, 0, place,
                       base + BOTTOM * pen->unit);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      double height = MAX (column->counts[i] * scale, LEAST * pen->unit);

      if (column->counts[i] == 0)
        continue;
      y -= height;
      draw_part (pen, i, middle - width / 2, y, width, height);
    }
  san_pen_text (pen, number, middle, y - 8 * pen->unit, 0.5, SAN_TEXT_BODY, TRUE, SAN_COLOUR_FG,
                0);
  san_pen_text (pen, column->name, middle, base + BOTTOM / 2 * pen->unit, 0.5, SAN_TEXT_BODY,
                selected, SAN_COLOUR_DIM, place);
}

static void
san_stage_chart_draw (SanChart            *chart,
                      cairo_t             *cr,
                      double               width,
                      double               height,
                      const SanChartTheme *theme)
{
  SanStageChart *self = SAN_STAGE_CHART (chart);
  SanPen pen;
  double base;

  if (self->n_columns == 0)
    return;

  san_pen_init (&pen, cr, theme);
  base = height - BOTTOM * pen.unit;
  for (guint i = 0; i < self->n_columns; i++)
    draw_column (self, &pen, i, width / self->n_columns, base,
                 (base - TOP * pen.unit) / highest_of (self));
  san_pen_colour (&pen, SAN_COLOUR_BORDER, 1);
  san_pen_hline (&pen, 0, width, base);
  san_pen_clear (&pen);
}

static void
san_stage_chart_measure (SanChart            *chart,
                         const SanChartTheme *theme,
                         double               width,
                         double              *minimum,
                         double              *natural)
{
  double scale = san_chart_theme_get_scale (theme);

  *minimum = HEIGHT_LEAST * scale;
  *natural = HEIGHT_NATURAL * scale;
}

/* Places */

static int
san_stage_chart_hit (SanChart            *chart,
                     const SanChartTheme *theme,
                     double               width,
                     double               height,
                     double               x,
                     double               y)
{
  SanStageChart *self = SAN_STAGE_CHART (chart);

  if (self->n_columns == 0 || x < 0 || x >= width)
    return -1;

  return (int) (x / (width / self->n_columns));
}

static gboolean
san_stage_chart_item_area (SanChart            *chart,
                           const SanChartTheme *theme,
                           double               width,
                           double               height,
                           int                  index,
                           SanChartArea        *area)
{
  SanStageChart *self = SAN_STAGE_CHART (chart);
  double place;

  if (index < 0 || index >= (int) self->n_columns)
    return FALSE;

  place = width / self->n_columns;
  *area = (SanChartArea) { place *index, 0, place, height };

  return TRUE;
}

static int
san_stage_chart_step (SanChart    *chart,
                      int          index,
                      SanChartStep step)
{
  int last = (int) SAN_STAGE_CHART (chart)->n_columns - 1;

  if (last < 0)
    return -1;
  if (step == SAN_CHART_FIRST || index < 0)
    return 0;
  if (step == SAN_CHART_LAST)
    return last;
  if (step == SAN_CHART_LEFT || step == SAN_CHART_UP)
    return MAX (index - 1, 0);

  return MIN (index + 1, last);
}

/* In words */

static char *
san_stage_chart_item_text (SanChart *chart,
                           int       index)
{
  SanStageChart *self = SAN_STAGE_CHART (chart);
  const SanStageColumn *column;

  if (index < 0 || index >= (int) self->n_columns)
    return NULL;
  column = &self->columns[index];

  return g_strdup_printf (_("%1$s: %2$u; white %3$u, yellow %4$u, red %5$u"), column->name,
                          sum_of (column), column->counts[SAN_TICKET_WHITE],
                          column->counts[SAN_TICKET_YELLOW], column->counts[SAN_TICKET_RED]);
}

static char *
san_stage_chart_describe (SanChart *chart)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SAN_STAGE_CHART (chart)->n_columns; i++)
    g_ptr_array_add (parts, san_stage_chart_item_text (chart, (int) i));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (". ", (char **) parts->pdata);
}

static int
san_stage_chart_n_items (SanChart *chart)
{
  return (int) SAN_STAGE_CHART (chart)->n_columns;
}

/* The class */

static void
san_stage_chart_finalize (GObject *object)
{
  SanStageChart *self = SAN_STAGE_CHART (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].name);
  g_free (self->columns);

  G_OBJECT_CLASS (san_stage_chart_parent_class)->finalize (object);
}

static void
san_stage_chart_class_init (SanStageChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_stage_chart_finalize;
  chart_class->natural_width = 360;
  chart_class->measure = san_stage_chart_measure;
  chart_class->draw = san_stage_chart_draw;
  chart_class->hit = san_stage_chart_hit;
  chart_class->item_area = san_stage_chart_item_area;
  chart_class->step = san_stage_chart_step;
  chart_class->item_text = san_stage_chart_item_text;
  chart_class->describe = san_stage_chart_describe;
  chart_class->n_items = san_stage_chart_n_items;
}

static void
san_stage_chart_init (SanStageChart *self)
{
}

SanChart *
san_stage_chart_new (const char           *title,
                     const SanStageColumn *columns,
                     guint                 n_columns)
{
  SanStageChart *self = g_object_new (SAN_TYPE_STAGE_CHART, NULL);

  san_chart_set_title (SAN_CHART (self), title);
  self->n_columns = n_columns;
  self->columns = g_new0 (SanStageColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].name = g_strdup (columns[i].name);
    }

  return SAN_CHART (self);
}
