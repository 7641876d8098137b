/* cli-field-month.c - a month of inspection through sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-field-month.h"

#include <string.h>

#define CLERK   "赵敏"
#define CHECKER "陈雪"

/* a red pixel */
static const char PHOTO[] =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Er"
  "kJggg==";

static const char SCHEME[] =
  "{\"name\": \"月度\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
  " \"combine\": \"weighted\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"实地考察\", \"weight\": 60, \"source\": \"inspection\"},"
  "{\"key\": \"survey\", \"name\": \"问卷调查\", \"weight\": 20, \"source\": \"survey\"},"
  "{\"key\": \"rectify\", \"name\": \"问题整改\", \"weight\": 20, \"combine\": \"mean\","
  " \"children\": ["
  "{\"key\": \"on_time\", \"name\": \"按期办结\", \"source\": \"tickets\","
  " \"indicator\": \"on_time\"},"
  "{\"key\": \"closure\", \"name\": \"办结\", \"source\": \"tickets\","
  " \"indicator\": \"closure\"}]}]}}";

char *
cli_field_month_import (CliFieldMonth *self,
                        const char    *kind,
                        const char    *round,
                        const char    *text)
{
  g_autofree char *table = cli_place_write (self->place, "table.csv", text);

  if (round == NULL)
    return cli_out ("import", self->place->file, kind, table, NULL);

  return cli_out ("import", self->place->file, kind, table, "--round", round, NULL);
}

static void
import_taken (CliFieldMonth *self,
              const char    *kind,
              char          *text)
{
  g_free (cli_field_month_import (self, kind, NULL, text));
  g_free (text);
}

CliFieldMonth *
cli_field_month_new (FieldMonth *month)
{
  static const char *const rounds[] = { FIELD_MONTH_ROUND, FIELD_MONTH_NEXT };
  CliFieldMonth *self = g_new0 (CliFieldMonth, 1);
  g_autofree char *scheme = NULL;

  self->place = cli_place_new ();
  self->month = month;
  self->drawn = g_array_new (FALSE, FALSE, sizeof (guint));
  scheme = cli_place_write (self->place, "scheme.json", SCHEME);

  g_setenv ("SANSE_NOW", "2018-06-04 09:00", TRUE);
  g_free (cli_out ("new", self->place->file, "--city", "淮安区", NULL));
  import_taken (self, "units", field_month_units (month));
  import_taken (self, "groups", field_month_groups (month));
  import_taken (self, "items", field_month_items ());
  import_taken (self, "points", field_month_points (month));
  import_taken (self, "sampling", field_month_sampling (month));
  import_taken (self, "questions", field_month_questions ());
  g_free (cli_out ("scheme", self->place->file, "set", scheme, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    g_free (cli_out ("round", self->place->file, "new", rounds[i], "--period", rounds[i],
                     "--scheme", "月度", "--grouping", "月度", NULL));

  return self;
}

void
cli_field_month_free (CliFieldMonth *self)
{
  cli_place_free (self->place);
  field_month_free (self->month);
  g_array_unref (self->drawn);
  g_free (self->draw);
  g_free (self);
}

void
cli_field_month_draw (CliFieldMonth *self)
{
  g_autoptr (GPtrArray) table = NULL;

  g_setenv ("SANSE_NOW", "2018-06-08 10:00", TRUE);
  self->draw = cli_out ("round", self->place->file, "draw", FIELD_MONTH_ROUND, "--seed",
                        FIELD_MONTH_SEED, NULL);
  table = cli_table (self->draw);
  for (guint i = 0; i + 1 < table->len; i++)
    {
      guint point = field_month_point (cli_cell (table, i, "point"));

      g_array_append_val (self->drawn, point);
    }
}

static void
write_photo (CliFieldMonth *self)
{
  g_autofree char *path = cli_place_path (self->place, "现场.png");
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (PHOTO, &size);

  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) size, NULL));
}

/* A copy of the ledger takes the table in and hands a workbook out, which is what a team
 * brings back. */
