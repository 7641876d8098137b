/* test-awards-window.c - deciding awards and sanctions, their lists, and the year's table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "pages/ranking/san-awards-window.h"
#include "pages/ranking/san-ranking-row.h"
#include "pages/ranking/san-year-window.h"
#include "ranking/san-awards.h"
#include "ranking/san-year.h"
#include "store/san-setting-store.h"

enum { RULE, GROUP, UNIT, PLACE, KIND, MONEY, STATE, REASON };

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static gboolean
has_table (gpointer data)
{
  SanTextTable *table = SAN_IS_AWARDS_WINDOW (data) ? san_awards_window_get_table (data)
                                                    : san_year_window_get_table (data);

  return table != NULL && san_text_table_get_n_rows (table) > 0 &&
         desk_find (data, GTK_TYPE_COLUMN_VIEW, 0) != NULL;
}

static SanAwardsWindow *
open_awards (Desk    *desk,
             SanPage *page)
{
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "awards", NULL);
  window = find_window (SAN_TYPE_AWARDS_WINDOW);
  g_assert_nonnull (window);
  desk_wait_until (has_table, window);

  return SAN_AWARDS_WINDOW (window);
}

/* (transfer full): of the records, which is what counts */
static SanAwards *
read_awards (Desk *desk)
{
  SanContext *context = desk_context (desk);
  g_autoptr (GError) error = NULL;
  SanAwards *awards = san_awards_load (san_context_get_database (context),
                                       san_context_get_round (context),
                                       san_context_get_ranking (context, NULL), &error);

  g_assert_no_error (error);

  return awards;
}

static guint
count_state (Desk         *desk,
             SanAwardState state)
{
  g_autoptr (SanAwards) awards = read_awards (desk);
  guint n = 0;

  for (guint i = 0; i < awards->awards->len; i++)
    n += ((SanAward *) awards->awards->pdata[i])->state == state;

  return n;
}

/* What a row is waited for to say */
typedef struct
{
  SanAwardsWindow *window;
  guint            row;
  guint            column;
  const char      *text;
} Wanted;

static gboolean
says (gpointer data)
{
  const Wanted *wanted = data;
  SanTextTable *table = san_awards_window_get_table (wanted->window);

  return table != NULL && wanted->row < san_text_table_get_n_rows (table) &&
         g_str_equal (san_text_table_get_cell (table, wanted->row, wanted->column), wanted->text);
}

static void
wait_for (SanAwardsWindow *window,
          guint            row,
          guint            column,
          const char      *text)
{
  Wanted wanted = { window, row, column, text };

  desk_wait_until (says, &wanted);
}

static void
act (SanAwardsWindow *window,
     const char      *name)
{
  g_assert_true (gtk_widget_activate_action (desk_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, 0),
                                             name, NULL));
}

static guint
find_row (SanAwardsWindow *window,
          const char      *kind)
{
  SanTextTable *table = san_awards_window_get_table (window);

  for (guint i = 0; i < san_text_table_get_n_rows (table); i++)
    if (g_str_equal (san_text_table_get_cell (table, i, KIND), kind))
      return i;
  g_assert_not_reached ();
}

static void
select_row (SanAwardsWindow *window,
            guint            row)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (desk_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, 0));

  gtk_selection_model_select_item (gtk_column_view_get_model (view), row, TRUE);
}

