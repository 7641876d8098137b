/* san-slide-ranking.c - a group on the wall: places, bars, and what follows from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide.h"
#include "present/san-slide-pen.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"
#include "base/san-decimal.h"
#include "charts/san-bars-layout.h"

/* 27 units fit a screen of 1080 */
#define ROW        31.0
#define ROW_MOST   210.0
/* from here on a row grows faster than its text, and has room for what the total is made of */
#define ROW_TALL   48.0
#define ROW_DETAIL 112.0
#define TEXT_MOST  54.0
#define BAR_TALL   34.0
#define DETAIL     26.0
#define AXIS       32.0
#define FOOT       40.0
#define NAME_X     40.0      /* right of the margin, for places of two digits */
#define NAME_MOST  300.0
#define NAME_SHARE 0.24
#define BREAK      12.0
#define BREAK_GAP  7.0
/* right of the bars, for text of TEXT */
#define TEXT       34.0
#define SCORE_X    100.0     /* right edge of the scores */
#define SCORES     184.0     /* room for score and change */
#define CHANGE     80.0
#define PANEL      328.0
#define PANEL_GAP  52.0
#define PANEL_FROM 1200.0    /* a narrower canvas leaves the panels out */

typedef struct
{
  const SanDeckGroup *group;
  guint       from;          /* the places of the page */
  guint       to;
  double      row;
  double      size;          /* of the text */
  double      wide;          /* what is beside names and bars, times this */
  double      name_x;
  double      name;          /* width of the names */
  double      left;          /* of the bars */
  double      right;
  double      note;          /* right edge of what is said below the axis */
  double      top;
  SanAxis     axis;
  gboolean    broken;
  SanBarMark *marks;
} Plot;

/* Pages --------------------------------------------------------------------------------- */

guint
san_slide_rows (const SanShow *show)
{
  double width, height;

  san_show_get_unit (show, &width, &height);

  return MAX (1, (guint) ((height - SAN_SLIDE_TOP - AXIS - FOOT - SAN_SLIDE_BOTTOM) / ROW + 0.35));
}

guint
san_slide_page_of_place (const SanShow *show,
                         guint          index)
{
  return index / san_slide_rows (show);
}

/* Layout --------------------------------------------------------------------------------- */

static const SanPlace *
place_of (const SanDeckGroup *group,
          guint               index)
{
  return group->group->places->pdata[index];
}

/* The axis is that of the whole group, so that bars keep their length while they come. */
static void
fit_axis (Plot  *plot,
          double width)
{
  const GPtrArray *places = plot->group->group->places;
  g_autofree SanBar *bars = g_new0 (SanBar, MAX (places->len, 1));
  g_autofree guint *order = g_new0 (guint, MAX (places->len, 1));
  const char *mean = plot->group->group->mean;

  for (guint i = 0; i < places->len; i++)
    {
      const SanPlace *place = place_of (plot->group, i);

      bars[i].total = place->absent ? NAN : san_rational_to_double (place->score->total);
      bars[i].previous = NAN;
      bars[i].rank = (int) place->place;
      order[i] = i;
    }
  san_bars_fit_axis (bars, places->len, *mean != '\0' ? g_ascii_strtod (mean, NULL) : NAN,
                     width, 2, &plot->axis);
  plot->broken = plot->axis.start > 0;
  plot->marks = g_new0 (SanBarMark, MAX (places->len, 1));
  san_bars_mark (bars, places->len, order, plot->marks);
}

static double
longest_name (SanSlideCanvas *canvas,
              const Plot     *plot)
{
  double longest = 0;

  for (guint i = 0; i < plot->group->group->places->len; i++)
    longest = MAX (longest,
                   san_slide_pen_width (&canvas->pen,
                                        place_of (plot->group, i)->score->participant->name,
                                        plot->size, TRUE));

  return longest;
}

