/* san-proposal.c - what an import would do, before anything is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-proposal.h"

#include "tables/san-table-writer.h"

/* What a report says of a cell, in characters */
#define LONGEST 200

struct _SanProposal
{
  gatomicrefcount references;
  GDestroyNotify  free_payload;
  GStringChunk   *strings;
  GArray         *rows;         /* SanProposalRow */
  GArray         *changes;      /* SanProposalChange */
  GArray         *remarks;      /* SanProposalRemark */
  GPtrArray      *notes;        /* char *, owned */
  gboolean        remarks_sorted;
  guint           counts[SAN_ROW_N_ACTIONS];
};

SanProposal *
san_proposal_new (GDestroyNotify free_payload)
{
  SanProposal *proposal = g_new0 (SanProposal, 1);

  g_atomic_ref_count_init (&proposal->references);
  proposal->free_payload = free_payload;
  proposal->strings = g_string_chunk_new (64 * 1024);
  proposal->rows = g_array_new (FALSE, FALSE, sizeof (SanProposalRow));
  proposal->changes = g_array_new (FALSE, FALSE, sizeof (SanProposalChange));
  proposal->remarks = g_array_new (FALSE, FALSE, sizeof (SanProposalRemark));
  proposal->notes = g_ptr_array_new_with_free_func (g_free);
  proposal->remarks_sorted = TRUE;

  return proposal;
}

SanProposal *
san_proposal_ref (SanProposal *proposal)
{
  g_atomic_ref_count_inc (&proposal->references);

  return proposal;
}

static void
drop_payload (SanProposal    *proposal,
              SanProposalRow *row)
{
  if (row->payload != NULL && proposal->free_payload != NULL)
    proposal->free_payload (row->payload);
  row->payload = NULL;
}

void
san_proposal_unref (SanProposal *proposal)
{
  if (!g_atomic_ref_count_dec (&proposal->references))
    return;

  for (guint i = 0; i < proposal->rows->len; i++)
    drop_payload (proposal, &g_array_index (proposal->rows, SanProposalRow, i));
  g_array_unref (proposal->rows);
  g_array_unref (proposal->changes);
  g_array_unref (proposal->remarks);
  g_ptr_array_unref (proposal->notes);
  g_string_chunk_free (proposal->strings);
  g_free (proposal);
}

static const char *
keep (SanProposal *proposal,
      const char  *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (proposal->strings, text);
}

/* For what repeats from row to row: field and column names, reasons. */
static const char *
keep_once (SanProposal *proposal,
           const char  *text)
{
  return text == NULL || *text == '\0'
         ? ""
         : g_string_chunk_insert_const (proposal->strings, text);
}

static SanProposalRow *
get_last (SanProposal *proposal)
{
  if (proposal->rows->len == 0)
    return NULL;

  return &g_array_index (proposal->rows, SanProposalRow, proposal->rows->len - 1);
}

static void
set_action (SanProposal    *proposal,
            SanProposalRow *row,
            SanRowAction    action)
{
  proposal->counts[row->action]--;
  row->action = action;
  proposal->counts[action]++;
}

guint
san_proposal_add_row (SanProposal *proposal,
                      guint        row,
                      SanRowAction action,
                      const char  *key,
                      gpointer     payload)
{
  SanProposalRow added = {
    .row = row,
    .action = action,
    .key = keep (proposal, key),
    .first_change = proposal->changes->len,
    .payload = payload,
  };

  g_return_val_if_fail (action < SAN_ROW_N_ACTIONS, 0);

  g_array_append_val (proposal->rows, added);
  proposal->counts[action]++;

  return proposal->rows->len - 1;
}

void
san_proposal_add_change (SanProposal *proposal,
                         const char  *field,
                         const char  *old_value,
                         const char  *new_value)
{
  SanProposalRow *last = get_last (proposal);
  SanProposalChange change;

  g_return_if_fail (last != NULL);

  change = (SanProposalChange) {
    .row_index = proposal->rows->len - 1,
    .field = keep_once (proposal, field),
    .old_value = keep (proposal, old_value),
    .new_value = keep (proposal, new_value),
  };
  g_array_append_val (proposal->changes, change);
  last->n_changes++;
}

void
san_proposal_settle (SanProposal *proposal)
{
  SanProposalRow *last = get_last (proposal);

  if (last != NULL && last->action == SAN_ROW_CHANGED && last->n_changes == 0)
    set_action (proposal, last, SAN_ROW_UNCHANGED);
}

void
san_proposal_add_remark (SanProposal *proposal,
                         guint        row,
                         const char  *column,
                         const char  *value,
                         const char  *reason)
{
  guint n = proposal->remarks->len;
  SanProposalRemark remark = {
    .row = row,
    .column = keep_once (proposal, column),
    .value = keep (proposal, value),
    .reason = keep_once (proposal, reason),
  };

  if (n > 0 && g_array_index (proposal->remarks, SanProposalRemark, n - 1).row > row)
    proposal->remarks_sorted = FALSE;
  g_array_append_val (proposal->remarks, remark);
}

