/* san-slip-form.c - the table of a slip: rows, page breaks, drawing
 *
 * Nothing is ever cut: a text that has no room goes on on the next page, and so do the
 * rows below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip-private.h"

#include <string.h>

#define LABEL_WIDTH 78.0
#define SECOND_X 369.0
#define SECOND_WIDTH 65.0
#define SIZE 11.5
#define SMALL 9.0
#define PAD_X 8.0
#define PAD_Y 4.5
#define FOOT_LINE 21.0
#define HINT_LINE 16.0
#define FRAME_GAP 6.0
#define CAPTION 12.0
#define NEXT_TOP 84.0          /* of the table on further pages */
#define NEXT_BOTTOM (SAN_PAPER_A4_LONG - 54.0)
#define MOST_STRETCH 90.0      /* that a row with stretch 1 grows at most */

static void
row_free (SanSlipRow *row)
{
  g_free (row->text);
  g_free (row->second_text);
  for (gsize i = 0; i < G_N_ELEMENTS (row->foot); i++)
    g_free (row->foot[i]);
  g_clear_pointer (&row->frames, g_ptr_array_unref);
  g_free (row);
}

SanSlipForm *
san_slip_form_new (void)
{
  SanSlipForm *form = g_new0 (SanSlipForm, 1);

  form->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  form->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return form;
}

void
san_slip_form_free (SanSlipForm *form)
{
  g_ptr_array_unref (form->rows);
  g_ptr_array_unref (form->pages);
  g_free (form);
}

SanSlipRow *
san_slip_form_add (SanSlipForm *form,
                   const char  *label,
                   const char  *text)
{
  SanSlipRow *row = g_new0 (SanSlipRow, 1);

  row->label = label;
  row->text = g_strdup (text != NULL ? text : "");
  row->least = 25.5;
  row->stretch = 0.12;
  g_ptr_array_add (form->rows, row);

  return row;
}

/* Layout */

static double
text_width (const SanSlipRow *row)
{
  return (row->second != NULL ? SECOND_X : SAN_SLIP_RIGHT) - SAN_SLIP_LEFT - LABEL_WIDTH -
         2 * PAD_X;
}

static double
set_text (SanSlipPen       *pen,
          const SanSlipRow *row,
          gsize             from,
          gsize             to)
{
  return san_slip_pen_set (pen, SAN_PAPER_BODY, SIZE, text_width (row), PANGO_ALIGN_LEFT,
                           row->text + from, (int) (to - from));
}

static double
frames_height (const SanSlipRow *row)
{
  guint lines;

  if (row->frames == NULL || row->frames->len == 0)
    return 0;
  lines = (row->frames->len + row->columns - 1) / row->columns;

  return lines * (row->frame_height + CAPTION) + (lines - 1) * FRAME_GAP;
}

/* What a row needs beside its text. */
static double
extras_height (const SanSlipRow *row)
{
  double height = 2 * PAD_Y + frames_height (row);

  if (row->hint != NULL)
    height += HINT_LINE;
  for (gsize i = 0; i < G_N_ELEMENTS (row->foot); i++)
    if (row->foot[i] != NULL)
      height += FOOT_LINE;

  return height;
}

static double
needed_height (SanSlipPen       *pen,
               const SanSlipRow *row,
               gsize             from)
{
  double height = 0, second = 0;

  if (row->text[from] != '\0')
    height = set_text (pen, row, from, strlen (row->text));
  if (row->second_text != NULL)
    second = san_slip_pen_set (pen, SAN_PAPER_BODY, SIZE,
                               SAN_SLIP_RIGHT - SECOND_X - SECOND_WIDTH - 2 * PAD_X,
                               PANGO_ALIGN_LEFT, row->second_text, -1);

  return MAX (row->least, MAX (height, second) + extras_height (row));
}

/* How many bytes of the text from @from on fit into @room; 0 when it is not two lines. */
static gsize
fitting_bytes (SanSlipPen       *pen,
               const SanSlipRow *row,
               gsize             from,
               double            room)
{
  PangoLayoutIter *iter;
  gsize bytes = 0;
  int lines = 0;

  set_text (pen, row, from, strlen (row->text));
  iter = pango_layout_get_iter (pen->layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int bottom;

      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
      if (bottom / (double) PANGO_SCALE > room)
        break;
      bytes = (gsize) (pango_layout_line_get_start_index (line) +
                       pango_layout_line_get_length (line));
      lines++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return lines >= 2 ? bytes : 0;
}

static GArray *
add_page (SanSlipForm *form)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (SanSlipPiece));

  g_ptr_array_add (form->pages, page);

  return page;
}

