/* test-ranking.c - places, figures, changes and grades: scoring.md §7
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-round-check.h"
#include "support/san-test-round.h"

static SanRanking *
rank (SanRoundInput *input)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_compute (input, &error);

  g_assert_no_error (error);

  return ranking;
}

/* One entry component; @head comes before it in the scheme. */
static SanRanking *
rank_entries (const char *head,
              const char *lines)
{
  g_autofree char *scheme =
    g_strdup_printf ("{'name': 'x', %s 'component': {'key': 't', 'source': 'entry'}}", head);
  g_autoptr (SanRoundInput) input = san_test_round (scheme, lines);

  return rank (input);
}

static void
assert_places (const char *head,
               const char *lines,
               const char *expected)
{
  g_autoptr (SanRanking) ranking = rank_entries (head, lines);
  g_autofree char *places = san_test_places (ranking);

  g_assert_cmpstr (places, ==, expected);
}

static void
test_ties (void)
{
  static const char lines[] = "g A ranked 100\ng B ranked 99\ng C ranked 99\ng D ranked 98";

  assert_places ("", lines, "A 1 100.00; B 2 99.00; C 2 99.00; D 4 98.00");
  assert_places ("'ties': 'dense',", lines, "A 1 100.00; B 2 99.00; C 2 99.00; D 3 98.00");
  assert_places ("'ties': 'unique',", lines, "A 1 100.00; B 2 99.00; C 3 99.00; D 4 98.00");
}

static void
test_precision (void)
{
  static const char lines[] = "g A ranked 85.5351\ng B ranked 85.544\ng C ranked 85.5399";

  assert_places ("", lines, "A 1 85.54; B 1 85.54; C 1 85.54");
  assert_places ("'rank_on': 'full',", lines, "B 1 85.54; C 2 85.54; A 3 85.54");
  assert_places ("'rank_on': 'full', 'higher_is_better': false,", lines,
                 "A 1 85.54; C 2 85.54; B 3 85.54");
}

static void
test_standings (void)
{
  assert_places ("", "g A listed 99\ng B ranked 80\ng C trial 90\ng D ranked .\ng E listed .\n"
                 "g F listed 99.5\ng H ranked 85",
                 "C 1 90.00; H 2 85.00; B 3 80.00; F 0 99.50; A 0 99.00; D 0 ; E 0 ");
  /* zero is a score */
  assert_places ("", "g A ranked 0\ng B ranked .\ng C ranked 0", "A 1 0.00; C 1 0.00; B 0 ");
}

