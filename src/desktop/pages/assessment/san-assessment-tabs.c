/* san-assessment-tabs.c - which tabs the assessment has, and which is in view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-assessment-tabs.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-onsite-view.h"
#include "pages/assessment/san-review-view.h"

#include "pages/assessment/san-cross-tab.h"
#include "pages/assessment/san-sample-tab.h"
#include "pages/assessment/san-survey-tab.h"

/* In their order. Those without a type stand in the page's template. */
static const struct
{
  const char *name;
  const char *title;
  GType       (*get_type) (void);
  gboolean    (*is_wanted) (const SanRound      *round,
                            const SanRoundInput *input);   /* NULL: in every round */
} kinds[] = {
  { "scores" },
  { "onsite", N_("On-site"), san_onsite_view_get_type },
  { "sample", N_("Sampling"), san_sample_tab_get_type },
  { "survey", N_("Survey"), san_survey_tab_get_type },
  { "cross", N_("Mutual scoring"), san_cross_tab_get_type, san_cross_tab_is_wanted },
  { "adjustments" },
  { "review", N_("Review"), san_review_view_get_type },
};

#define N_TABS G_N_ELEMENTS (kinds)

typedef struct
{
  GtkToggleButton  *button;
  SanAssessmentTab *tab;      /* NULL: of the template, or not looked at yet */
  gboolean          stale;
} Tab;

struct _SanAssessmentTabs
{
  GObject   parent_instance;

  SanPage  *page;
  GtkStack *views;
  Tab       all[N_TABS];
};

G_DEFINE_FINAL_TYPE (SanAssessmentTabs, san_assessment_tabs, G_TYPE_OBJECT)

enum { CHANGED, DESCRIBED, N_SIGNALS };

static guint signals[N_SIGNALS];

static guint
current_of (SanAssessmentTabs *self)
{
  for (guint i = 0; i < N_TABS; i++)
    if (gtk_toggle_button_get_active (self->all[i].button))
      return i;

  return 0;
}

SanAssessmentTab *
san_assessment_tabs_get (SanAssessmentTabs *self)
{
  return self->all[current_of (self)].tab;
}

gboolean
san_assessment_tabs_is_writing (SanAssessmentTabs *self)
{
  for (guint i = 0; i < N_TABS; i++)
    if (self->all[i].tab != NULL && san_assessment_tab_is_writing (self->all[i].tab))
      return TRUE;

  return FALSE;
}

void
san_assessment_tabs_outdate (SanAssessmentTabs *self,
                             gboolean           own)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      Tab *tab = &self->all[i];

      tab->stale |= tab->tab != NULL && !(own && san_assessment_tab_is_writing (tab->tab));
    }
}

void
san_assessment_tabs_load (SanAssessmentTabs *self,
                          SanRound          *round)
{
  Tab *tab = &self->all[current_of (self)];

  if (tab->tab == NULL || !tab->stale)
    return;

  tab->stale = FALSE;
  san_assessment_tab_load (tab->tab, round);
}

void
san_assessment_tabs_show (SanAssessmentTabs *self,
                          const char        *name)
{
  for (guint i = 0; i < N_TABS; i++)
    if (g_str_equal (name, kinds[i].name))
      gtk_toggle_button_set_active (self->all[i].button, TRUE);
}

void
san_assessment_tabs_step (SanAssessmentTabs *self,
                          int                step)
{
  guint next = current_of (self);

  do
    next = (next + N_TABS + step) % N_TABS;
  while (!gtk_widget_get_visible (GTK_WIDGET (self->all[next].button)));
  gtk_toggle_button_set_active (self->all[next].button, TRUE);
}

void
san_assessment_tabs_fit (SanAssessmentTabs   *self,
                         const SanRound      *round,
                         const SanRoundInput *input)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      gboolean wanted = kinds[i].is_wanted == NULL || kinds[i].is_wanted (round, input);

      gtk_widget_set_visible (GTK_WIDGET (self->all[i].button), wanted);
      if (!wanted && i == current_of (self))
        san_assessment_tabs_show (self, kinds[0].name);
    }
}

static void
on_described_cb (SanAssessmentTabs *self)
{
  g_signal_emit (self, signals[DESCRIBED], 0);
}

static void
make_tab (SanAssessmentTabs *self,
          guint              index)
{
  Tab *tab = &self->all[index];

  if (tab->tab != NULL || kinds[index].get_type == NULL)
    return;

  tab->tab = g_object_new (kinds[index].get_type (), NULL);
  tab->stale = TRUE;
  gtk_stack_add_named (self->views, GTK_WIDGET (tab->tab), kinds[index].name);
  san_assessment_tab_set_page (tab->tab, self->page);
  g_signal_connect_object (tab->tab, "described", G_CALLBACK (on_described_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
on_toggled_cb (SanAssessmentTabs *self,
               GtkToggleButton   *button)
{
  guint current = current_of (self);

  if (!gtk_toggle_button_get_active (button) ||
      gtk_widget_in_destruction (GTK_WIDGET (self->views)))
    return;

  make_tab (self, current);
  gtk_stack_set_visible_child_name (self->views, kinds[current].name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
san_assessment_tabs_class_init (SanAssessmentTabsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", SAN_TYPE_ASSESSMENT_TABS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* what the tab in view says in the bar has changed */
  signals[DESCRIBED] = g_signal_new ("described", SAN_TYPE_ASSESSMENT_TABS, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_assessment_tabs_init (SanAssessmentTabs *self)
{
}

/* Buttons for the tabs that are not in the template, each behind the one before it. */
SanAssessmentTabs *
san_assessment_tabs_new (SanPage         *page,
                         GtkBox          *box,
                         GtkStack        *views,
                         GtkToggleButton *scores,
                         GtkToggleButton *adjustments)
{
  SanAssessmentTabs *self = g_object_new (SAN_TYPE_ASSESSMENT_TABS, NULL);
  GtkWidget *before = NULL;

  self->page = page;
  self->views = views;
  for (guint i = 0; i < N_TABS; i++)
    {
      Tab *tab = &self->all[i];

      if (kinds[i].get_type != NULL)
        {
          tab->button = GTK_TOGGLE_BUTTON (
            gtk_toggle_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, kinds[i].title)));
          gtk_toggle_button_set_group (tab->button, scores);
          gtk_box_insert_child_after (box, GTK_WIDGET (tab->button), before);
        }
      else
        tab->button = g_str_equal (kinds[i].name, "scores") ? scores : adjustments;
      g_signal_connect_object (tab->button, "toggled", G_CALLBACK (on_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      before = GTK_WIDGET (tab->button);
    }

  return self;
}
