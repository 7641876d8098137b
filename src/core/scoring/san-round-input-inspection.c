/* san-round-input-inspection.c - the points of a round and whom they score
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "scoring/san-inspection-private.h"
#include "scoring/san-round-input-load.h"
#include "standards/san-standard-tree.h"

typedef struct
{
  SanRoundInput *input;
  gboolean       bare;
  SanRosterNeed  need_roster;
  gpointer       data;
  GHashTable    *by_unit;        /* unit id → 1 + participant; 0 is known to be nobody */
  GHashTable    *by_category;    /* category id → 1 + index */
  GPtrArray     *keys;           /* of units that are no participants */
} Inspection;

/* A leaf scores from observations, or ties are broken by them. */
static gboolean
uses_inspection (const SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);
      const char *const *breakers = (const char *const *) scheme->tie_breakers;

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source == SAN_SOURCE_INSPECTION)
            return TRUE;
        }
      if (breakers != NULL && (g_strv_contains (breakers, "problems") ||
                               g_strv_contains (breakers, "-problems")))
        return TRUE;
    }

  return FALSE;
}

static const char *
intern (const Inspection *self,
        const char       *text)
{
  return self->bare ? "" : g_string_chunk_insert_const (self->input->strings, text);
}

static void
index_participants (Inspection *self)
{
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (self->input->participants, i);

      g_hash_table_insert (self->by_unit, &participant->unit_id, GUINT_TO_POINTER (i + 1));
    }
}

static void
remember (Inspection *self,
          gint64      unit_id,
          guint       found)
{
  gint64 *key = g_new (gint64, 1);

  *key = unit_id;
  g_ptr_array_add (self->keys, key);
  g_hash_table_insert (self->by_unit, key, GUINT_TO_POINTER (found));
}

/* The participant that @unit_id or the nearest unit above it is. */
static gboolean
find_scored (Inspection *self,
             gint64      unit_id,
             guint      *participant,
             GError    **error)
{
  const SanUnit *unit;
  SanRoster *roster;
  gpointer found;

  *participant = SAN_INSPECTION_NOBODY;
  if (unit_id == 0)
    return TRUE;

  if (!g_hash_table_lookup_extended (self->by_unit, &unit_id, NULL, &found))
    {
      roster = self->need_roster (self->data, error);
      if (roster == NULL)
        return FALSE;

      found = NULL;
      unit = san_roster_get (roster, unit_id);
      while (found == NULL && unit != NULL)
        {
          found = g_hash_table_lookup (self->by_unit, &unit->id);
          unit = unit->parent;
        }
      remember (self, unit_id, GPOINTER_TO_UINT (found));
    }
  if (found != NULL)
    *participant = GPOINTER_TO_UINT (found) - 1;

  return TRUE;
}

static gboolean
on_point (const SanObservedPoint *seen,
          gpointer                data,
          GError                **error)
{
  Inspection *self = data;
  guint category = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_category,
                                                          &seen->category_id));
  SanInspectedPoint *point;
  guint unit;
  guint bureau;

  /* a category that this version of the standard does not have asks for nothing */
  if (category == 0)
    return TRUE;
  if (!find_scored (self, seen->unit_id, &unit, error) ||
      !find_scored (self, seen->bureau_id, &bureau, error))
    return FALSE;

  point = san_inspection_add_point (self->input->inspection);
  point->id = seen->id;
  point->code = intern (self, seen->code);
  point->name = intern (self, seen->name);
  point->category = category - 1;
  point->unit = unit;
  point->bureau = bureau != unit ? bureau : SAN_INSPECTION_NOBODY;
  point->marks = seen->marks;
  point->seen = seen->seen;
  point->met = seen->met;
  point->failed = seen->failed;
  point->unrated = seen->unrated;
  if (mpq_set_str (point->earned, seen->earned, 10) == 0 &&
      mpz_sgn (mpq_denref (point->earned)) > 0)
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                       _("The kept result of a point cannot be read"));

  return FALSE;
}

static void
add_categories (Inspection        *self,
                const SanStandard *standard)
{
  GPtrArray *categories = san_standard_get_categories (standard);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (categories, i);
      SanInspectedCategory kept = {
        category->id, intern (self, category->code), intern (self, category->name),
        category->weight != SAN_STANDARD_NONE ? category->weight : SAN_MICRO
      };

      g_array_append_val (self->input->inspection->categories, kept);
      g_hash_table_insert (self->by_category, (gpointer) & category->id,
                           GUINT_TO_POINTER (i + 1));
    }
}

static gboolean
load_points (Inspection     *self,
             SanDatabase    *database,
             const SanRound *round,
             GError        **error)
{
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, error);

  if (standard == NULL)
    return FALSE;

  self->input->inspection = san_inspection_new ();
  index_participants (self);
  add_categories (self, standard);
  if (!san_observed_point_visit (database, round->id, on_point, self, error))
    return FALSE;

  /* a round in which nobody has looked yet has no book */
  if (self->input->inspection->points->len == 0)
    g_clear_pointer (&self->input->inspection, san_inspection_free);
  san_inspection_prepare (self->input);

  return TRUE;
}

gboolean
san_round_input_load_inspection (SanDatabase    *database,
                                 const SanRound *round,
                                 SanRoundInput  *input,
                                 gboolean        bare,
                                 SanRosterNeed   need_roster,
                                 gpointer        data,
                                 GError        **error)
{
  Inspection self = { .input = input, .bare = bare, .need_roster = need_roster, .data = data };
  gboolean loaded;

  input->round_id = round->id;
  if (!uses_inspection (input))
    return TRUE;

  self.by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.by_category = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.keys = g_ptr_array_new_with_free_func (g_free);
  loaded = load_points (&self, database, round, error);
  g_hash_table_unref (self.by_category);
  g_hash_table_unref (self.by_unit);
  g_ptr_array_unref (self.keys);

  return loaded;
}

/* Details ---------------------------------------------------------------------------- */

gboolean
san_inspected_point_is_of (const SanInspectedPoint *point,
                           guint                    participant)
{
  return participant == G_MAXUINT || point->unit == participant ||
         point->bureau == participant;
}

static gboolean
is_loaded (const SanInspection *book,
           guint                participant)
{
  for (guint i = 0; i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      if (point->rows == NULL && san_inspected_point_is_of (point, participant))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_round_input_load_details (SanRoundInput *input,
                              SanDatabase   *database,
                              guint          participant,
                              GError       **error)
{
  g_return_val_if_fail (input != NULL, FALSE);

  if (input->inspection == NULL || is_loaded (input->inspection, participant))
    return TRUE;
  if (input->inspection->frozen != NULL)
    return san_inspection_thaw_rows (input, participant, error);
  if (input->round_id == 0)
    return TRUE;

  g_return_val_if_fail (database != NULL, FALSE);

  return san_inspection_store_read_rows (database, input, participant, error);
}
