/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where @heading, folded, stands among the shipped synonyms of a field, from 0; −1 when it
 * is none. A kind's headings mean nothing in another kind. */
int san_synonyms_find (const char *kind,
                       const char *field,
                       const char *heading);

G_END_DECLS
