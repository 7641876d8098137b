/* san-overview-trend.c - the totals of the last months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-trend.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "charts/san-trend-chart.h"
#include "scoring/san-inspection.h"

typedef struct
{
  char   *name;
  gint64  unit_id;
  double *values;
  char  **texts;         /* entries may be NULL: no strv */
} Line;

typedef struct
{
  char      *name;
  GPtrArray *lines;      /* (element-type Line) */
} Group;

struct _SanOverviewTrend
{
  guint       n_months;
  SanPeriod  *months;    /* oldest first */
  GPtrArray  *groups;    /* (element-type Group) */
  SanRanking *inspected; /* nullable */
  SanRound   *inspected_round;  /* of it */
};

typedef struct
{
  SanDatabase          *reader;
  GArray               *rounds;       /* gint64: oldest first */
  SanOverviewTrendReady ready;
  gpointer              data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  san_database_close (request->reader);
  g_array_unref (request->rounds);
  g_free (request);
}

void
san_overview_trend_free (SanOverviewTrend *trend)
{
  for (guint i = 0; i < trend->groups->len; i++)
    {
      Group *group = g_ptr_array_index (trend->groups, i);

      for (guint j = 0; j < group->lines->len; j++)
        {
          Line *line = g_ptr_array_index (group->lines, j);

          for (guint k = 0; k < trend->n_months; k++)
            g_free (line->texts[k]);
          g_free (line->texts);
          g_free (line->values);
          g_free (line->name);
          g_free (line);
        }
      g_ptr_array_unref (group->lines);
      g_free (group->name);
      g_free (group);
    }
  g_ptr_array_unref (trend->groups);
  g_clear_pointer (&trend->inspected, san_ranking_free);
  g_clear_pointer (&trend->inspected_round, san_round_free);
  g_free (trend->months);
  g_free (trend);
}

static Line *
line_new (const SanParticipant *participant,
          guint                 n_months)
{
  Line *line = g_new0 (Line, 1);

  line->name = g_strdup (participant->name);
  line->unit_id = participant->unit_id;
  line->values = g_new (double, n_months);
  line->texts = g_new0 (char *, n_months);
  for (guint i = 0; i < n_months; i++)
    line->values[i] = NAN;

  return line;
}

/* The newest round says which groups there are and who is in them. */
static void
make_groups (SanOverviewTrend *trend,
             const SanRanking *newest)
{
  for (guint i = 0; i < newest->groups->len; i++)
    {
      const SanRankedGroup *ranked = g_ptr_array_index (newest->groups, i);
      Group *group = g_new0 (Group, 1);

      group->name = g_strdup (ranked->name);
      group->lines = g_ptr_array_new ();
      for (guint j = 0; j < ranked->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (ranked->places, j);

          g_ptr_array_add (group->lines,
                           line_new (g_ptr_array_index (newest->input->participants,
                                                        place->participant),
                                     trend->n_months));
        }
      g_ptr_array_add (trend->groups, group);
    }
}

static void
add_month (GHashTable       *lines,
           const SanRanking *ranking,
           guint             month)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *ranked = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < ranked->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (ranked->places, j);
          const SanParticipant *participant =
            g_ptr_array_index (ranking->input->participants, place->participant);
          Line *line = g_hash_table_lookup (lines, &participant->unit_id);

          if (line == NULL || place->absent)
            continue;
          line->values[month] = san_rational_to_double (place->score->total);
          g_free (line->texts[month]);
          line->texts[month] = g_strdup (place->total);
        }
    }
}

static GHashTable *
index_lines (SanOverviewTrend *trend)
{
  GHashTable *lines = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < trend->groups->len; i++)
    {
      Group *group = g_ptr_array_index (trend->groups, i);

      for (guint j = 0; j < group->lines->len; j++)
        {
          Line *line = g_ptr_array_index (group->lines, j);

          g_hash_table_insert (lines, &line->unit_id, line);
        }
    }

  return lines;
}