static void
test_tie_breakers (void)
{
  static const char scheme[] =
    "{'name': 'x', 'ties': '%s', 'tie_breakers': [%s], 'component': {'key': 't', 'combine':"
    " 'sum', 'children': [{'key': 'a', 'source': 'entry', 'full': 50},"
    " {'key': 'd', 'source': 'deduction', 'full': 50}]}}";
  static const struct { const char *ties; const char *breakers; const char *places; } cases[] = {
    { "competition", "'a'", "C 1 90.00; A 1 90.00; B 1 90.00; D 4 72.00" },
    { "unique", "'a'", "C 1 90.00; A 2 90.00; B 3 90.00; D 4 72.00" },
    { "unique", "'-a'", "B 1 90.00; A 2 90.00; C 3 90.00; D 4 72.00" },
    { "unique", "'problems', 'a'", "B 1 90.00; C 2 90.00; A 3 90.00; D 4 72.00" },
    { "unique", "'-problems', '-a'", "B 1 90.00; A 2 90.00; C 3 90.00; D 4 72.00" },
    { "unique", "'previous'", "A 1 90.00; C 2 90.00; B 3 90.00; D 4 72.00" },
    { "unique", "'roster', 'a'", "A 1 90.00; B 2 90.00; C 3 90.00; D 4 72.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (scheme, "%s", 3);
      g_autofree char *text = g_strconcat (parts[0], cases[i].ties, parts[1],
                                           cases[i].breakers, parts[2], NULL);
      g_autoptr (SanRoundInput) input =
        san_test_round (text, "g A ranked 41 1\ng B ranked 40 0\ng C ranked 45 5\n"
                        "g D ranked 36 .");
      g_autoptr (SanRanking) ranking = NULL;
      g_autofree char *places = NULL;

      ((SanParticipant *) g_ptr_array_index (input->participants, 0))->previous_place = 2;
      ((SanParticipant *) g_ptr_array_index (input->participants, 2))->previous_place = 5;
      ranking = rank (input);
      places = san_test_places (ranking);
      g_assert_cmpstr (places, ==, cases[i].places);
    }
}

/* Where the tie-breakers run out the roster decides, and that is said. */
static void
test_roster_decides (void)
{
  g_autoptr (SanRanking) ranking = rank_entries ("'ties': 'unique',",
                                                 "g A ranked 90\ng B ranked 91\ng C ranked 90");

  g_assert_cmpstr (san_test_find_place (ranking, "A")->note, ==, "tie:roster");
  g_assert_cmpstr (san_test_find_place (ranking, "C")->note, ==, "tie:roster");
  g_assert_cmpstr (san_test_find_place (ranking, "B")->note, ==, "");
}

/* 90, 85.55, 85.54 and 70: mean 82.7725; distances squared sum to 231.28…; the listed 10
 * and the absent do not count. */
static void
test_figures (void)
{
  g_autoptr (SanRanking) ranking =
    rank_entries ("", "g A ranked 90\ng B trial 85.545\ng C ranked 85.54\ng D ranked 70\n"
                  "g E listed 10\ng F ranked .");
  const SanRankedGroup *group = san_ranking_find_group (ranking, "g");

  g_assert_cmpuint (group->n, ==, 4);
  g_assert_cmpstr (group->mean, ==, "82.77");
  g_assert_cmpstr (group->max, ==, "90.00");
  g_assert_cmpstr (group->min, ==, "70.00");
  g_assert_cmpstr (group->median, ==, "85.55");   /* of 85.55 and 85.54: 85.545 */
  g_assert_cmpstr (group->stdev, ==, "7.60");

  {
    g_autoptr (SanRanking) two = rank_entries ("", "g A ranked 1\ng B ranked 2");
    g_autoptr (SanRanking) none = rank_entries ("", "g A ranked .");
    const SanRankedGroup *pair = san_ranking_find_group (two, "g");
    const SanRankedGroup *empty = san_ranking_find_group (none, "g");

    g_assert_cmpstr (pair->stdev, ==, "0.50");
    g_assert_cmpstr (pair->mean, ==, "1.50");
    g_assert_cmpuint (empty->n, ==, 0);
    g_assert_cmpstr (empty->mean, ==, "");
    g_assert_cmpstr (empty->stdev, ==, "");
  }
}

/* A root that is exactly half way rounds away from zero: of 0 and 0.01 it is 0.005. */
static void
test_stdev_half_way (void)
{
  g_autoptr (SanRanking) ranking = rank_entries ("", "g A ranked 0\ng B ranked 0.01");

  g_assert_cmpstr (san_ranking_find_group (ranking, "g")->stdev, ==, "0.01");
}

static void
set_previous (SanRoundInput *input,
              guint          index,
              const char    *group,
              const char    *total,
              guint          place)
{
  SanParticipant *participant = g_ptr_array_index (input->participants, index);
  gint64 micro;

  participant->previous_group = group;
  participant->previous_place = place;
  participant->previous_has_total = total != NULL;
  if (total != NULL)
    {
      g_assert_true (san_micro_parse (total, &micro, NULL, NULL));
      san_rational_set_micro (participant->previous_total, micro);
    }
}

static void
test_changes (void)
{
  static const struct { const char *unit; const char *change; const char *rank_change; }
  expected[] = {
    { "A", "+0.31", "3" }, { "B", "-1.20", "-1" }, { "C", "0.00", "0" },
    { "D", "new", "new" }, { "E", "moved", "moved" }, { "F", "", "" }, { "G", "", "" },
    { "H", "+1.00", "" }, { "I", "-0.01", "" },
  };
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'component': {'key': 't', 'source': 'entry'}}",
                    "g A ranked 95.31\ng B ranked 90\ng C ranked 80\ng D ranked 70\n"
                    "g E ranked 60\ng F ranked 50\ng G ranked .\ng H ranked 40\ng I listed 30");
  g_autoptr (SanRanking) ranking = NULL;

  input->has_previous = TRUE;
  set_previous (input, 0, "g", "95", 4);
  set_previous (input, 1, "g", "91.2", 1);
  set_previous (input, 2, "g", "80", 3);
  set_previous (input, 4, "h", "60", 1);
  set_previous (input, 5, "g", NULL, 0);
  set_previous (input, 6, "g", "50", 2);
  set_previous (input, 7, "g", "39", 0);
  set_previous (input, 8, "g", "30.005", 0);
  ranking = rank (input);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SanPlace *place = san_test_find_place (ranking, expected[i].unit);

      g_assert_cmpstr (place->change, ==, expected[i].change);
      g_assert_cmpstr (place->rank_change, ==, expected[i].rank_change);
    }
}

