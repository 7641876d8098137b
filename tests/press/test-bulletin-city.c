/* test-bulletin-city.c - the bulletins of the demo city stand their own check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "bulletins/san-bulletin-compose.h"
#include "rounds/san-round-store.h"
#include "support/san-test-folder.h"
#include "templates/san-template.h"

static char *
shown (const SanBulletinData  *data,
       const SanBulletinDraft *draft,
       guint                   index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs =
    san_bulletin_section_runs (data, draft, draft->sections->pdata[index], &error);

  g_assert_no_error (error);
  return san_bound_text_show (runs);
}

static char *
all_words (SanDatabase    *database,
           const SanRound *round,
           guint          *n_sections)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanBulletinData) data =
    san_bulletin_data_load (database, round, ranking, round->period.first, round->period.last,
                            &error);
  g_autoptr (SanBulletinDraft) draft = san_bulletin_draft_new (SAN_BULLETIN_MONTHLY, round->id);
  g_autoptr (GPtrArray) findings = NULL;
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  /* the year goes as far as the round, whatever has come since */
  g_assert_cmpstr (data->year_rounds[g_strv_length (data->year_rounds) - 1], ==, round->label);
  findings = san_bulletin_draft_check (database, data, draft, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanBulletinFinding *finding = findings->pdata[i];

      if (finding->severity != SAN_BULLETIN_NOTE)
        g_test_message ("%s: %s %s", round->label, finding->what, finding->text);
      g_assert_cmpint (finding->severity, ==, SAN_BULLETIN_NOTE);
    }

  for (guint i = 0; i < draft->sections->len; i++)
    {
      g_autofree char *text = shown (data, draft, i);

      g_assert_null (strstr (text, "〔无此数据〕"));
      *n_sections += *text != '\0';
      g_string_append (words, text);
      g_string_append_c (words, '\n');
    }

  return g_string_free (words, FALSE);
}

static char *
city_words (SanDatabase *database,
            guint       *n_sections)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = san_round_store_list (database, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = rounds->pdata[i];
      g_autofree char *text = NULL;

      if (round->state != SAN_ROUND_PUBLISHED)
        continue;
      text = all_words (database, round, n_sections);
      g_test_message ("%s\n%s", round->label, text);
      g_string_append (words, text);
    }

  return g_string_free (words, FALSE);
}

/* What is open is told as of the day it was looked at, though the month is not over. */
static void
assert_cut_off (SanDatabase *database,
                const char  *label,
                const char  *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_find (database, label, &error);
  SanRanking *ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanBulletinData) data =
    san_bulletin_data_load (database, round, ranking, round->period.first, round->period.last,
                            &error);
  g_autofree char *cut_off = NULL;

  g_assert_no_error (error);
  cut_off = san_bulletin_data_field (data, "cut_off");
  g_assert_cmpstr (cut_off, ==, day);
}

/* A month of typed scores tells what the inspection of the month found. */
static void
assert_beside (SanDatabase *database,
               const char  *label,
               const char  *inspected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_find (database, label, &error);
  SanRanking *ranking = san_ranking_load (database, round, NULL, &error);
  g_autoptr (SanBulletinData) data =
    san_bulletin_data_load (database, round, ranking, round->period.first, round->period.last,
                            &error);
  guint known = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (data->inspected, ==, inspected);
  g_assert_cmpuint (data->problems->len, >, 0);
  for (guint i = 0; i < data->categories->len; i++)
    {
      const SanBulletinCategory *category = data->categories->pdata[i];

      g_assert_nonnull (san_ranking_find_group (ranking, category->group));
      known += *category->previous != '\0';
    }
  g_assert_cmpuint (known, >, 0);
}

/* What is generated stands its own check, and is the same wherever the program runs. */
static void
test_demo_city (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "city.sanse");
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  guint n = 0;

  /* of eight months one that was inspected is published */
  san_template_create (path, "demo", "", 8, 1, "test", NULL, &error);
  g_assert_no_error (error);
  workspace = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);

  words = city_words (san_workspace_database (workspace), &n);
  g_assert_cmpuint (n, >=, 15);
  assert_beside (san_workspace_database (workspace), "2018-06", "2018-06 实地测评");
  assert_beside (san_workspace_database (workspace), "2018-06 实地测评", "");
  assert_cut_off (san_workspace_database (workspace), "2018-05", "5月31日");
  assert_cut_off (san_workspace_database (workspace), "2018-06", "6月26日");

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_setenv ("TZ", "America/New_York", TRUE);
  setlocale (LC_ALL, "");
  again = city_words (san_workspace_database (workspace), &n);
  g_setenv ("LANGUAGE", "C", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_cmpstr (again, ==, words);

  san_workspace_close (workspace);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulletin-city/demo-city", test_demo_city);

  return g_test_run ();
}
