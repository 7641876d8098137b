/* field-month.c - a month of inspection as tables, and what its scores must be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/field-month.h"

#include <stdlib.h>
#include <string.h>

static const char *const bureaus[FIELD_MONTH_BUREAUS] = {
  "区城管局", "区市场监管局", "区住建局", "区卫健委"
};
static const char *const options[] = { "满意", "一般", "不满意", "不了解" };
static const guint option_values[] = { 100, 60, 0, 0 };

/* Scatters two numbers over 32 bits, the same way everywhere. */
static guint32
scatter (guint a,
         guint b)
{
  guint32 h = a * 2654435761u ^ (b + 1) * 2246822519u;

  h ^= h >> 15;
  h *= 2246822519u;
  h ^= h >> 13;
  h *= 3266489917u;

  return h ^ h >> 16;
}

static void
read_roster (FieldMonth *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rosters",
                                                 "huaian-district.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (lines[i]), ",", -1);

      g_ptr_array_add (self->codes, g_strdup (fields[0]));
      g_ptr_array_add (self->names, g_strdup (fields[1]));
      g_ptr_array_add (self->groups,
                       g_strdup (g_str_equal (fields[3], "subdistrict") ? "街道" : "乡镇"));
    }
  self->n_units = self->codes->len;
}

FieldMonth *
field_month_new (guint n_points,
                 guint n_drawn,
                 guint n_surveys)
{
  FieldMonth *self = g_new0 (FieldMonth, 1);

  self->n_points = n_points;
  self->n_drawn = n_drawn;
  self->n_surveys = n_surveys;
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  read_roster (self);
  for (guint i = 0; i < FIELD_MONTH_BUREAUS; i++)
    {
      g_ptr_array_add (self->codes, g_strdup_printf ("B%u", i + 1));
      g_ptr_array_add (self->names, g_strdup (bureaus[i]));
      g_ptr_array_add (self->groups, g_strdup ("部门"));
    }

  return self;
}

