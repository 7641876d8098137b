/* san-unit-picker.c - finds one unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-unit-picker.h"

#include <glib/gi18n-lib.h>

#define MOST 60

struct _SanUnitPicker
{
  GtkBox          parent_instance;

  SanRoster      *roster;
  char           *none;
  gint64          excluded;
  gint64          unit;
  gboolean        chosen;

  GtkSearchEntry *entry;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (SanUnitPicker, san_unit_picker, GTK_TYPE_BOX)

enum { PROP_0, PROP_UNIT, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_excluded (SanUnitPicker *self,
             const SanUnit *unit)
{
  for (; unit != NULL; unit = unit->parent)
    if (unit->id == self->excluded)
      return TRUE;

  return FALSE;
}

static void
add_row (SanUnitPicker *self,
         gint64         id,
         const char    *name,
         const char    *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *more = gtk_label_new (detail);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (more), 1);
  gtk_widget_set_hexpand (more, TRUE);
  gtk_widget_add_css_class (more, "sn-cap");
  gtk_widget_add_css_class (more, "sn-dim");
  gtk_widget_set_tooltip_text (box, detail);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "unit", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_unit (SanUnitPicker *self,
          const SanUnit *unit)
{
  g_autofree char *path = NULL;

  if (is_excluded (self, unit))
    return;
  path = unit->parent != NULL ? san_roster_path (self->roster, unit->parent) : g_strdup ("");
  add_row (self, unit->id, unit->name, path);
}

static void
fill (SanUnitPicker *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  if (*needle == '\0')
    {
      guint n = MIN (san_roster_size (self->roster), MOST);

      if (self->none != NULL)
        add_row (self, 0, self->none, "");
      for (guint i = 0; i < n; i++)
        add_unit (self, san_roster_nth (self->roster, i));
    }
  else
    {
      g_autoptr (GPtrArray) found = san_roster_search (self->roster, needle, MOST);

      for (guint i = 0; i < found->len; i++)
        add_unit (self, found->pdata[i]);
    }
  if (*needle != '\0')
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_row_selected_cb (SanUnitPicker *self,
                    GtkListBoxRow *row)
{
  gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "unit") : NULL;

  self->unit = id != NULL ? *id : 0;
  self->chosen = row != NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

static void
on_row_activated_cb (SanUnitPicker *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
on_entry_activate_cb (SanUnitPicker *self)
{
  if (gtk_list_box_get_selected_row (self->list) != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0);
}

/* From the entry into the list, without leaving the home row of the hand. */
static gboolean
on_key_cb (SanUnitPicker  *self,
           guint           key,
           guint           code,
           GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, index + (key == GDK_KEY_Down ? 1 : -1));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);

  return GDK_EVENT_STOP;
}

static void
san_unit_picker_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_UNIT)
    g_value_set_int64 (value, SAN_UNIT_PICKER (object)->unit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
san_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAN_UNIT_PICKER (widget)->entry));
}

static void
san_unit_picker_finalize (GObject *object)
{
  SanUnitPicker *self = SAN_UNIT_PICKER (object);

  g_clear_pointer (&self->roster, san_roster_unref);
  g_free (self->none);

  G_OBJECT_CLASS (san_unit_picker_parent_class)->finalize (object);
}

static void
san_unit_picker_class_init (SanUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_unit_picker_finalize;
  object_class->get_property = san_unit_picker_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = san_unit_picker_grab_focus;

  properties[PROP_UNIT] =
    g_param_spec_int64 ("unit", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] =
    g_signal_new ("activate", SAN_TYPE_UNIT_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_unit_picker_init (SanUnitPicker *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _("Name, short name, code, head"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a unit"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Units"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb),
                            self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 200);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self), scrolled);
}

GtkWidget *
san_unit_picker_new (SanRoster  *roster,
                     const char *none)
{
  SanUnitPicker *self = g_object_new (SAN_TYPE_UNIT_PICKER, NULL);

  self->roster = san_roster_ref (roster);
  self->none = g_strdup (none);
  fill (self);

  return GTK_WIDGET (self);
}

gint64
san_unit_picker_get_unit (SanUnitPicker *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_PICKER (self), 0);

  return self->unit;
}

gboolean
san_unit_picker_is_chosen (SanUnitPicker *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_PICKER (self), FALSE);

  return self->chosen;
}

void
san_unit_picker_exclude (SanUnitPicker *self,
                         gint64         id)
{
  g_return_if_fail (SAN_IS_UNIT_PICKER (self));

  self->excluded = id;
  fill (self);
}

void
san_unit_picker_set_single_click (SanUnitPicker *self,
                                  gboolean       single)
{
  g_return_if_fail (SAN_IS_UNIT_PICKER (self));

  gtk_list_box_set_activate_on_single_click (self->list, single);
}

void
san_unit_picker_search (SanUnitPicker *self,
                        const char    *text)
{
  g_return_if_fail (SAN_IS_UNIT_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  fill (self);
}
