/* san-rating-store.c - an office's own sets of ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-edit-store.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "store/san-setting-store.h"

static const char SQL_RATINGS[] =
  "SELECT set_key, key, word, percent FROM rating ORDER BY set_key, position";

static const char SQL_CLEAR[] =
  "DELETE FROM rating WHERE set_key = ?1";

static const char SQL_ADD[] =
  "INSERT INTO rating (set_key, position, key, word, percent) VALUES (?1, ?2, ?3, ?4, ?5)";

static gboolean
load_own (SanRatingSets *self,
          SanDatabase   *database,
          GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_RATINGS, error);
  SanRatingSet *set = NULL;
  gboolean has_row = FALSE;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      const char *key;

      if (!has_row)
        return TRUE;

      key = san_statement_text (query, 0);
      if (set == NULL || !g_str_equal (set->key, key))
        {
          set = san_rating_set_new (key);
          san_rating_sets_put (self, set);
        }
      san_rating_set_add (set, san_statement_text (query, 1), san_statement_text (query, 2),
                          sqlite3_column_int64 (query, 3));
    }

  return FALSE;
}

SanRatingSets *
san_rating_sets_load (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanRatingSets) self = san_rating_sets_new ();
  g_autofree char *standard = san_setting_get (database, "standard.rating", error);
  g_autofree char *line = standard != NULL ? san_setting_get (database, "standard.pass_line",
                                                              error)
                                           : NULL;

  if (line == NULL || !load_own (self, database, error))
    return NULL;

  if (san_rating_sets_get (self, standard) != NULL)
    {
      g_free (self->standard);
      self->standard = g_steal_pointer (&standard);
    }
  if (*line != '\0')
    san_micro_parse (line, &self->pass_line, NULL, NULL);

  return g_steal_pointer (&self);
}

gboolean
san_rating_store_clear (SanDatabase *database,
                        const char  *key,
                        GError     **error)
{
  g_autoptr (SanStatement) clear = san_database_prepare (database, SQL_CLEAR, error);

  if (clear == NULL)
    return FALSE;

  san_statement_bind_text (clear, 1, key);

  return san_statement_run (clear, error);
}

static gboolean
check_set (const SanRatingSet *set,
           GError            **error)
{
  const char *reason = set->ratings->len < 2 ? _("A set has at least two ratings") : NULL;

  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];
      const SanRating *before = i > 0 ? set->ratings->pdata[i - 1] : NULL;

      if (*rating->key == '\0' || *rating->word == '\0')
        reason = _("A rating needs a word");
      else if (rating->percent < 0 || rating->percent > 100 * SAN_MICRO)
        reason = _("A rating is worth 0 to 100 percent of the mark");
      else if (before != NULL && rating->percent > before->percent)
        reason = _("The best rating comes first");
      else if (san_rating_set_find (set, rating->key) != rating ||
               g_str_equal (rating->key, SAN_GRADE_NA))
        reason = _("Two ratings of a set have the same key");
    }

  if (reason != NULL)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, reason);

  return reason == NULL;
}

gboolean
san_rating_store_put (SanDatabase        *database,
                      const SanRatingSet *set,
                      GError            **error)
{
  g_autoptr (SanStatement) add = NULL;

  if (!check_set (set, error) || !san_rating_store_clear (database, set->key, error) ||
      (add = san_database_prepare (database, SQL_ADD, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];

      san_statement_bind_text (add, 1, set->key);
      san_statement_bind_int (add, 2, (gint64) i + 1);
      san_statement_bind_text (add, 3, rating->key);
      san_statement_bind_text (add, 4, rating->word);
      san_statement_bind_int (add, 5, rating->percent);
      if (!san_statement_run (add, error))
        return FALSE;
    }

  return TRUE;
}
