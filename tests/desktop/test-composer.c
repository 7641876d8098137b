/* test-composer.c - a bulletin in the making: typed, ordered, checked, undone, exported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/san-window-files.h"
#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-draft-edit.h"
#include "pages/bulletins/san-new-bulletin-dialog.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "pages/bulletins/san-sheets-view.h"
#include "store/san-journal.h"

static SanDatabase *
database_of (Desk *desk)
{
  return san_context_get_database (desk_context (desk));
}

static gint64
count_steps (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  gint64 n = san_journal_length (database_of (desk), &error);

  g_assert_no_error (error);

  return n;
}

static void
check_last_step (Desk       *desk,
                 const char *verb)
{
  g_autoptr (GPtrArray) steps = san_journal_list (database_of (desk), 1, NULL);

  g_assert_cmpstr (((SanStep *) g_ptr_array_index (steps, 0))->verb, ==, verb);
}

/* (transfer full) (nullable): as the ledger has it */
static SanBulletinDraft *
stored_draft (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  SanBulletinDraft *draft =
    san_bulletin_draft_store_find (database_of (desk),
                                   san_context_get_round (desk_context (desk))->id, &error);

  g_assert_no_error (error);

  return draft;
}

static const char *
text_of (const SanBulletinDraft *draft,
         const char             *key)
{
  return san_draft_section (draft, san_draft_find (draft, key))->text;
}

static void
undo (Desk       *desk,
      const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL);
  desk_wait (desk);
  composer_wait (desk);
}

/* Tests ------------------------------------------------------------------------------- */

/* Opening makes nothing; what is shown is what the data give. */
static void
test_opens_the_months_bulletin (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  gint64 before = count_steps (desk);
  SanComposer *composer = composer_open (desk);
  const SanBulletinDraft *draft = san_composer_get_draft (composer);
  g_autofree char *shown = composer_shown (composer);
  g_autofree char *nameless = desk_nameless (GTK_WIDGET (desk->window));

  g_assert_cmpint (draft->id, ==, 0);
  g_assert_cmpint (draft->round_id, ==, san_context_get_round (desk_context (desk))->id);
  g_assert_cmpint (draft->kind, ==, SAN_BULLETIN_MONTHLY);
  g_assert_cmpint (count_steps (desk), ==, before);
  g_assert_nonnull (strstr (shown, "6月"));
  g_assert_cmpstr (nameless, ==, "");
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("Draft")));
  g_assert_cmpuint (san_paper_get_n_pages (san_composer_get_paper (composer)), >=, 2);
  desk_picture (desk, "composer");

  composer_choose (desk, "problems");
  desk_picture (desk, "composer-problems");
  composer_choose (desk, "head");
  desk_picture (desk, "composer-head");
}

/* A burst of typing is one step after a pause; the first one stores the draft. */
static void
test_a_burst_is_a_step (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  gint64 before = count_steps (desk);
  g_autoptr (SanBulletinDraft) stored = NULL;
  g_autoptr (SanBulletinDraft) again = NULL;

  composer_choose (desk, "demands");
  for (guint i = 0; i < 20; i++)
    composer_type (composer, "改");
  g_assert_cmpint (count_steps (desk), ==, before);
  composer_wait (desk);
  g_assert_cmpint (count_steps (desk), ==, before + 1);
  check_last_step (desk, "bulletin.draft");
  stored = stored_draft (desk);
  g_assert_nonnull (strstr (text_of (stored, "demands"), "改改改"));
  g_assert_cmpstr (stored->edited_by, ==, "李敏");
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("By hand")));

  composer_type (composer, "善");
  composer_wait (desk);
  g_assert_cmpint (count_steps (desk), ==, before + 2);
  check_last_step (desk, "bulletin.edit");
  again = stored_draft (desk);
  g_assert_cmpint (again->id, ==, stored->id);
}

/* What is typed is written down when one goes elsewhere, before any pause. */
static void
test_leaving_writes_down (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  g_autoptr (SanBulletinDraft) first = NULL;
  g_autoptr (SanBulletinDraft) second = NULL;

  composer_choose (desk, "demands");
  composer_type (composer, "换到另一节");
  composer_choose (desk, "lead");
  first = stored_draft (desk);
  g_assert_nonnull (strstr (text_of (first, "demands"), "换到另一节"));

  composer_type (composer, "换到另一页");
  desk_page (desk, "units");
  second = stored_draft (desk);
  g_assert_nonnull (strstr (text_of (second, "lead"), "换到另一页"));

  /* and is there on coming back */
  composer_open (desk);
  composer_choose (desk, "lead");
  {
    g_autofree char *shown = composer_shown (composer);

    g_assert_nonnull (strstr (shown, "换到另一页"));
  }
}

