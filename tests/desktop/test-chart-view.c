/* test-chart-view.c - charts in a window: pointer, keyboard, names, copies; and printing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "charts/san-bars-chart.h"
#include "paper/san-paper-table.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-print-preview.h"
#include "widgets/san-print.h"

static SanChart *
three_units (void)
{
  const SanBar bars[] = {
    { "南山镇", 83.81, "83.81", NAN, NULL, 3, FALSE },
    { "金湖街道", 93.64, "93.64", 92.5, "92.50", 1, FALSE },
    { "西桥镇", 90.06, "90.06", NAN, NULL, 2, FALSE },
  };
  SanChart *chart = san_bars_chart_new ("六月得分条形图", bars, G_N_ELEMENTS (bars));

  san_bars_chart_set_mean (SAN_BARS_CHART (chart), 89.17, "89.17");

  return chart;
}

static SanPaperTable *
short_table (guint n_rows)
{
  const char *cells[] = { "1", "金湖街道" };
  SanPaperTable *table = san_paper_table_new ("排名表", NULL);

  san_paper_table_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "单位", 1, SAN_PAPER_LEFT);
  for (guint j = 0; j < n_rows; j++)
    san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);

  return table;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 480, 300);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

static GtkEventController *
controller_of (GtkWidget *widget,
               GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;   /* the widget holds it */
    }

  g_assert_not_reached ();
}

static gboolean
press (GtkWidget *view,
       guint      key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller_of (view, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         key, 0, 0, &handled);

  return handled;
}

static void
click (GtkWidget *view,
       double     x,
       double     y)
{
  g_signal_emit_by_name (controller_of (view, GTK_TYPE_GESTURE_CLICK), "released", 1, x, y);
}

static void
on_item_activated_cb (SanChartView *view,
                      int           index,
                      GArray       *activated)
{
  g_array_append_val (activated, index);
}

static void
test_keyboard_walks_and_activates (void)
{
  g_autoptr (GArray) activated = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (SanChart) chart = three_units ();
  GtkWidget *view = san_chart_view_new ();
  GtkWidget *window;

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  g_signal_connect (view, "item-activated", G_CALLBACK (on_item_activated_cb), activated);
  window = show (view);

  g_assert_false (press (view, GDK_KEY_Return));
  g_assert_false (press (view, GDK_KEY_a));
  g_assert_true (press (view, GDK_KEY_Down));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "金湖街道 93.64\nRank 1\nlast month 92.50");
  g_assert_cmpint (san_chart_view_get_selected (SAN_CHART_VIEW (view)), ==, -1);
  g_assert_true (press (view, GDK_KEY_Down));
  g_assert_true (press (view, GDK_KEY_Return));
  g_assert_cmpint (san_chart_view_get_selected (SAN_CHART_VIEW (view)), ==, 2);
  g_assert_true (press (view, GDK_KEY_End));
  g_assert_true (press (view, GDK_KEY_KP_Enter));

  g_assert_cmpuint (activated->len, ==, 2);
  g_assert_cmpint (g_array_index (activated, int, 0), ==, 2);
  g_assert_cmpint (g_array_index (activated, int, 1), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_click_selects_what_is_there (void)
{
  g_autoptr (GArray) activated = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (SanChart) chart = three_units ();
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  GtkWidget *view = san_chart_view_new ();
  GtkWidget *window;
  int selected;

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  g_signal_connect (view, "item-activated", G_CALLBACK (on_item_activated_cb), activated);
  window = show (view);

  for (int y = 0; y < gtk_widget_get_height (view); y += 3)
    click (view, 200, y);

  /* from top to bottom: best first, and nothing above or below the rows */
  g_assert_cmpuint (activated->len, >, 3);
  g_assert_cmpint (g_array_index (activated, int, 0), ==, 1);
  g_assert_cmpint (g_array_index (activated, int, activated->len - 1), ==, 0);
  g_assert_cmpuint (activated->len, <, (guint) gtk_widget_get_height (view) / 3);
  g_object_get (view, "selected", &selected, NULL);
  g_assert_cmpint (selected, ==, 0);

  san_chart_view_set_selected (SAN_CHART_VIEW (view), -1);
  g_assert_cmpint (san_chart_get_selected (chart), ==, -1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_screen_reader_hears_it (void)
{
  g_autoptr (SanChart) chart = three_units ();
  GtkWidget *view = g_object_ref_sink (san_chart_view_new ());

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "六月得分条形图");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "3 units, highest 金湖街道 93.64, lowest 南山镇 83.81, mean 89.17");
  g_assert_true (gtk_widget_get_focusable (view));
  g_object_unref (view);
}

static void
on_texture_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GdkTexture **texture = user_data;
  g_autoptr (GError) error = NULL;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copy_is_twice_the_size (void)
{
  g_autoptr (SanChart) chart = three_units ();
  g_autoptr (GdkTexture) texture = NULL;
  GtkWidget *view = san_chart_view_new ();
  GtkWidget *window;

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  window = show (view);
  gtk_widget_activate_action (view, "chart.copy", NULL);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (view), NULL,
                                    on_texture_read_cb, &texture);
  while (texture == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * gtk_widget_get_width (view));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_export_writes_a_picture (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanChart) chart = three_units ();
  g_autofree char *dir = g_dir_make_tmp ("san-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "条形图.svg", NULL);
  GtkWidget *view = g_object_ref_sink (san_chart_view_new ());

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  g_assert_true (san_chart_view_export (SAN_CHART_VIEW (view), path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (san_chart_view_export (SAN_CHART_VIEW (view), dir, &error));
  g_assert_nonnull (error);
  g_rmdir (dir);
  g_object_unref (view);
}

static GdkTexture *
picture_of (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (view), height = gtk_widget_get_height (view);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);

  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/* How many pixels have a colour, alpha left aside */
static guint
count_colour (GdkTexture *texture,
              guint32     rgb)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  guint n = 0;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    n += (pixels[i] & 0xffffff) == rgb;

  return n;
}

static void
test_follows_the_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (SanChart) chart = three_units ();
  g_autoptr (GdkTexture) light = NULL;
  g_autoptr (GdkTexture) dark = NULL;
  GtkWidget *view = san_chart_view_new ();
  GtkWidget *window;

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  window = show (view);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_test_widget_wait_for_draw (window);
  light = picture_of (view);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_test_widget_wait_for_draw (window);
  dark = picture_of (view);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);

  g_assert_cmpuint (count_colour (light, 0x1b66b0), >, 500);
  g_assert_cmpuint (count_colour (light, 0x5b9be3), ==, 0);
  g_assert_cmpuint (count_colour (dark, 0x5b9be3), >, 500);
  g_assert_cmpuint (count_colour (dark, 0x1b66b0), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finalizes (void)
{
  GtkWidget *view = g_object_ref_sink (san_chart_view_new ());
  SanChart *chart = three_units ();

  san_chart_view_set_chart (SAN_CHART_VIEW (view), chart);
  g_assert_finalize_object (view);
  g_assert_finalize_object (chart);
}

/* Printing */

static void
test_print_writes_every_page (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPaperTable) table = short_table (100);
  g_autoptr (GtkPrintOperation) operation = san_print_operation_new (SAN_PAPER (table));
  g_autofree char *dir = g_dir_make_tmp ("san-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "print.pdf", NULL);
  g_autofree char *contents = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==,
                   (int) san_paper_table_get_n_pages (table));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_unlink (path);
  g_rmdir (dir);
}

static GtkWidget *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PRINT_PREVIEW (window))
        return window;
    }

  return NULL;
}

