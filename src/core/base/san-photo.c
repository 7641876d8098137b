/* san-photo.c - photographs as the file keeps them
 *
 * A picture that fits already is not coded again: its segments are copied without the
 * camera's own, so that it loses nothing and reading it twice changes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-photo.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libexif/exif-data.h>

#include "base/san-clock.h"
#include "base/san-error.h"

#define QUALITY "80"
#define EXIF_HEAD "Exif\0\0"
#define EXIF_HEAD_SIZE 6

typedef enum
{
  PICTURE_JPEG,
  PICTURE_PNG,
  PICTURE_WEBP,
} PictureKind;

/* The loaders' names in GdkPixbuf. */
static const char *const loader_types[] = { "jpeg", "png", "webp" };

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExifData, exif_data_unref)

static gboolean
find_kind (const guint8 *data,
           gsize         size,
           PictureKind  *kind)
{
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    *kind = PICTURE_JPEG;
  else if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    *kind = PICTURE_PNG;
  else if (size > 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    *kind = PICTURE_WEBP;
  else
    return FALSE;

  return TRUE;
}

/* EXIF */

static guint32
read_be32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static guint32
read_le32 (const guint8 *data)
{
  return (guint32) data[3] << 24 | (guint32) data[2] << 16 | (guint32) data[1] << 8 | data[0];
}

/* The chunk @name of a PNG or WebP file; NULL when it has none. */
static const guint8 *
find_chunk (const guint8 *data,
            gsize         size,
            PictureKind   kind,
            const char   *name,
            gsize        *length)
{
  gboolean png = kind == PICTURE_PNG;
  gsize at = png ? 8 : 12;

  while (size >= 8 && at <= size - 8)
    {
      gsize n = png ? read_be32 (data + at) : read_le32 (data + at);
      const guint8 *tag = png ? data + at + 4 : data + at;

      if (n > size - at - 8)
        return NULL;
      if (memcmp (tag, name, 4) == 0)
        {
          *length = n;
          return data + at + 8;
        }
      at += png ? 12 + n : 8 + n + (n & 1);
    }

  return NULL;
}

/* (transfer full) (nullable): what the camera wrote beside the picture */
static ExifData *
read_exif (const guint8 *data,
           gsize         size,
           PictureKind   kind)
{
  g_autoptr (GByteArray) block = NULL;
  const guint8 *chunk;
  gsize length;

  if (kind == PICTURE_JPEG)
    return exif_data_new_from_data (data, (unsigned int) size);

  chunk = find_chunk (data, size, kind, kind == PICTURE_PNG ? "eXIf" : "EXIF", &length);
  if (chunk == NULL)
    return NULL;

  block = g_byte_array_new ();
  if (length < EXIF_HEAD_SIZE || memcmp (chunk, EXIF_HEAD, EXIF_HEAD_SIZE) != 0)
    g_byte_array_append (block, (const guint8 *) EXIF_HEAD, EXIF_HEAD_SIZE);
  g_byte_array_append (block, chunk, (guint) length);

  return exif_data_new_from_data (block->data, block->len);
}

/* (transfer full): "2018:06:14 09:31:05" of the shot, else of the file's making; "" when
 * neither is a time */
static char *
find_taken (ExifData *exif)
{
  static const struct
  {
    ExifIfd ifd;
    ExifTag tag;
  } places[] = {
    { EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL },
    { EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_DIGITIZED },
    { EXIF_IFD_0, EXIF_TAG_DATE_TIME },
  };

  for (gsize i = 0; exif != NULL && i < G_N_ELEMENTS (places); i++)
    {
      ExifEntry *entry = exif_content_get_entry (exif->ifd[places[i].ifd], places[i].tag);
      g_autofree char *text = NULL, *time_text = NULL;
      int year, month, day, hour, minute, second = 0;
      SanTime time;

      if (entry == NULL || entry->format != EXIF_FORMAT_ASCII || entry->size == 0)
        continue;
      text = g_strndup ((const char *) entry->data, entry->size);
      if (sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute,
                  &second) < 5 || second < 0 || second > 60)
        continue;
      time_text = g_strdup_printf ("%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute);
      if (san_time_parse (time_text, &time, NULL))
        return g_strdup_printf ("%04d:%02d:%02d %02d:%02d:%02d", year, month, day, hour, minute,
                                second);
    }

  return g_strdup ("");
}

static void
add_entry (ExifData     *exif,
           ExifIfd       ifd,
           ExifTag       tag,
           ExifFormat    format,
           gulong        components,
           const guint8 *bytes,
           guint         size)
{
  ExifMem *memory = exif_mem_new_default ();
  ExifEntry *entry = exif_entry_new_mem (memory);

  entry->tag = tag;
  entry->format = format;
  entry->components = components;
  entry->size = size;
  entry->data = exif_mem_alloc (memory, size);
  memcpy (entry->data, bytes, size);
  exif_content_add_entry (exif->ifd[ifd], entry);
  exif_entry_unref (entry);
  exif_mem_unref (memory);
}

/* The four entries of a position, in their order. */
static const struct
{
  ExifTag    tag;
  ExifFormat format;
  gulong     components;
} place_entries[] = {
  { (ExifTag) EXIF_TAG_GPS_LATITUDE_REF, EXIF_FORMAT_ASCII, 2 },
  { (ExifTag) EXIF_TAG_GPS_LATITUDE, EXIF_FORMAT_RATIONAL, 3 },
  { (ExifTag) EXIF_TAG_GPS_LONGITUDE_REF, EXIF_FORMAT_ASCII, 2 },
  { (ExifTag) EXIF_TAG_GPS_LONGITUDE, EXIF_FORMAT_RATIONAL, 3 },
};

static gboolean
has_place (ExifData *exif)
{
  for (gsize i = 0; i < G_N_ELEMENTS (place_entries); i++)
    {
      ExifEntry *entry = exif != NULL
                         ? exif_content_get_entry (exif->ifd[EXIF_IFD_GPS], place_entries[i].tag)
                         : NULL;

      if (entry == NULL || entry->format != place_entries[i].format ||
          entry->components != place_entries[i].components ||
          entry->size < entry->components * exif_format_get_size (entry->format))
        return FALSE;
    }

  return TRUE;
}

static void
copy_place (ExifData *from,
            ExifData *to)
{
  ExifByteOrder order = exif_data_get_byte_order (from);

  for (gsize i = 0; i < G_N_ELEMENTS (place_entries); i++)
    {
      ExifEntry *entry = exif_content_get_entry (from->ifd[EXIF_IFD_GPS], place_entries[i].tag);
      guint8 bytes[24];
      guint size = place_entries[i].format == EXIF_FORMAT_RATIONAL ? 24 : 2;

      memcpy (bytes, entry->data, size);
      for (guint j = 0; size == 24 && j < 3; j++)
        exif_set_rational (bytes + 8 * j, EXIF_BYTE_ORDER_INTEL,
                           exif_get_rational (entry->data + 8 * j, order));
      add_entry (to, EXIF_IFD_GPS, place_entries[i].tag, place_entries[i].format,
                 place_entries[i].components, bytes, size);
    }
}

/* (transfer full) (nullable): the block that goes with the stored picture: time and, if
 * wanted, position; NULL when there is neither */
static GBytes *
make_exif (ExifData   *camera,
           const char *taken,
           gboolean    keep_place)
{
  g_autoptr (ExifData) exif = NULL;
  unsigned char *data = NULL;
  unsigned int size = 0;

  keep_place = keep_place && has_place (camera);
  if (*taken == '\0' && !keep_place)
    return NULL;

  exif = exif_data_new ();
  exif_data_set_byte_order (exif, EXIF_BYTE_ORDER_INTEL);
  exif_data_unset_option (exif, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  if (*taken != '\0')
    add_entry (exif, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, EXIF_FORMAT_ASCII, 20,
               (const guint8 *) taken, 20);
  if (keep_place)
    copy_place (camera, exif);
  exif_data_save_data (exif, &data, &size);

  return data != NULL ? g_bytes_new_with_free_func (data, size, free, data) : NULL;
}

static int
find_orientation (ExifData *exif)
{
  ExifEntry *entry = exif != NULL ? exif_content_get_entry (exif->ifd[EXIF_IFD_0],
                                                            EXIF_TAG_ORIENTATION) : NULL;

  if (entry == NULL || entry->format != EXIF_FORMAT_SHORT || entry->size < 2)
    return 1;

  return exif_get_short (entry->data, exif_data_get_byte_order (exif));
}

/* JPEG segments */

/* What decoding needs, and nothing of the camera's: JFIF, Adobe's colour transform, a
 * colour profile. */
static gboolean
is_kept_segment (guint8        marker,
                 const guint8 *body,
                 gsize         size)
{
  if (marker == 0xfe)   /* comment */
    return FALSE;
  if (marker < 0xe0 || marker > 0xef)
    return TRUE;

  return (marker == 0xe0 && size >= 5 && memcmp (body, "JFIF", 5) == 0) ||
         (marker == 0xee && size >= 5 && memcmp (body, "Adobe", 5) == 0) ||
         (marker == 0xe2 && size >= 12 && memcmp (body, "ICC_PROFILE", 12) == 0);
}

static void
append_segment (GByteArray   *out,
                guint8        marker,
                const guint8 *body,
                gsize         size)
{
  const guint8 head[] = { 0xff, marker, (guint8) ((size + 2) >> 8), (guint8) (size + 2) };

  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, body, (guint) size);
}

/* Where the picture's own data ends: behind the end marker of its last scan. Phones hang
 * further pictures behind it. 0 when it has none: cut off. */
static gsize
find_end (const guint8 *data,
          gsize         size,
          gsize         at)
{
  for (; at + 1 < size; at++)
    if (data[at] == 0xff && data[at + 1] == 0xd9)
      return at + 2;

  return 0;
}

/* (transfer full) (nullable): @data with @exif for everything that the camera put beside
 * it; NULL when its segments make no picture */
static GBytes *
rewrite_jpeg (const guint8 *data,
              gsize         size,
              GBytes       *exif)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gboolean exif_due = exif != NULL;
  gsize at = 2;

  g_byte_array_append (out, data, 2);
  while (at + 4 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3];

      if (marker == 0xff)
        {
          at++;   /* fill bytes may stand before a marker */
          continue;
        }
      if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd9) || length < 2 ||
          length > size - at - 2)
        return NULL;

      if (exif_due && marker != 0xe0)
        {
          append_segment (out, 0xe1, g_bytes_get_data (exif, NULL), g_bytes_get_size (exif));
          exif_due = FALSE;
        }
      if (marker == 0xda)
        {
          gsize end = find_end (data, size, at);

          if (end == 0)
            return NULL;
          g_byte_array_append (out, data + at, (guint) (end - at));
          return g_byte_array_free_to_bytes (g_steal_pointer (&out));
        }
      if (is_kept_segment (marker, data + at + 4, length - 2))
        append_segment (out, marker, data + at + 4, length - 2);
      at += 2 + length;
    }

  return NULL;
}

