/* san-demo-tickets.c - two years of tickets in 云州市, as its office would have run them
 *
 * A queue of what is going to happen to whom; every minute of it goes through the rules, so
 * that colours, numbers and due times are what they would have been. Drawn from the seed
 * alone: the same seed gives the same records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-demo.h"

#include <string.h>

#include "base/san-period.h"
#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-operator-store.h"
#include "templates/san-demo-words.h"
#include "tickets/san-ticket-replay.h"

/* The morning on which the demo city is looked at; nothing in it is later. */
#define END_YEAR   2018
#define END_MONTH  6
#define END_DAY    26
#define END_MINUTE (10 * 60 + 30)

#define WORKDAY 390   /* minutes of the default office hours */

/* Who does what; the office is no persons but posts. */
#define PATROL  "督查一组"
#define PATROL2 "督查二组"
#define DESK    "综合科"
#define HEAD    "办公室主任"

/* Something that is going to happen. */
typedef struct
{
  SanTime       at;
  guint         seq;
  guint         life;
  SanTicketKind kind;
} Plan;

/* A ticket and how those behind it are. */
typedef struct
{
  gint64        id;
  gint64        unit;
  gint64        point;
  gint64        item;
  guint         lateness; /* 0 on time, 1 a little late, 2 after yellow, 3 after red */
  guint         returns; /* reports that are not accepted yet */
  SanTicketKind turn; /* what else happens on the way; SAN_TICKET_NOTE: nothing */
} Life;

typedef struct
{
  SanWorkspace          *workspace;
  SanTicketReplay       *replay;
  const SanWorkCalendar *calendar;
  GRand *rand;
  GSequence             *queue; /* Plan */
  guint       seq;
  GArray     *lives;          /* Life */
  GHashTable *life_of;        /* ticket id → its index in @lives */
  GHashTable *busy;           /* "point/item" of what is open */
  GPtrArray  *points;         /* SanPoint */
  GPtrArray  *items;          /* SanItem */
  SanRoster  *roster;
  SanDay      day;            /* up to which tickets were found */
  SanDay      last_day;       /* of the month in the making */
  SanTime     end;
} City;

static guint
draw (City *city,
      guint n)
{
  return (guint) g_rand_int_range (city->rand, 0, (gint32) n);
}

/* A minute of the office's hours, between @least and @most office minutes from @at */
static SanTime
later (City   *city,
       SanTime at,
       guint   least,
       guint   most)
{
  return san_work_calendar_add (city->calendar, at, least + draw (city, most - least + 1));
}

static int
compare_plans (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  const Plan *left = a;
  const Plan *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return (left->seq > right->seq) - (left->seq < right->seq);
}

static void
plan (City         *city,
      guint         life,
      SanTime       at,
      SanTicketKind kind)
{
  Plan *next = g_new (Plan, 1);

  *next = (Plan) { at, ++city->seq, life, kind };
  g_sequence_insert_sorted (city->queue, next, compare_plans, NULL);
}

/* Finding things */

static const char *
draw_source (City *city)
{
  static const struct { guint share; const char *source; } sources[] = {
    { 46, "日巡查" }, { 16, "专项督查" }, { 11, "市民热线" }, { 8, "省级测评" },
    { 6, "数字城管" }, { 5, "领导交办" }, { 4, "媒体曝光" }, { 4, "有奖举报" },
  };
  guint chance = draw (city, 100);
  guint i = 0;

  while (chance >= sources[i].share)
    chance -= sources[i++].share;

  return sources[i].source;
}

static const SanItem *
draw_item (City  *city,
           gint64 category)
{
  guint from = 0;
  guint n = 0;

  /* items come category by category */
  for (guint i = 0; i < city->items->len; i++)
    if (((SanItem *) city->items->pdata[i])->category_id == category)
      {
        from = n == 0 ? i : from;
        n++;
      }

  return city->items->pdata[from + draw (city, n)];
}

static char *
place_key (gint64 point,
           gint64 item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, point, item);
}

/* How this one will go; some streets are always a little late, and of what was found in the
 * weeks before the end more is left. */
