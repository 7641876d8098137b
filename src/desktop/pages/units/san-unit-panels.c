/* san-unit-panels.c - where a unit stands and stood, and what it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-panels.h"

#include <glib/gi18n-lib.h>

#include "app/san-card.h"
#include "registry/san-unit-store.h"
#include "widgets/san-ticket-badge.h"

/* Pieces */

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class,
           const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);

  return label;
}

/* (transfer none): a framed box with a heading and perhaps a button */
static GtkWidget *
add_panel (GtkBox     *box,
           const char *heading,
           GtkWidget  *button)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (panel, "sn-panel");
  gtk_widget_add_css_class (panel, "sn-padded");
  gtk_box_append (GTK_BOX (line), label_new (heading, "sn-h2", NULL));
  if (button != NULL)
    gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (panel), line);
  gtk_box_append (box, panel);

  return panel;
}

static void
add_pair (GtkWidget  *panel,
          const char *first,
          const char *second)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *left = label_new (first, "sn-cap", NULL);
  GtkWidget *right = label_new (second, "sn-cap", "sn-dim");

  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_label_set_wrap (GTK_LABEL (right), FALSE);
  gtk_widget_set_hexpand (right, FALSE);
  gtk_widget_add_css_class (right, "sn-num");
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), right);
  gtk_box_append (GTK_BOX (panel), line);
}

/* Groups */

static void
on_change_cb (GtkButton *button,
              SanPage   *page)
{
  gint64 *grouping = g_object_get_data (G_OBJECT (button), "grouping");

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "group-in",
                                  g_variant_new_int64 (*grouping));
}

static GtkWidget *
change_button_new (SanPage    *page,
                   const char *name,
                   gint64      grouping)
{
  GtkWidget *button = gtk_button_new_with_label (_("Change…"));
  g_autofree char *spoken = g_strdup_printf (_("Change the group in %s"), name);

  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_widget_set_sensitive (button, !san_context_is_read_only (san_page_get_context (page)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "grouping",
                          g_memdup2 (&grouping, sizeof grouping), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_change_cb), page, 0);

  return button;
}

typedef struct
{
  const char      *group;
  const SanMember *member;
} Stay;

static int
compare_stays (gconstpointer a,
               gconstpointer b)
{
  const Stay *one = a;
  const Stay *two = b;

  return (two->member->from > one->member->from) - (two->member->from < one->member->from);
}

/* (transfer full) (element-type Stay): newest first */
static GArray *
list_stays (const SanGrouping *grouping,
            gint64             unit_id)
{
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < grouping->groups->len; i++)
    {
      SanGroup *group = g_ptr_array_index (grouping->groups, i);

      for (guint j = 0; j < group->members->len; j++)
        {
          const SanMember *member = g_ptr_array_index (group->members, j);
          Stay stay = { group->name, member };

          if (member->unit_id == unit_id)
            g_array_append_val (stays, stay);
        }
    }
  g_array_sort (stays, compare_stays);

  return stays;
}

static void
add_grouping (GtkBox            *box,
              SanPage           *page,
              const SanGrouping *grouping,
              const SanUnit     *unit)
{
  GtkWidget *panel = add_panel (box, grouping->name,
                                change_button_new (page, grouping->name, grouping->id));
  g_autoptr (GArray) stays = list_stays (grouping, unit->id);

  if (stays->len == 0)
    gtk_box_append (GTK_BOX (panel), label_new (_("It is in no group of this grouping."),
                                                "sn-cap", "sn-dim"));
  for (guint i = 0; i < stays->len; i++)
    {
      Stay *stay = &g_array_index (stays, Stay, i);
      g_autofree char *text = g_strdup_printf ("%s · %s", stay->group,
                                               san_standing_title (stay->member->standing));
      g_autofree char *span = san_card_span (stay->member->from, stay->member->to);

      add_pair (panel, text, span);
    }
}

static void
add_places (GtkBox        *box,
            const SanUnit *unit,
            SanUnitPlaces *places)
{
  GtkWidget *panel = add_panel (box, _("Places in the last 6 months"), NULL);
  g_autoptr (GArray) steps = places != NULL ? san_unit_places_of (places, unit->id) : NULL;

  if (steps == NULL || steps->len == 0)
    gtk_box_append (GTK_BOX (panel), label_new (_("It has not been ranked yet."), "sn-cap",
                                                "sn-dim"));
  for (guint i = steps != NULL ? steps->len : 0; i > 0; i--)
    {
      const SanPlaceStep *step = &g_array_index (steps, SanPlaceStep, i - 1);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      first = g_strdup_printf ("%s  %s", step->period, step->group);
      if (step->place > 0)
        second = g_strdup_printf (_("%1$s, place %2$u of %3$u"), step->total, step->place,
                                  step->of);
      else
        second = g_strdup (*step->total != '\0' ? step->total : "—");
      add_pair (panel, first, second);
    }
}