static void
test_no_previous (void)
{
  g_autoptr (SanRanking) ranking = rank_entries ("", "g A ranked 1");

  g_assert_cmpstr (san_test_find_place (ranking, "A")->change, ==, "");
  g_assert_cmpstr (san_test_find_place (ranking, "A")->rank_change, ==, "");
}

/* (transfer full): "A 优秀; B …" in printed order */
static char *
grades_of (SanRanking *ranking)
{
  GString *text = g_string_new (NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "",
                              place->score->participant->name, place->grade);
    }

  return g_string_free (text, FALSE);
}

static void
assert_grades (const char *head,
               const char *lines,
               const char *expected)
{
  g_autoptr (SanRanking) ranking = rank_entries (head, lines);
  g_autofree char *grades = grades_of (ranking);

  g_assert_cmpstr (grades, ==, expected);
}

static void
test_grades (void)
{
  static const char lines[] = "g A ranked 95\ng B ranked 89.995\ng C ranked 85\ng D ranked 60\n"
                              "g E listed 99\ng F ranked .";
  static const char six[] = "g A ranked 9\ng B ranked 8\ng C ranked 8\ng D ranked 8\n"
                            "g E ranked 6\ng F ranked 5\ng H listed 10";

  /* the displayed total is what is compared: 89.995 shows 90.00 */
  assert_grades ("'grades': [{'name': '优', 'at_least': 90}, {'name': '良', 'at_least': 85},"
                 " {'name': '合'}],", lines, "A:优 B:优 C:良 D:合 E:优 F:");
  assert_grades ("'grades': [{'name': '优', 'at_least': 90}],", lines, "A:优 B:优 C: D: E:优 F:");
  assert_grades ("'higher_is_better': false, 'grades': [{'name': '优', 'at_most': 60},"
                 " {'name': '良', 'at_most': 85}],", lines, "D:优 C:良 B: A: E: F:");
  /* one, two and one: three share the cut of the second, so the third is shortened away */
  assert_grades ("'grades': [{'name': '好', 'quota': 1}, {'name': '中', 'quota': 2},"
                 " {'name': '差', 'quota': 1}],", six, "A:好 B:中 C:中 D:中 E: F: H:");
  assert_grades ("'grades': [{'name': '好', 'quota': 2}, {'name': '中', 'quota': 1},"
                 " {'name': '差'}],", six, "A:好 B:好 C:好 D:好 E:差 F:差 H:");
  assert_grades ("'ties': 'unique', 'grades': [{'name': '好', 'quota': 2},"
                 " {'name': '中', 'quota': 2}],", six, "A:好 B:好 C:中 D:中 E: F: H:");
  assert_grades ("'grades': [{'name': '好', 'quota': 0}, {'name': '中', 'quota': 10}],", six,
                 "A:中 B:中 C:中 D:中 E:中 F:中 H:");
}

