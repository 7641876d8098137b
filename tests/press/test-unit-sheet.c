/* test-unit-sheet.c - each unit's own sheet says what the round says of it, on paper and in
 * the workbook alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "support/san-test-onsite.h"
#include "tables/san-table-reader.h"

static GBytes *
make_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1600, 1200);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x507090ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));

  return g_bytes_new_take (data, size);
}

static gboolean
add_photo (SanDatabase *database,
           gpointer     observation,
           GError     **error)
{
  g_autoptr (SanObservationFile) file = g_new0 (SanObservationFile, 1);
  g_autoptr (GBytes) picture = make_picture ();

  file->observation_id = *(gint64 *) observation;
  file->name = g_strdup ("a.jpg");
  file->taken = g_strdup ("");
  file->place = g_strdup ("");
  file->note = g_strdup ("");

  return san_observation_file_store_add (database, file, picture, error);
}

/* 乙街道: two markets, of which one has standing water; 丙街道: one, without fault. */
static SanTestOffice *
office_new (void)
{
  SanTestOffice *office = san_test_onsite_new ();
  gint64 failed;

  san_test_onsite_rate (office, "P1", "SC1", "A", "");
  failed = san_test_onsite_rate (office, "P1", "SC2", "#3", "东侧下水道外溢");
  san_test_onsite_rate (office, "P1", "SC3", "yes", "");
  san_test_onsite_rate (office, "P1", "SC4", "#0", "");
  san_test_onsite_rate (office, "P4", "SC1", "A", "");
  san_test_onsite_rate (office, "P4", "SC2", "A", "");
  san_test_onsite_rate (office, "P4", "SC3", "yes", "");
  san_test_onsite_rate (office, "P4", "SC4", "#0", "");
  san_test_office_change (office, "observations.photo", add_photo, &failed);

  return office;
}

static SanUnitSheets *
sheets_new (SanTestOffice *office,
            const char    *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_find (san_test_office_database (office), label,
                                                     &error);
  SanUnitSheets *sheets = san_unit_sheets_new_round (san_test_office_database (office), round,
                                                     &error);

  g_assert_no_error (error);

  return sheets;
}

static guint
find_sheet (SanUnitSheets *sheets,
            const char    *name)
{
  for (guint i = 0; i < san_unit_sheets_get_n (sheets); i++)
    if (strcmp (san_unit_sheets_get_name (sheets, i), name) == 0)
      return i;

  g_assert_not_reached ();
}

static char *
read_words (SanUnitSheets *sheets,
            const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDocument) document =
    san_unit_sheets_make_document (sheets, find_sheet (sheets, name), &error);

  g_assert_no_error (error);

  return san_document_to_text (document);
}

static void
test_words (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *words = read_words (sheets, "2-乙街道");
  g_autofree char *other = read_words (sheets, "3-丙街道");

  g_assert_nonnull (strstr (words, "乙街道2018年6月考评反馈单"));
  g_assert_nonnull (strstr (words, "以正式通报为准"));
  g_assert_nonnull (strstr (words, "60.00"));       /* 30 of 50: the item of 20 lost all */
  g_assert_nonnull (strstr (words, "在3个单位中列第3名"));
  g_assert_nonnull (strstr (words, "P1\t东门市场\t市场\t东门路 1 号\t"));
  g_assert_nonnull (strstr (words, "东门市场\tSC2\t下水畅通\t东侧下水道外溢\t"));
  g_assert_nonnull (strstr (words, "1. 东门市场：下水畅通（整改前）"));
  g_assert_null (strstr (words, "南门市场"));

  g_assert_nonnull (strstr (other, "列第1名"));
  g_assert_nonnull (strstr (other, "没有发现问题"));
  g_assert_null (strstr (other, "下水道外溢"));
}

/* A month of typed marks: nobody went there, which is no visit without fault. */
static void
test_not_visited (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanUnitSheets) sheets = NULL;
  g_autofree char *words = NULL;

  g_free (san_test_office_import (office, "units", NULL, "代码,名称\n1,甲镇\n2,乙镇\n"));
  g_free (san_test_office_import (office, "groups", NULL,
                                  "分组方案,考评组,单位\n城区,镇组,甲镇\n城区,镇组,乙镇\n"));
  san_test_office_scheme (office,
                          "{\"name\": \"月评\", \"component\": {\"key\": \"total\","
                          " \"name\": \"总分\", \"source\": \"entry\"}}");
  san_test_office_round (office, "2018-06", "月评");
  g_free (san_test_office_import (office, "scores", "2018-06", "单位,总分\n甲镇,90\n乙镇,80\n"));

  sheets = sheets_new (office, "2018-06");
  words = read_words (sheets, "2-乙镇");
  g_assert_nonnull (strstr (words, "没有考察点位"));
  g_assert_null (strstr (words, "没有发现问题"));
}

/* Who answers for the line gets its problems, wherever they are. */
static void
test_bureau (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *words = read_words (sheets, "9-市场局");

  g_assert_nonnull (strstr (words, "下水畅通\t东侧下水道外溢"));
}

