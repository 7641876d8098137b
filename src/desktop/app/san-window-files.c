/* san-window-files.c - what the window does with files: open, restore, drop, back up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-window-files.h"

#include <glib/gi18n-lib.h>

#include "app/san-backup-folder.h"
#include "app/san-news.h"
#include "app/san-open-file.h"
#include "app/san-preferences.h"
#include "app/san-settings.h"
#include "base/san-text.h"
#include "base/san-worker.h"
#include "store/san-backup.h"
#include "store/san-journal.h"

#define BACKUP_OLD_DAYS 7
#define BACKUP_SUFFIX   ".sanse.bak"

/* The path of what is being checked for the window */
#define CHECKING "san-checking"

static void open_in_mode (SanWindow       *self,
                          const char      *path,
                          SanWorkspaceMode mode,
                          gboolean         checked);

/* Choosing files */

typedef struct
{
  SanWindow            *window;       /* not owned: the chooser is transient for it */
  GtkFileChooserNative *chooser;
  SanChosenFunc         func;
  char *subject;
} Choice;

static void
on_chooser_response_cb (GtkFileChooserNative *chooser,
                        int                   response,
                        Choice               *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        choice->func (choice->window, path, choice->subject);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
  g_free (choice->subject);
  g_free (choice);
}

GtkFileChooser *
san_window_choose (SanWindow           *self,
                   const char          *title,
                   GtkFileChooserAction kind,
                   const char          *accept,
                   SanChosenFunc        func,
                   const char          *subject)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = self;
  choice->func = func;
  choice->subject = g_strdup (subject);
  choice->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), kind, accept,
                                                 _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (on_chooser_response_cb), choice);

  return GTK_FILE_CHOOSER (choice->chooser);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* Backups */

typedef struct
{
  SanWindow  *window;
  SanContext *context;
  SanJob     *job;
} BackupWork;

static void
on_backed_up_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  BackupWork *work = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = san_backup_make_finish (SAN_WORKSPACE (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  san_jobs_end (san_context_get_jobs (work->context), work->job, error);
  if (path != NULL)
    {
      name = san_text_file_name (path);
      said = g_strdup_printf (_("Backed up and checked: %s"), name);
      san_context_say (work->context, said);
    }
  else
    {
      san_context_report (work->context, error);
    }
  g_object_unref (work->window);
  g_object_unref (work->context);
  g_object_unref (work->job);
  g_free (work);
}

static void
on_backup_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanContext *context = san_window_get_context (data);
  SanWorkspace *workspace = san_context_get_workspace (context);
  g_autofree char *folder = san_backup_folder (san_workspace_get_path (workspace));
  BackupWork *work = g_new0 (BackupWork, 1);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_autoptr (GError) error =
        g_error_new (SAN_ERROR, SAN_ERROR_FAILED, _("The folder %s cannot be made: %s"), folder,
                     g_strerror (errno));

      san_context_report (context, error);
      g_free (work);
      return;
    }

  work->window = g_object_ref (data);
  work->context = g_object_ref (context);
  work->job = g_object_ref (san_jobs_begin (san_context_get_jobs (context), _("Backup")));
  san_backup_make_async (workspace, folder,
                         g_settings_get_uint (san_settings_get (), "backup-keep"),
                         san_job_get_cancellable (work->job), on_backed_up_cb, work);
}

static void
on_backups_listed_cb (SanJob       *job,
                      gpointer      value,
                      const GError *error,
                      gpointer      user_data)
{
  g_autoptr (SanWindow) self = user_data;
  g_autoptr (GPtrArray) backups = value;
  SanContext *context = san_window_get_context (self);
  SanTime now;

  if (context == NULL || backups == NULL)
    return;

  now = san_workspace_now (san_context_get_workspace (context));
  if (backups->len == 0)
    san_window_offer (self, _("There is no backup of this ledger yet"), _("Back up now"),
                      "win.backup");
  else if (now - ((SanBackup *) g_ptr_array_index (backups, 0))->at >
           BACKUP_OLD_DAYS * SAN_MINUTES_PER_DAY)
    san_window_offer (self, _("The last backup is more than a week old"), _("Back up now"),
                      "win.backup");
}

