/* bench-unit-sheets.c - the own sheets of 120 units: 1,200 points, 7,200 observations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "bench/san-bench.h"
#include "bulletins/san-unit-sheet.h"
#include "rounds/san-observation-store.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-office.h"

#define N_UNITS      120
#define N_CATEGORIES 5
#define N_ITEMS      6
#define N_POINTS     10     /* of a unit */
#define N_PHOTOS     240

/* On the clock. What is measured is the processors' time, of which two share the greater
 * part. */
#define BUDGET       6.0
#define SHARED       1.5

static const char SCHEME[] =
  "{\"name\": \"月评\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
  " \"source\": \"inspection\"}}";

static gint64 round_id;

static void
add_unit (GString *text,
          guint    index)
{
  g_string_append_printf (text, "%06u,第%u街道,街道\n", 460100 + index, index + 1);
}

static void
add_item (GString *text,
          guint    index)
{
  g_string_append_printf (text, "类别%u,Ⅲ-%u,第%u项要求,10,graded\n", index / N_ITEMS + 1, index + 1,
                          index % N_ITEMS + 1);
}

static void
add_point (GString *text,
           guint    index)
{
  g_string_append_printf (text, "P%04u,第%u处点位,类别%u,第%u街道,解放路%u号\n", index, index,
                          index % N_CATEGORIES + 1, index / N_POINTS + 1, index % 311);
}

static void
add_observation (GString *text,
                 guint    index)
{
  guint point = index / N_ITEMS;
  guint item = point % N_CATEGORIES * N_ITEMS + index % N_ITEMS + 1;
  gboolean bad = index * 7919 % 10 == 0;

  g_string_append_printf (text, "P%04u,Ⅲ-%u,%s,%s\n", point, item, bad ? "C" : "A",
                          bad ? "地面有积水和垃圾，宣传栏破损未及时更换" : "");
}

static void
import (SanTestOffice *office,
        const char    *kind,
        const char    *round,
        const char    *head,
        guint          n,
        void (        *add_row ) (GString *text,
                                  guint    index))
{
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    add_row (text, i);
  g_free (san_test_office_import (office, kind, round, text->str));
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const char *schemes[] = { "月评", NULL };
  g_autoptr (SanScheme) scheme = san_scheme_parse (SCHEME, error);
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  guint version;

  round->label = g_strdup ("2018-06");
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;
  if (scheme == NULL || !san_scheme_store_set (database, scheme, &version, NULL, error) ||
      !san_period_parse ("2018-06", &round->period, error) ||
      !san_round_store_add (database, round, error))
    return FALSE;

  round_id = round->id;

  return san_round_store_set_state (database, round_id, SAN_ROUND_SAMPLE, NULL, error) &&
         san_round_store_set_state (database, round_id, SAN_ROUND_ASSESS, NULL, error);
}

/* As a telephone takes them, once they are stored */
static GBytes *
make_picture (guint number)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1600, 1200);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  char *data;
  gsize size;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = (guint8) (i / 97 * (number + 1) % 251);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", "80",
                                            NULL));

  return g_bytes_new_take (data, size);
}

static gboolean
add_photos (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (GPtrArray) observations = san_observation_store_list (database, round_id, 0, error);
  guint n = 0;

  for (guint i = 0; observations != NULL && i < observations->len && n < N_PHOTOS; i++)
    {
      const SanObservation *observation = g_ptr_array_index (observations, i);
      g_autoptr (SanObservationFile) file = g_new0 (SanObservationFile, 1);
      g_autoptr (GBytes) picture = NULL;

      if (strcmp (observation->grade, "C") != 0)
        continue;
      picture = make_picture (n++);
      file->observation_id = observation->id;
      file->name = g_strdup ("photo.jpg");
      file->taken = g_strdup ("");
      file->place = g_strdup ("");
      file->note = g_strdup ("");
      if (!san_observation_file_store_add (database, file, picture, error))
        return FALSE;
    }
  g_assert_cmpuint (n, ==, N_PHOTOS);

  return TRUE;
}

static SanTestOffice *
office_full (void)
{
  SanTestOffice *office = san_test_office_new ();

  import (office, "units", NULL, "代码,名称,类型\n", N_UNITS, add_unit);
  import (office, "items", NULL, "类别,项目编号,项目,满分,方式\n", N_CATEGORIES * N_ITEMS, add_item);
  import (office, "points", NULL, "编号,点位,类别,属地,地址\n", N_UNITS * N_POINTS, add_point);
  san_test_office_change (office, "round.new", add_round, NULL);
  import (office, "observations", "2018-06", "point,item,grade,note\n",
          N_UNITS * N_POINTS * N_ITEMS, add_observation);
  san_test_office_change (office, "observations.photo", add_photos, NULL);

  return office;
}

static void
write_sheets (gpointer data)
{
  SanTestOffice *office = data;
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_get (database, round_id, &error);
  g_autoptr (SanUnitSheets) sheets = san_unit_sheets_new_round (database, round, &error);
  g_autofree char *folder = san_test_folder_path (office->folder, "sheets");
  g_autoptr (GPtrArray) paths = NULL;
  gint64 began = g_get_monotonic_time ();

  g_assert_no_error (error);
  san_unit_sheets_write (sheets, NULL, folder, NULL, NULL, NULL, &paths, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2 * N_UNITS);
  g_test_message ("on the clock, with whatever else runs: %.1f s",
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
}

static void
test_all (void)
{
  g_autoptr (SanTestOffice) office = office_full ();

  san_bench_budget ("sheets of 120 units", san_bench_best (2, write_sheets, office),
                    BUDGET * SHARED, san_bench_ratio ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-sheets/all", test_all);

  return g_test_run ();
}