static char *
make_workbook (CliFieldMonth *self,
               const char    *text)
{
  g_autofree char *copy = cli_place_path (self->place, "team.sanse");
  g_autofree char *table = cli_place_write (self->place, "team.csv", text);
  g_autoptr (GFile) from = g_file_new_for_path (self->place->file);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;
  char *workbook = cli_place_path (self->place, "team.xlsx");

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (cli_out ("import", copy, "observations", table, "--round", FIELD_MONTH_ROUND, NULL));
  g_free (cli_out ("export", copy, "observations", "--round", FIELD_MONTH_ROUND, "-o", workbook,
                   NULL));

  return workbook;
}

void
cli_field_month_observe (CliFieldMonth *self)
{
  guint half = self->drawn->len / 2;
  g_autofree char *first = field_month_observations (self->drawn, 0, half, "现场.png");
  g_autofree char *second = field_month_observations (self->drawn, half, self->drawn->len, NULL);
  g_autofree char *workbook = NULL;

  g_setenv ("SANSE_NOW", "2018-06-15 17:00", TRUE);
  g_free (cli_out ("round", self->place->file, "state", FIELD_MONTH_ROUND, "assess", NULL));
  workbook = make_workbook (self, second);
  write_photo (self);
  g_free (cli_field_month_import (self, "observations", FIELD_MONTH_ROUND, first));
  g_free (cli_out ("import", self->place->file, "observations", workbook, "--round",
                   FIELD_MONTH_ROUND, NULL));
}

void
cli_field_month_ask (CliFieldMonth *self,
                     const char    *round)
{
  g_autofree char *text = field_month_surveys (self->month);
  g_autofree char *table = cli_place_write (self->place, "table.csv", text);

  g_free (cli_out ("import", self->place->file, "survey", table, "--round", round,
                   "--allow-missing-units", NULL));
}

char *
cli_field_month_issue (CliFieldMonth *self)
{
  g_setenv ("SANSE_NOW", "2018-06-28 10:00", TRUE);

  return cli_out ("ticket", self->place->file, "from-round", FIELD_MONTH_ROUND, NULL);
}

static void
report_and_verify (CliFieldMonth *self,
                   char         **numbers,
                   guint          remainder,
                   const char    *reported,
                   const char    *verified)
{
  static const char *const verbs[] = { "report", "verify" };
  const char *times[] = { reported, verified };
  static const char *const actors[] = { CLERK, CHECKER };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autoptr (CliCall) call = NULL;

      g_ptr_array_add (words, (gpointer) "ticket");
      g_ptr_array_add (words, self->place->file);
      g_ptr_array_add (words, (gpointer) verbs[i]);
      for (guint j = remainder; j < g_strv_length (numbers); j += 3)
        g_ptr_array_add (words, numbers[j]);
      for (const char *const *word = (const char *const[]){ "--text", "已整改", "--actor",
                                                            actors[i], "--at", times[i], NULL };
           *word != NULL; word++)
        g_ptr_array_add (words, (gpointer) * word);
      g_ptr_array_add (words, NULL);
      call = cli_call_words ((const char *const *) words->pdata);
      if (call->status != 0)
        g_test_message ("%s", call->err);
      g_assert_cmpint (call->status, ==, 0);
    }
}

void
cli_field_month_work_off (CliFieldMonth *self,
                          const char    *numbers)
{
  g_autofree char *text = g_strchomp (g_strdup (numbers));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  /* three workdays over a week-end: due on 3 July */
  report_and_verify (self, lines, 0, "2018-07-02 10:00", "2018-07-02 16:00");
  report_and_verify (self, lines, 1, "2018-07-05 10:00", "2018-07-06 10:00");
  g_setenv ("SANSE_NOW", FIELD_MONTH_LATER, TRUE);
}

void
cli_field_month_publish (CliFieldMonth *self)
{
  g_free (cli_out ("round", self->place->file, "state", FIELD_MONTH_ROUND, "review", NULL));
  g_free (cli_out ("round", self->place->file, "publish", FIELD_MONTH_ROUND, "--number", "1",
                   NULL));
}
