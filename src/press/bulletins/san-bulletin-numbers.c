/* san-bulletin-numbers.c - scores and counts in plain words that no figure of the data is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-check-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

/* Longer ones are those of telephones and documents. */
#define LONGEST_ALONE 4

/* Every figure of the data, in micro-units, without its sign */

static void
add_number (GHashTable *numbers,
            gint64      number)
{
  gint64 *key = g_new (gint64, 1);

  *key = ABS (number);
  g_hash_table_add (numbers, key);
}

static void
add_text (GHashTable *numbers,
          const char *text)
{
  gint64 number;

  if (text != NULL && san_micro_parse (text, &number, NULL, NULL))
    add_number (numbers, number);
}

static void
add_count (GHashTable *numbers,
           guint       n)
{
  add_number (numbers, n * SAN_MICRO);
}

static void
add_field (GHashTable            *numbers,
           const SanBulletinData *data,
           const char            *key)
{
  g_autofree char *field = san_bulletin_data_field (data, key);

  add_text (numbers, field);
}

static void
add_group (GHashTable            *numbers,
           const SanBulletinData *data,
           const SanRankedGroup  *group)
{
  static const char *const words[] = { "spread", "change", "up", "down", "placed" };
  const char *texts[] = { group->mean, group->max, group->min, group->median, group->stdev };

  add_count (numbers, group->n);
  add_count (numbers, group->places->len);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (numbers, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *key = g_strconcat (words[i], ":", group->name, NULL);

      add_field (numbers, data, key);
    }
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];

      add_text (numbers, place->total);
      add_text (numbers, place->change);
      add_text (numbers, place->rank_change);
      add_count (numbers, place->place);
    }
}

static void
add_inspected (GHashTable            *numbers,
               const SanBulletinData *data)
{
  for (guint i = 0; data->categories != NULL && i < data->categories->len; i++)
    {
      const SanBulletinCategory *category = data->categories->pdata[i];

      add_text (numbers, category->mean);
      add_text (numbers, category->lost);
      add_count (numbers, category->n_units);
      add_count (numbers, category->n_below);
    }
  for (guint i = 0; data->points != NULL && i < data->points->len; i++)
    {
      const SanBulletinPoint *point = data->points->pdata[i];

      add_text (numbers, point->score);
      add_count (numbers, point->n_failed);
    }
}

/* How many problems a unit or a category has */
static void
add_problem_counts (GHashTable            *numbers,
                    const SanBulletinData *data)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer n;

  for (guint i = 0; data->problems != NULL && i < data->problems->len; i++)
    {
      const SanBulletinProblem *problem = data->problems->pdata[i];
      const char *names[] = { problem->unit, problem->category };

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        g_hash_table_insert (counts, (gpointer) names[j],
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts,
                                                                                      names[j])) +
                                               1));
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    add_count (numbers, GPOINTER_TO_UINT (n));
}

static void
add_money (GHashTable            *numbers,
           const SanBulletinData *data)
{
  gint64 sum = 0;

  for (guint i = 0; data->awards != NULL && i < data->awards->len; i++)
    {
      gint64 amount;

      if (!san_micro_parse (((SanBulletinAward *) data->awards->pdata[i])->amount, &amount, NULL,
                            NULL))
        continue;
      sum += amount;
      add_number (numbers, amount);
      add_number (numbers, amount / 10000);
    }
  add_number (numbers, sum);
  add_number (numbers, sum / 10000);
}

static void
add_tickets (GHashTable            *numbers,
             const SanBulletinData *data)
{
  GHashTableIter iter;
  gpointer value;

  if (data->figures == NULL)
    return;

  g_hash_table_iter_init (&iter, data->figures);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    add_text (numbers, value);
}

