/* san-unit-sheet-content.c - what a unit's own sheet says
 *
 * An official paper in Chinese, as the bulletin is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet-private.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-workbook-private.h"
#include "scoring/san-explain-losses.h"

static const SanUnitColumn place_columns[] = {
  { "考评组", 1, 18, SAN_PAPER_CENTRE }, { "名次", 0, 8, SAN_PAPER_CENTRE },
  { "参评单位", 0, 10, SAN_PAPER_CENTRE }, { "总分", 0, 9, SAN_PAPER_RIGHT },
  { "较上期", 0, 9, SAN_PAPER_RIGHT }, { "升降", 0, 8, SAN_PAPER_CENTRE },
  { "组平均", 0, 9, SAN_PAPER_RIGHT }, { "等次", 0, 9, SAN_PAPER_CENTRE },
  { "备注", 1, 18, SAN_PAPER_CENTRE },
};

static const SanUnitColumn part_columns[] = {
  { "项目", 2, 30, SAN_PAPER_LEFT }, { "权重(%)", 0, 9, SAN_PAPER_RIGHT },
  { "满分", 0, 9, SAN_PAPER_RIGHT }, { "得分", 0, 10, SAN_PAPER_RIGHT },
  { "总分失分", 0, 10, SAN_PAPER_RIGHT }, { "说明", 1, 24, SAN_PAPER_LEFT },
};

static const SanUnitColumn category_columns[] = {
  { "类别", 2, 30, SAN_PAPER_LEFT }, { "点位", 0, 8, SAN_PAPER_RIGHT },
  { "得分", 0, 10, SAN_PAPER_RIGHT }, { "总分失分", 0, 10, SAN_PAPER_RIGHT },
};

static const SanUnitColumn point_columns[] = {
  { "编号", 0, 14, SAN_PAPER_LEFT }, { "点位", 2, 24, SAN_PAPER_LEFT },
  { "类别", 1, 16, SAN_PAPER_LEFT }, { "地址", 1, 24, SAN_PAPER_LEFT },
  { "得分", 0, 9, SAN_PAPER_RIGHT }, { "上期", 0, 9, SAN_PAPER_RIGHT },
  { "问题", 0.2, 7, SAN_PAPER_RIGHT },
};

static const SanUnitColumn problem_columns[] = {
  { "序号", 0, 6, SAN_PAPER_CENTRE }, { "点位", 1, 18, SAN_PAPER_LEFT },
  { "条款", 0, 10, SAN_PAPER_LEFT }, { "项目", 2, 26, SAN_PAPER_LEFT },
  { "情况", 2, 26, SAN_PAPER_LEFT }, { "评定", 0, 8, SAN_PAPER_CENTRE },
  { "失分", 0, 8, SAN_PAPER_RIGHT }, { "总分失分", 0, 10, SAN_PAPER_RIGHT },
  { "三色单", 0, 16, SAN_PAPER_LEFT }, { "期限", 0, 16, SAN_PAPER_LEFT },
};

static const SanUnitColumn ticket_columns[] = {
  { "编号", 0, 16, SAN_PAPER_LEFT }, { "问题", 2, 36, SAN_PAPER_LEFT },
  { "交办时间", 0, 17, SAN_PAPER_LEFT }, { "期限", 0, 17, SAN_PAPER_LEFT },
  { "状态", 0, 16, SAN_PAPER_LEFT },
};

static const SanUnitColumn award_columns[] = {
  { "事项", 0, 14, SAN_PAPER_LEFT }, { "依据", 1, 24, SAN_PAPER_LEFT },
  { "名次", 0, 8, SAN_PAPER_CENTRE }, { "金额(元)", 0, 12, SAN_PAPER_RIGHT },
  { "事由", 1, 30, SAN_PAPER_LEFT },
};

#define TABLE(columns) columns, G_N_ELEMENTS (columns)

static const SanUnitTable unit_tables[SAN_N_UNIT_TABLES] = {
  [SAN_UNIT_PLACE] = { "成绩和名次", "", TABLE (place_columns) },
  [SAN_UNIT_PARTS] = { "得分构成", "本期没有分项得分。", TABLE (part_columns) },
  [SAN_UNIT_CATEGORIES] = { "实地考察类别得分", "", TABLE (category_columns) },
  [SAN_UNIT_POINTS] = { "点位得分", "本期没有考察点位。", TABLE (point_columns) },
  [SAN_UNIT_PROBLEMS] = { "失分明细", "本期考察没有发现问题。", TABLE (problem_columns) },
  [SAN_UNIT_TICKETS] = { "在办三色单", "没有在办的三色单。", TABLE (ticket_columns) },
  [SAN_UNIT_AWARDS] = { "奖惩", "本期没有奖惩事项。", TABLE (award_columns) },
};

const SanUnitTable *
san_unit_table_get (SanUnitTableKind kind)
{
  return &unit_tables[kind];
}

const char *
san_unit_sheet_get_none (const SanUnitSheet *sheet,
                         SanUnitTableKind    kind)
{
  if (kind == SAN_UNIT_PROBLEMS && sheet->rows[SAN_UNIT_POINTS]->len == 0)
    return "";

  return unit_tables[kind].none;
}

static void
photo_free (SanUnitPhoto *photo)
{
  g_free (photo->caption);
  g_free (photo->sha256);
  g_free (photo);
}

void
san_unit_sheet_free (SanUnitSheet *sheet)
{
  g_free (sheet->title);
  g_free (sheet->lead);
  g_free (sheet->note);
  g_free (sheet->date);
  for (guint i = 0; i < SAN_N_UNIT_TABLES; i++)
    g_ptr_array_unref (sheet->rows[i]);
  g_ptr_array_unref (sheet->photos);
  g_free (sheet);
}

/* Takes the cells, as many as the table has columns. */
static void
add_row (SanUnitSheet    *sheet,
         SanUnitTableKind kind,
         ...)
{
  guint n = unit_tables[kind].n_columns;
  char **row = g_new0 (char *, n + 1);
  va_list cells;

  va_start (cells, kind);
  for (guint i = 0; i < n; i++)
    {
      char *cell = va_arg (cells, char *);

      row[i] = cell != NULL ? cell : g_strdup ("");
    }
  va_end (cells);
  g_ptr_array_add (sheet->rows[kind], row);
}