static void
draw_fate (City   *city,
           SanTime at,
           Life   *life)
{
  static const struct { guint share; SanTicketKind turn; } turns[] = {
    { 9, SAN_TICKET_BEGIN }, { 6, SAN_TICKET_EXTEND }, { 3, SAN_TICKET_REMIND },
    { 2, SAN_TICKET_SUSPEND }, { 2, SAN_TICKET_DISPUTE }, { 2, SAN_TICKET_REASSIGN },
    { 1, SAN_TICKET_SHELVE }, { 1, SAN_TICKET_CANCEL }, { 1, SAN_TICKET_ORDER_RED },
  };
  SanDay end = san_time_day (city->end);
  SanDay day = san_time_day (at);
  guint slow = (life->unit % 11 == 3 ? 12 : 0) + (day > end - 22 && day < end - 9 ? 30 : 0);
  guint chance = draw (city, 100) + slow;

  life->lateness = chance < 87 ? 0 : chance < 95 ? 1 : chance < 98 ? 2 : 3;
  chance = draw (city, 100);
  life->returns = chance < 88 ? 0 : chance < 97 ? 1 : 2;
  life->turn = SAN_TICKET_NOTE;
  chance = draw (city, 100);
  for (guint i = 0; i < G_N_ELEMENTS (turns) && life->turn == SAN_TICKET_NOTE; i++)
    {
      if (chance < turns[i].share)
        life->turn = turns[i].turn;
      chance -= MIN (chance, turns[i].share);
    }
}

static guint
add_life (City       *city,
          const Life *life)
{
  g_array_append_val (city->lives, *life);
  g_hash_table_insert (city->life_of, g_memdup2 (&life->id, sizeof life->id),
                       GUINT_TO_POINTER (city->lives->len - 1));

  return city->lives->len - 1;
}

/* What happens first to a slip that has just gone out */
static void
plan_start (City   *city,
            guint   index,
            SanTime at)
{
  const Life *life = &g_array_index (city->lives, Life, index);
  const SanTicketState *state = san_ticket_replay_state (city->replay, life->id);
  gboolean late = draw (city, 100) < 4;

  plan (city, index, late ? later (city, at, 800, 1000) : later (city, at, 10, 300),
        SAN_TICKET_RECEIVE);
  if (life->turn != SAN_TICKET_NOTE)
    plan (city, index, later (city, at, 305, 520), life->turn);
  if (state->red == SAN_TICKET_RED_PROPOSED)
    plan (city, index, later (city, at, 60, 400), SAN_TICKET_APPROVE);
}

/* The report lies before or after the due time, as those are who work on it. */
static void
plan_report (City   *city,
             guint   index,
             SanTime at)
{
  const Life *life = &g_array_index (city->lives, Life, index);
  const SanTicketState *state = san_ticket_replay_state (city->replay, life->id);
  gint64 left = san_work_calendar_minutes (city->calendar, at, state->due);
  guint lateness = state->colour == SAN_TICKET_WHITE ? life->lateness : draw (city, 8) / 7;

  if (lateness == 0 && left > 60)
    plan (city, index, later (city, at, (guint) left / 4, (guint) left * 19 / 20),
          SAN_TICKET_REPORT);
  else if (lateness <= 1)
    plan (city, index, later (city, MAX (state->due, at), 30, 2 * WORKDAY), SAN_TICKET_REPORT);
  else if (lateness == 2)
    plan (city, index, later (city, MAX (state->due, at), 2 * WORKDAY, 3 * WORKDAY),
          SAN_TICKET_REPORT);
  else
    plan (city, index, later (city, MAX (state->due, at), 4 * WORKDAY, 9 * WORKDAY),
          SAN_TICKET_REPORT);
}

