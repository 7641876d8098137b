/* san-slide-tickets.c - tickets by colour, and a problem with its photographs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide-pen.h"

#include <math.h>

#include <gdk/gdk.h>

#include <glib/gi18n-lib.h>

#define PANEL_TOP    (SAN_SLIDE_TOP + 20)
#define PANEL_HEIGHT 156.0
#define PANEL_GAP    26.0
#define PHOTO_HEAD   28.0
#define PHOTO_GAP    40.0
#define PHOTO_SHAPE  0.75    /* where there is none */
#define UNITS        10
#define UNIT_LINE    58.0

/* white yellow red: ground, outline, text */
static const SanColourToken chips[SAN_TICKET_COLOURS][3] = {
  { SAN_COLOUR_W_BG, SAN_COLOUR_W_BD, SAN_COLOUR_W_FG },
  { SAN_COLOUR_Y_BG, SAN_COLOUR_Y_BD, SAN_COLOUR_Y_FG },
  { SAN_COLOUR_R_BG, SAN_COLOUR_R_BD, SAN_COLOUR_R_FG },
};

static const char *
colour_word (guint colour)
{
  static const char *const words[SAN_TICKET_COLOURS] = {
    NC_ ("ticket", "White"), NC_ ("ticket", "Yellow"), NC_ ("ticket", "Red"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket", words[colour]);
}

/* Word and number on the colour; returns its width. */
static double
draw_chip (SanSlidePen *pen,
           guint        colour,
           const char  *text,
           double       x,
           double       y)
{
  double width = san_slide_pen_width (pen, text, 24, TRUE) + 32;

  san_slide_pen_panel (pen, chips[colour][1], x, y - 22, width, 44);
  san_slide_pen_panel (pen, chips[colour][0], x + 2, y - 20, width - 4, 40);
  san_slide_pen_text (pen, text, x + width / 2, y, SAN_ALIGN_CENTRE, 24, TRUE, chips[colour][2],
                      -1);

  return width;
}

/* Tickets ---------------------------------------------------------------------------------- */

static void
draw_figure (SanSlideCanvas *canvas,
             const char     *title,
             const char     *value,
             SanColourToken  token,
             double          x,
             double          width)
{
  SanSlidePen *pen = &canvas->pen;

  san_slide_pen_panel (pen, SAN_COLOUR_WINDOW, x, PANEL_TOP, width, PANEL_HEIGHT);
  san_slide_pen_fit (pen, title, x + 28, PANEL_TOP + 38, SAN_ALIGN_LEFT, 24, SAN_SLIDE_SMALL,
                     FALSE, SAN_COLOUR_DIM, width - 44);
  san_slide_pen_fit (pen, value, x + 28, PANEL_TOP + 104, SAN_ALIGN_LEFT, 58, 30, TRUE, token,
                     width - 44);
}

static void
draw_open (SanSlideCanvas       *canvas,
           const SanDeckTickets *tickets,
           double                width)
{
  g_autofree char *all = g_strdup_printf ("%u", tickets->open[0] + tickets->open[1] +
                                          tickets->open[2]);
  double x = SAN_SLIDE_MARGIN + width - 24;

  draw_figure (canvas, _("Open tickets"), all, SAN_COLOUR_FG, SAN_SLIDE_MARGIN, width);
  for (guint i = SAN_TICKET_COLOURS; i-- > 0;)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", colour_word (i), tickets->open[i]);

      x -= san_slide_pen_width (&canvas->pen, text, 24, TRUE) + 32;
      draw_chip (&canvas->pen, i, text, x, PANEL_TOP + 108);
      x -= 12;
    }
}

static void
draw_units (SanSlideCanvas       *canvas,
            const SanDeckTickets *tickets,
            double                x,
            double                y,
            double                width)
{
  SanSlidePen *pen = &canvas->pen;
  guint room = (guint) MAX (0, (canvas->height - SAN_SLIDE_BOTTOM - y - 40) / UNIT_LINE);

  san_slide_pen_text (pen, _("Most open tickets"), x, y, SAN_ALIGN_LEFT, 28, TRUE, SAN_COLOUR_FG,
                      width);
  for (guint i = 0; i < MIN (tickets->units->len, MIN (room, UNITS)); i++)
    {
      const SanDeckTicketUnit *unit = tickets->units->pdata[i];
      double middle = y + 60 + i * UNIT_LINE;
      double right = x + width;

      for (guint j = SAN_TICKET_COLOURS; j-- > 0;)
        {
          g_autofree char *text = g_strdup_printf ("%u", unit->open[j]);

          if (unit->open[j] == 0)
            continue;
          right -= san_slide_pen_width (pen, text, 24, TRUE) + 32;
          draw_chip (pen, j, text, right, middle);
          right -= 10;
        }
      san_slide_pen_text (pen, unit->name, x, middle, SAN_ALIGN_LEFT, 26, FALSE, SAN_COLOUR_FG,
                          MAX (1, right - x - 10));
    }
}

void
san_slide_draw_tickets (SanSlideCanvas *canvas)
{
  const SanDeckTickets *tickets = canvas->show->deck->tickets;
  double inner = canvas->width - 2 * SAN_SLIDE_MARGIN;
  double wide = inner * 0.4;
  double narrow = (inner - wide - 3 * PANEL_GAP) / 3;
  double x = SAN_SLIDE_MARGIN + wide + PANEL_GAP;
  double y = PANEL_TOP + PANEL_HEIGHT + 50;
  g_autofree char *overdue = g_strdup_printf ("%u", tickets->overdue);

  draw_open (canvas, tickets, wide);
  draw_figure (canvas, _("Overdue"), overdue,
               tickets->overdue > 0 ? SAN_COLOUR_R_TX : SAN_COLOUR_FG, x, narrow);
  draw_figure (canvas, _("Closed in time"), tickets->on_time, SAN_COLOUR_FG,
               x + narrow + PANEL_GAP, narrow);
  draw_figure (canvas, _("Recurred"), tickets->relapse, SAN_COLOUR_FG,
               x + 2 * (narrow + PANEL_GAP), narrow);

  san_slide_pen_text (&canvas->pen, san_chart_get_title (tickets->stages), SAN_SLIDE_MARGIN, y,
                      SAN_ALIGN_LEFT, 28, TRUE, SAN_COLOUR_FG, inner * 0.5);
  cairo_save (canvas->pen.cr);
  cairo_translate (canvas->pen.cr, SAN_SLIDE_MARGIN, y + 36);
  san_chart_draw (tickets->stages, canvas->pen.cr, inner * 0.52,
                  canvas->height - SAN_SLIDE_BOTTOM - y - 36, canvas->show->theme);
  cairo_restore (canvas->pen.cr);
  draw_units (canvas, tickets, SAN_SLIDE_MARGIN + inner * 0.58, y, inner * 0.42);
}

/* A problem -------------------------------------------------------------------------------- */

/* Height over width of what cameras take; a telephone is held upright as often as not. */
static double
shape_of (GdkPixbuf *photo)
{
  return photo != NULL ? (double) gdk_pixbuf_get_height (photo) / gdk_pixbuf_get_width (photo)
                       : 0;
}

/* In a box of the size that both have: before and after are compared side by side. */
static void
draw_photo (SanSlideCanvas *canvas,
            GdkPixbuf      *photo,
            const char     *caption,
            const char     *without,
            double          x,
            double          y,
            double          width,
            double          height)
{
  SanSlidePen *pen = &canvas->pen;
  double scale, w, h;

  san_slide_pen_text (pen, caption, x, y - PHOTO_HEAD, SAN_ALIGN_LEFT, 26, TRUE, SAN_COLOUR_DIM,
                      width);
  if (photo == NULL || fabs (shape_of (photo) - height / width) > 0.01)
    san_slide_pen_panel (pen, SAN_COLOUR_WINDOW, x, y, width, height);
  if (photo == NULL)
    {
      san_slide_pen_text (pen, without, x + width / 2, y + height / 2, SAN_ALIGN_CENTRE, 28, FALSE,
                          SAN_COLOUR_DIM, width - 40);
      return;
    }

  w = gdk_pixbuf_get_width (photo);
  h = gdk_pixbuf_get_height (photo);
  scale = MIN (width / w, height / h);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x + (width - w * scale) / 2, y + (height - h * scale) / 2);
  cairo_scale (pen->cr, scale, scale);
  gdk_cairo_set_source_pixbuf (pen->cr, photo, 0, 0);
  cairo_paint (pen->cr);
  cairo_restore (pen->cr);
}