/* Comparing with a published table ----------------------------------------------------- */

/* Lines "row-unit group total rank", "." for what is not printed; a unit that is no
 * participant keeps its name. (transfer full): "severity what unit found→expected", a line
 * an issue */
static char *
compare (SanRanking *ranking,
         const char *text,
         const char *tolerance)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SanExpectedRow));
  g_autoptr (GPtrArray) words_kept =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) issues =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_issue_free);
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);
  gint64 allowed;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **words = g_strsplit (lines[i], " ", -1);
      SanExpectedRow row = { .row = i + 2, .unit = words[0], .group = words[1] };

      g_assert_cmpuint (g_strv_length (words), ==, 4);
      if (g_str_equal (words[1], "."))
        words[1][0] = '\0';
      for (guint j = 0; j < ranking->input->participants->len; j++)
        {
          const SanParticipant *participant = g_ptr_array_index (ranking->input->participants,
                                                                 j);

          if (g_str_equal (participant->name, words[0]))
            row.unit_id = participant->unit_id;
        }
      row.has_total = !g_str_equal (words[2], ".") &&
                      san_micro_parse (words[2], &row.total, NULL, NULL);
      row.rank = (guint) g_ascii_strtoull (words[3], NULL, 10);
      g_array_append_val (rows, row);
      g_ptr_array_add (words_kept, words);
    }

  g_assert_true (san_micro_parse (tolerance, &allowed, NULL, NULL));
  g_assert_true (san_ranking_compare (ranking, rows, allowed, issues, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = san_issue_sentence (issue);

      g_assert_cmpuint (strlen (sentence), >, 0);
      g_string_append_printf (found, "%s%s %s %s %s>%s", i > 0 ? "\n" : "",
                              san_severity_name (issue->severity), issue->what, issue->unit,
                              issue->found, issue->expected);
    }

  return g_string_free (found, FALSE);
}