static gboolean
issue (City           *city,
       SanTime         at,
       const SanPoint *point,
       const SanItem  *item,
       GError        **error)
{
  const SanDemoFault *fault = san_demo_fault_find (item->name);
  const char *source = draw_source (city);
  g_autofree char *problem = NULL;
  g_autofree char *key = place_key (point->id, item->id);
  SanTicketRequest request = { .unit_id = point->unit_id, .point_id = point->id,
                               .item_id = item->id, .source = source,
                               .requirement = fault->requirement,
                               .as_of = SAN_TICKET_NO_TIME };
  Life life = { 0, point->unit_id, point->id, item->id };

  if (g_hash_table_contains (city->busy, key))
    return TRUE;

  problem = g_strconcat (point->name, san_demo_spots[draw (city, san_demo_n_spots)],
                         fault->problems[draw (city, G_N_ELEMENTS (fault->problems))], NULL);
  request.problem = problem;
  if (g_str_equal (source, "有奖举报"))
    request.informant = "热心市民（演示）";
  if (point->bureau_id != 0 && draw (city, 100) < 20)
    {
      request.assist = &point->bureau_id;
      request.n_assist = 1;
    }
  if (g_str_equal (source, "领导交办") && draw (city, 100) < 40)
    {
      request.has_colour = TRUE;
      request.colour = SAN_TICKET_YELLOW;
      request.reason = "市领导暗访发现，限期整改";
    }

  draw_fate (city, at, &life);
  if (!san_ticket_replay_issue (city->replay, at, draw (city, 2) == 0 ? PATROL : PATROL2,
                                &request, &life.id, error))
    return FALSE;

  g_hash_table_add (city->busy, g_steal_pointer (&key));
  plan_start (city, add_life (city, &life), at);

  return TRUE;
}

/* One that closed lately comes back now and then. */
static const Life *
draw_recurrence (City *city)
{
  guint back = 5 + draw (city, 30);

  return draw (city, 100) < 4 && city->lives->len > back
         ? &g_array_index (city->lives, Life, city->lives->len - back) : NULL;
}

static const SanPoint *
find_point (City  *city,
            gint64 id)
{
  for (guint i = 0; i < city->points->len; i++)
    if (((SanPoint *) city->points->pdata[i])->id == id)
      return city->points->pdata[i];

  return NULL;
}

static const SanItem *
find_item (City  *city,
           gint64 id)
{
  for (guint i = 0; i < city->items->len; i++)
    if (((SanItem *) city->items->pdata[i])->id == id)
      return city->items->pdata[i];

  return NULL;
}

/* What the patrols of a day find; in the week of the assessment there is more, and most
 * before the superior test of the end. Planned with no life yet. */
static void
plan_day (City *city)
{
  int year, month, mday;
  guint n;

  san_day_get (city->day, &year, &month, &mday);
  n = draw (city, 4);
  if (mday >= 12 && mday <= 18)
    n += draw (city, 3);
  if (city->day > san_time_day (city->end) - 9)
    n += 9 + draw (city, 5);

  if (!san_work_calendar_is_workday (city->calendar, city->day))
    return;

  for (guint i = 0; i < n; i++)
    plan (city, G_MAXUINT,
          later (city, (SanTime) city->day * SAN_MINUTES_PER_DAY, 10, WORKDAY - 10),
          SAN_TICKET_ISSUE);
}

static gboolean
find_something (City    *city,
                SanTime  at,
                GError **error)
{
  const Life *before = draw_recurrence (city);
  const SanPoint *point = before != NULL ? find_point (city, before->point)
                                         : city->points->pdata[draw (city, city->points->len)];
  const SanItem *item = before != NULL ? find_item (city, before->item)
                                       : draw_item (city, point->category_id);

  return issue (city, at, point, item, error);
}

/* What happens to a ticket */

static const char *
actor_of (SanTicketKind kind)
{
  switch ((int) kind)
    {
    case SAN_TICKET_VERIFY:
    case SAN_TICKET_RETURN:
    case SAN_TICKET_HELD:
    case SAN_TICKET_RELAPSED:
      return PATROL;

    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
    case SAN_TICKET_UPHOLD:
    case SAN_TICKET_DISMISS:
    case SAN_TICKET_ACCOUNT:
      return HEAD;

    default:
      return DESK;
    }
}

