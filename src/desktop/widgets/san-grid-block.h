/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A rectangle of texts on its way to or from another program.
 * @texts: n_rows × n_columns, row by row, then %NULL */
typedef struct
{
  guint  n_rows;
  guint  n_columns;
  char **texts;
} SanGridBlock;

/* All texts "" */
SanGridBlock *san_grid_block_new     (guint               n_rows,
                                      guint               n_columns);
/* Reads what Excel, WPS and LibreOffice put on the clipboard: tabs and lines, cells with
 * either in them quoted, the last line ended or not. Rows of unequal length are an error. */
SanGridBlock *san_grid_block_parse   (const char         *text,
                                      GError            **error);
void          san_grid_block_free    (SanGridBlock       *self);
/* (transfer none) */
const char   *san_grid_block_get     (const SanGridBlock *self,
                                      guint               row,
                                      guint               column);
/* (transfer full) @text: becomes the text of a cell */
void          san_grid_block_take    (SanGridBlock       *self,
                                      guint               row,
                                      guint               column,
                                      char               *text);
/* (transfer full) */
char         *san_grid_block_to_tsv  (const SanGridBlock *self);
/* (transfer full): a document with one table */
char         *san_grid_block_to_html (const SanGridBlock *self);

/* (transfer full): without surrounding space; a number typed with the full-width
 * characters of a Chinese keyboard (８７。５％, －, 、 for /) in ASCII, other text as it is */
char         *san_grid_fold          (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanGridBlock, san_grid_block_free)

G_END_DECLS