static void
add_tickets (GtkBox        *box,
             SanUnitTree   *tree,
             const SanUnit *unit)
{
  const guint *counts = san_unit_tree_get_tickets_of (tree, unit->id);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *button = gtk_button_new_with_label (_("Show"));
  GtkWidget *panel;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "unit", "x", unit->id);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new ("(sm@v)", "tickets",
                                                         g_variant_new_variant (g_variant_dict_end (&dict))));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_widget_add_css_class (button, "sn-rowact");
  panel = add_panel (box, _("Open tickets"), button);
  for (guint i = 0; counts != NULL && i < SAN_TICKET_COLOURS; i++)
    {
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_COUNT);

      san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
      san_ticket_badge_set_count (SAN_TICKET_BADGE (badge), counts[i]);
      gtk_widget_set_visible (badge, counts[i] > 0);
      gtk_box_append (GTK_BOX (line), badge);
    }
  gtk_box_append (GTK_BOX (panel), counts != NULL ? line
                  : label_new (_("None, with what is below it"), "sn-cap", "sn-dim"));
  if (counts == NULL)
    g_object_unref (g_object_ref_sink (line));
}

void
san_unit_panels_groups (GtkBox        *box,
                        SanPage       *page,
                        SanUnitTree   *tree,
                        const SanUnit *unit,
                        SanUnitPlaces *places)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groupings = NULL;
  GtkWidget *button;

  clear (box);
  groupings = san_group_store_list (san_context_get_database (context), SAN_DAY_MIN, &error);
  if (groupings == NULL)
    {
      san_context_report (context, error);
      return;
    }

  add_tickets (box, tree, unit);
  for (guint i = 0; i < groupings->len; i++)
    add_grouping (box, page, groupings->pdata[i], unit);
  button = gtk_button_new_with_label (_("New grouping…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.group-in");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) 0);
  gtk_box_append (box, button);
  add_places (box, unit, places);
}

/* History */

static const char *
unit_name (SanRoster *everybody,
           gint64     id)
{
  const SanUnit *unit = everybody != NULL && id != 0 ? san_roster_get (everybody, id) : NULL;

  return unit != NULL ? unit->name : _("None");
}

static void
add_difference (GtkWidget  *panel,
                const char *field,
                const char *before,
                const char *after)
{
  g_autofree char *text = NULL;

  if (g_str_equal (before, after))
    return;

  text = g_strdup_printf (_("%1$s: %2$s → %3$s"), field, *before != '\0' ? before : "—",
                          *after != '\0' ? after : "—");
  gtk_box_append (GTK_BOX (panel), label_new (text, "sn-cap", NULL));
}

static void
add_version (GtkBox        *box,
             SanRoster     *everybody,
             const SanUnit *before,
             const SanUnit *unit)
{
  g_autofree char *span = san_card_span (unit->from, unit->to);
  g_autofree char *facts = NULL;
  GtkWidget *panel = add_panel (box, span, NULL);

  facts = g_strdup_printf ("%s · %s · %s", unit->name, san_unit_kind_title (unit->kind),
                           unit_name (everybody, unit->parent_id));
  gtk_box_append (GTK_BOX (panel), label_new (facts, "sn-cap", "sn-dim"));
  if (before == NULL)
    return;

  add_difference (panel, _("Name"), before->name, unit->name);
  add_difference (panel, _("Short name"), before->short_name, unit->short_name);
  add_difference (panel, _("Kind"), san_unit_kind_title (before->kind),
                  san_unit_kind_title (unit->kind));
  add_difference (panel, _("Parent"), unit_name (everybody, before->parent_id),
                  unit_name (everybody, unit->parent_id));
  add_difference (panel, _("Division code"), before->code, unit->code);
  add_difference (panel, _("Head"), before->head, unit->head);
  add_difference (panel, _("Contact"), before->liaison, unit->liaison);
}

static char *
succession_text (SanRoster           *everybody,
                 const SanSuccession *succession,
                 gint64               id)
{
  gboolean from_here = succession->unit_id == id;
  const char *other = unit_name (everybody,
                                 from_here ? succession->successor_id : succession->unit_id);

  if (succession->split)
    return g_strdup_printf (from_here ? _("%s was split off from it") : _("Split off from %s"),
                            other);

  return g_strdup_printf (from_here ? _("Merged into %s") : _("%s was merged into it"), other);
}

static void
add_successions (GtkBox        *box,
                 SanContext    *context,
                 SanRoster     *everybody,
                 const SanUnit *unit)
{
  g_autoptr (GArray) found = NULL;
  GtkWidget *panel;

  found = san_unit_store_successions (san_context_get_database (context), unit->id, NULL);
  if (found == NULL || found->len == 0)
    return;

  panel = add_panel (box, _("Mergers and splits"), NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const SanSuccession *succession = &g_array_index (found, SanSuccession, i);
      g_autofree char *text = succession_text (everybody, succession, unit->id);
      g_autofree char *day = san_day_format (succession->day);

      add_pair (panel, text, day);
    }
}

void
san_unit_panels_history (GtkBox        *box,
                         SanPage       *page,
                         SanUnitTree   *tree,
                         const SanUnit *unit)
{
  SanContext *context = san_page_get_context (page);
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (SanRoster) everybody = NULL;

  clear (box);
  versions = san_unit_store_history (database, unit->id, &error);
  if (versions == NULL)
    {
      san_context_report (context, error);
      return;
    }

  /* those that are no longer in force have names, too */
  everybody = san_roster_load (database, san_context_get_period (context)->last, TRUE, NULL);
  add_successions (box, context, everybody, unit);
  for (guint i = versions->len; i > 0; i--)
    add_version (box, everybody, i > 1 ? versions->pdata[i - 2] : NULL, versions->pdata[i - 1]);
}
