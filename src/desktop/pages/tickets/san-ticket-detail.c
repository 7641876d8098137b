/* san-ticket-detail.c - one ticket beside the list: how it stands, what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-detail.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-ticket-columns.h"
#include "pages/tickets/san-ticket-menu.h"
#include "pages/tickets/san-ticket-photos.h"
#include "app/san-page.h"
#include "tickets/san-ticket-observation.h"
#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-words.h"
#include "standards/san-standard-store.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-ticket-steps.h"

#define BAR_ROOM        240   /* beside print and more, in the pane's usual width */
#define BAR_ROOM_NARROW 200
#define STEPS_ROOM      320   /* of the pane in its usual width */
#define STEPS_ROOM_NARROW 288
#define BAR_VERBS       4
#define MANY_VERBS      6

struct _SanTicketDetail
{
  AdwBin                parent_instance;

  SanContext           *context;
  const SanTicketClock *clock;
  SanTicketRules        rules;
  SanTicket            *ticket;     /* (nullable) */
  gboolean              narrow;
  SanTicketBadge       *badge;

  /* Template children */
  GtkStack          *stack;
  GtkLabel          *many_title;
  GtkBox            *many_badges;
  GtkBox            *many_actions;
  GtkWidget         *band;
  AdwBin            *badge_place;
  GtkLabel          *number;
  GtkLabel          *left;
  GtkScrolledWindow *scrolled;
  GtkLabel          *problem;
  SanTicketSteps    *steps;
  GtkGrid           *facts;
  SanTicketPhotos   *photos;
  GtkBox            *timeline;
  GtkBox            *actions;
  GtkWidget         *print;
  GtkMenuButton     *more;
};

G_DEFINE_FINAL_TYPE (SanTicketDetail, san_ticket_detail, ADW_TYPE_BIN)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Facts */

static void
add_fact (SanTicketDetail *self,
          int             *row,
          const char      *name,
          const char      *text)
{
  GtkWidget *label, *value;

  if (text == NULL || *text == '\0')
    return;

  label = gtk_label_new (name);
  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, 54, -1);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 24);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "sn-cap");
  gtk_grid_attach (self->facts, label, 0, *row, 1, 1);
  gtk_grid_attach (self->facts, value, 1, (*row)++, 1, 1);
}

/* 博爱街道（美兰区） */
static char *
unit_text (SanTicketDetail *self,
           gint64           id)
{
  SanRoster *roster = san_context_get_roster (self->context);
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, id) : NULL;

  if (unit == NULL)
    return g_strdup ("—");
  if (unit->parent == NULL)
    return g_strdup (unit->name);

  return g_strdup_printf (_("%s (%s)"), unit->name, unit->parent->name);
}

static char *
assist_text (SanTicketDetail *self)
{
  GString *text = g_string_new (NULL);
  SanRoster *roster = san_context_get_roster (self->context);

  for (guint i = 0; i < self->ticket->assist->len; i++)
    {
      const SanUnit *unit = san_roster_get (roster, g_array_index (self->ticket->assist, gint64, i));

      if (text->len > 0)
        g_string_append (text, _(", "));
      g_string_append (text, unit != NULL ? unit->name : "—");
    }

  return g_string_free (text, FALSE);
}

static char *
point_text (SanTicketDetail *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanCategory) category = NULL;

  if (self->ticket->point_id == 0)
    return NULL;
  point = san_point_store_load (database, self->ticket->point_id, NULL);
  if (point == NULL)
    return NULL;
  category = san_category_store_load (database, point->category_id, NULL);
  if (category == NULL)
    return g_strdup (point->name);

  return g_strdup_printf ("%s · %s", point->name, category->name);
}

static char *
item_text (SanTicketDetail *self)
{
  g_autoptr (SanItem) item = NULL;

  if (self->ticket->item_id == 0)
    return NULL;
  item = san_item_store_load (san_context_get_database (self->context), self->ticket->item_id,
                              NULL);
  if (item == NULL)
    return NULL;

  return *item->code != '\0' ? g_strdup_printf ("%s %s", item->code, item->name)
                             : g_strdup (item->name);
}

static const SanTicketEvent *
issue_of (const SanTicket *ticket)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->kind == SAN_TICKET_ISSUE)
        return event;
    }

  return NULL;
}

/* 5 个工作日，6月22日 17:30: the limit is the first slip's, so it stands only beside its due
 * time. */