static void
assert_compare (SanRanking *ranking,
                const char *table,
                const char *tolerance,
                const char *expected)
{
  g_autofree char *found = compare (ranking, table, tolerance);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_compare_totals (void)
{
  g_autoptr (SanRanking) ranking =
    rank_entries ("", "g A ranked 95.55\ng B ranked 90\ng C ranked .\ng D ranked 80");

  assert_compare (ranking, "A . 95.55 1\nB . 90 2\nC . . .\nD . 80.00 3", "0", "");
  assert_compare (ranking, "A . 95.56 1\nB . 90 2\nC . . .\nD . 80 3", "0",
                  "error total A 95.56>95.55");
  assert_compare (ranking, "A . 95.56 1\nB . 89.99 2\nC . . .\nD . 80 3", "0.01", "");
  assert_compare (ranking, "A . 95.55 1\nB . 90 2\nC . 0 4\nD . . .", "0",
                  "error total C 0>\nerror total D >80.00\nerror rank C 4>3");
}

static void
test_compare_units (void)
{
  g_autoptr (SanRanking) ranking =
    rank_entries ("", "g A ranked 95\ng B ranked 90\nh C ranked 80\nh D ranked .");

  assert_compare (ranking, "A g 95 1\nB g 90 2\nC h 80 1\nD h . .\n平均分 . 88 .", "0",
                  "note average-row 平均分 平均分>");
  assert_compare (ranking, "A g 95 1\n平均 g 92 2\nB g 90 3\nX g 85 4\nC g 80 5", "0",
                  "error average-row 平均 平均>\nerror unknown-unit X X>\n"
                  "warning two-groups C g>h\nerror rank B 3>2\nerror rank C 5>4\n"
                  "warning missing-unit D >");
  assert_compare (ranking, "A g 95 1\nA h 95 1\nB g 90 2", "0",
                  "error two-groups A g (row 2); h (row 3)>g\n"
                  "error missing-unit C >80.00\nwarning missing-unit D >");
}

/* The hand errors of a real bulletin: 87 and 87 printed 8 and 9, 86 and 85 both 10. */
static void
test_compare_ranks (void)
{
  static const char lines[] = "g A ranked 88\ng B ranked 87\ng C ranked 87\ng D ranked 86\n"
                              "g E ranked 85\ng F listed 99";
  g_autoptr (SanRanking) ranking = rank_entries ("", lines);
  g_autoptr (SanRanking) dense = rank_entries ("'ties': 'dense',", lines);
  g_autoptr (SanRanking) lower = rank_entries ("'higher_is_better': false,", lines);
  static const char wrong[] = "A . 88 1\nB . 87 2\nC . 87 3\nD . 86 4\nE . 85 4\nF . 99 .";

  assert_compare (ranking, wrong, "0", "error rank C 3>2\nerror rank E 4>5");
  assert_compare (dense, wrong, "0", "error rank C 3>2\nerror rank D 4>3");
  assert_compare (lower, "A . 88 5\nB . 87 3\nC . 87 3\nD . 86 2\nE . 85 1\nF . 99 6", "0",
                  "error rank F 6>");
  /* the foot of a table alone: ranks follow with the units that it leaves out */
  assert_compare (ranking, "D . 86 4\nE . 85 5", "0",
                  "error missing-unit A >88.00\nerror missing-unit B >87.00\n"
                  "error missing-unit C >87.00\nerror missing-unit F >99.00");
  /* ranks without totals can only be held against ours */
  assert_compare (ranking, "A . . 1\nB . . 2\nC . . 3\nD . . 4\nE . . 5\nF . . .", "0",
                  "error rank C 3>2");
}

/* Published totals are rounded: hidden decimals and tie-breakers may tell equals apart. */
static void
test_compare_hidden_decimals (void)
{
  static const char lines[] = "g A ranked 85.54\ng B ranked 85.536\ng C ranked 80";
  g_autoptr (SanRanking) full = rank_entries ("'rank_on': 'full',", lines);
  g_autoptr (SanRanking) displayed = rank_entries ("", lines);
  g_autoptr (SanRanking) fine = rank_entries ("'decimals': 3,", lines);

  assert_compare (full, "A . 85.54 1\nB . 85.54 2\nC . 80 3", "0", "");
  assert_compare (full, "A . 85.54 2\nB . 85.54 1\nC . 80 3", "0",
                  "note rank A 2>1\nnote rank B 1>2");
  assert_compare (full, "A . 85.54 1\nB . 85.54 3\nC . 80 3", "0", "error rank B 3>2");
  assert_compare (displayed, "A . 85.54 1\nB . 85.54 2\nC . 80 3", "0", "error rank B 2>1");
  /* printed with two places the two are equal, with our three they are not */
  assert_compare (fine, "A . 85.54 1\nB . 85.54 1\nC . 80 3", "0.005", "note rank B 1>2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ranking/ties", test_ties);
  g_test_add_func ("/ranking/precision", test_precision);
  g_test_add_func ("/ranking/standings", test_standings);
  g_test_add_func ("/ranking/tie-breakers", test_tie_breakers);
  g_test_add_func ("/ranking/roster-decides", test_roster_decides);
  g_test_add_func ("/ranking/figures", test_figures);
  g_test_add_func ("/ranking/stdev-half-way", test_stdev_half_way);
  g_test_add_func ("/ranking/changes", test_changes);
  g_test_add_func ("/ranking/no-previous", test_no_previous);
  g_test_add_func ("/ranking/grades", test_grades);
  g_test_add_func ("/ranking/compare-totals", test_compare_totals);
  g_test_add_func ("/ranking/compare-units", test_compare_units);
  g_test_add_func ("/ranking/compare-ranks", test_compare_ranks);
  g_test_add_func ("/ranking/compare-hidden-decimals", test_compare_hidden_decimals);

  return g_test_run ();
}
