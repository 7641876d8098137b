/* san-section-editor.c - the chosen section of a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-section-editor.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "bulletins/san-bulletin.h"
#include "pages/bulletins/san-draft-edit.h"
#include "pages/bulletins/san-field-button.h"
#include "pages/bulletins/san-head-form.h"
#include "pages/bulletins/san-section-options.h"
#include "pages/bulletins/san-section-words.h"
#include "store/san-operator-store.h"
#include "widgets/san-tag.h"

struct _SanSectionEditor
{
  GtkWidget              parent_instance;

  SanContext            *context;
  SanBulletinDraft      *draft;      /* not owned */
  const SanBulletinData *data;       /* not owned */
  SanBulletinSection    *section;    /* of the draft; NULL: nothing is shown */
  SanPaper              *paper;      /* (nullable) */
  char    *generated;                /* its text as nobody wrote it */
  char    *stored;                   /* what the view holds, in stored form and as shown */
  char    *place;                    /* which section of which kind it is */
  gboolean editable;
  gboolean filling;

  /* Template children */
  GtkWidget         *box;
  GtkLabel          *ordinal;
  GtkEditable       *heading;
  GtkLabel          *name;
  SanTag            *tag;
  GtkWidget         *regenerate;
  SanSectionOptions *options;
  GtkStack          *stack;
  SanBoundView      *view;
  SanHeadForm       *form;
  GtkLabel          *note;
  GtkWidget         *hint_row;
  GtkLabel          *hint;
  GtkWidget         *rebind;
  GtkMenuButton     *sign;
  GtkPopover        *signers;
  GtkListBox        *people;
  GtkEditable       *person;
  SanFieldButton    *field;
};

G_DEFINE_FINAL_TYPE (SanSectionEditor, san_section_editor, GTK_TYPE_WIDGET)

static guint edited_signal;

static void show_head (SanSectionEditor *self);

static char *
field_cb (const char *key,
          gpointer    data)
{
  SanSectionEditor *self = data;

  return self->data != NULL ? san_bulletin_data_field (self->data, key) : NULL;
}

static void
tell (SanSectionEditor *self,
      gboolean          at_once)
{
  show_head (self);
  g_signal_emit (self, edited_signal, 0, at_once);
}

/* Text ------------------------------------------------------------------------------ */

/* Until there are data the view has no text, or that of other data. */
static gboolean
may_write (SanSectionEditor *self)
{
  return self->editable && self->data != NULL;
}

/* (transfer full): both what is stored and what is seen, to tell one state from another */
static char *
fingerprint (const GPtrArray *runs)
{
  g_autofree char *stored = san_bound_text_format (runs);
  g_autofree char *shown = san_bound_text_show (runs);

  return g_strjoin ("\x1f", stored, shown, NULL);
}

static void
on_text_edited_cb (SanSectionEditor *self)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *text = NULL;

  if (self->section == NULL)
    return;
  if (self->data == NULL)   /* nothing of the section: its own text comes with them */
    {
      g_clear_pointer (&self->stored, g_free);
      return;
    }

  runs = san_bound_view_get_runs (self->view);
  text = san_bound_text_format (runs);
  g_free (self->stored);
  self->stored = fingerprint (runs);
  /* what was put back by hand is as generated again */
  san_set_str (&self->section->text, g_strcmp0 (text, self->generated) == 0 ? NULL : text);
  tell (self, FALSE);
}

static void
on_heading_changed_cb (SanSectionEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->heading)));

  if (self->filling || self->section == NULL || !san_set_str (&self->section->heading, text))
    return;

  tell (self, FALSE);
}

static void
on_options_edited_cb (SanSectionEditor *self)
{
  tell (self, TRUE);
}

static void
on_form_edited_cb (SanSectionEditor *self)
{
  tell (self, FALSE);
}

