/* san-adjustment-dialog.c - a bonus, a deduction or a veto, to write down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-adjustment-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-document-list.h"
#include "pages/assessment/san-unit-entry.h"


struct _SanAdjustmentDialog
{
  AdwWindow      parent_instance;

  SanContext    *context;
  SanLedgerKind  kind;
  gint64         round_id;
  SanAdjustment *adjustment;    /* what is edited, or the new one */
  SanVeto       *veto;
  GPtrArray     *components;    /* (element-type utf8): keys by index; the first is "" */
  GPtrArray     *rules;         /* (element-type SanAdjustmentRule): by index from 1 */
  SanRoundInput *input;         /* keeps them */
  SanRoster     *roster;

  /* Template children */
  GtkLabel        *title;
  GtkButton       *save;
  GtkBox          *units;
  GtkButton       *share;
  AdwEntryRow     *amount;
  AdwComboRow     *component;
  AdwComboRow     *rule;
  AdwComboRow     *effect;
  AdwEntryRow     *value;
  AdwEntryRow     *reason;
  AdwEntryRow     *document;
  SanDocumentList *documents;
  GtkLabel        *refusal;
};

G_DEFINE_FINAL_TYPE (SanAdjustmentDialog, san_adjustment_dialog, ADW_TYPE_WINDOW)

/* Units */

static guint
count_lines (SanAdjustmentDialog *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->units)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    n++;

  return n;
}

/* Parts are asked for only where there is something to share. */
static void
update_lines (SanAdjustmentDialog *self)
{
  gboolean shared = count_lines (self) > 1;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->units)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (line), "part"), shared);
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (line), "remove"), shared);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->share), self->kind != SAN_LEDGER_VETO);
}

static void
on_remove_clicked_cb (SanAdjustmentDialog *self,
                      GtkButton           *button)
{
  gtk_box_remove (self->units, gtk_widget_get_parent (GTK_WIDGET (button)));
  update_lines (self);
}

static void
add_line (SanAdjustmentDialog *self,
          gint64               unit_id,
          gint64               part)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *unit = san_unit_entry_new (self->roster);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *text = san_micro_format (part, SAN_DECIMALS_NEEDED);

  gtk_widget_set_hexpand (unit, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_widget_set_tooltip_text (entry, _("Part of the points"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Part of the points"), -1);
  gtk_widget_set_tooltip_text (remove, _("Remove the unit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove the unit"), -1);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (line), unit);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), remove);
  g_object_set_data (G_OBJECT (line), "unit", unit);
  g_object_set_data (G_OBJECT (line), "part", entry);
  g_object_set_data (G_OBJECT (line), "remove", remove);
  gtk_box_append (self->units, line);
  if (unit_id != 0)
    san_unit_entry_set_unit (SAN_UNIT_ENTRY (unit), unit_id);
  update_lines (self);
}

static void
on_share_clicked_cb (SanAdjustmentDialog *self)
{
  GtkWidget *line;

  add_line (self, 0, SAN_MICRO);
  line = gtk_widget_get_last_child (GTK_WIDGET (self->units));
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (line), "unit"));
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
read_units (SanAdjustmentDialog *self,
            GArray              *shares,
            GError             **error)
{
  gboolean shared = count_lines (self) > 1;

  g_array_set_size (shares, 0);
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->units)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      SanShare share = { 0, SAN_MICRO };
      GtkEditable *part = g_object_get_data (G_OBJECT (line), "part");

      share.unit_id = san_unit_entry_get_unit (g_object_get_data (G_OBJECT (line), "unit"));
      if (share.unit_id == 0)
        return refuse (error, _("Name the unit, and choose it among those that fit."));
      if (shared && !san_micro_parse (gtk_editable_get_text (part), &share.part, NULL, error))
        return FALSE;
      for (guint i = 0; i < shares->len; i++)
        if (g_array_index (shares, SanShare, i).unit_id == share.unit_id)
          return refuse (error, _("A unit is named twice."));
      g_array_append_val (shares, share);
    }

  return TRUE;
}

