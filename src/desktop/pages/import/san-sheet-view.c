/* san-sheet-view.c - a table file on screen, with a menu above each column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-sheet-view.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-cell-tip.h"

#define NUMBER_WIDTH 52
#define RESULT_WIDTH 214
#define CHARACTER    7
#define NARROWEST    96
#define WIDEST       260
#define FIELD_PADDING 26

struct _SanSheetView
{
  GtkBox             parent_instance;

  SanImportReading  *reading;    /* not owned */
  SanSheetModel     *model;
  gboolean           columns;    /* with menus and results */
  gboolean           asks;       /* which unit a row means */

  GtkScrolledWindow *menus_window;
  GtkBox            *menus;
  GtkColumnView     *view;
};

G_DEFINE_FINAL_TYPE (SanSheetView, san_sheet_view, GTK_TYPE_BOX)

enum { FIELD_CHOSEN, ANSWER, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What columns are called in the factories' data; then the file's columns from 0 */
enum { COLUMN_NUMBER, COLUMN_RESULT, FIRST_COLUMN };

/* Cells */

static const char *
heading_at (SanSheetView *self,
            guint         column)
{
  return column < self->reading->n_columns ? self->reading->headings[column] : "";
}

static gboolean
is_taken (SanSheetView *self,
          guint         column)
{
  return !self->columns ||
         (column < self->reading->n_columns && self->reading->fields[column] != NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
bind_cell (SanSheetView *self,
           GtkWidget    *label,
           guint         index,
           guint         column)
{
  const char *text = san_import_sheet_cell (self->reading->rows, index, column);
  gboolean refused = FALSE;
  gboolean marked = self->columns && *heading_at (self, column) != '\0' &&
                    san_sheet_model_is_marked (self->model, index, heading_at (self, column),
                                               &refused);
  guint number = san_import_sheet_row (self->reading->rows, index)->number;
  SanSheetResult result = { SAN_RESULT_NONE };

  if (self->columns)
    san_sheet_model_get_result (self->model, index, &result);
  gtk_label_set_text (GTK_LABEL (label), text);
  set_class (label, "sn-cell-refused", marked && refused);
  set_class (label, "sn-cell-noted", marked && !refused);
  set_class (label, "sn-faint", !is_taken (self, column) || result.kind == SAN_RESULT_SKIPPED);
  set_class (label, "sn-strong", !self->columns && number == self->reading->header);
}

static const char *
result_icon (SanResultKind kind)
{
  switch (kind)
    {
    case SAN_RESULT_FINE:
      return "emblem-ok-symbolic";

    case SAN_RESULT_NOTED:
      return "dialog-question-symbolic";

    case SAN_RESULT_SKIPPED:
      return "window-close-symbolic";

    case SAN_RESULT_REFUSED:
      return "dialog-error-symbolic";

    case SAN_RESULT_NONE:
    default:
      return "";
    }
}

/* (transfer full) */
static char *
result_text (SanSheetView         *self,
             const SanSheetResult *result,
             guint                 index)
{
  if (result->row == NULL)
    return g_strdup ("");
  if (result->kind == SAN_RESULT_REFUSED || result->kind == SAN_RESULT_NOTED)
    return g_strdup (result->remark != NULL ? result->remark->reason : _("Needs decision"));
  if (result->kind == SAN_RESULT_SKIPPED)
    return g_strdup (_("Skip: a row of means or sums"));

  /* found under another name than the one that is written */
  if (self->asks)
    for (guint i = 0; i < self->reading->n_columns; i++)
      if (g_strcmp0 (self->reading->fields[i], "unit") == 0 && *result->row->key != '\0' &&
          g_strcmp0 (san_import_sheet_cell (self->reading->rows, index, i), result->row->key) != 0)
        return g_strdup_printf (_("Matches “%s”"), result->row->key);

  switch ((int) result->row->action)
    {
    case SAN_ROW_ADDED:
      return g_strdup (C_("import", "New"));

    case SAN_ROW_CHANGED:
      return g_strdup (C_("import", "Update"));

    default:
      return g_strdup (C_("import", "Unchanged"));
    }
}

/* The row is refused because of the unit that it names. */
static gboolean
is_about_unit (SanSheetView         *self,
               const SanSheetResult *result)
{
  if (!self->asks || result->kind != SAN_RESULT_REFUSED || result->remark == NULL)
    return FALSE;

  for (guint i = 0; i < self->reading->n_columns; i++)
    if (g_strcmp0 (self->reading->fields[i], "unit") == 0)
      return g_strcmp0 (self->reading->headings[i], result->remark->column) == 0 &&
             *result->remark->value != '\0';

  return FALSE;
}

static void
bind_result (SanSheetView *self,
             GtkWidget    *box,
             guint         index)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  GtkWidget *button = gtk_widget_get_last_child (box);
  g_autofree char *text = NULL;
  SanSheetResult result;

  san_sheet_model_get_result (self->model, index, &result);
  text = result_text (self, &result, index);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), result_icon (result.kind));
  set_class (icon, "sn-ok", result.kind == SAN_RESULT_FINE);
  set_class (icon, "sn-down", result.kind == SAN_RESULT_NOTED);
  set_class (icon, "sn-over", result.kind == SAN_RESULT_REFUSED);
  set_class (icon, "sn-faint", result.kind == SAN_RESULT_SKIPPED);
  gtk_label_set_text (GTK_LABEL (label), text);
  set_class (label, "sn-over", result.kind == SAN_RESULT_REFUSED);
  gtk_widget_set_visible (button, is_about_unit (self, &result));
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
}

