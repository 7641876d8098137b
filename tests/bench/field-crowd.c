/* field-crowd.c - a registry and months of inspections of the design size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/field-crowd.h"

#include "bench/san-bench.h"
#include "registry/san-group-store.h"
#include "rounds/san-observation-record.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-round.h"

/* five points of eighteen a month, another five every month */
static const char SQL_OBSERVE[] =
  "INSERT INTO observation (id, round_id, point_id, item_id, grade, note, seen_at)"
  " SELECT 1000000000 + (?1 * 20000 + p.position) * 9 + i.position % 9, r.id, p.id, i.id,"
  "  substr ('AAABABACAB', 1 + (p.position * 7919 + i.position * 104729 + ?1 * 31) % 10, 1),"
  "  CASE (p.position + i.position) % 50 WHEN 0 THEN '路面破损' ELSE '' END,"
  "  r.first_day || ' 09:30'"
  " FROM round AS r CROSS JOIN (SELECT id, category_id, row_number () OVER (ORDER BY code)"
  "  AS position FROM point) AS p JOIN item AS i ON i.category_id = p.category_id"
  " WHERE r.period = ?2 AND (p.position + ?1 * 5) % 18 < 5";

static const char SQL_SCORES[] =
  "INSERT INTO score (round_id, unit_id, component, state, value)"
  " SELECT r.id, u.id, printf ('k%02d', c.i), 'value',"
  "  50000000 + (u.position * 7919 + c.i * 104729) % 5000 * 10000"
  " FROM round r, unit u, (SELECT position AS i FROM unit WHERE position < 10) c"
  " WHERE r.period = ?1 AND u.position <= 5000";

static char *
make_scheme (void)
{
  GString *text = g_string_new ("{'name': '月度', 'tie_breakers': ['problems'], 'component':"
                                " {'key': 't', 'combine': 'weighted', 'children': ["
                                "{'key': 'site', 'source': 'inspection', 'weight': 50}");

  for (guint i = 1; i < 10; i++)
    g_string_append_printf (text, ", {'key': 'k%02u', 'source': 'entry', 'weight': %u}", i, i);
  g_string_append (text, "]}}");

  return g_string_free (text, FALSE);
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  g_autofree char *text = make_scheme ();
  g_autoptr (SanScheme) scheme = san_test_scheme (text);
  g_autoptr (SanGrouping) grouping = san_group_store_find (database, "片区", SAN_DAY_MIN, error);

  if (grouping == NULL || !san_scheme_store_set (database, scheme, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < FIELD_CROWD_MONTHS; i++)
    {
      g_autoptr (SanRound) round = g_new0 (SanRound, 1);

      round->period = san_period_month (2014 + (int) i / 12, 1 + (int) i % 12);
      round->label = san_period_format (&round->period);
      round->grouping = g_strdup ("片区");
      round->grouping_id = grouping->id;
      round->schemes = g_strsplit ("月度", ";", -1);
      round->from = SAN_DAY_MIN;
      round->to = SAN_DAY_MAX;
      if (!san_round_store_add (database, round, error))
        return FALSE;
    }

  return TRUE;
}

static void
import_registry (SanTestOffice *office)
{
  g_autoptr (GString) units = g_string_new ("代码,名称\n");
  g_autoptr (GString) groups = g_string_new ("分组方案,考评组,单位\n");
  g_autoptr (GString) items = g_string_new ("类别,类别权重,项目编码,项目,满分\n");
  g_autoptr (GString) points = g_string_new ("编号,点位,类别,属地,主管\n");

  for (guint i = 1; i <= FIELD_CROWD_UNITS; i++)
    {
      g_string_append_printf (units, "c%u,第%u单位\n", i, i);
      g_string_append_printf (groups, "片区,第%u组,c%u\n", (i - 1) % FIELD_CROWD_GROUPS + 1, i);
    }
  for (guint i = 1; i <= FIELD_CROWD_BUREAUS; i++)
    g_string_append_printf (units, "b%u,第%u局\n", i, i);
  for (guint i = 0; i < FIELD_CROWD_CATEGORIES * FIELD_CROWD_ITEMS; i++)
    g_string_append_printf (items, "第%u类,%u,i%u,第%u项,%u\n", i / FIELD_CROWD_ITEMS + 1,
                            1 + i / FIELD_CROWD_ITEMS % 5, i, i, 1 + i % 7);
  for (guint i = 0; i < FIELD_CROWD_POINTS; i++)
    g_string_append_printf (points, "P%05u,第%u点位,第%u类,c%u,b%u\n", i, i,
                            i % FIELD_CROWD_CATEGORIES + 1, i % FIELD_CROWD_UNITS + 1, i % FIELD_CROWD_BUREAUS + 1);
  g_free (san_test_office_import (office, "units", NULL, units->str));
  g_free (san_test_office_import (office, "groups", NULL, groups->str));
  g_free (san_test_office_import (office, "items", NULL, items->str));
  g_free (san_test_office_import (office, "points", NULL, points->str));
}

static void
run (SanDatabase *database,
     const char  *sql)
{
  g_autoptr (GError) error = NULL;

  san_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static void
insert (SanDatabase *database,
        const char  *sql,
        int          number,
        guint        month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, &error);
  SanPeriod period = san_period_month (2014 + (int) month / 12, 1 + (int) month % 12);
  g_autofree char *text = san_period_format (&period);

  g_assert_no_error (error);
  if (number > 1)
    san_statement_bind_int (statement, 1, month);
  san_statement_bind_text (statement, number, text);
  san_statement_run (statement, &error);
  g_assert_no_error (error);
}

static void
fill_observations (SanDatabase *database,
                   guint        n_months)
{
  const char *const tables[] = { "observation", NULL };
  g_autoptr (GError) error = NULL;
  double start = san_bench_now ();
  gint64 n;

  run (database, "BEGIN");
  for (guint i = FIELD_CROWD_MONTHS - n_months; i < FIELD_CROWD_MONTHS; i++)
    insert (database, SQL_OBSERVE, 2, i);
  for (guint i = FIELD_CROWD_MONTHS - 2; i < FIELD_CROWD_MONTHS; i++)
    insert (database, SQL_SCORES, 1, i);
  san_database_query_int (database, "SELECT count (*) FROM observation", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, >=, 49800 * (gint64) n_months);
  g_print ("# %" G_GINT64_FORMAT " observations written in %.1f s\n", n,
           san_bench_now () - start);

  start = san_bench_now ();
  san_point_result_refresh (database, tables, &error);
  g_assert_no_error (error);
  g_print ("# results of their points added up in %.1f s\n", san_bench_now () - start);
  run (database, "COMMIT");
  run (database, "ANALYZE");
  /* as a file is that was opened anew, and not filled a moment ago */
  run (database, "PRAGMA wal_checkpoint (TRUNCATE)");
}

void
field_crowd_fill (SanTestOffice *office,
                  guint          n_months)
{
  g_autoptr (GError) error = NULL;

  import_registry (office);
  san_workspace_change (office->workspace, "round.new", "bench", fill, NULL, NULL, &error);
  g_assert_no_error (error);
  fill_observations (san_test_office_database (office), n_months);
}
