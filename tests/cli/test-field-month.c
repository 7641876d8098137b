/* test-field-month.c - a month from the draw to the bulletin, and what it does to the next
 *
 * Two thousand points of 36 categories, a tenth of what an office has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-field-month.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli-draw.h"

#define N_POINTS  2000
#define N_DRAWN   110
#define N_SURVEYS 372
#define N_TABLES  25
#define N_EDITS   20

static CliFieldMonth *
new_month (void)
{
  return cli_field_month_new (field_month_new (N_POINTS, N_DRAWN, N_SURVEYS));
}

static CliFieldMonth *
new_assessed (void)
{
  CliFieldMonth *self = new_month ();

  cli_field_month_draw (self);
  cli_field_month_observe (self);
  cli_field_month_ask (self, FIELD_MONTH_ROUND);

  return self;
}

static guint
find_row (GPtrArray  *table,
          const char *column,
          const char *value)
{
  for (guint i = 0; i + 1 < table->len; i++)
    if (g_str_equal (cli_cell (table, i, column), value))
      return i;

  g_error ("no %s %s", column, value);
}

/* As many as the categories have rules for, by the script as well */
static void
test_draw (void)
{
  g_autoptr (CliFieldMonth) self = new_month ();
  guint per_category[FIELD_MONTH_CATEGORIES] = { 0 };

  cli_field_month_draw (self);
  g_assert_cmpuint (self->drawn->len, ==, N_DRAWN);
  for (guint i = 0; i < self->drawn->len; i++)
    per_category[g_array_index (self->drawn, guint, i) % FIELD_MONTH_CATEGORIES]++;
  for (guint i = 0; i < FIELD_MONTH_CATEGORIES; i++)
    g_assert_cmpuint (per_category[i], ==, i < 2 ? 4 : 3);
  cli_draw_assert_repeated (self->place, FIELD_MONTH_ROUND, FIELD_MONTH_SEED, self->draw);
}

/* Adds score × weight where there is one. */
static void
add_part (mpq_t    sum,
          guint   *weights,
          gboolean has,
          guint    weight,
          mpq_t    score)
{
  mpq_t part;

  if (!has)
    return;
  mpq_init (part);
  mpq_set_ui (part, weight, 1);
  mpq_mul (part, part, score);
  mpq_add (sum, sum, part);
  *weights += weight;
  mpq_clear (part);
}

/* (transfer full) (nullable): the total as it must be printed; @rectify: percent, or NULL */
static char *
expected_total (CliFieldMonth *self,
                const GArray  *drawn,
                guint          owner,
                mpq_t         *rectify)
{
  guint weights = 0;
  char *text = NULL;
  mpq_t sum, score;

  mpq_inits (sum, score, NULL);
  add_part (sum, &weights, field_month_site (self->month, drawn, owner, score), 60, score);
  add_part (sum, &weights, field_month_survey (self->month, owner, score), 20, score);
  if (rectify != NULL)
    add_part (sum, &weights, TRUE, 20, *rectify);
  if (weights > 0)
    {
      mpq_set_ui (score, weights, 1);
      mpq_div (sum, sum, score);
      text = field_month_round (sum);
    }
  mpq_clears (sum, score, NULL);

  return text;
}

/* Every unit above has a higher total, and equal totals share a place. */
static void
assert_places (GPtrArray *table)
{
  for (guint i = 0; i + 1 < table->len; i++)
    {
      guint place = 1;
      g_autofree char *text = NULL;

      for (guint j = 0; j + 1 < table->len; j++)
        place += g_str_equal (cli_cell (table, i, "group"), cli_cell (table, j, "group")) &&
                 g_ascii_strtod (cli_cell (table, j, "total"), NULL) >
                 g_ascii_strtod (cli_cell (table, i, "total"), NULL);
      text = g_strdup_printf ("%u", place);
      g_assert_cmpstr (cli_cell (table, i, "rank"), ==, text);
    }
}

static void
test_ranking (void)
{
  g_autoptr (CliFieldMonth) self = new_assessed ();
  g_autofree char *out = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
  g_autofree char *check = cli_out ("round", self->place->file, "check", FIELD_MONTH_ROUND,
                                    "--strict", NULL);
  g_autofree char *clean = cli_out ("check", self->place->file, "--replay", NULL);
  g_autoptr (GPtrArray) table = cli_table (out);

  g_assert_cmpuint (table->len, ==, self->month->codes->len + 1);
  for (guint i = 0; i < self->month->codes->len; i++)
    {
      g_autofree char *total = expected_total (self, self->drawn, i, NULL);
      guint row = find_row (table, "code", self->month->codes->pdata[i]);

      g_assert_cmpstr (cli_cell (table, row, "total"), ==, total);
      g_assert_cmpstr (cli_cell (table, row, "group"), ==, self->month->groups->pdata[i]);
    }
  assert_places (table);
  g_assert_null (strstr (check, "error"));
  g_assert_cmpstr (clean, ==, "severity,what,where,found,expected\n");
}

