/* san-score-import.c - brings in a table of scores
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-score-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

#define MAX_NAMED 20   /* missing units that a note names one by one */

static const SanTableField fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "parent", "上级", SAN_FIELD_OPTIONAL },
  { "group", "考评组", SAN_FIELD_UNUSED },
  { "rank", "名次", SAN_FIELD_UNUSED },
  { "order", "序号", SAN_FIELD_UNUSED },
  { "note", "备注", SAN_FIELD_UNUSED },
};

/* A column of scores; it may be another component in another scheme of the round. */
typedef struct
{
  int             index;
  const char     *label;
  const SanNode **leaves;    /* by scheme; NULL: the scheme has no such component */
} Column;

typedef struct
{
  guint            number;
  char            *key;
  const SanUnit   *unit;     /* NULL: none, and the row is rejected or skipped */
  const SanScheme *scheme;
  gboolean         skipped;
  gboolean         rejected;
  gboolean         added;    /* of its cells none was entered before */
  GPtrArray       *cells;    /* (element-type SanCell): those that change */
  GPtrArray       *before;   /* (element-type utf8): what they replace */
} Row;

typedef struct
{
  SanRoundFrame *frame;
  const char    *reason;
  Column        *columns;
  guint          n_columns;
  GHashTable    *records;     /* unit id → GPtrArray of SanCell on file */
  GPtrArray     *stored;      /* SanCell, owned */
  GPtrArray     *rows;
  GHashTable    *by_unit;     /* unit id → first Row */
  GArray        *rejections;
  GArray        *rounded;     /* remarks of cells that lost places */
} Plan;

const SanTableField *
san_score_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

SanTableMapping *
san_score_import_mapping (SanRoundFrame *frame)
{
  SanTableMapping *mapping = san_table_mapping_new ("scores", fields, G_N_ELEMENTS (fields));

  for (guint i = 0; i < frame->leaves->len; i++)
    {
      const SanNode *leaf = frame->leaves->pdata[i];

      san_table_mapping_add_field (mapping, leaf->key, leaf->name, SAN_FIELD_OPTIONAL);
    }

  return mapping;
}

static void
row_free (Row *row)
{
  g_free (row->key);
  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_clear_pointer (&row->before, g_ptr_array_unref);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  for (guint i = 0; i < plan->n_columns; i++)
    g_free (plan->columns[i].leaves);
  g_free (plan->columns);
  g_hash_table_unref (plan->records);
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_ptr_array_unref (plan->rows);
  g_hash_table_unref (plan->by_unit);
  g_array_unref (plan->rejections);
  g_array_unref (plan->rounded);
  g_clear_pointer (&plan->frame, san_round_frame_free);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (const char *reason)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->reason = reason;
  plan->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  plan->rejections = san_rejections_new ();
  plan->rounded = san_rejections_new ();

  return plan;
}

static gboolean
load_records (Plan        *plan,
              SanDatabase *database,
              GError     **error)
{
  plan->stored = san_score_store_list (database, plan->frame->round->id, error);
  if (plan->stored == NULL)
    return FALSE;

  for (guint i = 0; i < plan->stored->len; i++)
    {
      SanCell *cell = plan->stored->pdata[i];
      GPtrArray *list = g_hash_table_lookup (plan->records, &cell->unit_id);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (plan->records, &cell->unit_id, list);
        }
      g_ptr_array_add (list, cell);
    }

  return TRUE;
}

static const SanCell *
find_record (Plan       *plan,
             gint64      unit_id,
             const char *component)
{
  GPtrArray *list = g_hash_table_lookup (plan->records, &unit_id);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_str_equal (((SanCell *) list->pdata[i])->component, component))
      return list->pdata[i];

  return NULL;
}

/* Columns */

/* The component of @scheme that a column for @leaf holds: by key; by name only where that
 * is what the heading says. */
static const SanNode *
leaf_in_scheme (const SanScheme *scheme,
                const SanNode   *leaf,
                const char      *heading)
{
  g_autofree char *name = san_text_fold (leaf->name);
  g_autofree char *folded = san_text_fold (heading);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = scheme->nodes->pdata[i];

      if (san_node_is_leaf (node) && g_str_equal (node->key, leaf->key))
        return node;
    }

  for (guint i = 0; g_str_equal (folded, name) && i < scheme->nodes->len; i++)
    {
      const SanNode *node = scheme->nodes->pdata[i];
      g_autofree char *other = san_text_fold (node->name);

      if (san_node_is_leaf (node) && g_str_equal (other, name))
        return node;
    }

  return NULL;
}

