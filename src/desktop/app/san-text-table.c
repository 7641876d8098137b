/* san-text-table.c - a table of finished texts, on the screen, on paper and in files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-text-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "paper/san-paper-table.h"
#include "tables/san-table-writer.h"
#include "widgets/san-clipboard.h"
#include "widgets/san-column-title.h"
#include "widgets/san-print.h"

#define STEP 1000   /* rows between looks at whether the file is still wanted */

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
  char    *group;    /* (nullable): a head over this one and its neighbours of the same */
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
  GListModel *shown;   /* (nullable): the rows as they are sorted on the screen */
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
    {
      g_free (g_array_index (self->columns, Column, i).group);
      g_free (g_array_index (self->columns, Column, i).title);
    }
  g_array_unref (self->columns);
  g_clear_object (&self->shown);
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
  san_text_table_add_column_in (self, NULL, title, width, number);
}

void
san_text_table_add_column_in (SanTextTable *self,
                              const char   *group,
                              const char   *title,
                              int           width,
                              gboolean      number)
{
  Column column = { g_strdup (group), g_strdup (title), width, number };

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  g_array_append_val (self->columns, column);
}

void
san_text_table_add_heading (SanTextTable *self,
                            const char   *text)
{
  g_autofree const char **cells = NULL;

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  cells = g_new0 (const char *, self->columns->len + 1);
  cells[0] = text;
  san_text_table_add_row (self, SAN_TEXT_HEADING, cells);
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
    classes[1] = row->kind == SAN_TEXT_DIM ? "sn-struck" : "sn-strong";
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
  g_set_object (&self->shown, G_LIST_MODEL (sorted));
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

/* (transfer full): a file has one head: "对环境满意吗 满意" */
static char *
column_title (const Column *column)
{
  return column->group != NULL ? g_strjoin (" ", column->group, column->title, NULL)
                               : g_strdup (column->title);
}

/* (transfer full): the rows in the order of the screen */
static SanTextRow *
get_shown (SanTextTable *self,
           guint         position)
{
  return g_list_model_get_item (self->shown != NULL ? self->shown : G_LIST_MODEL (self->rows),
                                position);
}

/* (transfer full): as a spreadsheet takes it, the titles first */
static SanGridBlock *
to_block (SanTextTable *self)
{
  guint n_rows = san_text_table_get_n_rows (self), row = 1, headings = 0;
  SanGridBlock *block;

  for (guint i = 0; i < n_rows; i++)
    headings += get_row (self, i)->kind == SAN_TEXT_HEADING;

  block = san_grid_block_new (n_rows - headings + 1, self->columns->len);
  for (guint j = 0; j < self->columns->len; j++)
    san_grid_block_take (block, 0, j, column_title (&g_array_index (self->columns, Column, j)));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SanTextRow) shown = get_shown (self, i);

      if (shown->kind == SAN_TEXT_HEADING)
        continue;
      for (guint j = 0; j < self->columns->len; j++)
        san_grid_block_take (block, row, j, g_strdup (shown->cells[j]));
      row++;
    }

  return block;
}

char *
san_text_table_to_text (SanTextTable *self)
{
  g_autoptr (SanGridBlock) block = NULL;

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), NULL);

  block = to_block (self);

  return san_grid_block_to_tsv (block);
}

SanPaper *
san_text_table_to_paper (SanTextTable *self)
{
  static const SanPaperRow kinds[] = {
    [SAN_TEXT_PLAIN] = SAN_PAPER_ROW_PLAIN, [SAN_TEXT_STRONG] = SAN_PAPER_ROW_STRONG,
    [SAN_TEXT_DIM] = SAN_PAPER_ROW_PLAIN, [SAN_TEXT_HEADING] = SAN_PAPER_ROW_HEADING,
  };
  SanPaperTable *paper;

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), NULL);

  paper = san_paper_table_new (self->title, self->subtitle);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      san_paper_table_add_column (paper, column->group, column->title, column->width == 0,
                                  column->number ? SAN_PAPER_RIGHT : SAN_PAPER_LEFT);
    }
  for (guint i = 0; i < san_text_table_get_n_rows (self); i++)
    {
      g_autoptr (SanTextRow) row = get_shown (self, i);

      san_paper_table_add_row (paper, kinds[row->kind], (const char *const *) row->cells);
    }
  san_paper_table_set_note (paper, self->note);

  return SAN_PAPER (paper);
}

/* (transfer full) (element-type SanTextRow): as they stand now, for who writes them elsewhere */
static GPtrArray *
list_shown (SanTextTable *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < san_text_table_get_n_rows (self); i++)
    g_ptr_array_add (rows, get_shown (self, i));

  return rows;
}

/* @job: (nullable): is told how far it is */
static gboolean
write_rows (SanTextTable *self,
            GPtrArray    *rows,
            const char   *path,
            SanJob       *job,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, error);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *title = column_title (column);

      san_table_writer_add_column (writer, title, column->number ? SAN_COLUMN_NUMBER
                                                                 : SAN_COLUMN_TEXT);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const SanTextRow *row = g_ptr_array_index (rows, i);

      if (i % STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (job != NULL && i % STEP == 0)
        san_job_set_progress (job, (double) i / rows->len, NULL);
      if (row->kind != SAN_TEXT_HEADING)
        san_table_writer_add_row (writer, (const char *const *) row->cells);
    }

  return san_table_writer_finish (writer, error);
}

