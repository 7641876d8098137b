/* san-workspace.c - one office's file, open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-utils.h"
#include "store/san-file-copy.h"
#include "store/san-journal-record.h"
#include "store/san-lock.h"
#include "store/san-place.h"
#include "store/san-record.h"
#include "store/san-refresh.h"
#include "store/san-schema.h"
#include "store/san-setting-store.h"
#include "store/san-workspace-private.h"

#define FIRST_SITE 1

struct _SanWorkspace
{
  GObject      parent_instance;

  gint64       shift;        /* minutes that its clock is behind the real one */
  char        *path;
  char        *vfs;
  SanDatabase *database;
  SanLock     *lock;       /* NULL where we only read */
  GMutex       changing;   /* held while a change runs, on whatever thread */
  GThread     *changer;    /* who runs it on the thread of the workspace */

  char        *zone;
  gint64       site;
  char        *actor;
  GString     *notice;
  char        *closed;     /* nullable: why it cannot be written any more */
};

G_DEFINE_FINAL_TYPE (SanWorkspace, san_workspace, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_notice (SanWorkspace *self,
            const char   *sentence)
{
  if (self->notice == NULL)
    self->notice = g_string_new (sentence);
  else
    g_string_append_printf (self->notice, " %s", sentence);
}

/* Settings that every change needs; they may have changed with the last one. */
static gboolean
read_settings (SanWorkspace *self,
               GError      **error)
{
  g_autofree char *zone = san_setting_get (self->database, "zone", error);
  g_autofree char *site = NULL;

  if (zone == NULL)
    return FALSE;

  site = san_setting_get (self->database, "site", error);
  if (site == NULL)
    return FALSE;

  san_set_str (&self->zone, *zone != '\0' ? zone : SAN_DEFAULT_ZONE);
  self->site = g_ascii_strtoll (site, NULL, 10);

  return san_setting_get_shift (self->database, &self->shift, error);
}

static SanWorkspace *
workspace_new (const char                *path,
               const SanWorkspaceOptions *options)
{
  SanWorkspace *self = g_object_new (SAN_TYPE_WORKSPACE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->vfs = g_strdup (options->vfs);
  self->actor = g_strdup (g_get_user_name ());

  return self;
}

/* Opening */

static gboolean
check_place (SanWorkspace *self,
             gboolean      allow_unsafe,
             GError      **error)
{
  g_autofree char *fstype = san_place_find_fstype (self->path);

  switch (san_place_from_fstype (fstype))
    {
    case SAN_PLACE_UNSAFE:
      if (allow_unsafe)
        return TRUE;
      g_set_error (error, SAN_ERROR, SAN_ERROR_UNSAFE_PLACE,
                   _("“%s” lies on a network drive (%s), where two people could write at "
                     "once and damage it. Copy it to this computer and work there, or open "
                     "it read-only."), self->path, fstype);
      return FALSE;

    case SAN_PLACE_REMOVABLE:
      add_notice (self, _("The ledger lies on a removable drive: close it here before you "
                          "unplug the drive."));
      return TRUE;

    case SAN_PLACE_SAFE:
    default:
      return TRUE;
    }
}

static gboolean
is_left_open (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (wal, &info) == 0 && info.st_size > 0;
}

gboolean
san_workspace_needs_check (const char *path)
{
  g_autoptr (SanLock) lock = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!is_left_open (path))
    return FALSE;

  lock = san_lock_take (path, 0, NULL);

  return lock != NULL;
}

gboolean
san_workspace_check (const char *path,
                     GError    **error)
{
  g_autoptr (SanDatabase) database = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  database = san_database_open (path, SAN_DATABASE_READ, NULL, error);

  return database != NULL && san_file_quick_check (database, error);
}

static gboolean
check_after_crash (SanWorkspace *self,
                   gboolean      checked,
                   GError      **error)
{
  if (!checked && !san_file_quick_check (self->database, error))
    return FALSE;

  add_notice (self, _("The ledger was not closed last time. It has been checked, and "
                      "everything that was saved is there."));
  return TRUE;
}

/* A newer version may keep more caches than the one that wrote the file. */
static gboolean
fill_caches (SanDatabase *database,
             GError     **error)
{
  g_autoptr (SanTransaction) transaction = san_transaction_begin (database, error);
  g_autoptr (GPtrArray) tables = NULL;

  tables = transaction != NULL ? san_record_tables (database, error) : NULL;
  if (tables == NULL)
    return FALSE;

  g_ptr_array_add (tables, NULL);

  return san_refresh_run (database, (const char *const *) tables->pdata, error) &&
         san_transaction_commit (g_steal_pointer (&transaction), error);
}

/* The way back, should a new version not please: a verified copy beside the file. */
static gboolean
migrate (SanWorkspace *self,
         GError      **error)
{
  g_autofree char *copy = NULL;
  guint version;

  if (!san_schema_version (self->database, &version, error))
    return FALSE;

  if (version >= SAN_SCHEMA_VERSION)
    return TRUE;

  copy = g_strdup_printf ("%s-v%u.bak", self->path, version);
  if (!g_file_test (copy, G_FILE_TEST_EXISTS) &&
      !san_file_copy (self->database, copy, self->vfs, NULL, error))
    return FALSE;

  return san_schema_migrate (self->database, version, SAN_SCHEMA_VERSION, error) &&
         fill_caches (self->database, error);
}

/* Everything that needs the lock, once the file is known to be a ledger. */
static gboolean
become_writer (SanWorkspace              *self,
               const SanWorkspaceOptions *options,
               gboolean                   left_open,
               GError                   **error)
{
  self->lock = san_lock_take (self->path, options->wait, error);

  return self->lock != NULL &&
         (!(left_open || options->checked) ||
          check_after_crash (self, options->checked, error)) &&
         migrate (self, error);
}

/* The ledger of a closed year is an archive; its setting says which year, and where it goes
 * on. */
static gboolean
respect_closed (SanWorkspace *self,
                GError      **error)
{
  g_autofree char *closed = san_setting_get (self->database, "closed", error);
  g_auto (GStrv) words = NULL;
  g_autofree char *notice = NULL;

  if (closed == NULL)
    return FALSE;
  if (*closed == '\0')
    return TRUE;

  words = g_strsplit (closed, " ", 2);
  notice = g_strdup_printf (_("The year %s is closed; work goes on in “%s”. This ledger is its "
                              "archive and is shown read-only."),
                            words[0], words[1] != NULL ? words[1] : "");
  add_notice (self, notice);
  g_clear_pointer (&self->lock, san_lock_release);
  self->closed = g_steal_pointer (&notice);

  return TRUE;
}

SanWorkspace *
san_workspace_open (const char                *path,
                    SanWorkspaceMode           mode,
                    const SanWorkspaceOptions *options,
                    GError                   **error)
{
  static const SanWorkspaceOptions no_options = { 0 };
  g_autoptr (SanWorkspace) self = NULL;
  SanDatabaseMode database_mode = SAN_DATABASE_WRITE;
  gboolean left_open;
  guint version;

  g_return_val_if_fail (path != NULL, NULL);

  if (options == NULL)
    options = &no_options;

  if (mode == SAN_WORKSPACE_READ)
    database_mode = options->allow_newer ? SAN_DATABASE_READ_ANY : SAN_DATABASE_READ;

  self = workspace_new (path, options);
  left_open = is_left_open (self->path);

  if (mode == SAN_WORKSPACE_WRITE && !check_place (self, options->allow_unsafe, error))
    return NULL;

  /* before the lock: a file that is no ledger gets no lock file beside it */
  self->database = san_database_open (self->path, database_mode, self->vfs, error);
  if (self->database == NULL ||
      (mode == SAN_WORKSPACE_WRITE && !become_writer (self, options, left_open, error)) ||
      (mode == SAN_WORKSPACE_READ && !san_schema_supply (self->database, error)) ||
      !read_settings (self, error) ||
      !san_schema_version (self->database, &version, error))
    return NULL;

  if (!options->reopen && !respect_closed (self, error))
    return NULL;

  if (version > SAN_SCHEMA_VERSION)
    add_notice (self, _("This file was made by a newer version and is shown read-only; "
                        "update Sanse to work in it."));

  return g_steal_pointer (&self);
}

/* Creating */

typedef struct
{
  const char   *city;
  const char   *zone;
  SanChangeFunc fill;
  gpointer      data;
  gint64        shift;
} FirstChange;

static gboolean
make_first_records (SanDatabase *database,
                    gpointer     data,
                    GError     **error)
{
  FirstChange *self = data;
  g_autofree char *site = g_strdup_printf ("%d", FIRST_SITE);

  return (self->shift == 0 || san_setting_set_shift (database, self->shift, error)) &&
         san_setting_set (database, "site", site, error) &&
         san_setting_set (database, "city", self->city, error) &&
         san_setting_set (database, "zone", self->zone, error) &&
         (self->fill == NULL || self->fill (database, self->data, error));
}

static gboolean
build_file (SanWorkspace *self,
            const char   *temporary,
            FirstChange  *first,
            GError      **error)
{
  g_autoptr (SanDatabase) database = NULL;
  /* not the name of the file: bulletins carry the head of the journal, and two files made
   * alike are alike */
  SanStepDraft draft = {
    .site = FIRST_SITE, .now = san_clock_now (first->zone) - first->shift, .actor = self->actor,
    .verb = "new", .label = first->city != NULL ? first->city : "",
  };

  database = san_database_open (temporary, SAN_DATABASE_CREATE, self->vfs, error);

  return database != NULL &&
         san_schema_create (database, error) &&
         san_journal_record (database, &draft, make_first_records, first, NULL, error) &&
         san_file_make_single (database, error);
}

SanWorkspace *
san_workspace_create (const char                *path,
                      const char                *city,
                      const char                *zone,
                      const char                *actor,
                      SanChangeFunc              fill,
                      gpointer                   data,
                      const SanWorkspaceOptions *options,
                      GError                   **error)
{
  static const SanWorkspaceOptions no_options = { 0 };
  g_autoptr (SanWorkspace) self = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  FirstChange first = { city, zone != NULL ? zone : SAN_DEFAULT_ZONE, fill, data,
                        options != NULL ? options->clock_shift : 0 };

  g_return_val_if_fail (path != NULL, NULL);

  if (options == NULL)
    options = &no_options;

  self = workspace_new (path, options);
  if (actor != NULL)
    san_workspace_set_actor (self, actor);

  if (!check_place (self, options->allow_unsafe, error))
    return NULL;

  if (!san_file_check_free (self->path, error))
    return NULL;

  self->lock = san_lock_take (self->path, options->wait, error);
  if (self->lock == NULL)
    return NULL;

  /* built aside: nobody ever meets a half made ledger under this name */
  temporary = san_file_temporary_name (self->path);
  folder = g_path_get_dirname (self->path);
  name = g_path_get_basename (self->path);
  san_file_remove_stale (folder, name);
  san_file_remove (temporary);

  if (!build_file (self, temporary, &first, error) ||
      !san_file_settle (temporary, self->path, error))
    {
      san_file_remove (temporary);
      return NULL;
    }

  self->database = san_database_open (self->path, SAN_DATABASE_WRITE, self->vfs, error);
  if (self->database == NULL || !read_settings (self, error))
    {
      g_clear_pointer (&self->database, san_database_close);
      san_file_remove (self->path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
san_workspace_close (SanWorkspace *self)
{
  g_return_if_fail (SAN_IS_WORKSPACE (self));

  /* a change in a worker ends first: it has the lock on its side */
  g_mutex_lock (&self->changing);
  g_clear_pointer (&self->database, san_database_close);
  g_clear_pointer (&self->lock, san_lock_release);
  g_mutex_unlock (&self->changing);
}

/* GObject */

static void
san_workspace_finalize (GObject *object)
{
  SanWorkspace *self = SAN_WORKSPACE (object);

  san_workspace_close (self);

  g_mutex_clear (&self->changing);
  g_free (self->path);
  g_free (self->vfs);
  g_free (self->zone);
  g_free (self->actor);
  g_free (self->closed);
  if (self->notice != NULL)
    g_string_free (self->notice, TRUE);

  G_OBJECT_CLASS (san_workspace_parent_class)->finalize (object);
}

static void
san_workspace_class_init (SanWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_workspace_finalize;

  /**
   * SanWorkspace::changed:
   * @self: the workspace
   * @seq: the new step
   *
   * After every step, on the thread of the workspace.
   */
  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
san_workspace_init (SanWorkspace *self)
{
  g_mutex_init (&self->changing);
}

/* What is known of it */

const char *
san_workspace_get_path (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  return self->path;
}

gboolean
san_workspace_is_read_only (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), TRUE);

  return self->lock == NULL;
}

const char *
san_workspace_get_notice (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  return self->notice != NULL ? self->notice->str : NULL;
}

const char *
san_workspace_get_vfs (SanWorkspace *self)
{
  return self->vfs;
}

SanDatabase *
san_workspace_database (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  return self->database;
}

const char *
san_workspace_get_zone (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  return self->zone;
}

gint64
san_workspace_get_site (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), 0);

  return self->site;
}

SanTime
san_workspace_now (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), 0);

  return san_clock_now (self->zone) - (san_clock_is_fixed () ? 0 : self->shift);
}

