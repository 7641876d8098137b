/* test-indicators-page.c - the standard: tree, search, forms, order, versions, ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include "base/san-decimal.h"
#include "pages/standards/san-compare-window.h"
#include "pages/standards/san-form-window.h"
#include "pages/standards/san-indicator-changes.h"
#include "pages/standards/san-indicator-drag.h"
#include "pages/standards/san-indicator-tree.h"
#include "standards/san-standard-edit-store.h"
#include "standards/san-standard-import.h"
#include "standards/san-standard-version-store.h"
#include "store/san-journal.h"

/* What the page shows */

static GtkSingleSelection *
selection_of (SanPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);

  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static guint
n_rows (SanPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (selection_of (page)));
}

/* (transfer full) */
static SanIndicatorRow *
row_at (SanPage *page,
        guint    index)
{
  g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (selection_of (page)), index);

  g_assert_nonnull (object);

  return san_indicator_row_of (object);
}

static void
assert_row (SanPage    *page,
            guint       index,
            const char *code,
            const char *title)
{
  g_autoptr (SanIndicatorRow) row = row_at (page, index);

  g_assert_cmpstr (san_indicator_row_get_code (row), ==, code);
  g_assert_cmpstr (san_indicator_row_get_title (row), ==, title);
}

static void
assert_selected (SanPage    *page,
                 const char *title)
{
  g_autoptr (SanIndicatorRow) row =
    san_indicator_row_of (gtk_single_selection_get_selected_item (selection_of (page)));

  g_assert_nonnull (row);
  g_assert_cmpstr (san_indicator_row_get_title (row), ==, title);
}

static gint64
item_id (Desk       *desk,
         const char *code)
{
  gint64 id = 0;
  g_autoptr (GError) error = NULL;

  san_item_store_find (san_context_get_database (desk_context (desk)), code, 0, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
choose (Desk       *desk,
        SanPage    *page,
        const char *code)
{
  g_autofree char *key = san_indicator_key_item (item_id (desk, code));

  g_assert_true (san_page_show (page, g_variant_new_string (key)));
  desk_wait (desk);
}

static GAction *
action_of (SanPage    *page,
           const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (page)), name);

  g_assert_nonnull (action);

  return action;
}

static void
act (Desk       *desk,
     SanPage    *page,
     const char *name)
{
  g_assert_true (g_action_get_enabled (action_of (page, name)));
  g_action_activate (action_of (page, name), NULL);
  desk_wait (desk);
}

static void
search (Desk       *desk,
        SanPage    *page,
        const char *text)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  desk_wait (desk);
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

static gint64
steps (Desk *desk)
{
  return san_journal_length (san_context_get_database (desk_context (desk)), NULL);
}

/* The line of the form with that title */
static GtkWidget *
field (GtkWidget  *root,
       const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = desk_find (root, ADW_TYPE_ENTRY_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }
}

static void
type_in (Desk       *desk,
         GtkWidget  *root,
         const char *title,
         const char *text)
{
  GtkWidget *row = field (root, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
  desk_wait (desk);
}

/* The dialog of that kind that is open */
static GtkWidget *
window_of (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static void
accept (Desk       *desk,
        const char *button)
{
  desk_click (desk_button (window_of (SAN_TYPE_FORM_WINDOW), button));
  desk_wait (desk);
}

static SanStandard *
standard_of (Desk *desk,
             guint number)
{
  g_autoptr (GError) error = NULL;
  SanStandard *standard =
    san_standard_load_version (san_context_get_database (desk_context (desk)), number, &error);

  g_assert_no_error (error);

  return standard;
}

/* Tests */

static void
test_tree (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  g_autofree char *nameless = desk_nameless (GTK_WIDGET (page));
  g_autoptr (SanIndicatorRow) area = row_at (page, 0);
  g_autoptr (SanIndicatorRow) road = row_at (page, 1);
  g_autofree char *weight = san_indicator_row_get_text (area, SAN_INDICATOR_COLUMN_MARK);
  g_autofree char *categories = san_indicator_row_get_text (area, SAN_INDICATOR_COLUMN_ITEMS);
  g_autofree char *marks = san_indicator_row_get_text (road, SAN_INDICATOR_COLUMN_RATING);
  g_autofree char *line = NULL;
  g_autoptr (SanIndicatorRow) item = NULL;

  /* eight areas with their categories */
  g_assert_cmpuint (n_rows (page), ==, 8 + 48);
  g_assert_cmpstr (nameless, ==, "");
  assert_row (page, 0, "1", "道路与街区");
  assert_row (page, 1, "D01", "主干道");
  g_assert_cmpstr (weight, ==, "21");
  g_assert_cmpstr (categories, ==, "8 categories");
  g_assert_cmpstr (marks, ==, "marks 100");
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 48 categories, 230 items"));
  g_assert_true (desk_shows (GTK_WIDGET (page), "Weights add up to 100.00"));

  choose (desk, page, "D01-02");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 9);
  assert_selected (page, "环境卫生");
  item = row_at (page, 3);
  line = san_indicator_row_get_text (item, SAN_INDICATOR_COLUMN_RATING);
  g_assert_cmpstr (line, ==, "A/B/C/C#");
  desk_picture (desk, "indicators");

  act (desk, page, "unfold");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 230);
  act (desk, page, "unfold");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48);
}