static char *
minus (const char *text)
{
  return *text == '-' && g_ascii_isdigit (text[1]) ? g_strconcat ("−", text + 1, NULL)
                                                   : g_strdup (text);
}

/* Place --------------------------------------------------------------------------------- */

static gboolean
is_word (const char *change)
{
  return *change == '\0' || g_ascii_isalpha (*change);
}

static const char *
change_word (const char *change)
{
  if (strcmp (change, "new") == 0)
    return "新增";
  if (strcmp (change, "moved") == 0)
    return "调组";

  return change;
}

/* ▲2, ▼1, — */
static char *
moved_words (const char *rank_change)
{
  if (is_word (rank_change))
    return g_strdup (change_word (rank_change));
  if (*rank_change == '-')
    return g_strconcat ("▼", rank_change + 1, NULL);

  return strcmp (rank_change, "0") == 0 ? g_strdup ("—") : g_strconcat ("▲", rank_change, NULL);
}

/* ，较上期提高0.31分，上升2位 */
static void
append_change (GString        *lead,
               const SanPlace *place)
{
  gboolean same = !is_word (place->change) && strspn (place->change, "+-0.") ==
                  strlen (place->change);

  if (is_word (place->change))
    return;

  if (same)
    g_string_append (lead, "，与上期持平");
  else
    g_string_append_printf (lead, "，较上期%s%s分", *place->change == '-' ? "下降" : "提高",
                            place->change + strspn (place->change, "+-"));
  if (is_word (place->rank_change))
    return;
  if (strcmp (place->rank_change, "0") == 0)
    g_string_append (lead, "，名次不变");
  else
    g_string_append_printf (lead, "，名次%s%s位",
                            *place->rank_change == '-' ? "下降" : "上升",
                            place->rank_change + strspn (place->rank_change, "+-"));
}

