/* san-unit-entry.c - a line in which a unit is named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-unit-entry.h"

#include <glib/gi18n-lib.h>

#define MOST 7

struct _SanUnitEntry
{
  AdwBin      parent_instance;

  SanRoster  *roster;
  gint64      unit;
  gboolean    filling;

  GtkEntry   *entry;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SanUnitEntry, san_unit_entry, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
choose (SanUnitEntry *self,
        gint64        unit)
{
  if (self->unit == unit)
    return;

  self->unit = unit;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take (SanUnitEntry  *self,
      const SanUnit *unit)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), san_roster_display (self->roster, unit));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->filling = FALSE;
  gtk_popover_popdown (self->popover);
  choose (self, unit->id);
}

static void
add_row (SanUnitEntry  *self,
         const SanUnit *unit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *parent = gtk_label_new (unit->parent != NULL ? unit->parent->name : "");

  gtk_box_append (GTK_BOX (box), gtk_label_new (unit->name));
  gtk_widget_set_hexpand (parent, TRUE);
  gtk_label_set_xalign (GTK_LABEL (parent), 1);
  gtk_widget_add_css_class (parent, "sn-cap");
  gtk_widget_add_css_class (parent, "sn-dim");
  gtk_box_append (GTK_BOX (box), parent);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "unit", (gpointer) unit);
  gtk_list_box_append (self->list, row);
}

static void
show_matches (SanUnitEntry *self,
              const char   *text)
{
  g_autoptr (GPtrArray) found = san_roster_search (self->roster, text, MOST);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i));

  if (found->len == 0 || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (
                                                              GTK_EDITABLE (self->entry)))))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_popover_popup (self->popover);
}

/* A name that says it all needs no choosing. */
static void
on_changed_cb (SanUnitEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const SanUnit *unit;

  if (self->filling)
    return;

  unit = *text != '\0' ? san_roster_find (self->roster, text, NULL) : NULL;
  choose (self, unit != NULL ? unit->id : 0);
  if (unit == NULL && *text != '\0')
    show_matches (self, text);
  else
    gtk_popover_popdown (self->popover);
}

static void
take_selected (SanUnitEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    take (self, g_object_get_data (G_OBJECT (row), "unit"));
}

static void
on_row_activated_cb (SanUnitEntry  *self,
                     GtkListBoxRow *row)
{
  take (self, g_object_get_data (G_OBJECT (row), "unit"));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
on_key_cb (SanUnitEntry   *self,
           guint           keyval,
           guint           keycode,
           GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      row = gtk_list_box_get_row_at_index (self->list, index + (keyval == GDK_KEY_Down ? 1 : -1));
      if (row != NULL)
        gtk_list_box_select_row (self->list, row);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      take_selected (self);
      return TRUE;

    case GDK_KEY_Tab:
      take_selected (self);
      return FALSE;

    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
on_focus_left_cb (SanUnitEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
}

static gboolean
san_unit_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAN_UNIT_ENTRY (widget)->entry));
}

static void
san_unit_entry_dispose (GObject *object)
{
  SanUnitEntry *self = SAN_UNIT_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;

  G_OBJECT_CLASS (san_unit_entry_parent_class)->dispose (object);
}

static void
san_unit_entry_finalize (GObject *object)
{
  g_clear_pointer (&SAN_UNIT_ENTRY (object)->roster, san_roster_unref);

  G_OBJECT_CLASS (san_unit_entry_parent_class)->finalize (object);
}

static void
san_unit_entry_class_init (SanUnitEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_unit_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_unit_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = san_unit_entry_grab_focus;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_UNIT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
add_popover (SanUnitEntry *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-plain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Units that fit"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  /* it must not take the focus, which an input method needs to stay */
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), 280, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
san_unit_entry_init (SanUnitEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *text;

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _("Name, pinyin or initials"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Unit"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));

  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  add_popover (self);
}

GtkWidget *
san_unit_entry_new (SanRoster *roster)
{
  SanUnitEntry *self = g_object_new (SAN_TYPE_UNIT_ENTRY, NULL);

  self->roster = san_roster_ref (roster);

  return GTK_WIDGET (self);
}

gint64
san_unit_entry_get_unit (SanUnitEntry *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ENTRY (self), 0);

  return self->unit;
}

void
san_unit_entry_set_unit (SanUnitEntry *self,
                         gint64        unit_id)
{
  const SanUnit *unit;

  g_return_if_fail (SAN_IS_UNIT_ENTRY (self));

  unit = san_roster_get (self->roster, unit_id);
  if (unit != NULL)
    take (self, unit);
}
