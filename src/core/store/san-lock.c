/* san-lock.c - one writer at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* F_OFD_SETLK */
#endif

#include "store/san-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/san-clock.h"
#include "base/san-text.h"

#define POLL_MS     50
#define MAX_CONTENT 4096

struct _SanLock
{
  char *path;   /* of the lock file */
  int   fd;
};

static char *
describe_self (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "host");
  json_builder_add_string_value (builder, g_get_host_name ());
  json_builder_set_member_name (builder, "user");
  json_builder_add_string_value (builder, g_get_user_name ());
  json_builder_set_member_name (builder, "pid");
  json_builder_add_int_value (builder, getpid ());
  json_builder_set_member_name (builder, "since");
  json_builder_add_int_value (builder, san_clock_real ());
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
set_locked (GError    **error,
            const char *path,
            int         fd)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *name = san_text_file_name (path);
  g_autofree char *when = NULL;
  char content[MAX_CONTENT];
  gssize length = pread (fd, content, sizeof content, 0);
  JsonNode *root;
  JsonObject *holder;

  if (length <= 0 || !json_parser_load_from_data (parser, content, length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_LOCKED,
                   _("“%s” is being written by another program. "
                     "Open it read-only, or wait until it is closed there."), name);
      return;
    }

  holder = json_node_get_object (root);
  since = g_date_time_new_from_unix_local (
    json_object_get_int_member_with_default (holder, "since", 0));
  when = g_date_time_format (since, "%Y-%m-%d %H:%M");

  g_set_error (error, SAN_ERROR, SAN_ERROR_LOCKED,
               _("“%s” has been in use by %s on the computer %s since %s (process %d). "
                 "Open it read-only, or wait until it is closed there."), name,
               json_object_get_string_member_with_default (holder, "user", "?"),
               json_object_get_string_member_with_default (holder, "host", "?"), when,
               (int) json_object_get_int_member_with_default (holder, "pid", 0));
}

static void
set_unwritable (GError    **error,
                const char *path,
                int         saved_errno)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NO_SPACE,
                         _("The disk is full, and nothing was written. "
                           "Make room and try again."));
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no folder “%s”."),
                 folder);
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("The folder “%s” is write-protected. "
                   "Open the ledger read-only, or copy it elsewhere."), folder);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The folder “%s” cannot be written: %s"), folder,
                 g_strerror (saved_errno));
}

/* A holder removes the file when it is done; who waited on it then holds a nameless one. */
static gboolean
is_still_there (const char *path,
                int         fd)
{
  struct stat mine;
  struct stat named;

  return fstat (fd, &mine) == 0 && stat (path, &named) == 0 &&
         mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}

static gboolean
write_content (int         fd,
               const char *content)
{
  gssize length = strlen (content);

  return ftruncate (fd, 0) == 0 && pwrite (fd, content, length, 0) == length;
}

/* One try. Returns the locked file; -1 with @error; or -1 without: somebody has it, or has
 * just gone. */
static int
try_once (const char *path,
          const char *lock_path,
          gboolean    last_try,
          GError    **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

  if (fd < 0)
    {
      set_unwritable (error, path, errno);
      return -1;
    }

  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    {
      if (is_still_there (lock_path, fd))
        return fd;
    }
  else if (errno != EAGAIN && errno != EACCES && errno != EINTR)
    {
      set_unwritable (error, path, errno);
    }
  else if (last_try)
    {
      set_locked (error, path, fd);
    }

  close (fd);

  return -1;
}

SanLock *
san_lock_take (const char *path,
               int         wait,
               GError    **error)
{
  g_autofree char *lock_path = NULL;
  g_autofree char *content = describe_self ();
  gint64 deadline = g_get_monotonic_time () + wait * G_TIME_SPAN_SECOND;
  GError *local = NULL;
  SanLock *self;
  int fd = -1;

  g_return_val_if_fail (path != NULL, NULL);

  lock_path = g_strconcat (path, ".lock", NULL);

  while (fd < 0)
    {
      fd = try_once (path, lock_path, g_get_monotonic_time () >= deadline, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }

      if (fd < 0)
        g_usleep (POLL_MS * 1000);
    }

  if (!write_content (fd, content))
    {
      set_unwritable (error, path, errno);
      g_unlink (lock_path);
      close (fd);
      return NULL;
    }

  self = g_new0 (SanLock, 1);
  self->path = g_steal_pointer (&lock_path);
  self->fd = fd;

  return self;
}

void
san_lock_release (SanLock *self)
{
  if (self == NULL)
    return;

  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
