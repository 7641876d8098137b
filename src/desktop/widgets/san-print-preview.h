/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "paper/san-paper.h"

G_BEGIN_DECLS

#define SAN_TYPE_PRINT_PREVIEW (san_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (SanPrintPreview, san_print_preview, SAN, PRINT_PREVIEW, AdwWindow)

/* A window of its own over @parent (nullable); present it. */
GtkWidget *san_print_preview_new         (GtkWindow       *parent,
                                          SanPaper        *paper);
/* Another title of the window than the paper's. */
void       san_print_preview_set_heading (SanPrintPreview *self,
                                          const char      *text);
/* What chooses how the paper is drawn, at the left of the sheets. */
void       san_print_preview_set_side    (SanPrintPreview *self,
                                          GtkWidget       *side);
/* Another way in which the paper can be had, before that to a PDF. */
void       san_print_preview_add_way     (SanPrintPreview *self,
                                          GtkWidget       *button);
/* How many sheets stand beside each other, at most: 1 unless said. */
void       san_print_preview_set_columns (SanPrintPreview *self,
                                          guint            columns);
/* Another paper, or the same one after it has changed. */
void       san_print_preview_set_paper   (SanPrintPreview *self,
                                          SanPaper        *paper);
SanPaper  *san_print_preview_get_paper   (SanPrintPreview *self);
void       san_print_preview_show_page   (SanPrintPreview *self,
                                          guint            page);
/* Writes a PDF while the window goes on answering; #SanPrintPreview::sent in the end. */
void       san_print_preview_save        (SanPrintPreview *self,
                                          const char      *path);
/* Shows what went wrong. */
void       san_print_preview_report      (SanPrintPreview *self,
                                          const GError    *error);

G_END_DECLS
