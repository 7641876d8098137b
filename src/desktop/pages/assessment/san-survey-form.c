/* san-survey-form.c - one questionnaire, filled in at the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-survey-form.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/assessment/san-unit-entry.h"

#define KEYS_MOST 9

/* A question with its buttons. */
typedef struct
{
  GtkWidget *box;
  GPtrArray *options;     /* (element-type GtkToggleButton): by option */
} Line;

struct _SanSurveyForm
{
  AdwBin            parent_instance;

  SanSurveyRecords *records;
  gint64            shown;        /* respondent; 0: none */
  GPtrArray        *made_for;     /* the questions that the lines were made for */
  GPtrArray        *lines;        /* Line */
  guint             current;      /* line */
  gboolean          filling;
  SanUnitEntry     *unit;

  /* Template children */
  GtkStack          *stack;
  GtkLabel          *title;
  GtkBox            *unit_box;
  GtkEntry          *number;
  GtkEntry          *interviewer;
  GtkEntry          *day;
  GtkScrolledWindow *scroller;
  GtkBox            *questions;
};

G_DEFINE_FINAL_TYPE (SanSurveyForm, san_survey_form, ADW_TYPE_BIN)

static void
line_free (Line *line)
{
  g_ptr_array_unref (line->options);
  g_free (line);
}

const SanRespondent *
san_survey_form_get (SanSurveyForm *self)
{
  GPtrArray *respondents = self->records->respondents;

  for (guint i = 0; respondents != NULL && i < respondents->len; i++)
    if (((SanRespondent *) respondents->pdata[i])->id == self->shown)
      return respondents->pdata[i];

  return NULL;
}

/* Changing */

typedef struct
{
  SanSurveyRecords *records;
  SanRespondent    *respondent;
} Change;

static gboolean
put_respondent (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  Change *change = data;
  SanWorkspace *workspace = san_context_get_workspace (change->records->context);
  g_autofree char *now = san_time_format (san_workspace_now (workspace));

  return san_respondent_store_put (database, change->records->round_id, change->respondent,
                                   now, san_workspace_get_actor (workspace), error);
}

/* "六月 桥头社区 A12": what the step is about */
static char *
make_label (SanSurveyForm       *self,
            const SanRespondent *respondent)
{
  g_autofree char *label =
    g_strjoin (" ", self->records->label,
               san_survey_records_unit (self->records, respondent->unit_id),
               respondent->ext_id, NULL);

  return g_strdup (g_strchomp (label));
}

/* What is refused is shown again as it was. */
static void
write_respondent (SanSurveyForm *self,
                  SanRespondent *respondent)
{
  Change change = { self->records, respondent };
  g_autofree char *label = make_label (self, respondent);

  if (!san_survey_records_change (self->records, "survey.enter", label, put_respondent,
                                  &change, NULL))
    san_survey_form_show (self, self->shown);
}

static void
mark_current (SanSurveyForm *self,
              guint          index)
{
  self->current = index;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (i == index)
        gtk_widget_add_css_class (line->box, "sn-current");
      else
        gtk_widget_remove_css_class (line->box, "sn-current");
    }
}

/* Makes a question the current one, in view and with the focus. */
static void
go_to (SanSurveyForm *self,
       guint          index)
{
  Line *line;
  gint64 chosen;
  guint option = 0;
  const SanRespondent *respondent = san_survey_form_get (self);
  const SanQuestion *question;

  if (index >= self->lines->len || respondent == NULL)
    return;

  line = self->lines->pdata[index];
  question = self->records->questions->pdata[index];
  chosen = san_respondent_get (respondent, question->id);
  for (guint i = 0; i < question->options->len; i++)
    if (((SanOption *) question->options->pdata[i])->id == chosen)
      option = i;
  mark_current (self, index);
  if (option < line->options->len)
    gtk_widget_grab_focus (line->options->pdata[option]);
}

/* @option_id 0 takes the answer away. */
static void
answer (SanSurveyForm *self,
        guint          index,
        gint64         option_id)
{
  const SanRespondent *before = san_survey_form_get (self);
  const SanQuestion *question;
  g_autoptr (SanRespondent) after = NULL;

  if (before == NULL || self->records->locked || index >= self->records->questions->len)
    return;

  question = self->records->questions->pdata[index];
  if (san_respondent_get (before, question->id) == option_id)
    return;
  after = san_respondent_copy (before);
  san_respondent_set (after, question->id, option_id);
  write_respondent (self, after);
}

/* Showing */

static void
show_answers (SanSurveyForm       *self,
              const SanRespondent *respondent)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SanQuestion *question = self->records->questions->pdata[i];
      Line *line = self->lines->pdata[i];
      gint64 chosen = san_respondent_get (respondent, question->id);

      for (guint j = 0; j < line->options->len; j++)
        gtk_toggle_button_set_active (line->options->pdata[j],
                                      ((SanOption *) question->options->pdata[j])->id == chosen);
      gtk_widget_set_sensitive (line->box, !self->records->locked);
    }
  self->filling = FALSE;
}

