/* san-document-paper-flow.c - a document as pieces, one below the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#define TITLE_SIZE 22.0        /* 2号 */
#define CAPTION_SIZE 12.0      /* 小4号 */
#define CAPTION_PITCH 21.0
#define PHOTO_GAP 12.0
#define PHOTO_HEIGHT 156.0
#define POINTS_PER_PIXEL 0.75
#define LEAST_UNIT 0.3
/* A chart leaves room for the heading above it and its caption. */
#define CHART_MOST (SAN_DOCUMENT_HEIGHT - 4 * SAN_DOCUMENT_PITCH)

typedef struct
{
  SanDocument           *document;
  const SanDocumentHead *head;
  SanDocumentType       *type;
  const SanChartTheme   *theme;
  GPtrArray             *pieces;
  guint n_attachments;
  guint attachment;                    /* the last that began */
} Flow;

static const SanDocumentStyle body = {
  SAN_PAPER_BODY, SAN_DOCUMENT_SIZE, SAN_DOCUMENT_EM, SAN_DOCUMENT_PITCH,
  2 * SAN_DOCUMENT_EM, PANGO_ALIGN_LEFT, TRUE,
};

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static SanDocumentPiece *
add_piece (Flow        *self,
           SanPieceKind kind)
{
  SanDocumentPiece *piece = san_document_piece_new (kind);

  g_ptr_array_add (self->pieces, piece);

  return piece;
}

/* Takes @text. */
static SanDocumentPiece *
add_text (Flow            *self,
          SanDocumentText *text,
          double           x)
{
  SanDocumentPiece *piece = add_piece (self, SAN_PIECE_TEXT);

  piece->text = text;
  piece->x = x;
  piece->height = san_document_text_height (text);
  piece->on_grid = TRUE;

  return piece;
}

static SanDocumentPiece *
add_string (Flow                   *self,
            const SanDocumentStyle *style,
            const char             *string,
            double                  x)
{
  return add_text (self, san_document_text_new (self->type, style, string, NULL,
                                                SAN_DOCUMENT_WIDTH - x), x);
}

static void
add_blank (Flow *self)
{
  SanDocumentPiece *piece = add_piece (self, SAN_PIECE_BLANK);

  piece->height = SAN_DOCUMENT_PITCH;
  piece->on_grid = TRUE;
  piece->with_next = TRUE;
}

/* Around the body ----------------------------------------------------------------------- */

static SanDocumentPiece *
add_title (Flow       *self,
           const char *text)
{
  SanDocumentStyle style = body;
  SanDocumentPiece *piece;

  style.font = SAN_PAPER_TITLE;
  style.size = TITLE_SIZE;
  style.advance = 0;
  style.pitch = SAN_DOCUMENT_PITCH * 1.1;   /* the page's own is narrow for two lines */
  style.indent = 0;
  style.align = PANGO_ALIGN_CENTER;
  style.justify = FALSE;
  piece = add_text (self, san_document_text_new_even (self->type, &style, text,
                                                      SAN_DOCUMENT_WIDTH), 0);
  piece->whole = TRUE;
  piece->with_next = TRUE;

  return piece;
}

static void
add_opening (Flow *self)
{
  SanDocumentPiece *red = san_document_red_head_new (self->head, self->type);
  SanDocumentStyle flush = body;

  flush.indent = 0;
  if (red != NULL)
    {
      g_ptr_array_add (self->pieces, red);
      add_blank (self);
    }
  if (is_set (self->head->title))
    {
      add_title (self, self->head->title);
      add_blank (self);
    }
  if (is_set (self->head->recipients))
    add_string (self, &flush, self->head->recipients, 0)->with_next = TRUE;
}

/* The first behind the word, the others below it; a single one has no number. */
static void
add_attachment_list (Flow *self)
{
  const GPtrArray *blocks = san_document_get_blocks (self->document);
  guint n = 0;

  if (self->n_attachments == 0)
    return;

  add_blank (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);
      SanDocumentStyle style = body;
      g_autofree char *line = NULL;
      double x = n == 0 ? 2 : 5;

      if (block->kind != SAN_BLOCK_ATTACHMENT)
        continue;

      n++;
      if (self->n_attachments == 1)
        line = g_strconcat ("附件：", block->text, NULL);
      else
        line = g_strdup_printf ("%s%u. %s", n == 1 ? "附件：" : "", n, block->text);
      style.indent = -SAN_DOCUMENT_EM * ((n == 1 ? 3 : 0) + (self->n_attachments > 1 ? 1 : 0));
      add_string (self, &style, line, x * SAN_DOCUMENT_EM)->with_next = TRUE;
    }
}