static void
test_closing_writes_down (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  g_autoptr (SanBulletinDraft) stored = NULL;

  composer_choose (desk, "demands");
  composer_type (composer, "关闭之前");
  san_window_close_ledger (desk->window);
  desk_wait (desk);

  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  stored = stored_draft (desk);
  g_assert_nonnull (stored);
  g_assert_nonnull (strstr (text_of (stored, "demands"), "关闭之前"));
}

/* Undo takes the last burst back, also one that is not written down yet; redo brings it. */
static void
test_undo_by_bursts (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *after_undo = NULL;
  g_autofree char *after_redo = NULL;

  composer_choose (desk, "demands");
  composer_type (composer, "第一次");
  composer_wait (desk);
  first = composer_shown (composer);
  composer_type (composer, "第二次");
  second = composer_shown (composer);

  undo (desk, "win.undo");
  after_undo = composer_shown (composer);
  g_assert_cmpstr (after_undo, ==, first);
  undo (desk, "win.redo");
  after_redo = composer_shown (composer);
  g_assert_cmpstr (after_redo, ==, second);

  /* the first step made the draft: without it the bulletin is as generated again */
  undo (desk, "win.undo");
  undo (desk, "win.undo");
  g_assert_cmpint (san_composer_get_draft (composer)->id, ==, 0);
  g_assert_null (text_of (san_composer_get_draft (composer), "demands"));
}

static void
test_sections (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  GtkWidget *list = desk_find (GTK_WIDGET (composer), SAN_TYPE_SECTION_LIST, 0);
  guint index = composer_choose (desk, "problems");
  g_autoptr (SanBulletinDraft) moved = NULL;
  g_autoptr (SanBulletinDraft) left_out = NULL;
  g_autoptr (SanBulletinDraft) added = NULL;
  g_autoptr (SanBulletinDraft) removed = NULL;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (composer), "composer.move-up", NULL);
  composer_wait (desk);
  moved = stored_draft (desk);
  g_assert_cmpuint (san_draft_find (moved, "problems"), ==, index - 1);
  g_assert_cmpuint (san_section_list_get_chosen (SAN_SECTION_LIST (list)), ==, index - 1);
  gtk_widget_activate_action (GTK_WIDGET (composer), "composer.move-down", NULL);
  composer_wait (desk);

  g_signal_emit_by_name (list, "included", index, FALSE);
  composer_wait (desk);
  left_out = stored_draft (desk);
  g_assert_false (san_draft_section (left_out, index)->included);

  n = left_out->sections->len;
  gtk_widget_activate_action (GTK_WIDGET (composer), "composer.add-text", NULL);
  composer_type (composer, "自己写的一节");
  composer_wait (desk);
  added = stored_draft (desk);
  g_assert_cmpuint (added->sections->len, ==, n + 1);
  g_assert_cmpstr (san_draft_section (added, index + 1)->key, ==, "text");
  g_assert_cmpstr (san_draft_section (added, index + 1)->text, ==, "自己写的一节");
  desk_picture (desk, "composer-own-text");

  /* one's own is removed, what comes from the data is not */
  g_signal_emit_by_name (list, "removed", index + 1);
  g_signal_emit_by_name (list, "removed", index);
  composer_wait (desk);
  removed = stored_draft (desk);
  g_assert_cmpuint (removed->sections->len, ==, n);
  g_assert_cmpuint (san_draft_find (removed, "text"), ==, G_MAXUINT);
}

