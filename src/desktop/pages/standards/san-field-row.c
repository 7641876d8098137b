/* san-field-row.c - a line of a form that is taken when it is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-field-row.h"

#include "base/san-utils.h"

typedef struct
{
  SanFieldFunc func;
  gpointer     data;
  char        *stored;
  gboolean     busy;
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->stored);
  g_free (field);
}

static Field *
field_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static void
commit (GtkWidget *row)
{
  Field *field = field_of (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (field->busy || gtk_widget_in_destruction (row))
    return;
  if (g_str_equal (text, field->stored))
    {
      gtk_widget_remove_css_class (row, "error");
      return;
    }

  field->busy = TRUE;
  g_object_ref (row);
  if (field->func (row, text, field->data))
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  field->busy = FALSE;
  g_object_unref (row);
}

static void
on_activated_cb (GtkWidget *row)
{
  commit (row);
}

static void
on_leave_cb (GtkEventController *controller)
{
  commit (gtk_event_controller_get_widget (controller));
}

static gboolean
on_key_cb (GtkEventController *controller,
           guint               key,
           guint               code,
           GdkModifierType     state)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  const char *stored = field_of (row)->stored;

  if (key != GDK_KEY_Escape || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), stored))
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (row), stored);
  gtk_widget_remove_css_class (row, "error");

  return GDK_EVENT_STOP;
}

GtkWidget *
san_field_row_new (const char  *title,
                   SanFieldFunc func,
                   gpointer     data)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Field *field = g_new0 (Field, 1);

  field->func = func;
  field->data = data;
  field->stored = g_strdup ("");
  g_object_set_data_full (G_OBJECT (row), "field", field, field_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (row, focus);
  gtk_widget_add_controller (row, keys);

  return row;
}

void
san_field_row_show (GtkWidget  *row,
                    const char *text,
                    gboolean    anyway)
{
  gboolean typing = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
                    !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)),
                                  field_of (row)->stored);

  san_set_str (&field_of (row)->stored, text);
  if (typing && !anyway)
    return;

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_remove_css_class (row, "error");
}
