/* workbook-month.c - months with everything that a bulletin prints, of any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/workbook-month.h"

#include <stdlib.h>
#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"
#include "support/san-test-round.h"

#define SCHEME \
  "{'name': '月度考评', 'component': {'key': 'total', 'name': '总分', 'combine': 'weighted'," \
  " 'children': [" \
  "  {'key': 'site', 'name': '实地', 'weight': '60', 'source': 'inspection'}," \
  "  {'key': 'q', 'name': '问卷', 'weight': '40', 'source': 'entry'}]}}"

/* The sizes that are tested: four districts, a month of towns, a large one, villages */
static const struct { const char *name; SanWorkbookMonthSize size; } sizes[] = {
  { "month-4", { 1, 4, 5, 2, 12, 3, 4, FALSE } },
  { "month-27", { 3, 27, 25, 1, 160, 6, 37, FALSE } },
  { "month-176", { 8, 176, 12, 1, 500, 12, 60, TRUE } },
  { "month-1000", { 2, 1000, 0, 0, 5000, 2, 0, FALSE } },
  { "month-wide", { 2, 20, 54, 1, 0, 52, 0, FALSE } },
  { "month-bare", { 1, 5, 0, 0, 0, 0, 0, FALSE } },
};

typedef struct
{
  SanWorkbookMonth           *month;
  const SanWorkbookMonthSize *size;
  GRand *rand;
} Maker;

static char *keep (Maker      *self,
                   const char *format,
                   ...) G_GNUC_PRINTF (2, 3);

static char *
keep (Maker      *self,
      const char *format,
      ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  return g_string_chunk_insert (self->month->strings, text);
}

static int
pick (Maker *self,
      int    least,
      int    end)
{
  return g_rand_int_range (self->rand, least, end);
}

/* The round --------------------------------------------------------------------------- */

static void
add_point (Maker         *self,
           SanRoundInput *input,
           guint          unit,
           guint          category)
{
  SanInspectedPoint *point = san_inspection_add_point (input->inspection);
  gint64 marks = pick (self, 3, 12);

  point->id = input->inspection->points->len;
  point->code = keep (self, "D%04u", input->inspection->points->len);
  point->name = keep (self, "%s%u号", category % 2 == 0 ? "东门农贸市场" : "滨江小区", unit + 1);
  point->category = category;
  point->unit = unit;
  point->bureau = SAN_INSPECTION_NOBODY;
  point->marks = marks * SAN_MICRO;
  mpq_set_si (point->earned, (long) (point->marks / 100 * pick (self, 55, 101)), 1);
  point->seen = 6;
  point->failed = (guint) pick (self, 0, 4);
  point->met = 6 - point->failed;
}

static void
add_book (Maker         *self,
          SanRoundInput *input)
{
  static const char *const names[] = {
    "主次干道", "背街小巷", "农贸市场", "居民小区", "公共厕所", "建筑工地", "河湖沿岸", "窗口单位",
    "商业大街", "城乡结合部",
  };

  input->inspection = san_inspection_new ();
  for (guint i = 0; i < self->size->n_categories; i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : keep (self, "第%u类点位", i + 1);
      SanInspectedCategory category = { i + 1, keep (self, "C%u", i), name,
                                        (i % 4 + 1) * SAN_MICRO };

      g_array_append_val (input->inspection->categories, category);
    }

  for (guint unit = 0; unit < input->participants->len; unit++)
    for (guint i = 0; i < self->size->n_categories; i++)
      for (int n = pick (self, unit == 0, (int) self->size->n_points + 1); n > 0; n--)
        add_point (self, input, unit, i);
  san_inspection_prepare (input);
}

static SanRanking *
make_ranking (Maker *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GError) error = NULL;
  SanRanking *ranking;
  guint n_groups = self->size->n_groups;

  for (guint i = 0; i < self->size->n_units; i++)
    g_string_append_printf (lines, "第%u片区 云和街道%u号 %s . %d.%d\n",
                            i * n_groups / self->size->n_units + 1, i + 1,
                            i % 11 == 7 ? "listed" : i % 13 == 8 ? "trial" : "ranked",
                            pick (self, 60, 100), pick (self, 0, 10));
  input = san_test_round (SCHEME, lines->str);
  if (self->size->n_categories > 0)
    add_book (self, input);

  ranking = san_ranking_compute (input, &error);
  g_assert_no_error (error);

  return ranking;
}

