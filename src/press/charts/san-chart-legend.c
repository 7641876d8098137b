/* san-chart-legend.c - what the signs of a chart are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart-legend.h"

#include <math.h>

#define SWATCH 14.0
#define SIGN_GAP 6.0
#define ENTRY_GAP 16.0
#define END_PAD 2.0

static void
clear_entry (gpointer data)
{
  SanLegendEntry *entry = data;

  g_free (entry->text);
}

GArray *
san_legend_new (void)
{
  GArray *legend = g_array_new (FALSE, FALSE, sizeof (SanLegendEntry));

  g_array_set_clear_func (legend, clear_entry);

  return legend;
}

void
san_legend_add (GArray  *legend,
                SanSign  sign,
                char    *text,
                gboolean at_end)
{
  SanLegendEntry entry = { sign, text, at_end };

  if (text != NULL)
    g_array_append_val (legend, entry);
}

static void
draw_sign (SanPen *pen,
           SanSign sign,
           double  x,
           double  y)
{
  double unit = pen->unit;
  double side = SWATCH * unit;

  switch (sign)
    {
    case SAN_SIGN_TOP:
      san_pen_fill_rect (pen, SAN_COLOUR_GOODFILL, 1, x, y - side / 2, side, side);
      break;

    case SAN_SIGN_BOTTOM:
      san_pen_fill_rect (pen, SAN_COLOUR_WEAKFILL, 1, x, y - side / 2, side, side);
      san_pen_hatch (pen, x, y - side / 2, side, side);
      break;

    case SAN_SIGN_TICK:
      san_pen_fill_rect (pen, SAN_COLOUR_FG, 1, x + side / 2, y - 8 * unit,
                         2 * unit, 16 * unit);
      break;

    case SAN_SIGN_DASHES:
      san_pen_colour (pen, SAN_COLOUR_FG, 1);
      san_pen_dash (pen, TRUE);
      san_pen_hline (pen, x + unit, x + side - 2 * unit, y);
      san_pen_dash (pen, FALSE);
      break;

    case SAN_SIGN_NONE:
    default:
      break;
    }
}

int
san_legend_draw (GArray *legend,
                 SanPen *pen,
                 double  y,
                 double  width)
{
  double unit = pen->unit;
  double x = 0;
  int lines = 0;

  for (guint i = 0; i < legend->len; i++)
    {
      const SanLegendEntry *entry = &g_array_index (legend, SanLegendEntry, i);
      double sign = entry->sign == SAN_SIGN_NONE ? 0 : (SWATCH + SIGN_GAP) * unit;
      double needed = sign + san_pen_text_width (pen, entry->text, SAN_TEXT_SMALL, FALSE);
      double middle;

      if (lines == 0 || x + needed > width)
        {
          x = 0;
          lines++;
        }
      if (entry->at_end)
        x = MAX (x, width - needed - END_PAD * unit);

      if (pen->cr != NULL)
        {
          middle = round (y + (lines - 0.5) * SAN_LEGEND_LINE * unit);
          draw_sign (pen, entry->sign, x, middle);
          san_pen_text (pen, entry->text, x + sign, middle, 0, SAN_TEXT_SMALL, FALSE,
                        SAN_COLOUR_DIM, -1);
        }
      x += needed + ENTRY_GAP * unit;
    }

  return lines;
}
