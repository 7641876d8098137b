/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-text-table.h"
#include "standards/san-sampling.h"

G_BEGIN_DECLS

/**
 * SanSampleRow:
 *
 * A category of places with its sampling rule, as the sample window edits it.
 *
 * #SanSampleRow::edited when its rule was changed, #SanSampleRow::counted when another
 * number of its points would be drawn.
 */
#define SAN_TYPE_SAMPLE_ROW (san_sample_row_get_type ())
G_DECLARE_FINAL_TYPE (SanSampleRow, san_sample_row, SAN, SAMPLE_ROW, GObject)

SanSampleRow          *san_sample_row_new        (const char            *name,
                                                  const char            *code,
                                                  const SanSamplingRule *rule);
const char            *san_sample_row_get_name   (SanSampleRow          *self);
/* As frames call it */
const char            *san_sample_row_get_code   (SanSampleRow          *self);
const SanSamplingRule *san_sample_row_get_rule   (SanSampleRow          *self);
/* Emits when it is another one; the category stays. */
void                   san_sample_row_set_rule   (SanSampleRow          *self,
                                                  const SanSamplingRule *rule);
/* Whether the rule is not the one that the row was made with. */
gboolean               san_sample_row_is_edited  (SanSampleRow          *self);

void                   san_sample_row_add_point  (SanSampleRow          *self,
                                                  gboolean               must_see);
guint                  san_sample_row_get_total  (SanSampleRow          *self);
void                   san_sample_row_set_drawn  (SanSampleRow          *self,
                                                  guint                  drawn);

/* (transfer full): the rules of @rows (#SanSampleRow) as they stand */
SanTextTable          *san_sample_rows_get_table (GListModel            *rows,
                                                  const char            *title,
                                                  const char            *subtitle);
/* The columns in which rules are edited. */
void                   san_sample_columns_add    (GtkColumnView         *view,
                                                  gboolean               editable);

G_END_DECLS
