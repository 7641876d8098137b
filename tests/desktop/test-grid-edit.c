/* test-grid-edit.c - typing, filling and pasting in a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "grid-fixture.h"

/* Editing */

static void
test_typing (GridFixture  *fixture,
             gconstpointer data)
{
  grid_listen (fixture, "edit-changed");
  test_sheet_put (fixture->sheet, 0, 0, "70");

  grid_type (fixture, "98");
  g_assert_true (san_grid_is_editing (fixture->grid));
  grid_type (fixture, ".6");
  g_assert_cmpstr (san_grid_get_edit_text (fixture->grid), ==, "98.6");
  g_assert_cmpuint (fixture->n_heard, ==, 2);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);

  g_assert_true (grid_key (fixture, GDK_KEY_Return, 0));
  assert_one_commit (fixture, 0, "0,0 1×1: 98.6");
  assert_active (fixture, 1, 0);
  g_assert_false (san_grid_is_editing (fixture->grid));
  g_assert_null (san_grid_get_edit_text (fixture->grid));

  /* while a value is typed the arrows leave it */
  grid_type (fixture, "７７。５");
  grid_key (fixture, GDK_KEY_Right, 0);
  assert_one_commit (fixture, 1, "1,0 1×1: 77.5");
  assert_active (fixture, 1, 1);

  grid_type (fixture, "1");
  grid_key (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 2);
  assert_active (fixture, 1, 1);

  grid_type (fixture, "、");
  grid_key (fixture, GDK_KEY_KP_Enter, 0);
  assert_one_commit (fixture, 2, "1,1 1×1: /");
}

static void
test_jump_after_typing (GridFixture  *fixture,
                        gconstpointer data)
{
  /* the typed value is data, and the next one below is five rows away */
  test_sheet_put (fixture->sheet, 1, 0, "1");
  test_sheet_put (fixture->sheet, 6, 0, "6");
  grid_type (fixture, "0");
  grid_key (fixture, GDK_KEY_Down, CTRL);
  assert_one_commit (fixture, 0, "0,0 1×1: 0");
  assert_active (fixture, 1, 0);
}

static void
test_tab_returns (GridFixture  *fixture,
                  gconstpointer data)
{
  san_grid_go_to (fixture->grid, 2, 3);
  grid_type (fixture, "1");
  grid_key (fixture, GDK_KEY_Tab, 0);
  grid_type (fixture, "2");
  grid_key (fixture, GDK_KEY_Tab, 0);
  grid_type (fixture, "3");
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_active (fixture, 3, 3);

  /* another way of moving forgets the column */
  grid_key (fixture, GDK_KEY_Tab, 0);
  grid_key (fixture, GDK_KEY_Right, 0);
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_active (fixture, 4, 5);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 3);
}

static void
test_correcting (GridFixture  *fixture,
                 gconstpointer data)
{
  GtkEditable *editor = GTK_EDITABLE (san_grid_get_editor (fixture->grid));

  grid_listen (fixture, "formula-bar-requested");
  test_sheet_put (fixture->sheet, 0, 0, "87.6");

  grid_key (fixture, GDK_KEY_F2, 0);
  g_assert_cmpstr (san_grid_get_edit_text (fixture->grid), ==, "87.6");
  g_assert_cmpint (gtk_editable_get_position (editor), ==, 4);

  /* left and right are the caret's, Ctrl+A and Ctrl+C the editor's */
  g_assert_false (grid_key (fixture, GDK_KEY_Left, 0));
  g_assert_false (grid_key (fixture, GDK_KEY_a, CTRL));
  g_assert_false (grid_key (fixture, GDK_KEY_c, CTRL));
  g_assert_false (grid_key (fixture, GDK_KEY_Delete, 0));
  g_assert_true (grid_key (fixture, GDK_KEY_d, CTRL));

  grid_key (fixture, GDK_KEY_F2, 0);
  g_assert_cmpuint (fixture->n_heard, ==, 1);
  g_assert_true (san_grid_is_editing (fixture->grid));

  /* nothing was corrected: the computed value must not become a written one */
  grid_key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);

  grid_key (fixture, GDK_KEY_Up, 0);
  grid_key (fixture, GDK_KEY_F2, 0);
  grid_type (fixture, "5");
  grid_key (fixture, GDK_KEY_Down, 0);
  assert_one_commit (fixture, 0, "0,0 1×1: 87.65");

  /* typing, then F2: from now on the caret moves */
  grid_type (fixture, "12");
  grid_key (fixture, GDK_KEY_F2, 0);
  g_assert_false (grid_key (fixture, GDK_KEY_Left, 0));
  g_assert_cmpuint (fixture->n_heard, ==, 1);
  grid_key (fixture, GDK_KEY_Escape, 0);
}

