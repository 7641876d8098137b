/* san-round-input-children.c - totals of the units below, for the source children
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "scoring/san-round-input-load.h"
#include "scoring/san-score-private.h"

typedef struct
{
  SanDatabase         *database;
  const SanRound      *round;
  SanRoundInput       *input;
  SanRoster           *roster;
  const SanRoundTrail *trail;
  GHashTable          *own;      /* unit id → 1 + participant of this round */
  GPtrArray           *rounds;   /* all rounds of the file */
  GHashTable          *scores;   /* round id → SanScores */
} Children;

static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *folded_a = san_text_fold (a);
  g_autofree char *folded_b = san_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

/* (element-type gint64): by participant; the keys belong to the input */
static GHashTable *
index_units (const SanRoundInput *input)
{
  GHashTable *units = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);

      g_hash_table_insert (units, &participant->unit_id, GUINT_TO_POINTER (i + 1));
    }

  return units;
}

static void
add_below (const SanUnit *unit,
           gboolean       leaf,
           GArray        *ids)
{
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const SanUnit *child = g_ptr_array_index (unit->children, i);
      gboolean inner = child->children != NULL && child->children->len > 0;

      if (leaf && inner)
        add_below (child, leaf, ids);
      else
        g_array_append_val (ids, child->id);
    }
}

/* (element-type gint64): the units below, on the last day of the period */
static GArray *
units_below (const Children       *self,
             const SanParticipant *participant,
             const SanNode        *node)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SanUnit *unit = san_roster_get (self->roster, participant->unit_id);

  if (unit != NULL)
    add_below (unit, node->level_leaf, ids);

  return ids;
}

/* Those of @ids that @input scores by @scheme, as participants. */
static GArray *
participants_among (const SanRoundInput *input,
                    GHashTable          *by_unit,
                    const GArray        *ids,
                    const char          *scheme)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ids->len; i++)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (by_unit,
                                                           &g_array_index (ids, gint64, i)));
      const SanParticipant *participant;
      const SanScheme *own;

      if (index == 0)
        continue;
      index--;
      participant = g_ptr_array_index (input->participants, index);
      own = g_ptr_array_index (input->schemes, participant->scheme);
      if (same_name (own->name, scheme))
        g_array_append_val (found, index);
    }

  return found;
}

static gboolean
uses_scheme (const SanRound *round,
             const char     *scheme)
{
  for (guint i = 0; round->schemes[i] != NULL; i++)
    {
      if (same_name (round->schemes[i], scheme))
        return TRUE;
    }

  return FALSE;
}

/* The round that this one names for its units below, if it uses the scheme. */
static const SanRound *
find_named (const Children *self,
            const SanNode  *node)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const SanRound *candidate = g_ptr_array_index (self->rounds, i);

      if (candidate->id == self->round->children_id && uses_scheme (candidate, node->scheme))
        return candidate;
    }

  return NULL;
}

/* The only other round of the same period with that scheme; NULL without error where
 * there is none. */
static gboolean
find_of_period (const Children  *self,
                const SanNode   *node,
                const SanRound **found,
                GError         **error)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const SanRound *candidate = g_ptr_array_index (self->rounds, i);

      if (candidate->id == self->round->id ||
          candidate->period.first != self->round->period.first ||
          candidate->period.last != self->round->period.last ||
          !uses_scheme (candidate, node->scheme))
        continue;
      if (*found != NULL)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS,
                       _("Round “%s”, component “%s”: the rounds “%s” and “%s” of the same "
                         "period both use the scheme “%s”; name one with --children"),
                       self->round->label, node->key, (*found)->label, candidate->label,
                       node->scheme);
          return FALSE;
        }
      *found = candidate;
    }

  return TRUE;
}

/* (transfer none) */
static SanScores *
scores_of (const Children *self,
           const SanRound *round,
           GError        **error)
{
  SanRoundTrail trail = { self->round->id, self->trail };
  g_autoptr (SanRoundInput) input = NULL;
  SanScores *scores = g_hash_table_lookup (self->scores, &round->id);

  if (scores != NULL)
    return scores;

  for (const SanRoundTrail *step = &trail; step != NULL; step = step->outer)
    {
      if (step->round_id != round->id)
        continue;
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Rounds “%s” and “%s” take their scores from each other"),
                   self->round->label, round->label);
      return NULL;
    }

  input = san_round_input_load_trailed (self->database, round, &trail, error);
  if (input == NULL)
    return NULL;
  scores = san_scores_compute (input, error);
  if (scores != NULL)
    g_hash_table_insert (self->scores, (gpointer) & round->id, scores);

  return scores;
}

/* Takes the mean from the totals of another round. */
static void
fill_from (const Children *self,
           guint           scheme,
           const SanNode  *node,
           SanScores      *scores)
{
  g_autoptr (GHashTable) by_unit = index_units (scores->input);

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (self->input->participants, i);
      SanInputComputed *out;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GArray) below = NULL;
      guint n;

      if (participant->scheme != scheme)
        continue;
      ids = units_below (self, participant, node);
      below = participants_among (scores->input, by_unit, ids, node->scheme);
      out = &participant->computed[node->index];
      n = san_scores_mean_below (scores, below, node, out->value);
      out->has_data = n > 0;
      out->note = g_strdup_printf ("%u units: %s", n, scores->input->label);
    }
}

/* Notes who stands below in this round: the engine takes the mean of their totals. TRUE
 * when anybody does. */
static gboolean
fill_here (const Children *self,
           guint           scheme,
           const SanNode  *node)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (self->input->participants, i);
      g_autoptr (GArray) ids = NULL;
      GArray *below;

      if (participant->scheme != scheme)
        continue;
      ids = units_below (self, participant, node);
      below = participants_among (self->input, self->own, ids, node->scheme);
      any |= below->len > 0;
      participant->computed[node->index].below = below;
    }

  return any;
}

static void
clear_below (const Children *self,
             guint           scheme,
             const SanNode  *node)
{
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (self->input->participants, i);

      if (participant->scheme == scheme)
        g_clear_pointer (&participant->computed[node->index].below, g_array_unref);
    }
}

/* From the round named for it; else from this one, where units below stand in it; else
 * from the other round of the period. */
static gboolean
fill_leaf (const Children *self,
           guint           scheme,
           const SanNode  *node,
           GError        **error)
{
  const SanRound *other = find_named (self, node);
  SanScores *scores;

  if (other == NULL)
    {
      if (fill_here (self, scheme, node))
        return TRUE;
      clear_below (self, scheme, node);
      if (!find_of_period (self, node, &other, error))
        return FALSE;
    }
  if (other == NULL)
    return TRUE;

  scores = scores_of (self, other, error);
  if (scores == NULL)
    return FALSE;
  fill_from (self, scheme, node, scores);

  return TRUE;
}

gboolean
san_round_input_load_children (SanDatabase         *database,
                               const SanRound      *round,
                               SanRoundInput       *input,
                               SanRoster           *roster,
                               const SanRoundTrail *trail,
                               GError             **error)
{
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GHashTable) own = index_units (input);
  g_autoptr (GHashTable) scores =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                           (GDestroyNotify) san_scores_free);
  g_autoptr (GArray) order = NULL;
  Children self = { database, round, input, roster, trail, own, NULL, scores };

  self.rounds = rounds = san_round_store_list (database, error);
  if (rounds == NULL)
    return FALSE;

  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source == SAN_SOURCE_CHILDREN && !fill_leaf (&self, i, node, error))
            return FALSE;
        }
    }
  order = san_round_input_order_schemes (input, error);

  return order != NULL;
}
