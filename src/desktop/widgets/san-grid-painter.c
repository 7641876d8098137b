/* san-grid-painter.c - colours, texts and stamps of a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-painter.h"

#include <adwaita.h>
#include <math.h>

/* 10 pt at 96 dpi */
#define DESIGN_FONT_PIXELS (40.0 / 3.0)

/* More than a screen holds; a longer life only costs memory. */
#define MAX_TEXTS          4096

typedef struct
{
  PangoLayout *layout;
  int          natural_width;
  int          given_width;   /* -1 if not cut */
  int          baseline;
} Text;

struct _SanGridPainter
{
  GtkWidget     *widget;      /* unowned: the widget owns us */
  GtkSnapshot   *snapshot;    /* unowned, while painting */
  GdkRGBA        colors[SAN_GRID_N_COLORS];
  PangoAttrList *attributes[SAN_GRID_N_TEXTS];
  GHashTable    *texts[SAN_GRID_N_TEXTS];
  GHashTable    *stamps;
  int            stamp_scale;
  int            ascent;
  int            descent;
};

/* @alpha is of the text colour, where the style sheet does not define the token */
static const struct
{
  const char *token;
  float       alpha;
} palette[SAN_GRID_N_COLORS] = {
  [SAN_GRID_COLOR_VIEW] = { "sn_view", 0 },
  [SAN_GRID_COLOR_WINDOW] = { "sn_window", 0.03f },
  [SAN_GRID_COLOR_BORDER] = { "sn_border", 0.2f },
  [SAN_GRID_COLOR_HAIR] = { "sn_grid", 0.1f },
  [SAN_GRID_COLOR_FG] = { "sn_fg", 1 },
  [SAN_GRID_COLOR_DIM] = { "sn_dim", 0.7f },
  [SAN_GRID_COLOR_FAINT] = { "sn_faint", 0.55f },
  [SAN_GRID_COLOR_ACCENT] = { "sn_accent", 1 },
  [SAN_GRID_COLOR_TINT] = { "sn_tint", 0.12f },
  [SAN_GRID_COLOR_MID] = { "sn_mid", 0.5f },
  [SAN_GRID_COLOR_OK] = { "sn_ok", 1 },
  [SAN_GRID_COLOR_WEAK] = { "sn_weak", 1 },
  [SAN_GRID_COLOR_WEAK_FILL] = { "sn_weakfill", 1 },
  [SAN_GRID_COLOR_RED_TINT] = { "sn_r_tint", 0.1f },
  [SAN_GRID_COLOR_RED_BORDER] = { "sn_r_bd", 1 },
  [SAN_GRID_COLOR_RED_TEXT] = { "sn_r_tx", 1 },
  [SAN_GRID_COLOR_NOTE] = { "sn_cat6", 0.7f },
  [SAN_GRID_COLOR_EMPTY] = { "sn_accent", 0 },
  [SAN_GRID_COLOR_SELECTED] = { "sn_accent", 0 },
};

static void
text_free (Text *text)
{
  g_object_unref (text->layout);
  g_free (text);
}

static PangoAttrList *
attributes_new (double      scale,
                PangoWeight weight)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_scale_new (scale));
  pango_attr_list_insert (list, pango_attr_weight_new (weight));
  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum"));

  return list;
}

SanGridPainter *
san_grid_painter_new (GtkWidget *widget)
{
  SanGridPainter *self = g_new0 (SanGridPainter, 1);

  self->widget = widget;
  self->attributes[SAN_GRID_TEXT_BODY] = attributes_new (0.96, PANGO_WEIGHT_NORMAL);
  self->attributes[SAN_GRID_TEXT_BODY_BOLD] = attributes_new (0.96, PANGO_WEIGHT_BOLD);
  self->attributes[SAN_GRID_TEXT_CAPTION] = attributes_new (0.9, PANGO_WEIGHT_NORMAL);
  self->attributes[SAN_GRID_TEXT_CAPTION_BOLD] = attributes_new (0.9, PANGO_WEIGHT_BOLD);
  self->attributes[SAN_GRID_TEXT_TINY_BOLD] = attributes_new (0.83, PANGO_WEIGHT_BOLD);

  for (int i = 0; i < SAN_GRID_N_TEXTS; i++)
    self->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal,
                                            g_free, (GDestroyNotify) text_free);
  self->stamps = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                        g_free, g_object_unref);

  return self;
}

void
san_grid_painter_free (SanGridPainter *self)
{
  for (int i = 0; i < SAN_GRID_N_TEXTS; i++)
    {
      g_hash_table_unref (self->texts[i]);
      pango_attr_list_unref (self->attributes[i]);
    }
  g_hash_table_unref (self->stamps);
  g_free (self);
}

void
san_grid_painter_forget (SanGridPainter *self)
{
  for (int i = 0; i < SAN_GRID_N_TEXTS; i++)
    g_hash_table_remove_all (self->texts[i]);
  g_hash_table_remove_all (self->stamps);
  self->ascent = 0;
}

