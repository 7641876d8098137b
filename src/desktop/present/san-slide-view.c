/* san-slide-view.c - shows the slide of a presentation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide-view.h"

#include "present/san-slide.h"

struct _SanSlideView
{
  GtkWidget parent_instance;

  SanShow  *show;       /* not owned */
  gboolean  leads;
};

G_DEFINE_FINAL_TYPE (SanSlideView, san_slide_view, GTK_TYPE_WIDGET)

static void
san_slide_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? 160 : 90;
  *natural = across ? 320 : 180;
}

static void
san_slide_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SanSlideView *self = SAN_SLIDE_VIEW (widget);

  if (self->leads && self->show != NULL)
    san_show_set_screen (self->show, width, height);
}

static void
san_slide_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SanSlideView *self = SAN_SLIDE_VIEW (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale;
  cairo_t *cr;

  if (self->show == NULL || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  scale = MIN (width / self->show->screen_width, height / self->show->screen_height);
  cairo_translate (cr, (width - self->show->screen_width * scale) / 2,
                   (height - self->show->screen_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, self->show->screen_width, self->show->screen_height);
  cairo_clip (cr);
  san_slide_draw (self->show, cr);
  cairo_destroy (cr);
}

static void
san_slide_view_class_init (SanSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = san_slide_view_measure;
  widget_class->size_allocate = san_slide_view_size_allocate;
  widget_class->snapshot = san_slide_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "slideview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_slide_view_init (SanSlideView *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
san_slide_view_new (gboolean leads)
{
  SanSlideView *self = g_object_new (SAN_TYPE_SLIDE_VIEW, NULL);

  self->leads = leads;

  return GTK_WIDGET (self);
}

void
san_slide_view_set_show (SanSlideView *self,
                         SanShow      *show)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  g_return_if_fail (SAN_IS_SLIDE_VIEW (self));

  self->show = show;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (show == NULL)
    return;

  if (self->leads && width > 0 && height > 0)
    san_show_set_screen (show, width, height);
  title = san_slide_title (san_show_get_slide (show));
  text = san_slide_describe (show);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, show->black ? "" : title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}
