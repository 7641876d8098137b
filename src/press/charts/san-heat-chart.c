/* san-heat-chart.c - units by category, as far as they are above or below a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-heat-chart.h"

#include <math.h>
#include <string.h>

#include "charts/san-chart-draw.h"
#include "charts/san-chart-words.h"

/* Design pixels */
#define LEFT 100.0
#define LEFT_SHARE 0.14   /* as wide as long names may make it */
#define PLACE 31.0        /* beside the names */
#define RIGHT 58.0
#define GROUP_LINE 22.0
#define HEAD_PITCH 13.0
#define HEAD_PAD 8.0
#define GROUP_GAP 3.0
#define CELL_GAP 1.0
#define CELL_LEAST 8.0
#define CELL_NUMBER 28.0
#define CELL_EXACT 52.0
#define ROW_LEAST 4.0
#define ROW_NATURAL 22.0
#define ROW_NAMED 11.0
#define ROW_NUMBER 14.0
#define MEAN_GAP 6.0
#define HEAD_CHARACTERS 7

/* How fast the colour gains on the way from the centre (ui.md §2.5) */
#define EXPONENT 0.9

typedef struct
{
  char  *name;
  char  *group;
  char  *mean_text;
  double mean;
} Column;

typedef struct
{
  char   *name;
  char   *mean_text;
  guint   place;
  double *values;
  char  **texts;
} Row;

struct _SanHeatChart
{
  SanChart parent_instance;

  Column  *columns;
  guint    n_columns;
  Row     *rows;
  guint    n_rows;
  guint    n_groups;
  guint    characters;   /* of the longest head that is shown */
  guint    named;        /* characters of the longest name of a row */
  double   centre;
  double   reach;        /* how far the farthest value is from it */
};

G_DEFINE_FINAL_TYPE (SanHeatChart, san_heat_chart, SAN_TYPE_CHART)

typedef struct
{
  double unit;
  double top;       /* of the first row */
  double cell;
  double row;
  double left;
} Layout;

static gboolean
starts_group (SanHeatChart *self,
              guint         column)
{
  return column > 0 && strcmp (self->columns[column].group, self->columns[column - 1].group) != 0;
}

/* What is left of the cells, and how wide these are, of @width */
static void
get_columns (SanHeatChart *self,
             double        width,
             double        unit,
             double       *left,
             double       *cell)
{
  double room;

  *left = CLAMP (PLACE + self->named * HEAD_PITCH, LEFT, MAX (LEFT, width / unit * LEFT_SHARE)) *
          unit;
  room = width - *left - (RIGHT + self->n_groups * GROUP_GAP) * unit;
  *cell = MAX (room / MAX (self->n_columns, 1), CELL_LEAST * unit);
}

/* Heads lie where the columns are as wide as that. */
static gboolean
heads_lie (SanHeatChart *self,
           double        cell,
           double        unit)
{
  return cell >= (self->characters + 1) * HEAD_PITCH * unit;
}

static double
head_height (SanHeatChart *self,
             double        width,
             double        unit)
{
  double left, cell;

  get_columns (self, width, unit, &left, &cell);

  return GROUP_LINE + HEAD_PAD + HEAD_PITCH * (heads_lie (self, cell, unit) ? 1
                                                                            : self->characters);
}

static Layout
get_layout (SanHeatChart        *self,
            const SanChartTheme *theme,
            double               width,
            double               height)
{
  double unit = san_chart_theme_get_scale (theme);
  Layout layout = { .unit = unit };

  get_columns (self, width, unit, &layout.left, &layout.cell);
  layout.top = head_height (self, width, unit) * unit;
  layout.row = MAX ((height - layout.top - MEAN_GAP * unit) / (self->n_rows + 1),
                    ROW_LEAST * unit);

  return layout;
}

static double
column_x (SanHeatChart *self,
          const Layout *layout,
          guint         column)
{
  double x = layout->left + column * layout->cell;

  for (guint i = 1; i <= column; i++)
    if (starts_group (self, i))
      x += GROUP_GAP * layout->unit;

  return x;
}

static double
row_y (const Layout *layout,
       guint         row)
{
  return layout->top + row * layout->row;
}

/* Colour ------------------------------------------------------------------------------ */

