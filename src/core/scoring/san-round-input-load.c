/* san-round-input-load.c - a round's input from the records of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-input-load.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "registry/san-group-store.h"
#include "rounds/san-cell-visit.h"
#include "rounds/san-cross-store.h"
#include "rounds/san-survey-store.h"
#include "schemes/san-scheme-store.h"
#include "scoring/san-inspection-private.h"

/* A leaf of a scheme by its key, to match the cells of a unit, which come in byte order. */
typedef struct
{
  const char *key;
  guint       node;
} LeafKey;

typedef struct
{
  SanDatabase    *database;
  const SanRound *round;
  SanRoundInput  *input;
  gboolean        bare;        /* without names and codes: only figures are wanted */
  SanRoster      *roster;      /* on the last day of the period; NULL until it is needed */
  GHashTable     *by_unit;     /* unit id → 1 + index of the participant */
  GPtrArray      *leaves;      /* per scheme: GArray of LeafKey, by key */

  /* while cells are visited */
  SanParticipant *participant;
  gint64          unit_id;
  guint           next_leaf;
} Loader;

static void
loader_clear (Loader *self)
{
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->by_unit, g_hash_table_unref);
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static guint
find_participant (const Loader *self,
                  gint64        unit_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_unit, &unit_id)) - 1;
}

static SanRoster *
need_roster (Loader  *self,
             GError **error)
{
  if (self->roster == NULL)
    self->roster = san_roster_load (self->database, self->round->period.last, FALSE, error);

  return self->roster;
}

/* Schemes ---------------------------------------------------------------------------- */

static int
compare_leaf_keys (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (((const LeafKey *) a)->key, ((const LeafKey *) b)->key);
}

static void
add_leaves (Loader          *self,
            const SanScheme *scheme)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (LeafKey));

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      LeafKey leaf = { node->key, i };

      if (san_node_is_leaf (node))
        g_array_append_val (leaves, leaf);
    }
  g_array_sort (leaves, compare_leaf_keys);
  g_ptr_array_add (self->leaves, leaves);
}

static gboolean
load_schemes (Loader  *self,
              GError **error)
{
  for (guint i = 0; self->round->schemes[i] != NULL; i++)
    {
      g_autoptr (SanScheme) scheme =
        san_scheme_store_for_day (self->database, self->round->schemes[i],
                                  self->round->period.first, error);

      if (scheme == NULL)
        return FALSE;
      san_round_input_add_scheme (self->input, scheme);
      add_leaves (self, scheme);
    }

  return TRUE;
}

static gboolean
names_group (const SanScheme *scheme,
             const char      *group)
{
  g_autofree char *folded = san_text_fold (group);

  for (guint i = 0; scheme->groups != NULL && scheme->groups[i] != NULL; i++)
    {
      g_autofree char *name = san_text_fold (scheme->groups[i]);

      if (g_str_equal (name, folded))
        return TRUE;
    }

  return FALSE;
}

/* The scheme that names the group, else the one that is for any. */
static gboolean
choose_scheme (const Loader *self,
               const char   *group,
               guint        *scheme,
               GError      **error)
{
  const GPtrArray *schemes = self->input->schemes;

  for (int named = 1; named >= 0; named--)
    {
      const SanScheme *found = NULL;

      for (guint i = 0; i < schemes->len; i++)
        {
          const SanScheme *candidate = g_ptr_array_index (schemes, i);

          if (named ? !names_group (candidate, group) : candidate->groups != NULL)
            continue;
          if (found != NULL)
            {
              g_set_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS,
                           _("Round “%s”, group “%s”: the schemes “%s” and “%s” both fit"),
                           self->round->label, group, found->name, candidate->name);
              return FALSE;
            }
          found = candidate;
          *scheme = i;
        }
      if (found != NULL)
        return TRUE;
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("Round “%s”, group “%s”: none of its schemes fits"), self->round->label,
               group);

  return FALSE;
}

