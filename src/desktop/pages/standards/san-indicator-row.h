/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_INDICATOR_AREA,
  SAN_INDICATOR_CATEGORY,
  SAN_INDICATOR_ITEM,
} SanIndicatorKind;

typedef enum
{
  SAN_INDICATOR_COLUMN_NAME,
  SAN_INDICATOR_COLUMN_MARK,
  SAN_INDICATOR_COLUMN_RATING,
  SAN_INDICATOR_COLUMN_ITEMS,
  SAN_INDICATOR_COLUMN_BUREAU,
  SAN_N_INDICATOR_COLUMNS
} SanIndicatorColumn;

/**
 * SanIndicatorRow:
 *
 * A row of the standard: an area, a category or an item. There is one for each while its
 * #SanIndicatorTree lives; what stands behind it changes with the standard that is shown.
 *
 * #SanIndicatorRow::changed when that happened.
 */
#define SAN_TYPE_INDICATOR_ROW (san_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (SanIndicatorRow, san_indicator_row, SAN, INDICATOR_ROW, GObject)

SanIndicatorKind   san_indicator_row_get_kind     (SanIndicatorRow   *self);
/* What it is found again by: "i:1099511627776" */
const char        *san_indicator_row_get_key      (SanIndicatorRow   *self);
/* (nullable): of an item and of a category; of an item */
const SanCategory *san_indicator_row_get_category (SanIndicatorRow   *self);
const SanItem     *san_indicator_row_get_item     (SanIndicatorRow   *self);
SanStandard       *san_indicator_row_get_standard (SanIndicatorRow   *self);
/* of an area its name, else the name of the area that it is in */
const char        *san_indicator_row_get_area     (SanIndicatorRow   *self);
/* its own code, else its place: 2.1.4 */
const char        *san_indicator_row_get_code     (SanIndicatorRow   *self);
const char        *san_indicator_row_get_title    (SanIndicatorRow   *self);
/* (transfer full): what a column says of it */
char              *san_indicator_row_get_text     (SanIndicatorRow   *self,
                                                   SanIndicatorColumn column);
/* (transfer full): how an item is rated, in short: three ratings, −2 each */
char              *san_indicator_rating_text      (const SanStandard *standard,
                                                   const SanItem     *item);

/* For the tree alone. */
SanIndicatorRow   *san_indicator_row_new          (SanIndicatorKind   kind,
                                                   const char        *key);
void               san_indicator_row_set          (SanIndicatorRow   *self,
                                                   SanStandard       *standard,
                                                   const char        *area,
                                                   const SanCategory *category,
                                                   const SanItem     *item,
                                                   const char        *place);
void               san_indicator_row_changed      (SanIndicatorRow   *self);

G_END_DECLS
