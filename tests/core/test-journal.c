/* test-journal.c - steps: undo and redo of any, what depends on what, what left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/san-journal.h"
#include "store/san-refresh.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (24000000))

typedef struct
{
  SanTestFolder *folder;
  char          *path;
  SanWorkspace  *workspace;
  SanDatabase   *database;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  san_clock_fix (NOON);
  fixture->folder = san_test_folder_new ();
  fixture->path = san_test_folder_path (fixture->folder, "office.sanse");
  fixture->workspace = san_workspace_create (fixture->path, "云州市", NULL, "甲", NULL, NULL,
                                             NULL, &error);
  g_assert_no_error (error);
  fixture->database = san_workspace_database (fixture->workspace);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->workspace);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->folder, san_test_folder_free);
}

static gboolean
run_sql (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_database_exec (database, data, error);
}

static gint64
change (Fixture    *fixture,
        const char *verb,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = -1;

  san_workspace_change (fixture->workspace, verb, verb, run_sql, (char *) sql, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq, >, 0);

  return seq;
}

static gint64
undo (Fixture *fixture,
      gint64   seq,
      gboolean with_dependants)
{
  g_autoptr (GError) error = NULL;
  gint64 new_seq = -1;

  san_journal_undo (fixture->workspace, seq, with_dependants, &new_seq, &error);
  g_assert_no_error (error);

  return new_seq;
}

static gint64
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 new_seq = -1;

  san_journal_redo (fixture->workspace, &new_seq, &error);
  g_assert_no_error (error);

  return new_seq;
}

static char *
digest (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = san_journal_digest (fixture->database, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, 64);

  return text;
}

static void
assert_digest (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *text = digest (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
undoable (Fixture *fixture)
{
  g_autoptr (SanStep) step = san_journal_undoable (fixture->database, NULL);

  return step != NULL ? step->seq : 0;
}

static gint64
redoable (Fixture *fixture)
{
  g_autoptr (SanStep) step = san_journal_redoable (fixture->database, NULL);

  return step != NULL ? step->seq : 0;
}

#define ADD_A "INSERT INTO operator (id, name) VALUES (1, 'a')"
#define ADD_B "INSERT INTO operator (id, name) VALUES (2, 'b')"

static void
test_undo_and_redo (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = digest (fixture);
  g_autofree char *with_a = NULL;
  g_autofree char *with_b = NULL;

  g_assert_cmpint (undoable (fixture), ==, 0);
  g_assert_false (san_journal_undo (fixture->workspace, 0, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (change (fixture, "operators.edit", ADD_A), ==, 2);
  with_a = digest (fixture);
  g_assert_cmpstr (with_a, !=, empty);
  g_assert_cmpint (change (fixture, "operators.edit", ADD_B), ==, 3);
  with_b = digest (fixture);

  g_assert_cmpint (undo (fixture, 0, FALSE), ==, 4);
  assert_digest (fixture, with_a);
  g_assert_cmpint (undo (fixture, 0, FALSE), ==, 5);
  assert_digest (fixture, empty);
  g_assert_cmpint (undoable (fixture), ==, 0);

  g_assert_cmpint (redo (fixture), ==, 6);
  assert_digest (fixture, with_a);
  g_assert_cmpint (redo (fixture), ==, 7);
  assert_digest (fixture, with_b);
  g_assert_cmpint (redoable (fixture), ==, 0);
  g_assert_false (san_journal_redo (fixture->workspace, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);

  /* the originals are in force again */
  g_assert_cmpint (undoable (fixture), ==, 3);
  undo (fixture, 0, FALSE);
  assert_digest (fixture, with_a);

  /* another change ends what can be redone */
  g_assert_cmpint (redoable (fixture), ==, 8);
  change (fixture, "settings.edit", "INSERT INTO setting VALUES ('office', 'x')");
  g_assert_cmpint (redoable (fixture), ==, 0);
}

