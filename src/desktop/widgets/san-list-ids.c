/* san-list-ids.c - what is selected in a list that is read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-list-ids.h"

guint
san_list_ids_n_selected (GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (selection);

  return (guint) gtk_bitset_get_size (set);
}

GArray *
san_list_ids_selected (GtkSelectionModel *selection,
                       SanListIdOf        id_of,
                       SanListIds         ids,
                       gpointer           owner)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (selection);
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GArray *all;
  GtkBitsetIter iter;
  guint position;

  /* the usual case needs no other row than that one */
  if (gtk_bitset_get_size (set) == 1)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (selection),
                                                       gtk_bitset_get_minimum (set));
      gint64 id = row != NULL ? id_of (row) : 0;

      if (row != NULL)
        g_array_append_val (selected, id);
      return selected;
    }
  if (gtk_bitset_is_empty (set))
    return selected;

  all = ids (owner);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position);
       more && position < all->len; more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (selected, g_array_index (all, gint64, position));

  return selected;
}

guint
san_list_ids_select (GtkSelectionModel *selection,
                     const GArray      *wanted,
                     guint              position,
                     SanListIds         ids,
                     gpointer           owner)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  const GArray *all = wanted->len > 0 && n > 0 ? ids (owner) : NULL;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (set, &g_array_index (wanted, gint64, i));
  for (guint i = 0; all != NULL && i < MIN (all->len, n); i++)
    if (g_hash_table_contains (set, &g_array_index (all, gint64, i)))
      gtk_bitset_add (selected, i);
  if (gtk_bitset_is_empty (selected) && n > 0 && wanted->len <= 1)
    gtk_bitset_add (selected, MIN (position, n - 1));
  gtk_selection_model_set_selection (selection, selected, mask);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

gboolean
san_list_ids_contain (const GArray *ids,
                      gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}
