/* san-backup.c - copies that were opened and checked before they count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/san-text.h"
#include "store/san-file-copy.h"
#include "store/san-journal.h"
#include "store/san-workspace-private.h"

#define ENDING       ".sanse.bak"
#define STAMP_LENGTH 16   /* -YYYYMMDD-HHMMSS */
#define WEEKS_KEPT   8

void
san_backup_free (SanBackup *backup)
{
  if (backup == NULL)
    return;

  g_free (backup->path);
  g_free (backup->name);
  g_free (backup->digest);
  g_free (backup->state);
  g_free (backup);
}

/* Names */

static char *
ledger_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".sanse"))
    name[strlen (name) - strlen (".sanse")] = '\0';

  return name;
}

/* (transfer full): a free name for a backup made at @now */
static char *
find_free_path (const char *folder,
                const char *name,
                SanTime     now)
{
  int year;
  int month;
  int day;
  int second = san_clock_real () % 60;   /* our times have whole minutes only */

  san_day_get (san_time_day (now), &year, &month, &day);

  for (int i = 0; i < 60; i++)
    {
      int minute = now - san_time_day (now) * (SanTime) SAN_MINUTES_PER_DAY;
      g_autofree char *base = g_strdup_printf ("%s-%04d%02d%02d-%02d%02d%02d" ENDING, name,
                                               year, month, day, minute / 60, minute % 60,
                                               (second + i) % 60);
      g_autofree char *path = g_build_filename (folder, base, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* Takes "NAME-YYYYMMDD-HHMMSS.sanse.bak" apart; NULL when it is called otherwise. */
static SanBackup *
backup_from_name (const char *folder,
                  const char *file)
{
  gsize length = strlen (file);
  gsize name_length;
  SanBackup *backup;
  int year, month, day, hour, minute, second;
  int read = 0;

  if (!g_str_has_suffix (file, ENDING) || length <= strlen (ENDING) + STAMP_LENGTH)
    return NULL;

  name_length = length - strlen (ENDING) - STAMP_LENGTH;
  if (sscanf (file + name_length, "-%4d%2d%2d-%2d%2d%2d%n", &year, &month, &day, &hour,
              &minute, &second, &read) != 6 || read != STAMP_LENGTH)
    return NULL;

  if (!g_date_valid_dmy (day, month, year) || hour > 23 || minute > 59 || second > 59)
    return NULL;

  backup = g_new0 (SanBackup, 1);
  backup->path = g_build_filename (folder, file, NULL);
  backup->name = g_strndup (file, name_length);
  backup->at = san_day_new (year, month, day) * (SanTime) SAN_MINUTES_PER_DAY +
               hour * 60 + minute;
  backup->steps = -1;

  return backup;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const SanBackup *x = *(SanBackup *const *) a;
  const SanBackup *y = *(SanBackup *const *) b;

  if (x->at != y->at)
    return x->at < y->at ? 1 : -1;

  return strcmp (y->path, x->path);   /* the seconds stand in the name */
}

/* (element-type SanBackup): newest first, by their names alone */
static GPtrArray *
list_names (const char *folder,
            GError    **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *file;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no folder “%s”."),
                   folder);
      return NULL;
    }

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;

  backups = g_ptr_array_new_with_free_func ((GDestroyNotify) san_backup_free);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      SanBackup *backup = backup_from_name (folder, file);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, compare_newest_first);

  return g_steal_pointer (&backups);
}

/* Thinning */

/* Backups come newest first. Of each week, and then of each month, the newest stays. */
static gboolean
is_dispensable (const SanBackup *backup,
                const SanBackup *kept_before,
                SanDay           today,
                guint            keep)
{
  SanDay day = san_time_day (backup->at);
  SanDay before = san_time_day (kept_before->at);
  int year, month, other_year, other_month;

  if (day > today - (SanDay) keep)
    return FALSE;

  /* day 0 was a Thursday: + 3 makes weeks start on Monday */
  if (day > today - (SanDay) keep - 7 * WEEKS_KEPT)
    return (day + 3) / 7 == (before + 3) / 7;

  san_day_get (day, &year, &month, NULL);
  san_day_get (before, &other_year, &other_month, NULL);

  return year == other_year && month == other_month;
}

static void
thin_out (const char *folder,
          const char *name,
          SanDay      today,
          guint       keep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = list_names (folder, &error);
  const SanBackup *kept = NULL;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      SanBackup *backup = backups->pdata[i];

      if (!g_str_equal (backup->name, name))
        continue;

      if (kept != NULL && is_dispensable (backup, kept, today, keep))
        g_unlink (backup->path);
      else
        kept = backup;
    }
}

/* Making */

