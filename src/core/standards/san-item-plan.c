/* san-item-plan.c - the rows of a table of items, and what they would do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-item-plan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "standards/san-standard-import.h"

/* From how many faults on it is C# follows from c: that column, and the name of the pack
 * from which an item was made, are known and not read. */
const SanTableField san_item_fields[SAN_N_ITEM_FIELDS + 2] = {
  [SAN_ITEM_AREA] = { "area", "类别组", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_CATEGORY] = { "category", "类别", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_ITEM_CATEGORY_CODE] = { "category_code", "类别编码", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_WEIGHT] = { "category_weight", "类别权重", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_TICKET_LIMIT] = { "ticket_limit", "白单时限", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_ITEM_CODE] = { "item_code", "项目编码", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_ITEM] = { "item", "项目", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_ITEM_TEXT] = { "text", "要点", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [SAN_ITEM_MARK] = { "mark", "满分", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_METHOD] = { "method", "方式", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_A] = { "a", "A例数上限", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_B] = { "b", "B例数", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_C] = { "c", "C例数", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_BUREAU] = { "bureau", "牵头单位", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [SAN_ITEM_AMOUNT] = { "amount", "每例扣分", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_TARGET] = { "target", "目标值", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_ZERO] = { "zero", "起点值", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_RATING] = { "rating", "评定档次", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_VETO] = { "veto", "一票否决", SAN_FIELD_OPTIONAL },
  [SAN_ITEM_PHOTO] = { "photo", "不符合须附照片", SAN_FIELD_OPTIONAL },
  [SAN_N_ITEM_FIELDS] = { "pack", "项目包", SAN_FIELD_UNUSED },
  [SAN_N_ITEM_FIELDS + 1] = { "c_sharp", "C#例数下限", SAN_FIELD_UNUSED },
};

/* Life and death */

static void
free_cells (char **cells,
            guint  n)
{
  for (guint i = 0; i < n; i++)
    g_free (cells[i]);
}

static void
category_free (SanPlanCategory *category)
{
  san_category_free (category->record);
  free_cells (category->before, SAN_ITEM_N_OF_CATEGORY);
  free_cells (category->after, SAN_ITEM_N_OF_CATEGORY);
  g_free (category);
}

static void
item_free (SanPlanItem *item)
{
  san_item_free (item->record);
  free_cells (item->before, SAN_N_ITEM_FIELDS);
  free_cells (item->after, SAN_N_ITEM_FIELDS);
  g_free (item);
}

static void
row_free (SanItemRow *row)
{
  free_cells (row->cells, SAN_N_ITEM_FIELDS);
  g_free (row);
}

void
san_item_plan_free (SanItemPlan *plan)
{
  san_rating_sets_free (plan->ratings);
  g_ptr_array_unref (plan->rows);
  g_ptr_array_unref (plan->items);
  g_ptr_array_unref (plan->categories);
  g_hash_table_unref (plan->category_by_code);
  g_hash_table_unref (plan->category_by_name);
  g_hash_table_unref (plan->item_by_code);
  g_hash_table_unref (plan->item_by_name);
  g_array_unref (plan->rejections);
  g_array_unref (plan->rounded);
  free_cells (plan->labels, SAN_N_ITEM_FIELDS);
  g_free (plan);
}

SanItemPlan *
san_item_plan_new (void)
{
  SanItemPlan *plan = g_new0 (SanItemPlan, 1);

  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) category_free);
  plan->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  plan->category_by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->category_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->item_by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->item_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->rejections = san_rejections_new ();
  plan->rounded = san_rejections_new ();

  return plan;
}

/* What is on file */

/* (transfer full) */
static char *
item_key (const SanPlanCategory *category,
          const char            *name)
{
  g_autofree char *folded = san_text_fold (name);

  return g_strdup_printf ("%p/%s", (const void *) category, folded);
}

static void
index_category (SanItemPlan     *plan,
                SanPlanCategory *category)
{
  if (*category->after[SAN_ITEM_CATEGORY_CODE] != '\0' &&
      (!category->record->retired || category->row != NULL))
    g_hash_table_insert (plan->category_by_code,
                         g_strdup (category->after[SAN_ITEM_CATEGORY_CODE]), category);
  g_hash_table_insert (plan->category_by_name, san_text_fold (category->after[SAN_ITEM_CATEGORY]),
                       category);
}

