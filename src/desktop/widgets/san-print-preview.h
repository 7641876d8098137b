/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "paper/san-paper-table.h"

G_BEGIN_DECLS

#define SAN_TYPE_PRINT_PREVIEW (san_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (SanPrintPreview, san_print_preview, SAN, PRINT_PREVIEW, AdwWindow)

/* A window of its own over @parent (nullable); present it. */
GtkWidget *san_print_preview_new (GtkWindow     *parent,
                                  SanPaperTable *table);

G_END_DECLS
