/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-text-table.h"
#include "pages/assessment/san-scheme-draft.h"

G_BEGIN_DECLS

/**
 * SanSchemeComponents:
 *
 * The tree of components of a draft as a table to type into. #SanSchemeComponents::changed
 * after every change.
 */
#define SAN_TYPE_SCHEME_COMPONENTS (san_scheme_components_get_type ())
G_DECLARE_FINAL_TYPE (SanSchemeComponents, san_scheme_components, SAN, SCHEME_COMPONENTS, AdwBin)

/* @draft: not owned, or NULL. */
void san_scheme_components_set_draft (SanSchemeComponents *self,
                                      SanSchemeDraft      *draft);
/* (transfer full): the components as they are typed so far */
SanTextTable *san_scheme_components_get_table (SanSchemeComponents *self,
                                      const char          *title,
                                      const char          *subtitle);

G_END_DECLS
