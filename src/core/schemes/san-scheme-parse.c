/* san-scheme-parse.c - from the scheme file of cli.md to a scheme, every refusal by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"
#include "base/san-period.h"

static const char *const scheme_keys[] = {
  "name", "from", "to", "groups", "decimals", "rank_on", "ties", "tie_breakers",
  "higher_is_better", "grades", "adjustments", "handicaps", "awards", "component", NULL
};

static const char *const node_keys[] = {
  "key", "name", "combine", "children", "source", "weight", "full", "missing",
  "not_applicable", "floor", "cap", "decimals", "over", "empty", "indicator", "metric",
  "scheme", "level", "by", "comparable", "trim", NULL
};

static const char *const indicators[] = { "on_time", "closure", "no_relapse", NULL };
static const char *const not_applicable_words[] = { "reweight", "as-missing", NULL };
static const char *const empty_words[] = { "missing", "full", NULL };
static const char *const level_words[] = { "child", "leaf", NULL };
static const char *const by_words[] = { "mean", "points", NULL };
static const char *const by_words_inspection[] = { "points", "items", NULL };

static SanNode *parse_node (JsonNode      *json,
                            const SanNode *parent,
                            GError       **error);

/* The messages speak of "site.weight": the key of the component and of its member. */
static char *
path_of (const SanNode *node,
         const char    *member)
{
  return g_strdup_printf ("%s.%s", node->key, member);
}

/* One of @words as its index; left alone where the member is absent. */
static gboolean
read_word (JsonObject        *object,
           const char        *member,
           const char        *where,
           const char *const *words,
           int               *value,
           GError           **error)
{
  g_autofree char *text = NULL;
  g_autofree char *choices = NULL;
  int found;

  if (!json_object_has_member (object, member))
    return TRUE;
  if (!san_json_read_text (json_object_get_member (object, member), where, &text, error))
    return FALSE;

  found = san_word_find (words, text);
  if (found < 0)
    {
      choices = g_strjoinv (" ", (char **) (*words[0] == '\0' ? words + 1 : words));
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s: “%s” is none of: %s"), where, text, choices);
      return FALSE;
    }
  *value = found;

  return TRUE;
}

static gboolean
refuse_member (const SanNode *node,
               JsonObject    *object,
               const char    *member,
               const char    *why,
               GError       **error)
{
  if (!json_object_has_member (object, member))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, "%s.%s: %s", node->key, member, why);

  return FALSE;
}

/* @has may be NULL */
static gboolean
read_node_number (const SanNode *node,
                  JsonObject    *object,
                  const char    *member,
                  gboolean      *has,
                  gint64        *value,
                  GError       **error)
{
  g_autofree char *where = path_of (node, member);

  if (!json_object_has_member (object, member))
    return TRUE;
  if (!san_json_read_number (json_object_get_member (object, member), where, value, error))
    return FALSE;
  if (has != NULL)
    *has = TRUE;

  return TRUE;
}

static gboolean
read_node_text (const SanNode *node,
                JsonObject    *object,
                const char    *member,
                char         **text,
                GError       **error)
{
  g_autofree char *where = path_of (node, member);

  if (!json_object_has_member (object, member))
    return TRUE;

  return san_json_read_text (json_object_get_member (object, member), where, text, error);
}

static gboolean
read_node_word (const SanNode     *node,
                JsonObject        *object,
                const char        *member,
                const char *const *words,
                int               *value,
                GError           **error)
{
  g_autofree char *where = path_of (node, member);

  return read_word (object, member, where, words, value, error);
}

