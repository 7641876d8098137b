/* san-scores-chart.c - the scores of a point, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-scores-chart.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "charts/san-chart-draw.h"

#define LEFT   26.0    /* numbers of the axis */
#define TOP    14.0
#define BOTTOM 20.0
#define HEIGHT 122.0
#define SHARE  0.6     /* of a month's room that its bar takes */
#define STEP   20      /* between lines of the axis */

struct _SanScoresChart
{
  SanChart parent_instance;

  char    *names[SAN_POINT_MONTHS];
  gint64   scores[SAN_POINT_MONTHS];
  int      floor;       /* where the axis begins, and ends */
  int      ceiling;
};

G_DEFINE_FINAL_TYPE (SanScoresChart, san_scores_chart, SAN_TYPE_CHART)

static double
height_of (SanScoresChart *self,
           SanPen         *pen,
           double          height,
           double          value)
{
  double depth = height - (TOP + BOTTOM) * pen->unit;

  return TOP * pen->unit + depth * (self->ceiling - value) / (self->ceiling - self->floor);
}

static void
bar_of (SanScoresChart *self,
        SanPen         *pen,
        double          width,
        double          height,
        int             index,
        SanChartArea   *area)
{
  double room = (width - LEFT * pen->unit) / SAN_POINT_MONTHS;
  double top = height_of (self, pen, height, (double) self->scores[index] / SAN_MICRO);
  double foot = height_of (self, pen, height, self->floor);

  area->width = room * SHARE;
  area->x = LEFT * pen->unit + room * index + (room - area->width) / 2;
  area->y = MIN (top, foot - pen->unit);
  area->height = foot - area->y;
}

static void
draw_axis (SanScoresChart *self,
           SanPen         *pen,
           double          width,
           double          height)
{
  for (int value = self->floor; value <= self->ceiling; value += STEP)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);
      double y = height_of (self, pen, height, value);

      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_hline (pen, LEFT * pen->unit, width, y);
      san_pen_text (pen, text, (LEFT - 6) * pen->unit, y, 1, SAN_TEXT_SMALL, FALSE,
                    SAN_COLOUR_DIM, -1);
    }
}

/* (transfer full): 78, 90.5: without a zero behind the point, for want of room */
static char *
short_score (gint64 score)
{
  return san_micro_format (score, SAN_DECIMALS_NEEDED);
}

static void
san_scores_chart_draw (SanChart            *chart,
                       cairo_t             *cr,
                       double               width,
                       double               height,
                       const SanChartTheme *theme)
{
  SanScoresChart *self = SAN_SCORES_CHART (chart);
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  draw_axis (self, &pen, width, height);
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      gboolean last = i + 1 == SAN_POINT_MONTHS || i == san_chart_get_selected (chart);
      double room = (width - LEFT * pen.unit) / SAN_POINT_MONTHS;
      double middle = LEFT * pen.unit + room * (i + 0.5);
      g_autofree char *text = NULL;
      SanChartArea area;

      san_pen_text (&pen, self->names[i], middle, height - 8 * pen.unit, 0.5, SAN_TEXT_SMALL,
                    FALSE, SAN_COLOUR_DIM, room);
      if (self->scores[i] == SAN_POINT_UNSEEN)
        continue;
      bar_of (self, &pen, width, height, i, &area);
      san_pen_fill_rect (&pen, last ? SAN_COLOUR_ACCENT_BG : SAN_COLOUR_MID, 1, area.x, area.y,
                         area.width, area.height);
      text = short_score (self->scores[i]);
      san_pen_text (&pen, text, middle, area.y - 7 * pen.unit, 0.5, SAN_TEXT_SMALL, last,
                    SAN_COLOUR_FG, -1);
    }
  san_pen_clear (&pen);
}

static void
san_scores_chart_measure (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double              *minimum,
                          double              *natural)
{
  *minimum = *natural = HEIGHT * san_chart_theme_get_scale (theme);
}

