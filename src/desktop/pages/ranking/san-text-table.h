/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanTextTable:
 *
 * A table of finished texts: it is shown to be sorted, copied, printed and saved as it
 * stands. What is behind a row its index says.
 */
#define SAN_TYPE_TEXT_TABLE (san_text_table_get_type ())
G_DECLARE_FINAL_TYPE (SanTextTable, san_text_table, SAN, TEXT_TABLE, GObject)

typedef enum
{
  SAN_TEXT_PLAIN,
  SAN_TEXT_STRONG,
  SAN_TEXT_DIM,
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
/* As many as there are columns */
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
/* With the dialogs over @window; what came of it @context says. */
void          san_text_table_copy         (SanTextTable  *self,
                                           GtkWindow     *window,
                                           SanContext    *context);
void          san_text_table_print        (SanTextTable  *self,
                                           GtkWindow     *window,
                                           SanContext    *context,
                                           gboolean       preview);
void          san_text_table_ask          (SanTextTable  *self,
                                           GtkWindow     *window,
                                           SanContext    *context,
                                           const char    *name);

G_END_DECLS
