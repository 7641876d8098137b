/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/* How the lists of pages leave the program: on paper and in files. */

/* Prints @paper, or shows it as it would be printed. */
void   san_list_file_print  (SanPage          *page,
                             SanPaper         *paper,
                             gboolean          preview);

/* (transfer full): what stands at the foot of every page: @more (nullable), and the day. */
char  *san_list_file_note   (SanContext       *context,
                             const char       *more);

/* @path: where the person wants it: .xlsx, .csv or .json */
typedef void (*SanListFileWrite) (SanPage     *page,
                                  const char  *path,
                                  gpointer     data);
/* Asks where to; @write is called unless the person cancels. @name: proposed. @data is
 * released by @destroy (nullable) after that. */
void   san_list_file_ask    (SanPage          *page,
                             const char       *title,
                             const char       *name,
                             SanListFileWrite  write,
                             gpointer          data,
                             GDestroyNotify    destroy);

/* Says where the list was saved, or why not. */
void   san_list_file_tell   (SanContext       *context,
                             const char       *path,
                             const GError     *error);

/* Writes all records of @kind (rounds/san-export.h) in a worker, and tells. @title: of the
 * work, for people. */
void   san_list_file_export (SanPage          *page,
                             const char       *kind,
                             const char       *title,
                             const char       *path);

G_END_DECLS