/* The rows directly below a row add up to it, and what has nothing below adds up to the total
 * as it is printed. */
static void
assert_adds_up (GPtrArray  *rows,
                const char *total)
{
  g_autofree char *cents = NULL;
  mpq_t sum, below, exact;

  mpq_inits (sum, below, exact, NULL);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      int level = atoi (cli_cell (rows, i, "level"));
      guint n = 0;

      mpq_set_ui (below, 0, 1);
      for (guint j = i + 1; j + 1 < rows->len && atoi (cli_cell (rows, j, "level")) > level; j++)
        {
          if (atoi (cli_cell (rows, j, "level")) != level + 1)
            continue;
          g_assert_cmpint (mpq_set_str (exact, cli_cell (rows, j, "exact"), 10), ==, 0);
          mpq_add (below, below, exact);
          n++;
        }
      g_assert_cmpint (mpq_set_str (exact, cli_cell (rows, i, "exact"), 10), ==, 0);
      g_assert_true (n == 0 || mpq_equal (below, exact));
      if (n == 0)
        mpq_add (sum, sum, exact);
    }
  mpq_set (exact, sum);
  cents = field_month_round (exact);
  g_assert_true (mpq_equal (exact, sum));
  g_assert_cmpstr (cents, ==, total);
  mpq_clears (sum, below, exact, NULL);
}

static guint
count_rows (GPtrArray  *rows,
            const char *level,
            const char *note)
{
  guint n = 0;

  for (guint i = 0; i + 1 < rows->len; i++)
    n += g_str_equal (cli_cell (rows, i, "level"), level) &&
         strstr (cli_cell (rows, i, "note"), note) != NULL;

  return n;
}

/* Points of the unit that a ticket comes of, and what was looked at there */
static void
count_points (CliFieldMonth *self,
              guint          owner,
              guint         *points,
              guint         *rated,
              guint         *failed)
{
  *points = *rated = *failed = 0;
  for (guint i = 0; i < self->drawn->len; i++)
    {
      guint point = g_array_index (self->drawn, guint, i);

      if (field_month_unit_of (self->month, point) != owner &&
          field_month_bureau_of (self->month, point) != owner)
        continue;
      *points += 1;
      *rated += field_month_n_rated (point);
      *failed += field_month_n_failed (point);
    }
}

static void
test_explanations (void)
{
  g_autoptr (CliFieldMonth) self = new_assessed ();
  g_autofree char *out = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
  g_autoptr (GPtrArray) table = cli_table (out);
  guint photographs = 0;

  for (guint i = 0; i < self->month->codes->len; i++)
    {
      g_autofree char *text = cli_out ("round", self->place->file, "explain", FIELD_MONTH_ROUND,
                                       self->month->codes->pdata[i], NULL);
      g_autoptr (GPtrArray) rows = cli_table (text);
      guint row = find_row (table, "code", self->month->codes->pdata[i]);
      guint points, rated, failed;

      assert_adds_up (rows, cli_cell (table, row, "total"));
      count_points (self, i, &points, &rated, &failed);
      g_assert_cmpuint (count_rows (rows, "4", ""), ==, rated);
      g_assert_cmpuint (count_rows (rows, "4", "failed"), ==, failed);
      photographs += count_rows (rows, "4", "1 photograph");
    }
  /* the street's, and the bureau's if there is one */
  g_assert_cmpuint (photographs, ==,
                    field_month_bureau_of (self->month, g_array_index (self->drawn, guint, 0)) ==
                    G_MAXUINT ? 1 : 2);
}

/* A ticket a point, all at once */
static void
assert_tickets (CliFieldMonth *self,
                GPtrArray     *tickets)
{
  guint n = 0;

  for (guint i = 0; i < self->drawn->len; i++)
    {
      guint point = g_array_index (self->drawn, guint, i);
      g_autofree char *name = g_strdup_printf ("点位%u", point);
      guint row;

      if (field_month_n_failed (point) == 0)
        continue;
      row = find_row (tickets, "point", name);
      g_assert_cmpstr (cli_cell (tickets, row, "unit"), ==,
                       self->month->names->pdata[field_month_unit_of (self->month, point)]);
      g_assert_cmpstr (cli_cell (tickets, row, "colour"), ==, "white");
      n++;
    }
  g_assert_cmpuint (tickets->len, ==, n + 1);
}

