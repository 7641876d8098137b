/* test-import-window.c - the import assistant, from a file to a step of the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "pages/import/san-change-list.h"
#include "pages/import/san-import-window.h"
#include "pages/import/san-sheet-view.h"
#include "widgets/san-unit-picker.h"
#include "registry/san-unit-store.h"
#include "rounds/san-export.h"
#include "store/san-journal.h"
#include "widgets/san-notice.h"

static SanImportWindow *
assistant (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SAN_IS_IMPORT_WINDOW (window))
        return SAN_IMPORT_WINDOW (window);
    }

  return NULL;
}

static gboolean
is_idle (gpointer data)
{
  return assistant () == NULL || !san_import_window_is_busy (assistant ());
}

static void
wait_for_work (Desk *desk)
{
  desk_wait_until (is_idle, NULL);
  desk_wait (desk);
}

static void
open_kind (Desk       *desk,
           const char *kind,
           const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-kind", "s", kind);
  g_assert_nonnull (assistant ());
  san_import_window_set_file (assistant (), path);
  desk_wait (desk);
}

/* The button that goes on, whatever it is called at this step */
static void
go_on (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.next", NULL);
  wait_for_work (desk);
}

static gboolean
can_go_on (void)
{
  GtkWidget *next = gtk_window_get_default_widget (GTK_WINDOW (assistant ()));

  return gtk_widget_is_sensitive (next);
}

static void
expect_step (SanImportStep step)
{
  g_assert_cmpint (san_import_window_get_step (assistant ()), ==, step);
}

static const char *
notice (void)
{
  GtkWidget *shown = desk_find (GTK_WIDGET (assistant ()), SAN_TYPE_NOTICE, 0);

  return shown != NULL ? san_notice_get_text (SAN_NOTICE (shown)) : "";
}

static SanSheetView *
sheet (void)
{
  return SAN_SHEET_VIEW (desk_find (GTK_WIDGET (assistant ()), SAN_TYPE_SHEET_VIEW, 0));
}

static guint
n_sheet_rows (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (san_sheet_view_get_model (sheet ())));
}

static void
choose_field (Desk       *desk,
              guint       column,
              const char *field)
{
  g_signal_emit_by_name (sheet (), "field-chosen", column, field);
  wait_for_work (desk);
}

/* (transfer full): a line of the list of changes */
static char *
change_line (guint index)
{
  GtkWidget *view = desk_find (GTK_WIDGET (assistant ()), GTK_TYPE_COLUMN_VIEW, 0);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_autoptr (SanChangeLine) line = g_list_model_get_item (model, index);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (line);
  for (guint i = 0; i < SAN_N_CHANGE_CELLS; i++)
    {
      g_autofree char *cell = san_change_line_get_text (line, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell);
    }

  return g_strdup (text->str);
}

