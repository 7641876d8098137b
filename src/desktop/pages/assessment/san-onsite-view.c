/* san-onsite-view.c - the round is inspected: one point after another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/assessment/san-onsite-books.h"
#include "pages/assessment/san-onsite-issue.h"
#include "pages/assessment/san-onsite-photos.h"
#include "pages/assessment/san-onsite-tickets.h"
#include "pages/assessment/san-onsite-who.h"
#include "paper/san-field-form.h"
#include "rounds/san-draw-plan.h"
#include "tickets/san-ticket-observation.h"
#include "widgets/san-day-text.h"

#define LIST_WIDTH        262
#define SIDE_WIDTH        248
#define LIST_WIDTH_NARROW 216
#define SIDE_WIDTH_NARROW 212

struct _SanOnsiteView
{
  GtkBox           parent_instance;

  SanPage         *page;         /* not owned: it holds the view */
  SanRound        *round;        /* its own: the context's do not outlive a step */
  GPtrArray       *visits;       /* SanVisit; (nullable) */
  SanStandard     *standard;
  SanOnsiteSheet  *sheet;
  gboolean         loading;

  SanOnsiteList   *list;
  SanOnsiteForm   *form;
  SanOnsitePhotos *photos;
  SanOnsiteIssue  *issue;
  GtkWidget       *side;
  GtkWidget       *stack;        /* "point", "none" */
  AdwStatusPage   *none;
  GtkWidget       *tools;
  SanOnsiteWho    *who;
  GtkMenuButton   *menu;
};

static void implement_tab (SanAssessmentTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanOnsiteView, san_onsite_view, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_ASSESSMENT_TAB, implement_tab))

static SanContext *
context_of (SanOnsiteView * self)
{
  return san_page_get_context (self->page);
}

SanOnsiteSheet *
san_onsite_view_get_sheet (SanOnsiteView *self)
{
  return self->sheet;
}

SanOnsiteList *
san_onsite_view_get_list (SanOnsiteView *self)
{
  return self->list;
}

SanOnsiteForm *
san_onsite_view_get_form (SanOnsiteView *self)
{
  return self->form;
}

/* The point in hand */

static void
take_who (SanOnsiteView *self)
{
  san_onsite_sheet_set_who (self->sheet, san_onsite_who_get_inspector (self->who),
                            san_onsite_who_get_manner (self->who),
                            san_onsite_who_get_day (self->who));
}

/* The team of the point, else who works here. */
static void
show_who (SanOnsiteView  *self,
          const SanVisit *visit)
{
  g_autofree char *members = visit != NULL ? g_strdup (visit->members) : g_strdup ("");
  g_auto (GStrv) names = g_strsplit (members, ";", -1);
  g_autofree char *text = g_strjoinv ("、", names);

  san_onsite_who_set_default (self->who, *text != '\0' ? text
                              : san_context_get_operator (context_of (self)));
  take_who (self);
}

static void
show_place (SanOnsiteView  *self,
            const SanVisit *visit)
{
  SanRoster *roster = san_context_get_roster (context_of (self));
  const SanCategory *category = san_standard_get_category (self->standard, visit->category_id);
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, visit->unit_id) : NULL;
  const SanUnit *bureau = roster != NULL && visit->bureau_id != 0
                          ? san_roster_get (roster, visit->bureau_id) : NULL;
  g_autofree char *path = unit != NULL ? san_roster_path (roster, unit) : g_strdup ("");
  const SanOnsitePlace place = {
    .title = visit->name, .category = category != NULL ? category->name : "", .path = path,
    .address = visit->address, .bureau = bureau != NULL ? bureau->name : NULL,
  };

  san_onsite_form_set_place (self->form, &place);
}

static void
open_point (SanOnsiteView *self)
{
  SanVisit *visit = san_onsite_list_get_chosen (self->list);
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), visit != NULL ? "point" : "none");
  self->loading = TRUE;
  show_who (self, visit);
  if (!san_onsite_sheet_open (self->sheet, self->round, self->standard, SAN_SHEET_FIRST, visit,
                              &error))
    san_context_report (context_of (self), error);
  if (visit != NULL)
    show_place (self, visit);
  san_onsite_photos_load (self->photos);
  san_onsite_issue_load (self->issue, self->round);
  self->loading = FALSE;
  san_assessment_tab_described (SAN_ASSESSMENT_TAB (self));
}

