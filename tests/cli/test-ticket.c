/* test-ticket.c - tickets through sansectl: every verb, every refusal, numbers, steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE   /* F_OFD_SETLK */

#include "cli-call.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n";

static const char ITEMS[] =
  "category,item,item_code\n"
  "农贸市场,地面清洁,N1\n"
  "农贸市场,车辆停放,N2\n";

static const char POINTS[] =
  "code,name,category,unit\n"
  "P1,东门市场,农贸市场,2\n"
  "P2,西门市场,农贸市场,3\n";

static const char *now;

static void
at (const char *time)
{
  now = time;
}

/* "COMMAND words", read as a shell reads them; the file comes after the command. */
static CliCall *
call (CliPlace   *place,
      const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_ptr_array_add (all, words[0]);
  g_ptr_array_add (all, place->file);
  for (char **word = words + 1; *word != NULL; word++)
    g_ptr_array_add (all, *word);
  g_ptr_array_add (all, (gpointer) "--at");
  g_ptr_array_add (all, (gpointer) now);
  g_ptr_array_add (all, NULL);

  return cli_call_words ((const char *const *) all->pdata);
}

static CliCall *
call_ticket (CliPlace   *place,
             const char *line)
{
  g_autofree char *whole = g_strconcat ("ticket ", line, NULL);

  return call (place, whole);
}

/* (transfer full): what it printed */
static char *
run (CliPlace   *place,
     const char *line)
{
  g_autoptr (CliCall) done = call (place, line);

  if (done->status != 0)
    g_test_message ("%s: %s", line, done->err);
  g_assert_cmpint (done->status, ==, 0);

  return g_steal_pointer (&done->out);
}

/* (transfer full): why it was refused */
static char *
refused_text (CliPlace   *place,
              const char *line)
{
  g_autoptr (CliCall) done = call (place, line);

  g_assert_cmpint (done->status, ==, 1);
  g_assert_cmpstr (done->out, ==, "");

  return g_steal_pointer (&done->err);
}

static void
import (CliPlace   *place,
        const char *kind,
        const char *text)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *path = cli_place_write (place, name, text);
  g_autofree char *line = g_strdup_printf ("import %s '%s'", kind, path);

  g_free (run (place, line));
}

/* A ledger with units, items and points, made on a Friday morning. */
static CliPlace *
office_new (void)
{
  CliPlace *place = cli_place_new ();

  at ("2018-06-01 09:00");
  g_free (run (place, "new --city 甲市"));
  import (place, "units", UNITS);
  import (place, "items", ITEMS);
  import (place, "points", POINTS);

  return place;
}

/* (transfer full): what it printed, without the last line end */
static char *
ticket (CliPlace   *place,
        const char *line)
{
  g_autoptr (CliCall) done = call_ticket (place, line);

  if (done->status != 0)
    g_test_message ("%s: %s", line, done->err);
  g_assert_cmpint (done->status, ==, 0);

  return g_strchomp (g_steal_pointer (&done->out));
}

static void
expect (CliPlace   *place,
        const char *line,
        const char *out)
{
  g_autofree char *got = ticket (place, line);

  g_assert_cmpstr (got, ==, out);
}

/* Refused for the reason that has @word in it, and nothing is written. */
static void
refuse (CliPlace   *place,
        const char *line,
        const char *word)
{
  g_autofree char *before = cli_digest (place->file);
  g_autoptr (CliCall) done = call_ticket (place, line);
  g_autofree char *after = cli_digest (place->file);

  if (done->status != 1 || strstr (done->err, word) == NULL)
    g_test_message ("%s: %d: %s", line, done->status, done->err);
  g_assert_cmpint (done->status, ==, 1);
  g_assert_cmpstr (done->out, ==, "");
  g_assert_nonnull (strstr (done->err, word));
  g_assert_cmpstr (before, ==, after);
}

/* The row of the list whose first number is @first, as "column=value …" says. */
static void
assert_row (CliPlace   *place,
            const char *first,
            const char *values)
{
  g_autofree char *out = run (place, "ticket list");
  g_autoptr (GPtrArray) table = cli_table (out);
  g_auto (GStrv) pairs = g_strsplit (values, " ", -1);
  guint row = 0;

  while (row + 1 < table->len && strcmp (cli_cell (table, row, "first_number"), first) != 0)
    row++;
  g_assert_cmpuint (row + 1, <, table->len);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto (GStrv) parts = g_strsplit (*pair, "=", 2);
      g_autofree char *expected = g_strdelimit (g_strdup (parts[1]), "_", ' ');

      g_assert_cmpstr (cli_cell (table, row, parts[0]), ==, expected);
    }
}

