/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-text-table.h"
#include "charts/san-round-chart.h"
#include "pages/ranking/san-explain-view.h"
#include "pages/ranking/san-ranking-page.h"
#include "ranking/san-awards.h"
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
  SanRoundChartKind chart_kind;
  SanAwards        *awards;      /* (nullable): of the round in view, as far as it is known */
  gint64            awards_round;
  GCancellable     *judging;     /* what the rules propose */
  GCancellable     *drawing;     /* of the chart that was asked for last */
  gint64            drawn_unit;  /* that a chart of one unit is about */
  gint64            pinned;      /* unit that stays in sight in all charts; 0: none */

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
  GtkWidget          *present;
  GtkToggleButton    *explain_button;
  AdwButtonContent   *explain_content;
  GtkButton          *publish_button;
};

/* The table of places */
void san_ranking_table_init            (SanRankingPage *self);
/* The columns of the components follow the scheme of the group in view. */
void san_ranking_table_show_components (SanRankingPage *self,
                                        const SanScheme *scheme);
void san_ranking_table_fill            (SanRankingPage *self,
                                        const SanRankedGroup *group);
/* (nullable): that all of the group are scored by */
const SanScheme *san_ranking_table_scheme (const SanRankedGroup *group);

/* Reads in a worker what the rules propose and what was decided, and shows it. */
void san_ranking_page_judge            (SanRankingPage *self);

void san_ranking_page_add_actions      (SanRankingPage *self);
/* (transfer full): what the table in view shows */
SanTextTable *san_ranking_page_get_table (SanRankingPage *self,
                                        const char     *title);
/* The actions that put the table, the chart or the explanation on paper */
void san_ranking_page_add_printing     (SanRankingPage *self);
/* Is there room for the places only? */
gboolean san_ranking_page_is_brief     (SanRankingPage *self);
/* after what is beside the table has changed */
void san_ranking_page_arrange          (SanRankingPage *self);
/* the chart of the chosen kind: at once, or when a worker has read what it needs */
void san_ranking_page_draw_chart       (SanRankingPage *self,
                                        const SanRankedGroup *group);
/* index of the row in the group that a chart's item is about; −1: no one row */
int  san_ranking_page_unit_of_item     (SanRankingPage *self,
                                        int             item);
void san_ranking_page_select_in_chart  (SanRankingPage *self);
/* 0: unpins */
void san_ranking_page_pin              (SanRankingPage *self,
                                        gint64          unit_id);
void san_ranking_page_follow_selection (SanRankingPage *self,
                                        const SanRankedGroup *group);
/* (nullable): the group and the place that are selected */
const SanPlace *san_ranking_page_get_place (SanRankingPage *self,
                                        const SanRankedGroup **group);
/* of the selected unit, while the explanation is in view */
void san_ranking_page_show_explanation (SanRankingPage *self);

G_END_DECLS
