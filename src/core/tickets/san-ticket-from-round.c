/* san-ticket-from-round.c - what failed on site becomes tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-observation.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "registry/san-roster.h"
#include "rounds/san-observation-store.h"
#include "standards/san-standard-tree.h"
#include "store/san-setting-store.h"
#include "tickets/san-escalation.h"
#include "tickets/san-ticket-record.h"

void
san_ticket_offer_free (SanTicketOffer *offer)
{
  if (offer == NULL)
    return;

  g_free (offer->point);
  g_free (offer->problem);
  g_free (offer->requirement);
  g_array_unref (offer->assist);
  g_array_unref (offer->observations);
  g_free (offer);
}

void
san_ticket_offers_free (SanTicketOffers *offers)
{
  if (offers == NULL)
    return;

  g_ptr_array_unref (offers->offers);
  g_array_unref (offers->covered);
  g_free (offers);
}

/* What the making of offers looks things up in. */
typedef struct
{
  SanDatabase    *database;
  const SanRound *round;
  SanStandard    *standard;
  SanRoster      *roster;
  GHashTable     *issued;      /* observation → ticket */
  SanTicketRules  rules;
  SanTime         now;
} Maker;

static void
maker_clear (Maker *maker)
{
  g_clear_pointer (&maker->standard, san_standard_unref);
  g_clear_pointer (&maker->roster, san_roster_unref);
  g_clear_pointer (&maker->issued, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

static gboolean
maker_open (Maker          *maker,
            SanDatabase    *database,
            const SanRound *round,
            SanTime         now,
            GError        **error)
{
  *maker = (Maker) { .database = database, .round = round, .now = now };
  if (!san_ticket_rules_load (database, &maker->rules, error))
    return FALSE;

  maker->standard = san_standard_load (database, round->period.first, error);
  maker->roster = maker->standard != NULL
                  ? san_roster_load (database, san_time_day (now), TRUE, error) : NULL;
  maker->issued = maker->roster != NULL
                  ? san_ticket_observation_store_map (database, round->id, 0, error) : NULL;

  return maker->issued != NULL;
}

static gboolean
is_failed (Maker                *maker,
           const SanObservation *observation)
{
  const SanItem *item = san_standard_get_item (maker->standard, observation->item_id);
  gboolean failed;
  mpq_t earned;

  if (item == NULL)
    return FALSE;

  mpq_init (earned);
  failed = san_standard_earned (maker->standard, item, observation->grade,
                                observation->has_faults ? observation->faults : SAN_STANDARD_NONE,
                                observation->has_value ? observation->value : SAN_VALUE_NONE,
                                earned) &&
           san_standard_failed (maker->standard, item, earned);
  mpq_clear (earned);

  return failed;
}

/* One ticket of several observations */

/* What is wrong with one item, and what the clause asks for. */
typedef struct
{
  const SanItem *item;
  GString       *problem;
} Problem;

static void
problem_clear (gpointer data)
{
  g_string_free (((Problem *) data)->problem, TRUE);
}

/* Two inspectors may say different things of one item. */
static void
add_problem (GArray               *problems,
             const SanItem        *item,
             const SanObservation *observation)
{
  Problem problem = { item };

  for (guint i = 0; i < problems->len; i++)
    {
      Problem *there = &g_array_index (problems, Problem, i);

      if (there->item != item)
        continue;
      if (*observation->note != '\0' && strstr (there->problem->str, observation->note) == NULL)
        g_string_append_printf (there->problem, "%s%s", there->problem->len > 0 ? "；" : "",
                                observation->note);
      return;
    }

  problem.problem = g_string_new (observation->note);
  g_array_append_val (problems, problem);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const Problem *left = a, *right = b;

  return left->item->position != right->item->position
         ? left->item->position - right->item->position
         : (left->item->id > right->item->id) - (left->item->id < right->item->id);
}

static void
add_assist (SanTicketOffer *offer,
            gint64          unit_id)
{
  if (unit_id == 0 || unit_id == offer->unit_id)
    return;
  for (guint i = 0; i < offer->assist->len; i++)
    if (g_array_index (offer->assist, gint64, i) == unit_id)
      return;

  g_array_append_val (offer->assist, unit_id);
}

/* The words of the slip: one problem as it is, several with numbers. */
static void
fill_words (Maker          *maker,
            SanTicketOffer *offer,
            GArray         *problems)
{
  g_autoptr (GString) problem = g_string_new (NULL);
  g_autoptr (GString) requirement = g_string_new (NULL);

  g_array_sort (problems, compare_problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const Problem *one = &g_array_index (problems, Problem, i);
      const char *clause = *one->item->text != '\0' ? one->item->text : one->item->name;
      const SanUnit *bureau = *one->item->bureau != '\0'
                              ? san_roster_find (maker->roster, one->item->bureau, NULL) : NULL;

      if (problems->len > 1)
        {
          g_string_append_printf (problem, "%s%u. %s", i > 0 ? "；" : "", i + 1, one->item->name);
          if (one->problem->len > 0)
            g_string_append_printf (problem, "：%s", one->problem->str);
          g_string_append_printf (requirement, "%s%u. %s", i > 0 ? "；" : "", i + 1, clause);
        }
      else
        {
          g_string_append (problem, one->problem->len > 0 ? one->problem->str : one->item->name);
          g_string_append (requirement, clause);
        }
      if (bureau != NULL)
        add_assist (offer, bureau->id);
    }

  offer->item_id = problems->len > 0 ? g_array_index (problems, Problem, 0).item->id : 0;
  offer->n_items = problems->len;
  offer->problem = g_string_free (g_steal_pointer (&problem), FALSE);
  offer->requirement = g_string_free (g_steal_pointer (&requirement), FALSE);
}

/* The closed ticket within the window after which a new one recurs; 0: none. */
static gboolean
find_recurrence (Maker   *maker,
                 gint64   point_id,
                 gint64   item_id,
                 gint64  *recurs,
                 GError **error)
{
  gint64 open, closed;
  SanTime closed_at = 0;

  if (!san_ticket_record_newest (maker->database, point_id, item_id, &open, &closed, &closed_at,
                                 error))
    return FALSE;
  if (closed != 0 && *recurs == 0 &&
      san_time_day (maker->now) - san_time_day (closed_at) <= maker->rules.window)
    *recurs = closed;

  return TRUE;
}

/* (transfer full): of observations of one point */
static SanTicketOffer *
make_offer (Maker           *maker,
            SanObservation **observations,
            guint            n_observations,
            GError         **error)
{
  g_autoptr (SanTicketOffer) offer = g_new0 (SanTicketOffer, 1);
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_autoptr (SanPoint) point = NULL;

  offer->assist = g_array_new (FALSE, FALSE, sizeof (gint64));
  offer->observations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_set_clear_func (problems, problem_clear);
  point = san_point_store_load (maker->database, observations[0]->point_id, error);
  if (point == NULL)
    return NULL;

  offer->point_id = point->id;
  offer->unit_id = point->unit_id;
  offer->point = g_strdup (point->name);
  add_assist (offer, point->bureau_id);
  for (guint i = 0; i < n_observations; i++)
    {
      const SanItem *item = san_standard_get_item (maker->standard, observations[i]->item_id);

      if (item == NULL)
        continue;
      add_problem (problems, item, observations[i]);
      g_array_append_val (offer->observations, observations[i]->id);
      if (!find_recurrence (maker, offer->point_id, item->id, &offer->recurs, error))
        return NULL;
    }
  fill_words (maker, offer, problems);
  if (!san_ticket_record_count_photos (maker->database,
                                       (const gint64 *) (gpointer) offer->observations->data,
                                       offer->observations->len, &offer->n_photos, error))
    return NULL;

  return g_steal_pointer (&offer);
}

/* Of a round */

/* Whether the point lies in @unit_id or below; 0 is everywhere. */
static gboolean
is_below (SanRoster *roster,
          gint64     unit_id,
          gint64     below)
{
  for (const SanUnit *unit = san_roster_get (roster, unit_id); below != 0 && unit != NULL;
       unit = unit->parent_id != 0 ? san_roster_get (roster, unit->parent_id) : NULL)
    if (unit->id == below)
      return TRUE;

  return below == 0;
}

/* Ends the point that was gathered. */
static gboolean
close_group (Maker           *maker,
             GPtrArray       *group,
             SanTicketOffers *offers,
             GError         **error)
{
  SanTicketOffer *offer;

  if (group->len == 0)
    return TRUE;

  offer = make_offer (maker, (SanObservation **) group->pdata, group->len, error);
  g_ptr_array_set_size (group, 0);
  if (offer == NULL)
    return FALSE;
  g_ptr_array_add (offers->offers, offer);

  return TRUE;
}

static gboolean
gather (Maker           *maker,
        GPtrArray       *observations,
        gint64           unit_id,
        SanTicketOffers *offers,
        GError         **error)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  gint64 here = 0;
  gboolean inside = FALSE;

  for (guint i = 0; i < observations->len; i++)
    {
      SanObservation *observation = g_ptr_array_index (observations, i);
      SanTicketCover cover = { observation->id, 0 };
      SanTime closed_at;
      gint64 closed;

      if (observation->point_id != here)
        {
          g_autoptr (SanPoint) point = NULL;

          if (!close_group (maker, group, offers, error))
            return FALSE;
          here = observation->point_id;
          point = san_point_store_load (maker->database, here, error);
          if (point == NULL)
            return FALSE;
          inside = is_below (maker->roster, point->unit_id, unit_id);
        }
      if (!inside || g_hash_table_contains (maker->issued, &observation->id) ||
          !is_failed (maker, observation))
        continue;
      if (!san_ticket_record_newest (maker->database, here, observation->item_id,
                                     &cover.ticket_id, &closed, &closed_at, error))
        return FALSE;
      if (cover.ticket_id != 0)
        g_array_append_val (offers->covered, cover);
      else
        g_ptr_array_add (group, observation);
    }

  return close_group (maker, group, offers, error);
}

static int
compare_offers (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const SanTicketOffer *left = *(const SanTicketOffer *const *) a;
  const SanTicketOffer *right = *(const SanTicketOffer *const *) b;
  guint l = san_roster_index (data, left->unit_id);
  guint r = san_roster_index (data, right->unit_id);

  return l != r ? (l > r) - (l < r)
         : (left->point_id > right->point_id) - (left->point_id < right->point_id);
}

SanTicketOffers *
san_ticket_offers_of_round (SanDatabase    *database,
                            const SanRound *round,
                            gint64          unit_id,
                            SanTime         now,
                            GError        **error)
{
  g_auto (Maker) maker = { NULL };
  g_autoptr (GPtrArray) observations = NULL;
  g_autoptr (SanTicketOffers) offers = g_new0 (SanTicketOffers, 1);

  offers->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_offer_free);
  offers->covered = g_array_new (FALSE, FALSE, sizeof (SanTicketCover));
  if (!maker_open (&maker, database, round, now, error))
    return NULL;
  observations = san_observation_store_list (database, round->id, 0, error);
  if (observations == NULL || !gather (&maker, observations, unit_id, offers, error))
    return NULL;

  g_ptr_array_sort_with_data (offers->offers, compare_offers, maker.roster);

  return g_steal_pointer (&offers);
}

