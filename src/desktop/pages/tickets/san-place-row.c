/* san-place-row.c - an entry that completes the places of the ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-place-row.h"

#include <glib/gi18n-lib.h>

#define MOST 6

struct _SanPlaceRow
{
  AdwEntryRow  parent_instance;

  SanDatabase *database;
  GtkWidget   *matches;     /* the row below */
  GtkListBox  *list;
  gint64       point;
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (SanPlaceRow, san_place_row, ADW_TYPE_ENTRY_ROW)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
empty (SanPlaceRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  gtk_widget_set_visible (self->matches, FALSE);
}

static void
add_match (SanPlaceRow    *self,
           const SanPoint *point)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (point->name);
  GtkWidget *code = gtk_label_new (point->code);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (code), 1);
  gtk_widget_set_hexpand (code, TRUE);
  gtk_widget_add_css_class (code, "sn-cap");
  gtk_widget_add_css_class (code, "sn-dim");
  gtk_widget_set_tooltip_text (box, point->address);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "point", g_memdup2 (&point->id, sizeof point->id),
                          g_free);
  gtk_list_box_append (self->list, row);
}

static void
choose (SanPlaceRow *self,
        gint64       id)
{
  san_place_row_set_point (self, id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_changed_cb (SanPlaceRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (GPtrArray) points = NULL;

  if (self->filling)
    return;

  empty (self);
  if (self->point != 0)      /* what was chosen is typed over */
    {
      self->point = 0;
      g_signal_emit (self, signals[CHOSEN], 0);
    }
  if (*text == '\0')
    return;

  points = san_point_store_search (self->database, text, MOST, NULL);
  for (guint i = 0; points != NULL && i < points->len; i++)
    add_match (self, g_ptr_array_index (points, i));
  gtk_widget_set_visible (self->matches, points != NULL && points->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_row_activated_cb (SanPlaceRow   *self,
                     GtkListBoxRow *row)
{
  choose (self, *(gint64 *) g_object_get_data (G_OBJECT (row), "point"));
}

static gboolean
on_key_cb (SanPlaceRow    *self,
           guint           key,
           guint           code,
           GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!gtk_widget_get_visible (self->matches) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      empty (self);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row != NULL)
    {
      on_row_activated_cb (self, row);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, index + (key == GDK_KEY_Down ? 1 : -1));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);

  return GDK_EVENT_STOP;
}

static void
san_place_row_dispose (GObject *object)
{
  SanPlaceRow *self = SAN_PLACE_ROW (object);

  g_clear_object (&self->matches);

  G_OBJECT_CLASS (san_place_row_parent_class)->dispose (object);
}

static void
san_place_row_class_init (SanPlaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_place_row_dispose;

  signals[CHOSEN] =
    g_signal_new ("chosen", SAN_TYPE_PLACE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_place_row_init (SanPlaceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Point (name or code)"));
  self->matches = g_object_ref_sink (adw_preferences_row_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points that fit"), -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->matches), GTK_WIDGET (self->list));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->matches), FALSE);
  gtk_widget_set_focusable (self->matches, FALSE);
  gtk_widget_set_visible (self->matches, FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
san_place_row_new (SanDatabase *database)
{
  SanPlaceRow *self = g_object_new (SAN_TYPE_PLACE_ROW, NULL);

  self->database = database;

  return GTK_WIDGET (self);
}

GtkWidget *
san_place_row_get_matches (SanPlaceRow *self)
{
  g_return_val_if_fail (SAN_IS_PLACE_ROW (self), NULL);

  return self->matches;
}

gint64
san_place_row_get_point (SanPlaceRow *self)
{
  g_return_val_if_fail (SAN_IS_PLACE_ROW (self), 0);

  return self->point;
}

void
san_place_row_set_point (SanPlaceRow *self,
                         gint64       id)
{
  g_autoptr (SanPoint) point = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SAN_IS_PLACE_ROW (self));

  point = id != 0 ? san_point_store_load (self->database, id, NULL) : NULL;
  text = point != NULL ? g_strdup_printf ("%s  %s", point->name, point->code) : g_strdup ("");
  self->filling = TRUE;
  self->point = point != NULL ? id : 0;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  empty (self);
  self->filling = FALSE;
}