/* As large as the rows are high, smaller where names would be cut off. */
static void
fit_text (SanSlideCanvas *canvas,
          Plot           *plot)
{
  double most = MAX (NAME_MOST, canvas->width * NAME_SHARE);

  plot->size = plot->row <= ROW_TALL ? MAX (20, plot->row * 0.7)
                                     : MIN (TEXT + (plot->row - ROW_TALL) * 0.2, TEXT_MOST);
  plot->name = longest_name (canvas, plot);
  if (plot->name > most)
    {
      plot->size = MAX (MIN (plot->size, 22), plot->size * most / plot->name);
      plot->name = MIN (longest_name (canvas, plot), most);
    }
  plot->wide = MAX (1, plot->size / TEXT);
}

static void
lay_out (SanSlideCanvas *canvas,
         Plot           *plot)
{
  SanShow *show = canvas->show;
  const GPtrArray *places;
  guint most = san_slide_rows (show);
  double room = canvas->height - SAN_SLIDE_TOP - AXIS - FOOT - SAN_SLIDE_BOTTOM;
  gboolean panels = canvas->width >= PANEL_FROM;

  plot->group = san_show_get_slide (show)->group;
  places = plot->group->group->places;
  plot->from = MIN (show->page[show->slide] * most, places->len);
  plot->to = MIN (plot->from + most, places->len);
  plot->row = CLAMP (room / MAX (MIN (most, places->len), 1), ROW * 0.95, ROW_MOST);
  plot->top = SAN_SLIDE_TOP + AXIS;
  fit_text (canvas, plot);
  plot->name_x = SAN_SLIDE_MARGIN + NAME_X * plot->wide;
  plot->left = plot->name_x + plot->name + 24;
  plot->right = canvas->width - SAN_SLIDE_MARGIN - SCORES * plot->wide -
                (panels ? PANEL + PANEL_GAP : 0);
  fit_axis (plot, plot->right - plot->left);
}

static double
value_x (const Plot *plot,
         double      value)
{
  return plot->left + (value - plot->axis.start) / (plot->axis.end - plot->axis.start) *
         (plot->right - plot->left);
}

/* Bars ------------------------------------------------------------------------------------ */

static void
draw_axis (SanSlideCanvas *canvas,
           Plot           *plot)
{
  double bottom = plot->top + (plot->to - plot->from) * plot->row;
  gboolean scores = !canvas->show->hidden;
  double last = -HUGE_VAL;

  for (int i = 0; i < san_axis_n_ticks (&plot->axis); i++)
    {
      double value = san_axis_tick (&plot->axis, i);
      double x = value_x (plot, value);
      g_autofree char *label = san_axis_label (&plot->axis, value);

      san_slide_pen_fill (&canvas->pen, SAN_COLOUR_GRID, 1, x - 0.75, plot->top - 4, 1.5,
                          bottom - plot->top + 4);
      if (!scores || x - last < 90)
        continue;
      san_slide_pen_text (&canvas->pen, label, x, plot->top - 22, SAN_ALIGN_CENTRE, 21, FALSE,
                          SAN_COLOUR_DIM, -1);
      last = x;
    }
  if (scores && plot->broken)
    {
      g_autofree char *start = san_axis_label_short (&plot->axis, plot->axis.start);
      g_autofree char *note = g_strdup_printf (_("axis starts at %s"), start);

      plot->note = plot->left + 16 +
                   san_slide_pen_text (&canvas->pen, note, plot->left, bottom + 22, SAN_ALIGN_LEFT,
                                       SAN_SLIDE_SMALL, FALSE, SAN_COLOUR_DIM, -1);
    }
}

