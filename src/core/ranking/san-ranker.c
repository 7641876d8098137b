/* san-ranker.c - the order of units, ties and places: scoring.md §7
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ranking/san-ranking-private.h"

typedef enum
{
  BREAK_BY_COMPONENT,
  BREAK_BY_PROBLEMS,
  BREAK_BY_PREVIOUS,
  BREAK_BY_ROSTER,
} BreakerKind;

typedef struct
{
  BreakerKind kind;
  gboolean    lower_first;
  int        *nodes;          /* by scheme of the input: index of the component, −1 */
} Breaker;

static void
breaker_clear (Breaker *breaker)
{
  g_free (breaker->nodes);
}

/* The words have precedence over components of the same key. */
static Breaker
parse_breaker (const SanRoundInput *input,
               const char          *text)
{
  Breaker breaker = { .lower_first = *text == '-' };
  const char *key = breaker.lower_first ? text + 1 : text;

  if (g_str_equal (key, "problems"))
    {
      breaker.kind = BREAK_BY_PROBLEMS;
      return breaker;
    }
  if (g_str_equal (text, "previous") || g_str_equal (text, "roster"))
    {
      breaker.kind = *text == 'p' ? BREAK_BY_PREVIOUS : BREAK_BY_ROSTER;
      return breaker;
    }

  breaker.kind = BREAK_BY_COMPONENT;
  breaker.nodes = g_new (int, input->schemes->len);
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanNode *node = san_scheme_find_node (g_ptr_array_index (input->schemes, i), key);

      breaker.nodes[i] = node != NULL && g_str_equal (node->key, key) ? (int) node->index : -1;
    }

  return breaker;
}

void
san_ranker_init (SanRanker        *self,
                 const SanRanking *ranking,
                 const GArray     *entrants)
{
  const SanRoundInput *input = ranking->input;
  guint governing = G_MAXUINT;

  for (guint i = 0; i < entrants->len; i++)
    {
      guint index = g_array_index (entrants, SanEntrant, i).participant;

      governing = MIN (governing, ranking->scores->scores[index].participant->scheme);
    }

  self->ranking = ranking;
  self->scheme = g_ptr_array_index (input->schemes, governing);
  self->breakers = g_array_new (FALSE, FALSE, sizeof (Breaker));
  g_array_set_clear_func (self->breakers, (GDestroyNotify) breaker_clear);
  for (guint i = 0; self->scheme->tie_breakers[i] != NULL; i++)
    {
      Breaker breaker = parse_breaker (input, self->scheme->tie_breakers[i]);

      g_array_append_val (self->breakers, breaker);
    }
}

void
san_ranker_clear (SanRanker *self)
{
  g_clear_pointer (&self->breakers, g_array_unref);
}

int
san_ranker_compare (const SanRanker *self,
                    const SanScore  *a,
                    const SanScore  *b)
{
  int order;

  if (a->last != b->last)
    return a->last ? 1 : -1;

  order = self->scheme->rank_on == SAN_RANK_ON_FULL ? mpq_cmp (a->full, b->full)
                                                    : san_score_compare_totals (a, b);

  return self->scheme->higher_is_better ? -order : order;
}

/* Higher first; a unit without data there last, whichever way it goes. */
static int
compare_component (const Breaker  *breaker,
                   const SanScore *a,
                   const SanScore *b)
{
  int node_a = breaker->nodes[a->participant->scheme];
  int node_b = breaker->nodes[b->participant->scheme];
  gboolean has_a = node_a >= 0 && a->nodes[node_a].state == SAN_NODE_SCORED;
  gboolean has_b = node_b >= 0 && b->nodes[node_b].state == SAN_NODE_SCORED;
  int order;

  if (!has_a || !has_b)
    return has_b - has_a;
  order = mpq_cmp (a->nodes[node_a].used, b->nodes[node_b].used);

  return breaker->lower_first ? order : -order;
}

static int
compare_previous (const SanScore *a,
                  const SanScore *b)
{
  /* no place wraps round to the largest number, which is last */
  guint place_a = a->participant->previous_place - 1;
  guint place_b = b->participant->previous_place - 1;

  return (place_a > place_b) - (place_a < place_b);
}

int
san_ranker_break_tie (const SanRanker *self,
                      const SanScore  *a,
                      const SanScore  *b)
{
  int order = 0;

  for (guint i = 0; order == 0 && i < self->breakers->len; i++)
    {
      const Breaker *breaker = &g_array_index (self->breakers, Breaker, i);

      switch (breaker->kind)
        {
        case BREAK_BY_COMPONENT:
          order = compare_component (breaker, a, b);
          break;

        case BREAK_BY_PROBLEMS:
          order = (a->problems > b->problems) - (a->problems < b->problems);
          break;

        case BREAK_BY_PREVIOUS:
          order = compare_previous (a, b);
          break;

        case BREAK_BY_ROSTER:
        default:
          return 0;   /* what comes after it can tell nothing more */
        }
    }

  return order;
}

gboolean
san_place_counts (const SanPlace *place)
{
  return !place->absent && place->standing != SAN_STANDING_LISTED;
}

/* Placed, then listed, then absent. */
static int
section_of (const SanPlace *place)
{
  return place->absent ? 2 : place->standing == SAN_STANDING_LISTED ? 1 : 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const SanRanker *self = data;
  const SanPlace *place_a = *(const SanPlace *const *) a;
  const SanPlace *place_b = *(const SanPlace *const *) b;
  guint roster_a = place_a->score->participant->roster;
  guint roster_b = place_b->score->participant->roster;
  int section = section_of (place_a);
  int order = section - section_of (place_b);

  if (order == 0 && section < 2)
    order = san_ranker_compare (self, place_a->score, place_b->score);
  if (order == 0 && section == 0)
    order = san_ranker_break_tie (self, place_a->score, place_b->score);
  if (order == 0)
    order = (roster_a > roster_b) - (roster_a < roster_b);

  return order;
}

void
san_ranker_place (SanRanker      *self,
                  SanRankedGroup *group)
{
  guint last = 0;
  SanPlace *before = NULL;

  g_ptr_array_sort_with_data (group->places, compare_places, self);

  for (guint i = 0; i < group->places->len; i++)
    {
      SanPlace *place = g_ptr_array_index (group->places, i);
      gboolean equal;

      if (!san_place_counts (place))
        break;
      equal = before != NULL && san_ranker_compare (self, before->score, place->score) == 0;
      if (self->scheme->ties == SAN_TIES_UNIQUE)
        {
          place->place = i + 1;
          if (equal && san_ranker_break_tie (self, before->score, place->score) == 0)
            before->by_roster = place->by_roster = TRUE;
        }
      else if (equal)
        {
          place->place = before->place;
          before->tied = place->tied = TRUE;
        }
      else
        {
          place->place = self->scheme->ties == SAN_TIES_DENSE ? last + 1 : i + 1;
        }
      last = place->place;
      before = place;
    }
}