/* Gives the room that is left to the rows where people write. */
static void
stretch_page (SanSlipForm *form,
              GArray      *page,
              double       room)
{
  double total = 0, shift = 0, part;

  for (guint i = 0; i < form->rows->len; i++)
    total += ((SanSlipRow *) g_ptr_array_index (form->rows, i))->stretch;
  if (total <= 0 || room <= 0)
    return;

  part = MIN (room / total, MOST_STRETCH);
  for (guint i = 0; i < page->len; i++)
    {
      SanSlipPiece *piece = &g_array_index (page, SanSlipPiece, i);
      double more = ((SanSlipRow *) g_ptr_array_index (form->rows, piece->row))->stretch * part;

      piece->y += shift;
      piece->height += more;
      shift += more;
    }
}

void
san_slip_form_layout (SanSlipForm *form,
                      SanSlipPen  *pen,
                      double       bottom)
{
  double y = SAN_SLIP_TOP;
  GArray *page;

  g_ptr_array_set_size (form->pages, 0);
  page = add_page (form);

  for (guint i = 0; i < form->rows->len; i++)
    {
      const SanSlipRow *row = g_ptr_array_index (form->rows, i);
      gsize from = 0, length = strlen (row->text);
      gboolean placed = FALSE;

      while (!placed)
        {
          SanSlipPiece piece = { i, y, needed_height (pen, row, from), from, length, from > 0 };

          placed = y + piece.height <= bottom || (page->len == 0 && !row->flows);
          if (!placed && row->flows)
            {
              gsize bytes = fitting_bytes (pen, row, from, bottom - y - extras_height (row));

              piece.to = from + bytes;
              piece.height = bottom - y;
            }
          if (piece.to > from || placed)
            {
              g_array_append_val (page, piece);
              y += piece.height;
              from = piece.to;
              while (!placed && (row->text[from] == '\n' || row->text[from] == ' '))
                from++;
            }
          if (!placed)
            {
              page = add_page (form);
              y = NEXT_TOP;
              bottom = NEXT_BOTTOM;
            }
        }
    }

  if (form->pages->len == 1)
    stretch_page (form, page, bottom - y);
}

/* Drawing */

static void
draw_line (cairo_t *cr,
           double   x1,
           double   y1,
           double   x2,
           double   y2)
{
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
draw_label (SanSlipPen *pen,
            cairo_t    *cr,
            const char *label,
            gboolean    continued,
            double      x,
            double      y,
            double      width,
            double      height)
{
  g_autofree char *text = continued ? g_strconcat (label, "\n（续）", NULL) : g_strdup (label);
  double needed = san_slip_pen_set (pen, SAN_PAPER_HEADING, SIZE, width, PANGO_ALIGN_CENTER,
                                    text, -1);

  san_slip_pen_write (pen, cr, SAN_PAPER_HEADING, SIZE, x, y + (height - needed) / 2, width,
                      PANGO_ALIGN_CENTER, text);
}

static void
draw_frame (SanSlipPen         *pen,
            cairo_t            *cr,
            const SanSlipPhoto *photo,
            double              x,
            double              y,
            double              width,
            double              height)
{
  static const double dashes[] = { 3, 2 };

  if (photo == NULL)
    {
      cairo_save (cr);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_set_line_width (cr, 0.6);
      cairo_rectangle (cr, x, y, width, height);
      cairo_stroke (cr);
      cairo_restore (cr);
      san_slip_pen_write (pen, cr, SAN_PAPER_BODY, SMALL, x, y + height / 2 - SMALL, width,
                          PANGO_ALIGN_CENTER, "（贴照片处）");
      return;
    }

  san_slip_draw_photo (cr, photo->picture, x, y, width, height);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, SMALL, x, y + height, width, PANGO_ALIGN_CENTER,
                      photo->caption);
}

static void
draw_frames (SanSlipPen       *pen,
             cairo_t          *cr,
             const SanSlipRow *row,
             double            y)
{
  double x = SAN_SLIP_LEFT + LABEL_WIDTH + PAD_X;
  double width = (SAN_SLIP_RIGHT - PAD_X - x + FRAME_GAP) / row->columns - FRAME_GAP;

  for (guint i = 0; i < row->frames->len; i++)
    draw_frame (pen, cr, g_ptr_array_index (row->frames, i),
                x + (i % row->columns) * (width + FRAME_GAP),
                y + (i / row->columns) * (row->frame_height + CAPTION + FRAME_GAP),
                width, row->frame_height);
}

