/* san-photo-intake.c - photographs dropped, pasted and picked, and the tiles they stand on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-photo-intake.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _SanPhotoIntake
{
  GtkWidget            *widget;      /* whose it is */
  SanPhotoIntakeFunc    func;
  gboolean              open;
  GPtrArray            *temporary;   /* (element-type utf8): files made for pasted pictures */
  GtkFileChooserNative *chooser;     /* (nullable) */
  GCancellable         *cancellable;
};

/* What waits for the clipboard, which may outlast the widget's intake. */
typedef struct
{
  GtkWidget      *widget;
  SanPhotoIntake *intake;        /* not to be touched once that is cancelled */
  GCancellable   *cancellable;
} Waiting;

static Waiting *
waiting_new (SanPhotoIntake *self)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting) { g_object_ref (self->widget), self, g_object_ref (self->cancellable) };

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->cancellable);
  g_object_unref (waiting->widget);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
give (SanPhotoIntake *self,
      GStrvBuilder   *builder)
{
  g_auto (GStrv) paths = g_strv_builder_end (builder);

  if (paths[0] != NULL)
    self->func (self->widget, paths);
}

static void
add_file (GStrvBuilder *builder,
          GFile        *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    g_strv_builder_add (builder, path);
}

static gboolean
take_files (SanPhotoIntake *self,
            const GValue   *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GSList) files = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || !self->open)
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    add_file (paths, l->data);
  give (self, paths);

  return TRUE;
}

static gboolean
on_drop_cb (GtkDropTarget  *target,
            const GValue   *value,
            double          x,
            double          y,
            SanPhotoIntake *self)
{
  return take_files (self, value);
}

/* The clipboard */

static void
on_files_pasted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (Waiting) waiting = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && !g_cancellable_is_cancelled (waiting->cancellable))
    take_files (waiting->intake, value);
}

static void
on_texture_pasted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *path = NULL;
  int fd;

  if (texture == NULL || g_cancellable_is_cancelled (waiting->cancellable))
    return;

  fd = g_file_open_tmp ("sanse-XXXXXX.png", &path, NULL);
  if (fd < 0)
    return;
  g_close (fd, NULL);
  g_ptr_array_add (waiting->intake->temporary, g_strdup (path));
  if (!gdk_texture_save_to_png (texture, path))
    return;
  g_strv_builder_add (paths, path);
  give (waiting->intake, paths);
}

gboolean
san_photo_intake_paste (SanPhotoIntake *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!self->open)
    return FALSE;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                    self->cancellable, on_files_pasted_cb, waiting_new (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_texture_async (clipboard, self->cancellable, on_texture_pasted_cb,
                                      waiting_new (self));
  else
    return FALSE;

  return TRUE;
}

/* Files */

static void
on_chooser_response_cb (SanPhotoIntake       *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (paths, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
  give (self, paths);
}

void
san_photo_intake_pick (SanPhotoIntake *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (!self->open)
    return;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Add photos"),
                                               GTK_WINDOW (gtk_widget_get_root (self->widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Add"), _("Cancel"));
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* It itself */

SanPhotoIntake *
san_photo_intake_new (GtkWidget         *widget,
                      SanPhotoIntakeFunc func)
{
  SanPhotoIntake *self = g_new0 (SanPhotoIntake, 1);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->widget = widget;
  self->func = func;
  self->open = TRUE;
  self->temporary = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));

  return self;
}

void
san_photo_intake_free (SanPhotoIntake *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  for (guint i = 0; i < self->temporary->len; i++)
    g_unlink (g_ptr_array_index (self->temporary, i));
  g_ptr_array_unref (self->temporary);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
san_photo_intake_set_open (SanPhotoIntake *self,
                           gboolean        open)
{
  self->open = open;
}

/* Tiles */

GtkWidget *
san_photo_tile_new (GtkWidget  *picture,
                    const char *caption)
{
  GtkWidget *tile = gtk_overlay_new ();
  GtkWidget *label = gtk_label_new (caption);
  g_autofree char *spoken = g_strdup_printf (_("Photo, %s"), caption);

  gtk_widget_set_overflow (tile, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (tile, "sn-photo");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  /* above an empty box, so that a large picture does not ask for a large tile */
  gtk_overlay_set_child (GTK_OVERLAY (tile), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), picture);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "sn-photo-caption");
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), label);

  return tile;
}

GtkWidget *
san_photo_tile_add_remove (GtkWidget *tile)
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
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), button);

  return button;
}

GtkWidget *
san_photo_add_new (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *hint = gtk_label_new (_("Drop, or Ctrl+V"));

  gtk_widget_add_css_class (hint, "sn-tiny");
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sn-photo-add");
  gtk_widget_set_tooltip_text (button, _("Add photos"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add photos"), -1);

  return button;
}
