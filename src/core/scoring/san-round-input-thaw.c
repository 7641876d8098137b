/* san-round-input-thaw.c - from the bytes of an edition back to the input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-inspection-private.h"
#include "scoring/san-survey-freeze.h"

/* The layout stands in san-round-input-freeze.c. The bytes are ours, but a damaged file
* must give an error: @damaged is set by the first thing that is not as it should be. */
typedef struct
{
  SanRoundInput *input;
  const char    *damaged;
} Thaw;

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_integer (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_INT64;
}

static const char *
text_of (Thaw       *self,
         JsonNode   *node,
         const char *what)
{
  if (is_text (node))
    return json_node_get_string (node);

  self->damaged = what;

  return "";
}

static const char *
text_at (Thaw       *self,
         JsonArray  *array,
         guint       index,
         const char *what)
{
  if (index < json_array_get_length (array))
    return text_of (self, json_array_get_element (array, index), what);

  self->damaged = what;

  return "";
}

static gint64
integer_at (Thaw       *self,
            JsonArray  *array,
            guint       index,
            gint64      min,
            gint64      max,
            const char *what)
{
  JsonNode *node = index < json_array_get_length (array)
                   ? json_array_get_element (array, index) : NULL;

  if (is_integer (node) && json_node_get_int (node) >= min && json_node_get_int (node) <= max)
    return json_node_get_int (node);

  self->damaged = what;

  return MAX (min, 0);
}

static void
rational_at (Thaw       *self,
             JsonArray  *array,
             guint       index,
             mpq_t       value,
             const char *what)
{
  const char *text = text_at (self, array, index, what);

  if (self->damaged == NULL && mpq_set_str (value, text, 10) == 0 &&
      mpz_sgn (mpq_denref (value)) != 0)
    {
      mpq_canonicalize (value);
      return;
    }
  mpq_set_ui (value, 0, 1);
  self->damaged = what;
}

static JsonArray *
list_of (Thaw       *self,
         JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  self->damaged = member;

  return NULL;
}

/* The element as a list, NULL and damaged if it is none. */
static JsonArray *
row_at (Thaw       *self,
        JsonArray  *array,
        guint       index,
        const char *what)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  self->damaged = what;

  return NULL;
}

static void
thaw_scheme (Thaw       *self,
             JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "scheme");
  JsonArray *handicaps = list_of (self, object, "handicaps");
  g_autoptr (SanScheme) scheme = NULL;
  g_autofree char *text = NULL;
  guint index;

  if (node == NULL || handicaps == NULL)
    {
      self->damaged = "schemes";
      return;
    }

  text = json_to_string (node, FALSE);
  scheme = san_scheme_parse (text, NULL);
  if (scheme == NULL || json_array_get_length (handicaps) != scheme->handicaps->len)
    {
      self->damaged = "schemes";
      return;
    }
  scheme->version = (guint) json_object_get_int_member_with_default (object, "version", 0);

  index = san_round_input_add_scheme (self->input, scheme);
  for (guint i = 0; i < scheme->handicaps->len; i++)
    {
      gint64 unit = integer_at (self, handicaps, i, -1, G_MAXINT32, "handicaps");

      san_round_input_set_handicap (self->input, index, i, (guint) (gint32) unit);
    }
}

static void
thaw_cells (Thaw            *self,
            SanParticipant  *participant,
            const SanScheme *scheme,
            const char      *text)
{
  const char *p = text;
  gboolean first = TRUE;

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      SanInputCell *cell = &participant->cells[i];

      if (!san_node_is_leaf (g_ptr_array_index (scheme->nodes, i)))
        continue;
      if (!first && *p++ != ',')
        {
          self->damaged = "cells";
          return;
        }
      first = FALSE;

      if (*p == '/' || (*p == '-' && !g_ascii_isdigit (p[1])))
        {
          cell->state = *p == '/' ? SAN_CELL_NA : SAN_CELL_MISSING;
          p++;
        }
      else if (*p != ',' && *p != '\0')
        {
          char *end;

          cell->state = SAN_CELL_VALUE;
          cell->value = g_ascii_strtoll (p, &end, 10);
          if (end == p)
            self->damaged = "cells";
          p = end;
        }
    }
  if (*p != '\0')
    self->damaged = "cells";
}

/* Calls for every member of the object @name of @more whose key is a node. */
typedef void (*EntryFunc) (Thaw           *self,
                           SanParticipant *participant,
                           guint           node,
                           JsonNode       *value);

static void
each_entry (Thaw            *self,
            SanParticipant  *participant,
            const SanScheme *scheme,
            JsonObject      *more,
            const char      *name,
            EntryFunc        func)
{
  JsonNode *object = json_object_get_member (more, name);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (object == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (object))
    {
      self->damaged = name;
      return;
    }

  json_object_iter_init (&iter, json_node_get_object (object));
  while (json_object_iter_next (&iter, &key, &value))
    {
      const SanNode *node = san_scheme_find_node (scheme, key);

      if (node == NULL || !g_str_equal (node->key, key))
        self->damaged = name;
      else
        func (self, participant, node->index, value);
    }
}

