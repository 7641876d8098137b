/* san-demo-registry.c - the units of 云州市, a city that does not exist
 *
 * Its shape is that of a provincial capital's campaign: districts, subdistricts and towns
 * inside and outside the built-up area, bureaus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-demo.h"

#include <string.h>

#include "registry/san-group-store.h"
#include "registry/san-unit-store.h"
#include "templates/san-template-scheme.h"

#define GROUP_DISTRICTS "各区"
#define GROUP_INNER     "建成区街道(镇)"
#define GROUP_OUTER     "建成区外镇"
#define GROUP_BUREAUS   "市直部门"

typedef struct
{
  const char *name;
  const char *inner;   /* subdistricts and towns of the built-up area */
  const char *outer;
} District;

static const District districts[] = {
  { "云溪区", "青石街道 临江街道 望云街道 槐荫街道 锦里街道 南浦街道 石埠镇",
    "白马镇 松岭镇 三岔镇 芦湾镇" },
  { "江东区", "东渡街道 梅园街道 书院街道 新桥街道 桐花街道 滨河街道 江口镇",
    "沙田镇 古井镇 长堤镇 渔梁镇 杏林镇" },
  { "澜山区", "澜山街道 鼓楼街道 柳泉街道 北苑街道 文昌街道 红枫街道 高新园区",
    "竹溪镇 云盘镇 茶亭镇 石门镇" },
  { "望湖区", "望湖街道 荷塘街道 听雨街道 平安街道 金粟街道 湖滨镇",
    "大泽镇 雁洲镇 菱塘镇 浅水镇 云州农场" },
};

static const char bureaus[] =
  "市城市管理局 市公安局 市住房和城乡建设局 市市场监督管理局 市交通运输局 市卫生健康委员会 "
  "市教育局 市文化旅游局 市生态环境局 市商务局 市民政局 市水务局";

static SanUnitKind
kind_of (const char *name)
{
  if (g_str_has_suffix (name, "街道"))
    return SAN_UNIT_KIND_SUBDISTRICT;
  if (g_str_has_suffix (name, "镇"))
    return SAN_UNIT_KIND_TOWN;
  if (g_str_has_suffix (name, "园区"))
    return SAN_UNIT_KIND_ZONE;
  if (g_str_has_suffix (name, "农场"))
    return SAN_UNIT_KIND_FARM;

  return SAN_UNIT_KIND_BUREAU;
}

static char *
short_name (const char *name)
{
  static const char *const endings[] = { "街道", "镇", "区" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (name) - strlen (endings[i]);

      if (g_str_has_suffix (name, endings[i]) && length > 3)
        return g_strndup (name, length);
    }

  return g_strdup ("");
}

static gboolean
add_unit (SanDatabase *database,
          const char  *name,
          SanUnitKind  kind,
          gint64       parent,
          const char  *code,
          gint64      *id,
          GError     **error)
{
  g_autoptr (SanUnit) unit = san_unit_new ();
  g_autofree char *short_form = short_name (name);

  g_free (unit->name);
  g_free (unit->code);
  g_free (unit->short_name);
  unit->name = g_strdup (name);
  unit->code = g_strdup (code);
  unit->short_name = g_steal_pointer (&short_form);
  unit->kind = kind;
  unit->parent_id = parent;

  if (!san_unit_store_add (database, unit, error))
    return FALSE;

  *id = unit->id;
  return TRUE;
}

static gboolean
add_members (SanDatabase *database,
             const char  *names,
             const char  *group,
             gint64       parent,
             guint        district,
             guint       *number,
             GError     **error)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *code = g_strdup_printf ("9901%02u%03u", district, ++*number);
      SanDay from = SAN_DAY_MIN;
      gint64 id;

      if (g_str_equal (list[i], SAN_DEMO_LATE_UNIT))
        from = san_day_new (2017, 9, 1);

      if (!add_unit (database, list[i], kind_of (list[i]), parent, code, &id, error) ||
          !san_group_store_put_member (database, SAN_DEMO_GROUPING, group, id,
                                       g_str_equal (list[i], "云州农场") ? SAN_STANDING_TRIAL
                                                                     : SAN_STANDING_RANKED,
                                       from, SAN_DAY_MAX, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_district (SanDatabase *database,
              guint        index,
              gint64       city,
              GError     **error)
{
  const District *district = &districts[index];
  g_autofree char *code = g_strdup_printf ("9901%02u", index + 1);
  guint number = 0;
  gint64 id;

  return add_unit (database, district->name, SAN_UNIT_KIND_DISTRICT, city, code, &id, error) &&
         san_group_store_put_member (database, SAN_DEMO_GROUPING, GROUP_DISTRICTS, id,
                                     SAN_STANDING_RANKED, SAN_DAY_MIN, SAN_DAY_MAX, error) &&
         add_members (database, district->inner, GROUP_INNER, id, index + 1, &number, error) &&
         add_members (database, district->outer, GROUP_OUTER, id, index + 1, &number, error);
}

gboolean
san_demo_fill_registry (SanDatabase *database,
                        GError     **error)
{
  static const char *const schemes[] = {
    "demo-streets.json", "demo-districts.json", "demo-bureaus.json",
  };
  guint number = 0;
  gint64 city;

  if (!add_unit (database, SAN_DEMO_CITY, SAN_UNIT_KIND_CITY, 0, "990100", &city, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      if (!add_district (database, i, city, error))
        return FALSE;
    }

  if (!add_members (database, bureaus, GROUP_BUREAUS, city, 0, &number, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (!san_template_set_scheme (database, schemes[i], error))
        return FALSE;
    }

  return TRUE;
}