/* Decoding */

typedef struct
{
  int      side;
  int      width;      /* as the file has it */
  int      height;
  gboolean too_large;
} Decoding;

static void
on_size_prepared_cb (GdkPixbufLoader *loader,
                     int              width,
                     int              height,
                     Decoding        *decoding)
{
  double scale = (double) decoding->side / MAX (width, height);

  decoding->width = width;
  decoding->height = height;
  decoding->too_large = (gint64) width * height > SAN_PHOTO_MAX_PIXELS;
  if (decoding->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);   /* that it decodes nothing */
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale + 0.5)),
                                MAX (1, (int) (height * scale + 0.5)));
}

/* GdkPixbuf takes a PNG that was cut off, and shows what there is of it. */
static gboolean
is_cut_off (const guint8 *data,
            gsize         size,
            PictureKind   kind)
{
  gsize length;

  return kind == PICTURE_PNG && find_chunk (data, size, kind, "IEND", &length) == NULL;
}

/* (transfer full) (nullable): at most decoding->side long, not yet turned upright */
static GdkPixbuf *
decode (const guint8 *data,
        gsize         size,
        PictureKind   kind,
        Decoding     *decoding,
        GError      **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (loader_types[kind], error);
  GdkPixbuf *pixbuf;
  gboolean written;

  if (loader == NULL)
    return NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), decoding);
  written = gdk_pixbuf_loader_write (loader, data, size, error);
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL || is_cut_off (data, size, kind))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("the picture is incomplete"));
      return NULL;
    }

  return g_object_ref (pixbuf);
}

