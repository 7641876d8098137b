/* san-text-table.c - a table of finished texts, on the screen, on paper and in files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-text-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "paper/san-paper-table.h"
#include "tables/san-table-writer.h"
#include "widgets/san-column-title.h"
#include "widgets/san-print-preview.h"
#include "widgets/san-print.h"

/* A row as the list holds it. */
#define SAN_TYPE_TEXT_ROW (san_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SanTextRow, san_text_row, SAN, TEXT_ROW, GObject)

struct _SanTextRow
{
  GObject     parent_instance;

  char      **cells;
  SanTextKind kind;
  guint       index;
};

G_DEFINE_FINAL_TYPE (SanTextRow, san_text_row, G_TYPE_OBJECT)

typedef struct
{
  char    *title;
  int      width;
  gboolean number;
} Column;

struct _SanTextTable
{
  GObject     parent_instance;

  char       *title;
  char       *subtitle;
  char       *note;
  GArray     *columns;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (SanTextTable, san_text_table, G_TYPE_OBJECT)

static void
san_text_row_finalize (GObject *object)
{
  g_strfreev (SAN_TEXT_ROW (object)->cells);

  G_OBJECT_CLASS (san_text_row_parent_class)->finalize (object);
}

static void
san_text_row_class_init (SanTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_text_row_finalize;
}

static void
san_text_row_init (SanTextRow *self)
{
}

static void
san_text_table_finalize (GObject *object)
{
  SanTextTable *self = SAN_TEXT_TABLE (object);

  for (guint i = 0; i < self->columns->len; i++)
    g_free (g_array_index (self->columns, Column, i).title);
  g_array_unref (self->columns);
  g_object_unref (self->rows);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);

  G_OBJECT_CLASS (san_text_table_parent_class)->finalize (object);
}

static void
san_text_table_class_init (SanTextTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_text_table_finalize;
}

static void
san_text_table_init (SanTextTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->rows = g_list_store_new (SAN_TYPE_TEXT_ROW);
}

SanTextTable *
san_text_table_new (const char *title,
                    const char *subtitle)
{
  SanTextTable *self = g_object_new (SAN_TYPE_TEXT_TABLE, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);

  return self;
}

void
san_text_table_set_note (SanTextTable *self,
                         const char   *note)
{
  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  g_free (self->note);
  self->note = g_strdup (note);
}

void
san_text_table_add_column (SanTextTable *self,
                           const char   *title,
                           int           width,
                           gboolean      number)
{
  Column column = { g_strdup (title), width, number };

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  g_array_append_val (self->columns, column);
}

void
san_text_table_add_row (SanTextTable      *self,
                        SanTextKind        kind,
                        const char *const *cells)
{
  g_autoptr (SanTextRow) row = NULL;

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  row = g_object_new (SAN_TYPE_TEXT_ROW, NULL);
  row->cells = g_new0 (char *, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    row->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  row->kind = kind;
  row->index = san_text_table_get_n_rows (self);
  g_list_store_append (self->rows, row);
}

guint
san_text_table_get_n_rows (SanTextTable *self)
{
  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static const SanTextRow *
get_row (SanTextTable *self,
         guint         index)
{
  g_autoptr (SanTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), index);

  return row;   /* the store keeps it */
}

const char *
san_text_table_get_cell (SanTextTable *self,
                         guint         row,
                         guint         column)
{
  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), "");
  g_return_val_if_fail (row < san_text_table_get_n_rows (self) && column < self->columns->len, "");

  return get_row (self, row)->cells[column];
}

/* On the screen ---------------------------------------------------------------------------- */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label),
                        g_object_get_data (G_OBJECT (factory), "number") != NULL ? 1 : 0);
  gtk_widget_add_css_class (label, "sn-num");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanTextRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = row->cells[GPOINTER_TO_UINT (data)];
  const char *classes[] = { "sn-num", NULL, NULL };

  if (row->kind != SAN_TEXT_PLAIN)
    classes[1] = row->kind == SAN_TEXT_STRONG ? "sn-strong" : "sn-struck";
  gtk_widget_set_css_classes (label, classes);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, strlen (text) > 12 ? text : NULL);
}

typedef struct
{
  guint    column;
  gboolean number;
} Order;

