/* test-draft.c - drafts of bulletins from the command line, and what stops an issue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,类型\n1,金贸街道,街道\n2,滨海街道,街道\n3,滨江街道,街道\n4,西秀镇,镇\n";

static const char GROUPS[] =
  "分组方案,考评组,单位\n城区,建成区,金贸街道\n城区,建成区,滨海街道\n城区,建成区,滨江街道\n"
  "城区,建成区,西秀镇\n";

static const char SCHEME[] =
  "{\"name\": \"月评\", \"decimals\": 2,"
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"source\": \"entry\"}}";

static const char *const scores[] = {
  "单位,总分\n金贸街道,95\n滨海街道,90\n滨江街道,91\n西秀镇,80\n",
  "单位,总分\n金贸街道,93.6\n滨海街道,91.6\n滨江街道,84.6\n西秀镇,82.4\n",
};

static void
add_month (CliPlace   *place,
           const char *label,
           const char *table)
{
  g_autofree char *path = cli_place_write (place, "scores.csv", table);

  g_free (cli_out ("round", place->file, "new", label, "--period", label, "--scheme", "月评",
                   "--grouping", "城区", NULL));
  g_free (cli_out ("import", place->file, "scores", path, "--round", label, NULL));
}

/* May is published as number 5; June is scored. */
static CliPlace *
office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *groups = cli_place_write (place, "groups.csv", GROUPS);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_setenv ("SANSE_NOW", "2018-06-29 09:00", TRUE);
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "groups", groups, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  add_month (place, "2018-05", scores[0]);
  g_free (cli_out ("round", place->file, "publish", "2018-05", "--number", "5", NULL));
  add_month (place, "2018-06", scores[1]);

  return place;
}

/* (transfer full): what a section says, in its stored form */
static char *
section_text (const char *out,
              const char *key)
{
  g_autoptr (GPtrArray) table = cli_table (out);

  for (guint i = 0; i + 1 < table->len; i++)
    if (g_str_equal (cli_cell (table, i, "section"), key))
      return g_strdup (cli_cell (table, i, "text"));

  g_assert_not_reached ();
}

/* (transfer full): what of every finding that is no note, with its section: "results:direction" */
static char *
check (CliPlace *place,
       int       status)
{
  CliCall *call = cli_call ("bulletin", place->file, "check", "2018-06", NULL);
  g_autoptr (GPtrArray) table = NULL;
  GString *found = g_string_new (NULL);

  g_assert_cmpint (call->status, ==, status);
  g_assert_true (g_str_has_prefix (call->out, "severity,section,what,found,expected,text\n"));
  table = cli_table (call->out);
  for (guint i = 0; i + 1 < table->len; i++)
    if (!g_str_equal (cli_cell (table, i, "severity"), "note"))
      g_string_append_printf (found, "%s%s:%s %s/%s", found->len > 0 ? "; " : "",
                              cli_cell (table, i, "section"), cli_cell (table, i, "what"),
                              cli_cell (table, i, "found"), cli_cell (table, i, "expected"));
  cli_call_free (call);

  return g_string_free (found, FALSE);
}

static void
write_results (CliPlace   *place,
               const char *text)
{
  g_free (cli_out ("bulletin", place->file, "draft", "2018-06", "--section", "results", "--text",
                   text, NULL));
}

