/* san-bulletin-claim-names.c - whom the sentences of a bulletin name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-check-private.h"

#include <string.h>

typedef struct
{
  SanClaimNames *found;
  GHashTable    *known;       /* text → SanClaimName */
  GHashTable    *nicknames;   /* texts that are no displayed names */
  glong          longest;     /* in characters */
} Lexicon;

void
san_claim_names_free (SanClaimNames *names)
{
  g_ptr_array_unref (names->names);
  g_array_unref (names->hits);
  g_free (names);
}

static SanClaimName *
name_new (Lexicon              *self,
          SanClaimKind          kind,
          const char           *title,
          const SanPlace       *place,
          const SanRankedGroup *group)
{
  SanClaimName *name = g_new (SanClaimName, 1);

  *name = (SanClaimName) { kind, title, place, group };
  g_ptr_array_add (self->found->names, name);

  return name;
}

static void
add_text (Lexicon            *self,
          const char         *text,
          const SanClaimName *name)
{
  glong length = g_utf8_strlen (text, -1);

  if (length < 2)
    return;
  self->longest = MAX (self->longest, length);
  g_hash_table_insert (self->known, g_strdup (text), (gpointer) name);
}

static void
add_name (Lexicon              *self,
          SanClaimKind          kind,
          const char           *title,
          const SanPlace       *place,
          const SanRankedGroup *group)
{
  if (!g_hash_table_contains (self->known, title))
    add_text (self, title, name_new (self, kind, title, place, group));
}

static void
add_components (Lexicon       *self,
                const SanNode *node)
{
  if (node->parent != NULL)
    add_name (self, SAN_CLAIM_OTHER, node->name, NULL, NULL);
  for (guint i = 0; i < node->children->len; i++)
    add_components (self, node->children->pdata[i]);
}

/* What a unit is called, too; what two are called names neither. A displayed name is nobody
 * else's. */
static void
add_nickname (Lexicon            *self,
              const char         *text,
              const SanClaimName *unit)
{
  const SanClaimName *known = g_hash_table_lookup (self->known, text);

  if (known == unit)
    return;
  if (known == NULL)
    {
      add_text (self, text, unit);
      g_hash_table_add (self->nicknames, g_strdup (text));
    }
  else if (g_hash_table_contains (self->nicknames, text))
    {
      add_text (self, text, name_new (self, SAN_CLAIM_OTHER, unit->title, NULL, NULL));
    }
}

static void
add_nicknames (Lexicon               *self,
               const SanBulletinData *data)
{
  for (guint i = 0; data->nicknames != NULL && i < data->nicknames->len; i++)
    {
      char **row = g_ptr_array_index (data->nicknames, i);
      const SanClaimName *unit = g_hash_table_lookup (self->known, row[0]);

      if (unit == NULL || unit->kind != SAN_CLAIM_UNIT)
        continue;
      for (guint j = 1; row[j] != NULL; j++)
        add_nickname (self, row[j], unit);
    }
}

static void
collect (Lexicon               *self,
         const SanBulletinData *data)
{
  const SanRanking *ranking = data->ranking;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = ranking->groups->pdata[i];

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = group->places->pdata[j];

          add_name (self, SAN_CLAIM_UNIT, place->score->participant->name, place, group);
        }
    }
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = ranking->groups->pdata[i];

      add_name (self, SAN_CLAIM_GROUP, group->name, NULL, group);
    }
  for (guint i = 0; data->categories != NULL && i < data->categories->len; i++)
    add_name (self, SAN_CLAIM_CATEGORY,
              ((SanBulletinCategory *) data->categories->pdata[i])->name, NULL, NULL);
  for (guint i = 0; i < ranking->input->schemes->len; i++)
    add_components (self, ((SanScheme *) ranking->input->schemes->pdata[i])->root);
  add_nicknames (self, data);
}

/* A place that is called after a unit: 海府路, 海府社区 */
static gboolean
is_of_place (const char *behind)
{
  static const char *const places[] = {
    "路", "街", "巷", "村", "社区", "小区", "市场", "公园", "广场", "桥", "站", "小学", "中学", "学校", "医院",
    "镇", "乡", "大道", "公厕", "商", NULL,
  };

  for (guint i = 0; places[i] != NULL; i++)
    if (g_str_has_prefix (behind, places[i]))
      return TRUE;

  return FALSE;
}

/* Two characters are soon part of something else, 城东片区: what follows them must be what
 * may follow a unit. */
static gboolean
stands_alone (const char *behind)
{
  static const char *const words[] = {
    "得分", "总分", "评分", "分数", "成绩", "平均", "排", "名次", "位", "上升", "下降", "提", "降", "进步",
    "退步", "回升", "回落", "下滑", "垫底", "最", "第", "等", "和", "与", "及", "比", "较", "倒数", "居",
    "并列", "前", "后", "末", "问题", "分别", "明显", "均", "都", "在", "本月", "环比", "同比", "由", "从", NULL,
  };

  if (*behind == '\0' || !g_unichar_isalpha (g_utf8_get_char (behind)))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (behind, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether a nickname of so many characters is what stands there, and not part of more */
static gboolean
is_whole (glong       length,
          const char *behind)
{
  return length > 2 ? !is_of_place (behind) : stands_alone (behind);
}

/* The longest name that starts at @at */
static SanClaimHit
name_at (const Lexicon *self,
         const char    *text,
         const char    *at)
{
  SanClaimHit hit = { NULL, 0, 0 };
  const char *end = at;

  for (glong n = 0; n < self->longest && *end != '\0'; n++)
    {
      g_autofree char *word = NULL;
      const SanClaimName *name;

      end = g_utf8_next_char (end);
      word = n > 0 ? g_strndup (at, (gsize) (end - at)) : NULL;
      name = word != NULL ? g_hash_table_lookup (self->known, word) : NULL;
      if (name != NULL &&
          (!g_hash_table_contains (self->nicknames, word) || is_whole (n + 1, end)))
        hit = (SanClaimHit) { name, (gsize) (at - text), (gsize) (end - text) }
      ;
    }

  return hit;
}

SanClaimNames *
san_claim_names_find (const SanBulletinData *data,
                      const char            *text)
{
  SanClaimNames *found = g_new (SanClaimNames, 1);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) nicknames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Lexicon self = { found, known, nicknames, 0 };

  found->names = g_ptr_array_new_with_free_func (g_free);
  found->hits = g_array_new (FALSE, FALSE, sizeof (SanClaimHit));
  collect (&self, data);
  for (const char *at = text; *at != '\0';)
    {
      SanClaimHit hit = name_at (&self, text, at);

      if (hit.name != NULL)
        g_array_append_val (found->hits, hit);
      at = hit.name != NULL ? text + hit.end : g_utf8_next_char (at);
    }

  return found;
}
