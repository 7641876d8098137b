/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ranking/san-ranking.h"
#include "registry/san-roster.h"

G_BEGIN_DECLS

/**
 * SanSheetsDialog:
 *
 * Which units get their own sheet: all of the round, group by group, unless some are left
 * out.
 *
 * #SanSheetsDialog::chosen (GArray units): gint64; the dialog has closed
 */
#define SAN_TYPE_SHEETS_DIALOG (san_sheets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanSheetsDialog, san_sheets_dialog, SAN, SHEETS_DIALOG, AdwWindow)

/* Over @parent; present it. @roster: (nullable): who is in charge of a unit */
GtkWidget *san_sheets_dialog_new (GtkWindow        *parent,
                                  const char       *round,
                                  const SanRanking *ranking,
                                  SanRoster        *roster);

G_END_DECLS
