/* san-import-rows.c - the rows of a table on their way into a proposal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-import-rows.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

#define MAX_NAMED 20   /* missing units that a note names one by one */

static void
row_free (SanImportRow *row)
{
  g_free (row->key);
  g_ptr_array_unref (row->changes);
  g_free (row);
}

SanImportRows *
san_import_rows_new (SanImportTable *table,
                     GDestroyNotify  free_payload)
{
  SanImportRows *rows = g_new0 (SanImportRows, 1);

  rows->table = table;
  rows->free_payload = free_payload;
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  rows->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows->rejections = san_rejections_new ();
  rows->rounded = san_rejections_new ();

  return rows;
}

void
san_import_rows_free (SanImportRows *rows)
{
  if (rows == NULL)
    return;

  for (guint i = 0; i < rows->rows->len; i++)
    {
      SanImportRow *row = rows->rows->pdata[i];

      if (row->payload != NULL)
        rows->free_payload (row->payload);
    }
  g_ptr_array_unref (rows->rows);
  g_hash_table_unref (rows->first);
  g_array_unref (rows->rejections);
  g_array_unref (rows->rounded);
  g_free (rows);
}

SanImportRow *
san_import_rows_begin (SanImportRows     *rows,
                       const SanTableRow *cells)
{
  SanImportRow *row = g_new0 (SanImportRow, 1);

  row->number = cells->number;
  row->key = g_strdup ("");
  row->changes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rows->rows, row);

  return row;
}

void
san_import_row_set_key (SanImportRow *row,
                        char         *key)
{
  g_free (row->key);
  row->key = key;
}

void
san_import_rows_reject (SanImportRows *rows,
                        SanImportRow  *row,
                        const char    *field,
                        const char    *value,
                        const char    *reason)
{
  row->rejected = TRUE;
  san_rejections_add (rows->rejections, row->number,
                      san_import_table_label (rows->table, field), value, reason);
}

void
san_import_rows_note_rounded (SanImportRows *rows,
                              SanImportRow  *row,
                              const char    *field,
                              const char    *value,
                              const char    *kept)
{
  g_autofree char *reason = g_strdup_printf (_("Rounded to 6 places: %s"), kept);

  san_rejections_add (rows->rounded, row->number,
                      san_import_table_label (rows->table, field), value, reason);
}

gboolean
san_import_rows_claim (SanImportRows *rows,
                       SanImportRow  *row,
                       const char    *field,
                       const char    *value,
                       const char    *record)
{
  SanImportRow *other = g_hash_table_lookup (rows->first, record);
  SanImportRow *both[] = { row, other };

  if (other == NULL)
    {
      g_hash_table_insert (rows->first, g_strdup (record), row);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *reason = g_strdup_printf (_("The same is in row %u, too"),
                                                 both[1 - i]->number);

      if (i == 0 || !other->rejected)
        san_import_rows_reject (rows, both[i], field, value, reason);
    }

  return FALSE;
}

void
san_import_rows_refuse_name (SanImportRows     *rows,
                             SanImportRow      *row,
                             const SanTableRow *cells,
                             const char        *field,
                             const GError      *error)
{
  const char *text = san_import_table_text (rows->table, cells, field);

  row->skipped = san_import_table_is_blank (rows->table, cells) ||
                 (!g_error_matches (error, SAN_ERROR, SAN_ERROR_INVALID) &&
                  san_table_is_summary_label (text));
  if (!row->skipped)
    san_import_rows_reject (rows, row, field, text, error->message);
}

void
san_import_row_change (SanImportRow *row,
                       const char   *field,
                       const char   *before,
                       const char   *after)
{
  if (g_str_equal (before, after))
    return;

  g_ptr_array_add (row->changes, g_strdup (field));
  g_ptr_array_add (row->changes, g_strdup (before));
  g_ptr_array_add (row->changes, g_strdup (after));
}

gboolean
san_import_rows_read_cell (SanImportRows     *rows,
                           SanImportRow      *row,
                           const SanTableRow *cells,
                           const char        *field,
                           SanCellState      *state,
                           gint64            *value)
{
  int column = san_table_mapping_get_column (rows->table->mapping, field);
  const char *text = san_import_table_text (rows->table, cells, field);
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;

  if (!san_table_cell_check (san_table_row_get_cell (cells, column), &error) ||
      !san_cell_parse (text, state, value, &rounded, &error))
    {
      san_import_rows_reject (rows, row, field, text, error->message);
      return FALSE;
    }

  if (rounded)
    {
      g_autofree char *kept = san_micro_format (*value, SAN_DECIMALS_NEEDED);

      san_import_rows_note_rounded (rows, row, field, text, kept);
    }

  return TRUE;
}

gboolean
san_import_rows_read (SanImportRows   *rows,
                      SanImportRowFunc func,
                      gpointer         data,
                      GError         **error)
{
  g_autoptr (GError) failure = NULL;
  SanTableRow cells;

  while (san_import_table_next (rows->table, &cells, &failure))
    func (data, san_import_rows_begin (rows, &cells), &cells);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

SanProposal *
san_import_rows_propose (SanImportRows *rows)
{
  SanProposal *proposal = san_proposal_new (rows->free_payload);
  g_autofree char *ignored = san_table_mapping_describe_ignored (rows->table->mapping);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      SanImportRow *row = rows->rows->pdata[i];
      SanRowAction action = row->is_new ? SAN_ROW_ADDED : SAN_ROW_CHANGED;

      if (row->rejected || row->skipped)
        {
          san_proposal_add_row (proposal, row->number,
                                row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED, row->key,
                                NULL);
          continue;
        }

      san_proposal_add_row (proposal, row->number, action, row->key,
                            g_steal_pointer (&row->payload));
      for (guint j = 0; j < row->changes->len; j += 3)
        san_proposal_add_change (proposal, row->changes->pdata[j],
                                 row->changes->pdata[j + 1], row->changes->pdata[j + 2]);
      san_proposal_settle (proposal);
    }

  san_rejections_report (rows->rejections, proposal);
  san_rejections_report (rows->rounded, proposal);
  if (ignored != NULL)
    san_proposal_add_note (proposal, ignored);

  return proposal;
}

void
san_import_note_missing (SanRoundFrame *frame,
                         GHashTable    *seen,
                         SanProposal   *proposal)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;
  guint n = 0;

  if (frame->members == NULL)
    return;

  for (guint i = 0; i < san_roster_size (frame->roster); i++)
    {
      const SanUnit *unit = san_roster_nth (frame->roster, i);

      if (!san_round_frame_takes_part (frame, unit) || g_hash_table_contains (seen, &unit->id))
        continue;
      if (n < MAX_NAMED)
        g_string_append_printf (names, "%s%s", n > 0 ? _(", ") : "",
                                san_roster_display (frame->roster, unit));
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
