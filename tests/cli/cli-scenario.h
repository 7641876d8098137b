/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli-call.h"

G_BEGIN_DECLS

/* The scenario of support/ticket-scenario.h through sansectl. */

/* Makes the ledger @file with units, groups, scheme and the rounds of June and July. */
void       cli_scenario_prepare (CliPlace   *place,
                                 const char *file);
/* From the import of the list to what was found when looking back. */
void       cli_scenario_run     (CliPlace   *place,
                                 const char *file);
/* (transfer full) (element-type utf8): latest numbers of the tickets whose problem holds
 * @mark, in order of issue */
GPtrArray *cli_scenario_numbers (const char *file,
                                 const char *now,
                                 const char *mark);

G_END_DECLS
