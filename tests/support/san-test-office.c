/* san-test-office.c - a ledger for tests, and what is done to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-office.h"

#include <string.h>

#include "rounds/san-export.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme-store.h"
#include "store/san-journal.h"

SanTestOffice *
san_test_office_new (void)
{
  SanTestOffice *office = g_new0 (SanTestOffice, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  SanTime noon;

  g_assert_true (san_time_parse ("2018-06-15 12:00", &noon, &error));
  san_clock_fix (noon);

  office->folder = san_test_folder_new ();
  path = san_test_folder_path (office->folder, "office.sanse");
  office->workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return office;
}

void
san_test_office_free (SanTestOffice *office)
{
  san_workspace_close (office->workspace);
  g_object_unref (office->workspace);
  san_test_folder_free (office->folder);
  g_free (office);
}

SanDatabase *
san_test_office_database (SanTestOffice *office)
{
  return san_workspace_database (office->workspace);
}

char *
san_test_office_digest (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  char *digest = san_journal_digest (san_test_office_database (office), &error);

  g_assert_no_error (error);

  return digest;
}

gint64
san_test_office_length (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  gint64 length = san_journal_length (san_test_office_database (office), &error);

  g_assert_no_error (error);

  return length;
}

char *
san_test_office_table (SanTestOffice *office,
                       const char    *text)
{
  g_autofree char *name = g_strdup_printf ("table-%u.csv", ++office->n_tables);
  char *path = san_test_folder_path (office->folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* The newest step, from @before, is undone and redone. */
static void
check_undo (SanTestOffice *office,
            const char    *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = san_test_office_digest (office);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (before, !=, after);
  san_journal_undo (office->workspace, 0, FALSE, NULL, &error);
  g_assert_no_error (error);
  undone = san_test_office_digest (office);
  g_assert_cmpstr (undone, ==, before);

  san_journal_redo (office->workspace, NULL, &error);
  g_assert_no_error (error);
  redone = san_test_office_digest (office);
  g_assert_cmpstr (redone, ==, after);
}

void
san_test_office_change (SanTestOffice *office,
                        const char    *verb,
                        SanChangeFunc  func,
                        gpointer       data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = san_test_office_digest (office);
  gint64 seq;

  g_assert_nonnull (san_verb_find (verb));
  san_workspace_change (office->workspace, verb, "test", func, data, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq, >, 0);
  check_undo (office, before);
}

void
san_test_office_refuse (SanTestOffice *office,
                        SanChangeFunc  func,
                        gpointer       data,
                        int            code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = san_test_office_digest (office);
  g_autofree char *after = NULL;

  g_assert_false (san_workspace_change (office->workspace, "units.edit", "test", func, data,
                                        NULL, &error));
  g_assert_error (error, SAN_ERROR, code);
  after = san_test_office_digest (office);
  g_assert_cmpstr (before, ==, after);
}

/* The second line of a report */
static char *
get_counts (SanImport *import)
{
  g_autoptr (GString) report = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  san_proposal_report (san_import_get_proposal (import), report);
  lines = g_strsplit (report->str, "\n", 3);

  return g_strdup (lines[1]);
}

char *
san_test_office_import (SanTestOffice *office,
                        const char    *kind,
                        const char    *round,
                        const char    *text)
{
  SanImportOptions options = { .round = round, .allow_missing_units = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autofree char *path = san_test_office_table (office, text);
  g_autofree char *before = san_test_office_digest (office);
  gint64 length = san_test_office_length (office);
  gint64 seq = -1;

  import = san_import_plan (san_test_office_database (office), kind, path, &options, NULL,
                            &error);
  g_assert_no_error (error);
  for (guint i = 0; i < san_proposal_get_n_remarks (san_import_get_proposal (import)); i++)
    g_test_message ("%s", san_proposal_get_remark (san_import_get_proposal (import), i)->reason);
  g_assert_cmpuint (san_proposal_count (san_import_get_proposal (import), SAN_ROW_REJECTED),
                    ==, 0);

  san_import_apply (office->workspace, import, FALSE, &seq, &error);
  g_assert_no_error (error);
  if (san_proposal_has_changes (san_import_get_proposal (import)))
    {
      g_assert_cmpint (san_test_office_length (office), ==, length + 1);
      check_undo (office, before);
    }
  else
    {
      g_assert_cmpint (seq, ==, 0);
      g_assert_cmpint (san_test_office_length (office), ==, length);
    }

  return get_counts (import);
}

static char *
plan (SanTestOffice          *office,
      const char             *kind,
      const SanImportOptions *options,
      const char             *text,
      gboolean                apply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *path = san_test_office_table (office, text);
  g_autofree char *before = san_test_office_digest (office);
  g_autofree char *after = NULL;

  import = san_import_plan (san_test_office_database (office), kind, path, options, NULL,
                            &error);
  if (import == NULL)
    {
      g_string_append (report, error->message);
    }
  else
    {
      san_proposal_report (san_import_get_proposal (import), report);
      if (apply)
        {
          if (san_proposal_count (san_import_get_proposal (import), SAN_ROW_REJECTED) == 0)
            g_error ("taken: %s", text);
          g_assert_false (san_import_apply (office->workspace, import, FALSE, NULL, &error));
          g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
        }
    }

  after = san_test_office_digest (office);
  g_assert_cmpstr (before, ==, after);

  return g_string_free (g_steal_pointer (&report), FALSE);
}

char *
san_test_office_plan (SanTestOffice          *office,
                      const char             *kind,
                      const SanImportOptions *options,
                      const char             *text)
{
  return plan (office, kind, options, text, FALSE);
}

char *
san_test_office_reject (SanTestOffice          *office,
                        const char             *kind,
                        const SanImportOptions *options,
                        const char             *text)
{
  return plan (office, kind, options, text, TRUE);
}

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (data, error);
  guint version;

  return scheme != NULL && san_scheme_store_set (database, scheme, &version, NULL, error);
}

void
san_test_office_scheme (SanTestOffice *office,
                        const char    *json)
{
  san_test_office_change (office, "scheme.set", set_scheme, (gpointer) json);
}

/* @data: the label and the scheme */
static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const char *const *names = data;
  const char *schemes[] = { names[1], NULL };
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);

  round->label = g_strdup (names[0]);
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;

  return san_database_query_int (database, "SELECT id FROM grouping", &round->grouping_id,
                                 error) &&
         san_period_parse (names[0], &round->period, error) &&
         san_round_store_add (database, round, error);
}

void
san_test_office_round (SanTestOffice *office,
                       const char    *label,
                       const char    *scheme)
{
  const char *names[] = { label, scheme };

  san_test_office_change (office, "round.new", add_round, names);
}

char *
san_test_office_export (SanTestOffice *office,
                        const char    *kind,
                        const char    *round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_text (SAN_TABLE_CSV, text);

  san_export (san_test_office_database (office), kind, round, writer, &error);
  g_assert_no_error (error);
  san_table_writer_finish (writer, &error);
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
