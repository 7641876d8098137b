/* san-database.c - one SQLite connection, its statements and transactions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define SITE_SHIFT      40
#define PROGRESS_OPS    20000   /* virtual machine steps between two looks at the cancellable */

static const char SQL_PRAGMAS[] =
  "PRAGMA foreign_keys = ON;"
  "PRAGMA cell_size_check = ON;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA cache_size = -32000";

static const char SQL_QUERY_ONLY[] =
  "PRAGMA query_only = ON";

static const char SQL_JOURNAL_MODE[] =
  "PRAGMA journal_mode = WAL";

static const char SQL_APPLICATION_ID[] =
  "PRAGMA application_id";

static const char SQL_USER_VERSION[] =
  "PRAGMA user_version";

static const char SQL_GET_SITE[] =
  "SELECT value FROM setting WHERE key = 'site'";

static const char SQL_GET_COUNTER[] =
  "SELECT value FROM counter WHERE name = 'id'";

static const char SQL_SET_COUNTER[] =
  "INSERT INTO counter (name, value) VALUES ('id', ?1)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

struct _SanDatabase
{
  sqlite3    *handle;
  GHashTable *idle;        /* SQL → SanStatement that nobody uses at the moment */

  /* ids given out in this transaction; written back when it is committed */
  gboolean ids_loaded;
  gint64   id_base;
  gint64   id_counter;
};

struct _SanTransaction
{
  SanDatabase *database;
};

/* A statement knows its sqlite3 handle, but not to which SanDatabase that belongs. */
static GMutex open_lock;
static GHashTable *open_databases;   /* sqlite3 → SanDatabase */

/* The failures that have a sentence of their own, which needs nothing filled in. */
static const struct
{
  int         code;
  SanError    error;
  const char *message;
} sentences[] = {
  { SQLITE_FULL, SAN_ERROR_NO_SPACE,
    N_("The disk is full, and nothing was written. Make room and try again.") },
  { SQLITE_BUSY, SAN_ERROR_LOCKED,
    N_("Another program is writing to the ledger. Try again when it is done.") },
  { SQLITE_LOCKED, SAN_ERROR_LOCKED,
    N_("Another program is writing to the ledger. Try again when it is done.") },
  { SQLITE_NOTADB, SAN_ERROR_DAMAGED, N_("This is not a Sanse ledger.") },
  { SQLITE_READONLY, SAN_ERROR_READ_ONLY,
    N_("The ledger cannot be written here: it was opened read-only, or its folder is "
       "write-protected.") },
};

static gboolean
is_no_space (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static void
set_error (sqlite3    *handle,
           const char *doing,
           GError    **error)
{
  int code = sqlite3_errcode (handle) & 0xff;
  const char *text = sqlite3_errmsg (handle);

  if (code == SQLITE_IOERR && is_no_space (sqlite3_system_errno (handle)))
    code = SQLITE_FULL;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i].code == code)
        {
          g_set_error_literal (error, SAN_ERROR, sentences[i].error, _(sentences[i].message));
          return;
        }
    }

  if (code == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
  else if (code == SQLITE_CORRUPT)
    g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                 _("The ledger is damaged (%s). Restore a backup."), text);
  else if (code == SQLITE_CONSTRAINT)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("This breaks a rule of the records: %s"), text);
  else if (code == SQLITE_IOERR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The disk reports an error (%s), and nothing was written."), text);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("%s failed: %s"),
                 doing != NULL ? doing : _("Working with the ledger"), text);
}

void
san_database_set_error (SanDatabase *self,
                        const char  *doing,
                        GError     **error)
{
  g_return_if_fail (self != NULL);

  set_error (self->handle, doing, error);
}

/* Opening */

static gboolean
check_identity (SanDatabase    *self,
                SanDatabaseMode mode,
                GError        **error)
{
  gint64 id;
  gint64 version;

  if (!san_database_query_int (self, SQL_APPLICATION_ID, &id, error) ||
      !san_database_query_int (self, SQL_USER_VERSION, &version, error))
    return FALSE;

  if (id != SAN_APPLICATION_ID || version < 1)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                           _("This is not a Sanse ledger."));
      return FALSE;
    }

  if (version > SAN_SCHEMA_VERSION && mode != SAN_DATABASE_READ_ANY)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_TOO_NEW,
                           _("This file was made by a newer version; update Sanse first."));
      return FALSE;
    }

  return TRUE;
}

/* Once, before SQLite is used: nobody reads its memory statistics, and keeping them costs a
 * lock for every allocation. A program that has used SQLite already keeps its way. */
