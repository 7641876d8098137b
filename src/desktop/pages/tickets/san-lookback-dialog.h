/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanLookbackDialog:
 *
 * Draws closed tickets to be looked at again: shares by colour, how long ago they were
 * closed, and the seed with which anybody can repeat the draw. Afterwards the page shows
 * what was drawn.
 */
#define SAN_TYPE_LOOKBACK_DIALOG (san_lookback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanLookbackDialog, san_lookback_dialog, SAN, LOOKBACK_DIALOG, AdwWindow)

void san_lookback_dialog_run (SanPage *page);

G_END_DECLS
