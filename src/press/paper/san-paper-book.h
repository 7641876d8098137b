/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanPaperBook:
 *
 * Papers of one size, one after the other, as one paper.
 */
#define SAN_TYPE_PAPER_BOOK (san_paper_book_get_type ())
G_DECLARE_FINAL_TYPE (SanPaperBook, san_paper_book, SAN, PAPER_BOOK, GObject)

SanPaperBook *san_paper_book_new (const char   *title);
/* Takes @paper. */
void          san_paper_book_add (SanPaperBook *self,
                                  SanPaper     *paper);

G_END_DECLS
