/* san-workspace.c - one office's file, open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-utils.h"
#include "store/san-file-copy.h"
#include "store/san-journal-record.h"
#include "store/san-place.h"
#include "store/san-record.h"
#include "store/san-refresh.h"
#include "store/san-schema.h"
#include "store/san-setting-store.h"

#define FIRST_SITE 1

G_DEFINE_FINAL_TYPE (SanWorkspace, san_workspace, G_TYPE_OBJECT)

static void
add_notice (SanWorkspace *self,
            const char   *sentence)
{
  if (self->notice == NULL)
    self->notice = g_string_new (sentence);
  else
    g_string_append_printf (self->notice, " %s", sentence);
}

gboolean
san_workspace_read_settings (SanWorkspace *self,
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
      !san_workspace_read_settings (self, error) ||
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
    .site = FIRST_SITE,
    .now = self->stands_at != 0 ? self->stands_at : san_clock_now (first->zone) - first->shift,
    .actor = self->actor,
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
  self->stands_at = options->stands_at;
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
  if (self->database == NULL || !san_workspace_read_settings (self, error))
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
san_workspace_clock (const char *zone,
                     gint64      shift)
{
  return san_clock_now (zone) - (san_clock_is_fixed () ? 0 : shift);
}

SanTime
san_workspace_now (SanWorkspace *self)
{
  g_return_val_if_fail (SAN_IS_WORKSPACE (self), 0);

  return self->stands_at != 0 ? self->stands_at : san_workspace_clock (self->zone, self->shift);
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
