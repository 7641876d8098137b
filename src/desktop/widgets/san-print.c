/* san-print.c - pages to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/san-print-preview.h"

static void
on_begin_print_cb (GtkPrintOperation *operation,
                   GtkPrintContext   *context,
                   SanPaper          *paper)
{
  gtk_print_operation_set_n_pages (operation, (int) san_paper_get_n_pages (paper));
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 SanPaper          *paper)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  /* another paper than A4: the whole sheet is shown on it, as large as it goes */
  san_paper_get_page_size (paper, &width, &height);
  width = gtk_print_context_get_width (context) / width;
  height = gtk_print_context_get_height (context) / height;
  if (MIN (width, height) < 0.99)
    cairo_scale (cr, MIN (width, height), MIN (width, height));

  san_paper_draw_page (paper, cr, (guint) page);
}

static void
on_preview_ready_cb (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* GTK would hand a file to another program, which may not be there. */
static gboolean
on_preview_cb (GtkPrintOperation        *operation,
               GtkPrintOperationPreview *preview,
               GtkPrintContext          *context,
               GtkWindow                *parent,
               SanPaper                 *paper)
{
  /* GTK insists on a place to draw, though our window draws by itself */
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready_cb), NULL);
  gtk_window_present (GTK_WINDOW (san_print_preview_new (parent, paper)));

  return TRUE;
}

GtkPrintOperation *
san_print_operation_new (SanPaper *paper)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  g_return_val_if_fail (SAN_IS_PAPER (paper), NULL);

  san_paper_get_page_size (paper, &width, &height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, san_paper_get_title (paper));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);

  g_signal_connect_object (operation, "begin-print", G_CALLBACK (on_begin_print_cb), paper, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page_cb), paper, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (on_preview_cb), paper, 0);
  /* the operation may outlive the caller's paper */
  g_object_set_data_full (G_OBJECT (operation), "san-paper", g_object_ref (paper),
                          g_object_unref);

  return operation;
}

static void
on_done_cb (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            GtkWindow              *parent)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  dialog = adw_message_dialog_new (parent, _("Printing failed"),
                                   error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
san_print_run (GtkPrintOperation *operation,
               GtkWindow         *parent,
               GError           **error)
{
  g_return_val_if_fail (GTK_IS_PRINT_OPERATION (operation), FALSE);
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), FALSE);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);   /* and a way to stop */
  if (parent != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (on_done_cb), parent, 0);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  parent, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}

gboolean
san_print_paper (GtkWindow *parent,
                 SanPaper  *paper,
                 gboolean   preview,
                 GError   **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (SAN_IS_PAPER (paper), FALSE);

  if (preview)
    {
      gtk_window_present (GTK_WINDOW (san_print_preview_new (parent, paper)));
      return TRUE;
    }
  operation = san_print_operation_new (paper);

  return san_print_run (operation, parent, error);
}