static char *
due_text (SanTicketDetail *self)
{
  const SanTicketState *state = self->ticket->state;
  const SanTicketEvent *issue = issue_of (self->ticket);
  g_autofree char *due = NULL;
  g_autofree char *limit = NULL;

  if (state->due == SAN_TICKET_NO_TIME)
    return NULL;
  due = san_ticket_time (state->due, self->clock->now);
  if (issue == NULL || issue->limit.kind == SAN_LIMIT_NONE ||
      issue->limit.kind == SAN_LIMIT_UNTIL || state->colour != state->first_colour ||
      state->extensions > 0 || state->returns > 0)
    return g_steal_pointer (&due);
  limit = san_limit_label (&issue->limit);

  return g_strdup_printf (_("%s, %s"), limit, due);
}

/* What was found on site leads there. */
static void
on_source_clicked_cb (SanTicketDetail *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), SAN_TYPE_PAGE);
  g_autoptr (GPtrArray) sources =
    san_ticket_source_store_list (san_context_get_database (self->context), self->ticket->id, NULL);
  const SanTicketSource *source;
  GVariantBuilder target;

  if (page == NULL || sources == NULL || sources->len == 0)
    return;

  source = g_ptr_array_index (sources, 0);
  san_context_set_round (self->context, source->round_id);
  g_variant_builder_init (&target, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&target, "{sv}", "tab", g_variant_new_string ("onsite"));
  g_variant_builder_add (&target, "{sv}", "point", g_variant_new_int64 (source->point_id));
  san_page_go (SAN_PAGE (page), "assessment", g_variant_builder_end (&target));
}

static void
add_sources (SanTicketDetail *self,
             int             *row)
{
  g_autoptr (GPtrArray) sources =
    san_ticket_source_store_list (san_context_get_database (self->context), self->ticket->id, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *button;

  if (sources == NULL || sources->len == 0)
    return;

  for (guint i = 0; i < sources->len; i++)
    {
      const SanTicketSource *source = g_ptr_array_index (sources, i);

      g_string_append_printf (text, "%s%s", i == 0 ? source->round : _(", "),
                              i == 0 ? "　" : "");
      g_string_append (text, source->item);
    }
  add_fact (self, row, C_("ticket", "Found"), text->str);
  button = gtk_button_new_with_label (_("Show the inspection"));
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_source_clicked_cb), self);
  gtk_grid_attach (self->facts, button, 1, (*row)++, 1, 1);
}

static void
show_facts (SanTicketDetail *self)
{
  const SanTicket *ticket = self->ticket;
  g_autofree char *unit = unit_text (self, ticket->state->unit_id != 0 ? ticket->state->unit_id
                                                                       : ticket->unit_id);
  g_autofree char *assist = assist_text (self);
  g_autofree char *point = point_text (self);
  g_autofree char *item = item_text (self);
  g_autofree char *due = due_text (self);
  g_autofree char *closed = NULL;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  add_fact (self, &row, C_("ticket", "Unit"), unit);
  add_fact (self, &row, C_("ticket", "Assisting"), assist);
  add_fact (self, &row, C_("ticket", "Point"), point);
  add_fact (self, &row, C_("ticket", "Clause"), item);
  add_fact (self, &row, C_("ticket", "Source"), ticket->source);
  add_sources (self, &row);
  add_fact (self, &row, C_("ticket", "Requirement"), ticket->requirement);
  add_fact (self, &row, C_("ticket", "Due"), due);
  if (ticket->state->closed != SAN_TICKET_NO_TIME)
    {
      closed = san_ticket_time (ticket->state->closed, self->clock->now);
      add_fact (self, &row, ticket->state->stage == SAN_TICKET_CANCELLED
                ? C_("ticket", "Cancelled") : C_("ticket", "Closed"), closed);
    }
}

/* Timeline */

static const char *
style_of (const SanTicketEvent *event)
{
  static const char *const styles[SAN_TICKET_KINDS] = {
    [SAN_TICKET_RECEIVE] = "sn-ok", [SAN_TICKET_VERIFY] = "sn-ok", [SAN_TICKET_CLOSE] = "sn-ok",
    [SAN_TICKET_HELD] = "sn-ok", [SAN_TICKET_RELAPSED] = "sn-down",
    [SAN_TICKET_RETURN] = "sn-down", [SAN_TICKET_ORDER_RED] = "sn-red-text",
  };

  if (event->kind == SAN_TICKET_STEP || event->kind == SAN_TICKET_RISE)
    return event->proposes ? "sn-red-text" : "sn-yellow-text";
  if (event->kind >= SAN_TICKET_KINDS || styles[event->kind] == NULL)
    return "sn-dim";

  return styles[event->kind];
}

static GtkWidget *
timeline_label (const char *text,
                gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    gtk_widget_add_css_class (label, "sn-undone");

  return label;
}

