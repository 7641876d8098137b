/* test-score-sheet.c - typing a month of scores: the sheet and everything around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/assessment/san-score-view.h"
#include "store/san-journal.h"

#define CTRL  GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT   GDK_ALT_MASK

typedef struct
{
  Desk          *desk;
  SanPage       *page;
  SanScoreView  *view;
  SanScoreSheet *sheet;
  SanGrid       *grid;
} Office;

/* @data: how wide the window is; NULL: 1366 */
static void
set_up (Office       *office,
        gconstpointer data)
{
  office->desk = desk_new ("demo", data != NULL ? GPOINTER_TO_INT (data) : 1366,
                           data != NULL ? 700 : 768);
  office->page = desk_page (office->desk, "assessment");
  office->view = SAN_SCORE_VIEW (desk_find (GTK_WIDGET (office->page), SAN_TYPE_SCORE_VIEW, 0));
  g_assert_nonnull (office->view);
  office->sheet = san_score_view_get_sheet (office->view);
  office->grid = san_score_view_get_grid (office->view);
}

static void
tear_down (Office       *office,
           gconstpointer data)
{
  desk_free (office->desk);
}

#define office_test(path, test) \
  g_test_add (path, Office, NULL, set_up, test, tear_down)

static SanDatabase *
database_of (Office *office)
{
  return san_context_get_database (desk_context (office->desk));
}

static const SanRound *
round_of (Office *office)
{
  return san_context_get_round (desk_context (office->desk));
}

static gint64
steps_of (Office *office)
{
  return san_journal_length (database_of (office), NULL);
}

static char *
digest_of (Office *office)
{
  g_autoptr (GError) error = NULL;
  char *digest = san_journal_digest (database_of (office), &error);

  g_assert_no_error (error);

  return digest;
}

static void
assert_digest (Office     *office,
               const char *expected)
{
  g_autofree char *digest = digest_of (office);

  g_assert_cmpstr (digest, ==, expected);
}

static void
act (Office     *office,
     const char *name)
{
  GAction *action =
    g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (office->page)), name);

  g_assert_nonnull (action);
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, NULL);
  desk_wait (office->desk);
}

static gboolean
is_enabled (Office     *office,
            const char *name)
{
  return g_action_group_get_action_enabled (
    G_ACTION_GROUP (san_page_get_actions (office->page)), name);
}

static void
undo (Office *office)
{
  gtk_widget_activate_action (GTK_WIDGET (office->desk->window), "win.undo", NULL);
  desk_wait (office->desk);
}

static void
key (Office         *office,
     guint           keyval,
     GdkModifierType state)
{
  san_grid_handle_key (office->grid, keyval, state);
}

/* As an input method commits it */
static void
type (Office     *office,
      const char *text)
{
  GtkEditable *editor = GTK_EDITABLE (san_grid_get_editor (office->grid));
  int position = gtk_editable_get_position (editor);

  gtk_editable_delete_selection (editor);
  gtk_editable_insert_text (editor, text, -1, &position);
  gtk_editable_set_position (editor, position);
}

static void
enter (Office     *office,
       guint       row,
       guint       column,
       const char *text)
{
  san_grid_go_to (office->grid, row, column);
  type (office, text);
  key (office, GDK_KEY_Return, 0);
}

static guint
n_rows (Office *office)
{
  return san_grid_model_get_n_rows (SAN_GRID_MODEL (office->sheet));
}

static guint
n_columns (Office *office)
{
  return san_grid_model_get_n_columns (SAN_GRID_MODEL (office->sheet));
}

static char *
cell_text (Office *office,
           guint   row,
           guint   column)
{
  SanGridCell cell = { 0 };

  san_grid_model_get_cell (SAN_GRID_MODEL (office->sheet), row, column, &cell);

  return g_strdup (cell.text != NULL ? cell.text : "");
}

