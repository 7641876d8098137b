/* san-rating.c - grades, and what an item earns by them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-rating.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

typedef struct
{
  const char *set;
  const char *key;
  const char *word;
  int         percent;
} Shipped;

static const Shipped shipped[] = {
  { SAN_RATING_STATE, "A", "A", 100 },
  { SAN_RATING_STATE, "B", "B", 66 },
  { SAN_RATING_STATE, "C", "C", 33 },
  { SAN_RATING_STATE, "C#", "C#", 0 },
  { SAN_RATING_THREE, "yes", N_("Met"), 100 },
  { SAN_RATING_THREE, "partly", N_("Mostly met"), 60 },
  { SAN_RATING_THREE, "no", N_("Not met"), 0 },
  { SAN_RATING_TWO, "yes", N_("Met"), 100 },
  { SAN_RATING_TWO, "no", N_("Not met"), 0 },
};

/* How people write a grade whatever the set, folded */
static const struct
{
  const char *word;
  const char *means;   /* "+": the best, "-": the last, else a key */
} words[] = {
  { "1", "+" }, { "是", "+" }, { "y", "+" }, { "yes", "+" }, { "true", "+" }, { "met", "+" },
  { "pass", "+" }, { "符合", "+" }, { "合格", "+" }, { "达标", "+" }, { "通过", "+" },
  { "√", "+" }, { "✓", "+" }, { "✔", "+" }, { "对", "+" }, { "有", "+" },
  { "0", "-" }, { "否", "-" }, { "n", "-" }, { "no", "-" }, { "false", "-" },
  { "notmet", "-" }, { "fail", "-" }, { "不符合", "-" }, { "不合格", "-" }, { "不达标", "-" },
  { "不通过", "-" }, { "×", "-" }, { "✗", "-" }, { "✘", "-" }, { "错", "-" }, { "无", "-" },
  { "基本符合", "partly" }, { "基本合格", "partly" }, { "基本达标", "partly" },
  { "部分符合", "partly" }, { "mostlymet", "partly" }, { "partlymet", "partly" },
  { "c♯", "C#" },
  { "na", SAN_GRADE_NA }, { "n/a", SAN_GRADE_NA }, { "/", SAN_GRADE_NA },
  { "不适用", SAN_GRADE_NA }, { "无此项", SAN_GRADE_NA }, { "无此点位", SAN_GRADE_NA },
  { "不涉及", SAN_GRADE_NA }, { "notapplicable", SAN_GRADE_NA },
};

/* Sets */

static void
rating_free (SanRating *rating)
{
  g_free (rating->key);
  g_free (rating->word);
  g_free (rating);
}

SanRatingSet *
san_rating_set_new (const char *key)
{
  SanRatingSet *set = g_new0 (SanRatingSet, 1);

  set->key = g_strdup (key);
  set->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) rating_free);

  return set;
}

void
san_rating_set_free (SanRatingSet *set)
{
  if (set == NULL)
    return;

  g_free (set->key);
  g_ptr_array_unref (set->ratings);
  g_free (set);
}

void
san_rating_set_add (SanRatingSet *set,
                    const char   *key,
                    const char   *word,
                    gint64        percent)
{
  SanRating *rating = g_new0 (SanRating, 1);

  rating->key = g_strdup (key);
  rating->word = g_strdup (word);
  rating->percent = percent;
  g_ptr_array_add (set->ratings, rating);
}

const SanRating *
san_rating_set_find (const SanRatingSet *set,
                     const char         *key)
{
  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];

      if (g_strcmp0 (rating->key, key) == 0)
        return rating;
    }

  return NULL;
}

SanRatingSets *
san_rating_sets_new (void)
{
  SanRatingSets *self = g_new0 (SanRatingSets, 1);
  SanRatingSet *set = NULL;

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) san_rating_set_free);
  self->standard = g_strdup (SAN_RATING_STATE);
  self->pass_line = SAN_PASS_LINE;
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      if (set == NULL || !g_str_equal (set->key, shipped[i].set))
        {
          set = san_rating_set_new (shipped[i].set);
          g_ptr_array_add (self->sets, set);
        }
      san_rating_set_add (set, shipped[i].key, _(shipped[i].word),
                          shipped[i].percent * SAN_MICRO);
    }

  return self;
}

void
san_rating_sets_free (SanRatingSets *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sets);
  g_free (self->standard);
  g_free (self);
}

