/* test-field-random.c - edits, imports, undo, redo and publishing in any order
 *
 * After every step every total and every place of every month is what a second reading of the
 * rules makes of plain arrays that were changed alongside (support/san-test-model.h); what is
 * explained adds up; what was published stays. SAN_TEST_LONG=1 goes on for long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"
#include "rounds/san-observation-store.h"
#include "schemes/san-scheme-store.h"
#include "scoring/san-inspection.h"
#include "store/san-journal.h"
#include "support/san-naive-score.h"
#include "support/san-test-model.h"
#include "support/san-test-office.h"
#include "support/san-test-round.h"

#define N_RUNS       5
#define N_STEPS      80
#define N_LONG_RUNS  40
#define N_LONG_STEPS 400

typedef struct
{
  SanTestOffice *office;
  GRand         *rand;
  SanModel      *now;
  GPtrArray     *past;      /* (element-type SanModel): what undo leads back to */
  GPtrArray     *future;    /* what redo leads to */
  GPtrArray     *kept;      /* (element-type SanModel): of editions, for ever */
  GHashTable    *bytes;     /* "model/round/edition" of what is frozen, its digest */
  SanRanking    *shown[SAN_MODEL_ROUNDS];   /* as a window keeps them */
  gint64         shown_at;  /* the step that they are of */
  guint          n_renewed;
  guint          n;
} Play;

static guint
below (Play *play,
       int   n)
{
  return (guint) g_rand_int_range (play->rand, 0, n);
}

static SanModel *
copy_of (const SanModel *model)
{
  return g_memdup2 (model, sizeof *model);
}

/* The model as it was before the step is where an undo leads. */
static void
remember (Play           *play,
          const SanModel *before,
          gint64          seq)
{
  if (seq == 0)
    return;
  g_ptr_array_add (play->past, copy_of (before));
  g_ptr_array_set_size (play->future, 0);
}

static void
import (Play       *play,
        const char *kind,
        guint       round,
        GString    *text,
        SanModel   *after)
{
  SanImportOptions options = { .round = round < SAN_MODEL_ROUNDS ? san_model_labels[round] : NULL,
                               .allow_missing_units = TRUE };
  g_autofree char *path = san_test_office_table (play->office, text->str);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) plan = NULL;
  gboolean locked = round < SAN_MODEL_ROUNDS && play->now->rounds[round].published;
  gint64 seq = 0;

  plan = san_import_plan (san_test_office_database (play->office), kind, path, &options, NULL,
                          &error);
  if (locked)
    {
      g_assert_null (plan);
      g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
    }
  else
    {
      g_assert_no_error (error);
      san_import_apply (play->office->workspace, plan, FALSE, &seq, &error);
      g_assert_no_error (error);
      remember (play, play->now, seq);
      *play->now = *after;
    }
  g_string_free (text, TRUE);
}

/* Edits: each a table, and the same in the model */

static void
random_cell (Play         *play,
             SanModelCell *cell,
             GString      *text)
{
  static const char *const words[] = { "", "-", "/" };

  cell->state = below (play, 4) > 0 ? SAN_CELL_VALUE
                                    : (SanCellState[]){ SAN_CELL_EMPTY, SAN_CELL_MISSING,
                                                        SAN_CELL_NA }[below (play, 3)];
  cell->value = 0;
  if (cell->state != SAN_CELL_VALUE)
    {
      g_string_append (text, words[cell->state == SAN_CELL_EMPTY ? 0
                                   : cell->state == SAN_CELL_MISSING ? 1 : 2]);
      return;
    }
  cell->value = below (play, 21) * 5 * SAN_MICRO + below (play, 2) * 555000;
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
                          cell->value / SAN_MICRO, cell->value % SAN_MICRO);
}

static void
edit_scores (Play     *play,
             SanModel *after,
             guint     round)
{
  GString *text = g_string_new ("unit,typed,ded\n");

  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    {
      if (below (play, 2) == 0)
        continue;
      g_string_append_printf (text, "%s,", san_model_units[i]);
      random_cell (play, &after->rounds[round].typed[i], text);
      g_string_append_c (text, ',');
      random_cell (play, &after->rounds[round].deducted[i], text);
      g_string_append_c (text, '\n');
    }
  import (play, "scores", round, text, after);
}

