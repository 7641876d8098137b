/* test-bulletins-page.c - the bulletins: list, proof, handing out, publishing, correcting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletins/san-bulletin.h"
#include "pages/bulletins/san-bulletin-item.h"
#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-paper-view.h"
#include "pages/bulletins/san-publish-awards.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "pages/bulletins/san-sheets-view.h"
#include "ranking/san-awards.h"
#include "store/san-journal.h"

/* What the page shows --------------------------------------------------------------- */

static GListModel *
rows_of (SanPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);

  g_assert_nonnull (view);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

/* (transfer none) */
static SanBulletinItem *
item_at (SanPage *page,
         guint    index)
{
  g_autoptr (SanBulletinItem) item = g_list_model_get_item (rows_of (page), index);

  g_assert_nonnull (item);

  return item;
}

static gboolean
nothing_is_checking (gpointer data)
{
  GListModel *rows = rows_of (data);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    if (san_bulletin_item_get_state (item_at (data, i)) == SAN_BULLETIN_CHECKING)
      return FALSE;

  return g_list_model_get_n_items (rows) > 0 &&
         san_bulletin_item_get_state (item_at (data, 0)) != SAN_BULLETIN_UNCHECKED;
}

/* The list of those that were issued: the newest one is chosen and recomputed. */
static SanPage *
open_page (Desk *desk)
{
  SanPage *page = desk_page (desk, "bulletins");

  g_assert_true (san_page_show (page, g_variant_new_string ("issued")));
  desk_wait_until (nothing_is_checking, page);
  desk_wait (desk);

  return page;
}

static void
act (Desk       *desk,
     SanPage    *page,
     const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (san_page_get_actions (page)), name);

  g_assert_nonnull (action);
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, NULL);
  desk_wait (desk);
}

static gboolean
is_enabled (SanPage    *page,
            const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (san_page_get_actions (page)), name);
}

static SanPublishDialog *
publish_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PUBLISH_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return SAN_PUBLISH_DIALOG (window);
    }

  return NULL;
}

static gboolean
dialog_has_closed (gpointer data)
{
  return publish_dialog () == NULL;
}

static GtkWidget *
publish_button (void)
{
  return desk_button (GTK_WIDGET (publish_dialog ()), _("Publish"));
}

/* The @nth field of the dialog that is shown: the date, the reason. */
static GtkEditable *
dialog_field (guint nth)
{
  return GTK_EDITABLE (desk_find (GTK_WIDGET (publish_dialog ()), ADW_TYPE_ENTRY_ROW, nth));
}

/* (transfer full) */
static SanBulletin *
find_bulletin (Desk       *desk,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  SanBulletin *bulletin =
    san_bulletin_store_find (san_context_get_database (desk_context (desk)), name, &error);

  g_assert_no_error (error);

  return bulletin;
}

