/* san-item-import.c - brings in the standard: categories and their items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "standards/san-item-plan.h"
#include "standards/san-standard-record.h"
#include "standards/san-standard-version-store.h"

const SanTableField *
san_item_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (san_item_fields);

  return san_item_fields;
}

/* The proposal */

static void
add_changes (SanProposal *proposal,
             char       **before,
             char       **after,
             gboolean     is_new,
             SanItemField from,
             SanItemField to)
{
  for (SanItemField field = from; field < to; field++)
    {
      const char *old = is_new ? "" : before[field];

      if (!g_str_equal (old, after[field]))
        san_proposal_add_change (proposal, san_item_fields[field].name, old, after[field]);
    }
}

static void
propose_row (SanProposal *proposal,
             SanItemRow  *row)
{
  SanPlanItem *item = row->item;
  SanPlanCategory *category = row->category;
  gboolean comes_new = item->is_new || item->record->retired;
  g_autofree char *key = g_strconcat (category->after[SAN_ITEM_CATEGORY], "/",
                                      item->after[SAN_ITEM_ITEM], NULL);

  san_proposal_add_row (proposal, row->number, comes_new ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                        key, NULL);
  if (category->row == row)
    add_changes (proposal, category->before, category->after,
                 category->is_new || category->record->retired, 0, SAN_ITEM_N_OF_CATEGORY);
  if (!comes_new && item->old_category != category)
    san_proposal_add_change (proposal, san_item_fields[SAN_ITEM_CATEGORY].name,
                             item->old_category->before[SAN_ITEM_CATEGORY],
                             category->after[SAN_ITEM_CATEGORY]);
  add_changes (proposal, item->before, item->after, comes_new, SAN_ITEM_N_OF_CATEGORY,
               SAN_N_ITEM_FIELDS);
  san_proposal_settle (proposal);
}