static void
draw_heads (SanSlideCanvas *canvas,
            const Plot     *plot)
{
  if (!canvas->show->hidden)
    san_slide_pen_text (&canvas->pen, _("Score"), plot->right + SCORE_X * plot->wide,
                        plot->top - 22, SAN_ALIGN_RIGHT, 21, FALSE, SAN_COLOUR_DIM,
                        SCORE_X * plot->wide - 8);
  san_slide_pen_text (&canvas->pen, C_("change of places", "Change"),
                      plot->right + SCORES * plot->wide, plot->top - 22, SAN_ALIGN_RIGHT, 21,
                      FALSE, SAN_COLOUR_DIM, CHANGE * plot->wide);
}

static double
bar_height (const Plot *plot)
{
  return plot->row <= ROW_TALL ? plot->row * 0.7 : BAR_TALL + (plot->row - ROW_TALL) * 0.3;
}

static void
draw_bar (SanSlideCanvas *canvas,
          const Plot     *plot,
          guint           index,
          double          y)
{
  static const SanColourToken tokens[] = {
    [SAN_BAR_PLAIN] = SAN_COLOUR_MID,
    [SAN_BAR_TOP] = SAN_COLOUR_GOODFILL,
    [SAN_BAR_BOTTOM] = SAN_COLOUR_WEAKFILL,
  };
  const SanPlace *place = place_of (plot->group, index);
  double height = bar_height (plot);
  double end, start = plot->left;

  if (place->absent)
    return;

  end = value_x (plot, san_rational_to_double (place->score->total));
  if (plot->broken)
    {
      san_slide_pen_fill (&canvas->pen, tokens[plot->marks[index]], 1, start, y - height / 2,
                          BREAK, height);
      if (plot->marks[index] == SAN_BAR_BOTTOM)
        san_slide_pen_hatch (&canvas->pen, start, y - height / 2, BREAK, height);
      start += BREAK + BREAK_GAP;
    }
  else
    {
      start = value_x (plot, 0);
    }

  san_slide_pen_fill (&canvas->pen, tokens[plot->marks[index]], 1, MIN (start, end),
                      y - height / 2, fabs (end - start), height);
  if (plot->marks[index] == SAN_BAR_BOTTOM)
    san_slide_pen_hatch (&canvas->pen, MIN (start, end), y - height / 2, fabs (end - start),
                         height);
}

static void
draw_change (SanSlideCanvas *canvas,
             const Plot     *plot,
             const SanPlace *place,
             double          y)
{
  int moved = atoi (place->rank_change);
  double right = plot->right + SCORES * plot->wide;
  double size = plot->size;
  g_autofree char *text = g_strdup_printf ("%d", abs (moved));
  double width;

  if (moved == 0)
    {
      san_slide_pen_text (&canvas->pen,
                          g_str_equal (place->rank_change, "new") ? _("new")
                          : g_str_equal (place->rank_change, "moved") ? _("other group")
                          : *place->rank_change != '\0' ? "—" : "",
                          right, y, SAN_ALIGN_RIGHT, size, FALSE, SAN_COLOUR_DIM,
                          CHANGE * plot->wide);
      return;
    }

  width = san_slide_pen_text (&canvas->pen, text, right, y, SAN_ALIGN_RIGHT, size, FALSE,
                              moved > 0 ? SAN_COLOUR_GOOD : SAN_COLOUR_WEAK, -1);
  san_slide_pen_arrow (&canvas->pen, moved > 0, right - width - size * 0.62, y, size * 0.75);
}

static gboolean
has_detail (const SanSlideCanvas *canvas,
            const Plot           *plot,
            const SanPlace       *place)
{
  return plot->row >= ROW_DETAIL && !place->absent && !canvas->show->hidden;
}

/* 实地考察 91.20 · 群众问卷 88.35: what the total is made of, below the bar and over the line
 * of the mean */
