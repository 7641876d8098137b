/* san-bulletin-claims.c - sentences that say rises, falls, most, first, last, against the data
 *
 * A claim is checked where it is clear about whom it is: its clause names one unit, group or
 * category alone, or names none in a sentence that does; a list of the first or last may name
 * many units. Words that came from the data follow it and are no claims.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-check-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

/* So many characters beside the name and the word say nothing of their own: 明显上升 */
#define SHORT_CLAUSE 4

typedef SanClaimName Name;
typedef SanClaimHit Hit;

typedef struct
{
  SanCheck           *check;
  const SanShownText *shown;
  const GArray       *hits;         /* Hit, in order */
} Reader;

/* Part of the text, and what is named in it */
typedef struct
{
  gsize      start;
  gsize      end;
  GPtrArray *names;                 /* Name, each once */
} Stretch;

static void
stretch_set (Reader  *self,
             Stretch *stretch,
             gsize    start,
             gsize    end)
{
  stretch->start = start;
  stretch->end = end;
  g_ptr_array_set_size (stretch->names, 0);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i);

      if (hit->start >= start && hit->end <= end &&
          !g_ptr_array_find (stretch->names, hit->name, NULL))
        g_ptr_array_add (stretch->names, (gpointer) hit->name);
    }
}

/* Whom the clause is about, NULL where that is not clear. A unit may have its group beside
 * it, and a category a group: @within (out) (nullable). */
static const Name *
subject_of (const Stretch         *clause,
            const Stretch         *sentence,
            const SanRankedGroup **within)
{
  const GPtrArray *names = clause->names->len > 0 ? clause->names : sentence->names;
  const Name *first = names->len > 0 ? names->pdata[0] : NULL;
  const Name *second = names->len > 1 ? names->pdata[1] : NULL;

  *within = NULL;
  if (names->len == 1)
    return first;
  if (names->len == 2 && first->kind == SAN_CLAIM_GROUP && second->kind == SAN_CLAIM_CATEGORY)
    {
      *within = first->group;
      return second;
    }
  if (names->len == 2 && first->kind == SAN_CLAIM_GROUP && second->kind == SAN_CLAIM_UNIT &&
      second->group == first->group)
    return second;
  if (names->len == 2 && first->kind == SAN_CLAIM_UNIT && second->kind == SAN_CLAIM_GROUP &&
      second->group == first->group)
    return first;

  return NULL;
}

/* Words of a clause */

static gboolean
contains_any (const char        *text,
              const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether somebody wrote the word at @at and means so: not what is denied or asked for */
static gboolean
is_meant (const Reader *self,
          const char   *clause,
          gsize         offset,
          const char   *at)
{
  static const char *const not_yet[] = {
    "要", "应", "须", "需", "力争", "确保", "着力", "争取", "努力", "希望", "将", "未", "不", "没", "无",
    "避免", "防止", "退出", "跌出", "掉出", NULL,
  };
  g_autofree char *before = g_strndup (clause, (gsize) (at - clause));

  return self->shown->origin[offset + (gsize) (at - clause)] != SAN_WORDS_OF_DATA &&
         !contains_any (before, not_yet);
}

/* 第一 as in 第一季度, 第一时间, 倒数第一 */
static gboolean
is_part_of_longer (const char *clause,
                   const char *at,
                   const char *word)
{
  static const char *const longer[] = {
    "季", "时间", "书记", "批", "次", "阶段", "个", "轮", "步", "类", "产业", NULL,
  };
  const char *behind = at + strlen (word);

  if (!g_str_has_prefix (word, "第"))
    return FALSE;
  for (guint i = 0; longer[i] != NULL; i++)
    if (g_str_has_prefix (behind, longer[i]))
      return TRUE;

  return strstr (clause, "倒数") != NULL;
}

/* The first of @words that is in the clause */
static const char *
find_word (const Reader      *self,
           const char        *clause,
           gsize              offset,
           const char *const *words,
           gsize             *position)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at = strstr (clause, words[i]);

      if (at == NULL || !is_meant (self, clause, offset, at) ||
          is_part_of_longer (clause, at, words[i]))
        continue;
      *position = (gsize) (at - clause);
      return words[i];
    }

  return NULL;
}

/* Whether a clause with @word in it is about scores or places: it says so, or says hardly
 * anything else. 开展环境提升行动 is neither. */