/* (transfer full) */
static GBytes *
file_of (Desk       *desk,
         const char *name)
{
  g_autoptr (SanBulletin) bulletin = find_bulletin (desk, name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
    san_bulletin_store_get_file (san_context_get_database (desk_context (desk)), bulletin,
                                 "xlsx", &error);

  g_assert_no_error (error);

  return bytes;
}

/* Another value for the first entered cell of the month's round. */
typedef struct
{
  gint64 round_id;
  gint64 value;
} Edit;

static gboolean
edit_first_cell (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  const Edit *edit = data;
  g_autoptr (GPtrArray) cells = san_score_store_list (database, edit->round_id, error);
  SanCell *cell = NULL;

  for (guint i = 0; cells != NULL && cell == NULL && i < cells->len; i++)
    if (((SanCell *) g_ptr_array_index (cells, i))->state == SAN_CELL_VALUE)
      cell = g_ptr_array_index (cells, i);
  g_assert_nonnull (cell);
  cell->value = edit->value;

  return san_score_store_put (database, edit->round_id, cell, "2018-06-26 10:42", "测试", error);
}

static void
edit_scores (Desk  *desk,
             gint64 value)
{
  Edit edit = { san_context_get_round (desk_context (desk))->id, value };

  g_assert_true (san_context_change (desk_context (desk), "scores.edit", "甲", edit_first_cell,
                                     &edit, NULL));
  desk_wait (desk);
}

/* Tests ------------------------------------------------------------------------------- */

static void
test_nothing_issued (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPage *page = desk_page (desk, "bulletins");

  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No bulletins yet")));
  g_assert_false (is_enabled (page, "publish"));
  g_assert_false (is_enabled (page, "export"));
  g_assert_false (san_page_show (page, g_variant_new_int64 (1)));
  desk_picture (desk, "bulletins-none");
}

static void
test_list_and_facts (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  g_autoptr (SanBulletin) newest = find_bulletin (desk, "2018-5");
  g_autofree char *nameless = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 5);
  g_assert_cmpstr (san_bulletin_item_get_bulletin (item_at (page, 0))->name, ==, "2018-5");
  g_assert_cmpint (san_bulletin_item_get_state (item_at (page, 0)), ==, SAN_BULLETIN_AGREES);
  g_assert_cmpint (san_bulletin_item_get_state (item_at (page, 1)), ==, SAN_BULLETIN_UNCHECKED);
  g_assert_true (desk_shows (GTK_WIDGET (page), newest->sha256));
  g_assert_true (desk_shows (GTK_WIDGET (page), newest->title));
  g_assert_true (desk_shows (GTK_WIDGET (page),
                             _("Every cell was recomputed from the frozen round: all agree.")));
  nameless = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (nameless, ==, "");
  desk_picture (desk, "bulletins");

  act (desk, page, "verify-all");
  desk_wait_until (nothing_is_checking, page);
  desk_wait (desk);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (san_bulletin_item_get_state (item_at (page, i)), ==, SAN_BULLETIN_AGREES);

  /* another one: its own facts, recomputed at once */
  {
    g_autoptr (SanBulletin) other = find_bulletin (desk, "2018-2");

    g_assert_true (san_page_show (page, g_variant_new_int64 (other->id)));
    desk_wait_until (nothing_is_checking, page);
    desk_wait (desk);
    g_assert_true (desk_shows (GTK_WIDGET (page), other->sha256));
  }
}

static SanSheetsView *
sheets_of (SanPage *page)
{
  return SAN_SHEETS_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_SHEETS_VIEW, 0));
}

static gboolean
shows_a_paper (gpointer page)
{
  return desk_find (page, SAN_TYPE_PAPER_VIEW, 0) != NULL;
}

/* (transfer full) */
static char *
copied (Desk *desk)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (desk->window));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value,
                                                 NULL));

  return g_value_dup_string (&value);
}

/* The paper it became, page by page; what it says can be copied: lines of a paragraph as one,
 * cells between tabs. */
