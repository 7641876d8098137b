/* san-deadline-view.c - a deadline explains itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-deadline-view.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"

#define MOST_HEIGHT 360

/* (transfer full): of the words of sansectl */
static char *
reason_text (const char *why)
{
  static const struct { const char *word, *text; } reasons[] = {
    { "before-issue", N_("before it was issued") },
    { "day-of-event", N_("the day of the event does not count") },
    { "office", N_("office hours") },
    { "closed", N_("the office is closed") },
    { "weekend", N_("weekend") },
    { "suspended", N_("the clock was stopped") },
    { "waiting", N_("the reply waited for its recheck") },
    { "extension", N_("extension") },
    { "no-table", N_("the year has no holiday table") },
  };
  const char *colon = strchr (why, ':');

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (why, reasons[i].word))
      return g_strdup (_(reasons[i].text));
  if (g_str_has_prefix (why, "holiday:"))
    return g_strdup_printf (_("holiday: %s"), colon + 1);
  if (g_str_has_prefix (why, "makeup:"))
    return g_strdup_printf (_("worked in exchange: %s"), colon + 1);
  if (g_str_has_prefix (why, "local:"))
    return g_strdup_printf (_("the office's own day: %s"), colon + 1);

  return g_strdup (why);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        const char *css_class,
        float       xalign,
        int         column,
        int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_span (GtkGrid               *grid,
             const SanDeadlineSpan *span,
             int                    row)
{
  const char *style = span->counts ? "sn-strong" : "sn-dim";
  g_autofree char *from = san_ticket_time_brief (span->from);
  g_autofree char *to = san_ticket_time_brief (span->to);
  g_autofree char *minutes = span->counts ? g_strdup_printf (_("%d min"), (int) span->minutes)
                                          : g_strdup ("—");
  g_autofree char *why = reason_text (span->why);

  attach (grid, from, style, 0, 0, row);
  attach (grid, to, style, 0, 1, row);
  attach (grid, minutes, style, 1, 2, row);
  attach (grid, why, style, 0, 3, row);
}

GtkWidget *
san_deadline_view_new (const SanTicket       *ticket,
                       const SanTicketRules  *rules,
                       const SanWorkCalendar *calendar)
{
  g_autoptr (GPtrArray) spans = san_ticket_deadline (rules, calendar, ticket->events);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *total = NULL;
  g_autofree char *time = NULL;
  gint64 sum = 0;
  guint n = spans != NULL ? spans->len : 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  attach (GTK_GRID (grid), _("From"), "sn-dim", 0, 0, 0);
  attach (GTK_GRID (grid), _("To"), "sn-dim", 0, 1, 0);
  attach (GTK_GRID (grid), _("Counted"), "sn-dim", 1, 2, 0);
  attach (GTK_GRID (grid), _("Why"), "sn-dim", 0, 3, 0);
  for (guint i = 0; i < n; i++)
    {
      const SanDeadlineSpan *span = g_ptr_array_index (spans, i);

      attach_span (GTK_GRID (grid), span, (int) i + 1);
      sum += span->counts ? span->minutes : 0;
    }
  time = san_ticket_minutes (sum);
  total = g_strdup_printf (_("%1$d min = %2$s"), (int) sum, time);
  attach (GTK_GRID (grid), _("Together"), "sn-strong", 0, 0, (int) n + 1);
  {
    GtkWidget *label = gtk_label_new (total);

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_add_css_class (label, "sn-cap");
    gtk_widget_add_css_class (label, "sn-strong");
    gtk_grid_attach (GTK_GRID (grid), label, 1, (int) n + 1, 2, 1);
  }
  gtk_widget_set_margin_end (grid, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);

  return scrolled;
}
