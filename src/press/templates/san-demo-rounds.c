/* san-demo-rounds.c - the months of 云州市: invented scores that look like real ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-demo.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletins/san-bulletin.h"
#include "registry/san-campaign-store.h"
#include "registry/san-group-store.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme-store.h"
#include "tickets/san-work-calendar.h"

/* The last round, whatever the day: the same seed gives the same file. */
#define LAST_YEAR  2018
#define LAST_MONTH 6

/* Of a leaf's scores, in thousandths of its full mark */
#define SCORE_LOW  620
#define SCORE_HIGH 995

/* One month in the making. */
typedef struct
{
  SanWorkspace *workspace;
  GRand        *rand;
  guint         index;      /* from 0 */
  guint         months;
  SanRound     *round;
  SanGrouping  *grouping;
  GPtrArray    *schemes;    /* SanScheme */
  GHashTable   *levels;     /* unit id → its level, in thousandths, from the seed alone */
  char         *entered_at;
} Month;

/* What kind of unit this is never changes: drawn once for each. */
static int
level_of (Month *month,
          gint64 unit_id)
{
  gpointer level = g_hash_table_lookup (month->levels, &unit_id);

  return GPOINTER_TO_INT (level);
}

static const SanScheme *
scheme_of (Month      *month,
           const char *group)
{
  for (guint i = 0; i < month->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (month->schemes, i);

      if (g_strv_contains ((const char *const *) scheme->groups, group))
        return scheme;
    }

  return NULL;
}

/* Level, a slow rise over the months, the component's own habit of the unit, and chance. */
static int
draw_thousandths (Month         *month,
                  gint64         unit_id,
                  const SanNode *node)
{
  int level = level_of (month, unit_id);
  int trend = (int) (month->index * (unit_id % 7)) / 6 - (int) month->index / 4;
  int habit = (int) ((unit_id * 31 + node->index * 17) % 60) - 30;
  int chance = g_rand_int_range (month->rand, -25, 26);

  return CLAMP (level + trend + habit + chance, SCORE_LOW, SCORE_HIGH);
}

/* Some places have no farmers' market or no building site, for good. */
static gboolean
has_no_such_place (gint64         unit_id,
                   const SanNode *node)
{
  return (strcmp (node->key, "market") == 0 && unit_id % 9 == 4) ||
         (strcmp (node->key, "works") == 0 && unit_id % 6 == 1) ||
         (strcmp (node->key, "window") == 0 && unit_id % 5 == 2);
}

static gboolean
put_cell (Month         *month,
          SanDatabase   *database,
          gint64         unit_id,
          const SanNode *node,
          GError       **error)
{
  SanCell cell = { unit_id, node->key, SAN_CELL_VALUE };
  guint chance = (guint) g_rand_int_range (month->rand, 0, 1000);
  gboolean last = month->index + 1 == month->months;

  if (has_no_such_place (unit_id, node))
    {
      cell.state = SAN_CELL_NA;
    }
  else if (last && chance < 25)
    {
      return TRUE;   /* the month under way has cells that are still empty */
    }
  else if (chance >= 996)
    {
      cell.state = SAN_CELL_MISSING;
    }
  else
    {
      gint64 thousandths = draw_thousandths (month, unit_id, node);

      /* one place; a deduction is what is lost of its mark, at half weight */
      if (node->source == SAN_SOURCE_DEDUCTION)
        thousandths = (1000 - thousandths) / 2;
      cell.value = node->full / 1000 * thousandths;
      cell.value -= cell.value % (SAN_MICRO / 10);
    }

  return san_score_store_put (database, month->round->id, &cell, month->entered_at,
                              "演示", error);
}

static gboolean
put_unit (Month           *month,
          SanDatabase     *database,
          gint64           unit_id,
          const SanScheme *scheme,
          GError         **error)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (san_node_is_leaf (node) && !san_node_is_computed (node) &&
          !put_cell (month, database, unit_id, node, error))
        return FALSE;
    }

  return TRUE;
}

/* Praise from above and reports in the press, as offices book them. */
static gboolean
put_adjustment (Month       *month,
                SanDatabase *database,
                gint64       unit_id,
                GError     **error)
{
  static const struct
  {
    gint64      amount;
    const char *reason;
  } kinds[] = {
    { 300000, "省级通报表扬" }, { 500000, "经验做法在全市推广" },
    { -500000, "市级媒体曝光" }, { -1000000, "问题整改弄虚作假" },
  };
  guint kind = (guint) g_rand_int_range (month->rand, 0, G_N_ELEMENTS (kinds));
  g_autoptr (SanAdjustment) adjustment = NULL;
  SanShare share = { unit_id, SAN_MICRO };

  adjustment = san_adjustment_new ();
  adjustment->amount = kinds[kind].amount;
  g_free (adjustment->reason);
  adjustment->reason = g_strdup (kinds[kind].reason);
  g_array_append_val (adjustment->shares, share);

  return san_adjustment_store_put (database, month->round->id, adjustment,
                                   month->entered_at, "演示", error);
}

static gboolean
put_veto (Month       *month,
          SanDatabase *database,
          gint64       unit_id,
          GError     **error)
{
  SanVeto veto = { 0, unit_id, SAN_VETO_LAST, 0, (char *) "发生较大安全生产责任事故",
                   (char *) "云安委〔演示〕1号" };

  if (month->index % 2 == 1)
    {
      veto.effect = SAN_VETO_MINUS;
      veto.value = 5 * SAN_MICRO;
      veto.reason = (char *) "负面清单事项";
    }

  return san_veto_store_put (database, month->round->id, &veto, month->entered_at, "演示",
                             error);
}

