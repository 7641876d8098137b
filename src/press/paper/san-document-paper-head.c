/* san-document-paper-head.c - the red head of a document, and its imprint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#define ISSUER_SIZE 24.0
#define NAME_SIZE 46.0
#define NAME_SPREAD 1.4        /* of characters that stand apart */
#define RED_RULE 1.6
#define THICK (0.35 * SAN_DOCUMENT_MM)
#define THIN (0.25 * SAN_DOCUMENT_MM)
#define IMPRINT_PITCH 24.0
#define NOTE_SIZE 10.5
#define NOTE_PITCH 15.0

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Puts a text into a box at @y and returns where it ends. */
static double
put (SanDocumentPiece       *piece,
     SanDocumentType        *type,
     const SanDocumentStyle *style,
     const char             *string,
     double                  x,
     double                  width,
     double                  y,
     gboolean                red)
{
  SanDocumentText *text = san_document_text_new (type, style, string, NULL, width);
  double bottom = y + san_document_text_height (text);

  san_document_piece_add_text (piece, text, x, y, red);

  return bottom;
}

/* Red words in one line: smaller if there are many. */
static double
put_red (SanDocumentPiece *piece,
         SanDocumentType  *type,
         const char       *string,
         double            size,
         double            spread,
         double            y)
{
  SanDocumentStyle style = { SAN_PAPER_TITLE, size, 0, 0, 0, PANGO_ALIGN_CENTER, FALSE };
  glong n = MAX (g_utf8_strlen (string, -1), 1);

  style.size = CLAMP (SAN_DOCUMENT_WIDTH / (n * spread), SAN_DOCUMENT_SIZE, size);
  style.advance = style.size * spread;
  style.pitch = style.size * 1.35;

  return put (piece, type, &style, string, 0, SAN_DOCUMENT_WIDTH, y, TRUE);
}

/* A text at either edge, so far inside it; the left one has the room that the right leaves. */
static double
put_pair (SanDocumentPiece       *piece,
          SanDocumentType        *type,
          const SanDocumentStyle *style,
          const char             *left,
          const char             *right,
          double                  inside,
          double                  y)
{
  double width = SAN_DOCUMENT_WIDTH - 2 * inside;
  SanDocumentText *text = san_document_text_new (type, style, right, NULL, width * 0.6);
  double taken = san_document_text_width (text);
  double below = put (piece, type, style, left, inside, width - taken - style->size / 2, y, FALSE);
  double bottom = y + san_document_text_height (text);

  san_document_piece_add_text (piece, text, inside + width - taken, y, FALSE);

  return MAX (bottom, below);
}

SanDocumentPiece *
san_document_red_head_new (const SanDocumentHead *head,
                           SanDocumentType       *type)
{
  const SanDocumentStyle centred = {
    SAN_PAPER_BODY, SAN_DOCUMENT_SIZE, SAN_DOCUMENT_EM, SAN_DOCUMENT_PITCH, 0,
    PANGO_ALIGN_CENTER, FALSE,
  };
  SanDocumentStyle beside = centred;
  SanDocumentPiece *piece;
  double y = 0;

  if (!is_set (head->name))
    return NULL;

  beside.align = PANGO_ALIGN_LEFT;
  piece = san_document_piece_new (SAN_PIECE_BOX);
  if (is_set (head->issuer))
    y = put_red (piece, type, head->issuer, ISSUER_SIZE, 1.08, y) + 4;
  y = put_red (piece, type, head->name, NAME_SIZE, NAME_SPREAD, y);
  if (is_set (head->serial))
    y = put (piece, type, &centred, head->serial, 0, SAN_DOCUMENT_WIDTH, y, FALSE);
  if (is_set (head->signer))
    {
      g_autofree char *signer = g_strconcat ("签发人：", head->signer, NULL);

      y = put_pair (piece, type, &beside, head->mark, signer, SAN_DOCUMENT_EM, y);
    }
  else if (is_set (head->mark))
    {
      y = put (piece, type, &centred, head->mark, 0, SAN_DOCUMENT_WIDTH, y, FALSE);
    }
  if (is_set (head->office) || is_set (head->date))
    y = put_pair (piece, type, &beside, head->office, head->date, SAN_DOCUMENT_EM / 2, y);
  san_document_piece_add_rule (piece, y + 2, RED_RULE, TRUE);
  piece->height = y + 2 + RED_RULE;
  piece->with_next = TRUE;

  return piece;
}

/* The imprint --------------------------------------------------------------------------- */

static double
put_copied (SanDocumentPiece *piece,
            SanDocumentType  *type,
            const char       *copied_to,
            double            y)
{
  const SanDocumentStyle style = {
    SAN_PAPER_BODY, SAN_DOCUMENT_SMALL, 0, IMPRINT_PITCH, -3 * SAN_DOCUMENT_SMALL,
    PANGO_ALIGN_LEFT, TRUE,
  };
  g_autofree char *line = g_strconcat ("抄送：", copied_to, NULL);

  return put (piece, type, &style, line, SAN_DOCUMENT_SMALL,
              SAN_DOCUMENT_WIDTH - 2 * SAN_DOCUMENT_SMALL, y, FALSE);
}

static double
put_printed (SanDocumentPiece      *piece,
             SanDocumentType       *type,
             const SanDocumentHead *head,
             double                 y)
{
  SanDocumentStyle style = {
    SAN_PAPER_BODY, SAN_DOCUMENT_SMALL, 0, IMPRINT_PITCH, 0, PANGO_ALIGN_LEFT, FALSE,
  };

  return put_pair (piece, type, &style, head->printed_by, head->printed_on, SAN_DOCUMENT_SMALL, y);
}

SanDocumentPiece *
san_document_imprint_new (const SanDocumentHead *head,
                          SanDocumentType       *type)
{
  const SanDocumentStyle note = {
    SAN_PAPER_BODY, NOTE_SIZE, 0, NOTE_PITCH, 0, PANGO_ALIGN_LEFT, FALSE,
  };
  gboolean copied = is_set (head->copied_to);
  gboolean printed = is_set (head->printed_by) || is_set (head->printed_on);
  SanDocumentPiece *piece;
  double y = 0;

  if (!copied && !printed && !is_set (head->note))
    return NULL;

  piece = san_document_piece_new (SAN_PIECE_BOX);
  if (copied || printed)
    san_document_piece_add_rule (piece, y, THICK, FALSE);
  if (copied)
    y = put_copied (piece, type, head->copied_to, y);
  if (copied && printed)
    san_document_piece_add_rule (piece, y, THIN, FALSE);
  if (printed)
    y = put_printed (piece, type, head, y);
  if (copied || printed)
    san_document_piece_add_rule (piece, y, THICK, FALSE);
  if (is_set (head->note))
    y = put (piece, type, &note, head->note, SAN_DOCUMENT_SMALL,
             SAN_DOCUMENT_WIDTH - 2 * SAN_DOCUMENT_SMALL, y + 2, FALSE);
  piece->height = y;

  return piece;
}
