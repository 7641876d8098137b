/* san-bars-chart.c - a ranking as horizontal bars, best on top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-bars-chart.h"

#include <math.h>

#include "base/san-utils.h"
#include "charts/san-bars-layout.h"
#include "charts/san-chart-legend.h"
#include "charts/san-chart-words.h"

/* Design pixels */
#define ROW_NATURAL 20.0
#define ROW_LEAST 15.0
#define ROW_MOST 30.0
#define BAR_MOST 20.0
#define TOP 24.0
#define MEAN_ROW 20.0
#define SIDE 14.0
#define NAME_GAP 10.0
#define NUMBER_GAP 16.0
#define NUMBER_PAD 2.0
#define NAME_SHARE 0.4
#define BREAK_AT 7.0
#define BREAK_GAP 4.0

/* More rows are folded even where there is room for them: nobody reads a picture three
 * screens long, and surfaces end at 32767 pixels. */
#define ROWS_MOST 200
#define ROWS_FOLDED 7

typedef struct
{
  /* what it was computed for */
  double  width;
  double  height;
  guint   stamp;
  int     selected;

  double  unit;
  SanAxis axis;
  double  plot_x;
  double  plot_width;
  double  rows_y;
  double  pitch;
  double  name_x;
  double  legend_y;
  GArray *rows;
} Layout;

/**
 * SanBarsChart:
 *
 * The totals of one group. Units with a place come in its order, then those that are
 * only listed, then those without a total.
 */
struct _SanBarsChart
{
  SanChart    parent_instance;

  SanBar     *bars;   /* with strings of our own */
  guint       n_bars;
  guint      *order;
  guint      *place_of;
  SanBarMark *marks;
  guint       n_marked;   /* how many count as top, and as bottom; 0: none are */

  double      mean;
  char       *mean_text;
  char       *previous_label;

  /* widths of the longest texts, for the theme they were measured with */
  guint  measured;
  double name_width;
  double text_width;

  Layout layout;
};

G_DEFINE_FINAL_TYPE (SanBarsChart, san_bars_chart, SAN_TYPE_CHART)

static double
axis_x (const Layout *layout,
        double        value)
{
  return layout->plot_x + (value - layout->axis.start) /
         (layout->axis.end - layout->axis.start) * layout->plot_width;
}

static const char *
bar_text (const SanBar *bar)
{
  return bar->text != NULL ? bar->text : "—";
}

static gboolean
has_mean (SanBarsChart *self)
{
  return !isnan (self->mean) && self->mean_text != NULL;
}

static const char *
previous_label (SanBarsChart *self)
{
  return self->previous_label != NULL ? self->previous_label : _("last month");
}

static gboolean
has_previous (SanBarsChart *self)
{
  for (guint i = 0; i < self->n_bars; i++)
    if (!isnan (self->bars[i].previous) && !isnan (self->bars[i].total))
      return TRUE;

  return FALSE;
}

/* Layout */

static GArray *
collect_legend (SanBarsChart *self,
                const Layout *layout)
{
  GArray *legend = san_legend_new ();
  guint n = self->n_marked;

  if (n > 0)
    {
      san_legend_add (legend, SAN_SIGN_TOP,
                      n == 1 ? g_strdup (C_("rank", "first")) : g_strdup_printf (_("top %u"), n), FALSE);
      san_legend_add (legend, SAN_SIGN_BOTTOM,
                      n == 1 ? g_strdup (C_("rank", "last")) : g_strdup_printf (_("bottom %u"), n), FALSE);
    }
  if (has_previous (self))
    san_legend_add (legend, SAN_SIGN_TICK, g_strdup (previous_label (self)), FALSE);
  if (has_mean (self))
    san_legend_add (legend, SAN_SIGN_DASHES, g_strdup (C_("chart", "group mean")), FALSE);
  if (layout->axis.start > 0)
    {
      g_autofree char *start = san_axis_label_short (&layout->axis, layout->axis.start);

      san_legend_add (legend, SAN_SIGN_NONE, g_strdup_printf (_("axis starts at %s"), start), TRUE);
    }

  return legend;
}

static int
lay_legend (SanBarsChart *self,
            SanPen       *pen,
            const Layout *layout,
            double        width)
{
  g_autoptr (GArray) legend = collect_legend (self, layout);

  return san_legend_draw (legend, pen, layout->legend_y, width);
}

static double
foot_height (SanBarsChart *self,
             int           legend_lines)
{
  return (has_mean (self) ? MEAN_ROW : 4) + legend_lines * SAN_LEGEND_LINE;
}