/* Hint, text, photographs, and at the foot what to sign. */
static void
draw_content (SanSlipPen         *pen,
              cairo_t            *cr,
              const SanSlipRow   *row,
              const SanSlipPiece *piece)
{
  double x = SAN_SLIP_LEFT + LABEL_WIDTH + PAD_X, y = piece->y + PAD_Y;
  double foot = piece->y + piece->height - PAD_Y;
  double height = piece->to > piece->from ? set_text (pen, row, piece->from, piece->to) : 0;
  gboolean alone = row->hint == NULL && row->foot[0] == NULL && row->frames == NULL;

  if (row->hint != NULL)
    {
      cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
      san_slip_pen_write (pen, cr, SAN_PAPER_BODY, SMALL, x, y, text_width (row),
                          PANGO_ALIGN_LEFT, row->hint);
      cairo_set_source_rgb (cr, 0, 0, 0);
      y += HINT_LINE;
    }
  if (height > 0)
    {
      set_text (pen, row, piece->from, piece->to);
      cairo_move_to (cr, x, alone ? piece->y + (piece->height - height) / 2 : y);
      pango_cairo_show_layout (cr, pen->layout);
      cairo_new_path (cr);
      y += height;
    }
  if (piece->to < strlen (row->text))
    return;   /* the rest of the row is on the next page */

  if (row->frames != NULL)
    draw_frames (pen, cr, row, y);
  for (int i = G_N_ELEMENTS (row->foot) - 1; i >= 0; i--)
    if (row->foot[i] != NULL)
      {
        foot -= FOOT_LINE;
        san_slip_pen_write (pen, cr, SAN_PAPER_BODY, SIZE, x, foot + 4, text_width (row),
                            PANGO_ALIGN_LEFT, row->foot[i]);
      }
}

static void
draw_second (SanSlipPen         *pen,
             cairo_t            *cr,
             const SanSlipRow   *row,
             const SanSlipPiece *piece)
{
  double x = SECOND_X + SECOND_WIDTH;
  double width = SAN_SLIP_RIGHT - x - 2 * PAD_X;
  double height;

  draw_line (cr, SECOND_X, piece->y, SECOND_X, piece->y + piece->height);
  draw_line (cr, x, piece->y, x, piece->y + piece->height);
  draw_label (pen, cr, row->second, FALSE, SECOND_X, piece->y, SECOND_WIDTH, piece->height);
  if (row->second_text == NULL)
    return;

  height = san_slip_pen_set (pen, SAN_PAPER_BODY, SIZE, width, PANGO_ALIGN_LEFT,
                             row->second_text, -1);
  san_slip_pen_write (pen, cr, SAN_PAPER_BODY, SIZE, x + PAD_X,
                      piece->y + (piece->height - height) / 2, width, PANGO_ALIGN_LEFT,
                      row->second_text);
}

double
san_slip_form_draw (const SanSlipForm *form,
                    SanSlipPen        *pen,
                    cairo_t           *cr,
                    SanTicketColour    colour,
                    guint              page)
{
  GArray *pieces = g_ptr_array_index (form->pages, page);
  double top = g_array_index (pieces, SanSlipPiece, 0).y, bottom = top;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < pieces->len; i++)
    {
      const SanSlipPiece *piece = &g_array_index (pieces, SanSlipPiece, i);
      const SanSlipRow *row = g_ptr_array_index (form->rows, piece->row);

      if (i > 0)
        draw_line (cr, SAN_SLIP_LEFT, piece->y, SAN_SLIP_RIGHT, piece->y);
      draw_label (pen, cr, row->label, piece->continued, SAN_SLIP_LEFT, piece->y, LABEL_WIDTH,
                  piece->height);
      draw_content (pen, cr, row, piece);
      if (row->second != NULL)
        draw_second (pen, cr, row, piece);
      bottom = piece->y + piece->height;
    }

  draw_line (cr, SAN_SLIP_LEFT + LABEL_WIDTH, top, SAN_SLIP_LEFT + LABEL_WIDTH, bottom);
  san_slip_draw_border (cr, colour, SAN_SLIP_LEFT, top, SAN_SLIP_RIGHT - SAN_SLIP_LEFT,
                        bottom - top);

  return bottom;
}