/* Reading and writing */

static char *
read_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
read_number (AdwEntryRow *row,
             gint64      *value,
             GError     **error)
{
  if (!san_micro_parse (gtk_editable_get_text (GTK_EDITABLE (row)), value, NULL, error))
    {
      g_prefix_error (error, _("%s: "), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      return FALSE;
    }
  /* which way it goes is said by the kind */
  *value = ABS (*value);

  return TRUE;
}

static gboolean
read_adjustment (SanAdjustmentDialog *self,
                 GError             **error)
{
  SanAdjustment *adjustment = self->adjustment;
  guint rule = adw_combo_row_get_selected (self->rule);
  guint component = adw_combo_row_get_selected (self->component);
  gboolean deduction = self->kind == SAN_LEDGER_DEDUCTION;

  if (!read_units (self, adjustment->shares, error) ||
      !read_number (self->amount, &adjustment->amount, error))
    return FALSE;
  if (adjustment->amount == 0)
    return refuse (error, _("The points are 0."));

  g_free (adjustment->component);
  adjustment->component = g_strdup (deduction && component < self->components->len
                                    ? g_ptr_array_index (self->components, component) : "");
  if (deduction && *adjustment->component == '\0')
    adjustment->amount = -adjustment->amount;
  g_free (adjustment->reason);
  adjustment->reason = read_text (self->reason);
  g_free (adjustment->document);
  adjustment->document = read_text (self->document);
  if (rule > 0 && rule <= self->rules->len)
    {
      g_free (adjustment->rule);
      adjustment->rule = g_strdup (((SanAdjustmentRule *) g_ptr_array_index (self->rules,
                                                                             rule - 1))->name);
    }

  return TRUE;
}

static gboolean
read_veto (SanAdjustmentDialog *self,
           GError             **error)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (SanShare));
  SanVeto *veto = self->veto;

  if (!read_units (self, shares, error))
    return FALSE;

  veto->unit_id = g_array_index (shares, SanShare, 0).unit_id;
  veto->effect = (SanVetoEffect) adw_combo_row_get_selected (self->effect);
  veto->value = 0;
  if ((veto->effect == SAN_VETO_CAP || veto->effect == SAN_VETO_MINUS) &&
      !read_number (self->value, &veto->value, error))
    return FALSE;
  g_free (veto->reason);
  veto->reason = read_text (self->reason);
  g_free (veto->document);
  veto->document = read_text (self->document);

  return TRUE;
}

static gboolean
write_entry (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  SanAdjustmentDialog *self = data;
  g_autofree char *now =
    san_time_format (san_workspace_now (san_context_get_workspace (self->context)));
  const char *actor = san_context_get_operator (self->context);

  if (self->kind == SAN_LEDGER_VETO)
    return san_veto_store_put (database, self->round_id, self->veto, now, actor, error) &&
           san_document_list_write (self->documents, database, self->round_id, 0,
                                    self->veto->id, error);

  return san_adjustment_store_put (database, self->round_id, self->adjustment, now, actor,
                                   error) &&
         san_document_list_write (self->documents, database, self->round_id,
                                  self->adjustment->id, 0, error);
}

static char *
label_of (SanAdjustmentDialog *self)
{
  g_autoptr (SanLedgerRow) row = NULL;

  row = self->kind == SAN_LEDGER_VETO
        ? san_ledger_row_new_veto (self->veto, self->roster)
        : san_ledger_row_new_adjustment (self->adjustment, self->roster, NULL);

  return g_strdup_printf ("%s %s %s: %s", self->input->label,
                          san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_UNITS),
                          san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_AMOUNT),
                          san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON));
}

