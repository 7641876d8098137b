/* san-bulletin-fields.c - what the keys of bound text stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A key is a word, or a word and what it is asked about, between colons. G is the name of a
 * group, U of a unit as the ranking shows it, K a number from 1, A an action of the awards.
 * A list of names is joined by 、; units that share a place at the edge of a list are all in.
 *
 *   city office campaign period        as on the paper
 *   month                              6月 for a month, else as period
 *   days                               6月12日至15日
 *   cut_off                            6月30日: of the tickets, else the last of the days
 *   previous                           上月, 上周 … or 上次考评: what changes are held against
 *   points observations respondents    how many
 *   categories groups units            how many: of the ranking, units with a total
 *   problems problem_units relapses    how many; units that have one; problems come back
 *   relapse_points                     where: the names
 *   looked_back relapsed               look-back of tickets
 *
 *   n:G placed:G mean:G max:G min:G median:G stdev:G spread:G
 *                                      units with a total, those with a place; of their totals
 *   first:G:K last:G:K                 the first and last K units
 *   all:G                              all that have a place, in order
 *   change:G changed:G direction:G     of the mean: -0.42, 0.42, 提高 下降 持平
 *   comparison:G                       比上月提高0.42分, 与上月持平
 *   up:G down:G                        units whose total rose or fell
 *   below:G:S                          units with a total under S
 *   riser:G riser_places:G faller:G faller_places:G
 *                                      who gained or lost most places, and how many
 *   drop:G drop_points:G               who lost most of its total, and how much
 *
 *   total:U rank:U unit_change:U unit_changed:U unit_direction:U moved:U
 *
 *   category:G:K category_mean:G:K category_lost:G:K category_n:G:K category_below:G:K
 *   category_worst:G:K:N               the N lowest units, three at most
 *   category_faults:G:K:N              the N items that failed most often
 *   category_points:G:K:N              the N points with most problems
 *
 *   ticket:F                           a figure of tickets: issued due closed closed_on_time
 *                                      closure_rate on_time_rate waiting returned extended
 *                                      suspended shelved disputed reassigned relapse_rate
 *                                      median_hours p90_hours; and what is open at the end:
 *                                      open overdue white yellow red
 *
 *   awarded:A award_n:A                the units, each once, and how many
 *   awarded:A:G                        those of a group
 *   money budget                       22万元 or 1234.56元; all together
 */

#include "bulletins/san-bulletin-data.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-bulletin-words.h"

/* What a key asks */
typedef struct
{
  const SanBulletinData *data;
  const char            *word;
  const char            *name;     /* of a group, unit, action … "" */
  const SanRankedGroup  *group;
  guint k;                         /* 0: none was asked for */
  guint n;
} Question;

typedef char *(*Answer) (const Question *question);

static char *
count_text (guint n)
{
  return g_strdup_printf ("%u", n);
}

/* NULL for what is empty */
static char *
some_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* Joins and frees; NULL where nothing is in it. */
static char *
join_names (GPtrArray *names)
{
  char *text = NULL;

  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      text = g_strjoinv (SAN_WORDS_COMMA, (char **) names->pdata);
    }
  g_ptr_array_unref (names);

  return text;
}

static const char *
unit_of (const SanPlace *place)
{
  return place->score->participant->name;
}

/* The paper */

static char *
answer_month (const Question *question)
{
  const SanRanking *ranking = question->data->ranking;
  int year, month, day;

  if (ranking == NULL || ranking->input->period.kind != SAN_PERIOD_MONTH)
    return some_text (question->data->period);

  san_day_get (ranking->input->period.first, &year, &month, &day);
  return g_strdup_printf ("%d月", month);
}