const SanRatingSet *
san_rating_sets_get (const SanRatingSets *self,
                     const char          *key)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const SanRatingSet *set = self->sets->pdata[i];

      if (g_strcmp0 (set->key, key) == 0)
        return set;
    }

  return NULL;
}

void
san_rating_sets_put (SanRatingSets *self,
                     SanRatingSet  *set)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      SanRatingSet *other = self->sets->pdata[i];

      if (g_str_equal (other->key, set->key))
        {
          self->sets->pdata[i] = set;
          san_rating_set_free (other);
          return;
        }
    }

  g_ptr_array_add (self->sets, set);
}

const SanRatingSet *
san_rating_sets_of_item (const SanRatingSets *self,
                         const SanItem       *item)
{
  const SanRatingSet *set = NULL;

  if (g_str_equal (item->method, "pass"))
    return san_rating_sets_get (self, SAN_RATING_TWO);

  if (*item->rating != '\0')
    set = san_rating_sets_get (self, item->rating);
  if (set == NULL)
    set = san_rating_sets_get (self, self->standard);

  return set != NULL ? set : san_rating_sets_get (self, SAN_RATING_STATE);
}

/* Reading grades */

/* (nullable) (transfer none): what @means, of words[], is in this set */
static const char *
resolve_word (const SanRatingSet *set,
              const char         *means)
{
  const SanRating *rating;

  if (g_str_equal (means, SAN_GRADE_NA))
    return SAN_GRADE_NA;

  if (g_str_equal (means, "+"))
    rating = set->ratings->pdata[0];
  else if (g_str_equal (means, "-"))
    rating = set->ratings->pdata[set->ratings->len - 1];
  else
    rating = san_rating_set_find (set, means);

  return rating != NULL ? rating->key : NULL;
}

const char *
san_rating_set_parse (const SanRatingSet *set,
                      const char         *text)
{
  g_autofree char *folded = san_text_fold (text);

  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];
      g_autofree char *key = san_text_fold (rating->key);
      g_autofree char *word = san_text_fold (rating->word);

      if (g_str_equal (folded, key) || g_str_equal (folded, word))
        return rating->key;
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i].word))
      return resolve_word (set, words[i].means);

  return NULL;
}

char *
san_rating_set_list (const SanRatingSet *set)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < set->ratings->len; i++)
    g_ptr_array_add (names, ((SanRating *) set->ratings->pdata[i])->word);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

char *
san_rating_set_word (const SanRatingSet *set,
                     const char         *grade)
{
  const SanRating *rating;

  if (grade == NULL || *grade == '\0')
    return g_strdup ("");
  if (g_str_equal (grade, SAN_GRADE_NA))
    return g_strdup (_("N/A"));

  rating = san_rating_set_find (set, grade);

  return g_strdup (rating != NULL ? rating->word : grade);
}

const char *
san_item_method_title (const char *method)
{
  static const struct { const char *method, *title; } titles[] = {
    { "graded", N_("Graded") },
    { "pass", N_("Met or not") },
    { "deduct", N_("Deduction per fault") },
    { "value", N_("Measured value") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].method, method))
      return _(titles[i].title);

  return method;
}

const char *
san_rating_set_title (const SanRatingSet *set)
{
  static const struct { const char *key, *title; } titles[] = {
    { SAN_RATING_STATE, N_("A/B/C/C#") },
    { SAN_RATING_THREE, N_("Three ratings") },
    { SAN_RATING_TWO, N_("Two ratings") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].key, set->key))
      return _(titles[i].title);

  return set->key;
}

/* Earning */

gint64
san_item_get_mark (const SanItem *item)
{
  return item->mark != SAN_STANDARD_NONE ? item->mark : SAN_MICRO;
}

/* Tables have always had these three numbers, and they mean what the method asks for. */
gint64
san_item_get_amount (const SanItem *item)
{
  if (item->amount != SAN_STANDARD_NONE)
    return item->amount;

  return item->fault_a != SAN_STANDARD_NONE ? item->fault_a * SAN_MICRO : SAN_MICRO;
}

gint64
san_item_get_target (const SanItem *item)
{
  if (item->target != SAN_VALUE_NONE)
    return item->target;

  return item->fault_a != SAN_STANDARD_NONE ? item->fault_a * SAN_MICRO : SAN_VALUE_NONE;
}