static void
test_read_and_copied (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  SanSheetsView *sheets = sheets_of (page);
  SanPaperView *first;
  SanPaperSpot spot;
  g_autofree char *nothing = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_auto (GStrv) lines = NULL;

  desk_wait_until (shows_a_paper, page);
  desk_wait (desk);
  g_assert_true (is_enabled (page, "print"));
  gtk_widget_activate_action (GTK_WIDGET (sheets), "sheets.next", NULL);
  desk_wait (desk);
  g_assert_cmpuint (san_sheets_view_get_page (sheets), ==, 1);
  desk_picture (desk, "bulletins-second-page");
  gtk_widget_activate_action (GTK_WIDGET (sheets), "sheets.back", NULL);
  g_assert_cmpuint (san_sheets_view_get_page (sheets), ==, 0);

  nothing = san_sheets_view_get_selected (sheets);
  g_assert_cmpstr (nothing, ==, "");
  gtk_widget_activate_action (GTK_WIDGET (sheets), "sheets.select-all", NULL);
  desk_picture (desk, "bulletins-selected");
  gtk_widget_activate_action (GTK_WIDGET (sheets), "sheets.copy", NULL);
  all = copied (desk);
  g_assert_nonnull (strstr (all, "\n各有关单位：\n"));
  g_assert_nonnull (strstr (all, "\n一、考评结果\n"));
  g_assert_nonnull (strstr (all, "名次\t单位\t"));
  g_assert_nonnull (strstr (all, "现将有关情况通报如下：\n"));
  g_assert_null (strstr (all, "— 1 —"));
  lines = g_strsplit (all, "\n", -1);

  /* what lies under the pointer: at the left edge the first character, in the middle another */
  first = SAN_PAPER_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_PAPER_VIEW, 0));
  g_assert_true (san_paper_view_get_spot (first, 0, 0, &spot));
  g_assert_cmpuint (spot.line, ==, 0);
  g_assert_cmpuint (spot.offset, ==, 0);
  g_assert_true (san_paper_view_get_spot (first, gtk_widget_get_width (GTK_WIDGET (first)) - 1, 0,
                                          &spot));
  g_assert_cmpuint (spot.offset, ==, g_utf8_strlen (lines[0], -1));

  /* another paper: nothing of it is selected */
  {
    g_autoptr (SanBulletin) other = find_bulletin (desk, "2018-2");

    g_assert_true (san_page_show (page, g_variant_new_int64 (other->id)));
    desk_wait_until (shows_a_paper, page);
    some = san_sheets_view_get_selected (sheets);
    g_assert_cmpstr (some, ==, "");
    g_free (g_steal_pointer (&some));
    san_sheets_view_select_all (sheets);
    some = san_sheets_view_get_selected (sheets);
    g_assert_nonnull (strstr (some, "第2期"));
    g_assert_null (strstr (some, "第5期"));
  }
}

static void
test_save_gives_the_issued_bytes (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autofree char *path = san_test_folder_path (desk->folder, "通报.xlsx");
  g_autoptr (GBytes) issued = file_of (desk, "2018-5");
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const SanStep *last;
  gsize length;

  g_assert_true (san_bulletins_page_save (SAN_BULLETINS_PAGE (page), path));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  saved = g_bytes_new_take (g_steal_pointer (&contents), length);
  g_assert_true (g_bytes_equal (saved, issued));

  /* what has left is noted, and its step cannot be undone in silence */
  steps = san_journal_list (database, 1, NULL);
  last = g_ptr_array_index (steps, 0);
  g_assert_cmpstr (last->verb, ==, "left");
  g_assert_cmpstr (last->label, ==, "bulletin 2018-5");
}

static void
test_draft_is_marked (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  g_autofree char *path = san_test_folder_path (desk->folder, "草稿.xlsx");
  g_autoptr (GError) error = NULL;
  gint64 before = san_journal_length (san_context_get_database (desk_context (desk)), &error);

  g_assert_true (san_bulletins_page_save_draft (SAN_BULLETINS_PAGE (page), path));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (san_journal_length (san_context_get_database (desk_context (desk)), &error),
                   ==, before);
}

/* A file that says something else than the frozen round gives. */
static void
test_differences_are_shown (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page;
  g_autoptr (GError) error = NULL;

  san_database_exec (san_context_get_database (desk_context (desk)),
                     "UPDATE bulletin_file SET sha256 = (SELECT f.sha256 FROM bulletin_file f"
                     " JOIN bulletin b ON b.id = f.bulletin_id"
                     " WHERE b.number = 4 AND f.format = 'xlsx')"
                     " WHERE format = 'xlsx' AND"
                     " bulletin_id = (SELECT id FROM bulletin WHERE number = 5)", &error);
  g_assert_no_error (error);

  page = open_page (desk);
  g_assert_cmpint (san_bulletin_item_get_state (item_at (page, 0)), ==, SAN_BULLETIN_DIFFERS);
  g_assert_cmpuint (san_bulletin_item_get_differences (item_at (page, 0))->len, >, 20);
  g_assert_true (desk_shows (GTK_WIDGET (page), "汇总 A1"));
  desk_picture (desk, "bulletins-differs");
}

static gboolean
is_published (gpointer data)
{
  return san_context_get_round (desk_context (data))->state == SAN_ROUND_PUBLISHED &&
         publish_dialog () == NULL;
}

