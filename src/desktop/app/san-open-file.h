/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/* Opens a file, or shows a folder, with the program that the person chose for it. @widget:
 * in the window from which it was asked for. That there is none is said in @context's
 * window. */
void     san_open_file       (GtkWidget  *widget,
                              SanContext *context,
                              const char *path);
/* The same of bytes of the ledger: they are laid under @name into a folder that only this user
 * can read. */
gboolean san_open_bytes      (GtkWidget  *widget,
                              SanContext *context,
                              GBytes     *bytes,
                              const char *name,
                              GError    **error);
/* Takes away what was laid there, when the program ends. */
void     san_open_file_clean (void);

G_END_DECLS
