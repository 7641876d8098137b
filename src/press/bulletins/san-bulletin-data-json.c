/* san-bulletin-data-json.c - what a bulletin says, kept with its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-data-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"

/* How the members of a record are kept: one table for both ways. */
typedef enum
{
  TEXT,
  COUNT,
  FLAG,
  ID,
  DAY,
  TEXTS,
} Kind;

typedef struct
{
  const char *name;
  Kind        kind;
  gsize       offset;
} Member;

#define MEMBER(type, name, kind) { #name, kind, G_STRUCT_OFFSET (type, name) }

static const Member head_members[] = {
  MEMBER (SanBulletinData, city, TEXT),
  MEMBER (SanBulletinData, office, TEXT),
  MEMBER (SanBulletinData, campaign, TEXT),
  MEMBER (SanBulletinData, period, TEXT),
  MEMBER (SanBulletinData, from, DAY),
  MEMBER (SanBulletinData, to, DAY),
  MEMBER (SanBulletinData, inspected, TEXT),
  MEMBER (SanBulletinData, n_points, COUNT),
  MEMBER (SanBulletinData, n_observations, COUNT),
  MEMBER (SanBulletinData, n_respondents, COUNT),
  MEMBER (SanBulletinData, n_looked_at, COUNT),
  MEMBER (SanBulletinData, n_relapsed, COUNT),
  MEMBER (SanBulletinData, year_rounds, TEXTS),
  { NULL },
};

static const Member category_members[] = {
  MEMBER (SanBulletinCategory, group, TEXT),
  MEMBER (SanBulletinCategory, name, TEXT),
  MEMBER (SanBulletinCategory, area, TEXT),
  MEMBER (SanBulletinCategory, mean, TEXT),
  MEMBER (SanBulletinCategory, previous, TEXT),
  MEMBER (SanBulletinCategory, lost, TEXT),
  MEMBER (SanBulletinCategory, n_units, COUNT),
  MEMBER (SanBulletinCategory, n_below, COUNT),
  MEMBER (SanBulletinCategory, worst, TEXTS),
  { NULL },
};

static const Member point_members[] = {
  MEMBER (SanBulletinPoint, unit_id, ID),
  MEMBER (SanBulletinPoint, unit, TEXT),
  MEMBER (SanBulletinPoint, code, TEXT),
  MEMBER (SanBulletinPoint, name, TEXT),
  MEMBER (SanBulletinPoint, category, TEXT),
  MEMBER (SanBulletinPoint, address, TEXT),
  MEMBER (SanBulletinPoint, score, TEXT),
  MEMBER (SanBulletinPoint, previous, TEXT),
  MEMBER (SanBulletinPoint, n_failed, COUNT),
  { NULL },
};

static const Member problem_members[] = {
  MEMBER (SanBulletinProblem, unit_id, ID),
  MEMBER (SanBulletinProblem, unit, TEXT),
  MEMBER (SanBulletinProblem, bureau, TEXT),
  MEMBER (SanBulletinProblem, point, TEXT),
  MEMBER (SanBulletinProblem, category, TEXT),
  MEMBER (SanBulletinProblem, item, TEXT),
  MEMBER (SanBulletinProblem, note, TEXT),
  MEMBER (SanBulletinProblem, rating, TEXT),
  MEMBER (SanBulletinProblem, lost, TEXT),
  MEMBER (SanBulletinProblem, ticket, TEXT),
  MEMBER (SanBulletinProblem, colour, TEXT),
  MEMBER (SanBulletinProblem, due, TEXT),
  MEMBER (SanBulletinProblem, relapse, FLAG),
  MEMBER (SanBulletinProblem, photos, TEXTS),
  MEMBER (SanBulletinProblem, after, TEXTS),
  { NULL },
};

static const Member award_members[] = {
  MEMBER (SanBulletinAward, rule, TEXT),
  MEMBER (SanBulletinAward, group, TEXT),
  MEMBER (SanBulletinAward, unit_id, ID),
  MEMBER (SanBulletinAward, unit, TEXT),
  MEMBER (SanBulletinAward, head, TEXT),
  MEMBER (SanBulletinAward, place, COUNT),
  MEMBER (SanBulletinAward, action, TEXT),
  MEMBER (SanBulletinAward, amount, TEXT),
  MEMBER (SanBulletinAward, reason, TEXT),
  { NULL },
};

static const Member money_members[] = {
  MEMBER (SanBulletinMoney, rule, TEXT),
  MEMBER (SanBulletinMoney, total, TEXT),
  MEMBER (SanBulletinMoney, budget, TEXT),
  { NULL },
};

typedef struct
{
  const char   *name;
  const Member *members;
  gsize         size;
  gsize         offset;      /* of the list in SanBulletinData */
} List;

