/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many of @total are made. */
typedef void (*SanFileProgress) (guint    done,
                                 guint    total,
                                 gpointer data);

/**
 * SanFileBatch:
 *
 * Files that come into a folder together: they are written beside it first, and none is
 * seen before all are there. Freed without being finished, it leaves nothing.
 */
typedef struct _SanFileBatch SanFileBatch;

/* @folder is made with its parents where it is not there. */
SanFileBatch *san_file_batch_new    (const char     *folder,
                                     GError        **error);
void          san_file_batch_free   (SanFileBatch   *self);
/* @name: as san_file_name() makes them. One of the same name is replaced. */
gboolean      san_file_batch_add    (SanFileBatch   *self,
                                     const char     *name,
                                     GBytes         *bytes,
                                     GError        **error);
/* (transfer full) (element-type utf8): where they are, in the order they were added */
GPtrArray    *san_file_batch_finish (SanFileBatch   *self,
                                     GError        **error);

/* (transfer full): @text as the name of a file without its ending, which every file system
 * takes and which is none of those in @taken (element-type utf8), to which it is added
 * folded. */
char         *san_file_name         (const char     *text,
                                     GHashTable     *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanFileBatch, san_file_batch_free)

G_END_DECLS
