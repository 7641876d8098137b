/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_PICTURE_PNG,   /* two image pixels to a design pixel */
  SAN_PICTURE_SVG,
  SAN_PICTURE_PDF,
} SanPictureKind;

/**
 * san_chart_render:
 * @theme: (nullable): the light set when %NULL
 * @width: of the whole picture in design pixels; 0: what the chart likes
 * @height: likewise
 *
 * The chart as a picture with its title and a margin. The same chart gives the same
 * bytes at any time, in any locale.
 *
 * Returns: (transfer full): the file's contents
 */
GBytes  *san_chart_render (SanChart            *self,
                           SanPictureKind       kind,
                           const SanChartTheme *theme,
                           double               width,
                           double               height,
                           GError             **error);

/* Writes the picture that the ending of @path names: .png, .svg or .pdf; all of it or
 * nothing. */
gboolean san_chart_export (SanChart            *self,
                           const char          *path,
                           const SanChartTheme *theme,
                           double               width,
                           double               height,
                           GError             **error);

G_END_DECLS
