/* san-review-view.c - points are rated, or typed, a second time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-review-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-review-list.h"
#include "rounds/san-draw-plan.h"
#include "rounds/san-review.h"
#include "widgets/san-ask.h"

enum { RATE, COMPARE, ITEMS, N_PARTS };

static const char *const part_names[N_PARTS] = { "rate", "compare", "items" };

struct _SanReviewView
{
  GtkBox           parent_instance;

  SanPage         *page;        /* not owned: it holds the view */
  SanRound        *round;       /* its own: the context's do not outlive a step */
  SanStandard     *standard;
  GPtrArray       *visits;      /* SanVisit: how far the second rating is */
  GPtrArray       *ratings;     /* SanSecondRating of the round */
  SanOnsiteSheet  *sheet;
  char            *seed;
  gboolean         loading;

  GtkToggleButton *review;
  GtkToggleButton *entry;
  GtkToggleButton *parts[N_PARTS];
  GtkLabel        *summary;
  GtkMenuButton   *sample;
  AdwEntryRow     *seed_row;
  SanOnsiteList   *list;
  GtkStack        *stack;
  SanOnsiteForm   *form;
  SanReviewList   *differences;
  SanReviewList   *items;
};

static void implement_tab (SanAssessmentTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanReviewView, san_review_view, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_ASSESSMENT_TAB, implement_tab))

static SanContext *
context_of (SanReviewView * self)
{
  return san_page_get_context (self->page);
}

SanOnsiteSheet *
san_review_view_get_sheet (SanReviewView *self)
{
  return self->sheet;
}

SanOnsiteList *
san_review_view_get_list (SanReviewView *self)
{
  return self->list;
}

static gboolean
is_review (SanReviewView *self)
{
  return gtk_toggle_button_get_active (self->review);
}

static SanSecondKind
kind_of (SanReviewView *self)
{
  return is_review (self) ? SAN_SECOND_REVIEW : SAN_SECOND_ENTRY;
}

static gboolean
is_open (SanReviewView *self)
{
  return self->round != NULL && self->round->state < SAN_ROUND_PUBLISHED &&
         !san_context_is_read_only (context_of (self));
}

/* How far it is */

/* (transfer full): what is still to be looked at again, "" for nothing */
static char *
describe_open (SanReviewView *self)
{
  guint n_open = 0, n_sample;

  if (!is_review (self) || self->round == NULL ||
      !san_review_count_open (san_context_get_database (context_of (self)), self->round, &n_open,
                              &n_sample, NULL) || n_open == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u point of the sample is not reviewed.",
                                    "%u points of the sample are not reviewed.", n_open), n_open);
}

static void
show_summary (SanReviewView *self)
{
  SanAgreement all = { 0 };
  g_autofree char *rate = NULL;
  g_autofree char *text = NULL;
  g_autofree char *left = describe_open (self);
  g_autofree char *all_text = NULL;
  g_autofree char *open = NULL;

  for (guint i = 0; self->ratings != NULL && i < self->ratings->len; i++)
    san_agreement_add (&all, g_ptr_array_index (self->ratings, i));
  rate = san_agreement_rate (&all);
  text = all.compared == 0 ? g_strdup (_("Nothing to compare yet"))
         : g_strdup_printf (_("Agreement %s (%u of %u), %u to settle"), rate, all.agreed,
                            all.compared, all.compared - all.agreed - all.settled);
  open = g_strdup_printf (_("Differences %u"), all.compared - all.agreed);
  all_text = g_strjoin (*left != '\0' ? "   " : "", text, left, NULL);
  gtk_label_set_text (self->summary, all_text);
  gtk_button_set_label (GTK_BUTTON (self->parts[COMPARE]), open);
}

guint
san_review_view_get_n_open (SanReviewView *self)
{
  guint n = 0;

  for (guint i = 0; self->ratings != NULL && i < self->ratings->len; i++)
    {
      const SanSecondRating *rating = g_ptr_array_index (self->ratings, i);

      n += !san_second_rating_agrees (rating) && rating->settled == SAN_SETTLED_NOT;
    }

  return n;
}