static char *
make_lead (const SanUnitSource  *source,
           const SanRankedGroup *group,
           const SanPlace       *place)
{
  GString *lead = g_string_new (NULL);

  g_string_append_printf (lead, "%s%s考评", place->score->participant->name,
                          source->data->period);
  if (place->absent)
    {
      g_string_append (lead, "没有总分");
    }
  else
    {
      g_string_append_printf (lead, "总分%s分", place->total);
      if (place->place > 0 && *group->name != '\0')
        g_string_append_printf (lead, "，在%s%u个单位中%s第%u名", group->name, group->n,
                                place->tied ? "并列" : "列", place->place);
      else if (place->place > 0)
        g_string_append_printf (lead, "，在%u个单位中%s第%u名", group->n,
                                place->tied ? "并列" : "列", place->place);
      append_change (lead, place);
    }
  if (group->n > 0)
    g_string_append_printf (lead, "。本组平均%s分，最高%s分，最低%s分", group->mean, group->max,
                            group->min);
  g_string_append (lead, source->provisional ? "。此为预排名，以正式通报为准。" : "。");

  return g_string_free (lead, FALSE);
}

static void
add_place (SanUnitSheet         *sheet,
           const SanRankedGroup *group,
           const SanPlace       *place)
{
  add_row (sheet, SAN_UNIT_PLACE,
           g_strdup (*group->name != '\0' ? group->name : "全部单位"),
           place->place > 0 ? g_strdup_printf ("%u", place->place) : g_strdup ("—"),
           g_strdup_printf ("%u", group->n),
           g_strdup (place->absent ? "无数据" : place->total),
           minus (change_word (place->change)), moved_words (place->rank_change),
           g_strdup (group->mean), g_strdup (place->grade), san_place_remark (place));
}

/* Parts --------------------------------------------------------------------------------- */

/* An observation of the explanation, which knows clause and weight. */
typedef struct
{
  const char *point;
  const char *item;
  const char *clause;
  const char *loss;
  gboolean    failed;
  gboolean    used;
} Observation;

/* 加分：…, 一票否决：… */
static char *
part_name (const SanExplainRow *row)
{
  static const struct
  {
    const char *method;
    const char *words;
  } others[] = {
    { "handicap", "基数调整" }, { "cap", "超出上限" },
    { "floor", "低于下限" }, { "missing", "缺项处理" },
  };
  g_autofree char *indent = g_strnfill (MAX (row->level, 1) - 1, '>');
  g_autoptr (GString) name = g_string_new (indent);

  g_string_replace (name, ">", "　", 0);
  if (strcmp (row->key, "bonus") == 0)
    g_string_append (name, "加分：");
  else if (strcmp (row->key, "deduction") == 0)
    g_string_append (name, "扣分：");
  else if (strcmp (row->key, "veto") == 0)
    g_string_append (name, "一票否决：");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (row->method, others[i].method) == 0)
      g_string_append_printf (name, *row->name != '\0' ? "%s：" : "%s", others[i].words);
  g_string_append (name, row->name);

  return g_strdup (name->str);
}

/* What stood in for a score that was not there */
static const char *
rule_words (const SanExplainRow *row)
{
  if (strcmp (row->method, "reweight") == 0)
    return "无数据，权重分摊到其他项";
  if (strcmp (row->method, "group-mean") == 0)
    return "无数据，按本组平均计";
  if (g_str_has_prefix (row->method, "fixed:"))
    return "无数据，按规定分值计";
  if (strcmp (row->method, "full") == 0)
    return "无数据，按满分计";
  if (strcmp (row->method, "zero") == 0)
    return "无数据，按零分计";

  return "";
}

/* With no more places than the total has */
static char *
short_score (const char *score,
             int         decimals)
{
  const char *point = score != NULL ? strchr (score, '.') : NULL;
  gint64 value;

  return point != NULL && (int) strlen (point + 1) > decimals &&
         san_micro_parse (score, &value, NULL, NULL)
         ? san_micro_format (value, decimals) : g_strdup (score);
}

static char *
count_points (const SanBulletinData *data,
              gint64                 unit_id,
              const char            *category)
{
  guint n = 0;

  for (guint i = 0; i < data->points->len; i++)
    {
      const SanBulletinPoint *point = g_ptr_array_index (data->points, i);

      n += point->unit_id == unit_id && strcmp (point->category, category) == 0;
    }

  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
}