static void
edit_observations (Play     *play,
                   SanModel *after,
                   guint     round)
{
  GString *text = g_string_new ("point,item,grade,na\n");

  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    for (guint j = 0; j < 2; j++)
      {
        int found = below (play, 8) == 0 ? 0 : 1 + (int) below (play, 5);

        if (below (play, 3) > 0)
          continue;
        after->rounds[round].found[i][j] = found;
        g_string_append_printf (text, "P%u,I%u,%s,%s\n", i, i % SAN_MODEL_CATEGORIES * 2 + j,
                                found < 5 ? san_model_grades[found] : "", found == 5 ? "yes" : "");
      }
  import (play, "observations", round, text, after);
}

static void
edit_survey (Play     *play,
             SanModel *after,
             guint     round)
{
  GString *text = g_string_new ("unit,question,option,count\n");

  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    for (guint j = 0; j < SAN_MODEL_QUESTIONS; j++)
      for (guint k = 0; k < SAN_MODEL_OPTIONS && below (play, 2) > 0; k++)
        {
          guint n = below (play, 6);

          after->rounds[round].chosen[i][j][k] = n;
          g_string_append_printf (text, "%s,Q%u,O%u,%u\n", san_model_units[i], j, k, n);
        }
  import (play, "survey", round, text, after);
}

static void
edit_adjustments (Play     *play,
                  SanModel *after,
                  guint     round)
{
  SanModelRound *model = &after->rounds[round];
  GString *text = g_string_new ("unit,amount,reason,component\n");

  for (guint n = 1 + below (play, 2); n > 0 && model->n_adjustments < SAN_MODEL_ROWS; n--)
    {
      gboolean deduction = below (play, 3) == 0;
      SanModelAdjustment row = { below (play, SAN_MODEL_UNITS),
                                 (1 + below (play, 12)) * SAN_MICRO / 4, deduction };

      if (!deduction && below (play, 2) == 0)
        row.amount = -row.amount;
      model->adjustments[model->n_adjustments++] = row;
      g_string_append_printf (text, "%s,%.2f,事由%u,%s\n", san_model_units[row.unit],
                              (double) row.amount / SAN_MICRO, play->n++,
                              deduction ? "ded" : "");
    }
  import (play, "adjustments", round, text, after);
}

static void
edit_vetoes (Play     *play,
             SanModel *after,
             guint     round)
{
  static const char *const words[] = { "last", "unranked", "cap:70", "minus:3" };
  static const gint64 values[] = { 0, 0, 70, 3 };
  SanModelRound *model = &after->rounds[round];
  guint effect = below (play, G_N_ELEMENTS (words));
  SanModelVeto veto = { below (play, SAN_MODEL_UNITS), (SanVetoEffect) effect,
                        values[effect] * SAN_MICRO };
  GString *text = g_string_new ("unit,effect,reason\n");

  if (model->n_vetoes < SAN_MODEL_ROWS)
    {
      model->vetoes[model->n_vetoes++] = veto;
      g_string_append_printf (text, "%s,%s,事由%u\n", san_model_units[veto.unit], words[effect],
                              play->n++);
    }
  import (play, "vetoes", round, text, after);
}

static void
edit_items (Play     *play,
            SanModel *after,
            guint     round)
{
  GString *text = g_string_new ("category,category_code,category_weight,item_code,item,mark\n");
  SanModelStandard standard;

  for (guint i = 0; i < SAN_MODEL_CATEGORIES; i++)
    standard.weights[i] = (1 + below (play, 4)) * SAN_MICRO;
  for (guint i = 0; i < SAN_MODEL_ITEMS; i++)
    {
      standard.marks[i] = (1 + below (play, 9)) * SAN_MICRO;
      g_string_append_printf (text, "C%u,C%u,%d,I%u,I%u,%d\n", i / 2, i / 2,
                              (int) (standard.weights[i / 2] / SAN_MICRO), i, i,
                              (int) (standard.marks[i] / SAN_MICRO));
    }
  san_model_set_standard (after, &standard);
  import (play, "items", G_MAXUINT, text, after);
}

