/* san-slide-lists.c - the cover, and who is praised or has to explain himself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide-pen.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define LINE     62.0
#define TOP      (SAN_SLIDE_TOP + 30)
#define GAP      72.0
#define COLUMN   520.0    /* a narrower one is not read */
#define COLUMNS  3
#define CARD_LEAST 480.0
#define CARD_PAD  24.0
#define CARD_GAP  32.0
#define CARD_MOST 1100.0
#define CARD_BETWEEN 20.0
#define CARD_RIGHT 0.85   /* of the size of the names */
#define LINE_MOST 128.0

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

/* Cards ------------------------------------------------------------------------------------ */

/* The lines of a group, with its heading */
typedef struct
{
  guint first;
  guint n;
} Card;

/* A card a group, where they stand side by side and all lines fit; else there are none. */
static GArray *
get_cards (const SanShow   *show,
           const GPtrArray *lines)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (Card));
  double width, height;
  guint most = 0;

  san_show_get_unit (show, &width, &height);
  for (guint i = 0; i < lines->len; i++)
    {
      if (((SanDeckLine *) lines->pdata[i])->heading != NULL)
        {
          Card card = { i, 0 };

          g_array_append_val (cards, card);
        }
      if (cards->len > 0)
        {
          Card *last = &g_array_index (cards, Card, cards->len - 1);

          last->n++;
          most = MAX (most, last->n);
        }
    }
  if (cards->len == 0 || cards->len > COLUMNS || most * LINE + 2 * CARD_PAD >
      height - TOP - SAN_SLIDE_BOTTOM ||
      (width - 2 * SAN_SLIDE_MARGIN + CARD_GAP) / cards->len < CARD_LEAST)
    g_array_set_size (cards, 0);

  return g_steal_pointer (&cards);
}

/* How large the text of the cards can be, so that no line is cut off. */
static double
card_size (SanSlidePen     *pen,
           const GPtrArray *lines,
           double           size,
           double           room)
{
  double most = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SanDeckLine *line = lines->pdata[i];
      double width = line->heading != NULL
                     ? san_slide_pen_width (pen, line->heading, size, TRUE)
                     : san_slide_pen_width (pen, line->left, size, FALSE) + CARD_BETWEEN +
                     san_slide_pen_width (pen, line->right, size * CARD_RIGHT, FALSE);

      most = MAX (most, width);
    }

  return most > room ? MAX (SAN_SLIDE_SMALL + 3, floor (size * room / most)) : size;
}

static void
draw_card (SanSlideCanvas  *canvas,
           const GPtrArray *lines,
           const Card      *card,
           double           line,
           double           size,
           double           x,
           double           width)
{
  SanSlidePen *pen = &canvas->pen;

  for (guint i = 0; i < card->n; i++)
    {
      const SanDeckLine *at = lines->pdata[card->first + i];
      double y = TOP + CARD_PAD + (i + 0.5) * line;
      double room;

      if (at->heading != NULL)
        {
          san_slide_pen_text (pen, at->heading, x, y, SAN_ALIGN_LEFT, size, TRUE, SAN_COLOUR_FG,
                              width);
          continue;
        }
      san_slide_pen_fill (pen, SAN_COLOUR_HAIR, 1, x, y - line / 2, width, 1.5);
      room = width - CARD_BETWEEN -
             san_slide_pen_text (pen, at->right, x + width, y, SAN_ALIGN_RIGHT, size * CARD_RIGHT,
                                 FALSE, SAN_COLOUR_DIM, width * 0.62);
      san_slide_pen_text (pen, at->left, x, y, SAN_ALIGN_LEFT, size, FALSE, SAN_COLOUR_FG, room);
    }
}

static void
draw_cards (SanSlideCanvas  *canvas,
            const GPtrArray *lines,
            const GArray    *cards,
            SanColourToken   token)
{
  double inner = canvas->width - 2 * SAN_SLIDE_MARGIN;
  double width = MIN (CARD_MOST, (inner - (cards->len - 1) * CARD_GAP) / cards->len);
  double line, height, size;
  guint most = 0;

  for (guint i = 0; i < cards->len; i++)
    most = MAX (most, g_array_index (cards, Card, i).n);
  line = CLAMP ((canvas->height - TOP - SAN_SLIDE_BOTTOM - 2 * CARD_PAD) / most, LINE, LINE_MOST);
  height = most * line + 2 * CARD_PAD;
  size = card_size (&canvas->pen, lines, CLAMP (line * 0.42, 30, 48), width - 2 * CARD_PAD - 8);
  for (guint i = 0; i < cards->len; i++)
    {
      double x = SAN_SLIDE_MARGIN + i * (width + CARD_GAP);

      san_slide_pen_panel (&canvas->pen, SAN_COLOUR_WINDOW, x, TOP, width, height);
      san_slide_pen_panel (&canvas->pen, token, x, TOP, 8, height);
      draw_card (canvas, lines, &g_array_index (cards, Card, i), line, size, x + CARD_PAD + 8,
                 width - 2 * CARD_PAD - 8);
    }
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
  g_autoptr (GArray) cards = get_cards (show, lines);
  guint columns, rows;

  if (cards->len > 0)
    return 1;

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
  g_autoptr (GArray) cards = get_cards (show, lines);
  guint columns, rows, from;
  double width;

  if (cards->len > 0)
    {
      draw_cards (canvas, lines, cards, token);
      return;
    }

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