double
san_grid_painter_get_scale (SanGridPainter *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double pixels = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    pixels *= pango_cairo_context_get_resolution (context) / 72;

  return CLAMP (pixels / DESIGN_FONT_PIXELS, 0.5, 8);
}

gboolean
san_grid_painter_high_contrast (SanGridPainter *self)
{
  GdkDisplay *display = gtk_widget_get_display (self->widget);

  return adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (display));
}

static void
look_up_colors (SanGridPainter *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->widget);
  GdkRGBA old[SAN_GRID_N_COLORS];
  GdkRGBA fg;

  memcpy (old, self->colors, sizeof old);
  gtk_style_context_get_color (style, &fg);

  for (int i = 0; i < SAN_GRID_N_COLORS; i++)
    if (!gtk_style_context_lookup_color (style, palette[i].token, &self->colors[i]))
      {
        self->colors[i] = fg;
        self->colors[i].alpha *= palette[i].alpha;
      }

  fg = self->colors[SAN_GRID_COLOR_FG];
  if (san_grid_painter_high_contrast (self))
    {
      self->colors[SAN_GRID_COLOR_MID] = self->colors[SAN_GRID_COLOR_DIM];
      self->colors[SAN_GRID_COLOR_DIM] = fg;
      self->colors[SAN_GRID_COLOR_FAINT] = fg;
      self->colors[SAN_GRID_COLOR_BORDER] = fg;
      self->colors[SAN_GRID_COLOR_BORDER].alpha = 0.5f;
      self->colors[SAN_GRID_COLOR_HAIR] = self->colors[SAN_GRID_COLOR_BORDER];
    }

  self->colors[SAN_GRID_COLOR_EMPTY].alpha = 0.05f;
  self->colors[SAN_GRID_COLOR_SELECTED].alpha = 0.12f;

  if (memcmp (old, self->colors, sizeof old) != 0)
    g_hash_table_remove_all (self->stamps);
}

static void
measure_font (SanGridPainter *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  self->descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
}

void
san_grid_painter_begin (SanGridPainter *self,
                        GtkSnapshot    *snapshot)
{
  int scale = gtk_widget_get_scale_factor (self->widget);

  self->snapshot = snapshot;

  if (self->stamp_scale != scale)
    g_hash_table_remove_all (self->stamps);
  self->stamp_scale = scale;

  for (int i = 0; i < SAN_GRID_N_TEXTS; i++)
    if (g_hash_table_size (self->texts[i]) > MAX_TEXTS)
      g_hash_table_remove_all (self->texts[i]);

  if (self->ascent == 0)
    measure_font (self);

  look_up_colors (self);
}

void
san_grid_painter_end (SanGridPainter *self)
{
  self->snapshot = NULL;
}

static graphene_rect_t
rect (SanGridBox box)
{
  return GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height);
}

void
san_grid_painter_push_clip (SanGridPainter *self,
                            SanGridBox      box)
{
  graphene_rect_t bounds = rect (box);

  gtk_snapshot_push_clip (self->snapshot, &bounds);
}

void
san_grid_painter_pop (SanGridPainter *self)
{
  gtk_snapshot_pop (self->snapshot);
}

void
san_grid_painter_fill (SanGridPainter *self,
                       SanGridBox      box,
                       SanGridColor    color)
{
  graphene_rect_t bounds = rect (box);

  gtk_snapshot_append_color (self->snapshot, &self->colors[color], &bounds);
}

void
san_grid_painter_fill_round (SanGridPainter *self,
                             SanGridBox      box,
                             SanGridColor    color)
{
  graphene_rect_t bounds = rect (box);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, box.height / 2.0f);
  gtk_snapshot_push_rounded_clip (self->snapshot, &outline);
  gtk_snapshot_append_color (self->snapshot, &self->colors[color], &bounds);
  gtk_snapshot_pop (self->snapshot);
}

void
san_grid_painter_frame (SanGridPainter *self,
                        SanGridBox      box,
                        int             line,
                        SanGridColor    color)
{
  const GdkRGBA *rgba = &self->colors[color];
  graphene_rect_t bounds = rect (box);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_border (self->snapshot, &outline,
                              (float[4]) { line, line, line, line },
                              (GdkRGBA[4]) { *rgba, *rgba, *rgba, *rgba });
}

/* Stamps */

static void
draw_hatch (cairo_t *cr,
            int      width,
            int      height)
{
  cairo_set_line_width (cr, 1);
  for (int x = -height; x < width; x += 6)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
}

static void
draw_dashes (cairo_t *cr,
             int      width,
             int      height)
{
  static const double dashes[] = { 3, 2 };

  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, 0.75, 0.75, width - 1.5, height - 1.5);
  cairo_stroke (cr);
}