/* What is said of it ------------------------------------------------------------------ */

static const char *
unit_name (const Maker *self,
           guint        participant)
{
  const SanParticipant *unit =
    g_ptr_array_index (self->month->ranking->input->participants, participant);

  return unit->name;
}

/* The exact mean of those that are ranked or on trial */
static gboolean
category_mean (const Maker          *self,
               const SanRankedGroup *group,
               guint                 category,
               guint                *n,
               mpq_t                 mean)
{
  mpq_t count;

  *n = 0;
  mpq_set_ui (mean, 0, 1);
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanInspectedCell *cell =
        san_inspection_find_cell (self->month->ranking->input->inspection, place->participant,
                                  category);

      if (place->standing == SAN_STANDING_LISTED || cell == NULL)
        continue;
      mpq_add (mean, mean, cell->mean);
      (*n)++;
    }
  if (*n == 0)
    return FALSE;

  mpq_init (count);
  mpq_set_ui (count, 100, *n);
  mpq_canonicalize (count);
  mpq_mul (mean, mean, count);
  mpq_clear (count);

  return TRUE;
}

static int
compare_losses (gconstpointer a,
                gconstpointer b)
{
  const SanBulletinCategory *x = *(const SanBulletinCategory *const *) a;
  const SanBulletinCategory *y = *(const SanBulletinCategory *const *) b;
  int order = strcmp (x->group, y->group);
  double left = g_ascii_strtod (x->lost, NULL);
  double right = g_ascii_strtod (y->lost, NULL);

  return order != 0 ? order : left != right ? (left < right) - (left > right)
                                            : strcmp (x->name, y->name);
}

static void
add_categories (Maker                *self,
                const SanRankedGroup *group)
{
  static char *worst[] = { (char *) "云和街道3号", (char *) "云和街道8号", NULL };
  const SanInspection *book = self->month->ranking->input->inspection;
  mpq_t mean;

  mpq_init (mean);
  for (guint i = 0; i < self->size->n_categories; i++)
    {
      const SanInspectedCategory *category = &g_array_index (book->categories,
                                                             SanInspectedCategory, i);
      SanBulletinCategory *said;
      g_autofree char *text = NULL;
      guint n;

      if (!category_mean (self, group, i, &n, mean))
        continue;
      said = g_new0 (SanBulletinCategory, 1);
      text = san_rational_format (mean, 2);
      said->group = keep (self, "%s", group->name);
      said->name = (char *) category->name;
      said->area = (char *) (i < self->size->n_categories / 2 ? "市容环境" : "公共服务");
      said->mean = keep (self, "%s", text);
      said->lost = keep (self, "%.2f", (100 - g_ascii_strtod (text, NULL)) / 100 *
                         (double) category->weight / SAN_MICRO);
      said->n_units = n;
      said->n_below = n / 3;
      said->worst = worst;
      g_ptr_array_add (self->month->data->categories, said);
    }
  mpq_clear (mean);
}

static void
add_points (Maker *self)
{
  const SanInspection *book = self->month->ranking->input->inspection;
  mpq_t score;

  mpq_init (score);
  for (guint i = 0; book != NULL && i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);
      SanBulletinPoint *said = g_new0 (SanBulletinPoint, 1);
      g_autofree char *text = NULL;

      mpq_set_si (score, (long) (point->marks / 100), 1);
      mpq_div (score, point->earned, score);
      text = san_rational_format (score, 2);
      said->unit = (char *) unit_name (self, point->unit);
      said->code = (char *) point->code;
      said->name = (char *) point->name;
      said->category = (char *) g_array_index (book->categories, SanInspectedCategory,
                                               point->category).name;
      said->address = (char *) (i % 3 == 0 ? "云和路18号与滨江大道交叉口东南角，公交首末站对面" : "滨江大道7号");
      said->score = i % 17 == 5 ? (char *) "" : keep (self, "%s", text);
      said->previous = i % 4 == 1 ? (char *) "" : keep (self, "%d.%02d", pick (self, 60, 100),
                                                        pick (self, 0, 100));
      said->n_failed = point->failed;
      g_ptr_array_add (self->month->data->points, said);
    }
  mpq_clear (score);
}

