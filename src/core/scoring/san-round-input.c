/* san-round-input.c - what the scores and places of a round follow from, in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-input.h"

#include <glib/gi18n-lib.h>

#include "scoring/san-cross-score.h"
#include "scoring/san-inspection.h"
#include "scoring/san-survey-score.h"

static void
participant_free (SanParticipant *participant,
                  guint           n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    {
      if (participant->computed != NULL)
        {
          mpq_clear (participant->computed[i].value);
          g_free (participant->computed[i].note);
          g_clear_pointer (&participant->computed[i].below, g_array_unref);
        }
      if (participant->deducted != NULL)
        mpq_clear (participant->deducted[i]);
    }

  mpq_clear (participant->previous_total);
  g_free (participant->computed);
  g_free (participant->deducted);
  g_free (participant->n_deductions);
  g_free (participant);
}

static void
adjustment_clear (SanInputAdjustment *adjustment)
{
  mpq_clear (adjustment->amount);
}

SanRoundInput *
san_round_input_new (const char      *label,
                     const SanPeriod *period,
                     const char      *grouping)
{
  SanRoundInput *input = g_new0 (SanRoundInput, 1);

  input->ref_count = 1;
  input->label = g_strdup (label);
  input->period = *period;
  input->grouping = g_strdup (grouping);
  input->previous_label = g_strdup ("");
  input->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) san_scheme_unref);
  input->groups = g_ptr_array_new_with_free_func (g_free);
  input->participants = g_ptr_array_new ();
  input->adjustments = g_array_new (FALSE, TRUE, sizeof (SanInputAdjustment));
  g_array_set_clear_func (input->adjustments, (GDestroyNotify) adjustment_clear);
  input->vetoes = g_array_new (FALSE, TRUE, sizeof (SanInputVeto));
  input->handicap_units = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  input->strings = g_string_chunk_new (4096);

  return input;
}

SanRoundInput *
san_round_input_ref (SanRoundInput *input)
{
  g_return_val_if_fail (input != NULL, NULL);

  g_atomic_int_inc (&input->ref_count);

  return input;
}

void
san_round_input_unref (SanRoundInput *input)
{
  if (input == NULL || !g_atomic_int_dec_and_test (&input->ref_count))
    return;

  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

      participant_free (participant, scheme->nodes->len);
    }
  g_ptr_array_unref (input->participants);
  g_ptr_array_unref (input->schemes);
  g_ptr_array_unref (input->groups);
  g_array_unref (input->adjustments);
  g_array_unref (input->vetoes);
  g_ptr_array_unref (input->handicap_units);
  san_inspection_free (input->inspection);
  san_survey_book_free (input->survey);
  san_cross_book_free (input->cross);
  g_string_chunk_free (input->strings);
  g_free (input->label);
  g_free (input->grouping);
  g_free (input->previous_label);
  g_free (input);
}

guint
san_round_input_add_scheme (SanRoundInput *input,
                            SanScheme     *scheme)
{
  GArray *units = g_array_sized_new (FALSE, FALSE, sizeof (guint), scheme->handicaps->len);
  const guint none = G_MAXUINT;

  for (guint i = 0; i < scheme->handicaps->len; i++)
    g_array_append_val (units, none);

  g_ptr_array_add (input->schemes, san_scheme_ref (scheme));
  g_ptr_array_add (input->handicap_units, units);

  return input->schemes->len - 1;
}

guint
san_round_input_add_group (SanRoundInput *input,
                           const char    *name)
{
  g_ptr_array_add (input->groups, g_strdup (name));

  return input->groups->len - 1;
}

/* Inspected leaves score from their book, and would have thousands of units keep numbers that
 * nobody sets. */
static gboolean
has_computed_leaf (const SanScheme *scheme)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (san_node_is_computed (node) && node->source != SAN_SOURCE_INSPECTION)
        return TRUE;
    }

  return FALSE;
}