static GtkEditable *
entry_of (GtkWidget  *dialog,
          const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = desk_find (dialog, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return GTK_EDITABLE (row);
  g_assert_not_reached ();
}

/* Other money for the selected award; Enter answers, as the button does. */
static void
pay (SanAwardsWindow *window,
     const char      *yuan,
     const char      *reason)
{
  GtkWidget *dialog;

  act (window, "awards.amount");
  dialog = desk_dialog ();
  g_assert_nonnull (dialog);
  gtk_editable_set_text (entry_of (dialog, _("Yuan")), yuan);
  gtk_editable_set_text (entry_of (dialog, _("Reason")), reason);
  g_assert_true (adw_entry_row_get_activates_default (ADW_ENTRY_ROW (entry_of (dialog, _("Reason")))));
  gtk_widget_activate_default (dialog);
}

/* By how much the rules together are over their budgets; 0: none is */
static gint64
over_budget (Desk *desk)
{
  g_autoptr (SanAwards) awards = read_awards (desk);
  gint64 over = 0;

  for (guint i = 0; i < awards->totals->len; i++)
    {
      const SanAwardTotal *total = awards->totals->pdata[i];

      if (total->has_budget)
        over += MAX (0, total->total - total->budget);
    }

  return over;
}

/* Proposed, confirmed, paid otherwise and struck out with a reason, taken back, undone. */
static void
test_deciding (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanAwardsWindow *window = open_awards (desk, page);
  guint n = san_text_table_get_n_rows (san_awards_window_get_table (window));
  guint paid = find_row (window, _("Award"));
  g_autofree char *over = NULL;
  GtkWidget *dialog;

  g_assert_cmpuint (n, ==, count_state (desk, SAN_AWARD_PROPOSED));
  act (window, "awards.confirm-all");
  wait_for (window, n - 1, STATE, C_("award", "Confirmed"));
  g_assert_cmpuint (count_state (desk, SAN_AWARD_CONFIRMED), ==, n);

  /* other money wants whole yuan and a reason */
  select_row (window, paid);
  act (window, "awards.amount");
  dialog = desk_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply"));
  gtk_editable_set_text (entry_of (dialog, _("Yuan")), "45000.5");
  gtk_editable_set_text (entry_of (dialog, _("Reason")), "两次迟报");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply"));
  gtk_editable_set_text (entry_of (dialog, _("Yuan")), "45000");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply"));
  desk_respond ("apply");
  wait_for (window, paid, MONEY, "45000");
  wait_for (window, paid, REASON, "两次迟报");

  /* more than there is: by how much is said in words */
  g_assert_cmpint (over_budget (desk), ==, 0);
  select_row (window, paid);
  pay (window, "950000", "特别奖励");
  wait_for (window, paid, MONEY, "950000");
  over = san_micro_format (over_budget (desk), SAN_DECIMALS_NEEDED);
  g_assert_cmpstr (over, !=, "0");
  g_assert_true (desk_shows (GTK_WIDGET (window), over));
  desk_picture_of (GTK_WIDGET (window), "awards-over-budget");
  select_row (window, paid);
  pay (window, "45000", "两次迟报");
  wait_for (window, paid, MONEY, "45000");

  select_row (window, 0);
  act (window, "awards.strike");
  dialog = desk_dialog ();
  gtk_editable_set_text (entry_of (dialog, _("Reason")), "一票否决事项");
  desk_respond ("apply");
  wait_for (window, 0, STATE, C_("award", "Struck out"));
  g_assert_cmpuint (count_state (desk, SAN_AWARD_STRUCK), ==, 1);
  desk_picture_of (GTK_WIDGET (window), "awards");

  select_row (window, 0);
  act (window, "awards.take-back");
  wait_for (window, 0, STATE, C_("award", "Proposed"));
  g_assert_cmpuint (count_state (desk, SAN_AWARD_STRUCK), ==, 0);

  act (window, "awards.undo");
  wait_for (window, 0, STATE, C_("award", "Struck out"));
  act (window, "awards.redo");
  wait_for (window, 0, STATE, C_("award", "Proposed"));
}

/* Those with money are written with it, and what is struck out goes from the column. */
static gboolean
shows_award (gpointer data)
{
  return desk_shows (data, _("Commended"));
}

static gboolean
shows_none (gpointer data)
{
  return !desk_shows (data, _("Commended"));
}

static void
test_outcome_follows (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanContext *context = desk_context (desk);
  SanRanking *ranking = san_context_get_ranking (context, NULL);
  GtkWidget *table, *bureaus;
  SanAwardsWindow *window;
  guint n;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = ranking->groups->pdata[i];
      g_autofree char *label = g_strdup_printf ("%s %u", group->name, group->places->len);

      if (g_str_equal (group->name, "市直部门"))
        {
          bureaus = desk_button (GTK_WIDGET (page), label);
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bureaus), TRUE);
        }
    }
  table = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);
  desk_wait_until (shows_award, table);
  desk_picture (desk, "outcome");

  window = open_awards (desk, page);
  n = san_text_table_get_n_rows (san_awards_window_get_table (window));
  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (san_text_table_get_cell (san_awards_window_get_table (window), i, GROUP),
                        "市直部门") ||
          !(g_str_equal (san_text_table_get_cell (san_awards_window_get_table (window), i, KIND),
                         _("Commended")) ||
            g_str_equal (san_text_table_get_cell (san_awards_window_get_table (window), i, KIND),
                         _("Award"))))
        continue;
      select_row (window, i);
      act (window, "awards.strike");
      gtk_editable_set_text (entry_of (desk_dialog (), _("Reason")), "试");
      desk_respond ("apply");
      wait_for (window, i, STATE, C_("award", "Struck out"));
    }
  desk_wait_until (shows_none, table);
}

/* A list holds one kind, numbered, without what is struck out; it comes out as text and as a
 * file alike. */
