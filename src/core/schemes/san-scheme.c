/* san-scheme.c - a scheme version as it is in memory, and its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "schemes/san-scheme-private.h"

const char *const san_combine_words[] = { "", "sum", "weighted", "mean", NULL };
const char *const san_source_words[] = {
  "", "entry", "deduction", "inspection", "survey", "cross", "tickets", "metric",
  "children", NULL
};
const char *const san_rank_on_words[] = { "displayed", "full", NULL };
const char *const san_ties_words[] = { "competition", "dense", "unique", NULL };

static const char *const missing_words[] = {
  "reweight", "group-mean", "fixed", "full", "zero", "unranked", NULL
};

int
san_word_find (const char *const *words,
               const char        *text)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && g_str_equal (words[i], text))
        return i;
    }

  return -1;
}

SanNode *
san_node_new (void)
{
  SanNode *node = g_new0 (SanNode, 1);

  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) san_node_free);
  node->decimals = -1;

  return node;
}

void
san_node_free (SanNode *node)
{
  g_ptr_array_unref (node->children);
  g_free (node->key);
  g_free (node->name);
  g_free (node->indicator);
  g_free (node->metric);
  g_free (node->scheme);
  g_free (node);
}

static void
grade_rule_free (SanGradeRule *rule)
{
  g_free (rule->name);
  g_free (rule);
}

static void
adjustment_rule_free (SanAdjustmentRule *rule)
{
  g_free (rule->name);
  g_free (rule->source);
  g_free (rule);
}

static void
handicap_free (SanHandicap *handicap)
{
  g_free (handicap->unit);
  g_free (handicap->reason);
  g_free (handicap);
}

SanScheme *
san_scheme_new (void)
{
  SanScheme *scheme = g_new0 (SanScheme, 1);

  scheme->ref_count = 1;
  scheme->from = SAN_DAY_MIN;
  scheme->to = SAN_DAY_MAX;
  scheme->decimals = 2;
  scheme->higher_is_better = TRUE;
  scheme->tie_breakers = g_new0 (char *, 1);
  scheme->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) grade_rule_free);
  scheme->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) adjustment_rule_free);
  scheme->handicaps = g_ptr_array_new_with_free_func ((GDestroyNotify) handicap_free);
  scheme->nodes = g_ptr_array_new ();

  return scheme;
}

SanScheme *
san_scheme_ref (SanScheme *scheme)
{
  g_return_val_if_fail (scheme != NULL, NULL);

  g_atomic_int_inc (&scheme->ref_count);

  return scheme;
}

void
san_scheme_unref (SanScheme *scheme)
{
  if (scheme == NULL || !g_atomic_int_dec_and_test (&scheme->ref_count))
    return;

  g_clear_pointer (&scheme->root, san_node_free);
  g_ptr_array_unref (scheme->nodes);
  g_ptr_array_unref (scheme->handicaps);
  g_ptr_array_unref (scheme->rules);
  g_ptr_array_unref (scheme->grades);
  g_clear_pointer (&scheme->awards, json_node_unref);
  g_strfreev (scheme->tie_breakers);
  g_strfreev (scheme->groups);
  g_free (scheme->name);
  g_free (scheme);
}

static void
index_node (SanScheme *scheme,
            SanNode   *node)
{
  node->index = scheme->nodes->len;
  g_ptr_array_add (scheme->nodes, node);

  for (guint i = 0; i < node->children->len; i++)
    {
      SanNode *child = g_ptr_array_index (node->children, i);

      child->parent = node;
      index_node (scheme, child);
    }
}

void
san_scheme_index_nodes (SanScheme *scheme)
{
  g_ptr_array_set_size (scheme->nodes, 0);
  index_node (scheme, scheme->root);
}

const SanNode *
san_scheme_find_node (const SanScheme *scheme,
                      const char      *key_or_name)
{
  g_autofree char *folded = NULL;
  const SanNode *found = NULL;

  g_return_val_if_fail (scheme != NULL && key_or_name != NULL, NULL);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (g_str_equal (node->key, key_or_name))
        return node;
    }

  folded = san_text_fold (key_or_name);
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      g_autofree char *name = san_text_fold (node->name);
      g_autofree char *key = san_text_fold (node->key);

      if (!g_str_equal (name, folded) && !g_str_equal (key, folded))
        continue;
      if (found != NULL)
        return NULL;   /* two fit: the caller has to say the key */
      found = node;
    }

  return found;
}

gboolean
san_node_is_leaf (const SanNode *node)
{
  return node->source != SAN_SOURCE_NONE;
}

gboolean
san_node_is_computed (const SanNode *node)
{
  return node->source > SAN_SOURCE_DEDUCTION;
}

const char *
san_source_name (SanSource source)
{
  return san_source_words[source];
}

const char *
san_combine_name (SanCombine combine)
{
  return san_combine_words[combine];
}

char *
san_missing_format (SanMissingRule rule,
                    gint64         value)
{
  g_autofree char *number = NULL;

  if (rule != SAN_MISSING_FIXED)
    return g_strdup (missing_words[rule]);

  number = san_micro_format (value, SAN_DECIMALS_NEEDED);

  return g_strconcat ("fixed:", number, NULL);
}

gboolean
san_missing_parse (const char     *text,
                   SanMissingRule *rule,
                   gint64         *value,
                   GError        **error)
{
  int found;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_has_prefix (text, "fixed:"))
    {
      gint64 number;
      gboolean rounded;

      if (!san_micro_parse (text + strlen ("fixed:"), &number, &rounded, error))
        return FALSE;
      if (rounded)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s” has more than six decimal places"), text);
          return FALSE;
        }
      *rule = SAN_MISSING_FIXED;
      *value = number;
      return TRUE;
    }

  found = san_word_find (missing_words, text);
  if (found < 0 || found == SAN_MISSING_FIXED)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is no missing rule: use reweight, group-mean, fixed:N, full, "
                     "zero or unranked"), text);
      return FALSE;
    }
  *rule = (SanMissingRule) found;
  *value = 0;

  return TRUE;
}
