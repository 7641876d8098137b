/* san-survey-tab.c - questionnaires of a round: filled in, counted, and asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-survey-tab.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "pages/assessment/san-grid-table.h"
#include "pages/assessment/san-question-list.h"
#include "pages/assessment/san-survey-counts.h"
#include "pages/assessment/san-survey-form.h"
#include "pages/assessment/san-survey-list.h"
#include "widgets/san-grid.h"
#include "widgets/san-unit-picker.h"

struct _SanSurveyTab
{
  AdwBin            parent_instance;

  SanPage          *page;          /* not owned: it holds the tab */
  SanSurveyRecords *records;
  SanSurveyCounts  *counts;

  /* Template children */
  GtkToggleButton *entry_toggle;
  GtkToggleButton *units_toggle;
  GtkToggleButton *questions_toggle;
  GtkWidget       *new_button;
  GtkWidget       *add_unit;
  GtkPopover      *unit_popover;
  GtkStack        *stack;
  GtkStack        *samples;
  GtkPaned        *paned;
  SanSurveyList   *list;
  SanSurveyForm   *form;
  SanGrid         *grid;
  GtkLabel        *figures;
  SanQuestionList *questions;
};

static void san_survey_tab_init_tab (SanAssessmentTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanSurveyTab, san_survey_tab, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_ASSESSMENT_TAB,
                                                      san_survey_tab_init_tab))

static GSimpleAction *
find_action (SanSurveyTab * self,
             const char   *name)
{
  GActionMap *map = G_ACTION_MAP (san_page_get_actions (self->page));

  return G_SIMPLE_ACTION (g_action_map_lookup_action (map, name));
}

/* Showing */

static void
show_figures (SanSurveyTab *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 asked = 0;
  guint quota = 0;
  guint below = 0;

  for (guint i = 0; i < self->records->rows->len; i++)
    {
      const SanSurveyRow *row = &g_array_index (self->records->rows, SanSurveyRow, i);

      asked += row->takes_part ? row->asked : 0;
      quota += row->quota;
      below += row->quota > 0 && row->asked < row->quota;
    }
  g_string_append_printf (text, _("Asked %u"), (guint) asked);
  if (quota > 0)
    {
      g_string_append (text, "   ");
      g_string_append_printf (text, _("Quota %u"), quota);
      g_string_append (text, "   ");
      g_string_append_printf (text, ngettext ("%u unit below its quota",
                                              "%u units below their quota", below), below);
    }
  if (self->records->leaves->len == 0)
    {
      g_string_append (text, "   ");
      g_string_append (text, _("No component of the round is scored from questionnaires"));
    }
  gtk_label_set_text (self->figures, text->str);
}

static void
update_tools (SanSurveyTab *self)
{
  gboolean entry = gtk_toggle_button_get_active (self->entry_toggle);
  gboolean units = gtk_toggle_button_get_active (self->units_toggle);
  gboolean open = !self->records->locked;

  gtk_stack_set_visible_child_name (self->stack, entry ? "entry" : units ? "units"
                                                                         : "questions");
  gtk_widget_set_visible (self->new_button, entry);
  gtk_widget_set_visible (self->add_unit, units);
  gtk_widget_set_sensitive (self->add_unit, open);
  g_simple_action_set_enabled (find_action (self, "survey-new"),
                               open && self->records->questions->len > 0 &&
                               self->records->rows->len > 0);
  g_simple_action_set_enabled (find_action (self, "survey-delete"),
                               open && entry && san_survey_list_get (self->list) != 0);
}

static void
on_view_toggled_cb (SanSurveyTab *self)
{
  if (self->records != NULL && self->records->questions != NULL)
    update_tools (self);
}

static void
show_records (SanSurveyTab *self)
{
  san_survey_list_refresh (self->list);
  san_survey_form_show (self->form, san_survey_list_get (self->list));
  san_survey_counts_refresh (self->counts);
  san_question_list_refresh (self->questions);
  gtk_stack_set_visible_child_name (self->samples, self->records->questions->len == 0
                                    ? "no-questions"
                                    : self->records->respondents->len == 0 ? "empty" : "list");
  show_figures (self);
  update_tools (self);
  san_assessment_tab_described (SAN_ASSESSMENT_TAB (self));
}

static void
san_survey_tab_load (SanAssessmentTab *tab,
                     SanRound         *round)
{
  SanSurveyTab *self = SAN_SURVEY_TAB (tab);
  gboolean other = self->records->round_id != round->id;
  g_autoptr (GError) error = NULL;

  if (!san_survey_records_load (self->records, round, &error))
    {
      san_survey_counts_refresh (self->counts);
      san_context_report (san_page_get_context (self->page), error);
      return;
    }
  show_records (self);
  if (other && self->records->respondents->len > 0)
    san_survey_list_step (self->list, 1);
}