typedef struct
{
  char    *text;
  gboolean done;
} Clipboard;

static void
on_text_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Clipboard *clipboard = data;

  clipboard->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  clipboard->done = TRUE;
}

static gboolean
is_read (gpointer data)
{
  return ((Clipboard *) data)->done;
}

static void
test_copy (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  Clipboard clipboard = { NULL, FALSE };
  g_auto (GStrv) lines = NULL;

  gtk_single_selection_set_selected (selection_of (page), 1);
  desk_wait (desk);
  act (desk, page, "copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page)), NULL, on_text_cb,
                                 &clipboard);
  desk_wait_until (is_read, &clipboard);
  /* the category with all of its items, though it is folded */
  g_strchomp (clipboard.text);
  lines = g_strsplit (clipboard.text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 1 + 9);
  g_assert_true (g_str_has_prefix (lines[0], "Code and name\tMark / weight\t"));
  g_assert_true (g_str_has_prefix (lines[1], "D01 主干道\t3\tmarks 100\t9\t"));
  g_assert_true (g_str_has_prefix (lines[10], "D01-09 文明行为\t11.12\t"));
  g_free (clipboard.text);
}

static void
test_search (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");

  choose (desk, page, "D01-02");
  search (desk, page, "无障碍");
  g_assert_cmpuint (n_rows (page), >, 2);
  g_assert_cmpuint (n_rows (page), <, 60);
  for (guint i = 0; i < n_rows (page); i++)
    {
      g_autoptr (SanIndicatorRow) row = row_at (page, i);

      if (san_indicator_row_get_item (row) != NULL)
        g_assert_nonnull (strstr (san_indicator_row_get_title (row), "无障碍"));
    }
  search (desk, page, "d01-03");
  g_assert_cmpuint (n_rows (page), ==, 3);
  assert_row (page, 2, "D01-03", "乱贴乱画");
  /* by the initials of 主干道: all of the category */
  search (desk, page, "zgd");
  assert_row (page, 1, "D01", "主干道");
  assert_row (page, 2 + 8, "D01-09", "文明行为");
  search (desk, page, "没有这样的条目");
  g_assert_true (desk_shows (GTK_WIDGET (page), "No items match"));
  /* as it was */
  search (desk, page, "");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 9);
}

static void
test_editing (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  gint64 length = steps (desk);
  g_autoptr (SanStandard) standard = NULL;
  const SanItem *item;

  choose (desk, page, "D01-02");
  type_in (desk, GTK_WIDGET (page), "Full mark", "12.5");
  type_in (desk, GTK_WIDGET (page), "Item", "环境卫生状况");
  g_assert_cmpint (steps (desk), ==, length + 2);
  assert_selected (page, "环境卫生状况");
  standard = standard_of (desk, 0);
  item = san_standard_get_item (standard, item_id (desk, "D01-02"));
  g_assert_cmpint (item->mark, ==, 12 * SAN_MICRO + SAN_MICRO / 2);
  g_assert_true (desk_shows (GTK_WIDGET (page), "Marks of 1 category do not add up to 100"));

  /* what cannot be is refused in place */
  type_in (desk, GTK_WIDGET (page), "Full mark", "viel");
  type_in (desk, GTK_WIDGET (page), "Item", "公益宣传");
  g_assert_true (desk_shows (GTK_WIDGET (page), "The category has an item “公益宣传” already"));
  g_assert_cmpint (steps (desk), ==, length + 2);

  undo (desk);
  undo (desk);
  assert_selected (page, "环境卫生");
  g_assert_true (desk_shows (GTK_WIDGET (page), "Marks of each category add up to 100"));
}

