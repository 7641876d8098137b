/* bench-field-desktop.c - what an office of the design size waits for while it assesses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/field-crowd.h"
#include "bench/san-bench.h"
#include "desktop/desk.h"
#include "pages/assessment/san-onsite-view.h"
#include "ranking/san-ranking.h"
#include "rounds/san-draw-store.h"
#include "scoring/san-inspection.h"

#define NEXT        "2019-01"
#define N_DRAWN     1090
#define N_RUNS      15
#define N_KEYS      27        /* three points of nine items */

#define EDIT_BUDGET 0.060     /* one edit until all places it moves are on screen */
#define LIST_BUDGET 0.150     /* first rows of any list */
#define KEY_BUDGET  0.047     /* a row on the disk, and a frame */

static GdkFrameClock *frames;
static guint painted;

static void
on_after_paint_cb (void)
{
  painted++;
}

/* Work between an act and the frame that shows what came of it */
typedef struct
{
  double work, wall;
} Wait;

static Wait
begin (void)
{
  return (Wait) { san_bench_now (), g_get_monotonic_time () / 1e6 };
}

/* Until @done says so and a frame was painted after that. */
static Wait
until_shown (Wait        start,
             gboolean ( *done ) (gpointer data),
             gpointer    data)
{
  guint before;

  while (done != NULL && !done (data))
    g_main_context_iteration (NULL, TRUE);
  before = painted;
  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (painted == before)
    g_main_context_iteration (NULL, TRUE);

  return (Wait) { san_bench_now () - start.work, g_get_monotonic_time () / 1e6 - start.wall };
}

static void
take_best (Wait *best,
           Wait  one)
{
  if (best->work == 0 || one.work < best->work)
    best->work = one.work;
  if (best->wall == 0 || one.wall < best->wall)
    best->wall = one.wall;
}

static void
report (const char *what,
        Wait        best,
        double      budget)
{
  g_print ("# %s: %.1f ms on the clock\n", what, best.wall * 1000);
  san_bench_budget (what, best.work, budget, san_bench_ratio ());
}

/* The ledger */

static gboolean
add_next (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  g_autoptr (SanRound) last = san_round_store_find (database, FIELD_CROWD_LAST, error);

  if (last == NULL)
    return FALSE;
  last->id = 0;
  g_free (last->label);
  last->label = g_strdup (NEXT);
  last->period = san_period_month (2019, 1);

  return san_round_store_add (database, last, error);
}

static void
draw (SanTestOffice *office)
{
  g_autoptr (GString) rules = g_string_new ("category,rule,per\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDraw) drawn = NULL;
  g_autoptr (SanRound) round = NULL;

  for (guint i = 0; i < FIELD_CROWD_CATEGORIES; i++)
    g_string_append_printf (rules, "第%u类,%u,category\n", i + 1,
                            N_DRAWN / FIELD_CROWD_CATEGORIES + (i < N_DRAWN % FIELD_CROWD_CATEGORIES));
  g_free (san_test_office_import (office, "sampling", NULL, rules->str));
  san_workspace_change (office->workspace, "round.new", "bench", add_next, NULL, NULL, &error);
  g_assert_no_error (error);
  san_draw_run (office->workspace, NEXT, "20190101", NULL, &error);
  g_assert_no_error (error);
  round = san_round_store_find (san_test_office_database (office), NEXT, &error);
  drawn = san_draw_store_get (san_test_office_database (office), round->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drawn->n_points, ==, N_DRAWN);
}

/* (transfer full): the program with all of it open, at the last month */
static Desk *
open_crowd (void)
{
  SanTestOffice *office = san_test_office_new ();
  Desk *desk = desk_new (NULL, 1366, 768);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (desk->path);
  g_autoptr (GError) error = NULL;

  field_crowd_fill (office, FIELD_CROWD_MONTHS);
  draw (office);
  from = g_file_new_for_path (san_workspace_get_path (office->workspace));
  san_workspace_close (office->workspace);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  san_test_office_free (office);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  frames = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (desk->window)));
  g_signal_connect (frames, "after-paint", G_CALLBACK (on_after_paint_cb), NULL);

  return desk;
}

static void
look_at (Desk       *desk,
         const char *label)
{
  g_autoptr (SanRound) round = san_round_store_find (san_context_get_database (desk_context (desk)),
                                                     label, NULL);

  san_context_set_round (desk_context (desk), round->id);
  desk_wait (desk);
}

/* An edit, and the places after it */

typedef struct
{
  gint64 round_id;
  gint64 unit_id;
  gint64 point_id;   /* of the unit */
  gint64 value;
} Edit;

