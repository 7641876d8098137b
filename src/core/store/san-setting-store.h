/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Keys: site, city, zone, office (the office's name), issuer (机关代字), document-number
 * (文号 template) … ; a missing key reads as "". */
char     *san_setting_get (SanDatabase *database,
                           const char  *key,
                           GError     **error);
gboolean  san_setting_set (SanDatabase *database,
                           const char  *key,
                           const char  *value,
                           GError     **error);

G_END_DECLS
