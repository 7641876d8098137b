/* san-ticket-glyph.c - the dots of a ticket's steps, the bar of its countdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-ticket-glyph.h"

#include <glib/gi18n-lib.h>

#define BAR_WIDTH  38
#define BAR_HEIGHT 6
#define HATCH      4.0
#define DOT_STEP   9.4
#define DOT_SIZE   9

struct _SanTicketGlyph
{
  GtkWidget    parent_instance;

  gboolean     dots;
  int          step;
  SanTicketBar bar;
  double       share;
};

G_DEFINE_FINAL_TYPE (SanTicketGlyph, san_ticket_glyph, GTK_TYPE_WIDGET)

static const char *const step_titles[SAN_N_TICKET_STEPS] = {
  NC_ ("ticket step", "Issued"), NC_ ("ticket step", "Received"),
  NC_ ("ticket step", "Rectifying"), NC_ ("ticket step", "Reported"),
  NC_ ("ticket step", "Recheck"), NC_ ("ticket step", "Closed"),
};

int
san_ticket_step_of (SanTicketStage stage)
{
  switch (stage)
    {
    case SAN_TICKET_ISSUED:
      return 0;

    case SAN_TICKET_RECEIVED:
      return 1;

    case SAN_TICKET_RECTIFYING:
      return 2;

    case SAN_TICKET_REPORTED:
      return 3;

    case SAN_TICKET_VERIFIED:
      return 4;

    case SAN_TICKET_CLOSED:
      return 5;

    case SAN_TICKET_DRAFT:
    case SAN_TICKET_CANCELLED:
    default:
      return -1;
    }
}

const char *
san_ticket_step_title (int step)
{
  g_return_val_if_fail (step >= 0 && step < SAN_N_TICKET_STEPS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket step", step_titles[step]);
}

void
san_ticket_glyph_colour (GtkWidget  *widget,
                         const char *token,
                         GdkRGBA    *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (style, token, colour))
    gtk_style_context_get_color (style, colour);
}

static void
append_dot (GtkSnapshot   *snapshot,
            double         x,
            double         y,
            double         radius,
            const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius,
                                                        2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_dots (SanTicketGlyph *self,
           GtkSnapshot    *snapshot)
{
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  GdkRGBA done, now, rest;

  san_ticket_glyph_colour (GTK_WIDGET (self), "sn_mid", &done);
  san_ticket_glyph_colour (GTK_WIDGET (self), "sn_accent_bg", &now);
  san_ticket_glyph_colour (GTK_WIDGET (self), "sn_border", &rest);
  for (int i = 0; i < SAN_N_TICKET_STEPS; i++)
    append_dot (snapshot, DOT_SIZE / 2.0 + i * DOT_STEP, y,
                i == self->step ? 4.2 : i < self->step ? 2.8 : 2.2,
                i == self->step ? &now : i < self->step ? &done : &rest);
}

/* Stripes, so that a bar which is over is told without its colour. */
static void
draw_hatch (SanTicketGlyph *self,
            GtkSnapshot    *snapshot,
            const GdkRGBA  *colour,
            double          y)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, y, BAR_WIDTH, BAR_HEIGHT);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, HATCH * 0.5);
  for (double x = -BAR_HEIGHT; x < BAR_WIDTH; x += HATCH)
    {
      cairo_move_to (cr, x, y + BAR_HEIGHT);
      cairo_line_to (cr, x + BAR_HEIGHT, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_bar (SanTicketGlyph *self,
          GtkSnapshot    *snapshot)
{
  static const char *const tokens[] = { "sn_mid", "sn_mid", "sn_weakfill", "sn_r_tx" };
  double y = (gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT) / 2.0;
  GskRoundedRect trough;
  GdkRGBA fill, ground;

  if (self->bar == SAN_TICKET_BAR_NONE)
    return;

  san_ticket_glyph_colour (GTK_WIDGET (self), tokens[self->bar], &fill);
  san_ticket_glyph_colour (GTK_WIDGET (self), "sn_hair", &ground);
  gsk_rounded_rect_init_from_rect (&trough,
                                   &GRAPHENE_RECT_INIT (0, y, BAR_WIDTH, BAR_HEIGHT),
                                   BAR_HEIGHT / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &trough);
  if (self->bar == SAN_TICKET_BAR_OVERDUE)
    {
      draw_hatch (self, snapshot, &fill, y);
    }
  else
    {
      double share = self->bar == SAN_TICKET_BAR_TODAY ? 1 : self->share;

      gtk_snapshot_append_color (snapshot, &ground, &trough.bounds);
      gtk_snapshot_append_color (snapshot, &fill,
                                 &GRAPHENE_RECT_INIT (0, y, BAR_WIDTH * share, BAR_HEIGHT));
    }
  gtk_snapshot_pop (snapshot);
}

static void
san_ticket_glyph_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SanTicketGlyph *self = SAN_TICKET_GLYPH (widget);

  if (self->dots)
    draw_dots (self, snapshot);
  else
    draw_bar (self, snapshot);
}

static void
san_ticket_glyph_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  SanTicketGlyph *self = SAN_TICKET_GLYPH (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->dots ? (int) (DOT_SIZE + (SAN_N_TICKET_STEPS - 1) * DOT_STEP + 1) : BAR_WIDTH;
  else
    *minimum = self->dots ? DOT_SIZE : BAR_HEIGHT;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static void
san_ticket_glyph_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_ticket_glyph_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
san_ticket_glyph_class_init (SanTicketGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = san_ticket_glyph_snapshot;
  widget_class->measure = san_ticket_glyph_measure;
  widget_class->css_changed = san_ticket_glyph_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
san_ticket_glyph_init (SanTicketGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
san_ticket_glyph_new (void)
{
  return g_object_new (SAN_TYPE_TICKET_GLYPH, NULL);
}

void
san_ticket_glyph_set_step (SanTicketGlyph *self,
                           int             step)
{
  g_return_if_fail (SAN_IS_TICKET_GLYPH (self));

  if (!self->dots)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->dots = TRUE;
  self->step = step;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
san_ticket_glyph_set_bar (SanTicketGlyph *self,
                          SanTicketBar    bar,
                          double          share)
{
  g_return_if_fail (SAN_IS_TICKET_GLYPH (self));

  if (self->dots)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->dots = FALSE;
  self->bar = bar;
  self->share = CLAMP (share, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