static const char *
text_of (City         *city,
         SanTicketKind kind)
{
  static const char *const accounts[] = {
    "interview", "interview", "criticism", "self-criticism", "admonition",
  };

  switch ((int) kind)
    {
    case SAN_TICKET_REPORT:
      return "已整改完毕，报请复查";
    case SAN_TICKET_RETURN:
      return "现场复查仍有残留，整改不到位";
    case SAN_TICKET_VERIFY:
      return "现场复查合格，准予销号";
    case SAN_TICKET_EXTEND:
      return "涉及地下管线，需产权单位配合，申请延期";
    case SAN_TICKET_APPROVE:
      return "同意";
    case SAN_TICKET_REJECT:
      return "不同意，按原时限办理";
    case SAN_TICKET_SUSPEND:
      return "连续降雨，无法施工，申请缓办";
    case SAN_TICKET_RESUME:
      return "具备施工条件，恢复办理";
    case SAN_TICKET_SHELVE:
      return "纳入老旧小区改造计划，予以挂账";
    case SAN_TICKET_UNSHELVE:
      return "改造已进场，恢复办理";
    case SAN_TICKET_DISPUTE:
      return "该处不属本单位管辖，申请复核";
    case SAN_TICKET_UPHOLD:
      return "经核实申诉成立";
    case SAN_TICKET_DISMISS:
      return "经核实属本单位管辖";
    case SAN_TICKET_REASSIGN:
      return "经界线核对，改派相邻单位";
    case SAN_TICKET_CANCEL:
      return "重复录入，予以作废";
    case SAN_TICKET_ORDER_RED:
      return "市领导现场检查，要求严肃处理";
    case SAN_TICKET_REMIND:
      return "请抓紧整改并按时反馈";
    case SAN_TICKET_HELD:
      return "回头看未见反弹";
    case SAN_TICKET_RELAPSED:
      return "回头看发现同类问题";
    case SAN_TICKET_REOPEN:
      return "群众反映问题未彻底解决";
    case SAN_TICKET_ACCOUNT:
      return accounts[draw (city, G_N_ELEMENTS (accounts))];

    default:
      return "";
    }
}

/* What follows from what has just happened */
static void
plan_next (City         *city,
           guint         index,
           SanTime       at,
           SanTicketKind kind)
{
  Life *life = &g_array_index (city->lives, Life, index);
  guint chance = draw (city, 100);

  switch ((int) kind)
    {
    case SAN_TICKET_RECEIVE:
    case SAN_TICKET_RESUME:
    case SAN_TICKET_UNSHELVE:
    case SAN_TICKET_DISMISS:
    case SAN_TICKET_RETURN:
    case SAN_TICKET_REOPEN:
      if (san_ticket_replay_takes (city->replay, life->id, SAN_TICKET_VERIFY))
        plan (city, index, later (city, at, 60, WORKDAY), SAN_TICKET_VERIFY);
      else
        plan_report (city, index, at);
      break;

    case SAN_TICKET_REPORT:
      if (life->returns > 0)
        life->returns--;
      else
        chance = 100;
      plan (city, index, later (city, at, 60, 3 * WORKDAY / 2),
            chance < 100 ? SAN_TICKET_RETURN : SAN_TICKET_VERIFY);
      break;

    case SAN_TICKET_VERIFY:
      if (chance < 12)
        plan (city, index, later (city, at, 20 * WORKDAY, 26 * WORKDAY),
              chance < 1 ? SAN_TICKET_RELAPSED : SAN_TICKET_HELD);
      else if (chance < 13)
        plan (city, index, later (city, at, WORKDAY, 3 * WORKDAY), SAN_TICKET_REOPEN);
      break;

    case SAN_TICKET_EXTEND:
      plan (city, index, later (city, at, 10, 200),
            chance < 80 ? SAN_TICKET_APPROVE : SAN_TICKET_REJECT);
      break;

    case SAN_TICKET_ORDER_RED:
      plan (city, index, later (city, at, 30, 300), SAN_TICKET_APPROVE);
      break;

    case SAN_TICKET_SUSPEND:
      plan (city, index, later (city, at, 3 * WORKDAY, 8 * WORKDAY), SAN_TICKET_RESUME);
      break;

    case SAN_TICKET_SHELVE:
      plan (city, index, later (city, at, 20 * WORKDAY, 90 * WORKDAY), SAN_TICKET_UNSHELVE);
      break;

    case SAN_TICKET_DISPUTE:
      plan (city, index, later (city, at, 100, 3 * WORKDAY),
            chance < 30 ? SAN_TICKET_UPHOLD : SAN_TICKET_DISMISS);
      break;

    case SAN_TICKET_REASSIGN:
      plan (city, index, later (city, at, 10, 300), SAN_TICKET_RECEIVE);
      break;

    default:
      break;
    }
}

/* Accountability follows a red slip; its unit works on as before. */
static void
plan_after_red (City   *city,
                guint   index,
                SanTime at)
{
  plan (city, index, later (city, at, WORKDAY / 2, 2 * WORKDAY), SAN_TICKET_ACCOUNT);
  plan (city, index, later (city, at, WORKDAY, 5 * WORKDAY), SAN_TICKET_REPORT);
}

