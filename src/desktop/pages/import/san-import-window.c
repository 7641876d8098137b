/* san-import-window.c - the import assistant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-window.h"

#include <glib/gi18n-lib.h>

#include "app/san-window.h"
#include "base/san-text.h"
#include "base/san-utils.h"
#include "pages/import/san-import-private.h"
#include "pages/import/san-import-stepper.h"

#define BUSY_AFTER 150   /* ms: shorter work is not shown */

G_DEFINE_FINAL_TYPE (SanImportWindow, san_import_window, ADW_TYPE_WINDOW)

const SanImportKind *
san_import_window_kind (SanImportWindow * self)
{
  return self->kind != NULL ? san_import_kind_find (self->kind) : NULL;
}

SanProposal *
san_import_window_proposal (SanImportWindow *self)
{
  return self->reading != NULL && self->reading->import != NULL
         ? san_import_get_proposal (self->reading->import) : NULL;
}

/* Where we are */

static gboolean
can_go_on (SanImportWindow *self)
{
  const SanImportKind *kind = san_import_window_kind (self);
  SanProposal *proposal = san_import_window_proposal (self);

  if (self->job != NULL)
    return FALSE;

  switch (self->step)
    {
    case SAN_IMPORT_STEP_FILE:
      return self->path != NULL && kind != NULL && (!kind->needs_round || self->round != NULL);

    case SAN_IMPORT_STEP_SHEET:
      return self->reading != NULL;

    case SAN_IMPORT_STEP_COLUMNS:
      return proposal != NULL;

    case SAN_IMPORT_STEP_CHECK:
      return proposal != NULL && san_proposal_has_changes (proposal) &&
             (san_proposal_count (proposal, SAN_ROW_REJECTED) == 0 ||
              gtk_check_button_get_active (self->skip));

    case SAN_IMPORT_STEP_DONE:
    default:
      return TRUE;
    }
}

static void
enable (SanImportWindow *self,
        const char      *action,
        gboolean         enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
san_import_window_update (SanImportWindow *self)
{
  SanProposal *proposal = san_import_window_proposal (self);
  gboolean done = self->step == SAN_IMPORT_STEP_DONE;

  enable (self, "import.next", can_go_on (self));
  enable (self, "import.back", self->step > SAN_IMPORT_STEP_FILE && !done && self->job == NULL);
  enable (self, "import.print", proposal != NULL);
  enable (self, "import.preview", proposal != NULL);
  enable (self, "import.export", proposal != NULL);
  enable (self, "import.stop", self->job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel), !done);
  gtk_widget_set_visible (GTK_WIDGET (self->back), !done);
  if (self->step == SAN_IMPORT_STEP_CHECK && proposal != NULL)
    {
      guint n = san_proposal_count (proposal, SAN_ROW_ADDED) +
                san_proposal_count (proposal, SAN_ROW_CHANGED);
      g_autofree char *label = g_strdup_printf (ngettext ("Import %u row", "Import %u rows", n),
                                                n);

      gtk_button_set_label (self->next, label);
    }
  else
    {
      gtk_button_set_label (self->next, done ? _("Finish") : _("Next"));
    }
}

static void
show_heading (SanImportWindow *self)
{
  const SanImportKind *kind = san_import_window_kind (self);
  g_autofree char *name = self->path != NULL ? san_text_file_name (self->path) : NULL;
  g_autofree char *title = NULL;

  if (kind != NULL)
    title = g_strdup_printf (_("Import: %s"), _(kind->title));
  adw_window_title_set_title (self->heading, title != NULL ? title : _("Import"));
  adw_window_title_set_subtitle (self->heading, name != NULL ? name : "");
}

void
san_import_window_set_step (SanImportWindow *self,
                            SanImportStep    step)
{
  static const char *const pages[] = { "file", "table", "table", "check", "done" };
  const char *titles[] = { C_("step", "File"), C_("step", "Sheet"), C_("step", "Columns"),
                           C_("step", "Check"), C_("step", "Done"), NULL };

  self->step = step;
  san_import_stepper_fill (self->steps, titles, step);
  gtk_stack_set_visible_child_name (self->stack, pages[step]);
  gtk_widget_set_visible (GTK_WIDGET (self->presets), step == SAN_IMPORT_STEP_COLUMNS);
  gtk_widget_set_visible (self->hint_box, step == SAN_IMPORT_STEP_COLUMNS);
  gtk_widget_set_visible (GTK_WIDGET (self->target), TRUE);
  san_import_window_update (self);
}

