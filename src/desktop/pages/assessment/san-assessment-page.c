/* san-assessment-page.c - the round of the month, from preparation to review
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-assessment-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-adjustments-view.h"
#include "pages/assessment/san-assessment-print.h"
#include "pages/assessment/san-assessment-tabs.h"
#include "app/san-sample-window.h"
#include "widgets/san-ask.h"
#include "pages/assessment/san-round-dialog.h"
#include "pages/assessment/san-round-steps.h"
#include "pages/assessment/san-scheme-window.h"
#include "pages/assessment/san-score-view.h"
#include "widgets/san-day-text.h"

struct _SanAssessmentPage
{
  SanPage            parent_instance;

  gboolean           ready;         /* the views have their page */
  gboolean           stale;         /* the score sheet and the ledger */
  SanAssessmentTabs *kinds;         /* of tabs */
  GtkWidget         *tools;         /* of the tab in view */

  /* Template children */
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkButton          *new_button;
  GtkButton          *next_button;
  GtkWidget          *unlock_button;
  GtkWidget          *import_button;
  GtkBox             *bar;
  GtkBox             *tabs;
  GtkToggleButton    *scores_tab;
  GtkToggleButton    *adjustments_tab;
  GtkStack           *views;
  SanScoreView       *scores;
  SanAdjustmentsView *adjustments;
  GtkLabel           *facts;
  GtkLabel           *progress_text;
  GtkProgressBar     *progress;
};

G_DEFINE_FINAL_TYPE (SanAssessmentPage, san_assessment_page, SAN_TYPE_PAGE)

static SanContext *
context_of (SanAssessmentPage * self)
{
  return san_page_get_context (SAN_PAGE (self));
}

static SanRound *
round_of (SanAssessmentPage *self)
{
  return san_context_get_round (context_of (self));
}

static void
enable (SanAssessmentPage *self,
        const char        *name,
        gboolean           enabled)
{
  GActionMap *map = G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self)));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)), enabled);
}

static SanRoundInput *
input_of (SanAssessmentPage *self)
{
  return san_score_sheet_get_scores (san_score_view_get_sheet (self->scores))->input;
}

/* Showing */

/* Points are drawn where a scheme of the round scores what is seen on site. */
static gboolean
wants_sample (SanAssessmentPage *self)
{
  GPtrArray *schemes = input_of (self)->schemes;

  for (guint i = 0; i < schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        if (((SanNode *) g_ptr_array_index (scheme->nodes, j))->source == SAN_SOURCE_INSPECTION)
          return TRUE;
    }

  return FALSE;
}

static const char *
next_title (SanAssessmentPage *self,
            SanRoundState      state)
{
  switch (state)
    {
    case SAN_ROUND_PREPARE:
      return wants_sample (self) ? _("Start sampling") : _("Start assessment");

    case SAN_ROUND_SAMPLE:
      return _("Start assessment");

    case SAN_ROUND_ASSESS:
      return _("Submit for review");

    case SAN_ROUND_REVIEW:
      return _("Make the ranking");

    case SAN_ROUND_PUBLISHED:
    default:
      return _("See the ranking");
    }
}

static void
show_state (SanAssessmentPage *self,
            const SanRound    *round)
{
  gboolean read_only = san_context_is_read_only (context_of (self));
  gboolean locked = round->state >= SAN_ROUND_REVIEW;
  static const char *const words[] = {
    N_("Preparing"), N_("Sampling"), N_("Assessing"), N_("In review"), N_("Published"),
  };

  san_page_set_tag (SAN_PAGE (self), _(words[round->state]),
                    round->state == SAN_ROUND_PUBLISHED ? "ok"
                    : round->state == SAN_ROUND_REVIEW ? "weak" : "accent");
  gtk_button_set_label (self->next_button, next_title (self, round->state));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_widget_set_visible (self->unlock_button, locked && !read_only);
  enable (self, "next", locked || !read_only);
  enable (self, "unlock", locked && !read_only);
}

static void
show_bar (SanAssessmentPage *self,
          const char        *facts,
          const char        *progress,
          double             fraction)
{
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->progress_text, progress);
  gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), *progress != '\0' &&
                          san_page_get_width_class (SAN_PAGE (self)) != SAN_WIDTH_NARROW);
}