gboolean
san_text_table_save (SanTextTable *self,
                     const char   *path,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (SAN_IS_TEXT_TABLE (self), FALSE);

  rows = list_shown (self);

  return write_rows (self, rows, path, NULL, NULL, error);
}

typedef struct
{
  SanTextTable *table;
  GPtrArray    *rows;
  char         *path;
  SanContext   *context;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->table);
  g_ptr_array_unref (work->rows);
  g_free (work->path);
  g_object_unref (work->context);
  g_free (work);
}

static gpointer
write_in_worker (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;

  return GINT_TO_POINTER (write_rows (work->table, work->rows, work->path, job, cancellable,
                                      error));
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      data)
{
  Work *work = data;

  san_list_file_tell (work->context, work->path, error);
}

void
san_text_table_export (SanTextTable *self,
                       SanContext   *context,
                       const char   *path)
{
  Work *work;

  g_return_if_fail (SAN_IS_TEXT_TABLE (self));

  work = g_new (Work, 1);
  *work = (Work) { g_object_ref (self), list_shown (self), g_strdup (path),
                   g_object_ref (context) };
  san_jobs_run (san_context_get_jobs (context), _("Exporting a table"), write_in_worker, work,
                work_free, on_written_cb, work);
}

void
san_text_table_copy (SanTextTable *self,
                     GtkWidget    *widget,
                     SanContext   *context)
{
  g_autoptr (SanGridBlock) block = to_block (self);

  san_clipboard_set_block (widget, block);
  san_context_say (context, _("The table was copied"));
}

void
san_text_table_print (SanTextTable *self,
                      GtkWidget    *widget,
                      SanContext   *context,
                      gboolean      preview)
{
  g_autoptr (SanPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = san_list_file_note (context, self->note);

  if (san_text_table_get_n_rows (self) == 0)
    {
      san_context_say (context, _("There is nothing to print here"));
      return;
    }
  paper = san_text_table_to_paper (self);
  san_paper_table_set_note (SAN_PAPER_TABLE (paper), note);
  if (!san_print_paper (GTK_WINDOW (gtk_widget_get_root (widget)), paper, preview, &error))
    san_context_report (context, error);
}

typedef struct
{
  SanTextTable *table;
  SanContext   *context;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->table);
  g_object_unref (asking->context);
  g_free (asking);
}

static void
on_save_response_cb (GtkFileChooserNative *chooser,
                     int                   response,
                     Asking               *asking)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      san_text_table_export (asking->table, asking->context, g_file_peek_path (file));
    }

  g_object_unref (chooser);
}

void
san_text_table_ask (SanTextTable *self,
                    GtkWidget    *widget,
                    SanContext   *context,
                    const char   *name)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save the Table"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *proposed = name != NULL ? g_strdup (name)
                                           : g_strconcat (self->title, ".xlsx", NULL);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), g_object_ref (context) };
  g_strdelimit (proposed, "/\\:*?\"<>|", '-');   /* what a USB stick refuses */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposed);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_save_response_cb), asking,
                         asking_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A window of one table --------------------------------------------------------------------- */

typedef struct
{
  GtkWidget     *widget;   /* that holds it */
  SanContext    *context;
  SanTextTableOf get;
} Service;

static void
service_free (gpointer data)
{
  Service *service = data;

  g_object_unref (service->context);
  g_free (service);
}

static void
on_service_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  Service *service = data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (SanTextTable) table = service->get (service->widget);

  if (table == NULL)
    san_context_say (service->context, _("There is no table here"));
  else if (g_str_equal (name, "copy"))
    san_text_table_copy (table, service->widget, service->context);
  else if (g_str_equal (name, "export"))
    san_text_table_ask (table, service->widget, service->context, NULL);
  else
    san_text_table_print (table, service->widget, service->context,
                          g_str_equal (name, "preview"));
}

static void
add_keys (GtkWidget *widget)
{
  static const struct { const char *keys; const char *action; } keys[] = {
    { "<Control>p", "table.print" }, { "<Control><Shift>p", "table.preview" },
    { "<Control><Shift>s", "table.export" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}

GMenuModel *
san_text_table_serve (GtkWidget     *widget,
                      SanContext    *context,
                      SanTextTableOf get)
{
  static const GActionEntry actions[] = {
    { "print", on_service_cb },
    { "preview", on_service_cb },
    { "export", on_service_cb },
    { "copy", on_service_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Service *service = g_new (Service, 1);
  GMenu *menu = g_menu_new ();

  *service = (Service) { widget, g_object_ref (context), get };
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), service);
  g_object_set_data_full (G_OBJECT (group), "service", service, service_free);
  gtk_widget_insert_action_group (widget, "table", G_ACTION_GROUP (group));
  add_keys (widget);
  g_menu_append (menu, _("Print preview"), "table.preview");
  g_menu_append (menu, _("Print…"), "table.print");
  g_menu_append (menu, _("Export…"), "table.export");
  g_menu_append (menu, _("Copy table"), "table.copy");

  return G_MENU_MODEL (menu);
}
