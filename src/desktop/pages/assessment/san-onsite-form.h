/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-onsite-sheet.h"

G_BEGIN_DECLS

/**
 * SanOnsiteForm:
 *
 * The sheet of a point, filled at the speed of the keyboard (ui.md §6.3).
 *
 * #SanOnsiteForm::selected when another item is the current one.
 * #SanOnsiteForm::photo when a photograph is wanted of it (P).
 * #SanOnsiteForm::issue when a ticket is wanted (W).
 * #SanOnsiteForm::step (int direction) when another point is wanted.
 * #SanOnsiteForm::finish when the point is complete and the next one is wanted.
 */
#define SAN_TYPE_ONSITE_FORM (san_onsite_form_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteForm, san_onsite_form, SAN, ONSITE_FORM, GtkBox)

/* What stands over the items. Borrowed; NULL is nothing. */
typedef struct
{
  const char *title;
  const char *category;
  const char *path;
  const char *address;
  const char *bureau;
} SanOnsitePlace;

GtkWidget *san_onsite_form_new         (SanOnsiteSheet       *sheet);
/* After another point was opened on the sheet. */
void       san_onsite_form_set_place   (SanOnsiteForm        *self,
                                        const SanOnsitePlace *place);
/* −1: none */
int        san_onsite_form_get_current (SanOnsiteForm        *self);
/* Where a photograph goes: the item that was rated last, when the form has gone on by
 * itself, else the current one. −1: none */
int        san_onsite_form_get_photo_line (SanOnsiteForm     *self);
void       san_onsite_form_select      (SanOnsiteForm        *self,
                                        guint                 index);
/* Puts the focus on the current item. */
void       san_onsite_form_focus       (SanOnsiteForm        *self);
/* Keeps what is being typed. */
void       san_onsite_form_commit      (SanOnsiteForm        *self);
/* The keys of the form, where nothing is being typed. */
gboolean   san_onsite_form_press       (SanOnsiteForm        *self,
                                        guint                 keyval,
                                        GdkModifierType       state);

G_END_DECLS
