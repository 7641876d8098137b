/* san-question-dialog.c - a question with its options and what they are worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-question-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"

/* An option while it is edited. */
typedef struct
{
  gint64     id;
  GtkWidget *box;
  GtkEntry  *name;
  GtkEntry  *value;
} Line;

struct _SanQuestionDialog
{
  AdwWindow         parent_instance;

  SanSurveyRecords *records;
  SanQuestion      *question;
  GPtrArray        *lines;        /* Line */
  GPtrArray        *components;   /* (element-type utf8) keys, by entry of the list */

  /* Template children */
  GtkLabel    *title;
  GtkButton   *save;
  AdwEntryRow *text;
  AdwEntryRow *form;
  AdwComboRow *component;
  GtkBox      *options;
  GtkLabel    *refusal;
};

G_DEFINE_FINAL_TYPE (SanQuestionDialog, san_question_dialog, ADW_TYPE_WINDOW)

/* Options */

static void
remove_line (SanQuestionDialog *self,
             GtkButton         *button)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  for (guint i = 0; i < self->lines->len; i++)
    if (((Line *) self->lines->pdata[i])->box == box)
      {
        gtk_box_remove (self->options, box);
        g_ptr_array_remove_index (self->lines, i);
        break;
      }
}

static void
move_line_up (SanQuestionDialog *self,
              GtkButton         *button)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  for (guint i = 1; i < self->lines->len; i++)
    if (((Line *) self->lines->pdata[i])->box == box)
      {
        Line *line = g_ptr_array_steal_index (self->lines, i);

        g_ptr_array_insert (self->lines, (int) i - 1, line);
        gtk_box_reorder_child_after (self->options, box, i > 1
          ? ((Line *) self->lines->pdata[i - 2])->box : NULL);
        gtk_widget_grab_focus (GTK_WIDGET (button));
        break;
      }
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
}

/* @width: in characters; −1: as wide as there is room */
static GtkEntry *
make_entry (const char *text,
            const char *name,
            int         width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_hexpand (entry, width < 0);

  return GTK_ENTRY (entry);
}

static Line *
add_line (SanQuestionDialog *self,
          const SanOption   *option)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *value = option != NULL ? san_option_format_value (option) : g_strdup ("");
  GtkWidget *up = gtk_button_new_from_icon_name ("go-up-symbolic");
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  line->id = option != NULL ? option->id : 0;
  line->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  line->name = make_entry (option != NULL ? option->name : "", _("Option"), -1);
  line->value = make_entry (value, _("not counted"), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Value of the option"), -1);
  name_button (up, _("Move up"));
  name_button (remove, _("Remove the option"));
  g_signal_connect_object (up, "clicked", G_CALLBACK (move_line_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_line), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->name));
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->value));
  gtk_box_append (GTK_BOX (line->box), up);
  gtk_box_append (GTK_BOX (line->box), remove);
  gtk_box_append (self->options, line->box);
  g_ptr_array_add (self->lines, line);

  return line;
}

static void
on_add_clicked_cb (SanQuestionDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_line (self, NULL)->name));
}

/* Saving */

static void
refuse (SanQuestionDialog *self,
        const char        *text)
{
  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
}

static gboolean
read_options (SanQuestionDialog *self,
              SanQuestion       *question,
              GError           **error)
{
  g_ptr_array_set_size (question->options, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];
      g_autofree char *name =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->name))));
      g_autofree char *value =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->value))));
      SanOption *option;
      gboolean rounded;

      /* a line that says nothing is none */
      if (*name == '\0' && *value == '\0' && line->id == 0)
        continue;
      option = san_option_new (name);
      option->id = line->id;
      g_ptr_array_add (question->options, option);
      if (!san_option_parse_value (value, option, &rounded, error))
        {
          g_prefix_error (error, "%s: ", name);
          return FALSE;
        }
    }

  return TRUE;
}

typedef struct
{
  SanQuestion *question;
} Change;

static gboolean
put_question (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_question_store_put (database, ((Change *) data)->question, error);
}

static void
on_save_clicked_cb (SanQuestionDialog *self)
{
  SanQuestion *question = self->question;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  Change change = { question };

  san_set_str (&question->text, text);
  san_set_str (&question->form, gtk_editable_get_text (GTK_EDITABLE (self->form)));
  g_strstrip (question->form);
  san_set_str (&question->component,
               g_ptr_array_index (self->components,
                                  adw_combo_row_get_selected (self->component)));
  if (*text == '\0')
    {
      refuse (self, _("A question needs a text"));
      return;
    }
  if (!read_options (self, question, &error))
    {
      refuse (self, error->message);
      return;
    }
  if (question->options->len == 0)
    {
      refuse (self, _("A question needs an option"));
      return;
    }

  refuse (self, "");
  if (san_survey_records_change (self->records, "survey.questions", text, put_question,
                                 &change, NULL))
    gtk_window_close (GTK_WINDOW (self));
  else
    refuse (self, _("It could not be saved; the window behind says why"));
}

/* Filling */

/* Any leaf, then those of the round, then one that only the question knows */
static void
fill_components (SanQuestionDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Any survey component"));
  g_ptr_array_add (self->components, g_strdup (""));
  for (guint i = 0; i < self->records->leaves->len; i++)
    {
      const SanNode *leaf = self->records->leaves->pdata[i];

      gtk_string_list_append (names, leaf->name);
      g_ptr_array_add (self->components, g_strdup (leaf->key));
    }
  for (guint i = 0; i < self->components->len; i++)
    if (g_str_equal (self->components->pdata[i], self->question->component))
      selected = i;
  if (selected == 0 && *self->question->component != '\0')
    {
      selected = self->components->len;
      gtk_string_list_append (names, self->question->component);
      g_ptr_array_add (self->components, g_strdup (self->question->component));
    }
  adw_combo_row_set_model (self->component, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->component, selected);
}

static void
san_question_dialog_dispose (GObject *object)
{
  SanQuestionDialog *self = SAN_QUESTION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_QUESTION_DIALOG);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->question, san_question_free);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (san_question_dialog_parent_class)->dispose (object);
}

static void
san_question_dialog_class_init (SanQuestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_question_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-question-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, component);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, options);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionDialog, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_question_dialog_init (SanQuestionDialog *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->components = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
san_question_dialog_new (GtkWidget         *over,
                         SanSurveyRecords  *records,
                         const SanQuestion *question,
                         const SanQuestion *like)
{
  SanQuestionDialog *self = g_object_new (SAN_TYPE_QUESTION_DIALOG, "transient-for",
                                          gtk_widget_get_root (over), NULL);

  self->records = g_object_ref (records);
  self->question = question != NULL ? san_question_copy (question) : san_question_new ("");
  gtk_label_set_text (self->title, question != NULL ? _("Edit Question") : _("New Question"));
  gtk_window_set_title (GTK_WINDOW (self), gtk_label_get_text (self->title));
  gtk_button_set_label (self->save, question != NULL ? _("Save") : _("Add"));
  if (question == NULL && like != NULL)
    {
      /* questions of one form are mostly answered in the same words */
      for (guint i = 0; i < like->options->len; i++)
        add_line (self, like->options->pdata[i])->id = 0;
      san_set_str (&self->question->form, like->form);
      san_set_str (&self->question->component, like->component);
    }
  for (guint i = 0; i < self->question->options->len; i++)
    add_line (self, self->question->options->pdata[i]);
  while (self->lines->len < 2)
    add_line (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->question->text);
  gtk_editable_set_text (GTK_EDITABLE (self->form), self->question->form);
  fill_components (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return GTK_WINDOW (self);
}
