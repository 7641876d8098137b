/* san-round-input-renew.c - one cell or one point of an input, read again after an edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-input-renew.h"

#include "scoring/san-inspection-private.h"

static SanParticipant *
find_participant (SanRoundInput *input,
                  gint64         unit_id)
{
  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = input->participants->pdata[i];

      if (participant->unit_id == unit_id)
        return participant;
    }

  return NULL;
}

static const char *
keep (SanRoundInput *input,
      const char    *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (input->strings, text) : NULL;
}

gboolean
san_round_input_renew_cell (SanRoundInput *input,
                            SanDatabase   *database,
                            gint64         unit_id,
                            const char    *component,
                            gboolean      *renewed,
                            GError       **error)
{
  SanParticipant *participant = find_participant (input, unit_id);
  SanScheme *scheme = participant != NULL ? input->schemes->pdata[participant->scheme] : NULL;
  const SanNode *node = scheme != NULL ? san_scheme_find_node (scheme, component) : NULL;
  g_autoptr (SanCell) record = NULL;

  *renewed = node != NULL && san_node_is_leaf (node);
  if (!*renewed)
    return TRUE;

  record = san_score_store_get (database, input->round_id, unit_id, component, error);
  if (record == NULL)
    return FALSE;

  /* who has no row takes no part where there is no grouping */
  if (record->state == SAN_CELL_EMPTY && *input->grouping == '\0')
    *renewed = FALSE;
  participant->cells[node->index] = (SanInputCell) {
    record->state, record->value, keep (input, record->reason), keep (input, record->confirmed)
  };

  return TRUE;
}

/* Points */

typedef struct
{
  SanInspectedPoint *point;
  gboolean           readable;
} Renewal;

static gboolean
on_point (const SanObservedPoint *seen,
          gpointer                data,
          GError                **error)
{
  Renewal *renewal = data;
  SanInspectedPoint *point = renewal->point;

  point->marks = seen->marks;
  point->seen = seen->seen;
  point->met = seen->met;
  point->failed = seen->failed;
  point->unrated = seen->unrated;
  /* what was found there item by item is read when somebody asks again */
  g_clear_pointer (&point->rows, g_array_unref);
  renewal->readable = mpq_set_str (point->earned, seen->earned, 10) == 0 &&
                      mpz_sgn (mpq_denref (point->earned)) > 0;

  return TRUE;
}

gboolean
san_round_input_renew_point (SanRoundInput *input,
                             SanDatabase   *database,
                             gint64         point_id,
                             gboolean      *renewed,
                             GError       **error)
{
  Renewal renewal = { NULL };

  *renewed = FALSE;
  for (guint i = 0; input->inspection != NULL && i < input->inspection->points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (input->inspection->points, SanInspectedPoint, i);

      if (point->id == point_id)
        renewal.point = point;
    }
  if (renewal.point == NULL)
    return TRUE;
  if (!san_observed_point_read (database, input->round_id, point_id, on_point, &renewal, error))
    return FALSE;

  *renewed = renewal.readable;
  if (*renewed)
    san_inspection_prepare (input);

  return TRUE;
}
