/* san-unit.c - a version of a unit: what it was called and where it stood
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

/* @words: what tables call it besides the name, the title and its translation */
typedef struct
{
  const char *name;
  const char *title;
  const char *words[8];
} Word;

static const Word kinds[SAN_N_UNIT_KINDS] = {
  [SAN_UNIT_KIND_PROVINCE] = { "province", N_("Province"),
                               { "省", "自治区", "直辖市" } },
  [SAN_UNIT_KIND_CITY] = { "city", N_("City"),
                           { "市", "城市", "地级市", "县级市" } },
  [SAN_UNIT_KIND_DISTRICT] = { "district", N_("District"),
                               { "区", "县", "区县", "县区", "县(市、区)" } },
  [SAN_UNIT_KIND_SUBDISTRICT] = { "subdistrict", N_("Subdistrict"),
                                  { "街道", "街道办", "街道办事处", "办事处" } },
  [SAN_UNIT_KIND_TOWN] = { "town", N_("Town"),
                           { "镇", "乡镇", "建制镇" } },
  [SAN_UNIT_KIND_TOWNSHIP] = { "township", N_("Township"),
                               { "乡", "民族乡" } },
  [SAN_UNIT_KIND_COMMUNITY] = { "community", N_("Community"),
                                { "社区", "居委会", "居" } },
  [SAN_UNIT_KIND_VILLAGE] = { "village", N_("Village"),
                              { "村", "行政村", "村委会" } },
  [SAN_UNIT_KIND_BUREAU] = { "bureau", N_("Bureau"),
                             { "部门", "市直部门", "局", "委办局", "职能部门", "单位" } },
  [SAN_UNIT_KIND_ZONE] = { "zone", N_("Zone"),
                           { "开发区", "功能区", "园区", "新区", "管委会" } },
  [SAN_UNIT_KIND_FARM] = { "farm", N_("Farm"),
                           { "农场", "林场", "农林场" } },
  [SAN_UNIT_KIND_HEADQUARTERS] = { "headquarters", N_("Headquarters"),
                                   { "指挥部", "办公室" } },
  [SAN_UNIT_KIND_OTHER] = { "other", N_("Other"),
                            { "其他", "其它" } },
};

static const Word standings[] = {
  [SAN_STANDING_RANKED] = { "ranked", N_("Ranked"),
                            { "参评", "排名", "参与排名", "正式" } },
  [SAN_STANDING_TRIAL] = { "trial", N_("Ranked, no awards"),
                           { "试评", "只排名不奖惩", "不奖惩" } },
  [SAN_STANDING_LISTED] = { "listed", N_("Listed only"),
                            { "列示", "不参与排名", "不排名", "只列不排" } },
};

static gboolean
fits (const char *folded,
      const char *word)
{
  g_autofree char *key = san_text_fold (word);

  return g_str_equal (folded, key);
}

static int
parse_word (const char *text,
            const Word *words,
            guint       n_words)
{
  g_autofree char *folded = NULL;

  /* as the records have it */
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (text, words[i].name))
      return (int) i;

  folded = san_text_fold (text);
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (folded, words[i].name) ||
          fits (folded, words[i].title) ||
          fits (folded, _(words[i].title)))
        return (int) i;

      for (guint j = 0; j < G_N_ELEMENTS (words[i].words) && words[i].words[j] != NULL; j++)
        if (fits (folded, words[i].words[j]))
          return (int) i;
    }

  return -1;
}

const char *
san_unit_kind_name (SanUnitKind kind)
{
  g_return_val_if_fail (kind < SAN_N_UNIT_KINDS, NULL);

  return kinds[kind].name;
}

const char *
san_unit_kind_title (SanUnitKind kind)
{
  g_return_val_if_fail (kind < SAN_N_UNIT_KINDS, NULL);

  return _(kinds[kind].title);
}

gboolean
san_unit_kind_parse (const char  *text,
                     SanUnitKind *kind)
{
  int found;

  g_return_val_if_fail (text != NULL, FALSE);

  /* the words of our own files, quickly */
  for (guint i = 0; i < SAN_N_UNIT_KINDS; i++)
    if (g_str_equal (text, kinds[i].name))
      {
        *kind = i;
        return TRUE;
      }

  found = parse_word (text, kinds, G_N_ELEMENTS (kinds));
  if (found >= 0)
    *kind = (SanUnitKind) found;

  return found >= 0;
}

const char *
san_standing_name (SanStanding standing)
{
  g_return_val_if_fail (standing < G_N_ELEMENTS (standings), NULL);

  return standings[standing].name;
}

const char *
san_standing_title (SanStanding standing)
{
  g_return_val_if_fail (standing < G_N_ELEMENTS (standings), NULL);

  return _(standings[standing].title);
}

gboolean
san_standing_parse (const char  *text,
                    SanStanding *standing)
{
  int found;

  g_return_val_if_fail (text != NULL, FALSE);

  found = parse_word (text, standings, G_N_ELEMENTS (standings));
  if (found >= 0)
    *standing = (SanStanding) found;

  return found >= 0;
}

SanUnit *
san_unit_new (void)
{
  SanUnit *self = g_new0 (SanUnit, 1);

  self->from = SAN_DAY_MIN;
  self->to = SAN_DAY_MAX;
  self->kind = SAN_UNIT_KIND_OTHER;
  self->code = g_strdup ("");
  self->name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->aliases = g_strdup ("");
  self->head = g_strdup ("");
  self->liaison = g_strdup ("");
  self->phone = g_strdup ("");

  return self;
}

SanUnit *
san_unit_copy (const SanUnit *unit)
{
  SanUnit *self;

  g_return_val_if_fail (unit != NULL, NULL);

  self = g_new0 (SanUnit, 1);
  self->id = unit->id;
  self->version_id = unit->version_id;
  self->position = unit->position;
  self->from = unit->from;
  self->to = unit->to;
  self->parent_id = unit->parent_id;
  self->kind = unit->kind;
  self->code = g_strdup (unit->code);
  self->name = g_strdup (unit->name);
  self->short_name = g_strdup (unit->short_name);
  self->aliases = g_strdup (unit->aliases);
  self->head = g_strdup (unit->head);
  self->liaison = g_strdup (unit->liaison);
  self->phone = g_strdup (unit->phone);

  return self;
}

void
san_unit_free (SanUnit *unit)
{
  if (unit == NULL)
    return;

  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->aliases);
  g_free (unit->head);
  g_free (unit->liaison);
  g_free (unit->phone);
  g_free (unit);
}
