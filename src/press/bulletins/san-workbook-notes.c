/* san-workbook-notes.c - what a group's sheet says below its table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"

/* Units that a sentence names; more are counted. */
#define NAMED_MAX 5

/* Sentences in the making: the same thing is said once for all the units that it is true
 * of. */
typedef struct
{
  SanSheet  *sheet;
  GPtrArray *sentences;
} Notes;

static const SanPlace *
nth_place (const Notes *notes,
           guint        index)
{
  return g_ptr_array_index (notes->sheet->group->places, index);
}

/* (transfer full): 甲、乙, or 12 个单位 */
static char *
name_units (GPtrArray *names)
{
  GString *text;

  if (names->len > NAMED_MAX)
    return g_strdup_printf ("%u 个单位", names->len);

  text = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            (const char *) g_ptr_array_index (names, i));

  return g_string_free (text, FALSE);
}

/* (transfer full): an amount with the sign of print, "+0.5" "−1" */
static char *
format_amount (const mpq_t value)
{
  g_autofree char *text = san_rational_format (value, SAN_DECIMALS_NEEDED);

  return *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_strconcat ("+", text, NULL);
}

static char *
missing_effect (const SanNode *node,
                SanMissingRule rule,
                gboolean       left_out)
{
  g_autofree char *number = NULL;

  switch (rule)
    {
    case SAN_MISSING_GROUP_MEAN:
      return g_strdup (left_out ? "全组无数据，不计入，其余成分按比例折算" : "取本组平均分");

    case SAN_MISSING_FIXED:
      number = san_micro_format (node->missing_value, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("按 %s 分计", number);

    case SAN_MISSING_FULL:
      return g_strdup ("按满分计");

    case SAN_MISSING_ZERO:
      return g_strdup ("按零分计");

    case SAN_MISSING_UNRANKED:
      return g_strdup ("不计总分、不排名");

    case SAN_MISSING_REWEIGHT:
    default:
      return g_strdup ("不计入，其余成分按比例折算");
    }
}

static void
add_missing (Notes         *notes,
             const SanNode *node,
             SanNodeState   state)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *units = NULL;
  g_autofree char *effect = NULL;
  SanMissingRule rule = node->missing;

  for (guint i = 0; i < notes->sheet->group->places->len; i++)
    {
      const SanScore *score = nth_place (notes, i)->score;
      const SanNodeScore *cell = &score->nodes[node->index];

      if (cell->state != state || (cell->not_applicable && state == SAN_NODE_LEFT_OUT))
        continue;

      rule = cell->rule;
      g_ptr_array_add (names, (gpointer) score->participant->name);
    }

  if (names->len == 0)
    return;

  units = name_units (names);
  effect = missing_effect (node, rule, state == SAN_NODE_LEFT_OUT);
  g_ptr_array_add (notes->sentences, g_strdup_printf ("%s“%s”无数据，%s。", units, node->name,
                                                      effect));
}

/* Units that were inspected, but lack some of the categories that others have. */
static void
add_category_notes (Notes         *notes,
                    const SanNode *node)
{
  const SanRoundInput *input = notes->sheet->writer->ranking->input;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *units = NULL;
  g_autofree char *effect = NULL;

  for (guint i = 0; i < notes->sheet->group->places->len; i++)
    {
      const SanPlace *place = nth_place (notes, i);
      const SanNodeScore *cell = &place->score->nodes[node->index];
      g_autofree char *lacking = NULL;

      if (cell->state == SAN_NODE_SCORED && !cell->overridden)
        lacking = san_inspection_lacking (input, place->participant, node);
      if (lacking != NULL)
        g_ptr_array_add (names, (gpointer) place->score->participant->name);
    }
  if (names->len == 0)
    return;

  /* hardly a unit has all: where the others only count for more, it need not be named */
  if (node->missing == SAN_MISSING_REWEIGHT)
    {
      g_ptr_array_add (notes->sentences,
                       g_strdup_printf ("“%s”中没有点位的类别不计入，其余类别按权重折算。", node->name));
      return;
    }
  units = name_units (names);
  effect = missing_effect (node, node->missing, FALSE);
  g_ptr_array_add (notes->sentences, g_strdup_printf ("%s“%s”中有类别无点位，%s%s。", units,
                                                      node->name,
                                                      node->missing == SAN_MISSING_UNRANKED
                                                      ? "" : "该类别", effect));
}