static void
on_chosen_cb (SanOnsiteView *self)
{
  san_onsite_form_commit (self->form);
  open_point (self);
}

/* After every stroke: how far the point is, and what it would take to a ticket. */
static void
on_sheet_changed_cb (SanOnsiteView *self,
                     int            line)
{
  SanVisit *visit = san_onsite_list_get_chosen (self->list);
  g_autoptr (GError) error = NULL;

  if (self->loading || visit == NULL)
    return;

  if (!san_visit_store_update (san_context_get_database (context_of (self)), self->round,
                               self->standard, visit, &error))
    san_context_report (context_of (self), error);
  san_onsite_list_update (self->list, visit);
  san_onsite_issue_update (self->issue);
  if (line < 0)
    san_onsite_photos_load (self->photos);
  san_assessment_tab_described (SAN_ASSESSMENT_TAB (self));
}

static void
step_point (SanOnsiteView *self,
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
on_step_cb (SanOnsiteView *self,
            int            direction)
{
  step_point (self, direction, FALSE);
}

/* What is not rated yet is said; the point stays among those to do. */
static void
on_finish_cb (SanOnsiteView *self)
{
  g_auto (SanSheetSum) sum = { 0 };

  san_onsite_form_commit (self->form);
  san_onsite_sheet_sum_up (self->sheet, &sum);
  if (sum.n_rated < sum.n)
    {
      guint left = sum.n - sum.n_rated;
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u item is not rated: the point stays unfinished",
                     "%u items are not rated: the point stays unfinished", left), left);

      san_context_say (context_of (self), text);
    }
  step_point (self, 1, TRUE);
}

/* Photographs and tickets */

static void
on_photos_added_cb (SanOnsiteView *self,
                    char         **paths)
{
  int line = san_onsite_form_get_photo_line (self->form);

  if (line < 0)
    return;
  if (san_onsite_sheet_get_line (self->sheet, line)->first == 0)
    {
      san_context_say (context_of (self), _("Rate the item first: a photo belongs to what was found"));
      return;
    }
  san_onsite_sheet_add_photos (self->sheet, line, (const char *const *) paths);
}

static void
on_photo_wanted_cb (SanOnsiteView *self)
{
  san_onsite_photos_pick (self->photos);
}

static void
on_issue_cb (SanOnsiteView *self)
{
  san_onsite_form_commit (self->form);
  if (san_onsite_issue_get_chosen (self->issue)->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-ticket", NULL);
  else
    san_context_say (context_of (self), _("Nothing of this point asks for a ticket."));
}

static void
on_open_ticket_cb (SanOnsiteView *self,
                   gint64         ticket)
{
  san_page_go (self->page, "tickets", g_variant_new_int64 (ticket));
}

/* Keys */

static gboolean
press_with_control (SanOnsiteView *self,
                    guint          keyval)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_point (self, 1, FALSE);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_point (self, -1, FALSE);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      on_finish_cb (self);
      return TRUE;

    case GDK_KEY_f:
      san_onsite_list_search (self->list);
      return TRUE;

    case GDK_KEY_v:
      return (focus == NULL || !GTK_IS_EDITABLE (focus)) && san_onsite_photos_paste (self->photos);

    default:
      return FALSE;
    }
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           SanOnsiteView         *self)
{
  const GdkModifierType mask = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  return self->visits != NULL && (state & mask) == GDK_CONTROL_MASK &&
         press_with_control (self, keyval);
}

/* Whoever comes here wants to rate. */
static gboolean
san_onsite_view_grab_focus (GtkWidget *widget)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (widget);

  if (self->form == NULL || san_onsite_form_get_current (self->form) < 0)
    return GTK_WIDGET_CLASS (san_onsite_view_parent_class)->grab_focus (widget);

  san_onsite_form_focus (self->form);

  return TRUE;
}

/* The tab */