/* Numbers by their value, what is none below them; texts as the language has them. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const SanTextRow *one = a, *two = b;
  const Order *order = data;
  const char *x = one->cells[order->column], *y = two->cells[order->column];
  int result = 0;

  if (order->number)
    {
      char *x_end, *y_end;
      double x_value = g_ascii_strtod (x, &x_end);
      double y_value = g_ascii_strtod (y, &y_end);

      x_value = x_end == x ? -G_MAXDOUBLE : x_value;
      y_value = y_end == y ? -G_MAXDOUBLE : y_value;
      result = x_value < y_value ? -1 : x_value > y_value;
    }
  else
    {
      result = g_utf8_collate (x, y);
    }

  return gtk_ordering_from_cmpfunc (result != 0 ? result : (int) one->index - (int) two->index);
}

static GtkColumnViewColumn *
column_new (const Column *column,
            guint         index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *result = gtk_column_view_column_new (column->title, factory);
  Order *order = g_new (Order, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  if (column->number)
    g_object_set_data (G_OBJECT (factory), "number", GINT_TO_POINTER (1));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (index));
  *order = (Order) { index, column->number };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, order, g_free));
  gtk_column_view_column_set_sorter (result, sorter);
  gtk_column_view_column_set_resizable (result, TRUE);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (result, column->width);
  else
    gtk_column_view_column_set_expand (result, TRUE);
  if (column->number)
    san_column_title_mark_end (result);

  return result;
}

void
san_text_table_show (SanTextTable  *self,
                     GtkColumnView *view)
{
  g_autoptr (GArray) selected = san_text_table_get_selected (view);
  g_autoptr (GtkSortListModel) sorted = NULL;
  g_autoptr (GtkMultiSelection) selection = NULL;
  GListModel *columns = gtk_column_view_get_columns (view);

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        column_new (&g_array_index (self->columns, Column, i), i);

      gtk_column_view_append_column (view, column);
    }
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (view)));
  selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  san_column_title_arrange (view);
  for (guint i = 0; i < selected->len; i++)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection),
                                     g_array_index (selected, guint, i), i == 0);
}

GArray *
san_text_table_get_selected (GtkColumnView *view)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr (GtkBitset) chosen = NULL;

  if (model == NULL)
    return rows;

  chosen = gtk_selection_model_get_selection (model);
  for (guint64 i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (SanTextRow) row = g_list_model_get_item (G_LIST_MODEL (model),
                                                          gtk_bitset_get_nth (chosen, (guint) i));

      g_array_append_val (rows, row->index);
    }

  return rows;
}

/* Out of the program ------------------------------------------------------------------------ */

char *
san_text_table_to_text (SanTextTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            g_array_index (self->columns, Column, i).title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < san_text_table_get_n_rows (self); i++)
    {
      g_autofree char *line = g_strjoinv ("\t", get_row (self, i)->cells);

      g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

SanPaper *
san_text_table_to_paper (SanTextTable *self)
{
  SanPaperTable *paper;

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), NULL);

  paper = san_paper_table_new (self->title, self->subtitle);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      san_paper_table_add_column (paper, NULL, column->title, column->width == 0,
                                  column->number ? SAN_PAPER_RIGHT : SAN_PAPER_LEFT);
    }
  for (guint i = 0; i < san_text_table_get_n_rows (self); i++)
    san_paper_table_add_row (paper, get_row (self, i)->kind == SAN_TEXT_STRONG
                             ? SAN_PAPER_ROW_STRONG : SAN_PAPER_ROW_PLAIN,
                             (const char *const *) get_row (self, i)->cells);
  if (self->note != NULL)
    san_paper_table_set_note (paper, self->note);

  return SAN_PAPER (paper);
}

gboolean
san_text_table_save (SanTextTable *self,
                     const char   *path,
                     GError      **error)
{
  g_autoptr (SanTableWriter) writer = NULL;

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), FALSE);

  writer = san_table_writer_new_path (path, error);
  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    san_table_writer_add_column (writer, g_array_index (self->columns, Column, i).title,
                                 g_array_index (self->columns, Column, i).number
                                 ? SAN_COLUMN_NUMBER : SAN_COLUMN_TEXT);
  for (guint i = 0; i < san_text_table_get_n_rows (self); i++)
    san_table_writer_add_row (writer, (const char *const *) get_row (self, i)->cells);

  return san_table_writer_finish (writer, error);
}

void
san_text_table_copy (SanTextTable *self,
                     GtkWindow    *window,
                     SanContext   *context)
{
  g_autofree char *text = san_text_table_to_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  san_context_say (context, _("The table was copied"));
}

void
san_text_table_print (SanTextTable *self,
                      GtkWindow    *window,
                      SanContext   *context,
                      gboolean      preview)
{
  g_autoptr (SanPaper) paper = san_text_table_to_paper (self);
  g_autoptr (GError) error = NULL;

  if (preview)
    gtk_window_present (GTK_WINDOW (san_print_preview_new (window, paper)));
  else if (!san_print_paper (window, paper, &error))
    san_context_report (context, error);
}

typedef struct
{
  SanTextTable *table;
  SanContext   *context;
} Asking;

static void
on_save_response_cb (GtkFileChooserNative *chooser,
                     int                   response,
                     Asking               *asking)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GError) error = NULL;

      san_text_table_save (asking->table, g_file_peek_path (file), &error);
      san_list_file_tell (asking->context, g_file_peek_path (file), error);
    }

  g_object_unref (asking->table);
  g_object_unref (asking->context);
  g_free (asking);
  g_object_unref (chooser);
}

void
san_text_table_ask (SanTextTable *self,
                    GtkWindow    *window,
                    SanContext   *context,
                    const char   *name)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save the Table"), window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
                                 NULL);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), g_object_ref (context) };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_save_response_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