static void
test_list_tells_what_is_undone (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  const gboolean undone[] = { FALSE, TRUE, FALSE, FALSE, TRUE, FALSE, TRUE, FALSE };

  change (fixture, "operators.edit", ADD_A);   /* 2 */
  change (fixture, "operators.edit", ADD_B);   /* 3 */
  undo (fixture, 2, FALSE);                    /* 4 */
  undo (fixture, 3, FALSE);                    /* 5 */
  g_assert_cmpint (redo (fixture), ==, 6);     /* 5 is taken back, so 3 stands */
  undo (fixture, 3, FALSE);                    /* 7 */
  g_assert_cmpint (redo (fixture), ==, 8);

  steps = san_journal_list (fixture->database, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 8);

  for (guint i = 0; i < G_N_ELEMENTS (undone); i++)
    {
      SanStep *step = steps->pdata[i];

      g_assert_cmpint (step->seq, ==, i + 1);
      g_assert_cmpint (step->undone, ==, undone[i]);
    }

  g_assert_cmpstr (((SanStep *) steps->pdata[3])->undoes, ==, "2");
  g_assert_cmpstr (((SanStep *) steps->pdata[5])->verb, ==, "redo");

  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = san_journal_list (fixture->database, 2, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpint (((SanStep *) steps->pdata[0])->seq, ==, 7);
}

static void
test_undo_survives_closing (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = digest (fixture);

  change (fixture, "operators.edit", ADD_A);
  g_clear_object (&fixture->workspace);
  fixture->workspace = san_workspace_open (fixture->path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  fixture->database = san_workspace_database (fixture->workspace);

  undo (fixture, 0, FALSE);
  assert_digest (fixture, before);

  g_clear_object (&fixture->workspace);
  fixture->workspace = san_workspace_open (fixture->path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  fixture->database = san_workspace_database (fixture->workspace);
  g_assert_cmpint (redoable (fixture), ==, 3);
}

static void
test_older_step_alone (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *with_b = NULL;

  change (fixture, "operators.edit", ADD_B);
  with_b = digest (fixture);
  undo (fixture, 2, FALSE);

  change (fixture, "operators.edit", ADD_A);   /* 4 */
  change (fixture, "operators.edit", ADD_B);   /* 5 */
  undo (fixture, 4, FALSE);
  assert_digest (fixture, with_b);
}

/* Step 2 makes units, 3 a round, 4 a score on both, 5 changes the score, 6 is unrelated. */
static void
make_chain (Fixture *fixture)
{
  change (fixture, "units.add",
          "INSERT INTO unit (id, position) VALUES (1, 1), (2, 2)");
  change (fixture, "round.new",
          "INSERT INTO round (id, label, period, first_day, last_day)"
          " VALUES (9, '6月', '2015-06', '2015-06-01', '2015-06-30')");
  change (fixture, "scores.edit",
          "INSERT INTO score (round_id, unit_id, component, state, value)"
          " VALUES (9, 1, 'site', 'value', 90)");
  change (fixture, "scores.edit",
          "UPDATE score SET value = 91");
  change (fixture, "operators.edit", ADD_A);
}

static void
assert_dependants (Fixture    *fixture,
                   gint64      seq,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) steps = san_journal_dependants (fixture->database, seq, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? "," : "",
                            (int) ((SanStep *) steps->pdata[i])->seq);

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_dependants (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = digest (fixture);
  make_chain (fixture);
  after = digest (fixture);

  assert_dependants (fixture, 2, "4,5");
  assert_dependants (fixture, 3, "4,5");
  assert_dependants (fixture, 4, "5");
  assert_dependants (fixture, 5, "");

  g_assert_false (san_journal_undo (fixture->workspace, 2, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2 later steps"));
  assert_digest (fixture, after);

  g_assert_cmpint (undo (fixture, 2, TRUE), ==, 7);
  g_assert_cmpint (undo (fixture, 3, FALSE), ==, 8);
  g_assert_cmpint (undo (fixture, 6, FALSE), ==, 9);
  assert_digest (fixture, before);

  for (int i = 0; i < 3; i++)
    redo (fixture);
  assert_digest (fixture, after);
}

static void
test_undone_dependants_do_not_count (Fixture      *fixture,
                                     gconstpointer data)
{
  make_chain (fixture);

  undo (fixture, 5, FALSE);
  assert_dependants (fixture, 4, "");
  undo (fixture, 4, FALSE);
  assert_dependants (fixture, 2, "");

  /* and count again once they are back: the redo of 4 cancels out with its undo */
  redo (fixture);
  assert_dependants (fixture, 2, "4");
}

/* A row that came and went: nothing moves when both steps are undone, but they are. */
static void
test_steps_that_cancel_out (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *before = digest (fixture);
  g_autoptr (SanStep) step = NULL;

  change (fixture, "operators.edit", ADD_A);
  change (fixture, "operators.edit", "DELETE FROM operator");
  assert_dependants (fixture, 2, "3");

  g_assert_cmpint (undo (fixture, 2, TRUE), ==, 4);
  assert_digest (fixture, before);
  step = san_journal_step (fixture->database, 3, NULL);
  g_assert_true (step->undone);
  g_clear_pointer (&step, san_step_free);
  g_assert_cmpint (undoable (fixture), ==, 0);

  g_assert_cmpint (redo (fixture), ==, 5);
  step = san_journal_step (fixture->database, 2, NULL);
  g_assert_false (step->undone);
  assert_digest (fixture, before);
  g_assert_cmpint (undo (fixture, 0, FALSE), ==, 6);
  undo (fixture, 0, FALSE);
  assert_digest (fixture, before);
}

/* Taking back a deletion needs the row that the deleted one referred to. */
static void
test_deleted_parent_is_a_tie (Fixture      *fixture,
                              gconstpointer data)
{
  make_chain (fixture);
  change (fixture, "scores.edit", "DELETE FROM score");           /* 7 */
  change (fixture, "units.delete", "DELETE FROM unit WHERE id = 1"); /* 8 */

  assert_dependants (fixture, 7, "8");
  undo (fixture, 7, TRUE);
  assert_dependants (fixture, 2, "4,5");
}

/* A name that was taken meanwhile is found when the step is applied. */
static void
test_name_taken_meanwhile (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  change (fixture, "operators.edit", ADD_A);
  change (fixture, "operators.edit", "UPDATE operator SET name = 'c'");   /* 3 */
  change (fixture, "operators.edit", "INSERT INTO operator (id, name) VALUES (7, 'a')");
  before = digest (fixture);

  g_assert_false (san_journal_undo (fixture->workspace, 3, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  assert_digest (fixture, before);
  g_assert_cmpint (san_journal_length (fixture->database, NULL), ==, 4);
}

static void
test_what_left_stays (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 seq = 0;

  make_chain (fixture);
  g_assert_true (san_journal_note (fixture->workspace, "left", "通报第1期", 5, &seq, &error));
  g_assert_cmpint (seq, ==, 7);

  /* a note is nothing that plain undo takes */
  g_assert_cmpint (undoable (fixture), ==, 6);

  g_assert_false (san_journal_undo (fixture->workspace, 5, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);

  /* nor does it go along with what it depends on */
  g_assert_false (san_journal_undo (fixture->workspace, 2, TRUE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_false (san_journal_undo (fixture->workspace, 7, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (san_journal_undo (fixture->workspace, 1, TRUE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (san_journal_undo (fixture->workspace, 99, TRUE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);

  steps = san_journal_list (fixture->database, 0, NULL);
  g_assert_true (((SanStep *) steps->pdata[4])->left);
  g_assert_false (((SanStep *) steps->pdata[3])->left);
}

static void
test_clock_set_back (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  change (fixture, "operators.edit", ADD_A);
  san_clock_fix (NOON - 1);

  g_assert_false (san_workspace_change (fixture->workspace, "operators.edit", "", run_sql,
                                        ADD_B, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (san_journal_undo (fixture->workspace, 0, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);

  san_clock_fix (NOON);
  change (fixture, "operators.edit", ADD_B);
  g_assert_cmpint (san_journal_length (fixture->database, NULL), ==, 3);
}

static void
test_every_verb_undoes (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *before = NULL;

  make_chain (fixture);
  before = digest (fixture);

  for (const SanVerb *verb = san_verbs; verb->name != NULL; verb++)
    {
      gint64 seq;

      g_assert_true (san_verb_find (verb->name) == verb);
      g_assert_cmpstr (verb->title, !=, "");

      if ((verb->flags & SAN_VERB_SYSTEM) != 0 || g_str_equal (verb->name, "undo") ||
          g_str_equal (verb->name, "redo"))
        continue;

      seq = change (fixture, verb->name,
                    "UPDATE score SET value = value + 1;"
                    "DELETE FROM operator WHERE id = 1;"
                    "INSERT INTO operator (id, name) VALUES (3, 'c')");
      g_assert_cmpint (undoable (fixture), ==, seq);
      undo (fixture, 0, FALSE);
      assert_digest (fixture, before);
    }

  g_assert_null (san_verb_find ("no.such"));
}

static void
test_changes_of_a_step (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  SanRowChange *row;

  make_chain (fixture);

  changes = san_journal_changes (fixture->database, 5, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  row = changes->pdata[0];
  g_assert_cmpstr (row->table, ==, "score");
  g_assert_cmpint (row->operation, ==, '~');
  g_assert_cmpint (row->id, ==, 9);
  g_assert_cmpuint (g_strv_length (row->columns), ==, 1);
  g_assert_cmpstr (row->columns[0], ==, "value");
  g_assert_cmpstr (row->before[0], ==, "90");
  g_assert_cmpstr (row->after[0], ==, "91");
  g_clear_pointer (&changes, g_ptr_array_unref);

  changes = san_journal_changes (fixture->database, 2, 10, &error);
  g_assert_cmpuint (changes->len, ==, 2);
  row = changes->pdata[0];
  g_assert_cmpint (row->operation, ==, '+');
  g_assert_cmpstr (row->before[0], ==, "");
  g_clear_pointer (&changes, g_ptr_array_unref);

  changes = san_journal_changes (fixture->database, 2, 1, &error);
  g_assert_cmpuint (changes->len, ==, 1);
  g_clear_pointer (&changes, g_ptr_array_unref);

  undo (fixture, 6, FALSE);
  changes = san_journal_changes (fixture->database, 7, 10, &error);
  row = changes->pdata[0];
  g_assert_cmpint (row->operation, ==, '-');
  g_assert_cmpstr (row->before[1], ==, "a");
  g_assert_cmpstr (row->after[1], ==, "");
}

static void
test_step_of_a_row (Fixture      *fixture,
                    gconstpointer data)
{
  make_chain (fixture);

  g_assert_cmpint (san_journal_step_of (fixture->database, "round", 9, NULL), ==, 3);
  g_assert_cmpint (san_journal_step_of (fixture->database, "score", 9, NULL), ==, 5);
  g_assert_cmpint (san_journal_step_of (fixture->database, "round", 10, NULL), ==, 0);
  undo (fixture, 5, FALSE);
  g_assert_cmpint (san_journal_step_of (fixture->database, "score", 9, NULL), ==, 4);
}

static void
test_head_moves (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *first = san_journal_head (fixture->database, NULL);
  g_autofree char *second = NULL;

  change (fixture, "operators.edit", ADD_A);
  second = san_journal_head (fixture->database, NULL);

  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpuint (strlen (second), ==, 64);
  g_assert_cmpstr (first, !=, second);
}

/* The bytes are documented for others to recompute: they must not move by accident. */
static void
test_digest_is_as_documented (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *expected = NULL;
  const char *const rows[][2] = { { "city", "云州市" }, { "site", "1" },
                                  { "zone", "Asia/Shanghai" } };

  g_byte_array_append (bytes, (const guint8 *) "=\0\0\0\7setting", 12);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_byte_array_append (bytes, (const guint8 *) ";\0\0\0\0", 5);
      for (guint j = 0; j < 2; j++)
        {
          guint8 head[5] = { 'T', 0, 0, 0, strlen (rows[i][j]) };

          g_byte_array_append (bytes, head, 5);
          g_byte_array_append (bytes, (const guint8 *) rows[i][j], head[4]);
        }
    }

  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  assert_digest (fixture, expected);
}

static void
test_digest_leaves_typing_out (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *before = NULL;

  make_chain (fixture);
  before = digest (fixture);
  change (fixture, "scores.edit", "UPDATE score SET entered_by = '乙'");
  assert_digest (fixture, before);
  change (fixture, "scores.edit", "UPDATE score SET note = '乙'");
  g_assert_cmpint (undoable (fixture), ==, 8);
}

/* Every record table gets, changes and loses a row; the changeset must hold them all. */
static const char *const every_table[] = {
  "adjustment", "INSERT INTO adjustment (id, round_id, amount, reason) VALUES (1, 1, 5, 'r')",
  "adjustment_share", "INSERT INTO adjustment_share VALUES (1, 1, 1, 1)",
  "award", "INSERT INTO award (round_id, rule, unit_id, state) VALUES (1, 'r', 1, 'struck')",
  "bulletin", "INSERT INTO bulletin (id, year, number, running, title, day, edition_id)"
  " VALUES (1, 2015, 1, 1, 't', '2015-06-01', 1)",
  "bulletin_draft", "INSERT INTO bulletin_draft (id, kind, round_id) VALUES (1, 'monthly', 1)",
  "bulletin_file", "INSERT INTO bulletin_file VALUES (1, 'xlsx', 'x')",
  "bulletin_section", "INSERT INTO bulletin_section (id, draft_id, position, key)"
  " VALUES (1, 1, 1, 'lead')",
  "calendar_day", "INSERT INTO calendar_day (day, kind) VALUES ('2015-06-20', 'off')",
  "campaign", "INSERT INTO campaign (id, name) VALUES (1, 'c')",
  "category", "INSERT INTO category (id, position, name) VALUES (1, 1, 'c')",
  "cross_plan", "INSERT INTO cross_plan VALUES (1, '7', 'a', 2, '2015-06-01 09:00')",
  "cross_visit", "INSERT INTO cross_visit VALUES (1, 1, 1, 1)",
  "draw", "INSERT INTO draw VALUES (1, '2015-06-01 09:00', '7', 'a', 'x', '')",
  "draw_point", "INSERT INTO draw_point (round_id, point_id, position, key)"
  " VALUES (1, 1, 1, 'k')",
  "edition", "INSERT INTO edition (id, round_id, number, published, input)"
  " VALUES (1, 1, 1, '2015-06-01 00:00', 'x')",
  "evaluation", "INSERT INTO evaluation (round_id, evaluator_id, target_id, score)"
  " VALUES (1, 1, 1, 5)",
  "grouping", "INSERT INTO grouping VALUES (1, 'g', 1)",
  "item", "INSERT INTO item (id, category_id, position, name) VALUES (1, 1, 1, 'i')",
  "lookback", "INSERT INTO lookback VALUES (1, '2015-06-01 09:00', '7', 'red=100', 30, 'x')",
  "lookback_ticket", "INSERT INTO lookback_ticket VALUES (1, 1, 1)",
  "membership", "INSERT INTO membership (id, group_id, unit_id) VALUES (1, 1, 1)",
  "observation", "INSERT INTO observation (id, round_id, point_id, item_id)"
  " VALUES (1, 1, 1, 1)",
  "observation_file", "INSERT INTO observation_file (id, observation_id, sha256)"
  " VALUES (1, 1, 'x')",
  "office_hours", "INSERT INTO office_hours VALUES ('01-01', '12-31', '08:30-12:00')",
  "operator", "INSERT INTO operator (id, name) VALUES (1, 'o')",
  "point", "INSERT INTO point (id, position, code, name, category_id, unit_id)"
  " VALUES (1, 1, 'p', 'p', 1, 1)",
  "question", "INSERT INTO question (id, position, text) VALUES (1, 1, 't')",
  "question_option", "INSERT INTO question_option (id, question_id, position, name)"
  " VALUES (1, 1, 1, 'n'), (2, 1, 2, 'm')",
  "rating", "INSERT INTO rating VALUES ('s', 1, 'A', 'A', 5)",
  "respondent", "INSERT INTO respondent (id, round_id, unit_id) VALUES (1, 1, 1)",
  "respondent_answer", "INSERT INTO respondent_answer VALUES (1, 1, 1)",
  "round", "INSERT INTO round (id, label, period, first_day, last_day)"
  " VALUES (1, 'r', '2015-06', '2015-06-01', '2015-06-30')",
  "round_file", "INSERT INTO round_file (id, round_id, sha256) VALUES (1, 1, 'x')",
  "round_scheme", "INSERT INTO round_scheme VALUES (1, 1, 1)",
  "sampling_rule", "INSERT INTO sampling_rule (category_id, rule) VALUES (1, 'all')",
  "scheme", "INSERT INTO scheme VALUES (1, 's')",
  "scheme_version", "INSERT INTO scheme_version (id, scheme_id, number, json)"
  " VALUES (1, 1, 1, '{}')",
  "score", "INSERT INTO score (round_id, unit_id, component, state) VALUES (1, 1, 'k', 'na')",
  "second_rating", "INSERT INTO second_rating (observation_id, kind) VALUES (1, 'entry')",
  "setting", "INSERT INTO setting VALUES ('k', 'v')",
  "standard_version", "INSERT INTO standard_version (number, json) VALUES (1, '')",
  "survey_count", "INSERT INTO survey_count VALUES (1, 1, 1, 1)",
  "survey_quota", "INSERT INTO survey_quota VALUES (1, 1, 1)",
  "team", "INSERT INTO team (id, round_id, position, name) VALUES (1, 1, 1, 't')",
  "ticket", "INSERT INTO ticket (id, unit_id, problem) VALUES (1, 1, 'p'), (2, 1, 'q')",
  "ticket_assist", "INSERT INTO ticket_assist VALUES (1, 1, 1, '')",
  "ticket_event", "INSERT INTO ticket_event (id, ticket_id, as_of, kind, actor)"
  " VALUES (1, 1, '2015-06-01 09:00', 'issue', 'a')",
  "ticket_file", "INSERT INTO ticket_file (id, ticket_id, kind, sha256)"
  " VALUES (1, 1, 'before', 'x')",
  "ticket_informant", "INSERT INTO ticket_informant (ticket_id) VALUES (1)",
  "ticket_number", "INSERT INTO ticket_number VALUES ('white', 2015, 1, 1, 1, 0)",
  "ticket_observation", "INSERT INTO ticket_observation VALUES (1, 1)",
  "ticket_view", "INSERT INTO ticket_view VALUES (1, 1, 'v', 'f')",
  "unit", "INSERT INTO unit VALUES (1, 1)",
  "unit_group", "INSERT INTO unit_group VALUES (1, 1, 'g', 1)",
  "unit_successor", "INSERT INTO unit_successor VALUES (1, 1, '2015-06-01', 'merge')",
  "unit_version", "INSERT INTO unit_version (id, unit_id, name) VALUES (1, 1, 'n')",
  "veto", "INSERT INTO veto (id, round_id, unit_id, effect, reason)"
  " VALUES (1, 1, 1, 'last', 'r')",
};

static GPtrArray *
list_texts (SanDatabase *database,
            const char  *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  g_assert_no_error (error);
  while (san_statement_step (query, &has_row, &error) && has_row)
    g_ptr_array_add (texts, g_strdup (san_statement_text (query, 0)));
  g_assert_no_error (error);

  return texts;
}

static gboolean
has_change (Fixture    *fixture,
            gint64      seq,
            const char *table,
            char        operation)
{
  g_autoptr (GPtrArray) changes = san_journal_changes (fixture->database, seq, G_MAXUINT, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      SanRowChange *row = changes->pdata[i];

      if (g_str_equal (row->table, table) && row->operation == operation)
        return TRUE;
    }

  return FALSE;
}

static void
test_every_table_is_recorded (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GString) inserts = g_string_new ("PRAGMA defer_foreign_keys = ON;");
  g_autoptr (GString) updates = g_string_new (NULL);
  g_autoptr (GString) deletes = g_string_new ("PRAGMA defer_foreign_keys = ON;");
  g_autofree char *before = digest (fixture);
  g_autoptr (GPtrArray) tables =
    list_texts (fixture->database,
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
                " AND name NOT IN ('step', 'blob', 'counter')"
                " AND substr (name, 1, 6) <> 'cache_' AND substr (name, 1, 7) <> 'sqlite_'"
                " ORDER BY name");
  gint64 inserted;
  gint64 updated;
  gint64 deleted;

  /* a table that is new in the schema wants a line above */
  g_assert_cmpuint (tables->len * 2, ==, G_N_ELEMENTS (every_table));

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')"
                                              " WHERE pk = 0 LIMIT 1", table);
      g_autoptr (GPtrArray) plain = list_texts (fixture->database, sql);

      g_assert_cmpstr (every_table[2 * i], ==, table);
      g_string_append_printf (inserts, "%s;", every_table[2 * i + 1]);
      g_string_append_printf (deletes, "DELETE FROM %s%s;", table,
                              g_str_equal (table, "setting") ? " WHERE key = 'k'" : "");
      g_assert_cmpuint (plain->len, ==, 1);
    }

  inserted = change (fixture, "import", inserts->str);
  for (guint i = 0; i < tables->len; i++)
    g_assert_true (has_change (fixture, inserted, tables->pdata[i], '+'));

  updates = g_string_append (updates,
                             "UPDATE adjustment SET reason = 'x';"
                             "UPDATE adjustment_share SET part = 2;"
                             "UPDATE award SET reason = 'x';"
                             "UPDATE bulletin SET title = 'x';"
                             "UPDATE bulletin_draft SET title = 'x';"
                             "UPDATE bulletin_section SET position = 2;"
                             "UPDATE bulletin_file SET sha256 = 'y';"
                             "UPDATE calendar_day SET name = 'x';"
                             "UPDATE campaign SET name = 'x';"
                             "UPDATE category SET name = 'x';"
                             "UPDATE cross_plan SET seed = 'x';"
                             "UPDATE cross_visit SET position = 2;"
                             "UPDATE draw SET seed = 'x';"
                             "UPDATE draw_point SET position = 2;"
                             "UPDATE edition SET reason = 'x';"
                             "UPDATE evaluation SET score = 6;"
                             "UPDATE grouping SET name = 'x';"
                             "UPDATE item SET name = 'x';"
                             "UPDATE lookback SET seed = 'x';"
                             "UPDATE lookback_ticket SET position = 2;"
                             "UPDATE membership SET from_day = '2015-01-01';"
                             "UPDATE observation SET note = 'x';"
                             "UPDATE observation_file SET name = 'x';"
                             "UPDATE office_hours SET to_md = '06-30';"
                             "UPDATE operator SET name = 'x';"
                             "UPDATE point SET name = 'x';"
                             "UPDATE question SET text = 'x';"
                             "UPDATE question_option SET name = name || 'x';"
                             "UPDATE rating SET word = 'x';"
                             "UPDATE respondent SET ext_id = 'x';"
                             "UPDATE respondent_answer SET option_id = 2;"
                             "UPDATE round SET label = 'x';"
                             "UPDATE round_file SET name = 'x';"
                             "UPDATE round_scheme SET position = 2;"
                             "UPDATE sampling_rule SET rule = '1';"
                             "UPDATE scheme SET name = 'x';"
                             "UPDATE scheme_version SET json = 'x';"
                             "UPDATE score SET note = 'x';"
                             "UPDATE second_rating SET note = 'x';"
                             "UPDATE setting SET value = 'x' WHERE key = 'k';"
                             "UPDATE standard_version SET name = 'x';"
                             "UPDATE survey_count SET n = 2;"
                             "UPDATE survey_quota SET quota = 2;"
                             "UPDATE team SET name = 'x';"
                             "UPDATE ticket SET problem = 'x';"
                             "UPDATE ticket_assist SET role = 'x';"
                             "UPDATE ticket_event SET text = 'x';"
                             "UPDATE ticket_file SET name = 'x';"
                             "UPDATE ticket_informant SET name = 'x';"
                             "UPDATE ticket_number SET cancelled = 1;"
                             "UPDATE ticket_observation SET ticket_id = 2;"
                             "UPDATE ticket_view SET name = 'x';"
                             "UPDATE unit SET position = 2;"
                             "UPDATE unit_group SET name = 'x';"
                             "UPDATE unit_successor SET day = '2015-06-02';"
                             "UPDATE unit_version SET name = 'x';"
                             "UPDATE veto SET reason = 'x';");
  updated = change (fixture, "import", updates->str);
  for (guint i = 0; i < tables->len; i++)
    g_assert_true (has_change (fixture, updated, tables->pdata[i], '~'));

  deleted = change (fixture, "import", deletes->str);
  for (guint i = 0; i < tables->len; i++)
    g_assert_true (has_change (fixture, deleted, tables->pdata[i], '-'));

  assert_digest (fixture, before);
  for (int i = 0; i < 3; i++)
    undo (fixture, 0, FALSE);
  assert_digest (fixture, before);
  for (int i = 0; i < 3; i++)
    redo (fixture);
  assert_digest (fixture, before);
}

/* What the session extension and the search for dependants silently rely on. */
static void
test_schema_suits_the_journal (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GPtrArray) bad =
    list_texts (fixture->database,
                "SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main'"
                " AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
                " AND (t.strict = 0"
                "  OR NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name) WHERE pk > 0)"
                "  OR EXISTS (SELECT 1 FROM pragma_table_xinfo (t.name) WHERE hidden > 0)"
                /* a key that is not an INTEGER may be NULL where there is a rowid */
                "  OR (t.wr = 0 AND NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name)"
                "   WHERE pk = 1 AND type = 'INTEGER')))");
  g_autoptr (GPtrArray) odd_references =
    list_texts (fixture->database,
                "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t,"
                " pragma_foreign_key_list (t.name) f WHERE t.schema = 'main'"
                " AND (f.on_update <> 'NO ACTION' OR f.on_delete <> 'NO ACTION' OR"
                "  f.\"to\" NOT IN (SELECT name FROM pragma_table_info (f.\"table\")"
                "   WHERE pk = 1) OR"
                "  (SELECT count(*) FROM pragma_table_info (f.\"table\") WHERE pk > 0) <> 1)");

  for (guint i = 0; i < bad->len; i++)
    g_test_message ("%s", (char *) bad->pdata[i]);
  for (guint i = 0; i < odd_references->len; i++)
    g_test_message ("%s", (char *) odd_references->pdata[i]);

  g_assert_cmpuint (bad->len, ==, 0);
  g_assert_cmpuint (odd_references->len, ==, 0);
}

/* A row that goes is looked for in every table that may refer to it: without an index that
 * is the whole table, for each row of an import that is undone. */
static void
test_references_have_indexes (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GPtrArray) bare =
    list_texts (fixture->database,
                "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t,"
                " pragma_foreign_key_list (t.name) f WHERE t.schema = 'main'"
                " AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) i,"
                "  pragma_index_info (i.name) c"
                "  WHERE c.seqno = 0 AND c.name = f.\"from\" AND i.partial = 0)"
                /* a key that is the rowid needs none */
                " AND NOT EXISTS (SELECT 1 FROM pragma_table_info (t.name)"
                "  WHERE pk = 1 AND type = 'INTEGER' AND name = f.\"from\")");

  for (guint i = 0; i < bare->len; i++)
    g_test_message ("%s", (char *) bare->pdata[i]);

  g_assert_cmpuint (bare->len, ==, 0);
}

/* Cache tables follow in the same transaction */

static gboolean refresh_fails;

static gboolean
refresh (SanDatabase       *database,
         const char *const *tables,
         GError           **error)
{
  if (!g_strv_contains (tables, "operator"))
    return TRUE;

  if (refresh_fails)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_FAILED, "refresh");
      return FALSE;
    }

  return san_database_exec (database,
                            "DELETE FROM cache_unit WHERE folded = 'test';"
                            "INSERT INTO cache_unit SELECT -id, name, 'test', '', '', x''"
                            " FROM operator", error);
}

static guint
count_cached (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = list_texts (fixture->database,
                                           "SELECT name FROM cache_unit"
                                           " WHERE folded = 'test'");

  return rows->len;
}

static void
test_caches_follow (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  san_refresh_register (refresh);
  san_refresh_register (refresh);

  change (fixture, "operators.edit", ADD_A);
  g_assert_cmpuint (count_cached (fixture), ==, 1);
  undo (fixture, 0, FALSE);
  g_assert_cmpuint (count_cached (fixture), ==, 0);
  redo (fixture);
  g_assert_cmpuint (count_cached (fixture), ==, 1);

  refresh_fails = TRUE;
  g_assert_false (san_workspace_change (fixture->workspace, "operators.edit", "", run_sql,
                                        ADD_B, NULL, &error));
  refresh_fails = FALSE;
  g_assert_cmpstr (error->message, ==, "refresh");
  g_assert_cmpint (san_journal_length (fixture->database, NULL), ==, 4);
  g_assert_cmpuint (count_cached (fixture), ==, 1);
}

/* A copy of the ledger as it was after any step is that ledger, and the live one stays. */
static void
test_the_past_is_copied (Fixture      *fixture,
                         gconstpointer data)
{
  const char *digests[6];
  gint64 seq = change (fixture, "operators.edit", ADD_A);
  g_autoptr (GError) error = NULL;
  guint files;

  digests[0] = digest (fixture);
  change (fixture, "operators.edit", "UPDATE operator SET name = 'x' WHERE id = 1");
  digests[1] = digest (fixture);
  undo (fixture, seq + 1, FALSE);
  digests[2] = digest (fixture);
  change (fixture, "operators.edit", ADD_B);
  digests[3] = digest (fixture);
  change (fixture, "operators.edit", "DELETE FROM operator WHERE id = 1");
  digests[4] = digest (fixture);
  g_assert_cmpstr (digests[0], ==, digests[2]);
  files = san_test_folder_count (fixture->folder);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("past-%u.sanse", i);
      g_autofree char *path = san_test_folder_path (fixture->folder, name);
      g_autoptr (SanDatabase) past = NULL;
      g_autofree char *found = NULL;

      g_assert_true (san_journal_copy_past (fixture->database, seq + i, path, "乙", NULL, &error));
      g_assert_no_error (error);
      past = san_database_open (path, SAN_DATABASE_READ, NULL, &error);
      g_assert_no_error (error);
      found = san_journal_digest (past, &error);
      g_assert_cmpstr (found, ==, digests[i]);
      g_clear_pointer (&past, san_database_close);
      assert_digest (fixture, digests[4]);

      g_assert_false (san_journal_copy_past (fixture->database, seq, path, "乙", NULL, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_EXISTS);
      g_clear_error (&error);
    }

  /* nothing else is left beside them */
  g_assert_cmpuint (san_test_folder_count (fixture->folder), ==, files + 5);

  for (guint i = 0; i < 5; i++)
    g_free ((char *) digests[i]);
}

#define ADD(path, func) g_test_add ("/journal/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("list-tells-what-is-undone", test_list_tells_what_is_undone);
  ADD ("undo-survives-closing", test_undo_survives_closing);
  ADD ("older-step-alone", test_older_step_alone);
  ADD ("dependants", test_dependants);
  ADD ("undone-dependants-do-not-count", test_undone_dependants_do_not_count);
  ADD ("steps-that-cancel-out", test_steps_that_cancel_out);
  ADD ("deleted-parent-is-a-tie", test_deleted_parent_is_a_tie);
  ADD ("name-taken-meanwhile", test_name_taken_meanwhile);
  ADD ("what-left-stays", test_what_left_stays);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("every-verb-undoes", test_every_verb_undoes);
  ADD ("changes-of-a-step", test_changes_of_a_step);
  ADD ("step-of-a-row", test_step_of_a_row);
  ADD ("head-moves", test_head_moves);
  ADD ("digest-is-as-documented", test_digest_is_as_documented);
  ADD ("digest-leaves-typing-out", test_digest_leaves_typing_out);
  ADD ("every-table-is-recorded", test_every_table_is_recorded);
  ADD ("schema-suits-the-journal", test_schema_suits_the_journal);
  ADD ("references-have-indexes", test_references_have_indexes);
  ADD ("caches-follow", test_caches_follow);
  ADD ("the-past-is-copied", test_the_past_is_copied);

  return g_test_run ();
}
