/* test-review.c - samples that are rated twice; workbooks for the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "registry/san-roster.h"
#include "rounds/san-review.h"
#include "rounds/san-team-book.h"
#include "store/san-journal.h"
#include "support/san-test-onsite.h"

static SanVisit *
visit_new (const char *code)
{
  SanVisit *visit = g_new0 (SanVisit, 1);

  visit->code = g_strdup (code);

  return visit;
}

static char *
sample (GPtrArray  *visits,
        const char *seed,
        guint       percent)
{
  g_autoptr (GPtrArray) taken = san_review_sample (visits, seed, "6月", percent);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < taken->len; i++)
    g_string_append_printf (text, "%s ", ((SanVisit *) taken->pdata[i])->code);

  return g_string_free (text, FALSE);
}

/* Whoever has seed, label and codes draws the same: the least SHA-256 of "7|6月|P1" …. */
static void
test_sample (void)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) san_visit_free);
  static const char *const codes[] = { "P1", "P2", "P3", "P4", "P5" };
  g_autofree char *one = NULL;
  g_autofree char *again = NULL;
  g_autofree char *all = NULL;
  const char *least = NULL;
  char *lowest = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *text = g_strdup_printf ("7|6月|%s", codes[i]);
      g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_ptr_array_add (visits, visit_new (codes[i]));
      if (lowest == NULL || strcmp (key, lowest) < 0)
        {
          g_free (lowest);
          lowest = g_steal_pointer (&key);
          least = codes[i];
        }
    }
  g_free (lowest);

  /* 10 % of five is one, rounded up */
  one = sample (visits, "7", 10);
  again = sample (visits, "7", 10);
  all = sample (visits, "7", 100);
  g_assert_cmpuint (strlen (one), ==, 3);
  g_assert_true (g_str_has_prefix (one, least));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (all, ==, "P1 P2 P3 P4 P5 ");
}

typedef struct
{
  gint64      observation;
  const char *grade;
} Second;

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  const Second *second = data;
  SanSecondRating rating = {
    .observation_id = second->observation, .rater = (char *) "复核员",
    .grade = (char *) second->grade, .note = (char *) "",
  };

  return san_second_rating_store_put (database, SAN_SECOND_REVIEW, &rating, "", "", error);
}

static void
rate_twice (SanTestOffice *office,
            const char    *point,
            const char    *item,
            const char    *first,
            const char    *second)
{
  Second what = { san_test_onsite_rate (office, point, item, first, ""), second };

  san_test_office_change (office, "observations.second", put, &what);
}

static void
test_agreement (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GHashTable) items = NULL;
  g_autofree char *rate = NULL;
  SanAgreement all = { 0 };
  const SanAgreement *one;
  gint64 item = san_test_onsite_item (office, "SC1");

  rate_twice (office, "P1", "SC1", "A", "A");
  rate_twice (office, "P2", "SC1", "A", "B");
  rate_twice (office, "P1", "SC2", "C", "C");
  ratings = san_second_rating_store_list (san_test_office_database (office), round->id,
                                          SAN_SECOND_REVIEW, 0, NULL);
  for (guint i = 0; i < ratings->len; i++)
    san_agreement_add (&all, ratings->pdata[i]);
  rate = san_agreement_rate (&all);
  items = san_agreement_by_item (ratings);
  one = g_hash_table_lookup (items, &item);
  g_assert_cmpstr (rate, ==, "66.67%");
  g_assert_cmpuint (one->compared, ==, 2);
  g_assert_cmpuint (one->agreed, ==, 1);
}

