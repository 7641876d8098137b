/* san-import-columns.c - the sheet of a table, and what its columns are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/import/san-import-presets.h"
#include "widgets/san-unit-picker.h"

/* The encodings that are offered; the first finds out */
static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE" };

/* What is on the table */

/* Of a long table the sheet holds the beginning only, the proposal all of it. */
static guint
rows_of (SanImportWindow *self,
         SanProposal     *proposal)
{
  guint n = san_import_sheet_n_rows (self->reading->rows) -
            san_import_sheet_index_below (self->reading->rows, self->reading->header);

  return proposal != NULL && san_import_sheet_is_cut (self->reading->rows)
         ? MAX (n, san_proposal_get_n_rows (proposal)) : n;
}

static void
show_figures (SanImportWindow *self)
{
  SanProposal *proposal = san_import_window_proposal (self);
  g_autoptr (GString) text = g_string_new (NULL);
  guint rows = rows_of (self, proposal);
  g_autofree char *count = g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows);
  g_autofree char *problems = NULL;
  guint n_problems = san_sheet_model_count_problems (san_sheet_view_get_model (self->table));

  for (SanRowAction i = SAN_ROW_ADDED; proposal != NULL && i < SAN_ROW_N_ACTIONS; i++)
    if (san_proposal_count (proposal, i) > 0)
      g_string_append_printf (text, i == SAN_ROW_REJECTED ? "<b>%s %u</b>   " : "%s %u   ",
                              san_row_action_title (i), san_proposal_count (proposal, i));
  if (self->step == SAN_IMPORT_STEP_SHEET)
    g_string_append (text, _("These are the first rows; the header stands out."));
  if (san_import_sheet_is_cut (self->reading->rows) && self->step == SAN_IMPORT_STEP_COLUMNS)
    g_string_append (text, _("More rows are imported than are shown here."));
  san_tag_set (self->row_count, self->step == SAN_IMPORT_STEP_COLUMNS ? count : "", "");
  gtk_label_set_markup (self->figures, text->str);

  problems = g_strdup_printf (ngettext ("Only the %u row with a remark",
                                        "Only the %u rows with remarks", n_problems), n_problems);
  gtk_button_set_label (GTK_BUTTON (self->problems), problems);
  gtk_widget_set_visible (GTK_WIDGET (self->problems),
                          n_problems > 0 || gtk_toggle_button_get_active (self->problems));
}

static void
show_trouble (SanImportWindow *self)
{
  g_autofree char *text = NULL;

  if (self->step != SAN_IMPORT_STEP_COLUMNS || self->reading == NULL)
    return;
  if (self->reading->missing != NULL)
    text = g_strdup_printf (_("No column is %s yet; choose it in the menu above the column."),
                            self->reading->missing);
  else if (self->reading->trouble != NULL)
    text = g_strdup (self->reading->trouble);
  san_notice_show (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), g_strcmp0 (self->kind, "scores") == 0 &&
                          (self->reading->trouble != NULL ||
                           *gtk_editable_get_text (GTK_EDITABLE (self->reason)) != '\0'));
}

