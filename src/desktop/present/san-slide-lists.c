/* san-slide-lists.c - the cover, and who is praised or has to explain himself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide-pen.h"

#include <glib/gi18n-lib.h>

#define LINE     62.0
#define TOP      (SAN_SLIDE_TOP + 30)
#define GAP      72.0
#define COLUMN   520.0    /* a narrower one is not read */
#define COLUMNS  3

/* Cover ------------------------------------------------------------------------------------ */

/* As large as fits in one line */
static void
draw_title (SanSlidePen *pen,
            const char  *text,
            double       x,
            double       y,
            double       room)
{
  double size = 78;

  while (size > 36 && san_slide_pen_width (pen, text, size, TRUE) > room)
    size -= 2;
  san_slide_pen_text (pen, text, x, y, SAN_ALIGN_CENTRE, size, TRUE, SAN_COLOUR_FG, room);
}

void
san_slide_draw_cover (SanSlideCanvas *canvas)
{
  const SanDeck *deck = canvas->show->deck;
  SanSlidePen *pen = &canvas->pen;
  double x = canvas->width / 2;
  double y = canvas->height * 0.4;
  double room = canvas->width - 2 * SAN_SLIDE_MARGIN;

  if (deck->campaign != NULL)
    san_slide_pen_text (pen, deck->campaign, x, y - 110, SAN_ALIGN_CENTRE, 36, FALSE,
                        SAN_COLOUR_DIM, room);
  draw_title (pen, deck->title, x, y, room);
  san_slide_pen_fill (pen, SAN_COLOUR_ACCENT_BG, 1, x - 120, y + 84, 240, 6);
  san_slide_pen_text (pen, deck->office, x, y + 160, SAN_ALIGN_CENTRE, 34, FALSE, SAN_COLOUR_FG,
                      room);
  san_slide_pen_text (pen, deck->day, x, y + 216, SAN_ALIGN_CENTRE, 30, FALSE, SAN_COLOUR_DIM,
                      room);
  if (deck->provisional)
    san_slide_pen_text (pen, _("Provisional: not published yet"), x, y + 290, SAN_ALIGN_CENTRE,
                        30, TRUE, SAN_COLOUR_WEAK, room);
}

/* Lists ------------------------------------------------------------------------------------ */

static void
get_shape (const SanShow   *show,
           const GPtrArray *lines,
           guint           *columns,
           guint           *rows)
{
  double width, height;

  san_show_get_unit (show, &width, &height);
  *rows = MAX (2, (guint) ((height - TOP - SAN_SLIDE_BOTTOM) / LINE));
  *columns = CLAMP ((guint) ((width - 2 * SAN_SLIDE_MARGIN + GAP) / (COLUMN + GAP)), 1, COLUMNS);
  *columns = MIN (*columns, MAX (1, (lines->len + *rows - 1) / *rows));
}

/* Where each line stands; a heading goes with what follows it. Returns how many cells. */
static guint
place_lines (const GPtrArray *lines,
             guint            rows,
             guint           *cells)
{
  guint cell = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SanDeckLine *line = lines->pdata[i];

      if (line->heading != NULL && cell % rows == rows - 1)
        cell++;
      cells[i] = cell++;
    }

  return cell;
}

guint
san_slide_line_pages (const SanShow   *show,
                      const GPtrArray *lines)
{
  g_autofree guint *cells = g_new (guint, MAX (lines->len, 1));
  guint columns, rows;

  get_shape (show, lines, &columns, &rows);

  return (place_lines (lines, rows, cells) + columns * rows - 1) / (columns * rows);
}

static void
draw_line (SanSlideCanvas    *canvas,
           const SanDeckLine *line,
           double             x,
           double             y,
           double             width,
           SanColourToken     token)
{
  SanSlidePen *pen = &canvas->pen;
  double middle = y + LINE / 2;
  double right;

  if (line->heading != NULL)
    {
      san_slide_pen_fill (pen, token, 1, x, middle - 15, 8, 34);
      san_slide_pen_text (pen, line->heading, x + 24, middle + 2, SAN_ALIGN_LEFT, 30, TRUE,
                          SAN_COLOUR_FG, width - 24);
      return;
    }

  right = san_slide_pen_text (pen, line->right, x + width, middle, SAN_ALIGN_RIGHT, 26, FALSE,
                              SAN_COLOUR_DIM, width * 0.55);
  san_slide_pen_text (pen, line->left, x + 24, middle, SAN_ALIGN_LEFT, 30, FALSE, SAN_COLOUR_FG,
                      width - 24 - 20 - right);
  san_slide_pen_fill (pen, SAN_COLOUR_HAIR, 1, x + 24, y + LINE - 1.5, width - 24, 1.5);
}

void
san_slide_draw_lines (SanSlideCanvas  *canvas,
                      const GPtrArray *lines,
                      SanColourToken   token)
{
  g_autofree guint *cells = g_new (guint, MAX (lines->len, 1));
  SanShow *show = canvas->show;
  guint columns, rows, from;
  double width;

  get_shape (show, lines, &columns, &rows);
  place_lines (lines, rows, cells);
  from = show->page[show->slide] * columns * rows;
  width = (canvas->width - 2 * SAN_SLIDE_MARGIN - (columns - 1) * GAP) / columns;
  width = MIN (width, 1100);

  for (guint i = 0; i < lines->len; i++)
    {
      guint cell = cells[i] - from;

      if (cells[i] < from || cell >= columns * rows)
        continue;
      draw_line (canvas, lines->pdata[i], SAN_SLIDE_MARGIN + cell / rows * (width + GAP),
                 TOP + cell % rows * LINE, width, token);
    }
}