/* The date ends four characters before the edge, and the name stands over its middle but
 * two characters before the edge at least. */
static void
add_signature (Flow *self)
{
  SanDocumentText *date, *name;
  SanDocumentStyle style = body;
  double x, width;

  style.indent = 0;
  style.justify = FALSE;
  if (self->pieces->len > 0)
    ((SanDocumentPiece *) g_ptr_array_index (self->pieces, self->pieces->len - 1))->with_next =
      TRUE;
  add_attachment_list (self);
  if (!is_set (self->head->signature) && !is_set (self->head->date))
    return;

  add_blank (self);
  date = san_document_text_new (self->type, &style, self->head->date, NULL,
                                SAN_DOCUMENT_WIDTH - 4 * SAN_DOCUMENT_EM);
  x = SAN_DOCUMENT_WIDTH - 4 * SAN_DOCUMENT_EM - san_document_text_width (date);
  if (is_set (self->head->signature))
    {
      name = san_document_text_new (self->type, &style, self->head->signature, NULL,
                                    SAN_DOCUMENT_WIDTH - 2 * SAN_DOCUMENT_EM);
      width = san_document_text_width (name);
      add_text (self, name, CLAMP (x + (san_document_text_width (date) - width) / 2, 0,
                                   SAN_DOCUMENT_WIDTH - 2 * SAN_DOCUMENT_EM - width))
      ->with_next = is_set (self->head->date);
    }
  if (is_set (self->head->date))
    add_text (self, date, x);
  else
    san_document_text_free (date);
}

/* Blocks -------------------------------------------------------------------------------- */

static void
set_mark (SanDocumentPiece *piece,
          guint             level,
          const char       *title)
{
  piece->level = level;
  piece->title = san_document_text_clean (title);
  g_strdelimit (piece->title, "\n\t", ' ');
}

static void
add_heading (Flow                   *self,
             const SanDocumentBlock *block)
{
  SanDocumentStyle style = body;
  SanDocumentPiece *piece;

  if (block->level <= 2)
    style.font = block->level == 2 ? SAN_PAPER_SUBHEADING : SAN_PAPER_HEADING;
  piece = add_string (self, &style, block->text, 0);
  piece->whole = TRUE;
  piece->with_next = TRUE;
  if (block->level <= 2)
    set_mark (piece, (guint) MAX (block->level, 1), block->text);
}

static void
add_paragraph (Flow                   *self,
               const SanDocumentBlock *block)
{
  SanDocumentStyle style = body;

  if (block->flush)
    style.indent = 0;
  add_text (self, san_document_text_new (self->type, &style, NULL, block->runs,
                                         SAN_DOCUMENT_WIDTH), 0);
}

/* (transfer full) */
static SanDocumentText *
make_caption (Flow        *self,
              SanPaperFont font,
              const char  *text,
              double       width)
{
  const SanDocumentStyle style = {
    font, CAPTION_SIZE, 0, CAPTION_PITCH, 0, PANGO_ALIGN_CENTER, FALSE,
  };

  return san_document_text_new_even (self->type, &style, text, width);
}

static SanDocumentPiece *
add_caption (Flow       *self,
             const char *text)
{
  SanDocumentPiece *piece = add_text (self, make_caption (self, SAN_PAPER_HEADING, text,
                                                          SAN_DOCUMENT_WIDTH), 0);

  piece->whole = TRUE;
  piece->on_grid = FALSE;

  return piece;
}

static void
add_table (Flow                   *self,
           const SanDocumentBlock *block)
{
  SanDocumentPiece *piece;
  double above = 0;

  if (block->columns->len == 0)
    return;

  if (is_set (block->text))
    {
      piece = add_caption (self, block->text);
      piece->with_next = TRUE;
      above = piece->height;
    }
  piece = add_piece (self, SAN_PIECE_TABLE);
  piece->table = san_document_table_new (block, MAX (SAN_DOCUMENT_HEIGHT - above,
                                                     SAN_DOCUMENT_HEIGHT / 2));
}

/* As wide as the text, in letters as large as elsewhere as long as there is room. */
static void
measure_chart (Flow                   *self,
               const SanDocumentBlock *block,
               SanDocumentPiece       *piece)
{
  double natural_width = SAN_CHART_GET_CLASS (block->chart)->natural_width;
  double minimum, natural;

  piece->unit = CLAMP (SAN_DOCUMENT_WIDTH / natural_width, POINTS_PER_PIXEL / 2,
                       POINTS_PER_PIXEL);
  do
    {
      san_chart_measure (block->chart, self->theme, SAN_DOCUMENT_WIDTH / piece->unit, &minimum,
                         &natural);
      if (minimum * piece->unit <= CHART_MOST)
        break;
      piece->unit *= 0.85;
    }
  while (piece->unit > LEAST_UNIT);

  piece->height = block->height > 0 ? block->height * SAN_DOCUMENT_MM : natural * piece->unit;
  piece->height = CLAMP (piece->height, minimum * piece->unit, CHART_MOST);
}