static void
test_refused (GridFixture  *fixture,
              gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (san_grid_get_editor (fixture->grid));

  grid_type (fixture, "86..67");
  g_assert_true (grid_key (fixture, GDK_KEY_Return, 0));
  assert_active (fixture, 0, 0);
  g_assert_cmpstr (san_grid_get_edit_text (fixture->grid), ==, "86..67");
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);
  gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "“86..67”不是 0 到 100 的数。");

  /* nothing leads away from it but a value that is taken, or Esc */
  grid_key (fixture, GDK_KEY_Down, 0);
  san_grid_go_to (fixture->grid, 5, 5);
  assert_active (fixture, 0, 0);

  san_grid_edit_text (fixture->grid, "86.67");
  g_assert_false (gtk_test_accessible_has_state (editor, GTK_ACCESSIBLE_STATE_INVALID));
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_one_commit (fixture, 0, "0,0 1×1: 86.67");
  assert_active (fixture, 1, 0);
}

static void
test_locked (GridFixture  *fixture,
             gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (san_grid_get_editor (fixture->grid));

  test_sheet_mark (fixture->sheet, 0, 1, SAN_GRID_LOCKED);
  grid_key (fixture, GDK_KEY_Right, 0);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (editor)));
  g_assert_true (grid_key (fixture, GDK_KEY_9, 0));
  g_assert_false (san_grid_is_editing (fixture->grid));
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "复核后不能修改");
  grid_key (fixture, GDK_KEY_F2, 0);
  g_assert_false (san_grid_is_editing (fixture->grid));

  grid_key (fixture, GDK_KEY_Right, 0);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (editor)));
  g_assert_false (grid_key (fixture, GDK_KEY_9, 0));
}

static void
test_input_method (GridFixture  *fixture,
                   gconstpointer data)
{
  GtkWidget *editor = san_grid_get_editor (fixture->grid);

  /* the editor shows what is being composed, and every key is the input method's */
  g_signal_emit_by_name (editor, "preedit-changed", "ni");
  g_assert_true (san_grid_is_editing (fixture->grid));
  g_assert_false (grid_key (fixture, GDK_KEY_Return, 0));
  g_assert_false (grid_key (fixture, GDK_KEY_Down, 0));
  g_assert_false (grid_key (fixture, GDK_KEY_2, 0));

  g_signal_emit_by_name (editor, "preedit-changed", "");
  g_assert_false (san_grid_is_editing (fixture->grid));

  g_signal_emit_by_name (editor, "preedit-changed", "8");
  g_signal_emit_by_name (editor, "preedit-changed", "");
  grid_type (fixture, "８８");
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_one_commit (fixture, 0, "0,0 1×1: 88");

  /* never ours (ui.md 6.1) */
  g_assert_false (grid_key (fixture, GDK_KEY_space, CTRL));
  g_assert_false (grid_key (fixture, GDK_KEY_space, SHIFT));
  g_assert_false (grid_key (fixture, GDK_KEY_period, CTRL));
  g_assert_false (grid_key (fixture, GDK_KEY_semicolon, CTRL));
  g_assert_false (grid_key (fixture, GDK_KEY_U, CTRL | SHIFT));
  g_assert_false (grid_key (fixture, GDK_KEY_E, CTRL | SHIFT));
  g_assert_false (grid_key (fixture, GDK_KEY_F, CTRL | SHIFT));
}

static void
test_formula_bar (GridFixture  *fixture,
                  gconstpointer data)
{
  test_sheet_put (fixture->sheet, 0, 0, "70");

  san_grid_edit_text (fixture->grid, "70");
  g_assert_true (san_grid_is_editing (fixture->grid));
  san_grid_edit_text (fixture->grid, "71");
  g_assert_true (san_grid_commit (fixture->grid, SAN_GRID_RIGHT));
  assert_one_commit (fixture, 0, "0,0 1×1: 71");
  assert_active (fixture, 0, 1);

  san_grid_edit_text (fixture->grid, "60");
  san_grid_cancel (fixture->grid);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 1);
}

