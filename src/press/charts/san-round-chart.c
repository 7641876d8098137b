/* san-round-chart.c - the charts of a round, made from its ranking and those before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-round-chart.h"

#include <math.h>

#include "base/san-decimal.h"
#include "base/san-error.h"
#include "charts/san-bars-chart.h"
#include "charts/san-bump-chart.h"
#include "charts/san-chart-words.h"
#include "charts/san-control-chart.h"
#include "charts/san-interval-chart.h"
#include "charts/san-round-trend.h"
#include "charts/san-waterfall-chart.h"
#include "scoring/san-explain.h"
#include "standards/san-standard-store.h"

/* Rounds in a bump chart and a trend; a control chart looks back further. */
#define ROUNDS_SHOWN   12
#define ROUNDS_CONTROL 60

static const char *const kinds[] = {
  "bars", "bump", "heat", "trend", "waterfall", "control", "stability",
};

gboolean
san_round_chart_kind_parse (const char        *text,
                            SanRoundChartKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (text, kinds[i]))
      {
        *kind = (SanRoundChartKind) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
san_round_chart_needs_unit (SanRoundChartKind kind)
{
  return kind == SAN_ROUND_CHART_TREND || kind == SAN_ROUND_CHART_WATERFALL ||
         kind == SAN_ROUND_CHART_CONTROL;
}

static char *
title_of (const SanRankedGroup *group,
          const char           *what)
{
  return *group->name != '\0' ? g_strdup_printf (_("%s: %s"), group->name, what)
                              : g_strdup (what);
}

/* Bars --------------------------------------------------------------------------------- */

static double
previous_total (const SanPlace *place)
{
  const SanParticipant *unit = place->score->participant;

  return unit->previous_group != NULL && unit->previous_has_total
         ? san_rational_to_double (unit->previous_total) : NAN;
}

/* (nullable): what the tick on a bar is where the round before is not the month before */
static const char *
previous_words (const SanRoundInput *input)
{
  SanPeriod shifted = san_period_shift (&input->period, -1);
  SanPeriod before;

  if (input->period.kind == SAN_PERIOD_MONTH && input->previous_label != NULL &&
      san_period_parse (input->previous_label, &before, NULL) &&
      before.first == shifted.first && before.last == shifted.last)
    return NULL;

  return C_("chart", "round before");
}

SanChart *
san_round_chart_bars (const SanRanking     *ranking,
                      const SanRankedGroup *group)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (SanBar));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = title_of (group, _("totals"));
  SanChart *chart;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanParticipant *unit = place->score->participant;
      SanBar bar = { unit->name };

      bar.total = place->absent ? NAN : san_rational_to_double (place->score->total);
      bar.text = place->absent ? NULL : place->total;
      bar.previous = previous_total (place);
      if (isfinite (bar.previous))
        {
          g_ptr_array_add (texts, san_rational_format (unit->previous_total,
                                                       place->score->scheme->decimals));
          bar.previous_text = g_ptr_array_index (texts, texts->len - 1);
        }
      bar.rank = (int) place->place;
      bar.tied = place->tied;
      g_array_append_val (bars, bar);
    }

  chart = san_bars_chart_new (title, (SanBar *) (gpointer) bars->data, bars->len);
  san_bars_chart_set_previous_label (SAN_BARS_CHART (chart), previous_words (ranking->input));
  if (group->n > 0)
    san_bars_chart_set_mean (SAN_BARS_CHART (chart), g_ascii_strtod (group->mean, NULL),
                             group->mean);

  return chart;
}

/* Over the months ---------------------------------------------------------------------- */

/* What a unit had in a round. */
typedef struct
{
  guint  place;
  double total;        /* NAN: none */
  char  *text;
} Month;

typedef struct
{
  const char *group;       /* NULL: all */
  GPtrArray  *labels;      /* (element-type utf8) */
  GArray     *means;       /* double */
  GPtrArray  *mean_texts;
  GHashTable *units;       /* unit id → Month array */
  guint       n;           /* rounds */
  guint       round;
} History;

static void
months_free (Month *months)
{
  for (guint i = 0; i < ROUNDS_CONTROL; i++)
    g_free (months[i].text);
  g_free (months);
}

