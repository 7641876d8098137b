/* san-bump-chart.c - the places of a group over the months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-bump-chart.h"

#include <math.h>

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

/* Design pixels */
#define TOP 34.0
#define BOTTOM 12.0
#define LEFT 30.0
#define LABEL_GAP 10.0
#define PLACE_ROOM 24.0
#define LABEL_SHARE 0.4
#define PITCH_LEAST 3.0
#define PITCH_NATURAL 20.0
#define PITCH_NAMED 11.0
#define NAME_PITCH 14.0
#define REACH 10.0
#define HEIGHT_LEAST 120.0
#define HEIGHT_NATURAL 280.0

#define PLACE_TICKS 5
#define NAMED_MOST 180
/* Grey lines beyond this are only grey: of a crowd every n-th is drawn. */
#define GREY_MOST 200
/* Grey dots and curves beyond so many months of units say nothing either. */
#define POINTS_MOST 1200
#define SMALL_GROUP 7

typedef struct
{
  char  *name;
  guint *places;
} Unit;

struct _SanBumpChart
{
  SanChart parent_instance;

  char   **periods;
  guint    n_periods;
  Unit    *units;
  guint    n_units;
  guint    lowest;      /* the greatest place that occurs */
};

G_DEFINE_FINAL_TYPE (SanBumpChart, san_bump_chart, SAN_TYPE_CHART)

typedef struct
{
  double unit;
  double left;
  double right;
  double top;
  double bottom;
  double row;           /* between two names */
} Layout;

static int
selected_unit (SanBumpChart *self)
{
  int selected = san_chart_get_selected (SAN_CHART (self));

  return selected < 0 ? -1 : selected / (int) self->n_periods;
}

static guint
last_place (SanBumpChart *self,
            guint         i)
{
  return self->units[i].places[self->n_periods - 1];
}

static guint
count_placed (SanBumpChart *self)
{
  guint n = 0;

  while (n < self->n_units && last_place (self, n) > 0)
    n++;

  return n;
}

/* How many are stressed at either end */
static guint
count_stressed (SanBumpChart *self)
{
  return count_placed (self) < SMALL_GROUP ? 1 : 3;
}

static gboolean
is_top (SanBumpChart *self,
        guint         i)
{
  return last_place (self, i) > 0 && last_place (self, i) <= count_stressed (self);
}

static gboolean
is_bottom (SanBumpChart *self,
           guint         i)
{
  guint n = count_placed (self);

  return last_place (self, i) > 0 && !is_top (self, i) && n > 1 &&
         i + count_stressed (self) >= n;
}

static SanColourToken
colour_of (SanBumpChart *self,
           guint         i,
           gboolean      text)
{
  if ((int) i == selected_unit (self))
    return SAN_COLOUR_FG;
  if (is_top (self, i))
    return text ? SAN_COLOUR_GOOD : SAN_COLOUR_GOODFILL;
  if (is_bottom (self, i))
    return text ? SAN_COLOUR_WEAK : SAN_COLOUR_WEAKFILL;

  return text ? SAN_COLOUR_DIM : SAN_COLOUR_MID;
}

/* Layout ------------------------------------------------------------------------------ */

static double
name_width (SanBumpChart *self,
            SanPen       *pen)
{
  double widest = 0;

  for (guint i = 0; i < self->n_units; i++)
    {
      double width = san_pen_text_width (pen, self->units[i].name, SAN_TEXT_BODY, TRUE);

      widest = MAX (widest, width);
    }

  return ceil (widest);
}

static Layout
get_layout (SanBumpChart        *self,
            const SanChartTheme *theme,
            double               width,
            double               height)
{
  Layout layout;
  double labels;
  SanPen pen;

  san_pen_init (&pen, NULL, theme);
  layout.unit = pen.unit;
  labels = MIN (name_width (self, &pen) + PLACE_ROOM * pen.unit, LABEL_SHARE * width);
  layout.left = LEFT * pen.unit;
  layout.right = MAX (layout.left + 40 * pen.unit, width - labels - LABEL_GAP * pen.unit);
  layout.top = TOP * pen.unit;
  layout.bottom = MAX (layout.top + 20 * pen.unit, height - BOTTOM * pen.unit);
  layout.row = (layout.bottom - layout.top) / MAX (self->n_units - 1, 1);
  san_pen_clear (&pen);

  return layout;
}