static void
add_line (SanTicketDetail      *self,
          const SanTicketEvent *event,
          gboolean              last)
{
  g_autoptr (SanTicketLine) line = san_ticket_line_new (self->ticket, event);
  g_autofree char *time = san_ticket_time_brief (event->as_of);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (line->icon);
  GtkWidget *title = timeline_label (line->title, line->dim);
  GtkWidget *text = timeline_label (line->text, line->dim);
  GtkWidget *when = gtk_label_new (time);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 13);
  gtk_widget_add_css_class (icon, style_of (event));
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_set_size_request (mark, 18, -1);
  gtk_box_append (GTK_BOX (mark), icon);
  if (!last)
    {
      GtkWidget *stroke = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

      gtk_widget_set_vexpand (stroke, TRUE);
      gtk_widget_set_halign (stroke, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (mark), stroke);
    }
  gtk_widget_add_css_class (title, "sn-cap");
  gtk_widget_add_css_class (title, "sn-strong");
  gtk_widget_add_css_class (when, "sn-tiny");
  gtk_widget_add_css_class (when, "sn-dim");
  gtk_widget_add_css_class (when, "sn-num");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_add_css_class (text, "sn-tiny");
  gtk_widget_add_css_class (text, "sn-dim");
  gtk_widget_set_margin_bottom (body, 7);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), text);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), body);
  gtk_box_append (self->timeline, row);
}

static void
show_timeline (SanTicketDetail *self)
{
  GPtrArray *events = self->ticket->events;

  clear_box (self->timeline);
  for (guint i = 0; i < events->len; i++)
    add_line (self, g_ptr_array_index (events, i), i + 1 == events->len);
}

/* Actions */

static GtkWidget *
verb_button (SanTicketKind         kind,
             const SanTicketState *state)
{
  g_autofree char *label = san_ticket_verb_label (kind, state);
  GtkWidget *button = gtk_button_new ();

  if (kind == SAN_TICKET_ORDER_RED)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "sanse-escalate-symbolic");
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", san_ticket_kind_name (kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.do");

  return button;
}

static void
add_plain (GtkBox     *box,
           const char *label,
           const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
}

/* What does not fit beside the others stands in the menu only. */
static gboolean
add_if_fits (SanTicketDetail *self,
             GtkWidget       *button)
{
  gboolean first = gtk_widget_get_first_child (GTK_WIDGET (self->actions)) == NULL;
  int width;

  gtk_box_append (self->actions, button);
  gtk_widget_measure (GTK_WIDGET (self->actions), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width,
                      NULL, NULL);
  if (first || width <= (self->narrow ? BAR_ROOM_NARROW : BAR_ROOM))
    return TRUE;
  gtk_box_remove (self->actions, button);

  return FALSE;
}

static void
show_actions (SanTicketDetail *self)
{
  const SanTicketState *state = self->ticket->state;
  gboolean draft = state->stage == SAN_TICKET_DRAFT;
  SanTicketKind verbs[BAR_VERBS];
  guint n = san_ticket_bar_verbs (self->context, &self->rules, state, verbs, BAR_VERBS);
  g_autoptr (GMenuModel) menu = san_ticket_menu_new (self->context, &self->rules, state);

  clear_box (self->actions);
  for (guint i = 0; i < n; i++)
    if (!add_if_fits (self, verb_button (verbs[i], state)))
      break;
  if (draft && !san_context_is_read_only (self->context))
    {
      add_plain (self->actions, _("Edit"), "page.open");
      add_plain (self->actions, _("Delete"), "page.delete-draft");
    }
  gtk_widget_set_visible (self->print, !draft);
  gtk_menu_button_set_menu_model (self->more, menu);
}

/* One */

static void
show_band (SanTicketDetail *self)
{
  const SanTicketState *state = self->ticket->state;
  g_auto (SanTicketCountdown) left = { 0 };
  g_autofree char *number = self->ticket->number.running > 0
    ? san_ticket_number_label (&self->ticket->number)
    : g_strdup_printf (_("Draft %d"), self->ticket->draft);
  gboolean closed = state->stage == SAN_TICKET_CLOSED;

  san_ticket_badge_set (self->badge, state->colour, FALSE);
  san_ticket_restyle (self->band, closed ? "closed" : san_ticket_colour_style (state->colour));
  gtk_label_set_text (self->number, number);
  san_ticket_countdown_init (&left, self->clock, state->stage, state->flag, state->issued,
                             state->due);
  gtk_label_set_text (self->left, left.text);
  san_ticket_restyle (GTK_WIDGET (self->left), left.style);
}