static void
assert_cell_text (Office     *office,
                  guint       row,
                  guint       column,
                  const char *expected)
{
  g_autofree char *text = cell_text (office, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static SanGridMarks
cell_marks (Office *office,
            guint   row,
            guint   column)
{
  SanGridCell cell = { 0 };

  san_grid_model_get_cell (SAN_GRID_MODEL (office->sheet), row, column, &cell);

  return cell.marks;
}

static void
assert_edit_text (Office     *office,
                  guint       row,
                  guint       column,
                  const char *expected)
{
  g_autofree char *text = san_grid_model_dup_edit_text (SAN_GRID_MODEL (office->sheet), row,
                                                        column);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_active (Office *office,
               guint   row,
               guint   column)
{
  guint active_row, active_column;

  g_assert_true (san_grid_get_active (office->grid, &active_row, &active_column));
  g_assert_cmpuint (active_row, ==, row);
  g_assert_cmpuint (active_column, ==, column);
}

/* Everything the sheet shows of its group, and everything it knows beside it. */
static char *
describe_sheet (SanScoreSheet *sheet)
{
  SanGridModel *model = SAN_GRID_MODEL (sheet);
  GString *text = g_string_new (NULL);
  GPtrArray *issues = san_score_sheet_get_issues (sheet);

  for (guint i = 0; i < san_grid_model_get_n_rows (model); i++)
    {
      SanGridRow row = { 0 };
      SanGridSummary total = { 0 };

      san_grid_model_get_row (model, i, &row);
      san_grid_model_get_summary (model, i, 0, &total);
      g_string_append_printf (text, "%u %s −%u %d%s:", row.number, row.name, row.n_missing,
                              total.approximate, total.text);
      for (guint j = 0; j < san_grid_model_get_n_columns (model); j++)
        {
          SanGridCell cell = { 0 };
          g_autofree char *tooltip = san_grid_model_dup_tooltip (model, i, j);

          san_grid_model_get_cell (model, i, j, &cell);
          g_string_append_printf (text, " %s/%d/%d/%s", cell.text, cell.value, cell.marks, tooltip);
        }
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (text, "%d %u %u %s %s\n", issue->severity, issue->participant,
                              issue->node, issue->title, issue->text);
    }

  return g_string_free (text, FALSE);
}

/* What the sheet followed by itself must be what the records say. */
static void
assert_follows_records (Office *office)
{
  g_autoptr (SanScoreSheet) fresh = san_score_sheet_new (desk_context (office->desk));
  g_autoptr (GError) error = NULL;
  guint n = san_score_sheet_get_scores (office->sheet)->input->groups->len;

  g_assert_true (san_score_sheet_load (fresh, round_of (office), &error));
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;

      san_score_sheet_set_group (office->sheet, i);
      san_score_sheet_set_group (fresh, i);
      ours = describe_sheet (office->sheet);
      theirs = describe_sheet (fresh);
      g_assert_cmpstr (ours, ==, theirs);
    }
}

/* July, which does not exist yet, made as June and begun. */
static void
begin_july (Office *office)
{
  SanPeriod july = san_period_month (2018, 7);
  g_autofree char *title = NULL;

  san_context_set_period (desk_context (office->desk), &july);
  desk_wait (office->desk);
  title = g_strdup_printf (_("No round for %s"), _("July"));
  g_assert_true (desk_shows (GTK_WIDGET (office->page), title));
  act (office, "new-round");
  g_assert_nonnull (round_of (office));
  g_assert_cmpstr (round_of (office)->label, ==, "2018-07");
  g_assert_cmpint (round_of (office)->state, ==, SAN_ROUND_PREPARE);
  act (office, "next");
  g_assert_cmpint (round_of (office)->state, ==, SAN_ROUND_ASSESS);
}

/* The number typed into a cell: from 60.0 to 99.9 */
static char *
score_for (guint row,
           guint column)
{
  guint tenths = 600 + (row * 37 + column * 61) % 400;

  return g_strdup_printf ("%u.%u", tenths / 10, tenths % 10);
}

/* A month of 45 units × 11 components by the keyboard alone, down the columns. */
static void
test_month_by_keyboard (Office       *office,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *before = NULL;
  gint64 steps;
  guint typed = 0;

  begin_july (office);
  steps = steps_of (office);
  gtk_widget_grab_focus (GTK_WIDGET (office->grid));

  for (guint group = 1; group <= 2; group++)
    {
      san_score_sheet_set_group (office->sheet, group);
      g_assert_cmpuint (n_rows (office), ==, group == 1 ? 27 : 18);
      g_assert_cmpuint (n_columns (office), ==, 11);
      key (office, GDK_KEY_Home, CTRL);

      for (guint column = 0; column < 11; column++)
        {
          for (guint row = 0; row < n_rows (office); row++)
            {
              g_autofree char *text = score_for (typed, column);

              assert_active (office, row, column);
              type (office, text);
              key (office, GDK_KEY_Return, 0);
              typed++;
            }
          if (column < 10)
            {
              key (office, GDK_KEY_Up, CTRL);
              key (office, GDK_KEY_Right, 0);
            }
        }
    }

  g_assert_cmpuint (typed, ==, 45 * 11);
  g_assert_cmpint (steps_of (office), ==, steps + 45 * 11);
  cells = san_score_store_list (database_of (office), round_of (office)->id, NULL);
  g_assert_cmpuint (cells->len, ==, 45 * 11);
  assert_follows_records (office);

  san_score_sheet_set_group (office->sheet, 1);
  for (guint row = 0, i = 0; row < 27; row++)
    {
      g_autofree char *expected = score_for (i++, 0);
      gint64 value;
      g_autofree char *plain = NULL;

      san_micro_parse (expected, &value, NULL, NULL);
      plain = san_micro_format (value, SAN_DECIMALS_NEEDED);
      assert_edit_text (office, row, 0, plain);
    }

  /* each commit is a step, and Ctrl+Z takes back the last */
  before = cell_text (office, 26, 10);
  g_assert_cmpstr (before, !=, "");
  undo (office);
  san_score_sheet_set_group (office->sheet, 2);
  assert_edit_text (office, 17, 10, "");
  assert_follows_records (office);
}

static char *
block_of (guint rows,
          guint columns)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      {
        g_autofree char *score = score_for (row, column);

        g_string_append_printf (text, "%s%s", score, column + 1 < columns ? "\t" : "\r\n");
      }

  return g_string_free (text, FALSE);
}

/* The same month as a block from a spreadsheet: asked about, one step, undone as one. */
static void
test_paste (Office       *office,
            gconstpointer data)
{
  g_autofree char *block = block_of (27, 11);
  g_autofree char *before = NULL;
  g_autofree char *corner = NULL;
  gint64 steps;

  begin_july (office);
  before = digest_of (office);
  steps = steps_of (office);
  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 0, 0);

  san_grid_paste_text (office->grid, block);
  g_assert_nonnull (desk_dialog ());
  g_assert_true (desk_shows (desk_dialog (), "27"));
  g_assert_cmpint (steps_of (office), ==, steps);
  desk_respond ("cancel");
  g_assert_cmpint (steps_of (office), ==, steps);
  assert_edit_text (office, 0, 0, "");

  san_grid_paste_text (office->grid, block);
  desk_respond ("paste");
  desk_wait (office->desk);
  g_assert_cmpint (steps_of (office), ==, steps + 1);
  corner = score_for (26, 10);
  assert_edit_text (office, 26, 10, corner);
  assert_follows_records (office);

  undo (office);
  assert_digest (office, before);
  san_score_sheet_set_group (office->sheet, 1);
  assert_edit_text (office, 26, 10, "");
  assert_follows_records (office);

  /* a small block is not worth a question */
  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 3, 2);
  san_grid_paste_text (office->grid, "８１。５\t-\n/\t90％\n");
  g_assert_null (desk_dialog ());
  assert_edit_text (office, 3, 2, "81.5");
  assert_edit_text (office, 3, 3, "-");
  assert_edit_text (office, 4, 2, "/");
  assert_edit_text (office, 4, 3, "90");
  assert_follows_records (office);
}

