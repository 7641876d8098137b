/* test-survey-tabs.c - questionnaires and cross-evaluation on the page of the assessment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/survey-fixture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pages/assessment/san-cross-dialog.h"
#include "pages/assessment/san-cross-tab.h"
#include "pages/assessment/san-grid-table.h"
#include "pages/assessment/san-question-dialog.h"
#include "pages/assessment/san-question-list.h"
#include "pages/assessment/san-survey-form.h"
#include "pages/assessment/san-survey-tab.h"
#include "store/san-journal.h"
#include "widgets/san-grid.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static SanPage *
open_tab (Desk       *desk,
          const char *name)
{
  SanPage *page = desk_page (desk, "assessment");

  g_assert_true (san_page_show (page, g_variant_new_string (name)));
  desk_wait (desk);

  return page;
}

static void
act (Desk       *desk,
     SanPage    *page,
     const char *name)
{
  GActionGroup *actions = G_ACTION_GROUP (san_page_get_actions (page));

  g_assert_true (g_action_group_get_action_enabled (actions, name));
  g_action_group_activate_action (actions, name, NULL);
  desk_wait (desk);
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

static gpointer
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static SanGridModel *
grid_model (SanPage *page)
{
  GtkWidget *grid = desk_find (GTK_WIDGET (page), SAN_TYPE_GRID, 0);

  g_assert_nonnull (grid);

  return san_grid_get_model (SAN_GRID (grid));
}

static void
assert_cell (SanGridModel *model,
             guint         row,
             guint         column,
             const char   *expected)
{
  SanGridCell cell = { 0 };

  san_grid_model_get_cell (model, row, column, &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
assert_summary (SanGridModel *model,
                guint         row,
                guint         summary,
                const char   *expected)
{
  SanGridSummary out = { 0 };

  san_grid_model_get_summary (model, row, summary, &out);
  g_assert_cmpstr (out.text, ==, expected);
}

static void
type (SanGridModel *model,
      guint         row,
      guint         column,
      const char   *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (san_grid_model_set_cells (model, row, column, 1, 1, &text, &error));
  g_assert_no_error (error);
}

/* Questions */

static void
test_question_dialog (void)
{
  g_autoptr (Desk) desk = survey_desk_new (FALSE);
  SanPage *page = open_tab (desk, "survey");
  g_autofree char *before = san_journal_digest (database_of (desk), NULL);
  g_autofree char *after = NULL;
  GtkWidget *dialog;
  GtkWidget *entry;

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No questions yet")));
  act (desk, page, "survey-new-question");
  dialog = window_of (SAN_TYPE_QUESTION_DIALOG);
  g_assert_nonnull (dialog);

  /* without a text it is refused, with one it is there */
  desk_click (desk_button (dialog, _("Add")));
  g_assert_true (desk_shows (dialog, _("A question needs a text")));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "满意吗");
  entry = desk_find (dialog, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "满意");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, GTK_TYPE_ENTRY, 1)), "101");
  desk_click (desk_button (dialog, _("Add")));
  g_assert_nonnull (window_of (SAN_TYPE_QUESTION_DIALOG));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, GTK_TYPE_ENTRY, 1)), "100");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, GTK_TYPE_ENTRY, 2)), "不了解");
  desk_click (desk_button (dialog, _("Add")));
  desk_wait (desk);
  g_assert_null (window_of (SAN_TYPE_QUESTION_DIALOG));
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM question_option"), ==, 2);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM question_option WHERE value IS NULL"), ==,
                   1);
  g_assert_true (desk_shows (GTK_WIDGET (page), "1. 满意吗"));
  desk_picture (desk, "survey-questions");

  undo (desk);
  after = san_journal_digest (database_of (desk), NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No questions yet")));
}

/* One by one */

static GtkToggleButton *
option_button (SanPage    *page,
               const char *name)
{
  GtkWidget *form = desk_find (GTK_WIDGET (page), SAN_TYPE_SURVEY_FORM, 0);

  for (guint i = 0;; i++)
    {
      GtkWidget *button = desk_find (form, GTK_TYPE_TOGGLE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_widget_get_tooltip_text (button), name) == 0)
        return GTK_TOGGLE_BUTTON (button);
    }
}

static void
test_fill_in (void)
{
  g_autoptr (Desk) desk = survey_desk_new (TRUE);
  SanPage *page = open_tab (desk, "survey");
  g_autofree char *empty = san_journal_digest (database_of (desk), NULL);
  g_autofree char *after = NULL;

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No questionnaires yet")));
  act (desk, page, "survey-new");
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent"), ==, 1);
  gtk_toggle_button_set_active (option_button (page, "一般"), TRUE);
  gtk_toggle_button_set_active (option_button (page, "满意"), TRUE);
  gtk_toggle_button_set_active (option_button (page, "不知道"), TRUE);
  desk_wait (desk);
  g_assert_false (gtk_toggle_button_get_active (option_button (page, "一般")));
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent_answer"), ==, 2);
  g_assert_true (desk_shows (GTK_WIDGET (page), "2/2"));
  /* another one of the same place; taking an answer back leaves the question open */
  act (desk, page, "survey-new");
  gtk_toggle_button_set_active (option_button (page, "知道"), TRUE);
  gtk_toggle_button_set_active (option_button (page, "知道"), FALSE);
  desk_wait (desk);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent_answer"), ==, 2);
  g_assert_true (desk_shows (GTK_WIDGET (page), "0/2"));
  desk_picture (desk, "survey-form");

  act (desk, page, "survey-delete");
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent"), ==, 1);
  for (guint i = 0; i < 8; i++)
    undo (desk);
  after = san_journal_digest (database_of (desk), NULL);
  g_assert_cmpstr (after, ==, empty);
}

