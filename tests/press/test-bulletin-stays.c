/* test-bulletin-stays.c - a published round survives whatever happens to the records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bulletins/san-bulletin.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"
#include "support/san-test-onsite.h"
#include "support/san-test-round.h"
#include "tables/san-table-reader.h"

#define N_EDITS 500

static void
change (SanTestOffice *office,
        const char    *sql)
{
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test",
                        (SanChangeFunc) san_database_exec, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* Any record that a score could follow from, a little at a time */
static char *
random_edit (GRand *rand)
{
  static const char *const edits[] = {
    "UPDATE item SET mark = %d000000 WHERE id %% 3 = %d",
    "UPDATE item SET name = 'i' || id || '-%d', method = 'graded' WHERE id %% 3 = %d",
    "UPDATE category SET weight = %d000000 WHERE id %% 3 = %d",
    "UPDATE category SET name = 'c' || id || '-%d' WHERE id %% 3 = %d",
    "UPDATE observation SET grade = 'A', faults = NULL, note = 'n%d' WHERE id %% 3 = %d",
    "UPDATE observation SET grade = '', faults = %d, value = NULL WHERE id %% 3 = %d",
    "UPDATE point SET name = 'p%d' WHERE id %% 3 = %d",
    "UPDATE point SET unit_id = (SELECT id FROM unit ORDER BY (id * %d) %% 7 LIMIT 1)"
    " WHERE id %% 3 = %d",
    "UPDATE unit_version SET name = 'u' || unit_id || '-%d' WHERE unit_id %% 3 = %d",
    "UPDATE scheme_version SET to_day = '20%02d-01-01' WHERE number > %d",
    "INSERT OR REPLACE INTO rating VALUES ('state', 1, 'A', 'A', %d000000 + %d)",
    "INSERT OR REPLACE INTO setting VALUES ('standard.pass_line', %d + %d)",
    "DELETE FROM observation WHERE id %% 97 = %d AND id %% 3 = %d",
  };
  const char *edit = edits[g_rand_int_range (rand, 0, G_N_ELEMENTS (edits))];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (edit, g_rand_int_range (rand, 1, 97), g_rand_int_range (rand, 0, 3));
#pragma GCC diagnostic pop
}

static SanTestOffice *
published_office (void)
{
  static const char *const ratings[][3] = {
    { "P1", "SC1", "B" }, { "P1", "SC2", "A" }, { "P1", "SC3", "no" }, { "P1", "SC4", "#2" },
    { "P3", "GC1", "#1" }, { "P3", "GC2", "=5" }, { "P5", "RX1", "yes" },
  };
  SanTestOffice *office = san_test_onsite_new ();
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ratings); i++)
    san_test_onsite_rate (office, ratings[i][0], ratings[i][1], ratings[i][2], "备注");
  change (office, "UPDATE round SET state = 'review'");
  round->state = SAN_ROUND_REVIEW;
  san_bulletin_publish (office->workspace, round, 1, san_day_new (2018, 6, 15), NULL, NULL,
                        &error);
  g_assert_no_error (error);

  return office;
}

static char *
explain_all (SanTestOffice *office)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_load (database, round, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  san_round_input_load_details (ranking->input, database, G_MAXUINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ranking->scores->n_scores; i++)
    {
      g_autoptr (GPtrArray) rows = san_explain (ranking->scores, i, &error);

      for (guint j = 0; j < rows->len; j++)
        {
          const SanExplainRow *row = g_ptr_array_index (rows, j);

          g_string_append_printf (text, "%u %s %s %s %s %s %s\n", row->level, row->key, row->name,
                                  row->earned, row->full, row->contribution, row->note);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
digest_of (SanTestOffice *office)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanBulletin) bulletin = san_bulletin_store_find (database, "1", &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = san_bulletin_store_get_file (database, bulletin, "xlsx", &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
assert_verified (SanTestOffice *office)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanBulletin) bulletin = san_bulletin_store_find (database, "1", &error);
  g_autoptr (GPtrArray) differences = san_bulletin_verify (database, bulletin, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_five_hundred_edits (void)
{
  g_autoptr (SanTestOffice) office = published_office ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180615);
  g_autofree char *digest = digest_of (office);
  g_autofree char *explanation = explain_all (office);
  g_autofree char *before = san_test_office_digest (office);
  g_autofree char *after = NULL;

  assert_verified (office);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *edit = random_edit (rand);

      change (office, edit);
      if (i % 100 == 99 || i == 0)
        {
          g_autofree char *now = digest_of (office);
          g_autofree char *told = explain_all (office);

          g_assert_cmpstr (now, ==, digest);
          g_assert_cmpstr (told, ==, explanation);
          assert_verified (office);
        }
    }
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, !=, before);
}

/* 乙街道 has no hotline, and the paper says what that means. */
static void
test_categories_have_a_footnote (void)
{
  g_autoptr (SanTestOffice) office = published_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autofree char *path = san_test_folder_path (office->folder, "1.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanBulletin) bulletin = san_bulletin_store_find (database, "1", &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SanTableReader) reader = NULL;
  SanTableRow row;
  guint found = 0;

  g_assert_no_error (error);
  bytes = san_bulletin_store_get_file (database, bulletin, "xlsx", &error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  reader = san_table_reader_open (path, "2", NULL, NULL, &error);
  g_assert_no_error (error);
  while (san_table_reader_next (reader, &row, &error))
    found += strstr (san_table_row_get_cell (&row, 0)->text,
                     "“实地”中没有点位的类别不计入，其余类别按权重折算。") != NULL;
  g_assert_no_error (error);
  g_assert_cmpuint (found, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulletin-stays/categories-have-a-footnote",
                   test_categories_have_a_footnote);
  g_test_add_func ("/bulletin-stays/five-hundred-edits", test_five_hundred_edits);

  return g_test_run ();
}