gint64
san_item_get_zero (const SanItem *item)
{
  if (item->zero != SAN_VALUE_NONE)
    return item->zero;

  return item->fault_b != SAN_STANDARD_NONE ? item->fault_b * SAN_MICRO : 0;
}

gint64
san_item_get_threshold (const SanItem *item,
                        guint          index)
{
  const gint64 thresholds[] = { item->fault_a, item->fault_b, item->fault_c };

  g_return_val_if_fail (index < G_N_ELEMENTS (thresholds), 0);

  return thresholds[index] != SAN_STANDARD_NONE ? thresholds[index] : (gint64) index;
}

const SanRating *
san_item_rate_faults (const SanItem      *item,
                      const SanRatingSet *set,
                      gint64              faults)
{
  guint last = set->ratings->len - 1;

  if (faults < 0)
    return NULL;

  for (guint i = 0; i < MIN (last, 3); i++)
    if (faults <= san_item_get_threshold (item, i))
      return set->ratings->pdata[i];

  return set->ratings->pdata[last];
}

/* mark × @percent / 100 */
static void
set_share (mpq_t  earned,
           gint64 mark,
           gint64 percent)
{
  mpq_t factor;

  mpq_init (factor);
  mpq_set_si (factor, percent, 100 * SAN_MICRO);
  mpq_canonicalize (factor);
  san_rational_set_micro (earned, mark);
  mpq_mul (earned, earned, factor);
  mpq_clear (factor);
}

static void
set_deducted (const SanItem *item,
              gint64         faults,
              mpq_t          earned)
{
  mpq_t lost, count;

  mpq_inits (lost, count, NULL);
  san_rational_set_micro (lost, san_item_get_amount (item));
  mpq_set_si (count, faults, 1);
  mpq_mul (lost, lost, count);
  san_rational_set_micro (earned, san_item_get_mark (item));
  mpq_sub (earned, earned, lost);
  if (mpq_sgn (earned) < 0)
    mpq_set_si (earned, 0, 1);
  mpq_clears (lost, count, NULL);
}

/* FALSE: there is nothing to measure by */
static gboolean
set_measured (const SanItem *item,
              gint64         value,
              mpq_t          earned)
{
  gint64 target = san_item_get_target (item);
  gint64 zero = san_item_get_zero (item);
  mpq_t factor, whole, start;

  if (target == SAN_VALUE_NONE || target == zero)
    return FALSE;

  mpq_inits (factor, whole, start, NULL);
  san_rational_set_micro (start, zero);
  san_rational_set_micro (whole, target);
  mpq_sub (whole, whole, start);
  san_rational_set_micro (factor, value);
  mpq_sub (factor, factor, start);
  mpq_div (factor, factor, whole);
  if (mpq_sgn (factor) < 0)
    mpq_set_si (factor, 0, 1);
  if (mpq_cmp_si (factor, 1, 1) > 0)
    mpq_set_si (factor, 1, 1);
  san_rational_set_micro (earned, san_item_get_mark (item));
  mpq_mul (earned, earned, factor);
  mpq_clears (factor, whole, start, NULL);

  return TRUE;
}

gboolean
san_item_earned (const SanItem      *item,
                 const SanRatingSet *set,
                 const char         *grade,
                 gint64              faults,
                 gint64              value,
                 mpq_t               earned)
{
  gboolean deducts = g_str_equal (item->method, "deduct");
  gboolean measures = g_str_equal (item->method, "value");
  const SanRating *rating = NULL;

  if (g_strcmp0 (grade, SAN_GRADE_NA) == 0)
    return FALSE;

  if (deducts && faults >= 0)
    {
      set_deducted (item, faults, earned);
      return TRUE;
    }
  if (measures && value != SAN_VALUE_NONE)
    return set_measured (item, value, earned);

  if (grade != NULL && *grade != '\0')
    rating = san_rating_set_find (set, grade);
  else if (!deducts && !measures)
    rating = san_item_rate_faults (item, set, faults);
  if (rating == NULL)
    return FALSE;

  set_share (earned, san_item_get_mark (item), rating->percent);

  return TRUE;
}

gboolean
san_item_failed (const SanItem *item,
                 const mpq_t    earned,
                 gint64         pass_line)
{
  gboolean failed;
  mpq_t line;

  mpq_init (line);
  set_share (line, san_item_get_mark (item), pass_line);
  failed = mpq_cmp (earned, line) < 0;
  mpq_clear (line);

  return failed;
}
