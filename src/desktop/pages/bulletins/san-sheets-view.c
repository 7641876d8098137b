/* san-sheets-view.c - the sheets of a paper below each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-sheets-view-private.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25
#define ZOOM_LEAST 0.4
#define ZOOM_MOST 5.0
#define EDGE 10          /* of a sheet, san-paper-view.c */
#define ABOVE 40         /* pixels that stay above a heading */

G_DEFINE_FINAL_TYPE (SanSheetsView, san_sheets_view, GTK_TYPE_WIDGET)

static GtkAdjustment *
adjustment_of (SanSheetsView * self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

/* Where one is ---------------------------------------------------------------------- */

static double
sheet_height (SanSheetsView *self)
{
  return self->n > 0 ? gtk_adjustment_get_upper (adjustment_of (self)) / self->n : 1;
}

guint
san_sheets_view_get_page (SanSheetsView *self)
{
  double place;

  g_return_val_if_fail (SAN_IS_SHEETS_VIEW (self), 0);

  place = gtk_adjustment_get_value (adjustment_of (self)) + sheet_height (self) / 3;

  return self->n > 0 ? MIN ((guint) (place / sheet_height (self)), self->n - 1) : 0;
}

static void
show_place (SanSheetsView *self)
{
  guint page = san_sheets_view_get_page (self);
  g_autofree char *text = self->n > 0
                          ? g_strdup_printf (_("Page %u of %u"), page + 1, self->n)
                          : g_strdup ("");

  gtk_label_set_text (self->place, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheets.back", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheets.next", page + 1 < self->n);
}

void
san_sheets_view_show_page (SanSheetsView *self,
                           guint          page)
{
  g_return_if_fail (SAN_IS_SHEETS_VIEW (self));

  gtk_adjustment_set_value (adjustment_of (self), page * sheet_height (self));
}

gboolean
san_sheets_view_show_mark (SanSheetsView *self,
                           const char    *title)
{
  const GArray *marks;
  GtkAdjustment *adjustment;
  double width, height, scale, place;

  g_return_val_if_fail (SAN_IS_SHEETS_VIEW (self), FALSE);

  marks = self->paper != NULL ? san_paper_get_marks (self->paper) : NULL;
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const SanPaperMark *mark = &g_array_index (marks, SanPaperMark, i);

      if (mark->title == NULL || !g_str_has_suffix (mark->title, title))
        continue;

      adjustment = adjustment_of (self);
      san_paper_get_page_size (self->paper, &width, &height);
      scale = (sheet_height (self) - 2 * EDGE) / height;
      place = mark->page * sheet_height (self) + EDGE + mark->y * scale;
      if (place < gtk_adjustment_get_value (adjustment) ||
          place > gtk_adjustment_get_value (adjustment) +
          gtk_adjustment_get_page_size (adjustment) * 0.8)
        gtk_adjustment_set_value (adjustment, MAX (place - ABOVE, 0));
      return TRUE;
    }

  return FALSE;
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SanSheetsView *self = SAN_SHEETS_VIEW (widget);
  guint page = san_sheets_view_get_page (self);

  san_sheets_view_show_page (self, g_str_equal (name, "sheets.next") ? page + 1
                                                                     : page - MIN (page, 1));
}

/* How large ------------------------------------------------------------------------- */

static double
fitting_zoom (SanSheetsView *self)
{
  double width, height;

  san_paper_get_page_size (self->paper, &width, &height);

  return MAX (gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * EDGE, 10) / width;
}