static void
draw_detail (SanSlideCanvas *canvas,
             const Plot     *plot,
             guint           index)
{
  const SanPlace *place = place_of (plot->group, index);
  double y = plot->top + (index - plot->from + 0.5) * plot->row + bar_height (plot) / 2 + DETAIL / 2;
  g_autoptr (GString) text = g_string_new (NULL);
  const GPtrArray *components;
  double width;

  if (!san_show_shows_place (canvas->show, index) || !has_detail (canvas, plot, place))
    return;

  components = place->score->scheme->root->children;
  for (guint i = 0; i < components->len; i++)
    {
      const SanNode *node = components->pdata[i];
      gboolean known = place->score->nodes[node->index].state != SAN_NODE_LEFT_OUT;
      g_autofree char *value = known ? san_scores_format_node (place->score, node)
                                     : g_strdup ("—");

      g_string_append_printf (text, "%s%s %s", i > 0 ? "  ·  " : "", node->name, value);
    }
  width = MIN (san_slide_pen_width (&canvas->pen, text->str, DETAIL - 2, FALSE),
               plot->right - plot->left);
  if (san_show_is_revealed (canvas->show))
    san_slide_pen_fill (&canvas->pen, SAN_COLOUR_VIEW, 1, plot->left, y - DETAIL / 2, width + 6,
                        DETAIL);
  san_slide_pen_text (&canvas->pen, text->str, plot->left, y, SAN_ALIGN_LEFT, DETAIL - 2, FALSE,
                      SAN_COLOUR_DIM, width);
}

/* A place that nobody knows yet; it may be tied, so that only the line of the wall counts */
static void
draw_hidden_row (SanSlideCanvas *canvas,
                 const Plot     *plot,
                 guint           index,
                 double          y)
{
  g_autofree char *rank = index < plot->group->n_placed ? g_strdup_printf ("%u", index + 1)
                                                        : g_strdup ("");

  san_slide_pen_text (&canvas->pen, rank, plot->name_x - 16, y, SAN_ALIGN_RIGHT, plot->size, FALSE,
                      SAN_COLOUR_DIM, -1);
  san_slide_pen_fill (&canvas->pen, SAN_COLOUR_HAIR, 1, plot->name_x, y + plot->row * 0.36,
                      plot->right + SCORES * plot->wide - plot->name_x, 1.5);
}

static void
draw_row (SanSlideCanvas *canvas,
          const Plot     *plot,
          guint           index)
{
  const SanPlace *place = place_of (plot->group, index);
  double y = plot->top + (index - plot->from + 0.5) * plot->row;
  gboolean strong = plot->marks[index] != SAN_BAR_PLAIN;
  g_autofree char *rank = place->place > 0 ? g_strdup_printf ("%u", place->place)
                                           : g_strdup ("—");

  if (!san_show_shows_place (canvas->show, index))
    {
      draw_hidden_row (canvas, plot, index, y);
      return;
    }

  if (has_detail (canvas, plot, place))
    y -= DETAIL / 2;
  san_slide_pen_text (&canvas->pen, rank, plot->name_x - 16, y, SAN_ALIGN_RIGHT, plot->size, strong,
                      strong ? SAN_COLOUR_FG : SAN_COLOUR_DIM, -1);
  san_slide_pen_text (&canvas->pen, place->score->participant->name, plot->name_x, y, SAN_ALIGN_LEFT,
                      plot->size, strong, SAN_COLOUR_FG, plot->name + 8);
  draw_bar (canvas, plot, index, y);
  if (!canvas->show->hidden)
    san_slide_pen_text (&canvas->pen, place->absent ? "—" : place->total,
                        plot->right + SCORE_X * plot->wide, y, SAN_ALIGN_RIGHT, plot->size, TRUE,
                        SAN_COLOUR_FG, -1);
  draw_change (canvas, plot, place, y);
}

/* The one that has just come. */
static void
draw_newest (SanSlideCanvas *canvas,
             const Plot     *plot)
{
  guint revealed = canvas->show->revealed[canvas->show->slide];
  guint index = plot->group->n_placed - revealed;

  if (revealed == 0 || san_show_is_revealed (canvas->show) || index < plot->from ||
      index >= plot->to)
    return;

  san_slide_pen_fill (&canvas->pen, SAN_COLOUR_TINT, 1, SAN_SLIDE_MARGIN - 20,
                      plot->top + (index - plot->from) * plot->row,
                      plot->right + SCORES * plot->wide + 20 - SAN_SLIDE_MARGIN + 20,
                      plot->row);
}