/* A figure typed over stops the issue until it is settled, one way or the other. */
static void
test_typed_over (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  const SanBulletinFinding *finding;
  SanBoundView *view;
  SanTextRun *span;
  g_autofree char *figure = NULL;
  g_autofree char *after = NULL;

  composer_choose (desk, "results");
  view = composer_text (composer);
  g_assert_null (composer_finding (composer, "typed-over"));
  {
    g_autoptr (GPtrArray) runs = san_bound_view_get_runs (view);

    for (guint i = 0; i < runs->len && figure == NULL; i++)
      {
        const SanTextRun *run = g_ptr_array_index (runs, i);

        if (run->kind == SAN_RUN_BOUND && g_ascii_isdigit (*run->text))
          figure = g_strdup (run->text);
      }
  }
  g_assert_nonnull (figure);
  composer_replace (composer, figure, "99.99");
  composer_wait (desk);

  finding = composer_finding (composer, "typed-over");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, SAN_BULLETIN_ERROR);
  g_assert_true (desk_shows (GTK_WIDGET (composer), finding->text));
  desk_picture (desk, "composer-typed-over");

  /* from another section the button leads to it */
  composer_choose (desk, "lead");
  desk_click (desk_button (GTK_WIDGET (composer), _("Look")));
  desk_wait (desk);
  span = san_bound_view_get_span (view);
  g_assert_nonnull (span);
  g_assert_cmpstr (span->text, ==, "99.99");
  san_text_run_free (span);

  g_assert_true (san_bound_view_sign (view, "李敏"));
  composer_wait (desk);
  g_assert_null (composer_finding (composer, "typed-over"));
  desk_picture (desk, "composer-signed");

  g_assert_true (san_bound_view_rebind (view));
  composer_wait (desk);
  after = composer_shown (composer);
  g_assert_nonnull (strstr (after, figure));
  /* as generated, word for word: automatic again */
  g_assert_null (text_of (san_composer_get_draft (composer), "results"));
}

/* What is typed is checked at once, as it stands, and again when it is taken away. */
static void
test_typed_figures_are_checked (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  const SanBulletinFinding *finding;
  g_autofree char *shown = NULL;

  composer_choose (desk, "results");
  g_assert_null (composer_finding (composer, "unbound-number"));
  composer_type (composer, "总分99，");
  composer_wait (desk);
  finding = composer_finding (composer, "unbound-number");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->found, ==, "99");
  shown = composer_shown (composer);
  g_assert_true (g_str_has_prefix (shown + finding->from, "99，"));
  g_assert_cmpuint (finding->to - finding->from, ==, 2);
  g_assert_true (desk_shows (GTK_WIDGET (composer), finding->text));

  composer_replace (composer, "总分99，", "");
  composer_wait (desk);
  g_assert_null (composer_finding (composer, "unbound-number"));
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
may_issue (Desk *desk)
{
  gboolean may;

  composer_act (desk, "publish");
  g_assert_nonnull (publish_dialog ());
  may = gtk_widget_get_sensitive (desk_button (GTK_WIDGET (publish_dialog ()), _("Publish")));

  return may;
}

static gboolean
dialog_has_closed (gpointer data)
{
  return publish_dialog () == NULL;
}

/* The paper that was issued is read in the page, with all it says. */
static gboolean
shows_the_issued (gpointer data)
{
  GtkWidget *sheets = desk_find (GTK_WIDGET (((Desk *) data)->window), SAN_TYPE_SHEETS_VIEW, 0);
  g_autofree char *text = NULL;

  if (sheets == NULL)
    return FALSE;

  san_sheets_view_select_all (SAN_SHEETS_VIEW (sheets));
  text = san_sheets_view_get_selected (SAN_SHEETS_VIEW (sheets));

  return strstr (text, "99.99") != NULL && strstr (text, "现将有关情况通报如下：") != NULL;
}

/* A leader changes a figure: the issue waits until it is settled, and then has the words. */
static void
test_changed_figure_stops_the_issue (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  SanDatabase *database = database_of (desk);
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  SanBoundView *view;
  SanTextRun *span;

  composer_choose (desk, "results");
  view = composer_text (composer);
  composer_replace (composer, "90.61", "99.99");
  composer_wait (desk);
  g_assert_nonnull (composer_finding (composer, "typed-over"));
  composer_choose (desk, "lead");
  g_assert_false (may_issue (desk));
  g_assert_true (desk_shows (GTK_WIDGET (publish_dialog ()),
                             composer_finding (composer, "typed-over")->text));
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "composer-refused");

  /* the way to its place, from another section */
  desk_click (desk_button (GTK_WIDGET (publish_dialog ()), _("Look")));
  desk_wait_until (dialog_has_closed, NULL);
  span = san_bound_view_get_span (view);
  g_assert_nonnull (span);
  g_assert_cmpstr (span->text, ==, "99.99");
  san_text_run_free (span);
  g_assert_true (san_bound_view_sign (view, "李敏"));
  composer_wait (desk);
  g_assert_true (may_issue (desk));
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "composer-finalise");
  desk_click (desk_button (GTK_WIDGET (publish_dialog ()), _("Publish")));
  desk_wait_until (dialog_has_closed, NULL);
  desk_wait (desk);

  bulletin = san_bulletin_store_find (database, "2018-6", &error);
  g_assert_no_error (error);
  text = san_bulletin_store_get_file (database, bulletin, "txt", &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                                  "99.99"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                                  "现将有关情况通报如下："));
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, ==, SAN_ROUND_PUBLISHED);
  desk_wait_until (shows_the_issued, desk);
  desk_picture (desk, "composer-issued");
}

