/* san-item-import.c - brings in the standard: categories and their items
 *
 * Cells are compared and shown in one canonical form each; "" is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "standards/san-standard-record.h"

#define FAULTS_MAX 9999

typedef enum
{
  FIELD_AREA,
  FIELD_CATEGORY,
  FIELD_CATEGORY_CODE,
  FIELD_WEIGHT,
  N_CATEGORY_FIELDS,
  FIELD_ITEM_CODE = N_CATEGORY_FIELDS,
  FIELD_ITEM,
  FIELD_TEXT,
  FIELD_MARK,
  FIELD_METHOD,
  FIELD_A,
  FIELD_B,
  FIELD_C,
  FIELD_BUREAU,
  N_FIELDS,
} Field;

/* From how many faults on it is C# follows from c: that column, and the name of the pack
 * from which an item was made, are known and not read. */
static const SanTableField fields[] = {
  [FIELD_AREA] = { "area", "类别组", SAN_FIELD_OPTIONAL },
  [FIELD_CATEGORY] = { "category", "类别", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_CATEGORY_CODE] = { "category_code", "类别编码", SAN_FIELD_OPTIONAL },
  [FIELD_WEIGHT] = { "category_weight", "类别权重", SAN_FIELD_OPTIONAL },
  [FIELD_ITEM_CODE] = { "item_code", "项目编码", SAN_FIELD_OPTIONAL },
  [FIELD_ITEM] = { "item", "项目", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_TEXT] = { "text", "要点", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [FIELD_MARK] = { "mark", "满分", SAN_FIELD_OPTIONAL },
  [FIELD_METHOD] = { "method", "方式", SAN_FIELD_OPTIONAL },
  [FIELD_A] = { "a", "A例数上限", SAN_FIELD_OPTIONAL },
  [FIELD_B] = { "b", "B例数", SAN_FIELD_OPTIONAL },
  [FIELD_C] = { "c", "C例数", SAN_FIELD_OPTIONAL },
  [FIELD_BUREAU] = { "bureau", "牵头单位", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [N_FIELDS] = { "pack", "项目包", SAN_FIELD_UNUSED },
  [N_FIELDS + 1] = { "c_sharp", "C#例数下限", SAN_FIELD_UNUSED },
};

typedef struct _Row Row;

typedef struct
{
  SanCategory *record;
  gboolean     is_new;
  char        *before[N_CATEGORY_FIELDS];
  char        *after[N_CATEGORY_FIELDS];
  Row         *row;      /* (nullable): the first that is not rejected */
} Category;

typedef struct
{
  SanItem  *record;
  gboolean  is_new;
  Category *category;        /* as it will be */
  Category *old_category;
  char     *before[N_FIELDS];   /* of its own fields */
  char     *after[N_FIELDS];
  Row      *row;             /* (nullable) */
} Item;

struct _Row
{
  guint     number;
  char     *cells[N_FIELDS];    /* canonical; NULL: no such column */
  gboolean  skipped;
  gboolean  rejected;
  Category *category;
  Item     *item;
};

typedef struct
{
  GPtrArray  *rows;
  GPtrArray  *categories;
  GPtrArray  *items;
  GHashTable *category_by_code;
  GHashTable *category_by_name;   /* folded */
  GHashTable *item_by_code;
  GHashTable *item_by_name;       /* "category pointer/folded name" */
  GArray     *rejections;
  GArray     *rounded;
  char       *labels[N_FIELDS];
} Plan;

const SanTableField *
san_item_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

/* Life and death */

static void
free_cells (char **cells,
            guint  n)
{
  for (guint i = 0; i < n; i++)
    g_free (cells[i]);
}

static void
category_free (Category *category)
{
  san_category_free (category->record);
  free_cells (category->before, N_CATEGORY_FIELDS);
  free_cells (category->after, N_CATEGORY_FIELDS);
  g_free (category);
}

static void
item_free (Item *item)
{
  san_item_free (item->record);
  free_cells (item->before, N_FIELDS);
  free_cells (item->after, N_FIELDS);
  g_free (item);
}

static void
row_free (Row *row)
{
  free_cells (row->cells, N_FIELDS);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  g_ptr_array_unref (plan->rows);
  g_ptr_array_unref (plan->items);
  g_ptr_array_unref (plan->categories);
  g_hash_table_unref (plan->category_by_code);
  g_hash_table_unref (plan->category_by_name);
  g_hash_table_unref (plan->item_by_code);
  g_hash_table_unref (plan->item_by_name);
  g_array_unref (plan->rejections);
  g_array_unref (plan->rounded);
  free_cells (plan->labels, N_FIELDS);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (void)
{
  Plan *plan = g_new0 (Plan, 1);

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

static void
reject (Plan       *plan,
        Row        *row,
        Field       field,
        const char *reason)
{
  const char *value = row->cells[field] != NULL ? row->cells[field] : "";

  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, plan->labels[field], value, reason);
}

/* What is on file */

static char *
format_number (gint64 value)
{
  return value == SAN_STANDARD_NONE ? g_strdup ("")
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
format_mark (gint64 value)
{
  return value == SAN_STANDARD_NONE ? g_strdup ("")
                                    : san_micro_format (value, SAN_DECIMALS_NEEDED);
}

/* (transfer full) */
static char *
item_key (const Category *category,
          const char     *name)
{
  g_autofree char *folded = san_text_fold (name);

  return g_strdup_printf ("%p/%s", (const void *) category, folded);
}

static void
index_category (Plan     *plan,
                Category *category)
{
  if (*category->after[FIELD_CATEGORY_CODE] != '\0')
    g_hash_table_insert (plan->category_by_code,
                         g_strdup (category->after[FIELD_CATEGORY_CODE]), category);
  g_hash_table_insert (plan->category_by_name, san_text_fold (category->after[FIELD_CATEGORY]),
                       category);
}

static void
index_item (Plan *plan,
            Item *item)
{
  if (*item->after[FIELD_ITEM_CODE] != '\0')
    g_hash_table_insert (plan->item_by_code, g_strdup (item->after[FIELD_ITEM_CODE]), item);
  g_hash_table_insert (plan->item_by_name, item_key (item->category, item->after[FIELD_ITEM]),
                       item);
}

static Category *
add_category (Plan        *plan,
              SanCategory *record,
              gboolean     is_new)
{
  Category *category = g_new0 (Category, 1);

  category->record = record;
  category->is_new = is_new;
  category->before[FIELD_AREA] = g_strdup (record->area);
  category->before[FIELD_CATEGORY] = g_strdup (record->name);
  category->before[FIELD_CATEGORY_CODE] = g_strdup (record->code);
  category->before[FIELD_WEIGHT] = format_mark (record->weight);
  for (guint i = 0; i < N_CATEGORY_FIELDS; i++)
    category->after[i] = g_strdup (category->before[i]);
  g_ptr_array_add (plan->categories, category);

  return category;
}

static Item *
add_item (Plan     *plan,
          SanItem  *record,
          Category *category,
          gboolean  is_new)
{
  Item *item = g_new0 (Item, 1);

  item->record = record;
  item->is_new = is_new;
  item->category = category;
  item->old_category = category;
  item->before[FIELD_ITEM_CODE] = g_strdup (record->code);
  item->before[FIELD_ITEM] = g_strdup (record->name);
  item->before[FIELD_TEXT] = g_strdup (record->text);
  item->before[FIELD_MARK] = format_mark (record->mark);
  item->before[FIELD_METHOD] = g_strdup (record->method);
  item->before[FIELD_A] = format_number (record->fault_a);
  item->before[FIELD_B] = format_number (record->fault_b);
  item->before[FIELD_C] = format_number (record->fault_c);
  item->before[FIELD_BUREAU] = g_strdup (record->bureau);
  for (guint i = N_CATEGORY_FIELDS; i < N_FIELDS; i++)
    item->after[i] = g_strdup (item->before[i]);
  g_ptr_array_add (plan->items, item);

  return item;
}

static gboolean
load (Plan        *plan,
      SanDatabase *database,
      GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  items = categories != NULL ? san_item_store_list (database, 0, error) : NULL;
  if (items == NULL)
    return FALSE;

  while (categories->len > 0)
    {
      Category *category = add_category (plan, g_ptr_array_steal_index (categories, 0), FALSE);

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

/* Reading a row */

/* Replaces the cell by its canonical form. */
static void
parse_decimal (Plan *plan,
               Row  *row,
               Field field)
{
  const char *text = row->cells[field];
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;
  gint64 value;
  char *canonical;

  if (text == NULL || *text == '\0')
    return;

  if (!san_micro_parse (text, &value, &rounded, &error))
    {
      reject (plan, row, field, error->message);
      return;
    }
  if (value < 0)
    {
      reject (plan, row, field, _("A mark or a weight is not below zero"));
      return;
    }

  canonical = san_micro_format (value, SAN_DECIMALS_NEEDED);
  if (rounded)
    {
      g_autofree char *reason = g_strdup_printf (_("Rounded to 6 places: %s"), canonical);

      san_rejections_add (plan->rounded, row->number, plan->labels[field], text, reason);
    }
  g_free (row->cells[field]);
  row->cells[field] = canonical;
}

static void
parse_faults (Plan *plan,
              Row  *row,
              Field field)
{
  const char *text = row->cells[field];
  gint64 value = 0;

  if (text == NULL || *text == '\0')
    return;

  if (!san_micro_parse (text, &value, NULL, NULL) || value < 0 || value % SAN_MICRO != 0 ||
      value > FAULTS_MAX * SAN_MICRO)
    {
      reject (plan, row, field, _("A number of faults is a whole number from 0 to 9999"));
      return;
    }

  g_free (row->cells[field]);
  row->cells[field] = format_number (value / SAN_MICRO);
}

static void
parse_method (Plan *plan,
              Row  *row)
{
  static const struct { const char *word, *method; } words[] = {
    { "graded", "graded" }, { "状态描述", "graded" }, { "状态描述法", "graded" },
    { "分级", "graded" }, { "pass", "pass" }, { "符合", "pass" }, { "是否符合", "pass" },
    { "合格", "pass" }, { "通过", "pass" }, { "deduct", "deduct" }, { "扣分", "deduct" },
    { "扣分制", "deduct" }, { "value", "value" }, { "数值", "value" }, { "实测", "value" },
  };
  const char *text = row->cells[FIELD_METHOD];
  g_autofree char *folded = text != NULL ? san_text_fold (text) : NULL;

  if (folded == NULL || *folded == '\0')
    return;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      {
        g_free (row->cells[FIELD_METHOD]);
        row->cells[FIELD_METHOD] = g_strdup (words[i].method);
        return;
      }

  reject (plan, row, FIELD_METHOD, _("The method is one of graded, pass, deduct and value"));
}

static void
parse_row (Plan *plan,
           Row  *row)
{
  static const Field codes[] = { FIELD_CATEGORY_CODE, FIELD_ITEM_CODE };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (row->cells[codes[i]] != NULL)
      {
        char *code = san_standard_code (row->cells[codes[i]]);

        g_free (row->cells[codes[i]]);
        row->cells[codes[i]] = code;
      }

  if (*row->cells[FIELD_CATEGORY] == '\0')
    reject (plan, row, FIELD_CATEGORY, _("An item needs a category"));
  if (*row->cells[FIELD_ITEM] == '\0')
    reject (plan, row, FIELD_ITEM, _("An item needs a name"));
  parse_decimal (plan, row, FIELD_WEIGHT);
  parse_decimal (plan, row, FIELD_MARK);
  parse_method (plan, row);
  for (Field field = FIELD_A; field <= FIELD_C; field++)
    parse_faults (plan, row, field);

  for (Field field = FIELD_A; !row->rejected && field <= FIELD_C; field++)
    if (row->cells[field] != NULL && *row->cells[field] != '\0')
      {
        gint64 value = g_ascii_strtoll (row->cells[field], NULL, 10);

        if (value < last)
          reject (plan, row, field, _("More faults cannot give a better grade"));
        last = value;
      }
}

/* Whose row this is */

/* NULL: the row is rejected */
static Category *
find_category (Plan *plan,
               Row  *row)
{
  const char *code = row->cells[FIELD_CATEGORY_CODE];
  g_autofree char *folded = san_text_fold (row->cells[FIELD_CATEGORY]);
  Category *by_code = code != NULL ? g_hash_table_lookup (plan->category_by_code, code) : NULL;
  Category *by_name = g_hash_table_lookup (plan->category_by_name, folded);
  SanCategory *record;

  if (by_code != NULL && by_name != NULL && by_code != by_name)
    {
      reject (plan, row, FIELD_CATEGORY, _("The code is that of another category"));
      return NULL;
    }
  if (by_code != NULL)
    return by_code;
  if (by_name != NULL)
    {
      const char *other = by_name->after[FIELD_CATEGORY_CODE];

      if (code == NULL || *code == '\0' || *other == '\0')
        return by_name;
      reject (plan, row, FIELD_CATEGORY_CODE, _("The category has another code"));
      return NULL;
    }

  record = g_new0 (SanCategory, 1);
  record->area = g_strdup ("");
  record->code = g_strdup ("");
  record->name = g_strdup ("");
  record->ticket_limit = g_strdup ("");
  record->weight = SAN_STANDARD_NONE;

  return add_category (plan, record, TRUE);
}

static Item *
new_item (Plan     *plan,
          Category *category)
{
  SanItem *record = g_new0 (SanItem, 1);

  record->code = g_strdup ("");
  record->name = g_strdup ("");
  record->text = g_strdup ("");
  record->method = g_strdup ("graded");
  record->bureau = g_strdup ("");
  record->mark = SAN_STANDARD_NONE;
  record->fault_a = SAN_STANDARD_NONE;
  record->fault_b = SAN_STANDARD_NONE;
  record->fault_c = SAN_STANDARD_NONE;

  return add_item (plan, record, category, TRUE);
}

/* NULL: the row is rejected */
static Item *
find_item (Plan *plan,
           Row  *row)
{
  const char *code = row->cells[FIELD_ITEM_CODE];
  g_autofree char *key = item_key (row->category, row->cells[FIELD_ITEM]);
  Item *by_code = code != NULL ? g_hash_table_lookup (plan->item_by_code, code) : NULL;
  Item *by_name = g_hash_table_lookup (plan->item_by_name, key);
  Item *item = by_code != NULL ? by_code : by_name;

  if (by_code == NULL && by_name != NULL && code != NULL && *code != '\0' &&
      *by_name->after[FIELD_ITEM_CODE] != '\0')
    {
      reject (plan, row, FIELD_ITEM_CODE,
              _("The category has this item already, under another code"));
      return NULL;
    }
  if (item != NULL && item->row != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("Row %u has this item already"),
                                                 item->row->number);

      reject (plan, row, FIELD_ITEM, reason);
      return NULL;
    }

  return item != NULL ? item : new_item (plan, row->category);
}

/* A cell of the category; the first row that fills it decides. FALSE: the row says
 * otherwise than one before it, and is rejected. */
static gboolean
give_category (Plan     *plan,
               Row      *row,
               Category *category,
               Field     field)
{
  const char *cell = row->cells[field];
  gboolean keeps = cell == NULL ||
                   (*cell == '\0' && (category->row != NULL || field == FIELD_CATEGORY_CODE));

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
      reject (plan, row, field, reason);
      return FALSE;
    }

  g_free (category->after[field]);
  category->after[field] = g_strdup (cell);

  return TRUE;
}

static void
identify (Plan *plan,
          Row  *row)
{
  Category *category = find_category (plan, row);
  Item *item;

  row->category = category;
  item = category != NULL ? find_item (plan, row) : NULL;
  if (item == NULL)
    return;

  for (Field field = 0; field < N_CATEGORY_FIELDS; field++)
    if (!give_category (plan, row, category, field))
      return;

  if (category->row == NULL)
    category->row = row;
  index_category (plan, category);

  row->item = item;
  item->row = row;
  item->category = category;
  for (Field field = N_CATEGORY_FIELDS; field < N_FIELDS; field++)
    {
      const char *cell = row->cells[field];

      if (cell == NULL ||
          (*cell == '\0' && (field == FIELD_ITEM_CODE || field == FIELD_METHOD)))
        continue;
      g_free (item->after[field]);
      item->after[field] = g_strdup (cell);
    }
  index_item (plan, item);
}

static void
read_row (Plan              *plan,
          SanImportTable    *table,
          const SanTableRow *cells)
{
  Row *row = g_new0 (Row, 1);

  row->number = cells->number;
  g_ptr_array_add (plan->rows, row);
  for (guint i = 0; i < N_FIELDS; i++)
    if (san_table_mapping_get_column (table->mapping, fields[i].name) >= 0)
      row->cells[i] = g_strdup (san_import_table_text (table, cells, fields[i].name));

  row->skipped = san_import_table_is_blank (table, cells) ||
                 san_table_is_summary_label (row->cells[FIELD_CATEGORY]);
  if (row->skipped)
    return;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      int column = san_table_mapping_get_column (table->mapping, fields[i].name);
      g_autoptr (GError) error = NULL;

      if (!san_table_cell_check (san_table_row_get_cell (cells, column), &error))
        reject (plan, row, i, error->message);
    }
  parse_row (plan, row);
  if (!row->rejected)
    identify (plan, row);
}

static gboolean
is_renamed (const Item *item)
{
  return !item->is_new && (item->category != item->old_category ||
                           !g_str_equal (item->before[FIELD_ITEM], item->after[FIELD_ITEM]));
}

/* Items that trade their names in a circle: what goes back step by step could not be undone,
 * as each would meet the name of the next. */
static void
check_circles (Plan *plan)
{
  g_autoptr (GHashTable) holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];

      if (!item->is_new)
        g_hash_table_insert (holders, item_key (item->old_category, item->before[FIELD_ITEM]),
                             item);
    }

  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];
      Item *other = item;

      for (guint j = 0; j < plan->items->len && other != NULL && is_renamed (other); j++)
        {
          g_autofree char *key = item_key (other->category, other->after[FIELD_ITEM]);

          other = g_hash_table_lookup (holders, key);
          if (other == item && j > 0 && item->row != NULL && !item->row->rejected)
            reject (plan, item->row, FIELD_ITEM,
                    _("Another item has this name, and takes another one with this table; "
                      "rename them one after the other"));
          if (other == item)
            break;
        }
    }
}