static void
measure_texts (SanBarsChart *self,
               SanPen       *pen)
{
  guint stamp = san_chart_theme_get_stamp (pen->theme);

  if (self->measured == stamp)
    return;

  self->name_width = self->text_width = 0;
  for (guint i = 0; i < self->n_bars; i++)
    {
      const SanBar *bar = &self->bars[i];
      gboolean bold = self->marks[i] != SAN_BAR_PLAIN;
      double name = san_pen_text_width (pen, bar->name, SAN_TEXT_BODY, bold);
      double text = san_pen_text_width (pen, bar_text (bar), SAN_TEXT_BODY, bold);

      self->name_width = MAX (self->name_width, name);
      self->text_width = MAX (self->text_width, text);
    }
  self->measured = stamp;
}

static void
lay_columns (SanBarsChart *self,
             SanPen       *pen,
             double        width,
             Layout       *layout)
{
  double unit = pen->unit;
  double name;

  measure_texts (self, pen);
  name = MIN (ceil (self->name_width), floor (NAME_SHARE * width));

  layout->unit = unit;
  layout->name_x = SIDE * unit + name;
  layout->plot_x = floor (layout->name_x + NAME_GAP * unit);
  layout->plot_width = width - layout->plot_x -
                       ceil (self->text_width + (NUMBER_GAP + NUMBER_PAD) * unit);
  layout->plot_width = MAX (layout->plot_width, 40 * unit);
  san_bars_fit_axis (self->bars, self->n_bars, has_mean (self) ? self->mean : NAN,
                     layout->plot_width, unit, &layout->axis);
}

static const Layout *
ensure_layout (SanBarsChart        *self,
               const SanChartTheme *theme,
               double               width,
               double               height)
{
  Layout *layout = &self->layout;
  int selected = san_chart_get_selected (SAN_CHART (self));
  guint stamp = san_chart_theme_get_stamp (theme);
  double room;
  int lines;
  guint most;
  SanPen pen;

  if (layout->rows != NULL && layout->stamp == stamp && layout->selected == selected &&
      layout->width == width && layout->height == height)
    return layout;

  if (layout->rows == NULL)
    layout->rows = g_array_new (FALSE, FALSE, sizeof (SanBarRow));
  layout->width = width;
  layout->height = height;
  layout->stamp = stamp;
  layout->selected = selected;

  san_pen_init (&pen, NULL, theme);
  lay_columns (self, &pen, width, layout);
  lines = lay_legend (self, &pen, layout, width);
  san_pen_clear (&pen);

  layout->rows_y = TOP * layout->unit;
  room = height - (TOP + foot_height (self, lines)) * layout->unit;
  most = (guint) CLAMP (room / (ROW_LEAST * layout->unit) + 1e-6, ROWS_FOLDED, ROWS_MOST);
  san_bars_fold (self->n_bars, most, selected < 0 ? -1 : (int) self->place_of[selected],
                 layout->rows);
  layout->pitch = CLAMP (room / MAX (layout->rows->len, 1),
                         ROW_LEAST * layout->unit, ROW_MOST * layout->unit);
  layout->legend_y = layout->rows_y + layout->rows->len * layout->pitch +
                     (has_mean (self) ? MEAN_ROW : 4) * layout->unit;

  return layout;
}

/* The middle of the row's line, and its rectangle */
static double
row_middle (const Layout *layout,
            guint         row)
{
  return layout->rows_y + (row + 0.5) * layout->pitch;
}

/* Drawing */

static void
draw_grid (SanPen       *pen,
           const Layout *layout)
{
  double unit = layout->unit;
  double bottom = layout->rows_y + layout->rows->len * layout->pitch;

  for (int i = 0; i < san_axis_n_ticks (&layout->axis); i++)
    {
      double value = san_axis_tick (&layout->axis, i);
      g_autofree char *label = san_axis_label (&layout->axis, value);
      double x = axis_x (layout, value);
      gboolean zero = layout->axis.start < 0 && fabs (value) < layout->axis.step / 1000;

      san_pen_colour (pen, zero ? SAN_COLOUR_DIM : SAN_COLOUR_GRID, 1);
      san_pen_vline (pen, x, layout->rows_y - 4 * unit, bottom);
      san_pen_text (pen, label, x, layout->rows_y - 12 * unit, 0.5, SAN_TEXT_SMALL, FALSE,
                    SAN_COLOUR_DIM, -1);
    }
}

