/* san-onsite-photos.c - the photographs of a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-photos.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-photo.h"
#include "store/san-blob-store.h"

#define TILE_WIDTH  107
#define TILE_HEIGHT 80

struct _SanOnsitePhotos
{
  GtkBox                parent_instance;

  SanContext           *context;
  SanOnsiteSheet       *sheet;
  GPtrArray            *files;       /* SanObservationFile */
  GPtrArray            *pictures;    /* GtkPicture of each, still to be drawn */
  guint                 next;        /* the first of those */
  guint                 drawing;     /* source; 0: none */
  GPtrArray            *temporary;   /* paths of pasted pictures */
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;

  GtkLabel             *count;
  GtkFlowBox           *flow;
  GtkWidget            *pick;
  GtkWidget            *add;
};

G_DEFINE_FINAL_TYPE (SanOnsitePhotos, san_onsite_photos, GTK_TYPE_BOX)

enum { ADD, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
give (SanOnsitePhotos *self,
      GPtrArray       *paths)
{
  if (paths->len == 0)
    return;

  g_ptr_array_add (paths, NULL);
  g_signal_emit (self, signals[ADD], 0, paths->pdata);
}

/* Seen large */

static gboolean
on_large_key_cb (GtkWidget *window,
                 GVariant  *args,
                 gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

static void
show_large (SanOnsitePhotos          *self,
            const SanObservationFile *file,
            const char               *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_blob_store_get (san_context_get_database (self->context),
                                                 file->sha256, &error);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error)
                                                 : NULL;
  GtkWidget *window;
  GtkWidget *content;
  GtkWidget *picture;

  if (texture == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  window = adw_window_new ();
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 720);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), picture);
  adw_window_set_content (ADW_WINDOW (window), content);
  {
    GtkEventController *keys = gtk_shortcut_controller_new ();

    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_large_key_cb, NULL, NULL)));
    gtk_widget_add_controller (window, keys);
  }
  gtk_window_present (GTK_WINDOW (window));
}

/* Tiles */

/* (transfer full): 第 4 项 */
static char *
caption_of (SanOnsitePhotos          *self,
            const SanObservationFile *file)
{
  guint n = san_onsite_sheet_get_n (self->sheet);

  for (guint i = 0; i < n; i++)
    if (san_onsite_sheet_get_line (self->sheet, i)->first == file->observation_id)
      return g_strdup_printf (_("Item %u"), i + 1);

  return g_strdup (file->name);
}

static void
on_tile_clicked_cb (GtkButton       *button,
                    SanOnsitePhotos *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const SanObservationFile *file = g_ptr_array_index (self->files, index);
  g_autofree char *caption = caption_of (self, file);
  g_autofree char *title = *file->taken != '\0' ? g_strdup_printf ("%s · %s", caption, file->taken)
                                                : g_strdup (caption);

  show_large (self, file, title);
}

static void
on_remove_clicked_cb (GtkButton       *button,
                      SanOnsitePhotos *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const SanObservationFile *file = g_ptr_array_index (self->files, index);

  san_onsite_sheet_remove_photo (self->sheet, file->id);
}

static GtkWidget *
make_remove (SanOnsitePhotos *self,
             guint            index)
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
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);

  return button;
}

static void
add_tile (SanOnsitePhotos *self,
          guint            index)
{
  const SanObservationFile *file = g_ptr_array_index (self->files, index);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *picture = gtk_picture_new ();
  g_autofree char *caption = caption_of (self, file);
  g_autofree char *spoken = g_strdup_printf (_("Photo, %s"), caption);
  GtkWidget *label = gtk_label_new (caption);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (overlay, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_overflow (overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (overlay, "sn-photo");
  gtk_widget_add_css_class (button, "sn-photo-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_widget_set_tooltip_text (button, *file->taken != '\0' ? file->taken : file->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_tile_clicked_cb), self);
  /* above an empty box, so that a large picture does not ask for a large tile */
  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "sn-photo-caption");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  if (san_onsite_sheet_is_open (self->sheet))
    gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_remove (self, index));
  gtk_flow_box_insert (self->flow, overlay, (int) index);
  gtk_widget_set_focusable (gtk_widget_get_parent (overlay), FALSE);
  g_ptr_array_add (self->pictures, g_object_ref (picture));
}

/* One at a time when nothing else is to be done: a picture takes longer than a key. */
static gboolean
on_draw_cb (gpointer data)
{
  SanOnsitePhotos *self = data;
  const SanObservationFile *file;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (self->next >= self->pictures->len)
    {
      self->drawing = 0;
      return G_SOURCE_REMOVE;
    }

  file = g_ptr_array_index (self->files, self->next);
  bytes = san_blob_store_get (san_context_get_database (self->context), file->sha256, NULL);
  pixbuf = bytes != NULL ? san_photo_thumbnail (bytes, 3 * TILE_WIDTH, NULL) : NULL;
  if (pixbuf != NULL)
    {
      texture = gdk_texture_new_for_pixbuf (pixbuf);
      gtk_picture_set_paintable (g_ptr_array_index (self->pictures, self->next),
                                 GDK_PAINTABLE (texture));
    }
  self->next++;

  return G_SOURCE_CONTINUE;
}

static gboolean
takes_photos (SanOnsitePhotos *self)
{
  return san_onsite_sheet_is_open (self->sheet) &&
         san_onsite_sheet_get_role (self->sheet) == SAN_SHEET_FIRST;
}

void
san_onsite_photos_load (SanOnsitePhotos *self)
{
  const SanVisit *visit = san_onsite_sheet_get_visit (self->sheet);
  g_autofree char *count = NULL;

  g_ptr_array_set_size (self->pictures, 0);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    gtk_flow_box_remove (self->flow, GTK_WIDGET (gtk_flow_box_get_child_at_index (self->flow, 0)));
  g_clear_pointer (&self->files, g_ptr_array_unref);
  if (visit != NULL)
    self->files =
      san_observation_file_store_list_point (san_context_get_database (self->context),
                                             san_onsite_sheet_get_round (self->sheet),
                                             visit->point_id, NULL);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    add_tile (self, i);
  self->next = 0;
  if (self->drawing == 0 && self->pictures->len > 0)
    self->drawing = g_idle_add (on_draw_cb, self);
  count = g_strdup_printf ("%u", san_onsite_photos_get_n (self));
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->add, takes_photos (self));
  gtk_widget_set_sensitive (self->pick, takes_photos (self));
}

