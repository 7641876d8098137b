/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-text-table.h"
#include "charts/san-chart.h"
#include "pages/overview/san-overview-kpis.h"
#include "paper/san-document.h"

G_BEGIN_DECLS

/* What the overview shows, to be printed; nothing is owned. */
typedef struct
{
  const char      *title;
  const char      *facts;
  const char      *mean_title;
  const char      *mean;
  const char      *mean_text;
  SanOverviewKpis *kpis;
  SanChart        *trend;        /* nullable */
  const char      *trend_span;
  SanChart        *stages;       /* nullable */
  const char      *weak_title;
  const char      *weak_text;
  GPtrArray       *weaknesses;   /* nullable: SanWeakness */
  guint            n_weak;       /* of them */
  GPtrArray       *todos;        /* SanTodo */
} SanOverviewPaper;

/* (transfer full): a page or two */
SanPaper *san_overview_paper_new (const SanOverviewPaper *overview);

/* (transfer full): its figures, to be saved */
SanTextTable *san_overview_paper_get_table (const SanOverviewPaper *overview);

G_END_DECLS