static void
prepare_library (void)
{
  g_mutex_lock (&open_lock);
  if (open_databases == NULL)
    {
      open_databases = g_hash_table_new (NULL, NULL);
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
    }
  g_mutex_unlock (&open_lock);
}

static SanDatabase *
open_handle (const char     *name,
             SanDatabaseMode mode,
             int             flags,
             const char     *vfs,
             GError        **error)
{
  g_autoptr (SanDatabase) self = g_new0 (SanDatabase, 1);
  gboolean writes = mode == SAN_DATABASE_WRITE || mode == SAN_DATABASE_CREATE;

  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) sqlite3_finalize);

  prepare_library ();

  if (sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX, vfs) != SQLITE_OK)
    {
      set_error (self->handle, _("Opening the ledger"), error);
      return NULL;
    }

  g_mutex_lock (&open_lock);
  g_hash_table_insert (open_databases, self->handle, self);
  g_mutex_unlock (&open_lock);

  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (!san_database_exec (self, SQL_PRAGMAS, error) ||
      (mode != SAN_DATABASE_CREATE && !check_identity (self, mode, error)) ||
      !san_database_exec (self, writes ? SQL_JOURNAL_MODE : SQL_QUERY_ONLY, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* SQLite reads a file in WAL mode only where it can make the -shm file beside it. On a
 * medium or in a folder that we cannot write to, and where nobody is writing at present, it
 * may be told that the file will not change. */
static gboolean
is_where_nobody_writes (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_access (dir, W_OK) != 0 && (errno == EROFS || errno == EACCES) &&
         (g_stat (wal, &info) != 0 || info.st_size == 0);
}

static gboolean
check_new_path (const char *path,
                GError    **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no folder “%s”."), dir);
  else if (g_access (dir, W_OK) != 0)
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("The folder “%s” is write-protected."), dir);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS, _("There is a file “%s” already."), path);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_old_path (const char *path,
                gboolean    writes,
                GError    **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
  else if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED, _("This is not a Sanse ledger."));
  else if (g_access (path, R_OK) != 0)
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("You have no right to read “%s”."), path);
  else if (writes && (g_access (dir, W_OK) != 0 || g_access (path, W_OK) != 0))
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("“%s” is write-protected. Open it read-only, or copy it elsewhere."), path);
  else
    return TRUE;

  return FALSE;
}

SanDatabase *
san_database_open (const char     *path,
                   SanDatabaseMode mode,
                   const char     *vfs,
                   GError        **error)
{
  gboolean writes = mode == SAN_DATABASE_WRITE;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == SAN_DATABASE_CREATE)
    {
      if (!check_new_path (path, error))
        return NULL;

      return open_handle (path, mode, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs, error);
    }

  if (!check_old_path (path, writes, error))
    return NULL;

  if (!writes && is_where_nobody_writes (path))
    {
      g_autofree char *absolute = g_canonicalize_filename (path, NULL);
      g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
      g_autofree char *name = g_strconcat (uri, "?immutable=1", NULL);

      return open_handle (name, mode, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs, error);
    }

  return open_handle (path, mode, SQLITE_OPEN_READWRITE, vfs, error);
}

SanDatabase *
san_database_open_scratch (GError **error)
{
  return open_handle ("", SAN_DATABASE_CREATE, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                      NULL, error);
}

void
san_database_close (SanDatabase *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&open_lock);
  g_hash_table_remove (open_databases, self->handle);
  g_mutex_unlock (&open_lock);

  /* statements still in use keep the handle alive and finalize themselves on release */
  g_hash_table_unref (self->idle);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

sqlite3 *
san_database_handle (SanDatabase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->handle;
}

gboolean
san_database_exec (SanDatabase *self,
                   const char  *sql,
                   GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  set_error (self->handle, NULL, error);
  return FALSE;
}

static int
on_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
san_database_set_cancellable (SanDatabase  *self,
                              GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_OPS, on_progress_cb, cancellable);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

/* Statements */

SanStatement *
san_database_prepare (SanDatabase *self,
                      const char  *sql,
                      GError     **error)
{
  SanStatement *statement;
  const char *tail = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = g_hash_table_lookup (self->idle, sql);
  if (statement != NULL)
    {
      g_hash_table_steal (self->idle, sql);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                          &statement, &tail) != SQLITE_OK)
    {
      set_error (self->handle, _("Preparing a query"), error);
      return NULL;
    }

  g_assert (tail != NULL && *tail == '\0');   /* one statement a string */

  return statement;
}

