/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

/* san_workspace_change() for the journal itself: the step undoes others (a changeset that
 * is applied), or refers to one (and changes nothing). */
gboolean san_workspace_record (SanWorkspace  *self,
                               const char    *verb,
                               const char    *label,
                               const char    *undoes,
                               gint64         refers,
                               GBytes        *changeset,
                               gint64        *seq,
                               GError       **error);
/* (nullable): the VFS that was asked for, for files that go with this one */
const char *san_workspace_get_vfs (SanWorkspace *self);

G_END_DECLS