gboolean
san_adjustment_dialog_save (SanAdjustmentDialog *self)
{
  gboolean veto;
  gboolean added;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SAN_IS_ADJUSTMENT_DIALOG (self), FALSE);

  veto = self->kind == SAN_LEDGER_VETO;
  added = veto ? self->veto->id == 0 : self->adjustment->id == 0;
  if (!(veto ? read_veto (self, &error) : read_adjustment (self, &error)))
    {
      gtk_label_set_text (self->refusal, error->message);
      return FALSE;
    }

  label = label_of (self);
  if (!san_workspace_change (san_context_get_workspace (self->context),
                             veto ? (added ? "veto.add" : "veto.edit")
                                  : (added ? "adjustment.add" : "adjustment.edit"),
                             label, write_entry, self, NULL, &error))
    {
      gtk_label_set_text (self->refusal, error->message);
      return FALSE;
    }

  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Callbacks */

static void
on_save_clicked_cb (SanAdjustmentDialog *self)
{
  san_adjustment_dialog_save (self);
}

static void
on_effect_selected_cb (SanAdjustmentDialog *self)
{
  SanVetoEffect effect = (SanVetoEffect) adw_combo_row_get_selected (self->effect);

  if (self->value != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->value), self->kind == SAN_LEDGER_VETO &&
                            (effect == SAN_VETO_CAP || effect == SAN_VETO_MINUS));
}

/* A rule proposes its points and its name; both can still be changed. */
static void
on_rule_selected_cb (SanAdjustmentDialog *self)
{
  guint index = self->rule != NULL ? adw_combo_row_get_selected (self->rule) : 0;
  const SanAdjustmentRule *rule;
  g_autofree char *amount = NULL;

  if (index == 0 || self->rules == NULL || index > self->rules->len)
    return;

  rule = g_ptr_array_index (self->rules, index - 1);
  amount = san_micro_format (ABS (rule->amount), SAN_DECIMALS_NEEDED);
  gtk_editable_set_text (GTK_EDITABLE (self->amount), amount);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->reason)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->reason), rule->name);
}

static void
san_adjustment_dialog_dispose (GObject *object)
{
  SanAdjustmentDialog *self = SAN_ADJUSTMENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_ADJUSTMENT_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_adjustment_dialog_parent_class)->dispose (object);
}

static void
san_adjustment_dialog_finalize (GObject *object)
{
  SanAdjustmentDialog *self = SAN_ADJUSTMENT_DIALOG (object);

  g_clear_pointer (&self->adjustment, san_adjustment_free);
  g_clear_pointer (&self->veto, san_veto_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->input, san_round_input_unref);
  g_clear_pointer (&self->roster, san_roster_unref);

  G_OBJECT_CLASS (san_adjustment_dialog_parent_class)->finalize (object);
}

static void
san_adjustment_dialog_class_init (SanAdjustmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_adjustment_dialog_dispose;
  object_class->finalize = san_adjustment_dialog_finalize;

  g_type_ensure (SAN_TYPE_DOCUMENT_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-adjustment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, units);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, share);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, amount);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, component);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, rule);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, value);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, document);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, documents);
  gtk_widget_class_bind_template_child (widget_class, SanAdjustmentDialog, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_share_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_effect_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rule_selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_adjustment_dialog_init (SanAdjustmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Filling */

static void
fill_components (SanAdjustmentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->components = g_ptr_array_new ();
  g_ptr_array_add (self->components, (gpointer) "");
  gtk_string_list_append (names, _("Total"));

  for (guint i = 0; i < self->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (self->input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source != SAN_SOURCE_DEDUCTION ||
              g_ptr_array_find_with_equal_func (self->components, node->key, g_str_equal, NULL))
            continue;
          g_ptr_array_add (self->components, node->key);
          gtk_string_list_append (names, node->name);
        }
    }
  adw_combo_row_set_model (self->component, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->component),
                          self->kind == SAN_LEDGER_DEDUCTION && self->components->len > 1);
}

static void
fill_rules (SanAdjustmentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->rules = g_ptr_array_new ();
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < self->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (self->input->schemes, i);

      for (guint j = 0; j < scheme->rules->len; j++)
        {
          SanAdjustmentRule *rule = g_ptr_array_index (scheme->rules, j);

          if ((rule->amount < 0) != (self->kind == SAN_LEDGER_DEDUCTION))
            continue;
          g_ptr_array_add (self->rules, rule);
          gtk_string_list_append (names, rule->name);
        }
    }
  adw_combo_row_set_model (self->rule, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->rule),
                          self->kind != SAN_LEDGER_VETO && self->rules->len > 0);
}