/* Keys stand in notes and options as KEY:RULE and KEY=N, tie-breakers put - before them. */
static gboolean
read_key (SanNode    *node,
          JsonObject *object,
          GError    **error)
{
  if (!json_object_has_member (object, "key"))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A component has no key: every component needs one"));
      return FALSE;
    }
  if (!san_json_read_text (json_object_get_member (object, "key"), "key", &node->key, error))
    return FALSE;

  if (*node->key == '-' || strpbrk (node->key, ":=;\t\n\r") != NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The key “%s” is refused: a key has no “:”, “=” or “;” and does not "
                     "begin with “-”"), node->key);
      return FALSE;
    }

  node->name = g_strdup (node->key);

  return read_node_text (node, object, "name", &node->name, error);
}

static gboolean
read_weight (SanNode       *node,
             const SanNode *parent,
             JsonObject    *object,
             GError       **error)
{
  gboolean has = FALSE;

  if (parent == NULL || parent->combine != SAN_COMBINE_WEIGHTED)
    return refuse_member (node, object, "weight",
                          _("a weight stands only under a weighted component"), error);

  if (!read_node_number (node, object, "weight", &has, &node->weight, error))
    return FALSE;
  if (!has || node->weight < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   has ? _("%s.weight: a weight is not negative")
                       : _("%s.weight is missing: under a weighted component every child "
                           "needs one"), node->key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_missing (SanNode    *node,
              JsonObject *object,
              GError    **error)
{
  g_autofree char *text = NULL;
  int word = 0;

  if (!read_node_text (node, object, "missing", &text, error))
    return FALSE;
  if (text != NULL &&
      !san_missing_parse (text, &node->missing, &node->missing_value, error))
    {
      g_prefix_error (error, "%s.missing: ", node->key);
      return FALSE;
    }
  if (!read_node_word (node, object, "not_applicable", not_applicable_words, &word, error))
    return FALSE;
  node->na_as_missing = word == 1;

  return TRUE;
}

static gboolean
read_limits (SanNode       *node,
             const SanNode *parent,
             JsonObject    *object,
             GError       **error)
{
  g_autofree char *decimals = path_of (node, "decimals");
  g_autofree char *over = path_of (node, "over");

  node->has_floor = node->source == SAN_SOURCE_DEDUCTION;
  if (!read_node_number (node, object, "floor", &node->has_floor, &node->floor, error) ||
      !read_node_number (node, object, "cap", &node->has_cap, &node->cap, error))
    return FALSE;
  if (node->has_floor && node->has_cap && node->floor > node->cap)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s.floor is above its cap"), node->key);
      return FALSE;
    }

  if (parent == NULL)
    {
      if (!refuse_member (node, object, "decimals",
                          _("the total is rounded by the decimals of the scheme"), error))
        return FALSE;
    }
  else if (json_object_has_member (object, "decimals") &&
           !san_json_read_integer (json_object_get_member (object, "decimals"), decimals,
                                   0, 6, &node->decimals, error))
    {
      return FALSE;
    }

  if (json_object_has_member (object, "over"))
    return san_json_read_boolean (json_object_get_member (object, "over"), over,
                                  &node->over, error);

  return TRUE;
}

static gboolean
require_member (const SanNode *node,
                const char    *value,
                const char    *member,
                GError       **error)
{
  if (value != NULL)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("%s.%s is missing: the source %s needs it"), node->key, member,
               san_source_name (node->source));

  return FALSE;
}

/* A mean over units below, or over points: of what, is the source's. */
static gboolean
read_by (SanNode    *node,
         JsonObject *object,
         GError    **error)
{
  g_autofree char *why = g_strdup_printf (_("only the sources %s and %s have it"),
                                          san_source_name (SAN_SOURCE_CHILDREN),
                                          san_source_name (SAN_SOURCE_INSPECTION));
  int by = 0;

  if (node->source == SAN_SOURCE_INSPECTION)
    {
      if (!read_node_word (node, object, "by", by_words_inspection, &by, error))
        return FALSE;
      node->by_items = by == 1;
      return TRUE;
    }
  if ((node->source != SAN_SOURCE_CHILDREN &&
       !refuse_member (node, object, "by", why, error)) ||
      !read_node_word (node, object, "by", by_words, &by, error))
    return FALSE;
  node->by_points = by == 1;

  return TRUE;
}

