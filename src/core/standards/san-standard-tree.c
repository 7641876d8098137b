/* san-standard-tree.c - a version of the standard in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-private.h"

struct _SanStandard
{
  gatomicrefcount ref_count;
  guint           number;
  char           *name;
  SanDay          from;
  gboolean        frozen;
  SanRatingSets  *sets;
  GPtrArray      *categories;
  GHashTable     *category_by_id;   /* keys lie in the records */
  GHashTable     *item_by_id;
  GHashTable     *items_of;         /* id of a category → GPtrArray of SanItem */
  GPtrArray      *no_items;
  GHashTable     *forebears;        /* id of an item that is gone → that of its forebear */
};

SanStandard *
san_standard_new (guint          number,
                  const char    *name,
                  SanDay         from,
                  gboolean       frozen,
                  SanRatingSets *sets)
{
  SanStandard *self = g_new0 (SanStandard, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->number = number;
  self->name = g_strdup (name);
  self->from = from;
  self->frozen = frozen;
  self->sets = sets;
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) san_category_free);
  self->category_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->item_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->items_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->no_items = g_ptr_array_new ();
  self->forebears = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

SanStandard *
san_standard_ref (SanStandard *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
san_standard_unref (SanStandard *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->forebears);
  g_hash_table_unref (self->items_of);
  g_hash_table_unref (self->item_by_id);
  g_hash_table_unref (self->category_by_id);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->no_items);
  san_rating_sets_free (self->sets);
  g_free (self->name);
  g_free (self);
}

void
san_standard_add_category (SanStandard *self,
                           SanCategory *category)
{
  g_ptr_array_add (self->categories, category);
  g_hash_table_insert (self->category_by_id, &category->id, category);
  g_hash_table_insert (self->items_of, &category->id,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) san_item_free));
}

void
san_standard_add_item (SanStandard *self,
                       SanItem     *item)
{
  GPtrArray *items = g_hash_table_lookup (self->items_of, &item->category_id);

  if (items == NULL)
    {
      san_item_free (item);
      return;
    }

  g_ptr_array_add (items, item);
  g_hash_table_insert (self->item_by_id, &item->id, item);
}

void
san_standard_add_forebear (SanStandard *self,
                           gint64       id,
                           gint64       forebear)
{
  g_hash_table_insert (self->forebears, g_memdup2 (&id, sizeof id),
                       g_memdup2 (&forebear, sizeof forebear));
}

gint64
san_standard_get_forebear (const SanStandard *self,
                           gint64             id)
{
  const gint64 *forebear = g_hash_table_lookup (self->forebears, &id);

  return forebear != NULL ? *forebear : 0;
}

void
san_standard_each_forebear (const SanStandard *self,
                            GHFunc             func,
                            gpointer           data)
{
  g_hash_table_foreach (self->forebears, func, data);
}

guint
san_standard_get_number (const SanStandard *self)
{
  return self->number;
}

const char *
san_standard_get_name (const SanStandard *self)
{
  return self->name;
}

SanDay
san_standard_get_from (const SanStandard *self)
{
  return self->from;
}

gboolean
san_standard_is_frozen (const SanStandard *self)
{
  return self->frozen;
}

GPtrArray *
san_standard_get_categories (const SanStandard *self)
{
  return self->categories;
}

GPtrArray *
san_standard_get_items (const SanStandard *self,
                        gint64             category_id)
{
  GPtrArray *items = g_hash_table_lookup (self->items_of, &category_id);

  return items != NULL ? items : self->no_items;
}

const SanCategory *
san_standard_get_category (const SanStandard *self,
                           gint64             id)
{
  return g_hash_table_lookup (self->category_by_id, &id);
}

const SanItem *
san_standard_get_item (const SanStandard *self,
                       gint64             id)
{
  return g_hash_table_lookup (self->item_by_id, &id);
}

const SanRatingSets *
san_standard_get_sets (const SanStandard *self)
{
  return self->sets;
}

const SanRatingSet *
san_standard_get_ratings (const SanStandard *self,
                          const SanItem     *item)
{
  return san_rating_sets_of_item (self->sets, item);
}

gboolean
san_standard_earned (const SanStandard *self,
                     const SanItem     *item,
                     const char        *grade,
                     gint64             faults,
                     gint64             value,
                     mpq_t              earned)
{
  return san_item_earned (item, san_standard_get_ratings (self, item), grade, faults, value,
                          earned);
}

gboolean
san_standard_failed (const SanStandard *self,
                     const SanItem     *item,
                     const mpq_t        earned)
{
  return san_item_failed (item, earned, self->sets->pass_line);
}