/* (transfer full): upright and on white ground */
static GdkPixbuf *
finish (GdkPixbuf *pixbuf,
        int        orientation)
{
  g_autofree char *number = g_strdup_printf ("%d", orientation);
  g_autoptr (GdkPixbuf) flat = NULL;

  if (gdk_pixbuf_get_has_alpha (pixbuf))
    flat = gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf),
                                              gdk_pixbuf_get_height (pixbuf),
                                              GDK_INTERP_NEAREST, 255, 8, 0xffffff, 0xffffff);
  else
    flat = g_object_ref (pixbuf);

  gdk_pixbuf_remove_option (flat, "orientation");
  gdk_pixbuf_set_option (flat, "orientation", number);

  return gdk_pixbuf_apply_embedded_orientation (flat);
}

static GBytes *
encode (GdkPixbuf *pixbuf,
        GBytes    *exif,
        GError   **error)
{
  g_autofree char *data = NULL;
  GBytes *bytes;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;

  bytes = rewrite_jpeg ((const guint8 *) data, size, exif);
  g_assert (bytes != NULL);

  return bytes;
}

/* Reading */

static gboolean
refuse (GError    **error,
        const char *path,
        const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("Photograph “%s”: %s"), name, reason);

  return FALSE;
}

/* (transfer full) (nullable) */
static GBytes *
load_file (const char *path,
           GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *data = NULL;
  GStatBuf status;
  gsize size;

  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode) &&
      status.st_size > SAN_PHOTO_MAX_BYTES)
    {
      g_autofree char *reason = g_strdup_printf (_("it has %.1f MB; at most %d MB are taken"),
                                                 (double) status.st_size / (1024 * 1024),
                                                 SAN_PHOTO_MAX_BYTES / (1024 * 1024));

      refuse (error, path, reason);
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      refuse (error, path, _("it is no ordinary file"));
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &size, &problem))
    {
      refuse (error, path, problem->message);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* (transfer full) (nullable): the picture, decoded; refusals name the file */
static GdkPixbuf *
decode_file (const char *path,
             GBytes     *file,
             PictureKind kind,
             Decoding   *decoding,
             GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *reason = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  pixbuf = decode (data, size, kind, decoding, &problem);
  if (decoding->too_large)
    reason = g_strdup_printf (_("it has %d × %d pixels; at most %d million are taken"),
                              decoding->width, decoding->height,
                              SAN_PHOTO_MAX_PIXELS / 1000000);
  else if (pixbuf == NULL &&
           g_error_matches (problem, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    reason = g_strdup (_("WebP is not read on this computer; save it as JPEG or PNG"));
  else if (pixbuf == NULL)
    reason = g_strdup_printf (_("it cannot be read: %s"), problem->message);
  if (reason != NULL)
    {
      refuse (error, path, reason);
      return NULL;
    }

  return g_steal_pointer (&pixbuf);
}

/* (transfer full): the EXIF time as records have it */
static char *
record_time (const char *taken)
{
  g_autofree char *text = NULL;

  if (*taken == '\0')
    return g_strdup ("");

  text = g_strndup (taken, strlen ("2018:06:14 09:31"));
  text[4] = text[7] = '-';

  return g_steal_pointer (&text);
}

GBytes *
san_photo_read (const char *path,
                gboolean    keep_place,
                char      **taken,
                GError    **error)
{
  g_autoptr (GBytes) file = NULL, exif = NULL, plain = NULL;
  g_autoptr (ExifData) camera = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL, upright = NULL;
  g_autofree char *shot = NULL;
  Decoding decoding = { .side = SAN_PHOTO_SIDE };
  PictureKind kind;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (path != NULL, NULL);

  file = load_file (path, error);
  if (file == NULL)
    return NULL;

  data = g_bytes_get_data (file, &size);
  if (!find_kind (data, size, &kind))
    {
      refuse (error, path, _("it is no JPEG, PNG or WebP picture"));
      return NULL;
    }

  pixbuf = decode_file (path, file, kind, &decoding, error);
  if (pixbuf == NULL)
    return NULL;

  camera = read_exif (data, size, kind);
  shot = find_taken (camera);
  exif = make_exif (camera, shot, keep_place);
  if (kind == PICTURE_JPEG && (plain = rewrite_jpeg (data, size, exif)) == NULL)
    {
      refuse (error, path, _("the picture is incomplete"));
      return NULL;
    }

  if (taken != NULL)
    *taken = record_time (shot);
  if (plain != NULL && find_orientation (camera) <= 1 &&
      MAX (decoding.width, decoding.height) <= SAN_PHOTO_SIDE)
    return g_steal_pointer (&plain);

  upright = finish (pixbuf, find_orientation (camera));

  return encode (upright, exif, error);
}

static double
read_degrees (ExifEntry    *entry,
              ExifByteOrder order)
{
  double degrees = 0;

  for (int i = 0, unit = 1; i < 3; i++, unit *= 60)
    {
      ExifRational part = exif_get_rational (entry->data + 8 * i, order);

      if (part.denominator != 0)
        degrees += (double) part.numerator / part.denominator / unit;
    }

  return degrees;
}

char *
san_photo_place (GBytes *picture)
{
  g_autoptr (ExifData) exif = NULL;
  char north[G_ASCII_DTOSTR_BUF_SIZE], east[G_ASCII_DTOSTR_BUF_SIZE];
  ExifEntry *entries[G_N_ELEMENTS (place_entries)];
  ExifByteOrder order;
  PictureKind kind;
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);

  if (!find_kind (data, size, &kind))
    return g_strdup ("");
  exif = read_exif (data, size, kind);
  if (!has_place (exif))
    return g_strdup ("");

  order = exif_data_get_byte_order (exif);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = exif_content_get_entry (exif->ifd[EXIF_IFD_GPS], place_entries[i].tag);
  g_ascii_formatd (north, sizeof north, "%.5f",
                   read_degrees (entries[1], order) * (entries[0]->data[0] == 'S' ? -1 : 1));
  g_ascii_formatd (east, sizeof east, "%.5f",
                   read_degrees (entries[3], order) * (entries[2]->data[0] == 'W' ? -1 : 1));

  return g_strconcat (north, ",", east, NULL);
}

GdkPixbuf *
san_photo_thumbnail (GBytes  *picture,
                     int      side,
                     GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  Decoding decoding = { .side = side };
  PictureKind kind;
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);

  g_return_val_if_fail (side > 0, NULL);

  if (find_kind (data, size, &kind))
    pixbuf = decode (data, size, kind, &decoding, &problem);
  if (pixbuf == NULL || decoding.too_large)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED, _("A stored photograph cannot be read: %s"),
                   problem != NULL ? problem->message : _("it is no JPEG, PNG or WebP picture"));
      return NULL;
    }

  return g_steal_pointer (&pixbuf);
}
