/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/* (transfer full): the paper that an issued bulletin became, set again of what was kept with
 * it, and recorded: for a worker. Of one that was issued before there was a text, the places
 * of its groups. SAN_ERROR_NOT_FOUND where neither was kept. */
SanPaper *san_bulletin_read_paper (SanDatabase       *database,
                                   const SanBulletin *bulletin,
                                   GCancellable      *cancellable,
                                   GError           **error);

G_END_DECLS