/* Busy */

static gboolean
on_busy_cb (gpointer data)
{
  SanImportWindow *self = data;

  self->busy_source = 0;
  gtk_widget_set_visible (self->busy, TRUE);

  return G_SOURCE_REMOVE;
}

static void
on_fraction_cb (SanJob          *job,
                GParamSpec      *pspec,
                SanImportWindow *self)
{
  double fraction = san_job_get_fraction (job);

  if (job != self->job)
    return;
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

void
san_import_window_begin_work (SanImportWindow *self,
                              SanJob          *job,
                              const char      *text)
{
  self->job = g_object_ref (job);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (on_fraction_cb), self, 0);
  gtk_label_set_text (self->busy_text, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  if (self->busy_source == 0)
    self->busy_source = g_timeout_add (BUSY_AFTER, on_busy_cb, self);
  san_import_window_update (self);
}

void
san_import_window_end_work (SanImportWindow *self)
{
  g_clear_object (&self->job);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_set_visible (self->busy, FALSE);
  san_import_window_update (self);
}

/* Going on */

static void
next_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (widget);

  if (!can_go_on (self))
    return;

  switch (self->step)
    {
    case SAN_IMPORT_STEP_FILE:
    case SAN_IMPORT_STEP_SHEET:
      san_import_window_set_step (self, self->step + 1);
      san_import_columns_read (self, FALSE);
      break;

    case SAN_IMPORT_STEP_COLUMNS:
      san_import_window_set_step (self, SAN_IMPORT_STEP_CHECK);
      san_import_check_show (self);
      break;

    case SAN_IMPORT_STEP_CHECK:
      san_import_check_apply (self);
      break;

    case SAN_IMPORT_STEP_DONE:
    default:
      gtk_window_close (GTK_WINDOW (self));
      break;
    }
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (widget);

  san_notice_show (self->notice, NULL);
  san_import_window_set_step (self, self->step - 1);
  if (self->step == SAN_IMPORT_STEP_SHEET)
    san_import_columns_read (self, FALSE);
}

static void
close_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
stop_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (widget);

  if (self->job != NULL)
    san_job_cancel (self->job);
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  san_import_file_choose (SAN_IMPORT_WINDOW (widget));
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  san_import_check_print (SAN_IMPORT_WINDOW (widget), g_str_equal (action, "import.preview"));
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  san_import_check_export (SAN_IMPORT_WINDOW (widget));
}

/* The class */

static gboolean
san_import_window_close_request (GtkWindow *window)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (window);

  if (self->job != NULL)
    {
      gboolean writes = self->step == SAN_IMPORT_STEP_CHECK;

      san_job_cancel (self->job);
      if (writes)
        return TRUE;      /* first the writing ends, one way or the other */
    }
  if (self->said != NULL)
    {
      g_signal_emit_by_name (self->context, "said", self->said, self->seq);
      g_clear_pointer (&self->said, g_free);
    }

  return GTK_WINDOW_CLASS (san_import_window_parent_class)->close_request (window);
}

static void
san_import_window_dispose (GObject *object)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (self->table != NULL)
    san_import_columns_drop (self);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_IMPORT_WINDOW);

  G_OBJECT_CLASS (san_import_window_parent_class)->dispose (object);
}

static void
san_import_window_finalize (GObject *object)
{
  SanImportWindow *self = SAN_IMPORT_WINDOW (object);

  san_import_columns_forget (self);
  g_clear_object (&self->context);
  g_clear_object (&self->list);
  g_ptr_array_unref (self->answers);
  g_free (self->path);
  g_free (self->kind);
  g_free (self->round);
  g_free (self->sheet_name);
  g_free (self->encoding_name);
  g_free (self->said);

  G_OBJECT_CLASS (san_import_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, SanImportWindow, heading);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, cancel);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, back);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, next);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, steps);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, notice);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, stack);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, file_row);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, kinds);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, round_group);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, round_row);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, sheet_box);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, sheet);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, encoding_box);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, encoding);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, encoding_found);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, header);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, target);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, presets);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, table);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, hint_box);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, hint);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, reason);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, row_count);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, figures);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, problems);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, filters);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, changes);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, notes);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, decision);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, question);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, refuse);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, skip);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, done);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, busy);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, busy_text);
  gtk_widget_class_bind_template_child (klass, SanImportWindow, progress);
}

