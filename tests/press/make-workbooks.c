/* make-workbooks.c - writes the sample workbooks into a folder, for programs that recalculate
 *
 * make-workbooks FOLDER: every sample of workbook-samples.c, the months of workbook-month.c,
 * and the newest bulletin and the draft of the demo city.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin.h"
#include "press/workbook-month.h"
#include "press/workbook-samples.h"
#include "templates/san-template.h"

#define DEMO_MONTHS 8

static void
save (const char *folder,
      const char *name,
      GBytes     *bytes)
{
  g_autofree char *file = g_strconcat (name, ".xlsx", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

/* What the ledger gives of a round, as it would be issued */
static void
save_round (const char     *folder,
            const char     *name,
            SanDatabase    *database,
            const SanRound *round)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanBulletinData) data =
    san_bulletin_data_load (database, round, ranking, round->period.first, round->period.last,
                            &error);
  SanWorkbookHead head = {
    "云州市创建办", "云州市考评情况通报", 6, 18, san_day_new (2018, 6, 29), "0123abcd", FALSE, 1, "",
    NULL, data,
  };
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = san_workbook_make (ranking, &head, NULL, &error);
  g_assert_no_error (error);
  save (folder, name, bytes);
}

static void
save_demo (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "demo.sanse", NULL);
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) bulletins = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (GBytes) draft = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database;

  san_template_create (path, "demo", "", DEMO_MONTHS, 1, "test", NULL, &error);
  g_assert_no_error (error);
  workspace = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);

  database = san_workspace_database (workspace);
  bulletins = san_bulletin_store_list (database, &error);
  g_assert_no_error (error);
  issued = san_bulletin_store_get_file (database, g_ptr_array_index (bulletins, 0), "xlsx", &error);
  g_assert_no_error (error);
  save (folder, "demo-issued", issued);

  rounds = san_round_store_list (database, &error);
  g_assert_no_error (error);
  draft = san_bulletin_draft (database, g_ptr_array_index (rounds, rounds->len - 1),
                              san_day_new (2018, 6, 20), NULL, &error);
  g_assert_no_error (error);
  save (folder, "demo-draft", draft);
  save_round (folder, "demo-inspected", database,
              g_ptr_array_index (rounds, rounds->len - 1));
  save_round (folder, "demo-month", database,
              g_ptr_array_index (rounds, rounds->len - 2));
  san_workspace_close (workspace);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) samples = NULL;

  g_assert_cmpint (argc, ==, 2);
  samples = san_workbook_samples ();

  for (guint i = 0; i < samples->len; i++)
    {
      const SanWorkbookSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (GBytes) bytes = san_workbook_sample_make (sample->ranking);

      save (argv[1], sample->name, bytes);
    }

  for (guint i = 0;; i++)
    {
      const char *name = NULL;
      g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (i, &name);
      g_autoptr (GBytes) bytes = NULL;

      if (month == NULL)
        break;
      bytes = san_workbook_month_make (month);
      save (argv[1], name, bytes);
    }

  save_demo (argv[1]);
  return 0;
}
