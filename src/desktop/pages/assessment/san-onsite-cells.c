/* san-onsite-cells.c - how the points of a round look in their list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-cells.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-onsite-point.h"
#include "widgets/san-tag.h"

typedef struct
{
  GtkWidget *heading;
  GtkLabel  *title;
  GtkLabel  *progress;
  GtkWidget *point;
  GtkImage  *state;
  GtkLabel  *name;
  GtkLabel  *category;
  SanTag    *must_see;
  GtkLabel  *loss;
} Row;

static GtkLabel *
make_label (float       xalign,
            const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, xalign);
  if (xalign == 0)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);

  return label;
}

static void
make_heading (Row *row)
{
  row->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->title = make_label (0, "sn-strong");
  row->progress = make_label (1, "sn-num");
  gtk_widget_add_css_class (row->heading, "sn-onsite-unit");
  gtk_widget_set_hexpand (GTK_WIDGET (row->title), TRUE);
  gtk_box_append (GTK_BOX (row->heading), GTK_WIDGET (row->title));
  gtk_box_append (GTK_BOX (row->heading), GTK_WIDGET (row->progress));
}

static void
make_point (Row *row)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->point = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  row->state = GTK_IMAGE (gtk_image_new ());
  row->name = make_label (0, NULL);
  row->category = make_label (0, "sn-tiny");
  row->must_see = SAN_TAG (san_tag_new ("", ""));
  row->loss = make_label (1, "sn-num");
  gtk_widget_add_css_class (row->point, "sn-onsite-point");
  gtk_widget_add_css_class (GTK_WIDGET (row->category), "sn-dim");
  gtk_widget_add_css_class (GTK_WIDGET (row->loss), "sn-weak");
  gtk_widget_add_css_class (GTK_WIDGET (row->loss), "sn-cap");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (row->category));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (row->must_see));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (text), below);
  gtk_box_append (GTK_BOX (row->point), GTK_WIDGET (row->state));
  gtk_box_append (GTK_BOX (row->point), text);
  gtk_box_append (GTK_BOX (row->point), GTK_WIDGET (row->loss));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_heading (row);
  make_point (row);
  gtk_box_append (GTK_BOX (box), row->heading);
  gtk_box_append (GTK_BOX (box), row->point);
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static const struct { const char *icon; const char *style; const char *word; } states[] = {
  [SAN_VISIT_TODO] = { "radio-symbolic", "sn-faint", N_("To do") },
  [SAN_VISIT_PART] = { "radio-mixed-symbolic", "sn-weak", N_("Begun") },
  [SAN_VISIT_DONE] = { "object-select-symbolic", "sn-ok", N_("Done") },
};

const char *
san_onsite_state_word (SanVisitState state)
{
  return _(states[state].word);
}

static void
show_point (const Row      *row,
            SanOnsitePoint *point,
            const SanVisit *visit)
{
  g_autofree char *number = san_micro_format (visit->loss, 1);
  g_autofree char *loss = visit->loss > 0 ? g_strdup_printf ("−%s", number) : g_strdup ("");

  gtk_image_set_from_icon_name (row->state, states[visit->state].icon);
  for (guint i = 0; i < SAN_VISIT_STATES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (row->state), states[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (row->state), states[visit->state].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  san_onsite_state_word (visit->state), -1);
  gtk_label_set_text (row->name, visit->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->name), visit->name);
  gtk_label_set_text (row->category, san_onsite_point_get_text (point));
  san_tag_set (row->must_see, visit->must_see ? _("Mandatory") : "", "");
  gtk_label_set_text (row->loss, loss);
}

static void
on_point_changed_cb (GtkListItem *item)
{
  SanOnsitePoint *point = gtk_list_item_get_item (item);
  const Row *row = g_object_get_data (G_OBJECT (item), "row");
  SanVisit *visit = point != NULL ? san_onsite_point_get_visit (point) : NULL;

  if (point == NULL)
    return;

  gtk_widget_set_visible (row->heading, visit == NULL);
  gtk_widget_set_visible (row->point, visit != NULL);
  if (visit != NULL)
    show_point (row, point, visit);
  else
    {
      const SanVisitProgress *progress = san_onsite_point_get_progress (point);
      g_autofree char *text = g_strdup_printf ("%u / %u", progress->n[SAN_VISIT_DONE],
                                               progress->all);

      gtk_label_set_text (row->title, san_onsite_point_get_text (point));
      gtk_label_set_text (row->progress, text);
    }
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  SanOnsitePoint *point = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, san_onsite_point_get_visit (point) != NULL);
  gtk_list_item_set_activatable (item, san_onsite_point_get_visit (point) != NULL);
  g_signal_connect_object (point, "changed", G_CALLBACK (on_point_changed_cb), item,
                           G_CONNECT_SWAPPED);
  on_point_changed_cb (item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_point_changed_cb, item);
}

GtkListItemFactory *
san_onsite_cells_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);

  return factory;
}
