/* test-from-round.c - tickets of what failed in a round, from the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

#define NOW "2018-06-20 10:00"
#define AT  "--at", NOW

static const char units[] =
  "代码,名称,上级,类型\n1,甲区,,district\n2,乙街道,1,街道\n3,丙街道,1,街道\n";
static const char items[] =
  "类别,项目编号,项目,要点,满分,方式\n"
  "市场,SC1,地面干净,场内外地面干净,10,graded\n"
  "市场,SC2,下水畅通,无污水外溢,20,graded\n";
static const char points[] =
  "编号,点位,类别,属地\nP1,东门市场,市场,乙街道\nP2,西门市场,市场,乙街道\nP4,南门市场,市场,丙街道\n";
static const char scheme[] =
  "{\"name\": \"方案\", \"from\": \"2018-01\", \"component\": {\"key\": \"total\","
  " \"name\": \"总分\", \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"实地\", \"source\": \"inspection\"}]}}";
static const char june[] =
  "point,item,grade,note\nP1,SC1,C,东门外积水\nP1,SC2,C#,\nP2,SC1,B,\nP4,SC2,C,污水外溢\n";
static const char july[] =
  "point,item,grade,note\nP1,SC1,A,\nP1,SC2,C#,又外溢\n";

static void
import (CliPlace   *place,
        const char *kind,
        const char *round,
        const char *text,
        const char *at)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *table = cli_place_write (place, name, text);

  if (round != NULL)
    g_free (cli_out ("import", place->file, kind, table, "--round", round, "--at", at, NULL));
  else
    g_free (cli_out ("import", place->file, kind, table, "--at", at, NULL));
}

static CliPlace *
make_place (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *path = cli_place_write (place, "scheme.json", scheme);

  g_free (cli_out ("new", place->file, AT, NULL));
  import (place, "units", NULL, units, NOW);
  import (place, "items", NULL, items, NOW);
  import (place, "points", NULL, points, NOW);
  g_free (cli_out ("scheme", place->file, "set", path, AT, NULL));
  g_free (cli_out ("round", place->file, "new", "6月", "--period", "2018-06", "--scheme", "方案", AT,
                   NULL));
  import (place, "observations", "6月", june, NOW);

  return place;
}

/* One ticket a point, in the order of the units; the numbers are printed, once. */
static void
test_numbers (void)
{
  g_autoptr (CliPlace) place = make_place ();
  g_autofree char *out = cli_out ("ticket", place->file, "from-round", "6月", AT, NULL);
  g_autofree char *again = cli_out ("ticket", place->file, "from-round", "6月", AT, NULL);
  g_autofree char *list = cli_out ("ticket", place->file, "list", AT, NULL);
  g_autoptr (GPtrArray) table = cli_table (list);

  g_assert_cmpstr (out, ==, "白〔2018〕001号\n白〔2018〕002号\n");
  g_assert_cmpstr (again, ==, "");
  g_assert_cmpuint (table->len, ==, 3);
  g_assert_cmpstr (cli_cell (table, 0, "unit"), ==, "乙街道");
  g_assert_cmpstr (cli_cell (table, 0, "problem"), ==, "1. 地面干净：东门外积水；2. 下水畅通");
  g_assert_cmpstr (cli_cell (table, 0, "point"), ==, "东门市场");
  g_assert_cmpstr (cli_cell (table, 1, "unit"), ==, "丙街道");
  g_assert_cmpstr (cli_cell (table, 1, "problem"), ==, "污水外溢");
}

static void
test_unit (void)
{
  g_autoptr (CliPlace) place = make_place ();
  g_autofree char *one = cli_out ("ticket", place->file, "from-round", "6月", "--unit", "丙街道", AT,
                                  NULL);
  g_autofree char *rest = cli_out ("ticket", place->file, "from-round", "6月", "--unit", "甲区", AT,
                                   NULL);

  g_assert_cmpstr (one, ==, "白〔2018〕001号\n");
  g_assert_cmpstr (rest, ==, "白〔2018〕002号\n");
}

static void
test_refusals (void)
{
  g_autoptr (CliPlace) place = make_place ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;

  g_free (cli_refused (1, "ticket", place->file, "from-round", "9月", AT, NULL));
  g_free (cli_refused (1, "ticket", place->file, "from-round", "6月", "--unit", "丁街道", AT, NULL));
  g_free (cli_refused (2, "ticket", place->file, "from-round", AT, NULL));
  after = cli_digest (place->file);
  g_assert_cmpstr (before, ==, after);
}

/* What was closed and fails again next month is yellow at once, said on standard error. */
static void
test_recurrence (void)
{
  g_autoptr (CliPlace) place = make_place ();
  g_autoptr (CliCall) call = NULL;

  g_free (cli_out ("ticket", place->file, "from-round", "6月", "--unit", "乙街道", AT, NULL));
  g_free (cli_out ("ticket", place->file, "report", "白2018-1", "--text", "已整改", "--actor", "乙",
                   "--at", "2018-06-21 10:00", NULL));
  g_free (cli_out ("ticket", place->file, "verify", "白2018-1", "--actor", "丁", "--at",
                   "2018-06-22 10:00", NULL));
  g_free (cli_out ("round", place->file, "new", "7月", "--period", "2018-07", "--scheme", "方案",
                   "--at", "2018-07-02 10:00", NULL));
  import (place, "observations", "7月", july, "2018-07-02 10:00");
  call = cli_call ("ticket", place->file, "from-round", "7月", "--at", "2018-07-10 10:00", NULL);
  g_assert_cmpint (call->status, ==, 0);
  g_assert_cmpstr (call->out, ==, "黄〔2018〕001号\n");
  g_assert_nonnull (strstr (call->err, "白〔2018〕001号"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/from-round/numbers", test_numbers);
  g_test_add_func ("/from-round/unit", test_unit);
  g_test_add_func ("/from-round/refusals", test_refusals);
  g_test_add_func ("/from-round/recurrence", test_recurrence);

  return g_test_run ();
}
