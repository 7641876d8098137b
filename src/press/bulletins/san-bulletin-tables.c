/* san-bulletin-tables.c - the tables that stand in the text of a bulletin
 *
 * An official paper in Chinese, as the workbook is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-compose-private.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-bulletin-money.h"
#include "bulletins/san-workbook-private.h"

/* From so many units on, a table stands in two halves and has no components: those are in
 * the workbook. */
#define LONG_TABLE 15

/* Components that a page is wide enough for */
#define MOST_COMPONENTS 6

/* Places of a component after the point */
#define MOST_DECIMALS 2

/* Rounds of the year that a page is wide enough for: the last ones */
#define MOST_ROUNDS 6

/* Members of a row of the year before its rounds */
enum { YEAR_GROUP, YEAR_UNIT, YEAR_PLACE, YEAR_VALUE, YEAR_ROUNDS };

/* The texts of one row in the making. */
typedef struct
{
  SanDocumentBlock *block;
  GPtrArray        *cells;
} Row;

static Row
row_new (SanDocumentBlock *block)
{
  return (Row) { block, g_ptr_array_new_with_free_func (g_free) };
}

static void
row_add (Row        *row,
         const char *text)
{
  /* a minus is printed as such */
  if (text != NULL && *text == '-' && g_ascii_isdigit (text[1]))
    g_ptr_array_add (row->cells, g_strconcat ("−", text + 1, NULL));
  else
    g_ptr_array_add (row->cells, g_strdup (text != NULL ? text : ""));
}

static void
row_take (Row  *row,
          char *text)
{
  row_add (row, text);
  g_free (text);
}

/* A figure; a dash where there is none. */
static void
row_add_figure (Row        *row,
                const char *text)
{
  row_add (row, text != NULL && *text != '\0' ? text : "—");
}

static void
row_end (Row        *row,
         SanPaperRow kind)
{
  while (row->cells->len < row->block->columns->len)
    row_add (row, "");

  san_document_block_add_row (row->block, kind, (const char *const *) row->cells->pdata);
  g_ptr_array_unref (row->cells);
}

static void
add_heading_row (SanDocumentBlock *block,
                 const char       *text)
{
  Row row = row_new (block);

  row_add (&row, text);
  row_end (&row, SAN_PAPER_ROW_HEADING);
}

static SanDocumentBlock *
table_new (SanComposer *self,
           const char  *caption)
{
  g_autofree char *text = g_strdup_printf ("表%u　%s", ++self->n_tables, caption);

  return san_document_add_table (self->document, text);
}

