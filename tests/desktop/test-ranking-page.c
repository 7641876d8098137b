/* test-ranking-page.c - places, their charts, and what they are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "charts/san-bars-chart.h"
#include "charts/san-bump-chart.h"
#include "charts/san-control-chart.h"
#include "charts/san-heat-chart.h"
#include "charts/san-interval-chart.h"
#include "charts/san-unit-trend-chart.h"
#include "charts/san-waterfall-chart.h"
#include "pages/ranking/san-explain-line.h"
#include "pages/ranking/san-explain-view.h"
#include "pages/ranking/san-what-if-row.h"
#include "pages/ranking/san-what-if-window.h"
#include "scoring/san-what-if.h"
#include "store/san-journal.h"
#include "widgets/san-chart-view.h"

static GtkColumnView *
table_of (SanPage *page)
{
  return GTK_COLUMN_VIEW (desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0));
}

static void
select_row (Desk    *desk,
            SanPage *page,
            guint    position)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (table_of (page)), position, TRUE);
  desk_wait (desk);
}

static void
choose_chart (Desk       *desk,
              SanPage    *page,
              const char *kind)
{
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (page)), "chart",
                                      g_variant_new_string (kind));
  desk_wait (desk);
}

static SanChart *
chart_of (SanPage *page)
{
  return san_chart_view_get_chart (SAN_CHART_VIEW (desk_find (GTK_WIDGET (page),
                                                              SAN_TYPE_CHART_VIEW, 0)));
}

/* Each kind comes, also where a worker draws it, and goes on to follow the table. */
static void
test_charts (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  const struct
  {
    const char *kind;
    GType       type;
  } kinds[] = {
    { "bump", SAN_TYPE_BUMP_CHART }, { "heat", SAN_TYPE_HEAT_CHART },
    { "trend", SAN_TYPE_UNIT_TREND_CHART }, { "waterfall", SAN_TYPE_WATERFALL_CHART },
    { "control", SAN_TYPE_CONTROL_CHART }, { "stability", SAN_TYPE_INTERVAL_CHART },
  };

  select_row (desk, page, 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      choose_chart (desk, page, kinds[i].kind);
      for (guint k = 0; k < 500 && !G_TYPE_CHECK_INSTANCE_TYPE (chart_of (page),
                                                                kinds[i].type); k++)
        {
          g_usleep (10000);
          desk_wait (desk);
        }
      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (chart_of (page), kinds[i].type));
      desk_picture (desk, kinds[i].kind);
    }

  /* the chart of one unit becomes that of another */
  choose_chart (desk, page, "waterfall");
  for (guint unit = 0; unit < 2; unit++)
    {
      SanRanking *ranking = san_context_get_ranking (desk_context (desk), NULL);
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
      const SanPlace *place = g_ptr_array_index (group->places, unit);

      select_row (desk, page, unit);
      for (guint k = 0; k < 500 && strstr (san_chart_get_title (chart_of (page)),
                                           place->score->participant->name) == NULL; k++)
        {
          g_usleep (10000);
          desk_wait (desk);
        }
      g_assert_nonnull (strstr (san_chart_get_title (chart_of (page)),
                                place->score->participant->name));
    }
}

static gint64
loss_of (SanExplainLine *line)
{
  const char *text = san_explain_line_get_text (line, SAN_EXPLAIN_LOSS);
  gint64 micro = 0;

  if (*text != '\0')
    g_assert_true (san_micro_parse (text, &micro, NULL, NULL));

  return micro;
}

/* What stands below a line adds up to it as printed, and the greatest loss comes first. */
static void
assert_lines (GListModel *lines,
              gint64      expected)
{
  gint64 sum = 0;
  gint64 before = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SanExplainLine) line = g_list_model_get_item (lines, i);
      gint64 loss = loss_of (line);

      g_assert_cmpint (loss, <=, before);
      before = loss;
      sum += loss;
      if (san_explain_line_get_children (line) != NULL)
        assert_lines (san_explain_line_get_children (line), loss);
    }
  g_assert_cmpint (sum, ==, expected);
}

