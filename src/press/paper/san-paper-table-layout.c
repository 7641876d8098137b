/* san-paper-table-layout.c - widths of columns, heights of rows, breaks between pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-table-private.h"

#include <math.h>

#include "charts/san-surface.h"
#include "paper/san-paper-font.h"

#define A4_SHORT 595.276
#define A4_LONG 841.890

/* In parts of the font size */
#define TEXT_COLUMN_LEAST 8.0
#define FIGURE_COLUMN_MOST 14.0
#define COLUMN_LIKES_MOST 40.0
#define LINE_HEIGHT 1.45
#define ROUNDING 0.05          /* or a text that just fits wraps */
#define LINE_HEIGHT_MOST 1.5   /* of any face */

#define SMALLEST_EASY 9.5      /* points: what is read without effort */
#define LONG_TABLE 40          /* rows: more than a page, where wrapped cells cost sheets */
#define SPLIT_SIZE 8.5         /* points, of columns that take several sheets */
#define LEADING_MOST 3         /* columns that stand on every sheet */
#define LEADING_ROOM 0.4
#define SHARE_OF_ALL 0.25      /* of what is to spare, for every column whatever its weight */

typedef struct
{
  double least;
  double likes;
} Need;

void
san_paper_text_init (SanPaperText *text,
                     double        size)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  text->context = san_surface_new_context ("Serif", size);
  text->layout = pango_layout_new (text->context);
  text->body = san_paper_font_new (SAN_PAPER_BODY, size);
  text->strong = pango_font_description_copy (text->body);
  pango_font_description_set_weight (text->strong, PANGO_WEIGHT_BOLD);
  text->head = san_paper_font_new (SAN_PAPER_HEADING, size);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (text->layout, attributes);
  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (text->layout, -SAN_PAPER_LINES_MOST);
}

void
san_paper_text_clear (SanPaperText *text)
{
  g_clear_object (&text->layout);
  g_clear_object (&text->context);
  g_clear_pointer (&text->body, pango_font_description_free);
  g_clear_pointer (&text->strong, pango_font_description_free);
  g_clear_pointer (&text->head, pango_font_description_free);
}

double
san_paper_text_set (SanPaperText               *text,
                    const char                 *string,
                    const PangoFontDescription *font,
                    double                      width,
                    SanPaperAlign               align)
{
  static const PangoAlignment alignments[] = {
    PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT,
  };
  int height;

  pango_layout_set_font_description (text->layout, font);
  pango_layout_set_alignment (text->layout, alignments[align]);
  pango_layout_set_width (text->layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (text->layout, string, -1);
  pango_layout_get_size (text->layout, NULL, &height);

  return height / (double) PANGO_SCALE;
}

/* An upper bound of a text's width in parts of the font size, without shaping it: a
 * table may have a hundred thousand cells, and nearly all fit on one line. */
static double
guess_width (const char *string)
{
  double width = 0;

  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80)
        width += 1.0;
      else if (strchr ("mwMW@%&", (int) c) != NULL)
        width += 1.0;
      else
        width += g_ascii_isupper ((char) c) ? 0.78 : 0.6;
    }

  return width;
}

static void
measure_columns (GArray *columns,
                 GArray *rows,
                 Need   *needs)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const SanPaperColumn *column = &g_array_index (columns, SanPaperColumn, i);
      double title = guess_width (column->title) + ROUNDING;
      double cells = 0;

      for (guint j = 0; j < rows->len; j++)
        {
          const SanPaperTableRow *row = &g_array_index (rows, SanPaperTableRow, j);

          if (row->kind != SAN_PAPER_ROW_HEADING && row->cells[i] != NULL)
            cells = MAX (cells, guess_width (row->cells[i]) + ROUNDING);
        }

      /* figures must stay on one line, names may wrap, heads fold in half */
      needs[i].least = MIN (cells, column->align == SAN_PAPER_LEFT ? TEXT_COLUMN_LEAST
                                                                   : FIGURE_COLUMN_MOST);
      needs[i].least = MAX (needs[i].least, MIN (title, MAX (3, ceil (title / 2))));
      needs[i].likes = CLAMP (MAX (cells, title), needs[i].least, COLUMN_LIKES_MOST);
    }
}