/* Of what was found on site: says so where that was in another round */
static SanDocumentBlock *
found_table_new (SanComposer *self,
                 const char  *caption)
{
  g_autofree char *text = NULL;

  if (*self->data->inspected == '\0')
    return table_new (self, caption);

  text = g_strdup_printf ("%s（取自“%s”）", caption, self->data->inspected);
  return table_new (self, text);
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

/* ↑3, ↓2, — */
static char *
moved_words (const char *rank_change)
{
  const char *word = change_word (rank_change);

  if (word != rank_change)
    return g_strdup (word);
  if (*rank_change == '-')
    return g_strconcat ("↓", rank_change + 1, NULL);
  if (*rank_change == '\0' || strcmp (rank_change, "0") == 0)
    return g_strdup ("—");

  return g_strconcat ("↑", rank_change, NULL);
}

/* Results of a group ---------------------------------------------------------------- */

/* 现场考察（90%）; the part of the whole where weights do not make up 100 */
static char *
component_title (const SanNode *node)
{
  const SanNode *root = node->parent;
  g_autofree char *number = NULL;
  gint64 sum = 0;

  if (root->combine == SAN_COMBINE_WEIGHTED)
    {
      for (guint i = 0; i < root->children->len; i++)
        sum += ((SanNode *) g_ptr_array_index (root->children, i))->weight;
      number = san_micro_format (node->weight, SAN_DECIMALS_NEEDED);

      return g_strdup_printf (sum == 100 * SAN_MICRO ? "%s（%s%%）" : "%s（权重%s）", node->name,
                              number);
    }
  if (root->combine == SAN_COMBINE_SUM)
    {
      number = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("%s（%s分）", node->name, number);
    }

  return g_strdup (node->name);
}

/* (nullable): whose children are printed beside the total */
static const SanNode *
components_of (const SanRankedGroup *group)
{
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  const SanNode *root = first->score->scheme->root;

  return group->places->len < LONG_TABLE && root->children->len > 0 &&
         root->children->len <= MOST_COMPONENTS ? root : NULL;
}

static void
add_group_columns (SanDocumentBlock *block,
                   const SanNode    *root)
{
  san_document_block_add_column (block, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (block, NULL, "单位", 2, SAN_PAPER_LEFT);
  for (guint i = 0; root != NULL && i < root->children->len; i++)
    {
      g_autofree char *title = component_title (g_ptr_array_index (root->children, i));

      san_document_block_add_column (block, NULL, title, 1, SAN_PAPER_RIGHT);
    }
  san_document_block_add_column (block, NULL, "得分", 0, SAN_PAPER_RIGHT);
  if (root != NULL)
    san_document_block_add_column (block, NULL, "较上期", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "升降", 0, SAN_PAPER_CENTRE);
}

/* Where the scheme does not round, a paper does, as it does with totals. */
static void
add_component (Row            *row,
               const SanPlace *place,
               const SanNode  *node)
{
  const SanNodeScore *score = &place->score->nodes[node->index];
  g_autofree char *exact = NULL;
  const char *point;

  if (score->state == SAN_NODE_LEFT_OUT)
    {
      row_add (row, score->not_applicable ? "不适用" : "无数据");
      return;
    }

  exact = san_scores_format_node (place->score, node);
  point = strchr (exact, '.');
  if (node->decimals < 0 && point != NULL && strlen (point + 1) > MOST_DECIMALS)
    row_take (row, san_rational_format (score->used, MOST_DECIMALS));
  else
    row_add (row, exact);
}

static void
add_place (SanDocumentBlock *block,
           const SanPlace   *place,
           const SanNode    *root)
{
  Row row = row_new (block);

  row_take (&row, place->place > 0 ? g_strdup_printf ("%u", place->place) : g_strdup ("—"));
  row_add (&row, place->score->participant->name);
  for (guint i = 0; root != NULL && i < root->children->len; i++)
    add_component (&row, place, g_ptr_array_index (root->children, i));
  row_add (&row, place->absent ? "无数据" : place->total);
  if (root != NULL)
    row_add_figure (&row, change_word (place->change));
  row_take (&row, moved_words (place->rank_change));
  row_end (&row, SAN_PAPER_ROW_PLAIN);
}

/* 注：滨江街道，只排名不奖惩；… */
static void
add_remarks (SanComposer          *self,
             const SanRankedGroup *group)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SanDocumentBlock *block;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      g_autofree char *remark = san_place_remark (place);

      if (*remark != '\0')
        g_string_append_printf (text, "%s%s：%s", text->len > 0 ? "；" : "注：",
                                place->score->participant->name, remark);
    }
  if (text->len == 0)
    return;

  g_string_append (text, "。");
  block = san_document_add_runs (self->document);
  block->flush = TRUE;
  san_document_block_add_run (block, text->str, FALSE, FALSE);
}

void
san_compose_group_table (SanComposer          *self,
                         const SanRankedGroup *group)
{
  const SanNode *root;
  g_autofree char *caption = NULL;
  SanDocumentBlock *block;

  if (group->places->len == 0)
    return;

  root = components_of (group);
  caption = g_strdup_printf ("%s%s考评得分%s", group->name, self->data->period,
                             self->provisional ? "（预排名）" : "");
  block = table_new (self, caption);
  block->halves = root == NULL;
  add_group_columns (block, root);
  for (guint i = 0; i < group->places->len; i++)
    add_place (block, g_ptr_array_index (group->places, i), root);

  if (group->n > 0)
    {
      Row row = row_new (block);

      row_add (&row, "");
      row_add (&row, "平均");
      for (guint i = 0; root != NULL && i < root->children->len; i++)
        row_add (&row, "");
      row_add (&row, group->mean);
      row_end (&row, SAN_PAPER_ROW_STRONG);
    }
  add_remarks (self, group);
}

/* Categories ------------------------------------------------------------------------ */

static void
add_category (SanDocumentBlock          *block,
              const SanBulletinCategory *category)
{
  g_autofree char *worst = g_strjoinv ("、", category->worst);
  Row row = row_new (block);

  row_add (&row, category->name);
  row_add_figure (&row, category->mean);
  row_take (&row, g_strdup_printf ("%u/%u", category->n_below, category->n_units));
  row_add_figure (&row, category->lost);
  row_add (&row, worst);
  row_end (&row, SAN_PAPER_ROW_PLAIN);
}

