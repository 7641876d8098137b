/* test-grid-paint.c - what a grid looks like, and how long that takes
 *
 * With SAN_PICTURES set to a folder the pictures are kept there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <time.h>

#include <adwaita.h>

#include "sheet.h"
#include "widgets/san-grid.h"

#define WIDTH  934   /* of the grid in the design */
#define HEIGHT 563

typedef struct
{
  TestSheet *sheet;
  GtkWidget *window;
  GtkWidget *scroller;
  SanGrid   *grid;
} Screen;

static GtkCssProvider *dark_style;

static void
open_screen (Screen    *screen,
             TestSheet *sheet,
             int        width,
             int        height)
{
  screen->sheet = sheet;
  screen->window = gtk_window_new ();
  screen->scroller = gtk_scrolled_window_new ();
  screen->grid = SAN_GRID (san_grid_new (SAN_GRID_MODEL (sheet)));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (screen->scroller),
                                 GTK_WIDGET (screen->grid));
  gtk_window_set_child (GTK_WINDOW (screen->window), screen->scroller);
  gtk_window_set_decorated (GTK_WINDOW (screen->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), width, height);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_test_widget_wait_for_draw (screen->window);
  gtk_widget_grab_focus (GTK_WIDGET (screen->grid));
}

static void
close_screen (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (screen->sheet);
}

static GdkTexture *
photograph (Screen     *screen,
            const char *name)
{
  GtkWidget *widget = GTK_WIDGET (screen->grid);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const char *folder = g_getenv ("SAN_PICTURES");
  g_autoptr (GdkPaintable) paintable = NULL;
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_test_widget_wait_for_draw (screen->window);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_render_node_unref (node);

  if (folder != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

      g_assert_true (gdk_texture_save_to_png (texture, path));
    }

  return texture;
}

/* 0xRRGGBB */
static guint
get_pixel (GdkTexture *texture,
           int         x,
           int         y)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);

  g_assert_cmpint (x, <, width);
  g_assert_cmpint (y, <, height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);

  return pixels[y * width + x] & 0xffffff;
}

/* Blending may round either way. */
static void
assert_pixel (GdkTexture *texture,
              int         x,
              int         y,
              guint       rgb)
{
  guint pixel = get_pixel (texture, x, y);

  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (pixel >> shift & 0xff) - (int) (rgb >> shift & 0xff)) > 1)
      g_error ("pixel %d,%d is #%06x, not #%06x", x, y, pixel, rgb);
}

/* Left end of column 0 is 184, top of row 0 is 46; cells are 59 × 25. */
static void
test_light (void)
{
  Screen screen;
  g_autoptr (GdkTexture) texture = NULL;

  open_screen (&screen, test_sheet_new_sample (), WIDTH, HEIGHT);
  san_grid_go_to (screen.grid, 7, 5);
  san_grid_select (screen.grid, &(SanGridRange) { 7, 5, 4, 3 });
  texture = photograph (&screen, "grid-light");

  g_assert_cmpint (gdk_texture_get_width (texture), ==, WIDTH);
  assert_pixel (texture, 2, 2, 0xf5f6f8);                                 /* corner */
  assert_pixel (texture, 184 + 4 * 59 + 3, 46 + 2 * 25 + 3, 0xffffff);    /* plain cell */
  assert_pixel (texture, 184 + 5 * 59 + 20, 46 + 7 * 25, 0x1a5fb4);       /* ring */
  assert_pixel (texture, 184 + 5 * 59 + 4, 46 + 7 * 25 + 4, 0xffffff);    /* active cell */
  assert_pixel (texture, 184 + 6 * 59 + 4, 46 + 8 * 25 + 4, 0xe3ecf6);    /* selected */
  assert_pixel (texture, 184 + 6 * 59 + 30, 46 + 11 * 25 + 2, 0xfbe6e7);  /* error */
  assert_pixel (texture, 184 + 5 * 59 + 3, 46 + 15 * 25 + 12, 0xf4f7fb);  /* empty */
  assert_pixel (texture, 20, 46 + 7 * 25 + 3, 0xdde9f7);                  /* active row */
  assert_pixel (texture, 184 + 4 * 59 - 1, 30, 0xd9dde3);                 /* group ends */

  close_screen (&screen);
}

static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GdkDisplay *display = gdk_display_get_default ();
  Screen screen;
  g_autoptr (GdkTexture) texture = NULL;

  open_screen (&screen, test_sheet_new_sample (), WIDTH, HEIGHT);
  san_grid_go_to (screen.grid, 7, 5);

  /* over an open window, as a person would change it */
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (dark_style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  texture = photograph (&screen, "grid-dark");

  assert_pixel (texture, 2, 2, 0x1d1f23);
  assert_pixel (texture, 184 + 4 * 59 + 3, 46 + 2 * 25 + 3, 0x25282d);
  assert_pixel (texture, 184 + 5 * 59 + 20, 46 + 7 * 25, 0x78aeed);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (dark_style));
  close_screen (&screen);
}

