/* san-review.c - which points are rated a second time, and how far both agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-review.h"

#include <string.h>

#include "store/san-setting-store.h"

#define DEFAULT_SEED "review"

gboolean
san_review_get_percent (SanDatabase *database,
                        guint       *percent,
                        GError     **error)
{
  g_autofree char *text = san_setting_get (database, "review.percent", error);
  guint64 value;

  if (text == NULL)
    return FALSE;

  *percent = g_ascii_string_to_unsigned (text, 10, 1, 100, &value, NULL) ? (guint) value
                                                                        : SAN_REVIEW_PERCENT;

  return TRUE;
}

static char *
seed_key (gint64 round_id)
{
  return g_strdup_printf ("review.seed.%" G_GINT64_FORMAT, round_id);
}

char *
san_review_get_seed (SanDatabase *database,
                     gint64       round_id,
                     GError     **error)
{
  g_autofree char *key = seed_key (round_id);
  g_autofree char *seed = san_setting_get (database, key, error);

  if (seed == NULL)
    return NULL;

  return *seed != '\0' ? g_steal_pointer (&seed) : g_strdup (DEFAULT_SEED);
}

gboolean
san_review_set_seed (SanDatabase *database,
                     gint64       round_id,
                     const char  *seed,
                     GError     **error)
{
  g_autofree char *key = seed_key (round_id);

  return san_setting_set (database, key, seed, error);
}

/* The sample */

typedef struct
{
  SanVisit *visit;
  guint8    key[32];
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a, *right = b;
  int order = memcmp (left->key, right->key, sizeof left->key);

  return order != 0 ? order : strcmp (left->visit->code, right->visit->code);
}

static void
fill_key (Candidate  *candidate,
          const char *seed,
          const char *label)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = g_strdup_printf ("%s|%s|%s", seed, label, candidate->visit->code);
  gsize length = sizeof candidate->key;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, candidate->key, &length);
}

GPtrArray *
san_review_sample (GPtrArray  *visits,
                   const char *seed,
                   const char *label,
                   guint       percent)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GPtrArray *sample = g_ptr_array_new ();
  guint n = (visits->len * percent + 99) / 100;

  for (guint i = 0; i < visits->len; i++)
    {
      Candidate candidate = { g_ptr_array_index (visits, i) };

      fill_key (&candidate, seed, label);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (taken, g_array_index (candidates, Candidate, i).visit);
  for (guint i = 0; i < visits->len; i++)
    if (g_hash_table_contains (taken, visits->pdata[i]))
      g_ptr_array_add (sample, visits->pdata[i]);

  return sample;
}

static guint
count_open (GPtrArray   *sample,
            GPtrArray   *ratings,
            SanStandard *standard)
{
  g_autoptr (GHashTable) rated = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  for (guint i = 0; i < ratings->len; i++)
    {
      SanSecondRating *rating = g_ptr_array_index (ratings, i);
      guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (rated, &rating->point_id));

      g_hash_table_insert (rated, &rating->point_id, GUINT_TO_POINTER (seen + 1));
    }
  for (guint i = 0; i < sample->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (sample, i);
      guint items = san_standard_get_items (standard, visit->category_id)->len;

      /* what nobody has seen once cannot be seen twice */
      if (visit->state == SAN_VISIT_TODO)
        continue;
      n += GPOINTER_TO_UINT (g_hash_table_lookup (rated, &visit->point_id)) + visit->unrated < items;
    }

  return n;
}

gboolean
san_review_count_open (SanDatabase    *database,
                       const SanRound *round,
                       guint          *n_open,
                       guint          *n_sample,
                       GError        **error)
{
  g_autofree char *seed = san_review_get_seed (database, round->id, error);
  g_autoptr (SanStandard) standard = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) sample = NULL;
  guint percent;

  if (seed == NULL || !san_review_get_percent (database, &percent, error))
    return FALSE;
  standard = san_standard_load (database, round->period.first, error);
  roster = standard != NULL ? san_roster_load (database, round->period.last, TRUE, error) : NULL;
  visits = roster != NULL ? san_visit_store_list (database, round, roster, standard, error) : NULL;
  ratings = visits != NULL ? san_second_rating_store_list (database, round->id, SAN_SECOND_REVIEW,
                                                           0, error) : NULL;
  if (ratings == NULL)
    return FALSE;

  sample = san_review_sample (visits, seed, round->label, percent);
  *n_sample = sample->len;
  *n_open = count_open (sample, ratings, standard);

  return TRUE;
}

/* Agreement */

void
san_agreement_add (SanAgreement          *agreement,
                   const SanSecondRating *rating)
{
  gboolean agrees = san_second_rating_agrees (rating);

  agreement->compared++;
  agreement->agreed += agrees;
  agreement->settled += !agrees && rating->settled != SAN_SETTLED_NOT;
}

char *
san_agreement_rate (const SanAgreement *agreement)
{
  g_autofree char *number = NULL;
  mpq_t rate;

  if (agreement->compared == 0)
    return g_strdup ("");

  mpq_init (rate);
  mpq_set_ui (rate, 100ul * agreement->agreed, agreement->compared);
  mpq_canonicalize (rate);
  number = san_rational_format (rate, 2);
  mpq_clear (rate);

  return g_strconcat (number, "%", NULL);
}

GHashTable *
san_agreement_by_item (GPtrArray *ratings)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < ratings->len; i++)
    {
      const SanSecondRating *rating = g_ptr_array_index (ratings, i);
      SanAgreement *agreement = g_hash_table_lookup (table, &rating->item_id);

      if (agreement == NULL)
        {
          agreement = g_new0 (SanAgreement, 1);
          g_hash_table_insert (table, g_memdup2 (&rating->item_id, sizeof (gint64)), agreement);
        }
      san_agreement_add (agreement, rating);
    }

  return table;
}