static char *
answer_days (const Question *question)
{
  int year[2], month[2], day[2];
  g_autoptr (GString) text = g_string_new (NULL);

  if (question->data->from == 0 || question->data->to == 0)
    return NULL;

  san_day_get (question->data->from, &year[0], &month[0], &day[0]);
  san_day_get (question->data->to, &year[1], &month[1], &day[1]);
  if (year[0] != year[1])
    g_string_append_printf (text, "%d年", year[0]);
  g_string_append_printf (text, "%d月%d日", month[0], day[0]);
  if (question->data->from == question->data->to)
    return g_string_free (g_steal_pointer (&text), FALSE);

  g_string_append (text, "至");
  if (year[0] != year[1])
    g_string_append_printf (text, "%d年", year[1]);
  if (year[0] != year[1] || month[0] != month[1])
    g_string_append_printf (text, "%d月", month[1]);
  g_string_append_printf (text, "%d日", day[1]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
answer_cut_off (const Question *question)
{
  const SanBulletinData *data = question->data;
  SanDay last = data->to;
  SanTime time;
  int year, month, day;

  if (data->tickets != NULL &&
      san_time_parse (san_workbook_tickets_get_cut_off (data->tickets), &time, NULL))
    last = san_time_day (time);
  if (last == 0)
    return NULL;

  san_day_get (last, &year, &month, &day);
  return g_strdup_printf ("%d月%d日", month, day);
}

static char *
answer_previous (const Question *question)
{
  const SanRanking *ranking = question->data->ranking;
  SanPeriod shifted, before;

  if (ranking == NULL || !ranking->input->has_previous)
    return NULL;

  shifted = san_period_shift (&ranking->input->period, -1);
  if (!san_period_parse (ranking->input->previous_label, &before, NULL) ||
      before.first != shifted.first || before.last != shifted.last)
    return g_strdup ("上次考评");

  switch (before.kind)
    {
    case SAN_PERIOD_MONTH:
      return g_strdup ("上月");
    case SAN_PERIOD_QUARTER:
      return g_strdup ("上季度");
    case SAN_PERIOD_YEAR:
      return g_strdup ("上年");
    case SAN_PERIOD_WEEK:
      return g_strdup ("上周");
    case SAN_PERIOD_MONTHS:
    case SAN_PERIOD_DAYS:
    default:
      return g_strdup ("上期");
    }
}

static char *
answer_paper (const Question *question)
{
  const SanBulletinData *data = question->data;
  const struct { const char *word, *text; } texts[] = {
    { "city", data->city }, { "office", data->office }, { "campaign", data->campaign },
    { "period", data->period }, { "inspected", data->inspected },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (question->word, texts[i].word))
      return some_text (texts[i].text);

  return NULL;
}

/* How many */

static char *
answer_categories (const Question *question)
{
  const GPtrArray *categories = question->data->categories;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    g_hash_table_add (names, ((SanBulletinCategory *) categories->pdata[i])->name);

  return g_hash_table_size (names) > 0 ? count_text (g_hash_table_size (names)) : NULL;
}

static char *
answer_ranked (const Question *question)
{
  const SanRanking *ranking = question->data->ranking;
  guint n = 0;

  if (ranking == NULL)
    return NULL;
  if (g_str_equal (question->word, "groups"))
    return count_text (ranking->groups->len);

  for (guint i = 0; i < ranking->groups->len; i++)
    n += ((SanRankedGroup *) ranking->groups->pdata[i])->n;

  return count_text (n);
}

static char *
answer_problems (const Question *question)
{
  const GPtrArray *problems = question->data->problems;
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) points = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();
  guint relapses = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const SanBulletinProblem *problem = problems->pdata[i];

      if (*problem->unit != '\0')
        g_hash_table_add (units, problem->unit);
      relapses += problem->relapse;
      if (problem->relapse && g_hash_table_add (points, problem->point))
        g_ptr_array_add (names, problem->point);
    }
  if (g_str_equal (question->word, "relapse_points"))
    return join_names (names);

  g_ptr_array_unref (names);
  return count_text (g_str_equal (question->word, "relapses") ? relapses
                     : g_str_equal (question->word, "problem_units") ? g_hash_table_size (units)
                     : problems != NULL ? problems->len
                                        : 0);
}

static char *
answer_counts (const Question *question)
{
  const SanBulletinData *data = question->data;
  const struct { const char *word; guint n; } counts[] = {
    { "points", data->n_points }, { "observations", data->n_observations },
    { "respondents", data->n_respondents }, { "looked_back", data->n_looked_at },
    { "relapsed", data->n_relapsed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (g_str_equal (question->word, counts[i].word))
      return count_text (counts[i].n);

  return NULL;
}

/* Groups */

static char *
answer_group (const Question *question)
{
  const SanRankedGroup *group = question->group;
  const struct { const char *word, *text; } texts[] = {
    { "mean", group->mean }, { "max", group->max }, { "min", group->min },
    { "median", group->median }, { "stdev", group->stdev },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (question->word, texts[i].word))
      return some_text (texts[i].text);

  return count_text (g_str_equal (question->word, "n") ? group->n : san_words_count_placed (group));
}

static int
decimals_of (const SanRankedGroup *group)
{
  const char *point = strchr (group->mean, '.');

  return point != NULL ? (int) strlen (point + 1) : 0;
}

static char *
answer_spread (const Question *question)
{
  const SanRankedGroup *group = question->group;
  gint64 max, min;

  if (!san_micro_parse (group->max, &max, NULL, NULL) ||
      !san_micro_parse (group->min, &min, NULL, NULL))
    return NULL;

  return san_micro_format (max - min, decimals_of (group));
}

static char *
answer_places (const Question *question)
{
  const SanRankedGroup *group = question->group;
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];

      if (g_str_equal (question->word, "all") ? place->place > 0
          : g_str_equal (question->word, "first") ? san_words_is_first (place, question->k)
          : san_words_is_last (group, place, question->k))
        g_ptr_array_add (names, (gpointer) unit_of (place));
    }

  return join_names (names);
}

