/* san-new-ticket-onsite.c - a new ticket that starts from what was found on site
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-new-ticket-private.h"

#include "rounds/san-observation-store.h"
#include "store/san-blob-store.h"
#include "tickets/san-ticket-observation.h"

/* Their photographs go along, and cannot be taken off here. */
static void
show_photos (SanNewTicketWindow *self,
             SanDatabase        *database,
             gint64              observation)
{
  g_autoptr (GPtrArray) files = san_observation_file_store_list (database, observation, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const SanObservationFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = san_blob_store_get (database, file->sha256, NULL);

      san_photo_strip_add_bytes (self->photos, bytes, file->name);
    }
}

gboolean
san_new_ticket_fill_observations (SanNewTicketWindow  *self,
                                  const SanTicketSeed *seed)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_get (database, seed->round_id, &error);
  g_autoptr (SanTicketOffer) offer =
    round == NULL ? NULL : san_ticket_offer_of (database, round, seed->observations,
                                                seed->n_observations, &error);

  if (offer == NULL)
    {
      san_context_report (self->context, error);
      return FALSE;
    }

  g_array_append_vals (self->observations, offer->observations->data, offer->observations->len);
  self->unit_id = offer->unit_id;
  san_new_ticket_set_item (self, offer->item_id);
  for (guint i = 0; i < offer->assist->len; i++)
    san_new_ticket_add_assist (self, g_array_index (offer->assist, gint64, i));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->problem), offer->problem, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->requirement), offer->requirement, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->source), SAN_TICKET_SOURCE_ONSITE);
  for (guint i = 0; i < offer->observations->len; i++)
    show_photos (self, database, g_array_index (offer->observations, gint64, i));

  return TRUE;
}
