/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanRoundDialog:
 *
 * Makes a round from nothing: label, period, schemes, groups. What is refused stands below
 * the fields.
 *
 * #SanRoundDialog::made (gint64 round_id)
 */
#define SAN_TYPE_ROUND_DIALOG (san_round_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanRoundDialog, san_round_dialog, SAN, ROUND_DIALOG, AdwWindow)

GtkWindow *san_round_dialog_new  (GtkWidget      *over,
                                  SanContext     *context);
/* What the button does: FALSE when something is refused; else the dialog has closed. */
gboolean   san_round_dialog_make (SanRoundDialog *self);

G_END_DECLS