static void
history_clear (History *self)
{
  g_ptr_array_unref (self->labels);
  g_array_unref (self->means);
  g_ptr_array_unref (self->mean_texts);
  g_hash_table_unref (self->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static void
take_place (History        *self,
            const SanPlace *place)
{
  const gint64 *id = &place->score->participant->unit_id;
  Month *months = g_hash_table_lookup (self->units, id);

  if (months == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = *id;
      months = g_new0 (Month, ROUNDS_CONTROL);
      for (guint i = 0; i < ROUNDS_CONTROL; i++)
        months[i].total = NAN;
      g_hash_table_insert (self->units, key, months);
    }
  if (place->absent)
    return;

  months[self->round].place = place->place;
  months[self->round].total = san_rational_to_double (place->score->total);
  months[self->round].text = g_strdup (place->total);
}

/* June, or June 2017 where the years differ: as much as tells rounds apart */
static char *
label_of (const SanRound *round)
{
  int year, month;

  if (round->period.kind != SAN_PERIOD_MONTH)
    return g_strdup (round->label);
  san_day_get (round->period.last, &year, &month, NULL);

  return g_strdup_printf ("%d-%02d", year, month);
}

static gboolean
take_round (const SanRound *round,
            SanRanking     *ranking,
            gpointer        data,
            GError        **error)
{
  History *self = data;
  double mean = NAN;
  const char *mean_text = "";

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      if (self->group == NULL || !g_str_equal (group->name, self->group))
        continue;
      if (group->n > 0)
        {
          mean = g_ascii_strtod (group->mean, NULL);
          mean_text = group->mean;
        }
      for (guint j = 0; j < group->places->len; j++)
        take_place (self, g_ptr_array_index (group->places, j));
    }
  g_ptr_array_add (self->labels, label_of (round));
  g_array_append_val (self->means, mean);
  g_ptr_array_add (self->mean_texts, g_strdup (mean_text));
  self->round++;

  return TRUE;
}

/* (transfer full) (element-type SanRound): the comparable rounds up to @round, at most @most */
static GPtrArray *
list_rounds (SanDatabase    *database,
             const SanRound *round,
             guint           most,
             GError        **error)
{
  g_autoptr (GPtrArray) rounds =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_round_free);
  SanRound *at = san_round_store_get (database, round->id, error);
  g_autoptr (GError) local = NULL;

  while (at != NULL && rounds->len < most)
    {
      g_ptr_array_insert (rounds, 0, at);
      at = rounds->len < most ? san_round_store_previous (database, at, &local) : NULL;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return rounds->len > 0 ? g_steal_pointer (&rounds) : NULL;
}

/* What the units of the group had in them. */
static gboolean
load_history (History        *self,
              SanDatabase    *database,
              const SanRound *round,
              guint           most,
              GError        **error)
{
  g_autoptr (GPtrArray) rounds = list_rounds (database, round, most, error);

  if (rounds == NULL)
    return FALSE;
  self->n = rounds->len;

  return san_ranking_load_series (database, rounds, take_round, self, error);
}

static void
history_init (History    *self,
              const char *group)
{
  self->group = group;
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->means = g_array_new (FALSE, FALSE, sizeof (double));
  self->mean_texts = g_ptr_array_new_with_free_func (g_free);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) months_free);
}

static SanChart *
make_bump (SanDatabase          *database,
           const SanRound       *round,
           const SanRankedGroup *group,
           GError              **error)
{
  g_auto (History) history = { NULL };
  g_autofree SanBumpUnit *units = g_new0 (SanBumpUnit, group->places->len);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = title_of (group, _("places"));

  history_init (&history, group->name);
  if (!load_history (&history, database, round, ROUNDS_SHOWN, error))
    return NULL;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanParticipant *unit =
        ((SanPlace *) g_ptr_array_index (group->places, i))->score->participant;
      const Month *months = g_hash_table_lookup (history.units, &unit->unit_id);
      guint *own = g_new0 (guint, history.n);

      for (guint j = 0; months != NULL && j < history.n; j++)
        own[j] = months[j].place;
      g_ptr_array_add (places, own);
      units[i] = (SanBumpUnit) { unit->name, own };
    }

  return san_bump_chart_new (title, (const char *const *) history.labels->pdata, history.n,
                             units, group->places->len);
}

/* The months of one unit as the charts want them. */
typedef struct
{
  double      values[ROUNDS_CONTROL];
  const char *texts[ROUNDS_CONTROL];
} Line;