static guint
n_changes (void)
{
  GtkWidget *view = desk_find (GTK_WIDGET (assistant ()), GTK_TYPE_COLUMN_VIEW, 0);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static char *
write_table (Desk       *desk,
             const char *name,
             const char *text)
{
  char *path = san_test_folder_path (desk->folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static gint64
journal_length (Desk *desk)
{
  return san_journal_length (san_context_get_database (desk_context (desk)), NULL);
}

static guint
n_units (Desk *desk)
{
  return san_roster_size (san_context_get_roster (desk_context (desk)));
}

/* A file without units is filled from the roster of a real city. */
static void
test_fills_a_blank_file (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rosters", "haikou.csv",
                                                 NULL);
  g_autofree char *nameless = NULL;
  gint64 before = journal_length (desk);
  g_autofree char *line = NULL;

  open_kind (desk, "units", path);
  expect_step (SAN_IMPORT_STEP_FILE);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-1-file");
  g_assert_true (can_go_on ());

  go_on (desk);
  expect_step (SAN_IMPORT_STEP_SHEET);
  g_assert_cmpuint (n_sheet_rows (), ==, 53);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-2-sheet");

  go_on (desk);
  expect_step (SAN_IMPORT_STEP_COLUMNS);
  g_assert_cmpuint (n_sheet_rows (), ==, 52);
  g_assert_cmpstr (notice (), ==, "");
  nameless = desk_nameless (GTK_WIDGET (assistant ()));
  g_assert_cmpstr (nameless, ==, "");
  desk_picture_of (GTK_WIDGET (assistant ()), "import-3-columns");

  go_on (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  g_assert_cmpuint (n_changes (), ==, 52);
  line = change_line (0);
  g_assert_nonnull (strstr (line, "海口市"));
  desk_picture_of (GTK_WIDGET (assistant ()), "import-4-check");

  g_assert_cmpuint (n_units (desk), ==, 0);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  g_assert_cmpuint (n_units (desk), ==, 52);
  g_assert_cmpint (journal_length (desk), ==, before + 1);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-5-done");

  go_on (desk);
  g_assert_null (assistant ());
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "52"));      /* the toast */
  g_assert_nonnull (desk_button (GTK_WIDGET (desk->window), _("Undo")));
  desk_page (desk, "units");
  desk_picture (desk, "import-6-units");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  g_assert_cmpuint (n_units (desk), ==, 0);
}

/* What is rejected is named by row, column and reason; nothing is written until somebody
 * decides to leave it out. */
static void
test_rejected_rows (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "单位.csv",
                                       "代码,名称,上级,类型,负责人\n"
                                       "990101001,青石街道,云溪区,街道,周敏\n"
                                       "990101002,临江街道,云溪区,街道,符伟\n"
                                       "990199001,新街道,没有这个区,街道,甲\n"
                                       "990101099,望月街道,云溪区,街道,乙\n");
  g_autofree char *line = NULL;
  guint before = n_units (desk);
  gint64 steps = journal_length (desk);

  open_kind (desk, "units", path);
  go_on (desk);
  go_on (desk);
  g_assert_cmpuint (san_sheet_model_count_problems (san_sheet_view_get_model (sheet ())), ==, 1);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-rejected-columns");
  desk_click (desk_find (GTK_WIDGET (assistant ()), GTK_TYPE_TOGGLE_BUTTON, 0));
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  g_assert_false (can_go_on ());
  desk_picture_of (GTK_WIDGET (assistant ()), "import-rejected");

  line = change_line (0);
  {
    g_autofree char *expected = g_strdup_printf ("2|%s|青石街道|负责人||周敏",
                                                 C_("import", "Update"));

    g_assert_cmpstr (line, ==, expected);
  }
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.next", NULL);
  desk_wait (desk);
  g_assert_cmpint (journal_length (desk), ==, steps);

  for (guint i = 0;; i++)
    {
      GtkWidget *check = desk_find (GTK_WIDGET (assistant ()), GTK_TYPE_CHECK_BUTTON, i);

      g_assert_nonnull (check);
      if (desk_shows (check, _("Leave these rows out and import the others")))
        {
          gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
          break;
        }
    }
  g_assert_true (can_go_on ());
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  g_assert_cmpuint (n_units (desk), ==, before + 1);
  g_assert_cmpint (journal_length (desk), ==, steps + 1);
  go_on (desk);
}

