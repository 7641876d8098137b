/* san-bulletin-columns.c - the columns of the list of bulletins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletin-columns.h"

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-bulletin-item.h"
#include "widgets/san-tag.h"

typedef enum { NUMBER, TITLE, DAY, STATE, N_COLUMNS } Column;

static const struct
{
  const char *title;
  int         width;   /* 0: what is left */
  float       xalign;
} columns[N_COLUMNS] = {
  { N_("No."), 100, 0 },
  { N_("Title"), 0, 0 },
  { N_("Date"), 52, 0 },
  { N_("Recomputed"), 92, 0 },
};

static char *
cell_text (const SanBulletin *bulletin,
           Column             column)
{
  int month, day;

  switch (column)
    {
    case NUMBER:
      return g_strdup_printf (_("%d No. %u"), bulletin->year, bulletin->number);

    case TITLE:
      return g_strdup (bulletin->title);

    case DAY:   /* the year is that of the number */
      san_day_get (bulletin->day, NULL, &month, &day);
      return g_strdup_printf ("%d-%02d", month, day);

    case STATE:
    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  Column column = GPOINTER_TO_INT (data);
  GtkWidget *label;

  if (column == STATE)
    {
      GtkWidget *tag = san_tag_new ("", "");

      gtk_widget_set_halign (tag, GTK_ALIGN_START);
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_list_item_set_child (item, tag);
      return;
    }

  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), columns[column].xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");
  if (column != TITLE)
    gtk_widget_add_css_class (label, "sn-cap");
  gtk_list_item_set_child (item, label);
}

static void
on_state_cb (GtkListItem *list_item)
{
  SanBulletinItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *tag = gtk_list_item_get_child (list_item);
  const char *style = "";
  const char *word;

  if (item == NULL || tag == NULL)
    return;

  word = san_bulletin_item_word (item, &style);
  san_tag_set (SAN_TAG (tag), word, style);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  data)
{
  Column column = GPOINTER_TO_INT (data);
  SanBulletinItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = NULL;

  if (column == STATE)
    {
      on_state_cb (list_item);
      g_signal_connect_object (item, "notify::state", G_CALLBACK (on_state_cb), list_item,
                               G_CONNECT_SWAPPED);
      return;
    }

  text = cell_text (san_bulletin_item_get_bulletin (item), column);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == TITLE)
    gtk_widget_set_tooltip_text (label, text);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_state_cb,
                                        list_item);
}

void
san_bulletin_columns_add (GtkColumnView *view)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GINT_TO_POINTER (i));
      if (i == STATE)
        g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
}
