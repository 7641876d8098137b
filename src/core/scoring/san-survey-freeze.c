/* san-survey-freeze.c - answers and evaluations in the bytes of an edition, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-survey-freeze.h"

#include "scoring/san-cross-score.h"
#include "scoring/san-survey-score.h"

/* "survey": {"questions": [[id, text, component, [[id, name, value or null]]]],
 *            "counts": [[participant, n …]]}, a row where somebody answered
 * "cross": [[target, evaluator id, evaluator, component, score]], numbers in micro-units */

static void
freeze_questions (JsonBuilder         *builder,
                  const SanSurveyBook *book)
{
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < book->questions->len; i++)
    {
      const SanBookQuestion *question = &g_array_index (book->questions, SanBookQuestion, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, question->id);
      json_builder_add_string_value (builder, question->text);
      json_builder_add_string_value (builder, question->component);
      json_builder_begin_array (builder);
      for (guint j = 0; j < question->n_options; j++)
        {
          const SanBookOption *option = &g_array_index (book->options, SanBookOption,
                                                        question->first + j);

          json_builder_begin_array (builder);
          json_builder_add_int_value (builder, option->id);
          json_builder_add_string_value (builder, option->name);
          if (option->has_value)
            json_builder_add_int_value (builder, option->value);
          else
            json_builder_add_null_value (builder);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
freeze_counts (JsonBuilder         *builder,
               const SanSurveyBook *book)
{
  guint n = book->options->len;

  json_builder_set_member_name (builder, "counts");
  json_builder_begin_array (builder);
  for (guint i = 0; n > 0 && (i + 1) * n <= book->counts->len; i++)
    {
      const gint64 *counts = &g_array_index (book->counts, gint64, i * n);
      gboolean answered = FALSE;

      for (guint j = 0; j < n; j++)
        answered |= counts[j] != 0;
      if (!answered)
        continue;
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, i);
      for (guint j = 0; j < n; j++)
        json_builder_add_int_value (builder, counts[j]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
freeze_cross (JsonBuilder        *builder,
              const SanCrossBook *book)
{
  json_builder_set_member_name (builder, "cross");
  json_builder_begin_array (builder);
  for (guint i = 0; i < book->rows->len; i++)
    {
      const SanCrossRow *row = &g_array_index (book->rows, SanCrossRow, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, row->target);
      json_builder_add_int_value (builder, row->evaluator_id);
      json_builder_add_string_value (builder, row->evaluator);
      json_builder_add_string_value (builder, row->component);
      json_builder_add_int_value (builder, row->score);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

void
san_survey_books_freeze (JsonBuilder         *builder,
                         const SanRoundInput *input)
{
  if (input->survey != NULL)
    {
      json_builder_set_member_name (builder, "survey");
      json_builder_begin_object (builder);
      freeze_questions (builder, input->survey);
      freeze_counts (builder, input->survey);
      json_builder_end_object (builder);
    }
  if (input->cross != NULL)
    freeze_cross (builder, input->cross);
}

/* Back: everything that is not as it should be gives FALSE */

static JsonArray *
list_in (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable): the element when it is a list of @n or more */
static JsonArray *
row_in (JsonArray *array,
        guint      index,
        guint      n)
{
  JsonArray *row = index < json_array_get_length (array)
                   ? list_in (json_array_get_element (array, index)) : NULL;

  return row != NULL && json_array_get_length (row) >= n ? row : NULL;
}

static gboolean
read_integer (JsonArray *row,
              guint      index,
              gint64     min,
              gint64     max,
              gint64    *value)
{
  JsonNode *node = json_array_get_element (row, index);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);

  return *value >= min && *value <= max;
}

static gboolean
read_text (SanRoundInput *input,
           JsonArray     *row,
           guint          index,
           const char   **text)
{
  JsonNode *node = json_array_get_element (row, index);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = g_string_chunk_insert_const (input->strings, json_node_get_string (node));

  return TRUE;
}

static gboolean
thaw_option (SanRoundInput *input,
             JsonArray     *row)
{
  gint64 id;
  gint64 value = 0;
  const char *name;
  gboolean has_value;

  if (row == NULL || !read_integer (row, 0, 1, G_MAXINT64, &id) ||
      !read_text (input, row, 1, &name))
    return FALSE;

  has_value = !JSON_NODE_HOLDS_NULL (json_array_get_element (row, 2));
  if (has_value && !read_integer (row, 2, G_MININT64, G_MAXINT64, &value))
    return FALSE;
  san_survey_book_add_option (input->survey, id, name, has_value, value);

  return TRUE;
}

static gboolean
thaw_question (SanRoundInput *input,
               JsonArray     *row)
{
  JsonArray *options = row != NULL ? list_in (json_array_get_element (row, 3)) : NULL;
  gint64 id;
  const char *text;
  const char *component;

  if (options == NULL || !read_integer (row, 0, 1, G_MAXINT64, &id) ||
      !read_text (input, row, 1, &text) || !read_text (input, row, 2, &component))
    return FALSE;

  san_survey_book_add_question (input->survey, id, text, component);
  for (guint i = 0; i < json_array_get_length (options); i++)
    if (!thaw_option (input, row_in (options, i, 3)))
      return FALSE;

  return TRUE;
}

static gboolean
thaw_count (SanRoundInput *input,
            JsonArray     *row)
{
  guint n = input->survey->options->len;
  gint64 participant;
  gint64 *counts;

  if (row == NULL || json_array_get_length (row) != n + 1 ||
      !read_integer (row, 0, 0, (gint64) input->participants->len - 1, &participant))
    return FALSE;

  counts = san_survey_book_counts (input->survey, (guint) participant);
  for (guint i = 0; i < n; i++)
    if (!read_integer (row, i + 1, 0, G_MAXINT64, &counts[i]))
      return FALSE;

  return TRUE;
}

static gboolean
thaw_survey (SanRoundInput *input,
             JsonNode      *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *questions;
  JsonArray *counts;

  if (object == NULL)
    return FALSE;
  questions = list_in (json_object_get_member (object, "questions"));
  counts = list_in (json_object_get_member (object, "counts"));
  if (questions == NULL || counts == NULL)
    return FALSE;

  input->survey = san_survey_book_new ();
  for (guint i = 0; i < json_array_get_length (questions); i++)
    if (!thaw_question (input, row_in (questions, i, 4)))
      return FALSE;
  for (guint i = 0; i < json_array_get_length (counts); i++)
    if (!thaw_count (input, row_in (counts, i, 1)))
      return FALSE;

  return TRUE;
}

static gboolean
thaw_cross (SanRoundInput *input,
            JsonArray     *rows)
{
  if (rows == NULL)
    return FALSE;

  input->cross = san_cross_book_new ();
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = row_in (rows, i, 5);
      gint64 target;
      gint64 evaluator_id;
      gint64 score;
      const char *evaluator;
      const char *component;

      if (row == NULL ||
          !read_integer (row, 0, 0, (gint64) input->participants->len - 1, &target) ||
          !read_integer (row, 1, 1, G_MAXINT64, &evaluator_id) ||
          !read_text (input, row, 2, &evaluator) ||
          !read_text (input, row, 3, &component) ||
          !read_integer (row, 4, G_MININT64, G_MAXINT64, &score))
        return FALSE;
      san_cross_book_add (input->cross, (guint) target, evaluator_id, evaluator, component,
                          score);
    }

  return TRUE;
}

const char *
san_survey_books_thaw (SanRoundInput *input,
                       JsonObject    *object)
{
  if (json_object_has_member (object, "survey") &&
      !thaw_survey (input, json_object_get_member (object, "survey")))
    return "survey";
  if (json_object_has_member (object, "cross") &&
      !thaw_cross (input, list_in (json_object_get_member (object, "cross"))))
    return "cross";

  return NULL;
}