static void
set_zoom (SanSheetsView *self,
          double         zoom)
{
  guint page = san_sheets_view_get_page (self);
  g_autofree char *text = NULL;

  self->zoom = zoom > 0 ? CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST) : 0;
  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    san_paper_view_set_zoom (SAN_PAPER_VIEW (sheet), self->zoom);

  /* 96 pixels an inch is true size */
  text = self->zoom > 0 ? g_strdup_printf ("%.0f%%", self->zoom * 75) : g_strdup (_("Page width"));
  gtk_label_set_text (self->size, text);
  san_sheets_view_show_page (self, page);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SanSheetsView *self = SAN_SHEETS_VIEW (widget);
  double zoom;

  if (self->paper == NULL)
    return;

  zoom = self->zoom > 0 ? self->zoom : fitting_zoom (self);
  set_zoom (self, g_str_equal (name, "sheets.fit") ? 0
            : g_str_equal (name, "sheets.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *scroll,
              double                    dx,
              double                    dy,
              SanSheetsView            *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;

  zoom_action (GTK_WIDGET (self), dy < 0 ? "sheets.zoom-in" : "sheets.zoom-out", NULL);

  return GDK_EVENT_STOP;
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_sheets_view_dispose (GObject *object)
{
  SanSheetsView *self = SAN_SHEETS_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->paper);

  G_OBJECT_CLASS (san_sheets_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "sheets.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "sheets.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "sheets.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "sheets.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "sheets.zoom-out", NULL);
}

static void
san_sheets_view_class_init (SanSheetsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_sheets_view_dispose;

  gtk_widget_class_install_action (widget_class, "sheets.back", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "sheets.next", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "sheets.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "sheets.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "sheets.fit", NULL, zoom_action);
  add_keys (widget_class);
  san_sheets_view_add_select_actions (widget_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheets-view");
}

static GtkWidget *
button_new (const char *icon,
            const char *action,
            const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkLabel *
label_new (GtkAccessibleRole role,
           const char       *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-num");
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static GtkWidget *
bar_new (SanSheetsView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *fit = gtk_button_new ();

  self->size = label_new (GTK_ACCESSIBLE_ROLE_LABEL, "sn-dim");
  self->place = label_new (GTK_ACCESSIBLE_ROLE_LABEL, "sn-dim");
  self->state = label_new (GTK_ACCESSIBLE_ROLE_STATUS, "sn-dim");
  gtk_label_set_text (self->size, _("Page width"));
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);

  gtk_button_set_child (GTK_BUTTON (fit), GTK_WIDGET (self->size));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fit), "sheets.fit");
  gtk_widget_set_tooltip_text (fit, _("As wide as there is room"));
  gtk_widget_add_css_class (fit, "flat");

  gtk_widget_add_css_class (bar, "sn-status");
  gtk_box_append (GTK_BOX (bar), button_new ("zoom-out-symbolic", "sheets.zoom-out",
                                             _("Smaller (Ctrl+−)")));
  gtk_box_append (GTK_BOX (bar), fit);
  gtk_box_append (GTK_BOX (bar), button_new ("zoom-in-symbolic", "sheets.zoom-in",
                                             _("Larger (Ctrl++)")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (bar), button_new ("go-up-symbolic", "sheets.back",
                                             _("Previous page")));
  gtk_box_append (GTK_BOX (bar), button_new ("go-down-symbolic", "sheets.next",
                                             _("Next page")));

  return bar;
}

static void
san_sheets_view_init (SanSheetsView *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                     GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->sheets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_valign (GTK_WIDGET (self->sheets), GTK_ALIGN_START);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->scroller), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "sn-desk");
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->sheets));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  san_sheets_view_add_pointer (self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scroller));
  gtk_box_append (GTK_BOX (self->box), bar_new (self));

  g_signal_connect_object (adjustment_of (self), "value-changed", G_CALLBACK (show_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment_of (self), "changed", G_CALLBACK (show_place), self,
                           G_CONNECT_SWAPPED);
  show_place (self);
}

void
san_sheets_view_set_paper (SanSheetsView *self,
                           SanPaper      *paper)
{
  guint n;
  GtkWidget *sheet;

  g_return_if_fail (SAN_IS_SHEETS_VIEW (self));

  g_set_object (&self->paper, paper);
  n = paper != NULL ? san_paper_get_n_pages (paper) : 0;
  for (; self->n < n; self->n++)
    gtk_box_append (self->sheets, g_object_new (SAN_TYPE_PAPER_VIEW, NULL));
  for (; self->n > n; self->n--)
    gtk_box_remove (self->sheets, gtk_widget_get_last_child (GTK_WIDGET (self->sheets)));

  sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  for (guint i = 0; i < n; i++, sheet = gtk_widget_get_next_sibling (sheet))
    {
      san_paper_view_set_paper (SAN_PAPER_VIEW (sheet), paper);
      san_paper_view_set_page (SAN_PAPER_VIEW (sheet), i);
      san_paper_view_set_zoom (SAN_PAPER_VIEW (sheet), self->zoom);
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->sheets),
                                   n > 0 && san_paper_get_lines (paper, 0) != NULL ? "text" : NULL);
  san_sheets_view_unselect (self);
  show_place (self);
}

void
san_sheets_view_set_state (SanSheetsView *self,
                           const char    *text)
{
  g_return_if_fail (SAN_IS_SHEETS_VIEW (self));

  gtk_label_set_text (self->state, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), text);
}