void
san_proposal_reject (SanProposal *proposal,
                     guint        row,
                     const char  *key,
                     const char  *column,
                     const char  *value,
                     const char  *reason)
{
  SanProposalRow *last = get_last (proposal);

  if (last == NULL || last->row != row)
    {
      san_proposal_add_row (proposal, row, SAN_ROW_REJECTED, key, NULL);
    }
  else if (last->action != SAN_ROW_REJECTED)
    {
      set_action (proposal, last, SAN_ROW_REJECTED);
      drop_payload (proposal, last);
      g_array_set_size (proposal->changes, last->first_change);
      last->n_changes = 0;
    }
  san_proposal_add_remark (proposal, row, column, value, reason);
}

void
san_proposal_add_note (SanProposal *proposal,
                       const char  *note)
{
  g_ptr_array_add (proposal->notes, g_strdup (note));
}

guint
san_proposal_count (SanProposal *proposal,
                    SanRowAction action)
{
  g_return_val_if_fail (action < SAN_ROW_N_ACTIONS, 0);

  return proposal->counts[action];
}

gboolean
san_proposal_has_changes (SanProposal *proposal)
{
  return proposal->counts[SAN_ROW_ADDED] > 0 || proposal->counts[SAN_ROW_CHANGED] > 0;
}

guint
san_proposal_get_n_rows (SanProposal *proposal)
{
  return proposal->rows->len;
}

const SanProposalRow *
san_proposal_get_row (SanProposal *proposal,
                      guint        index)
{
  g_return_val_if_fail (index < proposal->rows->len, NULL);

  return &g_array_index (proposal->rows, SanProposalRow, index);
}

guint
san_proposal_get_n_changes (SanProposal *proposal)
{
  return proposal->changes->len;
}

const SanProposalChange *
san_proposal_get_change (SanProposal *proposal,
                         guint        index)
{
  g_return_val_if_fail (index < proposal->changes->len, NULL);

  return &g_array_index (proposal->changes, SanProposalChange, index);
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  const SanProposalRemark *left = a;
  const SanProposalRemark *right = b;

  return (left->row > right->row) - (left->row < right->row);
}

static void
sort_remarks (SanProposal *proposal)
{
  /* g_array_sort() is stable: remarks of a row keep their order */
  if (!proposal->remarks_sorted)
    g_array_sort (proposal->remarks, compare_remarks);
  proposal->remarks_sorted = TRUE;
}

guint
san_proposal_get_n_remarks (SanProposal *proposal)
{
  return proposal->remarks->len;
}

const SanProposalRemark *
san_proposal_get_remark (SanProposal *proposal,
                         guint        index)
{
  g_return_val_if_fail (index < proposal->remarks->len, NULL);

  sort_remarks (proposal);

  return &g_array_index (proposal->remarks, SanProposalRemark, index);
}

guint
san_proposal_get_n_notes (SanProposal *proposal)
{
  return proposal->notes->len;
}

const char *
san_proposal_get_note (SanProposal *proposal,
                       guint        index)
{
  g_return_val_if_fail (index < proposal->notes->len, NULL);

  return g_ptr_array_index (proposal->notes, index);
}

/* (transfer full): a cell of many megabytes is told by how it begins */
static char *
shorten (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < LONGEST && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return *end == '\0' ? g_strdup (text)
                      : g_strdup_printf ("%.*s…", (int) (end - text), text);
}

void
san_proposal_report (SanProposal *proposal,
                     GString     *text)
{
  static const char *const heads[] = { "row", "column", "value", "reason" };

  for (guint i = 0; i < SAN_ROW_N_ACTIONS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", san_row_action_to_string (i));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < SAN_ROW_N_ACTIONS; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", proposal->counts[i]);
  g_string_append_c (text, '\n');

  if (proposal->remarks->len == 0)
    return;

  g_string_append_c (text, '\n');
  san_csv_append_row (text, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < proposal->remarks->len; i++)
    {
      const SanProposalRemark *remark = san_proposal_get_remark (proposal, i);
      g_autofree char *row = g_strdup_printf ("%u", remark->row);
      g_autofree char *value = shorten (remark->value);
      g_autofree char *reason = shorten (remark->reason);
      const char *cells[] = { row, remark->column, value, reason };

      san_csv_append_row (text, cells, G_N_ELEMENTS (cells));
    }
}

const char *
san_row_action_to_string (SanRowAction action)
{
  static const char *const names[] = {
    "added", "changed", "unchanged", "skipped", "rejected",
  };

  g_return_val_if_fail (action < SAN_ROW_N_ACTIONS, NULL);

  return names[action];
}
