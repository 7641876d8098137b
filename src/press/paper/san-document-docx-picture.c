/* san-document-docx-picture.c - charts and photographs of an editable document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-docx-private.h"

#include <math.h>

#include "base/san-error.h"
#include "base/san-photo.h"
#include "charts/san-chart-words.h"
#include "charts/san-surface.h"

#define MM_PER_INCH 25.4
#define PIXELS_PER_INCH 96.0      /* of the design */
#define DOTS_PER_INCH 220.0
#define EMU_PER_MM 36000
#define CHART_WIDTH 156.0         /* mm */
#define CHART_MAX_HEIGHT 200.0

#define PHOTO_WIDTH 75.0
#define PHOTO_HEIGHT 55.0
#define PHOTO_SIDE (SAN_PHOTO_SIDE / 2)   /* 75 mm at 270 dots an inch */

/* The picture in the line, so many millimetres large. */
static void
add_drawing (SanDocx              *self,
             const SanDocxPicture *picture,
             guint                 index,
             double                width,
             double                height,
             const char           *description)
{
  gint64 cx = llround (width * EMU_PER_MM);
  gint64 cy = llround (height * EMU_PER_MM);
  guint id = ++self->n_drawings;
  GString *xml = self->xml;

  g_string_append_printf (xml, "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" "
                          "distR=\"0\"><wp:extent cx=\"%" G_GINT64_FORMAT "\" cy=\"%"
                          G_GINT64_FORMAT "\"/><wp:docPr id=\"%u\" name=\"%s\" descr=\"", cx, cy,
                          id, picture->name);
  san_docx_escape (xml, description);
  g_string_append_printf (xml, "\"/><a:graphic><a:graphicData uri=\"http://schemas."
                          "openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
                          "<pic:cNvPr id=\"%u\" name=\"%s\"/><pic:cNvPicPr/></pic:nvPicPr>"
                          "<pic:blipFill><a:blip r:embed=\"picture%u\"/><a:stretch><a:fillRect/>"
                          "</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                          "<a:ext cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/>"
                          "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                          "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
                          id, picture->name, index + 1, cx, cy);
}

/* Takes @bytes; its index */
static guint
keep_picture (SanDocx    *self,
              GBytes     *bytes,
              const char *ending,
              int         width,
              int         height)
{
  SanDocxPicture *picture = g_new0 (SanDocxPicture, 1);

  picture->name = g_strdup_printf ("image%u.%s", self->pictures->len + 1, ending);
  picture->bytes = bytes;
  picture->width = width;
  picture->height = height;
  g_ptr_array_add (self->pictures, picture);

  return self->pictures->len - 1;
}

/* Charts --------------------------------------------------------------------------------- */

/* (transfer full) (nullable): a PNG of @width × @height design pixels */
static GBytes *
draw_chart (SanChart            *chart,
            const SanChartTheme *theme,
            double               width,
            double               height,
            GError             **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = DOTS_PER_INCH / PIXELS_PER_INCH;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil (width * scale),
                                                         (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  san_chart_draw (chart, cr, width, height, theme);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, san_surface_write, bytes);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static char *
describe (SanChart *chart)
{
  char *description;

  san_chart_words_begin_official ();
  description = san_chart_describe (chart);
  san_chart_words_end_official ();

  return description;
}

gboolean
san_docx_chart (SanDocx                *self,
                const SanDocumentBlock *block,
                GError                **error)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autofree char *description = describe (block->chart);
  double pixels = PIXELS_PER_INCH / MM_PER_INCH;
  double minimum, natural, height;
  GBytes *bytes;
  guint index;

  san_chart_theme_set_official (theme, TRUE);
  san_chart_measure (block->chart, theme, CHART_WIDTH * pixels, &minimum, &natural);
  height = block->height > 0 ? block->height : natural / pixels;
  height = MIN (MAX (height, minimum / pixels), CHART_MAX_HEIGHT);
  bytes = draw_chart (block->chart, theme, CHART_WIDTH * pixels, height * pixels, error);
  if (bytes == NULL)
    return FALSE;

  index = keep_picture (self, bytes, "png", 0, 0);
  san_docx_open (self->xml, "Figure", "");
  add_drawing (self, g_ptr_array_index (self->pictures, index), index, CHART_WIDTH, height,
               description);
  san_docx_close (self->xml);
  san_docx_paragraph (self->xml, "FigureCaption", "", block->text);

  return TRUE;
}

