/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/import/san-import-read.h"

G_BEGIN_DECLS

/* A row of the table that is looked at. #SanSheetLine::changed when something else becomes
 * of it. */
#define SAN_TYPE_SHEET_LINE (san_sheet_line_get_type ())
G_DECLARE_FINAL_TYPE (SanSheetLine, san_sheet_line, SAN, SHEET_LINE, GObject)

/* into the rows of the sheet */
guint san_sheet_line_get_index (SanSheetLine *self);

typedef enum
{
  SAN_RESULT_NONE,       /* not planned */
  SAN_RESULT_FINE,
  SAN_RESULT_NOTED,      /* taken, with a remark */
  SAN_RESULT_SKIPPED,
  SAN_RESULT_REFUSED,
} SanResultKind;

/* What becomes of a row. Strings are borrowed from the reading. */
typedef struct
{
  SanResultKind            kind;
  const SanProposalRow    *row;      /* nullable */
  const SanProposalRemark *remark;   /* nullable: the first one */
} SanSheetResult;

/**
 * SanSheetModel:
 *
 * The rows of a table from some row on, all or only those that need somebody, and what
 * becomes of each. Items are made when they are looked at.
 */
#define SAN_TYPE_SHEET_MODEL (san_sheet_model_get_type ())
G_DECLARE_FINAL_TYPE (SanSheetModel, san_sheet_model, SAN, SHEET_MODEL, GObject)

SanSheetModel  *san_sheet_model_new           (void);
/* @reading: borrowed until the next call; nullable. @below: rows above and with the file's
 * row of this number are left out. Rows that stay do not move. */
void            san_sheet_model_set_reading   (SanSheetModel    *self,
                                               SanImportReading *reading,
                                               guint             below);
/* Only rows that are refused or noted */
void            san_sheet_model_set_problems  (SanSheetModel    *self,
                                               gboolean          only);
guint           san_sheet_model_count_problems (SanSheetModel   *self);
void            san_sheet_model_get_result    (SanSheetModel    *self,
                                               guint             index,
                                               SanSheetResult   *result);
/* TRUE when a remark is on this cell; @refused tells whether it is why */
gboolean        san_sheet_model_is_marked     (SanSheetModel    *self,
                                               guint             index,
                                               const char       *heading,
                                               gboolean         *refused);

G_END_DECLS