/* What is no number is refused in place and nothing of its block is written. */
static void
test_refused (Office       *office,
              gconstpointer data)
{
  g_autofree char *before = digest_of (office);
  g_autofree char *old = NULL;

  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 2, 2);
  type (office, "86..67");
  key (office, GDK_KEY_Return, 0);
  g_assert_true (san_grid_is_editing (office->grid));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (san_grid_get_editor (office->grid)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  assert_digest (office, before);
  key (office, GDK_KEY_Escape, 0);

  old = cell_text (office, 0, 0);
  san_grid_go_to (office->grid, 0, 0);
  san_grid_paste_text (office->grid, "50\t51\nabc\t53\n");
  assert_digest (office, before);
  assert_cell_text (office, 0, 0, old);

  /* a note has to stand at something */
  enter (office, 0, 0, "77");
  san_grid_go_to (office->grid, 0, 0);
  key (office, GDK_KEY_Delete, 0);
  assert_cell_text (office, 0, 0, "");
  key (office, GDK_KEY_F2, SHIFT);
  g_assert_null (desk_dialog ());
  g_assert_true (desk_shows (GTK_WIDGET (office->desk->window), _("A note belongs to an entry: first type a number, - for no data or / for no such point.")));
}

static const SanSheetIssue *
issue_of (Office *office,
          guint   nth)
{
  GPtrArray *issues = san_score_sheet_get_issues (office->sheet);

  g_assert_cmpuint (nth, <, issues->len);

  return g_ptr_array_index (issues, nth);
}

