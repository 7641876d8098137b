/* san-sheets-select.c - selecting and copying what stands on the sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-sheets-view-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "paper/san-paper-lines.h"

/* Of a line's height: cells of one row stand closer, lines of a text do not. */
#define SAME_ROW 0.75

static int
compare (const SanSheetSpot *a,
         const SanSheetSpot *b)
{
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;
  if (a->spot.line != b->spot.line)
    return a->spot.line < b->spot.line ? -1 : 1;

  return a->spot.offset < b->spot.offset ? -1 : a->spot.offset > b->spot.offset;
}

/* Showing --------------------------------------------------------------------------- */

static void
show_selection (SanSheetsView *self)
{
  const SanPaperSpot start = { 0, 0 };
  const SanPaperSpot end = { G_MAXUINT, 0 };
  gboolean backward = compare (&self->anchor, &self->cursor) > 0;
  const SanSheetSpot *from = backward ? &self->cursor : &self->anchor;
  const SanSheetSpot *to = backward ? &self->anchor : &self->cursor;
  gboolean any = compare (from, to) != 0;
  guint page = 0;

  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet), page++)
    {
      gboolean here = any && page >= from->page && page <= to->page;

      san_paper_view_select (SAN_PAPER_VIEW (sheet),
                             here ? (page == from->page ? &from->spot : &start) : NULL,
                             here ? (page == to->page ? &to->spot : &end) : NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheets.copy", any);
}

void
san_sheets_view_unselect (SanSheetsView *self)
{
  self->selecting = FALSE;
  self->anchor = self->cursor = (SanSheetSpot) { 0, { 0, 0 } };
  show_selection (self);
}

/* Text ------------------------------------------------------------------------------ */

/* What stands between two lines that follow each other */
static const char *
between (const SanPaperLine *line,
         const SanPaperLine *next)
{
  if (next->edges[0] >= line->edges[line->n] - 1 &&
      fabs (next->y + next->height / 2 - line->y - line->height / 2) < SAME_ROW * line->height)
    return "\t";

  return line->goes_on ? "" : "\n";
}

static void
add_page (GString            *text,
          const GPtrArray    *lines,
          const SanPaperSpot *from,
          const SanPaperSpot *to)
{
  for (guint i = from->line; i < lines->len && i <= to->line; i++)
    {
      const SanPaperLine *line = g_ptr_array_index (lines, i);
      const char *start = i == from->line
                          ? g_utf8_offset_to_pointer (line->text, MIN (from->offset, line->n))
                          : line->text;
      const char *end = i == to->line
                        ? g_utf8_offset_to_pointer (line->text, MIN (to->offset, line->n))
                        : line->text + strlen (line->text);

      g_string_append_len (text, start, MAX (end - start, 0));
      if (i + 1 < lines->len && i < to->line)
        g_string_append (text, between (line, g_ptr_array_index (lines, i + 1)));
      else if (i + 1 == lines->len && i < to->line && !line->goes_on)
        g_string_append_c (text, '\n');
    }
}

char *
san_sheets_view_get_selected (SanSheetsView *self)
{
  const SanPaperSpot start = { 0, 0 };
  const SanPaperSpot end = { G_MAXUINT, 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean backward;
  const SanSheetSpot *from, *to;

  g_return_val_if_fail (SAN_IS_SHEETS_VIEW (self), NULL);

  backward = compare (&self->anchor, &self->cursor) > 0;
  from = backward ? &self->cursor : &self->anchor;
  to = backward ? &self->anchor : &self->cursor;
  for (guint page = from->page; page <= to->page && page < self->n; page++)
    {
      const GPtrArray *lines = san_paper_get_lines (self->paper, page);

      if (lines != NULL)
        add_page (text, lines, page == from->page ? &from->spot : &start,
                  page == to->page ? &to->spot : &end);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *text = san_sheets_view_get_selected (SAN_SHEETS_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

void
san_sheets_view_select_all (SanSheetsView *self)
{
  const GPtrArray *lines;

  g_return_if_fail (SAN_IS_SHEETS_VIEW (self));

  if (self->n == 0)
    return;

  lines = san_paper_get_lines (self->paper, self->n - 1);
  self->anchor = (SanSheetSpot) { 0, { 0, 0 } };
  self->cursor = (SanSheetSpot) { self->n - 1, { lines != NULL ? lines->len : 0, 0 } };
  show_selection (self);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  san_sheets_view_select_all (SAN_SHEETS_VIEW (widget));
}

/* The pointer ----------------------------------------------------------------------- */

/* @x, @y: of the sheets as they lie. FALSE where nothing is written. */
static gboolean
spot_at (SanSheetsView *self,
         double         x,
         double         y,
         SanSheetSpot  *spot)
{
  GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets));
  guint page = 0;
  double inside_x = 0, inside_y = 0;

  for (; sheet != NULL; sheet = gtk_widget_get_next_sibling (sheet), page++)
    if (gtk_widget_translate_coordinates (GTK_WIDGET (self->sheets), sheet, x, y, &inside_x,
                                          &inside_y) &&
        (inside_y < gtk_widget_get_height (sheet) || page + 1 == self->n))
      break;
  if (sheet == NULL)
    return FALSE;

  spot->page = page;

  return san_paper_view_get_spot (SAN_PAPER_VIEW (sheet), inside_x, inside_y, &spot->spot);
}

/* The line, or the cell, that is pressed twice */
static void
select_line (SanSheetsView      *self,
             const SanSheetSpot *spot)
{
  const GPtrArray *lines = san_paper_get_lines (self->paper, spot->page);
  const SanPaperLine *line = g_ptr_array_index (lines, spot->spot.line);

  self->anchor = self->cursor = *spot;
  self->anchor.spot.offset = 0;
  self->cursor.spot.offset = line->n;
  show_selection (self);
}

static void
on_pressed_cb (SanSheetsView   *self,
               int              n_press,
               double           x,
               double           y,
               GtkGestureClick *click)
{
  SanSheetSpot spot;
  gboolean shift = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)) &
                    GDK_SHIFT_MASK) != 0;

  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  if (!spot_at (self, x, y, &spot))
    return;

  if (n_press > 1)
    {
      select_line (self, &spot);
      return;
    }

  self->selecting = TRUE;
  if (!shift)
    self->anchor = spot;
  self->cursor = spot;
  show_selection (self);
}