static void
show_sheets (SanImportWindow *self)
{
  GPtrArray *sheets = san_import_sheet_sheets (self->reading->rows);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *current = san_import_sheet_name (self->reading->rows);
  guint selected = 0;

  gtk_widget_set_visible (self->sheet_box, sheets->len > 0);
  gtk_widget_set_visible (self->encoding_box, sheets->len == 0);
  for (guint i = 0; i < sheets->len; i++)
    {
      const SanTableSheet *each = g_ptr_array_index (sheets, i);
      g_autofree char *hidden = each->hidden ? g_strdup_printf (_("%s (hidden)"), each->name)
                                             : NULL;

      gtk_string_list_append (names, hidden != NULL ? hidden : each->name);
      if (g_strcmp0 (each->name, current) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet, selected);
  gtk_label_set_text (self->encoding_found,
                      self->encoding_name == NULL &&
                      san_import_sheet_encoding (self->reading->rows) != NULL
                      ? san_import_sheet_encoding (self->reading->rows) : "");
}

static void
show_presets (SanImportWindow *self)
{
  g_autoptr (GPtrArray) presets = san_import_presets_list (self->kind);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;
  guint n = 0;

  g_menu_append (menu, _("Match by the headings"), "preset.use(-1)");
  for (guint i = 0; i < presets->len; i++)
    {
      SanImportPreset *preset = g_ptr_array_index (presets, i);
      g_autofree char *action = g_strdup_printf ("preset.use(%u)", i);

      if (g_strv_length (preset->fields) != self->reading->n_columns)
        continue;
      g_menu_append (menu, preset->name, action);
      n++;
    }
  gtk_menu_button_set_menu_model (self->presets, G_MENU_MODEL (menu));
  label = g_strdup_printf (_("Preset: %s"), self->preset != NULL ? self->preset : _("headings"));
  gtk_menu_button_set_label (self->presets, label);
  gtk_widget_set_visible (GTK_WIDGET (self->presets),
                          self->step == SAN_IMPORT_STEP_COLUMNS && (n > 0 || self->fields != NULL));
}

static void
show_target (SanImportWindow *self)
{
  g_autofree char *text = NULL;

  if (self->round != NULL && san_import_window_kind (self)->needs_round)
    text = g_strdup_printf (_("into %s"), self->round);
  gtk_label_set_text (self->target, text != NULL ? text : "");
}

static void
show_reading (SanImportWindow *self)
{
  self->filling = TRUE;
  show_sheets (self);
  gtk_spin_button_set_value (self->header, MAX (self->reading->header, 1));
  show_target (self);
  show_presets (self);
  if (self->step == SAN_IMPORT_STEP_COLUMNS)
    san_sheet_view_show_columns (self->table, self->reading, self->kind);
  else
    san_sheet_view_show_file (self->table, self->reading);
  self->filling = FALSE;
  show_figures (self);
  show_trouble (self);
  san_import_window_update (self);
}

void
san_import_columns_drop (SanImportWindow *self)
{
  san_sheet_view_show_file (self->table, NULL);
  san_change_list_set (self->list, NULL, NULL);
  g_clear_pointer (&self->reading, san_import_reading_free);
}

/* Reading */

void
san_import_columns_forget (SanImportWindow *self)
{
  for (guint i = 0; self->fields != NULL && i < self->n_fields; i++)
    g_free (self->fields[i]);
  g_clear_pointer (&self->fields, g_free);
  self->n_fields = 0;
  g_clear_pointer (&self->preset, g_free);
  self->fitted = FALSE;
  g_ptr_array_set_size (self->answers, 0);
}

/* A field that this table does not know (any more) is left to the headings. */
static gboolean
is_known (SanImportReading *reading,
          const char       *field)
{
  for (guint i = 0; i < reading->known->len; i++)
    if (g_str_equal (((SanImportField *) reading->known->pdata[i])->name, field))
      return TRUE;

  return *field == '\0';
}

static void
take_preset (SanImportWindow *self,
             SanImportPreset *preset)
{
  guint n = self->reading->n_columns;

  san_import_columns_forget (self);
  self->fitted = TRUE;
  self->fields = g_new0 (char *, n + 1);
  self->n_fields = n;
  for (guint i = 0; i < n; i++)
    if (is_known (self->reading, preset->fields[i]))
      self->fields[i] = g_strdup (preset->fields[i]);
  self->preset = g_strdup (preset->name);
  self->header_row = self->reading->header;
}

/* TRUE when the table is read once more, the way it was taken another time */
static gboolean
fit_preset (SanImportWindow *self)
{
  g_autoptr (SanImportPreset) preset = NULL;
  gboolean differs = FALSE;

  if (self->fitted || self->step != SAN_IMPORT_STEP_COLUMNS)
    return FALSE;

  self->fitted = TRUE;
  preset = san_import_presets_find (self->kind,
                                    (const char *const *) self->reading->headings,
                                    self->reading->n_columns);
  if (preset == NULL)
    return FALSE;

  for (guint i = 0; i < self->reading->n_columns; i++)
    {
      const char *found = self->reading->fields[i] != NULL ? self->reading->fields[i] : "";

      differs |= !g_str_equal (found, preset->fields[i]);
    }
  take_preset (self, preset);
  if (differs)
    san_import_columns_read (self, TRUE);

  return differs;
}

static void
on_read_cb (SanJob       *job,
            gpointer      value,
            const GError *error,
            gpointer      user_data)
{
  g_autoptr (SanImportWindow) self = user_data;
  SanImportReading *before;

  if (job != self->job || self->table == NULL)      /* it was asked anew, or closed */
    {
      san_import_reading_free (value);
      return;
    }

  san_import_window_end_work (self);
  if (value == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        san_notice_show (self->notice, error->message);
      san_import_columns_drop (self);
      san_import_window_update (self);
      return;
    }

  before = self->reading;
  self->reading = value;
  if (!fit_preset (self))
    san_notice_show (self->notice, NULL);
  show_reading (self);
  san_import_reading_free (before);
}

static SanImportRequest *
request_new (SanImportWindow *self,
             gboolean         again)
{
  SanImportRequest *request = san_import_request_new ();
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  request->path = g_strdup (self->path);
  request->kind = g_strdup (self->kind);
  request->round = san_import_window_kind (self)->needs_round ? g_strdup (self->round) : NULL;
  request->sheet = g_strdup (self->sheet_name);
  request->encoding = g_strdup (self->encoding_name);
  request->header = self->header_row;
  request->n_fields = self->n_fields;
  if (self->fields != NULL)
    {
      request->fields = g_new0 (char *, self->n_fields + 1);
      for (guint i = 0; i < self->n_fields; i++)
        request->fields[i] = g_strdup (self->fields[i]);
    }
  request->answers = g_ptr_array_copy (self->answers, (GCopyFunc) (GCallback) g_strdup, NULL);
  g_ptr_array_set_free_func (request->answers, g_free);
  request->reason = *reason != '\0' ? g_strdup (reason) : NULL;
  request->plan = self->step == SAN_IMPORT_STEP_COLUMNS;
  if (again && self->reading != NULL)
    request->rows = san_import_sheet_ref (self->reading->rows);

  return request;
}

void
san_import_columns_read (SanImportWindow *self,
                         gboolean         again)
{
  g_autoptr (SanImportRequest) request = request_new (self, again);
  g_autoptr (GError) error = NULL;
  SanJob *job;

  if (self->job != NULL)
    {
      san_job_cancel (self->job);
      san_import_window_end_work (self);
    }

  request->reader = san_workspace_open_reader (san_context_get_workspace (self->context), &error);
  if (request->reader == NULL)
    {
      san_notice_show (self->notice, error->message);
      return;
    }

  job = san_jobs_run (san_context_get_jobs (self->context), _("Reading the table"),
                      san_import_read, g_steal_pointer (&request),
                      (GDestroyNotify) san_import_request_free, on_read_cb, g_object_ref (self));
  san_import_window_begin_work (self, job, _("Reading the table…"));
}

/* Sheet */

static void
on_sheet_changed_cb (SanImportWindow *self)
{
  GPtrArray *sheets;
  guint selected = gtk_drop_down_get_selected (self->sheet);

  if (self->filling || self->reading == NULL)
    return;
  sheets = san_import_sheet_sheets (self->reading->rows);
  if (selected >= sheets->len)
    return;
  san_set_str (&self->sheet_name, ((SanTableSheet *) sheets->pdata[selected])->name);
  self->header_row = 0;
  san_import_columns_forget (self);
  san_import_columns_read (self, FALSE);
}

static void
on_encoding_changed_cb (SanImportWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->encoding);

  if (self->filling || selected >= G_N_ELEMENTS (encodings) || self->path == NULL)
    return;
  san_set_str (&self->encoding_name, encodings[selected]);
  self->header_row = 0;
  san_import_columns_forget (self);
  san_import_columns_read (self, FALSE);
}

