/* san-ranking-figures.c - statistics, grades and changes of a placed group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "ranking/san-ranking-private.h"

/* √variance to @decimals, half away from zero, without leaving the integers: with
 * x = √variance · 10^decimals the rounded value is ⌊(⌊2x⌋ + 1) / 2⌋, and ⌊2x⌋ is the whole
 * root of ⌊4x²⌋. */
static char *
format_root (const mpq_t variance,
             int         decimals)
{
  mpz_t scale;
  mpz_t number;
  mpq_t root;
  char *text;

  mpz_init (scale);
  mpz_init (number);
  mpq_init (root);

  mpz_ui_pow_ui (scale, 10, 2 * (unsigned long) decimals);
  mpz_mul (number, mpq_numref (variance), scale);
  mpz_mul_ui (number, number, 4);
  mpz_fdiv_q (number, number, mpq_denref (variance));
  mpz_sqrt (number, number);
  mpz_add_ui (number, number, 1);
  mpz_fdiv_q_ui (number, number, 2);

  mpz_set (mpq_numref (root), number);
  mpz_ui_pow_ui (mpq_denref (root), 10, (unsigned long) decimals);
  mpq_canonicalize (root);
  text = san_rational_format (root, decimals);

  mpq_clear (root);
  mpz_clear (number);
  mpz_clear (scale);

  return text;
}

static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  return san_score_compare_totals (*(const SanScore *const *) a,
                                   *(const SanScore *const *) b);
}

/* In whole micro-units where all totals are such, as they nearly always are. */
static void
add_up (const GPtrArray *scores,
        mpq_t            sum,
        mpq_t            squares)
{
  gboolean micro = TRUE;
  mpz_t one;
  mpq_t value;

  mpz_init (one);
  mpq_init (value);
  for (guint i = 0; i < scores->len; i++)
    micro &= ((const SanScore *) g_ptr_array_index (scores, i))->is_micro;

  for (guint i = 0; i < scores->len; i++)
    {
      const SanScore *score = g_ptr_array_index (scores, i);

      if (micro)
        {
          mpz_set_si (one, score->micro);
          mpz_add (mpq_numref (sum), mpq_numref (sum), one);
          mpz_addmul (mpq_numref (squares), one, one);
        }
      else
        {
          mpq_add (sum, sum, score->total);
          mpq_mul (value, score->total, score->total);
          mpq_add (squares, squares, value);
        }
    }
  if (micro)
    {
      mpz_set_si (mpq_denref (sum), SAN_MICRO);
      mpz_set_si (mpq_denref (squares), SAN_MICRO);
      mpz_mul_si (mpq_denref (squares), mpq_denref (squares), SAN_MICRO);
      mpq_canonicalize (sum);
      mpq_canonicalize (squares);
    }
  mpq_clear (value);
  mpz_clear (one);
}

/* The mean of the totals, and of their squared distances from it: with n totals that add
 * up to s and whose squares add up to q, that is (n·q − s²) / n². */
static void
set_moments (SanRankedGroup  *group,
             const GPtrArray *scores,
             int              decimals)
{
  mpq_t sum;
  mpq_t squares;
  mpq_t value;
  mpq_t n;

  mpq_inits (sum, squares, value, n, NULL);
  mpq_set_ui (n, scores->len, 1);
  add_up (scores, sum, squares);

  mpq_mul (squares, squares, n);
  mpq_mul (value, sum, sum);
  mpq_sub (value, squares, value);
  mpq_mul (squares, n, n);
  mpq_div (value, value, squares);
  group->stdev = format_root (value, decimals);

  mpq_div (value, sum, n);
  group->mean = san_rational_format (value, decimals);
  mpq_clears (sum, squares, value, n, NULL);
}

static char *
format_median (const GPtrArray *sorted,
               int              decimals)
{
  const SanScore *low = g_ptr_array_index (sorted, (sorted->len - 1) / 2);
  const SanScore *high = g_ptr_array_index (sorted, sorted->len / 2);
  char *text;
  mpq_t median;

  mpq_init (median);
  mpq_add (median, low->total, high->total);
  mpq_div_2exp (median, median, 1);
  text = san_rational_format (median, decimals);
  mpq_clear (median);

  return text;
}

void
san_ranked_group_set_figures (SanRankedGroup *group,
                              int             decimals)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new ();

  for (guint i = 0; i < group->places->len; i++)
    {
      SanPlace *place = g_ptr_array_index (group->places, i);

      if (san_place_counts (place))
        g_ptr_array_add (scores, (gpointer) place->score);
    }

  group->n = scores->len;
  if (group->n == 0)
    {
      group->mean = g_strdup ("");
      group->max = g_strdup ("");
      group->min = g_strdup ("");
      group->median = g_strdup ("");
      group->stdev = g_strdup ("");
      return;
    }

  g_ptr_array_sort (scores, compare_totals);
  set_moments (group, scores, decimals);
  group->min = san_rational_format (((SanScore *) g_ptr_array_index (scores, 0))->total,
                                    decimals);
  group->max = san_rational_format (((SanScore *) g_ptr_array_index (scores,
                                                                     group->n - 1))->total,
                                    decimals);
  group->median = format_median (scores, decimals);
}