/* Whether the tab in view says itself what stands in the bar. */
static gboolean
describe_tab (SanAssessmentPage *self)
{
  SanAssessmentTab *tab = san_assessment_tabs_get (self->kinds);
  g_autofree char *facts = NULL;
  g_autofree char *progress = NULL;
  double fraction = 0;

  if (tab == NULL || !san_assessment_tab_describe (tab, &facts, &progress, &fraction))
    return FALSE;
  show_bar (self, facts, progress, fraction);

  return TRUE;
}

static void
show_facts (SanAssessmentPage *self,
            const SanRound    *round)
{
  SanWorkspace *workspace = san_context_get_workspace (context_of (self));
  SanDay today = san_time_day (san_workspace_now (workspace));
  g_autoptr (GString) text = g_string_new (round->label);

  if (describe_tab (self))
    return;
  if (round->from != SAN_DAY_MIN && round->to != SAN_DAY_MAX)
    {
      g_autofree char *from = san_day_text (round->from, today);
      g_autofree char *to = san_day_text (round->to, today);

      g_string_append (text, " · ");
      g_string_append_printf (text, _("%s to %s"), from, to);
    }
  gtk_label_set_text (self->facts, text->str);
}

static void
show_progress (SanAssessmentPage *self)
{
  g_autofree char *text = NULL;
  guint entered, cells;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || describe_tab (self))
    return;

  san_score_sheet_get_progress (san_score_view_get_sheet (self->scores), &entered, &cells);
  text = g_strdup_printf (_("%u of %u entered"), entered, cells);
  gtk_label_set_text (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress, cells > 0 ? entered / (double) cells : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
}

static void
show_empty (SanAssessmentPage *self,
            const GError      *error)
{
  SanContext *context = context_of (self);
  const SanPeriod *month = san_context_get_period (context);
  g_autofree char *name = san_round_month_name (month);
  g_autofree char *title = g_strdup_printf (_("No round for %s"), name);
  g_autofree char *button = g_strdup_printf (_("New %s round"), name);
  g_autoptr (SanRound) next = san_round_next (san_context_get_rounds (context), month);

  san_page_set_tag (SAN_PAGE (self), "", "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), FALSE);
  gtk_widget_set_visible (self->unlock_button, FALSE);
  enable (self, "next", FALSE);
  enable (self, "unlock", FALSE);

  if (error != NULL)
    {
      adw_status_page_set_title (self->empty, _("The round cannot be shown"));
      adw_status_page_set_description (self->empty, error->message);
    }
  else
    {
      adw_status_page_set_title (self->empty, title);
      adw_status_page_set_description (self->empty, next != NULL
        ? _("Scheme, groups and kind are taken over from the round before.")
        : _("A round needs a scheme: what is scored, and how it adds up."));
    }
  gtk_button_set_label (self->new_button, button);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button),
                          error == NULL && !san_context_is_read_only (context));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
