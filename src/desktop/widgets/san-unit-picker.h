/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "registry/san-roster.h"

G_BEGIN_DECLS

/**
 * SanUnitPicker:
 *
 * Finds one unit: part of its name, and the ones that fit. #SanUnitPicker:unit is its id,
 * 0 for none; #SanUnitPicker::activate when it was chosen with Enter or a double click.
 */
#define SAN_TYPE_UNIT_PICKER (san_unit_picker_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitPicker, san_unit_picker, SAN, UNIT_PICKER, GtkBox)

/* @none: (nullable): offers to choose no unit, in these words */
GtkWidget *san_unit_picker_new      (SanRoster     *roster,
                                     const char    *none);
gint64     san_unit_picker_get_unit (SanUnitPicker *self);
/* FALSE before anything was chosen; to choose none is a choice */
gboolean   san_unit_picker_is_chosen (SanUnitPicker *self);
/* Does not offer @id, nor what stands below it. */
void       san_unit_picker_exclude  (SanUnitPicker *self,
                                     gint64         id);
/* A click chooses and activates, where nothing is left to confirm. */
void       san_unit_picker_set_single_click (SanUnitPicker *self,
                                     gboolean       single);
/* Starts with @text typed. */
void       san_unit_picker_search   (SanUnitPicker *self,
                                     const char    *text);

G_END_DECLS