static SanColour
colour_of (SanHeatChart        *self,
           const SanChartTheme *theme,
           double               value)
{
  double t = CLAMP ((value - self->centre) / self->reach, -1, 1);
  const SanColour *middle = san_chart_theme_get_colour (theme, SAN_COLOUR_HEAT_MID);
  const SanColour *end = san_chart_theme_get_colour (theme, t < 0 ? SAN_COLOUR_HEAT_LO
                                                                  : SAN_COLOUR_HEAT_HI);
  double share = pow (fabs (t), EXPONENT);

  return (SanColour) {
           middle->red + (end->red - middle->red) * share,
           middle->green + (end->green - middle->green) * share,
           middle->blue + (end->blue - middle->blue) * share, 1,
  };
}

/* Relative luminance (WCAG 2.1) */
static double
luminance (const SanColour *colour)
{
  const double parts[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (parts[i] <= 0.03928 ? parts[i] / 12.92
                                             : pow ((parts[i] + 0.055) / 1.055, 2.4));

  return sum;
}

static double
contrast (double a,
          double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static SanColourToken
text_on (const SanChartTheme *theme,
         const SanColour     *ground)
{
  double own = luminance (ground);
  double fg = luminance (san_chart_theme_get_colour (theme, SAN_COLOUR_FG));
  double view = luminance (san_chart_theme_get_colour (theme, SAN_COLOUR_VIEW));

  return contrast (own, fg) >= contrast (own, view) ? SAN_COLOUR_FG : SAN_COLOUR_VIEW;
}

/* Drawing ----------------------------------------------------------------------------- */

static gboolean
is_upright (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iswide (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Han stands upright in a column; Latin lies on its side. */
static void
draw_head (SanPen     *pen,
           const char *name,
           double      x,
           double      bottom,
           double      height)
{
  glong n = g_utf8_strlen (name, -1);

  if (!is_upright (name))
    {
      cairo_save (pen->cr);
      cairo_translate (pen->cr, x, bottom);
      cairo_rotate (pen->cr, -G_PI / 2);
      san_pen_text (pen, name, 0, 0, 0, SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, height);
      cairo_restore (pen->cr);
      return;
    }

  n = MIN (n, HEAD_CHARACTERS);
  for (glong i = 0; i < n; i++)
    {
      const char *at = g_utf8_offset_to_pointer (name, i);
      g_autofree char *one = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
      gboolean cut = i == HEAD_CHARACTERS - 1 && *g_utf8_next_char (at) != '\0';

      san_pen_text (pen, cut ? "⋮" : one, x,
                    bottom - (n - 1 - i + 0.5) * HEAD_PITCH * pen->unit, 0.5, SAN_TEXT_SMALL,
                    FALSE, SAN_COLOUR_DIM, -1);
    }
}

static void
draw_heads (SanHeatChart *self,
            SanPen       *pen,
            const Layout *layout,
            double        width)
{
  double unit = layout->unit;

  if (layout->row >= ROW_NAMED * unit)
    san_pen_text (pen, _("Total"), width - 4 * unit,
                  layout->top - (HEAD_PAD + HEAD_PITCH) / 2 * unit, 1, SAN_TEXT_SMALL, FALSE,
                  SAN_COLOUR_DIM, (RIGHT - 8) * unit);

  for (guint i = 0; i < self->n_columns; i++)
    {
      double x = column_x (self, layout, i);
      double end;
      guint last = i;

      if (heads_lie (self, layout->cell, unit))
        san_pen_text (pen, self->columns[i].name, x + layout->cell / 2,
                      layout->top - (HEAD_PAD + HEAD_PITCH) / 2 * unit, 0.5, SAN_TEXT_SMALL, FALSE,
                      SAN_COLOUR_DIM, layout->cell);
      else if (layout->cell >= 10 * unit)
        draw_head (pen, self->columns[i].name, x + layout->cell / 2,
                   layout->top - HEAD_PAD / 2 * unit,
                   (self->characters * HEAD_PITCH) * unit);
      if ((i > 0 && !starts_group (self, i)) || *self->columns[i].group == '\0')
        continue;

      while (last + 1 < self->n_columns && !starts_group (self, last + 1))
        last++;
      end = column_x (self, layout, last) + layout->cell - CELL_GAP * unit;
      san_pen_text (pen, self->columns[i].group, x + 2 * unit, GROUP_LINE / 2 * unit, 0,
                    SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, MAX (end - x - 2 * unit, 1));
      san_pen_colour (pen, SAN_COLOUR_BORDER, 1);
      san_pen_hline (pen, x, end, GROUP_LINE * unit);
    }
}

static void
draw_cell (SanHeatChart *self,
           SanPen       *pen,
           const Layout *layout,
           double        value,
           const char   *text,
           double        x,
           double        y)
{
  double gap = CELL_GAP * layout->unit;
  double width = layout->cell - gap;
  double height = layout->row - (layout->row > 3 * gap ? gap : 0);
  SanColour ground;

  if (isnan (value))
    {
      san_pen_fill_rect (pen, SAN_COLOUR_BORDER, 1, x, y, width, height);
      san_pen_hatch (pen, x, y, width, height);
      return;
    }

  ground = colour_of (self, pen->theme, value);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_set_source_rgb (pen->cr, ground.red, ground.green, ground.blue);
  cairo_fill (pen->cr);
  if (text != NULL && layout->cell >= CELL_NUMBER * layout->unit &&
      layout->row >= ROW_NUMBER * layout->unit)
    {
      char whole[24];

      g_snprintf (whole, sizeof whole, "%.0f", value);
      san_pen_text (pen, layout->cell >= CELL_EXACT * layout->unit ? text : whole,
                    x + width / 2, y + height / 2, 0.5, SAN_TEXT_SMALL, FALSE,
                    text_on (pen->theme, &ground), width);
    }
}

static void
draw_row (SanHeatChart *self,
          SanPen       *pen,
          const Layout *layout,
          double        width,
          guint         i)
{
  const Row *row = &self->rows[i];
  double y = row_y (layout, i);
  double middle = y + layout->row / 2;
  gboolean chosen = san_chart_get_selected (SAN_CHART (self)) / (int) MAX (self->n_columns, 1)
                    == (int) i && san_chart_get_selected (SAN_CHART (self)) >= 0;

  if (layout->row >= ROW_NAMED * layout->unit)
    {
      g_autofree char *place = row->place > 0 ? g_strdup_printf ("%u", row->place)
                                              : g_strdup ("");

      san_pen_text (pen, place, 22 * layout->unit, middle, 1, SAN_TEXT_SMALL, FALSE,
                    SAN_COLOUR_DIM, -1);
      san_pen_text (pen, row->name, 27 * layout->unit, middle, 0, SAN_TEXT_SMALL, chosen,
                    SAN_COLOUR_FG, layout->left - PLACE * layout->unit);
      san_pen_text (pen, row->mean_text, width - 4 * layout->unit, middle, 1, SAN_TEXT_SMALL,
                    TRUE, SAN_COLOUR_FG, -1);
    }
  for (guint j = 0; j < self->n_columns; j++)
    draw_cell (self, pen, layout, row->values[j], row->texts[j],
               column_x (self, layout, j), y);
}

static void
draw_means (SanHeatChart *self,
            SanPen       *pen,
            const Layout *layout)
{
  double y = row_y (layout, self->n_rows) + MEAN_GAP * layout->unit;

  if (layout->row >= ROW_NAMED * layout->unit)
    san_pen_text (pen, _("Group mean"), 27 * layout->unit, y + layout->row / 2, 0,
                  SAN_TEXT_SMALL, FALSE, SAN_COLOUR_DIM, layout->left - PLACE * layout->unit);
  for (guint j = 0; j < self->n_columns; j++)
    draw_cell (self, pen, layout, self->columns[j].mean, self->columns[j].mean_text,
               column_x (self, layout, j), y);
}

static void
draw_selected (SanHeatChart *self,
               SanPen       *pen,
               const Layout *layout)
{
  int selected = san_chart_get_selected (SAN_CHART (self));
  guint row, column;

  if (selected < 0 || selected >= san_chart_get_n_items (SAN_CHART (self)))
    return;

  san_heat_chart_locate (self, selected, &row, &column);
  san_pen_colour (pen, SAN_COLOUR_FG, 1);
  cairo_set_line_width (pen->cr, 2 * layout->unit);
  cairo_rectangle (pen->cr, column_x (self, layout, column), row_y (layout, row),
                   layout->cell - CELL_GAP * layout->unit,
                   layout->row - CELL_GAP * layout->unit);
  cairo_stroke (pen->cr);
}

/* SanChart ---------------------------------------------------------------------------- */

static void
san_heat_chart_measure (SanChart            *chart,
                        const SanChartTheme *theme,
                        double               width,
                        double              *minimum,
                        double              *natural)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  double unit = san_chart_theme_get_scale (theme);
  double head = head_height (self, width, unit) + MEAN_GAP;

  *minimum = (head + (MIN (self->n_rows, 160) + 1) * ROW_LEAST) * unit;
  *natural = (head + (MIN (self->n_rows, 180) + 1) * ROW_NATURAL) * unit;
}

static void
san_heat_chart_draw (SanChart            *chart,
                     cairo_t             *cr,
                     double               width,
                     double               height,
                     const SanChartTheme *theme)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double x0, y0, x1, y1;
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  draw_heads (self, &pen, &layout, width);
  for (guint i = 0; i < self->n_rows; i++)
    if (row_y (&layout, i) <= y1 && row_y (&layout, i + 1) >= y0)
      draw_row (self, &pen, &layout, width, i);
  draw_means (self, &pen, &layout);
  draw_selected (self, &pen, &layout);
  san_pen_clear (&pen);
}

static int
san_heat_chart_hit (SanChart            *chart,
                    const SanChartTheme *theme,
                    double               width,
                    double               height,
                    double               x,
                    double               y)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  double row = floor ((y - layout.top) / layout.row);

  if (row < 0 || row >= self->n_rows)
    return -1;
  if (x < layout.left && self->n_columns > 0)
    return (int) (row * self->n_columns);

  for (guint j = 0; j < self->n_columns; j++)
    {
      double left = column_x (self, &layout, j);

      if (x >= left && x < left + layout.cell)
        return (int) (row * self->n_columns + j);
    }

  return -1;
}

static gboolean
san_heat_chart_item_area (SanChart            *chart,
                          const SanChartTheme *theme,
                          double               width,
                          double               height,
                          int                  index,
                          SanChartArea        *area)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  Layout layout = get_layout (self, theme, width, height);
  guint row, column;

  san_heat_chart_locate (self, index, &row, &column);
  *area = (SanChartArea) {
    column_x (self, &layout, column), row_y (&layout, row), layout.cell, layout.row,
  };

  return TRUE;
}

