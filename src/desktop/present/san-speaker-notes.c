/* san-speaker-notes.c - what a speaker means to say about the slides of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-speaker-notes.h"

#include <json-glib/json-glib.h>

#include "base/san-error.h"
#include "store/san-setting-store.h"

static char *
key_of (gint64 round_id)
{
  return g_strdup_printf (SAN_SETTING_SPEAKER_NOTES "%" G_GINT64_FORMAT, round_id);
}

static void
take_note (JsonObject *object,
           const char *slide,
           JsonNode   *node,
           gpointer    data)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (data, g_strdup (slide), json_node_dup_string (node));
}

GHashTable *
san_speaker_notes_load (SanDatabase *database,
                        gint64       round_id,
                        GError     **error)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *key = key_of (round_id);
  g_autofree char *text = san_setting_get (database, key, error);
  g_autoptr (JsonNode) root = NULL;

  if (text == NULL)
    return NULL;
  if (*text == '\0')
    return g_steal_pointer (&notes);

  root = json_from_string (text, error);
  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    json_object_foreach_member (json_node_get_object (root), take_note, notes);

  return g_steal_pointer (&notes);
}

/* In the order of the keys: equal notes are equal bytes. */
static char *
to_text (GHashTable *notes)
{
  g_autoptr (GList) slides = g_list_sort (g_hash_table_get_keys (notes), (GCompareFunc) strcmp);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (GList *l = slides; l != NULL; l = l->next)
    json_object_set_string_member (object, l->data, g_hash_table_lookup (notes, l->data));
  json_node_set_object (root, object);

  return slides != NULL ? json_to_string (root, FALSE) : g_strdup ("");
}

gboolean
san_speaker_notes_put (SanDatabase *database,
                       gint64       round_id,
                       const char  *slide,
                       const char  *text,
                       GError     **error)
{
  g_autoptr (GHashTable) notes = san_speaker_notes_load (database, round_id, error);
  g_autofree char *key = key_of (round_id);
  g_autofree char *value = NULL;

  if (notes == NULL)
    return FALSE;

  if (*text != '\0')
    g_hash_table_insert (notes, g_strdup (slide), g_strdup (text));
  else
    g_hash_table_remove (notes, slide);
  value = to_text (notes);

  return san_setting_set (database, key, value, error);
}
