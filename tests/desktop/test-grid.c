/* test-grid.c - moving about in a grid, and what it asks of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "grid-fixture.h"

/* Cells are 59 × 25 from 184,46 on. */
#define X(column) (184 + (column) * 59 + 30.0)
#define Y(row)    (46 + (row) * 25 + 12.0)

static void
on_direction_cb (GridFixture *fixture,
                 int          direction)
{
  fixture->n_heard++;
  fixture->direction = direction;
}

/* Moving and selecting */

static void
test_moving (GridFixture  *fixture,
             gconstpointer data)
{
  grid_listen (fixture, "selection-changed");

  assert_active (fixture, 0, 0);
  g_assert_true (grid_key (fixture, GDK_KEY_Down, 0));
  g_assert_true (grid_key (fixture, GDK_KEY_Right, 0));
  g_assert_true (grid_key (fixture, GDK_KEY_KP_Right, 0));
  assert_active (fixture, 1, 2);
  g_assert_cmpuint (fixture->n_heard, ==, 3);

  grid_key (fixture, GDK_KEY_Up, 0);
  grid_key (fixture, GDK_KEY_Up, 0);
  grid_key (fixture, GDK_KEY_Left, 0);
  assert_active (fixture, 0, 1);

  grid_key (fixture, GDK_KEY_End, 0);
  assert_active (fixture, 0, 7);
  grid_key (fixture, GDK_KEY_End, CTRL);
  assert_active (fixture, 9, 7);
  grid_key (fixture, GDK_KEY_Home, 0);
  assert_active (fixture, 9, 0);
  grid_key (fixture, GDK_KEY_Home, CTRL);
  assert_active (fixture, 0, 0);

  /* 260 high: eight whole rows in view */
  grid_key (fixture, GDK_KEY_Page_Down, 0);
  assert_active (fixture, 8, 0);
  grid_key (fixture, GDK_KEY_Page_Down, 0);
  assert_active (fixture, 9, 0);
  grid_key (fixture, GDK_KEY_Page_Up, 0);
  assert_active (fixture, 1, 0);
}

static void
test_edge_of_data (GridFixture  *fixture,
                   gconstpointer data)
{
  for (guint row = 2; row < 5; row++)
    test_sheet_put (fixture->sheet, row, 0, "80");
  test_sheet_put (fixture->sheet, 7, 0, "80");

  grid_key (fixture, GDK_KEY_Down, CTRL);
  assert_active (fixture, 2, 0);
  grid_key (fixture, GDK_KEY_Down, CTRL);
  assert_active (fixture, 4, 0);
  grid_key (fixture, GDK_KEY_Down, CTRL);
  assert_active (fixture, 7, 0);
  grid_key (fixture, GDK_KEY_Down, CTRL);
  assert_active (fixture, 9, 0);
  grid_key (fixture, GDK_KEY_Up, CTRL);
  assert_active (fixture, 7, 0);
  grid_key (fixture, GDK_KEY_Up, CTRL | SHIFT);
  assert_selected (fixture, 4, 0, 4, 1);
  assert_active (fixture, 7, 0);
  grid_key (fixture, GDK_KEY_Right, CTRL);
  assert_active (fixture, 7, 7);
}

static void
test_extending (GridFixture  *fixture,
                gconstpointer data)
{
  san_grid_go_to (fixture->grid, 4, 4);
  grid_key (fixture, GDK_KEY_Down, SHIFT);
  grid_key (fixture, GDK_KEY_Down, SHIFT);
  grid_key (fixture, GDK_KEY_Left, SHIFT);
  assert_selected (fixture, 4, 3, 3, 2);
  assert_active (fixture, 4, 4);
  grid_key (fixture, GDK_KEY_Up, SHIFT);
  grid_key (fixture, GDK_KEY_Up, SHIFT);
  grid_key (fixture, GDK_KEY_Up, SHIFT);
  assert_selected (fixture, 3, 3, 2, 2);

  grid_key (fixture, GDK_KEY_Home, SHIFT | CTRL);
  assert_selected (fixture, 0, 0, 5, 5);
  grid_key (fixture, GDK_KEY_A, CTRL);   /* caps lock is on */
  assert_selected (fixture, 0, 0, 10, 8);

  g_assert_true (grid_key (fixture, GDK_KEY_Escape, 0));
  assert_selected (fixture, 4, 4, 1, 1);
  g_assert_false (grid_key (fixture, GDK_KEY_Escape, 0));   /* others may have it */
}

