/* san-document-paper-text.c - lines of a document in the faces of GB/T 9704
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#include <math.h>

#include "charts/san-surface.h"
#include "paper/san-paper-lines.h"

/* Of a full character, above the base line */
#define ASCENT 0.88
#define MARKED_GREY 0xd8d8

typedef struct
{
  PangoLayoutLine *line;   /* of the layout */
  double           x;
} Line;

struct _SanDocumentType
{
  PangoContext *context;
};

struct _SanDocumentText
{
  PangoLayout *layout;
  GArray      *lines;
  double       pitch;
  double       rise;     /* from the top of a line to its base */
};

SanDocumentType *
san_document_type_new (void)
{
  SanDocumentType *self = g_new0 (SanDocumentType, 1);

  self->context = san_surface_new_context ("Serif", SAN_DOCUMENT_SIZE);

  return self;
}

void
san_document_type_free (SanDocumentType *self)
{
  g_object_unref (self->context);
  g_free (self);
}

/* Cairo refuses a text with a noncharacter. */
static gboolean
is_text (gunichar c)
{
  return c == '\n' || c == '\t' ||
         (!g_unichar_iscntrl (c) && (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef));
}

char *
san_document_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_text (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/* Setting ------------------------------------------------------------------------------- */

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           from,
               gsize           to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (list, attribute);
}

static char *
join_runs (GPtrArray     *runs,
           PangoAttrList *attributes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const SanDocumentRun *run = g_ptr_array_index (runs, i);
      g_autofree char *clean = san_document_text_clean (run->text);
      gsize from = text->len;

      g_string_append (text, clean);
      if (run->strong)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, text->len);
      if (run->marked)
        add_attribute (attributes, pango_attr_background_new (MARKED_GREY, MARKED_GREY,
                                                              MARKED_GREY), from, text->len);
    }

  return g_string_free (text, FALSE);
}

static void
collect_lines (SanDocumentText *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  do
    {
      Line line = { pango_layout_iter_get_line_readonly (iter) };
      PangoRectangle rect;

      pango_layout_iter_get_line_extents (iter, NULL, &rect);
      line.x = rect.x / (double) PANGO_SCALE;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static PangoLayout *
make_layout (SanDocumentType        *type,
             const SanDocumentStyle *style,
             double                  width)
{
  PangoLayout *layout = pango_layout_new (type->context);
  PangoFontDescription *font = san_paper_font_new (style->font, style->size);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_indent (layout, (int) (style->indent * PANGO_SCALE));
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_justify (layout, style->justify);
  pango_font_description_free (font);

  return layout;
}

SanDocumentText *
san_document_text_new (SanDocumentType        *type,
                       const SanDocumentStyle *style,
                       const char             *string,
                       GPtrArray              *runs,
                       double                  width)
{
  SanDocumentText *self = g_new0 (SanDocumentText, 1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = runs != NULL ? join_runs (runs, attributes)
                                       : san_document_text_clean (string);

  if (style->advance > 0)   /* rounded down, or the last character of a line has no room */
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new
                              ((int) floor ((style->advance - style->size) * PANGO_SCALE)));
  self->layout = make_layout (type, style, width);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, text, -1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->pitch = style->pitch;
  self->rise = (style->pitch - style->size) / 2 + ASCENT * style->size;
  collect_lines (self);

  return self;
}

SanDocumentText *
san_document_text_new_even (SanDocumentType        *type,
                            const SanDocumentStyle *style,
                            const char             *string,
                            double                  width)
{
  SanDocumentText *text = san_document_text_new (type, style, string, NULL, width);
  guint n_lines = text->lines->len;
  double whole = width, least = width / 2;

  while (n_lines > 1 && (width -= style->size) > least)
    {
      SanDocumentText *narrower = san_document_text_new (type, style, string, NULL, width);

      if (narrower->lines->len > n_lines)
        {
          san_document_text_free (narrower);
          break;
        }
      for (guint i = 0; i < narrower->lines->len; i++)
        g_array_index (narrower->lines, Line, i).x += (whole - width) / 2;
      san_document_text_free (text);
      text = narrower;
    }

  return text;
}

void
san_document_text_free (SanDocumentText *self)
{
  g_array_unref (self->lines);
  g_object_unref (self->layout);
  g_free (self);
}

/* Measures ------------------------------------------------------------------------------ */

guint
san_document_text_n_lines (const SanDocumentText *self)
{
  return self->lines->len;
}

double
san_document_text_height (const SanDocumentText *self)
{
  return self->lines->len * self->pitch;
}

double
san_document_text_width (const SanDocumentText *self)
{
  int width;

  pango_layout_get_size (self->layout, &width, NULL);

  return width / (double) PANGO_SCALE;
}

void
san_document_text_draw (const SanDocumentText *self,
                        cairo_t               *cr,
                        guint                  from,
                        guint                  to,
                        double                 x,
                        double                 y)
{
  for (guint i = from; i < to; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      double base = y + self->rise + (i - from) * self->pitch;

      cairo_move_to (cr, x + line->x, base);
      pango_cairo_show_layout_line (cr, line->line);
      san_paper_tell_line (cr, self->layout, line->line, x + line->x, base, self->pitch);
    }
  cairo_new_path (cr);
}
