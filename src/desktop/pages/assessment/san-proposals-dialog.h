/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "scoring/san-adjustment-proposals.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanProposalsDialog:
 *
 * What the rules of a round's schemes would take off for red tickets and relapses, a line
 * each, to be confirmed or passed over. What is ticked is booked as one step; the rest stays
 * proposed.
 */
#define SAN_TYPE_PROPOSALS_DIALOG (san_proposals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanProposalsDialog, san_proposals_dialog, SAN, PROPOSALS_DIALOG, AdwWindow)

/* (transfer none) (nullable): shown; NULL when they cannot be read, which is reported */
GtkWindow *san_proposals_dialog_open (GtkWidget      *parent,
                                      SanContext     *context,
                                      const SanRound *round);

G_END_DECLS