static void
line_of (const History *history,
         gint64         unit_id,
         Line          *line)
{
  const Month *months = g_hash_table_lookup (history->units, &unit_id);

  for (guint i = 0; i < history->n; i++)
    {
      line->values[i] = months != NULL ? months[i].total : NAN;
      line->texts[i] = months != NULL ? months[i].text : NULL;
    }
}

static SanChart *
make_trend (SanDatabase          *database,
            const SanRound       *round,
            const SanRankedGroup *group,
            const SanParticipant *unit,
            const SanScheme      *scheme,
            GError              **error)
{
  g_autoptr (GPtrArray) rounds = list_rounds (database, round, ROUNDS_SHOWN, error);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = g_strdup_printf (_("%s: totals over the rounds"), unit->name);

  if (rounds == NULL)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    g_ptr_array_add (labels, label_of (rounds->pdata[i]));

  return san_round_trend_new (database, rounds, (const char *const *) labels->pdata, group, unit,
                              scheme, title, error);
}

static SanChart *
make_control (SanDatabase          *database,
              const SanRound       *round,
              const SanRankedGroup *group,
              const SanParticipant *unit,
              GError              **error)
{
  g_auto (History) history = { NULL };
  g_autofree char *title = g_strdup_printf (_("%s: usual and unusual rounds"), unit->name);
  Line line;

  history_init (&history, group->name);
  if (!load_history (&history, database, round, ROUNDS_CONTROL, error))
    return NULL;

  line_of (&history, unit->unit_id, &line);

  return san_control_chart_new (title, (const char *const *) history.labels->pdata, history.n,
                                line.values, line.texts);
}

/* Waterfall ---------------------------------------------------------------------------- */

/* (transfer full): with the true minus sign, and a plus where @signed_ */
static char *
number_text (const mpq_t value,
             int         decimals,
             gboolean    signed_)
{
  g_autofree char *text = san_rational_format (value, decimals);

  if (*text == '-')
    return g_strconcat ("−", text + 1, NULL);

  return g_strconcat (signed_ ? "+" : "", text, NULL);
}

/* A level, or a part: one that is printed as nought is passed over. */
static void
add_step (GArray     *steps,
          GPtrArray  *texts,
          const char *name,
          const mpq_t value,
          int         decimals,
          gboolean    level)
{
  SanWaterfallStep step = { name, san_rational_to_double (value), NULL };
  mpq_t printed;
  gboolean nought;

  mpq_init (printed);
  if (decimals >= 0)
    san_rational_round (printed, value, decimals);
  else
    mpq_set (printed, value);
  nought = mpq_sgn (printed) == 0;
  mpq_clear (printed);
  if (nought && !level)
    return;

  g_ptr_array_add (texts, number_text (value, decimals, !level));
  step.text = g_ptr_array_index (texts, texts->len - 1);
  g_array_append_val (steps, step);
}

/* What a component loses is what its share of the full mark is not earned of. */
static void
set_loss (const SanExplainRow *row,
          mpq_t                full,
          mpq_t                loss)
{
  gint64 weight = 0;

  mpq_set (loss, row->exact);
  if (*row->weight == '\0' || !san_micro_parse (row->weight, &weight, NULL, NULL))
    return;

  san_rational_set_micro (loss, weight / 100);
  mpq_mul (loss, loss, full);
  mpq_sub (loss, row->exact, loss);
}

static const char *
step_name (const SanExplainRow *row)
{
  if (*row->name != '\0')
    return row->name;

  return g_str_equal (row->key, "rounding") ? _("rounding") : row->key;
}

SanChart *
san_round_chart_waterfall (const SanRanking *ranking,
                           guint             participant,
                           GError          **error)
{
  g_autoptr (GPtrArray) rows = san_explain (ranking->scores, participant, error);
  const SanScore *score = &ranking->scores->scores[participant];
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (SanWaterfallStep));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  int decimals = score->scheme->decimals;
  SanChart *chart;
  mpq_t full, loss;

  if (rows == NULL)
    return NULL;
  if (!score->has_total)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("“%s” has no total"),
                   score->participant->name);
      return NULL;
    }

  mpq_init (full);
  mpq_init (loss);
  san_rational_set_micro (full, score->scheme->root->full);
  add_step (steps, texts, _("Full mark"), full, SAN_DECIMALS_NEEDED, TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);

      if (row->level != 1)
        continue;
      set_loss (row, full, loss);
      add_step (steps, texts, step_name (row), loss, decimals, FALSE);
    }
  add_step (steps, texts, _("Total"), score->total, decimals, TRUE);
  mpq_clear (loss);
  mpq_clear (full);

  title = g_strdup_printf (_("%s: from the full mark to the total"),
                           score->participant->name);
  chart = san_waterfall_chart_new (title, (SanWaterfallStep *) (gpointer) steps->data,
                                   steps->len);

  return chart;
}