static void
show_none (SanOnsiteView *self)
{
  gboolean none = self->visits == NULL || self->visits->len == 0;

  adw_status_page_set_title (self->none, none ? _("No points to assess") : _("Choose a point"));
  adw_status_page_set_description (self->none, none
    ? _("Points are registered on the page Points, and drawn for the round.") : NULL);
}

/* Nobody is shown where a covert visit goes before its day. */
static gboolean
drop_sealed (SanOnsiteView *self,
             SanDatabase   *database,
             GError       **error)
{
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (context_of (self))));
  gboolean covert;

  if (!san_draw_plan_get_covert (database, self->round->id, &covert, error))
    return FALSE;

  for (guint i = self->visits->len; covert && i > 0; i--)
    {
      if (san_visit_is_sealed (g_ptr_array_index (self->visits, i - 1), covert, today))
        g_ptr_array_remove_index (self->visits, i - 1);
    }

  return TRUE;
}

static void
load (SanAssessmentTab *tab,
      SanRound         *round)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  SanDatabase *database = san_context_get_database (context_of (self));
  SanRoster *roster = san_context_get_roster (context_of (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->visits);
  SanRound *own = san_round_store_get (database, round->id, &error);
  SanStandard *standard = own != NULL ? san_standard_load (database, own->period.first, &error)
                                      : NULL;

  g_clear_pointer (&self->round, san_round_free);
  self->round = own;
  if (standard == NULL || roster == NULL)
    {
      g_clear_pointer (&standard, san_standard_unref);
      san_onsite_issue_load (self->issue, NULL);
      san_context_report (context_of (self), error);
      return;
    }

  self->loading = TRUE;
  g_clear_pointer (&self->standard, san_standard_unref);
  self->standard = standard;
  self->visits = san_visit_store_list (database, own, roster, standard, &error);
  if (self->visits == NULL || !drop_sealed (self, database, &error))
    {
      g_clear_pointer (&self->visits, g_ptr_array_unref);
      san_context_report (context_of (self), error);
    }
  san_onsite_list_set_visits (self->list, self->visits, roster, standard);
  show_none (self);
  self->loading = FALSE;
  open_point (self);
}

static gboolean
is_writing (SanAssessmentTab *tab)
{
  return san_onsite_sheet_is_writing (SAN_ONSITE_VIEW (tab)->sheet);
}

/* 第 2 测评组 6月13日; of this team, else of the round: 38 / 52 */
static void
describe (SanAssessmentTab *tab,
          char            **facts,
          char            **progress,
          double           *fraction)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  const SanVisit *here = san_onsite_list_get_chosen (self->list);
  gint64 team = here != NULL ? here->team_id : 0;
  SanVisitProgress sum = { 0 };
  SanDay day;

  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (self->visits, i);

      if (team == 0 || visit->team_id == team)
        san_visit_progress_add (&sum, visit);
    }
  *facts = g_strdup (team != 0 ? here->team : self->round != NULL ? self->round->label : "");
  if (here != NULL && san_day_parse (here->day, &day, NULL))
    {
      g_autofree char *date = san_day_text (day, day);
      g_autofree char *name = g_steal_pointer (facts);

      *facts = g_strdup_printf ("%s　%s", name, date);
    }
  *progress = g_strdup_printf (team != 0 ? _("Team: %u of %u points") : _("%u of %u points"),
                               sum.n[SAN_VISIT_DONE], sum.all);
  *fraction = sum.all > 0 ? sum.n[SAN_VISIT_DONE] / (double) sum.all : 0;
}

/* What is done with all points at once */

static void
write_books_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  SanOnsiteView *self = data;

  if (self->visits != NULL && self->visits->len > 0)
    san_onsite_books_run (self->page, self->round, self->standard, self->visits);
}

static void
read_book_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (SAN_ONSITE_VIEW (data)->page), "page.import", NULL);
}

static void
tickets_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanOnsiteView *self = data;

  san_onsite_form_commit (self->form);
  san_onsite_tickets_run (self->page, self->round);
}

/* On paper: the list, and the sheets of points as they are filled or to be filled by hand */

