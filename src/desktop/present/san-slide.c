/* san-slide.c - the slides of a presentation, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "present/san-slide-pen.h"

#define HEADING_Y   70.0
#define TITLE_SHARE 0.6
#define CHART_TOP   128.0
/* of the height that a chart likes */
#define TIGHT       0.72

/* Heading ---------------------------------------------------------------------------------- */

static char *
group_words (const SanRankedGroup *group)
{
  g_autofree char *units = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units",
                                                         group->places->len),
                                            group->places->len);

  if (*group->name == '\0')
    return g_steal_pointer (&units);

  return g_strdup_printf ("%s    %s", group->name, units);
}

/* What it is, of whom; who says so, and whether it is final. */
static void
draw_heading (SanSlideCanvas *canvas)
{
  SanSlidePen *pen = &canvas->pen;
  SanShow *show = canvas->show;
  const SanSlide *slide = san_show_get_slide (show);
  double right = canvas->width - SAN_SLIDE_MARGIN;
  double x = SAN_SLIDE_MARGIN;
  double corner;

  corner = MAX (san_slide_pen_text (pen, show->deck->office, right, 55, SAN_ALIGN_RIGHT, 20,
                                    FALSE, SAN_COLOUR_DIM, canvas->width * 0.3),
                san_slide_pen_text (pen, show->deck->day, right, 88, SAN_ALIGN_RIGHT, 20, FALSE,
                                    SAN_COLOUR_DIM, canvas->width * 0.3));
  right -= corner + 40;
  x += san_slide_pen_fit (pen, slide->title, x, HEADING_Y, SAN_ALIGN_LEFT, 44, 34, TRUE,
                          SAN_COLOUR_FG, (right - x) * TITLE_SHARE) + 28;
  /* whether it is final is said before anything else may be cut off */
  if (show->deck->provisional)
    x += san_slide_pen_text (pen, _("Provisional"), x, HEADING_Y + 5, SAN_ALIGN_LEFT, 26, TRUE,
                             SAN_COLOUR_WEAK, MAX (60, right - x)) + 28;
  if (slide->group != NULL && x + 60 < right)
    {
      g_autofree char *words = group_words (slide->group->group);

      x += san_slide_pen_fit (pen, words, x, HEADING_Y + 4, SAN_ALIGN_LEFT, 30, 22, FALSE,
                              SAN_COLOUR_DIM, right - x) + 28;
    }
  if (show->n_pages[show->slide] > 1 && x + 60 < right)
    {
      g_autofree char *page = g_strdup_printf ("%u / %u", show->page[show->slide] + 1,
                                               show->n_pages[show->slide]);

      san_slide_pen_text (pen, page, x, HEADING_Y + 5, SAN_ALIGN_LEFT, 26, FALSE,
                          SAN_COLOUR_DIM, -1);
    }
}

/* Charts ----------------------------------------------------------------------------------- */

static SanChart *
chart_of (const SanSlide *slide)
{
  if (slide->kind == SAN_SLIDE_BUMP)
    return slide->group->bump;
  if (slide->kind == SAN_SLIDE_HEAT)
    return slide->group->heat;

  return NULL;
}

static double
chart_room (double height)
{
  return height - CHART_TOP - SAN_SLIDE_BOTTOM;
}

/* How a chart that is higher than the wall stands on pages: a head over each, and whole rows
 * below it. */
typedef struct
{
  double width;
  double room;
  double tall;
  double head;
  double row;
  double step;     /* from one page to the next */
  guint  pages;
} Pages;

/* As high as it can be read, which is less than it likes. Places over the months stay on one
 * page: what matters is how the lines cross. */
static void
get_pages (SanShow        *show,
           const SanSlide *slide,
           Pages          *pages)
{
  SanChart *chart = chart_of (slide);
  SanChartArea area = { 0, 0, 0, 0 };
  double height, least, natural;

  san_show_get_unit (show, &pages->width, &height);
  pages->width -= 2 * SAN_SLIDE_MARGIN;
  pages->room = chart_room (height);
  san_chart_measure (chart, show->theme, pages->width, &least, &natural);
  pages->tall = MAX (pages->room, natural * TIGHT);
  pages->pages = 1;
  if (slide->kind == SAN_SLIDE_BUMP || pages->tall <= pages->room + 1)
    {
      pages->tall = pages->room;
      return;
    }

  san_chart_get_item_area (chart, show->theme, pages->width, pages->tall, 0, &area);
  pages->head = CLAMP (area.y, 0, pages->room / 2);
  pages->row = MAX (area.height, 1);
  pages->step = MAX (1, floor ((pages->room - pages->head) / pages->row)) * pages->row;
  pages->pages = 1 + (guint) ceil ((pages->tall - pages->room) / pages->step);
}

