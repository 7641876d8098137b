/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/ranking/san-explain-view.h"
#include "pages/ranking/san-ranking-page.h"
#include "widgets/san-chart-view.h"

G_BEGIN_DECLS

/* For this page's own files only. */
struct _SanRankingPage
{
  SanPage     parent_instance;

  char       *group;       /* the name of the group in view; NULL: the first */
  GListStore *rows;
  GPtrArray  *components;  /* (element-type GtkColumnViewColumn): of the scheme in view */
  char       *shown_for;   /* keys of the scheme that the columns are of */
  gboolean    filling;

  /* Template children */
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkBox             *groups;
  GtkLabel           *scheme_label;
  GtkPaned           *paned;
  GtkColumnView      *table;
  GtkSingleSelection *selection;
  GtkStack           *side;
  GtkLabel           *chart_title;
  SanChartView       *chart;
  SanExplainView     *explain;
  GtkLabel           *figures;
  GtkLabel           *state_label;
  GtkToggleButton    *explain_button;
  AdwButtonContent   *explain_content;
  GtkButton          *publish_button;
};

void san_ranking_page_add_actions      (SanRankingPage *self);
/* of the selected unit, while the explanation is in view */
void san_ranking_page_show_explanation (SanRankingPage *self);

G_END_DECLS
