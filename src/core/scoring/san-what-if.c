/* san-what-if.c - other weights, rules and values on a scratch copy of a round's input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-what-if.h"

#include <glib/gi18n-lib.h>

#include "schemes/san-scheme-private.h"

SanRoundInput *
san_round_input_copy (const SanRoundInput *input,
                      GError             **error)
{
  g_autoptr (GBytes) bytes = san_round_input_freeze (input);

  return san_round_input_thaw (bytes, error);
}

/* (nullable): the node of @key in scheme @index of a copy, to be changed */
static SanNode *
find_node (SanRoundInput *copy,
           guint          index,
           const char    *key)
{
  return (SanNode *) san_scheme_find_node (g_ptr_array_index (copy->schemes, index), key);
}

static gboolean
refuse_unknown (const SanRoundInput *copy,
                const char          *key,
                GError             **error)
{
  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("No scheme of round “%s” has a component “%s”"), copy->label, key);

  return FALSE;
}

gboolean
san_round_input_set_weight (SanRoundInput *copy,
                            const char    *key,
                            gint64         weight,
                            GError       **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < copy->schemes->len; i++)
    {
      SanNode *node = find_node (copy, i, key);

      if (node == NULL)
        continue;
      if (weight < 0 || node->parent == NULL ||
          node->parent->combine != SAN_COMBINE_WEIGHTED)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       weight < 0 ? _("%s.weight: a weight is not negative")
                                  : _("%s.weight: a weight stands only under a weighted "
                                      "component"), node->key);
          return FALSE;
        }
      node->weight = weight;
      found = TRUE;
    }

  return found || refuse_unknown (copy, key, error);
}

gboolean
san_round_input_set_missing (SanRoundInput *copy,
                             const char    *key,
                             SanMissingRule rule,
                             gint64         value,
                             GError       **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < copy->schemes->len; i++)
    {
      SanNode *node = find_node (copy, i, key);

      if (node == NULL)
        continue;
      node->missing = rule;
      node->missing_value = value;
      found = TRUE;
    }

  return found || refuse_unknown (copy, key, error);
}

void
san_round_input_set_ties (SanRoundInput *copy,
                          SanTies        ties)
{
  for (guint i = 0; i < copy->schemes->len; i++)
    ((SanScheme *) g_ptr_array_index (copy->schemes, i))->ties = ties;
}

gboolean
san_ties_parse (const char *text,
                SanTies    *ties)
{
  int found = san_word_find (san_ties_words, text);

  if (found >= 0)
    *ties = (SanTies) found;

  return found >= 0;
}

gboolean
san_round_input_set_cell (SanRoundInput *copy,
                          gint64         unit_id,
                          const char    *key,
                          SanCellState   state,
                          gint64         value,
                          GError       **error)
{
  for (guint i = 0; i < copy->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (copy->participants, i);
      const SanNode *node;

      if (participant->unit_id != unit_id)
        continue;
      node = find_node (copy, participant->scheme, key);
      if (node == NULL || !san_node_is_leaf (node))
        return refuse_unknown (copy, key, error);

      participant->cells[node->index].state = state;
      participant->cells[node->index].value = value;
      return TRUE;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("The unit is no participant of round “%s”"), copy->label);

  return FALSE;
}
