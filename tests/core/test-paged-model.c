/* test-paged-model.c - a list model over a long query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-paged-model.h"

#define ROWS 100000
#define PAGE 64

static const char SQL_COUNT[] =
  "SELECT count(*) FROM t WHERE a % ?1 = 0";

static const char SQL_PAGE[] =
  "SELECT a FROM t WHERE a % ?1 = 0 ORDER BY a LIMIT :limit OFFSET :offset";

static const char SQL_KEYS[] =
  "SELECT a FROM t WHERE a % ?1 = 0 ORDER BY a";

static const char SQL_ROWS[] =
  "SELECT -value FROM json_each (:keys) ORDER BY key";

static guint items_made;

static GObject *
make_item (SanStatement *statement,
           gpointer      data)
{
  GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

  items_made++;
  g_object_set_data (item, "a", GINT_TO_POINTER (sqlite3_column_int (statement, 0)));

  return item;
}

static void
bind_divisor (SanStatement *statement,
              gpointer      data)
{
  san_statement_bind_int (statement, 1, GPOINTER_TO_INT (data));
}

static SanDatabase *
make_table (void)
{
  g_autoptr (GError) error = NULL;
  SanDatabase *database = san_database_open_scratch (&error);

  g_assert_true (san_database_exec (database,
                                    "CREATE TABLE t (a INTEGER PRIMARY KEY);"
                                    "WITH RECURSIVE c (x) AS"
                                    " (SELECT 0 UNION ALL SELECT x + 1 FROM c LIMIT 100000)"
                                    " INSERT INTO t SELECT x FROM c", &error));
  g_assert_no_error (error);

  return database;
}

static void
set_divisor (SanPagedModel *model,
             SanDatabase   *database,
             int            divisor)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (san_paged_model_set_query (model, database, SQL_COUNT, SQL_PAGE, bind_divisor,
                                            GINT_TO_POINTER (divisor), NULL, &error));
  g_assert_no_error (error);
}

static int
value_at (SanPagedModel *model,
          guint          position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  g_assert_nonnull (item);

  return GPOINTER_TO_INT (g_object_get_data (item, "a"));
}

static void
test_rows_by_page (void)
{
  g_autoptr (SanDatabase) database = make_table ();
  g_autoptr (SanPagedModel) model = san_paged_model_new (G_TYPE_OBJECT, make_item, NULL, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));

  set_divisor (model, database, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ROWS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (model)) == G_TYPE_OBJECT);

  items_made = 0;
  for (guint i = 0; i < PAGE; i++)
    g_assert_cmpint (value_at (model, i), ==, i);
  g_assert_cmpuint (items_made, ==, PAGE);

  g_assert_cmpint (value_at (model, ROWS - 1), ==, ROWS - 1);
  g_assert_cmpint (value_at (model, 50000), ==, 50000);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), ROWS));

  /* a page that was looked at again outlives those that were not */
  for (guint page = 10; page < 200; page++)
    {
      value_at (model, page * PAGE);
      value_at (model, 0);
    }
  items_made = 0;
  value_at (model, 1);
  g_assert_cmpuint (items_made, ==, 0);
  value_at (model, 10 * 256);
  g_assert_cmpuint (items_made, ==, PAGE);
}

typedef struct
{
  guint removed;
  guint added;
  guint calls;
} Seen;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Seen       *seen)
{
  /* never both at once */
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, added);
  seen->removed += removed;
  seen->added += added;
  seen->calls++;
}

static void
test_starts_over_in_two_changes (void)
{
  g_autoptr (SanDatabase) database = make_table ();
  g_autoptr (SanPagedModel) model = san_paged_model_new (G_TYPE_OBJECT, make_item, NULL, NULL);
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };

  set_divisor (model, database, 1);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), &seen);

  set_divisor (model, database, 10);
  g_assert_cmpuint (seen.calls, ==, 2);
  g_assert_cmpuint (seen.removed, ==, ROWS);
  g_assert_cmpuint (seen.added, ==, ROWS / 10);
  g_assert_cmpint (value_at (model, 7), ==, 70);

  g_assert_true (san_database_exec (database, "DELETE FROM t WHERE a = 0", &error));
  g_assert_true (san_paged_model_refresh (model, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ROWS / 10 - 1);
  g_assert_cmpint (value_at (model, 0), ==, 10);
}

/* A row that vanished behind the model's back is an empty item, not the end of the list. */
static void
test_vanished_rows (void)
{
  g_autoptr (SanDatabase) database = make_table ();
  g_autoptr (SanPagedModel) model = san_paged_model_new (G_TYPE_OBJECT, make_item, NULL, NULL);
  g_autoptr (GError) error = NULL;

  set_divisor (model, database, 1);
  g_assert_true (san_database_exec (database, "DELETE FROM t", &error));
  g_assert_cmpint (value_at (model, 5), ==, 0);
}

static void
test_broken_query (void)
{
  g_autoptr (SanDatabase) database = make_table ();
  g_autoptr (SanPagedModel) model = san_paged_model_new (G_TYPE_OBJECT, make_item, NULL, NULL);
  g_autoptr (GError) error = NULL;

  set_divisor (model, database, 1);
  g_assert_false (san_paged_model_set_query (model, database, "SELECT count(*) FROM no_table",
                                             SQL_PAGE, NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

/* What was found by its key is told from the rest by its sign. */
static void
test_far_pages_by_keys (void)
{
  g_autoptr (SanDatabase) database = make_table ();
  g_autoptr (SanPagedModel) model = san_paged_model_new (G_TYPE_OBJECT, make_item, NULL, NULL);
  g_autoptr (GError) error = NULL;

  set_divisor (model, database, 3);
  san_paged_model_set_keys (model, SQL_KEYS, SQL_ROWS);
  g_assert_cmpint (value_at (model, 7), ==, 21);
  g_assert_cmpint (value_at (model, 4096), ==, -4096 * 3);
  g_assert_cmpint (value_at (model, 33333), ==, -99999);
  g_assert_cmpint (value_at (model, 20001), ==, -20001 * 3);

  /* keys are those of what is there now */
  san_database_exec (database, "DELETE FROM t WHERE a = 33", &error);
  san_paged_model_refresh (model, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value_at (model, 33332), ==, -99999);

  /* and of this query */
  set_divisor (model, database, 2);
  g_assert_cmpint (value_at (model, 40000), ==, 80000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paged-model/rows-by-page", test_rows_by_page);
  g_test_add_func ("/paged-model/starts-over-in-two-changes", test_starts_over_in_two_changes);
  g_test_add_func ("/paged-model/vanished-rows", test_vanished_rows);
  g_test_add_func ("/paged-model/broken-query", test_broken_query);
  g_test_add_func ("/paged-model/far-pages-by-keys", test_far_pages_by_keys);

  return g_test_run ();
}