static void
assert_sound (CliPlace *place)
{
  g_autofree char *out = run (place, "check --replay");

  g_assert_cmpstr (out, ==, "severity,what,where,found,expected\n");
}

/* Life cycle */

static void
test_every_verb (void)
{
  static const struct
  {
    const char *now;
    const char *line;
    const char *out;
    const char *row;     /* of the ticket that was first 白〔2018〕001号 */
  } story[] = {
    { "2018-06-01 09:00", "new --unit 乙街道 --problem 垃圾 --draft", "草-1", NULL },
    { "2018-06-01 10:00", "issue 草-1", "白〔2018〕001号",
      "stage=issued colour=white due=2018-06-06_17:30" },
    { "2018-06-01 11:00", "receive 白2018-1 --by 张三", "白〔2018〕001号", "stage=received" },
    { "2018-06-04 09:00", "begin W-2018-001", "白〔2018〕001号", "stage=rectifying" },
    { "2018-06-04 09:30", "suspend 白2018-1 --text 台风", "白〔2018〕001号",
      "flags=suspended overdue_minutes=0" },
    { "2018-06-11 09:30", "resume 白2018-1", "白〔2018〕001号",
      "flags= stage=rectifying due=2018-06-13_17:30" },
    { "2018-06-11 10:00", "shelve 白2018-1 --text 规划", "白〔2018〕001号", "flags=shelved" },
    { "2018-06-11 10:30", "unshelve 白2018-1", "白〔2018〕001号",
      "flags= due=2018-06-14_09:00" },
    { "2018-06-11 11:00", "dispute 白2018-1 --text 不属我辖", "白〔2018〕001号",
      "flags=disputed" },
    { "2018-06-11 11:30", "dismiss 白2018-1", "白〔2018〕001号",
      "flags= stage=rectifying due=2018-06-14_09:30" },
    { "2018-06-12 09:00", "extend 白2018-1 --limit '1 workday' --text 雨", "白〔2018〕001号",
      "due=2018-06-14_09:30 extensions=0" },
    { "2018-06-12 10:00", "approve 白2018-1 --actor 李四", "白〔2018〕001号",
      "due=2018-06-15_17:30 extensions=1" },
    { "2018-06-13 09:00", "remind 白2018-1", "白〔2018〕001号", "stage=rectifying" },
    { "2018-06-13 09:05", "note 白2018-1 --text 已去电", "白〔2018〕001号", NULL },
    { "2018-06-13 10:00", "report 白2018-1 --by 张三", "白〔2018〕001号", "stage=reported" },
    { "2018-06-14 09:00", "return 白2018-1 --text 未净", "白〔2018〕001号",
      "stage=rectifying returns=1 colour=white" },
    { "2018-06-14 10:00", "report 白2018-1 --by 张三", "白〔2018〕001号", "stage=reported" },
    { "2018-06-14 11:00", "return 白2018-1 --text 仍未净", "黄〔2018〕001号",
      "returns=2 colour=yellow number=黄〔2018〕001号" },
    { "2018-06-15 09:00", "reassign 黄2018-1 --unit 丙镇 --text 属丙镇", "黄〔2018〕001号",
      "stage=issued unit=丙镇 colour=yellow" },
    { "2018-06-15 10:00", "order-red 黄2018-1 --text 领导批示 --actor 赵", "黄〔2018〕001号",
      "colour=yellow red=proposed" },
    { "2018-06-15 11:00", "reject 黄2018-1 --actor 李四", "黄〔2018〕001号",
      "colour=yellow red= due=2018-06-21_17:30" },
    { "2018-06-19 10:00", "order-red 黄2018-1 --text 再次批示 --actor 赵", "黄〔2018〕001号",
      "red=proposed" },
    { "2018-06-19 11:00", "approve 黄2018-1 --actor 李四", "红〔2018〕001号",
      "colour=red red=approved due=2018-06-22_17:30" },
    { "2018-06-19 12:00", "account 白2018-1 --text interview --document 约谈1号",
      "红〔2018〕001号", "colour=red" },
    { "2018-06-20 09:00", "report 红2018-1 --by 王五", "红〔2018〕001号", "stage=reported" },
    { "2018-06-20 10:00", "verify 红2018-1 --actor 李四", "红〔2018〕001号",
      "stage=closed red=approved overdue_minutes=0" },
    { "2018-06-21 09:00", "reopen 红2018-1 --text 复查不实", "红〔2018〕001号",
      "stage=rectifying colour=red due=2018-06-26_17:30 returns=2" },
    { "2018-06-21 10:00", "report 红2018-1 --by 王五", "红〔2018〕001号", "stage=reported" },
    { "2018-06-21 11:00", "verify 红2018-1 --actor 李四", "红〔2018〕001号", "stage=closed" },
    { "2018-07-25 09:00", "lookback 红2018-1 --held", "红〔2018〕001号", "stage=closed" },
    { "2018-07-25 10:00", "lookback 红2018-1 --relapsed", "黄〔2018〕002号", "stage=closed" },
    { "2018-07-25 11:00", "new --unit 乙街道 --problem 噪音", "白〔2018〕002号", NULL },
    { "2018-07-25 12:00", "dispute 白2018-2 --text 无此事", "白〔2018〕002号", NULL },
    { "2018-07-25 12:30", "uphold 白2018-2", "白〔2018〕002号", NULL },
    { "2018-07-25 13:00", "cancel 黄2018-2 --text 重复", "黄〔2018〕002号", NULL },
  };
  g_autoptr (CliPlace) place = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    {
      at (story[i].now);
      expect (place, story[i].line, story[i].out);
      if (story[i].row != NULL)
        assert_row (place, "白〔2018〕001号", story[i].row);
    }

  assert_row (place, "白〔2018〕002号", "stage=cancelled");
  assert_row (place, "黄〔2018〕002号", "stage=cancelled unit=丙镇 colour=yellow");
  assert_sound (place);
}

