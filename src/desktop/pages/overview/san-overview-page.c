/* san-overview-page.c - the round in hand at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-page.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "app/san-pages.h"
#include "app/san-undo.h"
#include "charts/san-stage-chart.h"
#include "charts/san-trend-chart.h"
#include "pages/overview/san-overview-figures.h"
#include "pages/overview/san-overview-kpis.h"
#include "pages/overview/san-overview-paper.h"
#include "pages/overview/san-todo-row.h"
#include "pages/overview/san-overview-todo.h"
#include "pages/overview/san-overview-trend.h"
#include "store/san-journal.h"
#include "widgets/san-chart-view.h"
#include "widgets/san-day-text.h"
#include "widgets/san-stepper.h"
#include "widgets/san-tag.h"

#define TREND_MONTHS 6
#define MOST_WEAK    6
#define LAST_STEPS   4

#define SIDE_WIDTH  400
#define SIDE_NARROW 365

struct _SanOverviewPage
{
  SanPage           parent_instance;

  SanOverviewTrend *trend;
  char             *group;         /* of the trend in view; NULL: the first */
  gboolean          reading;       /* a worker is at the trend */
  gboolean          stale;         /* and the records changed meanwhile */
  gboolean          filling;

  /* Template children */
  GtkLabel        *round_title;
  SanTag          *round_tag;
  GtkLabel        *round_facts;
  SanStepper      *stepper;
  GtkWidget       *side;
  GtkWidget       *progress_box;
  GtkLabel        *progress_text;
  GtkProgressBar  *progress;
  GtkButton       *go_on;
  SanOverviewKpis *kpis;
  GtkLabel        *mean_title;
  GtkLabel        *mean;
  GtkLabel        *mean_text;
  GtkLabel        *trend_span;
  GtkBox          *trend_groups;
  GtkStack        *trend_stack;
  SanChartView    *chart;
  SanChartView    *stages;
  GtkLabel        *stages_text;
  GtkLabel        *weak_title;
  GtkLabel        *weak_text;
  GtkGrid         *weak_grid;
  GtkLabel        *weak_none;
  GtkLabel        *today;
  GtkListBox      *todos;
  GtkLabel        *todo_none;
  GtkGrid         *steps;
};

G_DEFINE_FINAL_TYPE (SanOverviewPage, san_overview_page, SAN_TYPE_PAGE)

static void read_trend (SanOverviewPage *self);
static void show_group (SanOverviewPage  *self,
                        const SanRanking *ranking);
static void show_weaknesses (SanOverviewPage  *self,
                             const SanRanking *ranking);

static GtkWidget *
text_new (const char *text,
          const char *css_class,
          float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-cap");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
empty_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* The round */

static const char *
state_style (SanRoundState state)
{
  return state == SAN_ROUND_PUBLISHED ? "ok" : "accent";
}

static char *
round_facts (SanRound                 *round,
             const SanOverviewFigures *figures,
             guint                     groups)
{
  SanDay end = round->period.last;      /* no year where it is the round's own */
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (round->from != SAN_DAY_MIN && round->to != SAN_DAY_MAX)
    {
      g_autofree char *from = san_day_text (round->from, end);
      g_autofree char *to = san_day_text (round->to, end);

      g_ptr_array_add (parts, g_strdup_printf (_("Assessed %s – %s"), from, to));
    }
  if (groups > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u group", "%u groups", groups), groups));
  if (figures->units > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u unit", "%u units", figures->units),
                                             figures->units));
  if (figures->points > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u point seen", "%u points seen",
                                                       figures->points), figures->points));
  if (round->schemes != NULL && round->schemes[0] != NULL)
    g_ptr_array_add (parts, g_strjoinv (", ", round->schemes));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_progress (SanOverviewPage          *self,
               SanRound                 *round,
               const SanOverviewFigures *figures)
{
  gboolean shown = figures->cells > 0 && round->state < SAN_ROUND_PUBLISHED;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->progress_box, shown);
  if (!shown)
    return;

  text = g_strdup_printf (_("%u of %u entered"), figures->entered, figures->cells);
  gtk_label_set_text (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress, (double) figures->entered / figures->cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The button leads where the step in hand is done. */
static void
show_go_on (SanOverviewPage *self,
            SanRound        *round)
{
  const char *page, *label;

  if (round == NULL)
    {
      page = "assessment";
      label = _("New round…");
    }
  else if (round->state == SAN_ROUND_REVIEW)
    {
      page = "ranking";
      label = _("Continue review");
    }
  else if (round->state == SAN_ROUND_PUBLISHED)
    {
      page = "ranking";
      label = _("Show ranking");
    }
  else
    {
      page = "assessment";
      label = _("Continue entry");
    }
  gtk_button_set_label (self->go_on, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go_on), "s", page);
  gtk_widget_set_visible (GTK_WIDGET (self->go_on), san_pages_find (page) != NULL);
}

