/* san-demo-inspections.c - what was found on site in 云州市, and what people there said
 *
 * Everything is invented, the pictures too: they are drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "templates/san-demo.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/san-photo.h"
#include "ranking/san-ranking.h"
#include "registry/san-campaign-store.h"
#include "registry/san-group-store.h"
#include "rounds/san-draw-plan.h"
#include "rounds/san-observation-store.h"
#include "rounds/san-survey-store.h"
#include "standards/san-standard-tree.h"
#include "templates/san-demo-words.h"
#include "templates/san-template-scheme.h"

#define LAST_YEAR  2018
#define LAST_MONTH 6

/* Of the months of the demo every fourth, at most so many, the last ones */
#define MONTHS 6
#define EVERY_MONTH 4
/* Of the last one so much is done, in percent */
#define DONE_PERCENT 72
/* Of failed observations in the last month every n-th has a picture */
#define EVERY_PICTURE 3
#define N_PICTURES    8
#define PICTURE_WIDTH  480
#define PICTURE_HEIGHT 320

static const char *const teams[] = { "测评一组", "测评二组", "测评三组" };

static const char *const remarks[] = {
  "现场发现 1 处", "公示内容未更新", "缺少日常维护", "整改不彻底", "垃圾未及时清运",
  "设施破损", "标识缺失", "停放不入线",
};

static const char *const questions[] = {
  "您对居住地的环境卫生是否满意？", "您对农贸市场的秩序是否满意？",
  "您对道路和停车秩序是否满意？", "您对公共厕所的保洁是否满意？",
  "您对窗口单位的服务是否满意？", "您对创建文明城市的工作是否满意？",
};

static const struct
{
  const char *name;
  int         value;      /* −1: not counted */
} answers[] = {
  { "很满意", 100 }, { "满意", 85 }, { "一般", 60 }, { "不满意", 20 }, { "不了解", -1 },
};

typedef struct
{
  SanWorkspace *workspace;
  GRand        *random;
  GHashTable   *levels;      /* unit id → how good it is, in percent */
  GPtrArray    *questions;   /* (element-type SanQuestion) */
  GPtrArray    *pictures;    /* (element-type GBytes) */
  SanRound     *round;
  SanStandard  *standard;
  gboolean      last;        /* the month in hand */
  guint         failed;
  char         *at;
} Field;

static void
field_clear (Field *self)
{
  g_rand_free (self->random);
  g_hash_table_unref (self->levels);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_ptr_array_unref (self->pictures);
  g_clear_pointer (&self->round, san_round_free);
  g_clear_pointer (&self->standard, san_standard_unref);
  g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)

static int
level_of (Field *self,
          gint64 unit_id)
{
  int *level = g_hash_table_lookup (self->levels, &unit_id);

  if (level == NULL)
    {
      level = g_new (int, 1);
      *level = g_rand_int_range (self->random, 66, 93);
      g_hash_table_insert (self->levels, g_memdup2 (&unit_id, sizeof unit_id), level);
    }

  return *level;
}

/* Pictures ----------------------------------------------------------------------------- */

