/* san-onsite-issue.c - what of a point goes on a ticket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-issue.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"
#include "tickets/san-ticket-observation.h"
#include "tickets/san-work-calendar.h"
#include "widgets/san-day-text.h"
#include "widgets/san-ticket-badge.h"

#define WAIT 150   /* ms after the last key */

enum { UNIT, ASSIST, LIMIT, N_FACTS };

struct _SanOnsiteIssue
{
  GtkBox          parent_instance;

  SanContext     *context;
  SanOnsiteSheet *sheet;
  const SanRound *round;          /* of the page */
  GHashTable     *ticked;         /* observation → GINT 1 or 0, by hand */
  GArray         *chosen;         /* gint64 */
  gboolean        filling;
  guint           waiting;        /* source that shows what would come of it; 0 */

  SanTicketBadge *badge;
  GtkLabel       *caption;
  GtkBox         *list;
  GtkWidget      *facts;
  GtkLabel       *values[N_FACTS];
  GtkWidget      *button;
  GtkLabel       *hint;
};

G_DEFINE_FINAL_TYPE (SanOnsiteIssue, san_onsite_issue, GTK_TYPE_BOX)

enum { ISSUE, OPEN, N_SIGNALS };

static guint signals[N_SIGNALS];

GArray *
san_onsite_issue_get_chosen (SanOnsiteIssue *self)
{
  return self->chosen;
}

/* What would come of it */

static char *
describe_limit (SanOnsiteIssue *self,
                SanTicketColour colour)
{
  SanDatabase *database = san_context_get_database (self->context);
  const SanVisit *visit = san_onsite_sheet_get_visit (self->sheet);
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_load (database, NULL);
  g_autoptr (SanCategory) category = san_category_store_load (database, visit->category_id, NULL);
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  SanTicketRules rules;
  SanLimit limit;

  if (calendar == NULL || !san_ticket_rules_load (database, &rules, NULL))
    return g_strdup ("");

  limit = colour == SAN_TICKET_WHITE ? rules.white : rules.yellow;
  if (colour == SAN_TICKET_WHITE && category != NULL && *category->ticket_limit != '\0')
    san_limit_parse (category->ticket_limit, &limit, NULL);
  words = san_limit_label (&limit);
  day = san_day_text (san_time_day (san_work_calendar_due (calendar, now, &limit)),
                      san_time_day (now));

  return g_strdup_printf ("%s · %s", words, day);
}

static char *
names_of (SanOnsiteIssue *self,
          GArray         *units)
{
  SanRoster *roster = san_context_get_roster (self->context);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const SanUnit *unit = san_roster_get (roster, g_array_index (units, gint64, i));

      if (unit != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", unit->name);
    }

  return g_string_free (text, FALSE);
}

/* Recurrence is seen before anything is issued. */
static void
show_recurrence (SanOnsiteIssue       *self,
                 const SanTicketOffer *offer)
{
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (self->context)));
  g_autoptr (SanTicket) ticket =
    offer->recurs != 0
    ? san_ticket_store_load (san_context_get_database (self->context), offer->recurs, NULL) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->hint), ticket != NULL);
  if (ticket == NULL)
    return;

  number = san_ticket_number_label (&ticket->number);
  day = san_day_text (san_time_day (ticket->state->closed), today);
  text = g_strdup_printf (_("%s was closed on %s: issued again now it counts as a recurrence and "
                            "is yellow"), number, day);
  gtk_label_set_text (self->hint, text);
}