static void
show_round (SanOverviewPage          *self,
            const SanRanking         *ranking,
            const SanOverviewFigures *figures)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRound *round = san_context_get_round (context);
  const char *steps[SAN_ROUND_PUBLISHED + 2] = { NULL };

  for (guint i = 0; i < SAN_ROUND_PUBLISHED; i++)
    steps[i] = san_round_state_title (i);
  steps[SAN_ROUND_PUBLISHED] = _("Publish");
  show_go_on (self, round);
  if (round == NULL)
    {
      g_autofree char *month = san_period_label (san_context_get_period (context));
      g_autofree char *title = g_strdup_printf (_("No round for %s"), month);

      gtk_label_set_text (self->round_title, title);
      gtk_label_set_text (self->round_facts, "");
      san_tag_set (self->round_tag, "", "");
      san_stepper_set_steps (self->stepper, steps, -1);
      gtk_widget_set_visible (self->progress_box, FALSE);
      return;
    }

  {
    g_autofree char *facts =
      round_facts (round, figures, ranking != NULL ? ranking->groups->len : 0);

    gtk_label_set_text (self->round_facts, facts);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->round_facts), facts);
  }
  {
    g_autofree char *title = g_strdup_printf (_("Round %s"), round->label);

    gtk_label_set_text (self->round_title, title);
  }
  san_tag_set (self->round_tag, san_round_state_title (round->state), state_style (round->state));
  /* a published round has no step in hand */
  san_stepper_set_steps (self->stepper, steps,
                         round->state == SAN_ROUND_PUBLISHED ? SAN_ROUND_PUBLISHED + 1
                                                             : (int) round->state);
  show_progress (self, round, figures);
}

/* The figures */

static void
set_figure (GtkLabel *number,
            GtkLabel *text,
            char     *value,
            char     *said)
{
  gtk_label_set_text (number, value);
  gtk_label_set_text (text, said);
  gtk_widget_set_tooltip_text (GTK_WIDGET (text), said);
  g_free (value);
  g_free (said);
}

static const SanRankedGroup *
find_group (const SanRanking *ranking,
            const char       *name)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      if (g_strcmp0 (group->name, name) == 0)
        return group;
    }

  return NULL;
}

static const SanRankedGroup *
group_in_view (SanOverviewPage  *self,
               const SanRanking *ranking)
{
  const SanRankedGroup *group = find_group (ranking, self->group);

  return group == NULL && ranking->groups->len > 0 ? g_ptr_array_index (ranking->groups, 0) : group;
}

static void
show_mean (SanOverviewPage  *self,
           const SanRanking *ranking)
{
  const SanRankedGroup *group = ranking != NULL ? group_in_view (self, ranking) : NULL;
  g_autofree char *title = NULL;

  if (group == NULL || group->n == 0)
    {
      gtk_label_set_text (self->mean_title, _("Group mean"));
      set_figure (self->mean, self->mean_text, g_strdup ("—"), g_strdup (""));
      return;
    }

  title = *group->name != '\0' ? g_strdup_printf (_("Mean of %s"), group->name)
                               : g_strdup (_("Mean of all units"));
  gtk_label_set_text (self->mean_title, title);
  set_figure (self->mean, self->mean_text, g_strdup (group->mean),
              g_strdup_printf (_("high %s · low %s"), group->max, group->min));
}

