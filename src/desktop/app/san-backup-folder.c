/* san-backup-folder.c - where backups go, and which are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-backup-folder.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "store/san-backup.h"

typedef struct
{
  char *folder;
  char *name;      /* of the ledger, without .sanse */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->folder);
  g_free (search->name);
  g_free (search);
}

char *
san_backup_folder (const char *path)
{
  g_autofree char *set = g_settings_get_string (san_settings_get (), "backup-folder");
  g_autofree char *beside = NULL;

  if (*set != '\0')
    return g_steal_pointer (&set);
  beside = g_path_get_dirname (path);

  return g_build_filename (beside, "backups", NULL);
}

static gpointer
list_backups (SanJob       *job,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) all = NULL;

  if (!g_file_test (search->folder, G_FILE_TEST_IS_DIR))
    return g_ptr_array_new ();

  all = san_backup_list (search->folder, error);
  if (all == NULL)
    return NULL;

  for (guint i = all->len; i > 0; i--)
    {
      SanBackup *backup = g_ptr_array_index (all, i - 1);

      if (g_strcmp0 (backup->name, search->name) != 0)
        g_ptr_array_remove_index (all, i - 1);
    }

  return g_steal_pointer (&all);
}

void
san_backup_folder_list (SanContext *context,
                        SanJobDone  done,
                        gpointer    user_data)
{
  Search *search = g_new0 (Search, 1);

  search->folder =
    san_backup_folder (san_workspace_get_path (san_context_get_workspace (context)));
  search->name = g_path_get_basename (san_workspace_get_path (san_context_get_workspace (context)));
  if (g_str_has_suffix (search->name, ".sanse"))
    search->name[strlen (search->name) - strlen (".sanse")] = '\0';
  san_jobs_run (san_context_get_jobs (context), _("Looking at the backups"), list_backups,
                search, search_free, done, user_data);
}
