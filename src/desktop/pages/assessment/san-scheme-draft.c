/* san-scheme-draft.c - a scheme file while it is being edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-scheme-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Of a component that is added under a weighted one */
#define FIRST_WEIGHT "10"

struct _SanSchemeDraft
{
  JsonNode *root;
};

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

SanSchemeDraft *
san_scheme_draft_parse (const char *text,
                        GError    **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (text, error);
  g_autofree char *json = NULL;
  SanSchemeDraft *draft;

  if (scheme == NULL)
    return NULL;

  /* the canonical form holds nothing that says what is so anyway */
  json = san_scheme_to_json (scheme);
  draft = g_new0 (SanSchemeDraft, 1);
  draft->root = json_from_string (json, error);
  if (draft->root == NULL)
    {
      g_free (draft);
      return NULL;
    }

  return draft;
}

SanSchemeDraft *
san_scheme_draft_new (const char *name)
{
  static const char blank[] =
    "{\"name\": \"-\", \"component\": {\"key\": \"total\", \"name\": \"总分\", "
    "\"combine\": \"weighted\", \"children\": "
    "[{\"key\": \"c1\", \"name\": \"-\", \"weight\": \"100\", \"source\": \"entry\"}]}}";
  SanSchemeDraft *draft = san_scheme_draft_parse (blank, NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  json_object_set_string_member (san_scheme_draft_file (draft), "name", name);
  json_object_set_string_member (san_scheme_draft_child (san_scheme_draft_total (draft), 0),
                                 "name", _("Component"));

  return draft;
}

void
san_scheme_draft_free (SanSchemeDraft *draft)
{
  if (draft == NULL)
    return;

  json_node_unref (draft->root);
  g_free (draft);
}

SanScheme *
san_scheme_draft_check (SanSchemeDraft *draft,
                        GError        **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  text = json_to_string (draft->root, FALSE);

  return san_scheme_parse (text, error);
}

JsonObject *
san_scheme_draft_file (SanSchemeDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return json_node_get_object (draft->root);
}

JsonObject *
san_scheme_draft_total (SanSchemeDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return json_object_get_object_member (json_node_get_object (draft->root), "component");
}

/* Members */

char *
san_scheme_draft_get (JsonObject *object,
                      const char *member)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_object_get_member (object, member);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return json_to_string (node, FALSE);
}

void
san_scheme_draft_set (JsonObject *object,
                      const char *member,
                      const char *text)
{
  g_return_if_fail (object != NULL);

  if (*text == '\0')
    json_object_remove_member (object, member);
  else
    json_object_set_string_member (object, member, text);
}

void
san_scheme_draft_set_integer (JsonObject *object,
                              const char *member,
                              const char *text)
{
  gint64 value;

  g_return_if_fail (object != NULL);

  if (*text != '\0' && g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    json_object_set_int_member (object, member, value);
  else
    san_scheme_draft_set (object, member, text);
}

char *
san_scheme_draft_get_in (JsonObject *object,
                         const char *outer,
                         const char *member)
{
  JsonObject *inner;

  g_return_val_if_fail (object != NULL, NULL);

  inner = object_of (json_object_get_member (object, outer));

  return inner != NULL ? san_scheme_draft_get (inner, member) : g_strdup ("");
}

char *
san_scheme_draft_get_list (JsonObject *object,
                           const char *member)
{
  JsonNode *node;
  GString *text = g_string_new (NULL);
  JsonArray *array;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_object_get_member (object, member);
  array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      g_string_append (text, json_array_get_string_element (array, i));
    }

  return g_string_free (text, FALSE);
}

/* The full-width semicolon parts as well. */
void
san_scheme_draft_set_list (JsonObject *object,
                           const char *member,
                           const char *text)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (object != NULL);

  g_string_replace (plain, "；", ";", 0);
  parts = g_strsplit (plain->str, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (array, parts[i]);

  if (json_array_get_length (array) == 0)
    json_object_remove_member (object, member);
  else
    json_object_set_array_member (object, member, g_steal_pointer (&array));
}

/* Components */

static JsonArray *
children_of (JsonObject *node)
{
  JsonNode *children = json_object_get_member (node, "children");

  return children != NULL && JSON_NODE_HOLDS_ARRAY (children) ? json_node_get_array (children)
                                                              : NULL;
}

