/* san-inspection-freeze.c - the book of observations as bytes of an edition, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-decimal.h"

/* "inspection": {"categories": [[id, code, name, weight]], "points": [[code, name, figures]],
 *  "items": [[id, code, name, method, mark]]}
 *
 * Figures are one text with commas between: id, category, participant as unit and as bureau
 * (−1: nobody), earned as a fraction, marks, seen, met, failed, unrated. "items" is there
 * where the details are: a line for every point behind the object, in the order of "points",
 * with [[id, item, earned, more]] for what was found; earned is null where it does not
 * count. "more" is an object of what few have: who, grade, faults, value, note, at, photos,
 * failed.
 *
 * The lines are not parsed with the rest, since a ranking has no need of them. */
#define N_FIGURES 10

static void
add_text (JsonBuilder *builder,
          const char  *text)
{
  json_builder_add_string_value (builder, text);
}

static void
begin_list (JsonBuilder *builder,
            const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

static gboolean
has_all_rows (const SanInspection *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      if (g_array_index (self->points, SanInspectedPoint, i).rows == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
freeze_point (const SanInspectedPoint *point,
              JsonBuilder             *builder)
{
  g_autofree char *earned = san_rational_to_exact (point->earned);
  g_autofree char *figures =
    g_strdup_printf ("%" G_GINT64_FORMAT ",%u,%d,%d,%s,%" G_GINT64_FORMAT ",%u,%u,%u,%u",
                     point->id, point->category, (gint32) point->unit,
                     (gint32) point->bureau, earned, point->marks, point->seen, point->met,
                     point->failed, point->unrated);

  json_builder_begin_array (builder);
  add_text (builder, point->code);
  add_text (builder, point->name);
  add_text (builder, figures);
  json_builder_end_array (builder);
}

static void
freeze_item (const SanInspectedItem *item,
             JsonBuilder            *builder)
{
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, item->id);
  add_text (builder, item->code);
  add_text (builder, item->name);
  add_text (builder, item->method);
  json_builder_add_int_value (builder, item->mark);
  json_builder_end_array (builder);
}

void
san_inspection_freeze (const SanInspection *self,
                       JsonBuilder         *builder)
{
  json_builder_begin_object (builder);
  begin_list (builder, "categories");
  for (guint i = 0; i < self->categories->len; i++)
    {
      const SanInspectedCategory *category = &g_array_index (self->categories,
                                                             SanInspectedCategory, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, category->id);
      add_text (builder, category->code);
      add_text (builder, category->name);
      json_builder_add_int_value (builder, category->weight);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);

  begin_list (builder, "points");
  for (guint i = 0; i < self->points->len; i++)
    freeze_point (&g_array_index (self->points, SanInspectedPoint, i), builder);
  json_builder_end_array (builder);

  if (self->frozen != NULL || has_all_rows (self))
    {
      begin_list (builder, "items");
      for (guint i = 0; i < self->items->len; i++)
        freeze_item (&g_array_index (self->items, SanInspectedItem, i), builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/* Lines ------------------------------------------------------------------------------ */

static void
add_member (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  if (*text == '\0')
    return;

  json_builder_set_member_name (builder, member);
  add_text (builder, text);
}

static void
freeze_more (const SanInspectedRow *row,
             JsonBuilder           *builder)
{
  json_builder_begin_object (builder);
  add_member (builder, "who", row->inspector);
  add_member (builder, "grade", row->grade);
  if (row->faults >= 0)
    {
      json_builder_set_member_name (builder, "faults");
      json_builder_add_int_value (builder, row->faults);
    }
  if (row->has_value)
    {
      json_builder_set_member_name (builder, "value");
      json_builder_add_int_value (builder, row->value);
    }
  add_member (builder, "note", row->note);
  add_member (builder, "at", row->seen_at);
  if (row->photos != NULL)
    {
      begin_list (builder, "photos");
      for (guint i = 0; i < row->photos->len; i++)
        add_text (builder, g_ptr_array_index (row->photos, i));
      json_builder_end_array (builder);
    }
  if (row->failed)
    {
      json_builder_set_member_name (builder, "failed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}

static void
freeze_row (const SanInspectedRow *row,
            JsonBuilder           *builder)
{
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, row->id);
  json_builder_add_int_value (builder, row->item);
  if (row->counts)
    {
      g_autofree char *earned = san_rational_to_exact (row->earned);

      add_text (builder, earned);
    }
  else
    {
      json_builder_add_null_value (builder);
    }
  freeze_more (row, builder);
  json_builder_end_array (builder);
}

static void
freeze_rows (const GArray *rows,
             GString      *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    freeze_row (&g_array_index (rows, SanInspectedRow, i), builder);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

void
san_inspection_freeze_rows (const SanInspection *self,
                            GString             *text)
{
  if (self->frozen != NULL)
    {
      gsize size;
      const char *bytes = g_bytes_get_data (self->frozen, &size);

      g_string_append_len (text, bytes, (gssize) size);
    }
  else if (has_all_rows (self))
    {
      for (guint i = 0; i < self->points->len; i++)
        freeze_rows (g_array_index (self->points, SanInspectedPoint, i).rows, text);
    }
}

/* Thawing ---------------------------------------------------------------------------- */

/* The members of a row, where they are what they should be. */
static gboolean
get_integer (JsonArray *array,
             guint      index,
             gint64     min,
             gint64    *value)
{
  JsonNode *node = index < json_array_get_length (array)
                   ? json_array_get_element (array, index) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);

  return *value >= min;
}

static const char *
get_text (JsonArray *array,
          guint      index)
{
  JsonNode *node = index < json_array_get_length (array)
                   ? json_array_get_element (array, index) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/* (nullable): NULL without such a text */
static const char *
keep_text (SanRoundInput *input,
           JsonArray     *array,
           guint          index)
{
  const char *text = get_text (array, index);

  return text != NULL ? g_string_chunk_insert_const (input->strings, text) : NULL;
}

static gboolean
thaw_category (SanRoundInput *input,
               JsonArray     *row)
{
  SanInspectedCategory category;

  category.code = keep_text (input, row, 1);
  category.name = keep_text (input, row, 2);
  if (category.code == NULL || category.name == NULL ||
      !get_integer (row, 0, 1, &category.id) || !get_integer (row, 3, 0, &category.weight))
    return FALSE;

  g_array_append_val (input->inspection->categories, category);

  return TRUE;
}

static gboolean
thaw_item (SanRoundInput *input,
           JsonArray     *row)
{
  SanInspectedItem item;

  item.code = keep_text (input, row, 1);
  item.name = keep_text (input, row, 2);
  item.method = keep_text (input, row, 3);
  if (item.code == NULL || item.name == NULL || item.method == NULL ||
      !get_integer (row, 0, 1, &item.id) || !get_integer (row, 4, 0, &item.mark))
    return FALSE;

  g_array_append_val (input->inspection->items, item);

  return TRUE;
}

static gboolean
parse_rational (const char *text,
                mpq_t       value)
{
  if (mpq_set_str (value, text, 10) != 0 || mpz_sgn (mpq_denref (value)) <= 0)
    {
      mpq_set_ui (value, 0, 1);
      return FALSE;
    }
  mpq_canonicalize (value);

  return TRUE;
}

static gboolean
parse_figure (const char *text,
              gint64      min,
              gint64      max,
              gint64     *value)
{
  return g_ascii_string_to_signed (text, 10, min, max, value, NULL);
}

static gboolean
thaw_figures (SanRoundInput     *input,
              SanInspectedPoint *point,
              const char        *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  gint64 n = input->participants->len;
  gint64 n_categories = input->inspection->categories->len;
  gint64 values[N_FIGURES] = { 0 };

  if (g_strv_length (parts) != N_FIGURES ||
      !parse_figure (parts[0], 1, G_MAXINT64, &point->id) ||
      !parse_figure (parts[1], 0, n_categories - 1, &values[1]) ||
      !parse_figure (parts[2], -1, n - 1, &values[2]) ||
      !parse_figure (parts[3], -1, n - 1, &values[3]) ||
      !parse_rational (parts[4], point->earned) ||
      !parse_figure (parts[5], 0, G_MAXINT64, &point->marks))
    return FALSE;
  for (guint i = 6; i < N_FIGURES; i++)
    {
      if (!parse_figure (parts[i], 0, G_MAXINT32, &values[i]))
        return FALSE;
    }

  point->category = (guint) values[1];
  point->unit = values[2] < 0 ? SAN_INSPECTION_NOBODY : (guint) values[2];
  point->bureau = values[3] < 0 ? SAN_INSPECTION_NOBODY : (guint) values[3];
  point->seen = (guint) values[6];
  point->met = (guint) values[7];
  point->failed = (guint) values[8];
  point->unrated = (guint) values[9];

  return TRUE;
}

static gboolean
thaw_point (SanRoundInput *input,
            JsonArray     *row)
{
  SanInspectedPoint *point = san_inspection_add_point (input->inspection);
  const char *figures = get_text (row, 2);

  point->code = keep_text (input, row, 0);
  point->name = keep_text (input, row, 1);

  return point->code != NULL && point->name != NULL && figures != NULL &&
         thaw_figures (input, point, figures);
}

static gboolean
thaw_list (SanRoundInput *input,
           JsonObject    *object,
           const char    *member,
           gboolean (    *func ) (SanRoundInput *input,
                                  JsonArray     *row))
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *row = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_ARRAY (row) || !func (input, json_node_get_array (row)))
        return FALSE;
    }

  return TRUE;
}

static guint
count_lines (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint n = 0;

  for (const char *p = text; p != NULL && (p = memchr (p, '\n', size - (gsize) (p - text)));
       p++)
    n++;

  return size == 0 || text[size - 1] == '\n' ? n : G_MAXUINT;
}

gboolean
san_inspection_thaw (SanRoundInput *input,
                     JsonObject    *object,
                     GBytes        *rows)
{
  input->inspection = san_inspection_new ();
  if (!thaw_list (input, object, "categories", thaw_category) ||
      !thaw_list (input, object, "points", thaw_point))
    return FALSE;

  if (json_object_has_member (object, "items"))
    {
      if (!thaw_list (input, object, "items", thaw_item) ||
          count_lines (rows) != input->inspection->points->len)
        return FALSE;
      input->inspection->frozen = g_bytes_ref (rows);
    }
  else if (g_bytes_get_size (rows) > 0)
    {
      return FALSE;
    }
  san_inspection_prepare (input);

  return TRUE;
}

/* Thawing lines ---------------------------------------------------------------------- */

static const char *
member_text (SanRoundInput *input,
             JsonObject    *object,
             const char    *member)
{
  return g_string_chunk_insert_const (input->strings,
                                      json_object_get_string_member_with_default (object,
                                                                                  member, ""));
}

static gboolean
thaw_photos (SanRoundInput   *input,
             JsonObject      *more,
             SanInspectedRow *row)
{
  JsonNode *node = json_object_get_member (more, "photos");
  JsonArray *photos;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  photos = json_node_get_array (node);
  row->photos = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (photos); i++)
    {
      const char *sha256 = keep_text (input, photos, i);

      if (sha256 == NULL)
        return FALSE;
      g_ptr_array_add (row->photos, (gpointer) sha256);
    }

  return TRUE;
}

static gboolean
thaw_more (SanRoundInput   *input,
           JsonObject      *more,
           SanInspectedRow *row)
{
  row->inspector = member_text (input, more, "who");
  row->grade = member_text (input, more, "grade");
  row->faults = (int) json_object_get_int_member_with_default (more, "faults", -1);
  row->has_value = json_object_has_member (more, "value");
  row->value = json_object_get_int_member_with_default (more, "value", 0);
  row->note = member_text (input, more, "note");
  row->seen_at = member_text (input, more, "at");
  row->failed = json_object_get_boolean_member_with_default (more, "failed", FALSE);

  return thaw_photos (input, more, row);
}

static gboolean
thaw_row (SanRoundInput   *input,
          JsonNode        *node,
          SanInspectedRow *row)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *more;
  const char *earned;
  gint64 item;

  if (array == NULL || json_array_get_length (array) != 4 ||
      !get_integer (array, 0, 1, &row->id) || !get_integer (array, 1, 0, &item) ||
      item >= input->inspection->items->len)
    return FALSE;

  row->item = (guint) item;
  earned = get_text (array, 2);
  row->counts = earned != NULL;
  more = json_array_get_element (array, 3);

  return (!row->counts || parse_rational (earned, row->earned)) &&
         JSON_NODE_HOLDS_OBJECT (more) &&
         thaw_more (input, json_node_get_object (more), row);
}

/* What the rows come to must be what the point was scored by. */
static gboolean
adds_up (const SanInspectedPoint *point,
         const GArray            *rows)
{
  gboolean same;
  mpq_t sum;

  mpq_init (sum);
  for (guint i = 0; i < rows->len; i++)
    mpq_add (sum, sum, g_array_index (rows, SanInspectedRow, i).earned);
  same = mpq_equal (sum, point->earned);
  mpq_clear (sum);

  return same;
}

static gboolean
thaw_line (SanRoundInput     *input,
           SanInspectedPoint *point,
           const char        *line,
           gsize              length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) rows = san_inspected_rows_new ();
  JsonArray *array;

  if (!json_parser_load_from_data (parser, line, (gssize) length, NULL) ||
      !JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)))
    return FALSE;

  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SanInspectedRow *row;

      g_array_set_size (rows, i + 1);
      row = &g_array_index (rows, SanInspectedRow, i);
      mpq_init (row->earned);
      if (!thaw_row (input, json_array_get_element (array, i), row))
        return FALSE;
    }
  if (!adds_up (point, rows))
    return FALSE;
  point->rows = g_steal_pointer (&rows);

  return TRUE;
}

gboolean
san_inspection_thaw_rows (SanRoundInput *input,
                          guint          participant,
                          GError       **error)
{
  GArray *points = input->inspection->points;
  gsize size;
  const char *line = g_bytes_get_data (input->inspection->frozen, &size);
  const char *end = line + size;

  for (guint i = 0; i < points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (points, SanInspectedPoint, i);
      const char *next = memchr (line, '\n', (gsize) (end - line));

      if (point->rows == NULL && san_inspected_point_is_of (point, participant) &&
          !thaw_line (input, point, line, (gsize) (next - line)))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                       _("The frozen results of round “%s” are damaged at “%s”"),
                       input->label, point->code);
          return FALSE;
        }
      line = next + 1;
    }

  return TRUE;
}
