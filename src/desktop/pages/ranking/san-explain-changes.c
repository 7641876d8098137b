/* san-explain-changes.c - what moved a total since the round before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-explain-changes.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/ranking/san-explain-line.h"
#include "scoring/san-explain.h"

/* A component in the two rounds; what is none of either goes into the last, together. */
typedef struct
{
  const char *key;
  const char *name;
  const char *from;
  const char *to;
  mpq_t       change;
} Change;

typedef struct
{
  GArray *changes;      /* Change */
  int     decimals;
} Changes;

static void
change_clear (Change *change)
{
  mpq_clear (change->change);
}

static void
free_change (SanExplainChange *change)
{
  g_free (change->name);
  g_free (change->change);
  g_free (change->from_to);
  g_free (change);
}

static Change *
find_change (Changes    *self,
             const char *key,
             const char *name)
{
  Change change = { .key = key, .name = name };

  for (guint i = 0; i < self->changes->len; i++)
    if (g_str_equal (g_array_index (self->changes, Change, i).key, key))
      return &g_array_index (self->changes, Change, i);

  mpq_init (change.change);
  g_array_append_val (self->changes, change);

  return &g_array_index (self->changes, Change, self->changes->len - 1);
}

/* A row with a full mark is a component; bonus, deduction, rounding … are what is left. */
static void
take_rows (Changes   *self,
           GPtrArray *rows,
           gboolean   now)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);
      gboolean component = *row->full != '\0';
      Change *change;

      if (row->level != 1 || g_str_equal (row->key, "rounding"))
        continue;
      change = component ? find_change (self, row->key, row->name)
                         : find_change (self, "", _("Bonuses and deductions"));
      if (component && now)
        change->to = row->score;
      else if (component)
        change->from = row->score;
      if (now)
        mpq_add (change->change, change->change, row->exact);
      else
        mpq_sub (change->change, change->change, row->exact);
    }
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const SanExplainChange *one = *(const SanExplainChange *const *) a;
  const SanExplainChange *other = *(const SanExplainChange *const *) b;

  return (one->share < other->share) - (one->share > other->share);
}

static char *
signed_text (const char *text)
{
  return *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_strconcat ("+", text, NULL);
}

/* (transfer full): "" where one is missing */
static char *
from_to (const Change *change,
         int           decimals)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (change->from == NULL || change->to == NULL || *change->from == '\0' ||
      *change->to == '\0')
    return g_strdup ("");

  from = san_explain_short_score (change->from, decimals);
  to = san_explain_short_score (change->to, decimals);

  return g_strdup_printf ("%s → %s", from, to);
}

static void
add_change (Changes      *self,
            const Change *change,
            GPtrArray    *list)
{
  SanExplainChange *shown;
  g_autofree char *text = NULL;
  mpq_t rounded;

  mpq_init (rounded);
  san_rational_round (rounded, change->change, self->decimals);
  if (mpq_sgn (rounded) != 0)
    {
      text = san_rational_format (rounded, self->decimals);
      shown = g_new0 (SanExplainChange, 1);
      shown->name = g_strdup (change->name);
      shown->change = signed_text (text);
      shown->from_to = from_to (change, self->decimals);
      shown->better = mpq_sgn (rounded) > 0;
      shown->share = fabs (san_rational_to_double (rounded));
      g_ptr_array_add (list, shown);
    }
  mpq_clear (rounded);
}

GPtrArray *
san_explain_changes_new (const SanScores *now,
                         guint            now_participant,
                         const SanScores *before,
                         guint            before_participant)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_autoptr (GPtrArray) new_rows = san_explain (now, now_participant, NULL);
  g_autoptr (GPtrArray) old_rows = san_explain (before, before_participant, NULL);
  Changes self = { changes, now->scores[now_participant].scheme->decimals };
  double most = 0;

  g_array_set_clear_func (changes, (GDestroyNotify) change_clear);
  if (new_rows == NULL || old_rows == NULL)
    return list;

  take_rows (&self, new_rows, TRUE);
  take_rows (&self, old_rows, FALSE);
  for (guint i = 0; i < changes->len; i++)
    add_change (&self, &g_array_index (changes, Change, i), list);

  g_ptr_array_sort (list, compare_changes);
  for (guint i = 0; i < list->len; i++)
    most = MAX (most, ((SanExplainChange *) g_ptr_array_index (list, i))->share);
  for (guint i = 0; i < list->len && most > 0; i++)
    ((SanExplainChange *) g_ptr_array_index (list, i))->share /= most;

  return list;
}