static void
on_header_changed_cb (SanImportWindow *self)
{
  if (self->filling || self->reading == NULL)
    return;
  self->header_row = (guint) gtk_spin_button_get_value_as_int (self->header);
  san_import_columns_forget (self);
  san_import_columns_read (self, TRUE);
}

/* Columns */

/* From the first choice on, the person's matching is the one that counts for all columns. */
static void
own_columns (SanImportWindow *self)
{
  guint n = self->reading->n_columns;

  if (self->fields == NULL)
    {
      self->fields = g_new0 (char *, n + 1);
      self->n_fields = n;
    }
  for (guint i = 0; i < n; i++)
    if (self->fields[i] == NULL)
      self->fields[i] = g_strdup (self->reading->fields[i] != NULL ? self->reading->fields[i]
                                                                   : "");
  self->header_row = self->reading->header;
  g_clear_pointer (&self->preset, g_free);
}

static void
on_field_chosen_cb (SanImportWindow *self,
                    guint            column,
                    const char      *field)
{
  if (self->reading == NULL || column >= self->reading->n_columns)
    return;

  own_columns (self);
  for (guint i = 0; i < self->n_fields; i++)
    if (*field != '\0' && g_str_equal (self->fields[i], field))
      san_set_str (&self->fields[i], "");
  san_set_str (&self->fields[column], field);
  san_import_columns_read (self, TRUE);
}