/* One point of five is the sample: open from when it was rated once until it was twice. */
static void
test_open (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanRoster) roster = san_roster_load (database, round->period.last, TRUE, NULL);
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, NULL);
  g_autoptr (GPtrArray) visits = san_visit_store_list (database, round, roster, standard, NULL);
  g_autoptr (GPtrArray) drawn = san_review_sample (visits, "review", round->label, 10);
  const SanVisit *visit = drawn->pdata[0];
  GPtrArray *lines = san_standard_get_items (standard, visit->category_id);
  guint open, n;

  g_assert_true (san_review_count_open (database, round, &open, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (open, ==, 0);

  for (guint i = 0; i < lines->len; i++)
    {
      san_test_onsite_rate (office, visit->code, ((SanItem *) lines->pdata[i])->code, "na", "");
      g_assert_true (san_review_count_open (database, round, &open, &n, NULL));
      g_assert_cmpuint (open, ==, 1);
    }
  for (guint i = 0; i < lines->len; i++)
    rate_twice (office, visit->code, ((SanItem *) lines->pdata[i])->code, "na", "na");
  g_assert_true (san_review_count_open (database, round, &open, &n, NULL));
  g_assert_cmpuint (open, ==, 0);
}

/* Workbooks */

static char *
write_book (SanTestOffice *office,
            const char    *name)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanRoster) roster = san_roster_load (database, round->period.last, TRUE, NULL);
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, NULL);
  g_autoptr (GPtrArray) visits = san_visit_store_list (database, round, roster, standard, NULL);
  g_autoptr (GError) error = NULL;
  char *path = san_test_folder_path (office->folder, name);

  san_team_book_write (database, round, standard, visits, "第 1 组", path, &error);
  g_assert_no_error (error);

  return path;
}

static SanImport *
plan (SanTestOffice *office,
      const char    *path)
{
  const SanImportOptions options = { .round = "6月考评" };
  g_autoptr (GError) error = NULL;
  SanImport *import = san_import_plan (san_test_office_database (office), "observations", path,
                                       &options, NULL, &error);

  g_assert_no_error (error);

  return import;
}

/* Nobody filled anything in: reading it changes nothing, and what is on file stays. */
static void
test_empty_book (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autofree char *path = NULL;
  g_autoptr (SanImport) import = NULL;

  san_test_onsite_rate (office, "P1", "SC1", "B", "有烟头");
  san_test_onsite_rate (office, "P1", "SC4", "#2", "");
  san_test_onsite_rate (office, "P3", "GC2", "=8.5", "");
  path = write_book (office, "empty.xlsx");
  import = plan (office, path);
  g_assert_cmpuint (san_proposal_count (san_import_get_proposal (import), SAN_ROW_REJECTED), ==, 0);
  g_assert_false (san_proposal_has_changes (san_import_get_proposal (import)));
}

static const char fill_script[] =
  "import sys, openpyxl\n"
  "book = openpyxl.load_workbook (sys.argv[1])\n"
  "sheet = book['实地测评']\n"
  "assert sheet.protection.sheet and book['Lists'].sheet_state == 'hidden'\n"
  "head = {c.value: c.column for c in sheet[3]}\n"
  "rows = {(sheet.cell (r, head['点位编号']).value, sheet.cell (r, head['项目编号']).value): r\n"
  "        for r in range (4, sheet.max_row + 1)}\n"
  "assert len (rows) == 15, len (rows)\n"
  "def cell (point, item, column): return sheet.cell (rows[point, item], head[column])\n"
  "assert cell ('P1', 'SC1', '测评内容').protection.locked\n"
  "assert not cell ('P1', 'SC1', '评定').protection.locked\n"
  "assert cell ('P3', 'GC2', '问题数').protection.locked\n"
  "lists = [v for v in sheet.data_validations.dataValidation if v.type == 'list']\n"
  "assert all (v.formula1.startswith ('Lists!$') for v in lists)\n"
  "for p, i, c, v in (('P1', 'SC1', '评定', 'C'), ('P1', 'SC2', '评定', '不适用'),\n"
  "                   ('P1', 'SC4', '问题数', 2), ('P3', 'GC2', '实测值', 8.5),\n"
  "                   ('P1', 'SC1', '备注', '积水'), ('P5', 'RX1', '评定', sys.argv[2])):\n"
  "    cell (p, i, c).value = v\n"
  "book.save (sys.argv[1])\n";