static void
on_released_cb (SanSheetsView *self)
{
  self->selecting = FALSE;
}

/* Sheets that are dragged over the edge move on. */
static void
follow (SanSheetsView *self,
        double         y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double room = gtk_adjustment_get_page_size (adjustment);

  if (y < value)
    gtk_adjustment_set_value (adjustment, y);
  else if (y > value + room)
    gtk_adjustment_set_value (adjustment, y - room);
}

static void
on_motion_cb (SanSheetsView *self,
              double         x,
              double         y)
{
  SanSheetSpot spot;

  if (!self->selecting || !spot_at (self, x, y, &spot))
    return;

  self->cursor = spot;
  show_selection (self);
  follow (self, y);
}

static void
pop_up (SanSheetsView *self,
        double         x,
        double         y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->n == 0 || san_paper_get_lines (self->paper, 0) == NULL)
    return;

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, _("Copy"), "sheets.copy");
      g_menu_append (menu, _("Select All"), "sheets.select-all");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_pressed_cb (SanSheetsView *self,
                    int            n_press,
                    double         x,
                    double         y)
{
  double here_x, here_y;

  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->sheets), GTK_WIDGET (self), x, y, &here_x,
                                    &here_y);
  pop_up (self, here_x, here_y);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  pop_up (SAN_SHEETS_VIEW (widget), gtk_widget_get_width (widget) / 2.0,
          gtk_widget_get_height (widget) / 3.0);
}

void
san_sheets_view_add_pointer (SanSheetsView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "unpaired-release", G_CALLBACK (on_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheets), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (on_menu_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheets), GTK_EVENT_CONTROLLER (menu));

  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheets), motion);
}

void
san_sheets_view_add_select_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sheets.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sheets.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "sheets.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "sheets.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "sheets.select-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "sheets.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "sheets.menu", NULL);
}