const char *
san_workspace_get_actor (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  return self->actor;
}

void
san_workspace_set_actor (SanWorkspace *self,
                         const char   *actor)
{
  g_return_if_fail (SAN_IS_WORKSPACE (self));
  g_return_if_fail (actor != NULL);

  san_set_str (&self->actor, actor);
}

SanDatabase *
san_workspace_open_reader (SanWorkspace *self,
                           GError      **error)
{
  g_autoptr (SanDatabase) reader = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (self), NULL);

  reader = san_database_open (self->path, SAN_DATABASE_READ, self->vfs, error);
  if (reader == NULL || !san_schema_supply (reader, error))
    return NULL;

  return g_steal_pointer (&reader);
}

/* Changing */

static gboolean
check_writable (SanWorkspace *self,
                GError      **error)
{
  if (self->lock != NULL)
    return TRUE;

  if (self->closed != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY, "%s: %s", self->path, self->closed);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("“%s” was opened read-only."), self->path);
  return FALSE;
}

/* On the thread of the workspace, after a step was made. */
static void
announce (SanWorkspace *self,
          gint64        seq)
{
  g_autoptr (GError) error = NULL;

  if (seq == 0)
    return;

  if (self->database != NULL && !read_settings (self, &error))
    g_info ("%s", error->message);

  g_signal_emit (self, signals[CHANGED], 0, seq);
}