static void
test_explanation (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanRanking *ranking = san_context_get_ranking (desk_context (desk), NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  GActionGroup *actions = G_ACTION_GROUP (san_page_get_actions (page));

  g_action_group_change_action_state (actions, "explain", g_variant_new_boolean (TRUE));
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      GtkWidget *view;
      GtkColumnView *table;
      g_autofree char *text = NULL;
      GtkTreeListModel *tree;
      mpq_t lost;
      gint64 micro;

      select_row (desk, page, i);
      view = desk_find (GTK_WIDGET (page), SAN_TYPE_EXPLAIN_VIEW, 0);
      table = GTK_COLUMN_VIEW (desk_find (view, GTK_TYPE_COLUMN_VIEW, 0));
      tree = GTK_TREE_LIST_MODEL (gtk_single_selection_get_model (
                                    GTK_SINGLE_SELECTION (gtk_column_view_get_model (table))));
      mpq_init (lost);
      san_rational_set_micro (lost, place->score->scheme->root->full);
      mpq_sub (lost, lost, place->score->total);
      g_assert_true (san_rational_to_micro (lost, &micro));
      mpq_clear (lost);
      assert_lines (gtk_tree_list_model_get_model (tree), micro);

      text = san_explain_view_to_text (SAN_EXPLAIN_VIEW (view));
      g_assert_true (g_str_has_prefix (text, place->score->participant->name));
      g_assert_nonnull (strstr (text, place->total));
    }
  desk_picture (desk, "explain");

  /* the first one cannot rise; the second can, by what the dialog says */
  g_action_group_activate_action (actions, "lift", NULL);
  desk_wait (desk);
  g_assert_nonnull (desk_dialog ());
  desk_picture_of (desk_dialog (), "lift");
  desk_respond ("close");
}

/* (transfer none): the window of that type */
static GtkWidget *
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
      return link->data;

  return NULL;
}

/* What the window shows is the ranking of a copy with that weight, and the ledger stays. */
static void
test_what_if (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanContext *context = desk_context (desk);
  SanRanking *ranking = san_context_get_ranking (context, NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanScheme *scheme = ((SanPlace *) g_ptr_array_index (group->places, 0))->score->scheme;
  const SanNode *node = g_ptr_array_index (scheme->root->children, 0);
  g_autoptr (SanRoundInput) copy = san_round_input_copy (ranking->input, NULL);
  g_autoptr (SanRanking) expected = NULL;
  const SanRankedGroup *there;
  const SanPlace *first;
  g_autofree char *before = san_journal_digest (san_context_get_database (context), NULL);
  g_autofree char *after = NULL;
  SanWhatIfWindow *window;
  GListModel *rows;

  g_assert_true (san_round_input_set_weight (copy, node->key, 0, NULL));
  expected = san_ranking_compute (copy, NULL);
  there = san_ranking_find_group (expected, group->name);
  first = g_ptr_array_index (there->places, 0);

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "what-if", NULL);
  desk_wait (desk);
  window = SAN_WHAT_IF_WINDOW (window_of (SAN_TYPE_WHAT_IF_WINDOW));
  rows = san_what_if_window_get_rows (window);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, group->places->len);
  san_what_if_window_set_weight (window, node->key, 0);
  for (guint k = 0; k < 500; k++)
    {
      g_autoptr (SanWhatIfRow) row = g_list_model_get_item (rows, 0);

      if (g_str_equal (san_what_if_row_get_text (row, SAN_WHAT_IF_TOTAL), first->total))
        break;
      g_usleep (10000);
      desk_wait (desk);
    }

  for (guint i = 0; i < there->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (there->places, i);
      g_autoptr (SanWhatIfRow) row = g_list_model_get_item (rows, i);

      g_assert_cmpstr (san_what_if_row_get_text (row, SAN_WHAT_IF_UNIT), ==,
                       place->score->participant->name);
      g_assert_cmpstr (san_what_if_row_get_text (row, SAN_WHAT_IF_TOTAL), ==, place->total);
    }
  desk_picture_of (GTK_WIDGET (window), "what-if");
  gtk_window_close (GTK_WINDOW (window));
  desk_wait (desk);
  after = san_journal_digest (san_context_get_database (context), NULL);
  g_assert_cmpstr (after, ==, before);
}

/* What a chart waits for: its kind, drawn by a worker perhaps. */
typedef struct
{
  SanPage *page;
  GType    type;
} Awaited;