static void
add_part (SanUnitSheet         *sheet,
          const SanUnitSource  *source,
          const SanPlace       *place,
          const SanExplainRow  *row,
          const SanExplainLoss *loss)
{
  int decimals = place->score->scheme->decimals;

  /* losses as printed add up without a row for what was rounded */
  if (row->kind == SAN_EXPLAIN_NODE && row->level > 0 && strcmp (row->method, "rounding") != 0)
    add_row (sheet, SAN_UNIT_PARTS, part_name (row), g_strdup (row->weight),
             g_strdup (row->full), short_score (row->score, decimals), minus (loss->text),
             g_strdup (rule_words (row)));
  else if (row->kind == SAN_EXPLAIN_CATEGORY && row->score != NULL && *row->score != '\0' &&
           *rule_words (row) == '\0')
    add_row (sheet, SAN_UNIT_CATEGORIES, g_strdup (row->name),
             count_points (source->data, place->score->participant->unit_id, row->name),
             short_score (row->score, decimals), minus (loss->text));
}

/* Adds the parts of the total, and gathers what was seen item by item. */
static void
add_parts (SanUnitSheet        *sheet,
           const SanUnitSource *source,
           const SanPlace      *place,
           const GPtrArray     *rows,
           const GPtrArray     *losses,
           GArray              *observations)
{
  const char *point = "";

  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);
      const SanExplainLoss *loss = g_ptr_array_index (losses, i);

      if (row->kind == SAN_EXPLAIN_POINT)
        {
          point = row->name;
        }
      else if (row->kind == SAN_EXPLAIN_OBSERVATION)
        {
          Observation observation = {
            point, row->name, strcmp (row->key, row->name) != 0 ? row->key : "", loss->text,
            row->note != NULL && strstr (row->note, "failed") != NULL,
          };

          g_array_append_val (observations, observation);
        }
      else
        {
          add_part (sheet, source, place, row, loss);
        }
    }
}

/* Points and problems ------------------------------------------------------------------- */

static void
add_points (SanUnitSheet          *sheet,
            const SanBulletinData *data,
            gint64                 unit_id)
{
  for (guint i = 0; i < data->points->len; i++)
    {
      const SanBulletinPoint *point = g_ptr_array_index (data->points, i);

      if (point->unit_id == unit_id)
        add_row (sheet, SAN_UNIT_POINTS, g_strdup (point->code), g_strdup (point->name),
                 g_strdup (point->category), g_strdup (point->address), g_strdup (point->score),
                 g_strdup (point->previous), g_strdup_printf ("%u", point->n_failed));
    }
}

/* (nullable): the failure that was not found before, of the same item at the same point */
static Observation *
find_observation (GArray                   *observations,
                  const SanBulletinProblem *problem)
{
  for (guint i = 0; i < observations->len; i++)
    {
      Observation *observation = &g_array_index (observations, Observation, i);

      if (observation->failed && !observation->used &&
          strcmp (observation->point, problem->point) == 0 &&
          strcmp (observation->item, problem->item) == 0)
        {
          observation->used = TRUE;
          return observation;
        }
    }

  return NULL;
}

static void
add_photos (SanUnitSheet             *sheet,
            const SanBulletinProblem *problem,
            guint                     number,
            char                    **photos,
            const char               *when)
{
  for (guint i = 0; photos != NULL && photos[i] != NULL; i++)
    {
      SanUnitPhoto *photo = g_new0 (SanUnitPhoto, 1);

      photo->caption = g_strdup_printf ("%u. %s：%s%s", number, problem->point, problem->item,
                                        when);
      photo->sha256 = g_strdup (photos[i]);
      g_ptr_array_add (sheet->photos, photo);
    }
}

/* Those of its points, and those that its line is answerable for */
static void
add_problems (SanUnitSheet         *sheet,
              const SanUnitSource  *source,
              const SanParticipant *participant,
              GArray               *observations)
{
  const GPtrArray *problems = source->data->problems;
  guint number = 0;

  /* what another round of the month found stands on the sheets of that one */
  for (guint i = 0; i < problems->len && *source->data->inspected == '\0'; i++)
    {
      const SanBulletinProblem *problem = g_ptr_array_index (problems, i);
      const Observation *observation;

      if (problem->unit_id != participant->unit_id &&
          g_strcmp0 (problem->bureau, participant->name) != 0)
        continue;

      observation = find_observation (observations, problem);
      number++;
      add_row (sheet, SAN_UNIT_PROBLEMS, g_strdup_printf ("%u", number),
               g_strdup (problem->point), g_strdup (observation != NULL ? observation->clause : ""),
               g_strdup (problem->item), g_strdup (problem->note), g_strdup (problem->rating),
               minus (problem->lost), minus (observation != NULL ? observation->loss : ""),
               g_strconcat (problem->ticket, problem->relapse ? "（反弹）" : "", NULL),
               g_strdup (problem->due));
      add_photos (sheet, problem, number, problem->photos, "（整改前）");
      add_photos (sheet, problem, number, problem->after, "（整改后）");
    }
}

