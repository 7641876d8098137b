/* san-photo-strip.c - pictures in a row: shown, dropped, pasted, picked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-photo-strip.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-text.h"

#define TILE_WIDTH  100
#define TILE_HEIGHT 75

struct _SanPhotoStrip
{
  GtkBox                parent_instance;

  GtkFlowBox           *flow;
  GtkLabel             *refusal;
  GtkWidget            *add;        /* NULL: not editable */
  GPtrArray            *paths;      /* (element-type utf8): added by hand */
  GPtrArray            *temporary;  /* (element-type utf8): files made for pasted pictures */
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
  guint n;
};

G_DEFINE_FINAL_TYPE (SanPhotoStrip, san_photo_strip, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
refuse (SanPhotoStrip *self,
        const char    *text)
{
  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
}

/* Tiles */

static void
on_remove_cb (GtkButton     *button,
              SanPhotoStrip *self)
{
  GtkWidget *tile = g_object_get_data (G_OBJECT (button), "tile");
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  guint index;

  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &index))
    g_ptr_array_remove_index (self->paths, index);
  gtk_flow_box_remove (self->flow, gtk_widget_get_parent (tile));
  self->n--;
  refuse (self, "");
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
remove_button_new (SanPhotoStrip *self,
                   GtkWidget     *tile,
                   const char    *path)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "sn-photo-remove");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Take this photo off"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Take this photo off"), -1);
  g_object_set_data (G_OBJECT (button), "tile", tile);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_cb), self);

  return button;
}

/* @path: NULL for a picture of the ledger */
static void
add_tile (SanPhotoStrip *self,
          GdkTexture    *texture,
          const char    *caption,
          const char    *path)
{
  GtkWidget *tile = gtk_overlay_new ();
  GtkWidget *picture;
  GtkWidget *label = gtk_label_new (caption);
  g_autofree char *spoken = g_strdup_printf (_("Photo, %s"), caption);

  picture = texture != NULL ? gtk_picture_new_for_paintable (GDK_PAINTABLE (texture))
                            : gtk_image_new_from_icon_name ("text-x-generic-symbolic");
  if (texture != NULL)
    gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (tile, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_halign (tile, GTK_ALIGN_START);
  gtk_widget_set_overflow (tile, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (tile, "sn-photo");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  /* above an empty box, so that a large picture does not ask for a large tile */
  gtk_overlay_set_child (GTK_OVERLAY (tile), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), picture);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (tile, caption);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "sn-photo-caption");
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), label);
  if (path != NULL)
    gtk_overlay_add_overlay (GTK_OVERLAY (tile), remove_button_new (self, tile, path));

  gtk_flow_box_insert (self->flow, tile, (int) self->n);
  gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
  self->n++;
}

gboolean
san_photo_strip_add_path (SanPhotoStrip *self,
                          const char    *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_file (file, &error);
  g_autofree char *name = san_text_file_name (path);

  g_return_val_if_fail (SAN_IS_PHOTO_STRIP (self), FALSE);

  if (texture == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s is no picture that can be read."), name);

      refuse (self, text);
      return FALSE;
    }

  refuse (self, "");
  g_ptr_array_add (self->paths, g_strdup (path));
  add_tile (self, texture, name, path);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

void
san_photo_strip_add_bytes (SanPhotoStrip *self,
                           GBytes        *bytes,
                           const char    *caption)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (SAN_IS_PHOTO_STRIP (self));

  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  add_tile (self, texture, caption, NULL);
}

/* Ways in */

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            SanPhotoStrip *self)
{
  g_autoptr (GSList) files = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        san_photo_strip_add_path (self, path);
    }

  return TRUE;
}

static void
on_files_pasted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    on_drop_cb (NULL, value, 0, 0, data);
  g_object_unref (data);
}

/* A picture without a file gets one, which goes with the strip. */
static void
on_texture_pasted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (SanPhotoStrip) self = data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *path = NULL;
  int fd;

  if (texture == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  fd = g_file_open_tmp ("sanse-XXXXXX.png", &path, NULL);
  if (fd < 0)
    return;
  g_close (fd, NULL);
  g_ptr_array_add (self->temporary, g_strdup (path));
  if (gdk_texture_save_to_png (texture, path))
    san_photo_strip_add_path (self, path);
}

gboolean
san_photo_strip_paste (SanPhotoStrip *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  g_return_val_if_fail (SAN_IS_PHOTO_STRIP (self), FALSE);

  if (self->add == NULL)
    return FALSE;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                    self->cancellable, on_files_pasted_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_texture_async (clipboard, self->cancellable, on_texture_pasted_cb,
                                      g_object_ref (self));
  else
    return FALSE;

  return TRUE;
}

static void
on_chooser_response_cb (SanPhotoStrip        *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          g_autofree char *path = g_file_get_path (file);

          if (path != NULL)
            san_photo_strip_add_path (self, path);
        }
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

static void
on_add_clicked_cb (SanPhotoStrip *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Add photos"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Add"), _("Cancel"));
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
make_editable (SanPhotoStrip *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *hint = gtk_label_new (_("Drop, or Ctrl+V"));

  self->add = gtk_button_new ();
  gtk_widget_add_css_class (hint, "sn-tiny");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (self->add), box);
  gtk_widget_set_size_request (self->add, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "sn-photo-add");
  gtk_widget_set_tooltip_text (self->add, _("Add photos"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add photos"), -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  gtk_flow_box_append (self->flow, self->add);
  gtk_widget_set_focusable (gtk_widget_get_parent (self->add), FALSE);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

char **
san_photo_strip_get_paths (SanPhotoStrip *self)
{
  char **paths;

  g_return_val_if_fail (SAN_IS_PHOTO_STRIP (self), NULL);

  paths = g_new0 (char *, self->paths->len + 1);
  for (guint i = 0; i < self->paths->len; i++)
    paths[i] = g_strdup (g_ptr_array_index (self->paths, i));

  return paths;
}

guint
san_photo_strip_get_n (SanPhotoStrip *self)
{
  g_return_val_if_fail (SAN_IS_PHOTO_STRIP (self), 0);

  return self->n;
}

static void
san_photo_strip_dispose (GObject *object)
{
  SanPhotoStrip *self = SAN_PHOTO_STRIP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (san_photo_strip_parent_class)->dispose (object);
}

static void
san_photo_strip_finalize (GObject *object)
{
  SanPhotoStrip *self = SAN_PHOTO_STRIP (object);

  for (guint i = 0; i < self->temporary->len; i++)
    g_unlink (g_ptr_array_index (self->temporary, i));
  g_ptr_array_unref (self->temporary);
  g_ptr_array_unref (self->paths);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (san_photo_strip_parent_class)->finalize (object);
}

static void
san_photo_strip_class_init (SanPhotoStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_photo_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_photo_strip_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_PHOTO_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_photo_strip_init (SanPhotoStrip *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->temporary = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (self->flow, 8);
  gtk_flow_box_set_row_spacing (self->flow, 8);
  gtk_flow_box_set_max_children_per_line (self->flow, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->flow), "sn-photos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photos"), -1);
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->refusal, 0);
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-over");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->flow));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->refusal));
}

GtkWidget *
san_photo_strip_new (gboolean editable)
{
  SanPhotoStrip *self = g_object_new (SAN_TYPE_PHOTO_STRIP, NULL);

  if (editable)
    make_editable (self);

  return GTK_WIDGET (self);
}