static void
show_offer (SanOnsiteIssue *self)
{
  const SanVisit *visit = san_onsite_sheet_get_visit (self->sheet);
  SanRoster *roster = san_context_get_roster (self->context);
  g_autoptr (SanTicketOffer) offer = NULL;
  SanTicketColour colour = SAN_TICKET_WHITE;

  gtk_widget_set_visible (self->facts, self->chosen->len > 0);
  gtk_widget_set_sensitive (self->button, self->chosen->len > 0 &&
                            !san_context_is_read_only (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  if (self->chosen->len > 0 && self->round != NULL)
    offer = san_ticket_offer_of (san_context_get_database (self->context), self->round,
                                 (const gint64 *) (gpointer) self->chosen->data, self->chosen->len,
                                 NULL);
  if (offer != NULL && roster != NULL)
    {
      const SanUnit *unit = san_roster_get (roster, visit->unit_id);
      g_autofree char *assist = names_of (self, offer->assist);
      g_autofree char *limit = NULL;

      colour = offer->recurs != 0 ? SAN_TICKET_YELLOW : SAN_TICKET_WHITE;
      limit = describe_limit (self, colour);
      gtk_label_set_text (self->values[UNIT], unit != NULL ? unit->name : "");
      gtk_label_set_text (self->values[ASSIST], *assist != '\0' ? assist : _("None"));
      gtk_label_set_text (self->values[LIMIT], limit);
      show_recurrence (self, offer);
    }
  san_ticket_badge_set (self->badge, colour, FALSE);
}

/* It takes longer than a key: not while somebody is typing. */
static gboolean
on_waited_cb (gpointer data)
{
  SanOnsiteIssue *self = data;

  self->waiting = 0;
  show_offer (self);

  return G_SOURCE_REMOVE;
}

/* The lines */

static void
on_ticked_cb (GtkCheckButton *check,
              SanOnsiteIssue *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "observation");

  if (self->filling)
    return;

  g_hash_table_insert (self->ticked, g_memdup2 (id, sizeof *id),
                       GINT_TO_POINTER (gtk_check_button_get_active (check)));
  san_onsite_issue_update (self);
}

static void
on_open_cb (GtkButton      *button,
            SanOnsiteIssue *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "ticket");

  g_signal_emit (self, signals[OPEN], 0, *id);
}

static GtkWidget *
make_name (const SanSheetLine *line,
           guint               index)
{
  g_autofree char *text = g_strdup_printf ("%u　%s", index + 1, line->item->name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, line->item->name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "sn-cap");

  return label;
}

/* What a ticket came of leads to it. */
static void
add_issued (SanOnsiteIssue     *self,
            const SanSheetLine *line,
            guint               index)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (san_context_get_database (self->context),
                                                        line->ticket, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = NULL;
  GtkWidget *button;

  if (ticket == NULL)
    return;

  number = ticket->number.running != 0 ? san_ticket_number_label (&ticket->number)
                                       : g_strdup_printf ("草-%d", ticket->draft);
  button = gtk_button_new_with_label (number);
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _("Show the ticket"));
  g_object_set_data_full (G_OBJECT (button), "ticket", g_memdup2 (&line->ticket, sizeof (gint64)),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_open_cb), self);
  gtk_box_append (GTK_BOX (box), make_name (line, index));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->list, box);
}

static void
add_line (SanOnsiteIssue     *self,
          const SanSheetLine *line,
          guint               index)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gpointer by_hand;
  gboolean ticked = san_onsite_sheet_is_failed (self->sheet, index);
  gint64 id = line->first;

  if (g_hash_table_lookup_extended (self->ticked, &id, NULL, &by_hand))
    ticked = GPOINTER_TO_INT (by_hand);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  gtk_widget_set_focus_on_click (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->item->name, -1);
  g_object_set_data_full (G_OBJECT (check), "observation", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_ticked_cb), self);
  if (ticked)
    g_array_append_val (self->chosen, id);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), make_name (line, index));
  gtk_box_append (self->list, box);
}

