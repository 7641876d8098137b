/* san-point-card.c - all that is known of a point, on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-card.h"

#include <glib/gi18n-lib.h>

#include "app/san-card.h"
#include "pages/points/san-point-history.h"
#include "pages/points/san-scores-chart.h"
#include "store/san-blob-store.h"

#define CHART_HEIGHT 55.0   /* mm */

static void
add_facts (SanDocument        *card,
           SanRoster          *roster,
           const SanPointData *data)
{
  SanDocumentBlock *facts = san_card_add_facts (card);
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, data->unit_id) : NULL;
  const SanUnit *bureau = roster != NULL && data->bureau_id != 0
                          ? san_roster_get (roster, data->bureau_id) : NULL;
  g_autofree char *path = unit != NULL ? san_roster_path (roster, unit) : g_strdup (data->unit);
  g_autofree char *span = san_card_span (data->from, data->to);

  san_card_add_fact (facts, C_("point", "Code"), data->code);
  san_card_add_fact (facts, C_("point", "Category"), data->category);
  san_card_add_fact (facts, C_("point", "Unit"), path);
  san_card_add_fact (facts, C_("point", "Bureau"), bureau != NULL ? bureau->name : data->bureau);
  san_card_add_fact (facts, C_("point", "Address"), data->address);
  san_card_add_fact (facts, C_("card", "Valid"), span);
  san_card_add_fact (facts, _("Mandatory"), data->must_see ? _("yes") : _("no"));
}

static void
add_scores (SanDocument          *card,
            const SanPointMonths *months,
            const SanPointData   *data)
{
  g_autofree char *spoken = san_point_months_speak (months, data->scores);
  gboolean any = FALSE;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    any = any || data->scores[i] != SAN_POINT_UNSEEN;
  if (!any)
    return;

  san_document_add_heading (card, 1, C_("card", "Scores"));
  san_document_add_chart (card, spoken, san_scores_chart_new (NULL, months, data->scores),
                          CHART_HEIGHT);
}

static void
add_photos (SanDocument *card,
            SanDatabase *database,
            GPtrArray   *files)
{
  SanDocumentBlock *photos = NULL;

  for (guint i = 0; i < MIN (files->len, SAN_POINT_PHOTOS_MOST); i++)
    {
      const SanObservationFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = san_blob_store_get (database, file->sha256, NULL);
      g_autofree char *caption = san_point_photo_caption (file);

      if (bytes == NULL)
        continue;
      if (photos == NULL)
        {
          san_document_add_heading (card, 1, C_("card", "Photographs"));
          photos = san_document_add_photos (card);
        }
      san_document_block_add_photo (photos, caption, bytes);
    }
}

SanPaper *
san_point_card_new (SanContext           *context,
                    const SanPointMonths *months,
                    gint64                id,
                    GError              **error)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GPtrArray) rows = san_point_list_rows (database, &months->scope, &id, 1, error);
  g_autoptr (GPtrArray) files = rows != NULL
    ? san_observation_file_store_list_point (database, 0, id, error) : NULL;
  g_autoptr (GPtrArray) tickets = files != NULL ? san_ticket_store_list_point (database, id, error)
                                                : NULL;
  const SanPointData *data;
  SanDocument *card;

  if (tickets == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("The point is no longer there."));
      return NULL;
    }

  data = san_point_row_get_data (rows->pdata[0]);
  card = san_card_new (data->name, "");
  add_facts (card, san_context_get_roster (context), data);
  add_scores (card, months, data);
  add_photos (card, database, files);
  san_card_add_tickets (card, C_("card", "Tickets"), tickets);

  return san_document_print_out_new (card);
}