/* A sentence that says what is not so is selected whole, the second one of two alike. */
static void
test_way_to_a_sentence (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (composer_text (composer)));
  const SanBulletinFinding *finding;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  composer_choose (desk, "demands");
  composer_type (composer, "要求上升。江东区总分比上月上升。");
  composer_wait (desk);
  finding = composer_finding (composer, "direction");
  g_assert_nonnull (finding);
  composer_choose (desk, "lead");
  san_composer_open_finding (composer, finding);
  desk_wait (desk);
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (selected, ==, "江东区总分比上月上升");
}

/* Looking at sections and going away again writes nothing into them. */
static void
test_looking_leaves_texts (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);

  composer_choose (desk, "results");
  composer_replace (composer, "90.61", "99.99");
  composer_wait (desk);
  composer_choose (desk, "lead");
  g_assert_null (text_of (san_composer_get_draft (composer), "lead"));
  san_composer_open_finding (composer, composer_finding (composer, "typed-over"));
  desk_wait (desk);
  g_assert_null (text_of (san_composer_get_draft (composer), "lead"));
  composer_choose (desk, "tickets");
  composer_choose (desk, "head");
  composer_choose (desk, "lead");
  composer_wait (desk);
  g_assert_null (text_of (san_composer_get_draft (composer), "lead"));
  g_assert_null (text_of (san_composer_get_draft (composer), "tickets"));
}

/* Between a draft and its data the view is empty: what gets into it then is no text. */
static void
test_nothing_without_data (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  gint64 round = san_context_get_round (desk_context (desk))->id;
  gint64 before = count_steps (desk);
  GtkWidget *list = desk_find (GTK_WIDGET (composer), SAN_TYPE_SECTION_LIST, 0);
  SanBoundView *view = composer_text (composer);
  g_autofree char *shown = NULL;

  composer_choose (desk, "results");
  san_composer_open (composer, san_bulletin_draft_new (SAN_BULLETIN_MONTHLY, round));
  g_assert_null (san_composer_get_data (composer));
  g_signal_emit_by_name (list, "chosen", san_draft_find (san_composer_get_draft (composer), "lead"));
  san_bound_view_insert_field (view, "office");
  g_assert_null (text_of (san_composer_get_draft (composer), "lead"));

  composer_wait (desk);
  shown = composer_shown (composer);
  g_assert_nonnull (strstr (shown, "现将有关情况通报如下："));
  g_assert_null (text_of (san_composer_get_draft (composer), "lead"));
  g_assert_cmpint (count_steps (desk), ==, before);
}

static void
test_generate_again (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  composer_choose (desk, "problems");
  before = composer_shown (composer);
  composer_type (composer, "手写的话。");
  composer_wait (desk);
  desk_click (desk_button (GTK_WIDGET (composer), _("Generate again")));
  composer_wait (desk);
  after = composer_shown (composer);
  g_assert_cmpstr (after, ==, before);

  /* nothing is lost by it */
  undo (desk, "win.undo");
  undone = composer_shown (composer);
  g_assert_nonnull (strstr (undone, "手写的话。"));
}

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

/* The data stay as they were read until they are asked for anew; the page says so. */
static void
test_update_data (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  Edit edit = { san_context_get_round (desk_context (desk))->id, 60 * SAN_MICRO };
  SanComposerData *before = san_composer_get_data (composer);
  const char *stale = _("The ledger has changed: update the data");

  g_assert_false (desk_shows (GTK_WIDGET (composer), stale));
  composer_choose (desk, "demands");
  composer_type (composer, "自己的编辑不算");
  composer_wait (desk);
  g_assert_false (desk_shows (GTK_WIDGET (composer), stale));

  g_assert_true (san_context_change (desk_context (desk), "scores.edit", "甲", edit_first_cell,
                                     &edit, NULL));
  composer_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (composer), stale));
  g_assert_true (san_composer_get_data (composer) == before);
  desk_picture (desk, "composer-stale");

  composer_act (desk, "update-data");
  composer_wait (desk);
  g_assert_true (san_composer_get_data (composer) != before);
  g_assert_false (desk_shows (GTK_WIDGET (composer), stale));
}

