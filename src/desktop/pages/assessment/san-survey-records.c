/* san-survey-records.c - the questionnaires of a round, as its tab shows and changes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-survey-records.h"

#include "scoring/san-round-input.h"

G_DEFINE_FINAL_TYPE (SanSurveyRecords, san_survey_records, G_TYPE_OBJECT)

static guint changed;

static void
clear_records (SanSurveyRecords *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->input, san_round_input_unref);
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->respondents, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->book, san_survey_book_free);
}

const char *
san_survey_records_unit (SanSurveyRecords *self,
                         gint64            unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  return unit != NULL ? san_roster_display (self->roster, unit) : "";
}

/* Leaves and rows */

static void
add_leaves (SanSurveyRecords *self,
            const SanScheme  *scheme)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      SanNode *node = g_ptr_array_index (scheme->nodes, i);
      gboolean known = FALSE;

      for (guint j = 0; j < self->leaves->len; j++)
        known |= g_str_equal (((SanNode *) self->leaves->pdata[j])->key, node->key);
      if (node->source == SAN_SOURCE_SURVEY && !known)
        g_ptr_array_add (self->leaves, node);
    }
}

static guint
find_row (SanSurveyRecords *self,
          gint64            unit_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_unit, &unit_id)) - 1;
}

/* After rows came in between */
static void
index_rows (SanSurveyRecords *self)
{
  g_hash_table_remove_all (self->by_unit);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = g_array_index (self->rows, SanSurveyRow, i).unit_id;

      g_hash_table_insert (self->by_unit, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
}

/* The row of the participant that the unit counts for; G_MAXUINT: none */
static guint
find_counting (SanSurveyRecords *self,
               gint64            unit_id)
{
  for (const SanUnit *unit = san_roster_get (self->roster, unit_id); unit != NULL;
       unit = unit->parent_id != 0 ? san_roster_get (self->roster, unit->parent_id) : NULL)
    {
      guint row = find_row (self, unit->id);

      if (row != G_MAXUINT && g_array_index (self->rows, SanSurveyRow, row).takes_part)
        return row;
    }

  return G_MAXUINT;
}

/* A unit that takes no part and has a row all the same */
typedef struct
{
  gint64 unit_id;
  guint  above;      /* row of the participant that it counts for; behind all: none */
  guint  roster;
} Below;

static int
compare_below (gconstpointer a,
               gconstpointer b)
{
  const Below *left = a;
  const Below *right = b;

  if (left->above != right->above)
    return left->above < right->above ? -1 : 1;

  return (left->roster > right->roster) - (left->roster < right->roster);
}

static void
note_below (SanSurveyRecords *self,
            GArray           *below,
            GHashTable       *seen,
            gint64            unit_id)
{
  Below unit = { unit_id, find_counting (self, unit_id), G_MAXUINT };

  if (find_row (self, unit_id) != G_MAXUINT ||
      !g_hash_table_add (seen, g_memdup2 (&unit_id, sizeof unit_id)))
    return;

  if (san_roster_get (self->roster, unit_id) != NULL)
    unit.roster = san_roster_index (self->roster, unit_id);
  g_array_append_val (below, unit);
}

/* Each behind the participant that it counts for */
static void
merge_below (SanSurveyRecords *self,
             GArray           *below)
{
  g_autoptr (GArray) participants = self->rows;
  guint next = 0;

  g_array_sort (below, compare_below);
  self->rows = g_array_new (FALSE, TRUE, sizeof (SanSurveyRow));
  for (guint i = 0; i <= participants->len; i++)
    {
      if (i < participants->len)
        g_array_append_val (self->rows, g_array_index (participants, SanSurveyRow, i));
      for (; next < below->len; next++)
        {
          const Below *unit = &g_array_index (below, Below, next);
          SanSurveyRow row = { .unit_id = unit->unit_id };

          if (unit->above != i && i < participants->len)
            break;
          g_array_append_val (self->rows, row);
        }
    }
  index_rows (self);
}

static void
add_participants (SanSurveyRecords *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (SanSurveyRow));
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (self->input->participants, i);
      SanSurveyRow row = { .unit_id = participant->unit_id, .takes_part = TRUE };

      g_array_append_val (self->rows, row);
    }
  index_rows (self);
}

