/* san-adjustment-proposals.c - what red tickets and relapses would cost, by the scheme's rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-adjustment-proposals.h"

#include "base/san-decimal.h"
#include "base/san-utils.h"
#include "scoring/san-round-input.h"
#include "tickets/san-ticket-figures.h"

typedef struct
{
  SanRoundInput *input;
  SanTicketBook *book;
  GPtrArray     *stored;      /* SanAdjustment */
  GPtrArray     *proposals;   /* SanAdjustmentProposal */
} Proposals;

void
san_adjustment_proposal_free (SanAdjustmentProposal *proposal)
{
  g_free (proposal->unit);
  g_free (proposal->rule);
  g_free (proposal->numbers);
  g_clear_pointer (&proposal->adjustment, san_adjustment_free);
  g_free (proposal);
}

/* How often the rule strikes @unit; @numbers: of those tickets */
static guint
count_cases (const Proposals *self,
             gint64           unit,
             gboolean         red,
             GString         *numbers)
{
  guint n = 0;

  for (guint i = 0; i < self->book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (self->book->facts, SanTicketFact, i);
      guint cases = red ? (guint) fact->red : fact->relapsed;
      g_autofree char *number = NULL;

      if (fact->unit_id != unit || cases == 0)
        continue;

      number = san_ticket_number_format (&fact->first);
      g_string_append_printf (numbers, "%s%s", n > 0 ? " " : "", number);
      n += cases;
    }

  return n;
}

/* What the ledger has of the rule for the unit alone */
static gint64
amount_stored (const Proposals *self,
               gint64           unit,
               const char      *rule)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->stored->len; i++)
    {
      const SanAdjustment *row = self->stored->pdata[i];

      if (g_str_equal (row->rule, rule) && row->shares->len == 1 &&
          g_array_index (row->shares, SanShare, 0).unit_id == unit)
        sum += row->amount;
    }

  return sum;
}

static SanAdjustment *
adjustment_new (gint64                   unit,
                const SanAdjustmentRule *rule,
                gint64                   amount,
                const char              *numbers)
{
  SanAdjustment *row = san_adjustment_new ();
  SanShare share = { unit, SAN_MICRO };

  row->amount = amount;
  san_set_str (&row->rule, rule->name);
  g_free (row->reason);
  row->reason = g_strdup_printf ("%s：%s", rule->name, numbers);
  g_array_append_val (row->shares, share);

  return row;
}

/* The amounts of all cases, capped by the rule, less what is booked */
static void
propose (Proposals               *self,
         const SanParticipant    *participant,
         const SanAdjustmentRule *rule)
{
  gint64 unit = participant->unit_id;
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = count_cases (self, unit, g_str_equal (rule->source, "red-tickets"), numbers);
  gint64 booked = amount_stored (self, unit, rule->name);
  gint64 amount = rule->amount * n;
  SanAdjustmentProposal *proposal;

  if (n == 0 && booked == 0)
    return;

  if (rule->has_cap)
    amount = CLAMP (amount, -rule->cap, rule->cap);
  amount -= booked;
  proposal = g_new0 (SanAdjustmentProposal, 1);
  proposal->unit_id = unit;
  proposal->unit = g_strdup (participant->name);
  proposal->rule = g_strdup (rule->name);
  proposal->cases = n;
  proposal->numbers = g_strdup (numbers->str);
  proposal->booked = booked;
  if (amount != 0 && (amount < 0) == (rule->amount < 0))
    proposal->adjustment = adjustment_new (unit, rule, amount, numbers->str);
  g_ptr_array_add (self->proposals, proposal);
}

static gboolean
is_counted (const SanAdjustmentRule *rule)
{
  return g_strcmp0 (rule->source, "red-tickets") == 0 ||
         g_strcmp0 (rule->source, "relapses") == 0;
}

gboolean
san_adjustment_proposals_apply (GPtrArray *schemes)
{
  for (guint i = 0; i < schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (schemes, i);

      for (guint j = 0; j < scheme->rules->len; j++)
        if (is_counted (g_ptr_array_index (scheme->rules, j)))
          return TRUE;
    }

  return FALSE;
}

static void
propose_all (Proposals *self)
{
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *participant = self->input->participants->pdata[i];
      const SanScheme *scheme = self->input->schemes->pdata[participant->scheme];

      for (guint j = 0; j < scheme->rules->len; j++)
        {
          const SanAdjustmentRule *rule = scheme->rules->pdata[j];

          if (is_counted (rule))
            propose (self, participant, rule);
        }
    }
}

GPtrArray *
san_adjustment_proposals (SanDatabase    *database,
                          const SanRound *round,
                          GError        **error)
{
  g_autoptr (SanRoundInput) input = san_round_input_load (database, round, error);
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  Proposals self = { input };

  if (input == NULL)
    return NULL;

  /* books of tickets are read only where there are such rules */
  if (!san_adjustment_proposals_apply (input->schemes))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) san_adjustment_proposal_free);

  self.book = book =
    san_ticket_book_load (database, (SanTime) round->period.first * SAN_MINUTES_PER_DAY,
                          ((SanTime) round->period.last + 1) * SAN_MINUTES_PER_DAY - 1, error);
  self.stored = stored = book != NULL ? san_adjustment_store_list (database, round->id, error)
                                      : NULL;
  if (stored == NULL)
    return NULL;

  self.proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) san_adjustment_proposal_free);
  propose_all (&self);

  return self.proposals;
}

gboolean
san_adjustment_proposals_book (SanDatabase    *database,
                               const SanRound *round,
                               GPtrArray      *proposals,
                               const char     *entered_at,
                               const char     *entered_by,
                               GError        **error)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanAdjustmentProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->adjustment != NULL &&
          !san_adjustment_store_put (database, round->id, proposal->adjustment, entered_at,
                                     entered_by, error))
        return FALSE;
    }

  return TRUE;
}