static void
draw_chart (SanSlideCanvas *canvas)
{
  SanShow *show = canvas->show;
  const SanSlide *slide = san_show_get_slide (show);
  SanChart *chart = chart_of (slide);
  cairo_t *cr = canvas->pen.cr;
  Pages pages = { 0 };
  double shift;

  get_pages (show, slide, &pages);
  cairo_save (cr);
  cairo_translate (cr, SAN_SLIDE_MARGIN, CHART_TOP);
  if (pages.pages == 1)
    {
      san_chart_draw (chart, cr, pages.width, pages.room, show->theme);
      cairo_restore (cr);
      return;
    }

  shift = MIN (show->page[show->slide] * pages.step,
               ceil ((pages.tall - pages.room) / pages.row) * pages.row);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, pages.width, pages.head);
  cairo_clip (cr);
  san_chart_draw (chart, cr, pages.width, pages.tall, show->theme);
  cairo_restore (cr);
  cairo_rectangle (cr, 0, pages.head, pages.width,
                   show->page[show->slide] + 1 == pages.pages ? pages.room - pages.head
                                                              : pages.step);
  cairo_clip (cr);
  cairo_translate (cr, 0, -shift);
  san_chart_draw (chart, cr, pages.width, pages.tall, show->theme);
  cairo_restore (cr);
}

static void
draw_hidden (SanSlideCanvas *canvas)
{
  san_slide_pen_text (&canvas->pen, _("Scores are hidden"), canvas->width / 2,
                      canvas->height / 2, SAN_ALIGN_CENTRE, 40, FALSE, SAN_COLOUR_DIM, -1);
}

/* All of them ------------------------------------------------------------------------------ */

guint
san_slide_count_pages (SanShow *show)
{
  const SanSlide *slide = san_show_get_slide (show);
  guint rows = san_slide_rows (show);

  switch (slide->kind)
    {
    case SAN_SLIDE_RANKING:
      return (slide->group->group->places->len + rows - 1) / rows;

    case SAN_SLIDE_BUMP:
    case SAN_SLIDE_HEAT:
      {
        Pages pages = { 0 };

        get_pages (show, slide, &pages);
        return pages.pages;
      }

    case SAN_SLIDE_AWARDS:
      return san_slide_line_pages (show, show->deck->praise);

    case SAN_SLIDE_SANCTIONS:
      return san_slide_line_pages (show, show->deck->blame);

    case SAN_SLIDE_COVER:
    case SAN_SLIDE_TICKETS:
    case SAN_SLIDE_PROBLEM:
    default:
      return 1;
    }
}

static void
draw_body (SanSlideCanvas *canvas)
{
  SanShow *show = canvas->show;
  const SanSlide *slide = san_show_get_slide (show);

  switch (slide->kind)
    {
    case SAN_SLIDE_COVER:
      san_slide_draw_cover (canvas);
      return;

    case SAN_SLIDE_RANKING:
      san_slide_draw_ranking (canvas);
      return;

    case SAN_SLIDE_BUMP:
      draw_chart (canvas);
      return;

    case SAN_SLIDE_HEAT:
      if (show->hidden)
        draw_hidden (canvas);
      else
        draw_chart (canvas);
      return;

    case SAN_SLIDE_TICKETS:
      san_slide_draw_tickets (canvas);
      return;

    case SAN_SLIDE_PROBLEM:
      san_slide_draw_problem (canvas);
      return;

    case SAN_SLIDE_AWARDS:
      san_slide_draw_lines (canvas, show->deck->praise, SAN_COLOUR_GOODFILL);
      return;

    case SAN_SLIDE_SANCTIONS:
      san_slide_draw_lines (canvas, show->deck->blame, SAN_COLOUR_WEAKFILL);
      return;
    }
}

void
san_slide_draw (SanShow *show,
                cairo_t *cr)
{
  SanSlideCanvas canvas = { show };
  double unit = san_show_get_unit (show, &canvas.width, &canvas.height);

  cairo_save (cr);
  if (show->black)
    {
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      return;
    }

  cairo_scale (cr, unit, unit);
  san_slide_pen_init (&canvas.pen, cr, show->theme);
  san_slide_pen_fill (&canvas.pen, SAN_COLOUR_VIEW, 1, 0, 0, canvas.width, canvas.height);
  san_slide_pen_fill (&canvas.pen, SAN_COLOUR_ACCENT_BG, 1, 0, 0, canvas.width, 8);
  if (san_show_get_slide (show)->kind != SAN_SLIDE_COVER)
    draw_heading (&canvas);
  draw_body (&canvas);
  san_slide_pen_clear (&canvas.pen);
  cairo_restore (cr);
}
