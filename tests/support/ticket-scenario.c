/* ticket-scenario.c - a superior test's list of problems and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ticket-scenario.h"

#include "tables/san-table-writer.h"

#define CLERK TICKET_SCENARIO_CLERK
#define CHECKER "陈雪"

/* 〔甲〕 four of ten: on time · 〔乙〕 late · 〔丙〕 returned twice · 〔丁〕 never received ·
 * 〔戊〕 extended · 〔己〕 suspended · 〔庚〕 shelved */
static const char *const marks[10] = {
  "〔甲〕", "〔甲〕", "〔甲〕", "〔甲〕", "〔乙〕", "〔丙〕", "〔丁〕", "〔戊〕", "〔己〕", "〔庚〕",
};

/* White is due on 7 June 17:30, its receipt on 5 June 17:30; 18 June is a holiday. */
const TicketScenarioAct ticket_scenario_acts[] = {
  { "2018-06-04 15:00", CLERK, "〔甲〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-04 15:01", CLERK, "〔乙〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-04 15:02", CLERK, "〔丙〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-04 15:03", CLERK, "〔戊〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-04 15:04", CLERK, "〔己〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-04 15:05", CLERK, "〔庚〕", SAN_TICKET_RECEIVE, .by = "各街道" },
  { "2018-06-06 10:00", CLERK, "〔甲〕", SAN_TICKET_REPORT, .text = "已整改到位" },
  { "2018-06-06 11:00", CLERK, "〔丙〕", SAN_TICKET_REPORT, .text = "已清理" },
  { "2018-06-06 15:00", CHECKER, "〔丙〕", SAN_TICKET_RETURN, .text = "现场仍有垃圾" },
  { "2018-06-07 09:00", CLERK, "〔戊〕", SAN_TICKET_EXTEND, .text = "需采购设施",
    .limit = "2 workdays" },
  { "2018-06-07 09:30", CHECKER, "〔戊〕", SAN_TICKET_APPROVE },
  { "2018-06-07 10:00", CLERK, "〔己〕", SAN_TICKET_SUSPEND, .text = "地铁施工围挡内" },
  { "2018-06-07 10:30", CLERK, "〔庚〕", SAN_TICKET_SHELVE, .text = "列入年度改造" },
  { "2018-06-07 11:00", CHECKER, "〔甲〕", SAN_TICKET_VERIFY, .text = "合格" },
  { "2018-06-07 16:00", CLERK, "〔丙〕", SAN_TICKET_REPORT, .text = "已再次清理" },
  { "2018-06-08 09:00", CHECKER, "〔丙〕", SAN_TICKET_RETURN, .text = "部分未到位" },
  { "2018-06-11 10:00", CLERK, "〔乙〕", SAN_TICKET_REPORT, .text = "已整改" },
  { "2018-06-11 15:00", CHECKER, "〔乙〕", SAN_TICKET_VERIFY, .text = "合格" },
  { "2018-06-11 16:00", CLERK, "〔戊〕", SAN_TICKET_REPORT, .text = "设施已安装" },
  { "2018-06-12 09:00", CHECKER, "〔戊〕", SAN_TICKET_VERIFY, .text = "合格" },
  { "2018-06-12 10:00", CLERK, "〔丙〕", SAN_TICKET_REPORT, .text = "全部到位" },
  { "2018-06-12 14:00", CHECKER, "〔丙〕", SAN_TICKET_VERIFY, .text = "合格" },
  { "2018-06-13 09:00", CLERK, "〔己〕", SAN_TICKET_RESUME, .text = "围挡已撤" },
  { "2018-06-13 10:00", CHECKER, "〔丁〕", SAN_TICKET_APPROVE },
  { "2018-06-13 11:00", CHECKER, "〔丁〕", SAN_TICKET_ACCOUNT, .text = "interview",
    .document = "云创督〔2018〕3号" },
  { "2018-06-14 10:00", CLERK, "〔丁〕", SAN_TICKET_REPORT, .text = "已整改" },
  { "2018-06-15 09:00", CHECKER, "〔丁〕", SAN_TICKET_VERIFY, .text = "合格" },
  { "2018-06-19 09:00", CLERK, "〔己〕", SAN_TICKET_REPORT, .text = "已整改" },
  { "2018-06-19 10:00", CHECKER, "〔己〕", SAN_TICKET_VERIFY, .text = "合格" },
  { NULL }
};

const TicketScenarioAct ticket_scenario_finds[] = {
  { "2018-07-16 15:00", CHECKER, "〔丁〕", SAN_TICKET_RELAPSED, .text = "又见占道" },
  { "2018-07-16 16:00", CHECKER, "〔乙〕", SAN_TICKET_HELD, .text = "保持良好" },
  { NULL }
};

static void
write_text (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_problems (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "problems.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  SanTableWriter *writer = san_table_writer_new_path (path, &error);

  g_assert_no_error (error);
  san_table_writer_add_columns (writer, "责任单位", "存在问题", "来源", "签发时间", NULL);
  for (guint i = 0; i < TICKET_SCENARIO_PROBLEMS; i++)
    {
      g_autofree char *unit = g_strdup_printf ("%02u街道", i / 10 + 1);
      g_autofree char *problem = g_strdup_printf ("%s省测第%03u项：背街小巷乱堆乱放", marks[i % 10],
                                                  i + 1);

      san_table_writer_add (writer, unit, problem, "省测", TICKET_SCENARIO_ISSUED);
    }
  g_assert_true (san_table_writer_finish (writer, &error));
  g_assert_no_error (error);
  san_table_writer_free (writer);
}

void
ticket_scenario_write (const char *folder)
{
  g_autoptr (GString) units = g_string_new ("code,name,kind\n");
  g_autoptr (GString) groups = g_string_new ("grouping,group,unit\n");

  for (guint i = 1; i <= TICKET_SCENARIO_UNITS; i++)
    {
      g_string_append_printf (units, "9901%02u,%02u街道,subdistrict\n", i, i);
      g_string_append_printf (groups, "考评组,街道,9901%02u\n", i);
    }

  write_text (folder, "units.csv", units->str);
  write_text (folder, "groups.csv", groups->str);
  write_text (folder, "scheme.json",
              "{\"name\": \"月度考评\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
              " \"combine\": \"weighted\", \"children\": ["
              "{\"key\": \"site\", \"name\": \"实地\", \"weight\": \"80\", \"source\": \"entry\","
              " \"missing\": \"reweight\"},"
              "{\"key\": \"rectify\", \"name\": \"整改\", \"weight\": \"20\","
              " \"source\": \"tickets\", \"indicator\": \"on_time\"}]}}");
  write_problems (folder);
}
