/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The design tokens, in the order of the style sheets; sn_view is SAN_COLOUR_VIEW. */
typedef enum
{
  SAN_COLOUR_WINDOW,
  SAN_COLOUR_VIEW,
  SAN_COLOUR_SIDEBAR,
  SAN_COLOUR_HEADER,
  SAN_COLOUR_CARD,
  SAN_COLOUR_BORDER,
  SAN_COLOUR_HAIR,
  SAN_COLOUR_FG,
  SAN_COLOUR_DIM,
  SAN_COLOUR_FAINT,
  SAN_COLOUR_ACCENT,
  SAN_COLOUR_ACCENT_BG,
  SAN_COLOUR_TINT,
  SAN_COLOUR_HOVER,
  SAN_COLOUR_GOOD,
  SAN_COLOUR_WEAK,
  SAN_COLOUR_GOODFILL,
  SAN_COLOUR_WEAKFILL,
  SAN_COLOUR_MID,
  SAN_COLOUR_W_BG,
  SAN_COLOUR_W_BD,
  SAN_COLOUR_W_FG,
  SAN_COLOUR_W_TINT,
  SAN_COLOUR_Y_BG,
  SAN_COLOUR_Y_BD,
  SAN_COLOUR_Y_FG,
  SAN_COLOUR_Y_TINT,
  SAN_COLOUR_Y_TX,
  SAN_COLOUR_R_BG,
  SAN_COLOUR_R_BD,
  SAN_COLOUR_R_FG,
  SAN_COLOUR_R_TINT,
  SAN_COLOUR_R_TX,
  SAN_COLOUR_OK,
  SAN_COLOUR_OK_TINT,
  SAN_COLOUR_HEAT_LO,
  SAN_COLOUR_HEAT_MID,
  SAN_COLOUR_HEAT_HI,
  SAN_COLOUR_GRID,
  SAN_COLOUR_CAT1,
  SAN_COLOUR_CAT2,
  SAN_COLOUR_CAT3,
  SAN_COLOUR_CAT4,
  SAN_COLOUR_CAT5,
  SAN_COLOUR_CAT6,
  SAN_COLOUR_NAV_SEL,
  SAN_COLOUR_SEG_BG,
  SAN_COLOUR_SEG_ON_BG,
  SAN_COLOUR_SEG_ON_FG,
  SAN_COLOUR_SEG_ON_BD,
  SAN_COLOUR_CHIP_ON_FG,
  SAN_COLOUR_TOAST_BG,
  SAN_COLOUR_LANE,
  SAN_COLOUR_DESK,
  SAN_N_COLOURS
} SanColourToken;

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} SanColour;

/**
 * SanChartScheme:
 * @SAN_CHART_LIGHT: the light set; presentations, pictures and paper always use it
 * @SAN_CHART_DARK: the dark set
 * @SAN_CHART_GREY: the light set as a black-and-white copier sees it
 */
typedef enum
{
  SAN_CHART_LIGHT,
  SAN_CHART_DARK,
  SAN_CHART_GREY,
} SanChartScheme;

/**
 * SanChartTheme:
 *
 * How a chart looks: colours, font and scale. It knows nothing of what is drawn, and a
 * chart nothing of where its colours come from. Lengths in charts are multiples of one
 * unit: a pixel at 96 dpi times the scale.
 */
typedef struct _SanChartTheme SanChartTheme;

SanChartTheme   *san_chart_theme_new            (SanChartScheme       scheme);
void             san_chart_theme_free           (SanChartTheme       *self);

const SanColour *san_chart_theme_get_colour     (const SanChartTheme *self,
                                                 SanColourToken       token);
void             san_chart_theme_set_colour     (SanChartTheme       *self,
                                                 SanColourToken       token,
                                                 const SanColour     *colour);
/* Borders and secondary text as strong as the text itself. */
void             san_chart_theme_raise_contrast (SanChartTheme       *self);
gboolean         san_chart_theme_is_high_contrast
                                                (const SanChartTheme *self);

/* 1.0 is right for a screen of 96 dpi and a text of 10 pt. */
void             san_chart_theme_set_scale      (SanChartTheme       *self,
                                                 double               scale);
double           san_chart_theme_get_scale      (const SanChartTheme *self);
/* Draws with @context, its family, language and locale glyphs, and a scale that
 * follows its font size and resolution; takes a reference. */
void             san_chart_theme_set_context    (SanChartTheme       *self,
                                                 PangoContext        *context);
PangoContext    *san_chart_theme_get_context    (const SanChartTheme *self);
/* Of an official document: charts speak Chinese, whatever the locale. */
void             san_chart_theme_set_official   (SanChartTheme       *self,
                                                 gboolean             official);
gboolean         san_chart_theme_is_official    (const SanChartTheme *self);
/* A number that no other state of any theme ever had: what a cache compares. */
guint            san_chart_theme_get_stamp      (const SanChartTheme *self);

/* "sn_view" for SAN_COLOUR_VIEW: the name in the style sheets. */
const char      *san_colour_token_name          (SanColourToken       token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanChartTheme, san_chart_theme_free)

G_END_DECLS
