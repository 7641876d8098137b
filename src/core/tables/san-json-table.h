/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text is a list of objects, such as an export to a .json file */
gboolean san_json_table_is     (const char *text);
/* (transfer full): a heading for each member, a line for each object; for
 * san-table-reader.c */
char    *san_json_table_to_csv (const char *text,
                                GError    **error);

G_END_DECLS