static void
draw_mean (SanSlideCanvas *canvas,
           const Plot     *plot)
{
  const char *mean = plot->group->group->mean;
  double bottom = plot->top + (plot->to - plot->from) * plot->row;
  g_autofree char *label = g_strdup_printf (_("mean %s"), mean);
  const double dashes[] = { 7, 6 };
  double x;

  if (*mean == '\0' || canvas->show->hidden || !san_show_is_revealed (canvas->show))
    return;

  x = value_x (plot, g_ascii_strtod (mean, NULL));
  cairo_save (canvas->pen.cr);
  cairo_set_dash (canvas->pen.cr, dashes, 2, 0);
  cairo_set_line_width (canvas->pen.cr, 2);
  san_slide_pen_colour (&canvas->pen, SAN_COLOUR_FG, 1);
  cairo_move_to (canvas->pen.cr, x, plot->top - 6);
  cairo_line_to (canvas->pen.cr, x, bottom + 6);
  cairo_stroke (canvas->pen.cr);
  cairo_restore (canvas->pen.cr);
  x = MAX (x, plot->note + san_slide_pen_width (&canvas->pen, label, 20, FALSE) / 2);
  san_slide_pen_text (&canvas->pen, label, x, bottom + 22, SAN_ALIGN_CENTRE, 20, FALSE,
                      SAN_COLOUR_FG, -1);
}

/* Panels ---------------------------------------------------------------------------------- */

static double
draw_mean_panel (SanSlideCanvas *canvas,
                 const Plot     *plot,
                 double          x)
{
  const SanDeckGroup *group = plot->group;
  double y = SAN_SLIDE_TOP + 24;
  const char *change = group->mean_change;
  double moved = *change != '\0' ? g_ascii_strtod (change, NULL) : 0;
  double width;

  san_slide_pen_panel (&canvas->pen, SAN_COLOUR_WINDOW, x, y, PANEL, 148);
  san_slide_pen_text (&canvas->pen, _("Group mean"), x + 30, y + 38, SAN_ALIGN_LEFT, 24, FALSE,
                      SAN_COLOUR_DIM, PANEL - 60);
  san_slide_pen_text (&canvas->pen, canvas->show->hidden ? "—" : group->group->mean, x + 30, y + 100,
                      SAN_ALIGN_LEFT, 60, TRUE, SAN_COLOUR_FG, 200);
  if (moved != 0 && !canvas->show->hidden)
    {
      width = san_slide_pen_text (&canvas->pen, change + 1, x + PANEL - 24, y + 106,
                                  SAN_ALIGN_RIGHT, 26, TRUE,
                                  moved > 0 ? SAN_COLOUR_GOOD : SAN_COLOUR_WEAK, -1);
      san_slide_pen_arrow (&canvas->pen, moved > 0, x + PANEL - 24 - width - 18, y + 106, 20);
    }

  return y + 148 + 26;
}

/* Who and what; smaller where it does not fit, and then the name gives way. */
static void
draw_unit_line (SanSlidePen *pen,
                const char  *name,
                const char  *words,
                double       x,
                double       y)
{
  double room = PANEL - 54;
  double needed = san_slide_pen_width (pen, name, 25, FALSE) + 12 +
                  san_slide_pen_width (pen, words, 21, FALSE);
  double size = needed > room ? SAN_SLIDE_SMALL - 1 : 21;
  double least = san_slide_pen_width (pen, name, SAN_SLIDE_SMALL, FALSE);

  room -= 12 + san_slide_pen_text (pen, words, x + room, y, SAN_ALIGN_RIGHT, size, FALSE,
                                   SAN_COLOUR_DIM, MAX (room * 0.6, room - 12 - least));
  san_slide_pen_fit (pen, name, x, y, SAN_ALIGN_LEFT, 25, SAN_SLIDE_SMALL, FALSE, SAN_COLOUR_FG,
                     room);
}