guint
san_onsite_photos_get_n (SanOnsitePhotos *self)
{
  return self->files != NULL ? self->files->len : 0;
}

/* Ways in */

static gboolean
take_files (SanOnsitePhotos *self,
            const GValue    *value)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSList) files = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || !takes_photos (self))
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  give (self, paths);

  return TRUE;
}

static gboolean
on_drop_cb (GtkDropTarget   *target,
            const GValue    *value,
            double           x,
            double           y,
            SanOnsitePhotos *self)
{
  return take_files (self, value);
}

static void
on_files_pasted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (SanOnsitePhotos) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && !g_cancellable_is_cancelled (self->cancellable))
    take_files (self, value);
}

/* A picture without a file gets one, which goes with the pane. */
static void
on_texture_pasted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (SanOnsitePhotos) self = data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  int fd;

  if (texture == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  fd = g_file_open_tmp ("sanse-XXXXXX.png", &path, NULL);
  if (fd < 0)
    return;
  g_close (fd, NULL);
  g_ptr_array_add (self->temporary, g_strdup (path));
  if (!gdk_texture_save_to_png (texture, path))
    return;
  g_ptr_array_add (paths, g_steal_pointer (&path));
  give (self, paths);
}

gboolean
san_onsite_photos_paste (SanOnsitePhotos *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!takes_photos (self))
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
on_chooser_response_cb (SanOnsitePhotos      *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
  give (self, paths);
}

void
san_onsite_photos_pick (SanOnsitePhotos *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (!takes_photos (self))
    return;

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

/* Making */

static GtkWidget *
make_head (SanOnsitePhotos *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Photos"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->pick = gtk_button_new_from_icon_name ("camera-photo-symbolic");
  gtk_widget_add_css_class (title, "sn-h2");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "sn-dim");
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (self->pick, "flat");
  gtk_widget_set_focus_on_click (self->pick, FALSE);
  gtk_widget_set_tooltip_text (self->pick, _("Add photos to the item in hand (P)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add photos to the item in hand (P)"), -1);
  g_signal_connect_swapped (self->pick, "clicked", G_CALLBACK (san_onsite_photos_pick), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), self->pick);

  return head;
}

static GtkWidget *
make_add (SanOnsitePhotos *self)
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
  gtk_widget_set_size_request (button, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_add_css_class (button, "sn-photo-add");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add photos"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (san_onsite_photos_pick), self);

  return button;
}

GtkWidget *
san_onsite_photos_new (SanContext     *context,
                       SanOnsiteSheet *sheet)
{
  SanOnsitePhotos *self = g_object_new (SAN_TYPE_ONSITE_PHOTOS, NULL);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->context = g_object_ref (context);
  self->sheet = g_object_ref (sheet);
  self->add = make_add (self);
  gtk_flow_box_append (self->flow, self->add);
  gtk_widget_set_focusable (gtk_widget_get_parent (self->add), FALSE);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  return GTK_WIDGET (self);
}

/* The class */

static void
san_onsite_photos_dispose (GObject *object)
{
  SanOnsitePhotos *self = SAN_ONSITE_PHOTOS (object);

  g_clear_handle_id (&self->drawing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->context);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (san_onsite_photos_parent_class)->dispose (object);
}

static void
san_onsite_photos_finalize (GObject *object)
{
  SanOnsitePhotos *self = SAN_ONSITE_PHOTOS (object);

  for (guint i = 0; i < self->temporary->len; i++)
    g_unlink (g_ptr_array_index (self->temporary, i));
  g_ptr_array_unref (self->temporary);
  g_ptr_array_unref (self->pictures);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (san_onsite_photos_parent_class)->finalize (object);
}

static void
san_onsite_photos_class_init (SanOnsitePhotosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_onsite_photos_finalize;

  signals[ADD] = g_signal_new ("add", SAN_TYPE_ONSITE_PHOTOS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
san_onsite_photos_init (SanOnsitePhotos *self)
{
  self->pictures = g_ptr_array_new_with_free_func (g_object_unref);
  self->temporary = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), make_head (self));
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (self->flow, 8);
  gtk_flow_box_set_row_spacing (self->flow, 8);
  gtk_flow_box_set_min_children_per_line (self->flow, 2);
  gtk_flow_box_set_max_children_per_line (self->flow, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->flow), "sn-photos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photos"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->flow));
}
