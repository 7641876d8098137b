/* san-unit-facts.c - what is written of a unit, to be put right in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-facts.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/units/san-unit-changes.h"
#include "pages/units/san-unit-dialogs.h"

struct _SanUnitFacts
{
  AdwBin   parent_instance;

  SanPage *page;            /* not owned */
  SanUnit *unit;            /* as it is stored */
  gboolean filling;

  /* Template children */
  GtkLabel            *error;
  AdwPreferencesGroup *names;
  AdwPreferencesGroup *people;
  AdwEntryRow         *name;
  AdwEntryRow         *short_name;
  AdwEntryRow         *aliases;
  AdwComboRow         *kind;
  AdwActionRow        *parent_row;
  GtkLabel            *parent_name;
  AdwActionRow        *group_row;
  GtkLabel            *group_name;
  AdwEntryRow         *code;
  AdwEntryRow         *head;
  AdwEntryRow         *liaison;
  AdwEntryRow         *phone;
};

G_DEFINE_FINAL_TYPE (SanUnitFacts, san_unit_facts, ADW_TYPE_BIN)

#define N_ENTRIES 7

/* The row and the field it is for */
static AdwEntryRow *
entry_at (SanUnitFacts * self,
          SanUnit * unit,
          guint index,
          char       ***field)
{
  struct { AdwEntryRow *row; char **field; } entries[N_ENTRIES] = {
    { self->name, &unit->name },
    { self->short_name, &unit->short_name },
    { self->aliases, &unit->aliases },
    { self->code, &unit->code },
    { self->head, &unit->head },
    { self->liaison, &unit->liaison },
    { self->phone, &unit->phone },
  };

  *field = entries[index].field;

  return entries[index].row;
}

/* A field that is being typed in is left alone, unless another unit comes. */
static void
fill_entries (SanUnitFacts *self,
              gboolean      all)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      char **field;
      AdwEntryRow *row = entry_at (self, self->unit, i, &field);
      gboolean typing = (gtk_widget_get_state_flags (GTK_WIDGET (row)) &
                         GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

      if (!all && typing)
        continue;
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), *field))
        gtk_editable_set_text (GTK_EDITABLE (row), *field);
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    }
}

static void
show_error (SanUnitFacts *self,
            const GError *error)
{
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
}

static void
commit (SanUnitFacts *self,
        AdwEntryRow  *row)
{
  g_autoptr (SanUnit) unit = NULL;
  g_autoptr (GError) error = NULL;
  char **field = NULL;
  guint i;

  if (self->unit == NULL || self->filling || self->page == NULL)
    return;

  unit = san_unit_copy (self->unit);
  for (i = 0; i < N_ENTRIES && entry_at (self, unit, i, &field) != row; i++)
    ;
  if (i == N_ENTRIES)
    return;

  {
    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    show_error (self, NULL);
    if (!san_set_str (field, text))
      return;
  }

  if (row == self->name && *unit->name != '\0')
    {
      /* what is meant has to be asked; until then it stays as it is */
      gtk_editable_set_text (GTK_EDITABLE (row), self->unit->name);
      san_unit_dialog_rename (self->page, self->unit, unit->name);
      return;
    }
  if (!san_unit_change_correct (san_page_get_context (self->page), unit, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      show_error (self, error);
    }
}

static void
on_entry_done_cb (SanUnitFacts *self,
                  AdwEntryRow  *row)
{
  commit (self, row);
}

static void
on_focus_leave_cb (GtkEventController *controller,
                   SanUnitFacts       *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    commit (self, ADW_ENTRY_ROW (gtk_event_controller_get_widget (controller)));
}

static gboolean
on_key_cb (GtkEventController *controller,
           guint               key,
           guint               code,
           GdkModifierType     state,
           SanUnitFacts       *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  char **field = NULL;

  if (key != GDK_KEY_Escape || self->unit == NULL)
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < N_ENTRIES; i++)
    if (GTK_WIDGET (entry_at (self, self->unit, i, &field)) == row)
      {
        if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), *field))
          return GDK_EVENT_PROPAGATE;
        gtk_editable_set_text (GTK_EDITABLE (row), *field);
        gtk_widget_remove_css_class (row, "error");
        show_error (self, NULL);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
on_kind_changed_cb (SanUnitFacts *self)
{
  g_autoptr (SanUnit) unit = NULL;
  g_autoptr (GError) error = NULL;
  guint selected = adw_combo_row_get_selected (self->kind);

  if (self->filling || self->unit == NULL || selected == GTK_INVALID_LIST_POSITION ||
      selected == (guint) self->unit->kind)
    return;

  unit = san_unit_copy (self->unit);
  unit->kind = selected;
  if (!san_unit_change_correct (san_page_get_context (self->page), unit, &error))
    {
      adw_combo_row_set_selected (self->kind, self->unit->kind);
      show_error (self, error);
    }
}

static void
san_unit_facts_dispose (GObject *object)
{
  SanUnitFacts *self = SAN_UNIT_FACTS (object);

  g_clear_pointer (&self->unit, san_unit_free);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_UNIT_FACTS);

  G_OBJECT_CLASS (san_unit_facts_parent_class)->dispose (object);
}

static void
san_unit_facts_class_init (SanUnitFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_unit_facts_dispose;

  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/units/san-unit-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, error);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, names);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, people);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, name);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, short_name);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, aliases);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, kind);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, parent_row);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, parent_name);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, group_row);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, group_name);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, code);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, head);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, liaison);
  gtk_widget_class_bind_template_child (widget_class, SanUnitFacts, phone);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed_cb);
}

static void
watch (SanUnitFacts *self,
       AdwEntryRow  *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);
}

static void
san_unit_facts_init (SanUnitFacts *self)
{
  g_autoptr (GtkStringList) words = san_unit_kind_words ();
  SanUnit none = { 0 };
  char **field;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (words));
  for (guint i = 0; i < N_ENTRIES; i++)
    watch (self, entry_at (self, &none, i, &field));
  self->filling = FALSE;
}

void
san_unit_facts_set_page (SanUnitFacts *self,
                         SanPage      *page)
{
  g_return_if_fail (SAN_IS_UNIT_FACTS (self));

  self->page = page;
}

void
san_unit_facts_show (SanUnitFacts  *self,
                     const SanUnit *unit,
                     const char    *groups)
{
  gboolean other;

  g_return_if_fail (SAN_IS_UNIT_FACTS (self));

  other = unit == NULL || self->unit == NULL || unit->id != self->unit->id;
  g_clear_pointer (&self->unit, san_unit_free);
  if (unit == NULL)
    return;

  self->unit = san_unit_copy (unit);
  self->filling = TRUE;
  fill_entries (self, other);
  adw_combo_row_set_selected (self->kind, unit->kind);
  gtk_label_set_text (self->parent_name,
                      unit->parent != NULL ? unit->parent->name : _("None"));
  gtk_label_set_text (self->group_name, *groups != '\0' ? groups : _("None"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->group_name), groups);
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            !san_context_is_read_only (san_page_get_context (self->page)));
  if (other)
    show_error (self, NULL);
  self->filling = FALSE;
}
