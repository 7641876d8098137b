/* san-year-view.c - twelve months at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-year-view.h"

#include <glib/gi18n-lib.h>

#include "base/san-period.h"
#include "tickets/san-calendar-store.h"

#define COLUMNS 4
#define CELL_W  19
#define CELL_H  17
#define MONTH_W (7 * CELL_W + 14)
#define MONTH_H (8 * CELL_H)

struct _SanYearView
{
  GtkWidget   parent_instance;

  int         year;
  GHashTable *kinds;      /* day → kind + 1 */
};

G_DEFINE_FINAL_TYPE (SanYearView, san_year_view, GTK_TYPE_WIDGET)

enum { DAY_CLICKED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
token (GtkWidget  *widget,
       const char *name,
       GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/* Where a day stands within the widget. */
static void
place_of (SanDay day,
          int   *x,
          int   *y)
{
  int year, month, day_of_month;
  SanDay first;
  int cell;

  san_day_get (day, &year, &month, &day_of_month);
  first = san_day_new (year, month, 1);
  cell = san_day_weekday (first) - 1 + day_of_month - 1;
  *x = (month - 1) % COLUMNS * MONTH_W + cell % 7 * CELL_W;
  *y = (month - 1) / COLUMNS * MONTH_H + CELL_H + 3 + cell / 7 * CELL_H;
}

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           const char    *text,
           int            x,
           int            y,
           int            width,
           const GdkRGBA *color)
{
  int text_width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + (width > 0 ? (width - text_width) / 2
                                                                        : 0)), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_ground (SanYearView *self,
             GtkSnapshot *snapshot,
             int          kind,
             int          x,
             int          y)
{
  GdkRGBA accent, tint;
  graphene_rect_t cell = GRAPHENE_RECT_INIT ((float) x + 1, (float) y, CELL_W - 2, CELL_H - 1);
  GskRoundedRect round;

  token (GTK_WIDGET (self), "sn_accent", &accent);
  token (GTK_WIDGET (self), "sn_tint", &tint);
  if (kind == SAN_CALENDAR_OFF)
    {
      gtk_snapshot_append_color (snapshot, &tint, &cell);
    }
  else if (kind == SAN_CALENDAR_WORK)
    {
      gsk_rounded_rect_init_from_rect (&round, &cell, 3);
      gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                  (GdkRGBA[4]) { accent, accent, accent, accent });
    }
  else
    {
      cell.origin.y += cell.size.height - 2;
      cell.size.height = 2;
      gtk_snapshot_append_color (snapshot, &accent, &cell);
    }
}

static void
draw_month (SanYearView *self,
            GtkSnapshot *snapshot,
            PangoLayout *layout,
            int          month)
{
  GdkRGBA text, faint;
  SanPeriod period = san_period_month (self->year, month);
  g_autofree char *label = san_period_label (&period);

  token (GTK_WIDGET (self), "sn_fg", &text);
  token (GTK_WIDGET (self), "sn_faint", &faint);
  draw_text (snapshot, layout, label, (month - 1) % COLUMNS * MONTH_W + 3,
             (month - 1) / COLUMNS * MONTH_H, 0, &text);
  for (SanDay day = period.first; day <= period.last; day++)
    {
      int kind = GPOINTER_TO_INT (g_hash_table_lookup (self->kinds, GINT_TO_POINTER (day)));
      g_autofree char *number = g_strdup_printf ("%d", (int) (day - period.first + 1));
      gboolean rest = san_day_weekday (day) >= 6;
      int x, y;

      place_of (day, &x, &y);
      if (kind != 0)
        draw_ground (self, snapshot, kind - 1, x, y);
      rest = kind != 0 ? kind - 1 == SAN_CALENDAR_OFF : rest;
      draw_text (snapshot, layout, number, x, y, CELL_W, rest ? &faint : &text);
    }
}

static void
san_year_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SanYearView *self = SAN_YEAR_VIEW (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (11 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  for (int month = 1; month <= 12; month++)
    draw_month (self, snapshot, layout, month);
}

static void
san_year_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? COLUMNS * MONTH_W - 14
                                                                  : 12 / COLUMNS * MONTH_H;
}

static SanDay
day_at (SanYearView *self,
        double       at_x,
        double       at_y)
{
  for (SanDay day = san_day_new (self->year, 1, 1); day <= san_day_new (self->year, 12, 31); day++)
    {
      int x, y;

      place_of (day, &x, &y);
      if (at_x >= x && at_x < x + CELL_W && at_y >= y && at_y < y + CELL_H)
        return day;
    }

  return SAN_DAY_MIN;
}

static void
on_pressed_cb (SanYearView *self,
               int          n,
               double       x,
               double       y)
{
  SanDay day = day_at (self, x, y);

  if (day != SAN_DAY_MIN)
    g_signal_emit (self, signals[DAY_CLICKED], 0, (int) day);
}

static void
san_year_view_finalize (GObject *object)
{
  g_hash_table_unref (SAN_YEAR_VIEW (object)->kinds);

  G_OBJECT_CLASS (san_year_view_parent_class)->finalize (object);
}

static void
san_year_view_class_init (SanYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = san_year_view_finalize;
  widget_class->snapshot = san_year_view_snapshot;
  widget_class->measure = san_year_view_measure;

  signals[DAY_CLICKED] =
    g_signal_new ("day-clicked", SAN_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "year-view");
}

static void
san_year_view_init (SanYearView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->year = 2018;
  self->kinds = g_hash_table_new (NULL, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
san_year_view_set_year (SanYearView *self,
                        int          year,
                        GPtrArray   *days)
{
  guint off = 0, work = 0;
  g_autofree char *label = NULL;

  g_return_if_fail (SAN_IS_YEAR_VIEW (self));

  self->year = year;
  g_hash_table_remove_all (self->kinds);
  for (guint i = 0; i < days->len; i++)
    {
      SanCalendarDay *day = g_ptr_array_index (days, i);

      g_hash_table_insert (self->kinds, GINT_TO_POINTER (day->day),
                           GINT_TO_POINTER ((int) day->kind + 1));
      off += day->kind == SAN_CALENDAR_OFF;
      work += day->kind == SAN_CALENDAR_WORK;
    }
  label = g_strdup_printf (_("Calendar of %d: %u days off, %u make-up days"), year, off, work);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