set_up (SanAssessmentPage *self)
{
  san_score_view_set_page (self->scores, SAN_PAGE (self));
  san_adjustments_view_set_page (self->adjustments, SAN_PAGE (self));
  g_signal_connect_object (san_score_view_get_sheet (self->scores), "checked",
                           G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  self->ready = TRUE;
}

/* The import assistant is there once its room is. */
static GActionGroup *
import_actions (SanAssessmentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_GROUP (root) &&
         g_action_group_has_action (G_ACTION_GROUP (root), "import-kind") ? G_ACTION_GROUP (root) : NULL;
}

static void
update_tab_actions (SanAssessmentPage *self,
                    gboolean           there)
{
  gboolean open = there && round_of (self)->state < SAN_ROUND_REVIEW &&
                  !san_context_is_read_only (context_of (self)) &&
                  (san_assessment_tabs_get (self->kinds) == NULL ||
                   san_assessment_tab_get_import_kind (san_assessment_tabs_get (self->kinds)) != NULL);

  enable (self, "next-tab", there);
  enable (self, "previous-tab", there);
  enable (self, "import", open && import_actions (self) != NULL);
  gtk_widget_set_visible (self->import_button, import_actions (self) != NULL);
  enable (self, "new", !san_context_is_read_only (context_of (self)));
  enable (self, "make-round", !san_context_is_read_only (context_of (self)));
}

/* Tabs */

/* Score sheet and ledger are behind while another tab writes: a stroke there must not wait
 * for a month of scores. FALSE when the round cannot be shown. */
static gboolean
load_scores (SanAssessmentPage *self,
             GError           **error)
{
  SanRound *round = round_of (self);

  if (!self->stale)
    return TRUE;

  self->stale = FALSE;

  return san_score_view_load (self->scores, round, error) && round != NULL &&
         san_adjustments_view_load (self->adjustments, round, input_of (self), error);
}

static void
load_tab (SanAssessmentPage *self)
{
  SanRound *round = round_of (self);
  g_autoptr (GError) error = NULL;

  if (round == NULL)
    return;
  if (san_assessment_tabs_get (self->kinds) == NULL && !load_scores (self, &error))
    san_context_report (context_of (self), error);
  san_assessment_tabs_load (self->kinds, round);
}

static void
on_described_cb (SanAssessmentPage *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    describe_tab (self);
}

static void
show_tools (SanAssessmentPage *self)
{
  SanAssessmentTab *tab = san_assessment_tabs_get (self->kinds);
  GtkWidget *tools = tab != NULL ? san_assessment_tab_get_tools (tab) : NULL;

  if (self->tools == tools)
    return;
  if (self->tools != NULL)
    gtk_box_remove (self->bar, self->tools);
  self->tools = tools;
  if (tools != NULL)
    gtk_box_insert_child_after (self->bar, tools, GTK_WIDGET (self->progress));
}

static void
san_assessment_page_refresh (SanPage   *page,
                             SanRefresh what)
{
  SanAssessmentPage *self = SAN_ASSESSMENT_PAGE (page);
  g_autoptr (GError) error = NULL;
  SanRound *round = round_of (self);
  gboolean own = what == SAN_REFRESH_RECORDS && self->ready &&
                 san_assessment_tabs_is_writing (self->kinds);

  if (!self->ready)
    set_up (self);
  /* what the sheet writes itself it knows already */
  if (what == SAN_REFRESH_RECORDS &&
      san_score_sheet_is_writing (san_score_view_get_sheet (self->scores)))
    return;

  self->stale = TRUE;
  san_assessment_tabs_outdate (self->kinds, own);
  if (own && san_assessment_tabs_get (self->kinds) != NULL)
    return;

  if (!load_scores (self, &error) || round == NULL)
    {
      update_tab_actions (self, FALSE);
      show_empty (self, error);
      return;
    }

  san_assessment_tabs_fit (self->kinds, round, input_of (self));
  update_tab_actions (self, TRUE);
  load_tab (self);
  show_tools (self);
  show_state (self, round);
  show_facts (self, round);
  show_progress (self);
  gtk_stack_set_visible_child_name (self->stack, "round");
}

static gboolean
is_in_sidebar (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "sn-nav"))
      return TRUE;

  return FALSE;
}

/* Whoever comes wants to type; only who walks along the sidebar goes on there. */
static void
san_assessment_page_map (GtkWidget *widget)
{
  SanAssessmentPage *self = SAN_ASSESSMENT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (san_assessment_page_parent_class)->map (widget);

  if (gtk_toggle_button_get_active (self->scores_tab) && self->ready &&
      !is_in_sidebar (gtk_root_get_focus (root)))
    gtk_widget_grab_focus (GTK_WIDGET (san_score_view_get_grid (self->scores)));
}

static gboolean
san_assessment_page_show (SanPage  *page,
                          GVariant *target)
{
  SanAssessmentPage *self = SAN_ASSESSMENT_PAGE (page);
  const char *tab;

  if (!self->ready)
    return FALSE;
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    {
      gtk_toggle_button_set_active (self->scores_tab, TRUE);
      return san_score_view_show_unit (self->scores, g_variant_get_int64 (target));
    }
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_VARDICT) &&
      g_variant_lookup (target, "tab", "&s", &tab))
    {
      san_assessment_tabs_show (self->kinds, tab);
      return san_assessment_tabs_get (self->kinds) != NULL &&
             san_assessment_tab_show (san_assessment_tabs_get (self->kinds), target);
    }
  if (!g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return FALSE;

  san_assessment_tabs_show (self->kinds, g_variant_get_string (target, NULL));

  return TRUE;
}

static void
san_assessment_page_selection (SanPage          *page,
                               SanPageSelection *selection)
{
  SanAssessmentTab *tab = san_assessment_tabs_get (SAN_ASSESSMENT_PAGE (page)->kinds);

  if (tab != NULL)
    san_assessment_tab_selection (tab, selection);
}

/* Steps */