/* Upright while the text stays readable, then lengthwise, then smaller, and where even that
 * is not enough, lengthwise with the columns on several sheets. */
static void
choose_page (SanPaperLayout     *layout,
             const Need         *needs,
             guint               n_columns,
             guint               n_rows,
             SanPaperOrientation orientation)
{
  static const struct
  {
    gboolean landscape;
    double   size;
  } tries[] = {
    { FALSE, 10.5 }, { FALSE, 9.5 }, { TRUE, 10.5 }, { TRUE, 9.5 },
    { FALSE, 8.5 }, { TRUE, 8.5 }, { FALSE, 7.5 }, { TRUE, 7.5 }, { FALSE, 6.5 }, { TRUE, 6.5 },
  };
  double least = 0, whole = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      least += needs[i].least;
      whole += needs[i].likes;
    }
  /* a long table lies down rather than wrap nearly every row */
  if (orientation == SAN_PAPER_AUTO && n_rows > LONG_TABLE &&
      whole * SMALLEST_EASY > A4_SHORT - 2 * SAN_PAPER_SIDE - n_columns * 2 * SAN_PAPER_PAD_X &&
      whole * SMALLEST_EASY <= A4_LONG - 2 * SAN_PAPER_SIDE - n_columns * 2 * SAN_PAPER_PAD_X)
    orientation = SAN_PAPER_LANDSCAPE;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      double room;

      if (orientation != SAN_PAPER_AUTO &&
          tries[i].landscape != (orientation == SAN_PAPER_LANDSCAPE))
        continue;

      layout->size = tries[i].size;
      layout->page_width = tries[i].landscape ? A4_LONG : A4_SHORT;
      layout->page_height = tries[i].landscape ? A4_SHORT : A4_LONG;
      room = layout->page_width - 2 * SAN_PAPER_SIDE - n_columns * 2 * SAN_PAPER_PAD_X;
      if (least * tries[i].size <= room)
        return;
    }

  layout->size = SPLIT_SIZE;
}

/* What is needed first, then what is liked, then what is left by weight. @share is added to
 * all weights: figures stand easier when the name beside them does not take everything. */
static void
lay_columns (SanPaperLayout *layout,
             const Need     *needs,
             GArray         *columns,
             double          left,
             double          room,
             double          share)
{
  double least = 0, wish = 0, weights = share * columns->len, spare, given;
  double x = left;

  for (guint i = 0; i < columns->len; i++)
    {
      least += needs[i].least * layout->size + 2 * SAN_PAPER_PAD_X;
      wish += (needs[i].likes - needs[i].least) * layout->size;
      weights += g_array_index (columns, SanPaperColumn, i).weight;
    }

  spare = room - least;
  given = CLAMP (spare, 0, wish);

  layout->edges = g_new (double, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    {
      double weight = g_array_index (columns, SanPaperColumn, i).weight + share;
      double width = needs[i].least * layout->size + 2 * SAN_PAPER_PAD_X;

      if (wish > 0)
        width += (needs[i].likes - needs[i].least) * layout->size * given / wish;
      if (spare > given)
        width += (spare - given) * (weights > 0 ? weight / weights : 1.0 / columns->len);
      else if (spare < 0)
        width *= room / least;

      layout->edges[i] = x;
      x += width;
    }
  layout->edges[columns->len] = left + room;
}

static double
cell_height (SanPaperLayout             *layout,
             SanPaperText               *text,
             const char                 *string,
             const PangoFontDescription *font,
             double                      width)
{
  double line = layout->size * LINE_HEIGHT;

  width -= 2 * SAN_PAPER_PAD_X;
  if (string != NULL && guess_width (string) * layout->size > width)
    line = MAX (line, san_paper_text_set (text, string, font, width, SAN_PAPER_LEFT));

  return line + 2 * SAN_PAPER_PAD_Y;
}

static void
lay_head (SanPaperLayout *layout,
          SanPaperText   *text,
          GArray         *columns)
{
  double groups = 0, titles = 0, whole = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const SanPaperColumn *column = &g_array_index (columns, SanPaperColumn, i);
      double height = cell_height (layout, text, column->title, text->head,
                                   layout->edges[i + 1] - layout->edges[i]);
      guint end = i + 1;

      if (column->group == NULL)
        {
          whole = MAX (whole, height);
          continue;
        }

      titles = MAX (titles, height);
      if (i > 0 && g_strcmp0 (g_array_index (columns, SanPaperColumn, i - 1).group,
                              column->group) == 0)
        continue;   /* under the same head as its neighbour */
      while (end < columns->len &&
             g_strcmp0 (g_array_index (columns, SanPaperColumn, end).group, column->group) == 0)
        end++;
      height = cell_height (layout, text, column->group, text->head,
                            layout->edges[end] - layout->edges[i]);
      groups = MAX (groups, height);
    }

  layout->head_heights[0] = MAX (layout->head_heights[0], groups);
  layout->head_heights[1] = MAX (layout->head_heights[1],
                                 MAX (titles, whole - layout->head_heights[0]));
}

