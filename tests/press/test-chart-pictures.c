/* test-chart-pictures.c - charts as files, their colours and their cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

#include "base/san-error.h"
#include "charts/san-chart-draw.h"
#include "charts/san-chart-export.h"
#include "press/chart-samples.h"

#define WIDTH 480.0

static const guint sizes[] = { 1, 4, 6, 7, 27, 176, 1000 };

/* Pictures */

static SanChart *
sample (gboolean trend)
{
  static const double values[] = {
    89.8, 86.4, 89.9, 89.2, 90.2, 91.9, 83.0, 87.1, 85.2, 85.7, 86.2, 88.6,
    86.7, 86.8, 88.8, 88.7, 86.7, 89.3, 84.5, 86.3, NAN, 85.3, 86.6, 87.8,
  };

  return trend ? lines_of (values, 4, 6, 5) : group_of (27);
}

static char *
digest_pictures (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (int trend = 0; trend < 2; trend++)
    for (SanPictureKind kind = SAN_PICTURE_PNG; kind <= SAN_PICTURE_PDF; kind++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SanChart) chart = sample (trend);
        g_autoptr (GBytes) bytes = san_chart_render (chart, kind, NULL, 0, 0, &error);

        g_assert_no_error (error);
        g_checksum_update (checksum, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
      }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_pictures_are_the_same_bytes (void)
{
  static const char *const locales[] = { "C", "POSIX", "C.UTF-8" };
  g_autofree char *first = NULL;

  if (g_test_subprocess ())
    {
      g_autofree char *digest = digest_pictures ();

      g_print ("digest %s\n", digest);
      return;
    }

  first = digest_pictures ();
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *again = digest_pictures ();

      g_assert_cmpstr (again, ==, first);
    }

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("*digest %s*", first);

      g_setenv ("LC_ALL", locales[i], TRUE);
      g_setenv ("LANG", locales[i], TRUE);
      g_setenv ("PANGO_LANGUAGE", i == 0 ? "ja" : "en", TRUE);
      g_setenv ("TZ", i == 1 ? "Asia/Shanghai" : "UTC", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stdout (pattern);
    }
}

static void
test_pictures_are_written (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("san-XXXXXX", &error);
  g_autoptr (SanChart) chart = sample (FALSE);
  static const struct
  {
    const char *name;
    const char *magic;
  } files[] = {
    { "图.png", "\211PNG" }, { "b.SVG", "<?xml" }, { "c.pdf", "%PDF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i].name, NULL);
      g_autofree char *contents = NULL;

      g_assert_true (san_chart_export (chart, path, NULL, 0, 0, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
      g_assert_true (g_str_has_prefix (contents, files[i].magic));
      g_unlink (path);
    }

  g_assert_false (san_chart_export (chart, "chart.bmp", NULL, 0, 0, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (san_chart_export (chart, "/nowhere/at/all/chart.png", NULL, 0, 0, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_FAILED);
  g_rmdir (dir);
}

static void
test_pdf_text_can_be_found (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *dir = g_dir_make_tmp ("san-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "chart.pdf", NULL);
  const char *argv[] = { tool, path, "-", NULL };
  g_autoptr (SanChart) chart = sample (FALSE);
  g_autofree char *text = NULL;

  g_assert_true (san_chart_export (chart, path, NULL, 0, 0, &error));
  if (tool == NULL)
    {
      g_test_skip ("pdftotext is not installed");
    }
  else
    {
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "六月得分"));
      for (int i = 1; i <= 27; i++)
        {
          g_autofree char *name = g_strdup_printf ("云州第%d街道", i);

          g_assert_nonnull (strstr (text, name));
        }
      g_assert_nonnull (strstr (text, "group mean 88.25"));
      g_assert_nonnull (strstr (text, "95.00"));
    }

  g_unlink (path);
  g_rmdir (dir);
}

static void
test_all_sizes_are_drawn (void)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_GREY);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SanChart) chart = group_of (sizes[s]);
      g_autoptr (GBytes) bytes = NULL;
      double least, likes;

      san_chart_measure (chart, theme, WIDTH, &least, &likes);
      g_assert_cmpfloat (least, <=, likes);
      g_assert_cmpfloat (least, <=, 200);
      g_assert_cmpfloat (likes, <, 5000);   /* at twice the size well under what Cairo can */
      bytes = san_chart_render (chart, SAN_PICTURE_PNG, theme, 0, 0, &error);
      g_assert_no_error (error);
    }
}

/* Themes */

static void
assert_tokens (SanChartScheme scheme,
               const char    *file)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (scheme);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", file, NULL);
  g_autofree char *css = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &css, NULL, &error);
  g_assert_no_error (error);

  for (SanColourToken token = 0; token < SAN_N_COLOURS; token++)
    {
      const SanColour *colour = san_chart_theme_get_colour (theme, token);
      g_autofree char *line =
        g_strdup_printf ("@define-color %s #%02x%02x%02x;", san_colour_token_name (token),
                         (guint) lround (colour->red * 255), (guint) lround (colour->green * 255),
                         (guint) lround (colour->blue * 255));

      if (strstr (css, line) == NULL)
        g_error ("%s lacks: %s", file, line);
    }
}