/* What loses marks adds up to what is lost of the total, as printed. */
static gint64
sum_column (const char *words,
            const char *heading,
            guint       column)
{
  const char *start = strstr (words, heading);
  g_auto (GStrv) lines = g_strsplit (start, "\n", -1);
  gint64 sum = 0;

  for (guint i = 2; lines[i] != NULL && strchr (lines[i], '\t') != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      gint64 value;

      g_assert_true (san_micro_parse (cells[column], &value, NULL, NULL));
      sum += value;
    }

  return sum;
}

static void
test_losses_add_up (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *words = read_words (sheets, "2-乙街道");

  g_assert_cmpint (sum_column (words, "得分构成", 4), ==, 40 * SAN_MICRO);
  g_assert_cmpint (sum_column (words, "类别得分", 3), ==, 40 * SAN_MICRO);
  g_assert_cmpint (sum_column (words, "失分明细", 7), ==, 40 * SAN_MICRO);
}

static gboolean
sheet_has (const char *path,
           const char *sheet,
           const char *cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, sheet, NULL, NULL, &error);
  gboolean found = FALSE;
  SanTableRow row;

  g_assert_no_error (error);
  while (san_table_reader_next (reader, &row, &error))
    for (guint i = 0; i < row.n_cells; i++)
      found |= strcmp (row.cells[i].text, cell) == 0;
  g_assert_no_error (error);

  return found;
}

typedef struct
{
  guint         calls;
  guint         total;
  guint         stop;         /* cancels at this call */
  GCancellable *cancellable;
} Watch;

static void
on_progress (guint    done,
             guint    total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, ==, ++watch->calls);
  watch->total = total;
  if (done == watch->stop)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_files (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *folder = san_test_folder_path (office->folder, "sheets");
  g_autofree char *book = g_build_filename (folder, "2-乙街道.xlsx", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  g_assert_true (san_unit_sheets_write (sheets, NULL, folder, on_progress, &watch, NULL, &paths,
                                        &error));
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2 * san_unit_sheets_get_n (sheets));
  g_assert_cmpuint (watch.calls, ==, san_unit_sheets_get_n (sheets));
  g_assert_cmpuint (watch.total, ==, watch.calls);
  for (guint i = 0; i < paths->len; i++)
    g_assert_true (g_file_test (g_ptr_array_index (paths, i), G_FILE_TEST_IS_REGULAR));

  g_assert_true (sheet_has (book, "成绩和名次", "60"));
  g_assert_true (sheet_has (book, "点位得分", "东门市场"));
  g_assert_true (sheet_has (book, "失分明细", "东侧下水道外溢"));
  g_assert_true (sheet_has (book, "失分明细", "SC2"));
  g_assert_true (sheet_has (book, "照片", "1. 东门市场：下水畅通（整改前）"));
  g_assert_true (sheet_has (book, "奖惩", "本期没有奖惩事项。"));
}

static void
test_one_unit (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *folder = san_test_folder_path (office->folder, "one");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit = san_test_onsite_unit (office, "丙街道");

  g_array_append_val (ids, unit);
  g_assert_true (san_unit_sheets_write (sheets, ids, folder, NULL, NULL, NULL, &paths, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 0), "3-丙街道.pdf"));
}

/* Given up half way, nothing is there. */
static void
test_cancelled (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
  g_autofree char *folder = san_test_folder_path (office->folder, "sheets");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .stop = 1, .cancellable = cancellable };

  g_assert_false (san_unit_sheets_write (sheets, NULL, folder, on_progress, &watch, cancellable,
                                         NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.calls, ==, 1);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_same_bytes (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  GBytes *pdfs[2], *books[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SanUnitSheets) sheets = sheets_new (office, "6月考评");
      guint index = find_sheet (sheets, "2-乙街道");
      g_autoptr (GError) error = NULL;

      pdfs[i] = san_unit_sheets_make_pdf (sheets, index, &error);
      g_assert_no_error (error);
      books[i] = san_unit_sheets_make_workbook (sheets, index, &error);
      g_assert_no_error (error);
    }
  g_assert_true (g_bytes_equal (pdfs[0], pdfs[1]));
  g_assert_true (g_bytes_equal (books[0], books[1]));
  for (guint i = 0; i < 2; i++)
    {
      g_bytes_unref (pdfs[i]);
      g_bytes_unref (books[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-sheet/words", test_words);
  g_test_add_func ("/unit-sheet/not-visited", test_not_visited);
  g_test_add_func ("/unit-sheet/bureau", test_bureau);
  g_test_add_func ("/unit-sheet/losses-add-up", test_losses_add_up);
  g_test_add_func ("/unit-sheet/files", test_files);
  g_test_add_func ("/unit-sheet/one-unit", test_one_unit);
  g_test_add_func ("/unit-sheet/cancelled", test_cancelled);
  g_test_add_func ("/unit-sheet/same-bytes", test_same_bytes);

  return g_test_run ();
}
