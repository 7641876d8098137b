/* san-onsite-tickets.c - tickets for everything that failed in a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-tickets.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal.h"
#include "tickets/san-ticket-observation.h"
#include "widgets/san-limit-row.h"
#include "widgets/san-tag.h"

#define WIDTH  640
#define HEIGHT 560

struct _SanOnsiteTickets
{
  AdwWindow        parent_instance;

  SanPage         *page;         /* weak */
  gint64           round_id;
  SanTicketOffers *offers;

  SanLimitRow     *limit;
  GtkListBox      *list;
  GtkLabel        *counts;
  GtkLabel        *covered;
  GtkButton       *accept;
  GtkLabel        *refusal;
};

G_DEFINE_FINAL_TYPE (SanOnsiteTickets, san_onsite_tickets, ADW_TYPE_WINDOW)

static SanContext *
context_of (SanOnsiteTickets * self)
{
  return self->page != NULL ? san_page_get_context (self->page) : NULL;
}

/* What is ticked */

static GtkCheckButton *
check_of (SanOnsiteTickets *self,
          guint             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return g_object_get_data (G_OBJECT (row), "check");
}

static void
show_counts (SanOnsiteTickets *self)
{
  g_autofree char *text = NULL;
  guint n = 0, items = 0, recur = 0;

  for (guint i = 0; i < self->offers->offers->len; i++)
    {
      const SanTicketOffer *offer = g_ptr_array_index (self->offers->offers, i);

      if (!gtk_check_button_get_active (check_of (self, i)))
        continue;
      n++;
      items += offer->n_items;
      recur += offer->recurs != 0;
    }
  text = g_strdup_printf (_("%u tickets for %u failed items, %u of them recurrences"), n, items,
                          recur);
  gtk_label_set_text (self->counts, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), n > 0);
}

/* Issuing */

/* (transfer none): what is not ticked is left out of the offers. */
static void
drop_unticked (SanOnsiteTickets *self)
{
  for (guint i = self->offers->offers->len; i > 0; i--)
    if (!gtk_check_button_get_active (check_of (self, i - 1)))
      g_ptr_array_remove_index (self->offers->offers, i - 1);
}

static void
refuse (SanOnsiteTickets *self,
        const GError     *error)
{
  gtk_label_set_text (self->refusal, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
}

static void
say_issued (SanContext *context,
            guint       n)
{
  g_autoptr (SanStep) step = san_journal_undoable (san_context_get_database (context), NULL);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u ticket issued",
                                                        "%u tickets issued", n), n);

  san_context_say_step (context, text, step != NULL ? step->seq : 0);
}

static void
on_accept_cb (SanOnsiteTickets *self)
{
  SanContext *context = context_of (self);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  SanLimit limit;

  if (context == NULL)
    return;
  round = san_round_store_get (san_context_get_database (context), self->round_id, &error);
  if (round == NULL || !san_limit_row_get (self->limit, &limit, &error))
    {
      refuse (self, error);
      return;
    }

  drop_unticked (self);
  if (!san_ticket_from_round (san_context_get_workspace (context), round, self->offers,
                              &limit, &ids, NULL, &error))
    {
      refuse (self, error);
      return;
    }
  say_issued (context, ids->len);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Rows */

static GtkWidget *
make_text (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_row (SanOnsiteTickets     *self,
         const SanTicketOffer *offer)
{
  SanRoster *roster = san_context_get_roster (context_of (self));
  const SanUnit *unit = roster != NULL ? san_roster_get (roster, offer->unit_id) : NULL;
  g_autofree char *title = g_strdup_printf ("%s　%s", unit != NULL ? unit->name : "", offer->point);
  g_autofree char *facts = g_strdup_printf (_("%u items, %u photos"), offer->n_items,
                                            offer->n_photos);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_counts), self);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (box, "sn-padded");
  gtk_box_append (GTK_BOX (text), make_text (title, "sn-strong"));
  gtk_box_append (GTK_BOX (text), make_text (offer->problem, "sn-cap"));
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), text);
  if (offer->recurs != 0)
    {
      GtkWidget *tag = san_tag_new (_("Recurrence"), "yellow");

      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), tag);
    }
  gtk_box_append (GTK_BOX (box), make_text (facts, "sn-tiny"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_list_box_append (self->list, row);
}

static void
fill (SanOnsiteTickets *self)
{
  guint n = self->offers->covered->len;
  g_autofree char *covered = NULL;

  for (guint i = 0; i < self->offers->offers->len; i++)
    add_row (self, g_ptr_array_index (self->offers->offers, i));
  covered = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u failed item is the matter of an open ticket and is "
                                          "noted there.",
                                          "%u failed items are the matter of open tickets and are "
                                          "noted there.", n), n);
  gtk_label_set_text (self->covered, covered);
  gtk_widget_set_visible (GTK_WIDGET (self->covered), n > 0);
  show_counts (self);
}

/* Making */

static GtkWidget *
make_head (SanOnsiteTickets *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->accept = GTK_BUTTON (gtk_button_new_with_label (_("Issue")));
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->accept));

  return bar;
}

static GtkWidget *
make_limit (SanOnsiteTickets *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->limit = SAN_LIMIT_ROW (san_limit_row_new (_("Limit"),
                                                  _("That of the category, else the office's"),
                                                  TRUE));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->limit));
  gtk_widget_add_css_class (group, "sn-form");

  return group;
}

static GtkLabel *
make_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);

  return label;
}

static void
san_onsite_tickets_init (SanOnsiteTickets *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->counts = make_label ("sn-strong");
  self->covered = make_label ("sn-cap");
  self->refusal = make_label ("error");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-onsite-offers");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (box, "sn-onsite-side");
  gtk_box_append (GTK_BOX (content), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->covered));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_limit (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Issue tickets for what failed"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

static void
san_onsite_tickets_dispose (GObject *object)
{
  g_clear_weak_pointer (&SAN_ONSITE_TICKETS (object)->page);

  G_OBJECT_CLASS (san_onsite_tickets_parent_class)->dispose (object);
}

static void
san_onsite_tickets_finalize (GObject *object)
{
  san_ticket_offers_free (SAN_ONSITE_TICKETS (object)->offers);

  G_OBJECT_CLASS (san_onsite_tickets_parent_class)->finalize (object);
}

static void
san_onsite_tickets_class_init (SanOnsiteTicketsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_tickets_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_onsite_tickets_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

SanOnsiteTickets *
san_onsite_tickets_run (SanPage  *page,
                        SanRound *round)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  SanTicketOffers *offers =
    san_ticket_offers_of_round (san_context_get_database (context), round, 0,
                                san_workspace_now (san_context_get_workspace (context)), &error);
  SanOnsiteTickets *self;

  if (offers == NULL)
    {
      san_context_report (context, error);
      return NULL;
    }
  if (offers->offers->len + offers->covered->len == 0)
    {
      san_ticket_offers_free (offers);
      san_context_say (context, _("Everything that failed has its ticket"));
      return NULL;
    }

  self = g_object_new (SAN_TYPE_ONSITE_TICKETS, NULL);
  self->offers = offers;
  self->round_id = round->id;
  g_set_weak_pointer (&self->page, page);
  fill (self);
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