static void
on_option_toggled_cb (SanSurveyForm   *self,
                      GtkToggleButton *button)
{
  guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line"));
  guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option"));
  const SanQuestion *question;

  if (self->filling)
    return;

  question = self->records->questions->pdata[line];
  mark_current (self, line);
  answer (self, line, gtk_toggle_button_get_active (button)
          ? ((SanOption *) question->options->pdata[option])->id : 0);
}

static GtkWidget *
make_option (SanSurveyForm   *self,
             const SanOption *option,
             guint            line,
             guint            index)
{
  g_autofree char *number = index < KEYS_MOST ? g_strdup_printf ("%u", index + 1)
                                              : g_strdup ("");
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key = gtk_label_new (number);
  GtkWidget *name = gtk_label_new (option->name);

  gtk_widget_add_css_class (button, "sn-chip");
  gtk_widget_add_css_class (key, "sn-kbd");
  gtk_widget_set_visible (key, index < KEYS_MOST);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_set_tooltip_text (button, option->name);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  option->name, -1);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line));
  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_option_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
add_line (SanSurveyForm     *self,
          const SanQuestion *question,
          guint              index)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *text = g_strdup_printf ("%u. %s", index + 1, question->text);
  GtkWidget *title = gtk_label_new (text);
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  line->options = g_ptr_array_new ();
  gtk_widget_add_css_class (line->box, "sn-question");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_halign (options, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line->box), title);
  gtk_box_append (GTK_BOX (line->box), options);
  for (guint i = 0; i < question->options->len; i++)
    {
      GtkWidget *option = make_option (self, question->options->pdata[i], index, i);

      gtk_box_append (GTK_BOX (options), option);
      g_ptr_array_add (line->options, option);
    }
  gtk_box_append (self->questions, line->box);
  g_ptr_array_add (self->lines, line);
}

static gboolean
is_same (const SanQuestion *a,
         const SanQuestion *b)
{
  if (a->id != b->id || !g_str_equal (a->text, b->text) || a->options->len != b->options->len)
    return FALSE;
  for (guint i = 0; i < a->options->len; i++)
    {
      const SanOption *left = a->options->pdata[i];
      const SanOption *right = b->options->pdata[i];

      if (left->id != right->id || !g_str_equal (left->name, right->name))
        return FALSE;
    }

  return TRUE;
}

/* The lines stay while the questions do, so that the focus stays. */
static void
make_lines (SanSurveyForm *self)
{
  GPtrArray *questions = self->records->questions;
  gboolean same = self->made_for != NULL && self->made_for->len == questions->len;
  GtkWidget *child;

  for (guint i = 0; same && i < questions->len; i++)
    same = is_same (self->made_for->pdata[i], questions->pdata[i]);
  if (!same)
    {
      g_ptr_array_set_size (self->lines, 0);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
        gtk_box_remove (self->questions, child);
      for (guint i = 0; i < questions->len; i++)
        add_line (self, questions->pdata[i], i);
      self->current = 0;
    }
  g_clear_pointer (&self->made_for, g_ptr_array_unref);
  self->made_for = g_ptr_array_ref (questions);
}

static void
show_head (SanSurveyForm       *self,
           const SanRespondent *respondent)
{
  guint position = 0;
  g_autofree char *title = NULL;

  while (position < self->records->respondents->len &&
         self->records->respondents->pdata[position] != respondent)
    position++;
  title = g_strdup_printf (_("Questionnaire %1$u of %2$u"), position + 1,
                           self->records->respondents->len);
  gtk_label_set_text (self->title, title);

  self->filling = TRUE;
  if (!gtk_widget_has_focus (GTK_WIDGET (self->number)))
    gtk_editable_set_text (GTK_EDITABLE (self->number), respondent->ext_id);
  gtk_editable_set_text (GTK_EDITABLE (self->interviewer), respondent->interviewer);
  gtk_editable_set_text (GTK_EDITABLE (self->day), respondent->day);
  if (san_unit_entry_get_unit (self->unit) != respondent->unit_id)
    san_unit_entry_set_unit (self->unit, respondent->unit_id);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->number), !self->records->locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->interviewer), !self->records->locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->day), !self->records->locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unit_box), !self->records->locked);
}

static void
on_unit_changed_cb (SanSurveyForm *self)
{
  const SanRespondent *before = san_survey_form_get (self);
  gint64 unit_id = san_unit_entry_get_unit (self->unit);
  g_autoptr (SanRespondent) after = NULL;

  if (self->filling || before == NULL || unit_id == 0 || unit_id == before->unit_id)
    return;

  after = san_respondent_copy (before);
  after->unit_id = unit_id;
  write_respondent (self, after);
}

