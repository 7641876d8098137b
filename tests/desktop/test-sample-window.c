/* test-sample-window.c - rules, a draw and a plan of visits, as a person makes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk.h"

#include "app/san-sample-row.h"
#include "app/san-sample-window.h"
#include "rounds/san-draw-plan.h"

/* The window that was opened last */
static GtkWidget *
sample_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_SAMPLE_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static GtkWidget *
open_window (Desk *desk)
{
  SanPage *page = desk_page (desk, "assessment");

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "sample", NULL);
  desk_wait (desk);
  g_assert_nonnull (sample_window ());

  return sample_window ();
}

static SanSampleRow *
first_row (GtkWidget *window)
{
  GtkWidget *view = desk_find (window, GTK_TYPE_COLUMN_VIEW, 0);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_autoptr (SanSampleRow) row = g_list_model_get_item (rows, 0);

  return row;
}

static GtkWidget *
find_named (GtkWidget  *window,
            GType       type,
            const char *name)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = desk_find (window, type, i)) != NULL; i++)
    if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
      return widget;

  g_assert_not_reached ();
}

/* No button is silent to who cannot see it. */
static void
assert_named (GtkWidget *root)
{
  g_autofree char *nameless = desk_nameless (root);

  g_assert_cmpstr (nameless, ==, "");
}

static guint
n_drawn (Desk *desk)
{
  g_autoptr (GPtrArray) points =
    san_draw_store_list (san_context_get_database (desk_context (desk)),
                         san_context_get_round (desk_context (desk))->id, NULL);

  return points->len;
}

static void
test_rules_change_the_total (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  GtkWidget *window = open_window (desk);
  GtkWidget *total = find_named (window, GTK_TYPE_LABEL, "total");
  g_autofree char *all = g_strdup (gtk_label_get_text (GTK_LABEL (total)));
  SanSampleRow *row = first_row (window);
  SanSamplingRule rule = *san_sample_row_get_rule (row);
  guint points = san_sample_row_get_total (row);

  g_assert_cmpuint (points, >, 1);
  rule.kind = SAN_SAMPLING_NUMBER;
  rule.amount = 1;
  rule.per_category = TRUE;
  san_sample_row_set_rule (row, &rule);
  desk_wait (desk);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (total)), !=, all);
  desk_picture_of (window, "sample-rules");
  assert_named (window);

  /* a rule that is saved is there when the window comes back */
  desk_click (find_named (window, GTK_TYPE_BUTTON, "save"));
  desk_wait (desk);
  g_assert_null (sample_window ());
  window = open_window (desk);
  g_assert_cmpint (san_sample_row_get_rule (first_row (window))->amount, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find_named (window, GTK_TYPE_BUTTON, "save")));
  g_assert_cmpuint (n_drawn (desk), ==, 0);
}

static void
test_draw_and_undo (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  GtkWidget *window = open_window (desk);
  GtkWidget *seed = find_named (window, GTK_TYPE_ENTRY, "seed");
  g_autoptr (SanDraw) draw = NULL;
  gint64 round = san_context_get_round (desk_context (desk))->id;
  GtkWidget *list;
  guint previewed;

  gtk_editable_set_text (GTK_EDITABLE (seed), "");
  g_assert_false (gtk_widget_get_sensitive (find_named (window, GTK_TYPE_BUTTON, "draw")));
  gtk_editable_set_text (GTK_EDITABLE (seed), "20180612");
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_named (window, GTK_TYPE_TOGGLE_BUTTON, "list_tab")), TRUE);
  desk_wait (desk);
  list = find_named (window, GTK_TYPE_COLUMN_VIEW, "list");
  previewed = g_list_model_get_n_items (
    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list))));
  g_assert_cmpuint (previewed, >, 0);
  desk_picture_of (window, "sample-preview");

  desk_click (find_named (window, GTK_TYPE_BUTTON, "draw"));
  desk_wait (desk);
  g_assert_null (sample_window ());
  g_assert_cmpuint (n_drawn (desk), ==, previewed);
  draw = san_draw_store_get (san_context_get_database (desk_context (desk)), round, NULL);
  g_assert_cmpstr (draw->seed, ==, "20180612");

  /* the tab shows it, and takes it back */
  san_page_show (desk_page (desk, "assessment"), g_variant_new_string ("sample"));
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "20180612"));
  desk_click (find_named (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, "undo"));
  desk_wait (desk);
  g_assert_cmpuint (n_drawn (desk), ==, 0);
}

static void
add_team (Desk       *desk,
          const char *name,
          const char *members)
{
  GtkWidget *window = GTK_WIDGET (desk->window);

  gtk_editable_set_text (GTK_EDITABLE (find_named (window, GTK_TYPE_ENTRY, "name")), name);
  gtk_editable_set_text (GTK_EDITABLE (find_named (window, GTK_TYPE_ENTRY, "members")), members);
  g_signal_emit_by_name (find_named (window, GTK_TYPE_ENTRY, "name"), "activate");
  desk_wait (desk);
}

static void
test_teams_and_days (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  gint64 round = san_context_get_round (desk_context (desk))->id;
  GtkWidget *window = GTK_WIDGET (desk->window);
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GPtrArray) points = NULL;
  gboolean covert = FALSE;

  desk_click (find_named (open_window (desk), GTK_TYPE_BUTTON, "draw"));
  san_page_show (desk_page (desk, "assessment"), g_variant_new_string ("sample"));
  desk_wait (desk);
  add_team (desk, "第一组", "甲，乙");
  add_team (desk, "第二组", "");
  teams = san_team_store_list (database, round, NULL);
  g_assert_cmpuint (teams->len, ==, 2);
  g_assert_cmpstr (((SanTeam *) teams->pdata[0])->members, ==, "甲;乙");

  /* from Monday to Sunday: five days are worked */
  gtk_editable_set_text (GTK_EDITABLE (find_named (window, GTK_TYPE_ENTRY, "from")),
                         "2018-06-25");
  gtk_editable_set_text (GTK_EDITABLE (find_named (window, GTK_TYPE_ENTRY, "to")), "2018-07-01");
  desk_click (find_named (window, GTK_TYPE_BUTTON, "assign"));
  desk_wait (desk);
  points = san_draw_store_list (database, round, NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const SanDrawPoint *point = points->pdata[i];

      g_assert_cmpint (point->team_id, !=, 0);
      g_assert_cmpint (point->day, >=, san_day_new (2018, 6, 25));
      g_assert_cmpint (point->day, <=, san_day_new (2018, 6, 29));
    }

  /* it is the 26th: from the 27th on nobody is told */
  g_assert_false (desk_shows (window, "Sealed") || desk_shows (window, "未启封"));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (find_named (window, GTK_TYPE_CHECK_BUTTON, "covert")), TRUE);
  desk_wait (desk);
  g_assert_true (san_draw_plan_get_covert (database, round, &covert, NULL) && covert);
  desk_picture (desk, "sample-tab");
  assert_named (window);
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/sample/rules-change-the-total", test_rules_change_the_total);
  g_test_add_func ("/sample/draw-and-undo", test_draw_and_undo);
  g_test_add_func ("/sample/teams-and-days", test_teams_and_days);

  return g_test_run ();
}
