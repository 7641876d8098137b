/* san-month-row.c - asks in a form from which month on something is so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-month-row.h"

#include <glib/gi18n-lib.h>


struct _SanMonthRow
{
  AdwActionRow   parent_instance;

  GtkSpinButton *year;
  GtkDropDown   *month;
};

G_DEFINE_FINAL_TYPE (SanMonthRow, san_month_row, ADW_TYPE_ACTION_ROW)

static void
set_label (gpointer    widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_tooltip_text (widget, label);
}

static void
san_month_row_class_init (SanMonthRowClass *klass)
{
}

static void
san_month_row_init (SanMonthRow *self)
{
  static const char *const names[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };
  const char *months[G_N_ELEMENTS (names) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    months[i] = _(names[i]);

  self->year = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1949, 2100, 1));
  self->month = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (months));
  gtk_widget_set_valign (GTK_WIDGET (self->year), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->month), GTK_ALIGN_CENTER);
  set_label (self->year, _("Year"));
  set_label (self->month, _("Month"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->year));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->month));
}

GtkWidget *
san_month_row_new (const char *title,
                   SanDay      day)
{
  SanMonthRow *self = g_object_new (SAN_TYPE_MONTH_ROW, "title", title, NULL);

  san_month_row_set_day (self, day);

  return GTK_WIDGET (self);
}

SanDay
san_month_row_get_day (SanMonthRow *self)
{
  g_return_val_if_fail (SAN_IS_MONTH_ROW (self), 0);

  gtk_spin_button_update (self->year);   /* what was typed and not yet left */

  return san_day_new (gtk_spin_button_get_value_as_int (self->year),
                      (int) gtk_drop_down_get_selected (self->month) + 1, 1);
}

void
san_month_row_set_day (SanMonthRow *self,
                       SanDay       day)
{
  int year, month;

  g_return_if_fail (SAN_IS_MONTH_ROW (self));

  san_day_get (day, &year, &month, NULL);
  gtk_spin_button_set_value (self->year, year);
  gtk_drop_down_set_selected (self->month, (guint) month - 1);
}
