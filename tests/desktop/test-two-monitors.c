/* test-two-monitors.c - the wall on the projector, the notes on the speaker's own screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"

#include <glib/gi18n-lib.h>

#include "present/san-notes-window.h"
#include "present/san-present-window.h"

#define OWN_WIDTH  1366
#define WALL_WIDTH 1920

/* SAN_TEST_SUPPORT names the folder of the helper that plugs the projector in and out. */
static void
set_monitors (gboolean projector)
{
  g_autofree char *program = g_build_filename (g_getenv ("SAN_TEST_SUPPORT"), "set-monitors", NULL);
  const char *arguments[] = { program, "1366x768", projector ? "1920x1080" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static guint
count_monitors (void)
{
  return g_list_model_get_n_items (gdk_display_get_monitors (gdk_display_get_default ()));
}

/* The width of the monitor that @window stands on: each has its own. */
static int
monitor_of (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (window);
  GdkMonitor *monitor = surface != NULL
                        ? gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface)
                        : NULL;
  GdkRectangle place = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);

  return place.width;
}

static gboolean
is_on_wall (gpointer data)
{
  return gtk_window_is_fullscreen (data) && monitor_of (data) == WALL_WIDTH &&
         gtk_widget_get_width (data) == WALL_WIDTH;
}

static gboolean
is_on_own (gpointer data)
{
  return gtk_window_is_fullscreen (data) && monitor_of (data) == OWN_WIDTH &&
         gtk_widget_get_width (data) == OWN_WIDTH;
}

static gboolean
find_present (gpointer data)
{
  SanPresentWindow **found = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAN_IS_PRESENT_WINDOW (l->data))
      *found = l->data;

  return *found != NULL;
}

static SanPresentWindow *
start (Desk *desk)
{
  SanPresentWindow *window = NULL;

  g_assert_cmpuint (count_monitors (), ==, 2);
  /* a window manager that opens windows where the pointer is must not have its way */
  keys_do ("mousemove 300 300");
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  wait_until (monitor_of (desk->window) == OWN_WIDTH);
  keys_press ("F5");
  desk_wait_until (find_present, &window);

  return window;
}

static void
test_wall_and_notes (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  SanShow *show = san_present_window_get_show (window);
  gpointer gone = window;
  GtkWidget *notes;

  desk_wait_until (is_on_wall, window);
  wait_until (san_present_window_get_notes (window) != NULL);
  notes = san_present_window_get_notes (window);
  wait_until (monitor_of (notes) == OWN_WIDTH);
  wait_until (gtk_window_is_maximized (GTK_WINDOW (notes)));

  /* the show goes on from whichever has the keys */
  keys_press ("Next");
  wait_until (show->slide == 1);
  gtk_window_present (GTK_WINDOW (notes));
  wait_until (gtk_window_is_active (GTK_WINDOW (notes)));
  keys_press ("Next");
  wait_until (show->revealed[1] == 1);

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  keys_press ("Escape");
  wait_until (gone == NULL);
  wait_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
}

/* Somebody stumbles over the cable: the show goes on where it was on the speaker's screen,
 * and back to the wall. */
static void
test_projector_falls_out (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1200, 700);
  SanPresentWindow *window = start (desk);
  SanShow *show = san_present_window_get_show (window);

  desk_wait_until (is_on_wall, window);
  keys_press ("Next Next Next");
  wait_until (show->slide == 1 && show->revealed[1] == 2);

  set_monitors (FALSE);
  wait_until (count_monitors () == 1);
  desk_wait_until (is_on_own, window);
  g_assert_cmpuint (show->revealed[1], ==, 2);

  set_monitors (TRUE);
  wait_until (count_monitors () == 2);
  desk_wait_until (is_on_wall, window);
  g_assert_cmpuint (show->slide, ==, 1);
  g_assert_cmpuint (show->revealed[1], ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);
  if (!keys_available ())
    return 0;

  g_test_add_func ("/two-monitors/wall-and-notes", test_wall_and_notes);
  g_test_add_func ("/two-monitors/projector-falls-out", test_projector_falls_out);

  return g_test_run ();
}
