/* san-round-input-tickets.c - figures of tickets, for the source tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-round-input-load.h"
#include "tickets/san-ticket-figures.h"

/* A note names so many of the tickets that cost something; more would be a list. */
#define NUMBERS_MAX 40

/* In the order of the words of the scheme file. */
typedef enum
{
  ON_TIME,
  CLOSURE,
  NO_RELAPSE,
} Indicator;

typedef struct
{
  SanRoundInput *input;
  SanTicketBook *book;
  GHashTable    *by_unit;    /* unit id → GPtrArray of SanTicketFact */
} Tickets;

static Indicator
indicator_of (const SanNode *node)
{
  if (g_str_equal (node->indicator, "on_time"))
    return ON_TIME;

  return g_str_equal (node->indicator, "closure") ? CLOSURE : NO_RELAPSE;
}

/* What the ticket brings to the two sides of the rate. */
static void
weigh (const SanTicketFact *fact,
       Indicator            indicator,
       guint               *part,
       guint               *whole)
{
  switch (indicator)
    {
    case NO_RELAPSE:
      *whole = fact->looked_back;
      *part = fact->looked_back - fact->relapsed;
      break;

    case ON_TIME:
    case CLOSURE:
    default:
      *whole = fact->counts[SAN_FIGURE_DUE];
      *part = indicator == ON_TIME ? fact->on_time : fact->closed;
    }
}

static void
add_number (const SanTicketFact *fact,
            guint                n,
            GString             *note)
{
  g_autofree char *number = NULL;

  if (n == NUMBERS_MAX)
    g_string_append (note, " …");
  if (n >= NUMBERS_MAX)
    return;

  number = san_ticket_number_format (&fact->first);
  g_string_append_printf (note, "%s%s", n == 0 ? "; " : " ", number);
}

/* The note says numerator, denominator and cut-off, then the tickets that are not in the
 * numerator; without words, since it is frozen as it stands. */
static void
fill_unit (Tickets        *self,
           const SanNode  *node,
           SanParticipant *participant)
{
  SanInputComputed *computed = &participant->computed[node->index];
  const GPtrArray *facts = g_hash_table_lookup (self->by_unit, &participant->unit_id);
  g_autofree char *cut_off = san_time_format (self->book->cut_off);
  g_autoptr (GString) missed = g_string_new (NULL);
  guint top = 0;
  guint bottom = 0;
  guint n = 0;

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      guint part, whole;

      weigh (facts->pdata[i], indicator_of (node), &part, &whole);
      top += part;
      bottom += whole;
      if (part < whole)
        add_number (facts->pdata[i], n++, missed);
    }

  g_free (computed->note);
  computed->note = g_strdup_printf ("%u/%u (%s)%s", top, bottom, cut_off,
                                    missed->str);
  computed->has_data = bottom > 0;
  if (bottom > 0)
    {
      mpq_t rate;

      mpq_init (rate);
      mpq_set_ui (rate, top, bottom);
      mpq_canonicalize (rate);
      san_rational_set_micro (computed->value, node->full);
      mpq_mul (computed->value, computed->value, rate);
      mpq_clear (rate);
    }
}

static void
fill_leaf (Tickets       *self,
           guint          scheme,
           const SanNode *node)
{
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (self->input->participants, i);

      if (participant->scheme == scheme)
        fill_unit (self, node, participant);
    }
}

static gboolean
uses_tickets (const SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        if (((SanNode *) g_ptr_array_index (scheme->nodes, j))->source == SAN_SOURCE_TICKETS)
          return TRUE;
    }

  return FALSE;
}

static GHashTable *
index_facts (SanTicketBook *book)
{
  GHashTable *by_unit = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                               (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < book->facts->len; i++)
    {
      SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      GPtrArray *facts = g_hash_table_lookup (by_unit, &fact->unit_id);

      if (facts == NULL)
        {
          facts = g_ptr_array_new ();
          g_hash_table_insert (by_unit, &fact->unit_id, facts);
        }
      g_ptr_array_add (facts, fact);
    }

  return by_unit;
}

static void
fill_leaves (Tickets *self)
{
  for (guint i = 0; i < self->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (self->input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source == SAN_SOURCE_TICKETS)
            fill_leaf (self, i, node);
        }
    }
}

gboolean
san_round_input_load_tickets (SanDatabase    *database,
                              const SanRound *round,
                              SanRoundInput  *input,
                              GError        **error)
{
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (GHashTable) by_unit = NULL;
  Tickets self = { input };

  if (!uses_tickets (input))
    return TRUE;

  self.book = book =
    san_ticket_book_load (database, (SanTime) round->period.first * SAN_MINUTES_PER_DAY,
                          ((SanTime) round->period.last + 1) * SAN_MINUTES_PER_DAY - 1, error);
  if (book == NULL)
    return FALSE;

  self.by_unit = by_unit = index_facts (book);

  fill_leaves (&self);

  return TRUE;
}
