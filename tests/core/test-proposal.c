/* test-proposal.c - a proposal counts, reports and forgets nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-proposal.h"

static guint n_freed;

static void
free_payload (gpointer payload)
{
  n_freed++;
  g_free (payload);
}

static void
test_report (void)
{
  g_autoptr (SanProposal) proposal = san_proposal_new (free_payload);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (SanProposal) empty = san_proposal_new (NULL);

  n_freed = 0;
  san_proposal_add_row (proposal, 2, SAN_ROW_ADDED, "美兰区", g_strdup ("p"));
  san_proposal_add_change (proposal, "得分", NULL, "95.20");
  san_proposal_add_row (proposal, 3, SAN_ROW_CHANGED, "秀英区", g_strdup ("p"));
  san_proposal_add_change (proposal, "得分", "1", "2");
  san_proposal_settle (proposal);
  san_proposal_add_row (proposal, 4, SAN_ROW_CHANGED, "龙华区", g_strdup ("p"));
  san_proposal_settle (proposal);
  san_proposal_add_row (proposal, 5, SAN_ROW_SKIPPED, "平均", NULL);
  san_proposal_add_row (proposal, 6, SAN_ROW_ADDED, "琼山区", g_strdup ("p"));
  san_proposal_add_change (proposal, "得分", NULL, "3");
  san_proposal_reject (proposal, 6, "琼山区", "得分", "86..67", "is, not a number");
  san_proposal_reject (proposal, 6, "琼山区", "扣分", "x", "is not a number");
  san_proposal_reject (proposal, 7, "??", "单位", "??", "names no unit");
  san_proposal_add_remark (proposal, 2, "得分", "95.2000001", "rounded to 95.2");

  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_UNCHANGED), ==, 1);
  g_assert_true (san_proposal_has_changes (proposal));
  g_assert_cmpuint (san_proposal_get_n_changes (proposal), ==, 2);
  g_assert_cmpuint (san_proposal_get_row (proposal, 4)->n_changes, ==, 0);
  g_assert_cmpuint (san_proposal_get_change (proposal, 1)->row_index, ==, 1);
  g_assert_cmpstr (san_proposal_get_change (proposal, 1)->old_value, ==, "1");
  g_assert_cmpstr (san_proposal_get_change (proposal, 0)->old_value, ==, "");

  san_proposal_report (proposal, text);
  g_assert_cmpstr (text->str, ==,
                   "added,changed,unchanged,skipped,rejected\n1,1,1,1,2\n\n"
                   "row,column,value,reason\n"
                   "2,得分,95.2000001,rounded to 95.2\n"
                   "6,得分,86..67,\"is, not a number\"\n"
                   "6,扣分,x,is not a number\n"
                   "7,单位,??,names no unit\n");

  san_proposal_report (empty, plain);
  g_assert_cmpstr (plain->str, ==, "added,changed,unchanged,skipped,rejected\n0,0,0,0,0\n");
  g_assert_false (san_proposal_has_changes (empty));
}

static void
test_frees_payloads (void)
{
  SanProposal *proposal = san_proposal_new (free_payload);

  n_freed = 0;
  for (guint i = 0; i < 10; i++)
    san_proposal_add_row (proposal, i + 2, SAN_ROW_ADDED, "x", i % 2 ? NULL : g_strdup ("p"));
  san_proposal_ref (proposal);
  san_proposal_unref (proposal);
  g_assert_cmpuint (n_freed, ==, 0);
  san_proposal_unref (proposal);
  g_assert_cmpuint (n_freed, ==, 5);
}

static void
test_notes (void)
{
  g_autoptr (SanProposal) proposal = san_proposal_new (NULL);

  san_proposal_add_note (proposal, "one");
  san_proposal_add_note (proposal, "two");
  g_assert_cmpuint (san_proposal_get_n_notes (proposal), ==, 2);
  g_assert_cmpstr (san_proposal_get_note (proposal, 1), ==, "two");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proposal/report", test_report);
  g_test_add_func ("/proposal/frees-payloads", test_frees_payloads);
  g_test_add_func ("/proposal/notes", test_notes);

  return g_test_run ();
}