static void
append_point (GString        *text,
              const SanModel *model,
              guint           point)
{
  const char *bureau = san_model_bureau (point);

  g_string_append_printf (text, "P%u,P%u,C%u,%s,%s\n", point, point,
                          point % SAN_MODEL_CATEGORIES, san_model_units[model->owners[point]],
                          bureau != NULL ? bureau : "");
}

static void
edit_points (Play     *play,
             SanModel *after,
             guint     round)
{
  GString *text = g_string_new ("code,name,category,unit,bureau\n");

  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    {
      if (below (play, 3) > 0)
        continue;
      after->owners[i] = below (play, 5);
      append_point (text, after, i);
    }
  import (play, "points", G_MAXUINT, text, after);
}

static void
edit_questions (Play     *play,
                SanModel *after,
                guint     round)
{
  GString *text = g_string_new ("question,option,value,component\n");

  for (guint i = 0; i < SAN_MODEL_QUESTIONS; i++)
    for (guint j = 0; j < SAN_MODEL_OPTIONS; j++)
      {
        guint value = below (play, 101);

        after->values[i][j] = value * SAN_MICRO;
        g_string_append_printf (text, "Q%u,O%u,%u,survey\n", i, j, value);
      }
  import (play, "questions", G_MAXUINT, text, after);
}

static void
edit_standings (Play     *play,
                SanModel *after,
                guint     round)
{
  GString *text = g_string_new ("grouping,group,unit,standing\n");
  guint unit = below (play, SAN_MODEL_UNITS);

  after->standings[unit] = (SanStanding) below (play, 3);
  g_string_append_printf (text, "月度,%s,%s,%s\n", san_model_groups[unit], san_model_units[unit],
                          san_standing_name (after->standings[unit]));
  import (play, "groups", G_MAXUINT, text, after);
}

typedef struct
{
  const SanScheme *scheme;
  const char      *label;
  gboolean         published;    /* it was before */
  guint            n_editions;
} Step;

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  guint version;

  return san_scheme_store_set (database, ((Step *) data)->scheme, &version, NULL, error);
}

