/* san-pick-item.c - points that were drawn, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-pick-item.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-column-title.h"

struct _SanPickItem
{
  GObject       parent_instance;

  SanDrawPoint *point;
  char         *unit;
};

G_DEFINE_FINAL_TYPE (SanPickItem, san_pick_item, G_TYPE_OBJECT)

typedef enum { POSITION, CODE, NAME, UNIT, CATEGORY, MUST_SEE, N_COLUMNS } Column;

static const struct
{
  const char *title;
  int         width;   /* 0: what is left */
  float       xalign;
} columns[N_COLUMNS] = {
  { NC_ ("sampling", "No."), 46, 1 },
  { NC_ ("sampling", "Code"), 92, 0 },
  { NC_ ("sampling", "Point"), 0, 0 },
  { NC_ ("sampling", "Unit"), 106, 0 },
  { NC_ ("sampling", "Category"), 122, 0 },
  { NC_ ("sampling", "Must see"), 62, 0 },
};

static void
san_pick_item_finalize (GObject *object)
{
  SanPickItem *self = SAN_PICK_ITEM (object);

  g_clear_pointer (&self->point, san_draw_point_free);
  g_free (self->unit);

  G_OBJECT_CLASS (san_pick_item_parent_class)->finalize (object);
}

static void
san_pick_item_class_init (SanPickItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_pick_item_finalize;
}

static void
san_pick_item_init (SanPickItem *self)
{
}

SanPickItem *
san_pick_item_new (SanDrawPoint *point,
                   const char   *unit)
{
  SanPickItem *self = g_object_new (SAN_TYPE_PICK_ITEM, NULL);

  self->point = point;
  self->unit = g_strdup (unit);

  return self;
}

const SanDrawPoint *
san_pick_item_get_point (SanPickItem *self)
{
  return self->point;
}

/* Columns */

static char *
cell_text (SanPickItem *item,
           Column       column)
{
  switch (column)
    {
    case POSITION:
      return g_strdup_printf ("%d", item->point->position);

    case CODE:
      return g_strdup (item->point->code);

    case NAME:
      return g_strdup (item->point->name);

    case UNIT:
      return g_strdup (item->unit);

    case CATEGORY:
      return g_strdup (item->point->category);

    case MUST_SEE:
      return g_strdup (item->point->must_see ? C_("point", "must see") : "");

    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkWidget *
cell_new (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "sn-num");

  return label;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  Column column = GPOINTER_TO_INT (data);
  GtkWidget *label = cell_new (columns[column].xalign);

  if (column != NAME)
    gtk_widget_add_css_class (label, "sn-cap");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  g_autofree char *text = cell_text (gtk_list_item_get_item (item), GPOINTER_TO_INT (data));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

void
san_pick_columns_add (GtkColumnView *view)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "sampling",
                                                         columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (i == POSITION)
        san_column_title_mark_end (column);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
      g_object_set_data (G_OBJECT (column), "column", GINT_TO_POINTER (i));
      if (i == CATEGORY)
        g_object_set_data_full (G_OBJECT (view), "category", g_object_ref (column),
                                g_object_unref);
      g_object_unref (column);
    }
  san_column_title_arrange (view);
}

/* Taken out and put back: a column that is only hidden keeps its room in GTK 4.8. */
void
san_pick_columns_set_narrow (GtkColumnView *view,
                             gboolean       narrow)
{
  GtkColumnViewColumn *column = g_object_get_data (G_OBJECT (view), "category");
  gboolean there = gtk_column_view_column_get_column_view (column) != NULL;

  if (narrow && there)
    gtk_column_view_remove_column (view, column);
  else if (!narrow && !there)
    gtk_column_view_insert_column (view, CATEGORY, column);
}

/* A column of somebody else's words */

typedef struct
{
  SanPickWords words;
  gpointer     data;
} Words;

static void
on_words_setup_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item,
                   gpointer                  data)
{
  GtkWidget *label = cell_new (0);

  gtk_widget_add_css_class (label, "sn-cap");
  gtk_list_item_set_child (item, label);
}

static void
on_words_bind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  data)
{
  const Words *words = data;
  SanPickItem *pick = gtk_list_item_get_item (item);
  g_autofree char *text = words->words (pick->point, words->data);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

void
san_pick_columns_add_words (GtkColumnView *view,
                            const char    *title,
                            int            width,
                            SanPickWords   words,
                            gpointer       data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Words *closure = g_new (Words, 1);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  *closure = (Words) { words, data };
  g_signal_connect (factory, "setup", G_CALLBACK (on_words_setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_words_bind_cb), closure,
                         (GClosureNotify) (void (*)(void))g_free, 0);
  column = gtk_column_view_column_new (title, factory);
  g_object_set_data (G_OBJECT (column), "words", closure);   /* its factory keeps them */
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

/* As a table */

static char *
column_text (GtkColumnViewColumn *column,
             SanPickItem         *item)
{
  const Words *words = g_object_get_data (G_OBJECT (column), "words");

  return words != NULL ? words->words (item->point, words->data)
                       : cell_text (item, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column),
                                                                              "column")));
}

SanTextTable *
san_pick_columns_get_table (GtkColumnView *view,
                            const char    *title,
                            const char    *subtitle)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  GListModel *shown = gtk_column_view_get_columns (view);
  guint n_columns = g_list_model_get_n_items (shown);
  SanTextTable *table = san_text_table_new (title, subtitle);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      san_text_table_add_column (table, gtk_column_view_column_get_title (column),
                                 gtk_column_view_column_get_expand (column) ? 0 : 1, i == POSITION);
    }
  for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
    {
      g_autoptr (SanPickItem) item = g_list_model_get_item (rows, j);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < n_columns; i++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

          g_ptr_array_add (cells, column_text (column, item));
        }
      san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) cells->pdata);
    }

  return table;
}
