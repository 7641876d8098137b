/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* What a speaker means to say about the slides of a round, typed before the meeting. It
 * stays in the ledger as a setting of the round's; copies of the ledger leave it out. */

/* (transfer full): the key of a slide → what is said about it */
GHashTable *san_speaker_notes_load (SanDatabase *database,
                                    gint64       round_id,
                                    GError     **error);
/* Inside a change. An empty text is none. */
gboolean    san_speaker_notes_put  (SanDatabase *database,
                                    gint64       round_id,
                                    const char  *slide,
                                    const char  *text,
                                    GError     **error);

G_END_DECLS
