/* san-open-file.c - files that are opened with other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-open-file.h"

#include <glib/gi18n-lib.h>

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