static int
colour_index (const char *colour)
{
  for (int i = 0; colour != NULL && i < SAN_TICKET_COLOURS; i++)
    if (g_str_equal (san_ticket_colour_name ((SanTicketColour) i), colour))
      return i;

  return -1;
}

void
san_slide_draw_problem (SanSlideCanvas *canvas)
{
  const SanDeckProblem *problem = san_show_get_slide (canvas->show)->problem;
  SanSlidePen *pen = &canvas->pen;
  double inner = canvas->width - 2 * SAN_SLIDE_MARGIN;
  double half = (inner - PHOTO_GAP) / 2;
  double shape = MAX (shape_of (problem->before), shape_of (problem->after));
  double height;
  double y = SAN_SLIDE_TOP + 44;
  double x = SAN_SLIDE_MARGIN;
  int colour = colour_index (problem->colour);
  g_autofree char *due = NULL;

  x += san_slide_pen_text (pen, problem->unit, x, y, SAN_ALIGN_LEFT, 38, TRUE, SAN_COLOUR_FG,
                           inner * 0.4) + 28;
  x += san_slide_pen_text (pen, problem->point, x, y + 3, SAN_ALIGN_LEFT, 28, FALSE,
                           SAN_COLOUR_DIM, inner * 0.34) + 28;
  if (colour >= 0)
    draw_chip (pen, (guint) colour, problem->ticket, x, y);
  y += 38;
  y += san_slide_pen_wrapped (pen, problem->text, SAN_SLIDE_MARGIN, y, inner, 2, 28, FALSE,
                              SAN_COLOUR_FG) + 36 + PHOTO_HEAD;
  height = MIN (canvas->height - SAN_SLIDE_BOTTOM - y, half * (shape > 0 ? shape : PHOTO_SHAPE));

  due = problem->due != NULL && *problem->due != '\0'
        ? g_strdup_printf (_("To be put right by %s"), problem->due)
        : g_strdup (_("Not put right yet"));
  draw_photo (canvas, problem->before, _("As found"), _("No photograph"), SAN_SLIDE_MARGIN, y,
              half, height);
  draw_photo (canvas, problem->after, _("Now"), due, SAN_SLIDE_MARGIN + half + PHOTO_GAP, y, half,
              height);
}