static void
test_publish (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  GtkWidget *number;

  /* as the ranking's button does */
  g_assert_true (san_page_show (page, g_variant_new_string ("publish")));
  desk_wait (desk);
  g_assert_nonnull (publish_dialog ());
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "bulletins-publish");

  number = desk_find (GTK_WIDGET (publish_dialog ()), GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number)), ==, 6);
  g_assert_cmpstr (gtk_editable_get_text (dialog_field (0)), ==, "2018-06-26");
  g_assert_false (desk_shows (GTK_WIDGET (publish_dialog ()),
                              _("Reason of the correction, printed on the cover")));

  /* a day that is none, then one in another year, which counts anew */
  gtk_editable_set_text (dialog_field (0), "2018-02-30");
  g_assert_false (gtk_widget_get_sensitive (publish_button ()));
  gtk_editable_set_text (dialog_field (0), "2019-01-03");
  g_assert_true (gtk_widget_get_sensitive (publish_button ()));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number)), ==, 1);
  gtk_editable_set_text (dialog_field (0), "2018-06-29");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number)), ==, 6);

  desk_click (publish_button ());
  desk_wait_until (is_published, desk);
  desk_wait_until (nothing_is_checking, page);
  desk_wait (desk);

  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 6);
  g_assert_cmpstr (san_bulletin_item_get_bulletin (item_at (page, 0))->name, ==, "2018-6");
  g_assert_cmpint (san_bulletin_item_get_state (item_at (page, 0)), ==, SAN_BULLETIN_AGREES);
  g_assert_false (is_enabled (page, "publish"));
  desk_picture (desk, "bulletins-published");
}

static SanPublishAwards *
award_table (void)
{
  return SAN_PUBLISH_AWARDS (desk_find (GTK_WIDGET (publish_dialog ()), SAN_TYPE_PUBLISH_AWARDS,
                                        0));
}

static gboolean
money_is_read (gpointer data)
{
  return publish_dialog () != NULL && award_table () != NULL &&
         san_publish_awards_is_ready (award_table ());
}

/* How many decisions of that kind the ledger has */
static guint
count_decisions (Desk         *desk,
                 SanAwardState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
    san_award_store_list (san_context_get_database (desk_context (desk)),
                          san_context_get_round (desk_context (desk))->id, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < decisions->len; i++)
    n += ((SanAwardDecision *) g_ptr_array_index (decisions, i))->state == state;

  return n;
}

/* Who gets how much stands in the dialog, against the budget, and is settled there. */
static void
test_money_is_settled (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  GtkWidget *table;
  guint n;

  act (desk, page, "publish");
  desk_wait_until (money_is_read, NULL);
  table = GTK_WIDGET (award_table ());
  g_assert_true (desk_shows (table, "50000"));
  g_assert_true (desk_shows (table, C_("award", "Proposed")));
  g_assert_cmpuint (count_decisions (desk, SAN_AWARD_CONFIRMED), ==, 0);

  desk_click (desk_button (table, _("Confirm all")));
  desk_wait_until (money_is_read, NULL);
  n = count_decisions (desk, SAN_AWARD_CONFIRMED);
  g_assert_cmpuint (n, >, 4);
  g_assert_false (desk_shows (table, C_("award", "Proposed")));
  g_assert_null (desk_button (table, _("Confirm all")));

  /* one of them gets nothing, with a reason */
  {
    g_autoptr (SanAwards) awards = NULL;
    guint index = 0;

    awards = san_awards_load (san_context_get_database (desk_context (desk)),
                              san_context_get_round (desk_context (desk)),
                              san_context_get_ranking (desk_context (desk), NULL), NULL);
    while (!((SanAward *) g_ptr_array_index (awards->awards, index))->has_money)
      index++;
    gtk_widget_activate_action (table, "awards.strike", "u", index);
  }
  desk_wait (desk);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (desk_dialog (), ADW_TYPE_ENTRY_ROW, 0)),
                         "问题被曝光");
  desk_respond ("apply");
  desk_wait_until (money_is_read, NULL);
  g_assert_cmpuint (count_decisions (desk, SAN_AWARD_CONFIRMED), ==, n - 1);
  g_assert_cmpuint (count_decisions (desk, SAN_AWARD_STRUCK), ==, 1);
  g_assert_true (desk_shows (table, "问题被曝光"));
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "bulletins-money");

  desk_click (publish_button ());
  desk_wait_until (is_published, desk);
}