/* The state of a visit is that of its second rating. */
static void
count_second (SanReviewView *self,
              SanVisit      *visit)
{
  guint items = san_standard_get_items (self->standard, visit->category_id)->len;
  guint expected = items - MIN (visit->unrated, items);
  guint rated = 0;

  for (guint i = 0; i < self->ratings->len; i++)
    rated += ((SanSecondRating *) self->ratings->pdata[i])->point_id == visit->point_id;
  visit->loss = 0;
  visit->state = rated == 0 ? SAN_VISIT_TODO : rated < expected ? SAN_VISIT_PART : SAN_VISIT_DONE;
}

static gboolean
read_ratings (SanReviewView *self,
              GError       **error)
{
  GPtrArray *ratings = san_second_rating_store_list (san_context_get_database (context_of (self)),
                                                     self->round->id, kind_of (self), 0, error);

  if (ratings == NULL)
    return FALSE;
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  self->ratings = ratings;

  return TRUE;
}

/* The sample of the review; for second typing everything that was typed once. */
static gboolean
read_visits (SanReviewView *self,
             SanRoster     *roster,
             GError       **error)
{
  SanDatabase *database = san_context_get_database (context_of (self));
  g_autoptr (GPtrArray) all =
    san_visit_store_list (database, self->round, roster, self->standard, error);
  g_autoptr (GPtrArray) sample = NULL;
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (context_of (self))));
  gboolean covert;
  guint percent;

  if (all == NULL || !san_review_get_percent (database, &percent, error) ||
      !san_draw_plan_get_covert (database, self->round->id, &covert, error))
    return FALSE;

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) san_visit_free);
  sample = is_review (self) ? san_review_sample (all, self->seed, self->round->label, percent)
                            : g_ptr_array_ref (all);
  for (guint i = 0; i < sample->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (sample, i);
      SanVisit *copy;

      if ((!is_review (self) && visit->state == SAN_VISIT_TODO) ||
          san_visit_is_sealed (visit, covert, today))
        continue;
      copy = san_visit_copy (visit);
      count_second (self, copy);
      g_ptr_array_add (self->visits, copy);
    }

  return TRUE;
}

/* The parts */

static void
show_lists (SanReviewView *self)
{
  san_review_list_show_differences (self->differences, self->ratings, self->visits,
                                    self->standard, is_review (self), is_open (self));
  san_review_list_show_items (self->items, self->ratings, self->standard);
  show_summary (self);
}

static void
open_point (SanReviewView *self)
{
  SanVisit *visit = san_onsite_list_get_chosen (self->list);
  const SanCategory *category = visit != NULL ? san_standard_get_category (self->standard,
                                                                           visit->category_id)
                                              : NULL;
  SanOnsitePlace place = { .title = _("No point to look at again"), .category = "", .path = "" };
  g_autoptr (GError) error = NULL;

  self->loading = TRUE;
  san_onsite_sheet_set_who (self->sheet, san_context_get_operator (context_of (self)), "", "");
  if (!san_onsite_sheet_open (self->sheet, self->round, self->standard,
                              is_review (self) ? SAN_SHEET_REVIEW : SAN_SHEET_ENTRY, visit, &error))
    san_context_report (context_of (self), error);
  if (visit != NULL)
    {
      place.title = visit->name;
      place.category = category != NULL ? category->name : "";
      place.path = is_review (self) ? _("Second rating; the first is not shown")
                                    : _("Second typing; the first is not shown");
      place.address = visit->address;
    }
  san_onsite_form_set_place (self->form, &place);
  self->loading = FALSE;
}

static void
on_chosen_cb (SanReviewView *self)
{
  if (self->loading)
    return;

  san_onsite_form_commit (self->form);
  open_point (self);
}

static void
on_sheet_changed_cb (SanReviewView *self)
{
  SanVisit *visit = san_onsite_list_get_chosen (self->list);
  g_autoptr (GError) error = NULL;

  if (self->loading || visit == NULL)
    return;

  if (!read_ratings (self, &error))
    {
      san_context_report (context_of (self), error);
      return;
    }
  count_second (self, visit);
  san_onsite_list_update (self->list, visit);
  show_lists (self);
}

