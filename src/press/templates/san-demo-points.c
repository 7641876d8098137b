/* san-demo-points.c - the places of 云州市 that are looked at
 *
 * Named after the units in which they lie, as such places are; none of them exists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-demo.h"

#include "base/san-decimal.h"
#include "registry/san-roster.h"
#include "standards/san-sampling.h"
#include "standards/san-standard-import.h"
#include "tables/san-table-writer.h"
#include "templates/san-template-scheme.h"

#define POINTS_PER_UNIT 9

/* A kind of place as it occurs everywhere. Towns have the rural ones. */
static const struct
{
  const char *category;
  const char *name;       /* after the unit's short name */
  const char *bureau;
  gboolean    rural;
  gboolean    urban;
} kinds[] = {
  { "S01", "农贸市场", "市市场监督管理局", TRUE, TRUE },
  { "J01", "花园小区", "市住房和城乡建设局", FALSE, TRUE },
  { "D01", "大道", "市城市管理局", TRUE, TRUE },
  { "J02", "新村", "市住房和城乡建设局", TRUE, TRUE },
  { "D03", "西巷", "市城市管理局", TRUE, TRUE },
  { "D05", "路口", "市公安局", FALSE, TRUE },
  { "J03", "社区居委会", "市民政局", TRUE, TRUE },
  { "M01", "中心小学", "市教育局", TRUE, TRUE },
  { "K02", "卫生院", "市卫生健康委员会", TRUE, TRUE },
  { "Y02", "公交站", "市交通运输局", FALSE, TRUE },
  { "W02", "广场", "市文化旅游局", TRUE, TRUE },
  { "D07", "公厕", "市城市管理局", TRUE, TRUE },
  { "X01", "集镇", "市城市管理局", TRUE, FALSE },
  { "D08", "垃圾转运站", "市城市管理局", TRUE, TRUE },
  { "W01", "公园", "市城市管理局", FALSE, TRUE },
  { "D06", "安置房工地", "市住房和城乡建设局", TRUE, TRUE },
  { "S03", "小吃街", "市市场监督管理局", FALSE, TRUE },
  { "X02", "村", "市水务局", TRUE, FALSE },
  { "M02", "中心小学周边", "市教育局", TRUE, TRUE },
  { "D04", "步行街", "市商务局", FALSE, TRUE },
  { "J05", "城乡结合部", "市城市管理局", TRUE, TRUE },
  { "K01", "便民服务中心", "市民政局", TRUE, TRUE },
};

static gboolean
has_points (const SanUnit *unit)
{
  return unit->kind == SAN_UNIT_KIND_SUBDISTRICT || unit->kind == SAN_UNIT_KIND_TOWN ||
         unit->kind == SAN_UNIT_KIND_ZONE || unit->kind == SAN_UNIT_KIND_FARM;
}

static void
add_point (SanTableWriter *writer,
           const SanUnit  *unit,
           guint           kind,
           guint           number)
{
  const char *called = *unit->short_name != '\0' ? unit->short_name : unit->name;
  g_autofree char *code = g_strdup_printf ("%s-%02u", unit->code + 4, number);
  g_autofree char *name = g_strconcat (called, kinds[kind].name, NULL);
  g_autofree char *address = g_strdup_printf ("%s%s路%u号", unit->name, called,
                                              number * 17 % 90 + 1);

  san_table_writer_add (writer, code, name, kinds[kind].category, unit->code,
                        kinds[kind].bureau, address,
                        g_str_equal (kinds[kind].category, "S01") ? "yes" : "no");
}

/* The first four kinds are everywhere, the others here and there. */
static void
add_points (SanTableWriter *writer,
            const SanUnit  *unit,
            guint           index)
{
  gboolean rural = unit->kind == SAN_UNIT_KIND_TOWN || unit->kind == SAN_UNIT_KIND_FARM;
  guint number = 0;

  for (guint i = 0; number < POINTS_PER_UNIT && i < G_N_ELEMENTS (kinds); i++)
    if ((rural ? kinds[i].rural : kinds[i].urban) && (i < 4 || (i + index) % 5 < 3))
      add_point (writer, unit, i, ++number);
}

/* All markets; of the other places three in five of the whole city, those first that were
 * not seen the month before. */
static gboolean
fill_rules (SanDatabase *database,
            GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);

  if (categories == NULL)
    return FALSE;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      SanSamplingRule rule = { category->id, SAN_SAMPLING_PERCENT, 60 * SAN_MICRO, 3, TRUE, 1 };

      if (g_str_equal (category->code, "S01"))
        rule = (SanSamplingRule) { .category_id = category->id }
      ;
      if (!san_sampling_store_put (database, &rule, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_demo_fill_points (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanRoster) roster = san_roster_load (database, SAN_DAY_MAX, TRUE, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_text (SAN_TABLE_CSV, text);
  guint index = 0;

  if (roster == NULL || !san_template_set_items (database, "civilised-items.csv", error))
    return FALSE;

  san_table_writer_add_columns (writer, "code", "name", "category", "unit", "bureau", "address",
                                "must_see", NULL);
  for (guint i = 0; i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);

      if (has_points (unit))
        add_points (writer, unit, index++);
    }

  return san_table_writer_finish (writer, error) &&
         san_point_import_text (database, g_string_free (g_steal_pointer (&text), FALSE),
                                error) &&
         fill_rules (database, error);
}