/* No two items of a category may have one name in the end. */
static void
check_names (Plan *plan)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];
      char *key = item_key (item->category, item->after[FIELD_ITEM]);
      Item *other = g_hash_table_lookup (names, key);
      Row *row = item->row != NULL || other == NULL ? item->row : other->row;

      if (other != NULL && row != NULL)
        reject (plan, row, FIELD_ITEM, _("The category has another item of this name"));
      g_hash_table_insert (names, key, item);
    }
}

/* The proposal */

static void
add_changes (SanProposal *proposal,
             char       **before,
             char       **after,
             gboolean     is_new,
             Field        from,
             Field        to)
{
  for (Field field = from; field < to; field++)
    {
      const char *old = is_new ? "" : before[field];

      if (!g_str_equal (old, after[field]))
        san_proposal_add_change (proposal, fields[field].name, old, after[field]);
    }
}

static void
propose_row (SanProposal *proposal,
             Row         *row)
{
  Item *item = row->item;
  Category *category = row->category;
  g_autofree char *key = g_strconcat (category->after[FIELD_CATEGORY], "/",
                                      item->after[FIELD_ITEM], NULL);

  san_proposal_add_row (proposal, row->number, item->is_new ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                        key, NULL);
  if (category->row == row)
    add_changes (proposal, category->before, category->after, category->is_new, 0,
                 N_CATEGORY_FIELDS);
  if (!item->is_new && item->old_category != category)
    san_proposal_add_change (proposal, fields[FIELD_CATEGORY].name,
                             item->old_category->before[FIELD_CATEGORY],
                             category->after[FIELD_CATEGORY]);
  add_changes (proposal, item->before, item->after, item->is_new, N_CATEGORY_FIELDS, N_FIELDS);
  san_proposal_settle (proposal);
}

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        san_proposal_add_row (proposal, row->number,
                              row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED,
                              row->cells[FIELD_ITEM], NULL);
      else
        propose_row (proposal, row);
    }

  san_rejections_report (plan->rejections, proposal);
  san_rejections_report (plan->rounded, proposal);
}

