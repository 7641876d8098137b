/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "app/san-text-table.h"
#include "pages/assessment/san-ledger-row.h"
#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/**
 * SanAdjustmentsView:
 *
 * The tab 加减分: what is added to or taken off the totals and components of a round, and
 * its vetoes, each with reason and document. Its actions are the page's.
 */
#define SAN_TYPE_ADJUSTMENTS_VIEW (san_adjustments_view_get_type ())
G_DECLARE_FINAL_TYPE (SanAdjustmentsView, san_adjustments_view, SAN, ADJUSTMENTS_VIEW, AdwBin)

/* Once, when the page has its context */
void      san_adjustments_view_set_page (SanAdjustmentsView *self,
                                         SanPage            *page);
/* @input: of the round, for its components and rules */
gboolean  san_adjustments_view_load     (SanAdjustmentsView *self,
                                         const SanRound     *round,
                                         SanRoundInput      *input,
                                         GError            **error);
/* (transfer none): the lines, in the order shown: #SanLedgerRow */
GListModel *san_adjustments_view_get_rows (SanAdjustmentsView *self);
/* (transfer full): the lines in view, in their order */
SanTextTable *san_adjustments_view_get_table (SanAdjustmentsView *self);
/* Opens the dialog for a new entry. */
GtkWindow *san_adjustments_view_add     (SanAdjustmentsView *self,
                                         SanLedgerKind       kind);
/* Opens the selected entry; NULL: none */
GtkWindow *san_adjustments_view_edit    (SanAdjustmentsView *self);

G_END_DECLS