static double
period_x (SanBumpChart *self,
          const Layout *layout,
          guint         period)
{
  if (self->n_periods == 1)
    return layout->right;

  return layout->left + period * (layout->right - layout->left) / (self->n_periods - 1);
}

static double
place_y (SanBumpChart *self,
         const Layout *layout,
         guint         place)
{
  return layout->top + (place - 1) * (layout->bottom - layout->top) /
         MAX (MAX (self->lowest, self->n_units) - 1, 1);
}

/* Names stand a line each, in order: units that share a place have lines of their own. */
static double
name_y (const Layout *layout,
        guint         i)
{
  return layout->top + i * layout->row;
}

/* Of many names every n-th is too many: only the stressed and the selected are left. */
static gboolean
is_named (SanBumpChart *self,
          const Layout *layout,
          guint         i)
{
  return layout->row >= PITCH_NAMED * layout->unit || (int) i == selected_unit (self) ||
         is_top (self, i) || is_bottom (self, i);
}

/* The names that are written, with their middle lines: moved apart where their own lines are
 * closer than text is high. */
typedef struct
{
  guint  unit;
  double y;
} Name;

static GArray *
place_names (SanBumpChart *self,
             const Layout *layout)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));
  double pitch = PITCH_NAMED * layout->unit;
  g_autofree double *centres = NULL;

  for (guint i = 0; i < self->n_units; i++)
    {
      Name name = { i, name_y (layout, i) };

      if (is_named (self, layout, i))
        g_array_append_val (names, name);
    }
  centres = g_new (double, MAX (names->len, 1));
  for (guint k = 0; k < names->len; k++)
    centres[k] = g_array_index (names, Name, k).y;
  if (layout->row < pitch)
    san_spread (centres, names->len, NAME_PITCH * layout->unit, layout->top, layout->bottom);
  for (guint k = 0; k < names->len; k++)
    g_array_index (names, Name, k).y = centres[k];

  return names;
}

/* Drawing ----------------------------------------------------------------------------- */

static void
draw_places (SanBumpChart *self,
             SanPen       *pen,
             const Layout *layout)
{
  guint most = MAX (self->lowest, 1);
  guint every = PLACE_TICKS;
  double pitch = (layout->bottom - layout->top) / MAX (most - 1, 1);

  while (every * pitch < 16 * layout->unit)
    every *= 2;

  for (guint place = 1; place <= most; place++)
    {
      g_autofree char *text = g_strdup_printf ("%u", place);
      gboolean ends = place == 1 || place == most;

      if (!ends && (place % every != 0 || most - place < every / 2))
        continue;
      san_pen_text (pen, text, layout->left - 12 * layout->unit,
                    place_y (self, layout, place), 1, SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM,
                    -1);
    }
}

static void
draw_periods (SanBumpChart *self,
              SanPen       *pen,
              const Layout *layout)
{
  double widest = 1;
  double pitch = (layout->right - layout->left) / MAX (self->n_periods - 1, 1);
  guint every;

  for (guint i = 0; i < self->n_periods; i++)
    {
      double width = san_pen_text_width (pen, self->periods[i], SAN_TEXT_SMALL, TRUE);

      widest = MAX (widest, width);
    }
  every = (guint) MAX (1, ceil ((widest + 8 * layout->unit) / pitch));

  for (guint i = 0; i < self->n_periods; i++)
    {
      gboolean last = i == self->n_periods - 1;

      if ((self->n_periods - 1 - i) % every != 0)
        continue;
      san_pen_colour (pen, SAN_COLOUR_GRID, 1);
      san_pen_vline (pen, period_x (self, layout, i), layout->top, layout->bottom);
      san_pen_text (pen, self->periods[i], period_x (self, layout, i),
                    layout->top - 22 * layout->unit, 0.5, SAN_TEXT_SMALL, last,
                    last ? SAN_COLOUR_FG : SAN_COLOUR_DIM, -1);
    }
}

