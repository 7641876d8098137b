/* test-assessment-page.c - a round from its making to review, and its adjustments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-adjustment-dialog.h"
#include "pages/assessment/san-adjustments-view.h"
#include "pages/assessment/san-document-list.h"
#include "pages/assessment/san-round-dialog.h"
#include "pages/assessment/san-round-steps.h"
#include "pages/assessment/san-score-view.h"
#include "pages/assessment/san-unit-entry.h"
#include "registry/san-group-store.h"
#include "registry/san-unit-store.h"
#include "schemes/san-scheme-store.h"
#include "store/san-journal.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static const SanRound *
round_of (Desk *desk)
{
  return san_context_get_round (desk_context (desk));
}

static char *
digest_of (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  char *digest = san_journal_digest (database_of (desk), &error);

  g_assert_no_error (error);

  return digest;
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
}

static gboolean
is_enabled (SanPage    *page,
            const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (san_page_get_actions (page)), name);
}

static void
act (Desk       *desk,
     SanPage    *page,
     const char *name)
{
  g_assert_true (is_enabled (page, name));
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), name, NULL);
  desk_wait (desk);
}

static void
set_month (Desk *desk,
           int   year,
           int   month)
{
  SanPeriod period = san_period_month (year, month);

  san_context_set_period (desk_context (desk), &period);
  desk_wait (desk);
}

/* The window of that type on screen; NULL without one */
static gpointer
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static gint64
unit_called (Desk       *desk,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  const SanUnit *unit = san_roster_find (san_context_get_roster (desk_context (desk)), name,
                                         &error);

  g_assert_no_error (error);

  return unit->id;
}

/* From preparation to review and back */

static void
test_steps (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  g_autofree char *title = g_strdup_printf (_("No round for %s"), _("July"));
  g_autofree char *button = g_strdup_printf (_("New %s round"), _("July"));
  g_autofree char *before = digest_of (desk);
  g_autoptr (SanRound) june = san_round_store_find (database_of (desk), "2018-06", NULL);

  g_assert_cmpstr (san_page_get_tag (page), ==, _("Assessing"));
  set_month (desk, 2018, 7);
  g_assert_true (desk_shows (GTK_WIDGET (page), title));
  g_assert_cmpstr (san_page_get_tag (page), ==, "");
  g_assert_false (is_enabled (page, "next"));
  g_assert_false (is_enabled (page, "unlock"));
  desk_picture (desk, "assessment-empty");

  desk_click (desk_button (GTK_WIDGET (page), button));
  desk_wait (desk);
  g_assert_cmpstr (round_of (desk)->label, ==, "2018-07");
  g_assert_cmpint (round_of (desk)->kind, ==, SAN_ROUND_MONTHLY);
  g_assert_cmpint (round_of (desk)->grouping_id, ==, june->grouping_id);
  g_assert_true (g_strv_equal ((const char *const *) round_of (desk)->schemes,
                               (const char *const *) june->schemes));
  g_assert_cmpstr (san_page_get_tag (page), ==, _("Preparing"));
  undo (desk);
  {
    g_autofree char *after = digest_of (desk);

    g_assert_cmpstr (after, ==, before);
    g_assert_null (round_of (desk));
  }

  act (desk, page, "new-round");
  act (desk, page, "next");
  g_assert_cmpint (round_of (desk)->state, ==, SAN_ROUND_ASSESS);

  /* an empty month may be submitted, but says so */
  act (desk, page, "next");
  g_assert_true (desk_shows (desk_dialog (), "539"));
  desk_respond ("cancel");
  g_assert_cmpint (round_of (desk)->state, ==, SAN_ROUND_ASSESS);
  act (desk, page, "next");
  desk_respond ("submit");
  desk_wait (desk);
  g_assert_cmpint (round_of (desk)->state, ==, SAN_ROUND_REVIEW);
  g_assert_cmpstr (san_page_get_tag (page), ==, _("In review"));
  g_assert_false (is_enabled (page, "add-bonus"));

  /* the next step is the ranking */
  act (desk, page, "next");
  g_assert_true (san_window_get_page (desk->window) != page);
  desk_page (desk, "assessment");
  undo (desk);
  g_assert_cmpint (round_of (desk)->state, ==, SAN_ROUND_ASSESS);
}

