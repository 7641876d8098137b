/* san-list-file.c - the lists of pages on paper and in files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-list-file.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "rounds/san-export.h"
#include "widgets/san-print.h"

/* Paper */

static GtkWindow *
window_of (SanPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

void
san_list_file_print (SanPage  *page,
                     SanPaper *paper,
                     gboolean  preview)
{
  g_autoptr (GError) error = NULL;

  if (!san_print_paper (window_of (page), paper, preview, &error))
    san_context_report (san_page_get_context (page), error);
}

char *
san_list_file_note (SanContext *context,
                    const char *more)
{
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autofree char *day = san_day_format (san_time_day (now));
  g_autofree char *printed = g_strdup_printf (_("Printed %s"), day);

  return more != NULL && *more != '\0' ? g_strdup_printf ("%s   %s", more, printed)
                                       : g_steal_pointer (&printed);
}

/* The question */

typedef struct
{
  SanListFileWrite write;
  gpointer         data;
  GDestroyNotify   destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static void
on_response_cb (GtkFileChooserNative *chooser,
                int                   response,
                SanPage              *page)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      const Question *question = g_object_get_data (G_OBJECT (chooser), "question");

      question->write (page, path, question->data);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

void
san_list_file_ask (SanPage         *page,
                   const char      *title,
                   const char      *name,
                   SanListFileWrite write,
                   gpointer         data,
                   GDestroyNotify   destroy)
{
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, window_of (page), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Export"), _("Cancel"));

  question->write = write;
  question->data = data;
  question->destroy = destroy;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "question", question, question_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Writing */

void
san_list_file_tell (SanContext   *context,
                    const char   *path,
                    const GError *error)
{
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  san_context_report (context, error);
  if (error != NULL)
    return;

  name = san_text_file_name (path);
  /* TRANSLATORS: a file without its folders */
  said = g_strdup_printf (_("Saved as …/%s"), name);
  san_context_say_written (context, said, path);
}

typedef struct
{
  SanDatabase *reader;
  char        *kind;
  char        *path;
  SanContext  *context;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->reader, san_database_close);
  g_free (export->kind);
  g_free (export->path);
  g_object_unref (export->context);
  g_free (export);
}

static gpointer
export_in_worker (SanJob       *job,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Export *export = data;
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (export->path, error);

  if (writer == NULL || !san_export (export->reader, export->kind, NULL, writer, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !san_table_writer_finish (writer, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
on_exported_cb (SanJob       *job,
                gpointer      value,
                const GError *error,
                gpointer      user_data)
{
  Export *export = user_data;

  san_list_file_tell (export->context, export->path, error);
}

void
san_list_file_export (SanPage    *page,
                      const char *kind,
                      const char *title,
                      const char *path)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  SanDatabase *reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  Export *export;

  if (reader == NULL)
    {
      san_context_report (context, error);
      return;
    }

  export = g_new0 (Export, 1);
  export->reader = reader;
  export->kind = g_strdup (kind);
  export->path = g_strdup (path);
  export->context = g_object_ref (context);
  san_jobs_run (san_context_get_jobs (context), title, export_in_worker, export, export_free,
                on_exported_cb, export);
}