static gboolean
load_rows (SanSurveyRecords *self,
           GError          **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GArray) quotas = san_survey_quota_store_list (database, self->round_id, error);
  g_autoptr (GArray) asked = NULL;
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (Below));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       NULL);

  asked = quotas != NULL ? san_survey_store_units (database, self->round_id, error) : NULL;
  if (asked == NULL)
    return FALSE;

  add_participants (self);
  for (guint i = 0; i < asked->len; i++)
    note_below (self, below, seen, g_array_index (asked, gint64, i));
  for (guint i = 0; i < self->extra->len; i++)
    note_below (self, below, seen, g_array_index (self->extra, gint64, i));
  for (guint i = 0; i < quotas->len; i++)
    note_below (self, below, seen, g_array_index (quotas, SanSurveyQuota, i).unit_id);
  merge_below (self, below);

  for (guint i = 0; i < quotas->len; i++)
    {
      const SanSurveyQuota *quota = &g_array_index (quotas, SanSurveyQuota, i);

      g_array_index (self->rows, SanSurveyRow, find_row (self, quota->unit_id)).quota =
        quota->quota;
    }

  return TRUE;
}

/* The book: what the rows come to */

static guint
find_option (SanSurveyRecords *self,
             gint64            option_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_option, &option_id)) - 1;
}

static void
add_answers (SanSurveyRecords *self,
             gint64            unit_id,
             gint64            option_id,
             gint64            n)
{
  guint own = find_row (self, unit_id);
  guint counting = find_counting (self, unit_id);
  guint option = find_option (self, option_id);

  if (option == G_MAXUINT)
    return;
  if (own != G_MAXUINT)
    san_survey_book_counts (self->book, own)[option] += n;
  if (counting != G_MAXUINT && counting != own)
    san_survey_book_counts (self->book, counting)[option] += n;
}

static void
count_respondent (SanSurveyRecords    *self,
                  const SanRespondent *respondent)
{
  guint own = find_row (self, respondent->unit_id);
  guint counting = find_counting (self, respondent->unit_id);

  for (guint i = 0; i < respondent->answers->len; i++)
    add_answers (self, respondent->unit_id,
                 g_array_index (respondent->answers, SanAnswer, i).option_id, 1);
  if (own != G_MAXUINT)
    g_array_index (self->rows, SanSurveyRow, own).respondents++;
  if (counting != G_MAXUINT && counting != own)
    g_array_index (self->rows, SanSurveyRow, counting).respondents++;
}

/* A quota is of people: the question with most answers says how many there were. */
static void
count_asked (SanSurveyRecords *self,
             guint             row)
{
  SanSurveyRow *line = &g_array_index (self->rows, SanSurveyRow, row);
  gint64 most = 0;

  for (guint i = 0; i < self->book->questions->len; i++)
    {
      const SanBookQuestion *question = &g_array_index (self->book->questions,
                                                        SanBookQuestion, i);
      gint64 n = 0;

      for (guint j = 0; j < question->n_options; j++)
        n += san_survey_records_tally (self, row, question->first + j);
      most = MAX (most, n);
    }
  line->asked = MAX (most, line->respondents);
}

static void
note_own (SanSurveyRecords     *self,
          const SanSurveyCount *count)
{
  guint row = find_row (self, count->unit_id);
  guint option = find_option (self, count->option_id);

  if (row != G_MAXUINT && option != G_MAXUINT)
    g_array_index (self->own, gint64, row * self->book->options->len + option) = count->n;
}

/* Nobody has a count yet. */
static void
clear_own (SanSurveyRecords *self)
{
  const gint64 none = -1;

  g_array_set_size (self->own, 0);
  for (guint i = 0; i < self->rows->len * self->book->options->len; i++)
    g_array_append_val (self->own, none);
}

static void
make_book (SanSurveyRecords *self)
{
  g_hash_table_remove_all (self->by_option);
  self->book = san_survey_book_new ();
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SanQuestion *question = self->questions->pdata[i];

      san_survey_book_add_question (self->book, question->id, question->text,
                                    question->component);
      for (guint j = 0; j < question->options->len; j++)
        {
          const SanOption *option = question->options->pdata[j];

          g_hash_table_insert (self->by_option, g_memdup2 (&option->id, sizeof option->id),
                               GUINT_TO_POINTER (self->book->options->len + 1));
          san_survey_book_add_option (self->book, option->id, option->name,
                                      option->has_value, option->value);
        }
    }
  clear_own (self);
  for (guint i = 0; i < self->counts->len; i++)
    {
      const SanSurveyCount *count = &g_array_index (self->counts, SanSurveyCount, i);

      add_answers (self, count->unit_id, count->option_id, count->n);
      note_own (self, count);
    }
  for (guint i = 0; i < self->respondents->len; i++)
    count_respondent (self, self->respondents->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    count_asked (self, i);
}

