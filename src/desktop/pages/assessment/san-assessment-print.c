/* san-assessment-print.c - the tabs of the assessment page on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-assessment-print.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-grid-table.h"

typedef struct
{
  SanPage            *page;
  SanAssessmentTabs  *tabs;
  SanScoreView       *scores;
  SanAdjustmentsView *adjustments;
} Printing;

/* (transfer full) (nullable) */
static SanTextTable *
table_of (Printing *self)
{
  SanContext *context = san_page_get_context (self->page);
  const SanRound *round = san_context_get_round (context);
  SanAssessmentTab *tab = san_assessment_tabs_get (self->tabs);
  g_autofree char *title = NULL;

  if (round == NULL)
    return NULL;
  if (tab != NULL)
    return san_assessment_tab_get_table (tab);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->adjustments)))
    return san_adjustments_view_get_table (self->adjustments);

  title = g_strdup_printf (C_("score sheet", "Scores of %s"), round->label);

  return san_grid_table_new (SAN_GRID_MODEL (san_score_view_get_sheet (self->scores)), title,
                             san_context_get_title (context), NULL);
}

static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  Printing *self = data;
  SanContext *context = san_page_get_context (self->page);
  SanAssessmentTab *tab = san_assessment_tabs_get (self->tabs);
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean preview = !g_str_equal (name, "print");
  g_autoptr (SanTextTable) table = NULL;

  if (tab != NULL && san_context_get_round (context) != NULL &&
      !g_str_equal (name, "print-list") && san_assessment_tab_print (tab, preview))
    return;

  table = table_of (self);
  if (table != NULL)
    san_text_table_print (table, GTK_WIDGET (self->page), context, preview);
  else
    san_context_say (context, _("There is nothing to print here"));
}

static void
on_table_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  Printing *self = data;
  SanContext *context = san_page_get_context (self->page);
  g_autoptr (SanTextTable) table = table_of (self);

  if (table == NULL)
    san_context_say (context, _("There is no table here"));
  else if (g_str_equal (g_action_get_name (G_ACTION (action)), "export"))
    san_text_table_ask (table, GTK_WIDGET (self->page), context, NULL);
  else
    san_text_table_copy (table, GTK_WIDGET (self->page), context);
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
    { "print-list", on_print_cb },
    { "export", on_table_cb },
    { "copy-table", on_table_cb },
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
