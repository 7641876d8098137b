/* san-bulletin-paper.c - what a bulletin says, as tables to look at and to print
 *
 * An official paper in Chinese, as the workbook is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-paper.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-workbook-private.h"

/* The texts of one row in the making. */
typedef struct
{
  GPtrArray *cells;
} Row;

static Row
row_new (void)
{
  return (Row) { g_ptr_array_new_with_free_func (g_free) };
}

/* Takes @text. A minus is printed as such. */
static void
row_take (Row  *row,
          char *text)
{
  if (*text == '-' && g_ascii_isdigit (text[1]))
    {
      g_ptr_array_add (row->cells, g_strconcat ("−", text + 1, NULL));
      g_free (text);
    }
  else
    {
      g_ptr_array_add (row->cells, text);
    }
}

static void
row_add (Row        *row,
         const char *text)
{
  row_take (row, g_strdup (text));
}

/* Empty cells to the end, then into the table. */
static void
row_end (Row           *row,
         SanPaperTable *table,
         SanPaperRow    kind)
{
  while (row->cells->len < san_paper_table_get_n_columns (table))
    row_add (row, "");

  san_paper_table_add_row (table, kind, (const char *const *) row->cells->pdata);
  g_ptr_array_unref (row->cells);
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
  const char *word = change_word (rank_change);

  if (word != rank_change || *rank_change == '\0')
    return g_strdup (word);
  if (*rank_change == '-')
    return g_strconcat ("▼", rank_change + 1, NULL);

  return strcmp (rank_change, "0") == 0 ? g_strdup ("—") : g_strconcat ("▲", rank_change, NULL);
}

static void
add_place (Row            *row,
           const SanPlace *place)
{
  row_take (row, place->place > 0 ? g_strdup_printf ("%u", place->place) : g_strdup ("—"));
  row_add (row, place->score->participant->name);
  row_add (row, place->absent ? "无数据" : place->total);
  row_add (row, change_word (place->change));
  row_take (row, moved_words (place->rank_change));
}