/* The trend */

static guint
shown_group (SanOverviewPage *self)
{
  for (guint i = 0; self->trend != NULL && i < san_overview_trend_n_groups (self->trend); i++)
    if (g_strcmp0 (san_overview_trend_group (self->trend, i), self->group) == 0)
      return i;

  return 0;
}

static void
show_chart (SanOverviewPage *self)
{
  g_autoptr (SanChart) chart = NULL;
  g_autofree char *title = NULL;
  guint index = shown_group (self);

  title = g_strdup_printf (_("%s: totals by month"),
                           san_overview_trend_group (self->trend, index));
  chart = san_overview_trend_chart (self->trend, index, title);
  san_chart_view_set_chart (self->chart, chart);
  gtk_stack_set_visible_child_name (self->trend_stack, "chart");
}

static void
on_line_activated_cb (SanOverviewPage *self,
                      int              index)
{
  SanChart *chart = san_chart_view_get_chart (self->chart);
  guint group = shown_group (self), line, month;
  gint64 unit;

  if (self->trend == NULL || index < 0 || index >= san_chart_get_n_items (chart))
    return;
  san_trend_chart_locate (SAN_TREND_CHART (chart), index, &line, &month);
  unit = san_overview_trend_unit (self->trend, group, line);
  if (unit != 0)
    san_page_go (SAN_PAGE (self), "ranking", g_variant_new_int64 (unit));
}

static void
on_group_toggled_cb (SanOverviewPage *self,
                     GtkToggleButton *button)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;

  g_free (self->group);
  self->group = g_strdup (g_object_get_data (G_OBJECT (button), "group"));
  show_chart (self);
  show_group (self, san_context_get_ranking (san_page_get_context (SAN_PAGE (self)), NULL));
}

static void
fill_groups (SanOverviewPage *self)
{
  guint n = san_overview_trend_n_groups (self->trend);
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->trend_groups))) != NULL)
    gtk_box_remove (self->trend_groups, child);
  for (guint i = 0; i < n; i++)
    {
      const char *name = san_overview_trend_group (self->trend, i);
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_set_tooltip_text (button, name);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (i == 0 || g_strcmp0 (name, self->group) == 0)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      g_object_set_data_full (G_OBJECT (button), "group", g_strdup (name), g_free);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_group_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->trend_groups, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->trend_groups), n > 1);
  self->filling = FALSE;
}

static void
on_trend_ready_cb (SanOverviewTrend *trend,
                   gpointer          data)
{
  g_autoptr (SanOverviewPage) self = data;
  g_autofree char *span = NULL;

  self->reading = FALSE;
  if (self->chart == NULL)      /* the page is gone */
    {
      g_clear_pointer (&trend, san_overview_trend_free);
      return;
    }
  if (self->stale)
    {
      g_clear_pointer (&trend, san_overview_trend_free);
      read_trend (self);
      return;
    }

  g_clear_pointer (&self->trend, san_overview_trend_free);
  self->trend = trend;
  if (trend == NULL || san_overview_trend_n_groups (trend) == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->trend_groups), FALSE);
      gtk_label_set_text (self->trend_span, "");
      gtk_stack_set_visible_child_name (self->trend_stack, "none");
      return;
    }
  span = san_overview_trend_span (trend);
  gtk_label_set_text (self->trend_span, span);
  fill_groups (self);
  show_chart (self);
  if (san_overview_trend_inspected (trend, NULL) != NULL)
    show_weaknesses (self, san_context_get_ranking (san_page_get_context (SAN_PAGE (self)), NULL));
}