static void
fill_rect (cairo_t *cr,
           double   grey,
           double   x,
           double   y,
           double   width,
           double   height)
{
  cairo_set_source_rgb (cr, grey, grey, grey * 0.96);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

/* A street with houses, and some litter on it. */
static void
draw_street (cairo_t *cr,
             GRand   *random)
{
  double ground = PICTURE_HEIGHT * 0.62;

  cairo_set_source_rgb (cr, 0.78, 0.86, 0.93);
  cairo_paint (cr);
  for (double x = 0; x < PICTURE_WIDTH; x += 60)
    {
      double height = g_rand_int_range (random, 60, 170);

      fill_rect (cr, g_rand_int_range (random, 62, 88) / 100.0, x, ground - height, 58, height);
    }
  fill_rect (cr, 0.48, 0, ground, PICTURE_WIDTH, PICTURE_HEIGHT - ground);
  fill_rect (cr, 0.86, 0, ground + 6, PICTURE_WIDTH, 4);
  for (int i = g_rand_int_range (random, 4, 14); i > 0; i--)
    {
      cairo_set_source_rgb (cr, 0.75, 0.70, g_rand_int_range (random, 30, 90) / 100.0);
      cairo_arc (cr, g_rand_int_range (random, 10, PICTURE_WIDTH - 10),
                 g_rand_int_range (random, (gint32) ground + 20, PICTURE_HEIGHT - 8),
                 g_rand_int_range (random, 2, 8), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* (transfer full): as the ledger stores photographs */
static GBytes *
draw_picture (GRand   *random,
              GError **error)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PICTURE_WIDTH,
                                                         PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GBytes *picture = NULL;
  int file = g_file_open_tmp ("sanse-demo-XXXXXX.png", &path, error);

  draw_street (cr, random);
  cairo_destroy (cr);
  if (file >= 0)
    {
      g_close (file, NULL);
      cairo_surface_write_to_png (surface, path);
      picture = san_photo_read (path, FALSE, NULL, error);
      g_unlink (path);
    }
  cairo_surface_destroy (surface);

  return picture;
}

static gboolean
draw_pictures (Field   *self,
               GError **error)
{
  for (guint i = 0; i < N_PICTURES; i++)
    {
      GBytes *picture = draw_picture (self->random, error);

      if (picture == NULL)
        return FALSE;
      g_ptr_array_add (self->pictures, picture);
    }

  return TRUE;
}

/* Set-up ------------------------------------------------------------------------------- */

static gboolean
add_questions (Field       *self,
               SanDatabase *database,
               GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      SanQuestion *question = san_question_new (questions[i]);

      g_free (question->form);
      question->form = g_strdup ("居民满意度");
      for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
        {
          SanOption *option = san_option_new (answers[j].name);

          option->has_value = answers[j].value >= 0;
          option->value = MAX (answers[j].value, 0) * SAN_MICRO;
          g_ptr_array_add (question->options, option);
        }
      g_ptr_array_add (self->questions, question);
      if (!san_question_store_put (database, question, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_up (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  return add_questions (data, database, error) &&
         san_template_set_scheme (database, "demo-onsite.json", error) &&
         san_template_set_scheme (database, "demo-onsite-districts.json", error);
}

/* A month ------------------------------------------------------------------------------ */

static gboolean
start_round (Field       *self,
             SanDatabase *database,
             guint        month,
             GError     **error)
{
  static const char *const schemes[] = { SAN_DEMO_ONSITE, SAN_DEMO_ONSITE_DISTRICTS, NULL };
  guint number = LAST_YEAR * 12 + LAST_MONTH - month;
  g_autoptr (SanGrouping) grouping = NULL;
  SanRound *round = g_new0 (SanRound, 1);
  g_autofree char *period = NULL;

  g_clear_pointer (&self->round, san_round_free);
  g_clear_pointer (&self->standard, san_standard_unref);
  self->round = round;
  self->last = month == 1;
  round->period = san_period_month ((int) number / 12, (int) number % 12 + 1);
  period = san_period_format (&round->period);
  round->label = g_strconcat (period, " ", SAN_DEMO_ONSITE, NULL);
  round->kind = SAN_ROUND_SPECIAL;
  round->grouping = g_strdup (SAN_DEMO_GROUPING);
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = round->period.first + 3;
  round->to = round->period.first + 24;

  grouping = san_group_store_find (database, SAN_DEMO_GROUPING, round->period.last, error);
  if (grouping == NULL)
    return FALSE;
  round->grouping_id = grouping->id;
  self->standard = san_standard_load (database, round->period.first, error);

  return self->standard != NULL &&
         san_campaign_store_find (database, SAN_DEMO_CAMPAIGN, &round->campaign_id, error);
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_round_store_add (database, ((Field *) data)->round, error);
}

static gboolean
draw_points (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Field *self = data;
  g_autofree char *day = san_day_format (self->round->from - 1);
  g_autofree char *seed = g_strconcat (day, "-36 04 19 22 11 27", NULL);
  SanTime now = (SanTime) (self->round->from - 1) * SAN_MINUTES_PER_DAY + 9 * 60 + 30;
  g_autoptr (GArray) team_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));

  if (!san_draw_store_run (database, self->round->label, seed, NULL, now, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      SanTeam team = { 0, (char *) teams[i], (char *) "" };

      if (!san_team_store_put (database, self->round->id, &team, error))
        return FALSE;
      g_array_append_val (team_ids, team.id);
    }
  for (SanDay next = self->round->from; next <= self->round->from + 7; next++)
    if (san_day_weekday (next) <= 5)
      g_array_append_val (days, next);

  return san_draw_plan_spread (database, self->round->id, team_ids, days, error) &&
         san_round_store_set_state (database, self->round->id, SAN_ROUND_ASSESS, NULL, error);
}

/* How many steps down from the best rating it is. */
static guint
draw_rating (Field              *self,
             int                 level,
             const SanRatingSet *set)
{
  guint down = 0;

  while (down + 1 < set->ratings->len && g_rand_int_range (self->random, 0, 100) >= level)
    down++;

  return down;
}

static gboolean
add_picture (Field                *self,
             SanDatabase          *database,
             const SanObservation *observation,
             GError              **error)
{
  GBytes *picture = g_ptr_array_index (self->pictures, self->failed % N_PICTURES);
  SanObservationFile file = {
    .observation_id = observation->id, .name = (char *) "演示图片.jpg",
    .taken = observation->seen_at, .place = (char *) "", .note = (char *) "演示图片（绘制）",
  };
  gboolean done = san_observation_file_store_add (database, &file, picture, error);

  g_free (file.sha256);

  return done;
}

/* (transfer full): @worst: (out): whether it could not be worse */
static SanObservation *
observe_item (Field              *self,
              const SanDrawPoint *point,
              const SanItem      *item,
              const char         *seen_at,
              gboolean           *worst)
{
  const SanRatingSet *set = san_standard_get_ratings (self->standard, item);
  SanObservation *observation = g_new0 (SanObservation, 1);
  guint down;

  down = draw_rating (self, level_of (self, point->unit_id), set);
  observation->point_id = point->point_id;
  observation->item_id = item->id;
  observation->inspector = g_strdup (teams[point->team_id % G_N_ELEMENTS (teams)]);
  observation->grade =
    g_strdup (g_rand_int_range (self->random, 0, 60) == 0
              ? SAN_GRADE_NA : ((SanRating *) g_ptr_array_index (set->ratings, down))->key);
  observation->note =
    g_strdup (down > 0 ? remarks[g_rand_int_range (self->random, 0, G_N_ELEMENTS (remarks))]
                        : "");
  observation->seen_at = g_strdup (seen_at);
  observation->manner = g_strdup ("");
  *worst = down + 1 == set->ratings->len;

  return observation;
}

static gboolean
add_pictures (Field       *self,
              SanDatabase *database,
              GPtrArray   *failed,
              GError     **error)
{
  for (guint i = 0; self->last && i < failed->len; i++)
    if (self->failed++ % EVERY_PICTURE == 0 &&
        !add_picture (self, database, g_ptr_array_index (failed, i), error))
      return FALSE;

  return TRUE;
}

/* Adds to @observations, and to @failed those of them that could not be worse. */
static void
observe_point (Field              *self,
               const SanDrawPoint *point,
               gboolean            half,
               GPtrArray          *observations,
               GPtrArray          *failed)
{
  GPtrArray *items = san_standard_get_items (self->standard, point->category_id);
  g_autofree char *day = san_day_format (point->day);
  g_autofree char *seen_at = g_strdup_printf ("%s %02d:%02d", day,
                                              g_rand_int_range (self->random, 8, 18),
                                              g_rand_int_range (self->random, 0, 60));

  for (guint i = 0; i < MIN (items->len, 32) && (!half || i < items->len / 2); i++)
    {
      gboolean worst;
      SanObservation *observation = observe_item (self, point, g_ptr_array_index (items, i),
                                                  seen_at, &worst);

      g_ptr_array_add (observations, observation);
      if (worst)
        g_ptr_array_add (failed, observation);
    }
}

/* The month in hand is not quite done: a point is half rated, the rest waits. */
static gboolean
observe (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  Field *self = data;
  g_autoptr (GPtrArray) points = san_draw_plan_list (database, self->round, error);
  g_autoptr (GPtrArray) observations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_observation_free);
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();
  guint done;

  if (points == NULL)
    return FALSE;

  done = self->last ? points->len * DONE_PERCENT / 100 : points->len;
  for (guint i = 0; i < done; i++)
    observe_point (self, g_ptr_array_index (points, i), self->last && i + 1 == done,
                   observations, failed);

  return san_observation_store_put_all (database, self->round->id, observations, self->at,
                                        "演示", error) &&
         add_pictures (self, database, failed, error);
}

static gboolean
ask_unit (Field       *self,
          SanDatabase *database,
          gint64       unit_id,
          GError     **error)
{
  SanSurveyQuota quota = { unit_id, 8 };
  int level = level_of (self, unit_id);

  if (!san_survey_quota_store_put (database, self->round->id, &quota, error))
    return FALSE;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const SanQuestion *question = g_ptr_array_index (self->questions, i);
      guint counts[G_N_ELEMENTS (answers)] = { 0 };

      for (guint k = 0; k < (self->last ? 6 : 8); k++)
        counts[MIN (g_rand_int_range (self->random, 0, 100) / (level - 20), 4)]++;
      for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
        {
          SanSurveyCount count = {
            unit_id, ((SanOption *) g_ptr_array_index (question->options, j))->id, counts[j],
          };

          if (!san_survey_count_store_put (database, self->round->id, &count, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Residents are asked in streets and towns: not in a district, nor in a bureau. */
static gboolean
ask (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  Field *self = data;
  g_autoptr (SanGrouping) grouping = san_group_store_get (database, self->round->grouping_id,
                                                          self->round->period.last, error);

  if (grouping == NULL)
    return FALSE;

  for (guint i = 1; i + 1 < grouping->groups->len; i++)
    {
      const SanGroup *group = g_ptr_array_index (grouping->groups, i);

      for (guint j = 0; j < group->members->len; j++)
        if (!ask_unit (self, database, ((SanMember *) g_ptr_array_index (group->members, j))
                       ->unit_id, error))
          return FALSE;
    }

  return TRUE;
}

/* Frozen as any published month, without a bulletin: the monthly one reports it. */
static gboolean
close_round (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  const SanRound *round = ((Field *) data)->round;
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 edition;

  if (!san_round_store_set_state (database, round->id, SAN_ROUND_REVIEW, NULL, error))
    return FALSE;
  input = san_ranking_input_load (database, round, TRUE, error);
  if (input == NULL)
    return FALSE;
  bytes = san_round_input_freeze (input);

  return san_round_store_publish (database, round->id, bytes, "",
                                  (SanTime) round->to * SAN_MINUTES_PER_DAY + 17 * 60, &edition,
                                  error);
}

static gboolean
add_month (Field   *self,
           guint    month,
           GError **error)
{
  const struct
  {
    const char   *verb;
    SanChangeFunc func;
  } steps[] = {
    { "round.new", add_round }, { "round.draw", draw_points }, { "import", observe },
    { "import", ask }, { "round.publish", close_round },
  };

  if (!start_round (self, san_workspace_database (self->workspace), month, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps) - self->last; i++)
    if (!san_workspace_change (self->workspace, steps[i].verb, self->round->label,
                               steps[i].func, self, NULL, error))
      return FALSE;

  return TRUE;
}

gboolean
san_demo_add_inspections (SanWorkspace *workspace,
                          guint         months,
                          guint64       seed,
                          GCancellable *cancellable,
                          GError      **error)
{
  guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32), 7 };
  g_auto (Field) self = { workspace };

  self.random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  self.levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self.questions = g_ptr_array_new_with_free_func ((GDestroyNotify) san_question_free);
  self.pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self.at = san_time_format (san_workspace_now (workspace));

  if (!draw_pictures (&self, error) ||
      !san_workspace_change (workspace, "template", SAN_DEMO_ONSITE, set_up, &self, NULL, error))
    return FALSE;
  for (guint month = MIN (months / EVERY_MONTH, MONTHS); month > 0; month--)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_month (&self, month, error))
      return FALSE;

  return TRUE;
}