#define LIST(name, members, type) \
  { #name, members, sizeof (type), G_STRUCT_OFFSET (SanBulletinData, name) }

static const List lists[] = {
  LIST (categories, category_members, SanBulletinCategory),
  LIST (points, point_members, SanBulletinPoint),
  LIST (problems, problem_members, SanBulletinProblem),
  LIST (awards, award_members, SanBulletinAward),
  LIST (money, money_members, SanBulletinMoney),
};

/* Writing */

static void
write_texts (JsonBuilder *builder,
             char       **texts)
{
  json_builder_begin_array (builder);
  for (char **text = texts; text != NULL && *text != NULL; text++)
    json_builder_add_string_value (builder, *text);
  json_builder_end_array (builder);
}

static void
write_members (JsonBuilder  *builder,
               const Member *members,
               gconstpointer record)
{
  for (const Member *member = members; member->name != NULL; member++)
    {
      gconstpointer field = (const char *) record + member->offset;

      json_builder_set_member_name (builder, member->name);
      switch (member->kind)
        {
        case TEXT:
          json_builder_add_string_value (builder, *(char *const *) field);
          break;
        case COUNT:
          json_builder_add_int_value (builder, *(const guint *) field);
          break;
        case FLAG:
          json_builder_add_boolean_value (builder, *(const gboolean *) field);
          break;
        case ID:
          json_builder_add_int_value (builder, *(const gint64 *) field);
          break;
        case DAY:
          json_builder_add_int_value (builder, *(const SanDay *) field);
          break;
        case TEXTS:
        default:
          write_texts (builder, *(char **const *) field);
          break;
        }
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
write_figures (JsonBuilder *builder,
               GHashTable  *figures)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (figures), compare_keys);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      json_builder_set_member_name (builder, key->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (figures, key->data));
    }
  json_builder_end_object (builder);
}

JsonNode *
san_bulletin_data_to_json (const SanBulletinData *data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  write_members (builder, head_members, data);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GPtrArray *records = *(GPtrArray *const *) (gconstpointer)
                                 ((const char *) data + lists[i].offset);

      json_builder_set_member_name (builder, lists[i].name);
      json_builder_begin_array (builder);
      for (guint j = 0; j < records->len; j++)
        {
          json_builder_begin_object (builder);
          write_members (builder, lists[i].members, g_ptr_array_index (records, j));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "year_rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < data->year_rows->len; i++)
    write_texts (builder, g_ptr_array_index (data->year_rows, i));
  json_builder_end_array (builder);
  write_figures (builder, data->figures);
  if (data->tickets != NULL)
    {
      json_builder_set_member_name (builder, "tickets");
      json_builder_add_value (builder, san_workbook_tickets_to_json (data->tickets));
    }
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* Reading */

/* (transfer full): an element that is no text reads as "" */
static char **
read_texts (JsonArray *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      g_strv_builder_add (texts, text != NULL ? text : "");
    }

  return g_strv_builder_end (texts);
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_members (JsonObject   *object,
              const Member *members,
              gpointer      record)
{
  for (const Member *member = members; member->name != NULL; member++)
    {
      gpointer field = (char *) record + member->offset;
      gint64 number = 0;

      if (member->kind == TEXT)
        {
          g_free (*(char **) field);
          *(char **) field =
            g_strdup (json_object_get_string_member_with_default (object, member->name, ""));
          continue;
        }
      if (member->kind == TEXTS)
        {
          g_strfreev (*(char ***) field);
          *(char ***) field = read_texts (get_array (object, member->name));
          continue;
        }
      if (member->kind == FLAG)
        {
          *(gboolean *) field =
            json_object_get_boolean_member_with_default (object, member->name, FALSE);
          continue;
        }
      number = json_object_get_int_member_with_default (object, member->name, 0);
      if (member->kind == COUNT)
        *(guint *) field = (guint) number;
      else if (member->kind == DAY)
        *(SanDay *) field = (SanDay) number;
      else
        *(gint64 *) field = number;
    }
}

static void
read_list (JsonObject      *object,
           const List      *list,
           SanBulletinData *data)
{
  GPtrArray *records = *(GPtrArray **) (gpointer) ((char *) data + list->offset);
  JsonArray *array = get_array (object, list->name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gpointer record;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      record = g_malloc0 (list->size);
      read_members (json_node_get_object (node), list->members, record);
      g_ptr_array_add (records, record);
    }
}

static void
read_figures (JsonObject *object,
              GHashTable *figures)
{
  JsonNode *node = json_object_get_member (object, "figures");
  JsonObjectIter iter;
  const char *name;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &node))
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
      g_hash_table_insert (figures, g_strdup (name), g_strdup (json_node_get_string (node)));
}

SanBulletinData *
san_bulletin_data_from_json (JsonNode   *node,
                             SanRanking *ranking,
                             GError    **error)
{
  g_autoptr (SanBulletinData) data = san_bulletin_data_new ();
  JsonObject *object;
  JsonArray *rows;

  data->ranking = ranking;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                   _("What the bulletin says is damaged in the ledger"));
      return NULL;
    }

  object = json_node_get_object (node);
  read_members (object, head_members, data);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    read_list (object, &lists[i], data);
  rows = get_array (object, "year_rows");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (JSON_NODE_HOLDS_ARRAY (row))
        g_ptr_array_add (data->year_rows, read_texts (json_node_get_array (row)));
    }
  read_figures (object, data->figures);
  data->tickets = san_workbook_tickets_from_json (json_object_get_member (object, "tickets"));

  return g_steal_pointer (&data);
}
