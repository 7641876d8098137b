/* san-bulletin-options.c - what can be chosen about a section of a bulletin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-options.h"

#include <json-glib/json-glib.h>

#define MAX_CATEGORIES 20
#define MAX_UNITS      10

/* (transfer full): an empty one where there is none */
static JsonObject *
read_options (const SanBulletinSection *section)
{
  g_autoptr (JsonNode) node = NULL;

  if (section->options != NULL && *section->options != '\0')
    node = json_from_string (section->options, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node)
                                                       : json_object_new ();
}

/* @value: (transfer full) (nullable): NULL takes the member out */
static void
write_option (SanBulletinSection *section,
              const char         *name,
              JsonNode           *value)
{
  g_autoptr (JsonObject) options = read_options (section);
  g_autoptr (JsonNode) node = json_node_alloc ();

  if (json_object_has_member (options, name))
    json_object_remove_member (options, name);
  if (value != NULL)
    json_object_set_member (options, name, value);

  json_node_init_object (node, options);
  g_free (section->options);
  section->options = json_object_get_size (options) > 0 ? json_to_string (node, FALSE)
                                                        : g_strdup ("");
}

static guint
get_count (const SanBulletinSection *section,
           const char               *name,
           guint                     otherwise,
           guint                     most)
{
  g_autoptr (JsonObject) options = read_options (section);
  JsonNode *value = json_object_get_member (options, name);
  gint64 n;

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) ||
      json_node_get_value_type (value) != G_TYPE_INT64)
    return otherwise;
  n = json_node_get_int (value);

  return n < 1 ? otherwise : (guint) MIN (n, (gint64) most);
}

static void
set_count (SanBulletinSection *section,
           const char         *name,
           guint               n,
           guint               otherwise)
{
  write_option (section, name,
                n != otherwise ? json_node_init_int (json_node_alloc (), n) : NULL);
}

static GStrv
get_words (const SanBulletinSection *section,
           const char               *name)
{
  g_autoptr (JsonObject) options = read_options (section);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonNode *value = json_object_get_member (options, name);
  JsonArray *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value)
                                                                    : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_value_type (word) == G_TYPE_STRING)
        g_strv_builder_add (words, json_node_get_string (word));
    }

  return g_strv_builder_end (words);
}

static void
set_words (SanBulletinSection *section,
           const char         *name,
           const char *const  *words)
{
  JsonArray *array;

  if (words == NULL || words[0] == NULL)
    {
      write_option (section, name, NULL);
      return;
    }

  array = json_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  write_option (section, name, json_node_init_array (json_node_alloc (), array));
  json_array_unref (array);
}

guint
san_bulletin_section_get_categories (const SanBulletinSection *section)
{
  return get_count (section, "categories", SAN_SECTION_CATEGORIES, MAX_CATEGORIES);
}

guint
san_bulletin_section_get_units (const SanBulletinSection *section)
{
  return get_count (section, "units", SAN_SECTION_UNITS, MAX_UNITS);
}

gboolean
san_bulletin_section_get_photos (const SanBulletinSection *section)
{
  g_autoptr (JsonObject) options = read_options (section);
  JsonNode *value = json_object_get_member (options, "photos");

  return value == NULL || !JSON_NODE_HOLDS_VALUE (value) ||
         json_node_get_value_type (value) != G_TYPE_BOOLEAN || json_node_get_boolean (value);
}

GStrv
san_bulletin_section_get_groups (const SanBulletinSection *section)
{
  return get_words (section, "groups");
}

GStrv
san_bulletin_section_get_charts (const SanBulletinSection *section)
{
  return get_words (section, "charts");
}

void
san_bulletin_section_set_categories (SanBulletinSection *section,
                                     guint               n)
{
  set_count (section, "categories", n, SAN_SECTION_CATEGORIES);
}

void
san_bulletin_section_set_units (SanBulletinSection *section,
                                guint               n)
{
  set_count (section, "units", n, SAN_SECTION_UNITS);
}

void
san_bulletin_section_set_photos (SanBulletinSection *section,
                                 gboolean            photos)
{
  write_option (section, "photos",
                photos ? NULL : json_node_init_boolean (json_node_alloc (), FALSE));
}

void
san_bulletin_section_set_groups (SanBulletinSection *section,
                                 const char *const  *groups)
{
  set_words (section, "groups", groups);
}

void
san_bulletin_section_set_charts (SanBulletinSection *section,
                                 const char *const  *charts)
{
  set_words (section, "charts", charts);
}