/* Not for a ledger that was made today. */
static void
offer_backup (SanWindow *self)
{
  SanContext *context = san_window_get_context (self);
  g_autoptr (SanStep) first = san_journal_step (san_context_get_database (context), 1, NULL);
  SanTime now = san_workspace_now (san_context_get_workspace (context));

  if (!san_context_is_read_only (context) && first != NULL &&
      san_time_day (first->at) < san_time_day (now))
    san_backup_folder_list (context, on_backups_listed_cb, g_object_ref (self));
}

/* Restoring */

typedef struct
{
  SanWindow *window;
  char      *backup;
  char      *path;
} RestoreWork;

static void
restore_work_free (gpointer data)
{
  RestoreWork *work = data;

  g_object_unref (work->window);
  g_free (work->backup);
  g_free (work->path);
  g_free (work);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  RestoreWork *work = task_data;
  GError *error = NULL;

  if (san_backup_restore (work->backup, work->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_restored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  RestoreWork *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (work->window)))
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    gtk_widget_activate_action (GTK_WIDGET (work->window), "win.open-file", "s", work->path);
  else
    san_window_fail (work->window, error);
}

static void
restore_to (SanWindow  *self,
            const char *path,
            const char *backup)
{
  g_autoptr (GTask) task = NULL;
  RestoreWork *work = g_new0 (RestoreWork, 1);

  work->window = g_object_ref (self);
  work->backup = g_strdup (backup);
  work->path = g_str_has_suffix (path, ".sanse") ? g_strdup (path)
                                                 : g_strconcat (path, ".sanse", NULL);
  task = g_task_new (NULL, NULL, on_restored_cb, NULL);
  g_task_set_task_data (task, work, restore_work_free);
  san_worker_run (task, restore_in_thread);
}

static void
restore_from (SanWindow  *self,
              const char *backup,
              const char *subject)
{
  g_autofree char *name = san_text_file_name (backup);
  g_autofree char *stem = NULL;
  g_autofree char *proposal = NULL;
  GtkFileChooser *chooser;

  if (g_str_has_suffix (name, BACKUP_SUFFIX))
    {
      stem = g_strndup (name, strlen (name) - strlen (BACKUP_SUFFIX));
      proposal = g_strdup_printf (_("%s-restored.sanse"), stem);
    }
  else
    {
      proposal = g_strdup (name);      /* a ledger, copied from where it cannot be written */
    }
  chooser = san_window_choose (self, _("Restore to"), GTK_FILE_CHOOSER_ACTION_SAVE, _("Restore"),
                               restore_to, backup);
  gtk_file_chooser_set_current_name (chooser, proposal);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_restore_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GtkFileChooser *chooser = san_window_choose (data, _("Choose a backup"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("Next"), restore_from, NULL);

  add_filter (chooser, _("Backups of ledgers"), "*.bak");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_restore_file_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  restore_from (data, g_variant_get_string (parameter, NULL), NULL);
}

/* Opening */

typedef struct
{
  SanWindow *window;
  char      *path;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question->path);
  g_free (question);
}

static void
on_elsewhere_response_cb (AdwMessageDialog *dialog,
                          const char       *response,
                          Question         *question)
{
  if (g_str_equal (response, "read"))
    open_in_mode (question->window, question->path, SAN_WORKSPACE_READ, FALSE);
  else if (g_str_equal (response, "copy"))
    restore_from (question->window, question->path, NULL);
}

/* In use elsewhere, made by a newer version, on a file system that lies about locks: it
 * can still be read. */
