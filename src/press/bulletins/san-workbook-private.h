/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "bulletins/san-workbook-formula.h"
#include "bulletins/san-workbook.h"

G_BEGIN_DECLS

/* The formats of a bulletin's workbook; made once, owned by libxlsxwriter. */
typedef struct
{
  lxw_format *title;
  lxw_format *subtitle;
  lxw_format *head;
  lxw_format *text[3];      /* plain, among the first places, among the last */
  lxw_format *centre[3];
  lxw_format *note;
  lxw_format *label;
  lxw_format *number[8][3]; /* by decimals 0…6, 7: as many as needed */
  lxw_format *filled[8];    /* what a missing rule gave */
  lxw_format *signed_number[7][3];
  lxw_format *mean[8];
} SanWorkbookFormats;

typedef struct
{
  lxw_workbook          *workbook;
  const SanRanking      *ranking;
  const SanWorkbookHead *head;
  SanWorkbookFormats     formats;
} SanWorkbookWriter;

/* Where the figures of a group stand, for the cover. */
typedef struct
{
  char  *sheet;
  guint  stats_row;         /* 0-based; mean, max, min, median, stdev in this order */
  guint  stats_column;
  guint  first_row;         /* of the units; 0-based */
  guint  n_placed;
} SanGroupSheet;

void san_group_sheet_write (SanWorkbookWriter    *writer,
                            const SanRankedGroup *group,
                            SanGroupSheet        *sheet);
void san_sheet_set_paper   (SanWorkbookWriter    *writer,
                            lxw_worksheet        *worksheet,
                            gboolean              landscape);
/* The index of a number format: @decimals, or the last for "as many as needed" */
guint san_format_index     (int                   decimals);
/* writes the formula with its value, or the value */
void san_write_formula     (lxw_worksheet        *worksheet,
                            guint                 row,
                            guint                 column,
                            const SanFormula     *formula,
                            lxw_format           *format);

G_END_DECLS
