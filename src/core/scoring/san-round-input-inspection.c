/* san-round-input-inspection.c - the points of a round and whom they score
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scoring/san-inspection-private.h"
#include "scoring/san-round-input-load.h"
#include "standards/san-standard-tree.h"

/* No roster is deeper; a circle of parents would be. */
#define MAX_HEIGHT 64

typedef struct
{
  SanDatabase   *database;
  SanRoundInput *input;
  gboolean       bare;
  char          *day;          /* the last of the period, as text */
  GHashTable    *by_unit;      /* the loader's: unit id → 1 + participant */
  GHashTable    *above;        /* unit id → 1 + participant, 0: nobody; bureaus and others */
  GHashTable    *by_category;  /* category id → 1 + index */
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

/* The participant that @unit_id or the nearest unit above it is, 1 + index; 0: none is. */
static gboolean
climb (Inspection *self,
       gint64      unit_id,
       gpointer   *found,
       GError    **error)
{
  gint64 above = unit_id;

  *found = g_hash_table_lookup (self->by_unit, &above);
  for (guint height = 0; *found == NULL && above != 0 && height < MAX_HEIGHT; height++)
    {
      if (!san_inspection_store_get_parent (self->database, above, self->day, &above, error))
        return FALSE;
      *found = g_hash_table_lookup (self->by_unit, &above);
    }
  g_hash_table_insert (self->above, g_memdup2 (&unit_id, sizeof unit_id), *found);

  return TRUE;
}

/* Units are many and mostly take part, bureaus are few and mostly do not: what was found of
 * those is kept. */
static gboolean
find_scored (Inspection *self,
             gint64      unit_id,
             gboolean    is_bureau,
             guint      *participant,
             GError    **error)
{
  gpointer found = NULL;

  *participant = SAN_INSPECTION_NOBODY;
  if (unit_id == 0)
    return TRUE;

  if (!is_bureau)
    found = g_hash_table_lookup (self->by_unit, &unit_id);
  if (found == NULL &&
      !g_hash_table_lookup_extended (self->above, &unit_id, NULL, &found) &&
      !climb (self, unit_id, &found, error))
    return FALSE;
  if (found != NULL)
    *participant = GPOINTER_TO_UINT (found) - 1;

  return TRUE;
}

/* Hardly two points share one, so that to look for it would cost more than it saves. */
static const char *
keep (const Inspection *self,
      const char       *text)
{
  return *text != '\0' ? g_string_chunk_insert (self->input->strings, text) : "";
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const SanInspectedPoint *x = a;
  const SanInspectedPoint *y = b;
  int order = strcmp (x->code, y->code);

  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* Nearly always a whole number, which needs no big arithmetic */
static gboolean
parse_earned (const char *text,
              mpq_t       earned)
{
  char *end;
  guint64 whole = g_ascii_strtoull (text, &end, 10);

  if (end > text && *end == '\0' && end - text < 19 && *text != '-')
    {
      mpq_set_ui (earned, whole, 1);
      return TRUE;
    }

  return mpq_set_str (earned, text, 10) == 0 && mpz_sgn (mpq_denref (earned)) > 0;
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
  if (!find_scored (self, seen->unit_id, FALSE, &unit, error) ||
      !find_scored (self, seen->bureau_id, TRUE, &bureau, error))
    return FALSE;

  point = san_inspection_add_point (self->input->inspection);
  point->id = seen->id;
  point->code = keep (self, seen->code);
  point->name = keep (self, seen->name);
  point->category = category - 1;
  point->unit = unit;
  point->bureau = bureau != unit ? bureau : SAN_INSPECTION_NOBODY;
  point->marks = seen->marks;
  point->seen = seen->seen;
  point->met = seen->met;
  point->failed = seen->failed;
  point->unrated = seen->unrated;
  if (parse_earned (seen->earned, point->earned))
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
             const SanRound *round,
             GError        **error)
{
  g_autoptr (SanStandard) standard = san_standard_load (self->database, round->period.first,
                                                        error);

  if (standard == NULL)
    return FALSE;

  self->input->inspection = san_inspection_new ();
  add_categories (self, standard);
  if (!san_observed_point_visit (self->database, round->id, !self->bare, on_point, self, error))
    return FALSE;

  /* a round in which nobody has looked yet has no book */
  if (self->input->inspection->points->len == 0)
    g_clear_pointer (&self->input->inspection, san_inspection_free);
  else if (!self->bare)
    g_array_sort (self->input->inspection->points, compare_points);
  san_inspection_prepare (self->input);

  return TRUE;
}

gboolean
san_round_input_load_inspection (SanDatabase    *database,
                                 const SanRound *round,
                                 SanRoundInput  *input,
                                 GHashTable     *by_unit,
                                 gboolean        bare,
                                 GError        **error)
{
  Inspection self = { .database = database, .input = input, .bare = bare, .by_unit = by_unit };
  gboolean loaded;

  input->round_id = round->id;
  if (!uses_inspection (input))
    return TRUE;

  self.day = san_day_format (round->period.last);
  self.above = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.by_category = g_hash_table_new (g_int64_hash, g_int64_equal);
  loaded = load_points (&self, round, error);
  g_hash_table_unref (self.by_category);
  g_hash_table_unref (self.above);
  g_free (self.day);

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
