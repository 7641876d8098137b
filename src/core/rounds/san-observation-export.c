/* san-observation-export.c - what was found on site as a table that comes in again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-import.h"

#include <string.h>

#include "rounds/san-observation-record.h"
#include "rounds/san-round-frame.h"

typedef struct
{
  const SanObservation *observation;
  const SanPoint       *point;
  const SanItem        *item;
} Line;

typedef struct
{
  SanStandard *standard;
  GPtrArray   *observations;
  GPtrArray   *points;
  GPtrArray   *items;           /* all, also those of no version in force */
  GHashTable  *point_by_id;
  GHashTable  *item_by_id;
  GArray      *lines;
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->standard, san_standard_unref);
  g_clear_pointer (&table->observations, g_ptr_array_unref);
  g_clear_pointer (&table->points, g_ptr_array_unref);
  g_clear_pointer (&table->items, g_ptr_array_unref);
  g_clear_pointer (&table->point_by_id, g_hash_table_unref);
  g_clear_pointer (&table->item_by_id, g_hash_table_unref);
  g_clear_pointer (&table->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
load_table (Table       *table,
            SanDatabase *database,
            const char  *label,
            GError     **error)
{
  g_autoptr (SanRound) round = san_round_store_find (database, label, error);

  if (round == NULL)
    return FALSE;
  table->standard = san_standard_load (database, round->period.first, error);
  if (table->standard == NULL)
    return FALSE;
  table->observations = san_observation_store_list (database, round->id, 0, error);
  if (table->observations == NULL)
    return FALSE;
  table->points = san_point_store_list (database, error);
  if (table->points == NULL)
    return FALSE;
  table->items = san_item_store_list (database, 0, error);

  return table->items != NULL;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;
  int order = strcmp (x->point->code, y->point->code);

  if (order == 0 && x->point->id != y->point->id)
    order = x->point->id < y->point->id ? -1 : 1;
  if (order == 0)
    order = (x->item->position > y->item->position) - (x->item->position < y->item->position);
  if (order == 0 && x->item->id != y->item->id)
    order = x->item->id < y->item->id ? -1 : 1;

  return order != 0 ? order : strcmp (x->observation->inspector, y->observation->inspector);
}

/* An item is called what it is called in the round's version of the standard. */
static void
sort_lines (Table *table)
{
  table->point_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->item_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (guint i = 0; i < table->points->len; i++)
    g_hash_table_insert (table->point_by_id, &((SanPoint *) table->points->pdata[i])->id,
                         table->points->pdata[i]);
  for (guint i = 0; i < table->items->len; i++)
    g_hash_table_insert (table->item_by_id, &((SanItem *) table->items->pdata[i])->id,
                         table->items->pdata[i]);

  for (guint i = 0; i < table->observations->len; i++)
    {
      SanObservation *observation = table->observations->pdata[i];
      Line line = { .observation = observation };

      line.point = g_hash_table_lookup (table->point_by_id, &observation->point_id);
      line.item = san_standard_get_item (table->standard, observation->item_id);
      if (line.item == NULL)
        line.item = g_hash_table_lookup (table->item_by_id, &observation->item_id);
      if (line.point != NULL && line.item != NULL)
        g_array_append_val (table->lines, line);
    }
  g_array_sort (table->lines, compare_lines);
}

static void
write_line (SanTableWriter *writer,
            const Line     *line)
{
  const SanObservation *found = line->observation;
  gboolean na = g_str_equal (found->grade, SAN_GRADE_NA);
  gboolean pass = g_str_equal (line->item->method, "pass");
  g_autofree char *faults = found->has_faults ? g_strdup_printf ("%d", found->faults)
                                              : g_strdup ("");
  g_autofree char *value = found->has_value
                           ? san_micro_format (found->value, SAN_DECIMALS_NEEDED)
                           : g_strdup ("");

  san_table_writer_add (writer,
                        *line->point->code != '\0' ? line->point->code : line->point->name,
                        *line->item->code != '\0' ? line->item->code : line->item->name,
                        na || pass ? "" : found->grade, na || !pass ? "" : found->grade,
                        faults, value, na ? "yes" : "", found->note,
                        found->seen_at, found->inspector, found->manner);
}

gboolean
san_observation_export (SanDatabase    *database,
                        const char     *round,
                        SanTableWriter *writer,
                        GError        **error)
{
  g_auto (Table) table = { NULL };

  if (!load_table (&table, database, round, error))
    return FALSE;

  sort_lines (&table);
  san_table_writer_add_columns (writer, "point", "item", "grade", "met", NULL);
  san_table_writer_add_column (writer, "faults", SAN_COLUMN_NUMBER);
  san_table_writer_add_column (writer, "value", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "na", "note", "seen_at", "inspector", "manner", NULL);
  for (guint i = 0; i < table.lines->len; i++)
    write_line (writer, &g_array_index (table.lines, Line, i));

  return TRUE;
}