static gboolean
put_group (Month       *month,
           SanDatabase *database,
           SanGroup    *group,
           GError     **error)
{
  const SanScheme *scheme = scheme_of (month, group->name);

  for (guint i = 0; i < group->members->len; i++)
    {
      const SanMember *member = g_ptr_array_index (group->members, i);
      guint chance = (guint) g_rand_int_range (month->rand, 0, 100);

      if (!put_unit (month, database, member->unit_id, scheme, error) ||
          (chance < 7 && !put_adjustment (month, database, member->unit_id, error)))
        return FALSE;
    }

  /* every eighth month somebody of the largest group runs into the negative list */
  if (month->index % 8 == 5 && group->members->len > 20)
    {
      const SanMember *member = g_ptr_array_index (group->members, month->index % 20);

      return put_veto (month, database, member->unit_id, error);
    }

  return TRUE;
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Month *month = data;

  return san_round_store_add (database, month->round, error) &&
         san_round_store_set_state (database, month->round->id, SAN_ROUND_ASSESS, NULL, error);
}

static gboolean
put_scores (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Month *month = data;

  for (guint i = 0; i < month->grouping->groups->len; i++)
    {
      if (!put_group (month, database, g_ptr_array_index (month->grouping->groups, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_review (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Month *month = data;

  return san_round_store_set_state (database, month->round->id, SAN_ROUND_REVIEW, NULL, error);
}

/* Month N of the year is bulletin N: issued two days before the month ends, or on the last
 * working day before. */
static gboolean
publish (Month   *month,
         GError **error)
{
  g_autoptr (SanWorkCalendar) calendar =
      san_work_calendar_load (san_workspace_database (month->workspace), error);
  SanDay day = month->round->period.last - 2;
  int year, number, mday;

  if (calendar == NULL)
    return FALSE;

  while (!san_work_calendar_is_workday (calendar, day))
    day--;

  san_day_get (day, &year, &number, &mday);

  return san_workspace_change (month->workspace, "round.state", month->round->label,
                               set_review, month, NULL, error) &&
         san_bulletin_publish (month->workspace, month->round, (guint) number, day, NULL,
                               NULL, error);
}

static gboolean
start_month (Month   *month,
             GError **error)
{
  static const char *const schemes[] = {
    SAN_DEMO_STREETS, SAN_DEMO_DISTRICTS, SAN_DEMO_BUREAUS, NULL,
  };
  SanDatabase *database = san_workspace_database (month->workspace);
  guint first = LAST_YEAR * 12 + LAST_MONTH - month->months + month->index;
  SanRound *round = g_new0 (SanRound, 1);

  g_clear_pointer (&month->round, san_round_free);
  g_clear_pointer (&month->grouping, san_grouping_free);
  month->round = round;

  round->period = san_period_month ((int) first / 12, (int) first % 12 + 1);
  round->label = san_period_format (&round->period);
  round->grouping = g_strdup (SAN_DEMO_GROUPING);
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = round->period.first + 11;
  round->to = round->period.first + 17;

  month->grouping = san_group_store_find (database, SAN_DEMO_GROUPING, round->period.last,
                                          error);
  if (month->grouping == NULL)
    return FALSE;

  round->grouping_id = month->grouping->id;
  return san_campaign_store_find (database, SAN_DEMO_CAMPAIGN, &round->campaign_id, error);
}

static gboolean
add_month (Month   *month,
           GError **error)
{
  if (!start_month (month, error) ||
      !san_workspace_change (month->workspace, "round.new", month->round->label, add_round,
                             month, NULL, error) ||
      !san_workspace_change (month->workspace, "import", month->round->label, put_scores,
                             month, NULL, error))
    return FALSE;

  return month->index + 1 == month->months || publish (month, error);
}

static gboolean
load (Month   *month,
      GError **error)
{
  static const char *const names[] = {
    SAN_DEMO_STREETS, SAN_DEMO_DISTRICTS, SAN_DEMO_BUREAUS,
  };
  SanDatabase *database = san_workspace_database (month->workspace);
  g_autoptr (SanRoster) roster = san_roster_load (database, SAN_DAY_MIN, TRUE, error);

  if (roster == NULL)
    return FALSE;

  for (guint i = 0; i < san_roster_size (roster); i++)
    {
      const SanUnit *unit = san_roster_nth (roster, i);

      g_hash_table_insert (month->levels, g_memdup2 (&unit->id, sizeof unit->id),
                           GINT_TO_POINTER (g_rand_int_range (month->rand, 830, 950)));
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SanScheme *scheme = san_scheme_store_get (database, names[i], 0, error);

      if (scheme == NULL)
        return FALSE;
      g_ptr_array_add (month->schemes, scheme);
    }

  return TRUE;
}

gboolean
san_demo_add_rounds (SanWorkspace *workspace,
                     guint         months,
                     guint64       seed,
                     GCancellable *cancellable,
                     GError      **error)
{
  guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32), months };
  Month month = { workspace };
  gboolean done;

  month.rand = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  month.months = months;
  month.schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) san_scheme_unref);
  month.levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  month.entered_at = san_time_format (san_workspace_now (workspace));

  done = load (&month, error);
  for (; done && month.index < months; month.index++)
    done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           add_month (&month, error);

  g_clear_pointer (&month.round, san_round_free);
  g_clear_pointer (&month.grouping, san_grouping_free);
  g_ptr_array_unref (month.schemes);
  g_hash_table_unref (month.levels);
  g_rand_free (month.rand);
  g_free (month.entered_at);

  return done;
}
