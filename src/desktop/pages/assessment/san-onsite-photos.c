/* san-onsite-photos.c - the photographs of a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-photos.h"

#include <glib/gi18n-lib.h>

#include "base/san-photo.h"
#include "store/san-blob-store.h"
#include "widgets/san-photo-intake.h"

#define TILE_WIDTH  107
#define TILE_HEIGHT 80

struct _SanOnsitePhotos
{
  GtkBox          parent_instance;

  SanContext     *context;
  SanOnsiteSheet *sheet;
  GPtrArray      *files;             /* SanObservationFile */
  GPtrArray      *pictures;          /* GtkPicture of each, still to be drawn */
  guint           next;              /* the first of those */
  guint           drawing;           /* source; 0: none */
  SanPhotoIntake *intake;

  GtkLabel       *count;
  GtkFlowBox     *flow;
  GtkWidget      *pick;
  GtkWidget      *add;
};

G_DEFINE_FINAL_TYPE (SanOnsitePhotos, san_onsite_photos, GTK_TYPE_BOX)

enum { ADD, N_SIGNALS };

static guint signals[N_SIGNALS];

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

static void
add_tile (SanOnsitePhotos *self,
          guint            index)
{
  const SanObservationFile *file = g_ptr_array_index (self->files, index);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *picture = gtk_picture_new ();
  g_autofree char *caption = caption_of (self, file);
  GtkWidget *tile = san_photo_tile_new (button, caption);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (tile, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_add_css_class (button, "sn-photo-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_widget_set_tooltip_text (button, *file->taken != '\0' ? file->taken : file->name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_tile_clicked_cb), self);
  if (san_onsite_sheet_is_open (self->sheet))
    {
      GtkWidget *remove = san_photo_tile_add_remove (tile);

      g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
      g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
    }
  gtk_flow_box_insert (self->flow, tile, (int) index);
  gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
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
  san_photo_intake_set_open (self->intake, takes_photos (self));
  gtk_widget_set_visible (self->add, takes_photos (self));
  gtk_widget_set_sensitive (self->pick, takes_photos (self));
}

guint
san_onsite_photos_get_n (SanOnsitePhotos *self)
{
  return self->files != NULL ? self->files->len : 0;
}

/* Ways in */

static void
on_photos_cb (GtkWidget *widget,
              char     **paths)
{
  g_signal_emit (widget, signals[ADD], 0, paths);
}

gboolean
san_onsite_photos_paste (SanOnsitePhotos *self)
{
  return san_photo_intake_paste (self->intake);
}

void
san_onsite_photos_pick (SanOnsitePhotos *self)
{
  san_photo_intake_pick (self->intake);
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

GtkWidget *
san_onsite_photos_new (SanContext     *context,
                       SanOnsiteSheet *sheet)
{
  SanOnsitePhotos *self = g_object_new (SAN_TYPE_ONSITE_PHOTOS, NULL);

  self->context = g_object_ref (context);
  self->sheet = g_object_ref (sheet);
  self->intake = san_photo_intake_new (GTK_WIDGET (self), on_photos_cb);
  self->add = san_photo_add_new ();
  gtk_widget_set_size_request (self->add, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_focus_on_click (self->add, FALSE);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (san_onsite_photos_pick), self);
  gtk_flow_box_append (self->flow, self->add);
  gtk_widget_set_focusable (gtk_widget_get_parent (self->add), FALSE);

  return GTK_WIDGET (self);
}

/* The class */

static void
san_onsite_photos_dispose (GObject *object)
{
  SanOnsitePhotos *self = SAN_ONSITE_PHOTOS (object);

  g_clear_handle_id (&self->drawing, g_source_remove);
  g_clear_pointer (&self->intake, san_photo_intake_free);
  g_clear_object (&self->context);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (san_onsite_photos_parent_class)->dispose (object);
}

static void
san_onsite_photos_finalize (GObject *object)
{
  SanOnsitePhotos *self = SAN_ONSITE_PHOTOS (object);

  g_ptr_array_unref (self->pictures);
  g_clear_pointer (&self->files, g_ptr_array_unref);

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