/* Stability ---------------------------------------------------------------------------- */

SanChart *
san_round_chart_stability (const SanStability   *stability,
                           const SanRankedGroup *group)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SanInterval));
  g_autofree char *title = title_of (group, _("places on other samples"));

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanStabilityRow *row = &g_array_index (stability->rows, SanStabilityRow,
                                                   place->participant);
      SanInterval interval = { place->score->participant->name, row->place, row->low,
                               row->high, row->reference };

      if (row->place > 0)
        g_array_append_val (rows, interval);
    }

  return san_interval_chart_new (title, (SanInterval *) (gpointer) rows->data, rows->len);
}

static SanChart *
make_stability (SanDatabase          *database,
                const SanRound       *round,
                const SanRankedGroup *group,
                GError              **error)
{
  g_autoptr (SanStability) stability =
    san_stability_load (database, round, NULL, SAN_STABILITY_SAMPLES, NULL, error);

  return stability != NULL ? san_round_chart_stability (stability, group) : NULL;
}

/* Any ---------------------------------------------------------------------------------- */

static SanChart *
make_heat (SanDatabase          *database,
           const SanRanking     *ranking,
           const SanRankedGroup *group,
           GError              **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (categories == NULL)
    return NULL;

  for (guint i = 0; i < categories->len; i++)
    {
      SanCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (areas, &category->id, category->area);
    }

  return san_round_chart_heat (ranking, group, areas);
}

/* The group that is asked for, or that the unit is in, or the first. */
static const SanRankedGroup *
find_group (SanRanking *ranking,
            const char *name,
            guint       participant,
            GError    **error)
{
  const SanRankedGroup *group = NULL;

  if (name != NULL)
    group = san_ranking_find_group (ranking, name);
  else if (participant != G_MAXUINT)
    {
      const SanParticipant *unit = g_ptr_array_index (ranking->input->participants,
                                                      participant);

      group = san_ranking_find_group (ranking, g_ptr_array_index (ranking->input->groups,
                                                                  unit->group));
    }
  else if (ranking->groups->len > 0)
    group = g_ptr_array_index (ranking->groups, 0);

  if (group == NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 name != NULL ? _("Round “%s” has no group “%s”")
                              : _("Round “%s” has no units"), ranking->input->label, name);

  return group;
}

SanChart *
san_round_chart_new (SanDatabase      *database,
                     const SanRound   *round,
                     SanRanking       *ranking,
                     SanRoundChartKind kind,
                     const char       *group_name,
                     guint             participant,
                     GError          **error)
{
  const SanRankedGroup *group;
  const SanParticipant *unit;

  g_return_val_if_fail (database != NULL && round != NULL && ranking != NULL, NULL);

  if (san_round_chart_needs_unit (kind) && participant == G_MAXUINT)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("A chart of the kind “%s” is about "
                                                          "one unit: name it"), kinds[kind]);
      return NULL;
    }
  group = find_group (ranking, group_name, participant, error);
  if (group == NULL)
    return NULL;
  unit = participant != G_MAXUINT ? g_ptr_array_index (ranking->input->participants,
                                                       participant) : NULL;

  switch (kind)
    {
    case SAN_ROUND_CHART_BUMP:
      return make_bump (database, round, group, error);

    case SAN_ROUND_CHART_HEAT:
      return make_heat (database, ranking, group, error);

    case SAN_ROUND_CHART_TREND:
      return make_trend (database, round, group, unit,
                         g_ptr_array_index (ranking->input->schemes, unit->scheme), error);

    case SAN_ROUND_CHART_WATERFALL:
      return san_round_chart_waterfall (ranking, participant, error);

    case SAN_ROUND_CHART_CONTROL:
      return make_control (database, round, group, unit, error);

    case SAN_ROUND_CHART_STABILITY:
      return make_stability (database, round, group, error);

    case SAN_ROUND_CHART_BARS:
    default:
      return san_round_chart_bars (ranking, group);
    }
}
