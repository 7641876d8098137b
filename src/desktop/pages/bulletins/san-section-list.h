/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a row says. */
typedef struct
{
  const char *icon;
  const char *title;
  const char *detail;       /* where it comes from */
  gboolean    included;
  gboolean    typed;        /* something in it was typed over and is not settled */
} SanSectionRow;

/**
 * SanSectionList:
 *
 * The sections of a bulletin, in order: chosen with the arrow keys, moved with Alt+↑ and
 * Alt+↓ or by their handles, taken in or left out with Space or their boxes.
 *
 * #SanSectionList::chosen (guint index)
 * #SanSectionList::moved (guint from, guint to)
 * #SanSectionList::included (guint index, gboolean included)
 * #SanSectionList::removed (guint index): Delete was pressed
 * #SanSectionList::opened (guint index): Enter was pressed, the editor is wanted
 */
#define SAN_TYPE_SECTION_LIST (san_section_list_get_type ())
G_DECLARE_FINAL_TYPE (SanSectionList, san_section_list, SAN, SECTION_LIST, AdwBin)

/* Does not emit; keeps the chosen place. */
void       san_section_list_fill       (SanSectionList       *self,
                                        const SanSectionRow  *rows,
                                        guint                 n);
/* Does not emit. */
void       san_section_list_choose     (SanSectionList       *self,
                                        guint                 index);
/* G_MAXUINT without any */
guint      san_section_list_get_chosen (SanSectionList       *self);
void       san_section_list_set_editable (SanSectionList     *self,
                                        gboolean              editable);
/* As Alt+↑ (@step −1) and Alt+↓ do: FALSE at an end */
gboolean   san_section_list_move       (SanSectionList       *self,
                                        int                   step);

G_END_DECLS