SanParticipant *
san_round_input_add_participant (SanRoundInput *input,
                                 gint64         unit_id,
                                 const char    *code,
                                 const char    *name,
                                 guint          group,
                                 guint          scheme_index)
{
  SanScheme *scheme = g_ptr_array_index (input->schemes, scheme_index);
  SanParticipant *participant;

  /* the cells lie behind it, in the same piece */
  participant = g_malloc0 (sizeof (SanParticipant) +
                           scheme->nodes->len * sizeof (SanInputCell));
  participant->unit_id = unit_id;
  participant->code = g_string_chunk_insert_const (input->strings, code);
  participant->name = g_string_chunk_insert_const (input->strings, name);
  participant->roster = input->participants->len;
  participant->group = group;
  participant->standing = SAN_STANDING_RANKED;
  participant->scheme = scheme_index;
  participant->cells = (SanInputCell *) (participant + 1);
  mpq_init (participant->previous_total);
  if (has_computed_leaf (scheme))
    {
      participant->computed = g_new0 (SanInputComputed, scheme->nodes->len);
      for (guint i = 0; i < scheme->nodes->len; i++)
        mpq_init (participant->computed[i].value);
    }
  g_ptr_array_add (input->participants, participant);

  return participant;
}

void
san_round_input_add_deduction (SanRoundInput  *input,
                               SanParticipant *participant,
                               guint           node,
                               const mpq_t     amount)
{
  const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

  if (participant->deducted == NULL)
    {
      participant->deducted = g_new0 (mpq_t, scheme->nodes->len);
      participant->n_deductions = g_new0 (guint, scheme->nodes->len);
      for (guint i = 0; i < scheme->nodes->len; i++)
        mpq_init (participant->deducted[i]);
    }

  mpq_add (participant->deducted[node], participant->deducted[node], amount);
  participant->n_deductions[node]++;
}

static const char *
intern (SanRoundInput *input,
        const char    *text)
{
  return g_string_chunk_insert_const (input->strings, text != NULL ? text : "");
}

void
san_round_input_add_adjustment (SanRoundInput *input,
                                guint          participant,
                                const mpq_t    amount,
                                const char    *reason,
                                const char    *document,
                                const char    *rule)
{
  SanInputAdjustment adjustment = { .participant = participant };

  mpq_init (adjustment.amount);
  mpq_set (adjustment.amount, amount);
  adjustment.reason = intern (input, reason);
  adjustment.document = intern (input, document);
  adjustment.rule = intern (input, rule);
  g_array_append_val (input->adjustments, adjustment);
}

void
san_round_input_add_veto (SanRoundInput *input,
                          guint          participant,
                          SanVetoEffect  effect,
                          gint64         value,
                          const char    *reason)
{
  SanInputVeto veto = { .participant = participant, .effect = effect, .value = value };

  veto.reason = intern (input, reason);
  g_array_append_val (input->vetoes, veto);
}

void
san_round_input_set_handicap (SanRoundInput *input,
                              guint          scheme,
                              guint          handicap,
                              guint          participant)
{
  GArray *units = g_ptr_array_index (input->handicap_units, scheme);

  g_return_if_fail (handicap < units->len);

  g_array_index (units, guint, handicap) = participant;
}

/* Does a leaf of @scheme take the totals of participants of @needed, in this round? */
static gboolean
scheme_needs (const SanRoundInput *input,
              guint                scheme,
              guint                needed)
{
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *own = g_ptr_array_index (input->schemes, participant->scheme);

      if (participant->scheme != scheme || participant->computed == NULL)
        continue;
      for (guint j = 0; j < own->nodes->len; j++)
        {
          GArray *below = participant->computed[j].below;

          for (guint k = 0; below != NULL && k < below->len; k++)
            {
              guint index = g_array_index (below, guint, k);
              const SanParticipant *other = g_ptr_array_index (input->participants, index);

              if (other->scheme == needed)
                return TRUE;
            }
        }
    }

  return FALSE;
}

GArray *
san_round_input_order_schemes (const SanRoundInput *input,
                               GError             **error)
{
  guint n = input->schemes->len;
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autofree gboolean *done = g_new0 (gboolean, n);

  while (order->len < n)
    {
      guint before = order->len;

      for (guint i = 0; i < n; i++)
        {
          gboolean ready = !done[i];

          for (guint j = 0; ready && j < n; j++)
            ready = done[j] || !scheme_needs (input, i, j);
          if (!ready)
            continue;
          done[i] = TRUE;
          g_array_append_val (order, i);
        }

      if (order->len == before)
        {
          guint stuck = 0;

          while (done[stuck])
            stuck++;
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("The scheme “%s” needs its own totals: its children source leads back "
                         "to it"),
                       ((SanScheme *) g_ptr_array_index (input->schemes, stuck))->name);
          return NULL;
        }
    }

  return g_steal_pointer (&order);
}