/* What came of an accountability is recorded later, and once more where it was wrong; the
 * newest record counts. */
static void
test_outcomes (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *shown = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *table = NULL;

  at ("2018-06-04 09:00");
  expect (place, "new --unit 乙街道 --problem 甲 --colour red --reason 领导批示 --actor 赵",
          "黄〔2018〕001号");
  expect (place, "approve 黄2018-1 --actor 李四", "红〔2018〕001号");
  refuse (place, "outcome 红2018-1 --text 已整改", "Outcome");
  at ("2018-06-05 09:00");
  expect (place, "account 红2018-1 --text interview --document 约谈1号 --by 王五",
          "红〔2018〕001号");
  at ("2018-06-06 09:00");
  expect (place, "account 红2018-1 --text criticism --document 通报2号", "红〔2018〕001号");
  at ("2018-06-07 09:00");
  refuse (place, "outcome 红2018-1", "text");
  expect (place, "outcome 红2018-1 --text 全市通报 --document 通报3号", "红〔2018〕001号");
  before = cli_digest (place->file);
  at ("2018-06-08 09:00");
  expect (place, "outcome 红2018-1 --text '全市通报，取消评优'", "红〔2018〕001号");

  shown = ticket (place, "show 红2018-1");
  g_assert_nonnull (strstr (shown, "2018-06-07 09:00,2018-06-07 09:00,"));
  g_assert_nonnull (strstr (shown, ",outcome,全市通报,通报3号,"));
  g_assert_nonnull (strstr (shown, ",outcome,全市通报，取消评优,,"));
  table = run (place, "export accounts");
  g_assert_cmpstr (table, ==,
                   "number,unit,kind,as_of,who,document,outcome,outcome_as_of,outcome_document\n"
                   "红〔2018〕001号,乙街道,interview,2018-06-05 09:00,王五,约谈1号,,,\n"
                   "红〔2018〕001号,乙街道,criticism,2018-06-06 09:00,,通报2号,"
                   "全市通报，取消评优,2018-06-08 09:00,\n");
  assert_row (place, "黄〔2018〕001号", "colour=red stage=issued");

  g_free (run (place, "undo"));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);
  assert_sound (place);
}