guint
san_scheme_draft_n_children (JsonObject *node)
{
  JsonArray *children;

  g_return_val_if_fail (node != NULL, 0);

  children = children_of (node);

  return children != NULL ? json_array_get_length (children) : 0;
}

JsonObject *
san_scheme_draft_child (JsonObject *node,
                        guint       index)
{
  g_return_val_if_fail (index < san_scheme_draft_n_children (node), NULL);

  return json_array_get_object_element (children_of (node), index);
}

static gboolean
has_key (JsonObject *node,
         const char *key)
{
  if (g_strcmp0 (json_object_get_string_member_with_default (node, "key", NULL), key) == 0)
    return TRUE;

  for (guint i = 0; i < san_scheme_draft_n_children (node); i++)
    if (has_key (san_scheme_draft_child (node, i), key))
      return TRUE;

  return FALSE;
}

static gboolean
is_weighted (JsonObject *node)
{
  return g_strcmp0 (json_object_get_string_member_with_default (node, "combine", NULL),
                    "weighted") == 0;
}

JsonObject *
san_scheme_draft_add (SanSchemeDraft *draft,
                      JsonObject     *parent)
{
  JsonObject *node;
  g_autofree char *key = NULL;
  guint number = 1;

  g_return_val_if_fail (draft != NULL && parent != NULL, NULL);

  do
    {
      g_free (key);
      key = g_strdup_printf ("c%u", number++);
    }
  while (has_key (san_scheme_draft_total (draft), key));

  if (children_of (parent) == NULL)
    {
      /* what said where the leaf's score comes from says nothing any more */
      static const char *const of_leaf[] = {
        "source", "empty", "indicator", "metric", "scheme", "level", "by", "over",
        "comparable", "trim",
      };

      for (guint i = 0; i < G_N_ELEMENTS (of_leaf); i++)
        json_object_remove_member (parent, of_leaf[i]);
      json_object_set_string_member (parent, "combine", "weighted");
      json_object_set_array_member (parent, "children", json_array_new ());
    }

  node = json_object_new ();
  json_object_set_string_member (node, "key", key);
  json_object_set_string_member (node, "name", _("Component"));
  json_object_set_string_member (node, "source", "entry");
  if (is_weighted (parent))
    json_object_set_string_member (node, "weight", FIRST_WEIGHT);
  json_array_add_object_element (children_of (parent), node);

  return node;
}

void
san_scheme_draft_remove (JsonObject *parent,
                         guint       index)
{
  g_return_if_fail (index < san_scheme_draft_n_children (parent));

  json_array_remove_element (children_of (parent), index);
  if (san_scheme_draft_n_children (parent) > 0)
    return;

  json_object_remove_member (parent, "children");
  json_object_remove_member (parent, "combine");
  json_object_set_string_member (parent, "source", "entry");
}

gboolean
san_scheme_draft_move (JsonObject *parent,
                       guint       index,
                       int         step)
{
  guint n = san_scheme_draft_n_children (parent);
  guint other = index + (guint) step;
  g_autoptr (JsonArray) moved = NULL;

  g_return_val_if_fail (index < n, FALSE);

  if (other >= n)
    return FALSE;

  moved = json_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      guint from = i == index ? other : i == other ? index : i;

      json_array_add_object_element (moved,
                                     json_object_ref (san_scheme_draft_child (parent, from)));
    }
  json_object_set_array_member (parent, "children", g_steal_pointer (&moved));

  return TRUE;
}

void
san_scheme_draft_set_combine (JsonObject *node,
                              const char *combine)
{
  gboolean weighted = strcmp (combine, "weighted") == 0;

  g_return_if_fail (node != NULL);

  json_object_set_string_member (node, "combine", combine);
  /* the full mark of a sum is the sum of the full marks */
  if (strcmp (combine, "sum") == 0)
    json_object_remove_member (node, "full");

  for (guint i = 0; i < san_scheme_draft_n_children (node); i++)
    {
      JsonObject *child = san_scheme_draft_child (node, i);

      if (!weighted)
        json_object_remove_member (child, "weight");
      else if (!json_object_has_member (child, "weight"))
        json_object_set_string_member (child, "weight", FIRST_WEIGHT);
    }
}
