/* test-meeting.c - the month before a meeting, from tables to papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-meeting.h"

#include <string.h>

#include "support/meeting.h"

/* What awards prints, once decided or before */
static void
assert_awards (CliPlace *place,
               gboolean  decided)
{
  g_autofree char *out = cli_out ("round", place->file, "awards", MEETING_ROUND, NULL);
  g_autoptr (GPtrArray) table = cli_table (out);
  guint row = 0;

  for (const MeetingAward *award = meeting_awards; award->rule != NULL; award++, row++)
    {
      gboolean struck = decided && cli_meeting_is_let_off (award);
      const char *state = struck ? "struck" : decided ? "confirmed" : "proposed";

      g_assert_cmpstr (cli_cell (table, row, "rule"), ==, award->rule);
      g_assert_cmpstr (cli_cell (table, row, "group"), ==, award->group);
      g_assert_cmpstr (cli_cell (table, row, "unit"), ==, award->unit);
      g_assert_cmpstr (cli_cell (table, row, "rank"), ==, award->rank);
      g_assert_cmpstr (cli_cell (table, row, "action"), ==, award->action);
      g_assert_cmpstr (cli_cell (table, row, "amount"), ==, award->amount);
      g_assert_cmpstr (cli_cell (table, row, "state"), ==, state);
      g_assert_cmpstr (cli_cell (table, row, "reason"), ==, struck ? MEETING_REASON : "");
    }
  g_assert_cmpuint (table->len, ==, row + 1);
}

static void
test_results_and_awards (void)
{
  g_autoptr (CliPlace) place = cli_meeting_prepare ();
  g_autofree char *stats = cli_out ("round", place->file, "stats", MEETING_ROUND, NULL);
  g_autoptr (GPtrArray) table = cli_table (stats);
  guint commended = 0, paid = 0, criticised = 0, row = 0;
  guint64 money = 0;

  for (const MeetingGroup *group = meeting_results; group->group != NULL; group++, row++)
    {
      g_assert_cmpstr (cli_cell (table, row, "group"), ==, group->group);
      g_assert_cmpstr (cli_cell (table, row, "mean"), ==, group->mean);
      g_assert_cmpstr (cli_cell (table, row, "max"), ==, group->first_total);
      g_assert_cmpstr (cli_cell (table, row, "min"), ==, group->last_total);
    }

  assert_awards (place, FALSE);
  cli_meeting_decide (place);
  assert_awards (place, TRUE);

  for (const MeetingAward *award = meeting_awards; award->rule != NULL; award++)
    {
      commended += strcmp (award->action, "commend") == 0;
      paid += strcmp (award->action, "money") == 0;
      criticised += strcmp (award->action, "self-criticism") == 0 && !cli_meeting_is_let_off (award);
      money += g_ascii_strtoull (award->amount, NULL, 10);
    }
  g_assert_cmpuint (commended, ==, 9);
  g_assert_cmpuint (paid, ==, 8);
  g_assert_cmpuint (money, ==, 220000);
  g_assert_cmpuint (criticised, ==, 8);
}

/* Papers ---------------------------------------------------------------------------- */

static GBytes *
issued_file (CliPlace   *place,
             const char *format)
{
  g_autofree char *name = g_strconcat ("issued.", format, NULL);
  g_autofree char *path = cli_place_path (place, name);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  g_free (cli_out ("bulletin", place->file, MEETING_NAME, "-o", path, NULL));
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, size);
}