/* A unit is found from anywhere; its group comes into view. */
static void
test_show (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  SanScoreView *view = SAN_SCORE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_SCORE_VIEW, 0));
  SanScoreSheet *sheet = san_score_view_get_sheet (view);
  gint64 unit = unit_called (desk, "红枫街道");
  guint row, column;

  g_assert_true (san_page_show (page, g_variant_ref_sink (g_variant_new_string ("adjustments"))));
  g_assert_true (san_page_show (page, g_variant_ref_sink (g_variant_new_int64 (unit))));
  g_assert_cmpuint (san_score_sheet_get_group (sheet), ==, 1);
  g_assert_true (san_grid_get_active (san_score_view_get_grid (view), &row, &column));
  g_assert_cmpint (san_score_sheet_get_unit (sheet, row), ==, unit);
  g_assert_false (san_page_show (page, g_variant_ref_sink (g_variant_new_int64 (99999999))));
}

/* The label of a round says its month in many ways. */
static void
test_labels (void)
{
  static const struct
  {
    const char *before, *after;
  } labels[] = {
    { "2018-11", "2018-12" }, { "2018年11月街道考评", "2018年12月街道考评" },
    { "11月暗访", "12月暗访" }, { "201811", "201812" }, { "秋季", "2018-12" },
  };
  SanPeriod december = san_period_month (2018, 12);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) san_round_free);
      SanRound *round = g_new0 (SanRound, 1);
      g_autoptr (SanRound) next = NULL;

      round->label = g_strdup (labels[i].before);
      round->period = san_period_month (2018, 11);
      round->grouping = g_strdup ("");
      round->published = g_strdup ("");
      round->schemes = g_strsplit ("a b", " ", -1);
      g_ptr_array_add (rounds, round);
      next = san_round_next (rounds, &december);
      g_assert_cmpstr (next->label, ==, labels[i].after);
      g_assert_cmpstr (next->schemes[1], ==, "b");

      /* nothing comes after what is to come */
      g_assert_null (san_round_next (rounds, &round->period));
    }
}

/* Adjustments */

static GListModel *
rows_of (SanPage *page)
{
  return san_adjustments_view_get_rows (
    SAN_ADJUSTMENTS_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_ADJUSTMENTS_VIEW, 0)));
}

static void
assert_row (SanPage    *page,
            guint       nth,
            const char *units,
            const char *amount,
            const char *reason)
{
  g_autoptr (SanLedgerRow) row = g_list_model_get_item (rows_of (page), nth);

  g_assert_nonnull (row);
  g_assert_cmpstr (san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_UNITS), ==, units);
  g_assert_cmpstr (san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_AMOUNT), ==, amount);
  g_assert_cmpstr (san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON), ==, reason);
}

static void
fill_unit (GtkWidget  *dialog,
           guint       nth,
           const char *text)
{
  GtkWidget *entry = desk_find (dialog, SAN_TYPE_UNIT_ENTRY, nth);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (desk_find (entry, GTK_TYPE_ENTRY, 0)), text);
}

/* The row of the form with that title */
static GtkWidget *
row_of (GtkWidget  *dialog,
        const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;

  g_assert_not_reached ();
}

static void
fill (GtkWidget  *dialog,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row_of (dialog, title)), text);
}

static SanPage *
ledger_of (Desk *desk)
{
  SanPage *page = desk_page (desk, "assessment");

  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("adjustments")));
  desk_wait (desk);

  return page;
}

static void
test_adjustments (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = ledger_of (desk);
  guint before = g_list_model_get_n_items (rows_of (page));
  g_autofree char *digest = digest_of (desk);
  g_autoptr (GPtrArray) stored = NULL;
  const SanAdjustment *adjustment;
  GtkWidget *dialog;

  act (desk, page, "add-deduction");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  g_assert_nonnull (dialog);

  /* each thing that is missing is named, and nothing is written */
  g_assert_false (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  fill_unit (dialog, 0, "青石街道");
  g_assert_false (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  fill (dialog, C_("adjustment", "Points"), "1.5");
  g_assert_false (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  fill (dialog, C_("adjustment", "Reason"), "市级媒体曝光");
  fill (dialog, _("Document"), "云文明办〔2018〕12号");

  /* shared with a bureau, 8 to 2 */
  desk_click (desk_button (dialog, _("Share with another unit")));
  desk_wait (desk);
  fill_unit (dialog, 1, "青石街道");
  g_assert_false (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  fill_unit (dialog, 1, "市城市管理局");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, GTK_TYPE_ENTRY, 1)), "8");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, GTK_TYPE_ENTRY, 3)), "2");
  desk_wait (desk);
  desk_picture_of (dialog, "adjustment-dialog");
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);
  g_assert_null (window_of (SAN_TYPE_ADJUSTMENT_DIALOG));

  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, before + 1);
  stored = san_adjustment_store_list (database_of (desk), round_of (desk)->id, NULL);
  adjustment = g_ptr_array_index (stored, stored->len - 1);
  g_assert_cmpint (adjustment->amount, ==, -1500000);
  g_assert_cmpuint (adjustment->shares->len, ==, 2);
  g_assert_cmpint (g_array_index (adjustment->shares, SanShare, 0).part, ==, 8000000);
  g_assert_cmpint (g_array_index (adjustment->shares, SanShare, 1).part, ==, 2000000);
  g_assert_cmpstr (adjustment->document, ==, "云文明办〔2018〕12号");

  undo (desk);
  {
    g_autofree char *after = digest_of (desk);

    g_assert_cmpstr (after, ==, digest);
  }
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, before);
}