static void
test_methods_and_switches (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  g_autoptr (SanStandard) standard = NULL;
  const SanItem *item;

  choose (desk, page, "D01-02");
  /* Method and Ratings are the two lists of choices */
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (GTK_WIDGET (page), ADW_TYPE_COMBO_ROW, 1)),
                              2);
  desk_wait (desk);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (GTK_WIDGET (page), ADW_TYPE_COMBO_ROW, 0)),
                              2);
  desk_wait (desk);
  g_assert_null (desk_find (GTK_WIDGET (page), ADW_TYPE_COMBO_ROW, 1));
  type_in (desk, GTK_WIDGET (page), "Deducted for each fault", "0.5");
  gtk_switch_set_active (GTK_SWITCH (desk_find (GTK_WIDGET (page), GTK_TYPE_SWITCH, 0)), TRUE);
  desk_wait (desk);
  gtk_switch_set_active (GTK_SWITCH (desk_find (GTK_WIDGET (page), GTK_TYPE_SWITCH, 1)), TRUE);
  desk_wait (desk);

  standard = standard_of (desk, 0);
  item = san_standard_get_item (standard, item_id (desk, "D01-02"));
  g_assert_cmpstr (item->method, ==, "deduct");
  g_assert_cmpstr (item->rating, ==, "three");
  g_assert_cmpint (item->amount, ==, SAN_MICRO / 2);
  g_assert_true (item->veto);
  g_assert_true (item->photo);
  for (guint i = 0; i < 5; i++)
    undo (desk);
  g_clear_pointer (&standard, san_standard_unref);
  standard = standard_of (desk, 0);
  g_assert_cmpstr (san_standard_get_item (standard, item_id (desk, "D01-02"))->method, ==,
                   "graded");
}

static void
test_order (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  g_autoptr (SanIndicatorRow) first = NULL;
  g_autoptr (SanIndicatorRow) second = NULL;
  g_autoptr (SanIndicatorRow) area = NULL;
  g_autoptr (SanIndicatorRow) street = NULL;

  choose (desk, page, "D01-02");
  act (desk, page, "up");
  assert_row (page, 2, "D01-02", "环境卫生");
  assert_row (page, 3, "D01-01", "公益宣传");
  assert_selected (page, "环境卫生");
  act (desk, page, "down");
  assert_row (page, 3, "D01-02", "环境卫生");

  /* drawn onto another category: into it; onto one of its own: in front of it */
  first = row_at (page, 2);
  second = row_at (page, 4);
  area = row_at (page, 0);
  street = row_at (page, 1 + 1 + 9);
  g_assert_false (san_indicator_may_drop (first, first));
  g_assert_false (san_indicator_may_drop (first, area));
  g_assert_false (san_indicator_drop (desk_context (desk), first, area));
  g_assert_true (san_indicator_drop (desk_context (desk), second, first));
  desk_wait (desk);
  assert_row (page, 2, "D01-03", "乱贴乱画");
  g_assert_cmpint (san_indicator_row_get_kind (street), ==, SAN_INDICATOR_CATEGORY);
  g_assert_true (san_indicator_drop (desk_context (desk), street, area) ||
                 san_indicator_row_get_area (street) != NULL);
  g_assert_true (san_indicator_reorder (desk_context (desk), street, -1));
  desk_wait (desk);
  assert_row (page, 1, "D02", "次干道");
  /* what was unfolded stays so */
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 9);
}

