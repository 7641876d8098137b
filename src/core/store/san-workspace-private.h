/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-lock.h"
#include "store/san-workspace.h"

G_BEGIN_DECLS

/* Opened and described in san-workspace.c, changed in san-workspace-change.c. */
struct _SanWorkspace
{
  GObject      parent_instance;

  gint64       shift;      /* minutes that its clock is behind the real one */
  SanTime      stands_at;  /* 0: it goes */
  char        *path;
  char        *vfs;
  SanDatabase *database;
  SanLock     *lock;       /* NULL where we only read */
  GMutex       changing;   /* held while a change runs, on whatever thread */
  GThread     *changer;    /* who runs it on the thread of the workspace */

  char        *zone;
  gint64       site;
  char        *actor;
  GString     *notice;
  char        *closed;     /* nullable: why it cannot be written any more */
};

/* san_workspace_change() for the journal itself: the step undoes others (a changeset that
 * is applied), or refers to one (and changes nothing). */
gboolean    san_workspace_record        (SanWorkspace *self,
                                         const char   *verb,
                                         const char   *label,
                                         const char   *undoes,
                                         gint64        refers,
                                         GBytes       *changeset,
                                         gint64       *seq,
                                         GError      **error);
/* Takes over the settings that every change needs, as the last one left them. */
gboolean    san_workspace_read_settings (SanWorkspace *self,
                                         GError      **error);
/* What san_workspace_now() says of a ledger in @zone whose clock is @shift minutes behind;
 * from any thread. */
SanTime     san_workspace_clock         (const char   *zone,
                                         gint64        shift);
/* (nullable): the VFS that was asked for, for files that go with this one */
const char *san_workspace_get_vfs       (SanWorkspace *self);

G_END_DECLS