/* Applying */

static gint64
number_of (const char *text)
{
  return *text != '\0' ? g_ascii_strtoll (text, NULL, 10) : SAN_STANDARD_NONE;
}

static gint64
mark_of (const char *text)
{
  gint64 value = SAN_STANDARD_NONE;

  if (*text != '\0')
    san_micro_parse (text, &value, NULL, NULL);

  return value;
}

static gboolean
is_same (char **before,
         char **after,
         Field  from,
         Field  to)
{
  for (Field field = from; field < to; field++)
    if (!g_str_equal (before[field], after[field]))
      return FALSE;

  return TRUE;
}

static gboolean
apply_category (SanDatabase *database,
                Category    *category,
                int         *position,
                GError     **error)
{
  SanCategory *record = category->record;

  if (!category->is_new && is_same (category->before, category->after, 0, N_CATEGORY_FIELDS))
    return TRUE;

  if (category->is_new)
    record->position = ++*position;
  g_free (record->area);
  g_free (record->name);
  g_free (record->code);
  record->area = g_strdup (category->after[FIELD_AREA]);
  record->name = g_strdup (category->after[FIELD_CATEGORY]);
  record->code = g_strdup (category->after[FIELD_CATEGORY_CODE]);
  record->weight = mark_of (category->after[FIELD_WEIGHT]);

  return san_category_record_put (database, record, category->is_new, error);
}

