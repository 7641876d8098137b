/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/bulletins/san-paper-view.h"
#include "pages/bulletins/san-sheets-view.h"

G_BEGIN_DECLS

/* For this widget's own files only. */

/* Between two characters */
typedef struct
{
  guint        page;
  SanPaperSpot spot;
} SanSheetSpot;

struct _SanSheetsView
{
  GtkWidget          parent_instance;

  SanPaper          *paper;
  double             zoom;        /* pixels a point; 0: as wide as there is room */
  guint              n;           /* sheets that are shown */

  gboolean           selecting;   /* while the pointer is held down */
  SanSheetSpot       anchor;      /* where the selection began */
  SanSheetSpot       cursor;      /* and where it ends: the same where nothing is selected */

  GtkWidget         *box;
  GtkScrolledWindow *scroller;
  GtkBox            *sheets;
  GtkLabel          *size;
  GtkLabel          *place;
  GtkLabel          *state;
  GtkWidget         *menu;        /* (nullable) */
};

/* san-sheets-select.c */
void san_sheets_view_add_select_actions (GtkWidgetClass *widget_class);
void san_sheets_view_add_pointer        (SanSheetsView  *self);
void san_sheets_view_unselect           (SanSheetsView  *self);

G_END_DECLS
