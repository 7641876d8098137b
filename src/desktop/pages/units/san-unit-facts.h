/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanUnitFacts:
 *
 * What is written of a unit, to be put right in place: Enter, or leaving a field, makes it
 * a step of the journal; Escape takes it back. Its rows use the actions page.move and
 * page.group.
 */
#define SAN_TYPE_UNIT_FACTS (san_unit_facts_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitFacts, san_unit_facts, SAN, UNIT_FACTS, AdwBin)

/* @page is not owned */
void san_unit_facts_set_page (SanUnitFacts  *self,
                              SanPage       *page);
/* @unit: nullable; @groups as shown */
void san_unit_facts_show     (SanUnitFacts  *self,
                              const SanUnit *unit,
                              const char    *groups);

G_END_DECLS
