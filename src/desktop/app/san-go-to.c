/* san-go-to.c - part of a name, and there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-go-to.h"

#include <glib/gi18n-lib.h>

#include "app/san-pages.h"
#include "base/san-text.h"
#include "standards/san-standard-store.h"
#include "tickets/san-ticket-number.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-ticket-badge.h"

#define MOST_UNITS   8
#define MOST_TICKETS 5
#define MOST_ROUNDS  6
#define MOST_POINTS  6

struct _SanGoTo
{
  AdwBin      parent_instance;

  SanContext *context;
  GtkWidget  *came_from;       /* where the focus was */

  /* Template children */
  GtkSearchEntry *entry;
  GtkListBox     *list;
  GtkWidget      *nothing;
};

G_DEFINE_FINAL_TYPE (SanGoTo, san_go_to, ADW_TYPE_BIN)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct
{
  const char *heading;
  const char *page;
  GVariant   *target;
  gint64      round;
  const char *action;
} Goal;

typedef struct
{
  const char *title;
  const char *icon;
  const char *action;
} Command;

static const Command commands[] = {
  { N_("Import…"), "document-open-symbolic", "win.import" },
  { N_("Back up now"), "document-save-symbolic", "win.backup" },
  { N_("Open ledger…"), "document-open-symbolic", "win.open" },
  { N_("Restore backup…"), "document-revert-symbolic", "win.restore" },
  { N_("Preferences"), "preferences-system-symbolic", "win.preferences" },
  { N_("Keyboard shortcuts"), "input-keyboard-symbolic", "app.shortcuts" },
};

static void
goal_free (gpointer data)
{
  Goal *goal = data;

  g_clear_pointer (&goal->target, g_variant_unref);
  g_free (goal);
}

/* The part that was typed is bold, where it stands in the name as it was typed. */
static char *
marked_up (const char *name,
           const char *needle)
{
  const char *found = *needle != '\0' ? strstr (name, needle) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *part = NULL;
  g_autofree char *after = NULL;

  if (found == NULL)
    return g_markup_escape_text (name, -1);

  before = g_markup_escape_text (name, found - name);
  part = g_markup_escape_text (needle, -1);
  after = g_markup_escape_text (found + strlen (needle), -1);

  return g_strconcat (before, "<b>", part, "</b>", after, NULL);
}

static Goal *
add_with_sign (SanGoTo    *self,
               const char *heading,
               GtkWidget  *sign,
               const char *name,
               const char *detail,
               const char *needle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *more = gtk_label_new (detail);
  g_autofree char *markup = marked_up (name, needle);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, heading);
  Goal *goal = g_new0 (Goal, 1);

  goal->heading = heading;
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (more, "sn-cap");
  gtk_widget_add_css_class (more, "sn-dim");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "goal", goal, goal_free);
  gtk_list_box_append (self->list, row);

  return goal;
}

static Goal *
add (SanGoTo    *self,
     const char *heading,
     const char *icon,
     const char *name,
     const char *detail,
     const char *needle)
{
  return add_with_sign (self, heading, gtk_image_new_from_icon_name (icon), name, detail, needle);
}

static void
add_units (SanGoTo    *self,
           const char *needle)
{
  SanRoster *roster = san_context_get_roster (self->context);
  g_autoptr (GPtrArray) found = NULL;

  if (roster == NULL || san_pages_find ("units") == NULL)
    return;

  found = san_roster_search (roster, needle, MOST_UNITS);
  for (guint i = 0; i < found->len; i++)
    {
      const SanUnit *unit = g_ptr_array_index (found, i);
      Goal *goal = add (self, _("Units"), "sanse-units-symbolic", unit->name,
                        unit->parent != NULL ? unit->parent->name : "", needle);

      goal->page = "units";
      goal->target = g_variant_ref_sink (g_variant_new_int64 (unit->id));
    }
}

static void
add_points (SanGoTo    *self,
            const char *needle)
{
  SanRoster *roster = san_context_get_roster (self->context);
  g_autoptr (GPtrArray) found = NULL;

  if (san_pages_find ("points") == NULL)
    return;

  found = san_point_store_search (san_context_get_database (self->context), needle, MOST_POINTS,
                                  NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const SanPoint *point = g_ptr_array_index (found, i);
      const SanUnit *unit = roster != NULL ? san_roster_get (roster, point->unit_id) : NULL;
      g_autofree char *detail = g_strdup_printf ("%s  %s", point->code,
                                                 unit != NULL ? unit->name : "");
      Goal *goal = add (self, _("Points"), "sanse-points-symbolic", point->name, detail, needle);

      goal->page = "points";
      goal->target = g_variant_ref_sink (g_variant_new_int64 (point->id));
    }
}