static void
on_submitted_cb (SanAssessmentPage *self,
                 const char        *response)
{
  SanRound *round = round_of (self);

  if (strcmp (response, "submit") == 0 && round != NULL)
    san_round_step (context_of (self), round, SAN_ROUND_REVIEW, NULL,
                    _("Submitted for review; the scores are locked"));
}

/* Errors stop a review until they are put right or confirmed with a reason. */
static void
submit (SanAssessmentPage *self)
{
  SanSheetCounts counts;
  GtkWidget *dialog;
  g_autofree char *body = NULL;
  guint errors;

  san_score_sheet_get_counts (san_score_view_get_sheet (self->scores), &counts);
  errors = counts.n_errors + counts.n_errors_elsewhere;
  if (errors > 0)
    {
      g_autofree char *said = g_strdup_printf (
        ngettext ("%u error stands in the way: put it right, or confirm it with a reason",
                  "%u errors stand in the way: put them right, or confirm them with a reason",
                  errors), errors);

      gtk_toggle_button_set_active (self->scores_tab, TRUE);
      san_score_view_show_error (self->scores);
      san_context_say (context_of (self), said);
      return;
    }

  body = san_round_open_ends (context_of (self), round_of (self),
                              san_score_view_get_sheet (self->scores));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("Submit for Review?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"),
                                    "submit", _("Submit"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "submit",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "submit");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_submitted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sample_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAssessmentPage *self = data;

  if (round_of (self) != NULL)
    gtk_window_present (san_sample_window_new (GTK_WIDGET (self), context_of (self)));
}

static void
next_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanAssessmentPage *self = data;
  SanRound *round = round_of (self);
  g_autoptr (GError) error = NULL;

  if (round == NULL || !san_grid_commit (san_score_view_get_grid (self->scores), SAN_GRID_STAY))
    return;
  if (!load_scores (self, &error))
    {
      san_context_report (context_of (self), error);
      return;
    }

  if (round->state == SAN_ROUND_PREPARE && wants_sample (self))
    {
      san_assessment_tabs_show (self->kinds, "sample");
      sample_action (NULL, NULL, self);
      return;
    }

  switch (round->state)
    {
    case SAN_ROUND_PREPARE:
    case SAN_ROUND_SAMPLE:
      san_round_step (context_of (self), round, SAN_ROUND_ASSESS, NULL,
                      _("The assessment has started"));
      break;

    case SAN_ROUND_ASSESS:
      submit (self);
      break;

    case SAN_ROUND_REVIEW:
    case SAN_ROUND_PUBLISHED:
    default:
      san_page_go (SAN_PAGE (self), "ranking", NULL);
      break;
    }
}

static void
on_unlocked_cb (const char *reason,
                gpointer    data)
{
  SanAssessmentPage *self = data;
  SanRound *round = round_of (self);

  if (round != NULL)
    san_round_step (context_of (self), round, SAN_ROUND_ASSESS, reason, _("The round is unlocked"));
}

static void
unlock_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAssessmentPage *self = data;
  SanRound *round = round_of (self);

  if (round == NULL)
    return;

  san_ask (GTK_WIDGET (self), _("Unlock the Round?"),
           round->state == SAN_ROUND_PUBLISHED
           ? _("What was published stays as it is. A correction is published as a new edition, with a reason.")
           : _("Scores can be changed again until the round is submitted for review once more."),
           _("Reason"), _("Unlock"), NULL, FALSE, on_unlocked_cb, g_object_ref (self),
           g_object_unref);
}

static void
on_dialog_made_cb (SanAssessmentPage *self,
                   gint64             round_id)
{
  san_context_set_round (context_of (self), round_id);
}

static void
show_round_dialog (SanAssessmentPage *self)
{
  GtkWindow *dialog = san_round_dialog_new (GTK_WIDGET (self), context_of (self));

  g_signal_connect_object (dialog, "made", G_CALLBACK (on_dialog_made_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* The month's round as the one before; asked for where there is none before. */
static void
new_round_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanAssessmentPage *self = data;
  SanContext *context = context_of (self);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GError) error = NULL;

  if (round_of (self) == NULL)
    round = san_round_next (san_context_get_rounds (context), san_context_get_period (context));

  if (round == NULL)
    show_round_dialog (self);
  else if (!san_round_create (context, round, &error))
    san_context_report (context, error);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanAssessmentPage *self = data;

  if (gtk_toggle_button_get_active (self->adjustments_tab) && round_of (self) != NULL)
    san_adjustments_view_add (self->adjustments, SAN_LEDGER_BONUS);
  else
    show_round_dialog (self);
}

static void
make_round_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  show_round_dialog (data);
}

