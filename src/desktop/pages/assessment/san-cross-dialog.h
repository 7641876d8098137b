/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-cross-sheet.h"

G_BEGIN_DECLS

/**
 * SanCrossDialog:
 *
 * Draws who is to visit whom, from a seed.
 */
#define SAN_TYPE_CROSS_DIALOG (san_cross_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanCrossDialog, san_cross_dialog, SAN, CROSS_DIALOG, AdwWindow)

GtkWindow *san_cross_dialog_new (GtkWidget     *over,
                                 SanContext    *context,
                                 SanCrossSheet *sheet);

G_END_DECLS