/* @from: (nullable): which cell of a row each of the columns has. Rows are as tall as they
 * were, or taller. */
static void
lay_rows (SanPaperLayout *layout,
          SanPaperText   *text,
          GArray         *columns,
          const guint    *from,
          GArray         *rows)
{
  if (layout->row_heights == NULL)
    layout->row_heights = g_new0 (double, rows->len);

  for (guint j = 0; j < rows->len; j++)
    {
      const SanPaperTableRow *row = &g_array_index (rows, SanPaperTableRow, j);
      gboolean heading = row->kind == SAN_PAPER_ROW_HEADING;
      double tallest = 0;

      for (guint i = 0; i < (heading ? 1 : columns->len); i++)
        {
          double width = layout->edges[heading ? columns->len : i + 1] - layout->edges[i];
          double height = cell_height (layout, text, row->cells[from != NULL ? from[i] : i],
                                       heading ? text->head
                                               : row->kind == SAN_PAPER_ROW_STRONG ? text->strong
                                                                                   : text->body,
                                       width);

          tallest = MAX (tallest, height);
        }
      layout->row_heights[j] = MAX (layout->row_heights[j], tallest);
    }
}

static void
lay_title (SanPaperLayout *layout,
           SanPaperText   *text,
           const char     *title,
           const char     *subtitle)
{
  double width = layout->page_width - 2 * SAN_PAPER_SIDE;
  PangoFontDescription *font = san_paper_font_new (SAN_PAPER_TITLE, SAN_PAPER_TITLE_SIZE);

  layout->title_height = san_paper_text_set (text, title, font, width, SAN_PAPER_CENTRE) + 6;
  pango_font_description_free (font);

  if (subtitle == NULL)
    return;

  font = san_paper_font_new (SAN_PAPER_BODY, SAN_PAPER_SUBTITLE_SIZE);
  layout->title_height += san_paper_text_set (text, subtitle, font, width, SAN_PAPER_CENTRE) + 6;
  pango_font_description_free (font);
}