/* The unit beside it, under the same roof */
static gint64
neighbour_of (City  *city,
              gint64 id)
{
  const SanUnit *unit = san_roster_get (city->roster, id);
  GPtrArray *beside = unit->parent->children;
  guint index = 0;

  g_ptr_array_find (beside, unit, &index);

  return ((SanUnit *) beside->pdata[index > 0 ? index - 1 : 1])->id;
}

static gboolean
do_plan (City       *city,
         const Plan *now,
         GError    **error)
{
  Life *life = &g_array_index (city->lives, Life, now->life);
  SanTicketRequestVerb verb = { .kind = now->kind, .as_of = SAN_TICKET_NO_TIME,
                                .due = SAN_TICKET_NO_TIME };
  const SanTicketState *state = san_ticket_replay_state (city->replay, life->id);
  g_autofree char *key = place_key (life->point, life->item);
  gint64 made;

  /* what has been overtaken does not happen; nobody asks for more time too late */
  if (!san_ticket_replay_takes (city->replay, life->id, now->kind) ||
      (now->kind == SAN_TICKET_EXTEND && now->at > state->due) ||
      ((now->kind == SAN_TICKET_REOPEN || now->kind == SAN_TICKET_RELAPSED) &&
       g_hash_table_contains (city->busy, key)))
    return TRUE;

  verb.text = text_of (city, now->kind);
  if (now->kind == SAN_TICKET_RECEIVE || now->kind == SAN_TICKET_REPORT)
    verb.by = "责任单位联络员";
  if (now->kind == SAN_TICKET_EXTEND)
    verb.limit = (SanLimit) { SAN_LIMIT_WORKDAYS, 2 + (int) draw (city, 4), 0 }
  ;
  if (now->kind == SAN_TICKET_ACCOUNT)
    verb.document = "云创指〔演示〕12号";
  if (now->kind == SAN_TICKET_REASSIGN)
    verb.unit_id = neighbour_of (city, state->unit_id);

  if (!san_ticket_replay_do (city->replay, now->at, actor_of (now->kind), life->id, &verb, &made,
                             error))
    return FALSE;

  state = san_ticket_replay_state (city->replay, life->id);
  if (now->kind == SAN_TICKET_REOPEN || made != life->id)
    g_hash_table_add (city->busy, g_steal_pointer (&key));
  else if (state->stage >= SAN_TICKET_CLOSED && now->kind != SAN_TICKET_HELD &&
           now->kind != SAN_TICKET_ACCOUNT)
    g_hash_table_remove (city->busy, key);

  plan_next (city, now->life, now->at, now->kind);
  if (now->kind == SAN_TICKET_APPROVE && state->colour == SAN_TICKET_RED)
    plan_after_red (city, now->life, now->at);
  if (made != life->id)
    {
      const Life next = { made, life->unit, life->point, life->item, 0, 0, SAN_TICKET_NOTE };

      plan_start (city, add_life (city, &next), now->at);
    }

  return TRUE;
}

/* Whose red was proposed is decided by the head of the office; rarely not at once. */
static gboolean
sweep (City    *city,
       SanTime  at,
       GError **error)
{
  GArray *risen;

  if (!san_ticket_replay_sweep (city->replay, at, &risen, error))
    return FALSE;

  for (guint i = 0; i < risen->len; i++)
    {
      gint64 id = g_array_index (risen, gint64, i);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (city->life_of, &id));

      if (san_ticket_replay_state (city->replay, id)->red == SAN_TICKET_RED_PROPOSED)
        plan (city, index, later (city, at, 100, 2 * WORKDAY),
              draw (city, 10) < 8 ? SAN_TICKET_APPROVE : SAN_TICKET_REJECT);
    }

  return TRUE;
}

/* Everything up to the end of the month in the making */
static gboolean
live_month (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  City *city = data;
  SanTime end = MIN (city->end, ((SanTime) city->last_day + 1) * SAN_MINUTES_PER_DAY - 1);

  for (; city->day <= city->last_day; city->day++)
    plan_day (city);

  while (!g_sequence_is_empty (city->queue))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (city->queue);
      Plan now = *(const Plan *) g_sequence_get (first);

      if (now.at > end)
        break;

      g_sequence_remove (first);
      if (!sweep (city, now.at, error) ||
          !(now.kind == SAN_TICKET_ISSUE ? find_something (city, now.at, error)
                                         : do_plan (city, &now, error)))
        return FALSE;
    }

  return sweep (city, end, error);
}

