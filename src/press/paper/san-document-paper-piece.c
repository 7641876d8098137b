/* san-document-paper-piece.c - the pieces that a document's pages are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

static void
part_clear (gpointer data)
{
  SanDocumentPart *part = data;

  g_clear_pointer (&part->text, san_document_text_free);
  g_clear_pointer (&part->picture, san_document_picture_free);
}

SanDocumentPiece *
san_document_piece_new (SanPieceKind kind)
{
  SanDocumentPiece *self = g_new0 (SanDocumentPiece, 1);

  self->kind = kind;
  if (kind == SAN_PIECE_BOX)
    {
      self->parts = g_array_new (FALSE, FALSE, sizeof (SanDocumentPart));
      g_array_set_clear_func (self->parts, part_clear);
    }

  return self;
}

void
san_document_piece_free (SanDocumentPiece *self)
{
  g_clear_pointer (&self->text, san_document_text_free);
  g_clear_pointer (&self->table, san_document_table_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_object (&self->chart);
  g_free (self->title);
  g_free (self);
}

void
san_document_piece_add_text (SanDocumentPiece *self,
                             SanDocumentText  *text,
                             double            x,
                             double            y,
                             gboolean          red)
{
  SanDocumentPart part = { .text = text, .x = x, .y = y, .red = red };

  g_array_append_val (self->parts, part);
}

void
san_document_piece_add_rule (SanDocumentPiece *self,
                             double            y,
                             double            thickness,
                             gboolean          red)
{
  SanDocumentPart part = {
    .y = y, .width = SAN_DOCUMENT_WIDTH, .height = thickness, .red = red,
  };

  g_array_append_val (self->parts, part);
}

void
san_document_piece_add_picture (SanDocumentPiece *self,
                                GBytes           *image,
                                double            x,
                                double            y,
                                double            width,
                                double            height)
{
  SanDocumentPart part = {
    .picture = san_document_picture_new (image), .x = x, .y = y, .width = width,
    .height = height,
  };

  g_array_append_val (self->parts, part);
}

/* Drawing ------------------------------------------------------------------------------- */

static void
set_colour (cairo_t *cr,
            gboolean red)
{
  if (red)
    cairo_set_source_rgb (cr, 0.82, 0.02, 0.06);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_part (const SanDocumentPart *part,
           cairo_t               *cr,
           double                 y)
{
  set_colour (cr, part->red);
  if (part->text != NULL)
    {
      san_document_text_draw (part->text, cr, 0, san_document_text_n_lines (part->text),
                              part->x, y + part->y);
    }
  else if (part->picture != NULL)
    {
      san_document_picture_draw (part->picture, cr, part->x, y + part->y, part->width,
                                 part->height);
    }
  else
    {
      cairo_set_line_width (cr, part->height);
      cairo_move_to (cr, part->x, y + part->y);
      cairo_line_to (cr, part->x + part->width, y + part->y);
      cairo_stroke (cr);
    }
}

static void
draw_chart (const SanDocumentPiece *piece,
            cairo_t                *cr,
            double                  y,
            const SanChartTheme    *theme)
{
  cairo_save (cr);
  cairo_translate (cr, 0, y);
  cairo_scale (cr, piece->unit, piece->unit);
  san_chart_draw (piece->chart, cr, SAN_DOCUMENT_WIDTH / piece->unit, piece->height / piece->unit,
                  theme);
  cairo_restore (cr);
}

void
san_document_place_draw (const SanDocumentPlace *place,
                         cairo_t                *cr,
                         const SanChartTheme    *theme)
{
  const SanDocumentPiece *piece = place->piece;

  set_colour (cr, FALSE);
  switch (piece->kind)
    {
    case SAN_PIECE_TEXT:
      san_document_text_draw (piece->text, cr, place->from, place->to, piece->x, place->y);
      break;
    case SAN_PIECE_TABLE:
      san_document_table_draw (piece->table, cr, place->from, place->to, place->y);
      break;
    case SAN_PIECE_CHART:
      draw_chart (piece, cr, place->y, theme);
      break;
    case SAN_PIECE_BOX:
      for (guint i = 0; i < piece->parts->len; i++)
        draw_part (&g_array_index (piece->parts, SanDocumentPart, i), cr, place->y);
      break;
    case SAN_PIECE_BLANK:
    case SAN_PIECE_BREAK:
    default:
      break;
    }
}