/* Participants ----------------------------------------------------------------------- */

static void
add_participant (Loader     *self,
                 gint64      unit_id,
                 guint       group,
                 guint       scheme,
                 SanStanding standing)
{
  const SanUnit *unit = self->bare ? NULL : san_roster_get (self->roster, unit_id);
  SanParticipant *participant =
    san_round_input_add_participant (self->input, unit_id, unit != NULL ? unit->code : "",
                                     unit != NULL ? san_roster_display (self->roster, unit)
                                                  : "", group, scheme);

  participant->standing = standing;
  /* members come in roster order: within a group the running number does as well */
  if (unit != NULL)
    participant->roster = san_roster_index (self->roster, unit_id);
  g_hash_table_insert (self->by_unit, &participant->unit_id,
                       GUINT_TO_POINTER (self->input->participants->len));
}

static gboolean
load_groups (Loader  *self,
             GError **error)
{
  g_autoptr (SanGrouping) grouping =
    san_group_store_get (self->database, self->round->grouping_id, self->round->period.last,
                         error);

  if (grouping == NULL || (!self->bare && need_roster (self, error) == NULL))
    return FALSE;

  for (guint i = 0; i < grouping->groups->len; i++)
    {
      const SanGroup *group = g_ptr_array_index (grouping->groups, i);
      guint scheme;
      guint index;

      if (group->members->len == 0)
        continue;
      if (!choose_scheme (self, group->name, &scheme, error))
        return FALSE;

      index = san_round_input_add_group (self->input, group->name);
      for (guint j = 0; j < group->members->len; j++)
        {
          const SanMember *member = g_ptr_array_index (group->members, j);

          if (find_participant (self, member->unit_id) == G_MAXUINT)
            add_participant (self, member->unit_id, index, scheme, member->standing);
        }
    }

  return TRUE;
}

static void
note_unit (gint64      unit_id,
           GHashTable *units)
{
  gint64 *key;

  if (g_hash_table_contains (units, &unit_id))
    return;

  key = g_new (gint64, 1);
  *key = unit_id;
  g_hash_table_add (units, key);
}

static void
on_cell_of_unit (gint64       unit_id,
                 const char  *component,
                 SanCellState state,
                 gint64       value,
                 const char  *reason,
                 const char  *confirmed,
                 gpointer     data)
{
  note_unit (unit_id, data);
}

static void
on_observed_unit (gint64   unit_id,
                  gpointer data)
{
  note_unit (unit_id, data);
}

/* Where somebody was asked, and who was scored by another unit */
static gboolean
note_asked_units (Loader     *self,
                  GHashTable *units,
                  GError    **error)
{
  g_autoptr (GArray) asked = san_survey_store_units (self->database, self->round->id, error);
  g_autoptr (GArray) scored = NULL;

  scored = asked != NULL ? san_evaluation_store_targets (self->database, self->round->id,
                                                         error) : NULL;
  if (scored == NULL)
    return FALSE;

  for (guint i = 0; i < asked->len; i++)
    note_unit (g_array_index (asked, gint64, i), units);
  for (guint i = 0; i < scored->len; i++)
    note_unit (g_array_index (scored, gint64, i), units);

  return TRUE;
}

