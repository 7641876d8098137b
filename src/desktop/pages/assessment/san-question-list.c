/* san-question-list.c - the questions of the questionnaires, with their options
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-question-list.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-question-dialog.h"

struct _SanQuestionList
{
  AdwBin            parent_instance;

  SanSurveyRecords *records;

  /* Template children */
  GtkStack   *stack;
  GtkListBox *list;
  GtkWidget  *add;
  GtkWidget  *edit;
  GtkWidget  *up;
  GtkWidget  *down;
  GtkWidget  *remove;
};

G_DEFINE_FINAL_TYPE (SanQuestionList, san_question_list, ADW_TYPE_BIN)

static const SanQuestion *
selected_question (SanQuestionList * self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->records->questions->len
         ? self->records->questions->pdata[index] : NULL;
}

/* Showing */

static char *
describe_options (const SanQuestion *question)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->options->len; i++)
    {
      const SanOption *option = question->options->pdata[i];
      g_autofree char *value = option->has_value ? san_option_format_value (option)
                                                 : g_strdup (_("not counted"));

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", option->name, value);
    }

  return g_string_free (text, FALSE);
}

static const char *
component_name (SanQuestionList   *self,
                const SanQuestion *question)
{
  for (guint i = 0; i < self->records->leaves->len; i++)
    {
      const SanNode *leaf = self->records->leaves->pdata[i];

      if (g_str_equal (leaf->key, question->component))
        return leaf->name;
    }

  return question->component;
}

static GtkWidget *
make_row (SanQuestionList   *self,
          const SanQuestion *question,
          guint              index)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = g_strdup_printf ("%u. %s", index + 1, question->text);
  g_autofree char *options = describe_options (question);
  g_autofree char *where = g_strjoin (*question->form != '\0' && *question->component != '\0'
                                      ? " · " : "", question->form,
                                      component_name (self, question), NULL);
  GtkWidget *title = gtk_label_new (text);
  GtkWidget *values = gtk_label_new (options);
  GtkWidget *place = gtk_label_new (where);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (values), 0);
  gtk_label_set_wrap (GTK_LABEL (values), TRUE);
  gtk_widget_add_css_class (values, "sn-cap");
  gtk_widget_add_css_class (values, "sn-dim");
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (place, "sn-cap");
  gtk_widget_add_css_class (place, "sn-dim");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), place);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), values);
  gtk_widget_add_css_class (row, "sn-question");

  return row;
}

static void
update_buttons (SanQuestionList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  gboolean open = !san_context_is_read_only (self->records->context);

  gtk_widget_set_sensitive (self->add, open);
  gtk_widget_set_sensitive (self->edit, open && index >= 0);
  gtk_widget_set_sensitive (self->remove, open && index >= 0);
  gtk_widget_set_sensitive (self->up, open && index > 0);
  gtk_widget_set_sensitive (self->down, open && index >= 0 &&
                            (guint) index + 1 < self->records->questions->len);
}

void
san_question_list_refresh (SanQuestionList *self)
{
  GtkListBoxRow *row;
  GtkWidget *child;
  int selected;

  g_return_if_fail (SAN_IS_QUESTION_LIST (self));

  row = gtk_list_box_get_selected_row (self->list);
  selected = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->records->questions->len; i++)
    gtk_list_box_append (self->list, make_row (self, self->records->questions->pdata[i], i));
  row = gtk_list_box_get_row_at_index (self->list, MIN (selected,
                                                        (int) self->records->questions->len - 1));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  gtk_stack_set_visible_child_name (self->stack, self->records->questions->len > 0 ? "list"
                                                                                   : "empty");
  update_buttons (self);
}

/* Changing */

typedef struct
{
  gint64 id;
  int    by;
} Change;

static gboolean
move_question (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Change *change = data;

  return san_question_store_move (database, change->id, change->by, error);
}

static gboolean
delete_question (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  return san_question_store_delete (database, ((Change *) data)->id, error);
}

static void
move_selected (SanQuestionList *self,
               int              by)
{
  const SanQuestion *question = selected_question (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  Change change = { question != NULL ? question->id : 0, by };
  g_autofree char *label = g_strdup (question != NULL ? question->text : "");
  int index;

  if (question == NULL)
    return;

  index = gtk_list_box_row_get_index (row) + by;
  if (san_survey_records_change (self->records, "survey.questions", label, move_question,
                                 &change, NULL))
    {
      row = gtk_list_box_get_row_at_index (self->list, index);
      if (row != NULL)
        gtk_list_box_select_row (self->list, row);
    }
}

static void
on_up_cb (SanQuestionList *self)
{
  move_selected (self, -1);
}

static void
on_down_cb (SanQuestionList *self)
{
  move_selected (self, 1);
}

static void
on_remove_cb (SanQuestionList *self)
{
  const SanQuestion *question = selected_question (self);
  Change change = { question != NULL ? question->id : 0, 0 };
  g_autofree char *label = g_strdup (question != NULL ? question->text : "");
  g_autofree char *said = g_strdup_printf (_("Deleted: %s"), label);

  if (question != NULL)
    san_survey_records_change (self->records, "survey.questions", label, delete_question,
                               &change, said);
}

GtkWindow *
san_question_list_add (SanQuestionList *self)
{
  GPtrArray *questions;
  GtkWindow *dialog;

  g_return_val_if_fail (SAN_IS_QUESTION_LIST (self), NULL);

  questions = self->records->questions;
  dialog = san_question_dialog_new (GTK_WIDGET (self), self->records, NULL,
                                    questions->len > 0 ? questions->pdata[questions->len - 1]
                                                       : NULL);
  gtk_window_present (dialog);

  return dialog;
}

GtkWindow *
san_question_list_edit (SanQuestionList *self)
{
  const SanQuestion *question;
  GtkWindow *dialog;

  g_return_val_if_fail (SAN_IS_QUESTION_LIST (self), NULL);

  question = selected_question (self);
  if (question == NULL || san_context_is_read_only (self->records->context))
    return NULL;

  dialog = san_question_dialog_new (GTK_WIDGET (self), self->records, question, NULL);
  gtk_window_present (dialog);

  return dialog;
}

static void
on_add_cb (SanQuestionList *self)
{
  san_question_list_add (self);
}

static void
on_edit_cb (SanQuestionList *self)
{
  san_question_list_edit (self);
}

static void
on_selected_cb (SanQuestionList *self)
{
  if (self->records != NULL && self->records->questions != NULL)
    update_buttons (self);
}

static void
san_question_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_QUESTION_LIST);
  g_clear_object (&SAN_QUESTION_LIST (object)->records);

  G_OBJECT_CLASS (san_question_list_parent_class)->dispose (object);
}

static void
san_question_list_class_init (SanQuestionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_question_list_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-question-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, stack);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, list);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, add);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, edit);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, up);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, down);
  gtk_widget_class_bind_template_child (widget_class, SanQuestionList, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_set_css_name (widget_class, "question-list");
}

static void
san_question_list_init (SanQuestionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_question_list_set_records (SanQuestionList  *self,
                               SanSurveyRecords *records)
{
  g_return_if_fail (SAN_IS_QUESTION_LIST (self));

  g_set_object (&self->records, records);
}
