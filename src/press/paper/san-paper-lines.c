/* san-paper-lines.c - the lines of text on a sheet of paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-lines.h"

#include <string.h>

#define ABOVE_BASE 0.8   /* of a line's height */

static const cairo_user_data_key_t lines_key;

void
san_paper_line_free (SanPaperLine *line)
{
  g_free (line->text);
  g_free (line->edges);
  g_free (line);
}

void
san_paper_listen (cairo_t   *cr,
                  GPtrArray *lines)
{
  cairo_set_user_data (cr, &lines_key, lines, NULL);
}

GPtrArray *
san_paper_listener (cairo_t *cr)
{
  return cairo_get_user_data (cr, &lines_key);
}

/* Whether the paragraph has another line after @line, or @line stands before a hard break. */
static gboolean
goes_on (PangoLayout     *layout,
         PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  const char *end = text + line->start_index + line->length;

  return *end != '\0' && *end != '\n';
}

void
san_paper_tell_line (cairo_t         *cr,
                     PangoLayout     *layout,
                     PangoLayoutLine *line,
                     double           x,
                     double           y,
                     double           height)
{
  GPtrArray *lines = san_paper_listener (cr);
  SanPaperLine *heard;
  const char *p;

  if (lines == NULL || line->length == 0)
    return;

  heard = g_new0 (SanPaperLine, 1);
  heard->text = g_strndup (pango_layout_get_text (layout) + line->start_index,
                           (gsize) line->length);
  heard->n = (guint) g_utf8_strlen (heard->text, -1);
  heard->edges = g_new (double, heard->n + 1);
  heard->goes_on = goes_on (layout, line);
  cairo_user_to_device (cr, &x, &y);
  heard->y = y - height * ABOVE_BASE;
  heard->height = height;

  p = heard->text;
  for (guint i = 0; i <= heard->n; i++, p = *p != '\0' ? g_utf8_next_char (p) : p)
    {
      int offset;

      pango_layout_line_index_to_x (line, line->start_index + (int) (p - heard->text), FALSE,
                                    &offset);
      heard->edges[i] = x + offset / (double) PANGO_SCALE;
    }
  g_ptr_array_add (lines, heard);
}

void
san_paper_show_layout (cairo_t     *cr,
                       PangoLayout *layout)
{
  PangoLayoutIter *iter;
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  pango_cairo_show_layout (cr, layout);
  if (san_paper_listener (cr) == NULL)
    return;

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle rect;

      pango_layout_iter_get_line_extents (iter, NULL, &rect);
      san_paper_tell_line (cr, layout, pango_layout_iter_get_line_readonly (iter),
                           x + rect.x / (double) PANGO_SCALE,
                           y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE,
                           rect.height / (double) PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
