/* san-assessment-tab.c - what the parts of the assessment have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-assessment-tab.h"

G_DEFINE_INTERFACE (SanAssessmentTab, san_assessment_tab, GTK_TYPE_WIDGET)

static guint described;

static void
san_assessment_tab_default_init (SanAssessmentTabInterface *iface)
{
  described = g_signal_new ("described", SAN_TYPE_ASSESSMENT_TAB, G_SIGNAL_RUN_LAST, 0, NULL,
                            NULL, NULL, G_TYPE_NONE, 0);
}

void
san_assessment_tab_set_page (SanAssessmentTab *self,
                             SanPage          *page)
{
  SAN_ASSESSMENT_TAB_GET_IFACE (self)->set_page (self, page);
}

void
san_assessment_tab_load (SanAssessmentTab *self,
                         SanRound         *round)
{
  SAN_ASSESSMENT_TAB_GET_IFACE (self)->load (self, round);
}

gboolean
san_assessment_tab_is_writing (SanAssessmentTab *self)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  return iface->is_writing != NULL && iface->is_writing (self);
}

gboolean
san_assessment_tab_describe (SanAssessmentTab *self,
                             char            **facts,
                             char            **progress,
                             double           *fraction)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  if (iface->describe == NULL)
    return FALSE;
  iface->describe (self, facts, progress, fraction);

  return TRUE;
}

GtkWidget *
san_assessment_tab_get_tools (SanAssessmentTab *self)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  return iface->get_tools != NULL ? iface->get_tools (self) : NULL;
}

void
san_assessment_tab_selection (SanAssessmentTab *self,
                              SanPageSelection *selection)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  if (iface->selection != NULL)
    iface->selection (self, selection);
}

gboolean
san_assessment_tab_show (SanAssessmentTab *self,
                         GVariant         *target)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  return iface->show != NULL && iface->show (self, target);
}

SanTextTable *
san_assessment_tab_get_table (SanAssessmentTab *self)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  return iface->get_table != NULL ? iface->get_table (self) : NULL;
}

gboolean
san_assessment_tab_print (SanAssessmentTab *self,
                          gboolean          preview)
{
  SanAssessmentTabInterface *iface = SAN_ASSESSMENT_TAB_GET_IFACE (self);

  return iface->print != NULL && iface->print (self, preview);
}

const char *
san_assessment_tab_get_import_kind (SanAssessmentTab *self)
{
  return SAN_ASSESSMENT_TAB_GET_IFACE (self)->import_kind;
}

void
san_assessment_tab_described (SanAssessmentTab *self)
{
  g_signal_emit (self, described, 0);
}