static void
set_number (AdwEntryRow *row,
            gint64       value)
{
  g_autofree char *text = san_micro_format (ABS (value), SAN_DECIMALS_NEEDED);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill_adjustment (SanAdjustmentDialog *self)
{
  const SanAdjustment *adjustment = self->adjustment;

  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      const SanShare *share = &g_array_index (adjustment->shares, SanShare, i);

      add_line (self, share->unit_id, share->part);
    }
  for (guint i = 0; i < self->components->len; i++)
    if (g_str_equal (g_ptr_array_index (self->components, i), adjustment->component))
      adw_combo_row_set_selected (self->component, i);
  for (guint i = 0; i < self->rules->len; i++)
    if (g_str_equal (((SanAdjustmentRule *) g_ptr_array_index (self->rules, i))->name,
                     adjustment->rule))
      adw_combo_row_set_selected (self->rule, i + 1);

  gtk_editable_set_text (GTK_EDITABLE (self->reason), adjustment->reason);
  gtk_editable_set_text (GTK_EDITABLE (self->document), adjustment->document);
  set_number (self->amount, adjustment->amount);
}

static void
fill_veto (SanAdjustmentDialog *self)
{
  add_line (self, self->veto->unit_id, SAN_MICRO);
  adw_combo_row_set_selected (self->effect, self->veto->effect);
  set_number (self->value, self->veto->value);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), self->veto->reason);
  gtk_editable_set_text (GTK_EDITABLE (self->document), self->veto->document);
}

static void
fill (SanAdjustmentDialog *self,
      SanLedgerRow        *row)
{
  static const char *const titles[3][2] = {
    { N_("New Bonus"), N_("Edit Bonus") },
    { N_("New Deduction"), N_("Edit Deduction") },
    { N_("New Veto"), N_("Edit Veto") },
  };
  gboolean veto = self->kind == SAN_LEDGER_VETO;

  gtk_label_set_text (self->title, _(titles[self->kind][row != NULL]));
  gtk_window_set_title (GTK_WINDOW (self), _(titles[self->kind][row != NULL]));
  gtk_button_set_label (self->save, row != NULL ? _("Save") : _("Add"));
  fill_components (self);
  fill_rules (self);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), !veto);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), veto);

  if (row == NULL)
    add_line (self, 0, SAN_MICRO);
  else if (veto)
    fill_veto (self);
  else
    fill_adjustment (self);
  on_effect_selected_cb (self);
  update_lines (self);
}

GtkWindow *
san_adjustment_dialog_new (GtkWidget     *over,
                           SanContext    *context,
                           SanRoundInput *input,
                           SanLedgerKind  kind,
                           SanLedgerRow  *row)
{
  SanAdjustmentDialog *self = g_object_new (SAN_TYPE_ADJUSTMENT_DIALOG,
                                            "transient-for", gtk_widget_get_root (over), NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  self->round_id = san_context_get_round (context)->id;
  self->input = san_round_input_ref (input);
  self->roster = san_roster_ref (san_context_get_roster (context));

  if (kind == SAN_LEDGER_VETO)
    self->veto = row != NULL ? san_veto_dup (san_ledger_row_get_veto (row)) : g_new0 (SanVeto, 1);
  else
    self->adjustment = row != NULL ? san_adjustment_dup (san_ledger_row_get_adjustment (row))
                                   : san_adjustment_new ();
  fill (self, row);
  san_document_list_load (self->documents, context,
                          self->adjustment != NULL ? self->adjustment->id : 0,
                          self->veto != NULL ? self->veto->id : 0);
  gtk_widget_grab_focus (g_object_get_data (
                           G_OBJECT (gtk_widget_get_first_child (GTK_WIDGET (self->units))), "unit"));

  return GTK_WINDOW (self);
}