static void
add_problem (Maker *self,
             guint  index)
{
  static const char *const colours[] = { "white", "white", "white", "yellow", "red", "" };
  static const char *const items[] = { "占道经营", "垃圾箱满溢", "墙面乱张贴", "消防通道堵塞" };
  static const char *const notes[] = {
    "", "店外摆放桌椅三处，影响行人通行", "现场无人管理，垃圾落地，周边有明显异味，附近居民反映已持续一周以上",
  };
  SanBulletinProblem *said = g_new0 (SanBulletinProblem, 1);
  guint participant = index * self->size->n_units / self->size->n_problems;
  const char *colour = colours[pick (self, 0, G_N_ELEMENTS (colours))];
  gboolean ticket = *colour != '\0';

  said->unit = (char *) unit_name (self, participant);
  said->bureau = (char *) (index % 3 == 0 ? "市城市管理局" : "");
  said->point = keep (self, "东门农贸市场%u号", index % 7 + 1);
  said->category = (char *) (index % 2 == 0 ? "农贸市场" : "居民小区");
  said->item = (char *) items[pick (self, 0, G_N_ELEMENTS (items))];
  said->note = (char *) notes[pick (self, 0, G_N_ELEMENTS (notes))];
  said->rating = (char *) (index % 4 == 0 ? "C#" : "不符合");
  said->lost = index % 9 == 4 ? (char *) "" : keep (self, "%d.%d", pick (self, 0, 4),
                                                    pick (self, 0, 10));
  said->ticket = ticket ? keep (self, "2018-%04u", index + 1) : (char *) "";
  said->colour = (char *) colour;
  said->due = ticket ? keep (self, "2018-06-%02d 18:00", pick (self, 1, 31)) : (char *) "";
  said->relapse = index % 23 == 3;
  g_ptr_array_add (self->month->data->problems, said);
}

static void
add_award (Maker                *self,
           const SanRankedGroup *group,
           const SanPlace       *place,
           const char           *rule,
           const char           *action,
           const char           *amount)
{
  SanBulletinAward *said = g_new0 (SanBulletinAward, 1);

  said->rule = (char *) rule;
  said->group = keep (self, "%s", group->name);
  said->unit = (char *) place->score->participant->name;
  said->head = (char *) (place->participant % 2 == 0 ? "主要负责人" : "");
  said->place = place->place;
  said->action = (char *) action;
  said->amount = (char *) amount;
  said->reason = (char *) (place->participant % 5 == 0 ? "并列，平分名次奖金" : "");
  g_ptr_array_add (self->month->data->awards, said);
}

/* Group by group within a rule, as the scheme has the rules */
static void
add_awards (Maker *self)
{
  static const struct { const char *rule, *action; guint places; gboolean last; } rules[] = {
    { "每组前三名通报表扬", "commend", 3, FALSE }, { "名次奖励", "money", 3, FALSE },
    { "进步奖", "money", 1, FALSE }, { "末位检讨", "self-criticism", 1, TRUE },
    { "末两位约谈", "interview", 2, TRUE },
  };
  static const char *const amounts[] = { "40000", "25000", "15000" };
  SanBulletinMoney *money = g_new0 (SanBulletinMoney, 1);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint j = 0; j < self->month->ranking->groups->len; j++)
      {
        const SanRankedGroup *group = g_ptr_array_index (self->month->ranking->groups, j);

        for (guint k = 0; k < rules[i].places && k < group->n; k++)
          add_award (self, group,
                     g_ptr_array_index (group->places, rules[i].last ? group->n - 1 - k : k),
                     rules[i].rule, rules[i].action,
                     !g_str_equal (rules[i].action, "money") ? ""
                     : self->size->n_units == 4 ? "1234.56" : amounts[k]);
      }

  money->rule = (char *) "名次奖励";
  money->total = (char *) "";
  money->budget = (char *) "200000";
  g_ptr_array_add (self->month->data->money, money);
}

/* The year ---------------------------------------------------------------------------- */

typedef struct
{
  guint  index;
  gint64 sum;       /* hundredths; of all rounds that it is in */
  gint64 n;
  char **row;
} YearUnit;

