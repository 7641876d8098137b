/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Something to choose. */
typedef struct
{
  gint64  id;
  char   *label;
  char   *detail;     /* what stands above it; "" if nothing */
  char   *folded;     /* search keys, san-text.h; made by san_choice_new() */
  char   *pinyin;
  char   *initials;
} SanChoice;

SanChoice *san_choice_new  (gint64      id,
                            const char *label,
                            const char *detail);
void       san_choice_free (SanChoice  *choice);

/* (transfer full) (element-type SanChoice): everything there is to choose now */
typedef GPtrArray *(*SanChoicesFunc) (gpointer data);

/**
 * SanChoiceButton:
 *
 * A button that says what is chosen (单位：全部) over a list of boxes to tick, with a
 * search where the list is long. None ticked is all.
 *
 * #SanChoiceButton::changed when the person chose otherwise.
 */
#define SAN_TYPE_CHOICE_BUTTON (san_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (SanChoiceButton, san_choice_button, SAN, CHOICE_BUTTON, AdwBin)

/* @choices is asked when the list opens. */
void          san_choice_button_set_source (SanChoiceButton *self,
                                            const char      *title,
                                            SanChoicesFunc   choices,
                                            gpointer         data);
/* (transfer none) (element-type gint64): empty for all */
const GArray *san_choice_button_get_chosen (SanChoiceButton *self);
/* Does not emit. */
void          san_choice_button_set_chosen (SanChoiceButton *self,
                                            const gint64    *ids,
                                            guint            n);

G_END_DECLS