static void
index_item (SanItemPlan *plan,
            SanPlanItem *item)
{
  if (*item->after[SAN_ITEM_ITEM_CODE] != '\0' && (!item->record->retired || item->row != NULL))
    g_hash_table_insert (plan->item_by_code, g_strdup (item->after[SAN_ITEM_ITEM_CODE]), item);
  g_hash_table_insert (plan->item_by_name, item_key (item->category, item->after[SAN_ITEM_ITEM]),
                       item);
}

static SanPlanCategory *
add_category (SanItemPlan *plan,
              SanCategory *record,
              gboolean     is_new)
{
  SanPlanCategory *category = g_new0 (SanPlanCategory, 1);

  category->record = record;
  category->is_new = is_new;
  category->before[SAN_ITEM_AREA] = g_strdup (record->area);
  category->before[SAN_ITEM_CATEGORY] = g_strdup (record->name);
  category->before[SAN_ITEM_CATEGORY_CODE] = g_strdup (record->code);
  category->before[SAN_ITEM_WEIGHT] = san_item_cell_micro (record->weight);
  category->before[SAN_ITEM_TICKET_LIMIT] = g_strdup (record->ticket_limit);
  for (guint i = 0; i < SAN_ITEM_N_OF_CATEGORY; i++)
    category->after[i] = g_strdup (category->before[i]);
  g_ptr_array_add (plan->categories, category);

  return category;
}

static SanPlanItem *
add_item (SanItemPlan     *plan,
          SanItem         *record,
          SanPlanCategory *category,
          gboolean         is_new)
{
  SanPlanItem *item = g_new0 (SanPlanItem, 1);

  item->record = record;
  item->is_new = is_new;
  item->category = category;
  item->old_category = category;
  item->before[SAN_ITEM_ITEM_CODE] = g_strdup (record->code);
  item->before[SAN_ITEM_ITEM] = g_strdup (record->name);
  item->before[SAN_ITEM_TEXT] = g_strdup (record->text);
  item->before[SAN_ITEM_MARK] = san_item_cell_micro (record->mark);
  item->before[SAN_ITEM_METHOD] = g_strdup (record->method);
  item->before[SAN_ITEM_A] = san_item_cell_count (record->fault_a);
  item->before[SAN_ITEM_B] = san_item_cell_count (record->fault_b);
  item->before[SAN_ITEM_C] = san_item_cell_count (record->fault_c);
  item->before[SAN_ITEM_BUREAU] = g_strdup (record->bureau);
  item->before[SAN_ITEM_AMOUNT] = san_item_cell_micro (record->amount);
  item->before[SAN_ITEM_TARGET] = san_item_cell_micro (record->target);
  item->before[SAN_ITEM_ZERO] = san_item_cell_micro (record->zero);
  item->before[SAN_ITEM_RATING] = g_strdup (record->rating);
  item->before[SAN_ITEM_VETO] = g_strdup (record->veto ? "yes" : "no");
  item->before[SAN_ITEM_PHOTO] = g_strdup (record->photo ? "yes" : "no");
  for (guint i = SAN_ITEM_N_OF_CATEGORY; i < SAN_N_ITEM_FIELDS; i++)
    item->after[i] = g_strdup (item->before[i]);
  g_ptr_array_add (plan->items, item);

  return item;
}

gboolean
san_item_plan_load (SanItemPlan *plan,
                    SanDatabase *database,
                    GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  items = categories != NULL ? san_item_store_list (database, 0, error) : NULL;
  plan->ratings = items != NULL ? san_rating_sets_load (database, error) : NULL;
  if (plan->ratings == NULL)
    return FALSE;

  while (categories->len > 0)
    {
      SanPlanCategory *category = add_category (plan, g_ptr_array_steal_index (categories, 0), FALSE);

      index_category (plan, category);
      g_hash_table_insert (by_id, &category->record->id, category);
    }
  while (items->len > 0)
    {
      SanItem *record = g_ptr_array_steal_index (items, 0);

      index_item (plan, add_item (plan, record,
                                  g_hash_table_lookup (by_id, &record->category_id), FALSE));
    }

  return TRUE;
}

/* Whose row this is */

