/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin.h"

G_BEGIN_DECLS

/* Inside a change. ->id, ->running are set; a number in use is SAN_ERROR_EXISTS. */
gboolean san_bulletin_store_add      (SanDatabase  *database,
                                      SanBulletin  *bulletin,
                                      GError      **error);
gboolean san_bulletin_store_add_file (SanDatabase  *database,
                                      gint64        bulletin_id,
                                      const char   *format,
                                      GBytes       *bytes,
                                      GError      **error);

G_END_DECLS