/* A heading row goes with the row after it, and the places to sign with the last row. */
static void
break_pages (SanPaperLayout *layout,
             GArray         *rows,
             gboolean        signatures)
{
  double room = layout->page_height - SAN_PAPER_TOP - SAN_PAPER_BOTTOM -
                layout->head_heights[0] - layout->head_heights[1];
  double left = room - layout->title_height;
  guint first = 0;

  layout->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (layout->pages, first);

  for (guint j = 0; j < rows->len; j++)
    {
      double needed = 0;
      guint k = j;

      for (; k + 1 < rows->len &&
           g_array_index (rows, SanPaperTableRow, k).kind == SAN_PAPER_ROW_HEADING; k++)
        needed += layout->row_heights[k];
      needed += layout->row_heights[k];
      if (k + 1 == rows->len && signatures)
        needed += SAN_PAPER_SIGN_HEIGHT;

      if (needed > left && j > first && needed <= room)
        {
          first = j;
          g_array_append_val (layout->pages, first);
          left = room;
        }
      else if (layout->row_heights[j] > left && j > first)
        {
          first = j;
          g_array_append_val (layout->pages, first);
          left = room;
        }
      left -= layout->row_heights[j];
    }
}

/* Columns on several sheets */

static void
band_free (gpointer data)
{
  SanPaperBand *band = data;

  g_array_unref (band->columns);
  g_free (band->from);
  g_free (band->edges);
  g_free (band);
}

static double
least_width (const SanPaperLayout *layout,
             const Need           *needs,
             guint                 from,
             guint                 to)
{
  double width = 0;

  for (guint i = from; i < to; i++)
    width += needs[i].least * layout->size + 2 * SAN_PAPER_PAD_X;

  return width;
}

/* What names a row stands beside all its figures: the columns up to the first text. */
static guint
count_leading (const SanPaperLayout *layout,
               const Need           *needs,
               GArray               *columns,
               double                room)
{
  guint n = 1;

  while (n < MIN (LEADING_MOST, columns->len) &&
         g_array_index (columns, SanPaperColumn, n - 1).align != SAN_PAPER_LEFT)
    n++;
  if (g_array_index (columns, SanPaperColumn, n - 1).align != SAN_PAPER_LEFT)
    n = 1;

  return least_width (layout, needs, 0, n) <= room * LEADING_ROOM ? n : 0;
}

/* The band of each column, so that each band takes about as much; how many there are. */
static guint
share_columns (const SanPaperLayout *layout,
               const Need           *needs,
               guint                 leading,
               guint                 n_columns,
               double                room,
               guint                *band_of)
{
  double whole = least_width (layout, needs, leading, n_columns);
  guint n;

  for (n = MAX (1, (guint) ceil (whole / room)); n < n_columns; n++)
    {
      double before = 0, widest = 0, taken = 0;

      for (guint i = leading; i < n_columns; i++)
        {
          double width = least_width (layout, needs, i, i + 1);

          band_of[i] = MIN (n - 1, (guint) ((before + width / 2) * n / whole));
          taken = i > leading && band_of[i] == band_of[i - 1] ? taken + width : width;
          widest = MAX (widest, taken);
          before += width;
        }
      if (widest <= room)
        break;
    }

  return n;
}

static void
add_band (SanPaperLayout *layout,
          const Need     *needs,
          GArray         *columns,
          guint           leading,
          const guint    *band_of,
          guint           number)
{
  SanPaperBand *band = g_new0 (SanPaperBand, 1);
  g_autofree Need *own = g_new (Need, columns->len);

  band->columns = g_array_new (FALSE, FALSE, sizeof (SanPaperColumn));
  band->from = g_new (guint, columns->len);
  for (guint i = 0; i < columns->len; i++)
    if (i < leading || band_of[i] == number)
      {
        own[band->columns->len] = needs[i];
        band->from[band->columns->len] = i;
        g_array_append_val (band->columns, g_array_index (columns, SanPaperColumn, i));
      }
  lay_columns (layout, own, band->columns, SAN_PAPER_SIDE,
               layout->page_width - 2 * SAN_PAPER_SIDE, SHARE_OF_ALL);
  band->edges = g_steal_pointer (&layout->edges);
  g_ptr_array_add (layout->bands, band);
}