static gboolean
is_about_scores (const char *clause,
                 const char *word)
{
  static const char *const words[] = {
    "得分", "总分", "评分", "分数", "成绩", "平均", "名次", "位次", "排名", "排位", "排在", "位列", "位居",
    "比上", "较上", "环比", "同比", NULL,
  };
  static const char *const units[] = { "分", "位", "名", NULL };
  glong rest = -g_utf8_strlen (word, -1);

  for (const char *p = clause; *p != '\0'; p = g_utf8_next_char (p))
    {
      rest += *p != ' ';
      for (guint i = 0; g_ascii_isdigit (*p) && units[i] != NULL; i++)
        if (g_str_has_prefix (p + 1, units[i]))
          return TRUE;
    }

  return rest <= SHORT_CLAUSE || contains_any (clause, words);
}

/* Rises and falls */

static const char *const rises[] = {
  "上升", "提高", "提升", "进步", "回升", "上涨", "增长", NULL,
};
static const char *const falls[] = {
  "下降", "降低", "退步", "下滑", "回落", "下跌", NULL,
};

/* Whether the clause measures in places; what stands behind the word may tell: 上升5位 */
static gboolean
is_of_places (const char *clause,
              const char *behind)
{
  static const char *const words[] = { "名次", "位次", "排名", "排位", NULL };

  behind += strspn (behind, "0123456789 ");

  return contains_any (clause, words) || g_str_has_prefix (behind, "位") ||
         g_str_has_prefix (behind, "名");
}

static void
add_direction (Reader     *self,
               const Name *subject,
               const char *word,
               const char *change,
               gboolean    places)
{
  const char *format;

  if (subject->kind != SAN_CLAIM_UNIT)
    format = _("%s: the text says “%s”, but the mean changed by %s");
  else
    format = places ? _("%s: the text says “%s”, but the place changed by %s")
                    : _("%s: the text says “%s”, but the total changed by %s");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  san_check_add (self->check, SAN_BULLETIN_ERROR, "direction",
                 g_strdup_printf (format, subject->title, word, change), word, change);
#pragma GCC diagnostic pop
}

/* How the mean of a category changed, in @within or in some group as @rise has it. FALSE:
 * nobody knows */
static gboolean
category_change (const Reader         *self,
                 const char           *name,
                 const SanRankedGroup *within,
                 gboolean              rise,
                 gint64               *amount)
{
  const GPtrArray *categories = self->check->data->categories;
  gboolean known = FALSE;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanBulletinCategory *category = categories->pdata[i];
      gint64 now, before;

      if (!g_str_equal (category->name, name) ||
          (within != NULL && !g_str_equal (category->group, within->name)) ||
          !san_micro_parse (category->mean, &now, NULL, NULL) ||
          category->previous == NULL ||
          !san_micro_parse (category->previous, &before, NULL, NULL))
        continue;
      if (!known || (rise ? now > before : now < before))
        *amount = now - before;
      known = TRUE;
    }

  return known;
}

/* (transfer full) (nullable): as printed; NULL: nobody knows */
static char *
change_of (const Reader         *self,
           const Name           *subject,
           const SanRankedGroup *within,
           gboolean              places,
           gboolean              rise,
           gint64               *amount)
{
  int decimals = 2;
  gboolean known;

  if (subject->kind == SAN_CLAIM_UNIT)
    {
      const char *change = places ? subject->place->rank_change : subject->place->change;

      return san_micro_parse (change, amount, NULL, NULL) ? g_strdup (change) : NULL;
    }
  if (places)
    return NULL;

  known = subject->kind == SAN_CLAIM_GROUP
          ? san_words_mean_change (subject->group, amount, &decimals)
          : category_change (self, subject->title, within, rise, amount);

  return known ? san_micro_format (*amount, decimals) : NULL;
}

static void
check_direction (Reader               *self,
                 const Name           *subject,
                 const SanRankedGroup *within,
                 const char           *clause,
                 gsize                 offset)
{
  static const char *const elsewhere[] = {
    "问题", "件", "处", "率", "投诉", "满意度", "反弹", "扣分", "失分", "丢分", NULL,
  };
  static const char *const parts[] = { "个单位", "部分", "有的", "其中", "多数", "少数", "多个", NULL };
  gsize at = 0;
  const char *rise = find_word (self, clause, offset, rises, &at);
  const char *word = rise != NULL ? rise : find_word (self, clause, offset, falls, &at);
  g_autofree char *change = NULL;
  gboolean places;
  gint64 amount;

  if (word == NULL || contains_any (clause, elsewhere) || !is_about_scores (clause, word))
    return;

  if (subject->kind != SAN_CLAIM_UNIT && contains_any (clause, parts))
    return;

  places = is_of_places (clause, clause + at + strlen (word));
  change = change_of (self, subject, within, places, rise != NULL, &amount);
  if (change == NULL)
    return;
  if (rise != NULL ? amount <= 0 : amount >= 0)
    add_direction (self, subject, word, change, places);
}

