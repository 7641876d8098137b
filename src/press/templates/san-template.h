/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

/* Makes a new file with the starting contents of template @name: blank, civilised,
 * hygienic, demo. The calendar is in every one. @city: "" takes the template's. @months
 * and @seed: of the demo (0: 24 months). On failure no file is left. */
gboolean san_template_create (const char    *path,
                              const char    *name,
                              const char    *city,
                              guint          months,
                              guint64        seed,
                              const char    *actor,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