static gboolean
record (SanWorkspace       *self,
        const SanStepDraft *what,
        SanChangeFunc       func,
        gpointer            data,
        gint64             *seq,
        GError            **error)
{
  SanStepDraft draft = *what;
  gint64 new_seq = 0;
  gboolean done;

  if (!check_writable (self, error))
    return FALSE;

  draft.site = self->site;
  draft.now = san_workspace_now (self);
  draft.actor = self->actor;

  /* a change within a change would wait for itself */
  g_return_val_if_fail (self->changer != g_thread_self (), FALSE);

  g_mutex_lock (&self->changing);
  self->changer = g_thread_self ();
  done = san_journal_record (self->database, &draft, func, data, &new_seq, error);
  self->changer = NULL;
  g_mutex_unlock (&self->changing);

  if (!done)
    return FALSE;

  announce (self, new_seq);
  if (seq != NULL)
    *seq = new_seq;

  return TRUE;
}

gboolean
san_workspace_record (SanWorkspace *self,
                      const char   *verb,
                      const char   *label,
                      const char   *undoes,
                      gint64        refers,
                      GBytes       *changeset,
                      gint64       *seq,
                      GError      **error)
{
  SanStepDraft draft = {
    .verb = verb, .label = label, .undoes = undoes, .refers = refers, .changeset = changeset,
  };

  return record (self, &draft, NULL, NULL, seq, error);
}