typedef struct
{
  const char *path;
} File;

static gboolean
is_there (gpointer data)
{
  return g_file_test (((File *) data)->path, G_FILE_TEST_EXISTS);
}

static void
test_exports (void)
{
  static const char *const formats[] = { "docx", "pdf", "txt", "xlsx" };
  static const char *const starts[] = { "PK", "%PDF", "", "PK" };
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  SanBulletinsPage *page = SAN_BULLETINS_PAGE (san_window_get_page (desk->window));

  composer_choose (desk, "demands");
  composer_type (composer, "认真整改");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("通报.", formats[i], NULL);
      g_autofree char *path = san_test_folder_path (desk->folder, name);
      g_autofree char *contents = NULL;
      gsize length;
      File file = { path };

      g_assert_true (composer_may (desk, i == 0 ? "export-docx" : "export-pdf"));
      san_bulletins_page_export (page, formats[i], path);
      desk_wait_until (is_there, &file);
      desk_wait (desk);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_true (g_str_has_prefix (contents, starts[i]));
      if (*starts[i] == '\0')
        g_assert_nonnull (strstr (contents, "认真整改"));
    }
}

static SanNewBulletinDialog *
new_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SAN_IS_NEW_BULLETIN_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return SAN_NEW_BULLETIN_DIALOG (window);
    }

  return NULL;
}

/* A week's bulletin of tickets beside the month's; the picker goes between them. */
static void
test_new_and_delete (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  const SanBulletinDraft *draft;
  GtkWidget *dialog;
  gint64 id;

  composer_act (desk, "new");
  dialog = GTK_WIDGET (new_dialog ());
  g_assert_nonnull (dialog);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, 0)),
                              SAN_BULLETIN_WEEKLY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 0))),
                   ==, "2018-06-25");
  desk_picture_of (dialog, "composer-new");
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 1)), "2018-06-01");
  g_assert_false (gtk_widget_get_sensitive (desk_button (dialog, _("Draft"))));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (dialog, ADW_TYPE_ENTRY_ROW, 1)), "2018-06-26");
  desk_click (desk_button (dialog, _("Draft")));
  composer_wait (desk);

  draft = san_composer_get_draft (composer);
  g_assert_cmpint (draft->kind, ==, SAN_BULLETIN_WEEKLY);
  g_assert_cmpint (draft->round_id, ==, 0);
  desk_picture (desk, "composer-weekly");
  composer_choose (desk, "demands");
  composer_type (composer, "周末前办结");
  composer_wait (desk);
  id = san_composer_get_draft (composer)->id;
  g_assert_cmpint (id, !=, 0);

  composer_act (desk, "delete-draft");
  composer_wait (desk);
  g_assert_cmpint (san_composer_get_draft (composer)->kind, ==, SAN_BULLETIN_MONTHLY);
  check_last_step (desk, "bulletin.delete");

  undo (desk, "win.undo");
  {
    g_autoptr (SanBulletinDraft) back = san_bulletin_draft_store_get (database_of (desk), id, NULL);

    g_assert_nonnull (back);
    g_assert_nonnull (strstr (text_of (back, "demands"), "周末前办结"));
  }
}

static gboolean
nothing_is_composed (gpointer data)
{
  SanComposer *composer = data;

  return san_composer_get_draft (composer) == NULL || san_composer_is_settled (composer);
}

/* The round goes away under its bulletin as steps are undone, and comes back. */
static void
test_round_undone (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  guint undone = 0;

  for (; undone < 60 && san_context_get_round (desk_context (desk)) != NULL; undone++)
    {
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
      desk_wait (desk);
      if (desk_dialog () != NULL)
        desk_respond ("undo");
      desk_wait (desk);
    }
  g_assert_null (san_context_get_round (desk_context (desk)));
  g_assert_null (san_composer_get_draft (composer));
  g_assert_null (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_COMPOSER, 0));
  desk_picture (desk, "composer-round-gone");

  for (; undone > 0; undone--)
    {
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.redo", NULL);
      desk_wait (desk);
    }
  desk_wait_until (nothing_is_composed, composer);
  g_assert_nonnull (san_composer_get_draft (composer));
  g_assert_cmpint (san_composer_get_draft (composer)->kind, ==, SAN_BULLETIN_MONTHLY);
}

