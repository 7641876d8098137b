/* san-unit-paper.c - units printed, and written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-paper.h"

#include <glib/gi18n-lib.h>

#include "pages/units/san-unit-columns.h"
#include "paper/san-paper-table.h"
#include "rounds/san-export.h"
#include "widgets/san-print-preview.h"
#include "widgets/san-print.h"

#define MOST_ON_PAPER 10000

/* Paper */

static void
add_row (SanPaperTable *table,
         gpointer       object)
{
  g_autoptr (SanUnitItem) item = san_unit_columns_item (object);
  const char *cells[SAN_N_UNIT_COLUMNS];
  g_autofree char *name = NULL;

  if (san_unit_item_get_unit (item) == NULL)
    {
      cells[0] = san_unit_item_get_title (item);
      for (guint i = 1; i < SAN_N_UNIT_COLUMNS; i++)
        cells[i] = NULL;
      san_paper_table_add_row (table, SAN_PAPER_ROW_HEADING, cells);
      return;
    }

  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    cells[i] = san_unit_column_text (i, item);
  if (GTK_IS_TREE_LIST_ROW (object))
    {
      g_autoptr (GString) indented = g_string_new (NULL);

      for (guint depth = gtk_tree_list_row_get_depth (object); depth > 0; depth--)
        g_string_append (indented, "\u3000");
      g_string_append (indented, cells[SAN_UNIT_COLUMN_NAME]);
      cells[SAN_UNIT_COLUMN_NAME] = name = g_strdup (indented->str);
    }
  san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, cells);
}

static SanPaperTable *
paper_table (SanPage    *page,
             GListModel *model)
{
  SanContext *context = san_page_get_context (page);
  g_autofree char *day = san_day_format (san_context_get_period (context)->last);
  g_autofree char *note = g_strdup_printf (_("As on %s"), day);
  SanPaperTable *table = san_paper_table_new (_("Units"), san_context_get_title (context));
  guint n = MIN (g_list_model_get_n_items (model), MOST_ON_PAPER);

  for (guint i = 0; i < SAN_N_UNIT_COLUMNS; i++)
    san_paper_table_add_column (table, NULL, san_unit_column_title (i),
                                i == SAN_UNIT_COLUMN_NAME ? 1 : 0, SAN_PAPER_LEFT);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (model, i);

      add_row (table, object);
    }
  san_paper_table_set_note (table, note);

  return table;
}

void
san_unit_paper_print (SanPage    *page,
                      GListModel *model,
                      gboolean    preview)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (SanPaperTable) table = paper_table (page, model);
  g_autoptr (GError) error = NULL;

  if (preview)
    gtk_window_present (GTK_WINDOW (san_print_preview_new (window, SAN_PAPER (table))));
  else if (!san_print_paper (window, SAN_PAPER (table), &error))
    san_context_report (san_page_get_context (page), error);
}

/* Files */

typedef struct
{
  SanDatabase *reader;
  char        *kind;
  char        *path;
  SanContext  *context;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->reader, san_database_close);
  g_free (export->kind);
  g_free (export->path);
  g_object_unref (export->context);
  g_free (export);
}

static gpointer
write_in_worker (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Export *export = data;
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (export->path, error);

  if (writer == NULL || !san_export (export->reader, export->kind, NULL, writer, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !san_table_writer_finish (writer, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      user_data)
{
  Export *export = user_data;
  g_autofree char *said = NULL;

  if (value == NULL)
    {
      san_context_report (export->context, error);
      return;
    }

  said = g_strdup_printf (_("Saved as %s"), export->path);
  san_context_report (export->context, NULL);
  san_context_say (export->context, said);
}

void
san_unit_paper_write (SanPage    *page,
                      const char *kind,
                      const char *path)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  SanDatabase *reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  Export *export;

  if (reader == NULL)
    {
      san_context_report (context, error);
      return;
    }

  export = g_new0 (Export, 1);
  export->reader = reader;
  export->kind = g_strdup (kind);
  export->path = g_strdup (path);
  export->context = g_object_ref (context);
  san_jobs_run (san_context_get_jobs (context), _("Exporting units"), write_in_worker, export,
                export_free, on_written_cb, export);
}

static void
on_response_cb (GtkFileChooserNative *chooser,
                int                   response,
                SanPage              *page)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      san_unit_paper_write (page, g_object_get_data (G_OBJECT (chooser), "kind"), path);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

void
san_unit_paper_export (SanPage    *page,
                       const char *kind,
                       const char *ending)
{
  const SanExportKind *found = san_export_kind_find (kind);
  g_autofree char *name = g_strconcat (_(found->title), ending, NULL);
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (_("Export"),
                                         GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("Export"), _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "kind", g_strdup (kind), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