/* A number that is taken is refused in the dialog, which stays. */
static gboolean
dialog_refuses (gpointer data)
{
  return desk_shows (GTK_WIDGET (publish_dialog ()), data) &&
         gtk_widget_get_sensitive (publish_button ());
}

static void
test_taken_number_is_refused (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  GtkWidget *number;

  act (desk, page, "publish");
  number = desk_find (GTK_WIDGET (publish_dialog ()), GTK_TYPE_SPIN_BUTTON, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), 3);
  desk_click (publish_button ());
  desk_wait_until (dialog_refuses, (gpointer) "2018");
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, ==, SAN_ROUND_ASSESS);

  gtk_window_close (GTK_WINDOW (publish_dialog ()));
  desk_wait_until (dialog_has_closed, NULL);
}

/* What was seen on days that are not the round's is one row, which names the units. */
static void
test_alike_are_one_row (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page;
  GtkWidget *row;
  g_autoptr (GError) error = NULL;
  GPtrArray *rounds = san_context_get_rounds (desk_context (desk));

  san_database_exec (san_context_get_database (desk_context (desk)),
                     "UPDATE round SET from_day = '2018-06-01', to_day = '2018-06-02'"
                     " WHERE period = '2018-06' AND state <> 'published'", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);

      if (round->state != SAN_ROUND_PUBLISHED && strstr (round->label, "实地") != NULL)
        san_context_set_round (desk_context (desk), round->id);
    }

  page = desk_page (desk, "bulletins");
  act (desk, page, "publish");
  row = desk_find (GTK_WIDGET (publish_dialog ()), ADW_TYPE_EXPANDER_ROW, 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), !=, "");
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "bulletins-alike");
  gtk_window_close (GTK_WINDOW (publish_dialog ()));
}

static void
test_errors_block (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  GtkWidget *button;

  edit_scores (desk, 250 * SAN_MICRO);
  act (desk, page, "publish");
  g_assert_false (gtk_widget_get_sensitive (publish_button ()));
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "bulletins-errors");

  /* the way to the first of them */
  button = desk_button (GTK_WIDGET (publish_dialog ()), _("Go to"));
  g_assert_nonnull (button);
  desk_click (button);
  desk_wait_until (dialog_has_closed, NULL);
  desk_wait (desk);
  g_assert_true (san_window_get_page (desk->window) != page);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (san_window_get_page (desk->window)), ==,
                   "SanAssessmentPage");
}

static gboolean
answer_reason (Desk       *desk,
               const char *reason)
{
  GtkWidget *dialog = desk_dialog ();
  GtkWidget *entry = dialog != NULL ? desk_find (dialog, GTK_TYPE_ENTRY, 0) : NULL;

  if (entry == NULL)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  desk_respond ("ok");
  desk_wait (desk);

  return TRUE;
}

