/* san-import-file.c - which file is imported, what it holds, and where it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "base/san-utils.h"

/* File */

void
san_import_file_show (SanImportWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;

  if (self->path == NULL)
    return;
  name = san_text_file_name (self->path);
  parent = g_path_get_dirname (self->path);
  folder = g_filename_display_name (parent);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, folder);
}

/* What offices call such files; people still choose. */
const char *
san_import_file_guess_kind (SanImportWindow *self,
                            const char      *name)
{
  static const struct { const char *word, *kind; } words[] = {
    { "抽样", "sampling" }, { "sampling", "sampling" }, { "否决", "vetoes" }, { "加减分", "adjustments" }, { "加分", "adjustments" },
    { "扣分", "adjustments" }, { "成绩", "scores" }, { "得分", "scores" }, { "score", "scores" },
    { "分组", "groups" }, { "考评组", "groups" }, { "group", "groups" }, { "单位", "units" },
    { "点位", "points" }, { "point", "points" }, { "测评项目", "items" }, { "标准", "items" },
    { "item", "items" }, { "名录", "units" }, { "区划", "units" }, { "unit", "units" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i].word) != NULL)
      return words[i].kind;

  return san_roster_size (san_context_get_roster (self->context)) == 0 ? "units" : "scores";
}

static void
on_chooser_response_cb (GtkFileChooserNative *chooser,
                        int                   response,
                        SanImportWindow      *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        san_import_window_set_file (self, path);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

void
san_import_file_choose (SanImportWindow *self)
{
  static const char *const patterns[] = { "*.xlsx", "*.xlsm", "*.xls", "*.et", "*.ods", "*.csv",
                                          "*.txt", "*.tsv", "*.htm", "*.html" };
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  chooser = gtk_file_chooser_native_new (_("Choose a table"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("Choose"), _("Cancel"));
  gtk_file_filter_set_name (tables, _("Tables"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (tables, patterns[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
on_drop_cb (SanImportWindow *self,
            const GValue    *value)
{
  g_autoptr (GSList) files = NULL;
  g_autofree char *path = NULL;

  if (self->step != SAN_IMPORT_STEP_FILE)
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  path = files != NULL ? g_file_get_path (files->data) : NULL;
  if (path == NULL)
    return FALSE;
  san_import_window_set_file (self, path);

  return TRUE;
}

static void
on_kind_toggled_cb (GtkCheckButton  *button,
                    SanImportWindow *self)
{
  if (gtk_check_button_get_active (button) && !self->filling)
    san_import_window_set_kind (self, g_object_get_data (G_OBJECT (button), "kind"));
}

static void
on_round_changed_cb (SanImportWindow *self)
{
  GtkStringObject *chosen;

  if (self->filling)
    return;
  chosen = adw_combo_row_get_selected_item (self->round_row);
  san_set_str (&self->round, chosen != NULL ? gtk_string_object_get_string (chosen) : NULL);
  san_import_columns_drop (self);
  san_import_columns_forget (self);
  san_import_window_update (self);
}

static void
add_kinds (SanImportWindow *self)
{
  static const struct { const char *kind, *what; } words[] = {
    { "units", N_("Names, codes, parents, kinds, heads; earlier states, too") },
    { "groups", N_("Which unit stands in which group, and whether it is ranked") },
    { "items", N_("The standard: categories of places and what is looked at there") },
    { "points", N_("Places with their category, their unit and the bureau in charge") },
    { "sampling", N_("How many points of each category are drawn") },
    { "scores", N_("A row for each unit, a column for each component") },
    { "observations", N_("What was found at each point, item by item") },
    { "adjustments", N_("Bonus and deductions with their reasons") },
    { "vetoes", N_("Units that a veto puts last, unranks or caps") },
    { "questions", N_("What the questionnaires ask, and the answers to choose from") },
    { "survey", N_("Answered questionnaires, one a row, or counted answers") },
    { "evaluations", N_("Scores that units give each other") },
    { "tickets", N_("Problems to be put to units, from patrols, hotline or other systems") },
  };
  GtkWidget *first = NULL;

  for (const SanImportKind *kind = san_import_kinds; kind->name != NULL; kind++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kind->title));
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_equal (words[i].kind, kind->name))
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(words[i].what));
      g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind->name);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      if (first == NULL)
        first = button;
      g_signal_connect (button, "toggled", G_CALLBACK (on_kind_toggled_cb), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->kinds, row);
      self->kind_buttons[kind - san_import_kinds] = GTK_CHECK_BUTTON (button);
    }
}

/* Open rounds first: those are the ones that a table is meant for. */
static void
add_rounds (SanImportWindow *self)
{
  GPtrArray *rounds = san_context_get_rounds (self->context);
  SanRound *current = san_context_get_round (self->context);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = rounds->len; i > 0; i--)
    {
      SanRound *round = g_ptr_array_index (rounds, i - 1);

      if (round == current)
        selected = rounds->len - i;
      gtk_string_list_append (labels, round->label);
    }
  adw_combo_row_set_model (self->round_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->round_row, selected);
  if (rounds->len > 0)
    self->round = g_strdup (gtk_string_list_get_string (labels, selected));
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->round_row),
                                 _("There is no round yet; make one on the assessment page."));
}

void
san_import_file_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, on_round_changed_cb);
}

void
san_import_file_init (SanImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->filling = TRUE;
  add_kinds (self);
  add_rounds (self);
  self->filling = FALSE;
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
