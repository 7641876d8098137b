/* san-survey-export.c - questions, answers and evaluations as tables that come in again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-import.h"

#include "rounds/san-cross-store.h"
#include "rounds/san-round-frame.h"
#include "rounds/san-survey-store.h"

gboolean
san_question_export (SanDatabase    *database,
                     SanTableWriter *writer,
                     GError        **error)
{
  g_autoptr (GPtrArray) questions = san_question_store_list (database, error);

  if (questions == NULL)
    return FALSE;

  san_table_writer_add_column (writer, "question", SAN_COLUMN_TEXT);
  san_table_writer_add_column (writer, "option", SAN_COLUMN_TEXT);
  san_table_writer_add_column (writer, "value", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "component", "form", NULL);
  for (guint i = 0; i < questions->len; i++)
    {
      const SanQuestion *question = questions->pdata[i];

      for (guint j = 0; j < question->options->len; j++)
        {
          const SanOption *option = question->options->pdata[j];
          g_autofree char *value = san_option_format_value (option);

          san_table_writer_add (writer, question->text, option->name, value,
                                question->component, question->form);
        }
    }

  return TRUE;
}

/* The answers of a round, while they are written */
typedef struct
{
  SanTableWriter *writer;
  SanRoundFrame  *frame;
  GPtrArray      *questions;
  GArray         *counts;
  GPtrArray      *respondents;
  gboolean        with_counts;
  gboolean        with_respondents;
} Survey;

static void
survey_clear (Survey *survey)
{
  g_clear_pointer (&survey->frame, san_round_frame_free);
  g_clear_pointer (&survey->questions, g_ptr_array_unref);
  g_clear_pointer (&survey->counts, g_array_unref);
  g_clear_pointer (&survey->respondents, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

static char *
unit_key (const SanRoundFrame * frame,
          gint64 id)
{
  const SanUnit *unit = san_roster_get (frame->roster, id);

  return unit != NULL ? san_roster_key (frame->roster, unit) : g_strdup ("");
}

/* By code, those without one last */
static int
compare_units (SanRoster *roster,
               gint64     a,
               gint64     b)
{
  const SanUnit *left = san_roster_get (roster, a);
  const SanUnit *right = san_roster_get (roster, b);
  int order;

  if (left == NULL || right == NULL || left == right)
    return (left == NULL) - (right == NULL);
  order = (*left->code == '\0') - (*right->code == '\0');
  if (order == 0)
    order = g_strcmp0 (left->code, right->code);

  return order != 0 ? order : (left->position > right->position) -
         (left->position < right->position);
}

static int
compare_unit_ids (gconstpointer a,
                  gconstpointer b,
                  gpointer      roster)
{
  return compare_units (roster, *(const gint64 *) a, *(const gint64 *) b);
}

static void
add_columns (const Survey *survey)
{
  san_table_writer_add_column (survey->writer, "unit", SAN_COLUMN_TEXT);
  if (survey->with_counts)
    {
      san_table_writer_add_columns (survey->writer, "question", "option", NULL);
      san_table_writer_add_column (survey->writer, "count", SAN_COLUMN_NUMBER);
    }
  if (!survey->with_respondents)
    return;

  for (guint i = 0; i < survey->questions->len; i++)
    san_table_writer_add_column (survey->writer,
                                 ((SanQuestion *) survey->questions->pdata[i])->text,
                                 SAN_COLUMN_TEXT);
  san_table_writer_add_columns (survey->writer, "id", "interviewer", "day", NULL);
}

/* The cells of a row: those of the other shape stay empty. */
static void
add_row (const Survey *survey,
         GPtrArray    *cells)
{
  guint n = 1 + (survey->with_counts ? 3 : 0) +
            (survey->with_respondents ? survey->questions->len + 3 : 0);

  while (cells->len < n)
    g_ptr_array_add (cells, g_strdup (""));
  san_table_writer_add_row (survey->writer, (const char *const *) cells->pdata);
}

/* The counts of a unit: they come by unit and option. */
typedef struct
{
  gint64 unit_id;
  guint  first;
  guint  n;
} UnitCounts;

static gint64
find_count (const Survey     *survey,
            const UnitCounts *unit,
            gint64            option_id)
{
  for (guint i = unit->first; i < unit->first + unit->n; i++)
    {
      const SanSurveyCount *count = &g_array_index (survey->counts, SanSurveyCount, i);

      if (count->option_id == option_id)
        return count->n;
    }

  return -1;
}

static void
add_unit_counts (const Survey     *survey,
                 const UnitCounts *unit)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const SanQuestion *question = survey->questions->pdata[i];

      for (guint j = 0; j < question->options->len; j++)
        {
          const SanOption *option = question->options->pdata[j];
          g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
          gint64 n = find_count (survey, unit, option->id);

          if (n < 0)
            continue;
          g_ptr_array_add (cells, unit_key (survey->frame, unit->unit_id));
          g_ptr_array_add (cells, g_strdup (question->text));
          g_ptr_array_add (cells, g_strdup (option->name));
          g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, n));
          add_row (survey, cells);
        }
    }
}

