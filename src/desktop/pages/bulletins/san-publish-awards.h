/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanPublishAwards:
 *
 * The money that a bulletin awards, before it is issued: who gets how much for which place,
 * what was decided, and what that is against the budget. It is read in a worker, again after
 * every step; each row can be confirmed, given another amount with a reason, or struck out.
 * Hidden where no rule gives money and nothing else is proposed.
 */
#define SAN_TYPE_PUBLISH_AWARDS (san_publish_awards_get_type ())
G_DECLARE_FINAL_TYPE (SanPublishAwards, san_publish_awards, SAN, PUBLISH_AWARDS, AdwBin)

/* Of the round that @context looks at. */
void     san_publish_awards_read     (SanPublishAwards *self,
                                      SanContext       *context);
/* Whether nothing is being read. */
gboolean san_publish_awards_is_ready (SanPublishAwards *self);

G_END_DECLS