static void
ensure_unit_entry (SanSurveyForm *self)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->unit_box));

  if (old != NULL)
    gtk_box_remove (self->unit_box, old);
  self->unit = SAN_UNIT_ENTRY (san_unit_entry_new (self->records->roster));
  gtk_widget_set_hexpand (GTK_WIDGET (self->unit), TRUE);
  gtk_box_append (self->unit_box, GTK_WIDGET (self->unit));
  g_signal_connect_object (self->unit, "changed", G_CALLBACK (on_unit_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
san_survey_form_show (SanSurveyForm *self,
                      gint64         respondent_id)
{
  gboolean other = self->shown != respondent_id;
  const SanRespondent *respondent;

  g_return_if_fail (SAN_IS_SURVEY_FORM (self));

  self->shown = respondent_id;
  respondent = san_survey_form_get (self);
  make_lines (self);
  if (respondent == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  if (other || self->unit == NULL)
    {
      self->filling = TRUE;
      ensure_unit_entry (self);
      self->filling = FALSE;
    }
  show_head (self, respondent);
  show_answers (self, respondent);
  if (other)
    mark_current (self, 0);
  gtk_stack_set_visible_child_name (self->stack, "form");
}

void
san_survey_form_focus (SanSurveyForm *self)
{
  const SanRespondent *respondent;
  guint first = 0;

  g_return_if_fail (SAN_IS_SURVEY_FORM (self));

  respondent = san_survey_form_get (self);
  if (respondent == NULL)
    return;
  for (guint i = self->records->questions->len; i > 0; i--)
    if (san_respondent_get (respondent,
                            ((SanQuestion *) self->records->questions->pdata[i - 1])->id) == 0)
      first = i - 1;
  go_to (self, first);
}

/* What stands in the head is written when the field is left. */
static void
write_field (SanSurveyForm *self,
             GtkEntry      *entry)
{
  const SanRespondent *before = san_survey_form_get (self);
  g_autoptr (SanRespondent) after = before != NULL ? san_respondent_copy (before) : NULL;
  char **member;

  if (self->filling || after == NULL || self->records->locked)
    return;

  member = entry == self->number ? &after->ext_id
           : entry == self->interviewer ? &after->interviewer : &after->day;
  if (san_set_str (member, g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))))))
    write_respondent (self, after);
}

static void
on_field_activate_cb (SanSurveyForm *self,
                      GtkEntry      *entry)
{
  write_field (self, entry);
  san_survey_form_focus (self);
}

static void
on_field_left_cb (SanSurveyForm           *self,
                  GtkEventControllerFocus *focus)
{
  write_field (self,
               GTK_ENTRY (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus))));
}

/* Keys */

static gboolean
choose_by_key (SanSurveyForm *self,
               guint          number)
{
  const SanQuestion *question;

  if (self->current >= self->records->questions->len)
    return FALSE;

  question = self->records->questions->pdata[self->current];
  if (number > question->options->len)
    return FALSE;
  if (number == 0)
    {
      answer (self, self->current, 0);
      return TRUE;
    }

  answer (self, self->current, ((SanOption *) question->options->pdata[number - 1])->id);
  go_to (self, MIN (self->current + 1, self->lines->len - 1));

  return TRUE;
}

static guint
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return keyval - GDK_KEY_0;
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_0;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    return 0;

  return G_MAXUINT;
}

static gboolean
on_question_key_cb (SanSurveyForm  *self,
                    guint           keyval,
                    guint           keycode,
                    GdkModifierType state)
{
  guint digit = digit_of (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (digit <= KEYS_MOST)
    return choose_by_key (self, digit);
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    go_to (self, MIN (self->current + 1, self->lines->len - 1));
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    go_to (self, self->current > 0 ? self->current - 1 : 0);
  else
    return FALSE;

  return TRUE;
}

static void
san_survey_form_dispose (GObject *object)
{
  SanSurveyForm *self = SAN_SURVEY_FORM (object);

  /* or the template takes the stack from a bin that does not know */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SURVEY_FORM);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->made_for, g_ptr_array_unref);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (san_survey_form_parent_class)->dispose (object);
}

static void
san_survey_form_class_init (SanSurveyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_survey_form_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-survey-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, stack);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, title);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, unit_box);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, number);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, interviewer);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, day);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyForm, questions);
  gtk_widget_class_bind_template_callback (widget_class, on_field_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_question_key_cb);
  gtk_widget_class_set_css_name (widget_class, "survey-form");
}

static void
san_survey_form_init (SanSurveyForm *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_survey_form_set_records (SanSurveyForm    *self,
                             SanSurveyRecords *records)
{
  g_return_if_fail (SAN_IS_SURVEY_FORM (self));

  g_set_object (&self->records, records);
}