/* After a step of its own: nothing else has to be loaded. */
static void
on_changed_cb (SanSurveyTab *self)
{
  SanRound *round = san_context_get_round (san_page_get_context (self->page));

  if (round != NULL)
    san_survey_tab_load (SAN_ASSESSMENT_TAB (self), round);
}

/* Questionnaires */

static void
on_selected_cb (SanSurveyTab *self)
{
  if (self->records == NULL || self->records->questions == NULL)
    return;

  san_survey_form_show (self->form, san_survey_list_get (self->list));
  update_tools (self);
}

typedef struct
{
  SanSurveyRecords *records;
  SanRespondent    *respondent;
} Change;

static gboolean
add_respondent (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  Change *change = data;
  SanWorkspace *workspace = san_context_get_workspace (change->records->context);
  g_autofree char *now = san_time_format (san_workspace_now (workspace));

  return san_respondent_store_put (database, change->records->round_id, change->respondent,
                                   now, san_workspace_get_actor (workspace), error);
}

/* Where the one in view was asked, by the same person, on the same day. */
static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanSurveyTab *self = data;
  SanSurveyRecords *records = self->records;
  SanWorkspace *workspace = san_context_get_workspace (records->context);
  const SanRespondent *like = san_survey_form_get (self->form);
  g_autoptr (SanRespondent) respondent = san_respondent_new ();
  g_autofree char *today = san_day_format (san_time_day (san_workspace_now (workspace)));
  g_autofree char *label = NULL;
  Change change = { records, respondent };

  if (like == NULL && records->respondents->len > 0)
    like = records->respondents->pdata[records->respondents->len - 1];
  respondent->unit_id = like != NULL ? like->unit_id
                        : g_array_index (records->rows, SanSurveyRow, 0).unit_id;
  san_set_str (&respondent->interviewer, like != NULL ? like->interviewer : "");
  san_set_str (&respondent->day, like != NULL && *like->day != '\0' ? like->day : today);
  label = g_strjoin (" ", records->label,
                     san_survey_records_unit (records, respondent->unit_id), NULL);
  gtk_toggle_button_set_active (self->entry_toggle, TRUE);
  if (san_survey_records_change (records, "survey.enter", label, add_respondent, &change, NULL))
    {
      san_survey_list_select (self->list, respondent->id);
      san_survey_form_focus (self->form);
    }
}

static gboolean
delete_respondent (SanDatabase *database,
                   gpointer     data,
                   GError     **error)
{
  return san_respondent_store_delete (database, *(gint64 *) data, error);
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanSurveyTab *self = data;
  const SanRespondent *respondent = san_survey_form_get (self->form);
  g_autofree char *label = NULL;
  gint64 id;

  if (respondent == NULL)
    return;

  id = respondent->id;
  label = g_strjoin (" ", self->records->label,
                     san_survey_records_unit (self->records, respondent->unit_id),
                     respondent->ext_id, NULL);
  san_survey_list_step (self->list, 1);
  san_survey_records_change (self->records, "survey.delete", g_strchomp (label),
                             delete_respondent, &id, _("The questionnaire was deleted"));
}

static gboolean
on_key_cb (SanSurveyTab   *self,
           guint           keyval,
           guint           keycode,
           GdkModifierType state)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      g_action_activate (G_ACTION (find_action (self, "survey-new")), NULL);
      return TRUE;
    }
  if (!down && !up)
    return FALSE;

  san_survey_list_step (self->list, down ? 1 : -1);
  san_survey_form_focus (self->form);

  return TRUE;
}

/* Units */

static void
on_unit_activate_cb (SanSurveyTab  *self,
                     SanUnitPicker *picker)
{
  gint64 unit_id = san_unit_picker_get_unit (picker);

  gtk_popover_popdown (self->unit_popover);
  if (unit_id != 0 && !san_survey_records_add_unit (self->records, unit_id))
    san_context_say (self->records->context,
                     _("Neither the unit nor one above it takes part in the round"));
}