static void
scheme_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAssessmentPage *self = data;
  SanRound *round = round_of (self);
  SanScores *scores = san_score_sheet_get_scores (san_score_view_get_sheet (self->scores));
  const char *name = NULL;
  guint group = san_score_sheet_get_group (san_score_view_get_sheet (self->scores));

  /* the one by which the group in view is scored */
  for (guint i = 0; round != NULL && scores != NULL && i < scores->n_scores; i++)
    if (scores->scores[i].participant->group == group)
      name = scores->scores[i].scheme->name;

  gtk_window_present (san_scheme_window_new (GTK_WIDGET (self), context_of (self), name));
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAssessmentPage *self = data;
  GActionGroup *group = import_actions (self);
  SanAssessmentTab *tab = san_assessment_tabs_get (self->kinds);
  const char *kind = tab != NULL ? san_assessment_tab_get_import_kind (tab)
                     : gtk_toggle_button_get_active (self->adjustments_tab) ? "adjustments"
                     : "scores";

  if (group != NULL && kind != NULL)
    g_action_group_activate_action (group, "import-kind", g_variant_new_string (kind));
}

static void
next_tab_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  san_assessment_tabs_step (SAN_ASSESSMENT_PAGE (data)->kinds, 1);
}

static void
previous_tab_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  san_assessment_tabs_step (SAN_ASSESSMENT_PAGE (data)->kinds, -1);
}

/* A tab may know what is wanted first. */
static void
focus_tab (SanAssessmentPage *self)
{
  if (san_assessment_tabs_get (self->kinds) != NULL)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
  else
    gtk_widget_child_focus (gtk_toggle_button_get_active (self->scores_tab)
                            ? GTK_WIDGET (san_score_view_get_grid (self->scores))
                            : GTK_WIDGET (self->adjustments), GTK_DIR_TAB_FORWARD);
}

static void
on_tab_changed_cb (SanAssessmentPage *self)
{
  SanRound *round = self->ready ? round_of (self) : NULL;

  if (round != NULL)
    {
      load_tab (self);
      show_tools (self);
      show_facts (self, round);
      show_progress (self);
      update_tab_actions (self, TRUE);
    }
  focus_tab (self);
}

static const GActionEntry actions[] = {
  { "next", next_action },
  { "sample", sample_action },
  { "unlock", unlock_action },
  { "new", new_action },
  { "new-round", new_round_action },
  { "make-round", make_round_action },
  { "scheme", scheme_action },
  { "import", import_action },
  { "next-tab", next_tab_action },
  { "previous-tab", previous_tab_action },
};

static void
san_assessment_page_dispose (GObject *object)
{
  g_clear_object (&SAN_ASSESSMENT_PAGE (object)->kinds);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAN_TYPE_ASSESSMENT_PAGE);

  G_OBJECT_CLASS (san_assessment_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, scores_tab);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, adjustments_tab);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, views);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, scores);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, adjustments);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, facts);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, progress_text);
  gtk_widget_class_bind_template_child (widget_class, SanAssessmentPage, progress);
}

static void
san_assessment_page_class_init (SanAssessmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SanPageClass *page_class = SAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_assessment_page_dispose;
  widget_class->map = san_assessment_page_map;
  page_class->refresh = san_assessment_page_refresh;
  page_class->show = san_assessment_page_show;
  page_class->selection = san_assessment_page_selection;

  g_type_ensure (SAN_TYPE_SCORE_VIEW);
  g_type_ensure (SAN_TYPE_ADJUSTMENTS_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/pages/assessment/san-assessment-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "assessment-page");
}

static void
san_assessment_page_init (SanAssessmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = san_assessment_tabs_new (SAN_PAGE (self), self->tabs, self->views,
                                         self->scores_tab, self->adjustments_tab);
  g_signal_connect_object (self->kinds, "changed", G_CALLBACK (on_tab_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kinds, "described", G_CALLBACK (on_described_cb), self,
                           G_CONNECT_SWAPPED);

  g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (SAN_PAGE (self))),
                                   actions, G_N_ELEMENTS (actions), self);
  san_assessment_print_add_actions (SAN_PAGE (self), self->kinds, self->scores, self->adjustments);
}