static void
on_answer_clicked_cb (SanSheetView *self,
                      GtkButton    *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  SanSheetResult result;

  san_sheet_model_get_result (self->model, index, &result);
  if (result.remark != NULL)
    g_signal_emit (self, signals[ANSWER], 0, result.row->row, result.remark->value);
}

static GtkWidget *
result_cell_new (SanSheetView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Choose…"));

  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 13);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "sn-cap");
  san_cell_tip_add (label, GTK_LABEL (label));
  gtk_widget_add_css_class (button, "sn-rowact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose the unit that is meant"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_answer_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  SanSheetView *self = g_object_get_data (G_OBJECT (factory), "view");
  guint column = GPOINTER_TO_UINT (data);
  GtkWidget *child;

  if (column == COLUMN_RESULT)
    {
      gtk_list_item_set_child (item, result_cell_new (self));
      return;
    }

  child = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (child), TRUE);
  gtk_widget_add_css_class (child, "sn-cap");
  gtk_widget_add_css_class (child, "sn-num");
  gtk_widget_add_css_class (child, "sn-cell");
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  san_cell_tip_add (child, GTK_LABEL (child));
  if (column == COLUMN_NUMBER)
    {
      gtk_label_set_xalign (GTK_LABEL (child), 1);
      gtk_widget_add_css_class (child, "sn-faint");
    }
  else if (self->reading != NULL &&
           san_import_sheet_is_number (self->reading->rows, column - FIRST_COLUMN,
                                       san_import_sheet_index_below (self->reading->rows,
                                                                     self->reading->header)))
    {
      gtk_label_set_xalign (GTK_LABEL (child), 1);
    }
  gtk_list_item_set_child (item, child);
}

static void
show_item (GtkListItem *item)
{
  SanSheetView *self = g_object_get_data (G_OBJECT (item), "view");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  guint index = san_sheet_line_get_index (gtk_list_item_get_item (item));
  GtkWidget *child = gtk_list_item_get_child (item);

  if (self->reading == NULL)
    return;
  if (column == COLUMN_RESULT)
    {
      bind_result (self, child, index);
    }
  else if (column == COLUMN_NUMBER)
    {
      g_autofree char *number = NULL;

      number = g_strdup_printf ("%u", san_import_sheet_row (self->reading->rows, index)->number);
      gtk_label_set_text (GTK_LABEL (child), number);
    }
  else
    {
      bind_cell (self, child, index, column - FIRST_COLUMN);
    }
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  g_object_set_data (G_OBJECT (item), "view", g_object_get_data (G_OBJECT (factory), "view"));
  g_object_set_data (G_OBJECT (item), "column", data);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_item),
                            item);
  show_item (item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

/* Columns */

static void
add_column (SanSheetView *self,
            guint         column,
            const char   *title,
            int           width,
            gboolean      expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_object_set_data (G_OBJECT (factory), "view", self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (added, width);
  gtk_column_view_column_set_expand (added, expand);
  gtk_column_view_append_column (self->view, added);
}

static int
column_width (SanSheetView *self,
              guint         column)
{
  int width = (int) san_import_sheet_width (self->reading->rows, column) * CHARACTER + 26;

  return CLAMP (width, NARROWEST, WIDEST);
}

/* (transfer full): A, B … AA */
static char *
letter_of (guint column)
{
  if (column < 26)
    return g_strdup_printf ("%c", 'A' + (int) column);

  return g_strdup_printf ("%c%c", 'A' + (int) (column / 26) - 1, 'A' + (int) (column % 26));
}

/* (transfer full): what a column is called: its heading, else its letter */
static char *
column_title (SanSheetView *self,
              guint         column)
{
  const char *heading = heading_at (self, column);

  if (self->columns && *heading != '\0')
    return g_strdelimit (g_strdup (heading), "\n", ' ');

  return letter_of (column);
}

static void
clear_menus (SanSheetView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->menus))) != NULL)
    gtk_box_remove (self->menus, child);
}

