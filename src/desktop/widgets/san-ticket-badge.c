/* san-ticket-badge.c - the chip of a ticket: colour, shape and word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-ticket-badge.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SanTicketBadge
{
  GtkBox             parent_instance;

  SanTicketBadgeForm form;
  SanTicketColour    colour;
  gboolean           closed;
  guint       count;
  char       *text;              /* (nullable): in place of the form's words */
  GtkImage   *icon;
  GtkLabel   *label;
  GtkLabel   *brief;             /* of a title: its word, where it does not fit; or NULL */
  const char *style;             /* the class that is on */
};

G_DEFINE_FINAL_TYPE (SanTicketBadge, san_ticket_badge, GTK_TYPE_BOX)

static const struct
{
  const char *word;
  const char *title;
  const char *icon;
  const char *style;
} kinds[SAN_TICKET_COLOURS] = {
  [SAN_TICKET_WHITE] = { NC_ ("ticket", "White"), N_("White: assign"),
                         "sanse-slip-white-symbolic", "white" },
  [SAN_TICKET_YELLOW] = { NC_ ("ticket", "Yellow"), N_("Yellow: warn"),
                          "sanse-slip-yellow-symbolic", "yellow" },
  [SAN_TICKET_RED] = { NC_ ("ticket", "Red"), N_("Red: hold to account"),
                       "sanse-slip-red-symbolic", "red" },
};

const char *
san_ticket_colour_word (SanTicketColour colour)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "ticket", kinds[colour].word);
}

const char *
san_ticket_colour_title (SanTicketColour colour)
{
  return _(kinds[colour].title);
}

const char *
san_ticket_colour_icon (SanTicketColour colour)
{
  return kinds[colour].icon;
}

const char *
san_ticket_colour_style (SanTicketColour colour)
{
  return kinds[colour].style;
}

static const char *
word_of (SanTicketBadge *self)
{
  if (self->text != NULL)
    return self->text;
  if (self->closed)
    return C_("ticket", "Closed");

  return self->form == SAN_TICKET_BADGE_TITLE ? san_ticket_colour_title (self->colour)
                                              : san_ticket_colour_word (self->colour);
}

static void
update (SanTicketBadge *self)
{
  const char *style = self->closed ? "closed" : san_ticket_colour_style (self->colour);
  const char *word = word_of (self);

  if (self->style != style)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
      gtk_widget_add_css_class (GTK_WIDGET (self), style);
      self->style = style;
      gtk_image_set_from_icon_name (self->icon, self->closed ? "sanse-slip-closed-symbolic"
                                                : san_ticket_colour_icon (self->colour));
    }

  if (self->form == SAN_TICKET_BADGE_COUNT)
    {
      g_autofree char *number = g_strdup_printf ("%u", self->count);
      /* Translators: %s is the colour of tickets: 黄单 12 张 */
      g_autofree char *spoken = g_strdup_printf (ngettext ("%s, %u ticket", "%s, %u tickets",
                                                           self->count), word, self->count);

      gtk_label_set_text (self->label, number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
      return;
    }

  gtk_label_set_text (self->label, word);
  if (self->brief != NULL)
    gtk_label_set_text (self->brief, self->closed ? C_("ticket", "Closed")
                        : san_ticket_colour_word (self->colour));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
}

static void
san_ticket_badge_finalize (GObject *object)
{
  g_free (SAN_TICKET_BADGE (object)->text);

  G_OBJECT_CLASS (san_ticket_badge_parent_class)->finalize (object);
}

static void
san_ticket_badge_class_init (SanTicketBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_ticket_badge_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
san_ticket_badge_init (SanTicketBadge *self)
{
  self->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "sn-num");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-ticket");
}

static void
add_title (SanTicketBadge *self)
{
  AdwSqueezer *squeezer = ADW_SQUEEZER (adw_squeezer_new ());

  self->brief = GTK_LABEL (gtk_label_new (NULL));
  adw_squeezer_set_homogeneous (squeezer, FALSE);
  adw_squeezer_set_xalign (squeezer, 0);
  adw_squeezer_add (squeezer, GTK_WIDGET (self->label));
  adw_squeezer_add (squeezer, GTK_WIDGET (self->brief));
  gtk_widget_add_css_class (GTK_WIDGET (self), "big");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (squeezer));
}

GtkWidget *
san_ticket_badge_new (SanTicketBadgeForm form)
{
  SanTicketBadge *self = g_object_new (SAN_TYPE_TICKET_BADGE, NULL);

  self->form = form;
  if (form == SAN_TICKET_BADGE_TITLE)
    add_title (self);
  else
    gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  update (self);

  return GTK_WIDGET (self);
}

void
san_ticket_badge_set (SanTicketBadge *self,
                      SanTicketColour colour,
                      gboolean        closed)
{
  g_return_if_fail (SAN_IS_TICKET_BADGE (self));
  g_return_if_fail (colour < SAN_TICKET_COLOURS);

  self->colour = colour;
  self->closed = closed;
  update (self);
}

void
san_ticket_badge_set_count (SanTicketBadge *self,
                            guint           count)
{
  g_return_if_fail (SAN_IS_TICKET_BADGE (self));

  self->count = count;
  update (self);
}

void
san_ticket_badge_set_text (SanTicketBadge *self,
                           const char     *text)
{
  g_return_if_fail (SAN_IS_TICKET_BADGE (self));

  g_free (self->text);
  self->text = g_strdup (text);
  update (self);
}
