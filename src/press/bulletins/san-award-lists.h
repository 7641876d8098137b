/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper-table.h"
#include "ranking/san-awards.h"
#include "registry/san-roster.h"

G_BEGIN_DECLS

/* The lists that a meeting reads out: 表扬, 奖励, 表态发言, 检讨, 约谈, 诫勉, 问责, each with the
 * units of its action. What was struck out is in none; what nobody has confirmed says so.
 * They are official papers in Chinese, whatever language the program speaks. */
typedef struct
{
  const char *city;       /* "" */
  const char *office;     /* "" */
  const char *period;     /* 2018年6月 */
  SanDay      day;        /* of the list */
} SanAwardListsHead;

/* (transfer full) (element-type SanPaperTable): in the order of a meeting; only those that
 * somebody is on. @roster: (nullable): for the names of who is responsible */
GPtrArray *san_award_lists_tables   (const SanAwards         *awards,
                                     SanRoster               *roster,
                                     const SanAwardListsHead *head);
/* (transfer full) (nullable): a sheet for each of them; sums of money are live. NULL without
 * @error when nobody is on any. */
GBytes    *san_award_lists_workbook (const SanAwards         *awards,
                                     SanRoster               *roster,
                                     const SanAwardListsHead *head,
                                     GCancellable            *cancellable,
                                     GError                 **error);

G_END_DECLS