static void
answer (Office     *office,
        const char *text)
{
  GtkWidget *dialog = desk_dialog ();
  GtkWidget *entry;

  g_assert_nonnull (dialog);
  entry = desk_find (dialog, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  desk_respond ("ok");
  desk_wait (office->desk);
}

/* (nullable): the next unit of which too few points were assessed */
static const SanSheetIssue *
find_shortfall (Office *office)
{
  GPtrArray *issues = san_score_sheet_get_issues (office->sheet);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (issues, i);

      if (issue->severity == SAN_ISSUE_WARNING && (issue->fixes & SAN_FIX_CONFIRM) &&
          strstr (issue->text, "the sample asks for") != NULL)
        return issue;
    }

  return NULL;
}

static guint
count_issues (Office *office)
{
  return san_score_sheet_get_issues (office->sheet)->len;
}

/* A unit of which fewer points were assessed than were drawn: a person may say why, and that
 * is a step like any other. */
static void
test_short_samples (Office       *office,
                    gconstpointer data)
{
  g_autoptr (SanRound) round = san_round_store_find (database_of (office), "2018-06 实地测评",
                                                     NULL);
  const SanSheetIssue *issue;
  gint64 before;
  guint n;

  san_context_set_round (desk_context (office->desk), round->id);
  desk_wait (office->desk);
  before = steps_of (office);
  issue = find_shortfall (office);
  g_assert_nonnull (issue);
  n = count_issues (office);
  g_assert_cmpuint (issue->participant, !=, G_MAXUINT);
  g_assert_cmpuint (issue->node, !=, G_MAXUINT);

  g_assert_true (san_score_sheet_confirm (office->sheet, issue, "一处停业整修"));
  desk_wait (office->desk);
  g_assert_cmpint (steps_of (office), ==, before + 1);
  g_assert_cmpuint (count_issues (office), ==, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (office->desk->window), "win.undo", NULL);
  desk_wait (office->desk);
  g_assert_cmpuint (count_issues (office), ==, n);
}

