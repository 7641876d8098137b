/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli-call.h"
#include "support/field-month.h"

G_BEGIN_DECLS

#define FIELD_MONTH_ROUND "2018-06"
#define FIELD_MONTH_NEXT  "2018-07"
#define FIELD_MONTH_SEED  "20180608"
#define FIELD_MONTH_LATER "2018-08-01 09:00"

/* The month of support/field-month.h through sansectl, one step after another. */
typedef struct
{
  CliPlace    *place;
  FieldMonth  *month;
  GArray      *drawn;    /* guint: indices of points */
  char        *draw;     /* as printed */
} CliFieldMonth;

/* The ledger with its standard and points; two rounds, June and July */
CliFieldMonth *cli_field_month_new        (FieldMonth    *month);
void           cli_field_month_free       (CliFieldMonth *self);
/* Imports @text as a table of this kind; @round: (nullable) */
char          *cli_field_month_import     (CliFieldMonth *self,
                                           const char    *kind,
                                           const char    *round,
                                           const char    *text);
void           cli_field_month_draw       (CliFieldMonth *self);
/* Half of the observations from a CSV table, half from a workbook */
void           cli_field_month_observe    (CliFieldMonth *self);
void           cli_field_month_ask        (CliFieldMonth *self,
                                           const char    *round);
/* (transfer full): the numbers, a line each */
char          *cli_field_month_issue      (CliFieldMonth *self);
/* Of every three tickets the first is worked off in time, the second late, the third never. */
void           cli_field_month_work_off   (CliFieldMonth *self,
                                           const char    *numbers);
void           cli_field_month_publish    (CliFieldMonth *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliFieldMonth, cli_field_month_free)

G_END_DECLS