/* By the exact mean: sums over the same number of rounds, else crosswise */
static int
compare_year (gconstpointer a,
              gconstpointer b)
{
  const YearUnit *x = a;
  const YearUnit *y = b;
  gint64 left = x->sum * MAX (y->n, 1);
  gint64 right = y->sum * MAX (x->n, 1);

  if ((x->n == 0) != (y->n == 0))
    return x->n == 0 ? 1 : -1;

  return left != right ? (left < right) - (left > right) : (int) x->index - (int) y->index;
}

static YearUnit
make_year_unit (Maker                *self,
                const SanRankedGroup *group,
                guint                 index)
{
  const SanPlace *place = g_ptr_array_index (group->places, index);
  YearUnit unit = { .index = index };

  unit.row = g_new0 (char *, 4 + self->size->n_rounds + 1);
  unit.row[0] = g_strdup (group->name);
  unit.row[1] = g_strdup (place->score->participant->name);
  unit.row[2] = g_strdup ("");
  unit.row[3] = g_strdup ("");
  for (guint i = 0; i < self->size->n_rounds; i++)
    {
      gint64 total = pick (self, 7000, 10000);
      gboolean absent = pick (self, 0, 12) == 0 || index % 29 == 28;

      unit.row[4 + i] = absent ? g_strdup ("") : san_micro_format (total * 10000, 2);
      unit.sum += absent ? 0 : total;
      unit.n += !absent;
    }

  return unit;
}

static void
set_year_value (Maker    *self,
                YearUnit *unit)
{
  mpq_t mean;

  if (unit->n == 0)
    return;

  mpq_init (mean);
  mpq_set_si (mean, self->size->by_points ? unit->sum / 100 : unit->sum,
              self->size->by_points ? 1 : (unsigned long) unit->n * 100);
  mpq_canonicalize (mean);
  g_free (unit->row[3]);
  unit->row[3] = san_rational_format (mean, 2);
  mpq_clear (mean);
}

static void
add_year_group (Maker                *self,
                const SanRankedGroup *group)
{
  g_autofree YearUnit *units = g_new0 (YearUnit, group->places->len);
  guint place = 0;

  for (guint i = 0; i < group->places->len; i++)
    units[i] = make_year_unit (self, group, i);
  qsort (units, group->places->len, sizeof (YearUnit), compare_year);

  for (guint i = 0; i < group->places->len; i++)
    {
      set_year_value (self, &units[i]);
      g_ptr_array_add (self->month->data->year_rows, units[i].row);
      if (units[i].n == 0)
        continue;
      if (i == 0 || units[i].sum * units[i - 1].n != units[i - 1].sum * units[i].n)
        place = i + 1;
      g_free (units[i].row[2]);
      units[i].row[2] = g_strdup_printf ("%u", place);
    }
}

static void
add_year (Maker *self)
{
  SanBulletinData *data = self->month->data;

  if (self->size->n_rounds == 0)
    return;

  data->year_rounds = g_new0 (char *, self->size->n_rounds + 1);
  for (guint i = 0; i < self->size->n_rounds; i++)
    data->year_rounds[i] = self->size->n_rounds > 12 ? g_strdup_printf ("第%u周", i + 1)
                                                     : g_strdup_printf ("2018-%02u", i + 1);
  for (guint i = 0; i < self->month->ranking->groups->len; i++)
    add_year_group (self, g_ptr_array_index (self->month->ranking->groups, i));
}

/* Tickets ----------------------------------------------------------------------------- */