static void
add_ticket (SanGoTo             *self,
            const SanTicketData *ticket,
            const char          *needle)
{
  GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
  g_autofree char *number = san_ticket_number_label (&ticket->number);
  g_autofree char *name = g_strdup_printf ("%s  %s", number, ticket->problem);
  Goal *goal;

  san_ticket_badge_set (SAN_TICKET_BADGE (badge), ticket->colour,
                        ticket->stage == SAN_TICKET_CLOSED);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  goal = add_with_sign (self, _("Tickets"), badge, name, ticket->unit, needle);
  goal->page = "tickets";
  goal->target = g_variant_ref_sink (g_variant_new_int64 (ticket->id));
}

/* By number, problem, point or unit, open ones before closed ones; the list is lazy, so that
 * only these are read. */
static void
add_tickets (SanGoTo    *self,
             const char *needle)
{
  SanTicketFilter filter = { .text = needle, .open = TRUE };
  SanTime now = san_workspace_now (san_context_get_workspace (self->context));
  guint room = MOST_TICKETS;

  if (san_pages_find ("tickets") == NULL)
    return;

  for (int pass = 0; pass < 2 && room > 0; pass++)
    {
      g_autoptr (SanPagedModel) list = san_ticket_list_new ();

      filter.open = pass == 0;
      if (!san_ticket_list_filter (list, san_context_get_database (self->context), &filter,
                                   SAN_TICKET_BY_CLOSED, FALSE, now, NULL))
        return;
      for (guint i = 0; room > 0; i++)
        {
          g_autoptr (SanTicketRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

          if (row == NULL)
            break;
          if (pass > 0 && san_ticket_row_get_data (row)->stage != SAN_TICKET_CLOSED)
            continue;
          add_ticket (self, san_ticket_row_get_data (row), needle);
          room--;
        }
    }
}

static gboolean
has_score (const SanRanking *ranking,
           gint64            unit_id)
{
  for (guint i = 0; i < ranking->scores->n_scores; i++)
    if (ranking->scores->scores[i].participant->unit_id == unit_id)
      return TRUE;

  return FALSE;
}

/* What is asked of a unit most: why it has the score that it has. */
static void
add_explanation (SanGoTo    *self,
                 const char *needle)
{
  SanRoster *roster = san_context_get_roster (self->context);
  SanRanking *ranking = san_context_get_ranking (self->context, NULL);
  g_autoptr (GPtrArray) found = NULL;

  if (roster == NULL || ranking == NULL || san_pages_find ("ranking") == NULL)
    return;

  found = san_roster_search (roster, needle, MOST_UNITS);
  for (guint i = 0; i < found->len; i++)
    {
      const SanUnit *unit = g_ptr_array_index (found, i);
      g_autofree char *name = NULL;
      Goal *goal;
      GVariantDict dict;

      if (!has_score (ranking, unit->id))
        continue;
      name = g_strdup_printf (_("Explain the score of %s"), unit->name);
      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "explain", "x", unit->id);
      goal = add (self, _("Actions"), "sanse-explain-symbolic", name, "Ctrl+I", needle);
      goal->page = "ranking";
      goal->target = g_variant_ref_sink (g_variant_dict_end (&dict));
      return;
    }
}

static gboolean
fits (const char *name,
      const char *needle)
{
  g_autofree char *folded = san_text_fold (name);
  g_autofree char *pinyin = san_text_pinyin (name);
  g_autofree char *initials = san_text_initials (name);

  return *needle == '\0' || san_text_matches (folded, pinyin, initials, needle);
}

static void
add_rounds (SanGoTo    *self,
            const char *needle)
{
  GPtrArray *rounds = san_context_get_rounds (self->context);
  guint n = 0;

  for (guint i = rounds->len; i > 0 && n < MOST_ROUNDS; i--)
    {
      SanRound *round = g_ptr_array_index (rounds, i - 1);
      g_autofree char *period = san_period_label (&round->period);

      if (!fits (round->label, needle) && strstr (period, needle) == NULL)
        continue;
      add (self, _("Rounds"), "sanse-rounds-symbolic", round->label,
           san_round_state_title (round->state), needle)->round = round->id;
      n++;
    }
}