/* Most and least, first and last */

static const char *const highest[] = { "最高", "第一", "居首", "首位", "榜首", NULL };
static const char *const lowest[] = { "倒数第一", "最低", "末位", "垫底", "最后一名", NULL };
static const char *const most[] = { "最多", NULL };
static const char *const least[] = { "最少", NULL };

static void
add_place (Reader     *self,
           const Name *unit,
           const char *word)
{
  g_autofree char *place = unit->place->place > 0 ? g_strdup_printf ("%u", unit->place->place)
                                                  : g_strdup ("—");
  guint n = san_words_count_placed (unit->group);

  san_check_add (self->check, SAN_BULLETIN_ERROR, "superlative",
                 g_strdup_printf (_("%s: the text says “%s”, but its place is %s of %u"),
                                  unit->title, word, place, n), word, place);
}

static guint
count_problems (const Reader *self,
                const char   *unit)
{
  const GPtrArray *problems = self->check->data->problems;
  guint n = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    n += g_str_equal (((SanBulletinProblem *) problems->pdata[i])->unit, unit);

  return n;
}

/* 问题最多, 问题最少: against all units of its group */
static void
check_unit_problems (Reader     *self,
                     const Name *unit,
                     const char *word,
                     gboolean    is_most)
{
  guint own = count_problems (self, unit->title);
  guint edge = own;
  const char *name = unit->title;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < unit->group->places->len; i++)
    {
      const SanPlace *place = unit->group->places->pdata[i];
      guint n = count_problems (self, place->score->participant->name);

      if (is_most ? n > edge : n < edge)
        {
          edge = n;
          name = place->score->participant->name;
        }
    }
  if (edge == own)
    return;

  found = g_strdup_printf ("%u", own);
  expected = g_strdup_printf ("%s %u", name, edge);
  san_check_add (self->check, SAN_BULLETIN_ERROR, "superlative",
                 g_strdup_printf (_("%s: the text says “%s”, but it has %u problems and %s has %u"),
                                  unit->title, word, own, name, edge), found, expected);
}

static void
check_unit_most (Reader     *self,
                 const Name *unit,
                 const char *clause,
                 gsize       offset)
{
  static const char *const elsewhere[] = {
    "降幅", "增幅", "涨幅", "升幅", "率", "满意度", "全市", "全省", "全区", "全县", "失分", "扣分",
    "提高", "提升", "进步", "上升", "下降", NULL,
  };
  gsize at;
  const char *word;

  if (strstr (clause, "问题") != NULL)
    {
      if ((word = find_word (self, clause, offset, most, &at)) != NULL)
        check_unit_problems (self, unit, word, TRUE);
      else if ((word = find_word (self, clause, offset, least, &at)) != NULL)
        check_unit_problems (self, unit, word, FALSE);
      return;
    }
  if (contains_any (clause, elsewhere))
    return;
  if ((word = find_word (self, clause, offset, lowest, &at)) != NULL)
    {
      if (is_about_scores (clause, word) && !san_words_is_last (unit->group, unit->place, 1))
        add_place (self, unit, word);
    }
  else if ((word = find_word (self, clause, offset, highest, &at)) != NULL)
    {
      if (is_about_scores (clause, word) && !san_words_is_first (unit->place, 1))
        add_place (self, unit, word);
    }
}

typedef struct
{
  gboolean by_mean;
  gboolean largest;
} Measure;

/* Whether it is at the edge of @within, or of some group; @edge: (out): what is in the last
 * one looked at */
static gboolean
is_category_edge (const Reader         *self,
                  const char           *name,
                  const SanRankedGroup *within,
                  const Measure        *measure,
                  const char          **edge)
{
  const GPtrArray *categories = self->check->data->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanBulletinCategory *own = categories->pdata[i];
      gint64 value, best;

      if (!g_str_equal (own->name, name) ||
          (within != NULL && !g_str_equal (own->group, within->name)) ||
          !san_micro_parse (measure->by_mean ? own->mean : own->lost, &value, NULL, NULL))
        continue;
      best = value;
      for (guint j = 0; j < categories->len; j++)
        {
          const SanBulletinCategory *other = categories->pdata[j];
          gint64 candidate;

          if (g_str_equal (other->group, own->group) &&
              san_micro_parse (measure->by_mean ? other->mean : other->lost, &candidate, NULL,
                               NULL) &&
              (measure->largest ? candidate > best : candidate < best))
            {
              best = candidate;
              *edge = other->name;
            }
        }
      if (best == value)
        return TRUE;
    }

  return FALSE;
}