static int
san_heat_chart_step (SanChart    *chart,
                     int          index,
                     SanChartStep step)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  int n = (int) self->n_columns;
  int count = san_chart_get_n_items (chart);

  if (count == 0)
    return -1;
  if (index < 0 || step == SAN_CHART_FIRST)
    return 0;

  switch (step)
    {
    case SAN_CHART_LEFT:
      return index % n > 0 ? index - 1 : index;

    case SAN_CHART_RIGHT:
      return index % n < n - 1 ? index + 1 : index;

    case SAN_CHART_UP:
      return index >= n ? index - n : index;

    case SAN_CHART_DOWN:
      return index + n < count ? index + n : index;

    case SAN_CHART_FIRST:
    case SAN_CHART_LAST:
    default:
      return count - 1;
    }
}

static const char *
cell_text (SanHeatChart *self,
           guint         row,
           guint         column)
{
  const char *text = self->rows[row].texts[column];

  return isnan (self->rows[row].values[column]) || text == NULL ? "—" : text;
}

static char *
san_heat_chart_item_text (SanChart *chart,
                          int       index)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  guint row, column;

  san_heat_chart_locate (self, index, &row, &column);

  return g_strdup_printf (_("%s × %s: %s\nGroup mean %s"), self->rows[row].name,
                          self->columns[column].name, cell_text (self, row, column),
                          self->columns[column].mean_text);
}