static void
add_category_columns (SanDocumentBlock *block)
{
  san_document_block_add_column (block, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "平均分", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "低于90分单位", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (block, NULL, "影响总分", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "得分较低单位", 2, SAN_PAPER_LEFT);
}

static gboolean
has_lost (const SanBulletinCategory *category)
{
  gint64 lost;

  return san_micro_parse (category->lost, &lost, NULL, NULL) && lost > 0;
}

gboolean
san_compose_has_losses (const SanBulletinData *data)
{
  for (guint i = 0; i < data->categories->len; i++)
    if (has_lost (g_ptr_array_index (data->categories, i)))
      return TRUE;

  return FALSE;
}

void
san_compose_category_table (SanComposer       *self,
                            const char *const *groups,
                            guint              most)
{
  SanDocumentBlock *block = NULL;
  const char *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->data->categories->len; i++)
    {
      const SanBulletinCategory *category = g_ptr_array_index (self->data->categories, i);

      if (groups != NULL && groups[0] != NULL && !g_strv_contains (groups, category->group))
        continue;
      if (!has_lost (category))
        continue;

      if (block == NULL)
        {
          block = found_table_new (self, "失分较多的类别");
          add_category_columns (block);
        }
      if (g_strcmp0 (group, category->group) != 0)
        {
          group = category->group;
          n = 0;
          if (*group != '\0')
            add_heading_row (block, group);
        }
      if (n++ < most)
        add_category (block, category);
    }
}

/* Tickets --------------------------------------------------------------------------- */

/* Those of the workbook's columns that a page is wide enough for */
static const SanFigure ticket_figures[] = {
  SAN_FIGURE_ISSUED, SAN_FIGURE_DUE, SAN_FIGURE_CLOSED, SAN_FIGURE_CLOSED_ON_TIME,
  SAN_FIGURE_CLOSURE_RATE, SAN_FIGURE_ON_TIME_RATE, SAN_FIGURE_RELAPSE_RATE,
};

/* Its cell in a row of figures: the unit stands first. */
static guint
ticket_column (SanFigure figure)
{
  guint i = 0;

  while (san_ticket_columns[i].figure != figure)
    i++;

  return i;
}

static void
add_ticket_row (SanDocumentBlock *block,
                char            **figures,
                const char       *name,
                SanPaperRow       kind)
{
  Row row = row_new (block);

  row_add (&row, name);
  for (guint i = 0; i < G_N_ELEMENTS (ticket_figures); i++)
    row_add_figure (&row, figures[1 + ticket_column (ticket_figures[i])]);
  row_end (&row, kind);
}

void
san_compose_tickets_table (SanComposer *self)
{
  const SanWorkbookTickets *tickets = self->data->tickets;
  SanDocumentBlock *block;

  if (tickets == NULL)
    return;

  block = table_new (self, "各单位三色单办理情况");
  san_document_block_add_column (block, NULL, "单位", 2, SAN_PAPER_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS (ticket_figures); i++)
    san_document_block_add_column (block, NULL,
                                   san_ticket_columns[ticket_column (ticket_figures[i])].head, 0,
                                   SAN_PAPER_RIGHT);

  for (guint i = 1; i < tickets->figures->len; i++)
    {
      char **figures = g_ptr_array_index (tickets->figures, i);

      add_ticket_row (block, figures, figures[0], SAN_PAPER_ROW_PLAIN);
    }
  add_ticket_row (block, g_ptr_array_index (tickets->figures, 0), "合计", SAN_PAPER_ROW_STRONG);
}

/* Awards and sanctions -------------------------------------------------------------- */

static const struct { const char *action, *word; SanAwardsPart part; } actions[] = {
  { "commend", "通报表扬", SAN_AWARDS_PRAISE },
  { "money", "奖励", SAN_AWARDS_PRAISE },
  { "self-criticism", "检讨", SAN_AWARDS_SANCTION },
  { "pledge", "表态发言", SAN_AWARDS_SANCTION },
  { "interview", "约谈", SAN_AWARDS_SANCTION },
  { "admonition", "诫勉", SAN_AWARDS_SANCTION },
  { "accountability", "问责", SAN_AWARDS_SANCTION },
};