void
san_statement_release (SanStatement *statement)
{
  SanDatabase *database;

  if (statement == NULL)
    return;

  g_mutex_lock (&open_lock);
  database = g_hash_table_lookup (open_databases, sqlite3_db_handle (statement));
  g_mutex_unlock (&open_lock);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  if (database == NULL || g_hash_table_contains (database->idle, sqlite3_sql (statement)))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (database->idle, (char *) sqlite3_sql (statement), statement);
}

gboolean
san_statement_step (SanStatement *statement,
                    gboolean     *has_row,
                    GError      **error)
{
  int rc = sqlite3_step (statement);

  *has_row = (rc == SQLITE_ROW);

  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;

  set_error (sqlite3_db_handle (statement), _("Reading the ledger"), error);
  return FALSE;
}

gboolean
san_statement_run (SanStatement *statement,
                   GError      **error)
{
  int rc = sqlite3_step (statement);

  g_return_val_if_fail (rc != SQLITE_ROW, FALSE);

  if (rc != SQLITE_DONE)
    set_error (sqlite3_db_handle (statement), _("Writing to the ledger"), error);

  sqlite3_reset (statement);

  return rc == SQLITE_DONE;
}

const char *
san_statement_text (SanStatement *statement,
                    int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

void
san_statement_bind_text (SanStatement *statement,
                         int           index,
                         const char   *text)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    sqlite3_bind_text (statement, index, text != NULL ? text : "", -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_text (statement, index, g_utf8_make_valid (text, -1), -1, g_free);
}

void
san_statement_bind_int (SanStatement *statement,
                        int           index,
                        gint64        value)
{
  sqlite3_bind_int64 (statement, index, value);
}

void
san_statement_bind_ref (SanStatement *statement,
                        int           index,
                        gint64        id)
{
  if (id != 0)
    sqlite3_bind_int64 (statement, index, id);
  else
    sqlite3_bind_null (statement, index);
}

gboolean
san_database_query_int (SanDatabase *self,
                        const char  *sql,
                        gint64      *value,
                        GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self, sql, error);
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  *value = has_row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/* Ids */

static gboolean
load_ids (SanDatabase *self,
          GError     **error)
{
  gint64 site;

  if (!san_database_query_int (self, SQL_GET_SITE, &site, error) ||
      !san_database_query_int (self, SQL_GET_COUNTER, &self->id_counter, error))
    return FALSE;

  self->id_base = site << SITE_SHIFT;
  self->ids_loaded = TRUE;

  return TRUE;
}

static gboolean
save_ids (SanDatabase *self,
          GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  if (!self->ids_loaded)
    return TRUE;

  update = san_database_prepare (self, SQL_SET_COUNTER, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, self->id_counter);

  return san_statement_run (update, error);
}

gint64
san_database_next_id (SanDatabase *self,
                      GError     **error)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (!sqlite3_get_autocommit (self->handle), 0);

  if (!self->ids_loaded && !load_ids (self, error))
    return 0;

  return self->id_base + ++self->id_counter;
}

/* Transactions */

static SanTransaction *
begin (SanDatabase *database,
       const char  *sql,
       GError     **error)
{
  SanTransaction *self;

  if (!san_database_exec (database, sql, error))
    return NULL;

  /* another connection may have given out ids since */
  database->ids_loaded = FALSE;

  self = g_new0 (SanTransaction, 1);
  self->database = database;

  return self;
}

SanTransaction *
san_transaction_begin (SanDatabase *database,
                       GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  /* IMMEDIATE: a read transaction that later writes can meet SQLITE_BUSY half way */
  return begin (database, "BEGIN IMMEDIATE", error);
}

SanTransaction *
san_transaction_begin_read (SanDatabase *database,
                            GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return begin (database, "BEGIN", error);
}

gboolean
san_transaction_commit (SanTransaction *self,
                        GError        **error)
{
  g_autoptr (SanTransaction) txn = self;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!save_ids (txn->database, error) ||
      !san_database_exec (txn->database, "COMMIT", error))
    return FALSE;

  g_free (g_steal_pointer (&txn));
  return TRUE;
}

void
san_transaction_abort (SanTransaction *self)
{
  if (self == NULL)
    return;

  /* SQLite may have rolled back by itself (full disk, I/O error) */
  if (!sqlite3_get_autocommit (self->database->handle))
    {
      g_autoptr (GError) error = NULL;

      if (!san_database_exec (self->database, "ROLLBACK", &error))
        g_info ("%s", error->message);
    }

  self->database->ids_loaded = FALSE;
  g_free (self);
}
