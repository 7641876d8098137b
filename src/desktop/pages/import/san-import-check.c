/* san-import-check.c - what an import would change, and doing it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "base/san-utils.h"
#include "pages/import/san-change-view.h"
#include "pages/import/san-import-presets.h"
#include "paper/san-paper-table.h"
#include "widgets/san-print.h"

/* Looking */

static void
on_filter_toggled_cb (GtkToggleButton *button,
                      SanImportWindow *self)
{
  if (gtk_toggle_button_get_active (button))
    san_change_list_filter (self->list, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button),
                                                                             "action")));
}

static void
on_decided_cb (SanImportWindow *self)
{
  if (self->context != NULL)
    san_import_window_update (self);
}

static void
show_filters (SanImportWindow *self,
              SanProposal     *proposal)
{
  guint all = 0;

  for (SanRowAction i = SAN_ROW_ADDED; i < SAN_ROW_N_ACTIONS; i++)
    {
      guint n = san_proposal_count (proposal, i);
      g_autofree char *label = g_strdup_printf ("%s %u", san_row_action_title (i), n);

      all += n;
      gtk_button_set_label (GTK_BUTTON (self->filter_buttons[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->filter_buttons[i]), n > 0);
    }
  {
    g_autofree char *label = g_strdup_printf ("%s %u", san_row_action_title (SAN_ROW_N_ACTIONS),
                                              all);

    gtk_button_set_label (GTK_BUTTON (self->filter_buttons[SAN_ROW_N_ACTIONS]), label);
  }
  gtk_toggle_button_set_active (self->filter_buttons[SAN_ROW_N_ACTIONS], TRUE);
}

static void
show_notes (SanImportWindow *self,
            SanProposal     *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < san_proposal_get_n_notes (proposal); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", san_proposal_get_note (proposal, i));
  if (!san_proposal_has_changes (proposal) && san_proposal_count (proposal, SAN_ROW_REJECTED) == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _("The ledger has all of this already; there is nothing to import."));
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->notes), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

void
san_import_check_show (SanImportWindow *self)
{
  SanProposal *proposal = san_import_window_proposal (self);
  guint rejected = san_proposal_count (proposal, SAN_ROW_REJECTED);
  g_autofree char *question = NULL;

  san_change_list_set (self->list, proposal, self->reading->known);
  show_filters (self, proposal);
  show_notes (self, proposal);

  question = g_strdup_printf (ngettext ("%u row cannot be taken.", "%u rows cannot be taken.",
                                        rejected), rejected);
  gtk_label_set_text (self->question, question);
  gtk_check_button_set_active (self->refuse, TRUE);
  gtk_widget_set_visible (self->decision, rejected > 0);
}

/* Doing */

static void
remember_matching (SanImportWindow *self)
{
  g_autofree char *name = san_text_file_name (self->path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  san_import_presets_add (self->kind, name, (const char *const *) self->reading->headings,
                          (const char *const *) self->reading->fields,
                          self->reading->n_columns);
}

static void
show_done (SanImportWindow *self)
{
  SanProposal *proposal = san_import_window_proposal (self);
  guint imported = san_proposal_count (proposal, SAN_ROW_ADDED) +
                   san_proposal_count (proposal, SAN_ROW_CHANGED);
  guint skipped = san_proposal_count (proposal, SAN_ROW_SKIPPED) +
                  san_proposal_count (proposal, SAN_ROW_REJECTED);
  g_autofree char *detail = NULL;

  g_free (self->said);
  self->said = skipped > 0
               ? g_strdup_printf (ngettext ("Imported %1$u row, skipped %2$u",
                                            "Imported %1$u rows, skipped %2$u", imported),
                                  imported, skipped)
               : g_strdup_printf (ngettext ("Imported %u row", "Imported %u rows", imported),
                                  imported);
  detail = g_strdup_printf (_("New: %1$u, updated: %2$u, unchanged: %3$u. This is one step of "
                              "the journal; Ctrl+Z takes all of it back."),
                            san_proposal_count (proposal, SAN_ROW_ADDED),
                            san_proposal_count (proposal, SAN_ROW_CHANGED),
                            san_proposal_count (proposal, SAN_ROW_UNCHANGED));
  adw_status_page_set_title (self->done, self->said);
  adw_status_page_set_description (self->done, detail);
  san_import_window_set_step (self, SAN_IMPORT_STEP_DONE);
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (SanImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  SanJob *job = self->job;
  gboolean done;

  done = san_import_apply_finish (SAN_WORKSPACE (source), result, &self->seq, &error);
  san_jobs_end (san_context_get_jobs (self->context), job, error);
  san_import_window_end_work (self);
  if (done)
    {
      remember_matching (self);
      show_done (self);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      san_notice_show (self->notice, _("Stopped. Nothing was written."));
      return;
    }
  san_notice_show (self->notice, error->message);
  if (g_error_matches (error, SAN_ERROR, SAN_ERROR_CONFLICT))
    {
      /* what was shown is no longer what would be done */
      san_import_window_set_step (self, SAN_IMPORT_STEP_COLUMNS);
      san_import_columns_read (self, TRUE);
    }
}

void
san_import_check_apply (SanImportWindow *self)
{
  SanJob *job = san_jobs_begin (san_context_get_jobs (self->context), _("Importing"));

  san_notice_show (self->notice, NULL);
  san_import_window_begin_work (self, job, _("Importing…"));
  san_import_apply_async (san_context_get_workspace (self->context), self->reading->import,
                          gtk_check_button_get_active (self->skip),
                          san_job_get_cancellable (job), on_applied_cb, g_object_ref (self));
}

/* Paper and files */

static SanTextTable *
get_table (SanImportWindow *self)
{
  const SanImportKind *kind = san_import_window_kind (self);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *title = g_strdup_printf (_("Changes by import: %s"), _(kind->title));
  g_autofree char *subtitle = kind->needs_round
                              ? g_strdup_printf ("%s · %s", self->round, name) : g_strdup (name);

  return san_change_list_get_table (self->list, title, subtitle);
}

/* With places to sign: whoever checked it puts a name to it. */
void
san_import_check_print (SanImportWindow *self,
                        gboolean         preview)
{
  const char *labels[] = { _("Clerk"), _("Checked by"), _("Date"), NULL };
  g_autoptr (SanTextTable) table = get_table (self);
  g_autoptr (SanPaper) paper = san_text_table_to_paper (table);
  g_autoptr (GError) error = NULL;

  san_paper_table_set_signatures (SAN_PAPER_TABLE (paper), labels);
  if (!san_print_paper (GTK_WINDOW (self), paper, preview, &error))
    san_notice_show (self->notice, error->message);
}

void
san_import_check_export (SanImportWindow *self)
{
  g_autoptr (SanTextTable) table = get_table (self);

  san_text_table_ask (table, GTK_WIDGET (self), self->context, NULL);
}

/* The step */

void
san_import_check_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, on_decided_cb);
}

void
san_import_check_init (SanImportWindow *self)
{
  self->list = san_change_list_new ();
  san_change_view_install (self->changes, self->list);

  /* all of them first, then in the order of the numbers below the table */
  for (int i = SAN_ROW_N_ACTIONS; i >= 0; i--)
    {
      SanRowAction action = i == SAN_ROW_N_ACTIONS ? SAN_ROW_N_ACTIONS
                                                   : (SanRowAction) (SAN_ROW_N_ACTIONS - 1 - i);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_widget_add_css_class (button, "sn-chip");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "action", GUINT_TO_POINTER (action));
      self->filter_buttons[action] = GTK_TOGGLE_BUTTON (button);
      if (i < SAN_ROW_N_ACTIONS)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     self->filter_buttons[SAN_ROW_N_ACTIONS]);
      g_signal_connect (button, "toggled", G_CALLBACK (on_filter_toggled_cb), self);
      gtk_box_append (self->filters, button);
    }
}
