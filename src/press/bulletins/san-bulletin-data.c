/* san-bulletin-data.c - everything that a bulletin can say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-data.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-bulletin-data-private.h"
#include "bulletins/san-workbook.h"
#include "ranking/san-category-figures.h"
#include "registry/san-campaign-store.h"
#include "registry/san-roster-store.h"
#include "scoring/san-survey-score.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-figures.h"

/* Printed places of means and losses */
#define DECIMALS 2

/* Units of a category that are named */
#define MOST_WORST 3

/* Freeing */

static void
category_free (SanBulletinCategory *category)
{
  g_free (category->group);
  g_free (category->name);
  g_free (category->area);
  g_free (category->mean);
  g_free (category->previous);
  g_free (category->lost);
  g_strfreev (category->worst);
  g_free (category);
}

static void
point_free (SanBulletinPoint *point)
{
  g_free (point->unit);
  g_free (point->code);
  g_free (point->name);
  g_free (point->category);
  g_free (point->address);
  g_free (point->score);
  g_free (point->previous);
  g_free (point);
}

static void
problem_free (SanBulletinProblem *problem)
{
  g_free (problem->unit);
  g_free (problem->bureau);
  g_free (problem->point);
  g_free (problem->category);
  g_free (problem->item);
  g_free (problem->note);
  g_free (problem->rating);
  g_free (problem->lost);
  g_free (problem->ticket);
  g_free (problem->colour);
  g_free (problem->due);
  g_strfreev (problem->photos);
  g_strfreev (problem->after);
  g_free (problem);
}

static void
award_free (SanBulletinAward *award)
{
  g_free (award->rule);
  g_free (award->group);
  g_free (award->unit);
  g_free (award->head);
  g_free (award->action);
  g_free (award->amount);
  g_free (award->reason);
  g_free (award);
}

static void
money_free (SanBulletinMoney *money)
{
  g_free (money->rule);
  g_free (money->total);
  g_free (money->budget);
  g_free (money);
}

SanBulletinData *
san_bulletin_data_new (void)
{
  SanBulletinData *data = g_new0 (SanBulletinData, 1);

  data->city = g_strdup ("");
  data->office = g_strdup ("");
  data->campaign = g_strdup ("");
  data->period = g_strdup ("");
  data->inspected = g_strdup ("");
  data->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) category_free);
  data->points = g_ptr_array_new_with_free_func ((GDestroyNotify) point_free);
  data->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  data->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) award_free);
  data->money = g_ptr_array_new_with_free_func ((GDestroyNotify) money_free);
  data->year_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  data->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return data;
}

void
san_bulletin_data_free (SanBulletinData *data)
{
  if (data == NULL)
    return;

  g_free (data->city);
  g_free (data->office);
  g_free (data->campaign);
  g_free (data->period);
  g_free (data->inspected);
  g_clear_pointer (&data->ranking, san_ranking_free);
  g_ptr_array_unref (data->categories);
  g_ptr_array_unref (data->points);
  g_ptr_array_unref (data->problems);
  g_ptr_array_unref (data->awards);
  g_ptr_array_unref (data->money);
  g_clear_pointer (&data->decided, san_awards_free);
  g_clear_pointer (&data->nicknames, g_ptr_array_unref);
  g_clear_pointer (&data->year, san_year_free);
  g_ptr_array_unref (data->year_rows);
  g_strfreev (data->year_rounds);
  g_clear_pointer (&data->tickets, san_workbook_tickets_free);
  g_hash_table_unref (data->figures);
  g_free (data);
}

char *
san_bulletin_days_text (SanDay from,
                        SanDay to)
{
  int year, month, day, last_year, last_month, last_day;

  san_day_get (from, &year, &month, &day);
  san_day_get (to, &last_year, &last_month, &last_day);
  if (from == to)
    return g_strdup_printf ("%d年%d月%d日", year, month, day);
  if (year != last_year)
    return g_strdup_printf ("%d年%d月%d日至%d年%d月%d日", year, month, day, last_year, last_month,
                            last_day);
  if (month != last_month)
    return g_strdup_printf ("%d年%d月%d日至%d月%d日", year, month, day, last_month, last_day);

  return g_strdup_printf ("%d年%d月%d日至%d日", year, month, day, last_day);
}

/* The office */

static gboolean
read_setting (SanDatabase *database,
              const char  *key,
              char       **value,
              GError     **error)
{
  g_free (*value);
  *value = san_setting_get (database, key, error);

  return *value != NULL;
}

