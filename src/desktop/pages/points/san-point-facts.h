/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/**
 * SanPointFacts:
 *
 * What is written of a point, to be put right in place: a step each.
 */
#define SAN_TYPE_POINT_FACTS (san_point_facts_get_type ())
G_DECLARE_FINAL_TYPE (SanPointFacts, san_point_facts, SAN, POINT_FACTS, AdwBin)

void san_point_facts_set_context (SanPointFacts  *self,
                                  SanContext     *context);
void san_point_facts_show        (SanPointFacts  *self,
                                  const SanPoint *point);
/* Begins to edit the name. */
void san_point_facts_edit        (SanPointFacts  *self);

G_END_DECLS
