/* san-journal-restore.c - a copy of the ledger as it was, made and opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/journal/san-journal-restore.h"

#include <glib/gi18n-lib.h>

#include "app/san-jobs.h"
#include "base/san-text.h"
#include "store/san-journal.h"

typedef struct
{
  SanDatabase *reader;
  gint64       seq;
  char        *path;
  char        *actor;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  san_database_close (self->reader);
  g_free (self->path);
  g_free (self->actor);
  g_free (self);
}

static gpointer
write_copy (SanJob       *job,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Restoring *self = data;

  if (!san_journal_copy_past (self->reader, self->seq, self->path, self->actor, cancellable,
                              error))
    return NULL;

  return g_strdup (self->path);
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      user_data)
{
  g_autoptr (SanPage) page = user_data;
  g_autofree char *path = value;

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.open-file", "s", path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    san_context_report (san_page_get_context (page), error);
}

void
san_journal_restore_to (SanPage    *page,
                        gint64      seq,
                        const char *path)
{
  SanContext *context = san_page_get_context (page);
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autoptr (GError) error = NULL;
  SanDatabase *reader = san_workspace_open_reader (workspace, &error);
  Restoring *self;

  if (reader == NULL)
    {
      san_context_report (context, error);
      return;
    }

  self = g_new0 (Restoring, 1);
  self->reader = reader;
  self->seq = seq;
  self->path = g_str_has_suffix (path, ".sanse") ? g_strdup (path)
                                                 : g_strconcat (path, ".sanse", NULL);
  self->actor = g_strdup (san_workspace_get_actor (workspace));
  san_jobs_run (san_context_get_jobs (context), _("Restoring a copy"), write_copy, self,
                restoring_free, on_written_cb, g_object_ref (page));
}

static void
on_chooser_response_cb (GtkFileChooserNative *chooser,
                        int                   response,
                        SanPage              *page)
{
  gint64 *seq = g_object_get_data (G_OBJECT (chooser), "seq");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      san_journal_restore_to (page, *seq, g_file_peek_path (file));
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

/* (transfer full): city-restored-20180612.sanse */
static char *
propose_name (SanPage *page,
              gint64   seq)
{
  SanContext *context = san_page_get_context (page);
  const char *path = san_workspace_get_path (san_context_get_workspace (context));
  g_autoptr (SanStep) step = san_journal_step (san_context_get_database (context), seq, NULL);
  g_autofree char *base = san_text_file_name (path);
  g_autofree char *day = NULL;
  char *dot = g_strrstr (base, ".sanse");
  int year, month, mday;

  if (dot != NULL)
    *dot = '\0';
  san_day_get (san_time_day (step != NULL ? step->at : 0), &year, &month, &mday);
  day = g_strdup_printf ("%04d%02d%02d", year, month, mday);

  return g_strdup_printf (_("%s-restored-%s.sanse"), base, day);
}

void
san_journal_restore (SanPage *page,
                     gint64   seq)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Restore to"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Restore"), _("Cancel"));
  g_autofree char *name = propose_name (page, seq);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "seq", g_memdup2 (&seq, sizeof seq), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