static gboolean
is_crowd (SanBumpChart *self)
{
  return self->n_units * self->n_periods > POINTS_MOST;
}

/* One cubic a month, level at both ends; a month without a place breaks the line. */
static void
draw_line (SanBumpChart *self,
           SanPen       *pen,
           const Layout *layout,
           guint         i)
{
  const guint *places = self->units[i].places;
  gboolean stressed = is_top (self, i) || is_bottom (self, i);
  gboolean selected = (int) i == selected_unit (self);

  cairo_new_path (pen->cr);
  for (guint j = 0; j + 1 < self->n_periods; j++)
    {
      double x0 = period_x (self, layout, j);
      double x1 = period_x (self, layout, j + 1);
      double y0, y1;

      if (places[j] == 0 || places[j + 1] == 0)
        continue;
      y0 = place_y (self, layout, places[j]);
      y1 = place_y (self, layout, places[j + 1]);
      cairo_move_to (pen->cr, x0, y0);
      if (is_crowd (self) && !stressed && !selected)
        cairo_line_to (pen->cr, x1, y1);
      else
        cairo_curve_to (pen->cr, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
    }
  san_pen_colour (pen, colour_of (self, i, FALSE), selected || stressed ? 1 : 0.55);
  cairo_set_line_width (pen->cr, (selected ? 2.6 : stressed ? 2.2 : 1.3) * layout->unit);
  cairo_stroke (pen->cr);
}

static void
draw_dots (SanBumpChart *self,
           SanPen       *pen,
           const Layout *layout,
           guint         i)
{
  gboolean strong = (int) i == selected_unit (self) || is_top (self, i) ||
                    is_bottom (self, i);

  double pitch = (layout->right - layout->left) / MAX (self->n_periods - 1, 1);
  double radius = MIN (strong ? 3.2 : 1.8, 0.3 * pitch / layout->unit);

  /* of many months the lines say enough */
  if (radius < (strong ? 1.2 : 1.5) || (is_crowd (self) && !strong))
    return;

  san_pen_colour (pen, colour_of (self, i, FALSE), strong ? 1 : 0.7);
  for (guint j = 0; j < self->n_periods; j++)
    {
      guint place = self->units[i].places[j];

      if (place == 0)
        continue;
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, period_x (self, layout, j), place_y (self, layout, place),
                 radius * layout->unit, 0, 2 * G_PI);
      cairo_fill (pen->cr);
    }
}

static void
draw_name (SanBumpChart *self,
           SanPen       *pen,
           const Layout *layout,
           double        width,
           guint         i,
           double        y)
{
  gboolean strong = (int) i == selected_unit (self) || is_top (self, i) ||
                    is_bottom (self, i);
  SanColourToken token = colour_of (self, i, TRUE);
  double x = layout->right + (LABEL_GAP + PLACE_ROOM) * layout->unit;
  g_autofree char *place = last_place (self, i) > 0
                           ? g_strdup_printf ("%u", last_place (self, i)) : g_strdup ("—");

  san_pen_text (pen, place, x - 8 * layout->unit, y, 1, SAN_TEXT_BODY, strong, token, -1);
  san_pen_text (pen, self->units[i].name, x, y, 0, SAN_TEXT_BODY, strong, token,
                MAX (1, width - x));
}

/* SanChart ---------------------------------------------------------------------------- */

