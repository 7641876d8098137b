/* test-overview-page.c - the round in hand: its figures, what waits, what was lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/overview/san-overview-figures.h"
#include "pages/overview/san-overview-todo.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-stepper.h"

static SanRanking *
ranking_of (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_context_get_ranking (desk_context (desk), &error);

  g_assert_no_error (error);

  return ranking;
}

/* Counted a second time, from the records instead of the ranking. */
static void
test_cells (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  g_autoptr (GPtrArray) cells = san_score_store_list (san_context_get_database (context),
                                                      round->id, NULL);
  SanOverviewFigures figures;
  guint entered = 0;

  san_overview_count (ranking_of (desk), &figures);
  for (guint i = 0; i < cells->len; i++)
    {
      SanCell *cell = g_ptr_array_index (cells, i);
      const SanRoundInput *input = ranking_of (desk)->input;

      for (guint j = 0; j < input->participants->len; j++)
        {
          const SanParticipant *participant = g_ptr_array_index (input->participants, j);
          const SanNode *node;

          if (participant->unit_id != cell->unit_id)
            continue;
          node = san_scheme_find_node (g_ptr_array_index (input->schemes, participant->scheme),
                                       cell->component);
          entered += node != NULL && node->source == SAN_SOURCE_ENTRY;
        }
    }
  g_assert_cmpuint (figures.entered, ==, entered);
  g_assert_cmpuint (figures.cells, >=, figures.entered);
  g_assert_cmpuint (figures.units, >=, figures.scored);
}

typedef struct
{
  gint64  round;
  SanCell cell;
} Entry;

static gboolean
enter (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Entry *entry = data;

  return san_score_store_put (database, entry->round, &entry->cell, "2018-06-26 10:42", "李敏",
                              error);
}

/* The first cell to be typed in that has no value. */
static gboolean
find_gap (const SanRoundInput *input,
          Entry               *entry)
{
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source != SAN_SOURCE_ENTRY ||
              participant->cells[j].state == SAN_CELL_VALUE)
            continue;
          entry->cell.unit_id = participant->unit_id;
          entry->cell.component = node->key;
          entry->cell.state = SAN_CELL_VALUE;
          entry->cell.value = node->full * 4 / 5;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether each unit has a score in each component. */
static gboolean
is_whole (const SanScores *scores)
{
  for (guint i = 0; i < scores->n_scores; i++)
    for (guint j = 0; j < scores->scores[i].scheme->nodes->len; j++)
      if (scores->scores[i].nodes[j].state != SAN_NODE_SCORED)
        return FALSE;

  return TRUE;
}

/* Where no score is missing, what the components lost is what the roots lack to their full
 * marks. */
static void
test_losses_add_up (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  const SanRanking *ranking;
  Entry entry = { .round = san_context_get_round (context)->id };

  while (find_gap (ranking_of (desk)->input, &entry))
    g_assert_true (san_context_change (context, "scores.edit", "gap", enter, &entry, NULL));
  ranking = ranking_of (desk);
  g_assert_true (is_whole (ranking->scores));

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autoptr (GPtrArray) weaknesses = san_overview_weaknesses (ranking, group);
      double lost = 0, lacking = 0, before = G_MAXDOUBLE;

      for (guint j = 0; j < weaknesses->len; j++)
        {
          SanWeakness *weakness = g_ptr_array_index (weaknesses, j);

          g_assert_cmpfloat (weakness->loss, <=, before);
          before = weakness->loss;
          lost += weakness->loss * weakness->units;
        }
      for (guint j = 0; j < group->places->len; j++)
        {
          const SanScore *score = ((SanPlace *) g_ptr_array_index (group->places, j))->score;

          lacking += (double) score->scheme->root->full / SAN_MICRO -
                     san_rational_to_double (score->root);
        }
      /* nodes are rounded on the way up */
      g_assert_cmpfloat (fabs (lost - lacking), <, 0.02 * group->places->len);
    }
}

static gboolean
says_categories (gpointer page)
{
  return desk_shows (page, _("Weakest categories"));
}

/* What the inspected component of a unit lost of its total, where the other has its weight */
static double
lost_on_site (const SanScore *score)
{
  const SanNode *site = san_scheme_find_node (score->scheme, "site");
  const SanNode *survey = san_scheme_find_node (score->scheme, "survey");

  if (site == NULL || score->nodes[site->index].state != SAN_NODE_SCORED)
    return 0;

  return ((double) site->full / SAN_MICRO -
          san_rational_to_double (score->nodes[site->index].used)) *
         (double) site->weight / (double) (site->weight + survey->weight);
}