static gpointer
read_trend (SanJob       *job,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Request *request = data;
  g_autoptr (SanOverviewTrend) trend = g_new0 (SanOverviewTrend, 1);
  g_autoptr (GHashTable) lines = NULL;

  trend->n_months = request->rounds->len;
  trend->months = g_new0 (SanPeriod, trend->n_months);
  trend->groups = g_ptr_array_new ();

  for (guint i = trend->n_months; i > 0; i--)
    {
      g_autoptr (SanRound) round =
        san_round_store_get (request->reader, g_array_index (request->rounds, gint64, i - 1),
                             error);
      g_autoptr (SanRanking) ranking = NULL;

      if (round == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      trend->months[i - 1] = round->period;
      /* a month that cannot be ranked leaves a gap; its own page says why */
      ranking = san_ranking_load (request->reader, round, NULL, NULL);
      if (ranking == NULL)
        continue;
      if (lines == NULL)
        {
          make_groups (trend, ranking);
          lines = index_lines (trend);
          if (i == trend->n_months &&
              !san_ranking_load_beside (request->reader, round, ranking, &trend->inspected,
                                        &trend->inspected_round, error))
            return NULL;
        }
      add_month (lines, ranking, i - 1);
      san_job_set_progress (job, (trend->n_months - i + 1.0) / trend->n_months, NULL);
    }

  return g_steal_pointer (&trend);
}

static void
on_read_cb (SanJob       *job,
            gpointer      value,
            const GError *error,
            gpointer      user_data)
{
  Request *request = user_data;

  request->ready (value, request->data);
}

void
san_overview_trend_read (SanContext           *context,
                         guint                 months,
                         SanOverviewTrendReady ready,
                         gpointer              data)
{
  SanRound *current = san_context_get_round (context);
  GPtrArray *rounds = san_context_get_rounds (context);
  Request *request;
  SanDatabase *reader;

  reader = current != NULL
    ? san_workspace_open_reader (san_context_get_workspace (context), NULL) : NULL;
  if (reader == NULL)
    {
      ready (NULL, data);
      return;
    }

  request = g_new0 (Request, 1);
  request->reader = reader;
  request->rounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  request->ready = ready;
  request->data = data;
  for (guint i = rounds->len; i > 0 && request->rounds->len < months; i--)
    {
      SanRound *round = g_ptr_array_index (rounds, i - 1);

      if (round->kind == current->kind && round->grouping_id == current->grouping_id &&
          round->period.last <= current->period.last)
        g_array_prepend_val (request->rounds, round->id);
    }
  san_jobs_run (san_context_get_jobs (context), _("Totals of the last months"), read_trend,
                request, request_free, on_read_cb, request);
}

guint
san_overview_trend_n_groups (SanOverviewTrend *trend)
{
  return trend->groups->len;
}

const char *
san_overview_trend_group (SanOverviewTrend *trend,
                          guint             index)
{
  return ((Group *) g_ptr_array_index (trend->groups, index))->name;
}

/* "6月", "Jun"; the year where it turns */
static char *
month_text (const SanPeriod *period,
            gboolean         with_year)
{
  static const char *const names[] = {
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
  };
  int year, month;

  if (period->kind != SAN_PERIOD_MONTH)
    return san_period_format (period);

  san_day_get (period->first, &year, &month, NULL);
  if (with_year)
    return g_strdup_printf (_("%2$s %1$d"), year, _(names[month - 1]));

  return g_strdup (_(names[month - 1]));
}

SanChart *
san_overview_trend_chart (SanOverviewTrend *trend,
                          guint             index,
                          const char       *title)
{
  Group *group = g_ptr_array_index (trend->groups, index);
  g_autofree SanTrendSeries *series = g_new0 (SanTrendSeries, group->lines->len);
  g_auto (GStrv) periods = g_new0 (char *, trend->n_months + 1);

  for (guint i = 0; i < trend->n_months; i++)
    {
      int month = 0, year;

      san_day_get (trend->months[i].first, &year, &month, NULL);
      periods[i] = month_text (&trend->months[i], i > 0 && month == 1);
    }
  for (guint i = 0; i < group->lines->len; i++)
    {
      Line *line = g_ptr_array_index (group->lines, i);

      series[i].name = line->name;
      series[i].values = line->values;
      series[i].texts = (const char *const *) line->texts;
    }

  return san_trend_chart_new (title, (const char *const *) periods, trend->n_months,
                              (int) trend->n_months - 1, series, group->lines->len);
}

gint64
san_overview_trend_unit (SanOverviewTrend *trend,
                         guint             index,
                         guint             line)
{
  Group *group = g_ptr_array_index (trend->groups, index);

  return line < group->lines->len ? ((Line *) g_ptr_array_index (group->lines, line))->unit_id : 0;
}

const SanRanking *
san_overview_trend_inspected (SanOverviewTrend *trend,
                              const char      **label)
{
  if (label != NULL)
    *label = trend->inspected_round != NULL ? trend->inspected_round->label : NULL;

  return trend->inspected;
}

char *
san_overview_trend_span (SanOverviewTrend *trend)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (trend->n_months == 0)
    return g_strdup ("");

  first = san_period_label (&trend->months[0]);
  last = san_period_label (&trend->months[trend->n_months - 1]);

  return trend->n_months == 1 ? g_strdup (last) : g_strdup_printf ("%s — %s", first, last);
}
