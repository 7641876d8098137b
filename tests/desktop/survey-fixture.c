/* survey-fixture.c - a round with questionnaires and mutual scores, for tests of its tabs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/survey-fixture.h"

#include "rounds/san-import.h"
#include "schemes/san-scheme-store.h"

static const char units[] =
  "name,code,parent\n云州市,1,\n东镇,11,1\n西镇,12,1\n南镇,13,1\n东河社区,1101,11\n";

static const char groups[] =
  "grouping,group,unit\n双月,乡镇,11\n双月,乡镇,12\n双月,乡镇,13\n";

static const char questions[] =
  "question,option,value\n满意吗,满意,100\n满意吗,一般,60\n满意吗,不了解,\n"
  "知道创城吗,知道,100\n知道创城吗,不知道,0\n";

static const char scheme[] =
  "{\"name\": \"互评\", \"component\": {\"key\": \"total\", \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"survey\", \"name\": \"满意度\", \"full\": \"40\", \"source\": \"survey\"},"
  "{\"key\": \"cross\", \"name\": \"乡镇互评\", \"full\": \"60\", \"source\": \"cross\"}]}}";

gint64
survey_query (Desk       *desk,
              const char *sql)
{
  gint64 value = 0;

  g_assert_true (san_database_query_int (san_context_get_database (desk_context (desk)), sql, &value, NULL));

  return value;
}

void
survey_import (Desk       *desk,
               const char *kind,
               const char *round,
               const char *text)
{
  g_autofree char *path = san_test_folder_path (desk->folder, "table.csv");
  SanImportOptions options = { .round = round };
  g_autoptr (SanImport) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  plan = san_import_plan (san_context_get_database (desk_context (desk)), kind, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_import_apply (san_context_get_workspace (desk_context (desk)), plan, FALSE,
                                   NULL, &error));
  g_assert_no_error (error);
}

static gboolean
make_round (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanScheme) parsed = san_scheme_parse (scheme, error);
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  const char *schemes[] = { "互评", NULL };
  guint version;

  if (parsed == NULL || !san_scheme_store_set (database, parsed, &version, NULL, error) ||
      !san_database_query_int (database, "SELECT id FROM grouping", &round->grouping_id, error))
    return FALSE;
  round->label = g_strdup ("六月");
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->kind = SAN_ROUND_CROSS;
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;

  return san_period_parse ("2018-06", &round->period, error) &&
         san_round_store_add (database, round, error);
}

Desk *
survey_desk_new (gboolean with_questions)
{
  Desk *desk = desk_new ("blank", 1366, 768);

  survey_import (desk, "units", NULL, units);
  survey_import (desk, "groups", NULL, groups);
  if (with_questions)
    survey_import (desk, "questions", NULL, questions);
  g_assert_true (san_context_change (desk_context (desk), "round.new", "六月", make_round, NULL,
                                     NULL));
  desk_wait (desk);

  return desk;
}