static void
test_new_and_removed (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  GtkWidget *form;

  choose (desk, page, "D01-02");
  act (desk, page, "new");
  form = window_of (SAN_TYPE_FORM_WINDOW);
  gtk_editable_set_text (GTK_EDITABLE (field (form, "Item")), "公益宣传");
  accept (desk, "Add");
  /* there is one of that name: the form stays and says so */
  g_assert_true (desk_shows (form, "The category has an item “公益宣传” already"));
  gtk_editable_set_text (GTK_EDITABLE (field (form, "Item")), "路灯亮化");
  accept (desk, "Add");
  g_assert_null (window_of (SAN_TYPE_FORM_WINDOW));
  assert_selected (page, "路灯亮化");

  act (desk, page, "new-category");
  form = window_of (SAN_TYPE_FORM_WINDOW);
  gtk_editable_set_text (GTK_EDITABLE (field (form, "Name")), "骑行道");
  accept (desk, "Add");
  assert_selected (page, "骑行道");
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 49 categories, 231 items"));

  act (desk, page, "remove");
  desk_respond ("remove");
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 48 categories, 231 items"));
  /* what stands there now */
  assert_selected (page, "居民生活");
  undo (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 49 categories, 231 items"));
}

static void
test_versions (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  GtkWidget *form, *compare;
  GtkDropDown *versions;
  g_autoptr (SanStandard) standard = NULL;

  g_assert_false (g_action_get_enabled (action_of (page, "compare")));
  act (desk, page, "new-version");
  form = window_of (SAN_TYPE_FORM_WINDOW);
  gtk_editable_set_text (GTK_EDITABLE (field (form, "Name")), "下半年版");
  gtk_editable_set_text (GTK_EDITABLE (field (form, "First day in force")), "nächstens");
  accept (desk, "Save");
  g_assert_nonnull (window_of (SAN_TYPE_FORM_WINDOW));
  gtk_editable_set_text (GTK_EDITABLE (field (form, "First day in force")), "2018-07-01");
  accept (desk, "Save");
  g_assert_null (window_of (SAN_TYPE_FORM_WINDOW));
  g_assert_true (desk_shows (GTK_WIDGET (page), "Draft"));
  g_assert_true (desk_shows (GTK_WIDGET (page), "In force from 2018-07-01"));

  choose (desk, page, "D01-02");
  type_in (desk, GTK_WIDGET (page), "Full mark", "20");
  choose (desk, page, "D01-03");
  act (desk, page, "remove");
  desk_respond ("remove");
  desk_wait (desk);

  act (desk, page, "compare");
  compare = window_of (SAN_TYPE_COMPARE_WINDOW);
  g_assert_true (desk_shows (compare, "added 0, removed 1, changed 1, carried on 0"));
  g_assert_true (desk_shows (compare, "主干道 / 乱贴乱画"));
  g_assert_true (desk_shows (compare, "11.11"));
  desk_picture_of (compare, "indicators-compare");
  gtk_window_close (GTK_WINDOW (compare));
  desk_wait (desk);

  /* the earlier one is only to be looked at */
  versions = GTK_DROP_DOWN (desk_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, 0));
  gtk_drop_down_set_selected (versions, 1);
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), "Retired"));
  g_assert_false (g_action_get_enabled (action_of (page, "new")));
  g_assert_false (g_action_get_enabled (action_of (page, "edit")));
  search (desk, page, "D01-03");
  g_assert_cmpuint (n_rows (page), ==, 3);
  search (desk, page, "");
  act (desk, page, "newest");
  g_assert_true (g_action_get_enabled (action_of (page, "new")));
  standard = standard_of (desk, 1);
  g_assert_cmpint (san_standard_get_item (standard, item_id (desk, "D01-02"))->mark, ==, 11110000);

  /* a new item carries on what was taken out */
  choose (desk, page, "D01-04");
  act (desk, page, "map");
  form = window_of (SAN_TYPE_FORM_WINDOW);
  g_assert_true (desk_shows (form, "乱贴乱画"));
  gtk_list_box_select_row (GTK_LIST_BOX (desk_find (form, GTK_TYPE_LIST_BOX, 0)),
                           gtk_list_box_get_row_at_index
                             (GTK_LIST_BOX (desk_find (form, GTK_TYPE_LIST_BOX, 0)), 1));
  accept (desk, "Map");
  g_assert_true (desk_shows (GTK_WIDGET (page), "乱贴乱画"));
}