static void
test_editing (void)
{
  Screen screen;
  GtkEditable *editor;
  g_autoptr (GdkTexture) open = NULL;
  g_autoptr (GdkTexture) refused = NULL;
  int position = 0;

  open_screen (&screen, test_sheet_new_sample (), WIDTH, HEIGHT);
  editor = GTK_EDITABLE (san_grid_get_editor (screen.grid));
  san_grid_go_to (screen.grid, 7, 5);
  gtk_editable_insert_text (editor, "98.6", -1, &position);
  open = photograph (&screen, "grid-editing");
  assert_pixel (open, 184 + 5 * 59 + 20, 46 + 7 * 25, 0x1a5fb4);

  gtk_editable_insert_text (editor, "..67890", -1, &position);
  g_assert_false (san_grid_commit (screen.grid, SAN_GRID_DOWN));
  refused = photograph (&screen, "grid-refused");
  assert_pixel (refused, 184 + 5 * 59 + 20, 46 + 7 * 25, 0x8f0f18);

  san_grid_cancel (screen.grid);
  close_screen (&screen);
}

/* Twice the text size: rows and columns grow with it. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  Screen screen;
  g_autoptr (GdkTexture) texture = NULL;

  open_screen (&screen, test_sheet_new_sample (), WIDTH, HEIGHT);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  texture = photograph (&screen, "grid-large-text");
  assert_pixel (texture, 2 * 184 + 20, 2 * 46, 0x1a5fb4);   /* the ring of the first cell */

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  close_screen (&screen);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* One frame: what the grid draws anew, and the renderer's work on it; in processor time,
 * which other programs do not lengthen */
static gint64
time_frame (Screen *screen)
{
  GtkWidget *widget = GTK_WIDGET (screen->grid);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  clock_t start = clock ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_render_node_unref (node);

  return (gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static TestSheet *
filled_sheet (guint n_rows)
{
  TestSheet *sheet = test_sheet_new (n_rows, 60);
  char text[16];

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < 60; column++)
      {
        guint at = (row * 7919 + column * 104729) % 1000;

        g_snprintf (text, sizeof text, "%u.%u", at / 10, at % 10);
        test_sheet_put (sheet, row, column, at % 11 == 0 ? "/" : at % 13 == 0 ? "" : text);
        if (at % 17 == 0)
          test_sheet_mark (sheet, row, column, SAN_GRID_OVERRIDDEN | SAN_GRID_WARNING);
      }

  return sheet;
}

static gint64
scroll_and_time (Screen *screen,
                 int     step)
{
  GtkAdjustment *down;
  double room;
  gint64 time;

  g_object_get (screen->grid, "vadjustment", &down, NULL);
  room = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  gtk_adjustment_set_value (down, fmod (step * 1903.0, MAX (room, 1)));
  time = time_frame (screen);
  g_object_unref (down);

  return time;
}

/* Only what is seen is drawn: a frame of a large sheet costs what one of a small sheet
 * does. The two take turns, so that both meet the machine in the same mood. */
static void
time_scrolling (int width,
                int height)
{
  enum { N = 61 };
  gint64 large_times[N], small_times[N];
  Screen large, small;
  double ratio;

  open_screen (&large, filled_sheet (5000), width, height);
  open_screen (&small, filled_sheet (100), width, height);

  for (int i = 0; i < N; i++)
    {
      large_times[i] = scroll_and_time (&large, i);
      small_times[i] = scroll_and_time (&small, i);
    }

  qsort (large_times, N, sizeof large_times[0], compare_times);
  qsort (small_times, N, sizeof small_times[0], compare_times);
  ratio = (double) large_times[N / 2] / MAX (small_times[N / 2], 1);
  g_test_minimized_result (ratio,
                           "frame at %d × %d: 5000 × 60 takes %.2f of 100 × 60 (%.1f ms, %.1f ms)",
                           width, height, ratio, large_times[N / 2] / 1000.0,
                           small_times[N / 2] / 1000.0);
  g_assert_cmpfloat (ratio, <, 2.0);

  close_screen (&small);
  close_screen (&large);
}

static void
test_time (void)
{
  time_scrolling (WIDTH, HEIGHT);
  time_scrolling (1900, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  gtk_css_provider_load_from_resource (style, "/org/sanse/Sanse/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  dark_style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (dark_style, "/org/sanse/Sanse/style-dark.css");

  g_test_add_func ("/grid-paint/light", test_light);
  g_test_add_func ("/grid-paint/dark", test_dark);
  g_test_add_func ("/grid-paint/editing", test_editing);
  g_test_add_func ("/grid-paint/large-text", test_large_text);
  g_test_add_func ("/grid-paint/in-time", test_time);

  status = g_test_run ();
  g_object_unref (dark_style);
  return status;
}