static void
read_trend (SanOverviewPage *self)
{
  self->stale = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  san_overview_trend_read (san_page_get_context (SAN_PAGE (self)), TREND_MONTHS,
                           on_trend_ready_cb, g_object_ref (self));
}

/* The lists */

static void
show_stages (SanOverviewPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanStageColumn columns[SAN_OVERVIEW_STAGES] = { 0 };
  SanOverviewStages counts;
  g_autoptr (SanChart) chart = NULL;
  guint sum = 0;

  if (!san_overview_stages_count (context, &counts))
    return;

  for (guint i = 0; i < SAN_OVERVIEW_STAGES; i++)
    {
      columns[i].name = san_overview_stage_title (i);
      for (guint j = 0; j < SAN_TICKET_COLOURS; j++)
        {
          columns[i].counts[j] = counts.open[i][j];
          sum += counts.open[i][j];
        }
    }
  chart = san_stage_chart_new (_("Open tickets by stage"), columns, SAN_OVERVIEW_STAGES);
  san_chart_view_set_chart (self->stages, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->stages_text), sum == 0);
}

static void
on_stage_activated_cb (SanOverviewPage *self,
                       int              index)
{
  GVariantDict dict;

  if (index < 0 || index >= SAN_OVERVIEW_STAGES)
    return;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "stage", "s", san_overview_stage_word ((guint) index));
  san_page_go (SAN_PAGE (self), "tickets", g_variant_dict_end (&dict));
}

/* (transfer full): the categories that were inspected, in this round or in another of its
 * month, else the components of the group in view. @group: (out): whose they are. @source:
 * (out) (nullable): the label of that other round */
static GPtrArray *
list_weaknesses (SanOverviewPage       *self,
                 const SanRanking      *ranking,
                 const SanRankedGroup **group,
                 const char           **source)
{
  const char *label = NULL;
  const SanRanking *other =
    self->trend != NULL ? san_overview_trend_inspected (self->trend, &label) : NULL;
  GPtrArray *list = NULL;

  *group = group_in_view (self, ranking);
  if (*group == NULL)
    return NULL;
  if (other != NULL)
    {
      const SanRankedGroup *inspected = san_overview_find_inspected (other, (*group)->name, &list);

      if (inspected != NULL)
        {
          *group = inspected;
          *source = label;
          return list;
        }
    }

  return san_overview_weaknesses (ranking, *group);
}

static void
add_weakness (SanOverviewPage   *self,
              const SanWeakness *weakness,
              double             worst,
              int                row)
{
  g_autofree char *loss = g_strdup_printf ("%.2f", weakness->loss);
  g_autofree char *below = g_strdup_printf ("%u/%u", weakness->below, weakness->units);
  g_autofree char *tip = g_strdup_printf
                           (_("%1$s: %2$s lost on the mean, %3$u of %4$u units under nine tenths"), weakness->name, loss,
                           weakness->below, weakness->units);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *name = text_new (weakness->name, NULL, 0);

  gtk_label_set_width_chars (GTK_LABEL (name), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 13);
  gtk_widget_set_tooltip_text (name, tip);
  gtk_widget_set_tooltip_text (bar, tip);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), weakness->loss / worst);
  gtk_widget_add_css_class (bar, "sn-weakbar");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  /* the further down, the fainter */
  gtk_widget_set_opacity (bar, 1.0 - 0.09 * row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_grid_attach (self->weak_grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->weak_grid, bar, 1, row, 1, 1);
  gtk_grid_attach (self->weak_grid, text_new (loss, "sn-strong", 1), 2, row, 1, 1);
  gtk_grid_attach (self->weak_grid, text_new (below, "sn-dim", 1), 3, row, 1, 1);
}