static SanTextTable *
get_table (SanAssessmentTab *tab)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  g_autofree char *title = NULL;

  if (self->round == NULL || self->visits == NULL)
    return NULL;
  title = g_strdup_printf (_("Points to assess in %s"), self->round->label);

  return san_onsite_list_get_table (self->list, title);
}

static gboolean
print_forms (SanOnsiteView   *self,
             GPtrArray       *visits,
             SanFieldFormKind kind,
             gboolean         preview)
{
  SanContext *context = context_of (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPaper) paper = NULL;

  san_onsite_form_commit (self->form);
  paper = san_field_form_new (san_context_get_database (context), self->round, self->standard,
                              san_context_get_roster (context), visits, kind, &error);
  if (paper == NULL)
    san_context_report (context, error);
  else
    san_list_file_print (self->page, paper, preview);

  return TRUE;
}

static gboolean
print (SanAssessmentTab *tab,
       gboolean          preview)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  SanVisit *visit = san_onsite_list_get_chosen (self->list);
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();

  if (visit == NULL)
    return FALSE;
  g_ptr_array_add (visits, visit);

  return print_forms (self, visits, SAN_FIELD_FORM_FILLED, preview);
}

static void
blank_forms_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  SanOnsiteView *self = data;
  g_autoptr (GPtrArray) visits = san_onsite_list_get_shown (self->list);

  if (self->round != NULL)
    print_forms (self, visits, SAN_FIELD_FORM_BLANK, TRUE);
}

static void
filled_forms_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  SanOnsiteView *self = data;
  g_autoptr (GPtrArray) visits = san_onsite_list_get_shown (self->list);

  if (self->round != NULL)
    print_forms (self, visits, SAN_FIELD_FORM_FILLED, TRUE);
}

static const GActionEntry actions[] = {
  { "blank-forms", blank_forms_action },
  { "filled-forms", filled_forms_action },
  { "write-books", write_books_action },
  { "read-book", read_book_action },
  { "tickets", tickets_action },
};

static GtkWidget *
make_menu (SanOnsiteView *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) papers = g_menu_new ();
  g_autoptr (GMenu) books = g_menu_new ();
  g_autoptr (GMenu) tickets = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (self->tools, "onsite", G_ACTION_GROUP (group));
  g_menu_append (papers, _("Sheets to fill in by hand, for the points listed…"),
                 "onsite.blank-forms");
  g_menu_append (papers, _("Filled sheets of the points listed…"), "onsite.filled-forms");
  g_menu_append (papers, _("This point's sheet…"), "page.preview");
  g_menu_append (papers, _("List of points…"), "page.print-list");
  g_menu_append (books, _("Write workbooks for the teams…"), "onsite.write-books");
  g_menu_append (books, _("Read a filled workbook…"), "onsite.read-book");
  g_menu_append (tickets, _("Tickets for everything that failed…"), "onsite.tickets");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (books));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (tickets));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Offline sheet…"));
  gtk_widget_set_tooltip_text (button, _("Offline sheet…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Offline sheet…"), -1);
  self->menu = GTK_MENU_BUTTON (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkWidget *
get_tools (SanAssessmentTab *tab)
{
  return SAN_ONSITE_VIEW (tab)->tools;
}

static void
selection (SanAssessmentTab *tab,
           SanPageSelection *selected)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  const SanVisit *visit = san_onsite_list_get_chosen (self->list);
  int line = san_onsite_form_get_current (self->form);
  GArray *chosen = san_onsite_issue_get_chosen (self->issue);

  if (visit == NULL || self->round == NULL)
    return;

  selected->unit_id = visit->unit_id;
  selected->point_id = visit->point_id;
  selected->round_id = self->round->id;
  if (line >= 0)
    selected->item_id = san_onsite_sheet_get_line (self->sheet, line)->item->id;
  selected->observations = (const gint64 *) (gpointer) chosen->data;
  selected->n_observations = chosen->len;
}

static gboolean
show (SanAssessmentTab *tab,
      GVariant         *target)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  gint64 point;

  return g_variant_is_of_type (target, G_VARIANT_TYPE_VARDICT) &&
         g_variant_lookup (target, "point", "x", &point) &&
         san_onsite_list_choose (self->list, point);
}