static void
test_lists (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanAwardsWindow *window = open_awards (desk, page);
  g_autoptr (SanAwards) awards = read_awards (desk);
  g_autofree char *path = san_test_folder_path (desk->folder, "list.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  SanTextTable *table;
  guint n = 0;

  for (guint i = 0; i < awards->awards->len; i++)
    n += g_str_equal (((SanAward *) awards->awards->pdata[i])->action, "interview");
  g_assert_cmpuint (n, >, 0);
  g_assert_null (desk_button (GTK_WIDGET (window), _("Letters of Interview…")));
  label = g_strdup_printf ("%s %u", _("Summons"), n);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (window), label)), TRUE);
  table = san_awards_window_get_table (window);
  g_assert_cmpuint (san_text_table_get_n_rows (table), ==, n);
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 0), ==, "1");
  g_assert_nonnull (desk_button (GTK_WIDGET (window), _("Letters of Interview…")));

  g_assert_true (san_text_table_save (table, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  text = san_text_table_to_text (table);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (strstr (csv, san_text_table_get_cell (table, i, 2)));
      g_assert_nonnull (strstr (text, san_text_table_get_cell (table, i, 2)));
    }
  desk_picture_of (GTK_WIDGET (window), "awards-list");
}

/* A column a month, and as many rows as the year has. */
static void
test_year (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  g_autoptr (GError) error = NULL;
  SanYear *year = san_year_load (san_context_get_database (desk_context (desk)), 2018,
                                 SAN_YEAR_MEAN, NULL, &error);
  const SanYearGroup *group;
  const SanYearRow *row;
  SanTextTable *table;
  GtkWindow *window;

  g_assert_no_error (error);
  group = year->groups->pdata[0];
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "year", NULL);
  window = find_window (SAN_TYPE_YEAR_WINDOW);
  g_assert_nonnull (window);
  desk_wait_until (has_table, window);

  table = san_year_window_get_table (SAN_YEAR_WINDOW (window));
  g_assert_cmpuint (san_text_table_get_n_rows (table), ==, group->rows->len);
  for (guint i = 0; i < group->rows->len; i++)
    {
      row = group->rows->pdata[i];
      g_assert_cmpstr (san_text_table_get_cell (table, i, 1), ==, row->unit);
      g_assert_cmpstr (san_text_table_get_cell (table, i, 2), ==, row->value);
      for (guint k = 0; k < year->rounds->len; k++)
        g_assert_cmpstr (san_text_table_get_cell (table, i, 4 + k), ==,
                         *row->totals[k] != '\0' ? row->totals[k] : "—");
    }
  desk_picture_of (GTK_WIDGET (window), "year");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (window), _("Places"))),
                                TRUE);
  table = san_year_window_get_table (SAN_YEAR_WINDOW (window));
  row = group->rows->pdata[0];
  g_assert_cmpint (atoi (san_text_table_get_cell (table, 0, 4)), ==, row->places[0]);
  san_year_free (year);
}

static SanTextTable *
show_in_year (GtkWindow  *window,
              const char *what)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (window), what)), TRUE);

  return san_year_window_get_table (SAN_YEAR_WINDOW (window));
}

/* Who stands last, and how long already; and who became better. */
static void
test_last_and_progress (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "ranking");
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanYear *year = san_year_load (database, 2018, SAN_YEAR_MEAN, NULL, NULL);
  const SanYearGroup *group = year->groups->pdata[1];
  g_autoptr (GPtrArray) last = san_year_group_list_last (group);
  g_autoptr (GPtrArray) better = san_year_group_list_progress (group);
  g_autofree char *label = g_strdup_printf ("%s %u", group->name, group->rows->len);
  g_autofree char *streaks = NULL;
  const SanYearRow *row = last->pdata[0];
  SanTextTable *table;
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "year", NULL);
  window = find_window (SAN_TYPE_YEAR_WINDOW);
  desk_wait_until (has_table, window);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (GTK_WIDGET (window), label)), TRUE);

  table = show_in_year (window, _("Last Places"));
  g_assert_cmpuint (san_text_table_get_n_rows (table), ==, last->len);
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 1), ==, row->unit);
  g_assert_cmpint (atoi (san_text_table_get_cell (table, 0, 2)), ==, row->running);
  g_assert_cmpint (atoi (san_text_table_get_cell (table, 0, 3)), ==, row->times);
  desk_picture_of (GTK_WIDGET (window), "year-last");

  table = show_in_year (window, _("Progress"));
  row = better->pdata[0];
  g_assert_cmpuint (san_text_table_get_n_rows (table), ==, better->len);
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 0), ==, "1");
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 1), ==, row->unit);
  g_assert_cmpstr (san_text_table_get_cell (table, 0, 2), ==, row->change);
  desk_picture_of (GTK_WIDGET (window), "year-progress");

  /* the setting is a step like any other */
  gtk_widget_activate_action (GTK_WIDGET (window), "streaks.reset", NULL);
  streaks = san_setting_get (database, SAN_SETTING_STREAKS, NULL);
  g_assert_cmpstr (streaks, ==, "reset");
  san_year_free (year);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/awards-window/deciding", test_deciding);
  g_test_add_func ("/awards-window/outcome", test_outcome_follows);
  g_test_add_func ("/awards-window/lists", test_lists);
  g_test_add_func ("/year-window/table", test_year);
  g_test_add_func ("/year-window/last-and-progress", test_last_and_progress);

  return g_test_run ();
}
