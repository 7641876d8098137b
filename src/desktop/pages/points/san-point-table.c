/* san-point-table.c - what the list of points shows, and what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-table.h"

#include "pages/points/san-point-columns.h"
#include "widgets/san-list-ids.h"
#include "widgets/san-list-place.h"

/* A filter that owns its texts and sets. */
typedef struct
{
  SanPointFilter filter;
  char          *text;
  GArray        *categories;
  GArray        *units;
  GArray        *bureaus;
} Filter;

struct _SanPointTable
{
  GtkColumnView        *view;        /* not owned: the page's */
  GtkSelectionModel    *selection;
  SanContext           *context;
  const SanPointMonths *months;
  SanPagedModel        *model;
  Filter *filter;                    /* (nullable): as it was loaded; so below */
  SanPointScope         scope;
  SanPointOrder         order;
  gboolean descending;
  GArray  *ids;                      /* (nullable): once they were asked for */
  gboolean loading;
};

static void
filter_free (Filter *self)
{
  g_free (self->text);
  g_array_unref (self->categories);
  g_array_unref (self->units);
  g_array_unref (self->bureaus);
  g_free (self);
}

static const gint64 *
keep_set (GArray      **set,
          const gint64 *ids,
          guint         n_ids)
{
  *set = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (*set, ids, n_ids);

  return (const gint64 *) (gpointer) (*set)->data;
}

static Filter *
filter_copy (const SanPointFilter *filter)
{
  Filter *self = g_new0 (Filter, 1);

  self->filter = *filter;
  self->filter.text = self->text = g_strdup (filter->text);
  self->filter.categories = keep_set (&self->categories, filter->categories,
                                      filter->n_categories);
  self->filter.units = keep_set (&self->units, filter->units, filter->n_units);
  self->filter.bureaus = keep_set (&self->bureaus, filter->bureaus, filter->n_bureaus);

  return self;
}

SanPointTable *
san_point_table_new (GtkColumnView        *view,
                     GtkMultiSelection    *selection,
                     SanContext           *context,
                     const SanPointMonths *months)
{
  SanPointTable *self = g_new0 (SanPointTable, 1);

  self->view = view;
  self->selection = GTK_SELECTION_MODEL (g_object_ref (selection));
  self->context = g_object_ref (context);
  self->months = months;
  self->model = san_point_list_new ();
  gtk_multi_selection_set_model (selection, G_LIST_MODEL (self->model));
  san_point_columns_add (view, months);

  return self;
}

void
san_point_table_free (SanPointTable *self)
{
  g_object_unref (self->selection);
  g_object_unref (self->context);
  g_object_unref (self->model);
  g_clear_pointer (&self->filter, filter_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gboolean
san_point_table_is_loading (SanPointTable *self)
{
  return self->loading;
}

guint
san_point_table_size (SanPointTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

const GArray *
san_point_table_ids (SanPointTable *self)
{
  g_autoptr (GError) error = NULL;

  if (self->ids == NULL && self->filter != NULL)
    self->ids = san_point_list_ids (san_context_get_database (self->context),
                                    &self->filter->filter, &self->scope, self->order,
                                    self->descending, &error);
  if (self->ids == NULL)
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (error != NULL)
    san_context_report (self->context, error);

  return self->ids;
}

guint
san_point_table_n_selected (SanPointTable *self)
{
  return san_list_ids_n_selected (self->selection);
}

static gint64
id_of (gpointer row)
{
  return san_point_row_get_data (row)->id;
}

static const GArray *
get_ids (gpointer owner)
{
  return san_point_table_ids (owner);
}

GArray *
san_point_table_selected (SanPointTable *self)
{
  return san_list_ids_selected (self->selection, id_of, get_ids, self);
}

static void
scroll_to (SanPointTable *self,
           guint          position)
{
  san_list_place_scroll_to (GTK_WIDGET (self->view), position);
}

/* Selects these, or what stands at @position where there was at most one. */
static void
select_ids (SanPointTable *self,
            const GArray  *wanted,
            guint          position)
{
  guint first = san_list_ids_select (self->selection, wanted, position, get_ids, self);

  if (wanted->len == 1 && first != GTK_INVALID_LIST_POSITION)
    scroll_to (self, first);
}

void
san_point_table_load (SanPointTable        *self,
                      const SanPointFilter *filter)
{
  g_autoptr (GArray) before = san_point_table_selected (self);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  guint position = gtk_bitset_is_empty (set) ? 0 : gtk_bitset_get_minimum (set);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->filter, filter_free);
  self->filter = filter_copy (filter);
  self->scope = self->months->scope;
  san_point_columns_get_order (self->view, &self->order, &self->descending);
  self->loading = TRUE;
  if (!san_point_list_filter (self->model, san_context_get_database (self->context), filter,
                              &self->scope, self->order, self->descending, &error))
    san_context_report (self->context, error);
  select_ids (self, before, position);
  self->loading = FALSE;
}

gboolean
san_point_table_select (SanPointTable *self,
                        gint64         id)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!san_list_ids_contain (san_point_table_ids (self), id))
    return FALSE;

  g_array_append_val (wanted, id);
  self->loading = TRUE;
  select_ids (self, wanted, 0);
  self->loading = FALSE;

  return TRUE;
}