/* What the rules of the scheme take off for red tickets: some of it booked, then all. */
static void
test_proposals (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *scheme = cli_place_write (
    place, "scheme.json",
    "{\"name\": \"方案\", \"adjustments\": {\"rules\": ["
    "{\"name\": \"红单\", \"amount\": \"-1\", \"source\": \"red-tickets\"}]},"
    "\"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"sum\","
    " \"children\": [{\"key\": \"site\", \"name\": \"现场\", \"source\": \"entry\"}]}}");
  g_autofree char *set = g_strconcat ("scheme set ", scheme, NULL);
  static const char *const units[] = { "乙街道", "丙镇" };
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *all = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (run (place, set));
  g_free (run (place, "round new 六月 --period 2018-06 --scheme 方案"));
  {
    g_autofree char *table = cli_place_write (place, "scores.csv",
                                              "unit,site\n乙街道,90\n丙镇,80\n");
    g_autofree char *line = g_strconcat ("import scores ", table, " --round 六月", NULL);

    g_free (run (place, line));
  }
  none = run (place, "round proposals 六月");
  g_assert_cmpstr (none, ==, "rule,unit,cases,amount,state,kind\n");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *new = g_strdup_printf ("new --unit %s --problem 甲%u --colour red "
                                              "--reason 领导批示 --actor 赵", units[i / 2], i);
      g_autofree char *approve = g_strdup_printf ("approve 黄2018-%u --actor 李四", i + 1);

      at (i == 0 ? "2018-06-04 09:00" : i == 1 ? "2018-06-04 10:00" : "2018-06-04 11:00");
      g_free (ticket (place, new));
      g_free (ticket (place, approve));
    }
  at ("2018-06-29 09:00");
  some = run (place, "round proposals 六月 --confirm 红单 丙镇");
  g_assert_cmpstr (some, ==, "rule,unit,cases,amount,state,kind\n红单,乙街道,2,-2,proposed,adjustment\n"
                   "红单,丙镇,1,-1,confirmed,adjustment\n");
  before = cli_digest (place->file);
  {
    /* what is booked, or was never proposed, is not confirmed */
    g_autoptr (CliCall) again = call (place, "round proposals 六月 --confirm 红单 丙镇");
    g_autoptr (CliCall) odd = call (place, "round proposals 六月 --confirm 红单");

    g_assert_cmpint (again->status, ==, 1);
    g_assert_cmpint (odd->status, ==, 2);
  }
  all = run (place, "round proposals 六月 --confirm all");
  g_assert_cmpstr (all, ==, "rule,unit,cases,amount,state,kind\n红单,乙街道,2,-2,confirmed,adjustment\n"
                   "红单,丙镇,1,-1,confirmed,adjustment\n");
  /* a second time there is nothing to book, and no step */
  g_free (run (place, "round proposals 六月 --confirm all"));
  rank = run (place, "round rank 六月");
  g_assert_nonnull (strstr (rank, ",1,乙街道,88.00,"));
  g_assert_nonnull (strstr (rank, ",2,丙镇,79.00,"));
  g_free (run (place, "undo"));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);
  assert_sound (place);
}

static void
test_many_at_once (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  expect (place, "new --unit 丙镇 --problem 乙", "白〔2018〕002号");
  before = cli_digest (place->file);
  expect (place, "receive 白2018-2 白2018-1", "白〔2018〕002号\n白〔2018〕001号");
  g_free (run (place, "undo"));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);

  /* all or nothing */
  expect (place, "receive 白2018-2", "白〔2018〕002号");
  refuse (place, "receive 白2018-1 白2018-2", "白〔2018〕002号");
  assert_row (place, "白〔2018〕001号", "stage=issued");
}

/* Bad input */

