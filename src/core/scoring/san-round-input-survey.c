/* san-round-input-survey.c - answers of a round, for the source survey
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-store.h"
#include "scoring/san-round-input-load.h"
#include "scoring/san-survey-score.h"

typedef struct
{
  SanDatabase    *database;
  const SanRound *round;
  SanRoundInput  *input;
  SanRoster      *roster;       /* NULL until a unit takes no part */
  GHashTable     *by_unit;      /* unit id → 1 + index of the participant */
  GHashTable     *by_option;    /* option id → 1 + index in the book */
} Survey;

static void
survey_clear (Survey *self)
{
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->by_unit, g_hash_table_unref);
  g_clear_pointer (&self->by_option, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

gboolean
san_round_input_has_source (const SanRoundInput *input,
                            SanSource            source)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        if (((const SanNode *) g_ptr_array_index (scheme->nodes, j))->source == source)
          return TRUE;
    }

  return FALSE;
}

static const char *
intern (const Survey *self,
        const char   *text)
{
  return g_string_chunk_insert_const (self->input->strings, text);
}

static gboolean
load_questions (Survey  *self,
                GError **error)
{
  g_autoptr (GPtrArray) questions = san_question_store_list (self->database, error);
  SanSurveyBook *book;

  if (questions == NULL)
    return FALSE;

  book = self->input->survey = san_survey_book_new ();
  for (guint i = 0; i < questions->len; i++)
    {
      const SanQuestion *question = questions->pdata[i];

      san_survey_book_add_question (book, question->id, intern (self, question->text),
                                    intern (self, question->component));
      for (guint j = 0; j < question->options->len; j++)
        {
          const SanOption *option = question->options->pdata[j];

          g_hash_table_insert (self->by_option, g_memdup2 (&option->id, sizeof option->id),
                               GUINT_TO_POINTER (book->options->len + 1));
          san_survey_book_add_option (book, option->id, intern (self, option->name),
                                      option->has_value, option->value);
        }
    }

  return TRUE;
}

/* The participant that answers of @unit_id count for, G_MAXUINT: none. The roster holds
 * those that are gone, too: who was asked there was asked. */
static gboolean
find_counting (Survey  *self,
               gint64   unit_id,
               guint   *participant,
               GError **error)
{
  *participant = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_unit, &unit_id)) - 1;
  if (*participant != G_MAXUINT)
    return TRUE;

  if (self->roster == NULL)
    self->roster = san_roster_load (self->database, self->round->period.last, TRUE, error);
  if (self->roster == NULL)
    return FALSE;

  for (const SanUnit *unit = san_roster_get (self->roster, unit_id);
       unit != NULL && *participant == G_MAXUINT;
       unit = unit->parent_id != 0 ? san_roster_get (self->roster, unit->parent_id) : NULL)
    *participant = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_unit, &unit->id)) - 1;

  return TRUE;
}

static gboolean
load_answers (Survey  *self,
              GError **error)
{
  g_autoptr (GArray) tally = san_survey_store_tally (self->database, self->round->id, error);
  gint64 unit_id = 0;
  guint participant = G_MAXUINT;

  if (tally == NULL)
    return FALSE;

  for (guint i = 0; i < tally->len; i++)
    {
      const SanSurveyCount *count = &g_array_index (tally, SanSurveyCount, i);
      guint option = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_option,
                                                            &count->option_id));

      if (count->unit_id != unit_id && !find_counting (self, count->unit_id, &participant,
                                                       error))
        return FALSE;
      unit_id = count->unit_id;
      if (participant != G_MAXUINT && option > 0)
        san_survey_book_counts (self->input->survey, participant)[option - 1] += count->n;
    }

  return TRUE;
}

static void
fill_unit (Survey         *self,
           guint           index,
           SanParticipant *participant)
{
  const SanScheme *scheme = g_ptr_array_index (self->input->schemes, participant->scheme);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      SanInputComputed *computed;
      SanSurveySample sample;

      if (node->source != SAN_SOURCE_SURVEY)
        continue;
      computed = &participant->computed[i];
      computed->has_data = san_survey_score (self->input->survey, index, node,
                                             computed->value, &sample);
      g_clear_pointer (&computed->note, g_free);
      if (computed->has_data)
        computed->note = san_survey_sample_format (&sample);
    }
}

gboolean
san_round_input_load_survey (SanDatabase    *database,
                             const SanRound *round,
                             SanRoundInput  *input,
                             gboolean        keep,
                             GError        **error)
{
  g_auto (Survey) self = { database, round, input };

  if (!san_round_input_has_source (input, SAN_SOURCE_SURVEY))
    return TRUE;

  self.by_option = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < input->participants->len; i++)
    g_hash_table_insert (self.by_unit,
                         &((SanParticipant *) g_ptr_array_index (input->participants,
                                                                 i))->unit_id,
                         GUINT_TO_POINTER (i + 1));
  if (!load_questions (&self, error) || !load_answers (&self, error))
    return FALSE;

  for (guint i = 0; i < input->participants->len; i++)
    fill_unit (&self, i, g_ptr_array_index (input->participants, i));
  if (!keep || input->survey->counts->len == 0)
    g_clear_pointer (&input->survey, san_survey_book_free);

  return TRUE;
}