static void
thaw_reason (Thaw           *self,
             SanParticipant *participant,
             guint           node,
             JsonNode       *value)
{
  participant->cells[node].reason =
    g_string_chunk_insert_const (self->input->strings, text_of (self, value, "reasons"));
}

static void
thaw_confirmed (Thaw           *self,
                SanParticipant *participant,
                guint           node,
                JsonNode       *value)
{
  participant->cells[node].confirmed =
    g_string_chunk_insert_const (self->input->strings, text_of (self, value, "confirmed"));
}

static void
thaw_computed (Thaw           *self,
               SanParticipant *participant,
               guint           node,
               JsonNode       *value)
{
  SanInputComputed *computed;
  JsonArray *array;

  if (participant->computed == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    {
      self->damaged = "computed";
      return;
    }

  computed = &participant->computed[node];
  array = json_node_get_array (value);
  if (json_array_get_length (array) > 0 && is_text (json_array_get_element (array, 0)))
    {
      g_free (computed->note);
      computed->note = g_strdup (text_at (self, array, 0, "computed"));
      computed->has_data = json_array_get_length (array) > 1;
      if (computed->has_data)
        rational_at (self, array, 1, computed->value, "computed");
      return;
    }

  g_clear_pointer (&computed->below, g_array_unref);
  computed->below = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      guint index = (guint) integer_at (self, array, i, 0, G_MAXINT32, "computed");

      g_array_append_val (computed->below, index);
    }
}

static void
thaw_deducted (Thaw           *self,
               SanParticipant *participant,
               guint           node,
               JsonNode       *value)
{
  mpq_t amount;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    {
      self->damaged = "deducted";
      return;
    }

  mpq_init (amount);
  rational_at (self, json_node_get_array (value), 1, amount, "deducted");
  san_round_input_add_deduction (self->input, participant, node, amount);
  participant->n_deductions[node] =
    (guint) integer_at (self, json_node_get_array (value), 0, 1, G_MAXINT32, "deducted");
  mpq_clear (amount);
}

static void
thaw_more (Thaw            *self,
           SanParticipant  *participant,
           const SanScheme *scheme,
           JsonObject      *more)
{
  JsonNode *previous = json_object_get_member (more, "previous");

  each_entry (self, participant, scheme, more, "reasons", thaw_reason);
  each_entry (self, participant, scheme, more, "confirmed", thaw_confirmed);
  each_entry (self, participant, scheme, more, "computed", thaw_computed);
  each_entry (self, participant, scheme, more, "deducted", thaw_deducted);

  if (previous != NULL && JSON_NODE_HOLDS_ARRAY (previous))
    {
      JsonArray *array = json_node_get_array (previous);

      participant->previous_group =
        g_string_chunk_insert_const (self->input->strings,
                                     text_at (self, array, 0, "previous"));
      participant->previous_place = (guint) integer_at (self, array, 1, 0, G_MAXINT32,
                                                        "previous");
      participant->previous_has_total = json_array_get_length (array) > 2;
      if (participant->previous_has_total)
        rational_at (self, array, 2, participant->previous_total, "previous");
    }
}

static void
thaw_participant (Thaw      *self,
                  JsonArray *row)
{
  gint64 n_groups = self->input->groups->len;
  gint64 n_schemes = self->input->schemes->len;
  guint group = (guint) integer_at (self, row, 4, 0, n_groups - 1, "group");
  guint scheme = (guint) integer_at (self, row, 6, 0, n_schemes - 1, "scheme");
  SanParticipant *participant;

  if (self->damaged != NULL || json_array_get_length (row) != 9 ||
      !JSON_NODE_HOLDS_OBJECT (json_array_get_element (row, 8)))
    {
      self->damaged = "participants";
      return;
    }

  participant = san_round_input_add_participant (self->input,
                                                 integer_at (self, row, 0, 1, G_MAXINT64,
                                                             "unit"),
                                                 text_at (self, row, 1, "code"),
                                                 text_at (self, row, 2, "name"),
                                                 group, scheme);
  participant->roster = (guint) integer_at (self, row, 3, 0, G_MAXUINT32, "roster");
  if (!san_standing_parse (text_at (self, row, 5, "standing"), &participant->standing))
    self->damaged = "standing";
  thaw_cells (self, participant, g_ptr_array_index (self->input->schemes, scheme),
              text_at (self, row, 7, "cells"));
  thaw_more (self, participant, g_ptr_array_index (self->input->schemes, scheme),
             json_array_get_object_element (row, 8));
}

static void
thaw_adjustment (Thaw      *self,
                 JsonArray *row)
{
  gint64 n = self->input->participants->len;
  mpq_t amount;

  mpq_init (amount);
  rational_at (self, row, 1, amount, "adjustments");
  san_round_input_add_adjustment (self->input,
                                  (guint) integer_at (self, row, 0, 0, n - 1, "adjustments"),
                                  amount, text_at (self, row, 2, "adjustments"),
                                  text_at (self, row, 3, "adjustments"),
                                  text_at (self, row, 4, "adjustments"));
  mpq_clear (amount);
}