static void
test_refusals (void)
{
  static const struct
  {
    const char *line;
    const char *word;
  } lines[] = {
    { "new --unit 无此镇 --problem 甲", "unit" },
    { "new --unit 乙街道 --problem ''", "problem" },
    { "new --unit 乙街道 --problem 甲 --point 无", "point" },
    { "new --unit 乙街道 --problem 甲 --item 无", "item" },
    { "new --unit 乙街道 --problem 甲 --assist 无", "assist" },
    { "new --unit 乙街道 --problem 甲 --limit 'until 2018-06-04 09:00'", "limit" },
    { "new --unit 乙街道 --problem 甲 --limit 'until 2101-06-04 09:00'", "2101" },
    { "new --unit 乙街道 --problem 甲 --as-of '2018-06-05 09:00'", "as-of" },
    { "new --unit 乙街道 --problem 甲 --as-of '1999-06-05 09:00'", "as-of" },
    { "new --unit 乙街道 --problem 甲 --colour yellow", "reason" },
    { "new --unit 乙街道 --problem 甲 --colour red", "reason" },
    { "new --unit 乙街道 --problem 甲 --photo /nonexistent.jpg", "photo" },
    { "receive 白2018-9", "number" },
    { "receive 白色", "number" },
    { "issue 白2018-1", "Issue" },
    { "verify 白2018-1 --actor 李", "Recheck" },
    { "return 白2018-1 --text 不净", "Return" },
    { "close 白2018-1", "Closing" },
    { "reopen 白2018-1 --text 不净", "Reopening" },
    { "resume 白2018-1", "suspension" },
    { "unshelve 白2018-1", "shelving" },
    { "uphold 白2018-1", "Dispute" },
    { "dismiss 白2018-1", "Dispute" },
    { "approve 白2018-1 --actor 李", "proposed" },
    { "reject 白2018-1 --actor 李", "proposed" },
    { "lookback 白2018-1 --held", "Look-back" },
    { "lookback 白2018-1 --relapsed", "Look-back" },
    { "account 白2018-1 --text interview --document 一", "Accountability" },
    { "suspend 白2018-1", "text" },
    { "shelve 白2018-1", "text" },
    { "dispute 白2018-1", "text" },
    { "cancel 白2018-1", "text" },
    { "order-red 白2018-1", "text" },
    { "reassign 白2018-1 --unit 丙镇", "text" },
    { "reassign 白2018-1 --unit 无此镇 --text 甲", "unit" },
    { "extend 白2018-1 --limit '1 workday'", "text" },
    { "extend 白2018-1 --text 雨", "extend" },
    { "extend 白2018-1 --text 雨 --due '2018-06-06 17:30'", "due" },
    { "report 白2018-1 --as-of '2018-05-31 09:00'", "as-of" },
    { "report 白2018-1 --photo /etc/passwd", "passwd" },
    { "verify 白2018-2 --actor 张三", "张三" },
    { "verify 白2018-2 --actor 王五", "王五" },
    { "receive 白2018-2", "Receipt" },
    { "report 白2018-2", "Reply" },
    { "receive 白2018-3", "Suspended" },
    { "suspend 白2018-3 --text 又停", "Suspended" },
    { "verify 白2018-4 --actor 李", "Recheck" },
    { "cancel 白2018-4 --text 作废", "Cancellation" },
    { "show 白2018-9", "number" },
    { "deadline 白2018-9", "number" },
  };
  g_autoptr (CliPlace) place = office_new ();

  for (guint i = 0; i < 4; i++)
    g_free (ticket (place, "new --unit 乙街道 --problem 甲"));
  at ("2018-06-04 10:00");
  g_free (ticket (place, "report 白2018-2 --by 张三 --actor 王五"));
  g_free (ticket (place, "suspend 白2018-3 --text 台风"));
  g_free (ticket (place, "report 白2018-4"));
  g_free (ticket (place, "verify 白2018-4 --actor 李"));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    refuse (place, lines[i].line, lines[i].word);

  /* the clock runs behind */
  at ("2018-06-04 09:59");
  refuse (place, "receive 白2018-1", "2018-06-04 09:59");
  assert_sound (place);
}

static void
test_usage (void)
{
  static const char *const lines[] = {
    "dance 白2018-1", "receive", "new --unit 乙街道", "new --problem 甲",
    "new --unit 乙街道 --problem 甲 --limit '3 moons'",
    "new --unit 乙街道 --problem 甲 --limit '0 workdays'",
    "new --unit 乙街道 --problem 甲 --colour green",
    "new --unit 乙街道 --problem 甲 --as-of 2018-02-30",
    "list --stage asleep", "steps --since soon", "reassign 白2018-1 --text 甲",
    "lookback draw --seed 1 --percent white=200 --after 0",
    "lookback draw --seed 1 --after 0", "lookback 白2018-1",
  };
  g_autoptr (CliPlace) place = office_new ();

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliCall) done = call_ticket (place, lines[i]);

      if (done->status != 2)
        g_test_message ("%s: %d: %s", lines[i], done->status, done->err);
      g_assert_cmpint (done->status, ==, 2);
    }
}

/* Numbers */

static void
test_every_number_finds_it (void)
{
  static const char *const forms[] = {
    "白〔2018〕001号", "白〔2018〕001", "白2018-1", "白2018-001", "W-2018-001", "w-2018-1",
    "白[2018]1号", "白(2018)001号", "白［２０１８］００１号",
  };
  g_autoptr (CliPlace) place = office_new ();

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  at ("2018-06-08 10:00");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *line = g_strdup_printf ("remind '%s'", forms[i]);

      expect (place, line, "黄〔2018〕001号");
    }
  expect (place, "remind Y-2018-1", "黄〔2018〕001号");
  refuse (place, "remind R-2018-1", "R-2018-1");
}

static void
test_numbers_run_by_colour_and_year (void)
{
  g_autoptr (CliPlace) place = office_new ();

  expect (place, "new --unit 乙街道 --problem 甲 --as-of '2017-12-29 10:00'",
          "白〔2017〕001号");
  expect (place, "new --unit 乙街道 --problem 乙 --limit '30 workdays'", "白〔2018〕001号");
  expect (place, "new --unit 乙街道 --problem 丙 --colour yellow --reason 省测",
          "黄〔2018〕002号");
  expect (place, "new --unit 乙街道 --problem 丁 --colour red --reason 督办",
          "黄〔2018〕003号");
  assert_row (place, "黄〔2018〕003号", "red=proposed colour=yellow");
  /* that of 2017 rose before the others were entered, in the year of its legal time */
  assert_row (place, "白〔2017〕001号", "number=黄〔2018〕001号 red=proposed");
}