/* NULL: the row is rejected */
static SanPlanCategory *
find_category (SanItemPlan *plan,
               SanItemRow  *row)
{
  const char *code = row->cells[SAN_ITEM_CATEGORY_CODE];
  g_autofree char *folded = san_text_fold (row->cells[SAN_ITEM_CATEGORY]);
  SanPlanCategory *by_code = code != NULL ? g_hash_table_lookup (plan->category_by_code, code) : NULL;
  SanPlanCategory *by_name = g_hash_table_lookup (plan->category_by_name, folded);

  if (by_code != NULL && by_name != NULL && by_code != by_name)
    {
      san_item_plan_reject (plan, row, SAN_ITEM_CATEGORY, _("The code is that of another category"));
      return NULL;
    }
  if (by_code != NULL)
    return by_code;
  if (by_name != NULL)
    {
      const char *other = by_name->after[SAN_ITEM_CATEGORY_CODE];

      if (code == NULL || *code == '\0' || *other == '\0' || by_name->record->retired)
        return by_name;
      san_item_plan_reject (plan, row, SAN_ITEM_CATEGORY_CODE, _("The category has another code"));
      return NULL;
    }

  return add_category (plan, san_category_new (), TRUE);
}

static SanPlanItem *
new_item (SanItemPlan     *plan,
          SanPlanCategory *category)
{
  return add_item (plan, san_item_new (), category, TRUE);
}

/* NULL: the row is rejected */
static SanPlanItem *
find_item (SanItemPlan *plan,
           SanItemRow  *row)
{
  const char *code = row->cells[SAN_ITEM_ITEM_CODE];
  g_autofree char *key = item_key (row->category, row->cells[SAN_ITEM_ITEM]);
  SanPlanItem *by_code = code != NULL ? g_hash_table_lookup (plan->item_by_code, code) : NULL;
  SanPlanItem *by_name = g_hash_table_lookup (plan->item_by_name, key);
  SanPlanItem *item = by_code != NULL ? by_code : by_name;

  if (by_code == NULL && by_name != NULL && code != NULL && *code != '\0' &&
      *by_name->after[SAN_ITEM_ITEM_CODE] != '\0' && !by_name->record->retired)
    {
      san_item_plan_reject (plan, row, SAN_ITEM_ITEM_CODE,
                            _("The category has this item already, under another code"));
      return NULL;
    }
  if (item != NULL && item->row != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("Row %u has this item already"),
                                                 item->row->number);

      san_item_plan_reject (plan, row, SAN_ITEM_ITEM, reason);
      return NULL;
    }

  return item != NULL ? item : new_item (plan, row->category);
}

/* A cell of the category; the first row that fills it decides. FALSE: the row says
 * otherwise than one before it, and is rejected. */
static gboolean
give_category (SanItemPlan     *plan,
               SanItemRow      *row,
               SanPlanCategory *category,
               SanItemField     field)
{
  const char *cell = row->cells[field];
  gboolean keeps = cell == NULL ||
                   (*cell == '\0' && (category->row != NULL || field == SAN_ITEM_CATEGORY_CODE));

  if (keeps || g_str_equal (cell, category->after[field]))
    return TRUE;

  if (category->row != NULL && *category->after[field] != '\0')
    {
      g_autofree char *said = san_text_fold (category->after[field]);
      g_autofree char *says = san_text_fold (cell);
      g_autofree char *reason = NULL;

      if (g_str_equal (said, says))
        return TRUE;

      reason = g_strdup_printf (_("Row %1$u says “%2$s” of this category"),
                                category->row->number, category->after[field]);
      san_item_plan_reject (plan, row, field, reason);
      return FALSE;
    }

  g_free (category->after[field]);
  category->after[field] = g_strdup (cell);

  return TRUE;
}

/* (transfer none): how the item will be rated */
static const char *
method_of (SanItemRow  *row,
           SanPlanItem *item)
{
  const char *cell = row->cells[SAN_ITEM_METHOD];

  return cell != NULL && *cell != '\0' ? cell : item->after[SAN_ITEM_METHOD];
}

/* An empty cell empties the field, but never one that always has a value. */
static gboolean
keeps_when_empty (SanItemField field)
{
  return field == SAN_ITEM_ITEM_CODE || field == SAN_ITEM_METHOD || field == SAN_ITEM_VETO ||
         field == SAN_ITEM_PHOTO;
}

