/* test-photo.c - photographs as the file keeps them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>
#include <libexif/exif-data.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"
#include "base/san-photo.h"

/* A red left half and a blue right one, with a green corner top left, so that turning it
 * shows. */
static GdkPixbuf *
make_picture (int width,
              int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0,
                                                          width - width / 2, height);
  g_autoptr (GdkPixbuf) corner = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 4, height / 4);

  gdk_pixbuf_fill (pixbuf, 0xc00000ff);
  gdk_pixbuf_fill (right, 0x0000c0ff);
  gdk_pixbuf_fill (corner, 0x00c000ff);

  return pixbuf;
}

static char *
save_picture (SanTestFolder *folder,
              const char    *name,
              const char    *type,
              int            width,
              int            height)
{
  g_autoptr (GdkPixbuf) pixbuf = make_picture (width, height);
  g_autoptr (GError) error = NULL;
  char *path = san_test_folder_path (folder, name);

  gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);

  return path;
}

static void
add_entry (ExifData     *exif,
           ExifIfd       ifd,
           int           tag,
           ExifFormat    format,
           gulong        components,
           gconstpointer bytes,
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

/* As a phone writes it, in the other byte order than ours, with its model, an orientation,
 * a time and a position. */
static void
put_exif (const char *path,
          int         orientation,
          const char *time)
{
  static const guint8 north[] = { 0, 0, 0, 18, 0, 0, 0, 1, 0, 0, 0, 15, 0, 0, 0, 1,
                                  0, 0, 0, 10, 0, 0, 0, 1 };
  static const guint8 east[] = { 0, 0, 0, 109, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1,
                                 0, 0, 0, 36, 0, 0, 0, 1 };
  const guint8 turned[] = { 0, (guint8) orientation };
  ExifData *exif = exif_data_new ();
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *data = NULL;
  unsigned char *block;
  unsigned int block_size;
  guint8 head[4] = { 0xff, 0xe1 };
  gsize size;

  exif_data_set_byte_order (exif, EXIF_BYTE_ORDER_MOTOROLA);
  exif_data_unset_option (exif, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  add_entry (exif, EXIF_IFD_0, EXIF_TAG_MODEL, EXIF_FORMAT_ASCII, 9, "PHONE-XY", 9);
  add_entry (exif, EXIF_IFD_0, EXIF_TAG_ORIENTATION, EXIF_FORMAT_SHORT, 1, turned, 2);
  add_entry (exif, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, EXIF_FORMAT_ASCII, 20, time, 20);
  add_entry (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, EXIF_FORMAT_ASCII, 2, "N", 2);
  add_entry (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE, EXIF_FORMAT_RATIONAL, 3, north, 24);
  add_entry (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF, EXIF_FORMAT_ASCII, 2, "E", 2);
  add_entry (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE, EXIF_FORMAT_RATIONAL, 3, east, 24);
  exif_data_save_data (exif, &block, &block_size);
  exif_data_unref (exif);

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  head[2] = (guint8) ((block_size + 2) >> 8);
  head[3] = (guint8) (block_size + 2);
  g_byte_array_append (out, (const guint8 *) data, 2);
  g_byte_array_append (out, head, 4);
  g_byte_array_append (out, block, block_size);
  g_byte_array_append (out, (const guint8 *) data + 2, (guint) size - 2);
  g_assert_true (g_file_set_contents (path, (const char *) out->data, out->len, NULL));
  free (block);
}

static gboolean
holds (GBytes     *bytes,
       const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

static GdkPixbuf *
load_bytes (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);

  return pixbuf;
}

/* 'r', 'g' or 'b' */
static char
colour_at (GdkPixbuf *pixbuf,
           int        x,
           int        y)
{
  const guint8 *p = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                    x * gdk_pixbuf_get_n_channels (pixbuf);

  return p[0] > 128 ? 'r' : p[1] > 128 ? 'g' : p[2] > 128 ? 'b' : '?';
}

static GBytes *
read_twice (SanTestFolder *folder,
            const char    *path,
            gboolean       keep_place,
            char         **taken)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again_path = san_test_folder_path (folder, "again.jpg");
  g_autofree char *again_taken = NULL;
  g_autoptr (GBytes) again = NULL;
  GBytes *bytes = san_photo_read (path, keep_place, taken, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (again_path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  again = san_photo_read (again_path, keep_place, &again_taken, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (again, bytes));
  g_assert_cmpstr (again_taken, ==, *taken);

  return bytes;
}

static void
test_large_is_scaled (void)
{
  static const char *const types[] = { "jpeg", "png" };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = save_picture (folder, "large", types[i], 3200, 1000);
      g_autofree char *taken = NULL;
      g_autoptr (GBytes) bytes = read_twice (folder, path, FALSE, &taken);
      g_autoptr (GdkPixbuf) pixbuf = load_bytes (bytes);

      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 1600);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 500);
      g_assert_cmpint (colour_at (pixbuf, 100, 60), ==, 'g');
      g_assert_cmpint (colour_at (pixbuf, 100, 400), ==, 'r');
      g_assert_cmpint (colour_at (pixbuf, 1500, 400), ==, 'b');
      g_assert_cmpstr (taken, ==, "");
    }
}