gboolean
san_workspace_change (SanWorkspace *self,
                      const char   *verb,
                      const char   *label,
                      SanChangeFunc func,
                      gpointer      data,
                      gint64       *seq,
                      GError      **error)
{
  SanStepDraft draft = { .verb = verb, .label = label };

  g_return_val_if_fail (SAN_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return record (self, &draft, func, data, seq, error);
}

/* In a worker: values are copied in, the result comes back; the object stays outside. */
typedef struct
{
  char          *path;
  char          *vfs;
  GMutex        *changing;   /* the workspace's, which the task keeps alive */
  char          *actor;
  char          *verb;
  char          *label;
  SanStepDraft   draft;
  SanChangeFunc  func;
  gpointer       data;
  GDestroyNotify destroy;
  gint64         seq;
} Job;

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);

  g_free (job->path);
  g_free (job->vfs);
  g_free (job->actor);
  g_free (job->verb);
  g_free (job->label);
  g_free (job);
}

static gboolean
run_job (Job          *job,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (SanDatabase) database = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  database = san_database_open (job->path, SAN_DATABASE_WRITE, job->vfs, error);
  if (database == NULL)
    return FALSE;

  san_database_set_cancellable (database, cancellable);

  return san_journal_record (database, &job->draft, job->func, job->data, &job->seq, error);
}