static void
test_focus_commits (GridFixture  *fixture,
                    gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_entry_new ();
  GtkWidget *other = gtk_entry_new ();
  GtkWidget *child = g_object_ref (gtk_window_get_child (GTK_WINDOW (fixture->window)));

  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), other);
  g_object_unref (child);
  san_grid_set_companion (fixture->grid, bar);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  grid_type (fixture, "55");
  gtk_widget_grab_focus (bar);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (san_grid_is_editing (fixture->grid));
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  gtk_widget_grab_focus (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_one_commit (fixture, 0, "0,0 1×1: 55");
  g_assert_false (san_grid_is_editing (fixture->grid));
}

/* Whole selections: one commit each */

static void
test_selection_commits (GridFixture  *fixture,
                        gconstpointer data)
{
  grid_select (fixture, 1, 1, 2, 2);
  grid_type (fixture, "80");
  g_assert_true (grid_key (fixture, GDK_KEY_Return, CTRL));
  assert_one_commit (fixture, 0, "1,1 2×2: 80|80|80|80");
  assert_selected (fixture, 1, 1, 2, 2);

  grid_key (fixture, GDK_KEY_Delete, 0);
  assert_one_commit (fixture, 1, "1,1 2×2: |||");

  test_sheet_put (fixture->sheet, 4, 4, "50");
  san_grid_go_to (fixture->grid, 4, 4);
  grid_key (fixture, GDK_KEY_BackSpace, 0);
  g_assert_cmpstr (san_grid_get_edit_text (fixture->grid), ==, "");
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 2);
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_one_commit (fixture, 2, "4,4 1×1: ");
}

static void
test_filling (GridFixture  *fixture,
              gconstpointer data)
{
  test_sheet_put (fixture->sheet, 0, 0, "1");
  test_sheet_put (fixture->sheet, 0, 1, "/");

  grid_select (fixture, 0, 0, 3, 2);
  grid_key (fixture, GDK_KEY_d, CTRL);
  assert_one_commit (fixture, 0, "1,0 2×2: 1|/|1|/");

  /* one row alone takes the row above */
  grid_select (fixture, 3, 0, 1, 2);
  grid_key (fixture, GDK_KEY_d, CTRL);
  assert_one_commit (fixture, 1, "3,0 1×2: 1|/");

  grid_select (fixture, 0, 0, 2, 3);
  grid_key (fixture, GDK_KEY_r, CTRL);
  assert_one_commit (fixture, 2, "0,1 2×2: 1|1|1|1");

  san_grid_go_to (fixture->grid, 0, 0);
  g_assert_false (san_grid_fill_down (fixture->grid));
  g_assert_false (san_grid_fill_right (fixture->grid));
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 3);
}

/* The clipboard */

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static char *
read_clipboard (GridFixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, on_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static void
wait_for_commits (GridFixture *fixture,
                  guint        n)
{
  while (test_sheet_n_commits (fixture->sheet) < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_round_trip (GridFixture  *fixture,
                 gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid));
  g_autofree char *text = NULL;

  test_sheet_put (fixture->sheet, 0, 0, "98.6");
  test_sheet_put (fixture->sheet, 0, 1, "-");
  test_sheet_put (fixture->sheet, 1, 0, "/");

  grid_select (fixture, 0, 0, 2, 2);
  grid_key (fixture, GDK_KEY_c, CTRL);
  text = read_clipboard (fixture);
  g_assert_cmpstr (text, ==, "98.6\t-\n/\t\n");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));

  san_grid_go_to (fixture->grid, 5, 5);
  grid_key (fixture, GDK_KEY_v, CTRL);
  wait_for_commits (fixture, 1);
  assert_one_commit (fixture, 0, "5,5 2×2: 98.6|-|/|");
  assert_selected (fixture, 5, 5, 2, 2);

  grid_select (fixture, 0, 0, 2, 1);
  grid_key (fixture, GDK_KEY_x, CTRL);
  assert_one_commit (fixture, 1, "0,0 2×1: |");
  g_free (text);
  text = read_clipboard (fixture);
  g_assert_cmpstr (text, ==, "98.6\n/\n");
}