static void
add_missing_notes (Notes *notes)
{
  gboolean not_applicable = FALSE;

  for (guint i = 0; i < notes->sheet->columns->len; i++)
    {
      const SanNode *node = g_array_index (notes->sheet->columns, SanSheetColumn, i).node;

      add_missing (notes, node, SAN_NODE_FILLED);
      add_missing (notes, node, SAN_NODE_LEFT_OUT);
      add_category_notes (notes, node);

      for (guint j = 0; !not_applicable && j < notes->sheet->group->places->len; j++)
        {
          const SanNodeScore *cell = &nth_place (notes, j)->score->nodes[node->index];

          not_applicable = cell->not_applicable && cell->state == SAN_NODE_LEFT_OUT;
        }
    }

  if (not_applicable)
    g_ptr_array_add (notes->sentences,
                     g_strdup ("“不适用”的成分不计入，其余成分按比例折算。"));
}

static void
add_override_notes (Notes          *notes,
                    const SanScore *score)
{
  for (guint i = 0; i < notes->sheet->columns->len; i++)
    {
      const SanNode *node = g_array_index (notes->sheet->columns, SanSheetColumn, i).node;
      const char *reason = score->participant->cells[node->index].reason;

      if (score->nodes[node->index].overridden)
        g_ptr_array_add (notes->sentences,
                         g_strdup_printf ("%s“%s”为人工改定%s%s。", score->participant->name,
                                          node->name, reason != NULL && *reason ? "：" : "",
                                          reason != NULL ? reason : ""));
    }
}

/* 甲加减分：+0.3（省级通报表扬）、−0.5（市级媒体曝光），按上限计 +2。 */
static void
add_adjustment_note (Notes          *notes,
                     const SanScore *score)
{
  const SanRoundInput *input = notes->sheet->writer->ranking->input;
  g_autoptr (GString) text = g_string_new (NULL);
  mpq_t sum, counted;

  mpq_init (sum);
  mpq_init (counted);
  mpq_add (counted, score->bonus, score->deduction);

  for (guint i = 0; i < input->adjustments->len; i++)
    {
      const SanInputAdjustment *adjustment = &g_array_index (input->adjustments,
                                                             SanInputAdjustment, i);
      g_autofree char *amount = NULL;

      if (g_ptr_array_index (input->participants, adjustment->participant) !=
          score->participant)
        continue;

      amount = format_amount (adjustment->amount);
      mpq_add (sum, sum, adjustment->amount);
      g_string_append_printf (text, "%s%s（%s）", text->len > 0 ? "、" : "", amount,
                              adjustment->reason != NULL ? adjustment->reason : "");
    }

  if (text->len > 0)
    {
      g_autofree char *amount = format_amount (counted);

      g_ptr_array_add (notes->sentences,
                       mpq_equal (sum, counted)
                       ? g_strdup_printf ("%s加减分：%s。", score->participant->name, text->str)
                       : g_strdup_printf ("%s加减分：%s，按上限计 %s。", score->participant->name,
                                          text->str, amount));
    }

  mpq_clear (sum);
  mpq_clear (counted);
}

static char *
veto_words (const SanInputVeto *veto)
{
  g_autofree char *number = san_micro_format (veto->value, SAN_DECIMALS_NEEDED);

  switch (veto->effect)
    {
    case SAN_VETO_UNRANKED:
      return g_strdup ("不参与排名");

    case SAN_VETO_CAP:
      return g_strdup_printf ("总分最高计 %s 分", number);

    case SAN_VETO_MINUS:
      return g_strdup_printf ("扣 %s 分", number);

    case SAN_VETO_LAST:
    default:
      return g_strdup ("排在末位");
    }
}

static void
add_veto_notes (Notes          *notes,
                const SanScore *score)
{
  const SanRoundInput *input = notes->sheet->writer->ranking->input;

  for (guint i = 0; i < input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (input->vetoes, SanInputVeto, i);
      g_autofree char *effect = NULL;

      if (g_ptr_array_index (input->participants, veto->participant) != score->participant)
        continue;

      effect = veto_words (veto);
      g_ptr_array_add (notes->sentences,
                       g_strdup_printf ("%s一票否决：%s，%s。", score->participant->name,
                                        veto->reason != NULL ? veto->reason : "", effect));
    }
}

