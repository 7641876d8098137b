/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanNotice:
 *
 * The bar under the header that says what went wrong, what is safe, what to do.
 * libadwaita 1.2 has no banner. It has a button to close it.
 */
#define SAN_TYPE_NOTICE (san_notice_get_type ())
G_DECLARE_FINAL_TYPE (SanNotice, san_notice, SAN, NOTICE, AdwBin)

/* "" or NULL: takes it away */
void        san_notice_show     (SanNotice  *self,
                                 const char *text);
/* "" while it is not shown */
const char *san_notice_get_text (SanNotice  *self);

G_END_DECLS
