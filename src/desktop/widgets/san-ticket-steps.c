/* san-ticket-steps.c - the six steps of a ticket in a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-ticket-steps.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-ticket-glyph.h"

#define MARK_HEIGHT 18
#define LINE        2
#define GAP         6    /* between words, at least */

/* A step's mark, with its halves of the line to the steps before and after. */
#define SAN_TYPE_STEP_MARK (san_step_mark_get_type ())
G_DECLARE_FINAL_TYPE (SanStepMark, san_step_mark, SAN, STEP_MARK, GtkWidget)

struct _SanStepMark
{
  GtkWidget parent_instance;

  int       index;
  int       current;
};

G_DEFINE_FINAL_TYPE (SanStepMark, san_step_mark, GTK_TYPE_WIDGET)

struct _SanTicketSteps
{
  GtkWidget    parent_instance;

  GtkWidget   *steps[SAN_N_TICKET_STEPS];
  SanStepMark *marks[SAN_N_TICKET_STEPS];
  GtkLabel    *titles[SAN_N_TICKET_STEPS];
  GtkLabel    *days[SAN_N_TICKET_STEPS];
  int          natural;          /* width, before words were made smaller */
};

G_DEFINE_FINAL_TYPE (SanTicketSteps, san_ticket_steps, GTK_TYPE_WIDGET)

/* Marks */

static void
draw_circle (cairo_t       *cr,
             double         x,
             double         y,
             double         radius,
             const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_tick (cairo_t       *cr,
           double         x,
           double         y,
           const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.4);
  cairo_move_to (cr, x - 2.6, y + 0.2);
  cairo_line_to (cr, x - 0.7, y + 2.1);
  cairo_line_to (cr, x + 2.7, y - 2.0);
  cairo_stroke (cr);
}

static void
san_step_mark_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SanStepMark *self = SAN_STEP_MARK (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double x = width / 2, y = height / 2;
  GdkRGBA done, now, rest, ground;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  san_ticket_glyph_colour (widget, "sn_mid", &done);
  san_ticket_glyph_colour (widget, "sn_accent_bg", &now);
  san_ticket_glyph_colour (widget, "sn_border", &rest);
  san_ticket_glyph_colour (widget, "sn_card", &ground);
  if (self->index > 0)
    {
      gdk_cairo_set_source_rgba (cr, self->index <= self->current ? &done : &rest);
      cairo_rectangle (cr, 0, y - LINE / 2.0, x, LINE);
      cairo_fill (cr);
    }
  if (self->index < SAN_N_TICKET_STEPS - 1)
    {
      gdk_cairo_set_source_rgba (cr, self->index < self->current ? &done : &rest);
      cairo_rectangle (cr, x, y - LINE / 2.0, width - x, LINE);
      cairo_fill (cr);
    }
  if (self->index == self->current)
    {
      draw_circle (cr, x, y, 7, &now);
    }
  else if (self->index < self->current)
    {
      draw_circle (cr, x, y, 5.5, &done);
      draw_tick (cr, x, y, &ground);
    }
  else
    {
      draw_circle (cr, x, y, 5, &rest);
    }
  cairo_destroy (cr);
}

static void
san_step_mark_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = *natural = MARK_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
san_step_mark_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_step_mark_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
san_step_mark_class_init (SanStepMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = san_step_mark_snapshot;
  widget_class->measure = san_step_mark_measure;
  widget_class->css_changed = san_step_mark_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
san_step_mark_init (SanStepMark *self)
{
  self->current = -1;
}

/* The line */

static char *
spoken_text (int index,
             int current)
{
  const char *title = san_ticket_step_title (index);

  if (index < current)
    return g_strdup_printf (_("%s, done"), title);
  if (index == current)
    return g_strdup_printf (_("%s, in progress"), title);

  return g_strdup_printf (_("%s, to come"), title);
}

static void
add_step (SanTicketSteps *self,
          int             index)
{
  GtkWidget *step = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "hexpand", TRUE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  self->steps[index] = step;
  self->marks[index] = g_object_new (SAN_TYPE_STEP_MARK, NULL);
  self->marks[index]->index = index;
  self->titles[index] = GTK_LABEL (gtk_label_new (san_ticket_step_title (index)));
  self->days[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->titles[index], PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->titles[index]), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->days[index]), "sn-tiny");
  gtk_widget_add_css_class (GTK_WIDGET (self->days[index]), "sn-dim");
  gtk_widget_set_visible (GTK_WIDGET (self->days[index]), FALSE);
  gtk_box_append (GTK_BOX (step), GTK_WIDGET (self->marks[index]));
  gtk_box_append (GTK_BOX (step), GTK_WIDGET (self->titles[index]));
  gtk_box_append (GTK_BOX (step), GTK_WIDGET (self->days[index]));
  gtk_widget_set_parent (step, GTK_WIDGET (self));
}

static void
san_ticket_steps_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (san_ticket_steps_parent_class)->dispose (object);
}

static void
san_ticket_steps_class_init (SanTicketStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_ticket_steps_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
san_ticket_steps_init (SanTicketSteps *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  /* long words take more room than short ones, in Chinese all take the same */
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the ticket"), -1);
  for (int i = 0; i < SAN_N_TICKET_STEPS; i++)
    add_step (self, i);
}

GtkWidget *
san_ticket_steps_new (void)
{
  return g_object_new (SAN_TYPE_TICKET_STEPS, NULL);
}

void
san_ticket_steps_set (SanTicketSteps    *self,
                      SanTicketStage     stage,
                      const char *const *days)
{
  int current = san_ticket_step_of (stage);

  g_return_if_fail (SAN_IS_TICKET_STEPS (self));

  for (int i = 0; i < SAN_N_TICKET_STEPS; i++)
    {
      const char *day = days != NULL ? days[i] : NULL;
      g_autofree char *spoken = spoken_text (i, current);

      self->marks[i]->current = current;
      gtk_widget_queue_draw (GTK_WIDGET (self->marks[i]));
      if (i == current)
        gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "sn-strong");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->titles[i]), "sn-strong");
      if (i > current)
        gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "sn-dim");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->titles[i]), "sn-dim");
      gtk_label_set_text (self->days[i], day != NULL ? day : "");
      gtk_widget_set_visible (GTK_WIDGET (self->days[i]), days != NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

void
san_ticket_steps_fit (SanTicketSteps *self,
                      int             width)
{
  g_return_if_fail (SAN_IS_TICKET_STEPS (self));

  /* measured once: a class that has gone still counts until the next frame */
  if (self->natural == 0)
    gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->natural,
                        NULL, NULL);
  for (int i = 0; i < SAN_N_TICKET_STEPS; i++)
    if (self->natural + (SAN_N_TICKET_STEPS - 1) * GAP > width)
      gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "sn-tight");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->titles[i]), "sn-tight");
}
