/* san-deck.c - what is shown at the meeting, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-deck.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"
#include "base/san-decimal.h"
#include "bulletins/san-bulletin.h"
#include "charts/san-round-chart.h"
#include "registry/san-campaign-store.h"
#include "store/san-setting-store.h"
#include "widgets/san-day-text.h"

static void
group_free (SanDeckGroup *group)
{
  g_free (group->mean_change);
  g_clear_object (&group->bump);
  g_clear_object (&group->heat);
  g_free (group);
}

static void
line_free (SanDeckLine *line)
{
  g_free (line->heading);
  g_free (line->left);
  g_free (line->right);
  g_free (line);
}

static void
slide_free (SanSlide *slide)
{
  g_free (slide->title);
  g_free (slide->key);
  g_free (slide);
}

void
san_deck_free (SanDeck *self)
{
  if (self == NULL)
    return;

  g_free (self->campaign);
  g_free (self->office);
  g_free (self->title);
  g_free (self->day);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_pointer (&self->praise, g_ptr_array_unref);
  g_clear_pointer (&self->blame, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->problems_from);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tickets, san_deck_tickets_free);
  g_clear_pointer (&self->awards, san_awards_free);
  g_clear_pointer (&self->ranking, san_ranking_free);
  g_free (self);
}

/* The head of it ----------------------------------------------------------------------- */

static gboolean
load_words (SanDeck        *self,
            SanDatabase    *database,
            const SanRound *round,
            GError        **error)
{
  g_autoptr (GPtrArray) campaigns = san_campaign_store_list (database, error);
  g_autofree char *period = san_period_label (&round->period);
  SanTime now;

  if (campaigns == NULL || !san_setting_now (database, &now, error))
    return FALSE;

  for (guint i = 0; i < campaigns->len; i++)
    if (((SanCampaign *) campaigns->pdata[i])->id == round->campaign_id)
      self->campaign = g_strdup (((SanCampaign *) campaigns->pdata[i])->name);
  self->office = san_setting_get (database, "office", error);
  if (self->office != NULL && *self->office == '\0')
    {
      g_free (self->office);
      self->office = san_setting_get (database, "city", error);
    }
  if (self->office == NULL)
    return FALSE;

  self->provisional = round->state != SAN_ROUND_PUBLISHED;
  if (!self->provisional && !san_time_parse (round->published, &now, error))
    return FALSE;
  /* today's year is left out on a page; on a wall it is said */
  self->day = san_day_text (san_time_day (now), 0);
  /* TRANSLATORS: a period: 2018年6月考评成绩 */
  self->title = g_strdup_printf (_("Results of %s"), period);

  return TRUE;
}

/* Groups ------------------------------------------------------------------------------- */

/* "+0.42": the mean of the group against that of the round before */
static char *
mean_change (const SanRankedGroup *group,
             SanRanking           *previous)
{
  const SanRankedGroup *before = previous != NULL
                                 ? san_ranking_find_group (previous, group->name) : NULL;
  const char *point = strchr (group->mean, '.');
  g_autofree char *text = NULL;
  gint64 now, then;

  if (before == NULL || group->n == 0 || before->n == 0 ||
      !san_micro_parse (group->mean, &now, NULL, NULL) ||
      !san_micro_parse (before->mean, &then, NULL, NULL))
    return g_strdup ("");

  text = san_micro_format (now - then, (int) (point != NULL ? strlen (point + 1) : 0));
  return now > then ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

static SanChart *
chart_of (SanDatabase          *database,
          const SanRound       *round,
          SanRanking           *ranking,
          const SanRankedGroup *group,
          SanRoundChartKind     kind,
          GError              **error)
{
  return san_round_chart_new (database, round, ranking, kind, group->name, G_MAXUINT, error);
}

static gboolean
load_group (SanDeck              *self,
            SanDatabase          *database,
            const SanRound       *round,
            const SanRankedGroup *group,
            SanRanking           *previous,
            GError              **error)
{
  SanDeckGroup *deck_group = g_new0 (SanDeckGroup, 1);

  g_ptr_array_add (self->groups, deck_group);
  deck_group->group = group;
  deck_group->mean_change = mean_change (group, previous);
  for (guint i = 0; i < group->places->len; i++)
    deck_group->n_placed += ((SanPlace *) group->places->pdata[i])->place > 0;

  if (deck_group->n_placed > 1 && previous != NULL)
    {
      deck_group->bump = chart_of (database, round, self->ranking, group,
                                   SAN_ROUND_CHART_BUMP, error);
      if (deck_group->bump == NULL)
        return FALSE;
    }
  if (deck_group->n_placed > 1)
    {
      deck_group->heat = chart_of (database, round, self->ranking, group,
                                   SAN_ROUND_CHART_HEAT, error);
      if (deck_group->heat == NULL)
        return FALSE;
      if (san_chart_get_n_items (deck_group->heat) <= (int) group->places->len)
        g_clear_object (&deck_group->heat);
    }

  return TRUE;
}

static gboolean
load_groups (SanDeck        *self,
             SanDatabase    *database,
             const SanRound *round,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SanRound) before = san_round_store_previous (database, round, &local);
  g_autoptr (SanRanking) previous = NULL;

  if (before != NULL)
    previous = san_ranking_load (database, before, NULL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; i < self->ranking->groups->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !load_group (self, database, round, self->ranking->groups->pdata[i], previous, error))
      return FALSE;

  return TRUE;
}

