/* san-place.c - which file systems tell the truth about locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-place.h"

#include <gio/gunixmounts.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-utils.h"

/* Shared between machines: a lock taken on one is not, or not always, seen on another. */
static const char *const network_types[] = {
  "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs",
  "nfs", "nfs4", "orangefs", "prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs", NULL
};

/* Drivers in user space of which is known that they serve this machine alone. */
static const char *const local_fuse_types[] = {
  "fuse.cryfs", "fuse.encfs", "fuse.exfat", "fuse.exfat-fuse", "fuse.ext2", "fuse.ext4",
  "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.lxcfs", "fuse.ntfs", "fuse.ntfs-3g",
  "fuse.veracrypt", NULL
};

SanPlace
san_place_from_fstype (const char *fstype)
{
  g_return_val_if_fail (fstype != NULL, SAN_PLACE_UNSAFE);

  if (g_str_equal (fstype, "fuseblk"))
    return SAN_PLACE_REMOVABLE;

  if (g_strv_contains (network_types, fstype))
    return SAN_PLACE_UNSAFE;

  if (g_str_equal (fstype, "fuse") || g_str_has_prefix (fstype, "fuse."))
    return g_strv_contains (local_fuse_types, fstype) ? SAN_PLACE_SAFE : SAN_PLACE_UNSAFE;

  return SAN_PLACE_SAFE;
}

static gboolean
lies_under (const char *path,
            const char *mount)
{
  gsize length = strlen (mount);

  if (g_str_equal (mount, "/"))
    return TRUE;

  return strncmp (path, mount, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

char *
san_place_find_fstype (const char *path)
{
  g_autofree char *folder = NULL;
  char *real;
  char *fstype = NULL;
  gsize longest = 0;
  GList *mounts;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  real = realpath (folder, NULL);
  if (real == NULL)
    return g_strdup ("");

  mounts = g_unix_mounts_get (NULL);
  for (GList *l = mounts; l != NULL; l = l->next)
    {
      const char *mount = g_unix_mount_get_mount_path (l->data);

      /* of two mounts on one folder the later hides the earlier */
      if (lies_under (real, mount) && strlen (mount) >= longest)
        {
          longest = strlen (mount);
          san_set_str (&fstype, g_unix_mount_get_fs_type (l->data));
        }
    }

  g_list_free_full (mounts, (GDestroyNotify) g_unix_mount_free);
  free (real);

  return fstype != NULL ? fstype : g_strdup ("");
}
