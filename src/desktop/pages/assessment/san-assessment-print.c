/* san-assessment-print.c - the tabs of the assessment page on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-assessment-print.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/assessment/san-grid-table.h"

typedef struct
{
  SanPage            *page;
  SanAssessmentTabs  *tabs;
  SanScoreView       *scores;
  SanAdjustmentsView *adjustments;
} Printing;

static void
print_adjustments (Printing       *self,
                   const SanRound *round,
                   gboolean        preview)
{
  g_autofree char *title = g_strdup_printf (_("Bonuses and deductions of %s"), round->label);
  g_autoptr (SanPaper) paper = san_adjustments_view_to_paper (self->adjustments, title);

  san_list_file_print (self->page, paper, preview);
}

static void
print_scores (Printing       *self,
              const SanRound *round,
              gboolean        preview)
{
  g_autofree char *title = g_strdup_printf (C_("score sheet", "Scores of %s"), round->label);

  san_grid_table_print (self->page, SAN_GRID_MODEL (san_score_view_get_sheet (self->scores)),
                        title, NULL, preview);
}

static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  Printing *self = data;
  SanContext *context = san_page_get_context (self->page);
  const SanRound *round = san_context_get_round (context);
  SanAssessmentTab *tab = san_assessment_tabs_get (self->tabs);
  gboolean preview = g_str_equal (g_action_get_name (G_ACTION (action)), "preview");

  if (round == NULL || (tab != NULL && !san_assessment_tab_print (tab, preview)))
    san_context_say (context, _("There is nothing to print here"));
  else if (tab == NULL && gtk_widget_get_mapped (GTK_WIDGET (self->adjustments)))
    print_adjustments (self, round, preview);
  else if (tab == NULL)
    print_scores (self, round, preview);
}

void
san_assessment_print_add_actions (SanPage            *page,
                                  SanAssessmentTabs  *tabs,
                                  SanScoreView       *scores,
                                  SanAdjustmentsView *adjustments)
{
  static const GActionEntry actions[] = {
    { "print", on_print_cb },
    { "preview", on_print_cb },
  };
  Printing *self = g_new0 (Printing, 1);

  self->page = page;
  self->tabs = tabs;
  self->scores = scores;
  self->adjustments = adjustments;
  g_object_set_data_full (G_OBJECT (page), "printing", self, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (page)), actions,
                                   G_N_ELEMENTS (actions), self);
}