/* By unit */

/* Two questionnaires below 东镇 and a count of its own: 3 × 100 and 1 × 60 are 90, and with
 * 50 of the second question 70 of 100, or 28 of 40. */
static void
test_counts (void)
{
  g_autoptr (Desk) desk = survey_desk_new (TRUE);
  SanPage *page;
  SanGridModel *model;
  SanGridRow row = { 0 };
  g_autoptr (SanTextTable) table = NULL;
  g_autofree char *path = san_test_folder_path (desk->folder, "out.csv");
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  const char *wrong = "1.5";

  survey_import (desk, "survey", "六月",
                 "unit,满意吗,知道创城吗\n东河社区,满意,知道\n东河社区,一般,不知道\n");
  page = open_tab (desk, "survey");
  desk_click (desk_button (GTK_WIDGET (page), _("By unit")));
  model = grid_model (page);
  g_assert_cmpuint (san_grid_model_get_n_rows (model), ==, 4);
  assert_cell (model, 0, 1, "1");
  type (model, 0, 1, "2");
  assert_cell (model, 0, 1, "3");
  assert_cell (model, 1, 1, "1");
  assert_summary (model, 0, 0, "4");
  assert_summary (model, 0, 1, "28.00");
  assert_summary (model, 2, 1, "");
  g_assert_false (san_grid_model_set_cells (model, 0, 2, 1, 1, &wrong, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);

  /* four of ten were asked */
  type (model, 0, 0, "10");
  san_grid_model_get_row (model, 0, &row);
  g_assert_cmpuint (row.n_missing, ==, 6);
  desk_wait (desk);
  desk_picture (desk, "survey-units");
  table = san_grid_table_new (model, "题目", NULL, NULL);
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 0), ==, "东镇");
  g_assert_true (san_text_table_save (table, path, NULL));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "满意吗 满意"));
  undo (desk);
  undo (desk);
  assert_cell (model, 0, 1, "1");
}

/* Cross-evaluation */

static void
test_cross (void)
{
  g_autoptr (Desk) desk = survey_desk_new (TRUE);
  SanPage *page = open_tab (desk, "cross");
  SanGridModel *model = grid_model (page);
  GtkWidget *dialog;
  g_autofree char *missing = g_strdup_printf (_("Visits not made: %u"), 2);
  const char *own = "90";
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_shows (GTK_WIDGET (page), _("No visits are assigned")));
  act (desk, page, "cross-assign");
  dialog = window_of (SAN_TYPE_CROSS_DIALOG);
  g_assert_false (gtk_widget_get_sensitive (desk_button (dialog, _("Assign"))));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "20180612");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (desk_find (dialog, GTK_TYPE_SPIN_BUTTON, 0)), 1);
  desk_wait (desk);
  desk_picture_of (dialog, "cross-dialog");
  desk_click (desk_button (dialog, _("Assign")));
  desk_wait (desk);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM cross_visit"), ==, 3);

  /* 西镇 gives 东镇 98, 南镇 gives 88; a unit scores all others but itself */
  type (model, 0, 1, "98");
  type (model, 0, 2, "88");
  g_assert_false (san_grid_model_set_cells (model, 0, 0, 1, 1, &own, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  desk_wait (desk);
  assert_cell (model, 0, 1, "98");
  assert_summary (model, 0, 0, "2");
  assert_summary (model, 0, 1, "55.80");
  assert_cell (model, 3, 1, "98.00");
  assert_cell (model, 4, 1, "+5.00");
  assert_cell (model, 4, 2, "−5.00");
  /* one of the two was assigned */
  g_assert_true (desk_shows (GTK_WIDGET (page), missing));
  desk_picture (desk, "cross-matrix");

  desk_click (desk_button (GTK_WIDGET (page), _("Comparable")));
  assert_cell (model, 0, 1, "93.00");
  assert_cell (model, 0, 2, "93.00");
  desk_click (desk_button (GTK_WIDGET (page), _("As given")));
  type (model, 0, 1, "");
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM evaluation"), ==, 1);
  undo (desk);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM evaluation"), ==, 2);
  act (desk, page, "cross-unassign");
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM cross_visit"), ==, 0);
  undo (desk);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM cross_visit"), ==, 3);
}

/* A month without a component for it has no such tab. */
static void
test_tab_only_where_wanted (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");

  g_assert_null (desk_button (GTK_WIDGET (page), _("Mutual scoring")));
  g_assert_nonnull (desk_button (GTK_WIDGET (page), _("Survey")));
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/survey-tabs/question-dialog", test_question_dialog);
  g_test_add_func ("/survey-tabs/fill-in", test_fill_in);
  g_test_add_func ("/survey-tabs/counts", test_counts);
  g_test_add_func ("/survey-tabs/cross", test_cross);
  g_test_add_func ("/survey-tabs/only-where-wanted", test_tab_only_where_wanted);

  return g_test_run ();
}
