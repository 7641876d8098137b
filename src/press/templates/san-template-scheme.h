/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Sets the scheme of a shipped file of data/templates. Inside a change. */
gboolean san_template_set_scheme (SanDatabase  *database,
                                  const char   *file,
                                  GError      **error);
/* Writes the categories and items of such a file. Inside a change. */
gboolean san_template_set_items  (SanDatabase  *database,
                                  const char   *file,
                                  GError      **error);

G_END_DECLS