/* (nullable): the word for an action of @part */
static const char *
action_word (const SanBulletinAward *award,
             SanAwardsPart           part)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].part == part && strcmp (actions[i].action, award->action) == 0)
      return actions[i].word;

  return NULL;
}

gboolean
san_compose_has_awards (const SanBulletinData *data,
                        SanAwardsPart          part)
{
  for (guint i = 0; i < data->awards->len; i++)
    if (action_word (g_ptr_array_index (data->awards, i), part) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_groups (const SanBulletinData *data)
{
  for (guint i = 0; i < data->awards->len; i++)
    if (*((SanBulletinAward *) g_ptr_array_index (data->awards, i))->group != '\0')
      return TRUE;

  return FALSE;
}

static void
add_award (SanDocumentBlock       *block,
           const SanBulletinAward *award,
           const char             *word,
           gboolean                groups,
           gboolean                money)
{
  Row row = row_new (block);

  row_add (&row, word);
  if (groups)
    row_add (&row, award->group);
  row_take (&row, award->place > 0 ? g_strdup_printf ("%u", award->place) : g_strdup ("—"));
  row_add (&row, award->unit);
  if (money)
    row_take (&row, *award->amount != '\0' ? san_bulletin_money_figure (award->amount)
                                           : g_strdup (""));
  row_take (&row, *award->reason != '\0' ? g_strconcat (award->rule, "；", award->reason, NULL)
                                         : g_strdup (award->rule));
  row_end (&row, SAN_PAPER_ROW_PLAIN);
}

static void
add_money_total (SanDocumentBlock *block,
                 gint64            total,
                 gboolean          groups)
{
  g_autofree char *amount = san_micro_format (total, SAN_DECIMALS_NEEDED);
  g_autofree char *words = san_bulletin_money_words (amount);
  Row row = row_new (block);

  row_add (&row, "合计");
  for (guint i = 0; i < (groups ? 3 : 2); i++)
    row_add (&row, "");
  row_take (&row, san_bulletin_money_figure (amount));
  row_add (&row, words);
  row_end (&row, SAN_PAPER_ROW_STRONG);
}

void
san_compose_awards_table (SanComposer  *self,
                          SanAwardsPart part)
{
  const GPtrArray *awards = self->data->awards;
  gboolean groups = has_groups (self->data);
  gboolean money = FALSE;
  SanDocumentBlock *block;
  gint64 total = 0;

  if (!san_compose_has_awards (self->data, part))
    return;

  for (guint i = 0; i < awards->len; i++)
    {
      const SanBulletinAward *award = g_ptr_array_index (awards, i);
      gint64 amount = 0;

      if (action_word (award, part) != NULL && *award->amount != '\0' &&
          san_micro_parse (award->amount, &amount, NULL, NULL))
        money = TRUE;
      total += amount;
    }

  block = table_new (self, part == SAN_AWARDS_PRAISE ? "表扬和奖励名单" : "检讨和约谈名单");
  san_document_block_add_column (block, NULL, "事项", 0, SAN_PAPER_LEFT);
  if (groups)
    san_document_block_add_column (block, NULL, "考评组", 1, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (block, NULL, "单位", 1, SAN_PAPER_LEFT);
  if (money)
    san_document_block_add_column (block, NULL, "金额（元）", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "依据", 2, SAN_PAPER_LEFT);

  for (guint i = 0; i < awards->len; i++)
    {
      const SanBulletinAward *award = g_ptr_array_index (awards, i);
      const char *word = action_word (award, part);

      if (word != NULL)
        add_award (block, award, word, groups, money);
    }
  if (money)
    add_money_total (block, total, groups);
}

/* Year ------------------------------------------------------------------------------ */

void
san_compose_year_table (SanComposer *self)
{
  guint n = self->data->year_rounds != NULL ? g_strv_length (self->data->year_rounds) : 0;
  guint first = n > MOST_ROUNDS ? n - MOST_ROUNDS : 0;
  const char *group = NULL;
  SanDocumentBlock *block;

  if (n == 0 || self->data->year_rows->len == 0)
    return;

  block = table_new (self, "年度考评成绩");
  san_document_block_add_column (block, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (block, NULL, "单位", 2, SAN_PAPER_LEFT);
  for (guint i = first; i < n; i++)
    san_document_block_add_column (block, NULL, self->data->year_rounds[i], 1, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "平均", 0, SAN_PAPER_RIGHT);

  for (guint i = 0; i < self->data->year_rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->data->year_rows, i);
      Row row;

      if (g_strv_length (cells) < YEAR_ROUNDS + n)
        continue;
      if (g_strcmp0 (group, cells[YEAR_GROUP]) != 0)
        {
          group = cells[YEAR_GROUP];
          if (*group != '\0')
            add_heading_row (block, group);
        }
      row = row_new (block);
      row_add_figure (&row, cells[YEAR_PLACE]);
      row_add (&row, cells[YEAR_UNIT]);
      for (guint j = first; j < n; j++)
        row_add_figure (&row, cells[YEAR_ROUNDS + j]);
      row_add_figure (&row, cells[YEAR_VALUE]);
      row_end (&row, SAN_PAPER_ROW_PLAIN);
    }
}

/* Attachments ----------------------------------------------------------------------- */

/* The unit stands above its rows. */
static void
add_unit_row (SanDocumentBlock *block,
              const char       *unit,
              const char      **last)
{
  if (g_strcmp0 (*last, unit) == 0)
    return;

  *last = unit;
  add_heading_row (block, *unit != '\0' ? unit : "未明确责任单位");
}

void
san_compose_points_table (SanComposer *self)
{
  const char *unit = NULL;
  SanDocumentBlock *block;

  if (self->data->points->len == 0)
    return;

  block = table_new (self, "考评点位及得分");
  san_document_block_add_column (block, NULL, "编号", 0, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "点位", 2, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "地址", 2, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "得分", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "上期", 0, SAN_PAPER_RIGHT);
  san_document_block_add_column (block, NULL, "问题", 0, SAN_PAPER_RIGHT);

  for (guint i = 0; i < self->data->points->len; i++)
    {
      const SanBulletinPoint *point = g_ptr_array_index (self->data->points, i);
      Row row;

      add_unit_row (block, point->unit, &unit);
      row = row_new (block);
      row_add (&row, point->code);
      row_add (&row, point->name);
      row_add (&row, point->category);
      row_add (&row, point->address);
      row_add_figure (&row, point->score);
      row_add_figure (&row, point->previous);
      row_take (&row, g_strdup_printf ("%u", point->n_failed));
      row_end (&row, SAN_PAPER_ROW_PLAIN);
    }
}

static char *
problem_words (const SanBulletinProblem *problem)
{
  g_autoptr (GString) text = g_string_new (problem->item);

  if (*problem->note != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "：" : "", problem->note);
  if (problem->relapse)
    g_string_append (text, "（反弹）");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_tickets (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    if (*((SanBulletinProblem *) g_ptr_array_index (problems, i))->ticket != '\0')
      return TRUE;

  return FALSE;
}

void
san_compose_findings_table (SanComposer *self)
{
  gboolean tickets = has_tickets (self->data->problems);
  const char *unit = NULL;
  SanDocumentBlock *block;

  if (self->data->problems->len == 0)
    return;

  block = found_table_new (self, "存在问题清单");
  san_document_block_add_column (block, NULL, "序号", 0, SAN_PAPER_CENTRE);
  san_document_block_add_column (block, NULL, "点位", 2, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "类别", 1, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "问题", 3, SAN_PAPER_LEFT);
  san_document_block_add_column (block, NULL, "评定", 0, SAN_PAPER_CENTRE);
  if (tickets)
    {
      san_document_block_add_column (block, NULL, "三色单", 1, SAN_PAPER_LEFT);
      san_document_block_add_column (block, NULL, "整改期限", 1, SAN_PAPER_LEFT);
    }

  for (guint i = 0; i < self->data->problems->len; i++)
    {
      const SanBulletinProblem *problem = g_ptr_array_index (self->data->problems, i);
      Row row;

      add_unit_row (block, problem->unit, &unit);
      row = row_new (block);
      row_take (&row, g_strdup_printf ("%u", i + 1));
      row_add (&row, problem->point);
      row_add (&row, problem->category);
      row_take (&row, problem_words (problem));
      row_add (&row, problem->rating);
      if (tickets)
        {
          row_add (&row, problem->ticket);
          row_add (&row, problem->due);
        }
      row_end (&row, SAN_PAPER_ROW_PLAIN);
    }
}