/* As many lines as fit, and how many do not; below it the next panel begins. */
static double
draw_unit_panel (SanSlideCanvas *canvas,
                 const Plot     *plot,
                 gboolean        praise,
                 double          x,
                 double          y,
                 double          bottom)
{
  const GPtrArray *places = plot->group->group->places;
  const SanAwards *awards = canvas->show->deck->awards;
  guint n = 0, room = (guint) MAX (0, (bottom - y - 80) / 58);
  guint drawn = 0;
  double height;

  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *words = san_award_words (awards, place_of (plot->group, i)->score->participant->unit_id, praise, TRUE);

      n += *words != '\0';
    }
  if (n == 0 || room < 2)
    return y;

  height = 78 + MIN (n, room) * 58.0 - 6;
  san_slide_pen_panel (&canvas->pen, SAN_COLOUR_WINDOW, x, y, PANEL, height);
  san_slide_pen_panel (&canvas->pen, praise ? SAN_COLOUR_GOODFILL : SAN_COLOUR_WEAKFILL, x, y,
                       8, height);
  san_slide_pen_fit (&canvas->pen, praise ? _("Commended by circular") : _("To explain themselves"),
                     x + 30, y + 38, SAN_ALIGN_LEFT, 26, SAN_SLIDE_SMALL, TRUE, SAN_COLOUR_FG,
                     PANEL - 54);
  for (guint i = 0; i < places->len && drawn < MIN (n, room); i++)
    {
      const SanParticipant *unit = place_of (plot->group, i)->score->participant;
      g_autofree char *words = san_award_words (awards, unit->unit_id, praise, TRUE);
      double line = y + 84 + drawn * 58;

      if (*words == '\0')
        continue;
      drawn++;
      if (drawn == room && n > room)
        {
          g_autofree char *more = g_strdup_printf (C_("units", "and %u more"), n - room + 1);

          san_slide_pen_text (&canvas->pen, more, x + 30, line, SAN_ALIGN_LEFT, 22, FALSE,
                              SAN_COLOUR_DIM, PANEL - 54);
          break;
        }
      draw_unit_line (&canvas->pen, unit->name, words, x + 30, line);
    }

  return y + height + 26;
}

static void
draw_panels (SanSlideCanvas *canvas,
             const Plot     *plot)
{
  double x = canvas->width - SAN_SLIDE_MARGIN - PANEL;
  double bottom = canvas->height - SAN_SLIDE_BOTTOM;
  double y;

  if (canvas->width < PANEL_FROM || !san_show_is_revealed (canvas->show) ||
      plot->group->n_placed == 0)
    return;

  y = draw_mean_panel (canvas, plot, x);
  y = draw_unit_panel (canvas, plot, TRUE, x, y, y + (bottom - y) * 0.55);
  draw_unit_panel (canvas, plot, FALSE, x, y, bottom);
}

void
san_slide_draw_ranking (SanSlideCanvas *canvas)
{
  Plot plot = { NULL };

  lay_out (canvas, &plot);
  if (canvas->show->revealed[canvas->show->slide] > 0 || san_show_is_revealed (canvas->show))
    {
      draw_axis (canvas, &plot);
      draw_heads (canvas, &plot);
    }
  draw_newest (canvas, &plot);
  for (guint i = plot.from; i < plot.to; i++)
    draw_row (canvas, &plot, i);
  draw_mean (canvas, &plot);
  for (guint i = plot.from; i < plot.to; i++)
    draw_detail (canvas, &plot, i);
  draw_panels (canvas, &plot);
  g_free (plot.marks);
}
