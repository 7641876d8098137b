/* grid-fixture.c - a window with a grid over a sheet, and what tests say to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "grid-fixture.h"

void
grid_set_up (GridFixture  *fixture,
             gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->sheet = data != NULL ? test_sheet_new_sample () : test_sheet_new (10, 8);
  fixture->window = gtk_window_new ();
  fixture->grid = SAN_GRID (san_grid_new (SAN_GRID_MODEL (fixture->sheet)));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 260);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
}

void
grid_tear_down (GridFixture  *fixture,
                gconstpointer data)
{
  GObject *grid = g_object_ref (G_OBJECT (fixture->grid));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_finalize_object (grid);
  g_assert_finalize_object (fixture->sheet);
}

gboolean
grid_key (GridFixture    *fixture,
          guint           keyval,
          GdkModifierType state)
{
  return san_grid_handle_key (fixture->grid, keyval, state);
}

/* What an input method commits goes into the editor at its caret. */
void
grid_type (GridFixture *fixture,
           const char  *text)
{
  GtkEditable *editor = GTK_EDITABLE (san_grid_get_editor (fixture->grid));
  int position = gtk_editable_get_position (editor);

  gtk_editable_delete_selection (editor);
  gtk_editable_insert_text (editor, text, -1, &position);
  gtk_editable_set_position (editor, position);
}

void
assert_active (GridFixture *fixture,
               guint        row,
               guint        column)
{
  guint active_row, active_column;

  g_assert_true (san_grid_get_active (fixture->grid, &active_row, &active_column));
  g_assert_cmpuint (active_row, ==, row);
  g_assert_cmpuint (active_column, ==, column);
}

void
assert_selected (GridFixture *fixture,
                 guint        row,
                 guint        column,
                 guint        n_rows,
                 guint        n_columns)
{
  SanGridRange range;

  g_assert_true (san_grid_get_selection (fixture->grid, &range));
  g_assert_cmpuint (range.row, ==, row);
  g_assert_cmpuint (range.column, ==, column);
  g_assert_cmpuint (range.n_rows, ==, n_rows);
  g_assert_cmpuint (range.n_columns, ==, n_columns);
}

/* Exactly one commit since @before, this one */
void
assert_one_commit (GridFixture *fixture,
                   guint        before,
                   const char  *commit)
{
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, before + 1);
  g_assert_cmpstr (test_sheet_last (fixture->sheet), ==, commit);
}

void
grid_select (GridFixture *fixture,
             guint        row,
             guint        column,
             guint        n_rows,
             guint        n_columns)
{
  san_grid_go_to (fixture->grid, row, column);
  san_grid_select (fixture->grid, &(SanGridRange) { row, column, n_rows, n_columns });
}

static void
on_heard_cb (GridFixture *fixture)
{
  fixture->n_heard++;
}

void
grid_listen (GridFixture *fixture,
             const char  *signal)
{
  g_signal_connect_swapped (fixture->grid, signal, G_CALLBACK (on_heard_cb), fixture);
}