static void
select_row (SanPage *page,
            guint    nth)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows_of (page)), nth);
}

static guint
find_row (SanPage    *page,
          const char *reason)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows_of (page)); i++)
    {
      g_autoptr (SanLedgerRow) row = g_list_model_get_item (rows_of (page), i);

      if (g_str_equal (san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON), reason))
        return i;
    }

  g_assert_not_reached ();
}

static void
add_bonus (Desk       *desk,
           SanPage    *page,
           const char *unit,
           const char *points,
           const char *reason)
{
  GtkWidget *dialog;

  act (desk, page, "add-bonus");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  fill_unit (dialog, 0, unit);
  fill (dialog, C_("adjustment", "Points"), points);
  fill (dialog, C_("adjustment", "Reason"), reason);
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);
}

static SanDocumentList *
documents_of (GtkWidget *dialog)
{
  return SAN_DOCUMENT_LIST (desk_find (dialog, SAN_TYPE_DOCUMENT_LIST, 0));
}

static GtkWidget *
edit_entry (Desk       *desk,
            SanPage    *page,
            const char *reason)
{
  select_row (page, find_row (page, reason));
  act (desk, page, "edit-entry");

  return window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
}

/* A document goes in with the step that needs it, and out with the entry; each way back. */
static void
test_documents (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = ledger_of (desk);
  g_autofree char *paper = g_test_build_filename (G_TEST_DIST, "meson.build", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *dialog;

  add_bonus (desk, page, "红枫街道", "0.5", "省级通报表扬两次");
  before = digest_of (desk);

  dialog = edit_entry (desk, page, "省级通报表扬两次");
  g_assert_false (san_document_list_attach (documents_of (dialog), "/no/such/file.pdf"));
  g_assert_true (san_document_list_attach (documents_of (dialog), paper));
  g_assert_cmpuint (san_document_list_size (documents_of (dialog)), ==, 1);
  desk_wait (desk);
  desk_picture_of (dialog, "adjustment-documents");
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);

  dialog = edit_entry (desk, page, "省级通报表扬两次");
  g_assert_cmpuint (san_document_list_size (documents_of (dialog)), ==, 1);
  desk_click (desk_button (dialog, _("Take the document off")));
  g_assert_cmpuint (san_document_list_size (documents_of (dialog)), ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  desk_wait (desk);

  /* taken off and not saved: it is still there, and leaves with its entry */
  dialog = edit_entry (desk, page, "省级通报表扬两次");
  g_assert_cmpuint (san_document_list_size (documents_of (dialog)), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  desk_wait (desk);
  select_row (page, find_row (page, "省级通报表扬两次"));
  act (desk, page, "delete-entry");
  undo (desk);
  dialog = edit_entry (desk, page, "省级通报表扬两次");
  g_assert_cmpuint (san_document_list_size (documents_of (dialog)), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  undo (desk);
  after = digest_of (desk);
  g_assert_cmpstr (after, ==, before);
}

static void
test_edit_and_delete (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = ledger_of (desk);
  g_autofree char *digest = NULL;
  g_autofree char *after = NULL;
  GtkWidget *dialog;

  add_bonus (desk, page, "红枫街道", "+0.5", "省级通报表扬两次");
  select_row (page, find_row (page, "省级通报表扬两次"));
  assert_row (page, find_row (page, "省级通报表扬两次"), "红枫街道", "+0.5", "省级通报表扬两次");
  digest = digest_of (desk);

  act (desk, page, "edit-entry");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, C_("adjustment", "Points")))), ==, "0.5");
  fill (dialog, C_("adjustment", "Points"), "0.8");
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);
  assert_row (page, find_row (page, "省级通报表扬两次"), "红枫街道", "+0.8", "省级通报表扬两次");
  undo (desk);
  after = digest_of (desk);
  g_assert_cmpstr (after, ==, digest);

  select_row (page, find_row (page, "省级通报表扬两次"));
  act (desk, page, "delete-entry");
  for (guint i = 0; i < g_list_model_get_n_items (rows_of (page)); i++)
    {
      g_autoptr (SanLedgerRow) row = g_list_model_get_item (rows_of (page), i);

      g_assert_cmpstr (san_ledger_row_get_text (row, SAN_LEDGER_COLUMN_REASON), !=,
                       "省级通报表扬两次");
    }
  undo (desk);
  find_row (page, "省级通报表扬两次");
}

