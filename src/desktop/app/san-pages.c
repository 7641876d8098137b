/* san-pages.c - the pages there are: a line each, in the order of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-pages.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-assessment-page.h"
#include "pages/bulletins/san-bulletins-page.h"
#include "pages/import/san-import-window.h"
#include "pages/journal/san-journal-page.h"
#include "pages/overview/san-overview-page.h"
#include "pages/points/san-points-page.h"
#include "pages/ranking/san-ranking-page.h"
#include "pages/standards/san-indicators-page.h"
#include "pages/tickets/san-new-ticket-window.h"
#include "pages/tickets/san-tickets-page.h"
#include "pages/units/san-units-page.h"
#include "present/san-present-window.h"

const SanPageInfo san_pages[] = {
  { "overview", N_("Overview"), "sanse-overview-symbolic", "<Control>1", SAN_PAGE_PERIOD,
    san_overview_page_get_type },
  { "units", N_("Units"), "sanse-units-symbolic", "<Control>2", SAN_PAGE_START,
    san_units_page_get_type },
  { "indicators", N_("Indicators"), "sanse-indicators-symbolic", "<Control>3", 0,
    san_indicators_page_get_type },
  { "points", N_("Points"), "sanse-points-symbolic", "<Control>4", SAN_PAGE_PERIOD,
    san_points_page_get_type },
  { "assessment", N_("Assessment"), "sanse-rounds-symbolic", "<Control>5",
    SAN_PAGE_PERIOD | SAN_PAGE_START, san_assessment_page_get_type },
  { "ranking", N_("Ranking"), "sanse-ranking-symbolic", "<Control>6", SAN_PAGE_PERIOD,
    san_ranking_page_get_type },
  { "tickets", N_("Tickets"), "sanse-tickets-symbolic", "<Control>7", SAN_PAGE_START,
    san_tickets_page_get_type, san_tickets_page_count, san_tickets_page_speak },
  { "bulletins", N_("Bulletins"), "sanse-bulletin-symbolic", "<Control>0",
    SAN_PAGE_PERIOD | SAN_PAGE_START, san_bulletins_page_get_type },
  { "journal", N_("Journal"), "document-open-recent-symbolic", "<Control>j", SAN_PAGE_FOOT,
    san_journal_page_get_type },
  { NULL }
};

const SanPageInfo *
san_pages_find (const char *name)
{
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    if (g_strcmp0 (info->name, name) == 0)
      return info;

  return NULL;
}

void
san_pages_install (GtkWindow  *window,
                   SanContext *context)
{
  san_import_window_install (window, context);
  san_present_window_install (window, context);
}

void
san_pages_new_ticket (GtkWindow              *window,
                      SanContext             *context,
                      const SanPageSelection *selection)
{
  SanTicketSeed seed = {
    .unit_id = selection->unit_id,
    .point_id = selection->point_id,
    .item_id = selection->item_id,
    .round_id = selection->round_id,
    .observations = selection->observations,
    .n_observations = selection->n_observations,
  };

  san_new_ticket_window_open (GTK_WIDGET (window), context, &seed);
}