static char *
san_heat_chart_describe (SanChart *chart)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);
  guint weakest = self->n_columns;

  for (guint j = 0; j < self->n_columns; j++)
    if (!isnan (self->columns[j].mean) &&
        (weakest == self->n_columns || self->columns[j].mean < self->columns[weakest].mean))
      weakest = j;
  if (weakest == self->n_columns)
    return g_strdup_printf (_("%u units by %u categories, without data"), self->n_rows,
                            self->n_columns);

  return g_strdup_printf (_("%u units by %u categories; weakest is %s with a mean of %s"),
                          self->n_rows, self->n_columns, self->columns[weakest].name,
                          self->columns[weakest].mean_text);
}

static int
san_heat_chart_n_items (SanChart *chart)
{
  SanHeatChart *self = SAN_HEAT_CHART (chart);

  return (int) (self->n_rows * self->n_columns);
}

static void
san_heat_chart_finalize (GObject *object)
{
  SanHeatChart *self = SAN_HEAT_CHART (object);

  for (guint j = 0; j < self->n_columns; j++)
    {
      g_free (self->columns[j].name);
      g_free (self->columns[j].group);
      g_free (self->columns[j].mean_text);
    }
  g_free (self->columns);
  for (guint i = 0; i < self->n_rows; i++)
    {
      for (guint j = 0; j < self->n_columns; j++)
        g_free (self->rows[i].texts[j]);
      g_free (self->rows[i].texts);
      g_free (self->rows[i].values);
      g_free (self->rows[i].name);
      g_free (self->rows[i].mean_text);
    }
  g_free (self->rows);

  G_OBJECT_CLASS (san_heat_chart_parent_class)->finalize (object);
}