static void
clear_columns (SanSheetView *self)
{
  GListModel *list = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (list) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* Menus above the columns */

typedef struct
{
  SanSheetView *view;
  guint         column;
} Chooser;

static void
on_field_selected_cb (GtkListBox    *list,
                      GtkListBoxRow *row,
                      Chooser       *chooser)
{
  const char *field = g_object_get_data (G_OBJECT (row), "field");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  g_autofree char *chosen = g_strdup (field);
  SanSheetView *view = chooser->view;
  guint column = chooser->column;

  /* the menu goes when the answer comes */
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (view, signals[FIELD_CHOSEN], 0, column, chosen);
}

static void
add_field_row (GtkListBox *list,
               const char *label,
               const char *detail,
               const char *field,
               gboolean    current)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *more = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (more, "sn-cap");
  gtk_widget_add_css_class (more, "sn-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (field), g_free);
  gtk_list_box_append (list, row);
  if (current)
    gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
}

/* (transfer full) (nullable): the column that a field has now */
static char *
column_of_field (SanSheetView *self,
                 const char   *field,
                 guint         except)
{
  for (guint i = 0; i < self->reading->n_columns; i++)
    if (i != except && g_strcmp0 (self->reading->fields[i], field) == 0)
      return column_title (self, i);

  return NULL;
}

static GtkWidget *
chooser_popover_new (SanSheetView *self,
                     guint         column)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  Chooser *chooser = g_new0 (Chooser, 1);
  const char *current = self->reading->fields[column];

  chooser->view = self;
  chooser->column = column;
  gtk_widget_add_css_class (GTK_WIDGET (list), "sn-pick");
  add_field_row (list, _("Do not import"), "", "", current == NULL);
  for (guint i = 0; i < self->reading->known->len; i++)
    {
      const SanImportField *field = g_ptr_array_index (self->reading->known, i);
      g_autofree char *taken = column_of_field (self, field->name, column);

      add_field_row (list, field->label,
                     taken != NULL ? taken : field->required ? _("required") : "", field->name,
                     g_strcmp0 (field->name, current) == 0);
    }
  g_signal_connect_data (list, "row-activated", G_CALLBACK (on_field_selected_cb), chooser,
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 380);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);

  return popover;
}

static const char *
field_label (SanSheetView *self,
             guint         column)
{
  for (guint i = 0; self->reading->fields[column] != NULL && i < self->reading->known->len; i++)
    {
      const SanImportField *field = g_ptr_array_index (self->reading->known, i);

      if (g_str_equal (field->name, self->reading->fields[column]))
        return field->label;
    }

  return _("Not imported");
}

/* What is offered is worked out when somebody asks. */
static void
on_menu_created_cb (GtkMenuButton *button,
                    gpointer       data)
{
  Chooser *chooser = data;

  gtk_menu_button_set_popover (button, chooser_popover_new (chooser->view, chooser->column));
}

static void
add_menu (SanSheetView *self,
          guint         column,
          int           width)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (field_label (self, column));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = column_title (self, column);
  g_autofree char *spoken = NULL;
  Chooser *chooser = g_new0 (Chooser, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  /* a menu button would centre what is smaller than itself */
  gtk_widget_set_size_request (box, width - FIELD_PADDING, -1);
  gtk_widget_add_css_class (button, "sn-field");
  if (self->reading->fields[column] != NULL)
    gtk_widget_add_css_class (button, "taken");
  spoken = g_strdup_printf (_("Column %1$s: %2$s"), title, field_label (self, column));
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  chooser->view = self;
  chooser->column = column;
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_menu_created_cb, chooser,
                                         g_free);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (frame), button);
  gtk_widget_set_hexpand (frame, FALSE);
  gtk_widget_set_size_request (frame, width, -1);
  gtk_widget_add_css_class (frame, "sn-field-frame");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (self->menus, frame);
}

