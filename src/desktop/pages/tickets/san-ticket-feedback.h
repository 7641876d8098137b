/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a folder and writes into it a feedback workbook for each of @units (their ids)
 * that has tickets to report on. @parent: a widget of the window that asks. */
void     san_ticket_feedback_send  (GtkWidget     *parent,
                                    SanContext    *context,
                                    const gint64  *units,
                                    guint          n_units);
/* Writes them without asking; how many there were in @written (out). */
gboolean san_ticket_feedback_write (SanContext    *context,
                                    const gint64  *units,
                                    guint          n_units,
                                    const char    *folder,
                                    guint         *written,
                                    GError       **error);
/* Asks for a filled workbook, shows what it would enter, and enters it when told to. */
void     san_ticket_feedback_read  (GtkWidget     *parent,
                                    SanContext    *context);
/* The same with the file already chosen. */
void     san_ticket_feedback_show  (GtkWidget     *parent,
                                    SanContext    *context,
                                    const char    *path);

G_END_DECLS
