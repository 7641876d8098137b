/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Who works in the office. */
typedef struct
{
  gint64    id;        /* 0: not stored yet */
  char     *name;
  gboolean  active;
} SanOperator;

void       san_operator_free         (SanOperator *person);

/* (element-type SanOperator): by name */
GPtrArray *san_operator_store_list   (SanDatabase *database,
                                      GError     **error);
/* Inside a change. @person->id 0 adds (and sets it); else renames or retires. An empty
 * name is SAN_ERROR_INVALID, one in use SAN_ERROR_EXISTS. */
gboolean   san_operator_store_put    (SanDatabase *database,
                                      SanOperator *person,
                                      GError     **error);
/* Inside a change. What the journal says of the person stays. */
gboolean   san_operator_store_delete (SanDatabase *database,
                                      gint64       id,
                                      GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanOperator, san_operator_free)

G_END_DECLS