gint64
san_survey_records_tally (SanSurveyRecords *self,
                          guint             row,
                          guint             option)
{
  guint index = row * self->book->options->len + option;

  return index < self->book->counts->len ? g_array_index (self->book->counts, gint64, index)
                                         : 0;
}

gint64
san_survey_records_count (SanSurveyRecords *self,
                          guint             row,
                          guint             option)
{
  return g_array_index (self->own, gint64, row * self->book->options->len + option);
}

guint
san_survey_records_answered (const SanRespondent *respondent)
{
  return respondent->answers->len;
}

/* Loading and changing */

static gboolean
load_records (SanSurveyRecords *self,
              SanRound         *round,
              GError          **error)
{
  SanDatabase *database = san_context_get_database (self->context);

  clear_records (self);
  if (self->round_id != round->id)
    g_array_set_size (self->extra, 0);
  self->round_id = round->id;
  self->label = g_strdup (round->label);
  self->locked = round->state >= SAN_ROUND_REVIEW || san_context_is_read_only (self->context);
  self->leaves = g_ptr_array_new ();
  self->roster = san_roster_load (database, round->period.last, TRUE, error);
  if (self->roster == NULL)
    return FALSE;
  self->input = san_round_input_load (database, round, error);
  if (self->input == NULL)
    return FALSE;
  self->questions = san_question_store_list (database, error);
  if (self->questions == NULL)
    return FALSE;
  self->respondents = san_respondent_store_list (database, round->id, error);
  if (self->respondents == NULL)
    return FALSE;
  self->counts = san_survey_count_store_list (database, round->id, error);

  return self->counts != NULL && load_rows (self, error);
}

gboolean
san_survey_records_load (SanSurveyRecords *self,
                         SanRound         *round,
                         GError          **error)
{
  g_return_val_if_fail (SAN_IS_SURVEY_RECORDS (self), FALSE);

  if (!load_records (self, round, error))
    {
      clear_records (self);
      return FALSE;
    }
  for (guint i = 0; i < self->input->schemes->len; i++)
    add_leaves (self, g_ptr_array_index (self->input->schemes, i));
  make_book (self);

  return TRUE;
}

gboolean
san_survey_records_add_unit (SanSurveyRecords *self,
                             gint64            unit_id)
{
  g_return_val_if_fail (SAN_IS_SURVEY_RECORDS (self), FALSE);

  if (find_row (self, unit_id) != G_MAXUINT)
    return TRUE;
  if (self->input->groups->len > 0 && *self->input->grouping != '\0' &&
      find_counting (self, unit_id) == G_MAXUINT)
    return FALSE;

  g_array_append_val (self->extra, unit_id);
  g_signal_emit (self, changed, 0);

  return TRUE;
}

gboolean
san_survey_records_change (SanSurveyRecords *self,
                           const char       *verb,
                           const char       *label,
                           SanChangeFunc     func,
                           gpointer          data,
                           const char       *said)
{
  gboolean done;

  self->writing = TRUE;
  done = san_context_change (self->context, verb, label, func, data, said);
  self->writing = FALSE;
  if (done)
    g_signal_emit (self, changed, 0);

  return done;
}

static void
san_survey_records_finalize (GObject *object)
{
  SanSurveyRecords *self = SAN_SURVEY_RECORDS (object);

  clear_records (self);
  g_array_unref (self->extra);
  g_array_unref (self->own);
  g_hash_table_unref (self->by_unit);
  g_hash_table_unref (self->by_option);
  g_object_unref (self->context);

  G_OBJECT_CLASS (san_survey_records_parent_class)->finalize (object);
}

static void
san_survey_records_class_init (SanSurveyRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_survey_records_finalize;
  changed = g_signal_new ("changed", SAN_TYPE_SURVEY_RECORDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
san_survey_records_init (SanSurveyRecords *self)
{
  self->extra = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->by_unit = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_option = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

SanSurveyRecords *
san_survey_records_new (SanContext *context)
{
  SanSurveyRecords *self = g_object_new (SAN_TYPE_SURVEY_RECORDS, NULL);

  self->context = g_object_ref (context);

  return self;
}