static void
add_place_columns (SanPaperTable *table)
{
  san_paper_table_add_column (table, NULL, "名次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "单位", 2, SAN_PAPER_LEFT);
  san_paper_table_add_column (table, NULL, "总分", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "较上期", 0, SAN_PAPER_RIGHT);
  san_paper_table_add_column (table, NULL, "升降", 0, SAN_PAPER_CENTRE);
}

/* Leaves and the sums of their parts, children before parents, as in the workbook. */
static void
add_component_columns (SanPaperTable *table,
                       const SanNode *node,
                       const char    *group)
{
  gboolean top = node->parent != NULL && node->parent->parent == NULL;

  if (top && !san_node_is_leaf (node))
    group = node->name;
  for (guint i = 0; i < node->children->len; i++)
    add_component_columns (table, g_ptr_array_index (node->children, i), group);

  if (node->parent != NULL)
    san_paper_table_add_column (table, group, top && group != NULL ? "小计" : node->name, 0,
                                SAN_PAPER_RIGHT);
}

static void
add_components (Row            *row,
                const SanPlace *place,
                const SanNode  *node)
{
  const SanNodeScore *score = &place->score->nodes[node->index];

  for (guint i = 0; i < node->children->len; i++)
    add_components (row, place, g_ptr_array_index (node->children, i));

  if (node->parent == NULL)
    return;

  if (score->state == SAN_NODE_LEFT_OUT)
    row_add (row, score->not_applicable ? "不适用" : "无数据");
  else
    row_take (row, san_scores_format_node (place->score, node));
}

static gboolean
is_adjusted (const SanScore *score)
{
  return mpq_sgn (score->bonus) != 0 || mpq_sgn (score->deduction) != 0;
}

static void
add_adjustment (Row            *row,
                const SanScore *score)
{
  g_autofree char *text = NULL;
  mpq_t sum;

  mpq_init (sum);
  mpq_add (sum, score->bonus, score->deduction);
  text = san_rational_format (sum, SAN_DECIMALS_NEEDED);
  row_take (row, mpq_sgn (sum) > 0 ? g_strconcat ("+", text, NULL)
                 : g_strdup (mpq_sgn (sum) < 0 ? text : ""));
  mpq_clear (sum);
}

static void
add_mean (SanPaperTable        *table,
          const SanRankedGroup *group)
{
  Row row = row_new ();

  if (group->n == 0)
    {
      g_ptr_array_unref (row.cells);
      return;
    }

  row_add (&row, "");
  row_add (&row, "平均");
  row_add (&row, group->mean);
  row_end (&row, table, SAN_PAPER_ROW_STRONG);
}

static void
fill_group (SanPaperTable        *table,
            const SanRankedGroup *group)
{
  const SanPlace *first = g_ptr_array_index (group->places, 0);
  const SanScheme *scheme = first->score->scheme;
  gboolean adjusted = FALSE;

  for (guint i = 0; i < group->places->len; i++)
    adjusted |= is_adjusted (((SanPlace *) g_ptr_array_index (group->places, i))->score);

  add_place_columns (table);
  add_component_columns (table, scheme->root, NULL);
  if (adjusted)
    san_paper_table_add_column (table, NULL, "加减分", 0, SAN_PAPER_RIGHT);
  if (scheme->grades->len > 0)
    san_paper_table_add_column (table, NULL, "等次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "备注", 0, SAN_PAPER_LEFT);

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      Row row = row_new ();

      add_place (&row, place);
      add_components (&row, place, scheme->root);
      if (adjusted)
        add_adjustment (&row, place->score);
      if (scheme->grades->len > 0)
        row_add (&row, place->grade);
      row_take (&row, san_place_remark (place));
      row_end (&row, table, SAN_PAPER_ROW_PLAIN);
    }

  add_mean (table, group);
}

static void
fill_all (SanPaperTable    *table,
          const SanRanking *ranking)
{
  add_place_columns (table);
  san_paper_table_add_column (table, NULL, "等次", 0, SAN_PAPER_CENTRE);
  san_paper_table_add_column (table, NULL, "备注", 1, SAN_PAPER_LEFT);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      Row heading = row_new ();

      if (*group->name != '\0')
        {
          row_take (&heading, g_strdup_printf ("%s（%u 个单位参加排名）", group->name, group->n));
          row_end (&heading, table, SAN_PAPER_ROW_HEADING);
        }
      else
        {
          g_ptr_array_unref (heading.cells);
        }

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          Row row = row_new ();

          add_place (&row, place);
          row_add (&row, place->grade);
          row_take (&row, san_place_remark (place));
          row_end (&row, table, SAN_PAPER_ROW_PLAIN);
        }
      add_mean (table, group);
    }
}

SanPaperTable *
san_bulletin_paper_new (const SanBulletin    *bulletin,
                        const char           *journal_head,
                        const SanRanking     *ranking,
                        const SanRankedGroup *group)
{
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *note = NULL;
  SanPaperTable *table;
  int year, month, mday;

  san_day_get (bulletin->day, &year, &month, &mday);
  day = g_strdup_printf ("%d年%d月%d日", year, month, mday);
  subtitle = g_strdup_printf ("第%u期（总第%u期）　%s%s%s", bulletin->number, bulletin->running,
                              day, group != NULL && *group->name != '\0' ? "　" : "",
                              group != NULL ? group->name : "");
  note = g_strdup_printf ("第%u期%s%s", bulletin->number,
                          *journal_head != '\0' ? "　日志 " : "", journal_head);

  table = san_paper_table_new (bulletin->title, subtitle);
  san_paper_table_set_note (table, note);
  if (group == NULL || group->places->len == 0)
    fill_all (table, ranking);
  else
    fill_group (table, group);

  return table;
}