/* Headings that say nothing are matched by hand, and found matched the next time. */
static void
test_columns_by_hand_and_again (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "a.csv", "号,叫什么,归谁\n"
                                       "990101098,望月街道,云溪区\n");
  g_autofree char *again = write_table (desk, "b.csv", "号,叫什么,归谁\n"
                                        "990101097,望星街道,云溪区\n");
  guint before = n_units (desk);

  open_kind (desk, "units", path);
  go_on (desk);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_COLUMNS);
  g_assert_false (can_go_on ());
  g_assert_cmpstr (notice (), !=, "");
  desk_picture_of (GTK_WIDGET (assistant ()), "import-unmatched");
  choose_field (desk, 0, "code");
  choose_field (desk, 1, "name");
  g_assert_true (can_go_on ());
  g_assert_cmpstr (notice (), ==, "");
  /* one field, one column: the later choice wins */
  choose_field (desk, 2, "name");
  choose_field (desk, 1, "parent");
  choose_field (desk, 1, "name");
  choose_field (desk, 2, "parent");
  go_on (desk);
  go_on (desk);
  go_on (desk);
  g_assert_null (assistant ());
  g_assert_cmpuint (n_units (desk), ==, before + 1);

  open_kind (desk, "units", again);
  go_on (desk);
  go_on (desk);
  g_assert_cmpstr (notice (), ==, "");
  g_assert_true (can_go_on ());
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), "a"));
  go_on (desk);
  go_on (desk);
  g_assert_cmpuint (n_units (desk), ==, before + 2);
  go_on (desk);
}

static const SanUnit *
find_unit (Desk       *desk,
           const char *name)
{
  return san_roster_find (san_context_get_roster (desk_context (desk)), name, NULL);
}

static GtkWidget *
dialog_on_screen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

/* A table of scores as offices have it: a title, headings in the third row, rows of means,
 * a name that two units could have. */
static void
test_scores_and_a_question (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "6月成绩.csv",
                                       "云州市6月考评成绩,,,\n"
                                       ",,,\n"
                                       "序号,镇街名称,门前三包,农贸市场\n"
                                       "1,青石街道,91.5,90\n"
                                       "2,临江街道办事处,92.25,８８\n"
                                       "3,望湖,90,90\n"
                                       ",平均,91,89\n");
  gint64 steps = journal_length (desk);
  GtkWidget *dialog;
  GtkWidget *button;
  g_autofree char *line = NULL;

  g_assert_nonnull (find_unit (desk, "望湖街道"));
  open_kind (desk, "scores", path);
  go_on (desk);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-scores-sheet");
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_COLUMNS);
  g_assert_cmpuint (n_sheet_rows (), ==, 4);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-scores");
  g_assert_cmpstr (notice (), ==, "");
  g_assert_true (can_go_on ());
  g_assert_true (desk_shows (GTK_WIDGET (sheet ()), "临江街道”"));   /* written otherwise */

  /* two units could be meant: somebody says which */
  button = desk_button (GTK_WIDGET (sheet ()), _("Choose…"));
  g_assert_nonnull (button);
  desk_click (button);
  dialog = dialog_on_screen ();
  g_assert_nonnull (dialog);
  desk_wait (desk);
  san_unit_picker_search (SAN_UNIT_PICKER (desk_find (dialog, SAN_TYPE_UNIT_PICKER, 0)),
                          "望湖街道");
  desk_picture_of (dialog, "import-question");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_for_work (desk);
  g_assert_null (desk_button (GTK_WIDGET (sheet ()), _("Choose…")));
  go_on (desk);
  g_assert_true (can_go_on ());
  line = change_line (0);
  g_assert_nonnull (strstr (line, "青石街道"));
  desk_picture_of (GTK_WIDGET (assistant ()), "import-scores-check");
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  g_assert_cmpint (journal_length (desk), ==, steps + 1);
  go_on (desk);
}

/* A text file in the encoding of old Windows, read as what it is or as told. */
static void
test_encoding (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "gbk.csv");
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert ("名称,类型\n东湖市,城市\n", -1, "GB18030", "UTF-8", NULL,
                                      &length, &error);
  GtkWidget *encoding;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  open_kind (desk, "units", path);
  go_on (desk);
  g_assert_cmpuint (n_sheet_rows (), ==, 2);
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), "东湖市"));
  encoding = desk_find (GTK_WIDGET (assistant ()), GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (encoding), 1);          /* UTF-8: it is not */
  wait_for_work (desk);
  g_assert_cmpstr (notice (), !=, "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (encoding), 2);
  wait_for_work (desk);
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), "东湖市"));
  go_on (desk);
  go_on (desk);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  g_assert_nonnull (find_unit (desk, "东湖市"));
  go_on (desk);
}