static void
test_theme_is_the_style_sheets (void)
{
  assert_tokens (SAN_CHART_LIGHT, "style.css");
  assert_tokens (SAN_CHART_DARK, "style-dark.css");
}

static void
test_theme_variants (void)
{
  g_autoptr (SanChartTheme) grey = san_chart_theme_new (SAN_CHART_GREY);
  g_autoptr (SanChartTheme) strong = san_chart_theme_new (SAN_CHART_LIGHT);
  guint stamp = san_chart_theme_get_stamp (strong);

  for (SanColourToken token = 0; token < SAN_N_COLOURS; token++)
    {
      const SanColour *colour = san_chart_theme_get_colour (grey, token);

      g_assert_cmpfloat (colour->red, ==, colour->green);
      g_assert_cmpfloat (colour->red, ==, colour->blue);
    }
  /* the three kinds of bar differ in a copy even without their hatch */
  g_assert_cmpfloat (san_chart_theme_get_colour (grey, SAN_COLOUR_MID)->red, >,
                     san_chart_theme_get_colour (grey, SAN_COLOUR_GOODFILL)->red + 0.2);

  san_chart_theme_raise_contrast (strong);
  g_assert_cmpuint (san_chart_theme_get_stamp (strong), !=, stamp);
  g_assert_true (san_chart_theme_is_high_contrast (strong));
  g_assert_cmpfloat (san_chart_theme_get_colour (strong, SAN_COLOUR_DIM)->red, ==,
                     san_chart_theme_get_colour (strong, SAN_COLOUR_FG)->red);
  g_assert_cmpfloat (san_chart_theme_get_colour (strong, SAN_COLOUR_GRID)->alpha, ==, 0.5);
}

/* Speed */

static void
draw_plain (cairo_t       *cr,
            SanChartTheme *theme,
            guint          n)
{
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  for (guint i = 0; i < n; i++)
    {
      san_pen_fill_rect (&pen, SAN_COLOUR_MID, 1, 97, 24 + i * 20, 300 - i, 13);
      san_pen_text (&pen, "云州第1街道", 90, 34 + i * 20, 1, SAN_TEXT_BODY, FALSE, SAN_COLOUR_FG, -1);
      san_pen_text (&pen, "93.64", 478, 34 + i * 20, 1, SAN_TEXT_BODY, FALSE, SAN_COLOUR_DIM, -1);
    }
  san_pen_clear (&pen);
}

static double
best_of (SanChart      *chart,
         SanChartTheme *theme,
         guint          n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 480, 480);
  cairo_t *cr = cairo_create (surface);
  gint64 best = G_MAXINT64;

  for (int i = 0; i < 40; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (chart != NULL)
        san_chart_draw (chart, cr, 480, 480, theme);
      else
        draw_plain (cr, theme, n);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return MAX (best, 1) / 1000.0;
}

static void
test_bars_cost_little_more_than_their_parts (void)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autoptr (SanChart) chart = group_of (20);
  double parts = best_of (NULL, theme, 20);
  double whole = best_of (chart, theme, 20);

  g_test_message ("20 bars: %.2f ms; 20 rectangles with two texts: %.2f ms; ratio %.2f",
                  whole, parts, whole / parts);
  g_assert_cmpfloat (whole / parts, <, 6);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/same-bytes", test_pictures_are_the_same_bytes);
  g_test_add_func ("/picture/written", test_pictures_are_written);
  g_test_add_func ("/picture/pdf-text", test_pdf_text_can_be_found);
  g_test_add_func ("/picture/all-sizes", test_all_sizes_are_drawn);
  g_test_add_func ("/theme/is-the-style-sheets", test_theme_is_the_style_sheets);
  g_test_add_func ("/theme/variants", test_theme_variants);
  g_test_add_func ("/speed/bars", test_bars_cost_little_more_than_their_parts);

  return g_test_run ();
}