static void
san_bump_chart_measure (SanChart            *chart,
                        const SanChartTheme *theme,
                        double               width,
                        double              *minimum,
                        double              *natural)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  double unit = san_chart_theme_get_scale (theme);
  double pitch = self->n_units <= 60 ? PITCH_NATURAL : PITCH_NAMED;

  *minimum = MAX (HEIGHT_LEAST, TOP + BOTTOM + MIN (self->n_units, 200) * PITCH_LEAST) * unit;
  *natural = MAX (HEIGHT_NATURAL, TOP + BOTTOM + MIN (self->n_units, NAMED_MOST) * pitch) * unit;
}

static void
san_bump_chart_draw (SanChart            *chart,
                     cairo_t             *cr,
                     double               width,
                     double               height,
                     const SanChartTheme *theme)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  int selected = selected_unit (self);
  g_autoptr (GArray) names = NULL;
  guint every;
  SanPen pen;

  if (self->n_periods == 0 || self->n_units == 0)
    return;

  names = place_names (self, &layout);
  every = (self->n_units + GREY_MOST - 1) / GREY_MOST;
  san_pen_init (&pen, cr, theme);
  draw_places (self, &pen, &layout);
  draw_periods (self, &pen, &layout);
  for (int strong = 0; strong < 2; strong++)
    for (guint i = 0; i < self->n_units; i += strong ? 1 : every)
      if ((int) i != selected && (is_top (self, i) || is_bottom (self, i)) == strong)
        {
          draw_line (self, &pen, &layout, i);
          draw_dots (self, &pen, &layout, i);
        }
  if (selected >= 0)
    {
      draw_line (self, &pen, &layout, (guint) selected);
      draw_dots (self, &pen, &layout, (guint) selected);
    }
  for (guint k = 0; k < names->len; k++)
    draw_name (self, &pen, &layout, width, g_array_index (names, Name, k).unit,
               g_array_index (names, Name, k).y);
  san_pen_clear (&pen);
}

static int
san_bump_chart_hit (SanChart            *chart,
                    const SanChartTheme *theme,
                    double               width,
                    double               height,
                    double               x,
                    double               y)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double nearest = REACH * layout.unit;
  int hit = -1;

  if (self->n_units > 0 && x > layout.right + LABEL_GAP * layout.unit)
    {
      double row = round ((y - layout.top) / layout.row);

      return row >= 0 && row < self->n_units && last_place (self, (guint) row) > 0
             ? (int) ((row + 1) * self->n_periods) - 1 : -1;
    }

  for (guint i = 0; i < self->n_units; i++)
    for (guint j = 0; j < self->n_periods; j++)
      {
        guint place = self->units[i].places[j];
        double distance = place == 0 ? INFINITY
                          : hypot (x - period_x (self, &layout, j),
                                   y - place_y (self, &layout, place));

        if (distance < nearest)
          {
            nearest = distance;
            hit = (int) (i * self->n_periods + j);
          }
      }

  return hit;
}

static gboolean
san_bump_chart_item_area (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double               height,
                          int                  index,
                          SanChartArea        *area)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double side = 14 * layout.unit;
  guint unit, period;

  san_bump_chart_locate (self, index, &unit, &period);
  if (self->units[unit].places[period] == 0)
    return FALSE;

  *area = (SanChartArea) {
    period_x (self, &layout, period) - side / 2,
    place_y (self, &layout, self->units[unit].places[period]) - side / 2, side, side,
  };
  return TRUE;
}

static gboolean
has_place (SanChart *chart,
           int       index)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  int n = (int) self->n_periods;

  return self->units[index / n].places[index % n] > 0;
}

static int
san_bump_chart_step (SanChart    *chart,
                     int          index,
                     SanChartStep step)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  int n = (int) self->n_periods;
  int count = san_chart_get_n_items (chart);

  if (count == 0)
    return -1;
  if (index < 0 || step == SAN_CHART_FIRST)
    return n - 1;
  if (step == SAN_CHART_LAST)
    return count - 1;

  return san_chart_step_in_grid (chart, has_place, n, (int) self->n_units, index, step);
}