static void
test_undo_frees_only_the_last_number (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *stuck = NULL;

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  expect (place, "new --unit 乙街道 --problem 乙", "白〔2018〕002号");

  /* steps: new, units, items, points, then the two */
  refused = refused_text (place, "undo 5");
  g_assert_nonnull (strstr (refused, "cancel"));

  g_free (run (place, "undo"));
  expect (place, "new --unit 乙街道 --problem 丙", "白〔2018〕002号");
  g_free (run (place, "undo"));
  g_free (run (place, "undo 5"));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);
  expect (place, "new --unit 乙街道 --problem 丁", "白〔2018〕001号");

  /* what rose since rests on it */
  at ("2018-06-08 10:00");
  g_free (run (place, "escalate"));
  stuck = refused_text (place, "undo");
  g_assert_nonnull (strstr (stuck, "cancel"));
  expect (place, "cancel 黄2018-1 --text 误发", "黄〔2018〕001号");
  expect (place, "new --unit 乙街道 --problem 戊", "白〔2018〕002号");
  assert_sound (place);
}

/* Escalation */

static void
test_nine_days_off (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *dry = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *again = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *later = NULL;
  const char *expected =
    "at,number,from,to,why,new_number\n"
    "2018-06-04 17:30,白〔2018〕002号,white,yellow,receipt,黄〔2018〕001号\n"
    "2018-06-06 17:30,白〔2018〕001号,white,yellow,overdue,黄〔2018〕002号\n"
    "2018-06-07 17:30,黄〔2018〕001号,yellow,red proposed,overdue,\n"
    "2018-06-11 17:30,黄〔2018〕002号,yellow,red proposed,overdue,\n";

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  expect (place, "new --unit 丙镇 --problem 乙", "白〔2018〕002号");
  expect (place, "receive 白2018-1", "白〔2018〕001号");

  at ("2018-06-13 10:00");
  dry = run (place, "escalate --dry-run");
  g_assert_cmpstr (dry, ==, expected);
  steps = run (place, "escalate");
  g_assert_cmpstr (steps, ==, expected);
  again = run (place, "escalate");
  g_assert_cmpstr (again, ==, "at,number,from,to,why,new_number\n");

  listed = ticket (place, "steps --since '2018-06-07 17:30'");
  g_assert_cmpstr (listed, ==,
                   "at,number,from,to,why,new_number\n"
                   "2018-06-07 17:30,黄〔2018〕001号,yellow,red proposed,overdue,\n"
                   "2018-06-11 17:30,黄〔2018〕002号,yellow,red proposed,overdue,");

  /* a report on time, entered late, takes both steps back; the number stays used */
  expect (place, "report 黄2018-2 --as-of '2018-06-06 17:30' --by 张三", "白〔2018〕001号");
  assert_row (place, "白〔2018〕001号", "colour=white red= stage=reported");
  later = ticket (place, "steps --since '2018-06-06 00:00'");
  g_assert_null (strstr (later, "黄〔2018〕002号"));
  expect (place, "new --unit 乙街道 --problem 丙 --colour yellow --reason 省测",
          "黄〔2018〕003号");
  assert_sound (place);
}

/* Whoever shows or changes tickets sweeps first, and what it recorded stays. */
static void
test_every_command_sweeps (void)
{
  static const char line[] = "2018-06-04 17:30,白〔2018〕001号,white,yellow,receipt,"
                             "黄〔2018〕001号\n";
  static const char *const lines[] = {
    "list", "show 白2018-1", "steps", "deadline 白2018-1", "verify 白2018-1 --actor 李",
    "new --unit 无此镇 --problem 乙", "receive 白2018-1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliPlace) place = office_new ();
      g_autoptr (CliCall) done = NULL;
      g_autofree char *steps = NULL;

      expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
      at ("2018-06-05 10:00");
      done = call_ticket (place, lines[i]);
      g_assert_true (g_str_has_prefix (done->err, line));
      steps = ticket (place, "steps");
      g_assert_cmpuint (strlen (steps), >, strlen ("at,number,from,to,why,new_number\n"));
    }
}

