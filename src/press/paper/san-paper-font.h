/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SanPaperFont:
 * @SAN_PAPER_TITLE: 小标宋, of a document's title
 * @SAN_PAPER_BODY: 仿宋, of its text
 * @SAN_PAPER_HEADING: 黑体, of headings of the first level and heads of tables
 * @SAN_PAPER_SUBHEADING: 楷体, of headings of the second level
 *
 * The faces that GB/T 9704 documents are set in. They are seldom installed with Linux;
 * each has a stand-in that is.
 */
typedef enum
{
  SAN_PAPER_TITLE,
  SAN_PAPER_BODY,
  SAN_PAPER_HEADING,
  SAN_PAPER_SUBHEADING,
  SAN_N_PAPER_FONTS
} SanPaperFont;

/* (transfer full): the best face of this machine at @points, where a unit of user space
 * is a point */
PangoFontDescription *san_paper_font_new     (SanPaperFont font,
                                              double       points);
/* (transfer full): the names of first choices that this machine lacks; maybe empty */
char                **san_paper_font_missing (void);

G_END_DECLS