static void
test_issues (Office       *office,
             gconstpointer data)
{
  SanSheetCounts counts;

  san_score_sheet_set_group (office->sheet, 1);
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_errors + counts.n_warnings, ==, 0);

  enter (office, 4, 2, "105");
  enter (office, 8, 0, "12");
  g_assert_true (cell_marks (office, 4, 2) & SAN_GRID_ERROR);
  g_assert_true (cell_marks (office, 8, 0) & SAN_GRID_WARNING);
  g_assert_true (desk_shows (GTK_WIDGET (office->page), "105"));
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_errors, ==, 1);
  g_assert_cmpuint (counts.n_warnings, ==, 1);
  assert_follows_records (office);

  /* F8 goes round */
  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 0, 0);
  key (office, GDK_KEY_F8, 0);
  assert_active (office, 4, 2);
  key (office, GDK_KEY_F8, 0);
  assert_active (office, 8, 0);
  key (office, GDK_KEY_F8, 0);
  assert_active (office, 4, 2);
  key (office, GDK_KEY_F8, SHIFT);
  assert_active (office, 8, 0);

  /* an error stands in the way of a review, from whichever group */
  san_score_sheet_set_group (office->sheet, 2);
  act (office, "next");
  g_assert_null (desk_dialog ());
  g_assert_cmpint (round_of (office)->state, ==, SAN_ROUND_ASSESS);
  g_assert_cmpuint (san_score_sheet_get_group (office->sheet), ==, 1);
  assert_active (office, 4, 2);

  /* Alt+Enter: the first remedy, the full mark */
  key (office, GDK_KEY_Return, ALT);
  assert_edit_text (office, 4, 2, "100");
  g_assert_false (cell_marks (office, 4, 2) & SAN_GRID_ERROR);

  /* confirmed with a reason it is asked about no more, until it changes */
  san_grid_go_to (office->grid, 8, 0);
  key (office, GDK_KEY_Return, ALT);
  answer (office, "  复核属实  ");
  g_assert_false (cell_marks (office, 8, 0) & SAN_GRID_WARNING);
  assert_follows_records (office);
  san_score_sheet_set_group (office->sheet, 1);
  enter (office, 8, 0, "13");
  g_assert_true (cell_marks (office, 8, 0) & SAN_GRID_WARNING);

  /* an error confirmed does not stop the review */
  enter (office, 4, 2, "100.5");
  san_grid_go_to (office->grid, 4, 2);
  g_assert_cmpint (issue_of (office, 0)->severity, ==, SAN_ISSUE_ERROR);
  act (office, "confirm");
  answer (office, "加测一项");
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_errors, ==, 0);
  assert_follows_records (office);
}

static void
test_change_line (Office       *office,
                  gconstpointer data)
{
  SanSheetCounts counts;

  act (office, "change-line");
  answer (office, "0.05");
  san_score_sheet_set_group (office->sheet, 1);
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_warnings, >, 100);
  undo (office);
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_warnings, ==, 0);
}

/* The mean of the subdistricts of a district is computed: typing over it wants a reason. */
static void
test_override (Office       *office,
               gconstpointer data)
{
  g_autofree char *computed = NULL;
  g_autofree char *total = NULL;
  SanGridSummary summary = { 0 };
  SanGridRange range = { 0, 1, 1, 1 };
  gint64 steps = steps_of (office);

  san_score_sheet_set_group (office->sheet, 0);
  computed = cell_text (office, 0, 1);
  san_grid_model_get_summary (SAN_GRID_MODEL (office->sheet), 0, 0, &summary);
  total = g_strdup (summary.text);

  enter (office, 0, 1, "50");
  g_assert_nonnull (desk_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (desk_dialog ()),
                                                           "ok"));
  desk_respond ("cancel");
  g_assert_cmpint (steps_of (office), ==, steps);
  assert_cell_text (office, 0, 1, computed);

  enter (office, 0, 1, "50");
  answer (office, "市里核定");
  g_assert_true (cell_marks (office, 0, 1) & SAN_GRID_OVERRIDDEN);
  assert_edit_text (office, 0, 1, "50");
  san_grid_model_get_summary (SAN_GRID_MODEL (office->sheet), 0, 0, &summary);
  g_assert_cmpstr (summary.text, !=, total);
  assert_follows_records (office);

  /* the reason is there: a correction asks no more */
  san_score_sheet_set_group (office->sheet, 0);
  enter (office, 0, 1, "51");
  g_assert_null (desk_dialog ());
  assert_edit_text (office, 0, 1, "51");

  /* a block that would cover computed cells is refused */
  san_grid_go_to (office->grid, 1, 0);
  san_grid_paste_text (office->grid, "80\t81\n82\t83\n");
  g_assert_false (cell_marks (office, 1, 1) & SAN_GRID_OVERRIDDEN);

  san_grid_select (office->grid, &range);
  key (office, GDK_KEY_t, CTRL);
  desk_wait (office->desk);
  g_assert_false (cell_marks (office, 0, 1) & SAN_GRID_OVERRIDDEN);
  assert_cell_text (office, 0, 1, computed);
  assert_follows_records (office);
}