void
san_onsite_issue_update (SanOnsiteIssue *self)
{
  guint n = san_onsite_sheet_get_n (self->sheet), open = 0;
  GtkWidget *child;

  self->filling = TRUE;
  g_array_set_size (self->chosen, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  /* what failed first */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          const SanSheetLine *line = san_onsite_sheet_get_line (self->sheet, i);

          if (!san_onsite_sheet_is_short (self->sheet, i) || line->first == 0 ||
              san_onsite_sheet_is_failed (self->sheet, i) != (pass == 0))
            continue;
          if (line->ticket != 0)
            add_issued (self, line, i);
          else
            add_line (self, line, i);
          open += line->ticket == 0;
        }
    }
  self->filling = FALSE;
  gtk_label_set_text (self->caption, open > 0 ? _("What goes on the ticket:")
                      : _("Nothing of this point asks for a ticket."));
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (WAIT, on_waited_cb, self);
}

void
san_onsite_issue_load (SanOnsiteIssue *self,
                       const SanRound *round)
{
  self->round = round;
  g_hash_table_remove_all (self->ticked);
  san_onsite_issue_update (self);
}

static void
on_clicked_cb (SanOnsiteIssue *self)
{
  g_signal_emit (self, signals[ISSUE], 0);
}

/* Making */

static GtkWidget *
make_head (SanOnsiteIssue *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Hand over"));

  self->badge = SAN_TICKET_BADGE (san_ticket_badge_new (SAN_TICKET_BADGE_WORD));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "sn-h2");
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->badge));

  return head;
}

static GtkWidget *
make_facts (SanOnsiteIssue *self)
{
  static const char *const titles[N_FACTS] = { N_("Responsible"), N_("Assisting"), N_("Deadline") };

  self->facts = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->facts), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->facts), 4);
  for (guint i = 0; i < N_FACTS; i++)
    {
      GtkWidget *title = gtk_label_new (_(titles[i]));

      self->values[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_yalign (GTK_LABEL (title), 0);
      gtk_label_set_xalign (self->values[i], 0);
      gtk_label_set_wrap (self->values[i], TRUE);
      gtk_widget_add_css_class (title, "sn-cap");
      gtk_widget_add_css_class (title, "sn-dim");
      gtk_widget_add_css_class (GTK_WIDGET (self->values[i]), "sn-cap");
      gtk_grid_attach (GTK_GRID (self->facts), title, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->facts), GTK_WIDGET (self->values[i]), 1, (int) i, 1, 1);
    }

  return self->facts;
}

static GtkWidget *
make_button (SanOnsiteIssue *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_button_new ();
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("sanse-slip-white-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Issue white ticket…")));
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, _("W, or Ctrl+N"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked_cb), self);

  return self->button;
}

GtkWidget *
san_onsite_issue_new (SanContext     *context,
                      SanOnsiteSheet *sheet)
{
  SanOnsiteIssue *self = g_object_new (SAN_TYPE_ONSITE_ISSUE, NULL);

  self->context = g_object_ref (context);
  self->sheet = g_object_ref (sheet);

  return GTK_WIDGET (self);
}

/* The class */

static void
san_onsite_issue_dispose (GObject *object)
{
  SanOnsiteIssue *self = SAN_ONSITE_ISSUE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (san_onsite_issue_parent_class)->dispose (object);
}

static void
san_onsite_issue_finalize (GObject *object)
{
  SanOnsiteIssue *self = SAN_ONSITE_ISSUE (object);

  g_hash_table_unref (self->ticked);
  g_array_unref (self->chosen);

  G_OBJECT_CLASS (san_onsite_issue_parent_class)->finalize (object);
}

static void
san_onsite_issue_class_init (SanOnsiteIssueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_issue_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_onsite_issue_finalize;

  signals[ISSUE] = g_signal_new ("issue", SAN_TYPE_ONSITE_ISSUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", SAN_TYPE_ONSITE_ISSUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
san_onsite_issue_init (SanOnsiteIssue *self)
{
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), make_head (self));
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "sn-dim");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->caption));
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), make_facts (self));
  gtk_box_append (GTK_BOX (self), make_button (self));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "sn-weak");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->hint));
}
