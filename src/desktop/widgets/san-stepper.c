/* san-stepper.c - the steps of a piece of work in a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-stepper.h"

#include <glib/gi18n-lib.h>

struct _SanStepper
{
  AdwBin     parent_instance;

  GtkWidget *box;
  char     **titles;
  int        current;
  gboolean   brief;
};

G_DEFINE_FINAL_TYPE (SanStepper, san_stepper, ADW_TYPE_BIN)

static GtkWidget *
badge_new (int index,
           int current)
{
  GtkWidget *badge;

  if (index < current)
    {
      badge = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (badge), 12);
      gtk_widget_add_css_class (badge, "done");
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%d", index + 1);

      badge = gtk_label_new (number);
      if (index == current)
        gtk_widget_add_css_class (badge, "now");
    }
  gtk_widget_add_css_class (badge, "sn-step");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);

  return badge;
}

static char *
spoken_text (const char *title,
             int         index,
             int         current)
{
  if (index < current)
    return g_strdup_printf (_("%s, done"), title);
  if (index == current)
    return g_strdup_printf (_("%s, in progress"), title);

  return g_strdup_printf (_("%s, to come"), title);
}

static void
append_step (SanStepper *self,
             int         index)
{
  const char *title = self->titles[index];
  GtkWidget *step = g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_autofree char *spoken = spoken_text (title, index, self->current);

  gtk_box_append (GTK_BOX (step), badge_new (index, self->current));
  if (!self->brief || index == self->current)
    {
      GtkWidget *label = gtk_label_new (title);

      if (index == self->current)
        gtk_widget_add_css_class (label, "sn-strong");
      else if (index > self->current)
        gtk_widget_add_css_class (label, "sn-dim");
      gtk_box_append (GTK_BOX (step), label);
    }
  gtk_widget_set_tooltip_text (step, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  if (index > 0)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (line, "sn-step-line");
      if (index <= self->current)
        gtk_widget_add_css_class (line, "done");
      gtk_widget_set_size_request (line, self->brief ? 14 : 30, -1);
      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->box), line);
    }
  gtk_box_append (GTK_BOX (self->box), step);
}

static void
rebuild (SanStepper *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (int i = 0; self->titles != NULL && self->titles[i] != NULL; i++)
    append_step (self, i);
}

static void
san_stepper_finalize (GObject *object)
{
  g_strfreev (SAN_STEPPER (object)->titles);

  G_OBJECT_CLASS (san_stepper_parent_class)->finalize (object);
}

static void
san_stepper_class_init (SanStepperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_stepper_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepper");
}

static void
san_stepper_init (SanStepper *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the round"), -1);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
san_stepper_set_steps (SanStepper        *self,
                       const char *const *titles,
                       int                current)
{
  g_return_if_fail (SAN_IS_STEPPER (self));

  g_strfreev (self->titles);
  self->titles = g_strdupv ((char **) titles);
  self->current = current;
  rebuild (self);
}

void
san_stepper_set_brief (SanStepper *self,
                       gboolean    brief)
{
  g_return_if_fail (SAN_IS_STEPPER (self));

  if (self->brief == brief)
    return;

  self->brief = brief;
  rebuild (self);
}
