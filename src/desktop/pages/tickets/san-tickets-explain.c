/* san-tickets-explain.c - a ledger without tickets: what the three colours are for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-tickets-explain.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-ticket-badge.h"

gboolean
san_tickets_is_none (SanDatabase *database,
                     SanTime      now)
{
  static const SanTicketFilter filters[] = {
    { .colours = 0 },                               /* all that was ever issued */
    { .stages = 1u << SAN_TICKET_DRAFT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      guint counts[SAN_TICKET_COLOURS] = { 0 };

      if (!san_ticket_store_count (database, &filters[i], now, counts, NULL) ||
          counts[SAN_TICKET_WHITE] + counts[SAN_TICKET_YELLOW] + counts[SAN_TICKET_RED] > 0)
        return FALSE;
    }

  return TRUE;
}

/* (transfer full): what a colour is for */
static char *
colour_text (SanTicketColour colour,
             const char     *limit)
{
  if (colour == SAN_TICKET_WHITE)
    return g_strdup_printf (_("A problem was found: put right within %s"), limit);
  if (colour == SAN_TICKET_YELLOW)
    return g_strdup_printf (_("Overdue or sent back: within %s"), limit);

  return g_strdup_printf (_("Still not put right: within %s, held to account"), limit);
}

void
san_tickets_explain (GtkBox               *box,
                     const SanTicketRules *rules)
{
  const SanLimit *limits[] = { &rules->white, &rules->yellow, &rules->red };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (int i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_TITLE);
      g_autofree char *limit = san_limit_label (limits[i]);
      g_autofree char *text = colour_text (i, limit);
      GtkWidget *label = gtk_label_new (text);

      if (i > 0)
        gtk_box_append (box, gtk_image_new_from_icon_name ("go-next-symbolic"));
      san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
      gtk_widget_set_halign (badge, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "sn-cap");
      gtk_widget_add_css_class (label, "sn-dim");
      gtk_box_append (GTK_BOX (column), badge);
      gtk_box_append (GTK_BOX (column), label);
      gtk_box_append (box, column);
    }
}