static SanWorkbookTickets *
make_tickets (Maker *self)
{
  static const char *const standings[] = {
    "白单", "白单", "白单，逾期", "黄单，逾期", "黄单，待复查", "红单，挂账", "红单", "白单，缓办",
  };
  g_autoptr (GString) text = g_string_new ("{\"cut_off\": \"2018-06-30 23:59\", \"figures\": [");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  guint n = MIN (self->size->n_units, 40);

  for (guint i = 0; i <= n; i++)
    g_string_append_printf (text, "%s[\"%s\", \"%u\", \"%u\", \"%u\", \"%u\", \"75.00\", \"50.00\","
                            " \"1\", \"0\", \"0\", \"0\", \"%s\", \"30.5\"]", i > 0 ? ", " : "",
                            i == 0 ? "" : unit_name (self, i - 1), i == 0 ? 9 * n : 9,
                            i == 0 ? 4 * n : 4, i == 0 ? 3 * n : 3, i == 0 ? 2 * n : 2,
                            i % 3 == 0 ? "5.00" : "");
  g_string_append (text, "], \"ages\": [");
  for (guint i = 0; i < 5; i++)
    g_string_append_printf (text, "%s[\"%s\", \"%u\", \"%u\", \"%u\", \"%u\"]", i > 0 ? ", " : "",
                            ((const char *[]) { "3日以内", "4至7日", "8至15日", "16至30日", "30日以上" })[i],
                            12 - 2 * i, i, i / 2, i);
  g_string_append (text, "], \"open\": [");
  for (guint i = 0; i < self->size->n_open; i++)
    g_string_append_printf (text, "%s[\"2018-%04u\", \"%s\", \"店外摆放桌椅\", \"2018-06-12 09:00\","
                            " \"2018-06-15 18:00\", \"%s\"]", i > 0 ? ", " : "", i + 1,
                            unit_name (self, i % self->size->n_units),
                            standings[pick (self, 0, G_N_ELEMENTS (standings))]);
  g_string_append (text, "]}");

  json_parser_load_from_data (parser, text->str, -1, &error);
  g_assert_no_error (error);

  return san_workbook_tickets_from_json (json_parser_get_root (parser));
}

/* The month --------------------------------------------------------------------------- */

static void
add_data (Maker *self)
{
  SanBulletinData *data = self->month->data;
  const SanRanking *ranking = self->month->ranking;

  data->city = (char *) "云州市";
  data->office = (char *) "云州市创建办";
  data->campaign = (char *) "文明城市创建";
  data->period = (char *) "2018年6月";
  data->inspected = (char *) "";
  data->categories = g_ptr_array_new_with_free_func (g_free);
  data->points = g_ptr_array_new_with_free_func (g_free);
  data->problems = g_ptr_array_new_with_free_func (g_free);
  data->awards = g_ptr_array_new_with_free_func (g_free);
  data->money = g_ptr_array_new_with_free_func (g_free);
  data->year_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; self->size->n_categories > 0 && i < ranking->groups->len; i++)
    add_categories (self, g_ptr_array_index (ranking->groups, i));
  g_ptr_array_sort (data->categories, compare_losses);
  add_points (self);
  for (guint i = 0; i < self->size->n_problems; i++)
    add_problem (self, i);
  if (self->size->n_problems > 0)
    add_awards (self);
  add_year (self);
  if (self->size->n_open > 0)
    data->tickets = make_tickets (self);
}

SanWorkbookMonth *
san_workbook_month_new (const SanWorkbookMonthSize *size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (size->n_units);
  SanWorkbookMonth *month = g_new0 (SanWorkbookMonth, 1);
  Maker maker = { month, size, rand };

  month->strings = g_string_chunk_new (4096);
  month->ranking = make_ranking (&maker);
  month->data = g_new0 (SanBulletinData, 1);
  add_data (&maker);

  return month;
}

void
san_workbook_month_free (SanWorkbookMonth *month)
{
  g_ptr_array_unref (month->data->categories);
  g_ptr_array_unref (month->data->points);
  g_ptr_array_unref (month->data->problems);
  g_ptr_array_unref (month->data->awards);
  g_ptr_array_unref (month->data->money);
  g_ptr_array_unref (month->data->year_rows);
  g_strfreev (month->data->year_rounds);
  san_workbook_tickets_free (month->data->tickets);
  g_free (month->data);
  san_ranking_free (month->ranking);
  g_string_chunk_free (month->strings);
  g_free (month);
}

GBytes *
san_workbook_month_make (const SanWorkbookMonth *month)
{
  SanWorkbookHead head = {
    "云州市创建办", "云州市2018年6月考评情况通报", 6, 18, san_day_new (2018, 6, 29), "0123abcd", FALSE, 1, "",
    NULL, month->data,
  };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = san_workbook_make (month->ranking, &head, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

SanWorkbookMonth *
san_workbook_month_nth (guint        index,
                        const char **name)
{
  if (index >= G_N_ELEMENTS (sizes))
    return NULL;

  *name = sizes[index].name;
  return san_workbook_month_new (&sizes[index].size);
}