static void
edit_scheme (Play     *play,
             SanModel *after,
             guint     round)
{
  g_autoptr (SanScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  Step step = { NULL };
  gint64 seq = 0;

  after->scheme = below (play, SAN_MODEL_SCHEMES);
  step.scheme = scheme = san_test_scheme (san_model_schemes[after->scheme]);
  san_workspace_change (play->office->workspace, "scheme.set", "月度", set_scheme, &step, &seq,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq != 0, ==, after->scheme != play->now->scheme);
  remember (play, play->now, seq);
  *play->now = *after;
}

/* Publishing, and opening what was published */

static gboolean
publish_step (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Step *step = data;
  g_autoptr (SanRound) round = san_round_store_find (database, step->label, error);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 edition;

  if (round == NULL)
    return FALSE;
  for (SanRoundState state = round->state + 1; state <= SAN_ROUND_REVIEW; state++)
    if (!san_round_store_set_state (database, round->id, state, NULL, error))
      return FALSE;
  if (step->published && !san_point_result_store_renew (database, round->id, error))
    return FALSE;
  input = san_ranking_input_load (database, round, TRUE, error);
  if (input == NULL)
    return FALSE;
  bytes = san_round_input_freeze (input);

  return san_round_store_publish (database, round->id, bytes,
                                  step->n_editions > 0 ? "更正" : NULL, san_clock_now (NULL),
                                  &edition, error);
}

static gboolean
unlock_step (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Step *step = data;
  g_autoptr (SanRound) round = san_round_store_find (database, step->label, error);

  return round != NULL &&
         san_round_store_set_state (database, round->id, SAN_ROUND_REVIEW, "更正", error) &&
         san_round_store_set_state (database, round->id, SAN_ROUND_ASSESS, "更正", error);
}

static void
publish (Play     *play,
         SanModel *after,
         guint     round)
{
  SanModelRound *model = &after->rounds[round];
  Step step = { NULL, san_model_labels[round], model->published, model->n_editions };
  SanModel *edition = copy_of (play->now);
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;

  /* what is frozen is what the records say */
  edition->rounds[round].published = FALSE;
  g_ptr_array_add (play->kept, edition);
  if (model->n_editions == SAN_MODEL_ROUNDS)
    return;
  model->editions[model->n_editions++] = edition;
  model->published = TRUE;
  san_workspace_change (play->office->workspace, "round.publish", step.label, publish_step,
                        &step, &seq, &error);
  g_assert_no_error (error);
  remember (play, play->now, seq);
  *play->now = *after;
}

static void
unlock (Play     *play,
        SanModel *after,
        guint     round)
{
  Step step = { .label = san_model_labels[round] };
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;

  if (!after->rounds[round].published)
    return;
  after->rounds[round].published = FALSE;
  san_workspace_change (play->office->workspace, "round.state", step.label, unlock_step, &step,
                        &seq, &error);
  g_assert_no_error (error);
  remember (play, play->now, seq);
  *play->now = *after;
}

/* There and back */
static void
turn (Play    *play,
      gboolean redo)
{
  GPtrArray *from = redo ? play->future : play->past;
  GPtrArray *to = redo ? play->past : play->future;
  SanWorkspace *workspace = play->office->workspace;
  g_autoptr (GError) error = NULL;
  SanModel *model;

  if (from->len == 0)
    {
      if (redo)
        g_assert_false (san_journal_redo (workspace, NULL, &error));
      return;
    }
  if (redo)
    san_journal_redo (workspace, NULL, &error);
  else
    san_journal_undo (workspace, 0, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (to, copy_of (play->now));
  model = g_ptr_array_index (from, from->len - 1);
  *play->now = *model;
  g_ptr_array_set_size (from, (int) from->len - 1);
}

/* What must hold after every step */

/* The value of a printed decimal */
static void
read_decimal (const char *text,
              mpq_t       value)
{
  gint64 micro;

  g_assert_true (san_micro_parse (text, &micro, NULL, NULL));
  mpq_set_si (value, micro, 1000000);
  mpq_canonicalize (value);
}

static void
assert_place (const SanRoundInput *input,
              const SanNaiveScore *naive,
              const SanPlace      *place)
{
  guint unit = 0;
  g_autofree char *change = NULL;
  const SanParticipant *participant;
  mpq_t value;

  while (!g_str_equal (san_model_units[unit], place->score->participant->code))
    unit++;
  participant = g_ptr_array_index (input->participants, unit);
  mpq_init (value);
  for (guint i = 0; i < place->score->scheme->nodes->len; i++)
    {
      gboolean shown = san_naive_node (input, unit, place->score->scheme->nodes->pdata[i], value);

      g_assert_cmpint (place->score->nodes[i].state != SAN_NODE_LEFT_OUT, ==, shown);
      g_assert_true (!shown || mpq_equal (place->score->nodes[i].used, value));
    }
  g_assert_cmpint (place->score->has_total, ==, naive[unit].has_total);
  g_assert_cmpuint (place->place, ==, naive[unit].place);
  g_assert_cmpuint (place->score->problems, ==, san_naive_problems (input, unit));
  if (naive[unit].has_total)
    {
      read_decimal (place->total, value);
      g_assert_true (mpq_equal (value, naive[unit].total));
      g_assert_true (mpq_equal (place->score->full, naive[unit].full));
    }
  else
    {
      g_assert_cmpstr (place->total, ==, "");
    }
  mpq_clear (value);

  change = input->has_previous && participant->previous_place > 0 && naive[unit].place > 0
           ? g_strdup_printf ("%d", (int) participant->previous_place - (int) naive[unit].place)
           : g_strdup ("");
  g_assert_cmpstr (place->rank_change, ==, change);
}

static void
assert_ranking (const SanRoundInput *input,
                const SanRanking    *ranking)
{
  SanNaiveScore *naive = san_naive_score (input);
  guint n = 0;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++, n++)
        assert_place (input, naive, group->places->pdata[j]);
    }
  g_assert_cmpuint (n, ==, SAN_MODEL_UNITS);
  for (guint i = 0; i < ranking->scores->n_scores; i++)
    san_test_assert_explained (ranking->scores, i);
  san_naive_free (input, naive);
}

