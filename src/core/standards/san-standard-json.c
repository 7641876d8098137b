/* san-standard-json.c - the snapshot that an earlier version of the standard is kept as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-private.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

/* Members at their default are left out: "", false, 0 and what is not given. */

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  if (*text == '\0')
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder,
         const char  *member,
         gint64       value,
         gint64       none)
{
  if (value == none)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_micro (JsonBuilder *builder,
           const char  *member,
           gint64       value,
           gint64       none)
{
  g_autofree char *text = NULL;

  if (value == none)
    return;

  text = san_micro_format (value, SAN_DECIMALS_NEEDED);
  add_text (builder, member, text);
}

static void
add_flag (JsonBuilder *builder,
          const char  *member,
          gboolean     value)
{
  if (!value)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_item (JsonBuilder   *builder,
          const SanItem *item)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", item->id, 0);
  add_text (builder, "code", item->code);
  add_text (builder, "name", item->name);
  add_text (builder, "text", item->text);
  add_text (builder, "method", item->method);
  add_text (builder, "rating", item->rating);
  add_micro (builder, "mark", item->mark, SAN_STANDARD_NONE);
  add_int (builder, "a", item->fault_a, SAN_STANDARD_NONE);
  add_int (builder, "b", item->fault_b, SAN_STANDARD_NONE);
  add_int (builder, "c", item->fault_c, SAN_STANDARD_NONE);
  add_micro (builder, "amount", item->amount, SAN_STANDARD_NONE);
  add_micro (builder, "target", item->target, SAN_VALUE_NONE);
  add_micro (builder, "zero", item->zero, SAN_VALUE_NONE);
  add_flag (builder, "veto", item->veto);
  add_flag (builder, "photo", item->photo);
  add_text (builder, "bureau", item->bureau);
  add_int (builder, "forebear", item->forebear_id, 0);
  json_builder_end_object (builder);
}

static void
add_category (JsonBuilder       *builder,
              const SanStandard *self,
              const SanCategory *category)
{
  GPtrArray *items = san_standard_get_items (self, category->id);

  json_builder_begin_object (builder);
  add_int (builder, "id", category->id, 0);
  add_text (builder, "area", category->area);
  add_text (builder, "code", category->code);
  add_text (builder, "name", category->name);
  add_micro (builder, "weight", category->weight, SAN_STANDARD_NONE);
  add_text (builder, "ticket_limit", category->ticket_limit);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_item (builder, items->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_set (JsonBuilder        *builder,
         const SanRatingSet *set)
{
  json_builder_begin_object (builder);
  add_text (builder, "key", set->key);
  json_builder_set_member_name (builder, "ratings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < set->ratings->len; i++)
    {
      const SanRating *rating = set->ratings->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "key", rating->key);
      add_text (builder, "word", rating->word);
      add_micro (builder, "percent", rating->percent, SAN_VALUE_NONE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
is_same_set (const SanRatingSet *a,
             const SanRatingSet *b)
{
  gboolean same = b != NULL && a->ratings->len == b->ratings->len;

  for (guint i = 0; same && i < a->ratings->len; i++)
    {
      const SanRating *left = a->ratings->pdata[i];
      const SanRating *right = b->ratings->pdata[i];

      same = g_str_equal (left->key, right->key) && g_str_equal (left->word, right->word) &&
             left->percent == right->percent;
    }

  return same;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = **(const gint64 *const *) a;
  gint64 right = **(const gint64 *const *) b;

  return left < right ? -1 : left > right;
}

static void
collect_id (gpointer id,
            gpointer forebear,
            gpointer ids)
{
  g_ptr_array_add (ids, id);
}

/* Of items that are gone: the way from one that is here to what was there long before */
static void
add_forebears (JsonBuilder       *builder,
               const SanStandard *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  san_standard_each_forebear (self, collect_id, ids);
  if (ids->len == 0)
    return;

  g_ptr_array_sort (ids, compare_ids);
  json_builder_set_member_name (builder, "forebears");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = *(gint64 *) ids->pdata[i];

      json_builder_begin_object (builder);
      add_int (builder, "of", id, 0);
      add_int (builder, "forebear", san_standard_get_forebear (self, id), 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
san_standard_to_json (const SanStandard *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (SanRatingSets) shipped = san_rating_sets_new ();
  const SanRatingSets *sets = san_standard_get_sets (self);
  GPtrArray *categories = san_standard_get_categories (self);

  json_builder_begin_object (builder);
  add_text (builder, "rating", sets->standard);
  add_micro (builder, "pass_line", sets->pass_line, SAN_VALUE_NONE);
  json_builder_set_member_name (builder, "sets");
  json_builder_begin_array (builder);
  /* a shipped set is read in the language of whoever reads it */
  for (guint i = 0; i < sets->sets->len; i++)
    {
      const SanRatingSet *set = sets->sets->pdata[i];

      if (!is_same_set (set, san_rating_sets_get (shipped, set->key)))
        add_set (builder, set);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < categories->len; i++)
    add_category (builder, self, categories->pdata[i]);
  json_builder_end_array (builder);
  add_forebears (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, NULL);
}

/* Reading */

static char *
get_text (JsonObject *object,
          const char *member,
          const char *none)
{
  return g_strdup (json_object_get_string_member_with_default (object, member, none));
}

static gint64
get_micro (JsonObject *object,
           const char *member,
           gint64      none)
{
  const char *text = json_object_get_string_member_with_default (object, member, "");
  gint64 value = none;

  if (*text != '\0')
    san_micro_parse (text, &value, NULL, NULL);

  return value;
}

static SanItem *
read_item (JsonObject *object,
           gint64      category_id,
           int         position)
{
  SanItem *item = g_new0 (SanItem, 1);

  item->id = json_object_get_int_member_with_default (object, "id", 0);
  item->category_id = category_id;
  item->position = position;
  item->code = get_text (object, "code", "");
  item->name = get_text (object, "name", "");
  item->text = get_text (object, "text", "");
  item->method = get_text (object, "method", "graded");
  item->rating = get_text (object, "rating", "");
  item->bureau = get_text (object, "bureau", "");
  item->mark = get_micro (object, "mark", SAN_STANDARD_NONE);
  item->fault_a = json_object_get_int_member_with_default (object, "a", SAN_STANDARD_NONE);
  item->fault_b = json_object_get_int_member_with_default (object, "b", SAN_STANDARD_NONE);
  item->fault_c = json_object_get_int_member_with_default (object, "c", SAN_STANDARD_NONE);
  item->amount = get_micro (object, "amount", SAN_STANDARD_NONE);
  item->target = get_micro (object, "target", SAN_VALUE_NONE);
  item->zero = get_micro (object, "zero", SAN_VALUE_NONE);
  item->veto = json_object_get_boolean_member_with_default (object, "veto", FALSE);
  item->photo = json_object_get_boolean_member_with_default (object, "photo", FALSE);
  item->forebear_id = json_object_get_int_member_with_default (object, "forebear", 0);

  return item;
}

/* (transfer none): the objects of an array; those that are none are left out */
static GPtrArray *
get_objects (JsonObject *object,
             const char *member)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }

  return objects;
}

static void
read_category (SanStandard *self,
               JsonObject  *object,
               int          position)
{
  g_autoptr (GPtrArray) items = get_objects (object, "items");
  SanCategory *category = g_new0 (SanCategory, 1);

  category->id = json_object_get_int_member_with_default (object, "id", 0);
  category->position = position;
  category->area = get_text (object, "area", "");
  category->code = get_text (object, "code", "");
  category->name = get_text (object, "name", "");
  category->ticket_limit = get_text (object, "ticket_limit", "");
  category->weight = get_micro (object, "weight", SAN_STANDARD_NONE);
  san_standard_add_category (self, category);
  for (guint i = 0; i < items->len; i++)
    san_standard_add_item (self, read_item (items->pdata[i], category->id, (int) i + 1));
}

static void
read_set (SanRatingSets *sets,
          JsonObject    *object)
{
  g_autoptr (GPtrArray) ratings = get_objects (object, "ratings");
  const char *key = json_object_get_string_member_with_default (object, "key", "");
  SanRatingSet *set;

  if (*key == '\0' || ratings->len == 0)
    return;

  set = san_rating_set_new (key);
  for (guint i = 0; i < ratings->len; i++)
    san_rating_set_add (set,
                        json_object_get_string_member_with_default (ratings->pdata[i], "key", "?"),
                        json_object_get_string_member_with_default (ratings->pdata[i], "word", ""),
                        get_micro (ratings->pdata[i], "percent", 0));
  san_rating_sets_put (sets, set);
}

gboolean
san_standard_fill_from_json (SanStandard *self,
                             const char  *json,
                             GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) forebears = NULL;
  g_autoptr (GPtrArray) own = NULL;
  SanRatingSets *sets = (SanRatingSets *) san_standard_get_sets (self);
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                   _("Version %u of the standard cannot be read"),
                   san_standard_get_number (self));
      return FALSE;
    }

  object = json_node_get_object (json_parser_get_root (parser));
  g_free (sets->standard);
  sets->standard = get_text (object, "rating", SAN_RATING_STATE);
  sets->pass_line = get_micro (object, "pass_line", SAN_PASS_LINE);
  own = get_objects (object, "sets");
  for (guint i = 0; i < own->len; i++)
    read_set (sets, own->pdata[i]);
  categories = get_objects (object, "categories");
  for (guint i = 0; i < categories->len; i++)
    read_category (self, categories->pdata[i], (int) i + 1);
  forebears = get_objects (object, "forebears");
  for (guint i = 0; i < forebears->len; i++)
    san_standard_add_forebear (self,
                               json_object_get_int_member_with_default (forebears->pdata[i], "of", 0),
                               json_object_get_int_member_with_default (forebears->pdata[i],
                                                                        "forebear", 0));

  return TRUE;
}