/* Percent of the tickets of a unit: a third in time, two thirds in the end; counted from the
 * list, in which they stand in order of issue. FALSE: it has none. */
static gboolean
reckon_rectified (GPtrArray  *tickets,
                  const char *unit,
                  guint      *on_time,
                  guint      *closed,
                  guint      *all)
{
  *on_time = *closed = *all = 0;
  for (guint i = 0; i + 1 < tickets->len; i++)
    {
      if (!g_str_equal (cli_cell (tickets, i, "unit"), unit))
        continue;
      *all += 1;
      *on_time += i % 3 == 0;
      *closed += i % 3 < 2;
    }

  return *all > 0;
}

static void
assert_rectified (CliFieldMonth *self,
                  GPtrArray     *tickets,
                  GPtrArray     *table,
                  guint          owner)
{
  const char *name = self->month->names->pdata[owner];
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = cli_out ("round", self->place->file, "explain", FIELD_MONTH_NEXT, name,
                                   NULL);
  g_autoptr (GPtrArray) rows = cli_table (text);
  guint row = find_row (table, "unit", name);
  g_autofree char *total = NULL;
  g_autofree char *in_time = NULL;
  g_autofree char *done = NULL;
  guint on_time, closed, all;
  mpq_t percent;

  mpq_init (percent);
  if (reckon_rectified (tickets, name, &on_time, &closed, &all))
    {
      mpq_set_ui (percent, 50 * (on_time + closed), all);
      mpq_canonicalize (percent);
      total = expected_total (self, none, owner, &percent);
      assert_adds_up (rows, total);
    }
  else
    {
      total = expected_total (self, none, owner, NULL);
    }
  mpq_clear (percent);
  g_assert_cmpstr (cli_cell (table, row, "total"), ==, total != NULL ? total : "");
  in_time = g_strdup_printf ("%u/%u (2018-07-31", on_time, all);
  done = g_strdup_printf ("%u/%u (2018-07-31", closed, all);
  g_assert_cmpuint (count_rows (rows, "2", in_time), >=, 1);
  g_assert_cmpuint (count_rows (rows, "2", done), >=, 1);
  /* down to the numbers: what was not in time is named */
  for (guint i = 0; i + 1 < tickets->len && all - on_time <= 5; i++)
    if (i % 3 != 0 && g_str_equal (cli_cell (tickets, i, "unit"), name))
      g_assert_nonnull (strstr (cli_cell (rows, find_row (rows, "key", "on_time"), "note"),
                                cli_cell (tickets, i, "first_number")));
}

static void
test_tickets_and_the_next_month (void)
{
  g_autoptr (CliFieldMonth) self = new_assessed ();
  g_autofree char *numbers = cli_field_month_issue (self);
  g_autofree char *again = cli_field_month_issue (self);
  g_autofree char *listed = cli_out ("ticket", self->place->file, "list", NULL);
  g_autoptr (GPtrArray) tickets = cli_table (listed);
  g_autofree char *out = NULL;
  g_autoptr (GPtrArray) table = NULL;

  g_assert_cmpstr (again, ==, "");
  assert_tickets (self, tickets);
  cli_field_month_work_off (self, numbers);
  cli_field_month_ask (self, FIELD_MONTH_NEXT);
  out = cli_out ("round", self->place->file, "rank", FIELD_MONTH_NEXT, NULL);
  table = cli_table (out);
  for (guint i = 0; i < self->month->codes->len; i++)
    assert_rectified (self, tickets, table, i);
}

/* Twenty rows of the tables that scores follow from, changed at random */
static void
edit_at_random (CliFieldMonth *self,
                GRand         *rand)
{
  static const char *const kinds[] = { "points", "items", "units", "questions" };
  static const char *const headers[] = {
    "code,name,category,unit\n", "category,item_code,item,mark,method\n", "code,name\n",
    "question,option,value\n"
  };
  guint kind = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (headers[kind]);

  for (guint i = 0; i < N_EDITS; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, kind == 3 ? 9 : kind == 2 ? 19 : 1 << 20);
      guint new = (guint) g_rand_int_range (rand, 1, 90);
      guint point = n % N_POINTS;
      guint category = n % FIELD_MONTH_CATEGORIES;
      guint item = n / FIELD_MONTH_CATEGORIES % FIELD_MONTH_ITEMS;
      guint key = kind == 0 ? point : kind == 1 ? category * 10 + item : n;

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (key + 1)))
        continue;
      if (kind == 0)
        g_string_append_printf (text, "D%05u,新点%u,L%02u,%s\n", point, new,
                                point % FIELD_MONTH_CATEGORIES,
                                (char *) self->month->codes->pdata[new % self->month->n_units]);
      else if (kind == 1)
        g_string_append_printf (text, "类别%02u,L%02u-%u,新项目%u-%u,%u,%s\n", category, category,
                                item, item, new, new, new % 2 == 0 ? "graded" : "pass");
      else if (kind == 2)
        g_string_append_printf (text, "%s,新单位%u-%u\n", (char *) self->month->codes->pdata[n],
                                n, new);
      else
        g_string_append_printf (text, "问题%u,%s,%u\n", n / 3 + 1,
                                n % 3 == 0 ? "满意" : n % 3 == 1 ? "一般" : "不满意", new);
    }
  g_free (cli_field_month_import (self, kinds[kind], NULL, text->str));
  g_string_free (text, TRUE);
}

