/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-workbook.h"

G_BEGIN_DECLS

/* How much a month has. */
typedef struct
{
  guint n_groups;
  guint n_units;        /* of all groups together */
  guint n_categories;   /* 0: nobody was inspected */
  guint n_points;       /* of a unit and category, at most; some have none */
  guint n_problems;
  guint n_rounds;       /* of the year; 0: no table of the year */
  guint n_open;         /* tickets; 0: no tickets at all */
  gboolean by_points;   /* the year: points for places, which no formula gives */
} SanWorkbookMonthSize;

typedef struct
{
  SanRanking      *ranking;
  SanBulletinData *data;
  GStringChunk    *strings;
} SanWorkbookMonth;

/* (transfer full): a month in which everything happens that a bulletin prints */
SanWorkbookMonth *san_workbook_month_new  (const SanWorkbookMonthSize *size);
void              san_workbook_month_free (SanWorkbookMonth           *month);
/* (transfer full): its workbook as issue 6 of a day in June 2018 */
GBytes           *san_workbook_month_make (const SanWorkbookMonth     *month);
/* (transfer full): by name: "month-27" …; NULL beyond the last */
SanWorkbookMonth *san_workbook_month_nth  (guint                       index,
                                           const char                **name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanWorkbookMonth, san_workbook_month_free)

G_END_DECLS