static const char *
direction_of (gint64 change)
{
  return change > 0 ? "提高" : change < 0 ? "下降" : "持平";
}

static char *
answer_change (const Question *question)
{
  g_autofree char *before = answer_previous (question);
  g_autofree char *amount = NULL;
  gint64 change;
  int decimals;

  if (before == NULL || !san_words_mean_change (question->group, &change, &decimals))
    return NULL;

  amount = san_micro_format (ABS (change), decimals);
  if (g_str_equal (question->word, "direction"))
    return g_strdup (direction_of (change));
  if (g_str_equal (question->word, "changed"))
    return g_steal_pointer (&amount);
  if (g_str_equal (question->word, "change"))
    return g_strconcat (change > 0 ? "+" : change < 0 ? "-" : "", amount, NULL);
  if (change == 0)
    return g_strconcat ("与", before, "持平", NULL);

  return g_strconcat ("比", before, direction_of (change), amount, "分", NULL);
}

static char *
answer_moves (const Question *question)
{
  const SanRankedGroup *group = question->group;
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      gint64 change;

      if (place->standing != SAN_STANDING_LISTED &&
          san_micro_parse (place->change, &change, NULL, NULL))
        n += g_str_equal (question->word, "up") ? change > 0 : change < 0;
    }

  return count_text (n);
}

static char *
answer_below (const Question *question)
{
  const SanRankedGroup *group = question->group;
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      gint64 total;

      if (place->standing != SAN_STANDING_LISTED &&
          san_micro_parse (place->total, &total, NULL, NULL))
        n += total < question->k * SAN_MICRO;
    }

  return count_text (n);
}

/* The units of a group whose figure is the largest above 0. @drop: of the total; else of the
 * place, @sign telling which way. */
static char *
find_most (const SanRankedGroup *group,
           gboolean              drop,
           int                   sign,
           gint64               *most)
{
  GPtrArray *names = g_ptr_array_new ();

  *most = 0;
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      gint64 moved;

      if (place->place == 0 ||
          !san_micro_parse (drop ? place->change : place->rank_change, &moved, NULL, NULL))
        continue;
      moved *= sign;
      if (moved > *most)
        g_ptr_array_set_size (names, 0);
      *most = MAX (*most, moved);
      if (moved > 0 && moved == *most)
        g_ptr_array_add (names, (gpointer) unit_of (place));
    }

  return join_names (names);
}

static char *
answer_movers (const Question *question)
{
  gboolean drop = g_str_has_prefix (question->word, "drop");
  gboolean amount = g_str_has_suffix (question->word, "_places") ||
                    g_str_has_suffix (question->word, "_points");
  gint64 most;
  g_autofree char *names =
    find_most (question->group, drop, g_str_has_prefix (question->word, "riser") ? 1 : -1, &most);

  if (names == NULL || !amount)
    return g_steal_pointer (&names);

  return san_micro_format (most, drop ? decimals_of (question->group) : 0);
}

/* Units */

static char *
answer_unit (const Question *question)
{
  const SanPlace *place = san_words_find_place (question->data, question->name, NULL);
  const char *change;
  gint64 amount;

  if (place == NULL)
    return NULL;
  if (g_str_equal (question->word, "rank"))
    return place->place > 0 ? count_text (place->place) : NULL;
  if (g_str_equal (question->word, "total"))
    return some_text (place->total);

  change = g_str_equal (question->word, "moved") ? place->rank_change : place->change;
  if (!san_micro_parse (change, &amount, NULL, NULL))
    return NULL;
  if (g_str_equal (question->word, "unit_direction"))
    return g_strdup (direction_of (amount));

  return g_strdup (g_str_equal (question->word, "unit_changed") && amount != 0 ? change + 1
                                                                               : change);
}

/* Categories */

/* (transfer full): names of the units, as a set */
static GHashTable *
units_of (const SanRankedGroup *group)
{
  GHashTable *units = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < group->places->len; i++)
    g_hash_table_add (units, (gpointer) unit_of (group->places->pdata[i]));

  return units;
}