static gboolean
read_campaign (SanBulletinData *data,
               SanDatabase     *database,
               const SanRound  *round,
               GError         **error)
{
  g_autoptr (GPtrArray) campaigns = san_campaign_store_list (database, error);

  if (campaigns == NULL)
    return FALSE;

  for (guint i = 0; i < campaigns->len; i++)
    {
      const SanCampaign *campaign = g_ptr_array_index (campaigns, i);

      if (round != NULL ? campaign->id != round->campaign_id : i > 0)
        continue;
      g_free (data->campaign);
      data->campaign = g_strdup (campaign->name);
    }

  return TRUE;
}

/* What was assessed */

static void
count_seen (SanBulletinData *data)
{
  const SanRoundInput *input = data->ranking->input;

  for (guint i = 0; input->inspection != NULL && i < input->inspection->points->len; i++)
    {
      const SanInspectedPoint *point =
        &g_array_index (input->inspection->points, SanInspectedPoint, i);

      data->n_points += point->seen > 0;
      data->n_observations += point->seen;
    }
  /* a questionnaire answers every question: the one with most answers counts them */
  for (guint i = 0; input->survey != NULL && i < input->participants->len; i++)
    {
      const gint64 *counts = san_survey_book_counts (input->survey, i);
      gint64 most = 0;

      for (guint j = 0; j < input->survey->questions->len; j++)
        {
          const SanBookQuestion *question =
            &g_array_index (input->survey->questions, SanBookQuestion, j);
          gint64 n = 0;

          for (guint k = 0; k < question->n_options; k++)
            n += counts[question->first + k];
          most = MAX (most, n);
        }
      data->n_respondents += (guint) most;
    }
}

/* The lists of figures of a ranking, by the names of its groups */
static GHashTable *
figures_by_group (const SanRanking *ranking)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; ranking != NULL && i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      g_hash_table_insert (lists, group->name, san_category_figures_list (ranking, group));
    }

  return lists;
}

/* (transfer full): the mean of the category in @list, those of the round before; "" */
static char *
mean_in (const GPtrArray            *list,
         const SanInspectedCategory *category)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SanCategoryFigures *figures = g_ptr_array_index (list, i);

      if (figures->category->id == category->id)
        return san_rational_format (figures->mean, DECIMALS);
    }

  return g_strdup ("");
}

static char **
worst_of (const SanRanking         *ranking,
          const SanCategoryFigures *figures)
{
  g_autoptr (GStrvBuilder) worst = g_strv_builder_new ();

  for (guint i = 0; i < MIN (figures->units->len, MOST_WORST); i++)
    {
      const SanCategoryUnit *unit = &g_array_index (figures->units, SanCategoryUnit, i);
      const SanParticipant *participant =
        g_ptr_array_index (ranking->input->participants, unit->participant);

      /* whoever has full marks is not named as weak */
      if (mpq_cmp_ui (unit->score, 100, 1) < 0)
        g_strv_builder_add (worst, participant->name);
    }

  return g_strv_builder_end (worst);
}

static SanBulletinCategory *
category_new (const SanRanking         *ranking,
              const SanRankedGroup     *group,
              const SanCategoryFigures *figures,
              const GPtrArray          *before,
              GHashTable               *areas)
{
  SanBulletinCategory *category = g_new0 (SanBulletinCategory, 1);
  const char *area = g_hash_table_lookup (areas, &figures->category->id);

  category->group = g_strdup (group->name);
  category->name = g_strdup (figures->category->name);
  category->area = g_strdup (area != NULL ? area : "");
  category->mean = san_rational_format (figures->mean, DECIMALS);
  category->previous = mean_in (before, figures->category);
  category->lost = san_rational_format (figures->lost, DECIMALS);
  category->n_units = figures->units->len;
  category->n_below = figures->n_below;
  category->worst = worst_of (ranking, figures);

  return category;
}

/* @ranking: of the round in which they were inspected. @before: (nullable) */
static gboolean
add_categories (SanBulletinData  *data,
                SanDatabase      *database,
                const SanRanking *ranking,
                const SanRanking *before,
                GError          **error)
{
  g_autoptr (GPtrArray) known = san_category_store_list (database, error);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) earlier = figures_by_group (before);

  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      SanCategory *category = g_ptr_array_index (known, i);

      g_hash_table_insert (areas, &category->id, category->area);
    }
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autoptr (GPtrArray) list = san_category_figures_list (ranking, group);

      for (guint j = 0; j < list->len; j++)
        g_ptr_array_add (data->categories,
                         category_new (ranking, group, g_ptr_array_index (list, j),
                                       g_hash_table_lookup (earlier, group->name), areas));
    }

  return TRUE;
}

/* Units by other names: its own where it is displayed with its parent, short name, aliases,
 * with and without the parent in front, its office */
