/* san-document-paper-break.c - the pieces of a document on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#include <math.h>

/* Lengths are sums of many: what is less than this over does not count. */
#define SLACK 0.01
/* Nearer than this to a line of the page things above it may come. */
#define CLOSE 3.0
#define GAP_BELOW 6.0   /* a table or chart */
/* Of a paragraph, on either page */
#define LEAST_LINES 2

typedef struct
{
  const GPtrArray *pieces;
  GPtrArray       *pages;
  GArray          *page;   /* the last of them */
  double           y;
} Breaker;

static const SanDocumentPiece *
get_piece (Breaker *self,
           guint    index)
{
  return g_ptr_array_index (self->pieces, index);
}

static void
start_page (Breaker *self)
{
  self->page = g_array_new (FALSE, FALSE, sizeof (SanDocumentPlace));
  g_ptr_array_add (self->pages, self->page);
  self->y = 0;
}

static gboolean
is_fresh (Breaker *self)
{
  return self->page->len == 0;
}

static void
put (Breaker                *self,
     const SanDocumentPiece *piece,
     guint                   from,
     guint                   to,
     double                  height)
{
  SanDocumentPlace place = { piece, from, to, self->y };

  g_array_append_val (self->page, place);
  self->y += height;
}

/* The first line of the page at or below @y */
static double
snap (double y)
{
  return SAN_DOCUMENT_PITCH * ceil ((y - CLOSE) / SAN_DOCUMENT_PITCH);
}

/* What must follow ---------------------------------------------------------------------- */

/* What of a piece must stand where it begins. */
static double
least_height (const SanDocumentPiece *piece)
{
  double height = piece->height;
  guint n;

  switch (piece->kind)
    {
    case SAN_PIECE_TEXT:
      n = san_document_text_n_lines (piece->text);
      if (!piece->whole && n > LEAST_LINES + 1)
        height *= LEAST_LINES / (double) n;
      return height;

    case SAN_PIECE_TABLE:
      n = MIN (san_document_table_least (piece->table), san_document_table_n_rows (piece->table));
      for (double room = 0; ; room += SAN_DOCUMENT_PITCH)   /* heads are of any height */
        if (room > SAN_DOCUMENT_HEIGHT ||
            san_document_table_take (piece->table, 0, room, FALSE, &height) >= n)
          return height;

    case SAN_PIECE_BLANK:
    case SAN_PIECE_CHART:
    case SAN_PIECE_BOX:
    case SAN_PIECE_BREAK:
    default:
      return height;
    }
}

static gboolean
may_break (const SanDocumentPiece *piece)
{
  return piece->kind == SAN_PIECE_TABLE ||
         (piece->kind == SAN_PIECE_TEXT && !piece->whole &&
          san_document_text_n_lines (piece->text) > LEAST_LINES + 1);
}

/* Where @y comes to when piece @index and what may not be parted from it stand below it. */
static double
need (Breaker *self,
      guint    index,
      double   y)
{
  for (; index < self->pieces->len; index++)
    {
      const SanDocumentPiece *piece = get_piece (self, index);

      if (piece->kind == SAN_PIECE_BREAK)
        break;
      if (piece->on_grid)
        y = snap (y);
      y += least_height (piece);
      if (!piece->with_next || may_break (piece))
        break;
    }

  return y;
}

static gboolean
fits (double y)
{
  return y <= SAN_DOCUMENT_HEIGHT + SLACK;
}

/* Placing ------------------------------------------------------------------------------- */

/* How many of the @left lines stay on this page. */
static guint
count_lines (Breaker                *self,
             const SanDocumentPiece *piece,
             guint                   index,
             guint                   left,
             gboolean                first)
{
  double pitch = piece->height / san_document_text_n_lines (piece->text);
  double room = SAN_DOCUMENT_HEIGHT - self->y + SLACK;
  guint n = (guint) MAX (0, room / pitch);

  if (n >= left)
    {
      /* the last lines go with what follows */
      if (!piece->with_next || left < 2 * LEAST_LINES ||
          fits (need (self, index + 1, self->y + left * pitch)))
        return left;
      return left - LEAST_LINES;
    }

  if (left - n < LEAST_LINES)
    n = left - MIN (LEAST_LINES, left);
  if (first && n < LEAST_LINES)
    n = 0;
  if (n == 0 && is_fresh (self))
    n = MAX (1, (guint) (room / pitch));

  return n;
}

static void
put_text (Breaker                *self,
          const SanDocumentPiece *piece,
          guint                   index)
{
  guint n = san_document_text_n_lines (piece->text);
  double pitch = piece->height / MAX (n, 1);

  for (guint from = 0; from < n;)
    {
      guint taken = count_lines (self, piece, index, n - from, from == 0);

      if (taken > 0)
        put (self, piece, from, from + taken, taken * pitch);
      from += taken;
      if (from < n)
        start_page (self);
    }
}

static void
put_table (Breaker                *self,
           const SanDocumentPiece *piece)
{
  guint n = san_document_table_n_rows (piece->table), from = 0;

  do
    {
      double height;
      guint taken = san_document_table_take (piece->table, from, SAN_DOCUMENT_HEIGHT - self->y,
                                             is_fresh (self), &height);

      if (taken > 0 || n == 0)
        put (self, piece, from, from + taken, height + GAP_BELOW);
      from += taken;
      if (from < n)
        start_page (self);
    }
  while (from < n);
}

static void
put_piece (Breaker *self,
           guint    index)
{
  const SanDocumentPiece *piece = get_piece (self, index);

  if (piece->kind == SAN_PIECE_BREAK)
    {
      if (!is_fresh (self))
        start_page (self);
      return;
    }
  if (piece->kind == SAN_PIECE_BLANK && is_fresh (self))
    return;

  if (!is_fresh (self) && !fits (need (self, index, self->y)))
    {
      start_page (self);
      if (piece->kind == SAN_PIECE_BLANK)
        return;
    }
  if (piece->on_grid)
    self->y = snap (self->y);

  if (piece->kind == SAN_PIECE_TEXT)
    put_text (self, piece, index);
  else if (piece->kind == SAN_PIECE_TABLE)
    put_table (self, piece);
  else
    put (self, piece, 0, 0, piece->height + (piece->kind == SAN_PIECE_CHART ? GAP_BELOW : 0));
}

GPtrArray *
san_document_break_pages (const GPtrArray        *pieces,
                          const SanDocumentPiece *imprint)
{
  Breaker self = { pieces, g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };

  start_page (&self);
  for (guint i = 0; i < pieces->len; i++)
    put_piece (&self, i);

  if (imprint != NULL)
    {
      if (!is_fresh (&self) && !fits (self.y + SAN_DOCUMENT_PITCH / 2 + imprint->height))
        start_page (&self);
      self.y = MAX (0, SAN_DOCUMENT_HEIGHT - imprint->height);
      put (&self, imprint, 0, 0, imprint->height);
    }

  return self.pages;
}