static void
add_handicap_note (Notes          *notes,
                   const SanScore *score)
{
  const SanRoundInput *input = notes->sheet->writer->ranking->input;
  const SanScheme *scheme = notes->sheet->scheme;
  GArray *units = g_ptr_array_index (input->handicap_units, score->participant->scheme);
  g_autofree char *amount = NULL;
  const char *reason = "";

  if (mpq_sgn (score->handicap) == 0)
    return;

  for (guint i = 0; i < units->len && i < scheme->handicaps->len; i++)
    {
      guint participant = g_array_index (units, guint, i);

      if (participant < input->participants->len &&
          g_ptr_array_index (input->participants, participant) == score->participant)
        reason = ((SanHandicap *) g_ptr_array_index (scheme->handicaps, i))->reason;
    }

  amount = format_amount (score->handicap);
  g_ptr_array_add (notes->sentences,
                   g_strdup_printf ("%s调整 %s 分%s%s。", score->participant->name, amount,
                                    *reason != '\0' ? "：" : "", reason));
}

static void
add_roster_note (Notes *notes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *units = NULL;

  for (guint i = 0; i < notes->sheet->group->places->len; i++)
    {
      const SanPlace *place = nth_place (notes, i);

      if (place->by_roster)
        g_ptr_array_add (names, (gpointer) place->score->participant->name);
    }

  if (names->len == 0)
    return;

  units = name_units (names);
  g_ptr_array_add (notes->sentences, g_strdup_printf ("%s同分，按名册顺序排列。", units));
}

static void
add_unit_notes (Notes *notes)
{
  for (guint i = 0; i < notes->sheet->group->places->len; i++)
    {
      const SanScore *score = nth_place (notes, i)->score;

      add_override_notes (notes, score);
      if (notes->sheet->column_adjust > 0)
        add_adjustment_note (notes, score);
      add_handicap_note (notes, score);
      add_veto_notes (notes, score);
    }

  add_roster_note (notes);
}

guint
san_sheet_write_notes (SanSheet *self,
                       gboolean  live_ranks,
                       guint     row,
                       double   *height)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  Notes notes = { self, sentences };

  add_missing_notes (&notes);
  add_unit_notes (&notes);

  if (!live_ranks && self->n_placed > 0)
    g_ptr_array_add (sentences, g_strdup ("名次按评分方案的并列与比较规则排定，单元格为数值。"));
  if (self->values_only)
    g_ptr_array_add (sentences,
                     g_strdup ("部分得分含无法写成普通公式的规则（一票否决、基数调整、缺项等），"
                               "单元格为数值。"));

  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%u. %s", i == 0 ? "注：" : "　　", i + 1,
                                               (char *) g_ptr_array_index (sentences, i));

      *height += san_sheet_write_paragraph (self->sheet, &self->paper, row++,
                                            self->column_note, text,
                                            self->writer->formats.note);
    }

  return row;
}

/* Beside the unit --------------------------------------------------------------------- */

char *
san_place_remark (const SanPlace *place)
{
  const SanScore *score = place->score;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *lacking = NULL;

  if (place->standing == SAN_STANDING_RANKED && !place->absent && !score->last &&
      mpq_sgn (score->veto) == 0)
    return g_strdup ("");

  words = g_ptr_array_new ();
  if (place->standing == SAN_STANDING_TRIAL)
    g_ptr_array_add (words, (gpointer) "只排名不奖惩");
  if (place->standing == SAN_STANDING_LISTED)
    g_ptr_array_add (words, (gpointer) "不参与排名");

  if (place->absent && score->unranked_by != NULL && score->unranked_by->parent != NULL)
    {
      lacking = g_strdup_printf ("缺“%s”，不排名", score->unranked_by->name);
      g_ptr_array_add (words, lacking);
    }
  else if (score->last || mpq_sgn (score->veto) != 0 ||
           (score->unranked && score->unranked_by == NULL))
    {
      g_ptr_array_add (words, (gpointer) "一票否决");
    }
  else if (place->absent)
    {
      g_ptr_array_add (words, (gpointer) "无数据，不排名");
    }

  g_ptr_array_add (words, NULL);

  return g_strjoinv ("；", (char **) words->pdata);
}
