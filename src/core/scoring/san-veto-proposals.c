/* san-veto-proposals.c - what failed items that are marked as a veto ask to be decided
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-veto-proposals.h"

#include <string.h>

#include "scoring/san-inspection-private.h"
#include "standards/san-standard-tree.h"

typedef struct
{
  SanRoundInput *input;
  GPtrArray     *stored;      /* SanVeto */
  GPtrArray     *proposals;   /* SanVetoProposal */
} Proposals;

void
san_veto_proposal_free (SanVetoProposal *proposal)
{
  g_free (proposal->unit);
  g_free (proposal->item);
  g_free (proposal->points);
  g_clear_pointer (&proposal->veto, san_veto_free);
  g_free (proposal);
}

/* (transfer container) (element-type SanItem): those of the version that are a veto */
static GPtrArray *
list_items (SanStandard *standard)
{
  GPtrArray *categories = san_standard_get_categories (standard);
  GPtrArray *vetoes = g_ptr_array_new ();

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      GPtrArray *items = san_standard_get_items (standard, category->id);

      for (guint j = 0; j < items->len; j++)
        if (((SanItem *) items->pdata[j])->veto)
          g_ptr_array_add (vetoes, items->pdata[j]);
    }

  return vetoes;
}

static gboolean
is_failed (const SanInspection     *book,
           const SanInspectedPoint *point,
           const SanItem           *item)
{
  for (guint i = 0; point->rows != NULL && i < point->rows->len; i++)
    {
      const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, i);

      if (row->failed && g_array_index (book->items, SanInspectedItem, row->item).id == item->id)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_booked (const Proposals *self,
           gint64           unit_id,
           const SanItem   *item)
{
  for (guint i = 0; i < self->stored->len; i++)
    {
      const SanVeto *veto = self->stored->pdata[i];

      if (veto->unit_id == unit_id && strstr (veto->reason, item->name) != NULL)
        return TRUE;
    }

  return FALSE;
}

static SanVeto *
veto_new (gint64         unit_id,
          const SanItem *item,
          const char    *points)
{
  SanVeto *veto = g_new0 (SanVeto, 1);

  veto->unit_id = unit_id;
  veto->effect = SAN_VETO_LAST;
  veto->reason = g_strdup_printf ("%s：%s", item->name, points);
  veto->document = g_strdup ("");

  return veto;
}

/* @points: where the item failed */
static void
propose (Proposals     *self,
         guint          index,
         const SanItem *item,
         GPtrArray     *points)
{
  const SanParticipant *participant = self->input->participants->pdata[index];
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SanInspectedPoint *point = points->pdata[i];

      if (san_inspected_point_is_of (point, index))
        g_string_append_printf (names, "%s%s", n++ > 0 ? " " : "", point->name);
    }
  if (n > 0)
    {
      SanVetoProposal *proposal = g_new0 (SanVetoProposal, 1);

      proposal->unit_id = participant->unit_id;
      proposal->unit = g_strdup (participant->name);
      proposal->item = g_strdup (item->name);
      proposal->cases = n;
      proposal->points = g_strdup (names->str);
      if (!is_booked (self, participant->unit_id, item))
        proposal->veto = veto_new (participant->unit_id, item, names->str);
      g_ptr_array_add (self->proposals, proposal);
    }
}

static void
propose_item (Proposals     *self,
              const SanItem *item)
{
  const SanInspection *book = self->input->inspection;
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();

  for (guint i = 0; i < book->points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      if (is_failed (book, point, item))
        g_ptr_array_add (failed, point);
    }
  for (guint i = 0; failed->len > 0 && i < self->input->participants->len; i++)
    propose (self, i, item, failed);
}

GPtrArray *
san_veto_proposals (SanDatabase    *database,
                    const SanRound *round,
                    GError        **error)
{
  g_autoptr (SanStandard) standard = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) proposals =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_veto_proposal_free);
  g_autoptr (SanRoundInput) input = NULL;
  Proposals self = { NULL, NULL, proposals };

  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  standard = san_standard_load (database, round->period.first, error);
  if (standard == NULL)
    return NULL;
  items = list_items (standard);
  /* whole months of details are read only where something may come of it */
  if (items->len == 0)
    return g_steal_pointer (&proposals);

  self.input = input = san_round_input_load (database, round, error);
  if (input == NULL || !san_round_input_load_details (input, database, G_MAXUINT, error))
    return NULL;
  self.stored = stored = san_veto_store_list (database, round->id, error);
  if (stored == NULL)
    return NULL;
  for (guint i = 0; input->inspection != NULL && i < items->len; i++)
    propose_item (&self, items->pdata[i]);

  return g_steal_pointer (&proposals);
}

gboolean
san_veto_proposals_book (SanDatabase    *database,
                         const SanRound *round,
                         GPtrArray      *proposals,
                         const char     *entered_at,
                         const char     *entered_by,
                         GError        **error)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanVetoProposal *proposal = proposals->pdata[i];

      if (proposal->veto != NULL &&
          !san_veto_store_put (database, round->id, proposal->veto, entered_at, entered_by,
                               error))
        return FALSE;
    }

  return TRUE;
}