static void
ask_to_read (SanWindow    *self,
             const char   *path,
             const GError *error)
{
  g_autofree char *name = san_text_file_name (path);
  g_autofree char *heading = g_strdup_printf (_("Open %s read-only?"), name);
  AdwMessageDialog *dialog;
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->path = g_strdup (path);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading,
                                                       error->message));
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "read",
                                    _("Open read-only"), NULL);
  if (g_error_matches (error, SAN_ERROR, SAN_ERROR_UNSAFE_PLACE))
    adw_message_dialog_add_response (dialog, "copy", _("Copy to this computer…"));
  adw_message_dialog_set_response_appearance (dialog, "read", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "read");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_elsewhere_response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (san_workspace_check (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_checked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  SanWindow *self = SAN_WINDOW (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean sound = g_task_propagate_boolean (G_TASK (result), &error);

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;      /* it was closed meanwhile */

  g_object_set_data (G_OBJECT (self), CHECKING, NULL);
  san_window_wait (self, NULL);
  if (sound)
    open_in_mode (self, path, SAN_WORKSPACE_WRITE, TRUE);
  else
    san_window_fail (self, error);
}

/* What was not closed is looked through before it is written to; the window stays alive. */
static void
check_and_open (SanWindow  *self,
                const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_checked_cb, NULL);

  g_object_set_data_full (G_OBJECT (self), CHECKING, g_strdup (path), g_free);
  san_window_wait (self, _("The ledger was not closed last time and is being checked…"));
  g_task_set_task_data (task, g_strdup (path), g_free);
  san_worker_run (task, check_in_thread);
}

static void
open_in_mode (SanWindow       *self,
              const char      *path,
              SanWorkspaceMode mode,
              gboolean         checked)
{
  const SanWorkspaceOptions options = { .checked = checked };
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;

  if (mode == SAN_WORKSPACE_WRITE && !checked && san_workspace_needs_check (path))
    {
      check_and_open (self, path);
      return;
    }

  workspace = san_workspace_open (path, mode, &options, &error);
  if (workspace != NULL)
    {
      const char *notice = san_workspace_get_notice (workspace);

      san_window_set_workspace (self, workspace);
      if (notice != NULL)
        san_window_say (self, notice);
      else if (!san_news_offer (self))
        offer_backup (self);
      return;
    }

  if (mode == SAN_WORKSPACE_WRITE &&
      (g_error_matches (error, SAN_ERROR, SAN_ERROR_LOCKED) ||
       g_error_matches (error, SAN_ERROR, SAN_ERROR_READ_ONLY) ||
       g_error_matches (error, SAN_ERROR, SAN_ERROR_TOO_NEW) ||
       g_error_matches (error, SAN_ERROR, SAN_ERROR_UNSAFE_PLACE)))
    ask_to_read (self, path, error);
  else
    san_window_fail (self, error);
}

/* The window that has the ledger open already, or is about to, whatever its path is
 * called. */
static SanWindow *
window_of (SanWindow  *self,
           const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *real = g_canonicalize_filename (path, NULL);

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL;
       l != NULL; l = l->next)
    {
      SanContext *context;

      if (!SAN_IS_WINDOW (l->data))
        continue;
      if (g_strcmp0 (g_object_get_data (l->data, CHECKING), real) == 0)
        return l->data;
      context = san_window_get_context (l->data);
      if (context == NULL)
        continue;
      if (g_strcmp0 (san_workspace_get_path (san_context_get_workspace (context)), real) == 0)
        return l->data;
    }

  return NULL;
}