static void
show_weaknesses (SanOverviewPage  *self,
                 const SanRanking *ranking)
{
  const SanRankedGroup *group = NULL;
  const char *source = NULL;
  g_autoptr (GPtrArray) list = ranking != NULL ? list_weaknesses (self, ranking, &group, &source)
                                               : NULL;
  guint n = list != NULL ? MIN (list->len, MOST_WEAK) : 0;
  const SanWeakness *worst = n > 0 ? g_ptr_array_index (list, 0) : NULL;
  const char *what = _("mean loss · under nine tenths");
  g_autofree char *from = source != NULL ? g_strdup_printf (_("from %s · %s"), source, what)
                                         : g_strdup (what);
  g_autofree char *text = group != NULL && *group->name != '\0'
    ? g_strdup_printf ("%s · %s", group->name, from) : g_strdup (from);

  empty_grid (self->weak_grid);
  for (guint i = 0; i < n; i++)
    add_weakness (self, g_ptr_array_index (list, i), worst->loss, (int) i);
  gtk_label_set_text (self->weak_title, worst != NULL && worst->category
                                        ? _("Weakest categories") : _("Weakest components"));
  gtk_label_set_text (self->weak_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->weak_text), text);
  gtk_widget_set_visible (GTK_WIDGET (self->weak_none), n == 0);
}

/* What follows the group switch: the mean above the chart, the components below it. */
static void
show_group (SanOverviewPage  *self,
            const SanRanking *ranking)
{
  show_mean (self, ranking);
  show_weaknesses (self, ranking);
}

static void
show_todos (SanOverviewPage          *self,
            const SanOverviewFigures *figures)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  g_autoptr (GPtrArray) list = san_overview_todos (context, figures);
  g_autoptr (GtkSizeGroup) signs = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->todos))) != NULL)
    gtk_list_box_remove (self->todos, child);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->todos,
                         san_todo_row_new (SAN_PAGE (self), g_ptr_array_index (list, i), signs));
  gtk_widget_set_visible (GTK_WIDGET (self->todos), list->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->todo_none), list->len == 0);
}

static void
show_steps (SanOverviewPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  g_autofree char *day = san_day_text_weekday (today, today);
  g_autoptr (GPtrArray) steps =
    san_journal_list (san_context_get_database (context), LAST_STEPS, NULL);

  gtk_label_set_text (self->today, day);
  empty_grid (self->steps);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SanStep *step = g_ptr_array_index (steps, steps->len - 1 - i);
      const SanVerb *verb = san_verb_find (step->verb);
      g_autofree char *time = san_time_day (step->at) == today
        ? san_time_text (step->at) : san_day_text (san_time_day (step->at), today);
      g_autofree char *subject = san_undo_subject (step->label);
      GtkWidget *label = text_new (subject, NULL, 0);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1);   /* what is left of the row */
      gtk_widget_set_tooltip_text (label, subject);
      gtk_grid_attach (self->steps, text_new (time, "sn-dim", 0), 0, (int) i, 1, 1);
      gtk_grid_attach (self->steps, text_new (step->actor, NULL, 0), 1, (int) i, 1, 1);
      gtk_grid_attach (self->steps, text_new (verb != NULL ? _(verb->title) : step->verb,
                                              "sn-dim", 0), 2, (int) i, 1, 1);
      gtk_grid_attach (self->steps, label, 3, (int) i, 1, 1);
    }
}

/* Overrides */

static void
san_overview_page_refresh (SanPage   *page,
                           SanRefresh what)
{
  SanOverviewPage *self = SAN_OVERVIEW_PAGE (page);
  const SanRanking *ranking = san_context_get_ranking (san_page_get_context (page), NULL);
  SanOverviewFigures figures = { 0 };

  if (ranking != NULL)
    san_overview_count (ranking, &figures);
  show_round (self, ranking, &figures);
  show_stages (self);
  san_overview_kpis_refresh (self->kpis, san_page_get_context (page));
  show_group (self, ranking);
  show_todos (self, ranking != NULL ? &figures : NULL);
  show_steps (self);
  read_trend (self);
}

static void
on_width_class_cb (SanOverviewPage *self)
{
  gboolean narrow = san_page_get_width_class (SAN_PAGE (self)) == SAN_WIDTH_NARROW;

  san_stepper_set_brief (self->stepper, narrow);
  gtk_widget_set_size_request (self->side, narrow ? SIDE_NARROW : SIDE_WIDTH, -1);
}