static void
san_heat_chart_class_init (SanHeatChartClass *klass)
{
  SanChartClass *chart_class = SAN_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_heat_chart_finalize;

  chart_class->natural_width = 1180;
  chart_class->measure = san_heat_chart_measure;
  chart_class->draw = san_heat_chart_draw;
  chart_class->hit = san_heat_chart_hit;
  chart_class->item_area = san_heat_chart_item_area;
  chart_class->step = san_heat_chart_step;
  chart_class->item_text = san_heat_chart_item_text;
  chart_class->describe = san_heat_chart_describe;
  chart_class->n_items = san_heat_chart_n_items;
}

static void
san_heat_chart_init (SanHeatChart *self)
{
}

static void
copy_columns (SanHeatChart        *self,
              const SanHeatColumn *columns)
{
  for (guint j = 0; j < self->n_columns; j++)
    {
      guint length = (guint) g_utf8_strlen (columns[j].name, -1);

      self->columns[j].name = g_strdup (columns[j].name);
      self->columns[j].group = g_strdup (columns[j].group != NULL ? columns[j].group : "");
      self->columns[j].mean = columns[j].mean;
      self->columns[j].mean_text = g_strdup (columns[j].mean_text != NULL
                                             ? columns[j].mean_text : "");
      self->characters = MAX (self->characters, MIN (length, HEAD_CHARACTERS));
      self->n_groups += j == 0 || starts_group (self, j);
    }
}

static void
copy_rows (SanHeatChart     *self,
           const SanHeatRow *rows)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      Row *row = &self->rows[i];

      row->name = g_strdup (rows[i].name);
      /* a Latin letter, of one byte, is half as wide as a Han character, of three */
      self->named = MAX (self->named,
                         (guint) (strlen (row->name) + g_utf8_strlen (row->name, -1) + 3) / 4);
      row->place = rows[i].place;
      row->mean_text = g_strdup (rows[i].mean_text != NULL ? rows[i].mean_text : "");
      row->values = g_memdup2 (rows[i].values, self->n_columns * sizeof (double));
      row->texts = g_new0 (char *, self->n_columns);
      for (guint j = 0; j < self->n_columns; j++)
        {
          if (!isfinite (row->values[j]))
            row->values[j] = NAN;
          else
            self->reach = MAX (self->reach, fabs (row->values[j] - self->centre));
          if (rows[i].texts != NULL)
            row->texts[j] = g_strdup (rows[i].texts[j]);
        }
    }
  if (self->reach <= 0)
    self->reach = 1;
}

SanChart *
san_heat_chart_new (const char          *title,
                    const SanHeatColumn *columns,
                    guint                n_columns,
                    const SanHeatRow    *rows,
                    guint                n_rows,
                    double               centre)
{
  SanHeatChart *self = g_object_new (SAN_TYPE_HEAT_CHART, NULL);

  self->n_columns = n_columns;
  self->columns = g_new0 (Column, n_columns);
  self->n_rows = n_rows;
  self->rows = g_new0 (Row, n_rows);
  self->centre = centre;
  copy_columns (self, columns);
  copy_rows (self, rows);
  san_chart_set_title (SAN_CHART (self), title);

  return SAN_CHART (self);
}

void
san_heat_chart_locate (SanHeatChart *self,
                       int           index,
                       guint        *row,
                       guint        *column)
{
  g_return_if_fail (SAN_IS_HEAT_CHART (self));
  g_return_if_fail (index >= 0 && index < san_chart_get_n_items (SAN_CHART (self)));

  *row = (guint) index / self->n_columns;
  *column = (guint) index % self->n_columns;
}
