/* san-round-trend.c - what a unit and its group had over the rounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-round-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/san-decimal.h"
#include "charts/san-unit-trend-chart.h"

/* A line being read: the total, or a component by its key. */
typedef struct
{
  const SanNode *node;        /* NULL: the total */
  GArray        *values;
  GPtrArray     *texts;
  GArray        *means;
  GPtrArray     *mean_texts;
} Series;

typedef struct
{
  const char *group;
  gint64      unit_id;
  Series     *series;
  guint       n_series;
  GArray     *spread[4];      /* double: low, lower, upper, high */
} Reading;

static void
reading_init (Reading              *self,
              const SanRankedGroup *group,
              const SanParticipant *unit,
              const SanScheme      *scheme)
{
  const GPtrArray *nodes = scheme->root->children;

  self->group = group->name;
  self->unit_id = unit->unit_id;
  self->n_series = 1 + nodes->len;
  self->series = g_new0 (Series, self->n_series);
  for (guint i = 0; i < self->n_series; i++)
    {
      Series *series = &self->series[i];

      series->node = i > 0 ? nodes->pdata[i - 1] : NULL;
      series->values = g_array_new (FALSE, FALSE, sizeof (double));
      series->means = g_array_new (FALSE, FALSE, sizeof (double));
      series->texts = g_ptr_array_new_with_free_func (g_free);
      series->mean_texts = g_ptr_array_new_with_free_func (g_free);
    }
  for (guint k = 0; k < G_N_ELEMENTS (self->spread); k++)
    self->spread[k] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
reading_clear (Reading *self)
{
  for (guint i = 0; i < self->n_series; i++)
    {
      g_array_unref (self->series[i].values);
      g_array_unref (self->series[i].means);
      g_ptr_array_unref (self->series[i].texts);
      g_ptr_array_unref (self->series[i].mean_texts);
    }
  g_free (self->series);
  for (guint k = 0; k < G_N_ELEMENTS (self->spread); k++)
    g_array_unref (self->spread[k]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* (nullable): what the score has under the key; versions of a scheme may differ */
static const SanNode *
find_node (const SanScore * score,
           const char     *key)
{
  const GPtrArray *nodes = score->scheme->root->children;

  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (((SanNode *) nodes->pdata[i])->key, key))
      return nodes->pdata[i];

  return NULL;
}

/* NAN where there is nothing. @text: (out) (transfer full) */
static double
value_of (const SanPlace *place,
          const SanNode  *wanted,
          char          **text)
{
  const SanNode *node = wanted != NULL ? find_node (place->score, wanted->key) : NULL;

  *text = NULL;
  if (wanted == NULL)
    {
      if (place->absent)
        return NAN;
      *text = g_strdup (place->total);
      return san_rational_to_double (place->score->total);
    }
  if (node == NULL || place->score->nodes[node->index].state == SAN_NODE_LEFT_OUT)
    return NAN;

  *text = san_scores_format_node (place->score, node);
  return san_rational_to_double (place->score->nodes[node->index].used);
}

static void
add_double (GArray *array,
            double  value)
{
  g_array_append_val (array, value);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Between the two that are next to it, as spreadsheets have quartiles */
static double
quantile (const GArray *sorted,
          double        share)
{
  double at = share * (sorted->len - 1);
  guint below = (guint) floor (at);
  double one = g_array_index (sorted, double, below);

  if (below + 1 >= sorted->len)
    return one;

  return one + (at - below) * (g_array_index (sorted, double, below + 1) - one);
}

static void
take_series (Reading              *self,
             Series               *series,
             const SanRankedGroup *group)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double own = NAN, sum = 0;
  char *own_text = NULL;

  for (guint i = 0; group != NULL && i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      g_autofree char *text = NULL;
      double value = value_of (place, series->node, &text);

      if (place->score->participant->unit_id == self->unit_id)
        {
          own = value;
          g_free (own_text);
          own_text = g_steal_pointer (&text);
        }
      if (isnan (value) || place->place == 0)
        continue;
      add_double (all, value);
      sum += value;
    }
  add_double (series->values, own);
  g_ptr_array_add (series->texts, own_text);

  g_array_sort (all, compare_doubles);
  add_double (series->means, all->len > 0 ? sum / all->len : NAN);
  if (series->node == NULL)
    {
      const double shares[] = { 0, 0.25, 0.75, 1 };

      for (guint k = 0; k < G_N_ELEMENTS (shares); k++)
        add_double (self->spread[k], all->len > 0 ? quantile (all, shares[k]) : NAN);
      g_ptr_array_add (series->mean_texts, group != NULL ? g_strdup (group->mean) : NULL);
    }
  else
    {
      g_ptr_array_add (series->mean_texts,
                       all->len > 0 ? g_strdup_printf ("%.2f", sum / all->len) : NULL);
    }
}

static gboolean
take_round (const SanRound *round,
            SanRanking     *ranking,
            gpointer        data,
            GError        **error)
{
  Reading *self = data;
  const SanRankedGroup *group = san_ranking_find_group (ranking, self->group);

  for (guint i = 0; i < self->n_series; i++)
    take_series (self, &self->series[i], group);

  return TRUE;
}

static SanUnitTrendLine
line_of (const Series *series)
{
  return (SanUnitTrendLine) {
           series->node != NULL ? series->node->name : _("Total"),
           (const double *) (gpointer) series->values->data,
           (const char *const *) series->texts->pdata,
           (const double *) (gpointer) series->means->data,
           (const char *const *) series->mean_texts->pdata,
  };
}

SanChart *
san_round_trend_new (SanDatabase          *database,
                     const GPtrArray      *rounds,
                     const char *const    *labels,
                     const SanRankedGroup *group,
                     const SanParticipant *unit,
                     const SanScheme      *scheme,
                     const char           *title,
                     GError              **error)
{
  g_auto (Reading) self = { NULL };
  g_autofree SanUnitTrendLine *lines = NULL;
  SanUnitTrendSpread spread;

  reading_init (&self, group, unit, scheme);
  if (!san_ranking_load_series (database, rounds, take_round, &self, error))
    return NULL;

  lines = g_new (SanUnitTrendLine, self.n_series);
  for (guint i = 0; i < self.n_series; i++)
    lines[i] = line_of (&self.series[i]);
  spread = (SanUnitTrendSpread) {
    (const double *) (gpointer) self.spread[0]->data,
    (const double *) (gpointer) self.spread[1]->data,
    (const double *) (gpointer) self.spread[2]->data,
    (const double *) (gpointer) self.spread[3]->data,
  };

  return san_unit_trend_chart_new (title, unit->name, labels, rounds->len, &lines[0], &spread,
                                   &lines[1], self.n_series > 2 ? self.n_series - 1 : 0);
}