static void
fill_text (SanSectionEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *now = NULL;

  if (self->data == NULL)
    return;

  g_free (self->generated);
  self->generated = san_bulletin_section_generate (self->data, self->draft, self->section);
  runs = san_bulletin_section_runs (self->data, self->draft, self->section, &error);
  if (runs == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  now = fingerprint (runs);
  if (g_strcmp0 (now, self->stored) == 0)
    return;

  san_bound_view_set_runs (self->view, runs);
  g_free (self->stored);
  self->stored = g_steal_pointer (&now);
}

static void
on_regenerate_cb (SanSectionEditor *self)
{
  if (self->section == NULL || self->section->text == NULL)
    return;

  g_clear_pointer (&self->section->text, g_free);
  fill_text (self);
  tell (self, TRUE);
}

/* The span at the cursor ------------------------------------------------------------ */

/* (transfer full) */
static char *
describe_span (SanSectionEditor *self,
               const SanTextRun *span)
{
  g_autofree char *said = san_bound_view_get_said (self->view, span);

  if (span == NULL)
    return g_strdup (_("Tinted text follows the data; what is changed by hand no longer does."));
  if (said == NULL || *said == '\0')
    return g_strdup_printf (_("The data have no “%s”."), span->key);
  if (span->kind == SAN_RUN_TYPED)
    return g_strdup_printf (_("Typed over: the data say “%s”. Bind it again, or have it signed."),
                            said);
  if (span->kind == SAN_RUN_SIGNED)
    return g_strdup_printf (_("Signed by %s: the data say “%s”."), span->signer, said);

  return g_strdup (_("Follows the data."));
}

static void
on_span_changed_cb (SanSectionEditor *self)
{
  SanTextRun *span = san_bound_view_get_span (self->view);
  gboolean typed = span != NULL && span->kind == SAN_RUN_TYPED;
  gboolean off = typed || (span != NULL && span->kind == SAN_RUN_SIGNED);
  g_autofree char *words = describe_span (self, span);

  gtk_label_set_text (self->hint, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), words);
  if (typed)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "sn-weak");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "sn-weak");
  gtk_widget_set_visible (self->rebind, off && may_write (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sign), typed && may_write (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.rebind", off && may_write (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.sign", typed && may_write (self));
  g_clear_pointer (&span, san_text_run_free);
}

static void
rebind_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SanSectionEditor *self = SAN_SECTION_EDITOR (widget);

  san_bound_view_rebind (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
sign_as (SanSectionEditor *self,
         const char       *name)
{
  gtk_popover_popdown (self->signers);
  if (*name != '\0')
    san_bound_view_sign (self->view, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_person_chosen_cb (SanSectionEditor *self,
                     GtkListBoxRow    *row)
{
  sign_as (self, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
}

/* A leader need not be among those who enter data. */
static void
on_person_entered_cb (SanSectionEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->person)));

  sign_as (self, name);
}

static void
on_signers_shown_cb (SanSectionEditor *self)
{
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (self->context), NULL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_list_box_remove (self->people, row);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const SanOperator *person = g_ptr_array_index (people, i);
      GtkWidget *label = gtk_label_new (person->name);

      if (!person->active)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->people, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people),
                          gtk_widget_get_first_child (GTK_WIDGET (self->people)) != NULL);
  gtk_editable_set_text (self->person, "");
}

static void
sign_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (SAN_SECTION_EDITOR (widget)->sign);
}

static void
insert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  san_field_button_open (SAN_SECTION_EDITOR (widget)->field);
}

static void
on_field_picked_cb (SanSectionEditor *self,
                    const char       *key)
{
  san_bound_view_insert_field (self->view, key);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
seek_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SanSectionEditor *self = SAN_SECTION_EDITOR (widget);

  if (!san_bound_view_seek_typed (self->view, g_str_equal (name, "section.next-typed") ? 1 : -1))
    gtk_widget_error_bell (widget);
}

/* Showing --------------------------------------------------------------------------- */

static void
show_head (SanSectionEditor *self)
{
  guint index = 0;
  gboolean has_heading = san_section_has_heading (self->section);
  gboolean has_text = san_section_has_text (self->section);
  g_autofree char *ordinal = NULL;

  g_ptr_array_find (self->draft->sections, self->section, &index);
  ordinal = san_section_ordinal (self->draft, index, self->paper);
  gtk_label_set_text (self->ordinal, ordinal);
  gtk_widget_set_visible (GTK_WIDGET (self->ordinal), *ordinal != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->heading), has_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !has_heading);
  gtk_label_set_text (self->name, san_section_name (self->section));

  if (has_text)
    san_tag_set (self->tag, self->section->text == NULL ? _("Automatic") : _("By hand"),
                 self->section->text == NULL ? "accent" : "weak");
  else
    san_tag_set (self->tag, "", "");
  gtk_widget_set_visible (self->regenerate, has_text);
  gtk_widget_set_sensitive (self->regenerate, self->section->text != NULL && self->editable);
}

static const char *
note_of (SanSectionEditor *self)
{
  if (g_str_equal (self->section->key, "points"))
    return _("A table of all points that were seen, with their scores, is annexed.");
  if (g_str_equal (self->section->key, "findings"))
    return _("A table of all problems by unit, with tickets and limits, is annexed.");

  return _("This section is made of the data.");
}

/* In another section the cursor begins at the start; the same one, read anew, keeps it. What
 * stood there before is never taken for a text of the new one. */
static void
begin_section (SanSectionEditor *self)
{
  g_autofree char *place = NULL;
  guint index = 0;

  g_ptr_array_find (self->draft->sections, self->section, &index);
  place = g_strdup_printf ("%d %u %s", self->draft->kind, index, self->section->key);
  if (g_strcmp0 (place, self->place) == 0)
    return;

  g_free (self->place);
  self->place = g_steal_pointer (&place);
  san_bound_view_set_runs (self->view, NULL);
  g_clear_pointer (&self->stored, g_free);
}

