/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanTextTable:
 *
 * A table of finished texts: what a page or window shows, to be copied, printed and saved
 * as it stands. It may itself be what is shown, to be sorted; what is behind a row its index
 * says.
 */
#define SAN_TYPE_TEXT_TABLE (san_text_table_get_type ())
G_DECLARE_FINAL_TYPE (SanTextTable, san_text_table, SAN, TEXT_TABLE, GObject)

typedef enum
{
  SAN_TEXT_PLAIN,
  SAN_TEXT_STRONG,
  SAN_TEXT_DIM,
  SAN_TEXT_HEADING,   /* its first cell over all columns; on paper only, no file has it */
} SanTextKind;

SanTextTable *san_text_table_new          (const char    *title,
                                           const char    *subtitle);
void          san_text_table_set_note     (SanTextTable  *self,
                                           const char    *note);
/* @width: 0: all that is left. Columns come before rows. */
void          san_text_table_add_column   (SanTextTable  *self,
                                           const char    *title,
                                           int            width,
                                           gboolean       number);
void          san_text_table_add_column_in (SanTextTable *self,
                                           const char    *group,
                                           const char    *title,
                                           int            width,
                                           gboolean       number);
void          san_text_table_add_heading  (SanTextTable  *self,
                                           const char    *text);
/* As many as there are columns; NULL is empty */
void          san_text_table_add_row      (SanTextTable  *self,
                                           SanTextKind    kind,
                                           const char *const *cells);
guint         san_text_table_get_n_rows   (SanTextTable  *self);
const char   *san_text_table_get_cell     (SanTextTable  *self,
                                           guint          row,
                                           guint          column);

/* Puts its columns and rows into @view in place of those there, selected ones again. */
void          san_text_table_show         (SanTextTable  *self,
                                           GtkColumnView *view);
/* (transfer full) (element-type guint): rows that are selected in @view, by index */
GArray       *san_text_table_get_selected (GtkColumnView *view);

/* (transfer full): lines of cells between tabs, titles first */
char         *san_text_table_to_text      (SanTextTable  *self);
/* (transfer full) */
SanPaper     *san_text_table_to_paper     (SanTextTable  *self);
/* .xlsx, .csv or .json */
gboolean      san_text_table_save         (SanTextTable  *self,
                                           const char    *path,
                                           GError       **error);
/* The same in a worker, as a job that shows how far it is and can be stopped; tells. */
void          san_text_table_export       (SanTextTable  *self,
                                           SanContext    *context,
                                           const char    *path);
/* With the dialogs over the window of @widget; what came of it @context says. */
void          san_text_table_copy         (SanTextTable  *self,
                                           GtkWidget     *widget,
                                           SanContext    *context);
void          san_text_table_print        (SanTextTable  *self,
                                           GtkWidget     *widget,
                                           SanContext    *context,
                                           gboolean       preview);
/* @name: (nullable): proposed for the file; NULL: the title */
void          san_text_table_ask          (SanTextTable  *self,
                                           GtkWidget     *widget,
                                           SanContext    *context,
                                           const char    *name);

/* (transfer full) (nullable): what a window shows now */
typedef SanTextTable *(*SanTextTableOf) (GtkWidget *widget);
/* Gives a window of one table the actions table.print, table.preview, table.export and
 * table.copy, with the keys that pages have for them, and the menu of them (transfer full). */
GMenuModel   *san_text_table_serve        (GtkWidget     *widget,
                                           SanContext    *context,
                                           SanTextTableOf get);

G_END_DECLS
