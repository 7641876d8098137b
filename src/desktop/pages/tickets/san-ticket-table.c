/* san-ticket-table.c - what the list of tickets shows, and what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-table.h"

#include "pages/tickets/san-ticket-columns.h"
#include "widgets/san-list-ids.h"
#include "widgets/san-list-place.h"

#define SAMPLE 200   /* rows of a selection that are looked at for what they take */

struct _SanTicketTable
{
  GtkColumnView        *view;        /* not owned: the page's */
  GtkSelectionModel    *selection;
  SanContext           *context;
  const SanTicketClock *clock;
  SanPagedModel        *model;
  SanTicketFilter      *filter;      /* (nullable): as it was loaded; so below */
  SanTicketOrder        order;
  gboolean descending;
  SanTime  now;
  GArray  *ids;                      /* (nullable): once they were asked for */
  gboolean loading;
};

SanTicketTable *
san_ticket_table_new (GtkColumnView        *view,
                      GtkMultiSelection    *selection,
                      SanContext           *context,
                      const SanTicketClock *clock)
{
  SanTicketTable *self = g_new0 (SanTicketTable, 1);

  self->view = view;
  self->selection = GTK_SELECTION_MODEL (g_object_ref (selection));
  self->context = g_object_ref (context);
  self->clock = clock;
  self->model = san_ticket_list_new ();
  gtk_multi_selection_set_model (selection, G_LIST_MODEL (self->model));
  san_ticket_columns_add (view, clock);

  return self;
}

void
san_ticket_table_free (SanTicketTable *self)
{
  g_object_unref (self->selection);
  g_object_unref (self->context);
  g_object_unref (self->model);
  g_clear_pointer (&self->filter, san_ticket_filter_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gboolean
san_ticket_table_is_loading (SanTicketTable *self)
{
  return self->loading;
}

guint
san_ticket_table_size (SanTicketTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

GListModel *
san_ticket_table_get_model (SanTicketTable *self)
{
  return G_LIST_MODEL (self->model);
}

const GArray *
san_ticket_table_ids (SanTicketTable *self)
{
  g_autoptr (GError) error = NULL;

  if (self->ids == NULL && self->filter != NULL)
    self->ids = san_ticket_store_ids (san_context_get_database (self->context), self->filter,
                                      self->order, self->descending, self->now, &error);
  if (self->ids == NULL)
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (error != NULL)
    san_context_report (self->context, error);

  return self->ids;
}

guint
san_ticket_table_n_selected (SanTicketTable *self)
{
  return san_list_ids_n_selected (self->selection);
}

static gint64
id_of (gpointer row)
{
  return san_ticket_row_get_data (row)->id;
}

static const GArray *
get_ids (gpointer owner)
{
  return san_ticket_table_ids (owner);
}

GArray *
san_ticket_table_selected (SanTicketTable *self)
{
  return san_list_ids_selected (self->selection, id_of, get_ids, self);
}

GPtrArray *
san_ticket_table_rows (SanTicketTable *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position);
       more && rows->len < SAMPLE; more = gtk_bitset_iter_next (&iter, &position))
    {
      SanTicketRow *row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

/* Selects these, or what stands at @position where there was at most one, with the list at
 * @place. */
static void
select_ids (SanTicketTable     *self,
            const GArray       *wanted,
            guint               position,
            const SanListPlace *place)
{
  guint first = san_list_ids_select (self->selection, wanted, position, get_ids, self);

  if (first != GTK_INVALID_LIST_POSITION)
    san_list_place_restore (GTK_WIDGET (self->view), place, first);
}

void
san_ticket_table_load (SanTicketTable        *self,
                       const SanTicketFilter *filter)
{
  g_autoptr (GArray) before = san_ticket_table_selected (self);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  guint position = gtk_bitset_is_empty (set) ? 0 : gtk_bitset_get_minimum (set);
  SanListPlace place = san_list_place_get (GTK_WIDGET (self->view));
  g_autofree char *text = san_ticket_filter_format (filter);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->filter, san_ticket_filter_free);
  self->filter = san_ticket_filter_parse (text, &error);      /* a copy of its own */
  san_ticket_columns_get_order (self->view, &self->order, &self->descending);
  self->now = self->clock->now;
  self->loading = TRUE;
  if (self->filter == NULL ||
      !san_ticket_list_filter (self->model, san_context_get_database (self->context),
                               self->filter, self->order, self->descending, self->now, &error))
    san_context_report (self->context, error);
  select_ids (self, before, position, &place);
  self->loading = FALSE;
}

gboolean
san_ticket_table_select (SanTicketTable *self,
                         gint64          id)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  SanListPlace place = san_list_place_get (GTK_WIDGET (self->view));

  if (!san_list_ids_contain (san_ticket_table_ids (self), id))
    return FALSE;

  g_array_append_val (wanted, id);
  place.show = TRUE;
  self->loading = TRUE;
  select_ids (self, wanted, 0, &place);
  self->loading = FALSE;

  return TRUE;
}
