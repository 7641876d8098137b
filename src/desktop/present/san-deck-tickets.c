/* san-deck-tickets.c - the tickets of the round's period, for a slide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-deck.h"

#include <glib/gi18n-lib.h>

#include "charts/san-stage-chart.h"
#include "store/san-setting-store.h"
#include "widgets/san-ticket-glyph.h"

static const SanTicketStage stages[] = {
  SAN_TICKET_ISSUED, SAN_TICKET_RECEIVED, SAN_TICKET_RECTIFYING, SAN_TICKET_REPORTED,
  SAN_TICKET_VERIFIED,
};

static void
unit_free (SanDeckTicketUnit *unit)
{
  g_free (unit->name);
  g_free (unit);
}

void
san_deck_tickets_free (SanDeckTickets *self)
{
  g_free (self->on_time);
  g_free (self->relapse);
  g_clear_object (&self->stages);
  g_ptr_array_unref (self->units);
  g_free (self);
}

static char *
percent (const SanTicketFigures *total,
         SanFigure               figure)
{
  g_autofree char *text = san_ticket_figures_text (total, figure);

  return *text != '\0' ? g_strconcat (text, "%", NULL) : g_strdup ("—");
}

static gint
compare_units (gconstpointer a,
               gconstpointer b)
{
  const SanDeckTicketUnit *one = *(SanDeckTicketUnit *const *) a;
  const SanDeckTicketUnit *two = *(SanDeckTicketUnit *const *) b;

  return one->all != two->all ? (gint) two->all - (gint) one->all
                              : g_strcmp0 (one->name, two->name);
}

static SanDeckTicketUnit *
find_unit (SanDeckTickets *self,
           GHashTable     *units,
           SanRoster      *roster,
           gint64          unit_id)
{
  const SanUnit *unit = san_roster_get (roster, unit_id);
  SanDeckTicketUnit *found;

  if (unit == NULL)
    return NULL;

  found = g_hash_table_lookup (units, unit);
  if (found == NULL)
    {
      found = g_new0 (SanDeckTicketUnit, 1);
      found->name = g_strdup (san_roster_display (roster, unit));
      g_ptr_array_add (self->units, found);
      g_hash_table_insert (units, (gpointer) unit, found);
    }

  return found;
}

static void
count (SanDeckTickets      *self,
       const SanTicketBook *book,
       SanRoster           *roster,
       SanTime              now)
{
  g_autoptr (GHashTable) units = g_hash_table_new (NULL, NULL);
  SanStageColumn columns[G_N_ELEMENTS (stages)] = { { NULL } };

  for (guint i = 0; i < book->facts->len; i++)
    {
      const SanTicketFact *fact = &g_array_index (book->facts, SanTicketFact, i);
      SanDeckTicketUnit *unit;

      if (!fact->open)
        continue;
      self->open[fact->colour]++;
      self->overdue += fact->flag == SAN_TICKET_NO_FLAG && fact->own_due < now &&
                       fact->stage < SAN_TICKET_REPORTED;
      for (guint j = 0; j < G_N_ELEMENTS (stages); j++)
        columns[j].counts[fact->colour] += fact->stage == stages[j];
      unit = find_unit (self, units, roster, fact->unit_id);
      if (unit != NULL)
        {
          unit->open[fact->colour]++;
          unit->all++;
        }
    }

  for (guint j = 0; j < G_N_ELEMENTS (stages); j++)
    columns[j].name = san_ticket_step_title (san_ticket_step_of (stages[j]));
  self->stages = san_stage_chart_new (_("Open tickets by stage"), columns,
                                      G_N_ELEMENTS (columns));
  g_ptr_array_sort (self->units, compare_units);
}

SanDeckTickets *
san_deck_tickets_load (SanDatabase    *database,
                       const SanRound *round,
                       GError        **error)
{
  SanTime cut_off = ((SanTime) round->period.last + 1) * SAN_MINUTES_PER_DAY - 1;
  g_autoptr (SanTicketBook) book = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  SanDeckTickets *self;
  SanTime now;

  if (!san_setting_now (database, &now, error))
    return NULL;
  book = san_ticket_book_load (database, (SanTime) round->period.first * SAN_MINUTES_PER_DAY,
                               cut_off, error);
  if (book == NULL || book->facts->len == 0)
    return NULL;
  roster = san_roster_load (database, round->period.last, TRUE, error);
  if (roster == NULL)
    return NULL;
  totals = san_ticket_figures_list (book, database, roster, SAN_FIGURES_TOTAL, FALSE, error);
  if (totals == NULL)
    return NULL;

  self = g_new0 (SanDeckTickets, 1);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->on_time = percent (totals->pdata[0], SAN_FIGURE_ON_TIME_RATE);
  self->relapse = percent (totals->pdata[0], SAN_FIGURE_RELAPSE_RATE);
  /* a meeting often comes before the period ends: nothing is late before its time */
  count (self, book, roster, MIN (cut_off, now));

  return self;
}