/* Tickets and awards -------------------------------------------------------------------- */

static void
add_tickets (SanUnitSheet          *sheet,
             const SanBulletinData *data,
             const char            *unit)
{
  const GPtrArray *open = data->tickets != NULL ? san_workbook_tickets_get_open (data->tickets)
                                                : NULL;

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      char *const *ticket = g_ptr_array_index (open, i);

      if (strcmp (ticket[SAN_OPEN_TICKET_UNIT], unit) == 0)
        add_row (sheet, SAN_UNIT_TICKETS, g_strdup (ticket[SAN_OPEN_TICKET_NUMBER]),
                 g_strdup (ticket[SAN_OPEN_TICKET_PROBLEM]),
                 g_strdup (ticket[SAN_OPEN_TICKET_ISSUED]),
                 g_strdup (ticket[SAN_OPEN_TICKET_DUE]),
                 g_strdup (ticket[SAN_OPEN_TICKET_STANDING]));
    }
}

static const char *
action_words (const char *action)
{
  static const struct
  {
    const char *action;
    const char *words;
  } actions[] = {
    { "commend", "通报表扬" }, { "money", "奖励资金" }, { "pledge", "表态发言" },
    { "self-criticism", "作出检讨" }, { "interview", "约谈" }, { "admonition", "诫勉" },
    { "accountability", "问责" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (action, actions[i].action) == 0)
      return actions[i].words;

  return action;
}

static void
add_awards (SanUnitSheet          *sheet,
            const SanBulletinData *data,
            gint64                 unit_id)
{
  for (guint i = 0; i < data->awards->len; i++)
    {
      const SanBulletinAward *award = g_ptr_array_index (data->awards, i);

      if (award->unit_id == unit_id)
        add_row (sheet, SAN_UNIT_AWARDS, g_strdup (action_words (award->action)),
                 g_strdup (award->rule),
                 award->place > 0 ? g_strdup_printf ("%u", award->place) : NULL,
                 g_strdup (award->amount), g_strdup (award->reason));
    }
}

/* The sheet ----------------------------------------------------------------------------- */

static SanUnitSheet *
sheet_new (const SanUnitSource  *source,
           const SanRankedGroup *group,
           const SanPlace       *place)
{
  SanUnitSheet *sheet = g_new0 (SanUnitSheet, 1);
  int year, month, day;

  san_day_get (source->day, &year, &month, &day);
  sheet->title = g_strdup_printf ("%s%s考评反馈单", place->score->participant->name,
                                  source->data->period);
  sheet->lead = make_lead (source, group, place);
  sheet->note = g_strdup (source->note);
  sheet->date = g_strdup_printf ("%d年%d月%d日", year, month, day);
  sheet->day = source->day;
  sheet->provisional = source->provisional;
  for (guint i = 0; i < SAN_N_UNIT_TABLES; i++)
    sheet->rows[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sheet->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_free);

  return sheet;
}

SanUnitSheet *
san_unit_sheet_make (const SanUnitSource  *source,
                     const SanRankedGroup *group,
                     const SanPlace       *place,
                     GError              **error)
{
  const SanParticipant *participant = place->score->participant;
  const SanBulletinData *data = source->data;
  g_autoptr (GPtrArray) rows = san_explain (data->ranking->scores, place->participant, error);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GArray) observations = g_array_new (FALSE, FALSE, sizeof (Observation));
  SanUnitSheet *sheet;

  if (rows == NULL)
    return NULL;

  losses = san_explain_losses (rows, place->score->scheme->root->full,
                               place->score->scheme->decimals);
  sheet = sheet_new (source, group, place);
  add_place (sheet, group, place);
  add_parts (sheet, source, place, rows, losses, observations);
  add_points (sheet, data, participant->unit_id);
  add_problems (sheet, source, participant, observations);
  add_tickets (sheet, data, participant->name);
  add_awards (sheet, data, participant->unit_id);

  return sheet;
}
