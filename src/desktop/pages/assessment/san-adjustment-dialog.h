/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "pages/assessment/san-ledger-row.h"
#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/**
 * SanAdjustmentDialog:
 *
 * Adds a bonus, a deduction or a veto to a round, or edits one. What is written is one
 * step; what is refused stands below the fields.
 */
#define SAN_TYPE_ADJUSTMENT_DIALOG (san_adjustment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanAdjustmentDialog, san_adjustment_dialog, SAN, ADJUSTMENT_DIALOG, AdwWindow)

/* @row: (nullable): the entry to edit; NULL: a new one of @kind */
GtkWindow *san_adjustment_dialog_new  (GtkWidget           *over,
                                       SanContext          *context,
                                       SanRoundInput       *input,
                                       SanLedgerKind        kind,
                                       SanLedgerRow        *row);
/* What the button does: FALSE when something is refused; else the dialog has closed. */
gboolean   san_adjustment_dialog_save (SanAdjustmentDialog *self);

G_END_DECLS