static void
assert_check (CliPlace   *place,
              const char *text,
              int         status,
              const char *expected)
{
  g_autofree char *found = NULL;

  write_results (place, text);
  found = check (place, status);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_draft (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *out = cli_out ("bulletin", place->file, "draft", "2018-06", NULL);
  g_autofree char *results = section_text (out, "results");
  g_autofree char *digest = cli_digest (place->file);
  g_autofree char *again = NULL;
  g_autofree char *same = NULL;
  g_autofree char *found = check (place, 0);
  g_autofree char *weekly = NULL;

  g_assert_true (g_str_has_prefix (out, "section,included,text_by,text\nhead,yes,data,"));
  g_assert_true (g_str_has_prefix (results, "建成区平均得分{mean:建成区}分，{comparison:建成区}"));
  g_assert_cmpstr (found, ==, "");

  /* the draft that is there is found again, and nothing written */
  again = cli_out ("bulletin", place->file, "draft", "2018-06", NULL);
  same = cli_digest (place->file);
  g_assert_cmpstr (again, ==, out);
  g_assert_cmpstr (same, ==, digest);

  weekly = cli_out ("bulletin", place->file, "draft", "2018-06", "--kind", "weekly", NULL);
  g_assert_null (strstr (weekly, "results"));

  /* each kind has its own; the newest is meant where none is named */
  g_free (digest);
  digest = cli_digest (place->file);
  g_free (again);
  again = cli_out ("bulletin", place->file, "draft", "2018-06", "--kind", "monthly", NULL);
  g_assert_cmpstr (again, ==, out);
  g_free (again);
  again = cli_out ("bulletin", place->file, "draft", "2018-06", NULL);
  g_assert_cmpstr (again, ==, weekly);
  g_free (same);
  same = cli_digest (place->file);
  g_assert_cmpstr (same, ==, digest);
}

/* A leader changes a figure: neither the check nor the issue lets it pass until it is settled. */
static void
test_leader (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *message = NULL;
  g_autofree char *found = NULL;
  g_autofree char *name = NULL;

  assert_check (place, "平均{mean:建成区|90}分。", 1, "results:typed-over 90/88.05");
  message = cli_refused (1, "round", place->file, "publish", "2018-06", "--number", "6", NULL);
  g_assert_nonnull (strstr (message, "90"));

  assert_check (place, "平均{mean:建成区|90|李主任}分。", 0, "");
  assert_check (place, "平均{mean:建成区}分。", 0, "");
  assert_check (place, "平均{mean:建成区|90}分。", 1, "results:typed-over 90/88.05");
  g_free (cli_out ("bulletin", place->file, "draft", "2018-06", "--section", "results",
                   "--generate", NULL));
  found = check (place, 0);
  g_assert_cmpstr (found, ==, "");
  name = cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL);
  g_assert_cmpstr (name, ==, "2018-6\n");
}

/* A weekly draft of the round, begun later, is not what publishing it issues. */
static void
test_weekly_beside (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *path = cli_place_path (place, "june.docx");
  g_autofree char *bulletin = NULL;
  g_autofree char *left = NULL;

  g_free (cli_out ("bulletin", place->file, "draft", "2018-06", "--kind", "weekly", "--section",
                   "demands", "--text", "本周事项", NULL));
  g_free (cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL));
  bulletin = cli_out ("bulletin", place->file, "6", "-o", path, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* it is still there to be written on */
  left = cli_out ("bulletin", place->file, "draft", "2018-06", "--kind", "weekly", NULL);
  g_assert_nonnull (strstr (left, "本周事项"));
}

static void
test_claims (void)
{
  g_autoptr (CliPlace) place = office ();

  assert_check (place, "金贸街道得分上升。", 1, "results:direction 上升/-1.40");
  assert_check (place, "滨海街道得分最高。", 1, "results:superlative 最高/2");
  assert_check (place, "平均{mean:没有}分。", 1, "results:unknown-field mean:没有/");
  assert_check (place, "共检查108个点位。", 0, "results:unbound-number 108/");
}

static void
test_refusals (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *digest = cli_digest (place->file);
  g_autofree char *after = NULL;

  g_free (cli_refused (1, "bulletin", place->file, "draft", "2019-06", NULL));
  g_free (cli_refused (1, "bulletin", place->file, "check", "2019-06", NULL));
  g_free (cli_refused (1, "bulletin", place->file, "draft", "2018-06", "--section", "nothing",
                       "--text", "x", NULL));
  g_free (cli_refused (1, "bulletin", place->file, "draft", "2018-06", "--section", "results",
                       "--text", "{mean", NULL));
  g_free (cli_refused (2, "bulletin", place->file, "draft", "2018-06", "--section", "results",
                       NULL));
  g_free (cli_refused (2, "bulletin", place->file, "draft", "2018-06", "--text", "x", NULL));
  g_free (cli_refused (2, "bulletin", place->file, "draft", "2018-06", "--section", "results",
                       "--text", "x", "--generate", NULL));
  g_free (cli_refused (2, "bulletin", place->file, "draft", "2018-06", "--kind", "yearly", NULL));
  g_free (cli_refused (2, "bulletin", place->file, "check", NULL));
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, digest);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/draft", test_draft);
  g_test_add_func ("/draft/leader", test_leader);
  g_test_add_func ("/draft/weekly-beside", test_weekly_beside);
  g_test_add_func ("/draft/claims", test_claims);
  g_test_add_func ("/draft/refusals", test_refusals);

  return g_test_run ();
}