static void
test_workbook_comes_back_unchanged (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "groups.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, &error);

  g_assert_no_error (error);
  g_assert_true (san_export (san_context_get_database (desk_context (desk)), "groups", NULL,
                             writer, &error));
  g_assert_true (san_table_writer_finish (writer, &error));
  open_kind (desk, "groups", path);
  go_on (desk);
  go_on (desk);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  g_assert_false (can_go_on ());
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), _("nothing to import")) ||
                 desk_shows (GTK_WIDGET (assistant ()),
                             _("The ledger has all of this already; there is nothing to import.")));
  gtk_window_close (GTK_WINDOW (assistant ()));
  desk_wait (desk);
}

static void
test_no_table (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *empty = write_table (desk, "empty.csv", "");
  g_autofree char *missing = san_test_folder_path (desk->folder, "missing.xlsx");

  open_kind (desk, "units", empty);
  go_on (desk);
  g_assert_cmpstr (notice (), !=, "");
  g_assert_false (can_go_on ());
  desk_picture_of (GTK_WIDGET (assistant ()), "import-no-table");
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.back", NULL);
  desk_wait (desk);
  expect_step (SAN_IMPORT_STEP_FILE);

  san_import_window_set_file (assistant (), missing);
  go_on (desk);
  g_assert_nonnull (strstr (notice (), "missing.xlsx"));
  gtk_window_close (GTK_WINDOW (assistant ()));
  desk_wait (desk);
}

/* Somebody changes the ledger between looking and doing. */
static gboolean
rename_first (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  g_autoptr (SanUnit) unit = san_unit_copy (data);

  g_free (unit->head);
  unit->head = g_strdup ("王丽");

  return san_unit_store_update (database, unit, error);
}

static void
test_ledger_changed_meanwhile (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "heads.csv", "code,name,head\n"
                                       "990101001,青石街道,周敏\n");
  gint64 steps;

  open_kind (desk, "units", path);
  go_on (desk);
  go_on (desk);
  go_on (desk);
  g_assert_true (san_context_change (desk_context (desk), "units.edit", "青石街道", rename_first,
                                     (gpointer) find_unit (desk, "青石街道"), NULL));
  steps = journal_length (desk);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_COLUMNS);
  g_assert_cmpint (journal_length (desk), ==, steps);
  go_on (desk);
  {
    g_autofree char *line = change_line (0);

    g_assert_nonnull (strstr (line, "王丽|周敏"));
  }
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  go_on (desk);
}

static void
test_paper (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "heads.csv", "code,name,head\n"
                                       "990101001,青石街道,周敏\n");
  g_autoptr (SanImport) import = NULL;
  g_autoptr (SanChangeList) list = san_change_list_new ();
  g_autoptr (SanTextTable) table = NULL;
  g_autoptr (SanPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (GPtrArray) known = san_import_list_fields (database, "units", NULL, &error);

  import = san_import_plan (database, "units", path, NULL, NULL, &error);
  g_assert_no_error (error);
  san_change_list_set (list, san_import_get_proposal (import), known);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  table = san_change_list_get_table (list, "变更清单", "heads.csv");
  g_assert_cmpuint (san_text_table_get_n_rows (table), ==, 1);
  paper = san_text_table_to_paper (table);
  g_assert_cmpuint (san_paper_get_n_pages (paper), ==, 1);
  pdf = san_paper_render_pdf (paper, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  if (g_getenv ("SAN_TEST_PICTURES") != NULL)
    {
      g_autofree char *file = g_build_filename (g_getenv ("SAN_TEST_PICTURES"), "changes.pdf",
                                                NULL);

      g_assert_true (san_paper_write_pdf (paper, file, NULL, &error));
    }
}

/* Out of an archive of Windows: the name is no UTF-8, and is read all the same. */
static void
test_odd_file_name (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "\xb5\xa5\xce\xbb.csv", "单位,类别\n青石街道,街道\n");

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-file", "^ay", path);
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), "单位.csv"));
}

