/* san-chart-theme.c - colours, font and scale of a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart-theme.h"

#include "charts/san-surface.h"

/* Without a window there is no system font to ask for; these carry both scripts. */
#define FONT_FAMILIES "Noto Sans CJK SC, Source Han Sans SC, Sans"
#define NOMINAL_PIXELS (10.0 * 96.0 / 72.0)

struct _SanChartTheme
{
  SanColour     colours[SAN_N_COLOURS];
  PangoContext *context;
  double        scale;
  gboolean      high_contrast;
  gboolean      official;
  guint         stamp;
};

static const struct
{
  const char *name;
  guint32     light;
  guint32     dark;
} tokens[SAN_N_COLOURS] = {
  [SAN_COLOUR_WINDOW] = { "sn_window", 0xf5f6f8, 0x1d1f23 },
  [SAN_COLOUR_VIEW] = { "sn_view", 0xffffff, 0x25282d },
  [SAN_COLOUR_SIDEBAR] = { "sn_sidebar", 0xebeef2, 0x191b1f },
  [SAN_COLOUR_HEADER] = { "sn_header", 0xf5f6f8, 0x1d1f23 },
  [SAN_COLOUR_CARD] = { "sn_card", 0xffffff, 0x25282d },
  [SAN_COLOUR_BORDER] = { "sn_border", 0xd9dde3, 0x3b4048 },
  [SAN_COLOUR_HAIR] = { "sn_hair", 0xe8ebef, 0x31353b },
  [SAN_COLOUR_FG] = { "sn_fg", 0x1f242b, 0xe9ebee },
  [SAN_COLOUR_DIM] = { "sn_dim", 0x59626e, 0xa8afba },
  [SAN_COLOUR_FAINT] = { "sn_faint", 0x757e8b, 0x7b838f },
  [SAN_COLOUR_ACCENT] = { "sn_accent", 0x1a5fb4, 0x78aeed },
  [SAN_COLOUR_ACCENT_BG] = { "sn_accent_bg", 0x1a5fb4, 0x2f6fc0 },
  [SAN_COLOUR_TINT] = { "sn_tint", 0xdde9f7, 0x2a3c55 },
  [SAN_COLOUR_HOVER] = { "sn_hover", 0xeef1f5, 0x2c3036 },
  [SAN_COLOUR_GOOD] = { "sn_good", 0x1b66b0, 0x7fb4f0 },
  [SAN_COLOUR_WEAK] = { "sn_weak", 0x9c4c14, 0xeba669 },
  [SAN_COLOUR_GOODFILL] = { "sn_goodfill", 0x1b66b0, 0x5b9be3 },
  [SAN_COLOUR_WEAKFILL] = { "sn_weakfill", 0xc97f3e, 0xc98449 },
  [SAN_COLOUR_MID] = { "sn_mid", 0x8fa6c6, 0x61779a },
  [SAN_COLOUR_W_BG] = { "sn_w_bg", 0xffffff, 0xe6e8eb },
  [SAN_COLOUR_W_BD] = { "sn_w_bd", 0x7f8894, 0xe6e8eb },
  [SAN_COLOUR_W_FG] = { "sn_w_fg", 0x343c47, 0x22262c },
  [SAN_COLOUR_W_TINT] = { "sn_w_tint", 0xffffff, 0x33373d },
  [SAN_COLOUR_Y_BG] = { "sn_y_bg", 0xf5c211, 0xe5b316 },
  [SAN_COLOUR_Y_BD] = { "sn_y_bd", 0xb88a00, 0xe5b316 },
  [SAN_COLOUR_Y_FG] = { "sn_y_fg", 0x3b2c00, 0x2a1f00 },
  [SAN_COLOUR_Y_TINT] = { "sn_y_tint", 0xfdf5d8, 0x3a3218 },
  [SAN_COLOUR_Y_TX] = { "sn_y_tx", 0x7a5600, 0xf0cc58 },
  [SAN_COLOUR_R_BG] = { "sn_r_bg", 0xb3141f, 0xcf3743 },
  [SAN_COLOUR_R_BD] = { "sn_r_bd", 0x8f0f18, 0xcf3743 },
  [SAN_COLOUR_R_FG] = { "sn_r_fg", 0xffffff, 0xffffff },
  [SAN_COLOUR_R_TINT] = { "sn_r_tint", 0xfbe6e7, 0x44242a },
  [SAN_COLOUR_R_TX] = { "sn_r_tx", 0xa3131d, 0xff9d98 },
  [SAN_COLOUR_OK] = { "sn_ok", 0x22705f, 0x6cc9b4 },
  [SAN_COLOUR_OK_TINT] = { "sn_ok_tint", 0xdff0ec, 0x1f3a35 },
  [SAN_COLOUR_HEAT_LO] = { "sn_heat_lo", 0xb8611f, 0xc9742f },
  [SAN_COLOUR_HEAT_MID] = { "sn_heat_mid", 0xf7f7f5, 0x2f3237 },
  [SAN_COLOUR_HEAT_HI] = { "sn_heat_hi", 0x2a6fb8, 0x4a90dc },
  [SAN_COLOUR_GRID] = { "sn_grid", 0xe8ebef, 0x34383f },
  [SAN_COLOUR_CAT1] = { "sn_cat1", 0x1b66b0, 0x6aa9ec },
  [SAN_COLOUR_CAT2] = { "sn_cat2", 0xd47e30, 0xe39248 },
  [SAN_COLOUR_CAT3] = { "sn_cat3", 0x4aa0a6, 0xa5ece2 },
  [SAN_COLOUR_CAT4] = { "sn_cat4", 0x6b2a52, 0xc2538f },
  [SAN_COLOUR_CAT5] = { "sn_cat5", 0x4b5410, 0x6d7a10 },
  [SAN_COLOUR_CAT6] = { "sn_cat6", 0x94706a, 0xb9ad93 },
  [SAN_COLOUR_NAV_SEL] = { "sn_nav_sel", 0xcfdcec, 0x2d3d53 },
  [SAN_COLOUR_SEG_BG] = { "sn_seg_bg", 0xe5e7e9, 0x2c2f34 },
  [SAN_COLOUR_SEG_ON_BG] = { "sn_seg_on_bg", 0xffffff, 0x454b55 },
  [SAN_COLOUR_SEG_ON_FG] = { "sn_seg_on_fg", 0x1a5fb4, 0xffffff },
  [SAN_COLOUR_SEG_ON_BD] = { "sn_seg_on_bd", 0xd9dde3, 0x545b66 },
  [SAN_COLOUR_CHIP_ON_FG] = { "sn_chip_on_fg", 0x1a5fb4, 0xcfe2fa },
  [SAN_COLOUR_TOAST_BG] = { "sn_toast_bg", 0x2b2f36, 0x3c424b },
  [SAN_COLOUR_LANE] = { "sn_lane", 0xedeef1, 0x191b1f },
  [SAN_COLOUR_DESK] = { "sn_desk", 0xe0e1e3, 0x141619 },
};