/* How evaluations become one score. */
static gboolean
read_cross (SanNode    *node,
            JsonObject *object,
            GError    **error)
{
  g_autofree char *comparable = path_of (node, "comparable");
  g_autofree char *trim = path_of (node, "trim");
  int k = 0;

  if (json_object_has_member (object, "comparable") &&
      !san_json_read_boolean (json_object_get_member (object, "comparable"), comparable,
                              &node->comparable, error))
    return FALSE;
  if (json_object_has_member (object, "trim") &&
      !san_json_read_integer (json_object_get_member (object, "trim"), trim, 0, 999, &k,
                              error))
    return FALSE;
  node->trim = (guint) k;

  return TRUE;
}

/* What only one source knows. */
static gboolean
read_source_members (SanNode    *node,
                     JsonObject *object,
                     GError    **error)
{
  static const struct { const char *member; SanSource source; } owners[] = {
    { "empty", SAN_SOURCE_DEDUCTION }, { "indicator", SAN_SOURCE_TICKETS },
    { "metric", SAN_SOURCE_METRIC }, { "scheme", SAN_SOURCE_CHILDREN },
    { "level", SAN_SOURCE_CHILDREN }, { "comparable", SAN_SOURCE_CROSS },
    { "trim", SAN_SOURCE_CROSS },
  };
  int empty = 0;
  int level = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *why = g_strdup_printf (_("only the source %s has it"),
                                              san_source_name (owners[i].source));

      if (node->source != owners[i].source &&
          !refuse_member (node, object, owners[i].member, why, error))
        return FALSE;
    }

  if (!read_node_word (node, object, "empty", empty_words, &empty, error) ||
      !read_node_text (node, object, "indicator", &node->indicator, error) ||
      !read_node_text (node, object, "metric", &node->metric, error) ||
      !read_node_text (node, object, "scheme", &node->scheme, error) ||
      !read_node_word (node, object, "level", level_words, &level, error) ||
      !read_by (node, object, error) ||
      !read_cross (node, object, error))
    return FALSE;

  node->empty_full = empty == 1;
  node->level_leaf = level == 1;

  if (node->source == SAN_SOURCE_TICKETS)
    {
      if (!require_member (node, node->indicator, "indicator", error))
        return FALSE;
      if (san_word_find (indicators, node->indicator) < 0)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("%s.indicator: “%s” is none of: %s"), node->key, node->indicator,
                       "on_time closure no_relapse");
          return FALSE;
        }
    }
  if (node->source == SAN_SOURCE_METRIC)
    return require_member (node, node->metric, "metric", error);
  if (node->source == SAN_SOURCE_CHILDREN)
    return require_member (node, node->scheme, "scheme", error);

  return TRUE;
}

static gboolean
parse_children (SanNode    *node,
                JsonObject *object,
                GError    **error)
{
  g_autofree char *where = path_of (node, "children");
  JsonArray *children = san_json_read_array (json_object_get_member (object, "children"),
                                             where, error);

  if (children == NULL)
    return FALSE;
  if (json_array_get_length (children) == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s is empty"), where);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      SanNode *child = parse_node (json_array_get_element (children, i), node, error);

      if (child == NULL)
        return FALSE;
      g_ptr_array_add (node->children, child);
    }

  return TRUE;
}

static gboolean
read_shape (SanNode    *node,
            JsonObject *object,
            GError    **error)
{
  int combine = SAN_COMBINE_NONE;
  int source = SAN_SOURCE_NONE;

  if (!read_node_word (node, object, "combine", san_combine_words, &combine, error) ||
      !read_node_word (node, object, "source", san_source_words, &source, error))
    return FALSE;
  node->combine = (SanCombine) combine;
  node->source = (SanSource) source;

  if ((combine == SAN_COMBINE_NONE) == (source == SAN_SOURCE_NONE))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Component “%s” needs either combine with children, or a source"),
                   node->key);
      return FALSE;
    }
  if (combine == SAN_COMBINE_NONE)
    return refuse_member (node, object, "children",
                          _("a component with a source has no children"), error);
  if (!json_object_has_member (object, "children"))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s.children is missing: combine needs them"), node->key);
      return FALSE;
    }

  return TRUE;
}