static void
draw_bar (SanPen       *pen,
          const Layout *layout,
          const SanBar *bar,
          SanBarMark    mark,
          double        middle)
{
  double unit = layout->unit;
  double height = round (MIN (layout->pitch * 2 / 3, BAR_MOST * unit));
  double top = round (middle - height / 2);
  double zero = axis_x (layout, MAX (layout->axis.start, MIN (0, layout->axis.end)));
  double x = axis_x (layout, bar->total);
  gboolean broken = layout->axis.start > 0;
  SanColourToken token = mark == SAN_BAR_TOP ? SAN_COLOUR_GOODFILL
                                             : mark == SAN_BAR_BOTTOM ? SAN_COLOUR_WEAKFILL
                                                                      : SAN_COLOUR_MID;
  double pieces[2][2] = {
    { MIN (zero, x), broken ? BREAK_AT * unit : fabs (x - zero) },
    { zero + (BREAK_AT + BREAK_GAP) * unit, x - zero - (BREAK_AT + BREAK_GAP) * unit },
  };

  for (int i = 0; i < (broken ? 2 : 1); i++)
    {
      if (pieces[i][1] <= 0)
        continue;
      san_pen_fill_rect (pen, token, 1, pieces[i][0], top, pieces[i][1], height);
      if (mark == SAN_BAR_BOTTOM)
        san_pen_hatch (pen, pieces[i][0], top, pieces[i][1], height);
    }

  if (isnan (bar->previous))
    return;

  height = MIN (height + 3 * unit, layout->pitch - unit);
  if (san_chart_theme_is_high_contrast (pen->theme))
    san_pen_fill_rect (pen, SAN_COLOUR_VIEW, 1,
                       round (axis_x (layout, bar->previous) - unit) - 2 * unit,
                       round (middle - height / 2), 6 * unit, round (height));
  san_pen_fill_rect (pen, SAN_COLOUR_FG, 1, round (axis_x (layout, bar->previous) - unit),
                     round (middle - height / 2), 2 * unit, round (height));
}

static void
draw_rows (SanBarsChart *self,
           SanPen       *pen,
           const Layout *layout)
{
  double unit = layout->unit;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const SanBarRow *row = &g_array_index (layout->rows, SanBarRow, i);
      guint index = self->order[row->place];
      const SanBar *bar = &self->bars[index];
      double middle = row_middle (layout, i);
      gboolean strong = self->marks[index] != SAN_BAR_PLAIN;

      if (row->folded > 0)
        {
          g_autofree char *text =
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u more unit",
                                          "… %u more units", row->folded), row->folded);

          san_pen_text (pen, text, layout->plot_x, middle, 0, SAN_TEXT_SMALL, FALSE,
                        SAN_COLOUR_DIM, -1);
          continue;
        }

      san_pen_text (pen, bar->name, layout->name_x, middle, 1, SAN_TEXT_BODY, strong,
                    isnan (bar->total) ? SAN_COLOUR_DIM : SAN_COLOUR_FG,
                    layout->name_x - SIDE * unit + 0.5);
      san_pen_text (pen, bar_text (bar), layout->width - NUMBER_PAD * unit, middle, 1,
                    SAN_TEXT_BODY, strong, strong ? SAN_COLOUR_FG : SAN_COLOUR_DIM, -1);
      if (!isnan (bar->total))
        draw_bar (pen, layout, bar, self->marks[index], middle);
    }
}

static void
draw_selection (SanBarsChart *self,
                SanPen       *pen,
                const Layout *layout)
{
  SanChartArea area;

  if (san_chart_get_item_area (SAN_CHART (self), pen->theme, layout->width, layout->height,
                               layout->selected, &area))
    san_pen_fill_rect (pen, SAN_COLOUR_TINT, 0.7, area.x, area.y, area.width, area.height);
}

static void
draw_mean (SanBarsChart *self,
           SanPen       *pen,
           const Layout *layout)
{
  double unit = layout->unit;
  double bottom = layout->rows_y + layout->rows->len * layout->pitch;
  double x = axis_x (layout, self->mean);
  g_autofree char *text = NULL;
  double half;

  if (!has_mean (self))
    return;

  if (san_chart_theme_is_high_contrast (pen->theme))
    {
      san_pen_colour (pen, SAN_COLOUR_VIEW, 1);
      san_pen_vline (pen, x, layout->rows_y - 2 * unit, bottom);
    }
  san_pen_colour (pen, SAN_COLOUR_FG, 1);
  san_pen_dash (pen, TRUE);
  san_pen_vline (pen, x, layout->rows_y - 2 * unit, bottom);
  san_pen_dash (pen, FALSE);

  text = g_strdup_printf ("%s %s", C_("chart", "group mean"), self->mean_text);
  half = san_pen_text_width (pen, text, SAN_TEXT_SMALL, FALSE) / 2;
  x = CLAMP (x, half, MAX (half, layout->width - half));
  san_pen_text (pen, text, x, bottom + 10 * unit, 0.5, SAN_TEXT_SMALL, FALSE,
                SAN_COLOUR_DIM, -1);
}

