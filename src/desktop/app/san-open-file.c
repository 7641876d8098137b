/* san-open-file.c - files that are opened with other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-open-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-error.h"
#include "base/san-text.h"

typedef struct
{
  SanContext *context;
  char       *name;      /* of the file, without folders */
} Opening;

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Opening *opening = data;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &reason) &&
      !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      error = g_error_new (SAN_ERROR, SAN_ERROR_FAILED,
                           _("“%s” is saved, but no program opens it here: %s"), opening->name,
                           reason->message);
      san_context_report (opening->context, error);
    }

  g_object_unref (opening->context);
  g_free (opening->name);
  g_free (opening);
}

void
san_open_file (GtkWidget  *widget,
               SanContext *context,
               const char *path)
{
  g_autofree char *uri = NULL;
  Opening *opening;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (SAN_IS_CONTEXT (context));
  g_return_if_fail (path != NULL);

  uri = g_filename_to_uri (path, NULL, NULL);
  if (uri == NULL)
    return;

  opening = g_new (Opening, 1);
  *opening = (Opening) { g_object_ref (context), san_text_file_name (path) };
  gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME, NULL,
                     on_opened_cb, opening);
}

/* (element-type filename): what was laid out, each in a folder of its own */
static GPtrArray *laid_out;

gboolean
san_open_bytes (GtkWidget  *widget,
                SanContext *context,
                GBytes     *bytes,
                const char *name,
                GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  char *path;

  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  folder = g_dir_make_tmp ("sanse-XXXXXX", error);
  if (folder == NULL)
    return FALSE;

  base = g_path_get_basename (name);
  path = g_build_filename (folder, base, NULL);
  if (laid_out == NULL)
    laid_out = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (laid_out, path);

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    return FALSE;

  san_open_file (widget, context, path);

  return TRUE;
}

void
san_open_file_clean (void)
{
  for (guint i = 0; laid_out != NULL && i < laid_out->len; i++)
    {
      const char *path = g_ptr_array_index (laid_out, i);
      g_autofree char *folder = g_path_get_dirname (path);

      g_unlink (path);
      g_rmdir (folder);   /* stays if somebody else has put something there */
    }

  g_clear_pointer (&laid_out, g_ptr_array_unref);
}
