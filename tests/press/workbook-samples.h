/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  char       *name;
  SanRanking *ranking;
} SanWorkbookSample;

/* (element-type SanWorkbookSample): rounds with everything that a bulletin has to print */
GPtrArray  *san_workbook_samples     (void);
/* (transfer full): of @n units, on half-way cases of every kind */
SanRanking *san_workbook_sample_half (guint             n,
                                      guint             decimals,
                                      const char       *combine);
/* (transfer full): a random scheme with @n units in it */
SanRanking *san_workbook_sample_random (guint32         seed,
                                      guint             n);
/* (transfer full): the workbook of issue 6 of a day in June 2018 */
GBytes     *san_workbook_sample_make (const SanRanking *ranking);

G_END_DECLS
