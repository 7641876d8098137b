/* san-stability.c - places over bootstrap samples of the drawn points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-stability.h"

#include <stdlib.h>

#include "ranking/san-ranking-private.h"
#include "scoring/san-inspection.h"
#include "store/san-setting-store.h"

/* Of a thousand samples: left out at either end */
#define TAIL_PER_MILLE 25

typedef struct
{
  SanRoundInput *input;
  GRand         *random;
  GArray        *first;     /* guint: by cell, into @points, and an end */
  GArray        *points;    /* guint: points of the cells in turn */
  guint         *places;    /* by participant, a row of samples */
  guint          samples;
} Sampler;

static void
sampler_clear (Sampler *self)
{
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->first, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->places, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sampler, sampler_clear)

void
san_stability_free (SanStability *self)
{
  if (self == NULL)
    return;

  san_ranking_free (self->ranking);
  g_array_unref (self->rows);
  g_free (self);
}

/* All of the seed counts, however long it is. */
static GRand *
random_from_seed (const char *seed)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[32];
  gsize size = sizeof bytes;
  guint32 words[8];

  g_checksum_update (checksum, (const guint8 *) seed, -1);
  g_checksum_get_digest (checksum, bytes, &size);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = (guint32) bytes[4 * i] << 24 | (guint32) bytes[4 * i + 1] << 16 |
               (guint32) bytes[4 * i + 2] << 8 | bytes[4 * i + 3];

  return g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));
}

/* Which points every cell is made of: all that the participant has in the category. */
static void
list_points (Sampler *self)
{
  const SanInspection *book = self->input->inspection;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_cells = book != NULL ? book->cells->len : 0;
  guint end;

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; n_cells > 0 && i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);
      const guint owners[] = { point->unit, point->bureau };

      for (guint j = 0; j < 2 && san_inspected_point_has_score (point); j++)
        {
          const SanInspectedCell *cell;

          if (owners[j] == SAN_INSPECTION_NOBODY)
            continue;
          cell = san_inspection_find_cell (book, owners[j], point->category);
          g_array_append_val ((GArray *) g_ptr_array_index
                                (lists, cell - (SanInspectedCell *) book->cells->data), i);
        }
    }

  for (guint i = 0; i < n_cells; i++)
    {
      const GArray *list = g_ptr_array_index (lists, i);

      g_array_append_val (self->first, self->points->len);
      g_array_append_vals (self->points, list->data, list->len);
    }
  end = self->points->len;
  g_array_append_val (self->first, end);
}

/* Draws the points of a cell anew. */
static void
resample_cell (Sampler          *self,
               guint             index,
               SanInspectedCell *cell,
               mpq_t             part)
{
  guint first = g_array_index (self->first, guint, index);
  guint n = g_array_index (self->first, guint, index + 1) - first;

  mpq_set_ui (cell->mean, 0, 1);
  cell->seen = 0;
  cell->met = 0;
  for (guint i = 0; i < n; i++)
    {
      guint pick = first + (guint) g_rand_int_range (self->random, 0, (gint32) n);
      const SanInspectedPoint *point =
        &g_array_index (self->input->inspection->points, SanInspectedPoint,
                        g_array_index (self->points, guint, pick));

      mpq_set_si (part, point->marks, 1);
      mpq_div (part, point->earned, part);
      mpq_add (cell->mean, cell->mean, part);
      cell->seen += point->seen;
      cell->met += point->met;
    }
  mpq_set_ui (part, MAX (n, 1), 1);
  mpq_div (cell->mean, cell->mean, part);
}

static gboolean
take_sample (Sampler   *self,
             GPtrArray *entrants,
             guint      sample,
             GError   **error)
{
  SanInspection *book = self->input->inspection;
  g_autoptr (SanRanking) ranking = NULL;
  mpq_t part;

  mpq_init (part);
  for (guint i = 0; book != NULL && i < book->cells->len; i++)
    resample_cell (self, i, &g_array_index (book->cells, SanInspectedCell, i), part);
  mpq_clear (part);

  ranking = san_ranking_place (self->input, entrants, NULL, error);
  if (ranking == NULL)
    return FALSE;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          self->places[(gsize) place->participant * self->samples + sample] = place->place;
        }
    }

  return TRUE;
}

static int
compare_places (const void *a,
                const void *b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
add_row (SanStability   *stability,
         Sampler        *self,
         const SanPlace *place)
{
  guint *places = &self->places[(gsize) place->participant * self->samples];
  guint tail = self->samples * TAIL_PER_MILLE / 1000;
  SanStabilityRow *row = &g_array_index (stability->rows, SanStabilityRow,
                                         place->participant);

  qsort (places, self->samples, sizeof *places, compare_places);
  row->participant = place->participant;
  row->place = place->place;
  row->points = self->input->inspection != NULL
                ? san_inspection_n_points (self->input, place->participant) : 0;
  row->reference = row->points < stability->minimum;
  if (place->place == 0)
    return;

  row->low = places[tail];
  row->median = places[self->samples / 2];
  row->high = places[self->samples - 1 - tail];
}

SanStability *
san_stability_compute (SanRanking   *ranking,
                       const char   *seed,
                       guint         samples,
                       guint         minimum,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (SanStability) stability = g_new0 (SanStability, 1);
  g_autoptr (GPtrArray) entrants = NULL;
  g_auto (Sampler) self = { .input = ranking->input, .samples = samples };

  g_return_val_if_fail (samples > 0, NULL);

  stability->ranking = ranking;
  stability->samples = samples;
  stability->minimum = minimum;
  stability->rows = g_array_new (FALSE, TRUE, sizeof (SanStabilityRow));
  g_array_set_size (stability->rows, ranking->scores->n_scores);

  self.random = random_from_seed (seed);
  self.first = g_array_new (FALSE, FALSE, sizeof (guint));
  self.points = g_array_new (FALSE, FALSE, sizeof (guint));
  self.places = g_new0 (guint, (gsize) ranking->scores->n_scores * samples);
  list_points (&self);
  entrants = san_entrants_of_input (self.input);
  for (guint i = 0; i < samples; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !take_sample (&self, entrants, i, error))
      return NULL;
  san_inspection_prepare (self.input);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        add_row (stability, &self, g_ptr_array_index (group->places, j));
    }

  return g_steal_pointer (&stability);
}

static gboolean
get_minimum (SanDatabase *database,
             guint       *minimum,
             GError     **error)
{
  g_autofree char *text = san_setting_get (database, "ranking.minimum-sample", error);
  guint64 value;

  if (text == NULL)
    return FALSE;
  *minimum = g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL)
             ? (guint) value : SAN_STABILITY_MINIMUM;

  return TRUE;
}

SanStability *
san_stability_load (SanDatabase    *database,
                    const SanRound *round,
                    const char     *seed,
                    guint           samples,
                    GCancellable   *cancellable,
                    GError        **error)
{
  SanRanking *ranking;
  guint minimum;

  if (!get_minimum (database, &minimum, error))
    return NULL;
  ranking = san_ranking_load (database, round, NULL, error);
  if (ranking == NULL)
    return NULL;

  return san_stability_compute (ranking, seed != NULL ? seed : round->label, samples, minimum,
                                cancellable, error);
}