/* The veto is in the total at once, also on the other tab. */
static void
test_vetoes (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = ledger_of (desk);
  g_autoptr (GPtrArray) vetoes = NULL;
  g_autofree char *digest = digest_of (desk);
  g_autofree char *after = NULL;
  SanRanking *ranking;
  GtkWidget *dialog;

  act (desk, page, "add-veto");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  fill_unit (dialog, 0, "青石街道");
  fill (dialog, C_("adjustment", "Reason"), "发生较大安全事故");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, _("Effect"))), SAN_VETO_CAP);
  g_assert_false (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  fill (dialog, C_("adjustment", "Points"), "60");
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);

  vetoes = san_veto_store_list (database_of (desk), round_of (desk)->id, NULL);
  g_assert_cmpint (((SanVeto *) g_ptr_array_index (vetoes, vetoes->len - 1))->value, ==, 60000000);
  ranking = san_context_get_ranking (desk_context (desk), NULL);
  for (guint i = 0; i < ranking->scores->n_scores; i++)
    {
      const SanScore *score = &ranking->scores->scores[i];
      g_autofree char *total = san_scores_format_total (score);

      if (score->participant->unit_id == unit_called (desk, "青石街道"))
        g_assert_cmpstr (total, ==, "60.00");
    }

  select_row (page, find_row (page, "发生较大安全事故"));
  act (desk, page, "edit-entry");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, _("Effect"))), SAN_VETO_LAST);
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);
  assert_row (page, find_row (page, "发生较大安全事故"), "青石街道", _("last place"),
              "发生较大安全事故");
  undo (desk);
  undo (desk);
  after = digest_of (desk);
  g_assert_cmpstr (after, ==, digest);
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_there (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_ledger_filters (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = ledger_of (desk);
  GtkWidget *view = desk_find (GTK_WIDGET (page), SAN_TYPE_ADJUSTMENTS_VIEW, 0);
  GtkWidget *search = desk_find (view, GTK_TYPE_SEARCH_ENTRY, 0);
  g_autofree char *copied = NULL;
  guint all;

  add_bonus (desk, page, "红枫街道", "0.3", "独一无二的事由");
  all = g_list_model_get_n_items (rows_of (page));
  gtk_editable_set_text (GTK_EDITABLE (search), "独一无二");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 1);

  /* what is in view goes to the clipboard, for a spreadsheet */
  act (desk, page, "copy-entries");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, on_text_read_cb, &copied);
  desk_wait_until (is_there, &copied);
  g_assert_nonnull (strstr (copied, "\t红枫街道\t独一无二的事由\t+0.3\t"));
  g_assert_null (strstr (copied, "市级媒体曝光"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (desk_button (view, _("Deduction"))), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, 0);
  desk_wait (desk);
  desk_click (desk_button (view, _("Clear filters")));
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), ==, all);
}

static void
test_ledger_pictures (void)
{
  static const int widths[] = { 1366, 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Desk) desk = desk_new ("demo", widths[i], 700);
      SanPage *page = ledger_of (desk);
      g_autofree char *nameless = NULL;

      add_bonus (desk, page, "红枫街道", "0.5", "省级通报表扬");
      add_bonus (desk, page, "望云街道", "0.3", "经验做法在全市推广");
      select_row (page, 0);
      desk_picture (desk, i == 0 ? "adjustments" : "adjustments-narrow");
      nameless = desk_nameless (GTK_WIDGET (desk->window));
      g_assert_cmpstr (nameless, ==, "");
    }
}