/* (element-type gint64): every unit that has a row in the round, or an observed point */
static GHashTable *
list_units_with_rows (Loader  *self,
                      GError **error)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                        g_free, NULL);
  g_autoptr (GPtrArray) adjustments = NULL;
  g_autoptr (GPtrArray) vetoes = NULL;

  if (!san_cell_visit (self->database, self->round->id, FALSE, on_cell_of_unit, units,
                       error))
    return NULL;
  adjustments = san_adjustment_store_list (self->database, self->round->id, error);
  if (adjustments == NULL)
    return NULL;
  vetoes = san_veto_store_list (self->database, self->round->id, error);
  if (vetoes == NULL || !note_asked_units (self, units, error))
    return NULL;

  for (guint i = 0; i < adjustments->len; i++)
    {
      const SanAdjustment *adjustment = g_ptr_array_index (adjustments, i);

      for (guint j = 0; j < adjustment->shares->len; j++)
        note_unit (g_array_index (adjustment->shares, SanShare, j).unit_id, units);
    }
  for (guint i = 0; i < vetoes->len; i++)
    note_unit (((const SanVeto *) g_ptr_array_index (vetoes, i))->unit_id, units);
  if (!san_observed_unit_visit (self->database, self->round->id, on_observed_unit, units,
                                error))
    return NULL;

  return g_steal_pointer (&units);
}

/* A unit that had ended by then is still in the round where somebody scored it. */
static gboolean
widen_roster (Loader     *self,
              GHashTable *units,
              GError    **error)
{
  GHashTableIter iter;
  gpointer key;
  SanRoster *all;

  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (san_roster_get (self->roster, *(gint64 *) key) != NULL)
        continue;

      all = san_roster_load (self->database, self->round->period.last, TRUE, error);
      if (all == NULL)
        return FALSE;
      san_roster_unref (self->roster);
      self->roster = all;
      return TRUE;
    }

  return TRUE;
}

/* No grouping: one nameless group of all that have a row. */
static gboolean
load_nameless (Loader  *self,
               GError **error)
{
  g_autoptr (GHashTable) units = list_units_with_rows (self, error);
  guint scheme;
  guint group;

  if (units == NULL || need_roster (self, error) == NULL ||
      !widen_roster (self, units, error))
    return FALSE;
  if (g_hash_table_size (units) == 0)
    return TRUE;
  if (!choose_scheme (self, "", &scheme, error))
    return FALSE;

  group = san_round_input_add_group (self->input, "");
  for (guint i = 0; i < san_roster_size (self->roster); i++)
    {
      const SanUnit *unit = san_roster_nth (self->roster, i);

      if (g_hash_table_contains (units, &unit->id))
        add_participant (self, unit->id, group, scheme, SAN_STANDING_RANKED);
    }

  return TRUE;
}

/* Rows ------------------------------------------------------------------------------- */

/* The node of @component, G_MAXUINT if the scheme has no such leaf. Cells come in the
 * order of their keys, so that the next one is nearly always the right one. */
static guint
find_leaf (Loader     *self,
           const char *component)
{
  const GArray *leaves = g_ptr_array_index (self->leaves, self->participant->scheme);

  while (self->next_leaf < leaves->len)
    {
      const LeafKey *leaf = &g_array_index (leaves, LeafKey, self->next_leaf);
      int order = strcmp (leaf->key, component);

      if (order > 0)
        return G_MAXUINT;
      self->next_leaf++;
      if (order == 0)
        return leaf->node;
    }

  return G_MAXUINT;
}

static void
on_cell (gint64       unit_id,
         const char  *component,
         SanCellState state,
         gint64       value,
         const char  *reason,
         const char  *confirmed,
         gpointer     data)
{
  Loader *self = data;
  SanInputCell *cell;
  guint node;

  if (unit_id != self->unit_id)
    {
      guint index = find_participant (self, unit_id);

      self->unit_id = unit_id;
      self->next_leaf = 0;
      self->participant = index == G_MAXUINT
                          ? NULL : g_ptr_array_index (self->input->participants, index);
    }
  if (self->participant == NULL)
    return;
  node = find_leaf (self, component);
  if (node == G_MAXUINT)
    return;

  cell = &self->participant->cells[node];
  cell->state = state;
  cell->value = value;
  if (*reason != '\0')
    cell->reason = g_string_chunk_insert_const (self->input->strings, reason);
  if (*confirmed != '\0')
    cell->confirmed = g_string_chunk_insert_const (self->input->strings, confirmed);
}