/* After the children: the full mark of a sum is theirs added up. */
static gboolean
read_full (SanNode    *node,
           JsonObject *object,
           GError    **error)
{
  gboolean has = FALSE;
  gint64 sum = 0;

  node->full = 100 * SAN_MICRO;
  if (!read_node_number (node, object, "full", &has, &node->full, error))
    return FALSE;
  if (node->full < 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s.full: a full mark is not negative"), node->key);
      return FALSE;
    }

  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);

      sum = MIN (sum + child->full, SAN_MICRO_MAX + 1);
      if (child->full == 0 && node->combine != SAN_COMBINE_SUM)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("%s.full: under a %s component a full mark is above 0"),
                       child->key, san_combine_name (node->combine));
          return FALSE;
        }
    }
  if (node->combine != SAN_COMBINE_SUM)
    return TRUE;

  if (sum > SAN_MICRO_MAX || (has && node->full != sum))
    {
      g_autofree char *expected = san_micro_format (sum, SAN_DECIMALS_NEEDED);

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s.full: the full mark of a sum is that of its children, %s"),
                   node->key, expected);
      return FALSE;
    }
  node->full = sum;

  return TRUE;
}

static SanNode *
parse_node (JsonNode      *json,
            const SanNode *parent,
            GError       **error)
{
  g_autoptr (SanNode) node = san_node_new ();
  g_autofree char *where = NULL;
  JsonObject *object;

  if (JSON_NODE_HOLDS_OBJECT (json))
    where = g_strdup (json_object_get_string_member_with_default (json_node_get_object (json),
                                                                  "key", NULL));
  if (where == NULL)
    where = g_strdup (parent != NULL ? parent->key : "component");
  object = san_json_read_object (json, where, node_keys, error);

  if (object == NULL ||
      !read_key (node, object, error) ||
      !read_shape (node, object, error) ||
      !read_weight (node, parent, object, error) ||
      !read_missing (node, object, error) ||
      !read_limits (node, parent, object, error) ||
      !read_source_members (node, object, error))
    return NULL;

  if (node->combine != SAN_COMBINE_NONE && !parse_children (node, object, error))
    return NULL;
  if (!read_full (node, object, error))
    return NULL;

  return g_steal_pointer (&node);
}

/* A month, or any other period: its first or its last day; a day; null: open. */
static gboolean
read_bound (JsonObject *object,
            const char *member,
            gboolean    last,
            SanDay     *day,
            GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *text = NULL;
  SanPeriod period;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!san_json_read_text (node, member, &text, error))
    return FALSE;

  if (san_period_parse (text, &period, NULL))
    {
      *day = last ? period.last : period.first;
      return TRUE;
    }
  if (san_day_parse (text, day, NULL))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("%s: “%s” is no month like 2020-01 and no day like 2020-01-31"),
               member, text);

  return FALSE;
}

/* A list of texts, each once; NULL where the member is absent or null. */
static gboolean
read_texts (JsonObject *object,
            const char *member,
            char     ***texts,
            GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  array = san_json_read_array (node, member, error);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *text = NULL;

      if (!san_json_read_text (json_array_get_element (array, i), member, &text, error))
        return FALSE;
      if (g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("%s: “%s” is given twice"), member, text);
          g_free (text);
          return FALSE;
        }
      g_ptr_array_add (list, text);
    }

  g_ptr_array_add (list, NULL);
  g_strfreev (*texts);
  *texts = (char **) g_ptr_array_steal (list, NULL);

  return TRUE;
}

