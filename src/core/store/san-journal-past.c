/* san-journal-past.c - a copy of the ledger as it was after some step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal.h"

#include <glib/gi18n-lib.h>

#include "store/san-changeset.h"
#include "store/san-file-copy.h"
#include "store/san-journal-record.h"
#include "store/san-workspace-private.h"

typedef struct
{
  gint64     seq;
  GPtrArray *inverses;   /* GBytes, the newest first */
} Way;

/* Every change is taken back, undoing and redoing included: no step needs to be judged. */
static gboolean
add_inverse (gint64      seq,
             const char *undoes,
             GBytes     *changeset,
             gpointer    data,
             GError    **error)
{
  Way *way = data;
  GBytes *inverse;

  if (seq <= way->seq)
    return FALSE;

  inverse = san_changeset_invert (changeset, error);
  if (inverse == NULL)
    return FALSE;

  g_ptr_array_add (way->inverses, inverse);

  return TRUE;
}

/* (transfer full) (nullable): NULL without @error when nothing changed since */
static GBytes *
way_back (SanDatabase *database,
          gint64       seq,
          GError     **error)
{
  g_autoptr (GPtrArray) inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Way way = { seq, inverses };
  GError *local = NULL;

  san_journal_walk_before (database, G_MAXINT64, add_inverse, &way, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  return inverses->len > 0 ? san_changeset_concat (inverses, error) : NULL;
}

static gboolean
rewind_file (const char *path,
             const char *vfs,
             const char *actor,
             SanStep    *step,
             GError    **error)
{
  SanWorkspaceOptions options = { .vfs = vfs, .allow_unsafe = TRUE };
  g_autoptr (SanWorkspace) workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, &options,
                                                           error);
  g_autoptr (GBytes) inverse = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;
  GError *local = NULL;

  if (workspace == NULL)
    return FALSE;

  san_workspace_set_actor (workspace, actor);
  inverse = way_back (san_workspace_database (workspace), step->seq, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  time = san_time_format (step->at);
  label = g_strdup_printf ("%" G_GINT64_FORMAT " %s", step->seq, time);
  if (inverse != NULL &&
      !san_workspace_record (workspace, "rewind", label, NULL, 0, inverse, NULL, error))
    return FALSE;

  if (!san_file_make_single (san_workspace_database (workspace), error))
    return FALSE;

  san_workspace_close (workspace);

  return TRUE;
}

gboolean
san_journal_copy_past (SanDatabase  *database,
                       gint64        seq,
                       const char   *path,
                       const char   *actor,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (SanStep) step = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL && actor != NULL, FALSE);

  step = san_journal_step (database, seq, error);
  if (step == NULL || !san_file_check_free (path, error))
    return FALSE;

  temporary = san_file_temporary_name (path);
  done = san_file_copy (database, temporary, NULL, cancellable, error) &&
         rewind_file (temporary, NULL, actor, step, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         san_file_settle (temporary, path, error);
  if (!done)
    san_file_remove (temporary);

  return done;
}