static void
test_fitting_keeps_its_pixels (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = save_picture (folder, "fits.jpg", "jpeg", 800, 600);
  g_autofree char *before_data = NULL, *taken = NULL;
  g_autoptr (GBytes) bytes = read_twice (folder, path, FALSE, &taken);
  gsize size;

  g_assert_true (g_file_get_contents (path, &before_data, &size, NULL));
  g_assert_cmpmem (before_data, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_time_stays_position_goes (void)
{
  static const int sizes[] = { 800, 2400 };   /* copied, coded again */
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = save_picture (folder, "phone.jpg", "jpeg", sizes[i], 600);
      g_autofree char *taken = NULL, *place = NULL, *kept_taken = NULL, *kept_place = NULL;
      g_autoptr (GBytes) bytes = NULL, kept = NULL;

      put_exif (path, 1, "2018:06:14 09:31:05");
      bytes = read_twice (folder, path, FALSE, &taken);
      place = san_photo_place (bytes);
      g_assert_cmpstr (taken, ==, "2018-06-14 09:31");
      g_assert_true (holds (bytes, "2018:06:14 09:31:05"));
      g_assert_false (holds (bytes, "PHONE-XY"));
      g_assert_cmpstr (place, ==, "");

      kept = read_twice (folder, path, TRUE, &kept_taken);
      kept_place = san_photo_place (kept);
      g_assert_cmpstr (kept_taken, ==, "2018-06-14 09:31");
      g_assert_cmpstr (kept_place, ==, "18.25278,109.51000");
      g_assert_false (holds (kept, "PHONE-XY"));
    }
}

static void
test_impossible_time_is_none (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = save_picture (folder, "clock.jpg", "jpeg", 300, 200);
  g_autofree char *taken = NULL;
  g_autoptr (GBytes) bytes = NULL;

  put_exif (path, 1, "2018:13:44 09:31:05");
  bytes = read_twice (folder, path, FALSE, &taken);
  g_assert_cmpstr (taken, ==, "");
  g_assert_false (holds (bytes, "2018:13:44"));
}

/* Where the green corner, top left in the sensor, comes to lie. */
static void
test_orientation_is_applied (void)
{
  static const struct
  {
    gboolean right, bottom, upright;
  } corners[] = {
    [1] = { 0, 0, 0 }, [2] = { 1, 0, 0 }, [3] = { 1, 1, 0 }, [4] = { 0, 1, 0 },
    [5] = { 0, 0, 1 }, [6] = { 1, 0, 1 }, [7] = { 1, 1, 1 }, [8] = { 0, 1, 1 },
  };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *path = save_picture (folder, "turned.jpg", "jpeg", 400, 240);
      g_autofree char *taken = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GdkPixbuf) pixbuf = NULL;
      int width, height;

      put_exif (path, i, "2018:06:14 09:31:05");
      bytes = read_twice (folder, path, FALSE, &taken);
      pixbuf = load_bytes (bytes);
      width = gdk_pixbuf_get_width (pixbuf);
      height = gdk_pixbuf_get_height (pixbuf);
      g_assert_cmpint (width, ==, corners[i].upright ? 240 : 400);
      g_assert_cmpint (height, ==, corners[i].upright ? 400 : 240);
      g_assert_cmpint (colour_at (pixbuf, corners[i].right ? width - 20 : 20,
                                  corners[i].bottom ? height - 20 : 20), ==, 'g');
    }
}

static void
test_transparent_is_white (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "clear.png"), *taken = NULL;
  g_autoptr (GdkPixbuf) clear = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 40, 30);
  g_autoptr (GdkPixbuf) stored = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *pixels;

  gdk_pixbuf_fill (clear, 0x00000000);
  g_assert_true (gdk_pixbuf_save (clear, path, "png", NULL, NULL));
  bytes = read_twice (folder, path, FALSE, &taken);
  stored = load_bytes (bytes);
  pixels = gdk_pixbuf_read_pixels (stored);
  g_assert_cmpint (pixels[0], >, 250);
  g_assert_cmpint (pixels[2], >, 250);
}

static gboolean
webp_is_read (void)
{
  GSList *formats = gdk_pixbuf_get_formats ();
  gboolean found = FALSE;

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      found |= g_str_equal (name, "webp");
    }
  g_slist_free (formats);

  return found;
}