static void
test_cycling (GridFixture  *fixture,
              gconstpointer data)
{
  grid_select (fixture, 2, 2, 2, 2);

  grid_key (fixture, GDK_KEY_Return, 0);
  assert_active (fixture, 3, 2);
  grid_key (fixture, GDK_KEY_Return, 0);
  assert_active (fixture, 2, 3);
  grid_key (fixture, GDK_KEY_ISO_Left_Tab, SHIFT);
  assert_active (fixture, 2, 2);
  grid_key (fixture, GDK_KEY_Return, SHIFT);
  assert_active (fixture, 3, 3);
  assert_selected (fixture, 2, 2, 2, 2);
}

static void
test_scrolls_into_view (GridFixture  *fixture,
                        gconstpointer data)
{
  GtkAdjustment *across, *down;
  GdkRectangle area;

  g_object_get (fixture->grid, "hadjustment", &across, "vadjustment", &down, NULL);
  g_assert_true (san_grid_get_cell_area (fixture->grid, 3, 2, &area));
  g_assert_cmpint (area.x, ==, X (2) - 30);
  g_assert_cmpint (area.y, ==, Y (3) - 12);
  g_assert_false (san_grid_get_cell_area (fixture->grid, 27, 0, &area));

  grid_key (fixture, GDK_KEY_End, CTRL);
  assert_active (fixture, 26, 35);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==,
                     gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==,
                     gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >, 0);

  grid_key (fixture, GDK_KEY_Home, CTRL);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);

  g_object_unref (across);
  g_object_unref (down);
}

/* The mouse */

static GObject *
find_gesture (GridFixture *fixture,
              GType        type,
              guint        button)
{
  g_autoptr (GListModel) list =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->grid));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (G_OBJECT_TYPE (controller) == type &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;   /* the widget keeps it */
    }

  g_assert_not_reached ();
}

/* A press of the first button, dragged by an offset and let go */
static void
drag (GridFixture *fixture,
      double       x,
      double       y,
      double       by_x,
      double       by_y)
{
  GObject *click = find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  GObject *dragging = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);

  g_signal_emit_by_name (click, "pressed", 1, x, y);
  if (by_x != 0 || by_y != 0)
    g_signal_emit_by_name (dragging, "drag-update", by_x, by_y);
  g_signal_emit_by_name (dragging, "drag-end", by_x, by_y);
}

static void
test_mouse (GridFixture  *fixture,
            gconstpointer data)
{
  GObject *click = find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  GObject *menu = find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);

  drag (fixture, X (2), Y (3), 0, 0);
  assert_active (fixture, 3, 2);
  assert_selected (fixture, 3, 2, 1, 1);

  drag (fixture, X (4), Y (5), -2 * 59, -25);
  assert_active (fixture, 5, 4);
  assert_selected (fixture, 4, 2, 2, 3);

  drag (fixture, X (1), 35, 59, 0);          /* two column heads */
  assert_selected (fixture, 0, 1, 10, 2);
  drag (fixture, X (5), 10, 0, 0);           /* the head of a group */
  assert_selected (fixture, 0, 4, 10, 4);
  drag (fixture, 50, Y (2), 0, 25);          /* two row heads */
  assert_selected (fixture, 2, 0, 2, 8);
  drag (fixture, 10, 10, 0, 0);              /* the corner */
  assert_selected (fixture, 0, 0, 10, 8);

  /* a click elsewhere commits, one with the second button selects and asks for a menu */
  san_grid_go_to (fixture->grid, 0, 0);
  grid_type (fixture, "44");
  grid_listen (fixture, "context-menu");
  g_signal_emit_by_name (menu, "pressed", 1, X (3), Y (3));
  assert_one_commit (fixture, 0, "0,0 1×1: 44");
  assert_selected (fixture, 3, 3, 1, 1);
  g_assert_cmpuint (fixture->n_heard, ==, 1);

  g_signal_emit_by_name (click, "pressed", 2, X (0), Y (0));
  g_assert_cmpstr (san_grid_get_edit_text (fixture->grid), ==, "44");
}

static void
test_fill_handle (GridFixture  *fixture,
                  gconstpointer data)
{
  test_sheet_put (fixture->sheet, 2, 1, "1");
  test_sheet_put (fixture->sheet, 3, 1, "2");
  grid_select (fixture, 2, 1, 2, 1);

  /* three rows down, in step with the source */
  drag (fixture, 184 + 2 * 59 - 1, 46 + 4 * 25 - 1, 5, 3 * 25);
  assert_one_commit (fixture, 0, "4,1 3×1: 1|2|1");
  assert_selected (fixture, 2, 1, 5, 1);

  grid_select (fixture, 2, 1, 2, 1);
  drag (fixture, 184 + 2 * 59 - 1, 46 + 4 * 25 - 1, 2 * 59, 5);
  assert_one_commit (fixture, 1, "2,2 2×2: 1|1|2|2");

  /* upwards, in step too */
  grid_select (fixture, 2, 1, 2, 1);
  drag (fixture, 184 + 2 * 59 - 1, 46 + 4 * 25 - 1, -5, -4 * 25 + 10);
  assert_one_commit (fixture, 2, "0,1 2×1: 1|2");

  /* not out of the selection: nothing */
  grid_select (fixture, 2, 1, 2, 1);
  drag (fixture, 184 + 2 * 59 - 1, 46 + 4 * 25 - 1, -5, -10);
  g_assert_cmpuint (test_sheet_n_commits (fixture->sheet), ==, 3);
}