SanTicketOffer *
san_ticket_offer_of (SanDatabase    *database,
                     const SanRound *round,
                     const gint64   *observations,
                     guint           n_observations,
                     GError        **error)
{
  g_auto (Maker) maker = { NULL };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_observation_free);
  SanTime now;

  g_return_val_if_fail (n_observations > 0, NULL);

  if (!san_setting_now (database, &now, error) ||
      !maker_open (&maker, database, round, now, error))
    return NULL;

  for (guint i = 0; i < n_observations; i++)
    {
      SanObservation *observation = san_observation_store_get (database, observations[i], error);

      if (observation == NULL)
        return NULL;
      g_ptr_array_add (list, observation);
      if (observation->point_id != ((SanObservation *) list->pdata[0])->point_id)
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                               _("One ticket is about one point."));
          return NULL;
        }
      if (g_hash_table_contains (maker.issued, &observation->id))
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                               _("There is a ticket of this observation already."));
          return NULL;
        }
    }

  return make_offer (&maker, (SanObservation **) list->pdata, list->len, error);
}

/* Issuing */

void
san_ticket_offer_request (const SanTicketOffer *offer,
                          gint64                round_id,
                          SanTicketRequest     *request)
{
  *request = (SanTicketRequest) {
    .unit_id = offer->unit_id, .problem = offer->problem, .requirement = offer->requirement,
    .point_id = offer->point_id, .item_id = offer->item_id, .round_id = round_id,
    .source = SAN_TICKET_SOURCE_ONSITE, .as_of = SAN_TICKET_NO_TIME,
    .assist = (const gint64 *) (gpointer) offer->assist->data, .n_assist = offer->assist->len,
    .observations = (const gint64 *) (gpointer) offer->observations->data,
    .n_observations = offer->observations->len,
  };
}

