/* san-ticket-feedback.c - feedback workbooks go out by unit and come back filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-feedback.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tickets/san-feedback.h"
#include "tickets/san-ticket-store.h"

/* Lines of a long list that are shown; the numbers above tell of the rest. */
#define MOST_LINES 60

/* What is asked for; freed with its dialog. */
typedef struct
{
  GtkWidget   *parent;
  SanContext  *context;
  GArray      *units;       /* gint64 */
  SanProposal *proposal;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->parent);
  g_clear_object (&asking->context);
  g_clear_pointer (&asking->units, g_array_unref);
  g_clear_pointer (&asking->proposal, san_proposal_unref);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget  *parent,
            SanContext *context)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->parent = g_object_ref (parent);
  asking->context = g_object_ref (context);

  return asking;
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Out */

/* (transfer full): 整改反馈表-青石街道.xlsx, without what a USB stick refuses */
static char *
make_path (SanContext *context,
           gint64      unit_id,
           const char *folder)
{
  SanRoster *roster = san_context_get_roster (context);
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, unit_id) : NULL;
  g_autofree char *name = g_strdup_printf ("整改反馈表-%s.xlsx",
                                           unit != NULL ? san_roster_display (roster, unit) : "");

  g_strdelimit (name, "/\\:*?\"<>|", '-');

  return g_build_filename (folder, name, NULL);
}

gboolean
san_ticket_feedback_write (SanContext   *context,
                           const gint64 *units,
                           guint         n_units,
                           const char   *folder,
                           guint        *written,
                           GError      **error)
{
  SanDatabase *database = san_context_get_database (context);

  *written = 0;
  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *path = make_path (context, units[i], folder);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GArray) ids = NULL;

      if (san_feedback_write (database, units[i], path, &ids, &problem))
        {
          (*written)++;
          if (!san_context_is_read_only (context) &&
              !san_ticket_mark_left (san_context_get_workspace (context),
                                     (const gint64 *) (void *) ids->data, ids->len, error))
            return FALSE;
        }
      else if (!g_error_matches (problem, SAN_ERROR, SAN_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }

  return TRUE;
}

static void
on_folder_cb (GtkFileChooserNative *chooser,
              int                   response,
              Asking               *asking)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint written = 0;

  if (response == GTK_RESPONSE_ACCEPT && folder != NULL)
    {
      if (!san_ticket_feedback_write (asking->context,
                                      (const gint64 *) (void *) asking->units->data,
                                      asking->units->len, g_file_peek_path (folder), &written,
                                      &error))
        san_context_report (asking->context, error);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u feedback workbook was written",
                                           "%u feedback workbooks were written", written),
                              written);
      if (written > 0)
        san_context_say_written (asking->context, text, g_file_peek_path (folder));
      else if (error == NULL)
        san_context_say (asking->context, text);
    }
  g_object_unref (chooser);
}

static GtkFileChooserNative *
make_chooser (Asking              *asking,
              const char          *title,
              GtkFileChooserAction action,
              const char          *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, window_of (asking->parent),
                                                               action, accept, _("Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "san-asking", asking,
                          (GDestroyNotify) asking_free);

  return chooser;
}

void
san_ticket_feedback_send (GtkWidget    *parent,
                          SanContext   *context,
                          const gint64 *units,
                          guint         n_units)
{
  Asking *asking = asking_new (parent, context);
  GtkFileChooserNative *chooser;

  asking->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (asking->units, units, n_units);
  chooser = make_chooser (asking, _("Folder for the feedback workbooks"),
                          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Save"));
  g_signal_connect (chooser, "response", G_CALLBACK (on_folder_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* In */

static void
on_answer_cb (AdwMessageDialog *dialog,
              const char       *response,
              Asking           *asking)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = san_proposal_count (asking->proposal, SAN_ROW_ADDED);
  gint64 seq = 0;

  if (!g_str_equal (response, "enter"))
    return;

  if (!san_feedback_apply (san_context_get_workspace (asking->context), asking->proposal, &seq,
                           &error))
    {
      san_context_report (asking->context, error);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u reply was entered",
                                       "%u replies were entered", n), n);
  san_context_say_step (asking->context, text, seq);
}

/* (transfer full): what is entered and what is not, a line each */
static char *
list_rows (SanProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint lines = 0;

  for (guint i = 0; i < san_proposal_get_n_rows (proposal) && lines < MOST_LINES; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (proposal, i);

      if (row->action != SAN_ROW_ADDED)
        continue;
      g_string_append_printf (text, "%s\u3000%s\n", row->key,
                              san_proposal_get_change (proposal, row->first_change)->new_value);
      lines++;
    }
  for (guint i = 0; i < san_proposal_get_n_remarks (proposal) && lines < MOST_LINES; i++, lines++)
    {
      const SanProposalRemark *remark = san_proposal_get_remark (proposal, i);

      g_string_append_printf (text, _("Row %u: %s\n"), remark->row, remark->reason);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_list (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);

  return scrolled;
}

void
san_ticket_feedback_show (GtkWidget  *parent,
                          SanContext *context,
                          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanProposal) proposal = san_feedback_plan (san_context_get_database (context), path,
                                                        &error);
  g_autofree char *body = NULL, *rows = NULL;
  Asking *asking;
  GtkWidget *dialog;
  guint added;

  if (proposal == NULL)
    {
      san_context_report (context, error);
      return;
    }

  added = san_proposal_count (proposal, SAN_ROW_ADDED);
  body = g_strdup_printf (_("To enter: %u. Entered before: %u. Not filled in: %u. Refused: %u."),
                          added, san_proposal_count (proposal, SAN_ROW_UNCHANGED),
                          san_proposal_count (proposal, SAN_ROW_SKIPPED),
                          san_proposal_count (proposal, SAN_ROW_REJECTED));
  rows = list_rows (proposal);
  dialog = adw_message_dialog_new (window_of (parent), _("Enter these replies?"), body);
  if (*rows != '\0')
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (rows));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "enter", _("Enter replies"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "enter", added > 0);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "enter",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "enter");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  asking = asking_new (parent, context);
  asking->proposal = g_steal_pointer (&proposal);
  g_object_set_data_full (G_OBJECT (dialog), "san-asking", asking, (GDestroyNotify) asking_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answer_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file_cb (GtkFileChooserNative *chooser,
            int                   response,
            Asking               *asking)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    san_ticket_feedback_show (asking->parent, asking->context, g_file_peek_path (file));
  g_object_unref (chooser);
}

void
san_ticket_feedback_read (GtkWidget  *parent,
                          SanContext *context)
{
  Asking *asking = asking_new (parent, context);
  GtkFileChooserNative *chooser = make_chooser (asking, _("Filled feedback workbook"),
                                                GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));

  g_signal_connect (chooser, "response", G_CALLBACK (on_file_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
