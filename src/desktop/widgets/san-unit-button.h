/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "registry/san-roster.h"

G_BEGIN_DECLS

/**
 * SanUnitButton:
 *
 * A button that says which unit is chosen, over a #SanUnitPicker to choose another.
 *
 * #SanUnitButton::changed when the person chose otherwise.
 */
#define SAN_TYPE_UNIT_BUTTON (san_unit_button_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitButton, san_unit_button, SAN, UNIT_BUTTON, AdwBin)

/* @title: what the unit is to the thing, for who cannot see the form. @none: (nullable):
 * that no unit is a choice, in these words. */
GtkWidget *san_unit_button_new        (const char     *title,
                                       const char     *none);
/* The units there are to choose. */
void       san_unit_button_set_roster (SanUnitButton  *self,
                                       SanRoster      *roster);
/* 0: none. Does not emit. */
void       san_unit_button_set_unit   (SanUnitButton  *self,
                                       gint64          id);
gint64     san_unit_button_get_unit   (SanUnitButton  *self);

G_END_DECLS
