/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/san-sheet-model.h"

G_BEGIN_DECLS

/**
 * SanSheetView:
 *
 * A table file on screen: as it is, or with a menu above each column that says what it is
 * taken for, and what becomes of each row.
 *
 * #SanSheetView::field-chosen (guint column, string field) "": it is not taken.
 * #SanSheetView::answer (guint row, string text) somebody wants to say which unit the row of
 * this number means.
 */
#define SAN_TYPE_SHEET_VIEW (san_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (SanSheetView, san_sheet_view, SAN, SHEET_VIEW, GtkBox)

/* As it is in the file; the row of its header stands out. Both borrowed until the next
 * call; NULL for nothing. */
void san_sheet_view_show_file    (SanSheetView     *self,
                                  SanImportReading *reading);
/* @kind decides whether rows name a unit that may be asked for. */
void san_sheet_view_show_columns (SanSheetView     *self,
                                  SanImportReading *reading,
                                  const char       *kind);
SanSheetModel *san_sheet_view_get_model (SanSheetView *self);

G_END_DECLS
