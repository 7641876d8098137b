/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletins/san-bulletin-data.h"

G_BEGIN_DECLS

/**
 * SanFieldButton:
 *
 * Puts something that the data say into the text: a list of what there is, with its value,
 * that can be searched.
 *
 * #SanFieldButton::picked (string key)
 */
#define SAN_TYPE_FIELD_BUTTON (san_field_button_get_type ())
G_DECLARE_FINAL_TYPE (SanFieldButton, san_field_button, SAN, FIELD_BUTTON, AdwBin)

/* (nullable) (transfer none): lives until others are set */
void       san_field_button_set_data (SanFieldButton        *self,
                                      const SanBulletinData *data);
void       san_field_button_open     (SanFieldButton        *self);

G_END_DECLS