static void
list_columns (Plan           *plan,
              SanImportTable *table)
{
  GPtrArray *schemes = plan->frame->schemes;

  plan->columns = g_new0 (Column, plan->frame->leaves->len);
  for (guint i = 0; i < plan->frame->leaves->len; i++)
    {
      const SanNode *leaf = plan->frame->leaves->pdata[i];
      int index = san_table_mapping_get_column (table->mapping, leaf->key);
      Column *column = &plan->columns[plan->n_columns];

      if (index < 0)
        continue;

      column->index = index;
      column->label = san_import_table_label (table, leaf->key);
      column->leaves = g_new0 (const SanNode *, schemes->len);
      for (guint j = 0; j < schemes->len; j++)
        {
          const SanNode *node = leaf_in_scheme (schemes->pdata[j], leaf,
                                                san_table_mapping_get_heading (table->mapping,
                                                                               index));

          /* what has a column of its own is not read from another of the same name */
          if (node != NULL && !g_str_equal (node->key, leaf->key) &&
              san_table_mapping_get_column (table->mapping, node->key) >= 0)
            node = NULL;
          column->leaves[j] = node;
        }
      plan->n_columns++;
    }
}

static gboolean
find_columns (Plan           *plan,
              SanImportTable *table,
              GError        **error)
{
  list_columns (plan, table);
  if (plan->n_columns > 0)
    return TRUE;

  /* one score, one component: whatever the column is called */
  if (plan->frame->leaves->len == 1)
    {
      const SanNode *leaf = plan->frame->leaves->pdata[0];

      g_clear_pointer (&plan->columns, g_free);
      if (!san_table_mapping_take_only_column (table->mapping, leaf->key, "score", error))
        return FALSE;
      list_columns (plan, table);
      return TRUE;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("No column is a component of the round “%s”; say with --map which is which"),
               plan->frame->round->label);

  return FALSE;
}

/* Rows */

static void
reject (Plan       *plan,
        Row        *row,
        const char *column,
        const char *value,
        const char *reason)
{
  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, column, value, reason);
}

/* What is on file is kept; what differs is noted in the row. */
static gboolean
compare_cell (Plan          *plan,
              Row           *row,
              const SanNode *leaf,
              SanCellState   state,
              gint64         value,
              GError       **error)
{
  const SanCell *old = find_record (plan, row->unit->id, leaf->key);
  SanCellState old_state = old != NULL ? old->state : SAN_CELL_EMPTY;
  SanCell *cell;

  if (old != NULL)
    row->added = FALSE;
  if (old_state == state && (state != SAN_CELL_VALUE || old->value == value))
    return TRUE;

  if (san_node_is_computed (leaf) && plan->reason == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Row %1$u: “%2$s” is computed; leave the column out, or give a reason for "
                     "overriding it (--override)"), row->number, leaf->name);
      return FALSE;
    }

  cell = g_new0 (SanCell, 1);
  cell->unit_id = row->unit->id;
  cell->component = g_strdup (leaf->key);
  cell->state = state;
  cell->value = value;
  cell->reason = san_node_is_computed (leaf) ? g_strdup (plan->reason) : NULL;
  g_ptr_array_add (row->cells, cell);
  g_ptr_array_add (row->before, san_cell_format (old_state, old != NULL ? old->value : 0));

  return TRUE;
}

/* FALSE only when the whole table is refused */
static gboolean
read_cell (Plan               *plan,
           Row                *row,
           const Column       *column,
           const SanNode      *leaf,
           const SanTableCell *text,
           GError            **error)
{
  g_autoptr (GError) wrong = NULL;
  SanCellState state;
  gint64 value = 0;
  gboolean rounded = FALSE;

  if (!san_table_cell_check (text, &wrong) ||
      !san_cell_parse (text->text, &state, &value, &rounded, &wrong))
    {
      reject (plan, row, column->label, text->text, wrong->message);
      return TRUE;
    }

  if (leaf == NULL)
    {
      if (state != SAN_CELL_EMPTY)
        reject (plan, row, column->label, text->text,
                _("The unit's scheme has no such component"));
      return TRUE;
    }

  if (leaf->source == SAN_SOURCE_DEDUCTION && state == SAN_CELL_VALUE && value < 0)
    {
      reject (plan, row, column->label, text->text,
              _("A deduction is written without a sign"));
      return TRUE;
    }

  if (rounded)
    {
      g_autofree char *kept = san_cell_format (state, value);
      g_autofree char *reason = g_strdup_printf (_("Rounded to 6 places: %s"), kept);

      san_rejections_add (plan->rounded, row->number, column->label, text->text, reason);
    }

  return compare_cell (plan, row, leaf, state, value, error);
}

static guint
scheme_index (Plan            *plan,
              const SanScheme *scheme)
{
  guint index = 0;

  g_ptr_array_find (plan->frame->schemes, scheme, &index);

  return index;
}