static void
check_category (Reader               *self,
                const Name           *category,
                const SanRankedGroup *within,
                const char           *clause,
                gsize                 offset)
{
  static const char *const losses[] = { "失分", "扣分", "丢分", NULL };
  static const char *const means[] = { "平均", "得分", "分数", NULL };
  const char *edge = NULL;
  const char *word;
  Measure measure = { FALSE, FALSE };
  gsize at;

  if (contains_any (clause, losses))
    {
      if ((word = find_word (self, clause, offset, most, &at)) == NULL)
        word = find_word (self, clause, offset, highest, &at);
      measure.largest = word != NULL;
      if (word == NULL && (word = find_word (self, clause, offset, least, &at)) == NULL)
        word = find_word (self, clause, offset, lowest, &at);
    }
  else if (contains_any (clause, means))
    {
      measure.by_mean = TRUE;
      word = find_word (self, clause, offset, highest, &at);
      measure.largest = word != NULL;
      if (word == NULL)
        word = find_word (self, clause, offset, lowest, &at);
    }
  else
    {
      return;
    }

  if (word != NULL && !is_category_edge (self, category->title, within, &measure, &edge) && edge != NULL)
    san_check_add (self->check, SAN_BULLETIN_ERROR, "superlative",
                   g_strdup_printf (_("%s: the text says “%s”, but that is true of %s"),
                                    category->title, word, edge), word, edge);
}

/* Lists of the first and the last */

/* 三, 两, 10 before 名, 位, 强 or the end of the clause; 0 where it is no such number */
static guint
read_length (const char *text)
{
  static const char *const digits[] = {
    "十", "一", "二", "三", "四", "五", "六", "七", "八", "九", "两",
  };
  guint n = (guint) strtoul (text, NULL, 10);
  const char *end = text + strspn (text, "0123456789");

  for (guint i = 0; end == text && i < G_N_ELEMENTS (digits); i++)
    if (g_str_has_prefix (text, digits[i]))
      {
        n = i == 0 ? 10 : i == 10 ? 2 : i;
        end = text + strlen (digits[i]);
        break;
      }
  if (n > 0 && n <= 100 && (*end == '\0' || g_str_has_prefix (end, "名") ||
                            g_str_has_prefix (end, "位") || g_str_has_prefix (end, "强")))
    return n;

  return 0;
}

/* (transfer none): 前三, 后两位 in a clause: how many, from which end */
static const char *
find_span (const Reader *self,
           const char   *clause,
           gsize         offset,
           guint        *n,
           gboolean     *last)
{
  static const char *const ends[] = { "前", "后", "末", "倒数", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    for (const char *p = strstr (clause, ends[i]); p != NULL; p = strstr (p + 1, ends[i]))
      {
        *n = read_length (p + strlen (ends[i]));
        *last = i > 0;
        if (*n > 0 && is_meant (self, clause, offset, p))
          return p;
      }

  return NULL;
}

/* What a list is said to be: a span, or the first or last place, which may be shared */
static const char *
find_list (const Reader *self,
           const char   *clause,
           gsize         offset,
           guint        *n,
           gboolean     *last)
{
  const char *word = find_span (self, clause, offset, n, last);
  gsize at;

  if (word != NULL)
    return word;

  *n = 1;
  word = find_word (self, clause, offset, lowest, &at);
  *last = word != NULL;
  if (word == NULL)
    word = find_word (self, clause, offset, highest, &at);

  return word != NULL && is_about_scores (clause, word) ? word : NULL;
}

static void
check_list (Reader      *self,
            const Name **names,
            guint        n_names,
            const char  *text,
            gsize        offset)
{
  static const char *const elsewhere[] = {
    "全市", "全省", "降幅", "增幅", "率", "满意度", "问题", "失分", "扣分", NULL,
  };
  gboolean last;
  guint n;
  const char *word = find_list (self, text, offset, &n, &last);
  g_autofree char *said = NULL;

  if (word == NULL || contains_any (text, elsewhere))
    return;
  for (guint i = 0; i < n_names; i++)
    if (names[i]->kind > SAN_CLAIM_GROUP)
      return;

  /* one of the words, or the rest of the clause behind the names */
  said = g_strstrip (g_strdup (word));
  for (guint i = 0; i < n_names; i++)
    if (names[i]->kind == SAN_CLAIM_UNIT &&
        !(last ? san_words_is_last (names[i]->group, names[i]->place, n)
          : san_words_is_first (names[i]->place, n)))
      add_place (self, names[i], said);
}

/* Sentences and clauses */

static guint
count_units (const Stretch *clause)
{
  guint n = 0;

  for (guint i = 0; i < clause->names->len; i++)
    n += ((const Name *) clause->names->pdata[i])->kind == SAN_CLAIM_UNIT;

  return n;
}

/* (transfer full): with blanks for names, in which a word may stand by chance */
static char *
clause_text (const Reader  *self,
             const Stretch *clause)
{
  char *text = g_strndup (self->shown->text + clause->start, clause->end - clause->start);

  for (guint i = 0; i < self->hits->len; i++)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i);

      if (hit->start >= clause->start && hit->end <= clause->end)
        memset (text + (hit->start - clause->start), ' ', hit->end - hit->start);
    }

  return text;
}