/* The panes beside the form give way first. */
static void
on_width_class_cb (SanOnsiteView *self)
{
  gboolean narrow = san_page_get_width_class (self->page) == SAN_WIDTH_NARROW;

  gtk_widget_set_size_request (GTK_WIDGET (self->list), narrow ? LIST_WIDTH_NARROW : LIST_WIDTH,
                               -1);
  gtk_widget_set_size_request (self->side, narrow ? SIDE_WIDTH_NARROW : SIDE_WIDTH, -1);
  if (narrow)
    gtk_menu_button_set_icon_name (self->menu, "document-print-symbolic");
  else
    gtk_menu_button_set_label (self->menu, _("Offline sheet…"));
}

/* Making */

static GtkWidget *
make_side (SanOnsiteView *self,
           SanContext    *context)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->photos = SAN_ONSITE_PHOTOS (san_onsite_photos_new (context, self->sheet));
  self->issue = SAN_ONSITE_ISSUE (san_onsite_issue_new (context, self->sheet));
  gtk_widget_add_css_class (box, "sn-onsite-side");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->photos));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->issue));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, FALSE);
  self->side = scroller;
  g_signal_connect_object (self->photos, "add", G_CALLBACK (on_photos_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->issue, "issue", G_CALLBACK (on_issue_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->issue, "open", G_CALLBACK (on_open_ticket_cb), self,
                           G_CONNECT_SWAPPED);

  return scroller;
}

static void
make_point (SanOnsiteView *self,
            SanContext    *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->form = SAN_ONSITE_FORM (san_onsite_form_new (self->sheet));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), make_side (self, context));
  gtk_stack_add_named (GTK_STACK (self->stack), box, "point");
  g_signal_connect_object (self->form, "photo", G_CALLBACK (on_photo_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "issue", G_CALLBACK (on_issue_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "step", G_CALLBACK (on_step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "finish", G_CALLBACK (on_finish_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_page (SanAssessmentTab *tab,
          SanPage          *page)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (tab);
  SanContext *context = san_page_get_context (page);

  self->page = page;
  self->sheet = san_onsite_sheet_new (context);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (on_sheet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  make_point (self, context);
  g_signal_connect_object (page, "notify::width-class", G_CALLBACK (on_width_class_cb), self,
                           G_CONNECT_SWAPPED);
  on_width_class_cb (self);
}

/* The class */

static void
san_onsite_view_dispose (GObject *object)
{
  SanOnsiteView *self = SAN_ONSITE_VIEW (object);

  g_clear_object (&self->sheet);
  g_clear_object (&self->tools);
  g_clear_pointer (&self->round, san_round_free);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->standard, san_standard_unref);

  G_OBJECT_CLASS (san_onsite_view_parent_class)->dispose (object);
}

static void
implement_tab (SanAssessmentTabInterface *iface)
{
  iface->set_page = set_page;
  iface->load = load;
  iface->is_writing = is_writing;
  iface->describe = describe;
  iface->get_tools = get_tools;
  iface->selection = selection;
  iface->show = show;
  iface->get_table = get_table;
  iface->print = print;
  iface->import_kind = "observations";
}

static void
san_onsite_view_class_init (SanOnsiteViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = san_onsite_view_grab_focus;
}

static void
san_onsite_view_init (SanOnsiteView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = SAN_ONSITE_LIST (san_onsite_list_new ());
  self->stack = gtk_stack_new ();
  self->none = ADW_STATUS_PAGE (adw_status_page_new ());
  self->who = SAN_ONSITE_WHO (san_onsite_who_new ());
  self->tools = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  adw_status_page_set_icon_name (self->none, "sanse-points-symbolic");
  gtk_box_append (GTK_BOX (self->tools), GTK_WIDGET (self->who));
  gtk_box_append (GTK_BOX (self->tools), make_menu (self));
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->none), "none");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self), self->stack);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who, "changed", G_CALLBACK (take_who), self, G_CONNECT_SWAPPED);
}
