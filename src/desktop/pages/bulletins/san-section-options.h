/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletins/san-bulletin-data.h"
#include "bulletins/san-bulletin-draft.h"

G_BEGIN_DECLS

/**
 * SanSectionOptions:
 *
 * What a section chooses from the data: how many categories, which groups, how many units
 * are named, how many photographs. A row of buttons; of a section without options nothing.
 *
 * #SanSectionOptions::edited when the section's options were changed.
 */
#define SAN_TYPE_SECTION_OPTIONS (san_section_options_get_type ())
G_DECLARE_FINAL_TYPE (SanSectionOptions, san_section_options, SAN, SECTION_OPTIONS, AdwBin)

/* @section, @data: (nullable) (transfer none): they live until others are shown */
void       san_section_options_show (SanSectionOptions     *self,
                                     SanBulletinSection    *section,
                                     const SanBulletinData *data,
                                     gboolean               editable);

G_END_DECLS
