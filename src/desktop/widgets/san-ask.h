/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*SanAskFunc) (const char *text,
                            gpointer    data);

/* Asks for a line of text in a dialog over the window of @over. @func is called with what
 * was written, without white space around it, unless the dialog is cancelled; an empty
 * line only counts with @may_be_empty. @destroy frees @data in any case. @body, @text:
 * (nullable). (transfer none): the dialog */
GtkWindow *san_ask (GtkWidget      *over,
                    const char     *heading,
                    const char     *body,
                    const char     *label,
                    const char     *answer,
                    const char     *text,
                    gboolean        may_be_empty,
                    SanAskFunc      func,
                    gpointer        data,
                    GDestroyNotify  destroy);

G_END_DECLS