/* A desktop that holds the file sweeps it itself. */
static void
test_a_held_file (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *lock = g_strconcat (place->file, ".lock", NULL);
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autoptr (CliCall) escalate = NULL;
  g_autoptr (CliCall) verb = NULL;
  g_autoptr (CliCall) list = NULL;
  int fd;

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  fd = g_open (lock, O_RDWR | O_CREAT, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &whole), ==, 0);

  at ("2018-06-05 10:00");
  escalate = call (place, "escalate --wait 0");
  g_assert_cmpint (escalate->status, ==, 0);
  g_assert_cmpstr (escalate->out, ==, "at,number,from,to,why,new_number\n");
  g_assert_cmpstr (escalate->err, !=, "");
  list = call_ticket (place, "list");
  g_assert_cmpint (list->status, ==, 0);
  g_assert_nonnull (strstr (list->out, "白〔2018〕001号,white,issued"));
  g_assert_true (g_str_has_prefix (list->err, "1 rise that fell due"));
  verb = call_ticket (place, "receive 白2018-1 --wait 0");
  g_assert_cmpint (verb->status, ==, 3);

  close (fd);
  assert_row (place, "白〔2018〕001号", "colour=yellow");
}

/* Recurrence */

static void
close_ticket (CliPlace   *place,
              const char *number)
{
  g_autofree char *report = g_strdup_printf ("report %s", number);
  g_autofree char *verify = g_strdup_printf ("verify %s --actor 李", number);

  g_free (ticket (place, report));
  g_free (ticket (place, verify));
}

static void
test_recurrence (void)
{
  static const char issue[] = "new --unit 乙街道 --problem 甲 --point P1 --item N1";
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *free_again = g_strconcat (issue, " --no-recurrence 另一处", NULL);
  g_autofree char *lower = g_strconcat (issue, " --colour white", NULL);
  g_autofree char *second = g_strconcat (issue, " --duplicate-ok", NULL);
  g_autoptr (CliCall) done = NULL;

  expect (place, issue, "白〔2018〕001号");
  refuse (place, issue, "白〔2018〕001号");
  expect (place, second, "白〔2018〕002号");
  expect (place, "cancel 白2018-2 --text 重复", "白〔2018〕002号");
  expect (place, "new --unit 乙街道 --problem 乙 --point P1 --item N2 --json",
          "{\n  \"number\": \"白〔2018〕003号\"\n}");
  close_ticket (place, "白2018-1");

  /* the window is 30 days, inclusive */
  at ("2018-07-01 09:00");
  g_free (run (place, "escalate"));
  refuse (place, lower, "colour");
  done = call_ticket (place, issue);
  g_assert_cmpstr (done->out, ==, "黄〔2018〕002号\n");
  g_assert_nonnull (strstr (done->err, "白〔2018〕001号"));
  g_free (run (place, "undo"));
  expect (place, free_again, "白〔2018〕004号");
  g_free (run (place, "undo"));

  at ("2018-07-02 09:00");
  expect (place, issue, "白〔2018〕004号");
  assert_sound (place);
}

static void
test_a_chain_proposes_red (void)
{
  static const char issue[] = "new --unit 乙街道 --problem 甲 --point P1 --item N1";
  g_autoptr (CliPlace) place = office_new ();

  expect (place, issue, "白〔2018〕001号");
  close_ticket (place, "白2018-1");
  at ("2018-06-20 09:00");
  expect (place, issue, "黄〔2018〕001号");
  assert_row (place, "黄〔2018〕001号", "red= due=2018-06-25_17:30");
  close_ticket (place, "黄2018-1");
  at ("2018-07-10 09:00");
  expect (place, issue, "黄〔2018〕002号");
  assert_row (place, "黄〔2018〕002号", "red=proposed colour=yellow");
}

static void
test_look_back (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *drawn = NULL;
  g_autofree char *again = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *number = g_strdup_printf ("白2018-%u", i);

      g_free (ticket (place, "new --unit 乙街道 --problem 甲"));
      close_ticket (place, number);
    }

  at ("2018-06-30 09:00");
  expect (place, "lookback draw --seed 2018 --percent white=25 --after 30", "");
  at ("2018-07-01 09:00");
  drawn = ticket (place, "lookback draw --seed 2018 --percent white=25 --after 30");
  again = ticket (place, "lookback draw --seed 2018 --percent white=25 --after 30");
  g_assert_cmpstr (drawn, ==, again);
  lines = g_strsplit (drawn, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  assert_sound (place);
}

/* Tables */