/* Editions: the same bytes as ever, and the ranking that they had */
static void
assert_editions (Play           *play,
                 const SanRound *round,
                 guint           index)
{
  const SanModelRound *model = &play->now->rounds[index];

  for (guint i = 0; i < model->n_editions; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = san_round_store_frozen (san_test_office_database (play->office),
                                                         round->id, i + 1, &error);
      char *digest;
      const char *before = g_hash_table_lookup (play->bytes, model->editions[i]);

      g_assert_no_error (error);
      digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (before != NULL)
        {
          g_assert_cmpstr (digest, ==, before);
          g_free (digest);
        }
      else
        {
          g_autoptr (SanRoundInput) thawed = san_round_input_thaw (bytes, &error);
          g_autoptr (SanRoundInput) input = san_model_input (play->now, index, i + 1);
          g_autoptr (SanRanking) ranking = NULL;

          g_assert_no_error (error);
          g_hash_table_insert (play->bytes, (gpointer) model->editions[i], digest);
          san_round_input_load_details (thawed, NULL, G_MAXUINT, &error);
          g_assert_no_error (error);
          ranking = san_ranking_compute (thawed, &error);
          g_assert_no_error (error);
          assert_ranking (input, ranking);
        }
    }
}

/* The ranking that a window has shown so far, brought up to date by the last step alone where
 * that can be done */