static void
step_point (SanReviewView *self,
            int            direction,
            gboolean       open)
{
  san_onsite_form_commit (self->form);
  if (!san_onsite_list_step (self->list, direction, open))
    san_context_say (context_of (self), open ? _("No point after this one is left to do")
                     : direction > 0 ? _("This is the last point") : _("This is the first point"));
  san_onsite_form_focus (self->form);
}

static void
on_step_cb (SanReviewView *self,
            int            direction)
{
  step_point (self, direction, FALSE);
}

static void
on_finish_cb (SanReviewView *self)
{
  step_point (self, 1, TRUE);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           SanReviewView         *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK ||
      !gtk_toggle_button_get_active (self->parts[RATE]))
    return FALSE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    step_point (self, keyval == GDK_KEY_Down ? 1 : -1, FALSE);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    step_point (self, 1, TRUE);
  else
    return FALSE;

  return TRUE;
}

/* Settling */

typedef struct
{
  gint64        observation_id;
  SanSecondKind kind;
  SanSettlement settlement;
  const char   *reason;
  char         *at;
  const char   *by;
} Settle;

static gboolean
settle (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  const Settle *what = data;

  return san_second_rating_store_settle (database, what->observation_id, what->kind,
                                         what->settlement, what->reason, what->at, what->by, error);
}

gboolean
san_review_view_settle (SanReviewView *self,
                        gint64         observation_id,
                        gboolean       second,
                        const char    *reason)
{
  SanWorkspace *workspace = san_context_get_workspace (context_of (self));
  g_autofree char *at = san_time_format (san_workspace_now (workspace));
  Settle what = {
    observation_id, kind_of (self), second ? SAN_SETTLED_SECOND : SAN_SETTLED_FIRST, reason, at,
    san_workspace_get_actor (workspace),
  };

  return san_context_change (context_of (self), "observations.settle", reason, settle, &what,
                             second ? _("The second rating counts") : _("The first rating stands"));
}

typedef struct
{
  SanReviewView *self;
  gint64         observation_id;
  gboolean       second;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->self);
  g_free (data);
}

static void
on_reason_cb (const char *reason,
              gpointer    data)
{
  const Asked *asked = data;

  san_review_view_settle (asked->self, asked->observation_id, asked->second, reason);
}

static void
on_settle_cb (SanReviewView *self,
              gint64         observation_id,
              gboolean       second)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->self = g_object_ref (self);
  asked->observation_id = observation_id;
  asked->second = second;
  san_ask (GTK_WIDGET (self), second ? _("Let the Second Rating Count?")
           : _("Let the First Rating Stand?"), NULL, _("Reason"), second ? _("Take the second")
           : _("Keep the first"), NULL, FALSE, on_reason_cb, asked, asked_free);
}

/* The sample */

static gboolean
set_seed (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  SanReviewView *self = data;

  return san_review_set_seed (database, self->round->id,
                              gtk_editable_get_text (GTK_EDITABLE (self->seed_row)), error);
}

static void
on_seed_cb (SanReviewView *self)
{
  gtk_menu_button_popdown (self->sample);
  san_context_change (context_of (self), "settings.edit", "review.seed", set_seed, self,
                      _("The sample is drawn anew"));
}

/* The tab */

