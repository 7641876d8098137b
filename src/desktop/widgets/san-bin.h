/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SAN_WIDTH_NARROW,   /* below 1200 */
  SAN_WIDTH_NORMAL,   /* below 1500 */
  SAN_WIDTH_WIDE,
} SanWidthClass;

#define SAN_TYPE_WIDTH_CLASS (san_width_class_get_type ())
GType san_width_class_get_type (void);

/**
 * SanBin:
 *
 * Holds one child and tells how wide it is: #SanBin:width-class. libadwaita 1.2 has no
 * breakpoints. The property changes from an idle callback, never while sizes are being
 * allocated.
 */
#define SAN_TYPE_BIN (san_bin_get_type ())
G_DECLARE_FINAL_TYPE (SanBin, san_bin, SAN, BIN, GtkWidget)

void           san_bin_set_child       (SanBin    *self,
                                        GtkWidget *child);
SanWidthClass  san_bin_get_width_class (SanBin    *self);

G_END_DECLS