typedef struct
{
  const char *name;
  guint       n;
  guint       index;
} Tally;

static int
compare_tallies (gconstpointer a,
                 gconstpointer b)
{
  const Tally *x = a;
  const Tally *y = b;

  return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : (int) x->index - (int) y->index;
}

static void
tally_add (GArray     *tallies,
           const char *name)
{
  Tally tally = { name, 1, tallies->len };

  for (guint i = 0; i < tallies->len; i++)
    if (g_str_equal (g_array_index (tallies, Tally, i).name, name))
      {
        g_array_index (tallies, Tally, i).n++;
        return;
      }

  g_array_append_val (tallies, tally);
}

/* The items, or the points, that the problems of a category name most often */
static char *
answer_most_named (const Question            *question,
                   const SanBulletinCategory *category,
                   gboolean                   points)
{
  const GPtrArray *problems = question->data->problems;
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_autoptr (GHashTable) units = units_of (question->group);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const SanBulletinProblem *problem = problems->pdata[i];
      const char *name = points ? problem->point : problem->item;

      if (*name != '\0' && g_str_equal (problem->category, category->name) &&
          g_hash_table_contains (units, problem->unit))
        tally_add (tallies, name);
    }

  g_array_sort (tallies, compare_tallies);
  for (guint i = 0; i < tallies->len && i < question->n; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (tallies, Tally, i).name);

  return join_names (names);
}

static char *
answer_category (const Question *question)
{
  const SanBulletinCategory *category =
    san_words_find_category (question->data, question->group->name, question->k);
  const char *word = question->word + strlen ("category");
  GPtrArray *names;

  if (category == NULL)
    return NULL;
  if (*word == '\0')
    return some_text (category->name);
  if (g_str_equal (word, "_mean"))
    return some_text (category->mean);
  if (g_str_equal (word, "_lost"))
    return some_text (category->lost);
  if (g_str_equal (word, "_n"))
    return count_text (category->n_units);
  if (g_str_equal (word, "_below"))
    return count_text (category->n_below);
  if (!g_str_equal (word, "_worst"))
    return answer_most_named (question, category, g_str_equal (word, "_points"));

  names = g_ptr_array_new ();
  for (guint i = 0; category->worst != NULL && category->worst[i] != NULL && i < question->n; i++)
    g_ptr_array_add (names, category->worst[i]);

  return join_names (names);
}

/* Tickets */

static char *
answer_open_tickets (const Question *question)
{
  static const char *const words[] = { "white", "白单", "yellow", "黄单", "red", "红单" };
  const GPtrArray *open = san_workbook_tickets_get_open (question->data->tickets);
  guint n = 0;

  if (g_str_equal (question->name, "open"))
    return count_text (open->len);

  for (guint i = 0; i < open->len; i++)
    {
      const char *standing = ((char **) open->pdata[i])[SAN_OPEN_TICKET_STANDING];

      if (g_str_equal (question->name, "overdue"))
        n += g_str_has_suffix (standing, "逾期");
      for (guint j = 0; j < G_N_ELEMENTS (words); j += 2)
        n += g_str_equal (question->name, words[j]) && g_str_has_prefix (standing, words[j + 1]);
    }

  return count_text (n);
}

static char *
answer_ticket (const Question *question)
{
  static const char *const open[] = { "open", "overdue", "white", "yellow", "red", NULL };
  const SanBulletinData *data = question->data;
  const char *figure = data->figures != NULL ? g_hash_table_lookup (data->figures, question->name)
                                             : NULL;

  if (figure != NULL)
    return some_text (figure);

  return data->tickets != NULL && g_strv_contains (open, question->name)
         ? answer_open_tickets (question) : NULL;
}

/* Awards and sanctions */

static char *
answer_awards (const Question *question)
{
  const GPtrArray *awards = question->data->awards;
  g_auto (GStrv) parts = g_strsplit (question->name, ":", 2);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();
  guint n;

  for (guint i = 0; awards != NULL && parts[0] != NULL && i < awards->len; i++)
    {
      const SanBulletinAward *award = awards->pdata[i];

      if (g_str_equal (award->action, parts[0]) &&
          (parts[1] == NULL || g_str_equal (award->group, parts[1])) &&
          g_hash_table_add (seen, award->unit))
        g_ptr_array_add (names, award->unit);
    }
  if (g_str_equal (question->word, "awarded"))
    return join_names (names);

  n = names->len;
  g_ptr_array_unref (names);
  return n > 0 ? count_text (n) : NULL;
}