/* A unit is meant by its whole name, chosen by part of it. */
static void
test_unit_entry (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanRoster *roster = san_context_get_roster (desk_context (desk));
  SanUnitEntry *entry = SAN_UNIT_ENTRY (g_object_ref_sink (san_unit_entry_new (roster)));
  GtkWidget *line;
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (entry));
  gtk_window_present (GTK_WINDOW (window));
  desk_wait (desk);
  line = desk_find (GTK_WIDGET (entry), GTK_TYPE_ENTRY, 0);
  gtk_widget_grab_focus (line);

  gtk_editable_set_text (GTK_EDITABLE (line), "红枫街道");
  g_assert_cmpint (san_unit_entry_get_unit (entry), ==, unit_called (desk, "红枫街道"));
  gtk_editable_set_text (GTK_EDITABLE (line), "hf");
  g_assert_cmpint (san_unit_entry_get_unit (entry), ==, 0);
  desk_wait (desk);
  {
    GtkWidget *list = desk_find (GTK_WIDGET (entry), GTK_TYPE_LIST_BOX, 0);

    g_assert_nonnull (list);
    g_signal_emit_by_name (list, "row-activated",
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  }
  g_assert_cmpint (san_unit_entry_get_unit (entry), ==, unit_called (desk, "红枫街道"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "红枫街道");

  g_object_unref (entry);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first round of a ledger that has nothing yet but units and a scheme */

static gboolean
add_units (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SanUnit) unit = san_unit_new ();

      g_free (unit->name);
      unit->name = g_strdup_printf ("第%u街道", i + 1);
      unit->kind = SAN_UNIT_KIND_SUBDISTRICT;
      if (!san_unit_store_add (database, unit, error) ||
          !san_group_store_put_member (database, "月度", "街道", unit->id, SAN_STANDING_RANKED,
                                       SAN_DAY_MIN, SAN_DAY_MAX, error))
        return FALSE;
    }

  return TRUE;
}

static void
test_first_round (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  g_autoptr (GError) error = NULL;
  SanRoundDialog *dialog;
  SanScoreView *view;

  san_workspace_change (san_context_get_workspace (desk_context (desk)), "units.add", "units",
                        add_units, NULL, NULL, &error);
  g_assert_no_error (error);

  act (desk, page, "new-round");
  dialog = window_of (SAN_TYPE_ROUND_DIALOG);
  g_assert_nonnull (dialog);
  fill (GTK_WIDGET (dialog), _("Period, as 2018-06 or 2018-Q2"), "2018-13");
  g_assert_false (san_round_dialog_make (dialog));
  fill (GTK_WIDGET (dialog), _("Period, as 2018-06 or 2018-Q2"), "2018-06");
  fill (GTK_WIDGET (dialog), _("Name of the round"), "  ");
  g_assert_false (san_round_dialog_make (dialog));
  fill (GTK_WIDGET (dialog), _("Name of the round"), "6月考评");
  fill (GTK_WIDGET (dialog), _("Assessed from, if it is known"), "2018-06-12");
  fill (GTK_WIDGET (dialog), _("Assessed until"), "2018年6月15日");
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (dialog), "round-dialog");
  g_assert_true (san_round_dialog_make (dialog));
  desk_wait (desk);

  g_assert_cmpstr (round_of (desk)->label, ==, "6月考评");
  g_assert_cmpint (round_of (desk)->to, ==, san_day_new (2018, 6, 15));
  g_assert_cmpint (round_of (desk)->grouping_id, !=, 0);
  view = SAN_SCORE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_SCORE_VIEW, 0));
  g_assert_cmpuint (san_grid_model_get_n_rows (SAN_GRID_MODEL (san_score_view_get_sheet (view))),
                    ==, 3);

  /* a deduction that nobody made need not be typed, and one without a sign is taken off */
  {
    SanScoreSheet *sheet = san_score_view_get_sheet (view);
    SanGrid *grid = san_score_view_get_grid (view);
    SanGridRow row = { 0 };
    SanGridSummary total = { 0 };
    const char *texts[] = { "50", "15", "10", "-5", "10" };

    act (desk, page, "next");
    g_assert_false (san_grid_model_set_cells (SAN_GRID_MODEL (sheet), 0, 0, 1, 5, texts, &error));
    g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    texts[3] = NULL;
    g_assert_true (san_grid_model_set_cells (SAN_GRID_MODEL (sheet), 0, 0, 1, 5, texts, NULL));
    san_grid_model_get_row (SAN_GRID_MODEL (sheet), 0, &row);
    g_assert_cmpuint (row.n_missing, ==, 0);
    san_grid_model_get_summary (SAN_GRID_MODEL (sheet), 0, 0, &total);
    g_assert_cmpstr (total.text, ==, "100.00");

    san_grid_go_to (grid, 0, 3);
    san_grid_edit_text (grid, "4");
    g_assert_true (san_grid_commit (grid, SAN_GRID_DOWN));
    san_grid_model_get_summary (SAN_GRID_MODEL (sheet), 0, 0, &total);
    g_assert_cmpstr (total.text, ==, "96.00");
  }
}

