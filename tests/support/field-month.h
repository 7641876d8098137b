/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gmp.h>

G_BEGIN_DECLS

/* A month of inspection in a district of nineteen streets and towns and four bureaus: 36
 * categories with nine items each, as many points as are wanted, of which some are drawn, and
 * questionnaires. Everything follows from the numbers of points, items and units alone, so
 * that whoever reads the tables in can be held against a second reckoning here. */

#define FIELD_MONTH_CATEGORIES 36
#define FIELD_MONTH_ITEMS      9
#define FIELD_MONTH_BUREAUS    4
#define FIELD_MONTH_QUESTIONS  3

typedef struct
{
  guint      n_points;
  guint      n_drawn;
  guint      n_surveys;
  guint      n_units;    /* streets, towns, farms and zones */
  GPtrArray *codes;      /* (element-type utf8): of the units, then of the bureaus */
  GPtrArray *names;
  GPtrArray *groups;
} FieldMonth;

FieldMonth *field_month_new          (guint             n_points,
                                      guint             n_drawn,
                                      guint             n_surveys);
void        field_month_free         (FieldMonth       *self);

/* (transfer full): tables as CSV */
char       *field_month_units        (const FieldMonth *self);
char       *field_month_groups       (const FieldMonth *self);
char       *field_month_items        (void);
char       *field_month_points       (const FieldMonth *self);
char       *field_month_sampling     (const FieldMonth *self);
char       *field_month_questions    (void);
char       *field_month_surveys      (const FieldMonth *self);
/* Of the points @from…@end of @drawn (indices of points); the first row names the
 * photograph @photo, if any */
char       *field_month_observations (const GArray     *drawn,
                                      guint             from,
                                      guint             end,
                                      const char       *photo);

/* The index of the point with this code */
guint       field_month_point        (const char       *code);
/* Indices into codes; a bureau may be G_MAXUINT */
guint       field_month_unit_of      (const FieldMonth *self,
                                      guint             point);
guint       field_month_bureau_of    (const FieldMonth *self,
                                      guint             point);
guint       field_month_weight_of    (guint             point);
/* What an item earned at a point, and its mark; FALSE: it was not rated, or does not apply */
gboolean    field_month_earned       (guint             point,
                                      guint             item,
                                      double           *earned,
                                      guint            *mark);
/* Items that were rated, or found not applicable */
guint       field_month_n_rated      (guint             point);
guint       field_month_n_failed     (guint             point);

/* The score of the inspection of unit or bureau @owner over the points drawn; FALSE: no data */
gboolean    field_month_site         (const FieldMonth *self,
                                      const GArray     *drawn,
                                      guint             owner,
                                      mpq_t             score);
gboolean    field_month_survey       (const FieldMonth *self,
                                      guint             owner,
                                      mpq_t             score);
/* Rounds half away from zero to two places. (transfer full): as printed */
char       *field_month_round        (mpq_t             value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FieldMonth, field_month_free)

G_END_DECLS