void
field_month_free (FieldMonth *self)
{
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

char *
field_month_units (const FieldMonth *self)
{
  GString *text = g_string_new ("code,name,parent_code,kind\n320803,淮安区,,district\n");

  for (guint i = 0; i < self->codes->len; i++)
    g_string_append_printf (text, "%s,%s,320803,%s\n", (char *) self->codes->pdata[i],
                            (char *) self->names->pdata[i],
                            i < self->n_units ? "other" : "bureau");

  return g_string_free (text, FALSE);
}

char *
field_month_groups (const FieldMonth *self)
{
  GString *text = g_string_new ("grouping,group,unit\n");

  for (guint i = 0; i < self->codes->len; i++)
    g_string_append_printf (text, "月度,%s,%s\n", (char *) self->groups->pdata[i],
                            (char *) self->codes->pdata[i]);

  return g_string_free (text, FALSE);
}

/* Six graded items, one passed or not, one with a mark less per fault, one measured */

static guint
mark_of (guint category,
         guint item)
{
  return 1 + (category + item) % 5;
}

static guint
target_of (guint category)
{
  return 10 + category;
}

static guint
weight_of (guint category)
{
  return 1 + category % 4;
}

char *
field_month_items (void)
{
  GString *text = g_string_new ("category,category_code,category_weight,item_code,item,text,"
                                "mark,method,a,b\n");

  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    for (guint j = 0; j < FIELD_MONTH_ITEMS; j++)
      {
        g_string_append_printf (text, "类别%02u,L%02u,%u,L%02u-%u,类别%02u项目%u,要点%u,%u,", i, i,
                                weight_of (i), i, j, i, j, j, mark_of (i, j));
        if (j < 6)
          g_string_append (text, "graded,,\n");
        else if (j == 6)
          g_string_append (text, "pass,,\n");
        else if (j == 7)
          g_string_append (text, "deduct,1,\n");
        else
          g_string_append_printf (text, "value,%u,2\n", target_of (i));
      }

  return g_string_free (text, FALSE);
}

guint
field_month_unit_of (const FieldMonth *self,
                     guint             point)
{
  return scatter (point, 100) % self->n_units;
}

/* Every ninth category has no bureau in charge. */
guint
field_month_bureau_of (const FieldMonth *self,
                       guint             point)
{
  guint category = point % FIELD_MONTH_CATEGORIES;

  return category % 9 == 8 ? G_MAXUINT : self->n_units + category % FIELD_MONTH_BUREAUS;
}

char *
field_month_points (const FieldMonth *self)
{
  GString *text = g_string_new ("code,name,category,unit,bureau,address,must_see\n");

  for (guint i = 0; i < self->n_points; i++)
    {
      guint bureau = field_month_bureau_of (self, i);

      g_string_append_printf (text, "D%05u,点位%u,L%02u,%s,%s,第%u号,%s\n", i, i,
                              i % FIELD_MONTH_CATEGORIES,
                              (char *) self->codes->pdata[field_month_unit_of (self, i)],
                              bureau == G_MAXUINT ? "" : (char *) self->codes->pdata[bureau],
                              i, i % 211 == 0 ? "yes" : "no");
    }

  return g_string_free (text, FALSE);
}

guint
field_month_point (const char *code)
{
  return (guint) strtoul (code + 1, NULL, 10);
}

/* What is drawn in all, spread over the categories */
char *
field_month_sampling (const FieldMonth *self)
{
  GString *text = g_string_new ("category,rule,per\n");

  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    g_string_append_printf (text, "L%02u,%u,category\n", i,
                            self->n_drawn / FIELD_MONTH_CATEGORIES +
                            (i < self->n_drawn % FIELD_MONTH_CATEGORIES));

  return g_string_free (text, FALSE);
}

/* What was found */

typedef struct
{
  gboolean rated;
  gboolean applies;
  char     cells[32];    /* grade,met,faults,value,na */
  guint    top;          /* earned / mark as a fraction */
  guint    bottom;
} Finding;

static void
find_grade (guint32  h,
            Finding *finding)
{
  static const char *const grades[] = { "A", "A", "A", "A", "A", "B", "B", "B", "C", "C#" };
  static const guint percents[] = { 100, 100, 100, 100, 100, 66, 66, 66, 33, 0 };

  g_snprintf (finding->cells, sizeof finding->cells, "%s,,,,", grades[h % 10]);
  finding->top = percents[h % 10];
  finding->bottom = 100;
}

static Finding
find (guint point,
      guint item)
{
  guint category = point % FIELD_MONTH_CATEGORIES;
  guint mark = mark_of (category, item);
  guint32 h = scatter (point, item) >> 3;
  Finding finding = { .rated = item != 8 || point % 101 != 50, .applies = TRUE, .bottom = 1 };

  if (item > 0 && h % 23 == 0)
    {
      finding.applies = FALSE;
      strcpy (finding.cells, ",,,,yes");
    }
  else if (item < 6)
    {
      find_grade (h, &finding);
    }
  else if (item == 6)
    {
      finding.top = h % 8 != 0;
      g_snprintf (finding.cells, sizeof finding.cells, ",%s,,,", h % 8 != 0 ? "yes" : "no");
    }
  else if (item == 7)
    {
      guint faults = h % 3 == 0 ? h / 3 % 5 : 0;

      finding.top = faults < mark ? mark - faults : 0;
      finding.bottom = mark;
      g_snprintf (finding.cells, sizeof finding.cells, ",,%u,,", faults);
    }
  else
    {
      guint target = target_of (category);
      guint x = target / 2 + h % target;

      finding.top = MIN (x, target) - 2;
      finding.bottom = target - 2;
      g_snprintf (finding.cells, sizeof finding.cells, ",,,%u,", x);
    }

  return finding;
}

char *
field_month_observations (const GArray *drawn,
                          guint         from,
                          guint         end,
                          const char   *photo)
{
  GString *text = g_string_new ("point,item,grade,met,faults,value,na,note,seen_at,photo\n");

  for (guint i = from; i < end; i++)
    {
      guint point = g_array_index (drawn, guint, i);

      for (guint j = 0; j < FIELD_MONTH_ITEMS; j++)
        {
          Finding finding = find (point, j);

          if (!finding.rated)
            continue;
          g_string_append_printf (text, "D%05u,L%02u-%u,%s,%s,2018-06-%02u 09:%02u,%s\n", point,
                                  point % FIELD_MONTH_CATEGORIES, j, finding.cells,
                                  finding.applies && finding.top == 0 ? "现场" : "", 11 + i % 4,
                                  i % 60, photo != NULL && i == from && j == 0 ? photo : "");
        }
    }

  return g_string_free (text, FALSE);
}

guint
field_month_weight_of (guint point)
{
  return weight_of (point % FIELD_MONTH_CATEGORIES);
}

gboolean
field_month_earned (guint   point,
                    guint   item,
                    double *earned,
                    guint  *mark)
{
  Finding finding = find (point, item);

  *mark = mark_of (point % FIELD_MONTH_CATEGORIES, item);
  *earned = (double) *mark * finding.top / finding.bottom;

  return finding.rated && finding.applies;
}

guint
field_month_n_rated (guint point)
{
  guint n = 0;

  for (guint i = 0; i < FIELD_MONTH_ITEMS; i++)
    n += find (point, i).rated;

  return n;
}

/* Less than 60 % of the mark */
guint
field_month_n_failed (guint point)
{
  guint n = 0;

  for (guint i = 0; i < FIELD_MONTH_ITEMS; i++)
    {
      Finding finding = find (point, i);

      n += finding.rated && finding.applies && finding.top * 100 < finding.bottom * 60;
    }

  return n;
}

/* 100 × Σ earned / Σ marks of what applies; FALSE: not finished */
static gboolean
point_score (guint point,
             mpq_t score)
{
  mpq_t part;
  guint marks = 0;

  if (field_month_n_rated (point) < FIELD_MONTH_ITEMS)
    return FALSE;

  mpq_init (part);
  mpq_set_ui (score, 0, 1);
  for (guint i = 0; i < FIELD_MONTH_ITEMS; i++)
    {
      Finding finding = find (point, i);
      guint mark = mark_of (point % FIELD_MONTH_CATEGORIES, i);

      if (!finding.applies)
        continue;
      mpq_set_ui (part, 100 * mark * finding.top, finding.bottom);
      mpq_canonicalize (part);
      mpq_add (score, score, part);
      marks += mark;
    }
  mpq_set_ui (part, marks, 1);
  mpq_div (score, score, part);
  mpq_clear (part);

  return TRUE;
}

/* The mean of a category's points times its weight, added to @sum; the weight, or 0 */
static guint
add_category (const FieldMonth *self,
              const GArray     *drawn,
              guint             owner,
              guint             category,
              mpq_t             sum)
{
  mpq_t mean, part;
  guint n = 0;

  mpq_inits (mean, part, NULL);
  for (guint i = 0; i < drawn->len; i++)
    {
      guint point = g_array_index (drawn, guint, i);

      if (point % FIELD_MONTH_CATEGORIES != category ||
          (field_month_unit_of (self, point) != owner &&
           field_month_bureau_of (self, point) != owner) || !point_score (point, part))
        continue;
      mpq_add (mean, mean, part);
      n++;
    }
  if (n > 0)
    {
      mpq_set_ui (part, weight_of (category), n);
      mpq_canonicalize (part);
      mpq_mul (mean, mean, part);
      mpq_add (sum, sum, mean);
    }
  mpq_clears (mean, part, NULL);

  return n > 0 ? weight_of (category) : 0;
}

gboolean
field_month_site (const FieldMonth *self,
                  const GArray     *drawn,
                  guint             owner,
                  mpq_t             score)
{
  guint weights = 0;
  mpq_t whole;

  mpq_set_ui (score, 0, 1);
  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    weights += add_category (self, drawn, owner, i, score);
  if (weights == 0)
    return FALSE;

  mpq_init (whole);
  mpq_set_ui (whole, weights, 1);
  mpq_div (score, score, whole);
  mpq_clear (whole);

  return TRUE;
}

/* Questionnaires */

char *
field_month_questions (void)
{
  GString *text = g_string_new ("question,option,value,component\n");

  for (guint i = 0; i < FIELD_MONTH_QUESTIONS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (options); j++)
      if (j < 3)
        g_string_append_printf (text, "问题%u,%s,%u,survey\n", i + 1, options[j],
                                option_values[j]);
      else
        g_string_append_printf (text, "问题%u,%s,,survey\n", i + 1, options[j]);

  return g_string_free (text, FALSE);
}

/* How many of the respondents of a unit chose the option; all chose one. */
static guint
count_of (const FieldMonth *self,
          guint             unit,
          guint             question,
          guint             option)
{
  guint n = self->n_surveys / self->n_units + (unit < self->n_surveys % self->n_units);
  guint counts[4] = { 1, 0, 0, 0 };

  for (guint i = 1; i < n; i++)
    counts[scatter (unit * 1000 + i, question) / 7 % 4]++;

  return counts[option];
}

char *
field_month_surveys (const FieldMonth *self)
{
  GString *text = g_string_new ("unit,question,option,count\n");

  for (guint i = 0; i < self->n_units; i++)
    for (guint j = 0; j < FIELD_MONTH_QUESTIONS; j++)
      for (guint k = 0; k < G_N_ELEMENTS (options); k++)
        g_string_append_printf (text, "%s,问题%u,%s,%u\n", (char *) self->codes->pdata[i], j + 1,
                                options[k], count_of (self, i, j, k));

  return g_string_free (text, FALSE);
}

gboolean
field_month_survey (const FieldMonth *self,
                    guint             owner,
                    mpq_t             score)
{
  mpq_t part;

  mpq_set_ui (score, 0, 1);
  if (owner >= self->n_units)
    return FALSE;

  mpq_init (part);
  for (guint i = 0; i < FIELD_MONTH_QUESTIONS; i++)
    {
      guint top = 0;
      guint bottom = 0;

      for (guint j = 0; j < 3; j++)
        {
          top += option_values[j] * count_of (self, owner, i, j);
          bottom += count_of (self, owner, i, j);
        }
      mpq_set_ui (part, top, bottom * FIELD_MONTH_QUESTIONS);
      mpq_canonicalize (part);
      mpq_add (score, score, part);
    }
  mpq_clear (part);

  return TRUE;
}

/* Nothing here is negative. */
char *
field_month_round (mpq_t value)
{
  unsigned long cents;
  mpz_t cut;

  mpz_init (cut);
  mpz_mul_ui (cut, mpq_numref (value), 200);
  mpz_add (cut, cut, mpq_denref (value));
  mpz_fdiv_q (cut, cut, mpq_denref (value));
  mpz_fdiv_q_ui (cut, cut, 2);
  cents = mpz_get_ui (cut);
  mpz_clear (cut);
  mpq_set_ui (value, cents, 100);
  mpq_canonicalize (value);

  return g_strdup_printf ("%lu.%02lu", cents / 100, cents % 100);
}
