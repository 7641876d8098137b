/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-onsite-sheet.h"

G_BEGIN_DECLS

/**
 * SanOnsiteIssue:
 *
 * What of the point goes on a ticket: what failed is ticked by itself, what lost something
 * may be; to whom it goes and until when, and whether it would be a recurrence.
 *
 * #SanOnsiteIssue::issue when the ticket is wanted.
 * #SanOnsiteIssue::open (int64 ticket) when one that was issued is to be seen.
 */
#define SAN_TYPE_ONSITE_ISSUE (san_onsite_issue_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteIssue, san_onsite_issue, SAN, ONSITE_ISSUE, GtkBox)

GtkWidget *san_onsite_issue_new    (SanContext      *context,
                                    SanOnsiteSheet  *sheet);
/* Another point is on the sheet: what was ticked by hand is forgotten. */
void       san_onsite_issue_load   (SanOnsiteIssue  *self,
                                    const SanRound  *round);
/* The sheet has changed. */
void       san_onsite_issue_update (SanOnsiteIssue  *self);
/* (transfer none) (element-type gint64): the observations that are ticked */
GArray    *san_onsite_issue_get_chosen (SanOnsiteIssue *self);

G_END_DECLS
