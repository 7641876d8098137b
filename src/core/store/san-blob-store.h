/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

#define SAN_BLOB_FILE_MAX (50 * 1024 * 1024)

/* (transfer full): the bytes of a document at @path. SAN_ERROR_INVALID for an empty one and
 * for one of more than #SAN_BLOB_FILE_MAX bytes. */
GBytes   *san_blob_read_file    (const char  *path,
                                 GError     **error);
/* Content-addressed bytes: the same bytes are stored once. Inside a change.
 * @sha256 (out, transfer full): 64 lower-case hex digits */
gboolean  san_blob_store_put    (SanDatabase *database,
                                 GBytes      *bytes,
                                 char       **sha256,
                                 GError     **error);
/* (transfer full): checked against its name (SAN_ERROR_DAMAGED) */
GBytes   *san_blob_store_get    (SanDatabase *database,
                                 const char  *sha256,
                                 GError     **error);

typedef struct
{
  char   *sha256;
  gint64  size;      /* in bytes */
} SanBlobInfo;

void      san_blob_info_free    (SanBlobInfo *info);
/* (element-type SanBlobInfo): by name */
GPtrArray *san_blob_store_list  (SanDatabase *database,
                                 GError     **error);

G_END_DECLS
