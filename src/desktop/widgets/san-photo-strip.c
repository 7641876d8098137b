/* san-photo-strip.c - pictures in a row: shown, dropped, pasted, picked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-photo-strip.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "widgets/san-photo-intake.h"

#define TILE_WIDTH  100
#define TILE_HEIGHT 75

struct _SanPhotoStrip
{
  GtkBox          parent_instance;

  GtkFlowBox     *flow;
  GtkLabel       *refusal;
  GtkWidget      *add;              /* NULL: not editable */
  GPtrArray      *paths;            /* (element-type utf8): added by hand */
  SanPhotoIntake *intake;           /* NULL: not editable */
  guint           n;
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

/* @path: NULL for a picture of the ledger */
static void
add_tile (SanPhotoStrip *self,
          GdkTexture    *texture,
          const char    *caption,
          const char    *path)
{
  GtkWidget *picture = texture != NULL
                       ? gtk_picture_new_for_paintable (GDK_PAINTABLE (texture))
                       : gtk_image_new_from_icon_name ("text-x-generic-symbolic");
  GtkWidget *tile = san_photo_tile_new (picture, caption);

  if (texture != NULL)
    gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (tile, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_halign (tile, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (tile, caption);
  if (path != NULL)
    {
      GtkWidget *button = san_photo_tile_add_remove (tile);

      g_object_set_data (G_OBJECT (button), "tile", tile);
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_remove_cb), self);
    }

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

static void
on_photos_cb (GtkWidget *widget,
              char     **paths)
{
  for (; *paths != NULL; paths++)
    san_photo_strip_add_path (SAN_PHOTO_STRIP (widget), *paths);
}

gboolean
san_photo_strip_paste (SanPhotoStrip *self)
{
  g_return_val_if_fail (SAN_IS_PHOTO_STRIP (self), FALSE);

  return self->intake != NULL && san_photo_intake_paste (self->intake);
}

static void
make_editable (SanPhotoStrip *self)
{
  self->intake = san_photo_intake_new (GTK_WIDGET (self), on_photos_cb);
  self->add = san_photo_add_new ();
  gtk_widget_set_size_request (self->add, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (san_photo_intake_pick),
                            self->intake);
  gtk_flow_box_append (self->flow, self->add);
  gtk_widget_set_focusable (gtk_widget_get_parent (self->add), FALSE);
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

  g_clear_pointer (&self->intake, san_photo_intake_free);

  G_OBJECT_CLASS (san_photo_strip_parent_class)->dispose (object);
}

static void
san_photo_strip_finalize (GObject *object)
{
  SanPhotoStrip *self = SAN_PHOTO_STRIP (object);

  g_ptr_array_unref (self->paths);

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