static gboolean
chart_is_there (gpointer data)
{
  const Awaited *awaited = data;

  return G_TYPE_CHECK_INSTANCE_TYPE (chart_of (awaited->page), awaited->type);
}

static const struct
{
  const char *kind;
  GType       (*type) (void);
} all_kinds[] = {
  { "bars", san_bars_chart_get_type }, { "bump", san_bump_chart_get_type },
  { "heat", san_heat_chart_get_type }, { "trend", san_unit_trend_chart_get_type },
  { "waterfall", san_waterfall_chart_get_type }, { "control", san_control_chart_get_type },
  { "stability", san_interval_chart_get_type },
};

static void
await_chart (Desk    *desk,
             SanPage *page,
             guint    kind)
{
  Awaited awaited = { page, all_kinds[kind].type () };

  choose_chart (desk, page, all_kinds[kind].kind);
  desk_wait_until (chart_is_there, &awaited);
  desk_wait (desk);
}

/* Every item of every chart says something exact, and leads to an explanation. */
static void
test_charts_lead_to_explanations (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");

  select_row (desk, page, 1);
  for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++)
    {
      SanChartView *view;
      SanChart *chart;
      int n;

      await_chart (desk, page, i);
      g_assert_null (desk_find (GTK_WIDGET (page), SAN_TYPE_EXPLAIN_VIEW, 0));
      view = SAN_CHART_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_CHART_VIEW, 0));
      chart = chart_of (page);
      n = san_chart_get_n_items (chart);
      g_assert_cmpint (n, >, 0);
      for (int item = 0; item < n; item++)
        {
          g_autofree char *text = san_chart_get_item_text (chart, item);

          g_assert_cmpuint (strlen (text), >, 3);
        }
      g_assert_cmpint (san_chart_step (chart, -1, SAN_CHART_FIRST), >=, 0);
      g_signal_emit_by_name (view, "item-activated", 0);
      desk_wait (desk);
      g_assert_nonnull (desk_find (GTK_WIDGET (page), SAN_TYPE_EXPLAIN_VIEW, 0));
    }
}

static gboolean
has_pin (gpointer data)
{
  int n = 0;

  if (chart_of (data) != NULL)
    san_chart_get_pinned (chart_of (data), &n);

  return n > 0;
}

/* A pinned unit is in all charts, and still there after another one was selected, another
 * kind was chosen and another month was looked at. */
static void
test_pin (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanRanking *ranking = san_context_get_ranking (desk_context (desk), NULL);
  const SanRankedGroup *group = g_ptr_array_index (ranking->groups, 0);
  const SanPlace *place = g_ptr_array_index (group->places, 2);
  g_autofree char *name = g_strdup (place->score->participant->name);
  SanPeriod may = san_period_shift (san_context_get_period (desk_context (desk)), -1);
  int n;

  select_row (desk, page, 2);
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (page)), "pin",
                                      g_variant_new_boolean (TRUE));
  g_assert_cmpint (san_chart_get_pinned (chart_of (page), &n), ==, 2);
  g_assert_cmpint (n, ==, 1);
  select_row (desk, page, 0);
  g_assert_cmpint (san_chart_get_pinned (chart_of (page), &n), ==, 2);

  await_chart (desk, page, 1);
  desk_wait_until (has_pin, page);
  desk_picture (desk, "pinned-bump");
  await_chart (desk, page, 2);
  desk_wait_until (has_pin, page);
  await_chart (desk, page, 3);
  g_assert_nonnull (strstr (san_chart_get_title (chart_of (page)), name));

  await_chart (desk, page, 0);
  san_context_set_period (desk_context (desk), &may);
  desk_wait (desk);
  desk_wait_until (has_pin, page);
  desk_picture (desk, "pinned-may");
  g_action_group_change_action_state (G_ACTION_GROUP (san_page_get_actions (page)), "pin",
                                      g_variant_new_boolean (FALSE));
  g_assert_false (has_pin (page));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/ranking-page/charts", test_charts);
  g_test_add_func ("/ranking-page/explanation", test_explanation);
  g_test_add_func ("/ranking-page/what-if", test_what_if);

  g_test_add_func ("/ranking-page/lead-to-explanations", test_charts_lead_to_explanations);
  g_test_add_func ("/ranking-page/pin", test_pin);

  return g_test_run ();
}
