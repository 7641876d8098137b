/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_LEDGER_BONUS,
  SAN_LEDGER_DEDUCTION,
  SAN_LEDGER_VETO,
} SanLedgerKind;

/**
 * SanLedgerRow:
 *
 * A line of the ledger of a round: points added or taken off, or a veto, in words.
 */
#define SAN_TYPE_LEDGER_ROW (san_ledger_row_get_type ())
G_DECLARE_FINAL_TYPE (SanLedgerRow, san_ledger_row, SAN, LEDGER_ROW, GObject)

/* What @roster does not know is shown by number. @component: (nullable): the name of the
 * component that the deduction is of */
SanLedgerRow        *san_ledger_row_new_adjustment (const SanAdjustment *adjustment,
                                                    SanRoster           *roster,
                                                    const char          *component);
SanLedgerRow        *san_ledger_row_new_veto       (const SanVeto       *veto,
                                                    SanRoster           *roster);

SanLedgerKind        san_ledger_row_get_kind       (SanLedgerRow        *self);
/* All (transfer none). Columns: */
typedef enum
{
  SAN_LEDGER_COLUMN_KIND,
  SAN_LEDGER_COLUMN_UNITS,
  SAN_LEDGER_COLUMN_REASON,
  SAN_LEDGER_COLUMN_AMOUNT,
  SAN_LEDGER_COLUMN_TARGET,
  SAN_LEDGER_COLUMN_DOCUMENT,
  SAN_LEDGER_N_COLUMNS
} SanLedgerColumn;

const char          *san_ledger_row_get_text       (SanLedgerRow        *self,
                                                    SanLedgerColumn      column);
/* (nullable): one of the two; alive as long as the row */
const SanAdjustment *san_ledger_row_get_adjustment (SanLedgerRow        *self);
const SanVeto       *san_ledger_row_get_veto       (SanLedgerRow        *self);

const char          *san_ledger_kind_title         (SanLedgerKind        kind);
/* (transfer full): deep copies */
SanAdjustment       *san_adjustment_dup            (const SanAdjustment *adjustment);
SanVeto             *san_veto_dup                  (const SanVeto       *veto);
/* (transfer full): "last place", "at most 60" … */
char                *san_veto_words                (SanVetoEffect        effect,
                                                    gint64               value);

G_END_DECLS