/* Lists -------------------------------------------------------------------------------- */

static void
add_line (GPtrArray  *lines,
          const char *heading,
          const char *left,
          const char *right)
{
  SanDeckLine *line = g_new (SanDeckLine, 1);

  *line = (SanDeckLine) { g_strdup (heading), g_strdup (left), g_strdup (right) };
  g_ptr_array_add (lines, line);
}

/* Units of all groups that are praised, or that have to explain themselves. */
static GPtrArray *
list_units (SanDeck *self,
            gboolean praise)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  for (guint i = 0; i < self->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = self->ranking->groups->pdata[i];
      gboolean headed = FALSE;

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = group->places->pdata[j];
          g_autofree char *words =
            san_award_words (self->awards, place->score->participant->unit_id, praise, FALSE);

          if (*words == '\0')
            continue;
          if (!headed)
            add_line (lines, *group->name != '\0' ? group->name : _("All units"), NULL, NULL);
          headed = TRUE;
          add_line (lines, NULL, place->score->participant->name, words);
        }
    }

  return lines;
}

/* Slides ------------------------------------------------------------------------------- */

static void
add_slide (SanDeck              *self,
           SanSlideKind          kind,
           const SanDeckGroup   *group,
           const SanDeckProblem *problem,
           const char           *title)
{
  static const char *const kinds[] = {
    [SAN_SLIDE_COVER] = "cover", [SAN_SLIDE_RANKING] = "ranking",
    [SAN_SLIDE_BUMP] = "bump", [SAN_SLIDE_HEAT] = "heat",
    [SAN_SLIDE_TICKETS] = "tickets", [SAN_SLIDE_PROBLEM] = "problem",
    [SAN_SLIDE_AWARDS] = "awards", [SAN_SLIDE_SANCTIONS] = "sanctions",
  };
  SanSlide *slide = g_new (SanSlide, 1);
  g_autofree char *place = problem != NULL ? g_strconcat (problem->unit, ":", problem->point, NULL)
                                           : g_strdup (group != NULL ? group->group->name : "");

  *slide = (SanSlide) { kind, group, problem, g_strdup (title),
                        g_strconcat (kinds[kind], *place != '\0' ? ":" : "", place, NULL) };
  g_ptr_array_add (self->slides, slide);
}

static void
add_slides (SanDeck *self)
{
  g_autofree char *problems = self->problems_from != NULL
    ? g_strdup_printf (_("Typical problems (from %s)"), self->problems_from)
    : g_strdup (_("Typical problems"));

  add_slide (self, SAN_SLIDE_COVER, NULL, NULL, self->title);
  for (guint i = 0; i < self->groups->len; i++)
    add_slide (self, SAN_SLIDE_RANKING, self->groups->pdata[i], NULL, self->title);
  for (guint i = 0; i < self->groups->len; i++)
    if (((SanDeckGroup *) self->groups->pdata[i])->bump != NULL)
      add_slide (self, SAN_SLIDE_BUMP, self->groups->pdata[i], NULL, _("Places over the rounds"));
  for (guint i = 0; i < self->groups->len; i++)
    if (((SanDeckGroup *) self->groups->pdata[i])->heat != NULL)
      add_slide (self, SAN_SLIDE_HEAT, self->groups->pdata[i], NULL, _("Strong and weak items"));
  if (self->tickets != NULL)
    add_slide (self, SAN_SLIDE_TICKETS, NULL, NULL, _("Three-colour tickets"));
  for (guint i = 0; i < self->problems->len; i++)
    {
      const SanDeckProblem *problem = self->problems->pdata[i];

      add_slide (self, SAN_SLIDE_PROBLEM, NULL, problem,
                 problem->put_right ? _("Typical problems") : problems);
    }
  if (self->praise->len > 0)
    add_slide (self, SAN_SLIDE_AWARDS, NULL, NULL, _("Commendations and awards"));
  if (self->blame->len > 0)
    add_slide (self, SAN_SLIDE_SANCTIONS, NULL, NULL, _("Self-reviews and summons"));
}

SanDeck *
san_deck_load (SanDatabase  *database,
               gint64        round_id,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (SanRound) round = san_round_store_get (database, round_id, error);
  g_autoptr (SanDeck) self = g_new0 (SanDeck, 1);
  g_autoptr (GError) local = NULL;

  self->round_id = round_id;
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) slide_free);
  if (round == NULL || !load_words (self, database, round, error))
    return NULL;

  self->ranking = san_ranking_load (database, round, NULL, error);
  if (self->ranking == NULL || !load_groups (self, database, round, cancellable, error))
    return NULL;
  self->awards = san_bulletin_load_awards (database, round, self->ranking, error);
  if (self->awards == NULL)
    return NULL;
  self->praise = list_units (self, TRUE);
  self->blame = list_units (self, FALSE);
  self->problems = san_deck_problems_load (database, round, self->ranking, &self->problems_from,
                                           error);
  if (self->problems == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->tickets = san_deck_tickets_load (database, round, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  add_slides (self);

  return g_steal_pointer (&self);
}