static gboolean
san_scores_chart_item_area (SanChart            *chart,
                            const SanChartTheme *theme,
                            double               width,
                            double               height,
                            int                  index,
                            SanChartArea        *area)
{
  SanScoresChart *self = SAN_SCORES_CHART (chart);
  SanPen pen;

  if (index < 0 || index >= SAN_POINT_MONTHS || self->scores[index] == SAN_POINT_UNSEEN)
    return FALSE;

  san_pen_init (&pen, NULL, theme);
  bar_of (self, &pen, width, height, index, area);
  san_pen_clear (&pen);

  return TRUE;
}

static int
san_scores_chart_hit (SanChart            *chart,
                      const SanChartTheme *theme,
                      double               width,
                      double               height,
                      double               x,
                      double               y)
{
  SanChartArea area;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    if (san_scores_chart_item_area (chart, theme, width, height, i, &area) &&
        x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)
      return i;

  return -1;
}

static int
san_scores_chart_step (SanChart    *chart,
                       int          index,
                       SanChartStep step)
{
  SanScoresChart *self = SAN_SCORES_CHART (chart);
  int by = step == SAN_CHART_LEFT || step == SAN_CHART_UP || step == SAN_CHART_LAST ? -1 : 1;

  if (step == SAN_CHART_FIRST)
    index = -1;
  else if (step == SAN_CHART_LAST || (index < 0 && by < 0))
    index = SAN_POINT_MONTHS;

  for (index += by; index >= 0 && index < SAN_POINT_MONTHS; index += by)
    if (self->scores[index] != SAN_POINT_UNSEEN)
      return index;

  return -1;
}

static char *
san_scores_chart_item_text (SanChart *chart,
                            int       index)
{
  SanScoresChart *self = SAN_SCORES_CHART (chart);
  g_autofree char *score = san_point_score_text (self->scores[index]);

  return g_strdup_printf ("%s %s", self->names[index], score);
}

static char *
san_scores_chart_describe (SanChart *chart)
{
  SanScoresChart *self = SAN_SCORES_CHART (chart);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      g_autofree char *score = san_point_score_text (self->scores[i]);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? _(", ") : "", self->names[i],
                              *score != '\0' ? score : _("none"));
    }

  return g_string_free (text, FALSE);
}

static int
san_scores_chart_n_items (SanChart *chart)
{
  return SAN_POINT_MONTHS;
}

static void
san_scores_chart_finalize (GObject *object)
{
  SanScoresChart *self = SAN_SCORES_CHART (object);

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    g_free (self->names[i]);

  G_OBJECT_CLASS (san_scores_chart_parent_class)->finalize (object);
}

static void
san_scores_chart_class_init (SanScoresChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_scores_chart_finalize;

  chart_class->natural_width = 300;
  chart_class->measure = san_scores_chart_measure;
  chart_class->draw = san_scores_chart_draw;
  chart_class->hit = san_scores_chart_hit;
  chart_class->item_area = san_scores_chart_item_area;
  chart_class->step = san_scores_chart_step;
  chart_class->item_text = san_scores_chart_item_text;
  chart_class->describe = san_scores_chart_describe;
  chart_class->n_items = san_scores_chart_n_items;
}

static void
san_scores_chart_init (SanScoresChart *self)
{
}

/* The axis begins at the round number below the lowest score, so that a fall is seen. */
static void
fit_axis (SanScoresChart *self)
{
  int low = 100 - 2 * STEP, high = 100;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      if (self->scores[i] == SAN_POINT_UNSEEN)
        continue;
      while (low > 0 && self->scores[i] <= low * SAN_MICRO)
        low -= STEP;
      while (self->scores[i] > high * SAN_MICRO)
        high += STEP;
    }
  self->floor = low;
  self->ceiling = high;
}

SanChart *
san_scores_chart_new (const char           *title,
                      const SanPointMonths *months,
                      const gint64          scores[SAN_POINT_MONTHS])
{
  SanScoresChart *self = g_object_new (SAN_TYPE_SCORES_CHART, NULL);

  san_chart_set_title (SAN_CHART (self), title);
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      self->names[i] = san_point_month_name (&months->months[i], TRUE);
      self->scores[i] = scores[i];
    }
  fit_axis (self);

  return SAN_CHART (self);
}
