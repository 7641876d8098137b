/* bench-desktop.c - what a person waits for: a frame of the score grid, places after an edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "bench/san-bench.h"
#include "charts/san-bars-chart.h"
#include "desktop/desk.h"
#include "desktop/grid-fixture.h"

#define N_ROWS       5000
#define N_COLUMNS    40
#define N_KEYS       120
#define N_EDITS      20
#define N_BARS       44

#define FRAME        (1 / 60.0)
#define EDIT_BUDGET  0.060

/* Down and to the right through a large sheet, a frame for each key. */
static void
bench_grid (void)
{
  GridFixture fixture = { 0 };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  double start, seconds;

  fixture.sheet = test_sheet_new (N_ROWS, N_COLUMNS);
  for (guint row = 0; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      test_sheet_put (fixture.sheet, row, column, "88.5");
  fixture.grid = SAN_GRID (san_grid_new (SAN_GRID_MODEL (fixture.sheet)));
  fixture.window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture.grid));
  gtk_window_set_child (GTK_WINDOW (fixture.window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (fixture.window));
  gtk_test_widget_wait_for_draw (fixture.window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.grid));

  start = san_bench_now ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_assert_true (grid_key (&fixture, i % 3 == 0 ? GDK_KEY_Right : GDK_KEY_Page_Down, 0));
      gtk_test_widget_wait_for_draw (fixture.window);
    }
  seconds = (san_bench_now () - start) / N_KEYS;
  gtk_window_destroy (GTK_WINDOW (fixture.window));

  san_bench_budget ("a key and a frame of the score grid, 5,000 by 40", seconds, FRAME,
                    san_bench_ratio ());
}

static gboolean
set_cell (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  SanCell *cell = data;
  SanRound *round = g_object_get_data (G_OBJECT (g_application_get_default ()), "bench-round");

  return san_score_store_put (database, round->id, cell, "2018-06-26 10:42", "甲", error);
}

/* One score of the demo month, until the ranking has been drawn again. */
static void
bench_edit (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanRound *round = san_context_get_round (context);
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (SanRound) copy = NULL;
  double start, seconds;

  desk_page (desk, "ranking");
  desk_wait (desk);
  copy = san_round_store_get (san_context_get_database (context), round->id, NULL);
  g_object_set_data (G_OBJECT (g_application_get_default ()), "bench-round", copy);
  cells = san_score_store_list (san_context_get_database (context), round->id, NULL);

  start = san_bench_now ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      SanCell *cell = g_ptr_array_index (cells, i * 7);

      cell->state = SAN_CELL_VALUE;
      cell->value = 80 * SAN_MICRO + i * 100000;
      g_assert_true (san_context_change (context, "scores.edit", "甲", set_cell, cell, NULL));
      desk_wait (desk);
    }
  seconds = (san_bench_now () - start) / N_EDITS;

  san_bench_budget ("an edit until its places are on the screen", seconds, EDIT_BUDGET,
                    san_bench_ratio ());
}

typedef struct
{
  SanChart      *chart;
  SanChartTheme *theme;
} Picture;

static void
draw (gpointer data)
{
  Picture *picture = data;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 520);
  cairo_t *cr = cairo_create (surface);

  san_chart_draw (picture->chart, cr, 900, 520, picture->theme);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
bench_chart (void)
{
  SanBar bars[N_BARS];
  Picture picture = { NULL };
  double seconds;

  for (guint i = 0; i < N_BARS; i++)
    bars[i] = (SanBar) { "云和街道", 95 - i * 0.4, "88.25", 90, "90.00", (int) i + 1, FALSE }
  ;
  picture.chart = san_bars_chart_new ("6月得分", bars, N_BARS);
  picture.theme = san_chart_theme_new (SAN_CHART_LIGHT);
  seconds = san_bench_best (20, draw, &picture);
  g_object_unref (picture.chart);
  san_chart_theme_free (picture.theme);

  san_bench_budget ("a chart of 44 bars", seconds, FRAME, san_bench_ratio ());
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_print ("1..3\n");
  bench_chart ();
  g_print ("ok 1 /bench/chart\n");
  bench_grid ();
  g_print ("ok 2 /bench/grid\n");
  bench_edit ();
  g_print ("ok 3 /bench/edit\n");

  return 0;
}
