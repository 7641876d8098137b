/* san-unit-button.c - a unit that can be exchanged for another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-unit-button.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-unit-picker.h"

#define LIST_HEIGHT 300

struct _SanUnitButton
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkLabel      *label;
  GtkPopover    *popover;
  SanRoster     *roster;    /* (nullable) */
  char          *title;
  char          *none;      /* (nullable) */
  gint64         unit;
};

G_DEFINE_FINAL_TYPE (SanUnitButton, san_unit_button, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_unit (SanUnitButton *self)
{
  const SanUnit *unit = self->roster != NULL && self->unit != 0
                        ? san_roster_get (self->roster, self->unit) : NULL;
  g_autofree char *path = unit != NULL ? san_roster_path (self->roster, unit) : NULL;
  const char *none = self->none != NULL ? self->none : _("Choose…");
  const char *text = unit != NULL ? san_roster_display (self->roster, unit)
                                  : self->unit != 0 ? "—" : none;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", self->title, text);

  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
on_picked_cb (SanUnitPicker *picker,
              SanUnitButton *self)
{
  gint64 id = san_unit_picker_get_unit (picker);

  gtk_popover_popdown (self->popover);
  if (!san_unit_picker_is_chosen (picker) || id == self->unit)
    return;

  self->unit = id;
  show_unit (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_show_cb (SanUnitButton *self)
{
  GtkWidget *picker;

  if (self->roster == NULL)
    return;

  picker = san_unit_picker_new (self->roster, self->none);
  gtk_widget_set_size_request (picker, -1, LIST_HEIGHT);
  g_signal_connect (picker, "activate", G_CALLBACK (on_picked_cb), self);
  san_unit_picker_set_single_click (SAN_UNIT_PICKER (picker), TRUE);
  gtk_popover_set_child (self->popover, picker);
  gtk_widget_grab_focus (picker);
}

static void
san_unit_button_dispose (GObject *object)
{
  SanUnitButton *self = SAN_UNIT_BUTTON (object);

  g_clear_pointer (&self->roster, san_roster_unref);

  G_OBJECT_CLASS (san_unit_button_parent_class)->dispose (object);
}

static void
san_unit_button_finalize (GObject *object)
{
  SanUnitButton *self = SAN_UNIT_BUTTON (object);

  g_free (self->title);
  g_free (self->none);

  G_OBJECT_CLASS (san_unit_button_parent_class)->finalize (object);
}

static gboolean
san_unit_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAN_UNIT_BUTTON (widget)->button));
}

static void
san_unit_button_class_init (SanUnitButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_unit_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_unit_button_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = san_unit_button_grab_focus;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_UNIT_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_unit_button_init (SanUnitButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->button = GTK_MENU_BUTTON (button);
  self->popover = GTK_POPOVER (popover);
  self->label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_menu_button_set_child (self->button, label);
  gtk_widget_set_halign (gtk_widget_get_parent (label), GTK_ALIGN_FILL);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, popover);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_show_cb), self);
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
san_unit_button_new (const char *title,
                     const char *none)
{
  SanUnitButton *self = g_object_new (SAN_TYPE_UNIT_BUTTON, NULL);

  self->title = g_strdup (title);
  self->none = g_strdup (none);
  show_unit (self);

  return GTK_WIDGET (self);
}

void
san_unit_button_set_roster (SanUnitButton *self,
                            SanRoster     *roster)
{
  g_return_if_fail (SAN_IS_UNIT_BUTTON (self));

  g_clear_pointer (&self->roster, san_roster_unref);
  self->roster = roster != NULL ? san_roster_ref (roster) : NULL;
  show_unit (self);
}

void
san_unit_button_set_unit (SanUnitButton *self,
                          gint64         id)
{
  g_return_if_fail (SAN_IS_UNIT_BUTTON (self));

  self->unit = id;
  show_unit (self);
}

gint64
san_unit_button_get_unit (SanUnitButton *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_BUTTON (self), 0);

  return self->unit;
}