static void
touch (SanChartTheme *self)
{
  static int last_stamp;

  self->stamp = (guint) g_atomic_int_add (&last_stamp, 1) + 1;
}

static SanColour
colour_from_rgb (guint32 rgb)
{
  return (SanColour) {
           ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1.0,
  };
}

static void
bleach (SanColour *colour)
{
  /* ITU-R BT.709 on the coded values: what a copier and a grey printer make of it */
  double luma = 0.2126 * colour->red + 0.7152 * colour->green + 0.0722 * colour->blue;

  colour->red = colour->green = colour->blue = luma;
}

SanChartTheme *
san_chart_theme_new (SanChartScheme scheme)
{
  SanChartTheme *self = g_new0 (SanChartTheme, 1);

  for (int i = 0; i < SAN_N_COLOURS; i++)
    {
      self->colours[i] = colour_from_rgb (scheme == SAN_CHART_DARK ? tokens[i].dark
                                                                   : tokens[i].light);
      if (scheme == SAN_CHART_GREY)
        bleach (&self->colours[i]);
    }

  self->context = san_surface_new_context (FONT_FAMILIES, 10);
  self->scale = 1.0;
  touch (self);

  return self;
}

void
san_chart_theme_free (SanChartTheme *self)
{
  g_object_unref (self->context);
  g_free (self);
}

const SanColour *
san_chart_theme_get_colour (const SanChartTheme *self,
                            SanColourToken       token)
{
  g_return_val_if_fail (token < SAN_N_COLOURS, &self->colours[SAN_COLOUR_FG]);

  return &self->colours[token];
}

void
san_chart_theme_set_colour (SanChartTheme   *self,
                            SanColourToken   token,
                            const SanColour *colour)
{
  g_return_if_fail (token < SAN_N_COLOURS);

  self->colours[token] = *colour;
  touch (self);
}

void
san_chart_theme_raise_contrast (SanChartTheme *self)
{
  SanColour *colours = self->colours;

  colours[SAN_COLOUR_MID] = colours[SAN_COLOUR_DIM];
  colours[SAN_COLOUR_DIM] = colours[SAN_COLOUR_FAINT] = colours[SAN_COLOUR_FG];
  colours[SAN_COLOUR_BORDER] = colours[SAN_COLOUR_FG];
  colours[SAN_COLOUR_BORDER].alpha = 0.5;
  colours[SAN_COLOUR_HAIR] = colours[SAN_COLOUR_GRID] = colours[SAN_COLOUR_BORDER];
  self->high_contrast = TRUE;
  touch (self);
}

gboolean
san_chart_theme_is_high_contrast (const SanChartTheme *self)
{
  return self->high_contrast;
}

void
san_chart_theme_set_official (SanChartTheme *self,
                              gboolean       official)
{
  self->official = official;
  touch (self);
}

gboolean
san_chart_theme_is_official (const SanChartTheme *self)
{
  return self->official;
}

void
san_chart_theme_set_scale (SanChartTheme *self,
                           double         scale)
{
  g_return_if_fail (scale > 0);

  self->scale = scale;
  touch (self);
}

double
san_chart_theme_get_scale (const SanChartTheme *self)
{
  return self->scale;
}

void
san_chart_theme_set_context (SanChartTheme *self,
                             PangoContext  *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96.0) / 72.0;

  g_object_ref (context);
  g_object_unref (self->context);
  self->context = context;
  self->scale = size > 0 ? size / NOMINAL_PIXELS : 1.0;
  touch (self);
}

PangoContext *
san_chart_theme_get_context (const SanChartTheme *self)
{
  return self->context;
}

guint
san_chart_theme_get_stamp (const SanChartTheme *self)
{
  return self->stamp;
}

const char *
san_colour_token_name (SanColourToken token)
{
  g_return_val_if_fail (token < SAN_N_COLOURS, NULL);

  return tokens[token].name;
}