static void
on_unit_popover_cb (SanSurveyTab *self)
{
  GtkWidget *picker;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->unit_popover)) || self->records->roster == NULL)
    return;

  picker = san_unit_picker_new (self->records->roster, NULL);
  gtk_widget_set_size_request (picker, 280, 320);
  g_signal_connect_object (picker, "activate", G_CALLBACK (on_unit_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (self->unit_popover, picker);
}

/* The assistant is there once its room is. */
static void
import_questions_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  SanSurveyTab *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (G_IS_ACTION_GROUP (root) &&
      g_action_group_has_action (G_ACTION_GROUP (root), "import-kind"))
    g_action_group_activate_action (G_ACTION_GROUP (root), "import-kind",
                                    g_variant_new_string ("questions"));
}

static void
new_question_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanSurveyTab *self = data;

  gtk_toggle_button_set_active (self->questions_toggle, TRUE);
  san_question_list_add (self->questions);
}

static const GActionEntry actions[] = {
  { "survey-new", new_action },
  { "survey-delete", delete_action },
  { "survey-new-question", new_question_action },
  { "survey-import-questions", import_questions_action },
};

/* As a tab */

static void
san_survey_tab_set_page (SanAssessmentTab *tab,
                         SanPage          *page)
{
  SanSurveyTab *self = SAN_SURVEY_TAB (tab);

  self->page = page;
  self->records = san_survey_records_new (san_page_get_context (page));
  self->counts = san_survey_counts_new (self->records);
  san_survey_list_set_records (self->list, self->records);
  san_survey_form_set_records (self->form, self->records);
  san_question_list_set_records (self->questions, self->records);
  san_grid_set_model (self->grid, SAN_GRID_MODEL (self->counts));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (page)), actions,
                                   G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->records, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  san_page_bind_paned (page, self->paned, "survey", 262);
}

static gboolean
san_survey_tab_is_writing (SanAssessmentTab *tab)
{
  return SAN_SURVEY_TAB (tab)->records->writing;
}

static void
san_survey_tab_describe (SanAssessmentTab *tab,
                         char            **facts,
                         char            **progress,
                         double           *fraction)
{
  SanSurveyTab *self = SAN_SURVEY_TAB (tab);
  gint64 asked = 0;
  guint quota = 0;
  guint n = self->records->respondents != NULL ? self->records->respondents->len : 0;

  for (guint i = 0; self->records->rows != NULL && i < self->records->rows->len; i++)
    {
      const SanSurveyRow *row = &g_array_index (self->records->rows, SanSurveyRow, i);

      quota += row->quota;
      asked += MIN (row->asked, (gint64) row->quota);
    }
  *facts = g_strdup_printf (ngettext ("%s · %u questionnaire", "%s · %u questionnaires", n),
                            self->records->label != NULL ? self->records->label : "", n);
  *progress = quota > 0 ? g_strdup_printf (_("%u of %u asked"), (guint) asked, quota)
                        : g_strdup ("");
  *fraction = quota > 0 ? (double) asked / quota : 0;
}

static SanTextTable *
san_survey_tab_get_table (SanAssessmentTab *tab)
{
  SanSurveyTab *self = SAN_SURVEY_TAB (tab);
  g_autofree char *title = g_strdup_printf (_("Questionnaires %s"), self->records->label);

  return san_grid_table_new (SAN_GRID_MODEL (self->counts), title,
                             san_context_get_title (san_page_get_context (self->page)),
                             gtk_label_get_text (self->figures));
}

static void
san_survey_tab_init_tab (SanAssessmentTabInterface *iface)
{
  iface->set_page = san_survey_tab_set_page;
  iface->load = san_survey_tab_load;
  iface->is_writing = san_survey_tab_is_writing;
  iface->describe = san_survey_tab_describe;
  iface->get_table = san_survey_tab_get_table;
  iface->import_kind = "survey";
}

static void
san_survey_tab_dispose (GObject *object)
{
  SanSurveyTab *self = SAN_SURVEY_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_SURVEY_TAB);
  g_clear_object (&self->counts);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (san_survey_tab_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, entry_toggle);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, units_toggle);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, questions_toggle);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, new_button);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, add_unit);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, unit_popover);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, stack);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, samples);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, paned);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, list);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, form);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, grid);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, figures);
  gtk_widget_class_bind_template_child (widget_class, SanSurveyTab, questions);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_popover_cb);
}

static void
san_survey_tab_class_init (SanSurveyTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_survey_tab_dispose;
  g_type_ensure (SAN_TYPE_SURVEY_LIST);
  g_type_ensure (SAN_TYPE_SURVEY_FORM);
  g_type_ensure (SAN_TYPE_QUESTION_LIST);
  g_type_ensure (SAN_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-survey-tab.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "survey-tab");
}

static void
san_survey_tab_init (SanSurveyTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