typedef struct
{
  char   *folder;
  char   *path;
  char   *name;
  char   *vfs;
  SanTime now;
  guint   keep;
} Job;

static void
job_free (Job *job)
{
  g_free (job->folder);
  g_free (job->path);
  g_free (job->name);
  g_free (job->vfs);
  g_free (job);
}

static Job *
job_new (SanWorkspace *workspace,
         const char   *folder,
         guint         keep)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (folder);
  job->name = ledger_name (san_workspace_get_path (workspace));
  job->vfs = g_strdup (san_workspace_get_vfs (workspace));
  job->now = san_workspace_now (workspace);
  job->keep = keep;

  return job;
}

static gboolean
run_job (Job          *job,
         SanDatabase  *source,
         GCancellable *cancellable,
         GError      **error)
{
  if (!g_file_test (job->folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no folder “%s”."),
                   job->folder);
      return FALSE;
    }

  san_file_remove_stale (job->folder, job->name);
  job->path = find_free_path (job->folder, job->name, job->now);
  if (job->path == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                   _("There are backups of this minute already. Try again in a minute."));
      return FALSE;
    }

  if (!san_file_copy (source, job->path, job->vfs, cancellable, error))
    return FALSE;

  if (job->keep > 0)
    thin_out (job->folder, job->name, san_time_day (job->now), job->keep);

  return TRUE;
}

/* The backup is there; that the journal cannot be written is no reason to deny it. */
static void
note_backup (SanWorkspace *workspace,
             Job          *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = san_text_file_name (job->path);

  if (!san_workspace_is_read_only (workspace) &&
      !san_journal_note (workspace, "backup", file, 0, NULL, &error))
    g_info ("%s", error->message);
}

gboolean
san_backup_make (SanWorkspace *workspace,
                 const char   *folder,
                 guint         keep,
                 GCancellable *cancellable,
                 char        **path,
                 GError      **error)
{
  g_autoptr (SanDatabase) source = NULL;
  Job *job;
  gboolean done;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  source = san_workspace_open_reader (workspace, error);
  if (source == NULL)
    return FALSE;

  job = job_new (workspace, folder, keep);
  done = run_job (job, source, cancellable, error);

  if (done)
    {
      note_backup (workspace, job);
      if (path != NULL)
        *path = g_steal_pointer (&job->path);
    }

  job_free (job);

  return done;
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (SanDatabase) source = san_workspace_open_reader (source_object, &error);

  if (source != NULL && run_job (task_data, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) outer = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }

  note_backup (SAN_WORKSPACE (source), job);
  g_task_return_pointer (outer, g_steal_pointer (&job->path), g_free);
}

void
san_backup_make_async (SanWorkspace       *workspace,
                       const char         *folder,
                       guint               keep,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *outer;
  g_autoptr (GTask) inner = NULL;

  g_return_if_fail (SAN_IS_WORKSPACE (workspace));
  g_return_if_fail (folder != NULL);

  outer = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (outer, san_backup_make_async);
  g_task_set_check_cancellable (outer, FALSE);

  inner = g_task_new (workspace, cancellable, on_made_cb, outer);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job_new (workspace, folder, keep), (GDestroyNotify) job_free);
  g_task_run_in_thread (inner, make_in_thread);
}

char *
san_backup_make_finish (SanWorkspace *workspace,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Listing */

static gboolean
look_inside (SanBackup *backup,
             GError   **error)
{
  g_autoptr (SanDatabase) database = san_database_open (backup->path, SAN_DATABASE_READ_ANY,
                                                        NULL, error);

  if (database == NULL || !san_file_quick_check (database, error))
    return FALSE;

  backup->steps = san_journal_length (database, error);
  backup->digest = backup->steps >= 0 ? san_journal_digest (database, error) : NULL;

  return backup->digest != NULL;
}

GPtrArray *
san_backup_list (const char *folder,
                 GError    **error)
{
  GPtrArray *backups;

  g_return_val_if_fail (folder != NULL, NULL);

  backups = list_names (folder, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      SanBackup *backup = backups->pdata[i];
      g_autoptr (GError) wrong = NULL;
      GStatBuf info;

      if (g_stat (backup->path, &info) == 0)
        backup->size = info.st_size;

      look_inside (backup, &wrong);
      backup->state = g_strdup (wrong != NULL ? wrong->message : "ok");
      if (backup->digest == NULL)
        backup->digest = g_strdup ("");
    }

  return backups;
}

/* Restoring */

gboolean
san_backup_restore (const char   *backup,
                    const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (SanDatabase) source = NULL;

  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!san_file_check_free (path, error))
    return FALSE;

  source = san_database_open (backup, SAN_DATABASE_READ, NULL, error);

  return source != NULL && san_file_copy (source, path, NULL, cancellable, error);
}