static void
show_body (SanSectionEditor *self)
{
  gboolean head = g_str_equal (self->section->key, "head");
  gboolean imprint = g_str_equal (self->section->key, "imprint");
  gboolean text = san_section_has_text (self->section);
  guint number = 0, running = 0;

  gtk_widget_set_visible (self->hint_row, text);
  if (text)
    {
      fill_text (self);
      gtk_stack_set_visible_child_name (self->stack, "text");
      on_span_changed_cb (self);
    }
  else if (head || imprint)
    {
      SanDay day = self->draft->day != 0 ? self->draft->day
        : san_time_day (san_workspace_now (san_context_get_workspace (self->context)));

      san_bulletin_store_next_number (san_context_get_database (self->context), day, &number,
                                      &running, NULL);
      san_head_form_show (self->form, self->draft, number, imprint, self->editable);
      gtk_stack_set_visible_child_name (self->stack, "form");
    }
  else
    {
      gtk_label_set_text (self->note, note_of (self));
      gtk_stack_set_visible_child_name (self->stack, "note");
    }
}

void
san_section_editor_show (SanSectionEditor      *self,
                         SanContext            *context,
                         SanBulletinDraft      *draft,
                         const SanBulletinData *data,
                         guint                  index,
                         gboolean               editable)
{
  SanBulletinSection *section = san_draft_section (draft, index);

  g_return_if_fail (SAN_IS_SECTION_EDITOR (self));

  g_set_object (&self->context, context);
  self->draft = draft;
  self->data = data;
  self->editable = editable;
  if (self->section != section)
    g_clear_pointer (&self->stored, g_free);
  self->section = section;
  gtk_widget_set_visible (self->box, section != NULL);
  san_field_button_set_data (self->field, data);
  gtk_widget_set_sensitive (GTK_WIDGET (self->field), may_write (self));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), may_write (self));
  if (section == NULL)
    {
      san_section_options_show (self->options, NULL, NULL, FALSE);
      san_head_form_show (self->form, NULL, 0, FALSE, FALSE);
      return;
    }

  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (self->heading), section->heading) != 0)
    gtk_editable_set_text (self->heading, section->heading != NULL ? section->heading : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->heading), san_section_name (section));
  gtk_editable_set_editable (self->heading, editable);
  self->filling = FALSE;
  san_section_options_show (self->options, section, data, editable);
  show_head (self);
  begin_section (self);
  show_body (self);
}

void
san_section_editor_set_paper (SanSectionEditor *self,
                              SanPaper         *paper)
{
  g_return_if_fail (SAN_IS_SECTION_EDITOR (self));

  g_set_object (&self->paper, paper);
  if (self->section != NULL)
    show_head (self);
}

SanBoundView *
san_section_editor_get_view (SanSectionEditor *self)
{
  g_return_val_if_fail (SAN_IS_SECTION_EDITOR (self), NULL);

  return self->view;
}

void
san_section_editor_seek (SanSectionEditor         *self,
                         const SanBulletinFinding *finding)
{
  g_return_if_fail (SAN_IS_SECTION_EDITOR (self));

  if (!san_bound_view_select (self->view, finding->from, finding->to) &&
      !san_bound_view_find (self->view, finding->found))
    san_bound_view_seek_typed (self->view, 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_section_editor_dispose (GObject *object)
{
  SanSectionEditor *self = SAN_SECTION_EDITOR (object);

  self->section = NULL;
  self->data = NULL;
  g_clear_object (&self->context);
  g_clear_object (&self->paper);
  g_clear_pointer (&self->generated, g_free);
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->place, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_SECTION_EDITOR);

  G_OBJECT_CLASS (san_section_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, box);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, ordinal);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, tag);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, regenerate);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, options);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, view);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, form);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, note);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, hint_row);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, rebind);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, sign);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, signers);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, people);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, person);
  gtk_widget_class_bind_template_child (widget_class, SanSectionEditor, field);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_regenerate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_options_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_span_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_signers_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_picked_cb);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "section.rebind", NULL, rebind_action);
  gtk_widget_class_install_action (widget_class, "section.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "section.insert", NULL, insert_action);
  gtk_widget_class_install_action (widget_class, "section.next-typed", NULL, seek_action);
  gtk_widget_class_install_action (widget_class, "section.previous-typed", NULL, seek_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK,
                                       "section.rebind", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_B, both, "section.sign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "section.insert", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "section.next-typed", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK,
                                       "section.previous-typed", NULL);
}

static void
san_section_editor_class_init (SanSectionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_section_editor_dispose;

  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (SAN_TYPE_BOUND_VIEW);
  g_type_ensure (SAN_TYPE_FIELD_BUTTON);
  g_type_ensure (SAN_TYPE_HEAD_FORM);
  g_type_ensure (SAN_TYPE_SECTION_OPTIONS);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/bulletins/san-section-editor.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  add_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
san_section_editor_init (SanSectionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  san_bound_view_set_field (self->view, field_cb, self);
}