/* So do the categories of a round of inspections, and the page shows them for the month. */
static void
test_categories_add_up (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (SanRound) round = san_round_store_find (database, "2018-06 实地测评", NULL);
  g_autoptr (SanRanking) ranking = round != NULL
                                   ? san_ranking_load (database, round, NULL, NULL) : NULL;
  guint n = 0;

  g_assert_nonnull (ranking);
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autoptr (GPtrArray) weaknesses = san_overview_weaknesses (ranking, group);
      double lost = 0, lacking = 0;

      for (guint j = 0; j < weaknesses->len; j++)
        {
          SanWeakness *weakness = g_ptr_array_index (weaknesses, j);

          n += weakness->category;
          lost += weakness->category ? weakness->loss * weakness->units : 0;
        }
      for (guint j = 0; j < group->places->len; j++)
        lacking += lost_on_site (((SanPlace *) g_ptr_array_index (group->places, j))->score);
      /* what is too little to be shown is left out */
      g_assert_cmpfloat (fabs (lost - lacking), <, 0.05 * group->places->len);
    }
  g_assert_cmpuint (n, >, 6);

  desk_wait_until (says_categories, desk_page (desk, "overview"));
}

/* The page follows an edit at once. */
static void
test_follows_an_edit (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanPage *page = desk_page (desk, "overview");
  SanOverviewFigures before, after;
  g_autofree char *text = NULL;
  Entry entry = { 0 };

  san_overview_count (ranking_of (desk), &before);
  entry.round = san_context_get_round (context)->id;
  g_assert_true (find_gap (ranking_of (desk)->input, &entry));
  g_assert_true (san_context_change (context, "scores.edit", "test", enter, &entry, NULL));
  san_overview_count (ranking_of (desk), &after);
  g_assert_cmpuint (after.entered, ==, before.entered + 1);
  text = g_strdup_printf (_("%u of %u entered"), after.entered, after.cells);
  g_assert_true (desk_shows (GTK_WIDGET (page), text));
}

static void
test_widgets (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "overview");
  GtkWidget *chart = desk_find (GTK_WIDGET (page), SAN_TYPE_CHART_VIEW, 0);
  GtkWidget *toggle;

  g_assert_nonnull (chart);
  g_assert_nonnull (san_chart_view_get_chart (SAN_CHART_VIEW (chart)));
  g_assert_nonnull (desk_find (GTK_WIDGET (page), SAN_TYPE_STEPPER, 0));

  /* the group switch changes the chart and the mean above it */
  toggle = desk_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, 1);
  g_assert_nonnull (toggle);
  {
    g_autofree char *before =
      san_chart_describe (san_chart_view_get_chart (SAN_CHART_VIEW (chart)));
    g_autofree char *after = NULL;

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
    after = san_chart_describe (san_chart_view_get_chart (SAN_CHART_VIEW (chart)));
    g_assert_cmpstr (before, !=, after);
  }
  desk_picture (desk, "overview-group");
}

static void
test_todos (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autoptr (GPtrArray) todos = san_overview_todos (desk_context (desk), NULL);
  gboolean backup = FALSE;

  g_assert_cmpuint (todos->len, <=, 8);
  for (guint i = 0; i < todos->len; i++)
    {
      SanTodo *todo = g_ptr_array_index (todos, i);

      backup = backup || g_strcmp0 (todo->action, "win.backup") == 0;
      /* a row leads somewhere that is there */
      g_assert_true (todo->action != NULL || todo->ticket != 0 ||
                     san_pages_find (todo->page) != NULL);
    }
  g_assert_true (backup);

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.backup", NULL);
  desk_wait (desk);
  g_ptr_array_unref (todos);
  todos = san_overview_todos (desk_context (desk), NULL);
  for (guint i = 0; i < todos->len; i++)
    g_assert_cmpstr (((SanTodo *) todos->pdata[i])->action, !=, "win.backup");
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/overview-page/cells", test_cells);
  g_test_add_func ("/overview-page/losses-add-up", test_losses_add_up);
  g_test_add_func ("/overview-page/categories-add-up", test_categories_add_up);
  g_test_add_func ("/overview-page/follows-an-edit", test_follows_an_edit);
  g_test_add_func ("/overview-page/widgets", test_widgets);
  g_test_add_func ("/overview-page/todos", test_todos);

  return g_test_run ();
}