static void
draw_corner (cairo_t *cr,
             int      width,
             int      height)
{
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, width, 0);
  cairo_line_to (cr, 0, height);
  cairo_fill (cr);
}

static void
draw_dot (cairo_t *cr,
          int      width,
          int      height)
{
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_tick (cairo_t *cr,
           int      width,
           int      height)
{
  cairo_set_line_width (cr, MAX (width / 7.0, 1));
  cairo_move_to (cr, width * 0.08, height * 0.6);
  cairo_line_to (cr, width * 0.36, height * 0.9);
  cairo_line_to (cr, width * 0.92, height * 0.1);
  cairo_stroke (cr);
}

static const struct
{
  SanGridColor color;
  void         (*draw) (cairo_t *cr,
                        int      width,
                        int      height);
} stamps[SAN_GRID_N_STAMPS] = {
  [SAN_GRID_STAMP_HATCH] = { SAN_GRID_COLOR_HAIR, draw_hatch },
  [SAN_GRID_STAMP_DASHES] = { SAN_GRID_COLOR_WEAK_FILL, draw_dashes },
  [SAN_GRID_STAMP_CORNER] = { SAN_GRID_COLOR_ACCENT, draw_corner },
  [SAN_GRID_STAMP_DOT] = { SAN_GRID_COLOR_NOTE, draw_dot },
  [SAN_GRID_STAMP_TICK] = { SAN_GRID_COLOR_OK, draw_tick },
};

static GdkTexture *
stamp_new (SanGridPainter *self,
           SanGridBox      box,
           SanGridStamp    stamp)
{
  int width = box.width * self->stamp_scale;
  int height = box.height * self->stamp_scale;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GBytes) bytes = NULL;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, self->stamp_scale, self->stamp_scale);
  cr = cairo_create (surface);
  gdk_cairo_set_source_rgba (cr, &self->colors[stamps[stamp].color]);
  stamps[stamp].draw (cr, box.width, box.height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * height);

  {
    int stride = cairo_image_surface_get_stride (surface);

    cairo_surface_destroy (surface);
    return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  }
}

void
san_grid_painter_stamp (SanGridPainter *self,
                        SanGridBox      box,
                        SanGridStamp    stamp)
{
  gint64 key = ((gint64) stamp << 48) | ((gint64) box.width << 24) | box.height;
  graphene_rect_t bounds = rect (box);
  GdkTexture *texture;

  if (box.width <= 0 || box.height <= 0)
    return;

  texture = g_hash_table_lookup (self->stamps, &key);
  if (texture == NULL)
    {
      texture = stamp_new (self, box, stamp);
      g_hash_table_insert (self->stamps, g_memdup2 (&key, sizeof key), texture);
    }

  gtk_snapshot_append_texture (self->snapshot, texture, &bounds);
}

/* Texts */

static Text *
text_new (SanGridPainter *self,
          SanGridText     style,
          const char     *string)
{
  Text *text = g_new0 (Text, 1);

  text->layout = gtk_widget_create_pango_layout (self->widget, string);
  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  pango_layout_set_attributes (text->layout, self->attributes[style]);
  pango_layout_get_pixel_size (text->layout, &text->natural_width, NULL);
  text->given_width = -1;
  text->baseline = PANGO_PIXELS (pango_layout_get_baseline (text->layout));

  g_hash_table_insert (self->texts[style], g_strdup (string), text);

  return text;
}

static Text *
get_text (SanGridPainter *self,
          SanGridText     style,
          const char     *string)
{
  Text *text = g_hash_table_lookup (self->texts[style], string);

  return text != NULL ? text : text_new (self, style, string);
}

static void
cut (Text *text,
     int   width)
{
  int given = text->natural_width > width ? width : -1;

  if (given == text->given_width)
    return;

  text->given_width = given;
  pango_layout_set_width (text->layout, given < 0 ? -1 : given *PANGO_SCALE);
  pango_layout_set_ellipsize (text->layout,
                              given < 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

int
san_grid_painter_text (SanGridPainter *self,
                       SanGridBox      box,
                       float           xalign,
                       SanGridText     style,
                       SanGridColor    color,
                       const char     *string)
{
  Text *text;
  int width, x, y;

  if (string == NULL || *string == '\0' || box.width <= 0)
    return 0;

  text = get_text (self, style, string);
  cut (text, box.width);
  width = MIN (text->natural_width, box.width);

  x = box.x + (int) roundf ((box.width - width) * xalign);
  y = box.y + (box.height + self->ascent - self->descent) / 2 - text->baseline;

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (self->snapshot, text->layout, &self->colors[color]);
  gtk_snapshot_restore (self->snapshot);

  return width;
}

gboolean
san_grid_painter_is_cut (SanGridPainter *self,
                         int             width,
                         SanGridText     style,
                         const char     *string)
{
  return string != NULL && get_text (self, style, string)->natural_width > width;
}