static char **
nicknames_of (const SanUnit        *unit,
              const SanParticipant *participant)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) aliases = g_strsplit (unit->aliases, ";", -1);
  const char *parent = unit->parent != NULL ? unit->parent->name : "";
  g_autofree char *full = g_strconcat (parent, unit->name, NULL);

  g_strv_builder_add_many (names, participant->name, unit->name, full, NULL);
  if (*parent != '\0' && g_str_has_prefix (unit->name, parent))
    g_strv_builder_add (names, unit->name + strlen (parent));
  if (*unit->short_name != '\0')
    g_strv_builder_add (names, unit->short_name);
  for (guint i = 0; aliases[i] != NULL; i++)
    g_strv_builder_add (names, g_strstrip (aliases[i]));
  if (g_str_has_suffix (unit->name, "街道"))
    {
      g_autofree char *stem = g_strndup (unit->name, strlen (unit->name) - strlen ("街道"));
      static const char *const offices[] = { "办事处", "街道办事处", "街道办" };

      for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
        {
          g_autofree char *office = g_strconcat (stem, offices[i], NULL);

          g_strv_builder_add (names, office);
        }
    }

  return g_strv_builder_end (names);
}

static void
add_nicknames (SanBulletinData *data,
               SanRoster       *roster)
{
  const GPtrArray *participants = data->ranking->input->participants;

  data->nicknames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (participants, i);
      const SanUnit *unit = san_roster_get (roster, participant->unit_id);

      if (unit != NULL)
        g_ptr_array_add (data->nicknames, nicknames_of (unit, participant));
    }
}

/* Awards */

static gboolean
add_awards (SanBulletinData *data,
            SanDatabase     *database,
            const SanRound  *round,
            SanRoster       *roster,
            GError         **error)
{
  g_autoptr (SanAwards) awards = san_awards_load (database, round, data->ranking, error);

  if (awards == NULL)
    return FALSE;

  for (guint i = 0; i < awards->awards->len; i++)
    {
      const SanAward *from = g_ptr_array_index (awards->awards, i);
      const SanUnit *unit = san_roster_get (roster, from->unit_id);
      SanBulletinAward *award;

      if (from->state == SAN_AWARD_STRUCK)
        continue;
      award = g_new0 (SanBulletinAward, 1);
      award->rule = g_strdup (from->rule);
      award->group = g_strdup (from->group);
      award->unit_id = from->unit_id;
      award->unit = g_strdup (from->unit);
      award->head = g_strdup (unit != NULL ? unit->head : "");
      award->place = from->place;
      award->action = g_strdup (from->action);
      award->amount = from->has_money ? san_micro_format (from->amount, SAN_DECIMALS_NEEDED)
                                      : g_strdup ("");
      award->reason = g_strdup (from->reason);
      g_ptr_array_add (data->awards, award);
    }
  for (guint i = 0; i < awards->totals->len; i++)
    {
      const SanAwardTotal *from = g_ptr_array_index (awards->totals, i);
      SanBulletinMoney *money = g_new0 (SanBulletinMoney, 1);

      money->rule = g_strdup (from->rule);
      money->total = san_micro_format (from->total, SAN_DECIMALS_NEEDED);
      money->budget = from->has_budget ? san_micro_format (from->budget, SAN_DECIMALS_NEEDED)
                                       : g_strdup ("");
      g_ptr_array_add (data->money, money);
    }
  data->decided = g_steal_pointer (&awards);

  return TRUE;
}

/* The year */

static void
add_year_row (SanBulletinData    *data,
              const SanYearGroup *group,
              const SanYearRow   *row)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *place = row->place > 0 ? g_strdup_printf ("%u", row->place) : g_strdup ("");

  g_strv_builder_add (cells, group->name);
  g_strv_builder_add (cells, row->unit);
  g_strv_builder_add (cells, place);
  g_strv_builder_add (cells, row->value);
  for (guint i = 0; i < data->year->rounds->len; i++)
    g_strv_builder_add (cells, row->totals[i]);
  g_ptr_array_add (data->year_rows, g_strv_builder_end (cells));
}

/* Up to this round. A year that cannot be told has no table. */
static void
add_year (SanBulletinData *data,
          SanDatabase     *database,
          const SanRound  *round)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  data->year = san_year_load_until (database, round, SAN_YEAR_MEAN, NULL);
  if (data->year == NULL)
    return;

  for (guint i = 0; i < data->year->rounds->len; i++)
    g_strv_builder_add (labels, ((SanRound *) g_ptr_array_index (data->year->rounds, i))->label);
  data->year_rounds = g_strv_builder_end (labels);
  for (guint i = 0; i < data->year->groups->len; i++)
    {
      const SanYearGroup *group = g_ptr_array_index (data->year->groups, i);

      for (guint j = 0; j < group->rows->len; j++)
        add_year_row (data, group, g_ptr_array_index (group->rows, j));
    }
}