static void
test_preview_of_the_print_dialog_is_ours (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPaperTable) table = short_table (100);
  g_autoptr (GtkPrintOperation) operation = san_print_operation_new (SAN_PAPER (table));
  GtkWidget *window = show (gtk_label_new ("parent"));
  GtkWidget *preview;

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  while (!gtk_print_operation_is_finished (operation))
    g_main_context_iteration (NULL, TRUE);

  preview = find_preview ();
  g_assert_nonnull (preview);
  gtk_test_widget_wait_for_draw (preview);
  gtk_window_destroy (GTK_WINDOW (preview));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_preview_turns_pages (void)
{
  g_autoptr (SanPaperTable) table = short_table (100);
  GtkWidget *preview = san_print_preview_new (NULL, SAN_PAPER (table));
  guint n_pages = san_paper_table_get_n_pages (table);

  g_assert_cmpuint (n_pages, >, 1);
  gtk_window_present (GTK_WINDOW (preview));
  gtk_test_widget_wait_for_draw (preview);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Print preview");

  gtk_widget_activate_action (preview, "preview.zoom-in", NULL);
  gtk_test_widget_wait_for_draw (preview);
  gtk_widget_activate_action (preview, "preview.fit", NULL);
  for (guint i = 0; i < n_pages + 1; i++)
    gtk_widget_activate_action (preview, "preview.next", NULL);
  gtk_test_widget_wait_for_draw (preview);
  for (guint i = 0; i < n_pages + 1; i++)
    gtk_widget_activate_action (preview, "preview.back", NULL);
  gtk_test_widget_wait_for_draw (preview);

  gtk_window_destroy (GTK_WINDOW (preview));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/chart-view/keyboard", test_keyboard_walks_and_activates);
  g_test_add_func ("/chart-view/click", test_click_selects_what_is_there);
  g_test_add_func ("/chart-view/screen-reader", test_screen_reader_hears_it);
  g_test_add_func ("/chart-view/copy", test_copy_is_twice_the_size);
  g_test_add_func ("/chart-view/export", test_export_writes_a_picture);
  g_test_add_func ("/chart-view/follows-the-style", test_follows_the_style);
  g_test_add_func ("/chart-view/finalizes", test_finalizes);
  g_test_add_func ("/print/every-page", test_print_writes_every_page);
  g_test_add_func ("/print/preview-is-ours", test_preview_of_the_print_dialog_is_ours);
  g_test_add_func ("/print/preview-turns-pages", test_preview_turns_pages);

  return g_test_run ();
}