static void
test_filters (Office       *office,
              gconstpointer data)
{
  SanSheetCounts counts;
  SanGridRow row = { 0 };
  GtkWidget *chip;

  san_score_sheet_set_group (office->sheet, 1);
  san_score_sheet_get_counts (office->sheet, &counts);
  g_assert_cmpuint (counts.n_rows_missing, >, 0);
  g_assert_cmpuint (counts.n_rows_missing, <, 27);

  key (office, GDK_KEY_l, CTRL);
  g_assert_cmpuint (n_rows (office), ==, counts.n_rows_missing);
  for (guint i = 0; i < n_rows (office); i++)
    {
      san_grid_model_get_row (SAN_GRID_MODEL (office->sheet), i, &row);
      g_assert_cmpuint (row.n_missing, >, 0);
      g_assert_cmpfloat (row.entered, <, 1);
      /* the number stays the one of the whole sheet */
      g_assert_cmpuint (row.number, >=, i + 1);
    }

  /* what is filled stays in view until the filter is set again */
  for (guint column = 0; column < n_columns (office); column++)
    {
      g_autofree char *text = san_grid_model_dup_edit_text (SAN_GRID_MODEL (office->sheet), 0,
                                                            column);

      if (*text == '\0')
        enter (office, 0, column, "88");
    }
  g_assert_cmpuint (n_rows (office), ==, counts.n_rows_missing);
  key (office, GDK_KEY_l, CTRL);
  g_assert_cmpuint (n_rows (office), ==, 27);
  key (office, GDK_KEY_l, CTRL);
  g_assert_cmpuint (n_rows (office), ==, counts.n_rows_missing - 1);
  key (office, GDK_KEY_l, CTRL);

  enter (office, 5, 1, "101");
  chip = desk_button (GTK_WIDGET (office->view), _("Only rows with errors or warnings"));
  g_assert_true (gtk_widget_is_sensitive (chip));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_assert_cmpuint (n_rows (office), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_assert_cmpuint (n_rows (office), ==, 27);
}

static void
go_by_name (Office     *office,
            const char *text)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (office->view), GTK_TYPE_ENTRY, 0);

  act (office, "search");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (office->desk->window)),
                                         entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_formula_bar (Office       *office,
                  gconstpointer data)
{
  GtkWidget *name = desk_find (GTK_WIDGET (office->view), GTK_TYPE_ENTRY, 0);
  GtkWidget *value = desk_find (GTK_WIDGET (office->view), GTK_TYPE_ENTRY, 1);
  g_autofree char *aligned = NULL;

  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 7, 3);

  go_by_name (office, "临江街道 × 健康教育");
  assert_active (office, 1, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "临江街道 × 健康教育");
  go_by_name (office, "qs");
  assert_active (office, 0, 4);
  go_by_name (office, "nongmao");
  assert_active (office, 0, 1);
  go_by_name (office, "shibu gonggong");
  assert_active (office, 6, 2);
  go_by_name (office, "没有这样的");
  assert_active (office, 6, 2);
  g_assert_true (desk_shows (GTK_WIDGET (office->view), "没有这样的"));
  g_assert_true (gtk_widget_has_css_class (name, "error"));

  /* the value is edited at length, and the cell follows */
  gtk_widget_grab_focus (GTK_WIDGET (office->grid));
  san_grid_go_to (office->grid, 6, 2);
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  key (office, GDK_KEY_F2, 0);
  key (office, GDK_KEY_F2, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (office->desk->window)),
                                         value));
  gtk_editable_set_text (GTK_EDITABLE (value), "91.25");
  g_assert_cmpstr (san_grid_get_edit_text (office->grid), ==, "91.25");
  g_assert_true (san_grid_commit (office->grid, SAN_GRID_DOWN));
  assert_edit_text (office, 6, 2, "91.25");
  assert_active (office, 7, 2);
  /* the column shows as many places as its longest value */
  aligned = cell_text (office, 7, 2);
  g_assert_true (g_str_has_suffix (aligned, "0"));
}