static void
add_counts (const Survey *survey)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (UnitCounts));

  for (guint i = 0; i < survey->counts->len; i++)
    {
      gint64 id = g_array_index (survey->counts, SanSurveyCount, i).unit_id;
      UnitCounts unit = { id, i, 0 };

      if (units->len == 0 || g_array_index (units, UnitCounts, units->len - 1).unit_id != id)
        g_array_append_val (units, unit);
      g_array_index (units, UnitCounts, units->len - 1).n++;
    }
  g_array_sort_with_data (units, compare_unit_ids, survey->frame->roster);
  for (guint i = 0; i < units->len; i++)
    add_unit_counts (survey, &g_array_index (units, UnitCounts, i));
}

static const char *
answer_text (const SanQuestion   *question,
             const SanRespondent *respondent)
{
  gint64 chosen = san_respondent_get (respondent, question->id);

  for (guint i = 0; i < question->options->len; i++)
    {
      const SanOption *option = question->options->pdata[i];

      if (option->id == chosen)
        return option->name;
    }

  return "";
}

static void
add_respondent (const Survey        *survey,
                const SanRespondent *respondent)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, unit_key (survey->frame, respondent->unit_id));
  for (guint i = 0; survey->with_counts && i < 3; i++)
    g_ptr_array_add (cells, g_strdup (""));
  for (guint i = 0; i < survey->questions->len; i++)
    g_ptr_array_add (cells, g_strdup (answer_text (survey->questions->pdata[i], respondent)));
  g_ptr_array_add (cells, *respondent->ext_id != '\0'
                   ? g_strdup (respondent->ext_id)
                   : g_strdup_printf ("%" G_GINT64_FORMAT, respondent->id));
  g_ptr_array_add (cells, g_strdup (respondent->interviewer));
  g_ptr_array_add (cells, g_strdup (respondent->day));
  add_row (survey, cells);
}

gboolean
san_survey_export (SanDatabase    *database,
                   const char     *round,
                   SanTableWriter *writer,
                   GError        **error)
{
  g_auto (Survey) survey = { .writer = writer };

  survey.frame = san_round_frame_load (database, round, error);
  survey.questions = survey.frame != NULL ? san_question_store_list (database, error) : NULL;
  if (survey.questions == NULL)
    return FALSE;
  survey.counts = san_survey_count_store_list (database, survey.frame->round->id, error);
  if (survey.counts == NULL)
    return FALSE;
  survey.respondents = san_respondent_store_list (database, survey.frame->round->id, error);
  if (survey.respondents == NULL)
    return FALSE;

  survey.with_respondents = survey.respondents->len > 0;
  survey.with_counts = survey.counts->len > 0 || !survey.with_respondents;
  add_columns (&survey);
  add_counts (&survey);
  for (guint i = 0; i < survey.respondents->len; i++)
    add_respondent (&survey, survey.respondents->pdata[i]);

  return TRUE;
}

static int
compare_evaluations (gconstpointer a,
                     gconstpointer b,
                     gpointer      roster)
{
  const SanEvaluation *left = *(const SanEvaluation *const *) a;
  const SanEvaluation *right = *(const SanEvaluation *const *) b;
  int order = compare_units (roster, left->evaluator_id, right->evaluator_id);

  if (order == 0)
    order = compare_units (roster, left->target_id, right->target_id);

  return order != 0 ? order : g_strcmp0 (left->component, right->component);
}

gboolean
san_evaluation_export (SanDatabase    *database,
                       const char     *round,
                       SanTableWriter *writer,
                       GError        **error)
{
  g_autoptr (SanRoundFrame) frame = san_round_frame_load (database, round, error);
  g_autoptr (GPtrArray) list = NULL;

  list = frame != NULL ? san_evaluation_store_list (database, frame->round->id, error) : NULL;
  if (list == NULL)
    return FALSE;

  san_table_writer_add_columns (writer, "evaluator", "target", NULL);
  san_table_writer_add_column (writer, "score", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "component", "note", NULL);
  g_ptr_array_sort_with_data (list, compare_evaluations, frame->roster);
  for (guint i = 0; i < list->len; i++)
    {
      const SanEvaluation *evaluation = list->pdata[i];
      g_autofree char *evaluator = unit_key (frame, evaluation->evaluator_id);
      g_autofree char *target = unit_key (frame, evaluation->target_id);
      g_autofree char *score = san_micro_format (evaluation->score, SAN_DECIMALS_NEEDED);

      san_table_writer_add (writer, evaluator, target, score, evaluation->component,
                            evaluation->note);
    }

  return TRUE;
}