/* The same ticket stays where it was scrolled to; another one begins at its top. */
static void
show_ticket (SanTicketDetail *self,
             gboolean         same)
{
  show_band (self);
  gtk_label_set_text (self->problem, self->ticket->problem);
  san_ticket_steps_set (self->steps, self->ticket->state->stage, NULL);
  san_ticket_steps_fit (self->steps, self->narrow ? STEPS_ROOM_NARROW : STEPS_ROOM);
  show_facts (self);
  san_ticket_photos_show (self->photos, self->context, self->ticket, !self->narrow);
  show_timeline (self);
  show_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "one");
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
san_ticket_detail_dispose (GObject *object)
{
  SanTicketDetail *self = SAN_TICKET_DETAIL (object);

  g_clear_pointer (&self->ticket, san_ticket_free);
  g_clear_object (&self->context);
  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_TICKET_DETAIL);

  G_OBJECT_CLASS (san_ticket_detail_parent_class)->dispose (object);
}

static void
san_ticket_detail_class_init (SanTicketDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_ticket_detail_dispose;

  g_type_ensure (SAN_TYPE_TICKET_STEPS);
  g_type_ensure (SAN_TYPE_TICKET_PHOTOS);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/tickets/san-ticket-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, many_title);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, many_badges);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, many_actions);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, band);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, badge_place);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, number);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, left);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, problem);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, steps);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, photos);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, timeline);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, actions);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, print);
  gtk_widget_class_bind_template_child (widget_class, SanTicketDetail, more);
}

static void
san_ticket_detail_init (SanTicketDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->badge = SAN_TICKET_BADGE (san_ticket_badge_new (SAN_TICKET_BADGE_TITLE));
  adw_bin_set_child (self->badge_place, GTK_WIDGET (self->badge));
}

void
san_ticket_detail_set_context (SanTicketDetail      *self,
                               SanContext           *context,
                               const SanTicketClock *clock)
{
  g_return_if_fail (SAN_IS_TICKET_DETAIL (self));

  g_set_object (&self->context, context);
  self->clock = clock;
}

void
san_ticket_detail_show (SanTicketDetail      *self,
                        const SanTicketRules *rules,
                        gint64                id)
{
  gint64 before = self->ticket != NULL ? self->ticket->id : 0;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SAN_IS_TICKET_DETAIL (self));

  g_clear_pointer (&self->ticket, san_ticket_free);
  self->rules = *rules;
  if (id != 0)
    self->ticket = san_ticket_store_load (san_context_get_database (self->context), id, &error);
  if (error != NULL)
    san_context_report (self->context, error);
  if (self->ticket != NULL)
    show_ticket (self, self->ticket->id == before);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

void
san_ticket_detail_show_many (SanTicketDetail      *self,
                             const SanTicketRules *rules,
                             GPtrArray            *rows,
                             guint                 n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u ticket selected", "%u tickets selected",
                                                      n), n);
  guint counts[SAN_TICKET_COLOURS] = { 0 };
  SanTicketKind verbs[MANY_VERBS];
  guint n_verbs;

  g_return_if_fail (SAN_IS_TICKET_DETAIL (self));

  g_clear_pointer (&self->ticket, san_ticket_free);
  self->rules = *rules;
  gtk_label_set_text (self->many_title, title);
  clear_box (self->many_badges);
  clear_box (self->many_actions);
  for (guint i = 0; i < rows->len; i++)
    counts[san_ticket_row_get_data (rows->pdata[i])->colour]++;
  for (int i = SAN_TICKET_RED; i >= 0 && rows->len == n; i--)
    if (counts[i] > 0)
      {
        GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_COUNT);

        san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
        san_ticket_badge_set_count (SAN_TICKET_BADGE (badge), counts[i]);
        gtk_box_append (self->many_badges, badge);
      }
  n_verbs = san_ticket_bulk_verbs (self->context, rules, rows, verbs, MANY_VERBS);
  for (guint i = 0; i < n_verbs; i++)
    gtk_box_append (self->many_actions, verb_button (verbs[i], NULL));
  add_plain (self->many_actions, _("Print slips"), "page.print");
  gtk_stack_set_visible_child_name (self->stack, "many");
}

const SanTicket *
san_ticket_detail_get_ticket (SanTicketDetail *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_DETAIL (self), NULL);

  return self->ticket;
}

void
san_ticket_detail_set_narrow (SanTicketDetail *self,
                              gboolean         narrow)
{
  g_return_if_fail (SAN_IS_TICKET_DETAIL (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (self->ticket != NULL)
    show_ticket (self, TRUE);
}
