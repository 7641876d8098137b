/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"

G_BEGIN_DECLS

/* In place: white space at both ends and control characters go, line ends become \n.
 * Returns where the text now starts. */
char *san_table_clean_text (char *text);

G_END_DECLS