static void
test_paste_shapes (GridFixture  *fixture,
                   gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (san_grid_get_editor (fixture->grid));

  /* a single value fills the selection, a block as often as it fits */
  grid_select (fixture, 0, 0, 2, 2);
  san_grid_paste_text (fixture->grid, "９０％\n");
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);   /* not a number here */
  san_grid_paste_text (fixture->grid, "９０\n");
  assert_one_commit (fixture, 0, "0,0 2×2: 90|90|90|90");
  grid_select (fixture, 0, 0, 2, 4);
  san_grid_paste_text (fixture->grid, "1\t2\n");
  assert_one_commit (fixture, 1, "0,0 2×4: 1|2|1|2|1|2|1|2");

  /* shapes that cannot be meant */
  grid_select (fixture, 0, 0, 3, 3);
  san_grid_paste_text (fixture->grid, "1\t2\n3\t4\n");
  gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  san_grid_go_to (fixture->grid, 9, 7);
  g_assert_false (gtk_test_accessible_has_state (editor, GTK_ACCESSIBLE_STATE_INVALID));
  san_grid_paste_text (fixture->grid, "1\t2\n");
  gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  san_grid_go_to (fixture->grid, 0, 0);
  san_grid_paste_text (fixture->grid, "1\t2\n3\n");
  gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  san_grid_paste_text (fixture->grid, "");
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 2);

  /* all or nothing */
  san_grid_paste_text (fixture->grid, "1\tx\n");
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 2);
  g_assert_cmpstr (test_sheet_get (fixture->sheet, 0, 0), ==, "1");
}

static gboolean
on_confirm_cb (SanGrid      *grid,
               SanGridPaste *paste,
               SanGridPaste *seen)
{
  *seen = *paste;
  return TRUE;
}

static void
test_confirm_paste (GridFixture  *fixture,
                    gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SanGridPaste seen = { 0 };

  test_sheet_put (fixture->sheet, 0, 0, "50");
  test_sheet_put (fixture->sheet, 0, 1, "51");
  test_sheet_put (fixture->sheet, 0, 2, "52");
  for (guint i = 0; i < 26 * 8; i++)
    g_string_append_printf (text, "%s%c", i == 0 ? "" : i == 1 ? "51" : "60",
                            i % 8 == 7 ? '\n' : '\t');
  test_sheet_resize (fixture->sheet, 26);

  g_signal_connect (fixture->grid, "confirm-paste", G_CALLBACK (on_confirm_cb), &seen);
  san_grid_paste_text (fixture->grid, text->str);
  g_assert_cmpuint (seen.range.n_rows, ==, 26);
  g_assert_cmpuint (seen.range.n_columns, ==, 8);
  g_assert_cmpuint (seen.n_cleared, ==, 1);
  g_assert_cmpuint (seen.n_same, ==, 1);
  g_assert_cmpuint (seen.n_replaced, ==, 1);
  g_assert_cmpuint (seen.n_new, ==, 26 * 8 - 3);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);

  san_grid_answer_paste (fixture->grid, FALSE);
  san_grid_answer_paste (fixture->grid, TRUE);   /* answered already */
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 0);

  san_grid_paste_text (fixture->grid, text->str);
  san_grid_answer_paste (fixture->grid, TRUE);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 1);
  g_assert_cmpstr (test_sheet_get (fixture->sheet, 25, 7), ==, "60");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  grid_test ("/grid-edit/typing-replaces", NULL, test_typing);
  grid_test ("/grid-edit/jumps-after-typing", NULL, test_jump_after_typing);
  grid_test ("/grid-edit/enter-after-tabs-returns", NULL, test_tab_returns);
  grid_test ("/grid-edit/f2-corrects", NULL, test_correcting);
  grid_test ("/grid-edit/refusal-keeps-the-editor-open", NULL, test_refused);
  grid_test ("/grid-edit/locked-cells-say-why", NULL, test_locked);
  grid_test ("/grid-edit/leaves-input-methods-their-keys", NULL, test_input_method);
  grid_test ("/grid-edit/formula-bar-edits", NULL, test_formula_bar);
  grid_test ("/grid-edit/leaving-commits", NULL, test_focus_commits);
  grid_test ("/grid-edit/selection-is-one-commit", NULL, test_selection_commits);
  grid_test ("/grid-edit/fills-down-and-right", NULL, test_filling);
  grid_test ("/grid-edit/clipboard-round-trip", NULL, test_round_trip);
  grid_test ("/grid-edit/paste-checks-shape", NULL, test_paste_shapes);
  grid_test ("/grid-edit/large-paste-asks", NULL, test_confirm_paste);

  return g_test_run ();
}
