/* san-bulletin-sentences.c - the text that a section has when nobody wrote one
 *
 * Templates are bound text in which @ stands for the name of a group, # for a number such as
 * the place of a category, and % for how many are named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-compose.h"

#include <string.h>

#include "bulletins/san-bulletin-options.h"
#include "bulletins/san-bulletin-words.h"

/* More names than these make no sentence. */
#define MOST_NAMES 3

typedef struct
{
  const SanBulletinData    *data;
  const SanBulletinDraft   *draft;
  const SanBulletinSection *section;
  const char *group;
  guint       number;
  guint       names;
  guint       point;    /* of a list: 一是 … */
  GString    *text;
} Writer;

static void
append_name (GString    *text,
             const char *name,
             gboolean    escaped)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (escaped && strchr ("{}|\\", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

static void
expand (const Writer *self,
        GString      *text,
        const char   *template,
        gboolean      escaped)
{
  for (const char *p = template; *p != '\0'; p++)
    if (*p == '@')
      append_name (text, self->group, escaped);
    else if (*p == '#')
      g_string_append_printf (text, "%u", self->number);
    else if (*p == '%' && p > template && p[-1] == ':')    /* else it means percent */
      g_string_append_printf (text, "%u", self->names);
    else
      g_string_append_c (text, *p);
}

static void
say (Writer     *self,
     const char *template)
{
  expand (self, self->text, template, TRUE);
}

static char *
ask (const Writer *self,
     const char   *key)
{
  g_autoptr (GString) expanded = g_string_new (NULL);

  expand (self, expanded, key, FALSE);
  return san_bulletin_data_field (self->data, expanded->str);
}

/* Something, and not 0 of it */
static gboolean
knows (const Writer *self,
       const char   *key)
{
  g_autofree char *field = ask (self, key);

  return field != NULL && strspn (field, "0.") < strlen (field);
}

static guint
count_names (const Writer *self,
             const char   *key)
{
  g_autofree char *field = ask (self, key);
  g_auto (GStrv) names = field != NULL ? g_strsplit (field, SAN_WORDS_COMMA, -1) : NULL;

  return names != NULL ? g_strv_length (names) : 0;
}

static gboolean
names_few (const Writer *self,
           const char   *key)
{
  guint n = count_names (self, key);

  return n > 0 && n <= MOST_NAMES;
}

/* Whether there is such a category, and it lost something as far as anybody knows */
static gboolean
loses (const Writer *self)
{
  g_autofree char *lost = ask (self, "category_lost:@:#");

  return knows (self, "category:@:#") && (lost == NULL || knows (self, "category_lost:@:#"));
}

static void
say_if (Writer     *self,
        const char *key,
        const char *template)
{
  if (knows (self, key))
    say (self, template);
}

static void
new_paragraph (Writer *self)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

/* 一是, 二是 … on a line of its own */
static void
next_point (Writer *self)
{
  g_autofree char *number = san_words_number (++self->point);

  new_paragraph (self);
  g_string_append (self->text, number);
  g_string_append (self->text, "是");
}

/* Groups */

static const SanRankedGroup *
nth_group (const Writer *self,
           guint         index)
{
  const SanRanking *ranking = self->data->ranking;

  return ranking != NULL && index < ranking->groups->len ? ranking->groups->pdata[index] : NULL;
}

static gboolean
is_chosen (const SanRankedGroup *group,
           GStrv                 chosen)
{
  return group->n > 0 &&
         (chosen[0] == NULL || g_strv_contains ((const char *const *) chosen, group->name));
}

/* The group with most units, of those in which categories lost something where there are any */
static const SanRankedGroup *
largest_group (const Writer *self)
{
  const SanRankedGroup *group;
  const SanRankedGroup *best = NULL;
  gboolean best_has = FALSE;

  for (guint i = 0; (group = nth_group (self, i)) != NULL; i++)
    {
      gboolean has = san_words_find_category (self->data, group->name, 1) != NULL;

      if (group->n > 0 && (best == NULL || has > best_has ||
                           (has == best_has && group->n > best->n)))
        {
          best = group;
          best_has = has;
        }
    }

  return best;
}

/* lead */

static void
say_who (Writer *self)
{
  const SanRankedGroup *group;
  guint n = 0;

  say (self, "对");
  for (guint i = 0; (group = nth_group (self, i)) != NULL; i++)
    if (group->n > 0 && self->data->ranking->groups->len > 1)
      {
        self->group = group->name;
        say (self, n++ > 0 ? "、@{n:@}个" : "@{n:@}个");
      }
  say (self, n > 1 ? "，共{units}个单位进行了考评" : "{units}个单位进行了考评");
}

static void
write_lead (Writer *self)
{
  gboolean ranked = self->data->ranking != NULL &&
                    (self->draft->kind == SAN_BULLETIN_MONTHLY ||
                     self->draft->kind == SAN_BULLETIN_SPECIAL);

  say_if (self, "days", "{days}，");
  say_if (self, "office", "{office}");
  if (ranked)
    {
      say_who (self);
      if (knows (self, "points"))
        say (self, knows (self, "categories") ? "，现场测评{categories}类实地点位{points}个"
                                              : "，现场测评实地点位{points}个");
      say_if (self, "respondents", "，问卷调查{respondents}人次");
    }
  else
    {
      say (self, "对创建工作进行了督查");
      say_if (self, "points", "，检查实地点位{points}个");
      say_if (self, "problems", "，发现问题{problems}个，涉及{problem_units}个单位");
      say_if (self, "ticket:issued", "，签发三色单{ticket:issued}件");
    }
  say (self, "。现将有关情况通报如下：");
}

/* results */

static void
say_edge (Writer     *self,
          gboolean    first,
          const char *end)
{
  g_autofree char *number = san_words_number (self->names);

  say (self, first ? "{first:@:%}排名" : "{last:@:%}排名");
  if (self->names == 1)
    say (self, first ? "第一" : "末位");
  else if (self->names == 2)
    say (self, first ? "前两位" : "后两位");
  else
    g_string_append_printf (self->text, "%s%s", first ? "前" : "后", number);
  say (self, end);
}

/* @who: the field of those who moved most; @way: 上升 or 下降 */
static void
say_movers (Writer     *self,
            const char *who,
            const char *way)
{
  g_autofree char *key = g_strconcat (who, ":@", NULL);
  g_autofree char *text =
    g_strdup_printf ("名次%s最多的是{%s}，%s%s{%s_places:@}位", way, key,
                     count_names (self, key) > 1 ? "均" : "", way, who);

  say (self, text);
}

static void
write_group (Writer               *self,
             const SanRankedGroup *group)
{
  guint placed = san_words_count_placed (group);

  self->group = group->name;
  self->names = MIN (san_bulletin_section_get_units (self->section), placed / 2);

  new_paragraph (self);
  say (self, *group->name != '\0' ? "@平均得分{mean:@}分" : "各单位平均得分{mean:@}分");
  say_if (self, "comparison:@", "，{comparison:@}");
  if (group->n > 1)
    say (self, "，最高{max:@}分，最低{min:@}分");
  say (self, "。");
  if (self->names == 0)
    return;

  say_edge (self, TRUE, "；");
  say_edge (self, FALSE, "。");
  if (names_few (self, "riser:@"))
    say_movers (self, "riser", "上升");
  if (names_few (self, "faller:@"))
    {
      say (self, names_few (self, "riser:@") ? "；" : "");
      say_movers (self, "faller", "下降");
    }
  if (names_few (self, "riser:@") || names_few (self, "faller:@"))
    say (self, "。");
}

static void
write_results (Writer *self)
{
  g_auto (GStrv) chosen = san_bulletin_section_get_groups (self->section);
  const SanRankedGroup *group;

  for (guint i = 0; (group = nth_group (self, i)) != NULL; i++)
    if (is_chosen (group, chosen))
      write_group (self, group);
}

/* problems */

static void
write_category (Writer  *self,
                gboolean with_group)
{
  static const char *const how[] = { "失分最多", "问题较为集中", "短板明显" };
  g_autofree char *n = ask (self, "category_n:@:#");

  next_point (self);
  say (self, with_group ? "@{category:@:#}" : "{category:@:#}");
  say (self, self->number <= G_N_ELEMENTS (how) ? how[self->number - 1] : "仍有薄弱环节");
  if (!g_str_equal (n, "1"))
    say_if (self, "category_below:@:#",
            "，{category_n:@:#}个单位中{category_below:@:#}个低于90分");
  say (self, "，平均{category_mean:@:#}分");
  say_if (self, "category_faults:@:#:2", "，{category_faults:@:#:2}等项目失分较多");
  say_if (self, "category_worst:@:#:%", "，{category_worst:@:#:%}问题突出");
  say (self, "。");
}

static void
write_categories (Writer               *self,
                  const SanRankedGroup *group,
                  gboolean              with_group)
{
  guint n = san_bulletin_section_get_categories (self->section);

  self->group = group->name;
  self->names = san_bulletin_section_get_units (self->section);
  for (self->number = 1; self->number <= n && loses (self); self->number++)
    write_category (self, with_group);
}

/* Where nobody was on site: what the totals say */
static void
write_setbacks (Writer               *self,
                const SanRankedGroup *group)
{
  self->group = group->name;
  if (knows (self, "down:@") && knows (self, "previous"))
    {
      next_point (self);
      say (self, "部分单位退步明显，@{down:@}个单位得分比{previous}下降");
      if (names_few (self, "drop:@"))
        say (self, "，其中{drop:@}下降{drop_points:@}分，降幅居前");
      say (self, "。");
    }
  if (knows (self, "spread:@"))
    {
      next_point (self);
      say (self, "工作进展不平衡，@得分高低相差{spread:@}分");
      say_if (self, "below:@:80", "，{below:@:80}个单位低于80分");
      say (self, "。");
    }
}

static void
write_problems (Writer *self)
{
  g_auto (GStrv) chosen = san_bulletin_section_get_groups (self->section);
  gboolean inspected = self->data->categories != NULL && self->data->categories->len > 0;
  const SanRankedGroup *largest = largest_group (self);
  const SanRankedGroup *group;

  for (guint i = 0; (group = nth_group (self, i)) != NULL; i++)
    {
      if (chosen[0] == NULL ? group != largest : !is_chosen (group, chosen))
        continue;
      if (inspected)
        write_categories (self, group, chosen[0] != NULL && chosen[1] != NULL);
      else
        write_setbacks (self, group);
    }

  if (knows (self, "ticket:overdue"))
    {
      next_point (self);
      say (self, "整改不够及时，截至{cut_off}仍有{ticket:overdue}件三色单逾期未办结。");
    }
  if (knows (self, "relapsed"))
    {
      next_point (self);
      say (self, "反弹问题仍然存在，回头看{looked_back}件，反弹{relapsed}件");
      if (names_few (self, "relapse_points"))
        say (self, "，{relapse_points}等处问题反弹");
      say (self, "。");
    }
  if (inspected && knows (self, "inspected"))
    {
      new_paragraph (self);
      say (self, "注：以上类别得分和问题取自同期“{inspected}”。");
    }
}

/* tickets */

static void
write_events (Writer *self)
{
  static const struct { const char *key, *text; } events[] = {
    { "ticket:returned", "退回{ticket:returned}件" }, { "ticket:extended", "延期{ticket:extended}件" },
    { "ticket:shelved", "挂账{ticket:shelved}件" }, { "ticket:disputed", "申诉{ticket:disputed}件" },
    { "ticket:reassigned", "改派{ticket:reassigned}件" },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (knows (self, events[i].key))
      {
        say (self, n++ > 0 ? "，" : "");
        say (self, events[i].text);
      }
  say (self, n > 0 ? "。" : "");
}

static void
write_tickets (Writer *self)
{
  g_autofree char *issued = ask (self, "ticket:issued");

  if (issued == NULL)
    return;

  say_if (self, "period", "{period}");
  say (self, "共签发三色单{ticket:issued}件");
  if (knows (self, "ticket:due"))
    say (self, "，应结{ticket:due}件，办结{ticket:closed}件，办结率{ticket:closure_rate}%；"
         "按期办结{ticket:closed_on_time}件，按期办结率{ticket:on_time_rate}%");
  say (self, "。");
  if (knows (self, "ticket:open"))
    {
      say_if (self, "cut_off", "截至{cut_off}，");
      say (self, "在办{ticket:open}件，其中白单{ticket:white}件、黄单{ticket:yellow}件、"
           "红单{ticket:red}件");
      say_if (self, "ticket:overdue", "，逾期{ticket:overdue}件");
      say (self, "。");
    }
  write_events (self);
  say_if (self, "looked_back", "回头看{looked_back}件，反弹{relapsed}件。");
}

/* commend, sanctions */

static void
say_awarded (Writer     *self,
             const char *action,
             const char *before,
             const char *after)
{
  g_autofree char *key = g_strconcat ("awarded:", action, NULL);
  g_autofree char *number = g_strconcat ("award_n:", action, NULL);
  g_autofree char *n = ask (self, number);

  if (n == NULL)
    return;

  say (self, before);
  g_string_append_printf (self->text, "{%s}", key);
  if (!g_str_equal (n, "1"))
    g_string_append_printf (self->text, "等{%s}个单位", number);
  say (self, after);
}

static void
write_commend (Writer *self)
{
  say_awarded (self, "commend", "对", "予以通报表扬。");
  say_awarded (self, "money", "对",
               knows (self, "money") ? "给予奖励，共{money}。" : "给予奖励。");
}

static void
write_sanctions (Writer *self)
{
  say_awarded (self, "pledge", "", "在点评会上作表态发言。");
  say_awarded (self, "self-criticism", "", "在点评会上作检讨。");
  say_awarded (self, "interview", "对", knows (self, "office") ? "由{office}约谈主要负责人。"
                                                               : "约谈主要负责人。");
  say_awarded (self, "admonition", "对", "主要负责人予以诫勉。");
  say_awarded (self, "accountability", "对", "按规定予以问责。");
}

/* demands, year */

static void
write_demands (Writer *self)
{
  const SanRankedGroup *group = largest_group (self);
  guint n = 0;

  say (self, knows (self, "problems") ? "各责任单位要对照附件所列问题逐条整改，按时限反馈整改情况"
                                      : "各责任单位要对照通报问题逐条整改，按时限反馈整改情况");
  if (group != NULL)
    {
      self->group = group->name;
      for (self->number = 1; self->number <= MOST_NAMES && loses (self);
           self->number++)
        say (self, n++ > 0 ? SAN_WORDS_COMMA "{category:@:#}" : "；对{category:@:#}");
      say (self, n > 0 ? "开展集中整治" : "");
      say (self, "；排名靠后的单位要查找原因，制定措施，限期整改到位");
    }
  say (self, knows (self, "office") ? "。{office}将适时组织回头看。" : "。");
}

static void
write_year (Writer *self)
{
  if (self->data->year_rows != NULL && self->data->year_rows->len > 0)
    say (self, "本年度各次考评得分和累计名次见下表。");
}

char *
san_bulletin_section_generate (const SanBulletinData    *data,
                               const SanBulletinDraft   *draft,
                               const SanBulletinSection *section)
{
  static const struct { const char *key; void (*write) (Writer *self); } writers[] = {
    { "lead", write_lead }, { "results", write_results }, { "problems", write_problems },
    { "tickets", write_tickets }, { "commend", write_commend },
    { "sanctions", write_sanctions }, { "demands", write_demands }, { "year", write_year },
  };
  Writer self = { data, draft, section, "", 1, 1, 0, g_string_new (NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (section->key, writers[i].key))
      writers[i].write (&self);

  return g_string_free (self.text, FALSE);
}

GPtrArray *
san_bulletin_section_runs (const SanBulletinData    *data,
                           const SanBulletinDraft   *draft,
                           const SanBulletinSection *section,
                           GError                  **error)
{
  g_autofree char *generated =
    section->text == NULL ? san_bulletin_section_generate (data, draft, section) : NULL;
  GPtrArray *runs = san_bound_text_parse (generated != NULL ? generated : section->text, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      SanTextRun *run = runs->pdata[i];
      g_autofree char *field = run->key != NULL ? san_bulletin_data_field (data, run->key) : NULL;

      /* what says the same as the data need not be settled */
      if (field != NULL && run->kind != SAN_RUN_BOUND && g_str_equal (run->text, field))
        {
          run->kind = SAN_RUN_BOUND;
          g_clear_pointer (&run->signer, g_free);
        }
      if (run->kind != SAN_RUN_BOUND)
        continue;
      g_free (run->text);
      run->text = field != NULL ? g_steal_pointer (&field) : g_strdup ("〔无此数据〕");
    }

  return runs;
}
