/* san-document-paper-picture.c - a photograph of a document
 *
 * A PDF takes a JPEG as it is, undecoded, but without what a camera wrote into it besides
 * the picture: time, place and owner are no part of what leaves the office.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document-paper-private.h"

#include <string.h>

#include "base/san-photo.h"

#define SCREEN_SIDE 900
#define QUALITY "85"
#define FRAME_GREY 0.75

struct _SanDocumentPicture
{
  GBytes          *image;
  GBytes          *jpeg;      /* what goes into a PDF */
  int              width;
  int              height;
  cairo_surface_t *surface;   /* what is drawn elsewhere */
  gboolean         tried;
};

SanDocumentPicture *
san_document_picture_new (GBytes *image)
{
  SanDocumentPicture *self = g_new0 (SanDocumentPicture, 1);

  self->image = image != NULL ? g_bytes_ref (image) : g_bytes_new_static ("", 0);

  return self;
}

void
san_document_picture_free (SanDocumentPicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_bytes_unref (self->image);
  g_free (self);
}

/* JPEG ---------------------------------------------------------------------------------- */

/* Start of frame: size and components; huffman tables, extensions and arithmetic coding
 * have numbers in between. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xc2;
}

/* What programs write beside the picture: all but JFIF and Adobe, which say its colours. */
static gboolean
is_foreign (guint8 marker)
{
  return marker == 0xfe || (marker > 0xe0 && marker <= 0xef && marker != 0xee);
}

/* Whether an Exif segment says that the picture is to be turned. */
static gboolean
is_turned (const guint8 *segment,
           gsize         length)
{
  gboolean little;
  gsize at;

  if (length < 22 || memcmp (segment, "Exif\0\0", 6) != 0)
    return FALSE;

  segment += 6;
  length -= 6;
  little = segment[0] == 'I';
#define GET16(i) (gsize) (little ? segment[i] | segment[(i) + 1] << 8 \
                                 : segment[i] << 8 | segment[(i) + 1])
#define GET32(i) (little ? GET16 (i) | GET16 ((i) + 2) << 16 : GET16 (i) << 16 | GET16 ((i) + 2))
  at = GET32 (4);
  if (at > length - 2)
    return FALSE;
  for (gsize n = GET16 (at), i = 0; i < n && at + 2 + 12 * (i + 1) <= length; i++)
    if (GET16 (at + 2 + 12 * i) == 0x0112)
      return GET16 (at + 2 + 12 * i + 8) != 1;

  return FALSE;
#undef GET32
#undef GET16
}

/* (transfer full) (nullable): the bare picture, if it is a JPEG that a PDF can take as it
 * is; its size. */
static GBytes *
strip_jpeg (GBytes *image,
            int    *width,
            int    *height)
{
  gsize size, at = 2;
  const guint8 *data = g_bytes_get_data (image, &size);
  g_autoptr (GByteArray) bare = g_byte_array_new ();

  *width = 0;
  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return NULL;

  g_byte_array_append (bare, data, 2);
  while (at + 4 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize length = 2 + (gsize) (data[at + 2] << 8 | data[at + 3]);

      if (marker == 0xff || length < 4 || at + length > size)
        return NULL;
      if (marker == 0xe1 && is_turned (data + at + 4, length - 4))
        return NULL;
      if (is_frame (marker) && length >= 10)
        {
          if (data[at + 9] != 1 && data[at + 9] != 3)
            return NULL;
          *height = data[at + 5] << 8 | data[at + 6];
          *width = data[at + 7] << 8 | data[at + 8];
        }
      if (marker == 0xda)   /* then the picture itself, to the end */
        {
          g_byte_array_append (bare, data + at, (guint) (size - at));
          return *width > 0 && *height > 0
                 ? g_byte_array_free_to_bytes (g_steal_pointer (&bare)) : NULL;
        }
      if (!is_foreign (marker))
        g_byte_array_append (bare, data + at, (guint) length);
      at += length;
    }

  return NULL;
}

/* Anything else that can be read, as a JPEG */
static GBytes *
make_jpeg (GBytes *image,
           int    *width,
           int    *height)
{
  g_autoptr (GdkPixbuf) pixbuf = san_photo_thumbnail (image, SAN_PHOTO_SIDE, NULL);
  g_autoptr (GdkPixbuf) flat = NULL;
  char *data;
  gsize size;

  if (pixbuf == NULL)
    return NULL;

  *width = gdk_pixbuf_get_width (pixbuf);
  *height = gdk_pixbuf_get_height (pixbuf);
  flat = gdk_pixbuf_composite_color_simple (pixbuf, *width, *height, GDK_INTERP_NEAREST, 255,
                                            16, 0xffffffff, 0xffffffff);
  if (flat == NULL || !gdk_pixbuf_save_to_buffer (flat, &data, &size, "jpeg", NULL, "quality",
                                                  QUALITY, NULL))
    return NULL;

  return g_bytes_new_take (data, size);
}

/* Surfaces ------------------------------------------------------------------------------ */

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

/* Of the size of the picture, without its pixels, which a PDF does not look at */
static cairo_surface_t *
make_empty_surface (SanDocumentPicture *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width,
                                                         self->height);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (self->jpeg, NULL),
                               g_bytes_get_size (self->jpeg), unref_bytes,
                               g_bytes_ref (self->jpeg));

  return surface;
}

static cairo_surface_t *
make_surface (SanDocumentPicture *self)
{
  g_autoptr (GdkPixbuf) pixbuf = san_photo_thumbnail (self->jpeg, SCREEN_SIDE, NULL);
  cairo_surface_t *surface;
  int width, height, channels, stride;
  guint8 *to;

  if (pixbuf == NULL)
    return NULL;

  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  channels = gdk_pixbuf_get_n_channels (pixbuf);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  to = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *p = gdk_pixbuf_read_pixels (pixbuf) +
                        (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *row = (guint32 *) (void *) (to + (gsize) y * stride);

      for (int x = 0; x < width; x++, p += channels)
        row[x] = (guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static gboolean
ensure_jpeg (SanDocumentPicture *self)
{
  if (!self->tried)
    {
      self->tried = TRUE;
      self->jpeg = strip_jpeg (self->image, &self->width, &self->height);
      if (self->jpeg == NULL)
        self->jpeg = make_jpeg (self->image, &self->width, &self->height);
    }

  return self->jpeg != NULL;
}

/* (transfer full) (nullable) */
static cairo_surface_t *
get_surface (SanDocumentPicture *self,
             cairo_t            *cr)
{
  if (!ensure_jpeg (self))
    return NULL;

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    return make_empty_surface (self);

  if (self->surface == NULL)
    self->surface = make_surface (self);

  return self->surface != NULL ? cairo_surface_reference (self->surface) : NULL;
}

void
san_document_picture_draw (SanDocumentPicture *self,
                           cairo_t            *cr,
                           double              x,
                           double              y,
                           double              width,
                           double              height)
{
  cairo_surface_t *surface = get_surface (self, cr);
  double w, h, scale;

  if (surface == NULL)
    {
      cairo_save (cr);
      cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, x, y, width, height);
      cairo_stroke (cr);
      cairo_restore (cr);
      return;
    }

  w = cairo_image_surface_get_width (surface);
  h = cairo_image_surface_get_height (surface);
  scale = MIN (width / w, height / h);
  cairo_save (cr);
  cairo_translate (cr, x + (width - w * scale) / 2, y + (height - h * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