static void
change_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (job->changing);
  done = run_job (job, cancellable, &error);
  g_mutex_unlock (job->changing);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Back on the thread of the workspace: the world is told before the caller is. */
static void
on_changed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  SanWorkspace *self = SAN_WORKSPACE (source);
  g_autoptr (GTask) outer = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }

  announce (self, job->seq);
  g_task_return_pointer (outer, g_memdup2 (&job->seq, sizeof job->seq), g_free);
}

void
san_workspace_change_async (SanWorkspace       *self,
                            const char         *verb,
                            const char         *label,
                            SanChangeFunc       func,
                            gpointer            data,
                            GDestroyNotify      destroy,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *outer;
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (SAN_IS_WORKSPACE (self));
  g_return_if_fail (func != NULL);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, san_workspace_change_async);
  /* the step is made or not: once it is, a late cancel does not change that */
  g_task_set_check_cancellable (outer, FALSE);

  job = g_new0 (Job, 1);
  job->path = g_strdup (self->path);
  job->vfs = g_strdup (self->vfs);
  job->changing = &self->changing;
  job->actor = g_strdup (self->actor);
  job->verb = g_strdup (verb);
  job->label = g_strdup (label);
  job->draft = (SanStepDraft) {
    .site = self->site, .now = san_workspace_now (self), .actor = job->actor,
    .verb = job->verb, .label = job->label,
  };
  job->func = func;
  job->data = data;
  job->destroy = destroy;

  inner = g_task_new (self, cancellable, on_changed_cb, outer);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job, (GDestroyNotify) job_free);

  if (!check_writable (self, &error))
    g_task_return_error (inner, error);
  else
    g_task_run_in_thread (inner, change_in_thread);
}

gboolean
san_workspace_change_finish (SanWorkspace *self,
                             GAsyncResult *result,
                             gint64       *seq,
                             GError      **error)
{
  g_autofree gint64 *made = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  made = g_task_propagate_pointer (G_TASK (result), error);
  if (made == NULL)
    return FALSE;

  if (seq != NULL)
    *seq = *made;

  return TRUE;
}
