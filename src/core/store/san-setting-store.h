/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-clock.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/* Keys: site, city, zone, office (the office's name), issuer (机关代字), document-number
 * (文号 template) … ; a missing key reads as "". */
/* A speaker's own notes, by round: this and the round's id */
#define SAN_SETTING_SPEAKER_NOTES "speaker-notes."

char     *san_setting_get (SanDatabase *database,
                           const char  *key,
                           GError     **error);
gboolean  san_setting_set (SanDatabase *database,
                           const char  *key,
                           const char  *value,
                           GError     **error);

/* Now, for the ledger: in its zone, and moved by what set_shift() said. */
gboolean  san_setting_now (SanDatabase *database,
                           SanTime     *now,
                           GError     **error);
/* Minutes by which the ledger's clock is behind the real one: an invented city lives in its
 * own time. No record: two such cities are alike whenever they were made. A fixed clock
 * (san_clock_is_fixed()) is not moved. */
gboolean  san_setting_get_shift (SanDatabase *database,
                           gint64      *minutes,
                           GError     **error);
gboolean  san_setting_set_shift (SanDatabase *database,
                           gint64       minutes,
                           GError     **error);

G_END_DECLS
