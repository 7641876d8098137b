/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-text-table.h"
#include "rounds/san-import.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_CHANGE_ROW,       /* as the file counts */
  SAN_CHANGE_RESULT,
  SAN_CHANGE_RECORD,
  SAN_CHANGE_FIELD,
  SAN_CHANGE_OLD,
  SAN_CHANGE_NEW,       /* or why it is refused */
  SAN_N_CHANGE_CELLS
} SanChangeCell;

/* A line of the list: a cell that changes, a row that is new, refused, skipped, as it was. */
#define SAN_TYPE_CHANGE_LINE (san_change_line_get_type ())
G_DECLARE_FINAL_TYPE (SanChangeLine, san_change_line, SAN, CHANGE_LINE, GObject)

SanRowAction   san_change_line_get_action (SanChangeLine   *self);
/* (transfer full), never NULL */
char          *san_change_line_get_text   (SanChangeLine   *self,
                                           SanChangeCell    cell);

/**
 * SanChangeList:
 *
 * What an import would do, cell by cell, as a #GListModel of #SanChangeLine made when they
 * are looked at.
 */
#define SAN_TYPE_CHANGE_LIST (san_change_list_get_type ())
G_DECLARE_FINAL_TYPE (SanChangeList, san_change_list, SAN, CHANGE_LIST, GObject)

SanChangeList *san_change_list_new        (void);
/* @known: (element-type SanImportField): for what fields are called; both nullable */
void           san_change_list_set        (SanChangeList   *self,
                                           SanProposal     *proposal,
                                           GPtrArray       *known);
/* Only rows of which this becomes; SAN_ROW_N_ACTIONS: all */
void           san_change_list_filter     (SanChangeList   *self,
                                           SanRowAction     action);
/* translated: 新增 */
const char    *san_row_action_title       (SanRowAction     action);
const char    *san_change_cell_title      (SanChangeCell    cell);
/* (transfer full): everything that is not unchanged. At most so many lines; the note says
 * when some are left out. */
#define SAN_CHANGE_LIST_MOST 20000
SanTextTable  *san_change_list_get_table  (SanChangeList   *self,
                                           const char      *title,
                                           const char      *subtitle);

G_END_DECLS
