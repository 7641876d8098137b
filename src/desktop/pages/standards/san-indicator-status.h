/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/**
 * SanIndicatorStatus:
 *
 * The status bar of the standard: how much there is of it, and whether weights and marks add
 * up to a hundred.
 */
#define SAN_TYPE_INDICATOR_STATUS (san_indicator_status_get_type ())
G_DECLARE_FINAL_TYPE (SanIndicatorStatus, san_indicator_status, SAN, INDICATOR_STATUS, AdwBin)

/* @n_items: of those that are shown. @published: (nullable): the round that is published with
 * this version; @assessed: (nullable): the one that is being assessed by it */
void san_indicator_status_show (SanIndicatorStatus *self,
                                const SanStandard  *standard,
                                guint               n_items,
                                const char         *published,
                                const char         *assessed);

G_END_DECLS
