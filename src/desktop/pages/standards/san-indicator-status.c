/* san-indicator-status.c - whether the standard adds up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-status.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

#define HUNDRED   (100 * SAN_MICRO)
#define TOLERANCE (SAN_MICRO / 10)   /* marks of nine items of 11.11 are 99.99 */

struct _SanIndicatorStatus
{
  AdwBin    parent_instance;

  GtkLabel *counts;
  GtkLabel *weights;
  GtkImage *weights_tick;
  GtkLabel *marks;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (SanIndicatorStatus, san_indicator_status, ADW_TYPE_BIN)

static guint
count_areas (GPtrArray *categories)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < categories->len; i++)
    if (*((SanCategory *) categories->pdata[i])->area != '\0')
      g_hash_table_add (areas, ((SanCategory *) categories->pdata[i])->area);

  return g_hash_table_size (areas);
}

static gboolean
is_hundred (gint64 sum)
{
  return ABS (sum - HUNDRED) < TOLERANCE;
}

static void
show_weights (SanIndicatorStatus *self,
              GPtrArray          *categories)
{
  gint64 sum = 0;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < categories->len; i++)
    sum += MAX (((SanCategory *) categories->pdata[i])->weight, 0);
  number = san_micro_format (sum, 2);
  text = is_hundred (sum) ? g_strdup_printf (_("Weights add up to %s"), number)
                          : g_strdup_printf (_("Weights add up to %s, not 100"), number);
  gtk_label_set_text (self->weights, text);
  gtk_widget_set_visible (GTK_WIDGET (self->weights_tick), is_hundred (sum));
  if (is_hundred (sum))
    gtk_widget_remove_css_class (GTK_WIDGET (self->weights), "sn-down");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->weights), "sn-down");
}

static void
show_marks (SanIndicatorStatus *self,
            const SanStandard  *standard)
{
  GPtrArray *categories = san_standard_get_categories (standard);
  guint odd = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      GPtrArray *items = san_standard_get_items (standard, category->id);
      gint64 sum = 0;

      for (guint j = 0; j < items->len; j++)
        sum += san_item_get_mark (items->pdata[j]);
      odd += items->len > 0 && !is_hundred (sum);
    }
  if (odd == 0)
    text = g_strdup (_("Marks of each category add up to 100"));
  else
    text = g_strdup_printf (ngettext ("Marks of %u category do not add up to 100",
                                      "Marks of %u categories do not add up to 100", odd), odd);
  gtk_label_set_text (self->marks, text);
}

void
san_indicator_status_show (SanIndicatorStatus *self,
                           const SanStandard  *standard,
                           guint               n_items,
                           const char         *published,
                           const char         *assessed)
{
  GPtrArray *categories = san_standard_get_categories (standard);
  g_autofree char *from = san_day_format (san_standard_get_from (standard));
  g_autofree char *counts = g_strdup_printf (_("%1$u areas, %2$u categories, %3$u items"),
                                             count_areas (categories), categories->len, n_items);
  g_autofree char *note = NULL;

  gtk_label_set_text (self->counts, counts);
  show_weights (self, categories);
  show_marks (self, standard);
  if (published != NULL)
    note = g_strdup_printf (_("%s is published with this version"), published);
  else if (assessed != NULL && !san_standard_is_frozen (standard))
    note = g_strdup_printf (_("%s is assessed by this version: changes count at once"), assessed);
  else if (*from != '\0')
    note = g_strdup_printf (_("In force from %s"), from);
  gtk_label_set_text (self->note, note != NULL ? note : "");
}

/* Building */

static void
san_indicator_status_class_init (SanIndicatorStatusClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
san_indicator_status_init (SanIndicatorStatus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_add_css_class (box, "sn-status");
  self->counts = add_label (box, "sn-strong");
  self->weights = add_label (box, "sn-dim");
  self->weights_tick = GTK_IMAGE (gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->weights_tick), "sn-ok");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weights_tick),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("correct"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weights_tick));
  self->marks = add_label (box, "sn-dim");
  self->note = add_label (box, "sn-down");
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->note), GTK_ALIGN_END);
  adw_bin_set_child (ADW_BIN (self), box);
}