static void
on_preset_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanImportWindow *self = data;
  g_autoptr (GPtrArray) presets = san_import_presets_list (self->kind);
  int index = g_variant_get_int32 (parameter);

  if (self->reading == NULL)
    return;
  san_import_columns_forget (self);
  self->fitted = TRUE;
  if (index >= 0 && (guint) index < presets->len)
    take_preset (self, presets->pdata[index]);
  san_import_columns_read (self, TRUE);
}

static void
on_problems_toggled_cb (SanImportWindow *self)
{
  san_sheet_model_set_problems (san_sheet_view_get_model (self->table),
                                gtk_toggle_button_get_active (self->problems));
}

static void
on_reason_cb (SanImportWindow *self)
{
  if (self->reading != NULL)
    san_import_columns_read (self, TRUE);
}

/* Which unit a row means */

static void
on_answered_cb (AdwMessageDialog *dialog,
                const char       *response,
                SanImportWindow  *self)
{
  SanUnitPicker *picker = g_object_get_data (G_OBJECT (dialog), "picker");
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "row"));
  SanRoster *roster = san_context_get_roster (self->context);
  const SanUnit *unit = san_roster_get (roster, san_unit_picker_get_unit (picker));
  g_autofree char *key = NULL;

  if (!g_str_equal (response, "accept") || unit == NULL)
    return;

  key = san_roster_key (roster, unit);
  g_ptr_array_add (self->answers, g_strdup_printf ("%u unit=%s", row, key));
  san_import_columns_read (self, TRUE);
}

static void
on_unit_picked_cb (SanUnitPicker    *picker,
                   GParamSpec       *pspec,
                   AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "accept",
                                           san_unit_picker_is_chosen (picker));
}

static void
on_unit_activated_cb (SanUnitPicker    *picker,
                      AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_answer_cb (SanImportWindow *self,
              guint            row,
              const char      *text)
{
  g_autofree char *heading = g_strdup_printf (_("Which unit is “%1$s” in row %2$u?"), text, row);
  SanRoster *roster = san_context_get_roster (self->context);
  AdwMessageDialog *dialog;
  GtkWidget *picker;

  if (roster == NULL)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, NULL));
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "accept", _("Choose"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "accept", FALSE);
  picker = san_unit_picker_new (roster, NULL);
  gtk_widget_set_size_request (picker, 380, 280);
  g_signal_connect (picker, "notify::unit", G_CALLBACK (on_unit_picked_cb), dialog);
  g_signal_connect (picker, "activate", G_CALLBACK (on_unit_activated_cb), dialog);
  adw_message_dialog_set_extra_child (dialog, picker);
  g_object_set_data (G_OBJECT (dialog), "picker", picker);
  g_object_set_data (G_OBJECT (dialog), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered_cb), self, 0);
  san_unit_picker_search (SAN_UNIT_PICKER (picker), text);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
san_import_columns_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, on_sheet_changed_cb);
  gtk_widget_class_bind_template_callback (klass, on_encoding_changed_cb);
  gtk_widget_class_bind_template_callback (klass, on_header_changed_cb);
  gtk_widget_class_bind_template_callback (klass, on_field_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, on_problems_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, on_reason_cb);
  gtk_widget_class_bind_template_callback (klass, on_answer_cb);
}

void
san_import_columns_init (SanImportWindow *self)
{
  static const GActionEntry entries[] = {
    { "use", on_preset_cb, "i" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->answers = g_ptr_array_new_with_free_func (g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preset", G_ACTION_GROUP (actions));

  gtk_string_list_append (names, _("Find out"));
  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (names));
  gtk_label_set_text (self->hint, _("The matching is remembered and found again by these "
                                    "headings. An import is one step and can be undone as a "
                                    "whole."));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
}