/* 22万元 where it is whole hundreds of yuan, else 1234.56元 */
static char *
money_text (gint64 yuan)
{
  g_autofree char *text = NULL;
  gint64 wan = yuan / 10000;

  if (yuan >= 10000 * SAN_MICRO && yuan % (100 * SAN_MICRO) == 0)
    {
      text = san_micro_format (wan, SAN_DECIMALS_NEEDED);
      return g_strconcat (text, "万元", NULL);
    }

  text = san_micro_format (yuan, SAN_DECIMALS_NEEDED);
  return g_strconcat (text, "元", NULL);
}

static char *
answer_money (const Question *question)
{
  gboolean budget = g_str_equal (question->word, "budget");
  const GPtrArray *list = budget ? question->data->money : question->data->awards;
  gint64 sum = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const char *text = budget ? ((SanBulletinMoney *) list->pdata[i])->budget
                                : ((SanBulletinAward *) list->pdata[i])->amount;
      gint64 amount;

      if (san_micro_parse (text, &amount, NULL, NULL))
        sum += amount;
    }

  return sum > 0 ? money_text (sum) : NULL;
}

/* The keys */

typedef enum
{
  ASKS_NOTHING,
  ASKS_NAME,
  ASKS_GROUP,
  ASKS_GROUP_K,
  ASKS_GROUP_K_N,
} Asks;

static const struct
{
  const char *words;      /* between blanks */
  Asks        asks;
  Answer      answer;
} keys[] = {
  { " city office campaign period inspected ", ASKS_NOTHING, answer_paper },
  { " month ", ASKS_NOTHING, answer_month },
  { " days ", ASKS_NOTHING, answer_days },
  { " cut_off ", ASKS_NOTHING, answer_cut_off },
  { " previous ", ASKS_NOTHING, answer_previous },
  { " points observations respondents looked_back relapsed ", ASKS_NOTHING, answer_counts },
  { " categories ", ASKS_NOTHING, answer_categories },
  { " groups units ", ASKS_NOTHING, answer_ranked },
  { " problems problem_units relapses relapse_points ", ASKS_NOTHING, answer_problems },
  { " money budget ", ASKS_NOTHING, answer_money },
  { " n placed mean max min median stdev ", ASKS_GROUP, answer_group },
  { " spread ", ASKS_GROUP, answer_spread },
  { " change changed direction comparison ", ASKS_GROUP, answer_change },
  { " up down ", ASKS_GROUP, answer_moves },
  { " riser riser_places faller faller_places drop drop_points ", ASKS_GROUP, answer_movers },
  { " all ", ASKS_GROUP, answer_places },
  { " first last ", ASKS_GROUP_K, answer_places },
  { " below ", ASKS_GROUP_K, answer_below },
  { " category category_mean category_lost category_n category_below ", ASKS_GROUP_K,
    answer_category },
  { " category_worst category_faults category_points ", ASKS_GROUP_K_N, answer_category },
  { " total rank unit_change unit_changed unit_direction moved ", ASKS_NAME, answer_unit },
  { " ticket ", ASKS_NAME, answer_ticket },
  { " awarded award_n ", ASKS_NAME, answer_awards },
};

/* Takes ":12" off the end */
static gboolean
take_number (char  *text,
             guint *number)
{
  char *colon = strrchr (text, ':');
  guint64 value;

  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 1, 1000, &value, NULL))
    return FALSE;

  *colon = '\0';
  *number = (guint) value;
  return TRUE;
}

char *
san_bulletin_data_field (const SanBulletinData *data,
                         const char            *key)
{
  const char *colon = strchr (key, ':');
  g_autofree char *word = colon != NULL ? g_strndup (key, (gsize) (colon - key)) : g_strdup (key);
  g_autofree char *name = g_strdup (colon != NULL ? colon + 1 : "");
  g_autofree char *wanted = g_strdup_printf (" %s ", word);
  Question question = { data, word, name, NULL, 0, 0 };

  if (*word == '\0' || strchr (word, ' ') != NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strstr (keys[i].words, wanted) == NULL)
        continue;
      if ((colon != NULL) != (keys[i].asks != ASKS_NOTHING))
        return NULL;
      if ((keys[i].asks >= ASKS_GROUP_K_N && !take_number (name, &question.n)) ||
          (keys[i].asks >= ASKS_GROUP_K && !take_number (name, &question.k)))
        return NULL;
      if (keys[i].asks >= ASKS_GROUP)
        {
          question.group = san_words_find_group (data, name);
          if (question.group == NULL)
            return NULL;
        }
      return keys[i].answer (&question);
    }

  return NULL;
}