/* Parts to six places; the last takes the remainder. */
static void
share_of (const SanAdjustment *adjustment,
          guint                index,
          mpq_t                amount)
{
  mpq_t whole;
  mpq_t parts;
  mpq_t part;

  mpq_init (whole);
  mpq_init (parts);
  mpq_init (part);
  san_rational_set_micro (whole, adjustment->amount);
  for (guint i = 0; i < adjustment->shares->len; i++)
    {
      san_rational_set_micro (part, g_array_index (adjustment->shares, SanShare, i).part);
      mpq_add (parts, parts, part);
    }

  mpq_set (amount, whole);
  for (guint i = 0; i <= index && mpq_sgn (parts) != 0; i++)
    {
      if (i + 1 == adjustment->shares->len)
        {
          mpq_set (amount, whole);
          break;
        }
      san_rational_set_micro (part, g_array_index (adjustment->shares, SanShare, i).part);
      san_rational_set_micro (amount, adjustment->amount);
      mpq_mul (part, part, amount);
      mpq_div (part, part, parts);
      san_rational_round (amount, part, 6);
      mpq_sub (whole, whole, amount);
    }

  mpq_clear (part);
  mpq_clear (parts);
  mpq_clear (whole);
}

static void
add_share (Loader              *self,
           const SanAdjustment *adjustment,
           guint                index,
           const mpq_t          amount)
{
  guint found = find_participant (self, g_array_index (adjustment->shares, SanShare,
                                                       index).unit_id);
  SanParticipant *participant;
  const SanScheme *scheme;

  if (found == G_MAXUINT)
    return;
  if (*adjustment->component == '\0')
    {
      san_round_input_add_adjustment (self->input, found, amount, adjustment->reason,
                                      adjustment->document, adjustment->rule);
      return;
    }

  participant = g_ptr_array_index (self->input->participants, found);
  scheme = g_ptr_array_index (self->input->schemes, participant->scheme);
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (node->source == SAN_SOURCE_DEDUCTION &&
          g_str_equal (node->key, adjustment->component))
        san_round_input_add_deduction (self->input, participant, i, amount);
    }
}

static gboolean
load_adjustments (Loader  *self,
                  GError **error)
{
  g_autoptr (GPtrArray) adjustments =
    san_adjustment_store_list (self->database, self->round->id, error);
  mpq_t amount;

  if (adjustments == NULL)
    return FALSE;

  mpq_init (amount);
  for (guint i = 0; i < adjustments->len; i++)
    {
      const SanAdjustment *adjustment = g_ptr_array_index (adjustments, i);

      for (guint j = 0; j < adjustment->shares->len; j++)
        {
          share_of (adjustment, j, amount);
          add_share (self, adjustment, j, amount);
        }
    }
  mpq_clear (amount);

  return TRUE;
}

static gboolean
load_vetoes (Loader  *self,
             GError **error)
{
  g_autoptr (GPtrArray) vetoes = san_veto_store_list (self->database, self->round->id, error);

  if (vetoes == NULL)
    return FALSE;

  for (guint i = 0; i < vetoes->len; i++)
    {
      const SanVeto *veto = g_ptr_array_index (vetoes, i);
      guint participant = find_participant (self, veto->unit_id);

      if (participant != G_MAXUINT)
        san_round_input_add_veto (self->input, participant, veto->effect, veto->value,
                                  veto->reason);
    }

  return TRUE;
}

