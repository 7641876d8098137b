/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/san-grid-block.h"

G_BEGIN_DECLS

/* Puts a table on the clipboard as text with tabs and as HTML: programs of tables take
 * either, programs of texts and mails the second. */
void san_clipboard_set_block (GtkWidget          *widget,
                              const SanGridBlock *block);

G_END_DECLS
