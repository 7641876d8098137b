/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanTag:
 *
 * A word on a ground: a state. #SanTag:label "" hides it; #SanTag:style is one of the
 * classes of .sn-tag: accent, good, weak, ok, red, yellow.
 */
#define SAN_TYPE_TAG (san_tag_get_type ())
G_DECLARE_FINAL_TYPE (SanTag, san_tag, SAN, TAG, AdwBin)

GtkWidget *san_tag_new (const char *label,
                        const char *style);
void       san_tag_set (SanTag     *self,
                        const char *label,
                        const char *style);

G_END_DECLS
