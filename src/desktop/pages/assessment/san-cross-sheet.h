/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "rounds/san-cross-plan.h"
#include "scoring/san-cross-score.h"
#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

/* A visit that was assigned and has not been made. */
typedef struct
{
  gint64 evaluator_id;
  gint64 target_id;
} SanCrossMissing;

/**
 * SanCrossSheet:
 *
 * Who scored whom, for a grid: a row for each unit of a group that is scored, a column for
 * each that scores, what they come to at the right, and how strict they are at the foot.
 * Every change is a step at once; #SanCrossSheet::written after it.
 */
#define SAN_TYPE_CROSS_SHEET (san_cross_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SanCrossSheet, san_cross_sheet, SAN, CROSS_SHEET, GObject)

SanCrossSheet *san_cross_sheet_new            (SanContext      *context);
gboolean       san_cross_sheet_load           (SanCrossSheet   *self,
                                               SanRound        *round,
                                               GError         **error);
gboolean       san_cross_sheet_is_writing     (SanCrossSheet   *self);
gboolean       san_cross_sheet_is_locked      (SanCrossSheet   *self);
/* (element-type SanNode): leaves with the source cross; their order is that of the names */
GPtrArray     *san_cross_sheet_get_leaves     (SanCrossSheet   *self);
/* (nullable): the one in view */
const SanNode *san_cross_sheet_get_leaf       (SanCrossSheet   *self);
void           san_cross_sheet_set_leaf       (SanCrossSheet   *self,
                                               guint            index);
/* (element-type utf8): of the round */
GPtrArray     *san_cross_sheet_get_groups     (SanCrossSheet   *self);
guint          san_cross_sheet_get_group      (SanCrossSheet   *self);
void           san_cross_sheet_set_group      (SanCrossSheet   *self,
                                               guint            group);
/* What stands in the cells: as it was given, or comparable */
void           san_cross_sheet_set_comparable (SanCrossSheet   *self,
                                               gboolean         comparable);
/* (nullable): who was to visit whom */
const SanCrossPlan *san_cross_sheet_get_plan  (SanCrossSheet   *self);
/* (element-type SanCrossMissing): of all groups */
GArray        *san_cross_sheet_get_missing    (SanCrossSheet   *self);
/* Evaluations that count, in all groups; the mean of all, "" without any (transfer full) */
guint          san_cross_sheet_get_n          (SanCrossSheet   *self);
char          *san_cross_sheet_get_mean       (SanCrossSheet   *self);
/* Where the visit stands; FALSE when it is of another group. */
gboolean       san_cross_sheet_find           (SanCrossSheet   *self,
                                               gint64           evaluator_id,
                                               gint64           target_id,
                                               guint           *row,
                                               guint           *column);
/* The group that a unit is in */
guint          san_cross_sheet_group_of       (SanCrossSheet   *self,
                                               gint64           unit_id);
const char    *san_cross_sheet_unit           (SanCrossSheet   *self,
                                               gint64           unit_id);
/* Makes a step of its own. */
gboolean       san_cross_sheet_change         (SanCrossSheet   *self,
                                               const char      *verb,
                                               const char      *label,
                                               SanChangeFunc    func,
                                               gpointer         data,
                                               const char      *said);

G_END_DECLS
