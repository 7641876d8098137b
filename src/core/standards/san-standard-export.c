/* san-standard-export.c - items and points as tables that can be imported again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-import.h"

#include "base/san-decimal.h"
#include "standards/san-standard-store.h"

char *
san_standard_code (const char *text)
{
  return g_str_is_ascii (text) ? g_strdup (text)
                               : g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* (transfer full) */
static char *
format_micro (gint64 value)
{
  return value == SAN_STANDARD_NONE || value == SAN_VALUE_NONE
         ? g_strdup ("")
         : san_micro_format (value, SAN_DECIMALS_NEEDED);
}

/* (transfer full) */
static char *
format_faults (gint64 value)
{
  return value == SAN_STANDARD_NONE ? g_strdup ("")
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const SanItem *left = *(const SanItem *const *) a;
  const SanItem *right = *(const SanItem *const *) b;
  int order = (*left->code == '\0') - (*right->code == '\0');

  if (order == 0)
    order = g_strcmp0 (left->code, right->code);

  return order != 0 ? order : left->position - right->position;
}

/* id → SanCategory of @categories */
static GHashTable *
index_categories (GPtrArray *categories)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < categories->len; i++)
    g_hash_table_insert (by_id, &((SanCategory *) categories->pdata[i])->id,
                         categories->pdata[i]);

  return by_id;
}

static void
export_item (SanTableWriter    *writer,
             const SanCategory *category,
             const SanItem     *item)
{
  g_autofree char *weight = format_micro (category->weight);
  g_autofree char *mark = format_micro (item->mark);
  g_autofree char *a = format_faults (item->fault_a);
  g_autofree char *b = format_faults (item->fault_b);
  g_autofree char *c = format_faults (item->fault_c);
  g_autofree char *amount = format_micro (item->amount);
  g_autofree char *target = format_micro (item->target);
  g_autofree char *zero = format_micro (item->zero);

  san_table_writer_add (writer, category->area, category->name, category->code, weight,
                        item->code, item->name, item->text, mark, item->method, a, b, c,
                        item->bureau, amount, target, zero, item->rating,
                        item->veto ? "yes" : "no", item->photo ? "yes" : "no",
                        category->ticket_limit);
}

gboolean
san_item_export (SanDatabase    *database,
                 SanTableWriter *writer,
                 GError        **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GPtrArray) items = NULL;

  items = categories != NULL ? san_item_store_list (database, 0, error) : NULL;
  if (items == NULL)
    return FALSE;

  by_id = index_categories (categories);
  g_ptr_array_sort (items, compare_items);
  san_table_writer_add_columns (writer, "area", "category", "category_code", NULL);
  san_table_writer_add_column (writer, "category_weight", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "item_code", "item", "text", NULL);
  san_table_writer_add_column (writer, "mark", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "method", NULL);
  san_table_writer_add_column (writer, "a", SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, "b", SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, "c", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "bureau", NULL);
  san_table_writer_add_column (writer, "amount", SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, "target", SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, "zero", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "rating", "veto", "photo", "ticket_limit",
                                NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = items->pdata[i];

      if (!item->retired)
        export_item (writer, g_hash_table_lookup (by_id, &item->category_id), item);
    }

  return TRUE;
}

/* (transfer full) */
static char *
unit_key (SanRoster *roster,
          gint64     id)
{
  const SanUnit *unit = id != 0 ? san_roster_get (roster, id) : NULL;

  return unit != NULL ? san_roster_key (roster, unit) : g_strdup ("");
}

gboolean
san_point_export (SanDatabase    *database,
                  SanRoster      *roster,
                  SanTableWriter *writer,
                  GError        **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GPtrArray) points = NULL;

  points = categories != NULL ? san_point_store_list (database, error) : NULL;
  if (points == NULL)
    return FALSE;

  by_id = index_categories (categories);
  san_table_writer_add_columns (writer, "code", "name", "category", "unit", "bureau", "address",
                                "must_see", "from", "to", NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const SanPoint *point = points->pdata[i];
      const SanCategory *category = g_hash_table_lookup (by_id, &point->category_id);
      g_autofree char *unit = unit_key (roster, point->unit_id);
      g_autofree char *bureau = unit_key (roster, point->bureau_id);
      g_autofree char *from = san_day_format (point->from);
      g_autofree char *to = san_day_format (point->to);

      san_table_writer_add (writer, point->code, point->name, category->name, unit, bureau,
                            point->address, point->must_see ? "yes" : "no", from, to);
    }

  return TRUE;
}
