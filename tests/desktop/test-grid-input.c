/* test-grid-input.c - a grid under a real keyboard and a real mouse
 *
 * The other tests call what the keys call; here xdotool presses them, so that GTK's own
 * way from the key to the grid is part of it: input method, focus, shortcuts, gestures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "keys.h"
#include "sheet.h"
#include "widgets/san-grid.h"

typedef struct
{
  TestSheet *sheet;
  GtkWidget *window;
  SanGrid   *grid;
} Desk;

static gboolean
is_active (Desk *desk,
           guint row,
           guint column)
{
  guint active_row, active_column;

  return san_grid_get_active (desk->grid, &active_row, &active_column) &&
         active_row == row && active_column == column;
}

static gboolean
is_selected (Desk *desk,
             guint row,
             guint column,
             guint n_rows,
             guint n_columns)
{
  SanGridRange range;

  return san_grid_get_selection (desk->grid, &range) &&
         range.row == row && range.column == column &&
         range.n_rows == n_rows && range.n_columns == n_columns;
}

static gboolean
holds (Desk       *desk,
       guint       row,
       guint       column,
       const char *text)
{
  return g_str_equal (test_sheet_get (desk->sheet, row, column), text);
}

static void
sit_down (Desk *desk)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  desk->sheet = test_sheet_new (40, 12);
  desk->window = gtk_window_new ();
  desk->grid = SAN_GRID (san_grid_new (SAN_GRID_MODEL (desk->sheet)));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (desk->grid));
  gtk_window_set_child (GTK_WINDOW (desk->window), scroller);
  gtk_window_set_decorated (GTK_WINDOW (desk->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 800, 500);
  gtk_window_present (GTK_WINDOW (desk->window));
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  gtk_test_widget_wait_for_draw (desk->window);
  gtk_widget_grab_focus (GTK_WIDGET (desk->grid));
}

static void
get_up (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (desk->sheet);
}

static void
test_keyboard (void)
{
  Desk desk;

  sit_down (&desk);

  keys_type ("98.6");
  wait_until (g_strcmp0 (san_grid_get_edit_text (desk.grid), "98.6") == 0);
  keys_press ("Return");
  wait_until (is_active (&desk, 1, 0));
  g_assert_true (holds (&desk, 0, 0, "98.6"));

  keys_press ("minus Tab slash Tab 7 7 Return");
  wait_until (is_active (&desk, 2, 0));
  g_assert_true (holds (&desk, 1, 0, "-"));
  g_assert_true (holds (&desk, 1, 1, "/"));
  g_assert_true (holds (&desk, 1, 2, "77"));

  /* correct 98.6 to 9.6: the caret goes left inside the cell */
  keys_press ("Up Up F2 Left Left BackSpace Return");
  wait_until (holds (&desk, 0, 0, "9.6"));
  wait_until (is_active (&desk, 1, 0));

  keys_press ("Up shift+Down shift+Down shift+Right ctrl+d");
  wait_until (holds (&desk, 2, 0, "9.6"));
  g_assert_true (is_selected (&desk, 0, 0, 3, 2));

  keys_type ("55");
  keys_press ("ctrl+Return");
  wait_until (holds (&desk, 2, 1, "55"));
  g_assert_true (is_selected (&desk, 0, 0, 3, 2));

  keys_press ("ctrl+c ctrl+End Up Up Left ctrl+v");
  wait_until (holds (&desk, 39, 11, "55"));
  g_assert_true (holds (&desk, 37, 10, "55"));

  keys_press ("Delete");
  wait_until (holds (&desk, 39, 11, ""));
  keys_press ("ctrl+Home");
  wait_until (is_active (&desk, 0, 0));

  get_up (&desk);
}

static void
test_pointer (void)
{
  Desk desk;
  GtkAdjustment *down;

  sit_down (&desk);
  g_object_get (desk.grid, "vadjustment", &down, NULL);

  /* the window has no frame and lies where openbox put it */
  keys_do ("getactivewindow windowmove 0 0");

  /* first of all: GTK 4.8 takes no double click that follows another click at once */
  keys_do ("mousemove 450 300 click --repeat 2 --delay 50 1");
  wait_until (san_grid_is_editing (desk.grid));
  keys_type ("66");
  keys_do ("mousemove 300 100 click 1");   /* column 1, row 2 */
  wait_until (holds (&desk, 10, 4, "66"));
  wait_until (is_active (&desk, 2, 1));

  keys_do ("mousemove 360 130 mousedown 1 mousemove 400 160 mousemove 430 185 mouseup 1");
  wait_until (is_selected (&desk, 3, 2, 3, 3));

  keys_do ("mousemove 300 100 click 1 keydown shift mousemove 360 130 click 1 keyup shift");
  wait_until (is_selected (&desk, 2, 1, 2, 2));

  keys_do ("mousemove 300 35 click 1");
  wait_until (is_selected (&desk, 0, 1, 40, 1));

  keys_do ("click 5 click 5");
  wait_until (gtk_adjustment_get_value (down) > 0);

  /* held below the window the selection goes on by itself */
  keys_do ("mousemove 300 200 mousedown 1 mousemove 300 400 mousemove 300 560");
  wait_until (gtk_adjustment_get_value (down) + gtk_adjustment_get_page_size (down) ==
              gtk_adjustment_get_upper (down));
  keys_do ("mouseup 1");

  g_object_unref (down);
  get_up (&desk);
}

int
main (int    argc,
      char **argv)
{
  if (!keys_available ())
    return 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/grid-input/keyboard", test_keyboard);
  g_test_add_func ("/grid-input/pointer", test_pointer);

  return g_test_run ();
}
