/* san-scheme-value.c - reading the values of a scheme file, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"

/* json-glib descends by recursion: a file of brackets must not exhaust the stack. */
#define MAX_DEPTH 64

static gboolean
check_depth (const char *text,
             GError    **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (in_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_string = !in_string;
      else if (!in_string && (*p == '{' || *p == '['))
        depth++;
      else if (!in_string && (*p == '}' || *p == ']') && depth > 0)
        depth--;

      if (depth > MAX_DEPTH)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("The scheme is nested more than %d levels deep"), MAX_DEPTH);
          return FALSE;
        }
    }

  return TRUE;
}

typedef struct
{
  GHashTable *seen;     /* "object:member" */
  char       *twice;    /* the first member given twice */
} MemberWatch;

/* json-glib keeps the last of two members of one name and says nothing. */
static void
on_object_member_cb (JsonParser  *parser,
                     JsonObject  *object,
                     const char  *member,
                     MemberWatch *watch)
{
  g_autofree char *name = g_strdup_printf ("%p:%s", (void *) object, member);

  if (!g_hash_table_add (watch->seen, g_steal_pointer (&name)) && watch->twice == NULL)
    watch->twice = g_strdup (member);
}

JsonNode *
san_json_parse_text (const char *text,
                     GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *twice = NULL;
  MemberWatch watch = { .seen = seen };
  gboolean loaded;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The scheme is not UTF-8 text"));
      return NULL;
    }
  if (!check_depth (text, error))
    return NULL;

  g_signal_connect (parser, "object-member", G_CALLBACK (on_object_member_cb), &watch);
  loaded = json_parser_load_from_data (parser, text, -1, &local);
  twice = watch.twice;

  if (!loaded)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The scheme is not valid JSON: %s"), local->message);
      return NULL;
    }
  if (twice != NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is given twice in the same object"), twice);
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("The scheme is empty"));
      return NULL;
    }

  return json_node_ref (json_parser_get_root (parser));
}

/* A plain decimal and nothing around it: "85%" as a weight would be a guess. */
static gboolean
is_plain_decimal (const char *text)
{
  const char *p = text;

  if (*p == '-' || *p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }

  return *p == '\0';
}

static gboolean
read_decimal_text (const char *text,
                   const char *where,
                   gint64     *micro,
                   GError    **error)
{
  gboolean rounded = FALSE;

  if (!is_plain_decimal (text))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s: “%s” is not a decimal number"), where, text);
      return FALSE;
    }
  if (!san_micro_parse (text, micro, &rounded, error))
    {
      g_prefix_error (error, "%s: ", where);
      return FALSE;
    }
  if (rounded)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s: “%s” has more than six decimal places"), where, text);
      return FALSE;
    }

  return TRUE;
}

gboolean
san_json_read_number (JsonNode   *node,
                      const char *where,
                      gint64     *micro,
                      GError    **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return read_decimal_text (json_node_get_string (node), where, micro, error);

  if (type == G_TYPE_INT64)
    {
      gint64 value = json_node_get_int (node);

      if (value >= -SAN_MICRO_MAX / SAN_MICRO && value <= SAN_MICRO_MAX / SAN_MICRO)
        {
          *micro = value * SAN_MICRO;
          return TRUE;
        }
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s is beyond ±9,000,000,000"), where);
      return FALSE;
    }

  if (type == G_TYPE_DOUBLE)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("%s: write a number with a decimal point in quotes, like \"0.85\""), where);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("%s has to be a number, as a decimal in quotes or a whole number"), where);

  return FALSE;
}

gboolean
san_json_read_integer (JsonNode   *node,
                       const char *where,
                       int         min,
                       int         max,
                       int        *value,
                       GError    **error)
{
  gint64 micro;

  if (!san_json_read_number (node, where, &micro, error))
    return FALSE;
  if (micro % SAN_MICRO != 0 || micro / SAN_MICRO < min || micro / SAN_MICRO > max)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s has to be a whole number from %d to %d"), where, min, max);
      return FALSE;
    }
  *value = (int) (micro / SAN_MICRO);

  return TRUE;
}

gboolean
san_json_read_boolean (JsonNode   *node,
                       const char *where,
                       gboolean   *value,
                       GError    **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s has to be true or false"), where);
      return FALSE;
    }
  *value = json_node_get_boolean (node);

  return TRUE;
}

gboolean
san_json_read_text (JsonNode   *node,
                    const char *where,
                    char      **text,
                    GError    **error)
{
  g_autofree char *stripped = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s has to be text"), where);
      return FALSE;
    }

  stripped = g_strstrip (json_node_dup_string (node));
  if (*stripped == '\0')
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s is empty"), where);
      return FALSE;
    }
  g_free (*text);
  *text = g_steal_pointer (&stripped);

  return TRUE;
}

JsonArray *
san_json_read_array (JsonNode   *node,
                     const char *where,
                     GError    **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s has to be a list"), where);
      return NULL;
    }

  return json_node_get_array (node);
}

JsonObject *
san_json_read_object (JsonNode          *node,
                      const char        *where,
                      const char *const *known,
                      GError           **error)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s has to be an object"), where);
      return NULL;
    }

  object = json_node_get_object (node);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      if (g_strv_contains (known, member))
        continue;
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%s: unknown key “%s”"), where, member);
      return NULL;
    }

  return object;
}
