/* san-todo-row.c - a line of what waits for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-todo-row.h"

#include "app/san-ticket-verb-dialog.h"
#include "widgets/san-tag.h"
#include "widgets/san-ticket-badge.h"

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-cap");
  gtk_widget_add_css_class (label, "sn-dim");

  return label;
}

static void
on_ticket_verb_cb (GtkButton *button,
                   SanPage   *page)
{
  const gint64 *ticket = g_object_get_data (G_OBJECT (button), "ticket");
  SanTicketKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  san_ticket_verb_dialog_run (GTK_WIDGET (page), san_page_get_context (page), ticket,
                              1, kind);
}

/* The badge of a ticket, or what stands for anything else */
static GtkWidget *
todo_sign_new (const SanTodo *todo)
{
  GtkWidget *sign;

  if (todo->ticket == 0)
    {
      sign = gtk_image_new_from_icon_name (todo->icon);
      gtk_widget_add_css_class (sign, "sn-dim");
    }
  else
    {
      sign = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
      san_ticket_badge_set (SAN_TICKET_BADGE (sign), todo->colour, FALSE);
      gtk_widget_set_halign (sign, GTK_ALIGN_START);
    }
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);

  return sign;
}

GtkWidget *
san_todo_row_new (SanPage       *page,
                  const SanTodo *todo,
                  GtkSizeGroup  *signs)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (todo->title);
  GtkWidget *text = text_new (todo->text);
  GtkWidget *button = gtk_button_new_with_label (todo->button);
  GtkWidget *sign = todo_sign_new (todo);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", todo->button, todo->title);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, todo->title);
  gtk_widget_set_tooltip_text (text, todo->text);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (todo->ticket != 0)
    {
      g_object_set_data_full (G_OBJECT (button), "ticket",
                              g_memdup2 (&todo->ticket, sizeof todo->ticket), g_free);
      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (todo->kind));
      g_signal_connect (button, "clicked", G_CALLBACK (on_ticket_verb_cb), page);
    }
  else if (todo->view != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(smv)", todo->page,
                                        g_variant_new_string (todo->view));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
    }
  else if (todo->page != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", todo->page);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), todo->action);
    }
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), san_tag_new (todo->tag, todo->style));
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), text);
  gtk_size_group_add_widget (signs, sign);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}
