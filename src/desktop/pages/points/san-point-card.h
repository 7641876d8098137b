/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/points/san-point-scope.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): all that the pane of a point tells, on paper. */
SanPaper *san_point_card_new (SanContext            *context,
                              const SanPointMonths  *months,
                              gint64                 id,
                              GError               **error);

G_END_DECLS