/* SanChart */

static void
san_bars_chart_measure (SanChart            *chart,
                        const SanChartTheme *theme,
                        double               width,
                        double              *minimum,
                        double              *natural)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  Layout layout = { 0 };
  SanPen pen;
  double ends;

  san_pen_init (&pen, NULL, theme);
  lay_columns (self, &pen, width, &layout);
  ends = TOP + foot_height (self, lay_legend (self, &pen, &layout, width));
  san_pen_clear (&pen);

  *minimum = (ends + MIN (self->n_bars, ROWS_FOLDED) * ROW_LEAST) * layout.unit;
  *natural = (ends + MIN (self->n_bars, ROWS_MOST) * ROW_NATURAL) * layout.unit;
}

static void
san_bars_chart_draw (SanChart            *chart,
                     cairo_t             *cr,
                     double               width,
                     double               height,
                     const SanChartTheme *theme)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  draw_selection (self, &pen, layout);
  draw_grid (&pen, layout);
  draw_rows (self, &pen, layout);
  draw_mean (self, &pen, layout);
  lay_legend (self, &pen, layout, width);
  san_pen_clear (&pen);
}

static int
san_bars_chart_hit (SanChart            *chart,
                    const SanChartTheme *theme,
                    double               width,
                    double               height,
                    double               x,
                    double               y)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);
  double row = floor ((y - layout->rows_y) / layout->pitch);
  const SanBarRow *hit;

  if (x < 0 || x >= width || row < 0 || row >= layout->rows->len)
    return -1;

  hit = &g_array_index (layout->rows, SanBarRow, (guint) row);

  return hit->folded > 0 ? -1 : (int) self->order[hit->place];
}

static gboolean
san_bars_chart_item_area (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double               height,
                          int                  index,
                          SanChartArea        *area)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  const Layout *layout = ensure_layout (self, theme, width, height);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const SanBarRow *row = &g_array_index (layout->rows, SanBarRow, i);

      if (row->folded > 0 || self->order[row->place] != (guint) index)
        continue;

      *area = (SanChartArea) {
        0, layout->rows_y + i * layout->pitch, width, layout->pitch,
      };
      return TRUE;
    }

  return FALSE;
}

static int
san_bars_chart_step (SanChart    *chart,
                     int          index,
                     SanChartStep step)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  guint last = self->n_bars - 1;
  guint place = index >= 0 ? self->place_of[index] : 0;

  switch (step)
    {
    case SAN_CHART_LAST:
      return (int) self->order[last];

    case SAN_CHART_DOWN:
    case SAN_CHART_RIGHT:
      return (int) self->order[index < 0 ? 0 : MIN (place + 1, last)];

    case SAN_CHART_UP:
    case SAN_CHART_LEFT:
      return (int) self->order[place > 0 ? place - 1 : 0];

    case SAN_CHART_FIRST:
    default:
      return (int) self->order[0];
    }
}

