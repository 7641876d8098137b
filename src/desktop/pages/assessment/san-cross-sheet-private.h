/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-cross-sheet.h"

G_BEGIN_DECLS

struct _SanCrossSheet
{
  GObject        parent_instance;

  SanContext    *context;
  gint64         round_id;
  char          *label;
  gboolean       locked;
  gboolean       writing;
  gboolean       comparable;   /* what the cells show */
  SanRoster     *roster;
  SanRoundInput *input;
  GPtrArray     *leaves;       /* SanNode */
  guint          leaf;
  guint          group;
  GPtrArray     *evaluations;  /* SanEvaluation: all records of the round */
  SanCrossPlan  *plan;
  SanNode        kinds[2];     /* the leaf as given and comparable; borrowed texts */
  SanCrossTable *tables[2];
  GArray        *targets;      /* guint: participants of the group */
  GArray        *evaluators;   /* gint64: units that score in the group */
  char          *text;         /* handed out last */
};

/* (nullable): the record of a cell: what names the leaf goes before what is for any */
const SanEvaluation *san_cross_sheet_find_record (SanCrossSheet         *self,
                                                  gint64                 evaluator_id,
                                                  gint64                 target_id);
void                 san_cross_sheet_init_model  (SanGridModelInterface *iface);

G_END_DECLS