static void
check_clause (Reader        *self,
              const Stretch *clause,
              const Stretch *sentence)
{
  g_autofree char *text = clause_text (self, clause);
  const SanRankedGroup *within;
  const Name *subject = subject_of (clause, sentence, &within);
  gboolean last;
  guint n;

  if (count_units (clause) > 1)
    check_list (self, (const Name **) clause->names->pdata, clause->names->len, text,
                clause->start);
  if (subject == NULL)
    return;

  if (subject->kind != SAN_CLAIM_OTHER)
    check_direction (self, subject, within, text, clause->start);
  if (subject->kind == SAN_CLAIM_CATEGORY)
    check_category (self, subject, within, text, clause->start);
  else if (subject->kind == SAN_CLAIM_UNIT && find_span (self, text, clause->start, &n, &last) != NULL)
    check_list (self, &subject, 1, text, clause->start);
  else if (subject->kind == SAN_CLAIM_UNIT)
    check_unit_most (self, subject, text, clause->start);
}

/* Whether a character ends a clause, or a sentence */
static gboolean
is_end (gunichar character,
        gboolean sentence)
{
  static const gunichar ends[] = {
    0x3002, 0xFF1B, ';', 0xFF01, '!', 0xFF1F, '?', '\n', 0,     /* 。；！？ */
  };
  static const gunichar pauses[] = { 0xFF0C, ',', 0xFF1A, ':', 0 };   /* ，： */

  for (guint i = 0; ends[i] != 0; i++)
    if (character == ends[i])
      return TRUE;
  for (guint i = 0; !sentence && pauses[i] != 0; i++)
    if (character == pauses[i])
      return TRUE;

  return FALSE;
}

static gsize
end_of (const char *text,
        gsize       start,
        gboolean    sentence)
{
  const char *at = text + start;

  while (*at != '\0' && !is_end (g_utf8_get_char (at), sentence))
    at = g_utf8_next_char (at);

  return (gsize) (at - text);
}

static gsize
behind (const char *text,
        gsize       end)
{
  return text[end] != '\0' ? (gsize) (g_utf8_next_char (text + end) - text) : end;
}

void
san_check_claims (SanCheck           *check,
                  const SanShownText *shown)
{
  g_autoptr (SanClaimNames) names = NULL;
  g_autoptr (GPtrArray) of_sentence = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_clause = g_ptr_array_new ();
  Reader self = { check, shown };
  Stretch sentence = { 0, 0, of_sentence };
  Stretch clause = { 0, 0, of_clause };

  if (check->data->ranking == NULL || *shown->text == '\0')
    return;

  names = san_claim_names_find (check->data, shown->text);
  self.hits = names->hits;
  for (gsize start = 0; shown->text[start] != '\0'; start = behind (shown->text, sentence.end))
    {
      stretch_set (&self, &sentence, start, end_of (shown->text, start, TRUE));
      for (gsize at = start; at < sentence.end; at = behind (shown->text, clause.end))
        {
          check->from = sentence.start;
          check->to = sentence.end;
          stretch_set (&self, &clause, at, MIN (end_of (shown->text, at, FALSE), sentence.end));
          check_clause (&self, &clause, &sentence);
        }
    }
}