static void
san_overview_page_dispose (GObject *object)
{
  SanOverviewPage *self = SAN_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->trend, san_overview_trend_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (san_overview_page_parent_class)->dispose (object);
}

static void
san_overview_page_finalize (GObject *object)
{
  g_free (SAN_OVERVIEW_PAGE (object)->group);

  G_OBJECT_CLASS (san_overview_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, round_title);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, round_tag);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, round_facts);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, stepper);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, progress_text);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, go_on);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, mean_title);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, mean);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, mean_text);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, trend_span);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, trend_groups);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, trend_stack);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, stages);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, stages_text);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, kpis);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, weak_title);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, weak_text);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, weak_grid);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, weak_none);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, today);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, todos);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, todo_none);
  gtk_widget_class_bind_template_child (widget_class, SanOverviewPage, steps);
}

static void
san_overview_page_class_init (SanOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = san_overview_page_dispose;
  object_class->finalize = san_overview_page_finalize;
  SAN_PAGE_CLASS (klass)->refresh = san_overview_page_refresh;

  g_type_ensure (SAN_TYPE_CHART_VIEW);
  g_type_ensure (SAN_TYPE_OVERVIEW_KPIS);
  g_type_ensure (SAN_TYPE_STEPPER);
  g_type_ensure (SAN_TYPE_TAG);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/overview/san-overview-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated_cb);
}

/* The window on paper and in a file, from what stands in it. */
static void
on_print_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanOverviewPage *self = data;
  const SanRanking *ranking = san_context_get_ranking (san_page_get_context (data), NULL);
  const SanRankedGroup *group = NULL;
  SanOverviewFigures figures = { 0 };
  const char *source;
  g_autoptr (GPtrArray) weak = ranking != NULL ? list_weaknesses (self, ranking, &group, &source)
                                               : NULL;
  g_autoptr (GPtrArray) todos = NULL;
  g_autoptr (SanPaper) paper = NULL;
  const char *name = g_action_get_name (G_ACTION (action));
  SanOverviewPaper overview;
  gboolean trend = g_strcmp0 (gtk_stack_get_visible_child_name (self->trend_stack), "chart") == 0;

  if (ranking != NULL)
    san_overview_count (ranking, &figures);
  todos = san_overview_todos (san_page_get_context (data), ranking != NULL ? &figures : NULL);
  overview = (SanOverviewPaper) {
    .title = gtk_label_get_text (self->round_title),
    .facts = gtk_label_get_text (self->round_facts),
    .mean_title = gtk_label_get_text (self->mean_title),
    .mean = gtk_label_get_text (self->mean),
    .mean_text = gtk_label_get_text (self->mean_text),
    .kpis = self->kpis,
    .trend = trend ? san_chart_view_get_chart (self->chart) : NULL,
    .trend_span = gtk_label_get_text (self->trend_span),
    .stages = san_chart_view_get_chart (self->stages),
    .weak_title = gtk_label_get_text (self->weak_title),
    .weak_text = gtk_label_get_text (self->weak_text),
    .weaknesses = weak,
    .n_weak = weak != NULL ? MIN (weak->len, MOST_WEAK) : 0,
    .todos = todos,
  };
  if (g_str_equal (name, "export"))
    {
      g_autoptr (SanTextTable) table = san_overview_paper_get_table (&overview);

      san_text_table_ask (table, data, san_page_get_context (data), NULL);
      return;
    }
  paper = san_overview_paper_new (&overview);
  san_list_file_print (data, paper, g_str_equal (name, "preview"));
}

static void
san_overview_page_init (SanOverviewPage *self)
{
  static const GActionEntry actions[] = {
    { "print", on_print_cb },
    { "preview", on_print_cb },
    { "export", on_print_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))), actions,
                                   G_N_ELEMENTS (actions), self);
}
