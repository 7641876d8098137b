/* san-ranking-renew.c - a ranking brought up to date after a small step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include "scoring/san-inspection-private.h"
#include "scoring/san-round-input-renew.h"

/* Beyond these it is no dearer to load all of it. */
#define MANY_CHANGES 32

/* The value of a column of a row that came or went; NULL: it only changed */
static const char *
column_of (const SanRowChange *change,
           const char         *column)
{
  for (guint i = 0; change->operation != '~' && change->columns[i] != NULL; i++)
    if (g_str_equal (change->columns[i], column))
      return change->operation == '-' ? change->before[i] : change->after[i];

  return NULL;
}

static gboolean
renew_score (SanRoundInput      *input,
             SanDatabase        *database,
             const SanRowChange *change,
             gboolean           *renewed,
             GError            **error)
{
  *renewed = g_strv_length (change->key) == 3 && change->id == input->round_id;

  return !*renewed ||
         san_round_input_renew_cell (input, database,
                                     g_ascii_strtoll (change->key[1], NULL, 10),
                                     change->key[2], renewed, error);
}

static gboolean
renew_observation (SanRoundInput      *input,
                   SanDatabase        *database,
                   const SanRowChange *change,
                   gboolean           *renewed,
                   GError            **error)
{
  const char *round = column_of (change, "round_id");
  const char *point = column_of (change, "point_id");
  gint64 round_id = round != NULL ? g_ascii_strtoll (round, NULL, 10) : 0;
  gint64 point_id = point != NULL ? g_ascii_strtoll (point, NULL, 10) : 0;

  *renewed = FALSE;
  if (round == NULL &&
      !san_observed_point_find (database, change->id, &round_id, &point_id, error))
    return FALSE;

  return round_id != input->round_id ||
         san_round_input_renew_point (input, database, point_id, renewed, error);
}

/* The totals of other rounds, which this one may score from, know nothing of the step. */
static gboolean
renew_all (SanRoundInput   *input,
           SanDatabase     *database,
           const GPtrArray *changes,
           gboolean        *renewed,
           GError         **error)
{
  *renewed = changes->len > 0 && changes->len <= MANY_CHANGES;
  for (guint i = 0; *renewed && i < changes->len; i++)
    {
      const SanRowChange *change = changes->pdata[i];
      gboolean ok = TRUE;

      *renewed = FALSE;
      if (g_str_equal (change->table, "score"))
        ok = renew_score (input, database, change, renewed, error);
      else if (g_str_equal (change->table, "observation"))
        ok = renew_observation (input, database, change, renewed, error);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

gboolean
san_ranking_renew (SanRanking **ranking,
                   SanDatabase *database,
                   gint64       seq,
                   gboolean    *renewed,
                   GError     **error)
{
  SanRoundInput *input;
  g_autoptr (GPtrArray) changes = NULL;
  SanRanking *fresh;

  g_return_val_if_fail (ranking != NULL && *ranking != NULL && renewed != NULL, FALSE);

  *renewed = FALSE;
  input = (*ranking)->input;
  /* an edition does not follow the records; of others the ranking and its scores hold on to it */
  if (input->round_id == 0 || g_atomic_int_get (&input->ref_count) > 2)
    return TRUE;

  changes = san_journal_changes (database, seq, MANY_CHANGES + 1, error);
  if (changes == NULL || !renew_all (input, database, changes, renewed, error))
    return FALSE;
  if (!*renewed)
    return TRUE;

  fresh = san_ranking_compute (input, error);
  if (fresh == NULL)
    return FALSE;
  san_ranking_free (*ranking);
  *ranking = fresh;

  return TRUE;
}