/* Points that the ledger takes off a component stand in the sheet. */
static void
test_component_deduction (void)
{
  g_autoptr (Desk) desk = desk_new ("civilised", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  SanScoreSheet *sheet;
  SanGridCell cell = { 0 };
  SanGridSummary total = { 0 };
  const char *texts[] = { "50", "15", "10", NULL, "10" };
  GtkWidget *dialog;

  san_workspace_change (san_context_get_workspace (desk_context (desk)), "units.add", "units",
                        add_units, NULL, NULL, NULL);
  act (desk, page, "new-round");
  g_assert_true (san_round_dialog_make (window_of (SAN_TYPE_ROUND_DIALOG)));
  desk_wait (desk);
  sheet = san_score_view_get_sheet (SAN_SCORE_VIEW (desk_find (GTK_WIDGET (page),
                                                               SAN_TYPE_SCORE_VIEW, 0)));
  g_assert_true (san_grid_model_set_cells (SAN_GRID_MODEL (sheet), 0, 0, 1, 5, texts, NULL));

  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("adjustments")));
  desk_wait (desk);
  act (desk, page, "add-deduction");
  dialog = window_of (SAN_TYPE_ADJUSTMENT_DIALOG);
  fill_unit (dialog, 0, "第1街道");
  fill (dialog, C_("adjustment", "Points"), "2.5");
  fill (dialog, C_("adjustment", "Reason"), "督查发现");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, _("Taken off"))), 1);
  g_assert_true (san_adjustment_dialog_save (SAN_ADJUSTMENT_DIALOG (dialog)));
  desk_wait (desk);
  assert_row (page, 0, "第1街道", "−2.5", "督查发现");

  san_grid_model_get_cell (SAN_GRID_MODEL (sheet), 0, 3, &cell);
  g_assert_cmpstr (cell.text, ==, "2.5");
  san_grid_model_get_summary (SAN_GRID_MODEL (sheet), 0, 0, &total);
  g_assert_cmpstr (total.text, ==, "97.50");
}

static void
test_read_only (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (SanWorkspace) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanContext) context = NULL;
  g_autoptr (SanScoreSheet) sheet = NULL;
  const char *texts[] = { "1" };

  reader = san_workspace_open (desk->path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  context = san_context_new (reader);
  sheet = san_score_sheet_new (context);
  g_assert_true (san_score_sheet_load (sheet, san_context_get_round (context), &error));
  g_assert_nonnull (san_score_sheet_get_locked (sheet));
  g_assert_false (san_grid_model_set_cells (SAN_GRID_MODEL (sheet), 0, 0, 1, 1, texts, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/assessment-page/steps", test_steps);
  g_test_add_func ("/assessment-page/show", test_show);
  g_test_add_func ("/assessment-page/labels", test_labels);
  g_test_add_func ("/assessment-page/adjustments", test_adjustments);
  g_test_add_func ("/assessment-page/documents", test_documents);
  g_test_add_func ("/assessment-page/edit-and-delete", test_edit_and_delete);
  g_test_add_func ("/assessment-page/vetoes", test_vetoes);
  g_test_add_func ("/assessment-page/ledger-filters", test_ledger_filters);
  g_test_add_func ("/assessment-page/ledger-pictures", test_ledger_pictures);
  g_test_add_func ("/assessment-page/unit-entry", test_unit_entry);
  g_test_add_func ("/assessment-page/first-round", test_first_round);
  g_test_add_func ("/assessment-page/component-deduction", test_component_deduction);
  g_test_add_func ("/assessment-page/read-only", test_read_only);

  return g_test_run ();
}