/* Tickets */

static gboolean
add_tickets (SanBulletinData *data,
             SanDatabase     *database,
             const SanPeriod *period,
             GError         **error)
{
  SanTime cut_off = ((SanTime) period->last + 1) * SAN_MINUTES_PER_DAY - 1;
  g_autoptr (SanTicketBook) book =
    san_ticket_book_load (database, (SanTime) period->first * SAN_MINUTES_PER_DAY, cut_off, error);
  g_autoptr (SanTicketFigures) figures = NULL;
  g_autoptr (GError) failure = NULL;

  if (book == NULL)
    return FALSE;

  data->tickets = san_workbook_tickets_load_period (database, period, book, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  figures = san_ticket_figures_of ((SanTicketFact *) (gpointer) book->facts->data,
                                   book->facts->len);
  for (guint i = 0; i < SAN_N_FIGURES; i++)
    g_hash_table_insert (data->figures, g_strdup (san_figure_name (i)),
                         san_ticket_figures_text (figures, i));
  data->n_looked_at = figures->looked_back;
  data->n_relapsed = figures->relapsed;

  return TRUE;
}

/* Loading */

/* The round before, where somebody was on site now. NULL without @error: none */
static SanRanking *
load_before (SanDatabase      *database,
             const SanRound   *round,
             const SanRanking *ranking,
             GError          **error)
{
  g_autoptr (SanRound) previous = NULL;

  if (ranking->input->inspection == NULL)
    return NULL;

  previous = san_round_store_previous (database, round, error);

  return previous != NULL ? san_ranking_load (database, previous, NULL, error) : NULL;
}

/* What was found on site in this round, or in another of its month */
static gboolean
load_findings (SanBulletinData *data,
               SanDatabase     *database,
               const SanRound  *round,
               GError         **error)
{
  g_autoptr (SanRanking) other = NULL;
  g_autoptr (SanRanking) before = NULL;
  g_autoptr (SanRound) beside = NULL;
  g_autoptr (GError) failure = NULL;
  const SanRanking *ranking;

  if (!san_ranking_load_beside (database, round, data->ranking, &other, &beside, error))
    return FALSE;

  ranking = other != NULL ? other : data->ranking;
  if (beside != NULL)
    {
      g_free (data->inspected);
      data->inspected = g_strdup (beside->label);
    }
  before = load_before (database, beside != NULL ? beside : round, ranking, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return san_round_input_load_details (ranking->input, database, G_MAXUINT, error) &&
         add_categories (data, database, ranking, before, error) &&
         san_bulletin_data_add_points (data, database, beside != NULL ? beside : round,
                                       ranking->input, before != NULL ? before->input : NULL,
                                       error);
}

static gboolean
load_round (SanBulletinData *data,
            SanDatabase     *database,
            const SanRound  *round,
            GError         **error)
{
  g_autoptr (SanRoster) roster = san_roster_load (database, round->period.last, TRUE, error);

  if (roster == NULL ||
      !san_round_input_load_details (data->ranking->input, database, G_MAXUINT, error) ||
      !load_findings (data, database, round, error) ||
      !add_awards (data, database, round, roster, error))
    return FALSE;

  count_seen (data);
  add_nicknames (data, roster);
  add_year (data, database, round);

  return TRUE;
}

SanBulletinData *
san_bulletin_data_load (SanDatabase    *database,
                        const SanRound *round,
                        SanRanking     *ranking,
                        SanDay          from,
                        SanDay          to,
                        GError        **error)
{
  g_autoptr (SanBulletinData) data = san_bulletin_data_new ();
  SanPeriod period = { .kind = SAN_PERIOD_DAYS, .first = from, .last = to };

  data->ranking = ranking;
  if (round != NULL)
    period = round->period;
  data->from = round != NULL && round->from != SAN_DAY_MIN ? round->from : period.first;
  data->to = round != NULL && round->to != SAN_DAY_MAX ? round->to : period.last;
  g_free (data->period);
  data->period = round != NULL ? san_workbook_period (&round->period, round->label)
                               : san_bulletin_days_text (from, to);

  if (!read_setting (database, "city", &data->city, error) ||
      !read_setting (database, "office", &data->office, error) ||
      !read_campaign (data, database, round, error) ||
      !add_tickets (data, database, &period, error) ||
      (round != NULL && ranking != NULL && !load_round (data, database, round, error)))
    return NULL;

  return g_steal_pointer (&data);
}