static void
show (Play           *play,
      const SanRound *round,
      guint           index,
      gint64          seq)
{
  SanDatabase *database = san_test_office_database (play->office);
  SanRanking **shown = &play->shown[index];
  gboolean renewed = FALSE;
  g_autoptr (GError) error = NULL;

  if (seq == play->shown_at + 1)
    san_ranking_renew (shown, database, seq, &renewed, &error);
  g_assert_no_error (error);
  play->n_renewed += renewed;
  if (renewed || seq == play->shown_at)
    return;

  san_ranking_free (*shown);
  *shown = san_ranking_load (database, round, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_all (Play *play)
{
  SanDatabase *database = san_test_office_database (play->office);
  gint64 seq = san_journal_length (database, NULL);

  for (guint i = 0; i < SAN_MODEL_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SanRound) round = san_round_store_find (database, san_model_labels[i], &error);
      g_autoptr (SanRoundInput) input = san_model_input (play->now, i, 0);
      g_autoptr (SanRanking) ranking = san_ranking_load (database, round, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (round->state == SAN_ROUND_PUBLISHED, ==, play->now->rounds[i].published);
      san_round_input_load_details (ranking->input, database, G_MAXUINT, &error);
      g_assert_no_error (error);
      assert_ranking (input, ranking);
      assert_editions (play, round, i);

      show (play, round, i, seq);
      san_round_input_load_details (play->shown[i]->input, database, G_MAXUINT, &error);
      g_assert_no_error (error);
      assert_ranking (input, play->shown[i]);
    }
  play->shown_at = seq;
}

/* The ledger that the model begins with */

static gboolean
add_rounds (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  const char *schemes[] = { "月度", NULL };
  gint64 grouping;
  guint version;

  if (!san_database_query_int (database, "SELECT id FROM grouping", &grouping, error) ||
      !san_scheme_store_set (database, ((Step *) data)->scheme, &version, NULL, error))
    return FALSE;
  for (guint i = 0; i < SAN_MODEL_ROUNDS; i++)
    {
      g_autoptr (SanRound) round = g_new0 (SanRound, 1);

      round->label = g_strdup (san_model_labels[i]);
      round->period = san_period_month (2018, 3 + (int) i);
      round->grouping_id = grouping;
      round->grouping = g_strdup ("月度");
      round->published = g_strdup ("");
      round->schemes = g_strdupv ((char **) schemes);
      round->from = SAN_DAY_MIN;
      round->to = SAN_DAY_MAX;
      if (!san_round_store_add (database, round, error))
        return FALSE;
    }

  return TRUE;
}

static void
import_registry (Play *play)
{
  g_autoptr (GString) units = g_string_new ("code,name,kind\n");
  g_autoptr (GString) groups = g_string_new ("grouping,group,unit\n");
  GString *points = g_string_new ("code,name,category,unit,bureau\n");

  for (guint i = 0; i < SAN_MODEL_UNITS; i++)
    {
      g_string_append_printf (units, "%s,%s,%s\n", san_model_units[i], san_model_units[i],
                              i < 5 ? "subdistrict" : "bureau");
      g_string_append_printf (groups, "月度,%s,%s\n", san_model_groups[i], san_model_units[i]);
    }
  g_free (san_test_office_import (play->office, "units", NULL, units->str));
  g_free (san_test_office_import (play->office, "groups", NULL, groups->str));
  g_free (san_test_office_import (play->office, "items", NULL,
                                  "category,category_code,category_weight,item_code,item,mark\n"
                                  "C0,C0,1,I0,I0,1\nC0,C0,1,I1,I1,2\n"
                                  "C1,C1,2,I2,I2,3\nC1,C1,2,I3,I3,4\n"));
  for (guint i = 0; i < SAN_MODEL_POINTS; i++)
    append_point (points, play->now, i);
  g_free (san_test_office_import (play->office, "points", NULL, points->str));
  g_string_free (points, TRUE);
  g_free (san_test_office_import (play->office, "questions", NULL,
                                  "question,option,value,component\nQ0,O0,100,survey\n"
                                  "Q0,O1,40,survey\nQ1,O0,100,survey\nQ1,O1,40,survey\n"));
}

static void
begin (Play *play,
       guint seed)
{
  g_autoptr (SanScheme) scheme = san_test_scheme (san_model_schemes[0]);
  g_autoptr (GError) error = NULL;
  Step step = { .scheme = scheme };

  play->office = san_test_office_new ();
  play->rand = g_rand_new_with_seed (seed);
  play->now = g_new0 (SanModel, 1);
  play->past = g_ptr_array_new_with_free_func (g_free);
  play->future = g_ptr_array_new_with_free_func (g_free);
  play->kept = g_ptr_array_new_with_free_func (g_free);
  play->bytes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  san_model_init (play->now);
  import_registry (play);
  san_workspace_change (play->office->workspace, "round.new", "test", add_rounds, &step, NULL,
                        &error);
  g_assert_no_error (error);
  assert_all (play);
}

static void
end (Play *play)
{
  g_ptr_array_unref (play->past);
  g_ptr_array_unref (play->future);
  g_ptr_array_unref (play->kept);
  g_hash_table_unref (play->bytes);
  for (guint i = 0; i < SAN_MODEL_ROUNDS; i++)
    san_ranking_free (play->shown[i]);
  g_free (play->now);
  g_rand_free (play->rand);
  san_test_office_free (play->office);
}

static void
step (Play *play)
{
  static void (*const edits[]) (Play * play,
                                SanModel *after,
                                guint round) = {
    edit_scores, edit_scores, edit_observations, edit_observations, edit_observations,
    edit_survey, edit_adjustments, edit_vetoes, edit_items, edit_points, edit_questions,
    edit_standings, edit_scheme, publish, unlock
  };
  g_autofree SanModel *after = copy_of (play->now);
  guint kind = below (play, G_N_ELEMENTS (edits) + 6);

  if (kind < G_N_ELEMENTS (edits))
    edits[kind] (play, after, below (play, SAN_MODEL_ROUNDS));
  else
    turn (play, kind >= G_N_ELEMENTS (edits) + 3);
}

static void
test_any_order (void)
{
  gboolean is_long = g_strcmp0 (g_getenv ("SAN_TEST_LONG"), "1") == 0;
  guint n_runs = is_long ? N_LONG_RUNS : N_RUNS;
  guint n_steps = is_long ? N_LONG_STEPS : N_STEPS;
  guint published = 0;
  guint renewed = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      Play play = { NULL };

      begin (&play, 20180600 + i);
      for (guint j = 0; j < n_steps; j++)
        {
          g_test_message ("run %u, step %u", i, j);
          step (&play);
          assert_all (&play);
        }
      published += g_hash_table_size (play.bytes);
      renewed += play.n_renewed;
      end (&play);
    }
  g_assert_cmpuint (published, >, n_runs);
  g_assert_cmpuint (renewed, >, n_runs);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-random/any-order", test_any_order);

  return g_test_run ();
}