static gboolean
fill (const char *path,
      const char *grade)
{
  const char *argv[] = { "/usr/bin/python3", "-c", fill_script, path, grade, NULL };
  g_autofree char *complaint = NULL;
  int status = -1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     &complaint, &status, NULL) ||
      (status != 0 && strstr (complaint, "No module named") != NULL))
    {
      g_test_skip ("python3-openpyxl is not installed");
      return FALSE;
    }
  g_assert_cmpstr (complaint, ==, "");

  return TRUE;
}

static void
test_filled_book (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autofree char *path = write_book (office, "filled.xlsx");
  g_autoptr (SanImport) import = NULL;
  g_autoptr (SanImport) again = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  if (!fill (path, "否"))
    return;

  import = plan (office, path);
  g_assert_cmpuint (san_proposal_count (san_import_get_proposal (import), SAN_ROW_REJECTED), ==, 0);
  g_assert_cmpuint (san_proposal_count (san_import_get_proposal (import), SAN_ROW_ADDED), ==, 5);
  san_import_apply (office->workspace, import, FALSE, &seq, &error);
  g_assert_no_error (error);

  found = san_observation_store_list (san_test_office_database (office), round->id,
                                      san_test_onsite_point (office, "P1"), NULL);
  g_assert_cmpuint (found->len, ==, 3);
  again = plan (office, path);
  g_assert_false (san_proposal_has_changes (san_import_get_proposal (again)));
}

/* (transfer full): the workbook as LibreOffice saves it; NULL where that is not installed */
static char *
save_with_office (SanTestOffice *office,
                  const char    *path)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = san_test_folder_path (office->folder, "saved");
  g_autofree char *home = san_test_folder_path (office->folder, "office-home");
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", home, NULL);
  g_autofree char *name = g_path_get_basename (path);
  const char *argv[] = {
    program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
    folder, path, NULL,
  };
  char *saved = g_build_filename (folder, name, NULL);

  if (program == NULL ||
      !g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     NULL, NULL) ||
      !g_file_test (saved, G_FILE_TEST_EXISTS))
    g_clear_pointer (&saved, g_free);

  return saved;
}

/* What another program has saved reads the same. */
static void
test_office_book (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autofree char *path = write_book (office, "office.xlsx");
  g_autofree char *saved = NULL;
  g_autoptr (SanImport) import = NULL;
  SanProposal *proposal;

  if (!fill (path, "不适用"))
    return;
  saved = save_with_office (office, path);
  if (saved == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }

  import = plan (office, saved);
  proposal = san_import_get_proposal (import);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_REJECTED), ==, 0);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_ADDED), ==, 5);
}

/* A grade that the item does not have names its row, its column and the reason. */
static void
test_bad_cell (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autofree char *path = write_book (office, "bad.xlsx");
  g_autoptr (SanImport) import = NULL;
  SanProposal *proposal;
  const SanProposalRemark *remark;

  if (!fill (path, "甲等"))
    return;

  import = plan (office, path);
  proposal = san_import_get_proposal (import);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_REJECTED), ==, 1);
  remark = san_proposal_get_remark (proposal, 0);
  g_assert_cmpuint (remark->row, ==, 18);
  g_assert_cmpstr (remark->column, ==, "评定");
  g_assert_cmpstr (remark->value, ==, "甲等");
  g_assert_cmpstr (remark->reason, !=, "");
}

static void
test_no_points (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *path = san_test_folder_path (office->folder, "none.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_false (san_team_book_write (database, round, standard, none, "甲组", path, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/sample", test_sample);
  g_test_add_func ("/review/agreement", test_agreement);
  g_test_add_func ("/review/open", test_open);
  g_test_add_func ("/team-book/empty", test_empty_book);
  g_test_add_func ("/team-book/filled", test_filled_book);
  g_test_add_func ("/team-book/saved-by-an-office", test_office_book);
  g_test_add_func ("/team-book/bad-cell", test_bad_cell);
  g_test_add_func ("/team-book/no-points", test_no_points);

  return g_test_run ();
}
