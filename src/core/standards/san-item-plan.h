/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "standards/san-rating.h"

G_BEGIN_DECLS

/* The inside of san_item_import_plan(): what the rows of a table of items mean, worked out
 * in memory. Cells are compared and shown in one canonical form each; "" is none. */

typedef enum
{
  SAN_ITEM_AREA,
  SAN_ITEM_CATEGORY,
  SAN_ITEM_CATEGORY_CODE,
  SAN_ITEM_WEIGHT,
  SAN_ITEM_TICKET_LIMIT,
  SAN_ITEM_N_OF_CATEGORY,
  SAN_ITEM_ITEM_CODE = SAN_ITEM_N_OF_CATEGORY,
  SAN_ITEM_ITEM,
  SAN_ITEM_TEXT,
  SAN_ITEM_MARK,
  SAN_ITEM_METHOD,
  SAN_ITEM_A,
  SAN_ITEM_B,
  SAN_ITEM_C,
  SAN_ITEM_BUREAU,
  SAN_ITEM_AMOUNT,
  SAN_ITEM_TARGET,
  SAN_ITEM_ZERO,
  SAN_ITEM_RATING,
  SAN_ITEM_VETO,
  SAN_ITEM_PHOTO,
  SAN_N_ITEM_FIELDS,
} SanItemField;

typedef struct _SanItemRow SanItemRow;

typedef struct
{
  SanCategory *record;
  gboolean     is_new;
  char        *before[SAN_ITEM_N_OF_CATEGORY];
  char        *after[SAN_ITEM_N_OF_CATEGORY];
  SanItemRow  *row;                 /* (nullable): the first that is not rejected */
} SanPlanCategory;

typedef struct
{
  SanItem         *record;
  gboolean         is_new;
  SanPlanCategory *category;        /* as it will be */
  SanPlanCategory *old_category;
  char            *before[SAN_N_ITEM_FIELDS];   /* of its own fields */
  char            *after[SAN_N_ITEM_FIELDS];
  SanItemRow      *row;             /* (nullable) */
} SanPlanItem;

struct _SanItemRow
{
  guint            number;
  char            *cells[SAN_N_ITEM_FIELDS];    /* canonical; NULL: no such column */
  gboolean         skipped;
  gboolean         rejected;
  SanPlanCategory *category;
  SanPlanItem     *item;
};

typedef struct
{
  GPtrArray  *rows;
  GPtrArray  *categories;
  GPtrArray  *items;
  GHashTable *category_by_code;
  GHashTable *category_by_name;   /* folded */
  GHashTable *item_by_code;       /* of those in force */
  GHashTable *item_by_name;       /* "category pointer/folded name" */
  SanRatingSets *ratings;
  GArray     *rejections;
  GArray     *rounded;
  char       *labels[SAN_N_ITEM_FIELDS];
} SanItemPlan;

extern const SanTableField san_item_fields[SAN_N_ITEM_FIELDS + 2];

SanItemPlan *san_item_plan_new      (void);
void         san_item_plan_free     (SanItemPlan        *plan);
/* Reads what is on file. */
gboolean     san_item_plan_load     (SanItemPlan        *plan,
                                     SanDatabase        *database,
                                     GError            **error);
/* Understands a row: what it says, and of which item. */
void         san_item_plan_read_row (SanItemPlan        *plan,
                                     SanImportTable     *table,
                                     const SanTableRow  *cells);
/* Rejects what cannot stand once all rows are in. */
void         san_item_plan_check    (SanItemPlan        *plan);
/* san-item-cells.c: puts the cells of @row into their canonical form; those that cannot be
 * understood reject it. */
void         san_item_row_parse     (SanItemPlan        *plan,
                                     SanItemRow         *row);
/* The same for a, b and c, which mean what the method asks for: @method is that of the item
 * that the row is of. FALSE: rejected */
gboolean     san_item_row_parse_measures (SanItemPlan   *plan,
                                     SanItemRow         *row,
                                     const char         *method);
void         san_item_plan_reject   (SanItemPlan        *plan,
                                     SanItemRow         *row,
                                     SanItemField        field,
                                     const char         *reason);
/* (transfer full): canonical cells of what is on file */
char        *san_item_cell_count    (gint64              value);
char        *san_item_cell_micro    (gint64              value);
/* Whether the item takes a name, or a category, that it does not have on file */
gboolean     san_plan_item_is_renamed (const SanPlanItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanItemPlan, san_item_plan_free)

G_END_DECLS
