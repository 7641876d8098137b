/* san-awards-letters.c - letters of interview to those who are summoned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-awards-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "bulletins/san-bulletin.h"
#include "bulletins/san-interview-letter.h"

/* What is asked for, and what the worker writes with. */
typedef struct
{
  SanContext  *context;
  SanDatabase *reader;
  gint64       round_id;
  GArray      *units;      /* gint64 */
  SanDay       day;
  char        *when;
  char        *where;
  char        *contact;
  char        *folder;
  GtkWindow   *window;
  GtkEditable *entries[3];
} Letters;

static void
letters_free (gpointer data)
{
  Letters *letters = data;

  g_clear_pointer (&letters->reader, san_database_close);
  g_clear_object (&letters->context);
  g_array_unref (letters->units);
  g_free (letters->when);
  g_free (letters->where);
  g_free (letters->contact);
  g_free (letters->folder);
  g_free (letters);
}

static gpointer
write_letters (SanJob       *job,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const Letters *letters = data;
  const SanInterviewWords words = {
    letters->when, letters->where, letters->contact, letters->day,
  };
  g_autoptr (SanAwardReading) reading = g_new0 (SanAwardReading, 1);
  g_autoptr (GPtrArray) made = NULL;

  reading->round = san_round_store_get (letters->reader, letters->round_id, error);
  if (reading->round != NULL)
    reading->ranking = san_ranking_load (letters->reader, reading->round, NULL, error);
  if (reading->ranking != NULL)
    reading->awards = san_bulletin_load_awards (letters->reader, reading->round, reading->ranking,
                                                error);
  if (reading->awards == NULL)
    return NULL;

  made = san_interview_letters_make (letters->reader, reading->round, reading->ranking,
                                     reading->awards, letters->units, &words, error);
  if (made == NULL ||
      !san_interview_letters_write (made, letters->folder, letters->day, NULL, NULL, cancellable,
                                    NULL, error))
    return NULL;

  return GUINT_TO_POINTER (made->len + 1);
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      data)
{
  const Letters *letters = data;
  guint n = value != NULL ? GPOINTER_TO_UINT (value) - 1 : 0;
  g_autofree char *name = san_text_file_name (letters->folder);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "Wrote %u letter to …/%s",
                                                        "Wrote %u letters to …/%s", n),
                                           n, name);

  if (value == NULL)
    san_context_report (letters->context, error);
  else
    san_context_say_written (letters->context, text, letters->folder);
}

static void
on_folder_cb (GtkFileChooserNative *chooser,
              int                   response,
              Letters              *letters)
{
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (chooser);
  if (folder != NULL)
    letters->reader = san_workspace_open_reader (san_context_get_workspace (letters->context),
                                                 &error);
  if (error != NULL)
    san_context_report (letters->context, error);
  if (letters->reader == NULL)
    {
      letters_free (letters);
      return;
    }

  letters->folder = g_file_get_path (folder);
  san_jobs_run (san_context_get_jobs (letters->context), _("Letters of interview"), write_letters,
                letters, letters_free, on_written_cb, letters);
}

static void
on_words_cb (Letters    *letters,
             const char *response)
{
  GtkFileChooserNative *chooser;

  if (!g_str_equal (response, "apply"))
    {
      letters_free (letters);
      return;
    }

  letters->when = g_strdup (gtk_editable_get_text (letters->entries[0]));
  letters->where = g_strdup (gtk_editable_get_text (letters->entries[1]));
  letters->contact = g_strdup (gtk_editable_get_text (letters->entries[2]));
  chooser = gtk_file_chooser_native_new (_("Folder for the Letters"), letters->window,
                                         GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_folder_cb), letters);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Those that are selected; without a selection all of the list */
static GArray *
units_of (SanAwardsWindow *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rows = san_text_table_get_selected (self->view);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const SanAward *award = self->shown->pdata[i];
      gboolean wanted = rows->len == 0;

      for (guint j = 0; j < rows->len; j++)
        wanted = wanted || g_array_index (rows, guint, j) == i;
      if (wanted)
        g_array_append_val (units, award->unit_id);
    }

  return units;
}

void
san_awards_window_write_letters (SanAwardsWindow *self)
{
  const char *titles[] = {
    C_("interview", "When"), C_("interview", "Where"), _("Contact"),
  };
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *dialog;
  Letters *letters = g_new0 (Letters, 1);

  letters->context = g_object_ref (self->context);
  letters->window = GTK_WINDOW (self);
  letters->round_id = self->reading->round->id;
  letters->units = units_of (self);
  letters->day = san_time_day (san_workspace_now (san_context_get_workspace (self->context)));

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Letters of interview"),
                                   _("What is left empty is filled in by hand."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "apply",
                                    _("Write…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), titles[i]);
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      gtk_widget_set_size_request (row, 340, -1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      letters->entries[i] = GTK_EDITABLE (row);
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_words_cb), letters);
  gtk_window_present (GTK_WINDOW (dialog));
}
