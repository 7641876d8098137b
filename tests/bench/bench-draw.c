/* bench-draw.c - 1,090 points drawn from 20,000, from memory and out of a ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "rounds/san-draw-store.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

#define N_POINTS     20000
#define N_UNITS      118
#define N_CATEGORIES 36

#define DRAW_BUDGET 0.020   /* architecture.md: draw of 1,090 from 20,000 */

typedef struct
{
  SanTestOffice *office;
  SanDrawFrame  *frame;
  guint          n_drawn;
} Bench;

/* The keys of all points: what nobody who draws can save */
static void
hash_only (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 key[32];

  for (guint i = 0; i < N_POINTS; i++)
    {
      gsize length = sizeof key;

      g_checksum_reset (checksum);
      g_checksum_update (checksum, (const guchar *) "20180612|2018-06|", 17);
      g_checksum_update (checksum,
                         (const guchar *) san_draw_frame_nth (bench->frame, i)->point, -1);
      g_checksum_get_digest (checksum, key, &length);
    }
}

static void
draw_only (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GArray) picks = san_draw_frame_draw (bench->frame, "20180612", "2018-06");

  bench->n_drawn = picks->len;
}

static void
load_frame (gpointer data)
{
  Bench *bench = data;
  g_autoptr (SanDrawFrame) frame =
    san_draw_frame_load (san_test_office_database (bench->office), "2018-06", NULL, NULL, NULL);

  g_assert_cmpuint (san_draw_frame_size (frame), ==, N_POINTS);
}

/* As a step of the journal, and back */
static void
draw_on_file (gpointer data)
{
  Bench *bench = data;
  gint64 seq;

  g_assert_true (san_draw_run (bench->office->workspace, "2018-06", "20180612", NULL, NULL));
  g_assert_true (san_journal_undo (bench->office->workspace, 0, FALSE, &seq, NULL));
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_database_exec (database,
                            "INSERT INTO scheme VALUES (1, 's');"
                            "INSERT INTO scheme_version (id, scheme_id, number, json) VALUES"
                            " (1, 1, 1, '{\"name\":\"s\",\"component\":{\"key\":\"k\","
                            "\"name\":\"k\",\"source\":\"inspection\"}}');"
                            "INSERT INTO round (id, label, period, first_day, last_day) VALUES"
                            " (1, '2018-06', '2018-06', '2018-06-01', '2018-06-30');"
                            "INSERT INTO round_scheme VALUES (1, 1, 1)", error);
}

static void
fill_office (SanTestOffice *office)
{
  g_autoptr (GString) units = g_string_new ("code,name\n");
  g_autoptr (GString) points = g_string_new ("code,name,category,unit,must_see\n");
  g_autoptr (GString) rules = g_string_new ("category,rule,min,per\n");

  for (guint i = 0; i < N_UNITS; i++)
    g_string_append_printf (units, "U%03u,单位%u\n", i, i);
  for (guint i = 0; i < N_POINTS; i++)
    g_string_append_printf (points, "P%05u,点位%u,类别%u,U%03u,%s\n", i, i, i % N_CATEGORIES,
                            i / 7 % N_UNITS, i % 50 == 0 ? "yes" : "no");
  /* so many that 1,090 come of it, as in one district's month */
  for (guint i = 0; i < N_CATEGORIES; i++)
    g_string_append_printf (rules, "类别%u,5.4%%,1,category\n", i);

  g_free (san_test_office_import (office, "units", NULL, units->str));
  g_free (san_test_office_import (office, "points", NULL, points->str));
  g_free (san_test_office_import (office, "sampling", NULL, rules->str));
  san_test_office_change (office, "round.new", add_round, NULL);
}

static void
bench_draw (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  Bench bench = { office };
  double hashed, drawn, loaded, stepped;

  fill_office (office);
  bench.frame = san_draw_frame_load (san_test_office_database (office), "2018-06", NULL, NULL,
                                     NULL);
  hashed = san_bench_best (5, hash_only, &bench);
  drawn = san_bench_best (5, draw_only, &bench);
  loaded = san_bench_best (3, load_frame, &bench);
  stepped = san_bench_best (2, draw_on_file, &bench);

  g_test_message ("%u of %u points: keys alone %.1f ms, draw %.1f ms (%.2f times), frame out of "
                  "the ledger %.1f ms, a step and its undo %.1f ms", bench.n_drawn, N_POINTS,
                  hashed * 1000, drawn * 1000, drawn / hashed, loaded * 1000, stepped * 1000);
  g_assert_cmpuint (bench.n_drawn, >, 1000);
  g_assert_cmpuint (bench.n_drawn, <, 1200);
  g_assert_cmpfloat (drawn, <, 5 * hashed);
  san_bench_budget ("draw", drawn, DRAW_BUDGET, san_bench_ratio ());
  san_draw_frame_unref (bench.frame);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bench/draw", bench_draw);

  return g_test_run ();
}
