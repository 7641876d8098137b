/* san-score-format.c - scores as cli.md prints them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"
#include "scoring/san-score.h"

char *
san_scores_format_node (const SanScore *score,
                        const SanNode  *node)
{
  const SanNodeScore *there = &score->nodes[node->index];

  if (there->state == SAN_NODE_LEFT_OUT)
    return g_strdup ("");
  if (there->is_micro)
    return san_micro_format (there->micro, node->decimals);

  return san_rational_format (there->used, node->decimals);
}

char *
san_scores_format_total (const SanScore *score)
{
  if (!score->has_total)
    return g_strdup ("");

  if (score->is_micro)
    return san_micro_format (score->micro, score->scheme->decimals);

  return san_rational_format (score->total, score->scheme->decimals);
}

static void
add_note (GString    *notes,
          const char *key,
          const char *what)
{
  if (notes->len > 0)
    g_string_append (notes, "; ");
  g_string_append_printf (notes, "%s:%s", key, what);
}

static void
add_rule (GString            *notes,
          const SanNode      *node,
          const SanNodeScore *there)
{
  g_autofree char *rule = NULL;

  if (there->not_applicable && !node->na_as_missing)
    rule = g_strdup ("not-applicable");
  else
    rule = san_missing_format (there->rule, node->missing_value);
  add_note (notes, node->key, rule);
}

/* "site(M S):group-mean": of an inspected unit that lacks some categories, where something
 * stands in for them. Those that are only left out are not told: hardly a unit has all. */
static void
add_categories (GString         *notes,
                const SanScores *scores,
                const SanScore  *score,
                const SanNode   *node)
{
  guint participant = (guint) (score - scores->scores);
  g_autofree char *lacking = node->missing != SAN_MISSING_REWEIGHT
                             ? san_inspection_lacking (scores->input, participant, node)
                             : NULL;
  g_autofree char *key = NULL;
  g_autofree char *rule = NULL;

  if (lacking == NULL)
    return;

  key = g_strdup_printf ("%s(%s)", node->key, lacking);
  rule = san_missing_format (node->missing, node->missing_value);
  add_note (notes, key, rule);
}

/* "handicap:*0.99-1", each part only where it does something */
static void
add_handicap (GString           *notes,
              const SanHandicap *handicap)
{
  g_autofree char *factor = san_micro_format (handicap->factor, SAN_DECIMALS_NEEDED);
  g_autofree char *offset = san_micro_format (handicap->offset, SAN_DECIMALS_NEEDED);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s",
                                           handicap->factor == SAN_MICRO ? "" : "*",
                                           handicap->factor == SAN_MICRO ? "" : factor,
                                           handicap->offset > 0 ? "+" : "",
                                           handicap->offset == 0 ? "" : offset);

  add_note (notes, "handicap", text);
}

char *
san_scores_note (const SanScore  *score,
                 const SanScores *scores)
{
  const SanRoundInput *input = scores->input;
  const GArray *units = g_ptr_array_index (input->handicap_units, score->participant->scheme);
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < score->scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (score->scheme->nodes, i);

      if (i > 0 && score->nodes[i].state != SAN_NODE_SCORED)
        add_rule (notes, node, &score->nodes[i]);
      else if (score->nodes[i].state == SAN_NODE_SCORED && !score->nodes[i].overridden)
        add_categories (notes, scores, score, node);
      if (score->nodes[i].overridden)
        add_note (notes, node->key, "override");
    }
  for (guint i = 0; i < units->len; i++)
    {
      guint index = g_array_index (units, guint, i);

      if (index != G_MAXUINT && &scores->scores[index] == score)
        add_handicap (notes, g_ptr_array_index (score->scheme->handicaps, i));
    }
  for (guint i = 0; i < input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (input->vetoes, SanInputVeto, i);
      g_autofree char *effect = NULL;

      if (&scores->scores[veto->participant] != score)
        continue;
      effect = san_veto_effect_format (veto->effect, veto->value);
      add_note (notes, "veto", effect);
    }

  return g_string_free (notes, FALSE);
}
