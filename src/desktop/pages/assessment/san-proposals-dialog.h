/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "scoring/san-adjustment-proposals.h"
#include "scoring/san-veto-proposals.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanProposalsDialog:
 *
 * What the rules of a round's schemes would take off for red tickets and relapses, and the
 * vetoes that failed items ask for, a line each, to be confirmed or passed over. A veto is not
 * ticked before somebody does it. What is ticked is booked as one step; the rest stays
 * proposed.
 */
#define SAN_TYPE_PROPOSALS_DIALOG (san_proposals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanProposalsDialog, san_proposals_dialog, SAN, PROPOSALS_DIALOG, AdwWindow)

/* (transfer none) (nullable): shown; NULL when they cannot be read, which is reported */
GtkWindow *san_proposals_dialog_open (GtkWidget      *parent,
                                      SanContext     *context,
                                      const SanRound *round);

/* How many it would show; -1: they cannot be read */
int        san_proposals_count       (SanContext     *context,
                                      const SanRound *round,
                                      GError        **error);

G_END_DECLS