static void
add_chart (Flow                   *self,
           const SanDocumentBlock *block)
{
  SanDocumentPiece *piece = add_piece (self, SAN_PIECE_CHART);

  piece->chart = g_object_ref (block->chart);
  piece->on_grid = TRUE;
  measure_chart (self, block, piece);
  if (!is_set (block->text))
    return;

  piece->with_next = TRUE;
  add_caption (self, block->text);
}

static void
add_photo_row (Flow                   *self,
               const SanDocumentBlock *block,
               guint                   from)
{
  SanDocumentPiece *piece = add_piece (self, SAN_PIECE_BOX);
  guint n = MIN (2, block->photos->len - from);
  double width = (SAN_DOCUMENT_WIDTH - PHOTO_GAP) / 2;
  double below = 0;

  piece->on_grid = from == 0;
  for (guint i = 0; i < n; i++)
    {
      const SanDocumentPhoto *photo = g_ptr_array_index (block->photos, from + i);
      double x = n == 1 ? (SAN_DOCUMENT_WIDTH - width) / 2 : i * (width + PHOTO_GAP);

      san_document_piece_add_picture (piece, photo->image, x, 0, width, PHOTO_HEIGHT);
      if (is_set (photo->caption))
        {
          SanDocumentText *text = make_caption (self, SAN_PAPER_BODY, photo->caption, width);

          below = MAX (below, san_document_text_height (text));
          san_document_piece_add_text (piece, text, x, PHOTO_HEIGHT, FALSE);
        }
    }
  piece->height = MIN (PHOTO_HEIGHT + below + 4, SAN_DOCUMENT_HEIGHT);
}

static void
add_attachment (Flow                   *self,
                const SanDocumentBlock *block)
{
  SanDocumentStyle style = body;
  SanDocumentPiece *piece;
  g_autofree char *mark = self->n_attachments == 1
                          ? g_strdup ("附件") : g_strdup_printf ("附件%u", self->attachment + 1);
  g_autofree char *title = g_strdup_printf ("%s　%s", mark, block->text);

  self->attachment++;
  style.font = SAN_PAPER_HEADING;
  style.indent = 0;
  add_piece (self, SAN_PIECE_BREAK);
  piece = add_string (self, &style, mark, 0);
  piece->with_next = TRUE;
  set_mark (piece, 1, title);
  add_blank (self);
  if (is_set (block->text))
    {
      add_title (self, block->text);
      add_blank (self);
    }
}

static void
add_block (Flow                   *self,
           const SanDocumentBlock *block)
{
  switch (block->kind)
    {
    case SAN_BLOCK_HEADING:
      add_heading (self, block);
      break;
    case SAN_BLOCK_PARAGRAPH:
      add_paragraph (self, block);
      break;
    case SAN_BLOCK_TABLE:
      add_table (self, block);
      break;
    case SAN_BLOCK_CHART:
      add_chart (self, block);
      break;
    case SAN_BLOCK_PHOTOS:
      for (guint i = 0; i < block->photos->len; i += 2)
        add_photo_row (self, block, i);
      break;
    case SAN_BLOCK_SIGNATURE:
      add_signature (self);
      break;
    case SAN_BLOCK_ATTACHMENT:
      add_attachment (self, block);
      break;
    case SAN_BLOCK_PAGE_BREAK:
    default:
      add_piece (self, SAN_PIECE_BREAK);
      break;
    }
}

GPtrArray *
san_document_flow_new (SanDocument         *document,
                       SanDocumentType     *type,
                       const SanChartTheme *theme)
{
  const GPtrArray *blocks = san_document_get_blocks (document);
  Flow self = { document, san_document_get_head (document), type, theme };
  gboolean is_signed = FALSE;

  self.n_attachments = san_document_count_attachments (document);
  self.pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) san_document_piece_free);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);

      is_signed |= block->kind == SAN_BLOCK_SIGNATURE;
    }

  add_opening (&self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SanDocumentBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == SAN_BLOCK_ATTACHMENT && !is_signed)
        {
          add_signature (&self);
          is_signed = TRUE;
        }
      add_block (&self, block);
    }
  if (!is_signed)
    add_signature (&self);

  return self.pieces;
}