static void
san_import_window_class_init (SanImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = san_import_window_close_request;

  g_type_ensure (SAN_TYPE_NOTICE);
  g_type_ensure (SAN_TYPE_SHEET_VIEW);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/import/san-import-window.ui");
  bind_children (widget_class);
  san_import_file_bind (widget_class);
  san_import_columns_bind (widget_class);
  san_import_check_bind (widget_class);

  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "import.preview", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "import.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "import.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.preview",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "import.next",
                                       NULL);
}

static void
san_import_window_init (SanImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next));
}

SanImportWindow *
san_import_window_new (GtkWindow  *parent,
                       SanContext *context,
                       const char *kind)
{
  SanImportWindow *self = g_object_new (SAN_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  san_import_columns_init (self);
  san_import_check_init (self);
  san_import_file_init (self);
  san_import_window_set_step (self, SAN_IMPORT_STEP_FILE);
  san_import_window_set_kind (self, kind);

  return self;
}

void
san_import_window_set_kind (SanImportWindow *self,
                            const char      *kind)
{
  const SanImportKind *found = kind != NULL ? san_import_kind_find (kind) : NULL;

  g_return_if_fail (SAN_IS_IMPORT_WINDOW (self));

  if (g_strcmp0 (self->kind, kind) != 0)
    {
      san_import_columns_drop (self);
      san_import_columns_forget (self);
      self->header_row = 0;
    }
  san_set_str (&self->kind, found != NULL ? found->name : NULL);
  self->filling = TRUE;
  if (found != NULL)
    gtk_check_button_set_active (self->kind_buttons[found - san_import_kinds], TRUE);
  self->filling = FALSE;
  gtk_widget_set_visible (self->round_group, found != NULL && found->needs_round);
  show_heading (self);
  san_import_window_update (self);
}

void
san_import_window_set_file (SanImportWindow *self,
                            const char      *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SAN_IS_IMPORT_WINDOW (self));

  san_import_columns_drop (self);
  san_import_columns_forget (self);
  self->header_row = 0;
  g_clear_pointer (&self->sheet_name, g_free);
  g_clear_pointer (&self->encoding_name, g_free);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->encoding, 0);
  self->filling = FALSE;
  san_set_str (&self->path, path);
  san_notice_show (self->notice, NULL);
  san_import_file_show (self);
  name = san_text_file_name (path);
  san_import_window_set_kind (self, self->kind != NULL ? self->kind
                                                       : san_import_file_guess_kind (self, name));
}

SanImportStep
san_import_window_get_step (SanImportWindow *self)
{
  g_return_val_if_fail (SAN_IS_IMPORT_WINDOW (self), SAN_IMPORT_STEP_FILE);

  return self->step;
}

gboolean
san_import_window_is_busy (SanImportWindow *self)
{
  g_return_val_if_fail (SAN_IS_IMPORT_WINDOW (self), FALSE);

  return self->job != NULL;
}

/* Opening */

static void
on_import_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanContext *context = san_window_get_context (data);
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean has_kind = g_str_equal (name, "import-kind");
  SanImportWindow *window;

  if (context == NULL)
    return;
  window = san_import_window_new (data, context,
                                  has_kind ? g_variant_get_string (parameter, NULL) : NULL);
  if (g_str_equal (name, "import-file"))
    san_import_window_set_file (window, g_variant_get_bytestring (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (window->file_row));   /* not “Cancel”: Enter chooses */
  gtk_window_present (GTK_WINDOW (window));
}

void
san_import_window_install (GtkWindow  *window,
                           SanContext *context)
{
  static const GActionEntry entries[] = {
    { "import", on_import_cb },
    { "import-kind", on_import_cb, "s" },
    { "import-file", on_import_cb, "ay" },   /* a name as the file system has it */
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   !san_context_is_read_only (context));
    }
}