static void
add_pages (SanGoTo    *self,
           const char *needle)
{
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *accelerator = NULL;

      if (!fits (_(info->title), needle))
        continue;
      gtk_accelerator_parse (info->accelerator, &key, &modifiers);
      accelerator = gtk_accelerator_get_label (key, modifiers);
      add (self, _("Pages"), info->icon, _(info->title), accelerator, needle)->page = info->name;
    }
}

static void
add_commands (SanGoTo    *self,
              const char *needle)
{
  GActionMap *window = G_ACTION_MAP (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *action = commands[i].action;
      GAction *known = g_str_has_prefix (action, "win.")
        ? g_action_map_lookup_action (window, action + strlen ("win."))
        : g_action_map_lookup_action (G_ACTION_MAP (g_application_get_default ()),
                                      action + strlen ("app."));

      if (known != NULL && g_action_get_enabled (known) && fits (_(commands[i].title), needle))
        add (self, _("Actions"), commands[i].icon, _(commands[i].title), "", needle)->action =
          action;
    }
}

static void
on_search_changed_cb (SanGoTo *self)
{
  g_autofree char *needle = NULL;
  GtkWidget *child;

  if (self->context == NULL)
    return;

  needle = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  if (*needle != '\0')
    {
      add_units (self, needle);
      add_tickets (self, needle);
      add_points (self, needle);
      add_rounds (self, needle);
    }
  add_pages (self, needle);
  if (*needle != '\0')
    add_explanation (self, needle);
  add_commands (self, needle);

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (self->nothing,
                          gtk_list_box_get_row_at_index (self->list, 0) == NULL);
}

static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  Goal *goal = g_object_get_data (G_OBJECT (row), "goal");
  Goal *above = before != NULL ? g_object_get_data (G_OBJECT (before), "goal") : NULL;
  GtkWidget *label;

  if (above != NULL && g_str_equal (above->heading, goal->heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (goal->heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sn-go-to-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
follow (SanGoTo *self,
        Goal    *goal)
{
  g_autoptr (GVariant) target = goal->target != NULL ? g_variant_ref (goal->target) : NULL;
  const char *page = goal->page;
  const char *action = goal->action;
  gint64 round = goal->round;

  san_go_to_close (self);
  if (round != 0)
    san_context_set_round (self->context, round);
  else if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    g_signal_emit (self, signals[CHOSEN], 0, page, target);
}

static void
on_row_activated_cb (SanGoTo       *self,
                     GtkListBoxRow *row)
{
  follow (self, g_object_get_data (G_OBJECT (row), "goal"));
}

static void
on_activate_cb (SanGoTo *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    on_row_activated_cb (self, row);
}

static gboolean
on_key_cb (SanGoTo        *self,
           guint           key,
           guint           code,
           GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      next = gtk_list_box_get_row_at_index (self->list, index + 1);
      break;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      next = index > 0 ? gtk_list_box_get_row_at_index (self->list, index - 1) : row;
      break;

    case GDK_KEY_Escape:
      san_go_to_close (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);

  return GDK_EVENT_STOP;
}

static void
on_focus_left_cb (SanGoTo *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* another window (an input method's, say) is no reason to go away */
  if (root != NULL && gtk_window_is_active (GTK_WINDOW (root)))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
san_go_to_dispose (GObject *object)
{
  SanGoTo *self = SAN_GO_TO (object);

  g_clear_object (&self->context);
  g_clear_weak_pointer (&self->came_from);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_GO_TO);

  G_OBJECT_CLASS (san_go_to_parent_class)->dispose (object);
}

static void
san_go_to_class_init (SanGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_go_to_dispose;

  signals[CHOSEN] =
    g_signal_new ("chosen", SAN_TYPE_GO_TO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, SanGoTo, entry);
  gtk_widget_class_bind_template_child (widget_class, SanGoTo, list);
  gtk_widget_class_bind_template_child (widget_class, SanGoTo, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left_cb);
}

static void
san_go_to_init (SanGoTo *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_func, NULL, NULL);
}

void
san_go_to_set_context (SanGoTo    *self,
                       SanContext *context)
{
  g_return_if_fail (SAN_IS_GO_TO (self));

  g_set_object (&self->context, context);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
san_go_to_open (SanGoTo *self)
{
  GtkRoot *root;

  g_return_if_fail (SAN_IS_GO_TO (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->came_from, gtk_root_get_focus (root));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  on_search_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
san_go_to_close (SanGoTo *self)
{
  g_return_if_fail (SAN_IS_GO_TO (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->came_from != NULL)
    gtk_widget_grab_focus (self->came_from);
}
