/* san-point-history.c - photographs and tickets of a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-history.h"

#include <glib/gi18n-lib.h>

#include "store/san-blob-store.h"
#include "tickets/san-ticket-store.h"
#include "widgets/san-day-text.h"
#include "widgets/san-photo-intake.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-ticket-glyph.h"

#define MOST_TICKETS 8
#define PHOTO_WIDTH  150
#define PHOTO_HEIGHT 108

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Photographs */

char *
san_point_photo_caption (const SanObservationFile *file)
{
  SanTime time;
  int month, day;

  if (*file->taken == '\0' || !san_time_parse (file->taken, &time, NULL))
    return g_strdup (file->name);

  san_day_get (san_time_day (time), NULL, &month, &day);

  return g_strdup_printf ("%d-%d", month, day);
}

static GtkWidget *
photo_new (GdkTexture *texture,
           const char *caption)
{
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  GtkWidget *tile = san_photo_tile_new (picture, caption);

  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_COVER);
  gtk_widget_set_size_request (tile, PHOTO_WIDTH, PHOTO_HEIGHT);

  return tile;
}

void
san_point_history_photos (SanContext *context,
                          GtkBox     *box,
                          gint64      point)
{
  SanDatabase *database = san_context_get_database (context);
  g_autoptr (GPtrArray) files = NULL;
  guint n = 0;

  clear_box (box);
  files = san_observation_file_store_list_point (database, 0, point, NULL);
  for (guint i = 0; files != NULL && i < files->len && n < SAN_POINT_PHOTOS_MOST; i++)
    {
      const SanObservationFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = san_blob_store_get (database, file->sha256, NULL);
      g_autoptr (GdkTexture) texture = NULL;
      g_autofree char *caption = san_point_photo_caption (file);

      texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
      if (texture == NULL)
        continue;
      gtk_box_append (box, photo_new (texture, caption));
      n++;
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_SCROLLED_WINDOW),
                          n > 0);
}

/* Tickets */

static gboolean
is_closed (const SanTicketData *data)
{
  return data->stage == SAN_TICKET_CLOSED || data->stage == SAN_TICKET_CANCELLED;
}

/* (transfer full): 期限 6月22日，已逾期; 5月28日销号 */
static char *
standing_of (const SanTicketData *data,
             SanTime              now,
             const char         **style)
{
  SanTime time = is_closed (data) ? data->closed : data->due;
  g_autofree char *day = time != SAN_TICKET_NO_TIME
                         ? san_day_text (san_time_day (time), san_time_day (now)) : NULL;

  *style = "sn-dim";
  if (day == NULL)
    return g_strdup ("");
  if (data->stage == SAN_TICKET_CANCELLED)
    return g_strdup_printf (_("cancelled %s"), day);
  if (data->stage == SAN_TICKET_CLOSED)
    return g_strdup_printf (_("closed %s"), day);
  if (data->running && data->due < now)
    {
      *style = "sn-over";
      return g_strdup_printf (_("overdue since %s"), day);
    }

  return g_strdup_printf (_("due %s"), day);
}

static void
on_ticket_clicked_cb (GtkButton *button,
                      SanPage   *page)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "ticket");

  san_page_go (page, "tickets", g_variant_new_int64 (*id));
}

static GtkWidget *
line_new (const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
texts_new (const SanTicketData *data,
           SanTime              now)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *number = san_ticket_number_label (&data->number);
  const char *style;
  g_autofree char *standing = standing_of (data, now, &style);
  GtkWidget *right = line_new (standing, "sn-cap");
  GtkWidget *problem = line_new (data->problem, "sn-tiny");
  int step = san_ticket_step_of (data->stage);
  g_autofree char *below = NULL;

  if (step >= 0 && !is_closed (data))
    {
      below = g_strdup_printf ("%s · %s", data->problem, san_ticket_step_title (step));
      gtk_label_set_text (GTK_LABEL (problem), below);
    }
  gtk_widget_add_css_class (right, style);
  gtk_widget_add_css_class (problem, "sn-dim");
  gtk_widget_set_tooltip_text (problem, data->problem);
  gtk_box_append (GTK_BOX (top), line_new (number, "sn-cap"));
  gtk_box_append (GTK_BOX (top), right);
  gtk_box_append (GTK_BOX (texts), top);
  gtk_box_append (GTK_BOX (texts), problem);
  gtk_widget_set_hexpand (texts, TRUE);

  return texts;
}

static GtkWidget *
ticket_new (SanPage             *page,
            const SanTicketData *data,
            SanTime              now)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
  g_autofree char *number = san_ticket_number_label (&data->number);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", san_ticket_colour_word (data->colour),
                                             number, data->problem);

  san_ticket_badge_set (SAN_TICKET_BADGE (badge), data->colour,
                        data->stage == SAN_TICKET_CLOSED);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), texts_new (data, now));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sn-line-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "ticket",
                          g_memdup2 (&data->id, sizeof data->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_ticket_clicked_cb), page, 0);

  return button;
}

void
san_point_history_tickets (SanPage  *page,
                           GtkBox   *list,
                           GtkLabel *figures,
                           gint64    point)
{
  SanContext *context = san_page_get_context (page);
  SanTime now = san_workspace_now (san_context_get_workspace (context));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;
  guint recurred = 0;

  clear_box (list);
  rows = san_ticket_store_list_point (san_context_get_database (context), point, &error);
  if (rows == NULL)
    {
      san_context_report (context, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const SanTicketData *data = san_ticket_row_get_data (rows->pdata[i]);

      recurred += data->recurred;
      if (i < MOST_TICKETS)
        gtk_box_append (list, ticket_new (page, data, now));
    }
  /* Translators: of a point: tickets in all, recurrences: 累计 4 张 · 反弹 0 */
  text = g_strdup_printf (ngettext ("%1$u ticket · %2$u recurred", "%1$u tickets · %2$u recurred",
                                    rows->len), rows->len, recurred);
  gtk_label_set_text (figures, text);
}
