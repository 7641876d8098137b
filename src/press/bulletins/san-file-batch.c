/* san-file-batch.c - many files that come into a folder together or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-file-batch.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-error.h"
#include "charts/san-surface.h"

#define TEMPLATE ".sanse-XXXXXX"
#define NAME_MAX_BYTES 180      /* with an ending and a number below what file systems take */

struct _SanFileBatch
{
  char      *folder;
  gboolean   made;       /* the folder was not there */
  char      *apart;      /* where the files are until all are there */
  GPtrArray *names;
};

static gboolean
fail (GError    **error,
      const char *path)
{
  int code = errno;

  g_set_error (error, SAN_ERROR, code == ENOSPC ? SAN_ERROR_NO_SPACE : SAN_ERROR_FAILED,
               _("Cannot write %s: %s"), path, g_strerror (code));

  return FALSE;
}

SanFileBatch *
san_file_batch_new (const char *folder,
                    GError    **error)
{
  g_autoptr (SanFileBatch) self = g_new0 (SanFileBatch, 1);

  self->folder = g_strdup (folder);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->made = !g_file_test (folder, G_FILE_TEST_EXISTS);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      self->made = FALSE;
      fail (error, folder);
      return NULL;
    }

  self->apart = g_build_filename (folder, TEMPLATE, NULL);
  if (g_mkdtemp_full (self->apart, 0777) == NULL)
    {
      g_clear_pointer (&self->apart, g_free);
      fail (error, folder);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
san_file_batch_free (SanFileBatch *self)
{
  for (guint i = 0; self->apart != NULL && i < self->names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->apart,
                                                g_ptr_array_index (self->names, i), NULL);

      g_unlink (path);
    }
  if (self->apart != NULL)
    g_rmdir (self->apart);
  if (self->made)
    g_rmdir (self->folder);   /* only where nothing came into it */

  g_ptr_array_unref (self->names);
  g_free (self->apart);
  g_free (self->folder);
  g_free (self);
}

gboolean
san_file_batch_add (SanFileBatch *self,
                    const char   *name,
                    GBytes       *bytes,
                    GError      **error)
{
  g_autofree char *path = g_build_filename (self->apart, name, NULL);

  g_ptr_array_add (self->names, g_strdup (name));

  return san_surface_save (bytes, path, error);
}

GPtrArray *
san_file_batch_finish (SanFileBatch *self,
                       GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *from = g_build_filename (self->apart, name, NULL);
      char *to = g_build_filename (self->folder, name, NULL);

      g_ptr_array_add (paths, to);
      if (g_rename (from, to) != 0)
        {
          fail (error, to);
          return NULL;
        }
    }

  return g_steal_pointer (&paths);
}

/* What some file system or shell would take for something else becomes a dash. */
static char *
clean_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean unsafe = c < 0x20 || c == 0x7f || (c < 128 && strchr ("/\\:*?\"<>|", (int) c)) ||
                        !g_unichar_isprint (c);

      if (clean->len + 4 > NAME_MAX_BYTES)
        break;
      g_string_append_unichar (clean, unsafe ? '-' : c);
    }

  /* neither hidden nor cut by those that drop points and blanks at the end */
  while (clean->len > 0 && strchr (". ", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  while (clean->len > 0 && strchr (". ", clean->str[0]) != NULL)
    g_string_erase (clean, 0, 1);
  if (clean->len == 0)
    g_string_assign (clean, "-");

  return g_string_free (clean, FALSE);
}

char *
san_file_name (const char *text,
               GHashTable *taken)
{
  g_autofree char *clean = clean_name (text);
  char *name = g_strdup (clean);
  char *key = g_utf8_casefold (name, -1);

  for (guint i = 2; g_hash_table_contains (taken, key); i++)
    {
      g_free (name);
      g_free (key);
      name = g_strdup_printf ("%s-%u", clean, i);
      key = g_utf8_casefold (name, -1);
    }
  g_hash_table_add (taken, key);

  return name;
}