typedef struct
{
  const SanRound  *round;
  SanTicketOffers *offers;
  const SanLimit  *limit;
  SanTime          now;
  const char      *actor;
  GArray          *made;
} Issue;

static gboolean
issue_offers (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Issue *issue = data;
  g_auto (SanTicketDesk) desk = { NULL };

  if (!san_ticket_desk_open (&desk, database, issue->now, issue->actor, error))
    return FALSE;

  for (guint i = 0; i < issue->offers->covered->len; i++)
    {
      const SanTicketCover *cover = &g_array_index (issue->offers->covered, SanTicketCover, i);

      if (!san_ticket_record_link (database, cover->ticket_id, 0, &cover->observation_id, 1,
                                   FALSE, error))
        return FALSE;
    }
  for (guint i = 0; i < issue->offers->offers->len; i++)
    {
      const SanTicketOffer *offer = g_ptr_array_index (issue->offers->offers, i);
      SanTicketRequest request;
      gint64 id;

      san_ticket_offer_request (offer, issue->round->id, &request);
      if (issue->limit != NULL)
        request.limit = *issue->limit;
      if (!san_ticket_desk_new (&desk, &request, NULL, 0, &id, error))
        {
          g_prefix_error (error, _("%s: "), offer->point);
          return FALSE;
        }
      g_array_append_val (issue->made, id);
    }

  return TRUE;
}

gboolean
san_ticket_from_round (SanWorkspace    *workspace,
                       const SanRound  *round,
                       SanTicketOffers *offers,
                       const SanLimit  *limit,
                       GArray         **ids,
                       GPtrArray      **swept,
                       GError         **error)
{
  g_autofree char *label = g_strdup_printf ("%s (%u)", round->label, offers->offers->len);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  Issue issue = {
    round, offers, limit, san_workspace_now (workspace), san_workspace_get_actor (workspace), made,
  };

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), FALSE);

  steps = san_escalation_run (workspace, error);
  if (steps == NULL)
    return FALSE;
  if (swept != NULL)
    *swept = g_steal_pointer (&steps);

  if (offers->offers->len + offers->covered->len > 0 &&
      !san_workspace_change (workspace, "tickets.new", label, issue_offers, &issue, NULL, error))
    return FALSE;
  if (ids != NULL)
    *ids = g_steal_pointer (&made);

  return TRUE;
}
