/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line to type in that is taken by Enter or when it is left, and given up by Escape.
 * @func gets what was written, without white space around it, only when it is something
 * else than what is stored; FALSE: it is refused, and the line keeps it. */
typedef gboolean (*SanFieldFunc) (GtkWidget  *row,
                                  const char *text,
                                  gpointer    data);

/* An AdwEntryRow */
GtkWidget *san_field_row_new    (const char   *title,
                                 SanFieldFunc  func,
                                 gpointer      data);
/* Shows what is stored; a line that is being typed in is left alone unless @anyway. */
void       san_field_row_show   (GtkWidget    *row,
                                 const char   *text,
                                 gboolean      anyway);

G_END_DECLS
