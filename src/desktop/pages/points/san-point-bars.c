/* san-point-bars.c - six months of a point as small bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-bars.h"

#include "base/san-decimal.h"
#include "widgets/san-ticket-glyph.h"

#define BAR    7
#define GAP    2
#define HEIGHT 19
#define STUMP  2      /* of a score that is off the scale */
#define LOWEST 40.0   /* below it a bar is a stump: what matters lies between it and 100 */

struct _SanPointBars
{
  GtkWidget parent_instance;

  gint64    scores[SAN_POINT_MONTHS];
};

G_DEFINE_FINAL_TYPE (SanPointBars, san_point_bars, GTK_TYPE_WIDGET)

static void
san_point_bars_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SanPointBars *self = SAN_POINT_BARS (widget);
  double floor = (gtk_widget_get_height (widget) + HEIGHT) / 2.0;
  GdkRGBA past, now;

  san_ticket_glyph_colour (widget, "sn_mid", &past);
  san_ticket_glyph_colour (widget, "sn_accent_bg", &now);
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      double share = ((double) self->scores[i] / SAN_MICRO - LOWEST) / (100 - LOWEST);
      double height = STUMP + (HEIGHT - STUMP) * CLAMP (share, 0, 1);

      if (self->scores[i] != SAN_POINT_UNSEEN)
        gtk_snapshot_append_color (snapshot, i + 1 == SAN_POINT_MONTHS ? &now : &past,
                                   &GRAPHENE_RECT_INIT (i * (BAR + GAP), floor - height, BAR,
                                                        height));
    }
}

static void
san_point_bars_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                        ? SAN_POINT_MONTHS * (BAR + GAP) - GAP : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
san_point_bars_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_point_bars_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
san_point_bars_class_init (SanPointBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = san_point_bars_snapshot;
  widget_class->measure = san_point_bars_measure;
  widget_class->css_changed = san_point_bars_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_point_bars_init (SanPointBars *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    self->scores[i] = SAN_POINT_UNSEEN;
}

GtkWidget *
san_point_bars_new (void)
{
  return g_object_new (SAN_TYPE_POINT_BARS, NULL);
}

void
san_point_bars_set (SanPointBars *self,
                    const gint64  scores[SAN_POINT_MONTHS],
                    const char   *spoken)
{
  g_return_if_fail (SAN_IS_POINT_BARS (self));

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    self->scores[i] = scores[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