static void
add_filler (SanSheetView *self,
            int           width,
            gboolean      expand)
{
  GtkWidget *filler = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (filler, width, -1);
  gtk_widget_set_hexpand (filler, expand);
  gtk_box_append (self->menus, filler);
}

/* Showing */

static void
build_columns (SanSheetView *self)
{
  guint n = self->columns ? self->reading->n_columns
                          : san_import_sheet_n_columns (self->reading->rows);

  add_column (self, COLUMN_NUMBER, _("Row"), NUMBER_WIDTH, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = column_title (self, i);

      add_column (self, FIRST_COLUMN + i, title, column_width (self, i),
                  !self->columns && i + 1 == n);
    }
  if (self->columns)
    add_column (self, COLUMN_RESULT, _("Result"), RESULT_WIDTH, TRUE);
}

static void
build_menus (SanSheetView *self)
{
  clear_menus (self);
  add_filler (self, NUMBER_WIDTH, FALSE);
  for (guint i = 0; self->columns && i < self->reading->n_columns; i++)
    add_menu (self, i, column_width (self, i));
  add_filler (self, RESULT_WIDTH, TRUE);
}

static gboolean
has_same_columns (SanSheetView     *self,
                  SanImportReading *reading,
                  gboolean          columns)
{
  if (self->reading == NULL || reading == NULL || self->columns != columns || !columns ||
      self->reading->rows != reading->rows || self->reading->n_columns != reading->n_columns)
    return FALSE;

  for (guint i = 0; i < reading->n_columns; i++)
    if (g_strcmp0 (reading->headings[i], self->reading->headings[i]) != 0)
      return FALSE;

  return TRUE;
}

static void
show (SanSheetView     *self,
      SanImportReading *reading,
      gboolean          columns,
      gboolean          asks)
{
  gboolean same = has_same_columns (self, reading, columns);

  /* first without rows: cells are not to be bound to what goes */
  if (!same)
    {
      san_sheet_model_set_reading (self->model, NULL, 0);
      clear_columns (self);
    }
  self->reading = reading;
  self->columns = columns;
  self->asks = asks;
  gtk_widget_set_visible (GTK_WIDGET (self->menus_window), columns);
  if (reading == NULL)
    return;

  if (!same)
    build_columns (self);
  build_menus (self);
  san_sheet_model_set_reading (self->model, reading, columns ? reading->header : 0);
}

void
san_sheet_view_show_file (SanSheetView     *self,
                          SanImportReading *reading)
{
  g_return_if_fail (SAN_IS_SHEET_VIEW (self));

  show (self, reading, FALSE, FALSE);
}

void
san_sheet_view_show_columns (SanSheetView     *self,
                             SanImportReading *reading,
                             const char       *kind)
{
  const SanImportKind *found = san_import_kind_find (kind);

  g_return_if_fail (SAN_IS_SHEET_VIEW (self));

  show (self, reading, TRUE, found != NULL && found->needs_round);
}

SanSheetModel *
san_sheet_view_get_model (SanSheetView *self)
{
  g_return_val_if_fail (SAN_IS_SHEET_VIEW (self), NULL);

  return self->model;
}

/* The class */

static void
san_sheet_view_dispose (GObject *object)
{
  SanSheetView *self = SAN_SHEET_VIEW (object);

  if (self->model != NULL)
    san_sheet_model_set_reading (self->model, NULL, 0);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (san_sheet_view_parent_class)->dispose (object);
}

static void
san_sheet_view_class_init (SanSheetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_sheet_view_dispose;

  signals[FIELD_CHOSEN] =
    g_signal_new ("field-chosen", SAN_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[ANSWER] =
    g_signal_new ("answer", SAN_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
san_sheet_view_init (SanSheetView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->model = san_sheet_model_new ();
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "sn-sheet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows of the file"), -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);

  /* the menus move with the columns below them */
  self->menus = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->menus_window = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->menus_window, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->menus_window, GTK_WIDGET (self->menus));
  gtk_scrolled_window_set_hadjustment (self->menus_window,
                                       gtk_scrolled_window_get_hadjustment
                                         (GTK_SCROLLED_WINDOW (scrolled)));
  gtk_widget_add_css_class (GTK_WIDGET (self->menus_window), "sn-fields");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menus_window));
  gtk_box_append (GTK_BOX (self), scrolled);
}
