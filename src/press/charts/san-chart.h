/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charts/san-chart-theme.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SanChartArea;

/* Where the keyboard goes from an item. */
typedef enum
{
  SAN_CHART_LEFT,
  SAN_CHART_RIGHT,
  SAN_CHART_UP,
  SAN_CHART_DOWN,
  SAN_CHART_FIRST,
  SAN_CHART_LAST,
} SanChartStep;

#define SAN_TYPE_CHART (san_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (SanChart, san_chart, SAN, CHART, GObject)

/**
 * SanChartClass:
 * @natural_width: what a picture gets when nobody says how wide
 * @measure: heights for a width: what it can still be read at, and what it likes
 * @draw: on the surface as it is, with the origin at the chart's corner
 * @hit: the item at a place, or −1
 * @item_area: where an item is drawn; %FALSE when it is not
 * @step: the item a key leads to from @index (−1: from nowhere); −1 when there is none
 * @item_text: (transfer full): what a tooltip says of an item
 * @describe: (transfer full): the chart in a sentence, for who cannot see it
 *
 * Indices are those of the data a chart was made of. All lengths are in user space.
 */
struct _SanChartClass
{
  GObjectClass parent_class;

  double       natural_width;

  void         (*measure)   (SanChart            *self,
                             const SanChartTheme *theme,
                             double               width,
                             double              *minimum,
                             double              *natural);
  void         (*draw)      (SanChart            *self,
                             cairo_t             *cr,
                             double               width,
                             double               height,
                             const SanChartTheme *theme);
  int          (*hit)       (SanChart            *self,
                             const SanChartTheme *theme,
                             double               width,
                             double               height,
                             double               x,
                             double               y);
  gboolean     (*item_area) (SanChart            *self,
                             const SanChartTheme *theme,
                             double               width,
                             double               height,
                             int                  index,
                             SanChartArea        *area);
  int          (*step)      (SanChart            *self,
                             int                  index,
                             SanChartStep         step);
  char        *(*item_text) (SanChart            *self,
                             int                  index);
  char        *(*describe)  (SanChart            *self);
  int          (*n_items)   (SanChart            *self);
};

const char *san_chart_get_title     (SanChart            *self);
void        san_chart_set_title     (SanChart            *self,
                                     const char          *title);
/* −1: none. The one piece of a chart that changes after it was made. */
int         san_chart_get_selected  (SanChart            *self);
void        san_chart_set_selected  (SanChart            *self,
                                     int                  index);
int         san_chart_get_n_items   (SanChart            *self);
/* So many items from @first on are one thing to be kept in sight: those that stand in a row
 * get a frame, those that do not a line through them. 0: none */
void        san_chart_set_pinned    (SanChart            *self,
                                     int                  first,
                                     int                  n);
int         san_chart_get_pinned    (SanChart            *self,
                                     int                 *n);

void        san_chart_measure       (SanChart            *self,
                                     const SanChartTheme *theme,
                                     double               width,
                                     double              *minimum,
                                     double              *natural);
void        san_chart_draw          (SanChart            *self,
                                     cairo_t             *cr,
                                     double               width,
                                     double               height,
                                     const SanChartTheme *theme);
int         san_chart_hit           (SanChart            *self,
                                     const SanChartTheme *theme,
                                     double               width,
                                     double               height,
                                     double               x,
                                     double               y);
gboolean    san_chart_get_item_area (SanChart            *self,
                                     const SanChartTheme *theme,
                                     double               width,
                                     double               height,
                                     int                  index,
                                     SanChartArea        *area);
int         san_chart_step          (SanChart            *self,
                                     int                  index,
                                     SanChartStep         step);
/* For charts whose items stand in @rows of @columns, not all of which there are: the next one
 * that is @there, or @index itself where there is nothing more that way. */
int         san_chart_step_in_grid  (SanChart            *self,
                                     gboolean             (*there) (SanChart *self,
                                                                    int       index),
                                     int                  columns,
                                     int                  rows,
                                     int                  index,
                                     SanChartStep         step);
char       *san_chart_get_item_text (SanChart            *self,
                                     int                  index);
char       *san_chart_describe      (SanChart            *self);

G_END_DECLS
