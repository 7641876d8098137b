/* san-file-copy.c - ledgers as files: copied, checked, then named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* renameat2 */
#endif

#include "store/san-file-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/san-clock.h"
#include "store/san-journal-record.h"

#define PAGES_A_STEP 1024
#define PART         ".part"
#define STALE_AFTER  (60 * 60)   /* seconds */

static const char SQL_QUICK_CHECK[] =
  "PRAGMA quick_check (1)";

/* one plain file, which opens on a write-protected medium too */
static const char SQL_SINGLE_FILE[] =
  "PRAGMA journal_mode = DELETE";

gboolean
san_file_check_free (const char *path,
                     GError    **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS, _("There is a file “%s” already."), path);
  return FALSE;
}

char *
san_file_temporary_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.%d" PART, name, (int) getpid ());

  return g_build_filename (folder, hidden, NULL);
}

void
san_file_remove_stale (const char *folder,
                       const char *prefix)
{
  g_autofree char *hidden = g_strconcat (".", prefix, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, hidden) && strstr (name, PART) != NULL &&
          g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
          info.st_mtime < san_clock_real () - STALE_AFTER)
        g_unlink (path);
    }
}

static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = fsync (fd) == 0;
  close (fd);

  return done;
}

/* FAT and some others do not know the flag; the lock beside the file must do there. */
static gboolean
rename_to_free_name (const char *from,
                     const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }

  return g_rename (from, to) == 0;
}

gboolean
san_file_make_single (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SINGLE_FILE, error);
  gboolean done = FALSE;
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  /* when it cannot, SQLite only answers with the mode that stays */
  done = g_str_equal (san_statement_text (query, 0), "delete");

  /* the header is written when the statement ends, not when it answers */
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (!done)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_FAILED,
                         _("The new file cannot be completed. Try again."));

  return done;
}

gboolean
san_file_settle (const char *temporary,
                 const char *path,
                 GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved_errno;

  /* a folder that cannot be synced (some FUSE drivers) is no reason to refuse */
  if (sync_path (temporary, O_RDONLY) && rename_to_free_name (temporary, path))
    {
      sync_path (folder, O_RDONLY | O_DIRECTORY);
      return TRUE;
    }

  saved_errno = errno;
  g_set_error (error, SAN_ERROR,
               saved_errno == EEXIST ? SAN_ERROR_EXISTS
               : saved_errno == ENOSPC ? SAN_ERROR_NO_SPACE : SAN_ERROR_FAILED,
               _("The file “%s” cannot be made: %s"), path, g_strerror (saved_errno));
  return FALSE;
}

void
san_file_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* Copying */

static gboolean
copy_pages (SanDatabase  *source,
            SanDatabase  *target,
            GCancellable *cancellable,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (san_database_handle (target), "main",
                                                san_database_handle (source), "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      san_database_set_error (target, _("Copying the ledger"), error);
      return FALSE;
    }

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (backup, PAGES_A_STEP);

  sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (rc != SQLITE_DONE)
    {
      san_database_set_error (target, _("Copying the ledger"), error);
      return FALSE;
    }

  return san_file_make_single (target, error);
}

static void
on_broken_step_cb (gint64      seq,
                   const char *wrong,
                   const char *found,
                   const char *expected,
                   gpointer    data)
{
  gint64 *first = data;

  if (*first == 0)
    *first = seq;
}

gboolean
san_file_quick_check (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_QUICK_CHECK, error);
  g_autofree char *answer = NULL;
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  answer = g_strdelimit (g_strdup (san_statement_text (query, 0)), "\n", ' ');
  if (g_str_equal (answer, "ok"))
    return TRUE;

  /* pages that the disk did not give are told in the same way as pages that make no sense */
  if (strstr (answer, "get the page") != NULL || strstr (answer, "failed to get page") != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The disk reports an error: a part of the file cannot be read (%s)."),
                 answer);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                 _("The ledger is damaged (%s). Restore a backup."), answer);

  return FALSE;
}

static gboolean
verify (SanDatabase *copy,
        GError     **error)
{
  gint64 broken = 0;

  if (!san_file_quick_check (copy, error) ||
      !san_journal_verify (copy, on_broken_step_cb, &broken, error))
    return FALSE;

  if (broken == 0)
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                       _("The ledger is damaged, and the copy was not kept. "
                         "Check the ledger."));
  return FALSE;
}

static gboolean
compare (SanDatabase *source,
         SanDatabase *copy,
         GError     **error)
{
  g_autofree char *before = san_journal_digest (source, error);
  g_autofree char *after = before != NULL ? san_journal_digest (copy, error) : NULL;
  gint64 length = after != NULL ? san_journal_length (source, error) : -1;
  gint64 copied = length >= 0 ? san_journal_length (copy, error) : -1;

  if (copied < 0)
    return FALSE;

  if (length == copied && g_str_equal (before, after))
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_FAILED,
                       _("The copy differs from the ledger and was not kept. Try again."));
  return FALSE;
}

static gboolean
copy_and_check (SanDatabase  *source,
                const char   *temporary,
                const char   *vfs,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (SanTransaction) state = NULL;
  g_autoptr (SanDatabase) copy = NULL;

  /* the copy is compared with the state that was copied, whatever is written meanwhile */
  if (sqlite3_get_autocommit (san_database_handle (source)))
    {
      state = san_transaction_begin_read (source, error);
      if (state == NULL)
        return FALSE;
    }

  copy = san_database_open (temporary, SAN_DATABASE_CREATE, vfs, error);
  if (copy == NULL || !copy_pages (source, copy, cancellable, error))
    return FALSE;

  /* opened anew, as a reader would who needs it */
  g_clear_pointer (&copy, san_database_close);
  copy = san_database_open (temporary, SAN_DATABASE_READ, vfs, error);
  if (copy == NULL)
    return FALSE;

  san_database_set_cancellable (copy, cancellable);

  return verify (copy, error) && compare (source, copy, error);
}

gboolean
san_file_copy (SanDatabase  *source,
               const char   *path,
               const char   *vfs,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!san_file_check_free (path, error))
    return FALSE;

  temporary = san_file_temporary_name (path);
  san_file_remove (temporary);

  if (copy_and_check (source, temporary, vfs, cancellable, error) &&
      san_file_settle (temporary, path, error))
    return TRUE;

  san_file_remove (temporary);
  return FALSE;
}
