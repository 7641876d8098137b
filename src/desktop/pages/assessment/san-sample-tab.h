/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"

G_BEGIN_DECLS

/**
 * SanSampleTab:
 *
 * The points that were drawn for the round, how, and who sees them when.
 */
#define SAN_TYPE_SAMPLE_TAB (san_sample_tab_get_type ())
G_DECLARE_FINAL_TYPE (SanSampleTab, san_sample_tab, SAN, SAMPLE_TAB, GtkWidget)

G_END_DECLS
