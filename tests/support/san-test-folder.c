/* san-test-folder.c - a place for the files of a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-folder.h"

#include <glib/gstdio.h>

struct _SanTestFolder
{
  char *path;
};

SanTestFolder *
san_test_folder_new (void)
{
  SanTestFolder *self = g_new0 (SanTestFolder, 1);
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("sanse-test-XXXXXX", &error);
  g_assert_no_error (error);

  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
san_test_folder_free (SanTestFolder *self)
{
  if (self == NULL)
    return;

  remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

char *
san_test_folder_path (SanTestFolder *self,
                      const char    *name)
{
  return g_build_filename (self->path, name, NULL);
}

guint
san_test_folder_count (SanTestFolder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

void
san_test_folder_make_comma_locale (SanTestFolder *self)
{
  g_autofree char *path = san_test_folder_path (self, "de_DE.UTF-8");
  const char *argv[] = { "localedef", "-c", "-i", "de_DE", "-f", "UTF-8", path, NULL };

  if (g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL) &&
      g_file_test (path, G_FILE_TEST_IS_DIR))
    g_setenv ("LOCPATH", self->path, TRUE);
}