gboolean
san_window_open (SanWindow  *self,
                 const char *path)
{
  g_autofree char *real = NULL;
  SanWindow *other;

  g_return_val_if_fail (SAN_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  real = g_canonicalize_filename (path, NULL);
  other = window_of (self, real);
  if (other != NULL)
    {
      gtk_window_present (GTK_WINDOW (other));
      return other == self;
    }
  if (g_str_has_suffix (real, ".bak"))
    {
      restore_from (self, real, NULL);
      return FALSE;
    }

  open_in_mode (self, real, SAN_WORKSPACE_WRITE, FALSE);

  return window_of (self, real) == self;
}

/* A window holds one ledger: another one gets its own. */
static void
open_here_or_there (SanWindow  *self,
                    const char *path,
                    const char *subject)
{
  SanWindow *window = window_of (self, path);
  AdwApplication *application = ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (window == NULL)
    window = san_window_get_context (self) == NULL ? self : san_window_new (application);
  san_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GtkFileChooser *chooser = san_window_choose (data, _("Open ledger"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("Open"), open_here_or_there, NULL);

  add_filter (chooser, _("Ledgers"), "*.sanse");
  add_filter (chooser, _("All files"), "*");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What the program wrote, with the program it is for */
static void
on_open_written_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  SanContext *context = san_window_get_context (data);

  if (context != NULL)
    san_open_file (data, context, g_variant_get_bytestring (parameter));
}

static void
on_open_file_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  open_here_or_there (data, g_variant_get_string (parameter, NULL), NULL);
}

/* Dropping */

static gboolean
is_table (const char *path)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
take (SanWindow  *self,
      const char *path)
{
  GAction *import = g_action_map_lookup_action (G_ACTION_MAP (self), "import-file");

  if (g_str_has_suffix (path, ".sanse"))
    open_here_or_there (self, path, NULL);
  else if (g_str_has_suffix (path, ".bak"))
    restore_from (self, path, NULL);
  else if (is_table (path) && import != NULL && san_window_get_context (self) != NULL)
    g_action_activate (import, g_variant_new_bytestring (path));
  else
    return FALSE;

  return TRUE;
}

static gboolean
on_drop_cb (SanWindow    *self,
            const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean taken = FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      taken = (path != NULL && take (self, path)) || taken;
    }
  g_slist_free (files);
  if (!taken)
    san_window_say (self, _("Ledgers (.sanse), backups and tables (.xlsx, .csv) can be dropped here"));

  return taken;
}

static void
on_preferences_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  gtk_window_present (GTK_WINDOW (san_preferences_new (data, san_window_get_context (data))));
}

/* Closing while jobs run */

static void
on_jobs_finished_cb (SanWindow *self)
{
  SanContext *context = san_window_get_context (self);

  if (context != NULL && san_jobs_get_running (san_context_get_jobs (context)) == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_close_response_cb (SanWindow  *self,
                      const char *response)
{
  SanContext *context = san_window_get_context (self);
  SanJobs *jobs;

  if (context == NULL || g_str_equal (response, "back"))
    return;

  jobs = san_context_get_jobs (context);
  if (g_str_equal (response, "quit"))
    san_jobs_cancel_all (jobs);
  if (san_jobs_get_running (jobs) == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    g_signal_connect_object (jobs, "notify::running", G_CALLBACK (on_jobs_finished_cb), self,
                             G_CONNECT_SWAPPED);
}

gboolean
san_window_files_hold_close (SanWindow *self)
{
  guint running;
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  running = san_jobs_get_running (san_context_get_jobs (san_window_get_context (self)));
  if (running == 0)
    return FALSE;

  heading = g_strdup_printf (ngettext ("%u job still running", "%u jobs still running", running),
                             running);
  dialog = ADW_MESSAGE_DIALOG
             (adw_message_dialog_new (GTK_WINDOW (self), heading,
                                      _("Quitting cancels them; finished work is kept.")));
  adw_message_dialog_add_responses (dialog, "back", _("Back"), "wait", _("Wait"),
                                    "quit", _("Cancel and quit"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "quit", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "back");
  adw_message_dialog_set_close_response (dialog, "back");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_close_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

void
san_window_files_install (SanWindow *self)
{
  static const GActionEntry entries[] = {
    { "open", on_open_cb },
    { "open-file", on_open_file_cb, "s" },
    { "open-written", on_open_written_cb, "ay" },
    { "restore", on_restore_cb },
    { "restore-file", on_restore_file_cb, "s" },
    { "backup", on_backup_cb },
    { "preferences", on_preferences_cb },
  };
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