/* The first of the list that fits; a last one without threshold fits all. */
static const char *
grade_by_threshold (const SanScore *score)
{
  const GPtrArray *grades = score->scheme->grades;
  const char *grade = "";
  mpq_t limit;

  mpq_init (limit);
  for (guint i = 0; *grade == '\0' && i < grades->len; i++)
    {
      const SanGradeRule *rule = g_ptr_array_index (grades, i);
      gboolean fits = TRUE;

      san_rational_set_micro (limit, rule->at_least);
      fits &= !rule->has_at_least || mpq_cmp (score->total, limit) >= 0;
      san_rational_set_micro (limit, rule->at_most);
      fits &= !rule->has_at_most || mpq_cmp (score->total, limit) <= 0;
      if (fits)
        grade = rule->name;
    }
  mpq_clear (limit);

  return grade;
}

static gboolean
goes_by_quota (const SanScheme *scheme)
{
  for (guint i = 0; i < scheme->grades->len; i++)
    {
      if (((const SanGradeRule *) g_ptr_array_index (scheme->grades, i))->has_quota)
        return TRUE;
    }

  return FALSE;
}

/* Units that share the place at the cut enter the better grade, and the next is shorter. */
static void
grade_by_quota (SanRankedGroup  *group,
                const SanScheme *scheme)
{
  guint next = 0;
  gint64 cut = 0;

  for (guint i = 0; i < scheme->grades->len; i++)
    {
      const SanGradeRule *rule = g_ptr_array_index (scheme->grades, i);

      cut = rule->has_quota ? cut + rule->quota / SAN_MICRO : G_MAXINT64;
      while (next < group->n)
        {
          SanPlace *place = g_ptr_array_index (group->places, next);
          const SanPlace *before = next > 0 ? g_ptr_array_index (group->places, next - 1)
                                            : NULL;

          if (next >= cut && (before == NULL || before->place != place->place))
            break;
          place->grade = rule->name;
          next++;
        }
    }
}

void
san_ranked_group_set_grades (SanRankedGroup  *group,
                             const SanScheme *scheme)
{
  if (goes_by_quota (scheme))
    {
      grade_by_quota (group, scheme);
      return;
    }

  for (guint i = 0; i < group->places->len; i++)
    {
      SanPlace *place = g_ptr_array_index (group->places, i);

      if (!place->absent && !goes_by_quota (place->score->scheme))
        place->grade = grade_by_threshold (place->score);
    }
}

/* "+0.31", "-1.20", "0.00" */
static char *
format_change (const SanScore *score,
               mpq_srcptr      previous)
{
  int decimals = score->scheme->decimals;
  g_autofree char *number = NULL;
  gint64 micro;
  gboolean plus;

  if (score->is_micro && san_rational_to_micro (previous, &micro))
    {
      number = san_micro_format (score->micro - micro, decimals);
      plus = score->micro > micro;
    }
  else
    {
      mpq_t change;

      mpq_init (change);
      mpq_sub (change, score->total, previous);
      number = san_rational_format (change, decimals);
      plus = mpq_sgn (change) > 0;
      mpq_clear (change);
    }

  /* what is too small to be shown has no sign */
  if (!plus || strpbrk (number, "123456789") == NULL)
    return g_steal_pointer (&number);

  return g_strconcat ("+", number, NULL);
}

void
san_place_set_change (SanPlace         *place,
                      const char       *group,
                      gboolean          has_previous,
                      const SanEarlier *earlier)
{
  const char *word = NULL;

  if (has_previous && earlier->group == NULL)
    word = "new";
  else if (has_previous && !g_str_equal (earlier->group, group))
    word = "moved";

  if (!has_previous || place->absent)
    place->change = g_strdup ("");
  else if (word != NULL)
    place->change = g_strdup (word);
  else if (earlier->has_total)
    place->change = format_change (place->score, earlier->total);
  else
    place->change = g_strdup ("");

  if (!has_previous || place->place == 0)
    place->rank_change = g_strdup ("");
  else if (word != NULL)
    place->rank_change = g_strdup (word);
  else if (earlier->place != 0)
    place->rank_change = g_strdup_printf ("%d", (int) earlier->place - (int) place->place);
  else
    place->rank_change = g_strdup ("");
}