static void
test_opens_by_file (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = write_table (desk, "6月加减分.csv", "单位,分值,事由\n青石街道,-1,通报\n");

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-file", "^ay", path);
  g_assert_nonnull (assistant ());
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (assistant ()), "6月加减分.csv"));
  g_assert_true (can_go_on ());       /* what it holds and its round are guessed */
  go_on (desk);
  go_on (desk);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  go_on (desk);
  expect_step (SAN_IMPORT_STEP_DONE);
  go_on (desk);
}

/* 45,000 rows: the window draws while they are read, planned and written; what is stopped
 * leaves nothing behind. */
#define MANY 45000

static int frames;

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  frames++;

  return G_SOURCE_CONTINUE;
}

static char *
write_many (Desk *desk)
{
  g_autoptr (GString) text = g_string_new ("code,name,parent_code,kind\n1,大市,,city\n");
  char *path = san_test_folder_path (desk->folder, "many.csv");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%u,第%u街道,1,subdistrict\n", 1000 + i, i);
  for (guint i = 301; i < MANY; i++)
    g_string_append_printf (text, "%u,和平村%u,%u,village\n", 100000 + i, i, 1000 + i % 300);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static void
test_many_rows (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *path = write_many (desk);
  gint64 steps = journal_length (desk);
  gint64 start;

  open_kind (desk, "units", path);
  gtk_widget_add_tick_callback (GTK_WIDGET (assistant ()), on_tick_cb, NULL, NULL);
  go_on (desk);
  start = g_get_monotonic_time ();
  frames = 0;
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.next", NULL);
  g_assert_true (san_import_window_is_busy (assistant ()));
  wait_for_work (desk);
  g_test_message ("read and planned: %.1f s, %d frames",
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, frames);
  g_assert_cmpint (frames, >, 3);
  g_assert_cmpuint (n_sheet_rows (), ==, MANY);

  go_on (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  desk_picture_of (GTK_WIDGET (assistant ()), "import-many");

  /* stopped in the middle */
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.next", NULL);
  g_assert_true (san_import_window_is_busy (assistant ()));
  gtk_widget_activate_action (GTK_WIDGET (assistant ()), "import.stop", NULL);
  wait_for_work (desk);
  expect_step (SAN_IMPORT_STEP_CHECK);
  g_assert_cmpint (journal_length (desk), ==, steps);
  g_assert_cmpuint (n_units (desk), ==, 0);

  start = g_get_monotonic_time ();
  frames = 0;
  go_on (desk);
  g_test_message ("%s", notice ());
  g_test_message ("written: %.1f s, %d frames",
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, frames);
  expect_step (SAN_IMPORT_STEP_DONE);
  g_assert_cmpuint (n_units (desk), ==, MANY);
  g_assert_cmpint (journal_length (desk), ==, steps + 1);
  go_on (desk);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/import-window/fills-a-blank-file", test_fills_a_blank_file);
  g_test_add_func ("/import-window/rejected-rows", test_rejected_rows);
  g_test_add_func ("/import-window/columns-by-hand-and-again", test_columns_by_hand_and_again);
  g_test_add_func ("/import-window/scores-and-a-question", test_scores_and_a_question);
  g_test_add_func ("/import-window/encoding", test_encoding);
  g_test_add_func ("/import-window/workbook-comes-back-unchanged",
                   test_workbook_comes_back_unchanged);
  g_test_add_func ("/import-window/no-table", test_no_table);
  g_test_add_func ("/import-window/ledger-changed-meanwhile", test_ledger_changed_meanwhile);
  g_test_add_func ("/import-window/paper", test_paper);
  g_test_add_func ("/import-window/opens-by-file", test_opens_by_file);
  g_test_add_func ("/import-window/odd-file-name", test_odd_file_name);
  g_test_add_func ("/import-window/many-rows", test_many_rows);

  return g_test_run ();
}
