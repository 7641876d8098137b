/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own for a test, removed with all that is in it.
 *   g_autoptr (SanTestFolder) folder = san_test_folder_new ();
 *   g_autofree char *path = san_test_folder_path (folder, "office.sanse"); */
typedef struct _SanTestFolder SanTestFolder;

SanTestFolder *san_test_folder_new     (void);
void           san_test_folder_free    (SanTestFolder *self);
/* (transfer full) */
char          *san_test_folder_path    (SanTestFolder *self,
                                        const char    *name);
/* Makes a locale that writes 85,5 (de_DE.UTF-8) where the tool and its sources are there, and
 * lets setlocale() find it until LOCPATH is unset. */
void           san_test_folder_make_comma_locale (SanTestFolder *self);
/* How many entries there are. */
guint          san_test_folder_count   (SanTestFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTestFolder, san_test_folder_free)

G_END_DECLS
