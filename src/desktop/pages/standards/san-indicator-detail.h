/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-row.h"

G_BEGIN_DECLS

/**
 * SanIndicatorDetail:
 *
 * The pane beside the standard: what is selected, to be edited, and why it may not be.
 */
#define SAN_TYPE_INDICATOR_DETAIL (san_indicator_detail_get_type ())
G_DECLARE_FINAL_TYPE (SanIndicatorDetail, san_indicator_detail, SAN, INDICATOR_DETAIL, AdwBin)

void san_indicator_detail_set_page (SanIndicatorDetail *self,
                                    SanPage            *page,
                                    GMenuModel         *menu);
/* @row: (nullable). @notice: (nullable): why nothing can be edited, with the button @action
 * (nullable) called @label that leads on; NULL: it can be. */
void san_indicator_detail_show     (SanIndicatorDetail *self,
                                    SanIndicatorRow    *row,
                                    const char         *notice,
                                    const char         *action,
                                    const char         *label);
/* To the name of what is selected */
void san_indicator_detail_edit     (SanIndicatorDetail *self);

G_END_DECLS