/* A name that fits no unit of that day handicaps nobody; one that fits two is refused. */
static gboolean
load_handicaps (Loader  *self,
                GError **error)
{
  for (guint i = 0; i < self->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (self->input->schemes, i);

      for (guint j = 0; j < scheme->handicaps->len; j++)
        {
          const SanHandicap *handicap = g_ptr_array_index (scheme->handicaps, j);
          g_autoptr (GError) local = NULL;
          const SanUnit *unit;
          guint index;

          if (need_roster (self, error) == NULL)
            return FALSE;
          unit = san_roster_find (self->roster, handicap->unit, &local);
          if (g_error_matches (local, SAN_ERROR, SAN_ERROR_NOT_FOUND))
            continue;
          if (unit == NULL)
            {
              g_propagate_prefixed_error (error, g_steal_pointer (&local),
                                          _("Scheme “%s”, handicaps: "), scheme->name);
              return FALSE;
            }
          index = find_participant (self, unit->id);
          if (index != G_MAXUINT &&
              ((SanParticipant *) g_ptr_array_index (self->input->participants,
                                                     index))->scheme == i)
            san_round_input_set_handicap (self->input, i, j, index);
        }
    }

  return TRUE;
}

static gboolean
has_children_source (const SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          if (((const SanNode *) g_ptr_array_index (scheme->nodes, j))->source ==
              SAN_SOURCE_CHILDREN)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
load_children (Loader              *self,
               const SanRoundTrail *trail,
               GError             **error)
{
  if (!has_children_source (self->input))
    return TRUE;

  return need_roster (self, error) != NULL &&
         san_round_input_load_children (self->database, self->round, self->input,
                                        self->roster, trail, error);
}

static SanRoundInput *
load_records (SanDatabase         *database,
              const SanRound      *round,
              gboolean             bare,
              const SanRoundTrail *trail,
              GError             **error)
{
  g_autoptr (SanRoundInput) input = san_round_input_new (round->label, &round->period,
                                                         round->grouping);
  g_auto (Loader) loader = {
    .database = database, .round = round, .input = input, .bare = bare
  };

  loader.by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  loader.leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  if (!load_schemes (&loader, error) ||
      !(round->grouping_id != 0 ? load_groups (&loader, error)
                                : load_nameless (&loader, error)) ||
      !san_cell_visit (database, round->id, !bare, on_cell, &loader, error) ||
      !load_adjustments (&loader, error) ||
      !load_vetoes (&loader, error) ||
      !load_handicaps (&loader, error) ||
      !san_round_input_load_inspection (database, round, input, loader.by_unit, bare,
                                        error) ||
      !san_round_input_load_tickets (database, round, input, error) ||
      !san_round_input_load_survey (database, round, input, !bare, error) ||
      !san_round_input_load_cross (database, round, input, !bare, error) ||
      !load_children (&loader, trail, error))
    return NULL;

  return g_steal_pointer (&input);
}

static SanRoundInput *
load (SanDatabase         *database,
      const SanRound      *round,
      gboolean             bare,
      const SanRoundTrail *trail,
      GError             **error)
{
  if (round->state == SAN_ROUND_PUBLISHED)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) frozen = san_round_store_frozen (database, round->id, 0, &local);

      if (frozen != NULL)
        return san_round_input_thaw (frozen, error);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }

  return load_records (database, round, bare, trail, error);
}

SanRoundInput *
san_round_input_load (SanDatabase    *database,
                      const SanRound *round,
                      GError        **error)
{
  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  return load (database, round, FALSE, NULL, error);
}

SanRoundInput *
san_round_input_load_live (SanDatabase    *database,
                           const SanRound *round,
                           GError        **error)
{
  g_autoptr (SanRoundInput) input = NULL;

  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  input = load_records (database, round, FALSE, NULL, error);
  if (input == NULL ||
      !san_round_input_load_details (input, database, G_MAXUINT, error))
    return NULL;

  return g_steal_pointer (&input);
}

SanRoundInput *
san_round_input_load_figures (SanDatabase    *database,
                              const SanRound *round,
                              GError        **error)
{
  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  return load (database, round, TRUE, NULL, error);
}

SanRoundInput *
san_round_input_load_trailed (SanDatabase         *database,
                              const SanRound      *round,
                              const SanRoundTrail *trail,
                              GError             **error)
{
  return load (database, round, TRUE, trail, error);
}
