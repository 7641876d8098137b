/* san-section-list.c - the sections of a bulletin, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-section-list.h"

#include <glib/gi18n-lib.h>

struct _SanSectionList
{
  AdwBin      parent_instance;

  GtkListBox *list;
  guint       n;
  gboolean    editable;
  gboolean    filling;
  GtkWidget  *lit;         /* (nullable): the row on which what is dragged would fall */
};

G_DEFINE_FINAL_TYPE (SanSectionList, san_section_list, ADW_TYPE_BIN)

enum { CHOSEN, MOVED, INCLUDED, REMOVED, OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Rows are made once and filled anew, so that the focus stays where it is. */
typedef struct
{
  GtkWidget      *handle;
  GtkImage       *icon;
  GtkLabel       *title;
  GtkLabel       *detail;
  GtkCheckButton *box;
} Parts;

static GtkListBoxRow *
row_at (SanSectionList *self,
        guint           index)
{
  return gtk_list_box_get_row_at_index (self->list, (int) index);
}

static Parts *
parts_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "san-parts");
}

/* What the person does -------------------------------------------------------------- */

static void
on_selected_cb (SanSectionList *self,
                GtkListBoxRow  *row)
{
  if (!self->filling && row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
on_activated_cb (SanSectionList *self,
                 GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
on_box_toggled_cb (SanSectionList *self,
                   GtkCheckButton *box)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_LIST_BOX_ROW);

  if (!self->filling)
    g_signal_emit (self, signals[INCLUDED], 0,
                   (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
                   gtk_check_button_get_active (box));
}

static void
move_row (SanSectionList *self,
          guint           from,
          guint           to)
{
  if (from != to && from < self->n && to < self->n && self->editable)
    g_signal_emit (self, signals[MOVED], 0, from, to);
}

static gboolean
on_key_cb (SanSectionList *self,
           guint           key,
           guint           code,
           GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  guint index = san_section_list_get_chosen (self);

  if (index == G_MAXUINT)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    return san_section_list_move (self, -1) || TRUE;
  if (held == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return san_section_list_move (self, 1) || TRUE;
  if (held != 0 || !self->editable)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    {
      GtkCheckButton *box = parts_of (row_at (self, index))->box;

      gtk_check_button_set_active (box, !gtk_check_button_get_active (box));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      g_signal_emit (self, signals[REMOVED], 0, index);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Dragging -------------------------------------------------------------------------- */

static void
light (SanSectionList *self,
       GtkWidget      *row)
{
  if (self->lit == row)
    return;

  if (self->lit != NULL)
    gtk_widget_remove_css_class (self->lit, "sn-drop");
  self->lit = row;
  if (row != NULL)
    gtk_widget_add_css_class (row, "sn-drop");
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source,
                    double         x,
                    double         y,
                    GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, (guint) gtk_list_box_row_get_index (row));
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  GtkListBoxRow *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static GdkDragAction
on_motion_cb (SanSectionList *self,
              double          x,
              double          y)
{
  light (self, GTK_WIDGET (gtk_list_box_get_row_at_y (self->list, (int) y)));

  return GDK_ACTION_MOVE;
}

static void
on_leave_cb (SanSectionList *self)
{
  light (self, NULL);
}

static gboolean
on_drop_cb (SanSectionList *self,
            const GValue   *value,
            double          x,
            double          y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  light (self, NULL);
  if (row == NULL)
    return FALSE;

  move_row (self, g_value_get_uint (value), (guint) gtk_list_box_row_get_index (row));

  return TRUE;
}

/* Rows ------------------------------------------------------------------------------ */

static GtkLabel *
label_new (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "sn-dim");
    }
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
add_row (SanSectionList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDragSource *source = gtk_drag_source_new ();
  Parts *parts = g_new0 (Parts, 1);

  parts->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_set_tooltip_text (parts->handle, _("Drag to move, or Alt+↑ and Alt+↓"));
  gtk_widget_add_css_class (parts->handle, "sn-faint");
  gtk_widget_set_cursor_from_name (parts->handle, "grab");
  gtk_box_append (GTK_BOX (box), parts->handle);
  parts->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (parts->icon), "sn-dim");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->icon));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  parts->title = label_new (text, NULL);
  parts->detail = label_new (text, "sn-tiny");
  gtk_box_append (GTK_BOX (box), text);
  parts->box = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_focusable (GTK_WIDGET (parts->box), FALSE);   /* Space on the row does it */
  gtk_widget_set_valign (GTK_WIDGET (parts->box), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (parts->box), _("Include (Space)"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->box));
  g_signal_connect_object (parts->box, "toggled", G_CALLBACK (on_box_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), row);
  gtk_widget_add_controller (parts->handle, GTK_EVENT_CONTROLLER (source));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "san-parts", parts, g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill_row (SanSectionList      *self,
          GtkListBoxRow       *row,
          const SanSectionRow *what)
{
  Parts *parts = parts_of (row);
  g_autofree char *spoken =
    g_strdup_printf (what->included ? _("%s, %s, included") : _("%s, %s, left out"),
                     what->title, what->detail);
  g_autofree char *box = g_strdup_printf (_("Include %s"), what->title);

  gtk_image_set_from_icon_name (parts->icon, what->icon);
  gtk_label_set_text (parts->title, what->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), what->title);
  gtk_label_set_text (parts->detail, what->detail);
  if (what->typed)
    gtk_widget_add_css_class (GTK_WIDGET (parts->detail), "sn-weak");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (parts->detail), "sn-weak");
  gtk_check_button_set_active (parts->box, what->included);
  gtk_widget_set_sensitive (GTK_WIDGET (parts->box), self->editable);
  gtk_widget_set_sensitive (parts->handle, self->editable);
  gtk_widget_set_opacity (GTK_WIDGET (parts->title), what->included ? 1.0 : 0.55);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->box), GTK_ACCESSIBLE_PROPERTY_LABEL, box,
                                  -1);
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_section_list_class_init (SanSectionListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[INCLUDED] = g_signal_new ("included", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
san_section_list_init (SanSectionList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  self->editable = TRUE;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-sections");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sections"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);

  /* before the list, which takes Space as a click */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);

  g_signal_connect_object (target, "motion", G_CALLBACK (on_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));

  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
san_section_list_fill (SanSectionList      *self,
                       const SanSectionRow *rows,
                       guint                n)
{
  g_return_if_fail (SAN_IS_SECTION_LIST (self));

  self->filling = TRUE;
  light (self, NULL);
  for (; self->n < n; self->n++)
    add_row (self);
  for (; self->n > n; self->n--)
    gtk_list_box_remove (self->list, GTK_WIDGET (row_at (self, self->n - 1)));
  for (guint i = 0; i < n; i++)
    fill_row (self, row_at (self, i), &rows[i]);
  self->filling = FALSE;
}

void
san_section_list_choose (SanSectionList *self,
                         guint           index)
{
  GtkListBoxRow *row;
  GtkWidget *focus;

  g_return_if_fail (SAN_IS_SECTION_LIST (self));

  row = index < self->n ? row_at (self, index) : NULL;
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;

  /* what is moved by keys keeps the focus */
  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  if (row != NULL && focus != NULL && focus != GTK_WIDGET (row))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

guint
san_section_list_get_chosen (SanSectionList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SAN_IS_SECTION_LIST (self), G_MAXUINT);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
}

void
san_section_list_set_editable (SanSectionList *self,
                               gboolean        editable)
{
  g_return_if_fail (SAN_IS_SECTION_LIST (self));

  self->editable = editable;
}

gboolean
san_section_list_move (SanSectionList *self,
                       int             step)
{
  guint index;

  g_return_val_if_fail (SAN_IS_SECTION_LIST (self), FALSE);

  index = san_section_list_get_chosen (self);
  if (index == G_MAXUINT || !self->editable || (step < 0 && index == 0) ||
      (step > 0 && index + 1 >= self->n))
    return FALSE;

  move_row (self, index, step < 0 ? index - 1 : index + 1);

  return TRUE;
}