static void
propose (SanItemPlan *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanItemRow *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        san_proposal_add_row (proposal, row->number,
                              row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED,
                              row->cells[SAN_ITEM_ITEM], NULL);
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
mark_of (const char *text,
         gint64      none)
{
  gint64 value = none;

  if (*text != '\0')
    san_micro_parse (text, &value, NULL, NULL);

  return value;
}

static gboolean
is_same (char       **before,
         char       **after,
         SanItemField from,
         SanItemField to)
{
  for (SanItemField field = from; field < to; field++)
    if (!g_str_equal (before[field], after[field]))
      return FALSE;

  return TRUE;
}

static gboolean
apply_category (SanDatabase     *database,
                SanPlanCategory *category,
                int             *position,
                GError         **error)
{
  SanCategory *record = category->record;

  if (!category->is_new && !record->retired && is_same (category->before, category->after, 0, SAN_ITEM_N_OF_CATEGORY))
    return TRUE;

  if (category->is_new || record->retired)
    record->position = ++*position;
  record->retired = FALSE;
  g_free (record->area);
  g_free (record->name);
  g_free (record->code);
  g_free (record->ticket_limit);
  record->area = g_strdup (category->after[SAN_ITEM_AREA]);
  record->ticket_limit = g_strdup (category->after[SAN_ITEM_TICKET_LIMIT]);
  record->name = g_strdup (category->after[SAN_ITEM_CATEGORY]);
  record->code = g_strdup (category->after[SAN_ITEM_CATEGORY_CODE]);
  record->weight = mark_of (category->after[SAN_ITEM_WEIGHT], SAN_STANDARD_NONE);

  return san_category_record_put (database, record, category->is_new, error);
}

static gboolean
apply_item (SanDatabase *database,
            SanPlanItem *item,
            int         *position,
            GError     **error)
{
  SanItem *record = item->record;

  if (!item->is_new && !record->retired && item->category == item->old_category &&
      is_same (item->before, item->after, SAN_ITEM_N_OF_CATEGORY, SAN_N_ITEM_FIELDS))
    return TRUE;

  if (item->is_new || record->retired)
    record->position = ++*position;
  record->retired = FALSE;
  g_free (record->code);
  g_free (record->name);
  g_free (record->text);
  g_free (record->method);
  g_free (record->bureau);
  g_free (record->rating);
  record->category_id = item->category->record->id;
  record->code = g_strdup (item->after[SAN_ITEM_ITEM_CODE]);
  record->name = g_strdup (item->after[SAN_ITEM_ITEM]);
  record->text = g_strdup (item->after[SAN_ITEM_TEXT]);
  record->method = g_strdup (item->after[SAN_ITEM_METHOD]);
  record->bureau = g_strdup (item->after[SAN_ITEM_BUREAU]);
  record->mark = mark_of (item->after[SAN_ITEM_MARK], SAN_STANDARD_NONE);
  record->fault_a = number_of (item->after[SAN_ITEM_A]);
  record->fault_b = number_of (item->after[SAN_ITEM_B]);
  record->fault_c = number_of (item->after[SAN_ITEM_C]);
  record->rating = g_strdup (item->after[SAN_ITEM_RATING]);
  record->amount = mark_of (item->after[SAN_ITEM_AMOUNT], SAN_STANDARD_NONE);
  record->target = mark_of (item->after[SAN_ITEM_TARGET], SAN_VALUE_NONE);
  record->zero = mark_of (item->after[SAN_ITEM_ZERO], SAN_VALUE_NONE);
  record->veto = g_str_equal (item->after[SAN_ITEM_VETO], "yes");
  record->photo = g_str_equal (item->after[SAN_ITEM_PHOTO], "yes");

  return san_item_record_put (database, record, item->is_new, error);
}

static gboolean
is_taken (SanItemRow *row)
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
  SanItemPlan *plan = import->data;
  int position = 0;

  /* what a published round was inspected by stays as it was */
  if (san_proposal_has_changes (import->proposal) &&
      !san_standard_version_store_make_way (database, error))
    return FALSE;
  for (guint i = 0; i < plan->categories->len; i++)
    position = MAX (position, ((SanPlanCategory *) plan->categories->pdata[i])->record->position);
  for (guint i = 0; i < plan->categories->len; i++)
    {
      SanPlanCategory *category = plan->categories->pdata[i];

      if (is_taken (category->row) && !apply_category (database, category, &position, error))
        return FALSE;
    }

  /* names first out of each other's way */
  position = 0;
  for (guint i = 0; i < plan->items->len; i++)
    {
      SanPlanItem *item = plan->items->pdata[i];

      position = MAX (position, item->record->position);
      if (is_taken (item->row) && san_plan_item_is_renamed (item) &&
          !san_item_record_set_aside (database, item->record->id, error))
        return FALSE;
    }

  for (guint i = 0; i < plan->items->len; i++)
    {
      SanPlanItem *item = plan->items->pdata[i];

      if (is_taken (item->row) && !apply_item (database, item, &position, error))
        return FALSE;
    }

  return TRUE;
}

/* Says that the table makes a new version. */
static gboolean
note_version (SanDatabase *database,
              SanProposal *proposal,
              GError     **error)
{
  g_autoptr (GError) failure = NULL;
  SanDay from;
  g_autofree char *used = san_proposal_has_changes (proposal)
                          ? san_standard_version_store_in_use (database, &from, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (used != NULL)
    {
      g_autofree char *day = san_day_format (from);
      g_autofree char *note =
        g_strdup_printf (_("“%1$s” is published with the standard as it is, which stays so; the "
                           "table makes a new version, in force from %2$s"), used, day);

      san_proposal_add_note (proposal, note);
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
  g_autoptr (SanItemPlan) items = san_item_plan_new ();
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("items", san_item_fields,
                                                     G_N_ELEMENTS (san_item_fields)),
                              options, cancellable, error) ||
      !san_item_plan_load (items, database, error))
    return FALSE;

  for (guint i = 0; i < SAN_N_ITEM_FIELDS; i++)
    items->labels[i] = g_strdup (san_import_table_label (&table, san_item_fields[i].name));
  while (san_import_table_next (&table, &row, &failure))
    san_item_plan_read_row (items, &table, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  san_item_plan_check (items);

  plan->proposal = san_proposal_new (NULL);
  propose (items, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);
  if (!note_version (database, plan->proposal, error))
    return FALSE;

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&items);
  plan->free_data = (GDestroyNotify) san_item_plan_free;

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