static char *
san_bump_chart_item_text (SanChart *chart,
                          int       index)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  guint unit, period;

  san_bump_chart_locate (self, index, &unit, &period);
  if (self->units[unit].places[period] == 0)
    return g_strdup_printf (_("%s: no place\n%s"), self->units[unit].name,
                            self->periods[period]);

  return g_strdup_printf (_("%s: place %u\n%s"), self->units[unit].name,
                          self->units[unit].places[period], self->periods[period]);
}

static char *
san_bump_chart_describe (SanChart *chart)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "Places of %u unit",
                                             "Places of %u units", self->n_units),
                          self->n_units);
  if (self->n_periods > 0)
    g_string_append_printf (text, _(", %s to %s"), self->periods[0],
                            self->periods[self->n_periods - 1]);
  for (guint i = 0; i < self->n_units; i++)
    if (is_top (self, i) || is_bottom (self, i))
      g_string_append_printf (text, _(", %s at place %u"), self->units[i].name,
                              last_place (self, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
san_bump_chart_n_items (SanChart *chart)
{
  SanBumpChart *self = SAN_BUMP_CHART (chart);

  return (int) (self->n_units * self->n_periods);
}

static void
san_bump_chart_finalize (GObject *object)
{
  SanBumpChart *self = SAN_BUMP_CHART (object);

  for (guint i = 0; i < self->n_units; i++)
    {
      g_free (self->units[i].name);
      g_free (self->units[i].places);
    }
  g_free (self->units);
  g_strfreev (self->periods);

  G_OBJECT_CLASS (san_bump_chart_parent_class)->finalize (object);
}

static void
san_bump_chart_class_init (SanBumpChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_bump_chart_finalize;

  chart_class->natural_width = 720;
  chart_class->measure = san_bump_chart_measure;
  chart_class->draw = san_bump_chart_draw;
  chart_class->hit = san_bump_chart_hit;
  chart_class->item_area = san_bump_chart_item_area;
  chart_class->step = san_bump_chart_step;
  chart_class->item_text = san_bump_chart_item_text;
  chart_class->describe = san_bump_chart_describe;
  chart_class->n_items = san_bump_chart_n_items;
}

static void
san_bump_chart_init (SanBumpChart *self)
{
}

SanChart *
san_bump_chart_new (const char        *title,
                    const char *const *periods,
                    guint              n_periods,
                    const SanBumpUnit *units,
                    guint              n_units)
{
  SanBumpChart *self;

  g_return_val_if_fail (n_periods > 0, NULL);

  self = g_object_new (SAN_TYPE_BUMP_CHART, NULL);
  self->periods = g_new0 (char *, n_periods + 1);
  for (guint i = 0; i < n_periods; i++)
    self->periods[i] = g_strdup (periods[i]);
  self->n_periods = n_periods;
  self->units = g_new0 (Unit, n_units);
  self->n_units = n_units;
  for (guint i = 0; i < n_units; i++)
    {
      self->units[i].name = g_strdup (units[i].name);
      self->units[i].places = g_memdup2 (units[i].places, n_periods * sizeof (guint));
      for (guint j = 0; j < n_periods; j++)
        self->lowest = MAX (self->lowest, units[i].places[j]);
    }
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}

void
san_bump_chart_locate (SanBumpChart *self,
                       int           index,
                       guint        *unit,
                       guint        *period)
{
  g_return_if_fail (SAN_IS_BUMP_CHART (self));
  g_return_if_fail (index >= 0 && index < san_chart_get_n_items (SAN_CHART (self)));

  *unit = (guint) index / self->n_periods;
  *period = (guint) index % self->n_periods;
}

GArray *
san_bump_chart_names (SanBumpChart        *self,
                      const SanChartTheme *theme,
                      double               width,
                      double               height)
{
  GArray *centres = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) names = NULL;
  Layout layout;

  g_return_val_if_fail (SAN_IS_BUMP_CHART (self), centres);

  layout = get_layout (self, theme, width, height);
  names = place_names (self, &layout);
  for (guint k = 0; k < names->len; k++)
    g_array_append_val (centres, g_array_index (names, Name, k).y);

  return centres;
}