/* Whatever is pasted, it stands on paper, in one piece, and can be taken back. */
static void
test_nonsense (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (desk);
  g_autoptr (GString) nonsense = g_string_new ("{office}{没有}{{}}%s%n<b>&amp;\t\342\200\256𠮷");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint pages;

  composer_choose (desk, "demands");
  before = composer_shown (composer);
  pages = san_paper_get_n_pages (san_composer_get_paper (composer));
  for (guint i = 0; i < 2000; i++)
    g_string_append (nonsense, i % 50 == 49 ? "\n" : "长");
  composer_type (composer, nonsense->str);
  composer_wait (desk);
  after = composer_shown (composer);
  g_assert_true (g_str_has_suffix (after, before));
  g_assert_nonnull (strstr (after, "{没有}"));
  g_assert_cmpuint (san_paper_get_n_pages (san_composer_get_paper (composer)), >, pages);
  desk_picture (desk, "composer-nonsense");

  undo (desk, "win.undo");
  g_free (g_steal_pointer (&after));
  after = composer_shown (composer);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (san_paper_get_n_pages (san_composer_get_paper (composer)), ==, pages);
}

static void
test_read_only (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  g_autoptr (Desk) other = desk_new ("demo", 1366, 768);
  SanComposer *composer = composer_open (other);

  composer_choose (other, "demands");
  composer_type (composer, "写在前面");
  composer_wait (other);
  san_window_close_ledger (other->window);
  desk_wait (other);
  g_assert_cmpint (g_chmod (other->path, 0444), ==, 0);

  if (g_access (other->path, W_OK) == 0)
    {
      g_test_skip ("this person may write everywhere");
      return;
    }
  g_assert_true (san_window_open (desk->window, other->path));
  desk_wait (desk);
  composer = composer_open (desk);
  composer_choose (desk, "demands");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (composer_text (composer))));
  g_assert_false (composer_may (desk, "publish"));
}

/* Narrow: the paper folds away until it is asked for. */
static void
test_narrow (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 700);
  SanComposer *composer = composer_open (desk);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (desk->window)), <=, 700);
  g_assert_null (desk_find (GTK_WIDGET (composer), SAN_TYPE_SHEETS_VIEW, 0));
  desk_picture (desk, "composer-narrow");

  san_composer_show_preview (composer, TRUE);
  desk_wait (desk);
  g_assert_nonnull (desk_find (GTK_WIDGET (composer), SAN_TYPE_SHEETS_VIEW, 0));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk->window)), <=, 1024);
  desk_picture (desk, "composer-narrow-paper");
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/composer/opens-the-months-bulletin", test_opens_the_months_bulletin);
  g_test_add_func ("/composer/a-burst-is-a-step", test_a_burst_is_a_step);
  g_test_add_func ("/composer/leaving-writes-down", test_leaving_writes_down);
  g_test_add_func ("/composer/closing-writes-down", test_closing_writes_down);
  g_test_add_func ("/composer/undo-by-bursts", test_undo_by_bursts);
  g_test_add_func ("/composer/sections", test_sections);
  g_test_add_func ("/composer/typed-over", test_typed_over);
  g_test_add_func ("/composer/typed-figures-are-checked", test_typed_figures_are_checked);
  g_test_add_func ("/composer/changed-figure-stops-the-issue",
                   test_changed_figure_stops_the_issue);
  g_test_add_func ("/composer/way-to-a-sentence", test_way_to_a_sentence);
  g_test_add_func ("/composer/looking-leaves-texts", test_looking_leaves_texts);
  g_test_add_func ("/composer/nothing-without-data", test_nothing_without_data);
  g_test_add_func ("/composer/generate-again", test_generate_again);
  g_test_add_func ("/composer/update-data", test_update_data);
  g_test_add_func ("/composer/exports", test_exports);
  g_test_add_func ("/composer/new-and-delete", test_new_and_delete);
  g_test_add_func ("/composer/round-undone", test_round_undone);
  g_test_add_func ("/composer/nonsense", test_nonsense);
  g_test_add_func ("/composer/read-only", test_read_only);
  g_test_add_func ("/composer/narrow", test_narrow);

  return g_test_run ();
}
