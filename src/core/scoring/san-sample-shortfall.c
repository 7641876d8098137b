/* san-sample-shortfall.c - units that were looked at less than the draw asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-sample-shortfall.h"

#include "rounds/san-round-record.h"
#include "scoring/san-inspection-private.h"
#include "store/san-setting-store.h"

#define MAX_HEIGHT 64   /* of a roster: a circle of parents would be higher */

typedef struct
{
  SanDatabase         *database;
  const SanRoundInput *input;
  char *day;                        /* the last of the period, as text */
  GHashTable          *by_unit;     /* unit id → 1 + participant */
  GHashTable          *by_category; /* category id → 1 + index */
  guint *drawn;                     /* by participant and category; so the next */
  guint *finished;
} Strata;

/* Of one participant in one category */
static gsize
place_of (const Strata *self,
          guint         participant,
          guint         category)
{
  return (gsize) participant * self->input->inspection->categories->len + category;
}

static void
index_input (Strata *self)
{
  const SanInspection *book = self->input->inspection;

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = self->input->participants->pdata[i];

      g_hash_table_insert (self->by_unit, &participant->unit_id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < book->categories->len; i++)
    g_hash_table_insert (self->by_category,
                         &g_array_index (book->categories, SanInspectedCategory, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      if (point->unit != SAN_INSPECTION_NOBODY && point->unrated == 0)
        self->finished[place_of (self, point->unit, point->category)]++;
    }
}

static gboolean
on_stratum (gint64   unit_id,
            gint64   category_id,
            guint    n,
            gpointer data,
            GError **error)
{
  Strata *self = data;
  gpointer category = g_hash_table_lookup (self->by_category, &category_id);
  gpointer found = g_hash_table_lookup (self->by_unit, &unit_id);

  for (guint i = 0; found == NULL && unit_id != 0 && i < MAX_HEIGHT; i++)
    {
      if (!san_inspection_store_get_parent (self->database, unit_id, self->day, &unit_id, error))
        return FALSE;
      found = g_hash_table_lookup (self->by_unit, &unit_id);
    }
  if (found != NULL && category != NULL)
    self->drawn[place_of (self, GPOINTER_TO_UINT (found) - 1,
                          GPOINTER_TO_UINT (category) - 1)] += n;

  return TRUE;
}

/* (transfer full) */
static char *
confirmed_key (gint64 round_id,
               gint64 unit_id)
{
  return g_strdup_printf ("sample.confirmed.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, round_id,
                          unit_id);
}

static gboolean
add_shortfalls (const Strata *self,
                guint         participant,
                GArray       *shortfalls,
                GError      **error)
{
  const SanParticipant *unit = self->input->participants->pdata[participant];
  const SanInspection *book = self->input->inspection;
  g_autofree char *confirmed = NULL;

  for (guint i = 0; i < book->categories->len; i++)
    {
      SanSampleShortfall shortfall = {
        participant, g_array_index (book->categories, SanInspectedCategory, i).name,
        self->finished[place_of (self, participant, i)],
        self->drawn[place_of (self, participant, i)]
      };

      if (shortfall.finished >= shortfall.required)
        continue;
      if (confirmed == NULL)
        {
          g_autofree char *key = confirmed_key (self->input->round_id, unit->unit_id);

          confirmed = san_setting_get (self->database, key, error);
          if (confirmed == NULL)
            return FALSE;
        }
      if (*confirmed == '\0')
        g_array_append_val (shortfalls, shortfall);
    }

  return TRUE;
}

/* A month that has just begun would be nothing but shortfalls. */
static gboolean
has_begun (const Strata *self,
           guint         participant)
{
  for (guint i = 0; i < self->input->inspection->categories->len; i++)
    if (self->finished[place_of (self, participant, i)] > 0)
      return TRUE;

  return FALSE;
}

GArray *
san_sample_shortfalls (SanDatabase         *database,
                       const SanRound      *round,
                       const SanRoundInput *input,
                       GError             **error)
{
  GArray *shortfalls = g_array_new (FALSE, FALSE, sizeof (SanSampleShortfall));
  Strata self = { database, input };
  gboolean ok;

  if (input->inspection == NULL || round->state == SAN_ROUND_PUBLISHED)
    return shortfalls;

  self.day = san_day_format (round->period.last);
  self.by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.by_category = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.drawn = g_new0 (guint, place_of (&self, input->participants->len, 0));
  self.finished = g_new0 (guint, place_of (&self, input->participants->len, 0));
  index_input (&self);
  ok = san_drawn_stratum_visit (database, round->id, on_stratum, &self, error);
  for (guint i = 0; ok && i < input->participants->len; i++)
    if (has_begun (&self, i))
      ok = add_shortfalls (&self, i, shortfalls, error);
  g_hash_table_unref (self.by_unit);
  g_hash_table_unref (self.by_category);
  g_free (self.drawn);
  g_free (self.finished);
  g_free (self.day);
  if (!ok)
    g_clear_pointer (&shortfalls, g_array_unref);

  return shortfalls;
}

gboolean
san_sample_confirm (SanDatabase *database,
                    gint64       round_id,
                    gint64       unit_id,
                    const char  *reason,
                    GError     **error)
{
  g_autofree char *key = confirmed_key (round_id, unit_id);

  return san_round_check_open (database, round_id, error) &&
         san_setting_set (database, key, reason, error);
}