/* Sums are exact: a tenth has no binary fraction. */
static void
test_sums (Office       *office,
           gconstpointer data)
{
  SanGridRange range = { 0, 0, 11, 1 };
  g_autoptr (SanSheetStats) stats = NULL;
  g_autoptr (SanSheetStats) none = NULL;

  begin_july (office);
  san_score_sheet_set_group (office->sheet, 1);
  for (guint row = 0; row < 10; row++)
    enter (office, row, 0, "0.1");
  enter (office, 10, 0, "-");

  stats = san_score_sheet_sum_up (office->sheet, &range);
  g_assert_cmpuint (stats->n_numbers, ==, 10);
  g_assert_cmpstr (stats->sum, ==, "1.0");
  g_assert_cmpstr (stats->mean, ==, "0.10");
  g_assert_cmpstr (stats->min, ==, "0.1");
  g_assert_cmpstr (stats->max, ==, "0.1");

  range.column = 1;
  none = san_score_sheet_sum_up (office->sheet, &range);
  g_assert_cmpuint (none->n_numbers, ==, 0);
  g_assert_cmpstr (none->sum, ==, "");

  range.column = 0;
  san_grid_select (office->grid, &range);
  g_assert_true (desk_shows (GTK_WIDGET (office->view), "0.10"));
}

static void
test_notes (Office       *office,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  gint64 steps = steps_of (office);

  san_score_sheet_set_group (office->sheet, 1);
  before = digest_of (office);
  san_grid_go_to (office->grid, 3, 1);
  key (office, GDK_KEY_F2, SHIFT);
  answer (office, "雨天，摊位少");
  g_assert_cmpint (steps_of (office), ==, steps + 1);
  g_assert_true (cell_marks (office, 3, 1) & SAN_GRID_NOTE);
  assert_follows_records (office);

  san_score_sheet_set_group (office->sheet, 1);
  g_assert_false (desk_shows (GTK_WIDGET (office->page), "摊位少"));
  key (office, GDK_KEY_m, CTRL | ALT);
  desk_wait (office->desk);
  g_assert_true (desk_shows (GTK_WIDGET (office->page), "摊位少"));
  key (office, GDK_KEY_m, CTRL | ALT);

  /* the note outlives a new value, and goes when it is emptied */
  enter (office, 3, 1, "70.5");
  g_assert_true (cell_marks (office, 3, 1) & SAN_GRID_NOTE);
  undo (office);
  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 3, 1);
  key (office, GDK_KEY_F2, SHIFT);
  answer (office, "");
  g_assert_false (cell_marks (office, 3, 1) & SAN_GRID_NOTE);
  assert_digest (office, before);
}

static void
submit (Office *office)
{
  act (office, "next");
  g_assert_nonnull (desk_dialog ());
  desk_respond ("submit");
  desk_wait (office->desk);
}

static void
test_locked (Office       *office,
             gconstpointer data)
{
  g_autofree char *digest = NULL;
  g_autofree char *tooltip = NULL;

  san_score_sheet_set_group (office->sheet, 1);
  submit (office);
  g_assert_cmpint (round_of (office)->state, ==, SAN_ROUND_REVIEW);
  digest = digest_of (office);

  g_assert_true (cell_marks (office, 0, 0) & SAN_GRID_LOCKED);
  tooltip = san_grid_model_dup_tooltip (SAN_GRID_MODEL (office->sheet), 0, 0);
  g_assert_nonnull (strstr (tooltip, san_score_sheet_get_locked (office->sheet)));
  san_grid_go_to (office->grid, 0, 0);
  key (office, GDK_KEY_9, 0);
  g_assert_false (san_grid_is_editing (office->grid));
  san_grid_paste_text (office->grid, "1\t2\n");
  key (office, GDK_KEY_Delete, 0);
  assert_digest (office, digest);
  g_assert_false (is_enabled (office, "paste"));
  g_assert_false (is_enabled (office, "note"));

  /* the ranking is next; unlocking wants a reason */
  act (office, "unlock");
  answer (office, "漏录一项");
  g_assert_cmpint (round_of (office)->state, ==, SAN_ROUND_ASSESS);
  g_assert_false (cell_marks (office, 0, 0) & SAN_GRID_LOCKED);
  enter (office, 0, 0, "66");
  assert_edit_text (office, 0, 0, "66");

  /* May was published */
  {
    SanPeriod may = san_period_month (2018, 5);

    san_context_set_period (desk_context (office->desk), &may);
    desk_wait (office->desk);
    g_assert_true (cell_marks (office, 0, 0) & SAN_GRID_LOCKED);
    assert_follows_records (office);
  }
}

