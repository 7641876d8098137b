/* san-import-stepper.c - which step of several somebody is at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-stepper.h"

#include <glib/gi18n-lib.h>

#define LINE_WIDTH 56

static GtkWidget *
step_new (const char *title,
          guint       index,
          guint       current)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 7, NULL);
  GtkWidget *badge;
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *spoken = NULL;

  if (index < current)
    {
      badge = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (badge), 11);
      gtk_widget_add_css_class (badge, "done");
      spoken = g_strdup_printf (_("%s, done"), title);
    }
  else
    {
      badge = gtk_label_new (number);
      if (index == current)
        gtk_widget_add_css_class (badge, "now");
      spoken = index == current ? g_strdup_printf (_("%s, under way"), title) : g_strdup (title);
    }
  gtk_widget_add_css_class (badge, "sn-step");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  if (index == current)
    gtk_widget_add_css_class (label, "sn-strong");
  else if (index > current)
    gtk_widget_add_css_class (label, "sn-dim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

void
san_import_stepper_fill (GtkBox            *box,
                         const char *const *titles,
                         guint              current)
{
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  gtk_widget_set_hexpand (inner, TRUE);
  gtk_widget_set_halign (inner, GTK_ALIGN_CENTER);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      if (i > 0)
        {
          GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_set_size_request (line, LINE_WIDTH, -1);
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (line, "sn-step-line");
          if (i <= current)
            gtk_widget_add_css_class (line, "done");
          gtk_box_append (GTK_BOX (inner), line);
        }
      gtk_box_append (GTK_BOX (inner), step_new (titles[i], i, current));
    }
  gtk_box_append (box, inner);
}