/* Unlock with a reason, put it right, publish again: both editions stand. */
static void
test_correction_makes_an_edition (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  g_autoptr (GBytes) before = file_of (desk, "2018-5");
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) corrected = NULL;
  g_autoptr (SanBulletin) second = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (SanBulletin) first = NULL;
  g_autoptr (GError) error = NULL;

  act (desk, page, "correct");
  g_assert_true (answer_reason (desk, "漏记一项加分"));
  g_assert_cmpstr (san_context_get_round (desk_context (desk))->label, ==, "2018-05");
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, ==, SAN_ROUND_ASSESS);
  edit_scores (desk, 99 * SAN_MICRO);

  page = open_page (desk);
  act (desk, page, "publish");
  g_assert_cmpstr (gtk_editable_get_text (dialog_field (1)), ==, "漏记一项加分");
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "bulletins-correction");
  gtk_editable_set_text (dialog_field (1), "  ");
  g_assert_false (gtk_widget_get_sensitive (publish_button ()));
  gtk_editable_set_text (dialog_field (1), "漏记一项加分");
  desk_click (publish_button ());
  desk_wait_until (is_published, desk);
  desk_wait_until (nothing_is_checking, page);
  desk_wait (desk);

  second = find_bulletin (desk, "2018-6");
  g_assert_cmpuint (second->edition, ==, 2);
  g_assert_cmpstr (second->reason, ==, "漏记一项加分");
  g_assert_cmpstr (second->round, ==, "2018-05");
  g_assert_true (desk_shows (GTK_WIDGET (page), "漏记一项加分"));

  /* the old one is what it was, and still agrees with what was frozen for it */
  after = file_of (desk, "2018-5");
  corrected = file_of (desk, "2018-6");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_bytes_equal (before, corrected));
  first = find_bulletin (desk, "2018-5");
  g_assert_cmpuint (first->edition, ==, 1);
  differences = san_bulletin_verify (san_context_get_database (desk_context (desk)), first,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);

  g_assert_true (san_page_show (page, g_variant_new_int64 (first->id)));
  desk_wait_until (nothing_is_checking, page);
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), first->sha256));
  desk_picture (desk, "bulletins-editions");
}

/* Publishing is a step like any other until something has left. */
static void
test_publishing_is_undone (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  SanWorkspace *workspace = san_context_get_workspace (desk_context (desk));
  g_autoptr (GError) error = NULL;

  act (desk, page, "publish");
  desk_click (publish_button ());
  desk_wait_until (is_published, desk);
  desk_wait_until (nothing_is_checking, page);

  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  g_assert_no_error (error);
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 5);
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, ==, SAN_ROUND_ASSESS);

  g_assert_true (san_journal_redo (workspace, NULL, &error));
  g_assert_no_error (error);
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 6);
}

/* What has left the office is not unmade in silence. */
static void
test_handed_out_stays (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = open_page (desk);
  g_autofree char *path = san_test_folder_path (desk->folder, "通报.xlsx");
  SanWorkspace *workspace = san_context_get_workspace (desk_context (desk));
  g_autoptr (SanBulletin) bulletin = find_bulletin (desk, "2018-5");
  g_autoptr (GError) error = NULL;
  gint64 step = san_journal_step_of (san_workspace_database (workspace), "bulletin",
                                     bulletin->id, NULL);

  g_assert_true (san_bulletins_page_save (SAN_BULLETINS_PAGE (page), path));
  g_assert_false (san_journal_undo (workspace, step, TRUE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

static void
test_narrow (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 768);

  open_page (desk);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  desk_picture (desk, "bulletins-narrow");
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/bulletins-page/nothing-issued", test_nothing_issued);
  g_test_add_func ("/bulletins-page/list-and-facts", test_list_and_facts);
  g_test_add_func ("/bulletins-page/read-and-copied", test_read_and_copied);
  g_test_add_func ("/bulletins-page/save-gives-the-issued-bytes",
                   test_save_gives_the_issued_bytes);
  g_test_add_func ("/bulletins-page/draft-is-marked", test_draft_is_marked);
  g_test_add_func ("/bulletins-page/differences-are-shown", test_differences_are_shown);
  g_test_add_func ("/bulletins-page/publish", test_publish);
  g_test_add_func ("/bulletins-page/money-is-settled", test_money_is_settled);
  g_test_add_func ("/bulletins-page/taken-number-is-refused", test_taken_number_is_refused);
  g_test_add_func ("/bulletins-page/alike-are-one-row", test_alike_are_one_row);
  g_test_add_func ("/bulletins-page/errors-block", test_errors_block);
  g_test_add_func ("/bulletins-page/correction-makes-an-edition",
                   test_correction_makes_an_edition);
  g_test_add_func ("/bulletins-page/publishing-is-undone", test_publishing_is_undone);
  g_test_add_func ("/bulletins-page/handed-out-stays", test_handed_out_stays);
  g_test_add_func ("/bulletins-page/narrow", test_narrow);

  return g_test_run ();
}