static gboolean
read_groups (SanScheme  *scheme,
             JsonObject *object,
             GError    **error)
{
  if (!read_texts (object, "groups", &scheme->groups, error))
    return FALSE;
  if (scheme->groups != NULL && scheme->groups[0] == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("groups is an empty list: leave it out where the scheme is for "
                             "any group"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_keys (const SanScheme *scheme,
            GError         **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (g_hash_table_add (keys, node->key))
        continue;
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The key “%s” is given to two components"), node->key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_tie_breakers (const SanScheme *scheme,
                    GError         **error)
{
  static const char *const words[] = { "problems", "-problems", "previous", "roster", NULL };

  for (guint i = 0; scheme->tie_breakers[i] != NULL; i++)
    {
      const char *breaker = scheme->tie_breakers[i];
      const char *key = *breaker == '-' ? breaker + 1 : breaker;
      gboolean known = g_strv_contains (words, breaker);

      for (guint j = 0; !known && j < scheme->nodes->len; j++)
        known = g_str_equal (((SanNode *) g_ptr_array_index (scheme->nodes, j))->key, key);
      if (known)
        continue;

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("tie_breakers: “%s” is neither a component nor problems, previous or "
                     "roster"), breaker);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_head (SanScheme  *scheme,
           JsonObject *object,
           GError    **error)
{
  int rank_on = SAN_RANK_ON_DISPLAYED;
  int ties = SAN_TIES_COMPETITION;

  if (!json_object_has_member (object, "name"))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The scheme has no name: the key “name” is missing"));
      return FALSE;
    }
  if (!san_json_read_text (json_object_get_member (object, "name"), "name",
                           &scheme->name, error) ||
      !read_bound (object, "from", FALSE, &scheme->from, error) ||
      !read_bound (object, "to", TRUE, &scheme->to, error) ||
      !read_groups (scheme, object, error) ||
      !read_word (object, "rank_on", "rank_on", san_rank_on_words, &rank_on, error) ||
      !read_word (object, "ties", "ties", san_ties_words, &ties, error) ||
      !read_texts (object, "tie_breakers", &scheme->tie_breakers, error))
    return FALSE;
  scheme->rank_on = (SanRankOn) rank_on;
  scheme->ties = (SanTies) ties;

  if (scheme->from > scheme->to)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("from is later than to"));
      return FALSE;
    }
  if (json_object_has_member (object, "decimals") &&
      !san_json_read_integer (json_object_get_member (object, "decimals"), "decimals",
                              0, 6, &scheme->decimals, error))
    return FALSE;
  if (json_object_has_member (object, "higher_is_better"))
    return san_json_read_boolean (json_object_get_member (object, "higher_is_better"),
                                  "higher_is_better", &scheme->higher_is_better, error);

  return TRUE;
}

static gboolean
read_component (SanScheme  *scheme,
                JsonObject *object,
                GError    **error)
{
  if (!json_object_has_member (object, "component"))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The scheme has no component: the key “component” is missing"));
      return FALSE;
    }

  scheme->root = parse_node (json_object_get_member (object, "component"), NULL, error);
  if (scheme->root == NULL)
    return FALSE;
  san_scheme_index_nodes (scheme);

  return check_keys (scheme, error) && check_tie_breakers (scheme, error);
}

SanScheme *
san_scheme_parse (const char *text,
                  GError    **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_new ();
  g_autoptr (JsonNode) json = NULL;
  JsonObject *object;

  g_return_val_if_fail (text != NULL, NULL);

  json = san_json_parse_text (text, error);
  if (json == NULL)
    return NULL;

  object = san_json_read_object (json, _("The scheme"), scheme_keys, error);
  if (object == NULL ||
      !read_head (scheme, object, error) ||
      !read_component (scheme, object, error) ||
      !san_scheme_read_parts (scheme, object, error))
    return NULL;

  return g_steal_pointer (&scheme);
}