static void
load (SanAssessmentTab *tab,
      SanRound         *round)
{
  SanReviewView *self = SAN_REVIEW_VIEW (tab);
  SanDatabase *database = san_context_get_database (context_of (self));
  SanRoster *roster = san_context_get_roster (context_of (self));
  g_autoptr (GError) error = NULL;
  SanRound *own = san_round_store_get (database, round->id, &error);
  SanStandard *standard = own != NULL ? san_standard_load (database, own->period.first, &error)
                                      : NULL;
  char *seed = standard != NULL ? san_review_get_seed (database, own->id, &error) : NULL;

  g_clear_pointer (&self->round, san_round_free);
  self->round = own;
  if (seed == NULL || roster == NULL)
    {
      g_clear_pointer (&standard, san_standard_unref);
      san_context_report (context_of (self), error);
      return;
    }

  self->loading = TRUE;
  g_clear_pointer (&self->standard, san_standard_unref);
  self->standard = standard;
  g_free (self->seed);
  self->seed = seed;
  gtk_editable_set_text (GTK_EDITABLE (self->seed_row), seed);
  gtk_widget_set_visible (GTK_WIDGET (self->sample), is_review (self) && is_open (self));
  if (!read_ratings (self, &error) || !read_visits (self, roster, &error))
    {
      self->loading = FALSE;
      san_context_report (context_of (self), error);
      return;
    }
  san_onsite_list_set_visits (self->list, self->visits, roster, standard);
  open_point (self);
  show_lists (self);
}

static gboolean
is_writing (SanAssessmentTab *tab)
{
  return san_onsite_sheet_is_writing (SAN_REVIEW_VIEW (tab)->sheet);
}

static void
describe (SanAssessmentTab *tab,
          char            **facts,
          char            **progress,
          double           *fraction)
{
  SanReviewView *self = SAN_REVIEW_VIEW (tab);
  SanVisitProgress sum = { 0 };

  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    san_visit_progress_add (&sum, g_ptr_array_index (self->visits, i));
  *facts = g_strdup (self->round != NULL ? self->round->label : "");
  *progress = g_strdup_printf (_("%u of %u points"), sum.n[SAN_VISIT_DONE], sum.all);
  *fraction = sum.all > 0 ? sum.n[SAN_VISIT_DONE] / (double) sum.all : 0;
}

/* The points, or what is compared: what is in view. */
static SanTextTable *
get_table (SanAssessmentTab *tab)
{
  SanReviewView *self = SAN_REVIEW_VIEW (tab);
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  g_autofree char *title = NULL;
  SanTextTable *table;

  if (self->round == NULL)
    return NULL;

  title = g_strdup_printf (is_review (self) ? _("Review of %s") : _("Second typing of %s"),
                           self->round->label);
  if (g_strcmp0 (name, part_names[RATE]) == 0)
    table = san_onsite_list_get_table (self->list, title);
  else
    table = san_review_list_get_table (g_strcmp0 (name, part_names[ITEMS]) == 0
                                       ? self->items : self->differences, title,
                                       san_context_get_title (context_of (self)));
  san_text_table_set_note (table, gtk_label_get_text (self->summary));

  return table;
}

static void
reload (SanReviewView *self)
{
  g_autoptr (SanRound) round = san_round_store_get (san_context_get_database (context_of (self)),
                                                    self->round->id, NULL);

  if (round != NULL)
    load (SAN_ASSESSMENT_TAB (self), round);
}

static void
on_kind_toggled_cb (SanReviewView   *self,
                    GtkToggleButton *button)
{
  if (self->round == NULL || !gtk_toggle_button_get_active (button))
    return;

  san_onsite_form_commit (self->form);
  reload (self);
  san_assessment_tab_described (SAN_ASSESSMENT_TAB (self));
}

void
san_review_view_set_kind (SanReviewView *self,
                          gboolean       review)
{
  gtk_toggle_button_set_active (review ? self->review : self->entry, TRUE);
}

static void
on_part_toggled_cb (SanReviewView   *self,
                    GtkToggleButton *button)
{
  for (guint i = 0; i < N_PARTS; i++)
    if (self->parts[i] == button && gtk_toggle_button_get_active (button))
      gtk_stack_set_visible_child_name (self->stack, part_names[i]);
}

/* Making */

static GtkToggleButton *
add_toggle (SanReviewView   *self,
            GtkWidget       *box,
            const char      *label,
            GtkToggleButton *group)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (label));

  if (group != NULL)
    gtk_toggle_button_set_group (button, group);
  gtk_widget_set_focus_on_click (GTK_WIDGET (button), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (button));

  return button;
}