static void
test_ratings (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");
  g_autoptr (SanStandard) standard = NULL;
  const SanRatingSet *set;
  GtkWidget *form;

  choose (desk, page, "D01-02");
  act (desk, page, "ratings");
  form = window_of (SAN_TYPE_FORM_WINDOW);
  /* the lines follow the one for the pass line; word and percent of A, B … */
  gtk_editable_set_text (GTK_EDITABLE (desk_find (form, GTK_TYPE_ENTRY, 2)), "良好");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (form, GTK_TYPE_ENTRY, 3)), "120");
  accept (desk, "Save");
  g_assert_true (desk_shows (form, "A rating is worth 0 to 100 percent of the mark"));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (form, GTK_TYPE_ENTRY, 3)), "75");
  accept (desk, "Save");
  g_assert_null (window_of (SAN_TYPE_FORM_WINDOW));
  standard = standard_of (desk, 0);
  set = san_rating_sets_get (san_standard_get_sets (standard), "state");
  g_assert_cmpstr (san_rating_set_find (set, "B")->word, ==, "良好");
  g_assert_cmpint (san_rating_set_find (set, "B")->percent, ==, 75 * SAN_MICRO);
  g_assert_true (desk_shows (GTK_WIDGET (page), "良好"));
  undo (desk);
  g_assert_false (desk_shows (GTK_WIDGET (page), "良好"));
}

static void
test_empty (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPage *page = desk_page (desk, "indicators");

  g_assert_true (desk_shows (GTK_WIDGET (page), "No indicators yet"));
  g_action_activate (action_of (page, "fill"), g_variant_new_string ("hygienic"));
  desk_wait (desk);
  g_assert_cmpuint (n_rows (page), ==, 8 + 35);
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 35 categories, 163 items"));
  g_assert_true (desk_shows (GTK_WIDGET (page), "Marks of each category add up to 100"));
  g_assert_true (desk_shows (GTK_WIDGET (page), "Weights add up to 100.00"));
  undo (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), "No indicators yet"));
}

/* 48 categories of 1,000 items */

static gboolean
fill_crowd (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  GString *text = g_string_new ("area,category,item_code,item,mark\n");

  for (guint i = 0; i < 48; i++)
    for (guint j = 0; j < 1000; j++)
      g_string_append_printf (text, "组%u,类别%u,C%02u-%03u,条目%u,0.1\n", i / 6, i, i, j, j);

  return san_item_import_text (database, g_string_free (text, FALSE), error);
}

static void
test_crowd (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPage *page;
  gint64 start;
  double worst = 0;

  g_assert_true (san_context_change (desk_context (desk), "import", "", fill_crowd, NULL, NULL));
  page = desk_page (desk, "indicators");
  g_assert_true (desk_shows (GTK_WIDGET (page), "8 areas, 48 categories, 48000 items"));
  choose (desk, page, "C47-999");
  assert_selected (page, "条目999");
  act (desk, page, "unfold");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 48000);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u", i + 2);

      start = g_get_monotonic_time ();
      type_in (desk, GTK_WIDGET (page), "Full mark", mark);
      worst = MAX (worst, (double) (g_get_monotonic_time () - start) / 1e6);
    }
  g_test_message ("an edit among 48,000 unfolded items: %.2f s", worst);
  assert_selected (page, "条目999");
  search (desk, page, "C13-77");
  g_assert_cmpuint (n_rows (page), ==, 2 + 10);
  search (desk, page, "");
  g_assert_cmpuint (n_rows (page), ==, 8 + 48 + 48000);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/indicators-page/tree", test_tree);
  g_test_add_func ("/indicators-page/copy", test_copy);
  g_test_add_func ("/indicators-page/search", test_search);
  g_test_add_func ("/indicators-page/editing", test_editing);
  g_test_add_func ("/indicators-page/methods-and-switches", test_methods_and_switches);
  g_test_add_func ("/indicators-page/order", test_order);
  g_test_add_func ("/indicators-page/new-and-removed", test_new_and_removed);
  g_test_add_func ("/indicators-page/versions", test_versions);
  g_test_add_func ("/indicators-page/ratings", test_ratings);
  g_test_add_func ("/indicators-page/empty", test_empty);
  g_test_add_func ("/indicators-page/crowd", test_crowd);

  return g_test_run ();
}