/* (transfer full): gint64 of micro-units */
static GHashTable *
collect_numbers (const SanBulletinData *data)
{
  static const char *const words[] = {
    "points", "observations", "respondents", "looked_back", "relapsed", "categories", "groups",
    "units", "problems", "problem_units", "relapses", "ticket:open", "ticket:overdue",
    "ticket:white", "ticket:yellow", "ticket:red", "award_n:commend", "award_n:money",
    "award_n:pledge", "award_n:self-criticism", "award_n:interview", "award_n:admonition",
    "award_n:accountability",
  };
  GHashTable *numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_field (numbers, data, words[i]);
  for (guint i = 0; data->ranking != NULL && i < data->ranking->groups->len; i++)
    add_group (numbers, data, data->ranking->groups->pdata[i]);
  for (guint i = 0; data->year_rows != NULL && i < data->year_rows->len; i++)
    for (char **cell = data->year_rows->pdata[i]; *cell != NULL; cell++)
      add_text (numbers, *cell);
  add_inspected (numbers, data);
  add_problem_counts (numbers, data);
  add_money (numbers, data);
  add_tickets (numbers, data);

  return numbers;
}

/* Numbers of a text */

static gboolean
starts_with_any (const char        *text,
                 const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_with_any (const char        *text,
               gsize              end,
               const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length <= end && strncmp (text + end - length, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A short number that ends a clause, and is no number of a thing: 为99，*/
static gboolean
stands_alone (const char *text,
              gsize       start,
              gsize       end)
{
  static const char *const ends[] = { "，", "。", "；", ",", ";", "\n", NULL };
  static const char *const things[] = { "表", "图", "附件", "号", "第", NULL };

  gboolean year = end - start == 4 && (g_str_has_prefix (text + start, "19") ||
                                       g_str_has_prefix (text + start, "20"));

  return end - start <= LONGEST_ALONE && !year && (text[end] == '\0' || starts_with_any (text + end, ends)) &&
         !ends_with_any (text, start, things);
}

/* Scores have decimals or are so many 分; counts have a measure word, or stand alone. Limits,
 * dates, numbers of things and how many are named are neither. */
static gboolean
is_figure (const char *text,
           gsize       start,
           gsize       end)
{
  static const char *const measures[] = {
    "分", "个", "处", "件", "张", "家", "名", "位", "次", "人", "户", "条", "起", "元", "万", "%", "％",
    "类", NULL,
  };
  static const char *const others[] = {
    "分钟", "分之", "个月", "个工作", "个小时", "个星期", "个季度", "个自然", "年", "月", "日", "时", "天", NULL,
  };
  static const char *const limits[] = {
    "第", "前", "后", "末", "每", "低于", "高于", "不足", "超过", "达到", "未达", "满分", "〔", "(", "（",
    "至", "-", "—", "/", ".", NULL,
  };
  const char *behind = text + end;

  while (*behind == ' ')
    behind++;

  return !starts_with_any (behind, others) && !ends_with_any (text, start, limits) &&
         (starts_with_any (behind, measures) || stands_alone (text, start, end) ||
          memchr (text + start, '.', end - start) != NULL);
}

void
san_check_numbers (SanCheck           *self,
                   const SanShownText *shown)
{
  g_autoptr (GHashTable) numbers = NULL;
  const char *text = shown->text;
  gsize end;

  for (gsize start = strcspn (text, "0123456789"); text[start] != '\0';
       start = end + strcspn (text + end, "0123456789"))
    {
      g_autofree char *number = NULL;
      gint64 value;

      end = start + strspn (text + start, "0123456789");
      if (text[end] == '.' && g_ascii_isdigit (text[end + 1]))
        end += 1 + strspn (text + end + 1, "0123456789");

      if (shown->origin[start] != SAN_WORDS_PLAIN || !is_figure (text, start, end))
        continue;
      if (numbers == NULL)
        numbers = collect_numbers (self->data);
      number = g_strndup (text + start, end - start);
      self->from = start;
      self->to = end;
      if (san_micro_parse (number, &value, NULL, NULL) &&
          !g_hash_table_contains (numbers, &value))
        san_check_add (self, SAN_BULLETIN_WARNING, "unbound-number",
                       g_strdup_printf (_("“%s” is written by hand and is no figure of the data"),
                                        number), number, "");
    }
}