static void
test_a_problem_list (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *export = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *report = NULL;
  g_autofree char *same = NULL;
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *line = NULL;
  g_autofree char *line_out = NULL;
  g_autofree char *line_back = NULL;

  path = cli_place_write (place, "list.csv",
                          "序号,责任单位,问题描述,点位,项目,交办时间,整改期限\n"
                          "1,乙街道,垃圾,P1,N1,2018-06-01 08:40,2018-06-08\n"
                          "2,丙镇,乱停,P2,N2,2018-06-01 08:40,\n");
  line = g_strdup_printf ("import tickets '%s'", path);
  report = run (place, line);
  g_assert_cmpstr (report, ==, "added,changed,unchanged,skipped,rejected\n2,0,0,0,0\n");
  assert_row (place, "白〔2018〕001号", "unit=乙街道 due=2018-06-08_17:30 point=东门市场");
  assert_row (place, "白〔2018〕002号", "unit=丙镇 due=2018-06-06_17:30 item=车辆停放");

  export = cli_place_path (place, "export.csv");
  line_out = g_strdup_printf ("export tickets -o '%s'", export);
  line_back = g_strdup_printf ("import tickets '%s'", export);
  g_free (run (place, line_out));
  same = run (place, line_back);
  g_assert_cmpstr (same, ==, "added,changed,unchanged,skipped,rejected\n0,0,2,0,0\n");

  g_free (run (place, "undo"));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);

  /* with their numbers they come back as they were */
  g_free (run (place, line_back));
  exported = run (place, "export tickets");
  g_file_get_contents (export, &taken, NULL, NULL);
  g_assert_cmpstr (exported, ==, taken);
  assert_sound (place);
}

static void
test_bad_tables (void)
{
  static const struct
  {
    const char *rows;
    const char *word;
  } tables[] = {
    { ",乙街道,甲,2018-06-05", "future" },
    { ",无此镇,甲,2018-05-31", "unit" },
    { ",乙街道,,2018-05-31", "problem" },
    { ",乙街道,甲,2018-02-30", "issued" },
    { ",乙街道,甲,1999-05-31", "2000" },
    { "白2018-1,乙街道,别的,2018-05-31", "used already" },
    { "色2018-1,乙街道,甲,2018-05-31", "number" },
    { "白2018-5,乙街道,甲,2018-05-31\n白2018-5,丙镇,乙,2018-05-31", "Row 2" },
  };
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *before = NULL;

  expect (place, "new --unit 乙街道 --problem 甲", "白〔2018〕001号");
  before = cli_digest (place->file);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = g_strdup_printf ("number,unit,problem,issued\n%s\n",
                                               tables[i].rows);
      g_autofree char *path = cli_place_write (place, "bad.csv", text);
      g_autofree char *line = g_strdup_printf ("import tickets '%s'", path);
      g_autofree char *refused = refused_text (place, line);
      g_autofree char *after = cli_digest (place->file);

      if (strstr (refused, tables[i].word) == NULL)
        g_test_message ("%s: %s", tables[i].rows, refused);
      g_assert_nonnull (strstr (refused, tables[i].word));
      g_assert_cmpstr (before, ==, after);
    }
}

/* An imported register may have holes, which check tells without calling it damage. */
static void
test_gaps_are_told (void)
{
  g_autoptr (CliPlace) place = office_new ();
  g_autofree char *out = NULL;

  import (place, "tickets", "number,unit,problem,issued\n白2018-5,乙街道,甲,2018-05-31\n");
  expect (place, "new --unit 乙街道 --problem 乙", "白〔2018〕006号");
  out = run (place, "check");
  g_assert_cmpstr (out, ==, "severity,what,where,found,expected\n"
                   "note,gap,白〔2018〕001号–白〔2018〕004号,,\n");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket/every-verb", test_every_verb);
  g_test_add_func ("/ticket/outcomes", test_outcomes);
  g_test_add_func ("/ticket/proposals", test_proposals);
  g_test_add_func ("/ticket/many-at-once", test_many_at_once);
  g_test_add_func ("/ticket/refusals", test_refusals);
  g_test_add_func ("/ticket/usage", test_usage);
  g_test_add_func ("/ticket/every-number-finds-it", test_every_number_finds_it);
  g_test_add_func ("/ticket/numbers-run-by-colour-and-year",
                   test_numbers_run_by_colour_and_year);
  g_test_add_func ("/ticket/undo-frees-only-the-last-number",
                   test_undo_frees_only_the_last_number);
  g_test_add_func ("/ticket/nine-days-off", test_nine_days_off);
  g_test_add_func ("/ticket/every-command-sweeps", test_every_command_sweeps);
  g_test_add_func ("/ticket/a-held-file", test_a_held_file);
  g_test_add_func ("/ticket/recurrence", test_recurrence);
  g_test_add_func ("/ticket/a-chain-proposes-red", test_a_chain_proposes_red);
  g_test_add_func ("/ticket/look-back", test_look_back);
  g_test_add_func ("/ticket/a-problem-list", test_a_problem_list);
  g_test_add_func ("/ticket/bad-tables", test_bad_tables);
  g_test_add_func ("/ticket/gaps-are-told", test_gaps_are_told);

  return g_test_run ();
}