/* Requests to the page */

static void
test_requests (GridFixture  *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char     *signal;
    guint           keyval;
    GdkModifierType state;
  } requests[] = {
    { "note-requested", GDK_KEY_F2, SHIFT },
    { "notes-toggled", GDK_KEY_m, CTRL | ALT },
    { "fix-requested", GDK_KEY_Return, ALT },
    { "missing-only-toggled", GDK_KEY_l, CTRL },
    { "computed-requested", GDK_KEY_t, CTRL },
    { "context-menu", GDK_KEY_Menu, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      fixture->n_heard = 0;
      g_assert_false (grid_key (fixture, requests[i].keyval, requests[i].state));
      grid_listen (fixture, requests[i].signal);
      g_assert_true (grid_key (fixture, requests[i].keyval, requests[i].state));
      g_assert_cmpuint (fixture->n_heard, ==, 1);
    }

  g_signal_connect_swapped (fixture->grid, "issue-requested",
                            G_CALLBACK (on_direction_cb), fixture);
  grid_key (fixture, GDK_KEY_F8, 0);
  g_assert_cmpint (fixture->direction, ==, 1);

  /* an open value is committed first */
  grid_type (fixture, "66");
  grid_key (fixture, GDK_KEY_F8, SHIFT);
  g_assert_cmpint (fixture->direction, ==, -1);
  assert_one_commit (fixture, 0, "0,0 1×1: 66");
}

/* The rest */

static void
test_speaks (GridFixture  *fixture,
             gconstpointer data)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (san_grid_get_editor (fixture->grid));

  gtk_test_accessible_assert_role (editor, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "中山街道, 城乡结合部, not entered, row 1 column 1");
  grid_type (fixture, "98.6");
  grid_key (fixture, GDK_KEY_Return, CTRL);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "中山街道, 城乡结合部, 98.6, row 1 column 1");
  san_grid_go_to (fixture->grid, 7, 5);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "海府街道, 大型商超, not entered, row 8 column 6");

  test_sheet_mark (fixture->sheet, 7, 5, SAN_GRID_ERROR);
  san_grid_model_changed (SAN_GRID_MODEL (fixture->sheet), 7, 1);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "105.0 超过满分 100。");
}

static void
test_model_shrinks (GridFixture  *fixture,
                    gconstpointer data)
{
  guint row, column;

  grid_key (fixture, GDK_KEY_End, CTRL);
  grid_type (fixture, "12");
  test_sheet_resize (fixture->sheet, 4);
  assert_active (fixture, 3, 7);
  g_assert_false (san_grid_is_editing (fixture->grid));

  test_sheet_resize (fixture->sheet, 0);
  g_assert_false (san_grid_get_active (fixture->grid, &row, &column));
  g_assert_false (grid_key (fixture, GDK_KEY_Down, 0));
  g_assert_false (san_grid_clear (fixture->grid));
  gtk_widget_queue_draw (GTK_WIDGET (fixture->grid));
  gtk_test_widget_wait_for_draw (fixture->window);

  test_sheet_resize (fixture->sheet, 2);
  assert_active (fixture, 1, 7);
  san_grid_set_model (fixture->grid, NULL);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_false (san_grid_get_active (fixture->grid, &row, &column));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  grid_test ("/grid/moves", NULL, test_moving);
  grid_test ("/grid/jumps-to-the-edge-of-data", NULL, test_edge_of_data);
  grid_test ("/grid/extends", NULL, test_extending);
  grid_test ("/grid/cycles-inside-a-selection", NULL, test_cycling);
  grid_test ("/grid/scrolls-into-view", "sample", test_scrolls_into_view);
  grid_test ("/grid/mouse-selects", NULL, test_mouse);
  grid_test ("/grid/handle-fills", NULL, test_fill_handle);
  grid_test ("/grid/requests", NULL, test_requests);
  grid_test ("/grid/speaks", NULL, test_speaks);
  grid_test ("/grid/model-shrinks", NULL, test_model_shrinks);

  return g_test_run ();
}
