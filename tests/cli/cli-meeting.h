/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli-call.h"
#include "support/meeting.h"

G_BEGIN_DECLS

/* (transfer full): a ledger with both rounds, the first one published, the other empty */
CliPlace *cli_meeting_open       (void);
/* Imports the month's three tables. */
void      cli_meeting_score      (CliPlace           *place);
/* (transfer full): both of these */
CliPlace *cli_meeting_prepare    (void);
gboolean  cli_meeting_is_let_off (const MeetingAward *award);
void      cli_meeting_strike     (CliPlace           *place);
/* All that are not let off, in one step */
void      cli_meeting_confirm    (CliPlace           *place);
/* One after the other, and one is let off */
void      cli_meeting_decide     (CliPlace           *place);
void      cli_meeting_publish    (CliPlace           *place);

G_END_DECLS