static GtkWidget *
make_linked (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
make_sample (SanReviewView *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->sample = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->seed_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seed_row), _("Seed"));
  adw_entry_row_set_show_apply_button (self->seed_row, TRUE);
  g_signal_connect_swapped (self->seed_row, "apply", G_CALLBACK (on_seed_cb), self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The same seed draws the same points, for anybody who "
                                           "wants to check."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->seed_row));
  gtk_widget_set_size_request (group, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), group);
  gtk_menu_button_set_popover (self->sample, popover);
  gtk_menu_button_set_label (self->sample, _("Sample…"));
  gtk_widget_set_valign (GTK_WIDGET (self->sample), GTK_ALIGN_CENTER);

  return GTK_WIDGET (self->sample);
}

static GtkWidget *
make_bar (SanReviewView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *kinds = make_linked ();
  GtkWidget *parts = make_linked ();

  self->review = add_toggle (self, kinds, _("Review"), NULL);
  self->entry = add_toggle (self, kinds, _("Second typing"), self->review);
  gtk_toggle_button_set_active (self->review, TRUE);
  self->parts[RATE] = add_toggle (self, parts, _("Rate"), NULL);
  self->parts[COMPARE] = add_toggle (self, parts, _("Differences"), self->parts[RATE]);
  self->parts[ITEMS] = add_toggle (self, parts, _("By item"), self->parts[RATE]);
  gtk_toggle_button_set_active (self->parts[RATE], TRUE);
  g_signal_connect_swapped (self->review, "toggled", G_CALLBACK (on_kind_toggled_cb), self);
  g_signal_connect_swapped (self->entry, "toggled", G_CALLBACK (on_kind_toggled_cb), self);
  for (guint i = 0; i < N_PARTS; i++)
    g_signal_connect_swapped (self->parts[i], "toggled", G_CALLBACK (on_part_toggled_cb), self);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "sn-cap");
  gtk_widget_add_css_class (bar, "sn-bar");
  gtk_box_append (GTK_BOX (bar), kinds);
  gtk_box_append (GTK_BOX (bar), parts);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (bar), make_sample (self));

  return bar;
}

static void
set_page (SanAssessmentTab *tab,
          SanPage          *page)
{
  SanReviewView *self = SAN_REVIEW_VIEW (tab);

  self->page = page;
  self->sheet = san_onsite_sheet_new (san_page_get_context (page));
  self->form = SAN_ONSITE_FORM (san_onsite_form_new (self->sheet));
  self->differences = SAN_REVIEW_LIST (san_review_list_new ());
  self->items = SAN_REVIEW_LIST (san_review_list_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->form), part_names[RATE]);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->differences), part_names[COMPARE]);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->items), part_names[ITEMS]);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (on_sheet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "step", G_CALLBACK (on_step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "finish", G_CALLBACK (on_finish_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->differences, "settle", G_CALLBACK (on_settle_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
san_review_view_grab_focus (GtkWidget *widget)
{
  SanReviewView *self = SAN_REVIEW_VIEW (widget);

  if (self->form == NULL || san_onsite_form_get_current (self->form) < 0)
    return GTK_WIDGET_CLASS (san_review_view_parent_class)->grab_focus (widget);

  san_onsite_form_focus (self->form);

  return TRUE;
}

/* The class */

static void
san_review_view_dispose (GObject *object)
{
  SanReviewView *self = SAN_REVIEW_VIEW (object);

  g_clear_object (&self->sheet);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->standard, san_standard_unref);
  g_clear_pointer (&self->seed, g_free);
  g_clear_pointer (&self->round, san_round_free);

  G_OBJECT_CLASS (san_review_view_parent_class)->dispose (object);
}

static void
implement_tab (SanAssessmentTabInterface *iface)
{
  iface->set_page = set_page;
  iface->load = load;
  iface->is_writing = is_writing;
  iface->describe = describe;
  iface->get_table = get_table;
}

static void
san_review_view_class_init (SanReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_review_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = san_review_view_grab_focus;
}

static void
san_review_view_init (SanReviewView *self)
{
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->list = SAN_ONSITE_LIST (san_onsite_list_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (self), make_bar (self));
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self), panes);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