static void
lay_bands (SanPaperLayout *layout,
           const Need     *needs,
           GArray         *columns)
{
  double room = layout->page_width - 2 * SAN_PAPER_SIDE;
  g_autofree guint *band_of = g_new0 (guint, columns->len);
  guint leading = columns->len, n = 1;

  if (columns->len > 1 && least_width (layout, needs, 0, columns->len) > room)
    {
      leading = count_leading (layout, needs, columns, room);
      n = share_columns (layout, needs, leading, columns->len,
                         room - least_width (layout, needs, 0, leading), band_of);
    }

  layout->bands = g_ptr_array_new_with_free_func (band_free);
  for (guint i = 0; i < n; i++)
    add_band (layout, needs, columns, leading, band_of, i);
}

void
san_paper_layout_make (SanPaperLayout     *layout,
                       const char         *title,
                       const char         *subtitle,
                       GArray             *columns,
                       GArray             *rows,
                       gboolean            signatures,
                       SanPaperOrientation orientation)
{
  g_autofree Need *needs = g_new0 (Need, columns->len);
  SanPaperText text;

  layout->lines_most = SAN_PAPER_LINES_MOST;
  measure_columns (columns, rows, needs);
  choose_page (layout, needs, columns->len, rows->len, orientation);
  lay_bands (layout, needs, columns);

  san_paper_text_init (&text, layout->size);
  lay_title (layout, &text, title, subtitle);
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const SanPaperBand *band = g_ptr_array_index (layout->bands, i);

      layout->edges = band->edges;
      lay_head (layout, &text, band->columns);
      lay_rows (layout, &text, band->columns, band->from, rows);
    }
  layout->edges = NULL;
  san_paper_text_clear (&text);

  break_pages (layout, rows, signatures);
}

/* How much the columns want at @size, without wrapping or with. */
static double
sum_needs (const Need *needs,
           guint       n,
           double      size,
           gboolean    whole)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (whole ? needs[i].likes : needs[i].least) * size + 2 * SAN_PAPER_PAD_X;

  return sum;
}

gboolean
san_paper_layout_columns_in (SanPaperLayout *layout,
                             GArray         *columns,
                             GArray         *rows,
                             double          room,
                             gboolean        whole)
{
  static const double sizes[] = { 10.5, 9.5, 9, 8.5, 7.5, 6.5 };
  g_autofree Need *needs = g_new0 (Need, columns->len);
  guint i = 0;

  measure_columns (columns, rows, needs);
  while (!whole && i + 1 < G_N_ELEMENTS (sizes) &&
         sum_needs (needs, columns->len, sizes[i], FALSE) > room)
    i++;
  if (whole && sum_needs (needs, columns->len, sizes[0], TRUE) > room)
    return FALSE;

  layout->size = sizes[i];
  lay_columns (layout, needs, columns, 0, room, 0);

  return TRUE;
}

gboolean
san_paper_layout_make_in (SanPaperLayout *layout,
                          GArray         *columns,
                          GArray         *rows,
                          double          room,
                          double          tallest,
                          gboolean        whole)
{
  SanPaperText text;

  if (!san_paper_layout_columns_in (layout, columns, rows, room, whole))
    return FALSE;

  san_paper_text_init (&text, layout->size);
  lay_head (layout, &text, columns);
  tallest -= layout->head_heights[0] + layout->head_heights[1] + 2 * SAN_PAPER_PAD_Y;
  layout->lines_most = MAX (SAN_PAPER_LINES_MOST,
                            (int) (tallest / (layout->size * LINE_HEIGHT_MOST)));
  pango_layout_set_height (text.layout, -layout->lines_most);
  lay_rows (layout, &text, columns, NULL, rows);
  san_paper_text_clear (&text);

  return TRUE;
}

void
san_paper_layout_free (SanPaperLayout *layout)
{
  g_free (layout->edges);
  g_free (layout->row_heights);
  g_clear_pointer (&layout->pages, g_array_unref);
  g_clear_pointer (&layout->bands, g_ptr_array_unref);
  g_free (layout);
}