/* Words of the PDF without the blanks between them */
static char *
paper_text (CliPlace *place)
{
  g_autofree char *path = cli_place_path (place, "issued.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-",
                      NULL);
  g_autofree char *text = NULL;
  GString *dense = g_string_new (NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_unichar (dense, g_utf8_get_char (p));

  return g_string_free (dense, FALSE);
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *path = g_find_program_in_path ("pdftotext");

  return path != NULL;
}

static void
assert_paper_says_it (CliPlace *place)
{
  g_autofree char *text = paper_text (place);

  g_assert_nonnull (strstr (text, "第11期（总第2期）"));
  g_assert_nonnull (strstr (text, "关于2015年11月份考评情况的通报"));
  g_assert_nonnull (strstr (text, "220,000"));
  g_assert_nonnull (strstr (text, "22万元"));
  for (const MeetingGroup *group = meeting_results; group->group != NULL; group++)
    {
      g_autofree char *first = g_strconcat (group->first, group->first_total, NULL);
      g_autofree char *mean = g_strdup_printf ("%s平均得分%s", group->group, group->mean);

      g_assert_nonnull (strstr (text, mean));
      /* districts have their components between the two */
      if (strcmp (group->group, meeting_results->group) != 0)
        g_assert_nonnull (strstr (text, first));
    }
  for (const MeetingAward *award = meeting_awards; award->rule != NULL; award++)
    g_assert_nonnull (strstr (text, award->unit));
}

static void
test_papers (void)
{
  g_autoptr (CliPlace) place = cli_meeting_prepare ();
  g_autoptr (GBytes) workbook = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) docx = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *verified = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *usage = NULL;
  g_autoptr (GPtrArray) table = NULL;

  cli_meeting_decide (place);
  cli_meeting_publish (place);
  workbook = issued_file (place, "xlsx");
  pdf = issued_file (place, "pdf");
  docx = issued_file (place, "docx");
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  g_assert_cmpmem (g_bytes_get_data (docx, NULL), 2, "PK", 2);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, workbook);

  listed = cli_out ("bulletin", place->file, "list", NULL);
  table = cli_table (listed);
  g_assert_cmpstr (cli_cell (table, 1, "name"), ==, MEETING_NAME);
  g_assert_cmpstr (cli_cell (table, 1, "running"), ==, "2");
  g_assert_cmpstr (cli_cell (table, 1, "title"), ==, "云州市2015年11月考评情况通报");
  g_assert_cmpstr (cli_cell (table, 1, "sha256"), ==, sha256);

  verified = cli_out ("bulletin", place->file, MEETING_NAME, "--verify", NULL);
  g_assert_cmpstr (verified, ==, "sheet,cell,found,expected\n");

  /* what was decided stays */
  refused = cli_refused (1, "round", place->file, "awards", MEETING_ROUND, "--confirm",
                         MEETING_SANCTION, MEETING_LET_OFF, NULL);
  g_assert_cmpstr (refused, !=, "");
  assert_awards (place, TRUE);

  usage = cli_refused (2, "bulletin", place->file, MEETING_NAME, "-o", "issued.words", NULL);
  g_assert_nonnull (strstr (usage, "issued.words"));

  if (has_pdftotext ())
    assert_paper_says_it (place);
}

/* Bytes follow from the tables alone. */
static void
test_same_files_anywhere (void)
{
  static const char *const formats[] = { "xlsx", "pdf", "docx" };
  static const struct { const char *locale, *language, *zone; } places[] = {
    { "C", "C", "UTC" }, { "C.UTF-8", "zh_CN", "Asia/Shanghai" },
  };
  g_autofree char *locale = g_strdup (g_getenv ("LC_ALL"));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (CliPlace) place = NULL;

      g_setenv ("LC_ALL", places[i].locale, TRUE);
      g_setenv ("LANGUAGE", places[i].language, TRUE);
      g_setenv ("TZ", places[i].zone, TRUE);
      place = cli_meeting_prepare ();
      cli_meeting_strike (place);
      cli_meeting_publish (place);
      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        g_ptr_array_add (files, issued_file (place, formats[j]));
    }
  g_setenv ("LANGUAGE", "C", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  if (locale != NULL)
    g_setenv ("LC_ALL", locale, TRUE);
  else
    g_unsetenv ("LC_ALL");

  for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
    g_assert_true (g_bytes_equal (g_ptr_array_index (files, j),
                                  g_ptr_array_index (files, G_N_ELEMENTS (formats) + j)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/results-and-awards", test_results_and_awards);
  g_test_add_func ("/meeting/papers", test_papers);
  g_test_add_func ("/meeting/same-files-anywhere", test_same_files_anywhere);

  return g_test_run ();
}
