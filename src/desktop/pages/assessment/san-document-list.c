/* san-document-list.c - the documents of an adjustment or a veto
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-document-list.h"

#include <glib/gi18n-lib.h>

#include "app/san-open-file.h"
#include "base/san-text.h"
#include "rounds/san-round-file-store.h"
#include "store/san-blob-store.h"

/* A line: what is stored already, or what will be. */
typedef struct
{
  SanRoundFile *file;
  GBytes       *bytes;      /* (nullable): not stored yet */
  gboolean      removed;
} Document;

struct _SanDocumentList
{
  GtkWidget             parent_instance;

  SanContext           *context;
  GPtrArray            *documents; /* (element-type Document) */
  GtkBox               *box;
  GtkBox               *lines;
  GtkButton            *attach;
  GtkLabel             *refusal;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (SanDocumentList, san_document_list, GTK_TYPE_WIDGET)

static void
document_free (Document *document)
{
  san_round_file_free (document->file);
  g_clear_pointer (&document->bytes, g_bytes_unref);
  g_free (document);
}

static void fill (SanDocumentList *self);

static void
refuse (SanDocumentList *self,
        const GError    *error)
{
  gtk_label_set_text (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
}

/* Opening ---------------------------------------------------------------------------- */

static void
on_open_clicked_cb (SanDocumentList *self,
                    GtkButton       *button)
{
  const Document *document = g_object_get_data (G_OBJECT (button), "document");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = document->bytes != NULL
                             ? g_bytes_ref (document->bytes)
                             : san_blob_store_get (san_context_get_database (self->context),
                                                   document->file->sha256, &error);

  if (bytes != NULL)
    san_open_bytes (GTK_WIDGET (self), self->context, bytes, document->file->name, &error);
  refuse (self, error);
}

/* Attaching and taking off ------------------------------------------------------------ */

gboolean
san_document_list_attach (SanDocumentList *self,
                          const char      *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  Document *document;

  g_return_val_if_fail (SAN_IS_DOCUMENT_LIST (self), FALSE);

  bytes = san_blob_read_file (path, &error);
  refuse (self, error);
  if (bytes == NULL)
    return FALSE;

  document = g_new0 (Document, 1);
  document->bytes = bytes;
  document->file = g_new0 (SanRoundFile, 1);
  document->file->name = san_text_file_name (path);
  g_ptr_array_add (self->documents, document);
  fill (self);

  return TRUE;
}

static void
on_remove_clicked_cb (SanDocumentList *self,
                      GtkButton       *button)
{
  Document *document = g_object_get_data (G_OBJECT (button), "document");

  document->removed = TRUE;
  refuse (self, NULL);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->attach));
}

static void
attach_files (SanDocumentList *self,
              GListModel      *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) == NULL ||
          !san_document_list_attach (self, g_file_peek_path (file)))
        return;
    }
}

static void
on_chosen_cb (SanDocumentList      *self,
              int                   response,
              GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      attach_files (self, files);
    }
  g_clear_object (&self->chooser);
}

static void
on_attach_clicked_cb (SanDocumentList *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Attach documents"), window,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Attach"),
                                               _("Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
on_drop_cb (SanDocumentList *self,
            const GValue    *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *link = files; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) == NULL ||
        !san_document_list_attach (self, g_file_peek_path (link->data)))
      return FALSE;

  return files != NULL;
}

/* Lines ------------------------------------------------------------------------------- */

static GtkWidget *
add_button (SanDocumentList *self,
            GtkWidget       *line,
            Document        *document,
            const char      *icon,
            const char      *name,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (button), "document", document);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);

  return button;
}

static void
add_line (SanDocumentList *self,
          Document        *document)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (document->file->name);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, document->file->name);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (line), name);
  add_button (self, line, document, "document-open-symbolic", _("Open the document"),
              G_CALLBACK (on_open_clicked_cb));
  add_button (self, line, document, "list-remove-symbolic", _("Take the document off"),
              G_CALLBACK (on_remove_clicked_cb));
  gtk_box_append (self->lines, line);
}

static void
fill (SanDocumentList *self)
{
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, line);

  for (guint i = 0; i < self->documents->len; i++)
    {
      Document *document = g_ptr_array_index (self->documents, i);

      if (!document->removed)
        add_line (self, document);
    }
}

void
san_document_list_load (SanDocumentList *self,
                        SanContext      *context,
                        gint64           adjustment_id,
                        gint64           veto_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_return_if_fail (SAN_IS_DOCUMENT_LIST (self));

  g_set_object (&self->context, context);
  g_ptr_array_set_size (self->documents, 0);
  if (adjustment_id != 0 || veto_id != 0)
    files = san_round_file_store_list (san_context_get_database (context), adjustment_id,
                                       veto_id, &error);
  while (files != NULL && files->len > 0)
    {
      Document *document = g_new0 (Document, 1);

      document->file = g_ptr_array_steal_index (files, 0);
      g_ptr_array_add (self->documents, document);
    }
  refuse (self, error);
  fill (self);
}

guint
san_document_list_size (SanDocumentList *self)
{
  guint n = 0;

  g_return_val_if_fail (SAN_IS_DOCUMENT_LIST (self), 0);

  for (guint i = 0; i < self->documents->len; i++)
    n += !((Document *) g_ptr_array_index (self->documents, i))->removed;

  return n;
}

gboolean
san_document_list_write (SanDocumentList *self,
                         SanDatabase     *database,
                         gint64           round_id,
                         gint64           adjustment_id,
                         gint64           veto_id,
                         GError         **error)
{
  g_return_val_if_fail (SAN_IS_DOCUMENT_LIST (self), FALSE);

  for (guint i = 0; i < self->documents->len; i++)
    {
      Document *document = g_ptr_array_index (self->documents, i);

      document->file->adjustment_id = adjustment_id;
      document->file->veto_id = veto_id;
      if (document->removed && document->bytes == NULL &&
          !san_round_file_store_remove (database, document->file->id, error))
        return FALSE;
      if (!document->removed && document->bytes != NULL &&
          !san_round_file_store_add (database, round_id, document->file, document->bytes,
                                     error))
        return FALSE;
    }

  return TRUE;
}

/* Widget ------------------------------------------------------------------------------ */

static void
san_document_list_dispose (GObject *object)
{
  SanDocumentList *self = SAN_DOCUMENT_LIST (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->context);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (san_document_list_parent_class)->dispose (object);
}

static void
san_document_list_finalize (GObject *object)
{
  g_ptr_array_unref (SAN_DOCUMENT_LIST (object)->documents);

  G_OBJECT_CLASS (san_document_list_parent_class)->finalize (object);
}

static void
san_document_list_class_init (SanDocumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_document_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_document_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
san_document_list_init (SanDocumentList *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->attach = GTK_BUTTON (gtk_button_new_with_mnemonic (_("_Attach documents…")));
  self->refusal = GTK_LABEL (gtk_label_new (NULL));

  gtk_widget_set_halign (GTK_WIDGET (self->attach), GTK_ALIGN_START);
  g_signal_connect_object (self->attach, "clicked", G_CALLBACK (on_attach_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_xalign (self->refusal, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-over");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  gtk_box_append (self->box, GTK_WIDGET (self->lines));
  gtk_box_append (self->box, GTK_WIDGET (self->attach));
  gtk_box_append (self->box, GTK_WIDGET (self->refusal));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}