/* The limits of kinds of places, and who may sign */
static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  static const struct { const char *code, *limit; } limits[] = {
    { "D01", "1 workdays" }, { "D02", "1 workdays" }, { "D06", "5 workdays" },
    { "D07", "4 workhours" }, { "D08", "8 workhours" }, { "J02", "5 workdays" },
    { "J05", "5 workdays" }, { "S01", "2 workdays" }, { "W07", "7 days" },
  };
  static const char *const people[] = { PATROL, PATROL2, DESK, HEAD };
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        if (g_str_equal (category->code, limits[j].code) &&
            !san_category_store_set_limit (database, category->id, limits[j].limit, error))
          return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      SanOperator person = { 0, (char *) people[i], TRUE };

      if (!san_operator_store_put (database, &person, error))
        return FALSE;
    }

  return categories != NULL;
}

/* A unit that came later has no tickets before: its points are left to the others. */
static gboolean
load (City    *city,
      GError **error)
{
  SanDatabase *database = san_workspace_database (city->workspace);

  city->roster = san_roster_load (database, city->day, FALSE, error);
  if (city->roster == NULL)
    return FALSE;

  city->points = san_point_store_list (database, error);
  city->items = city->points != NULL ? san_item_store_list (database, 0, error) : NULL;
  if (city->items == NULL)
    return FALSE;

  for (guint i = city->points->len; i > 0; i--)
    {
      const SanPoint *point = city->points->pdata[i - 1];
      const SanUnit *unit = san_roster_get (city->roster, point->unit_id);

      if (unit == NULL || g_str_equal (unit->name, SAN_DEMO_LATE_UNIT))
        g_ptr_array_remove_index (city->points, i - 1);
    }

  return TRUE;
}

static gboolean
live (City         *city,
      guint         months,
      GCancellable *cancellable,
      GError      **error)
{
  for (guint i = 0; i < months; i++)
    {
      int month = END_YEAR * 12 + END_MONTH - (int) months + (int) i;
      SanPeriod period = san_period_month (month / 12, month % 12 + 1);
      g_autofree char *label = san_period_format (&period);

      city->last_day = MIN (period.last, san_time_day (city->end));
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !san_workspace_change (city->workspace, "import", label, live_month, city, NULL,
                                 error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_demo_add_tickets (SanWorkspace *workspace,
                      guint         months,
                      guint64       seed,
                      GCancellable *cancellable,
                      GError      **error)
{
  guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32), months, 3 };
  int first = END_YEAR * 12 + END_MONTH - (int) months;
  City city = { workspace };
  gboolean done;

  city.end = (SanTime) san_day_new (END_YEAR, END_MONTH, END_DAY) * SAN_MINUTES_PER_DAY +
             END_MINUTE;
  city.day = san_day_new (first / 12, first % 12 + 1, 1);
  city.rand = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  city.queue = g_sequence_new (g_free);
  city.lives = g_array_new (FALSE, FALSE, sizeof (Life));
  city.life_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  city.busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  done = san_workspace_change (workspace, "settings.edit", SAN_DEMO_CITY, set_office, NULL, NULL,
                               error) &&
         load (&city, error);
  if (done)
    city.replay = san_ticket_replay_new (san_workspace_database (workspace), error);
  if (city.replay != NULL)
    {
      city.calendar = san_ticket_replay_calendar (city.replay);
      done = live (&city, months, cancellable, error);
    }
  done = done && city.replay != NULL;

  g_clear_pointer (&city.replay, san_ticket_replay_free);
  g_clear_pointer (&city.roster, san_roster_unref);
  g_clear_pointer (&city.points, g_ptr_array_unref);
  g_clear_pointer (&city.items, g_ptr_array_unref);
  g_hash_table_unref (city.busy);
  g_hash_table_unref (city.life_of);
  g_array_unref (city.lives);
  g_sequence_free (city.queue);
  g_rand_free (city.rand);

  return done;
}
