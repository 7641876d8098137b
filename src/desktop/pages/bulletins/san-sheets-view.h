/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanSheetsView:
 *
 * The sheets of a paper below each other, as wide as there is room or larger, with a bar
 * that turns them and says where one is: what is being written, or was issued.
 *
 * Ctrl and the wheel, or + − with Ctrl, change the size; PgUp and PgDn turn. What a paper
 * says is selected with the pointer, twice a line or a cell, and copied.
 */
#define SAN_TYPE_SHEETS_VIEW (san_sheets_view_get_type ())
G_DECLARE_FINAL_TYPE (SanSheetsView, san_sheets_view, SAN, SHEETS_VIEW, GtkWidget)

/* @paper: (nullable). Stays at the place where it is. */
void       san_sheets_view_set_paper (SanSheetsView *self,
                                      SanPaper      *paper);
/* The first sheet that is in view. */
guint      san_sheets_view_get_page  (SanSheetsView *self);
void       san_sheets_view_show_page (SanSheetsView *self,
                                      guint          page);
/* The heading that ends with @title, unless it is in view; FALSE without one. */
gboolean   san_sheets_view_show_mark (SanSheetsView *self,
                                      const char    *title);
/* Says that what is shown is about to be replaced, or why it cannot be; NULL: neither */
void       san_sheets_view_set_state (SanSheetsView *self,
                                      const char    *text);

void       san_sheets_view_select_all (SanSheetsView *self);
/* (transfer full): cells between tabs, a line of the paper's text a paragraph */
char      *san_sheets_view_get_selected (SanSheetsView *self);

G_END_DECLS