static gboolean
put_score (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const Edit *edit = data;
  SanCell cell = { edit->unit_id, (char *) "k01", SAN_CELL_VALUE, edit->value };

  return san_score_store_put (database, edit->round_id, &cell, "2019-01-05 10:42", "甲", error);
}

static gboolean
put_grade (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const Edit *edit = data;
  g_autoptr (GPtrArray) all = san_observation_store_list (database, edit->round_id,
                                                          edit->point_id, error);
  g_autofree char *seen = NULL;
  SanObservation *observation;

  if (all == NULL)
    return FALSE;
  observation = all->pdata[0];
  seen = g_steal_pointer (&observation->grade);
  observation->grade = g_strdup (g_str_equal (seen, "C") ? "A" : "C");

  return san_observation_store_put (database, edit->round_id, observation, "2019-01-05 10:42",
                                    "甲", error);
}

/* The first of the group in view that has a point: whatever becomes of it, its place was on
 * the screen. */
static void
choose_unit (Desk *desk,
             Edit *edit)
{
  SanRanking *ranking = san_context_get_ranking (desk_context (desk), NULL);
  GPtrArray *places = ((SanRankedGroup *) ranking->groups->pdata[0])->places;
  GArray *points = ranking->input->inspection->points;

  edit->point_id = 0;
  for (guint i = 0; edit->point_id == 0; i++)
    {
      const SanPlace *place = places->pdata[i];

      edit->unit_id = place->score->participant->unit_id;
      for (guint j = 0; j < points->len; j++)
        if (g_array_index (points, SanInspectedPoint, j).unit == place->participant)
          edit->point_id = g_array_index (points, SanInspectedPoint, j).id;
    }
}

static void
bench_edits (Desk         *desk,
             const char   *what,
             const char   *verb,
             SanChangeFunc func)
{
  SanContext *context = desk_context (desk);
  Edit edit = { san_context_get_round (context)->id };
  Wait best = { 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      Wait start;

      choose_unit (desk, &edit);
      edit.value = (i % 2 == 0 ? 20 : 90) * (gint64) SAN_MICRO + i;
      start = begin ();
      g_assert_true (san_context_change (context, verb, "bench", func, &edit, NULL));
      take_best (&best, until_shown (start, NULL, NULL));
      desk_wait (desk);
      g_assert_nonnull (san_context_get_ranking (context, NULL));
    }
  report (what, best, EDIT_BUDGET);
}

/* The form */

static SanOnsiteView *
find_view (Desk *desk)
{
  return SAN_ONSITE_VIEW (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_ONSITE_VIEW, 0));
}

static gboolean
is_written (gpointer data)
{
  return !san_onsite_sheet_is_writing (san_onsite_view_get_sheet (data));
}

static void
bench_opening (Desk    *desk,
               SanPage *page)
{
  Wait best = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      Wait start;

      san_page_show (page, g_variant_ref_sink (g_variant_new_string ("scores")));
      desk_wait (desk);
      start = begin ();
      g_assert_true (san_page_show (page, g_variant_ref_sink (g_variant_new_string ("onsite"))));
      take_best (&best, until_shown (start, NULL, NULL));
      desk_wait (desk);
    }
  report ("the form of 1,090 points opened", best, LIST_BUDGET);
}

static void
bench_keys (Desk *desk)
{
  SanOnsiteView *view = find_view (desk);
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  Wait key = { 0 }, step = { 0 };

  for (guint i = 0; i < N_KEYS; i++)
    {
      Wait start = begin ();

      g_assert_true (san_onsite_form_press (form, GDK_KEY_1 + i % 3, 0));
      take_best (&key, until_shown (start, is_written, view));
      desk_wait (desk);
      if (i % FIELD_CROWD_ITEMS < FIELD_CROWD_ITEMS - 1)
        continue;
      start = begin ();
      g_signal_emit_by_name (form, "finish");
      take_best (&step, until_shown (start, is_written, view));
      desk_wait (desk);
    }
  report ("a key of the form, written and shown", key, KEY_BUDGET);
  report ("the next point of 1,090", step, KEY_BUDGET);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Desk) desk = NULL;
  SanPage *page;

  desk_init (&argc, &argv);

  g_print ("1..2\n");
  desk = open_crowd ();
  look_at (desk, FIELD_CROWD_LAST);
  desk_page (desk, "ranking");
  desk_wait (desk);
  bench_edits (desk, "a score until its places are on the screen", "scores.edit", put_score);
  bench_edits (desk, "an observation until its places are on the screen", "observations.edit",
               put_grade);
  g_print ("ok 1 /bench/edit\n");

  look_at (desk, NEXT);
  page = desk_page (desk, "assessment");
  desk_wait (desk);
  bench_opening (desk, page);
  bench_keys (desk);
  g_print ("ok 2 /bench/form\n");

  return 0;
}
