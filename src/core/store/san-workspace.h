/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/**
 * SanWorkspace:
 *
 * One office's file, open. Lives on the thread that opened it; its connection reads and,
 * where it holds the writer's lock, writes. Every change goes through
 * san_workspace_change() and becomes one step of the journal.
 *
 * #SanWorkspace::changed (gint64 seq) is emitted on the opener's thread after every step:
 * change, undo, redo.
 */
#define SAN_TYPE_WORKSPACE (san_workspace_get_type ())
G_DECLARE_FINAL_TYPE (SanWorkspace, san_workspace, SAN, WORKSPACE, GObject)

typedef enum
{
  SAN_WORKSPACE_READ,
  SAN_WORKSPACE_WRITE,
} SanWorkspaceMode;

/* Does the change. Everything it writes is kept, or nothing is. */
typedef gboolean (*SanChangeFunc) (SanDatabase *database,
                                   gpointer     data,
                                   GError     **error);

typedef struct
{
  const char *vfs;          /* nullable; tests */
  int         wait;         /* seconds to wait for the writer's lock */
  gboolean    allow_unsafe; /* never set by a face: network file systems are refused */
  gint64      clock_shift;  /* a new file's clock is so many minutes behind the real one */
  SanTime     stands_at;    /* the clock of what makes a new file stands, so that all that is
                             * written before it is closed is of one moment; 0: it goes */
  gboolean    allow_newer;  /* READ takes a newer version's file, too (with a notice) */
  gboolean    reopen;       /* WRITE takes the ledger of a closed year, too */
  gboolean    checked;      /* WRITE: san_workspace_check() has found a file sound that was
                             * left open; else it is checked here */
} SanWorkspaceOptions;

/* Makes a new file with the current schema and its first step, "new", in which @fill (may
 * be NULL) writes the first records after the settings site, city and zone are there. An
 * existing file is SAN_ERROR_EXISTS; on failure no file is left. */
SanWorkspace *san_workspace_create      (const char                *path,
                                         const char                *city,
                                         const char                *zone,
                                         const char                *actor,
                                         SanChangeFunc              fill,
                                         gpointer                   data,
                                         const SanWorkspaceOptions *options,
                                         GError                   **error);
/* WRITE takes the OFD lock on PATH.lock (SAN_ERROR_LOCKED names holder and since),
 * refuses file systems that lie about locks (SAN_ERROR_UNSAFE_PLACE), and migrates an
 * older schema after a verified backup beside the file. READ never needs the lock and
 * never migrates. The ledger of a year that was closed is opened as for READ, with a notice.
 * @options may be NULL. */
SanWorkspace *san_workspace_open        (const char                *path,
                                         SanWorkspaceMode           mode,
                                         const SanWorkspaceOptions *options,
                                         GError                   **error);
/* Whether the file was not closed by who wrote it last, and nobody holds it: opening it for
 * writing checks it first, which takes a second or so for a large one. */
gboolean      san_workspace_needs_check (const char                *path);
/* That check, from any thread: SAN_ERROR_DAMAGED */
gboolean      san_workspace_check       (const char                *path,
                                         GError                   **error);
/* Gives the lock back and closes; the object stays valid but useless. */
void          san_workspace_close       (SanWorkspace              *self);

const char   *san_workspace_get_path    (SanWorkspace              *self);
gboolean      san_workspace_is_read_only (SanWorkspace             *self);
/* (transfer none) (nullable): a sentence that the user should read after opening: the file
 * lies on a stick, was not closed cleanly (and has been checked), is of a newer version */
const char   *san_workspace_get_notice  (SanWorkspace              *self);
/* (transfer none): the connection of the opener's thread */
SanDatabase  *san_workspace_database    (SanWorkspace              *self);
const char   *san_workspace_get_zone    (SanWorkspace              *self);
gint64        san_workspace_get_site    (SanWorkspace              *self);
SanTime       san_workspace_now         (SanWorkspace              *self);
const char   *san_workspace_get_actor   (SanWorkspace              *self);
void          san_workspace_set_actor   (SanWorkspace              *self,
                                         const char                *actor);

/* Runs @func in one transaction and records what it did as one step. @verb is one of
 * san_verbs[] (san-journal.h); @label says what it was about in the words of the records
 * and is not translated. @seq (out, optional): the new step, 0 when nothing changed and
 * therefore no step was made. Refused when now is earlier than the newest step
 * (SAN_ERROR_CONFLICT) or the file is read-only (SAN_ERROR_READ_ONLY). */
gboolean      san_workspace_change      (SanWorkspace              *self,
                                         const char                *verb,
                                         const char                *label,
                                         SanChangeFunc              func,
                                         gpointer                   data,
                                         gint64                    *seq,
                                         GError                   **error);
/* The same in a worker thread with a connection of its own, for long changes. Only one
 * change runs at a time: a second waits. */
void          san_workspace_change_async (SanWorkspace             *self,
                                         const char                *verb,
                                         const char                *label,
                                         SanChangeFunc              func,
                                         gpointer                   data,
                                         GDestroyNotify             destroy,
                                         GCancellable              *cancellable,
                                         GAsyncReadyCallback        callback,
                                         gpointer                   user_data);
gboolean      san_workspace_change_finish (SanWorkspace            *self,
                                         GAsyncResult              *result,
                                         gint64                    *seq,
                                         GError                   **error);
/* (transfer full): a read-only connection of its own, for a worker thread */
SanDatabase  *san_workspace_open_reader (SanWorkspace              *self,
                                         GError                   **error);

G_END_DECLS
