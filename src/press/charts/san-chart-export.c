/* san-chart-export.c - a chart as a PNG, SVG or PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/san-error.h"
#include "charts/san-chart-draw.h"
#include "charts/san-surface.h"

#define MARGIN 16.0
#define TITLE_HEIGHT 30.0
#define PNG_SCALE 2.0
#define POINTS_PER_PIXEL 0.75

typedef struct
{
  double unit;
  double width;
  double height;
  double title;
} Picture;

static void
measure_picture (SanChart            *self,
                 const SanChartTheme *theme,
                 double               width,
                 double               height,
                 Picture             *picture)
{
  double minimum, natural;

  picture->unit = san_chart_theme_get_scale (theme);
  picture->title = san_chart_get_title (self) != NULL ? TITLE_HEIGHT * picture->unit : 0;
  picture->width = width > 0 ? width
                             : SAN_CHART_GET_CLASS (self)->natural_width * picture->unit;
  picture->width = ceil (picture->width);

  san_chart_measure (self, theme, picture->width - 2 * MARGIN * picture->unit,
                     &minimum, &natural);
  picture->height = height > 0 ? height
                               : natural + 2 * MARGIN * picture->unit + picture->title;
  picture->height = ceil (picture->height);
}

static void
draw_picture (SanChart            *self,
              cairo_t             *cr,
              const SanChartTheme *theme,
              const Picture       *picture)
{
  double margin = MARGIN * picture->unit;
  double inner = picture->width - 2 * margin;
  SanPen pen;

  san_pen_init (&pen, cr, theme);
  san_pen_fill_rect (&pen, SAN_COLOUR_VIEW, 1, 0, 0, picture->width, picture->height);
  if (picture->title > 0)
    san_pen_text (&pen, san_chart_get_title (self), margin, margin + picture->title / 3,
                  0, SAN_TEXT_TITLE, TRUE, SAN_COLOUR_FG, inner);
  san_pen_clear (&pen);

  cairo_translate (cr, margin, margin + picture->title);
  san_chart_draw (self, cr, inner, picture->height - 2 * margin - picture->title, theme);
}

static cairo_surface_t *
create_surface (SanPictureKind kind,
                const Picture *picture,
                const char    *title,
                GByteArray    *bytes,
                double        *scale)
{
  double width, height;

  if (kind == SAN_PICTURE_PNG)
    {
      *scale = PNG_SCALE;
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                         (int) (picture->width * PNG_SCALE),
                                         (int) (picture->height * PNG_SCALE));
    }

  *scale = POINTS_PER_PIXEL;
  width = picture->width * POINTS_PER_PIXEL;
  height = picture->height * POINTS_PER_PIXEL;

  if (kind == SAN_PICTURE_SVG)
    return cairo_svg_surface_create_for_stream (san_surface_write, bytes, width, height);

  return san_surface_new_pdf (bytes, width, height, title, NULL);
}

/* Cairo numbers its surfaces through the life of the process and writes the number into
 * the file as a group's id. */
static void
renumber_surfaces (GByteArray *svg)
{
  g_autoptr (GRegex) regex = g_regex_new ("surface\\d+", G_REGEX_RAW, 0, NULL);
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) result = g_string_sized_new (svg->len);
  int end = 0;

  for (g_regex_match (regex, text, 0, &match);
       g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);
      int from, to;

      if (!g_hash_table_contains (names, name))
        g_hash_table_insert (names, g_strdup (name),
                             g_strdup_printf ("surface%u", g_hash_table_size (names)));

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_string_append_len (result, text + end, from - end);
      g_string_append (result, g_hash_table_lookup (names, name));
      end = to;
    }

  g_string_append (result, text + end);
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *) result->str, (guint) result->len);
}

GBytes *
san_chart_render (SanChart            *self,
                  SanPictureKind       kind,
                  const SanChartTheme *theme,
                  double               width,
                  double               height,
                  GError             **error)
{
  g_autoptr (SanChartTheme) light = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  Picture picture;
  double scale;

  g_return_val_if_fail (SAN_IS_CHART (self), NULL);

  if (theme == NULL)
    theme = light = san_chart_theme_new (SAN_CHART_LIGHT);

  measure_picture (self, theme, width, height, &picture);
  surface = create_surface (kind, &picture, san_chart_get_title (self), bytes, &scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw_picture (self, cr, theme, &picture);
  status = cairo_status (cr);
  cairo_destroy (cr);

  if (status == CAIRO_STATUS_SUCCESS && kind == SAN_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, san_surface_write, bytes);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  if (kind == SAN_PICTURE_SVG)
    renumber_surfaces (bytes);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
kind_from_path (const char     *path,
                SanPictureKind *kind,
                GError        **error)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *kind = (SanPictureKind) i;
        return TRUE;
      }

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("“%s” does not say what kind of picture to write: end its name in .png, .svg or .pdf."),
               path);
  return FALSE;
}

gboolean
san_chart_export (SanChart            *self,
                  const char          *path,
                  const SanChartTheme *theme,
                  double               width,
                  double               height,
                  GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  SanPictureKind kind;

  g_return_val_if_fail (SAN_IS_CHART (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!kind_from_path (path, &kind, error))
    return FALSE;

  bytes = san_chart_render (self, kind, theme, width, height, error);

  return bytes != NULL && san_surface_save (bytes, path, error);
}