static void
find_unit (Plan              *plan,
           SanImportTable    *table,
           Row               *row,
           const SanTableRow *cells)
{
  const char *text = san_import_table_text (table, cells, "unit");
  const char *parent = san_import_table_text (table, cells, "parent");
  const char *label = san_import_table_label (table, "unit");
  g_autoptr (GError) error = NULL;
  Row *other;

  row->unit = san_round_frame_find (plan->frame, text, parent, &error);
  row->key = g_strdup (row->unit != NULL
                       ? san_roster_display (plan->frame->roster, row->unit)
                       : text);
  if (row->unit != NULL)
    row->scheme = san_round_frame_scheme (plan->frame, row->unit, &error);

  if (error != NULL)
    {
      row->skipped = san_import_table_is_blank (table, cells) ||
                     (!g_error_matches (error, SAN_ERROR, SAN_ERROR_INVALID) &&
                      row->unit == NULL && san_table_is_summary_label (text));
      if (!row->skipped)
        reject (plan, row, label, text, error->message);
      return;
    }

  /* neither row of a unit that is named twice can be trusted */
  other = g_hash_table_lookup (plan->by_unit, &row->unit->id);
  if (other != NULL)
    {
      Row *both[] = { row, other };

      for (guint i = 0; i < G_N_ELEMENTS (both); i++)
        {
          g_autofree char *reason = NULL;

          reason = g_strdup_printf (_("The unit is named twice; it is in row %u, too"),
                                    both[1 - i]->number);
          if (i == 0 || !other->rejected)
            reject (plan, both[i], label, both[i]->key, reason);
        }
      return;
    }
  g_hash_table_insert (plan->by_unit, (gpointer) & row->unit->id, row);
}

static gboolean
read_row (Plan              *plan,
          SanImportTable    *table,
          const SanTableRow *cells,
          GError           **error)
{
  Row *row = g_new0 (Row, 1);

  row->number = cells->number;
  row->added = TRUE;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) san_cell_free);
  row->before = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (plan->rows, row);

  find_unit (plan, table, row, cells);
  if (row->scheme == NULL)
    return TRUE;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      const Column *column = &plan->columns[i];
      const SanNode *leaf = column->leaves[scheme_index (plan, row->scheme)];

      if (!read_cell (plan, row, column, leaf, san_table_row_get_cell (cells, column->index),
                      error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_rows (Plan           *plan,
           SanImportTable *table,
           GError        **error)
{
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  while (san_import_table_next (table, &row, &failure))
    if (!read_row (plan, table, &row, error))
      return FALSE;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* The proposal */

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        {
          san_proposal_add_row (proposal, row->number,
                                row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED, row->key,
                                NULL);
          continue;
        }

      san_proposal_add_row (proposal, row->number,
                            row->cells->len == 0 ? SAN_ROW_UNCHANGED
                            : row->added ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                            row->key, g_ptr_array_ref (row->cells));
      for (guint j = 0; j < row->cells->len; j++)
        {
          const SanCell *cell = row->cells->pdata[j];
          g_autofree char *after = san_cell_format (cell->state, cell->value);

          san_proposal_add_change (proposal, cell->component, row->before->pdata[j], after);
        }
    }

  san_rejections_report (plan->rejections, proposal);
  san_rejections_report (plan->rounded, proposal);
}

/* Units of the round that are not in the table: its participants, or without a grouping
 * those that have scores in it. */
static void
note_missing (Plan        *plan,
              SanProposal *proposal)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;
  guint n = 0;

  for (guint i = 0; i < san_roster_size (plan->frame->roster); i++)
    {
      const SanUnit *unit = san_roster_nth (plan->frame->roster, i);
      gboolean expected = plan->frame->members != NULL
                          ? san_round_frame_takes_part (plan->frame, unit)
                          : g_hash_table_contains (plan->records, &unit->id);

      if (!expected || g_hash_table_contains (plan->by_unit, &unit->id))
        continue;
      if (n < MAX_NAMED)
        g_string_append_printf (names, "%s%s", n > 0 ? _(", ") : "",
                                san_roster_display (plan->frame->roster, unit));
      else if (n == MAX_NAMED)
        g_string_append (names, " …");
      n++;
    }

  if (n == 0)
    return;

  note = g_strdup_printf (_("Units of the round that are not in the table (%1$u): %2$s"), n,
                          names->str);
  san_proposal_add_note (proposal, note);
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  Plan *plan = import->data;
  guint n = san_proposal_get_n_rows (import->proposal);

  for (guint i = 0; i < n; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (import->proposal, i);
      GPtrArray *cells = row->payload;

      for (guint j = 0; cells != NULL && j < cells->len; j++)
        if (!san_score_store_put (database, plan->frame->round->id, cells->pdata[j], at, by,
                                  error))
          return FALSE;
    }

  return TRUE;
}

gboolean
san_score_import_plan (SanDatabase            *database,
                       SanTableReader         *reader,
                       const SanImportOptions *options,
                       GCancellable           *cancellable,
                       SanImportPlan          *plan,
                       GError                **error)
{
  g_autoptr (Plan) scores = plan_new (options->reason);
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  scores->frame = san_round_frame_load (database, options->round, error);
  if (scores->frame == NULL || !san_round_frame_check_open (scores->frame, error) ||
      !san_import_table_init (&table, reader, san_score_import_mapping (scores->frame),
                              options, cancellable, error) ||
      !find_columns (scores, &table, error) ||
      !load_records (scores, database, error) ||
      !read_rows (scores, &table, error))
    return FALSE;

  plan->proposal = san_proposal_new ((GDestroyNotify) g_ptr_array_unref);
  propose (scores, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);
  if (!options->allow_missing_units)
    note_missing (scores, plan->proposal);

  scores->reason = NULL;   /* borrowed for planning only */
  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&scores);
  plan->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