static char *
bulletin_digest (CliFieldMonth *self)
{
  g_autofree char *path = cli_place_path (self->place, "issued.xlsx");
  g_autofree char *bytes = NULL;
  gsize size;

  g_unlink (path);
  g_free (cli_out ("bulletin", self->place->file, "1", "-o", path, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static void
assert_stays (CliFieldMonth *self,
              const char    *digest,
              const char    *rank,
              const char    *explanation)
{
  g_autofree char *now = bulletin_digest (self);
  g_autofree char *ranked = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
  g_autofree char *told = cli_out ("round", self->place->file, "explain", FIELD_MONTH_ROUND,
                                   self->month->codes->pdata[0], NULL);
  g_autofree char *verify = cli_out ("bulletin", self->place->file, "1", "--verify", NULL);

  g_assert_cmpstr (now, ==, digest);
  g_assert_cmpstr (ranked, ==, rank);
  g_assert_cmpstr (told, ==, explanation);
  g_assert_cmpstr (verify, ==, "sheet,cell,found,expected\n");
}

/* A correction is an edition of its own, from what the records are by now, and leads down to
 * the items as the first does. */
static void
assert_corrected (CliFieldMonth *self,
                  const char    *digest)
{
  g_autofree char *out = NULL;
  g_autofree char *text = NULL;
  g_autofree char *verify = NULL;
  g_autofree char *first = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GPtrArray) table = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_free (cli_out ("round", self->place->file, "publish", FIELD_MONTH_ROUND, "--number", "2",
                   "--reason", "更正", NULL));
  out = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
  table = cli_table (out);
  text = cli_out ("round", self->place->file, "explain", FIELD_MONTH_ROUND,
                  self->month->codes->pdata[0], NULL);
  rows = cli_table (text);
  assert_adds_up (rows, cli_cell (table, find_row (table, "code", self->month->codes->pdata[0]),
                                  "total"));
  verify = cli_out ("bulletin", self->place->file, "2", "--verify", NULL);
  g_assert_cmpstr (verify, ==, "sheet,cell,found,expected\n");
  first = cli_out ("bulletin", self->place->file, "1", "--verify", NULL);
  g_assert_cmpstr (first, ==, "sheet,cell,found,expected\n");
  now = bulletin_digest (self);
  g_assert_cmpstr (now, ==, digest);
}

static void
test_published_stays (void)
{
  g_autoptr (CliFieldMonth) self = new_assessed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180630);
  g_autofree char *live = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
  g_autofree char *explanation = cli_out ("round", self->place->file, "explain",
                                          FIELD_MONTH_ROUND, self->month->codes->pdata[0], NULL);
  g_autofree char *digest = NULL;
  g_autofree char *table = NULL;
  g_autofree char *clean = NULL;

  cli_field_month_publish (self);
  digest = bulletin_digest (self);
  assert_stays (self, digest, live, explanation);
  for (guint i = 0; i < N_TABLES; i++)
    {
      edit_at_random (self, rand);
      if (i % 5 == 4)
        assert_stays (self, digest, live, explanation);
    }
  table = cli_place_write (self->place, "late.csv", "point,item,grade\nD00000,L00-0,B\n");
  g_free (cli_refused (1, "import", self->place->file, "observations", table, "--round",
                       FIELD_MONTH_ROUND, NULL));
  assert_corrected (self, digest);
  clean = cli_out ("check", self->place->file, "--replay", NULL);
  g_assert_cmpstr (clean, ==, "severity,what,where,found,expected\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-month/draw", test_draw);
  g_test_add_func ("/field-month/ranking", test_ranking);
  g_test_add_func ("/field-month/explanations", test_explanations);
  g_test_add_func ("/field-month/tickets-and-the-next-month", test_tickets_and_the_next_month);
  g_test_add_func ("/field-month/published-stays", test_published_stays);

  return g_test_run ();
}
