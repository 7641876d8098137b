/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/ranking/san-explain-line.h"
#include "paper/san-document.h"

G_BEGIN_DECLS

/* @lines: SanExplainLine; those below them follow each */
void san_explain_paper_add (SanDocument *document,
                            GListModel  *lines);

G_END_DECLS
