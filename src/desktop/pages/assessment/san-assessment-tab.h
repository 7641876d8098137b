/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "app/san-text-table.h"

G_BEGIN_DECLS

/**
 * SanAssessmentTab:
 *
 * A part of the assessment beside the score sheet and the ledger: it is made when it is
 * first looked at, and loads when it comes into view or what it shows has changed. One line
 * in san-assessment-page.c makes a widget with this interface a tab.
 *
 * It emits #SanAssessmentTab::described when what it says in the bar has changed.
 */
#define SAN_TYPE_ASSESSMENT_TAB (san_assessment_tab_get_type ())
G_DECLARE_INTERFACE (SanAssessmentTab, san_assessment_tab, SAN, ASSESSMENT_TAB, GtkWidget)

struct _SanAssessmentTabInterface
{
  GTypeInterface parent;

  /* Once, before anything else. @page holds the tab. */
  void        (*set_page)    (SanAssessmentTab *self,
                              SanPage          *page);
  /* Show the round as it is now. Reports what goes wrong. */
  void        (*load)        (SanAssessmentTab *self,
                              SanRound         *round);
  /* (optional): whether the step that is being made is this tab's own, which it knows */
  gboolean    (*is_writing)  (SanAssessmentTab *self);
  /* (optional): the other months' facts and bar give way to these; both (transfer full) */
  void        (*describe)    (SanAssessmentTab *self,
                              char            **facts,
                              char            **progress,
                              double           *fraction);
  /* (optional) (transfer none) (nullable): stands at the end of the bar */
  GtkWidget  *(*get_tools)   (SanAssessmentTab *self);
  /* (optional) */
  void        (*selection)   (SanAssessmentTab *self,
                              SanPageSelection *selection);
  /* (optional): FALSE when the target is not here */
  gboolean    (*show)        (SanAssessmentTab *self,
                              GVariant         *target);
  /* (optional) (transfer full) (nullable): what it shows as a table, which is copied, printed
   * and saved */
  SanTextTable *(*get_table) (SanAssessmentTab *self);
  /* (optional): another paper than that table, on paper or as it would be printed; FALSE: the
   * table after all */
  gboolean    (*print)       (SanAssessmentTab *self,
                              gboolean          preview);
  /* of the table that it is filled from; NULL: none */
  const char  *import_kind;
};

void        san_assessment_tab_set_page   (SanAssessmentTab *self,
                                           SanPage          *page);
void        san_assessment_tab_load       (SanAssessmentTab *self,
                                           SanRound         *round);
gboolean    san_assessment_tab_is_writing (SanAssessmentTab *self);
/* FALSE: it has nothing to say; the arguments are untouched then */
gboolean    san_assessment_tab_describe   (SanAssessmentTab *self,
                                           char            **facts,
                                           char            **progress,
                                           double           *fraction);
GtkWidget  *san_assessment_tab_get_tools  (SanAssessmentTab *self);
void        san_assessment_tab_selection  (SanAssessmentTab *self,
                                           SanPageSelection *selection);
gboolean    san_assessment_tab_show       (SanAssessmentTab *self,
                                           GVariant         *target);
/* (transfer full) (nullable) */
SanTextTable *
            san_assessment_tab_get_table  (SanAssessmentTab *self);
/* FALSE: it has no other paper than its table. */
gboolean    san_assessment_tab_print      (SanAssessmentTab *self,
                                           gboolean          preview);
const char *san_assessment_tab_get_import_kind (SanAssessmentTab *self);
/* For the tab itself. */
void        san_assessment_tab_described  (SanAssessmentTab *self);

G_END_DECLS