static void
thaw_veto (Thaw      *self,
           JsonArray *row)
{
  gint64 n = self->input->participants->len;
  SanVetoEffect effect = SAN_VETO_LAST;
  gint64 value = 0;

  if (!san_veto_effect_parse (text_at (self, row, 1, "vetoes"), &effect, &value, NULL))
    self->damaged = "vetoes";
  san_round_input_add_veto (self->input,
                            (guint) integer_at (self, row, 0, 0, n - 1, "vetoes"), effect,
                            value, text_at (self, row, 2, "vetoes"));
}

static void
each_row (Thaw       *self,
          JsonObject *object,
          const char *member,
          void (     *func ) (Thaw      *self,
                              JsonArray *row))
{
  JsonArray *array = list_of (self, object, member);

  for (guint i = 0; array != NULL && self->damaged == NULL &&
       i < json_array_get_length (array); i++)
    {
      JsonArray *row = row_at (self, array, i, member);

      if (row != NULL)
        func (self, row);
    }
}

static void
thaw_lists (Thaw       *self,
            JsonObject *object)
{
  JsonArray *schemes = list_of (self, object, "schemes");
  JsonArray *groups = list_of (self, object, "groups");

  for (guint i = 0; schemes != NULL && i < json_array_get_length (schemes); i++)
    {
      JsonNode *node = json_array_get_element (schemes, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        thaw_scheme (self, json_node_get_object (node));
      else
        self->damaged = "schemes";
    }
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    san_round_input_add_group (self->input, text_at (self, groups, i, "groups"));

  each_row (self, object, "participants", thaw_participant);
  each_row (self, object, "adjustments", thaw_adjustment);
  each_row (self, object, "vetoes", thaw_veto);
}

/* Indices that point at participants, once all are there. */
static void
check_indices (Thaw *self)
{
  const SanRoundInput *input = self->input;

  for (guint i = 0; i < input->handicap_units->len; i++)
    {
      const GArray *units = g_ptr_array_index (input->handicap_units, i);

      for (guint j = 0; j < units->len; j++)
        {
          guint unit = g_array_index (units, guint, j);

          if (unit != G_MAXUINT && unit >= input->participants->len)
            self->damaged = "handicaps";
        }
    }
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

      for (guint j = 0; participant->computed != NULL && j < scheme->nodes->len; j++)
        {
          const GArray *below = participant->computed[j].below;

          for (guint k = 0; below != NULL && k < below->len; k++)
            {
              if (g_array_index (below, guint, k) >= input->participants->len)
                self->damaged = "computed";
            }
        }
    }
}

static gboolean
read_head (JsonObject *object,
           SanPeriod  *period)
{
  static const char *const texts[] = { "label", "period", "grouping" };

  if (json_object_get_int_member_with_default (object, "format", 0) != 1)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!is_text (json_object_get_member (object, texts[i])))
        return FALSE;
    }

  return san_period_parse (json_object_get_string_member (object, "period"), period, NULL);
}

/* The object is one line; what may stand behind it is read when somebody asks for it. */
static gsize
length_of_object (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? memchr (text, '\n', size) : NULL;

  return end != NULL ? (gsize) (end - text) : size;
}

static void
thaw_books (Thaw       *self,
            JsonObject *object,
            GBytes     *bytes,
            gsize       length)
{
  JsonNode *node = json_object_get_member (object, "inspection");
  gsize size = g_bytes_get_size (bytes);
  gsize from = MIN (length + 1, size);
  g_autoptr (GBytes) lines = g_bytes_new_from_bytes (bytes, from, size - from);

  if (node == NULL && size > from)
    self->damaged = "inspection";
  if (node != NULL && (!JSON_NODE_HOLDS_OBJECT (node) ||
                       !san_inspection_thaw (self->input, json_node_get_object (node), lines)))
    self->damaged = "inspection";
}

SanRoundInput *
san_round_input_thaw (GBytes  *bytes,
                      GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SanRoundInput) input = NULL;
  Thaw self = { NULL, NULL };
  JsonNode *root = NULL;
  JsonNode *previous;
  JsonObject *object;
  SanPeriod period;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  length = length_of_object (bytes);
  if (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) length,
                                  NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !read_head (json_node_get_object (root), &period))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                           _("The frozen results of a published round cannot be read"));
      return NULL;
    }

  object = json_node_get_object (root);
  input = san_round_input_new (json_object_get_string_member (object, "label"), &period,
                               json_object_get_string_member (object, "grouping"));
  previous = json_object_get_member (object, "previous");
  if (is_text (previous))
    {
      input->has_previous = TRUE;
      g_free (input->previous_label);
      input->previous_label = json_node_dup_string (previous);
    }

  self.input = input;
  thaw_lists (&self, object);
  if (self.damaged == NULL)
    check_indices (&self);
  if (self.damaged == NULL)
    thaw_books (&self, object, bytes, length);
  if (self.damaged == NULL)
    self.damaged = san_survey_books_thaw (input, object);
  if (self.damaged != NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                   _("The frozen results of round “%s” are damaged at “%s”"), input->label,
                   self.damaged);
      return NULL;
    }

  return g_steal_pointer (&input);
}