static gboolean
apply_item (SanDatabase *database,
            Item        *item,
            int         *position,
            GError     **error)
{
  SanItem *record = item->record;

  if (!item->is_new && item->category == item->old_category &&
      is_same (item->before, item->after, N_CATEGORY_FIELDS, N_FIELDS))
    return TRUE;

  if (item->is_new)
    record->position = ++*position;
  g_free (record->code);
  g_free (record->name);
  g_free (record->text);
  g_free (record->method);
  g_free (record->bureau);
  record->category_id = item->category->record->id;
  record->code = g_strdup (item->after[FIELD_ITEM_CODE]);
  record->name = g_strdup (item->after[FIELD_ITEM]);
  record->text = g_strdup (item->after[FIELD_TEXT]);
  record->method = g_strdup (item->after[FIELD_METHOD]);
  record->bureau = g_strdup (item->after[FIELD_BUREAU]);
  record->mark = mark_of (item->after[FIELD_MARK]);
  record->fault_a = number_of (item->after[FIELD_A]);
  record->fault_b = number_of (item->after[FIELD_B]);
  record->fault_c = number_of (item->after[FIELD_C]);

  return san_item_record_put (database, record, item->is_new, error);
}

static gboolean
is_taken (Row *row)
{
  return row != NULL && !row->rejected;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  Plan *plan = import->data;
  int position = 0;

  for (guint i = 0; i < plan->categories->len; i++)
    position = MAX (position, ((Category *) plan->categories->pdata[i])->record->position);
  for (guint i = 0; i < plan->categories->len; i++)
    {
      Category *category = plan->categories->pdata[i];

      if (is_taken (category->row) && !apply_category (database, category, &position, error))
        return FALSE;
    }

  /* names first out of each other's way */
  position = 0;
  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];

      position = MAX (position, item->record->position);
      if (is_taken (item->row) && is_renamed (item) &&
          !san_item_record_set_aside (database, item->record->id, error))
        return FALSE;
    }

  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];

      if (is_taken (item->row) && !apply_item (database, item, &position, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_item_import_plan (SanDatabase            *database,
                      SanTableReader         *reader,
                      const SanImportOptions *options,
                      GCancellable           *cancellable,
                      SanImportPlan          *plan,
                      GError                **error)
{
  g_autoptr (Plan) items = plan_new ();
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("items", fields, G_N_ELEMENTS (fields)),
                              options, cancellable, error) ||
      !load (items, database, error))
    return FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    items->labels[i] = g_strdup (san_import_table_label (&table, fields[i].name));
  while (san_import_table_next (&table, &row, &failure))
    read_row (items, &table, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  check_names (items);
  check_circles (items);

  plan->proposal = san_proposal_new (NULL);
  propose (items, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&items);
  plan->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}

gboolean
san_item_import_text (SanDatabase *database,
                      char        *text,
                      GError     **error)
{
  static const SanImportOptions options = { 0 };
  g_autoptr (SanTableReader) reader = san_table_reader_new_text (text);
  g_auto (SanImportPlan) plan = { 0 };

  return san_item_import_plan (database, reader, &options, NULL, &plan, error) &&
         plan.apply (database, &plan, "", "", error);
}
