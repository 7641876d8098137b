/* test-assessment-keys.c - a month of scores under a real keyboard
 *
 * The other tests call what the keys call; here xdotool presses them, so that GTK's own
 * way from the key to the record is part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"

#include "base/san-decimal.h"
#include "pages/assessment/san-score-view.h"
#include "store/san-journal.h"

#define N_COLUMNS 11

static gboolean
holds (SanScoreSheet *sheet,
       guint          row,
       guint          column,
       const char    *text)
{
  g_autofree char *there = san_grid_model_dup_edit_text (SAN_GRID_MODEL (sheet), row, column);

  return g_str_equal (there, text);
}

static gboolean
is_active (SanGrid *grid,
           guint    row,
           guint    column)
{
  guint active_row, active_column;

  return san_grid_get_active (grid, &active_row, &active_column) && active_row == row &&
         active_column == column;
}

/* From 60.1 to 99.9, never a whole number: it is stored as it is typed */
static char *
score_for (guint row,
           guint column)
{
  return g_strdup_printf ("%u.%u", 60 + (row * 7 + column * 3) % 40, 1 + (row + column) % 9);
}

/* Down the columns, as a clerk types from a paper. */
static void
type_group (SanScoreSheet *sheet,
            SanGrid       *grid)
{
  guint n_rows = san_grid_model_get_n_rows (SAN_GRID_MODEL (sheet));

  keys_press ("ctrl+Home");
  wait_until (is_active (grid, 0, 0));
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autoptr (GString) keys = g_string_new (NULL);
      g_autofree char *last = score_for (n_rows - 1, column);

      for (guint row = 0; row < n_rows; row++)
        {
          g_autofree char *score = score_for (row, column);

          for (const char *p = score; *p != '\0'; p++)
            if (*p == '.')
              g_string_append (keys, "period ");
            else
              g_string_append_printf (keys, "%c ", *p);
          g_string_append (keys, row + 1 < n_rows ? "Return " : "Return");
        }
      keys_press (keys->str);
      wait_until (holds (sheet, n_rows - 1, column, last));

      if (column + 1 < N_COLUMNS)
        {
          keys_press ("ctrl+Up Right");
          wait_until (is_active (grid, 0, column + 1));
        }
    }
}

static gboolean
is_typed (SanScoreSheet *sheet)
{
  for (guint row = 0; row < san_grid_model_get_n_rows (SAN_GRID_MODEL (sheet)); row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        g_autofree char *expected = score_for (row, column);

        if (!holds (sheet, row, column, expected))
          return FALSE;
      }

  return TRUE;
}

/* The totals in the sheet are those of the ranking. */
static void
assert_ranking_agrees (Desk          *desk,
                       SanScoreSheet *sheet)
{
  SanRanking *ranking = san_context_get_ranking (desk_context (desk), NULL);

  g_assert_nonnull (ranking);
  for (guint row = 0; row < san_grid_model_get_n_rows (SAN_GRID_MODEL (sheet)); row++)
    {
      SanGridSummary total = { 0 };
      gboolean found = FALSE;

      san_grid_model_get_summary (SAN_GRID_MODEL (sheet), row, 0, &total);
      for (guint i = 0; i < ranking->scores->n_scores; i++)
        {
          const SanScore *score = &ranking->scores->scores[i];
          g_autofree char *text = NULL;

          if (score->participant->unit_id != san_score_sheet_get_unit (sheet, row))
            continue;
          text = san_scores_format_total (score);
          g_assert_cmpstr (text, ==, total.text);
          found = TRUE;
        }
      g_assert_true (found);
    }
}

static gboolean
is_empty (SanScoreSheet *sheet)
{
  SanSheetCounts counts;

  san_score_sheet_get_counts (sheet, &counts);

  return counts.n_missing == counts.n_cells;
}

/* Typed, cleared, pasted back as a block, and every step taken back. */
static void
test_month (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPeriod july = san_period_month (2018, 7);
  SanPage *page;
  SanScoreView *view;
  SanScoreSheet *sheet;
  SanGrid *grid;
  gint64 steps;

  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("ctrl+5");
  wait_until (g_str_equal (G_OBJECT_TYPE_NAME (san_window_get_page (desk->window)),
                           "SanAssessmentPage"));
  page = san_window_get_page (desk->window);
  san_context_set_period (desk_context (desk), &july);
  desk_wait (desk);
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "new-round", NULL);
  desk_wait (desk);

  view = SAN_SCORE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_SCORE_VIEW, 0));
  sheet = san_score_view_get_sheet (view);
  grid = san_score_view_get_grid (view);
  steps = san_journal_length (san_context_get_database (desk_context (desk)), NULL);

  for (guint group = 1; group <= 2; group++)
    {
      san_score_sheet_set_group (sheet, group);
      gtk_widget_grab_focus (GTK_WIDGET (grid));
      type_group (sheet, grid);
      g_assert_true (is_typed (sheet));
      assert_ranking_agrees (desk, sheet);
    }
  g_assert_cmpint (san_journal_length (san_context_get_database (desk_context (desk)), NULL), ==,
                   steps + 45 * N_COLUMNS);

  /* as a block, through the clipboard; a large one is asked about */
  san_score_sheet_set_group (sheet, 1);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  keys_press ("ctrl+Home ctrl+a ctrl+c Delete");
  wait_until (is_empty (sheet));
  keys_press ("ctrl+Home ctrl+v");
  wait_until (desk_dialog () != NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk_dialog ())));
  keys_press ("Return");
  wait_until (is_typed (sheet));
  assert_ranking_agrees (desk, sheet);

  wait_until (desk_dialog () == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  keys_press ("ctrl+z");
  wait_until (is_empty (sheet));
  keys_press ("ctrl+z");
  wait_until (is_typed (sheet));
  assert_ranking_agrees (desk, sheet);
}

int
main (int    argc,
      char **argv)
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/assessment-keys/month", test_month);

  return g_test_run ();
}
