/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* A document on which an adjustment or a veto rests. */
typedef struct
{
  gint64  id;
  gint64  adjustment_id;   /* one of the two; 0: the other */
  gint64  veto_id;
  char   *sha256;          /* of the blob */
  char   *name;            /* of the file as it was */
} SanRoundFile;

void       san_round_file_free         (SanRoundFile   *file);
/* (element-type SanRoundFile): of an adjustment or a veto (the other id is 0), in order of
 * entry */
GPtrArray *san_round_file_store_list   (SanDatabase    *database,
                                        gint64          adjustment_id,
                                        gint64          veto_id,
                                        GError        **error);
/* Inside a change, on a round that is not locked (SAN_ERROR_CONFLICT). Sets ->id and
 * ->sha256. */
gboolean   san_round_file_store_add    (SanDatabase    *database,
                                        gint64          round_id,
                                        SanRoundFile   *file,
                                        GBytes         *bytes,
                                        GError        **error);
gboolean   san_round_file_store_remove (SanDatabase    *database,
                                        gint64          id,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanRoundFile, san_round_file_free)

G_END_DECLS
