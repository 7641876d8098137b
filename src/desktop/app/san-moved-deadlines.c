/* san-moved-deadlines.c - due times that moved when the calendar changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-moved-deadlines.h"

#include <glib/gi18n-lib.h>

#include "tickets/san-deadline-change-store.h"

#define LISTED 200   /* more are counted in the title only */

struct _SanMovedDeadlines
{
  AdwPreferencesGroup parent_instance;

  GPtrArray          *rows;    /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (SanMovedDeadlines, san_moved_deadlines, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
row_new (const SanDeadlineChange * change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = san_ticket_number_label (&change->number);
  g_autofree char *old_due = san_time_format (change->old_due);
  g_autofree char *new_due = san_time_format (change->new_due);
  g_autofree char *times = g_strdup_printf ("%s → %s", old_due, new_due);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), times);

  return row;
}

static void
show_changes (SanMovedDeadlines *self,
              GPtrArray         *changes)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u due time moved", "%u due times moved", changes->len),
                     changes->len);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < changes->len && i < LISTED; i++)
    {
      GtkWidget *row = row_new (g_ptr_array_index (changes, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self), changes->len > 0);
}

static void
san_moved_deadlines_dispose (GObject *object)
{
  SanMovedDeadlines *self = SAN_MOVED_DEADLINES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (san_moved_deadlines_parent_class)->dispose (object);
}

static void
san_moved_deadlines_class_init (SanMovedDeadlinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_moved_deadlines_dispose;
}

static void
san_moved_deadlines_init (SanMovedDeadlines *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Steps that were taken already stand."));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
san_moved_deadlines_change (SanMovedDeadlines *self,
                            SanContext        *context,
                            const char        *label,
                            SanChangeFunc      func,
                            gpointer           data,
                            const char        *said)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) before = san_deadline_change_store_before (database, &error);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (SAN_IS_MOVED_DEADLINES (self), FALSE);

  if (before != NULL &&
      !san_context_change (context, "calendar.edit", label, func, data, said))
    return FALSE;

  changes = before != NULL ? san_deadline_change_store_after (database, before, &error) : NULL;
  if (changes == NULL)
    {
      san_context_report (context, error);
      return FALSE;
    }

  show_changes (self, changes);
  return TRUE;
}
