/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanOverviewKpis:
 *
 * What the tickets come to at a glance: in hand, overdue, closed on time, relapsed. Each
 * panel opens what it counts. Panels of the template follow after them.
 */
#define SAN_TYPE_OVERVIEW_KPIS (san_overview_kpis_get_type ())
G_DECLARE_FINAL_TYPE (SanOverviewKpis, san_overview_kpis, SAN, OVERVIEW_KPIS, GtkBox)

/* Counts at once; the rates of the month in view follow from a worker. */
void san_overview_kpis_refresh (SanOverviewKpis *self,
                                SanContext      *context);

#define SAN_OVERVIEW_KPIS_SHOWN 4

/* (transfer none): what panel @index is about, its figure and what it says below that, as
 * they stand there now */
const char *san_overview_kpis_get (SanOverviewKpis *self,
                                   guint            index,
                                   const char     **figure,
                                   const char     **text);

/* The stages of what is in hand, as people count them: 签发 签收 整改 反馈 复查 */
#define SAN_OVERVIEW_STAGES 5

typedef struct
{
  guint open[SAN_OVERVIEW_STAGES][3];
} SanOverviewStages;

gboolean san_overview_stages_count (SanContext        *context,
                                    SanOverviewStages *stages);
/* (transfer none): 签收; and the word of the stage for the tickets' page */
const char *san_overview_stage_title (guint            stage);
const char *san_overview_stage_word  (guint            stage);

G_END_DECLS