static char *
san_bars_chart_item_text (SanChart *chart,
                          int       index)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  const SanBar *bar = &self->bars[index];
  g_autoptr (GString) text = g_string_new (bar->name);

  g_string_append_printf (text, " %s", bar_text (bar));

  if (bar->rank > 0)
    {
      g_string_append_c (text, '\n');
      if (bar->tied)
        g_string_append_printf (text, _("Rank %d (tie)"), bar->rank);
      else
        g_string_append_printf (text, _("Rank %d"), bar->rank);
    }

  if (!isnan (bar->previous) && bar->previous_text != NULL)
    g_string_append_printf (text, "\n%s %s",
                            previous_label (self),
                            bar->previous_text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
san_bars_chart_describe (SanChart *chart)
{
  SanBarsChart *self = SAN_BARS_CHART (chart);
  g_autoptr (GString) text = g_string_new (NULL);
  const SanBar *high = NULL, *low = NULL;

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units",
                                             self->n_bars), self->n_bars);

  for (guint place = 0; place < self->n_bars; place++)
    {
      const SanBar *bar = &self->bars[self->order[place]];

      if (isnan (bar->total))
        continue;
      if (high == NULL || bar->total > high->total)
        high = bar;
      if (low == NULL || bar->total <= low->total)
        low = bar;
    }

  if (high != NULL)
    {
      g_string_append_printf (text, _(", highest %s %s"), high->name, bar_text (high));
      g_string_append_printf (text, _(", lowest %s %s"), low->name, bar_text (low));
    }
  if (has_mean (self))
    g_string_append_printf (text, _(", mean %s"), self->mean_text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
san_bars_chart_n_items (SanChart *chart)
{
  return (int) SAN_BARS_CHART (chart)->n_bars;
}

static void
san_bars_chart_finalize (GObject *object)
{
  SanBarsChart *self = SAN_BARS_CHART (object);

  for (guint i = 0; i < self->n_bars; i++)
    {
      g_free ((char *) self->bars[i].name);
      g_free ((char *) self->bars[i].text);
      g_free ((char *) self->bars[i].previous_text);
    }
  g_free (self->bars);
  g_free (self->order);
  g_free (self->place_of);
  g_free (self->marks);
  g_free (self->mean_text);
  g_free (self->previous_label);
  g_clear_pointer (&self->layout.rows, g_array_unref);

  G_OBJECT_CLASS (san_bars_chart_parent_class)->finalize (object);
}

static void
san_bars_chart_class_init (SanBarsChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_bars_chart_finalize;

  chart_class->natural_width = 520;
  chart_class->measure = san_bars_chart_measure;
  chart_class->draw = san_bars_chart_draw;
  chart_class->hit = san_bars_chart_hit;
  chart_class->item_area = san_bars_chart_item_area;
  chart_class->step = san_bars_chart_step;
  chart_class->item_text = san_bars_chart_item_text;
  chart_class->describe = san_bars_chart_describe;
  chart_class->n_items = san_bars_chart_n_items;
}

static void
san_bars_chart_init (SanBarsChart *self)
{
  self->mean = NAN;
}

SanChart *
san_bars_chart_new (const char   *title,
                    const SanBar *bars,
                    guint         n_bars)
{
  SanBarsChart *self = g_object_new (SAN_TYPE_BARS_CHART, NULL);

  self->bars = g_memdup2 (bars, n_bars * sizeof (SanBar));
  self->n_bars = n_bars;
  for (guint i = 0; i < n_bars; i++)
    {
      SanBar *bar = &self->bars[i];

      bar->name = g_strdup (bar->name != NULL ? bar->name : "");
      bar->text = g_strdup (bar->text);
      bar->previous_text = g_strdup (bar->previous_text);
      bar->total = isfinite (bar->total) ? bar->total : NAN;
      bar->previous = isfinite (bar->previous) ? bar->previous : NAN;
    }

  self->order = g_new (guint, n_bars);
  self->place_of = g_new (guint, n_bars);
  self->marks = g_new (SanBarMark, n_bars);
  san_bars_order (self->bars, n_bars, self->order);
  for (guint place = 0; place < n_bars; place++)
    self->place_of[self->order[place]] = place;
  self->n_marked = san_bars_mark (self->bars, n_bars, self->order, self->marks);
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}

static void
forget_layout (SanBarsChart *self)
{
  g_clear_pointer (&self->layout.rows, g_array_unref);
}

void
san_bars_chart_set_mean (SanBarsChart *self,
                         double        mean,
                         const char   *text)
{
  g_return_if_fail (SAN_IS_BARS_CHART (self));

  self->mean = isfinite (mean) ? mean : NAN;
  san_set_str (&self->mean_text, text);
  forget_layout (self);
}

void
san_bars_chart_set_previous_label (SanBarsChart *self,
                                   const char   *label)
{
  g_return_if_fail (SAN_IS_BARS_CHART (self));

  san_set_str (&self->previous_label, label);
  forget_layout (self);
}

gboolean
san_bars_chart_get_axis (SanBarsChart        *self,
                         const SanChartTheme *theme,
                         double               width,
                         double              *start,
                         double              *end)
{
  Layout layout = { 0 };
  SanPen pen;

  g_return_val_if_fail (SAN_IS_BARS_CHART (self), FALSE);

  san_pen_init (&pen, NULL, theme);
  lay_columns (self, &pen, width, &layout);
  san_pen_clear (&pen);

  *start = layout.axis.start;
  *end = layout.axis.end;

  return layout.axis.start > 0;
}