/* Photographs ---------------------------------------------------------------------------- */

/* Its index; −1 where the picture cannot be read */
static int
keep_photo (SanDocx *self,
            GBytes  *image)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *data = NULL;
  gpointer known;
  gsize size;
  guint index;

  if (g_hash_table_lookup_extended (self->known, image, NULL, &known))
    return GPOINTER_TO_INT (known);

  pixbuf = san_photo_thumbnail (image, PHOTO_SIDE, NULL);
  if (pixbuf == NULL ||
      !gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", "85", NULL))
    return -1;

  index = keep_picture (self, g_bytes_new_take (g_steal_pointer (&data), size), "jpeg",
                        gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
  g_hash_table_insert (self->known, image, GUINT_TO_POINTER (index));

  return (int) index;
}

static void
open_cell (GString *xml,
           guint    columns)
{
  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:gridSpan "
                          "w:val=\"%u\"/></w:tcPr>", columns * SAN_DOCX_TEXT_WIDTH / 2, columns);
}

static void
add_photo (SanDocx                *self,
           const SanDocumentPhoto *photo,
           guint                   columns)
{
  int index = keep_photo (self, photo->image);

  open_cell (self->xml, columns);
  san_docx_open (self->xml, "Figure", "");
  if (index >= 0)
    {
      const SanDocxPicture *picture = g_ptr_array_index (self->pictures, index);
      double scale = MIN (PHOTO_WIDTH / picture->width, PHOTO_HEIGHT / picture->height);

      add_drawing (self, picture, (guint) index, picture->width * scale,
                   picture->height * scale, photo->caption);
    }
  san_docx_close (self->xml);
  g_string_append (self->xml, "</w:tc>");
}

static void
add_caption (SanDocx                *self,
             const SanDocumentPhoto *photo,
             guint                   columns)
{
  open_cell (self->xml, columns);
  san_docx_paragraph (self->xml, "FigureCaption", "", photo->caption);
  g_string_append (self->xml, "</w:tc>");
}

/* One or two photographs, their captions in a row of their own */
static void
add_row (SanDocx         *self,
         const GPtrArray *photos,
         guint            from,
         guint            to)
{
  guint columns = 3 - (to - from);

  for (guint line = 0; line < 2; line++)
    {
      g_string_append (self->xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      for (guint i = from; i < to; i++)
        if (line == 0)
          add_photo (self, g_ptr_array_index (photos, i), columns);
        else
          add_caption (self, g_ptr_array_index (photos, i), columns);
      g_string_append (self->xml, "</w:tr>");
    }
}

/* A row of pictures stays with the row of their captions; the last may stand alone. */
void
san_docx_photos (SanDocx                *self,
                 const SanDocumentBlock *block)
{
  const GPtrArray *photos = block->photos;

  if (photos->len == 0)
    return;

  g_string_append_printf (self->xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol "
                          "w:w=\"%d\"/><w:gridCol w:w=\"%d\"/></w:tblGrid>",
                          SAN_DOCX_TEXT_WIDTH, SAN_DOCX_TEXT_WIDTH / 2,
                          SAN_DOCX_TEXT_WIDTH / 2);
  for (guint i = 0; i < photos->len; i += 2)
    add_row (self, photos, i, MIN (i + 2, photos->len));
  g_string_append (self->xml, "</w:tbl>");
  san_docx_paragraph (self->xml, "Gap", "", NULL);
}