static void
identify (SanItemPlan *plan,
          SanItemRow  *row)
{
  SanPlanCategory *category = find_category (plan, row);
  SanPlanItem *item;

  row->category = category;
  item = category != NULL ? find_item (plan, row) : NULL;
  if (item == NULL || !san_item_row_parse_measures (plan, row, method_of (row, item)))
    return;

  for (SanItemField field = 0; field < SAN_ITEM_N_OF_CATEGORY; field++)
    if (!give_category (plan, row, category, field))
      return;

  if (category->row == NULL)
    category->row = row;
  index_category (plan, category);

  row->item = item;
  item->row = row;
  item->category = category;
  for (SanItemField field = SAN_ITEM_N_OF_CATEGORY; field < SAN_N_ITEM_FIELDS; field++)
    {
      const char *cell = row->cells[field];

      if (cell == NULL || (*cell == '\0' && keeps_when_empty (field)))
        continue;
      g_free (item->after[field]);
      item->after[field] = g_strdup (cell);
    }
  index_item (plan, item);
}

void
san_item_plan_read_row (SanItemPlan       *plan,
                        SanImportTable    *table,
                        const SanTableRow *cells)
{
  SanItemRow *row = g_new0 (SanItemRow, 1);

  row->number = cells->number;
  g_ptr_array_add (plan->rows, row);
  for (guint i = 0; i < SAN_N_ITEM_FIELDS; i++)
    if (san_table_mapping_get_column (table->mapping, san_item_fields[i].name) >= 0)
      row->cells[i] = g_strdup (san_import_table_text (table, cells, san_item_fields[i].name));

  row->skipped = san_import_table_is_blank (table, cells) ||
                 san_table_is_summary_label (row->cells[SAN_ITEM_CATEGORY]);
  if (row->skipped)
    return;

  for (guint i = 0; i < SAN_N_ITEM_FIELDS; i++)
    {
      int column = san_table_mapping_get_column (table->mapping, san_item_fields[i].name);
      g_autoptr (GError) error = NULL;

      if (!san_table_cell_check (san_table_row_get_cell (cells, column), &error))
        san_item_plan_reject (plan, row, i, error->message);
    }
  san_item_row_parse (plan, row);
  if (!row->rejected)
    identify (plan, row);
}

gboolean
san_plan_item_is_renamed (const SanPlanItem *item)
{
  return !item->is_new && (item->category != item->old_category ||
                           !g_str_equal (item->before[SAN_ITEM_ITEM], item->after[SAN_ITEM_ITEM]));
}

/* Items that trade their names in a circle: what goes back step by step could not be undone,
 * as each would meet the name of the next. */
static void
check_circles (SanItemPlan *plan)
{
  g_autoptr (GHashTable) holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->items->len; i++)
    {
      SanPlanItem *item = plan->items->pdata[i];

      if (!item->is_new)
        g_hash_table_insert (holders, item_key (item->old_category, item->before[SAN_ITEM_ITEM]),
                             item);
    }

  for (guint i = 0; i < plan->items->len; i++)
    {
      SanPlanItem *item = plan->items->pdata[i];
      SanPlanItem *other = item;

      for (guint j = 0; j < plan->items->len && other != NULL && san_plan_item_is_renamed (other); j++)
        {
          g_autofree char *key = item_key (other->category, other->after[SAN_ITEM_ITEM]);

          other = g_hash_table_lookup (holders, key);
          if (other == item && j > 0 && item->row != NULL && !item->row->rejected)
            san_item_plan_reject (plan, item->row, SAN_ITEM_ITEM,
                                  _("Another item has this name, and takes another one with this table; "
                                    "rename them one after the other"));
          if (other == item)
            break;
        }
    }
}

/* No two items of a category may have one name in the end. */
static void
check_names (SanItemPlan *plan)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->items->len; i++)
    {
      SanPlanItem *item = plan->items->pdata[i];
      char *key = item_key (item->category, item->after[SAN_ITEM_ITEM]);
      SanPlanItem *other = g_hash_table_lookup (names, key);
      SanItemRow *row = item->row != NULL || other == NULL ? item->row : other->row;

      if (other != NULL && row != NULL)
        san_item_plan_reject (plan, row, SAN_ITEM_ITEM, _("The category has another item of this name"));
      g_hash_table_insert (names, key, item);
    }
}

void
san_item_plan_check (SanItemPlan *plan)
{
  check_names (plan);
  check_circles (plan);
}
