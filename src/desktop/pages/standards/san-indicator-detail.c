/* san-indicator-detail.c - the pane of what is selected in the standard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-detail.h"

#include <glib/gi18n-lib.h>

#include "pages/standards/san-category-form.h"
#include "pages/standards/san-item-form.h"

struct _SanIndicatorDetail
{
  AdwBin           parent_instance;

  GtkWidget       *notice;
  GtkLabel        *notice_text;
  GtkButton       *notice_button;
  GtkStack        *stack;
  GtkLabel        *code;
  GtkLabel        *title;
  GtkMenuButton   *menu;
  SanItemForm     *item;
  SanCategoryForm *category;
};

G_DEFINE_FINAL_TYPE (SanIndicatorDetail, san_indicator_detail, ADW_TYPE_BIN)

void
san_indicator_detail_show (SanIndicatorDetail *self,
                           SanIndicatorRow    *row,
                           const char         *notice,
                           const char         *action,
                           const char         *label)
{
  gboolean is_item;

  g_return_if_fail (SAN_IS_INDICATOR_DETAIL (self));

  gtk_widget_set_visible (self->notice, notice != NULL);
  gtk_label_set_text (self->notice_text, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), action);
  if (label != NULL)
    gtk_button_set_label (self->notice_button, label);

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->title)), row != NULL);
  if (row == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  is_item = san_indicator_row_get_kind (row) == SAN_INDICATOR_ITEM;
  gtk_label_set_text (self->code, san_indicator_row_get_code (row));
  gtk_label_set_text (self->title, san_indicator_row_get_title (row));
  if (is_item)
    san_item_form_show (self->item, row, notice == NULL);
  else
    san_category_form_show (self->category, row, notice == NULL);
  gtk_stack_set_visible_child_name (self->stack, is_item ? "item" : "category");
}

void
san_indicator_detail_edit (SanIndicatorDetail *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "item") == 0)
    san_item_form_focus (self->item);
  else if (g_strcmp0 (name, "category") == 0)
    san_category_form_focus (self->category);
}

/* Building */

static void
san_indicator_detail_class_init (SanIndicatorDetailClass *klass)
{
}

static GtkWidget *
notice_new (SanIndicatorDetail *self)
{
  self->notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->notice_text = GTK_LABEL (gtk_label_new (NULL));
  self->notice_button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_wrap (self->notice_text, TRUE);
  gtk_label_set_xalign (self->notice_text, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice_text), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->notice_button), "sn-rowact");
  gtk_widget_set_halign (GTK_WIDGET (self->notice_button), GTK_ALIGN_START);
  gtk_widget_add_css_class (self->notice, "sn-panel");
  gtk_widget_add_css_class (self->notice, "sn-padded");
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->notice_text));
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->notice_button));

  return self->notice;
}

static GtkWidget *
head_new (SanIndicatorDetail *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->code = GTK_LABEL (gtk_label_new (NULL));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_label_set_xalign (self->code, 0);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "sn-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "sn-h1");
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More"), -1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->code), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->title), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->menu), 1, 0, 1, 2);

  return grid;
}

static void
san_indicator_detail_init (SanIndicatorDetail *self)
{
}

void
san_indicator_detail_set_page (SanIndicatorDetail *self,
                               SanPage            *page,
                               GMenuModel         *menu)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *none = gtk_label_new (_("Select an item to see what it asks for."));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "sn-dim");
  gtk_widget_set_margin_top (none, 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->item = SAN_ITEM_FORM (san_item_form_new (page));
  self->category = SAN_CATEGORY_FORM (san_category_form_new (page));
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->item), "item");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->category), "category");

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_box_append (GTK_BOX (box), notice_new (self));
  gtk_box_append (GTK_BOX (box), head_new (self));
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