static void
test_spoken (Office       *office,
             gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (san_grid_get_editor (office->grid));
  g_autofree char *nameless = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *issue = NULL;
  SanGridRow row = { 0 };
  g_autofree char *text = NULL;

  san_score_sheet_set_group (office->sheet, 1);
  san_grid_go_to (office->grid, 7, 2);
  san_grid_model_get_row (SAN_GRID_MODEL (office->sheet), 7, &row);
  text = cell_text (office, 7, 2);
  expected = g_strdup_printf (_("%s, %s, %s, full mark %s, row %u column %u"), row.name,
                              "公共厕所", text, "100", 8, 3);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  enter (office, 7, 2, "123");
  san_grid_go_to (office->grid, 7, 2);
  issue = g_strdup_printf (_("%s is above the maximum of %s."), "123", "100");
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, issue);

  nameless = desk_nameless (GTK_WIDGET (office->desk->window));
  g_assert_cmpstr (nameless, ==, "");
}

/* What the sheet follows without reading again, over many edits of every kind. */
static void
test_random_edits (Office       *office,
                   gconstpointer data)
{
  static const char *const texts[] = { "", "-", "/", "55.5", "100.000001", "130", "-3", "88" };

  for (guint i = 0; i < 60; i++)
    {
      guint row, column;

      san_score_sheet_set_group (office->sheet, (guint) g_test_rand_int_range (0, 4));
      row = (guint) g_test_rand_int_range (0, (int) n_rows (office));
      column = (guint) g_test_rand_int_range (0, (int) n_columns (office));
      enter (office, row, column, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      if (desk_dialog () != NULL)
        answer (office, "测试");
      if (san_grid_is_editing (office->grid))
        san_grid_cancel (office->grid);
    }
  assert_follows_records (office);
}

/* A step that was made elsewhere is shown; the place in the sheet stays. */
static void
test_follows_others (Office       *office,
                     gconstpointer data)
{
  g_autofree char *before = NULL;

  san_score_sheet_set_group (office->sheet, 1);
  before = cell_text (office, 12, 6);
  enter (office, 12, 6, "64.5");
  san_grid_go_to (office->grid, 12, 6);
  undo (office);
  assert_active (office, 12, 6);
  assert_cell_text (office, 12, 6, before);
}

static void
test_pictures (Office       *office,
               gconstpointer data)
{
  SanGridRange range = { 7, 2, 4, 3 };
  gboolean narrow = data != NULL;

  san_score_sheet_set_group (office->sheet, 1);
  enter (office, 11, 3, "105");
  enter (office, 6, 1, "60");
  san_grid_go_to (office->grid, 12, 7);
  key (office, GDK_KEY_F2, SHIFT);
  answer (office, "下雨");
  gtk_widget_grab_focus (GTK_WIDGET (office->grid));
  san_grid_go_to (office->grid, 7, 2);
  san_grid_select (office->grid, &range);
  desk_wait (office->desk);
  g_assert_true (desk_shows (GTK_WIDGET (office->view), "105"));
  desk_picture (office->desk, narrow ? "score-sheet-narrow" : "score-sheet");
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  office_test ("/score-sheet/month-by-keyboard", test_month_by_keyboard);
  office_test ("/score-sheet/paste", test_paste);
  office_test ("/score-sheet/refused", test_refused);
  office_test ("/score-sheet/issues", test_issues);
  office_test ("/score-sheet/short-samples", test_short_samples);
  office_test ("/score-sheet/change-line", test_change_line);
  office_test ("/score-sheet/override", test_override);
  office_test ("/score-sheet/filters", test_filters);
  office_test ("/score-sheet/formula-bar", test_formula_bar);
  office_test ("/score-sheet/sums", test_sums);
  office_test ("/score-sheet/notes", test_notes);
  office_test ("/score-sheet/locked", test_locked);
  office_test ("/score-sheet/spoken", test_spoken);
  office_test ("/score-sheet/random-edits", test_random_edits);
  office_test ("/score-sheet/follows-others", test_follows_others);
  office_test ("/score-sheet/pictures", test_pictures);
  g_test_add ("/score-sheet/pictures/narrow", Office, GINT_TO_POINTER (1024), set_up,
              test_pictures, tear_down);

  return g_test_run ();
}