/* 1 × 1 pixel, lossless. */
static const guint8 small_webp[] = {
  'R', 'I', 'F', 'F', 0x1a, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'L', 0x0d, 0, 0, 0,
  0x2f, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 0x07, 0,
};

static void
test_webp (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "small.webp"), *taken = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (path, (const char *) small_webp, sizeof small_webp, NULL));
  bytes = san_photo_read (path, FALSE, &taken, &error);
  if (webp_is_read ())
    {
      g_assert_no_error (error);
      g_assert_nonnull (bytes);
    }
  else
    {
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "small.webp"));
    }
}

static void
assert_refused (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path), *taken = NULL;
  g_autoptr (GBytes) bytes = san_photo_read (path, FALSE, &taken, &error);

  g_assert_null (bytes);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (taken);
}

static void
test_damaged_is_refused (void)
{
  static const char *const types[] = { "jpeg", "png" };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *missing = san_test_folder_path (folder, "missing.jpg");
  g_autofree char *text = san_test_folder_path (folder, "text.jpg");
  g_autofree char *empty = san_test_folder_path (folder, "empty.jpg");
  g_autofree char *place = san_test_folder_path (folder, "");

  assert_refused (missing);
  assert_refused (place);
  g_assert_true (g_file_set_contents (text, "no picture at all", -1, NULL));
  assert_refused (text);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (empty);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = save_picture (folder, "cut.jpg", types[i], 900, 700);
      g_autofree char *data = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      for (gsize part = 3; part < 10; part++)
        {
          g_assert_true (g_file_set_contents (path, data, (gssize) (size * part / 10), NULL));
          assert_refused (path);
        }
    }
}

/* Random damage is refused or read, never worse. */
static void
test_random_damage (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = save_picture (folder, "hurt.jpg", "jpeg", 120, 90);
  g_autofree char *data = NULL;
  gsize size;

  put_exif (path, 6, "2018:06:14 09:31:05");
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *hurt = g_memdup2 (data, size), *taken = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < 4; j++)
        hurt[g_test_rand_int_range (2, (gint32) size)] = (char) g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, hurt, (gssize) size, NULL));
      bytes = san_photo_read (path, TRUE, &taken, &error);
      g_assert_true ((bytes == NULL) == (error != NULL));
    }
}

static void
test_limits (void)
{
  static const guint8 huge_png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 1, 0, 0, 0, 1, 0, 0, 8, 2, 0, 0, 0, 0xef, 0x96, 0x9b, 0x3d,   /* 65536 × 65536 */
  };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = save_picture (folder, "long.jpg", "jpeg", 300, 200);
  g_autofree char *bomb = san_test_folder_path (folder, "bomb.png");
  g_autofree char *data = NULL, *long_data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  long_data = g_malloc0 (SAN_PHOTO_MAX_BYTES + 1);
  memcpy (long_data, data, size);
  g_assert_true (g_file_set_contents (path, long_data, SAN_PHOTO_MAX_BYTES + 1, NULL));
  assert_refused (path);

  g_assert_true (g_file_set_contents (bomb, (const char *) huge_png, sizeof huge_png, NULL));
  assert_refused (bomb);
}

static void
test_thumbnail (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = save_picture (folder, "wide.jpg", "jpeg", 1200, 400), *taken = NULL;
  g_autoptr (GBytes) bytes = read_twice (folder, path, FALSE, &taken);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("nonsense", 8);
  g_autoptr (GdkPixbuf) small = san_photo_thumbnail (bytes, 240, NULL);
  g_autoptr (GdkPixbuf) whole = san_photo_thumbnail (bytes, 5000, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, 240);
  g_assert_cmpint (gdk_pixbuf_get_height (small), ==, 80);
  g_assert_cmpint (gdk_pixbuf_get_width (whole), ==, 1200);
  g_assert_null (san_photo_thumbnail (wrong, 240, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/photo/large-is-scaled", test_large_is_scaled);
  g_test_add_func ("/photo/fitting-keeps-its-pixels", test_fitting_keeps_its_pixels);
  g_test_add_func ("/photo/time-stays-position-goes", test_time_stays_position_goes);
  g_test_add_func ("/photo/impossible-time-is-none", test_impossible_time_is_none);
  g_test_add_func ("/photo/orientation-is-applied", test_orientation_is_applied);
  g_test_add_func ("/photo/transparent-is-white", test_transparent_is_white);
  g_test_add_func ("/photo/webp", test_webp);
  g_test_add_func ("/photo/damaged-is-refused", test_damaged_is_refused);
  g_test_add_func ("/photo/random-damage", test_random_damage);
  g_test_add_func ("/photo/limits", test_limits);
  g_test_add_func ("/photo/thumbnail", test_thumbnail);

  return g_test_run ();
}
