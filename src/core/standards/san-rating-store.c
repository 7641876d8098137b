/* san-rating-store.c - an office's own sets of ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-rating.h"

#include "base/san-decimal.h"
#include "store/san-setting-store.h"

static const char SQL_RATINGS[] =
  "SELECT set_key, key, word, percent FROM rating ORDER BY set_key, position";

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
