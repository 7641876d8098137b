/* san-ticket-photos.c - the photographs of a ticket in small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-photos.h"

#include <glib/gi18n-lib.h>

#include "store/san-blob-store.h"

#define WIDTH  104
#define HEIGHT 77
#define SCALE  3      /* pixels kept for each of the screen, for sharp displays */
#define KEPT   48     /* decoded pictures */

struct _SanTicketPhotos
{
  AdwBin         parent_instance;

  SanContext    *context;
  gint64         ticket;
  SanTicketStage stage;
  GHashTable    *textures;   /* sha256 → GdkTexture */
  GtkFlowBox    *box;
};

G_DEFINE_FINAL_TYPE (SanTicketPhotos, san_ticket_photos, ADW_TYPE_BIN)

/* Pictures */

/* (transfer none) (nullable): NULL when the picture cannot be read */
static GdkTexture *
load_texture (SanTicketPhotos * self,
              const char      *sha256)
{
  GdkTexture *texture = g_hash_table_lookup (self->textures, sha256);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (texture != NULL)
    return texture;

  bytes = san_blob_store_get (san_context_get_database (self->context), sha256, NULL);
  if (bytes == NULL)
    return NULL;
  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, WIDTH * SCALE, HEIGHT * SCALE * 2, TRUE,
                                                NULL, NULL);
  if (pixbuf == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (g_hash_table_size (self->textures) >= KEPT)
    g_hash_table_remove_all (self->textures);
  texture = gdk_texture_new_for_pixbuf (upright);
  g_hash_table_insert (self->textures, g_strdup (sha256), texture);

  return texture;
}

/* 交办 6-14 */
static char *
caption_of (const SanTicketFile *file)
{
  const char *kind = g_str_equal (file->kind, "before") ? C_("photo", "Before")
                                                         : C_("photo", "After");
  SanTime taken;
  int month, day;

  if (*file->taken == '\0' || !san_time_parse (file->taken, &taken, NULL))
    return g_strdup (kind);

  san_day_get (san_time_day (taken), NULL, &month, &day);

  return g_strdup_printf ("%s %d-%02d", kind, month, day);
}

static void
add_photo (SanTicketPhotos     *self,
           const SanTicketFile *file)
{
  GdkTexture *texture = load_texture (self, file->sha256);
  g_autofree char *caption = caption_of (file);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *ground = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (caption);

  /* what lies over the ground does not ask for room */
  gtk_widget_set_size_request (ground, WIDTH, HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), ground);
  if (texture != NULL)
    {
      GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

      gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_COVER);
      gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), picture);
    }
  else
    {
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay),
                               gtk_image_new_from_icon_name ("image-missing-symbolic"));
    }
  gtk_widget_add_css_class (label, "sn-photo-caption");
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  gtk_widget_set_overflow (overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (overlay, "sn-photo");
  gtk_button_set_child (GTK_BUTTON (button), overlay);
  gtk_widget_add_css_class (button, "sn-photo-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.open");
  gtk_widget_set_tooltip_text (button, *file->note != '\0' ? file->note : file->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);
  gtk_flow_box_insert (self->box, button, -1);
}

/* Adding */

static void
attach (SanTicketPhotos *self,
        GListModel      *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *kind = self->stage == SAN_TICKET_DRAFT || self->stage == SAN_TICKET_ISSUED
    ? "before" : "after";

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  san_ticket_attach (san_context_get_workspace (self->context), self->ticket, kind,
                     (const char *const *) paths->pdata, &error);
  san_context_report (self->context, error);
}

static void
on_chosen_cb (GtkNativeDialog *dialog,
              int              response,
              SanTicketPhotos *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      attach (self, files);
    }
  g_object_unref (dialog);
}

static void
on_add_cb (SanTicketPhotos *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Add photographs"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("Add"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop_cb (SanTicketPhotos *self,
            const GValue    *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *list = g_value_get_boxed (value);

  if (self->ticket == 0 || san_context_is_read_only (self->context))
    return FALSE;

  for (; list != NULL; list = list->next)
    g_list_store_append (files, list->data);
  attach (self, G_LIST_MODEL (files));

  return TRUE;
}

static void
add_place (SanTicketPhotos *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("camera-photo-symbolic");

  gtk_widget_set_size_request (button, WIDTH - 16, HEIGHT);
  gtk_widget_add_css_class (button, "sn-photo-add");
  gtk_widget_set_tooltip_text (button, _("Add photographs: click, or drop files here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add photographs"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add_cb), self);
  gtk_flow_box_insert (self->box, button, -1);
}

static void
san_ticket_photos_dispose (GObject *object)
{
  g_clear_object (&SAN_TICKET_PHOTOS (object)->context);

  G_OBJECT_CLASS (san_ticket_photos_parent_class)->dispose (object);
}

static void
san_ticket_photos_finalize (GObject *object)
{
  g_hash_table_unref (SAN_TICKET_PHOTOS (object)->textures);

  G_OBJECT_CLASS (san_ticket_photos_parent_class)->finalize (object);
}

static void
san_ticket_photos_class_init (SanTicketPhotosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_ticket_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_ticket_photos_finalize;
}

static void
san_ticket_photos_init (SanTicketPhotos *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (self->box, 8);
  gtk_flow_box_set_row_spacing (self->box, 8);
  gtk_flow_box_set_min_children_per_line (self->box, 2);
  gtk_flow_box_set_max_children_per_line (self->box, 3);
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "sn-photos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photographs"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
san_ticket_photos_show (SanTicketPhotos *self,
                        SanContext      *context,
                        const SanTicket *ticket,
                        gboolean         add)
{
  GtkWidget *child;
  guint n = 0;

  g_return_if_fail (SAN_IS_TICKET_PHOTOS (self));

  g_set_object (&self->context, context);
  self->ticket = ticket->id;
  self->stage = ticket->state->stage;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_flow_box_remove (self->box, child);
  for (guint i = 0; i < ticket->files->len; i++)
    {
      const SanTicketFile *file = g_ptr_array_index (ticket->files, i);

      if (!g_str_equal (file->kind, "before") && !g_str_equal (file->kind, "after"))
        continue;
      add_photo (self, file);
      n++;
    }
  add = add && !san_context_is_read_only (context) && self->stage != SAN_TICKET_CLOSED &&
        self->stage != SAN_TICKET_CANCELLED;
  if (add)
    add_place (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || add);
}
