/* san-indicator-tree.c - the standard as a tree of rows, made as they are unfolded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-tree.h"

#include <string.h>

#include "base/san-text.h"

#define ROOTS ""   /* the key of the list on top */

struct _SanIndicatorTree
{
  GObject             parent_instance;

  SanStandard        *standard;
  char               *needle;     /* folded */
  GHashTable         *matches;    /* set of records that the needle is in; NULL: all are shown */
  guint               n_items;    /* of those */
  GHashTable         *rows;       /* key → SanIndicatorRow */
  GHashTable         *lists;      /* key of a row → GListStore of the rows below it */
  GHashTable         *unfolded;   /* (nullable): set of keys, from before a search */
  GtkTreeListModel   *model;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SanIndicatorTree, san_indicator_tree, G_TYPE_OBJECT)

char *
san_indicator_key_item (gint64 id)
{
  return g_strdup_printf ("i:%" G_GINT64_FORMAT, id);
}

char *
san_indicator_key_category (gint64 id)
{
  return g_strdup_printf ("c:%" G_GINT64_FORMAT, id);
}

char *
san_indicator_key_area (const char *area)
{
  return g_strconcat ("a:", area, NULL);
}

SanIndicatorRow *
san_indicator_row_of (gpointer tree_row)
{
  return GTK_IS_TREE_LIST_ROW (tree_row) ? gtk_tree_list_row_get_item (tree_row) : NULL;
}

/* What is searched for */

static gboolean
holds (const char *text,
       const char *needle)
{
  g_autofree char *folded = san_text_fold (text);

  return strstr (folded, needle) != NULL;
}

static gboolean
sounds (const char *text,
        const char *needle)
{
  g_autofree char *folded = NULL;
  g_autofree char *initials = NULL;

  if (!g_str_is_ascii (needle))
    return FALSE;

  folded = san_text_fold (text);
  initials = san_standard_initials (folded);

  return strstr (initials, needle) != NULL;
}

static void
match_category (SanIndicatorTree  *self,
                const SanCategory *category)
{
  GPtrArray *items = san_standard_get_items (self->standard, category->id);
  gboolean whole = holds (category->name, self->needle) || holds (category->area, self->needle) ||
                   sounds (category->name, self->needle);
  guint found = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = items->pdata[i];

      if (whole || holds (item->name, self->needle) || holds (item->code, self->needle) ||
          holds (item->bureau, self->needle) || sounds (item->name, self->needle))
        {
          g_hash_table_add (self->matches, (gpointer) item);
          found++;
        }
    }

  self->n_items += found;
  if (whole || found > 0 || holds (category->code, self->needle))
    g_hash_table_add (self->matches, (gpointer) category);
}

static void
match_all (SanIndicatorTree *self)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);

  g_clear_pointer (&self->matches, g_hash_table_unref);
  self->n_items = 0;
  if (*self->needle != '\0')
    self->matches = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      if (self->matches != NULL)
        match_category (self, category);
      else
        self->n_items += san_standard_get_items (self->standard, category->id)->len;
    }
}

static gboolean
is_shown (SanIndicatorTree *self,
          gconstpointer     record)
{
  return self->matches == NULL || g_hash_table_contains (self->matches, record);
}

/* Lists */

/* (transfer none): the one row there is for @key (transfer full) */
static SanIndicatorRow *
row_for (SanIndicatorTree *self,
         SanIndicatorKind  kind,
         char             *key)
{
  g_autofree char *owned = key;
  SanIndicatorRow *row = g_hash_table_lookup (self->rows, key);

  if (row == NULL)
    {
      row = san_indicator_row_new (kind, key);
      g_hash_table_insert (self->rows, (gpointer) san_indicator_row_get_key (row), row);
    }

  return row;
}

static gboolean
has_areas (SanIndicatorTree *self)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);

  for (guint i = 0; i < categories->len; i++)
    if (*((SanCategory *) categories->pdata[i])->area != '\0')
      return TRUE;

  return FALSE;
}

static void
add_areas (SanIndicatorTree *self,
           GPtrArray        *wanted)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint number = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < categories->len; i++)
      {
        const SanCategory *category = categories->pdata[i];

        if (pass == 0)
          {
            /* an area has its number whether it is shown or not */
            if (g_hash_table_lookup (seen, category->area) == NULL)
              g_hash_table_insert (seen, category->area, GUINT_TO_POINTER (++number));
          }
        else if (is_shown (self, category) && g_hash_table_contains (seen, category->area))
          {
            g_autofree char *place =
              g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (seen,
                                                                            category->area)));
            SanIndicatorRow *row = row_for (self, SAN_INDICATOR_AREA,
                                            san_indicator_key_area (category->area));

            san_indicator_row_set (row, self->standard, category->area, NULL, NULL, place);
            g_ptr_array_add (wanted, row);
            g_hash_table_remove (seen, category->area);
          }
      }
}

/* @area NULL: all of them */
static void
add_categories (SanIndicatorTree *self,
                GPtrArray        *wanted,
                const char       *area,
                const char       *prefix)
{
  GPtrArray *categories = san_standard_get_categories (self->standard);
  guint number = 0;

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      g_autofree char *place = NULL;
      SanIndicatorRow *row;

      if (area != NULL && !g_str_equal (category->area, area))
        continue;
      number++;
      if (!is_shown (self, category))
        continue;

      place = g_strdup_printf ("%s%u", prefix, number);
      row = row_for (self, SAN_INDICATOR_CATEGORY, san_indicator_key_category (category->id));
      san_indicator_row_set (row, self->standard, category->area, category, NULL, place);
      g_ptr_array_add (wanted, row);
    }
}

static void
add_items (SanIndicatorTree  *self,
           GPtrArray         *wanted,
           const SanCategory *category,
           const char        *prefix)
{
  GPtrArray *items = san_standard_get_items (self->standard, category->id);

  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = items->pdata[i];
      g_autofree char *place = NULL;
      SanIndicatorRow *row;

      if (!is_shown (self, item))
        continue;
      place = g_strdup_printf ("%s%u", prefix, i + 1);
      row = row_for (self, SAN_INDICATOR_ITEM, san_indicator_key_item (item->id));
      san_indicator_row_set (row, self->standard, category->area, category, item, place);
      g_ptr_array_add (wanted, row);
    }
}

/* (element-type SanIndicatorRow) (transfer container): what stands below @key now */
static GPtrArray *
wanted_rows (SanIndicatorTree *self,
             const char       *key)
{
  GPtrArray *wanted = g_ptr_array_new ();
  SanIndicatorRow *row = g_hash_table_lookup (self->rows, key);
  g_autofree char *prefix = NULL;

  if (g_str_equal (key, ROOTS))
    {
      if (has_areas (self))
        add_areas (self, wanted);
      else
        add_categories (self, wanted, NULL, "");
      return wanted;
    }

  prefix = g_strconcat (san_indicator_row_get_code (row), ".", NULL);
  if (san_indicator_row_get_kind (row) == SAN_INDICATOR_AREA)
    add_categories (self, wanted, san_indicator_row_get_area (row), prefix);
  else
    add_items (self, wanted, san_indicator_row_get_category (row), prefix);

  return wanted;
}

static gpointer
peek (GListStore *list,
      guint       position)
{
  g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (list), position);

  return object;   /* the list keeps it */
}

/* What stays at both ends is left alone. One splice that both takes away and adds would make
 * the selection look for every old row among the new ones. */
static void
fill_list (GListStore *list,
           GPtrArray  *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint first = 0;
  guint last = 0;

  while (first < MIN (n, wanted->len) && peek (list, first) == wanted->pdata[first])
    first++;
  while (last < MIN (n, wanted->len) - first &&
         peek (list, n - 1 - last) == wanted->pdata[wanted->len - 1 - last])
    last++;

  if (n > first + last)
    g_list_store_splice (list, first, n - first - last, NULL, 0);
  if (wanted->len > first + last)
    g_list_store_splice (list, first, 0, wanted->pdata + first, wanted->len - first - last);
}

/* (transfer none) */
static GListStore *
list_for (SanIndicatorTree *self,
          const char       *key)
{
  GListStore *list = g_hash_table_lookup (self->lists, key);
  g_autoptr (GPtrArray) wanted = NULL;

  if (list != NULL)
    return list;

  list = g_list_store_new (SAN_TYPE_INDICATOR_ROW);
  g_hash_table_insert (self->lists, g_strdup (key), list);
  wanted = wanted_rows (self, key);
  fill_list (list, wanted);

  return list;
}

static GListModel *
list_below (gpointer object,
            gpointer data)
{
  SanIndicatorTree *self = data;
  SanIndicatorRow *row = object;

  if (san_indicator_row_get_kind (row) == SAN_INDICATOR_ITEM)
    return NULL;

  return G_LIST_MODEL (g_object_ref (list_for (self, san_indicator_row_get_key (row))));
}

/* What is unfolded. Items are many and never are: only the rows above them are walked. */

typedef void (*RowFunc) (SanIndicatorTree *self,
                         GtkTreeListRow   *tree_row,
                         SanIndicatorRow  *row,
                         gpointer          data);

static void
walk_rows (SanIndicatorTree *self,
           GtkTreeListRow   *tree_row,
           RowFunc           func,
           gpointer          data)
{
  g_autoptr (SanIndicatorRow) row = san_indicator_row_of (tree_row);
  GListModel *below;

  func (self, tree_row, row, data);
  if (san_indicator_row_get_kind (row) != SAN_INDICATOR_AREA ||
      !gtk_tree_list_row_get_expanded (tree_row))
    return;

  below = gtk_tree_list_row_get_children (tree_row);
  for (guint i = 0; i < g_list_model_get_n_items (below); i++)
    {
      g_autoptr (GtkTreeListRow) child = gtk_tree_list_row_get_child_row (tree_row, i);

      walk_rows (self, child, func, data);
    }
}

static void
walk_tree (SanIndicatorTree *self,
           RowFunc           func,
           gpointer          data)
{
  GListModel *roots = gtk_tree_list_model_get_model (self->model);

  for (guint i = 0; i < g_list_model_get_n_items (roots); i++)
    {
      g_autoptr (GtkTreeListRow) child = gtk_tree_list_model_get_child_row (self->model, i);

      walk_rows (self, child, func, data);
    }
}

static void
note_unfolded (SanIndicatorTree *self,
               GtkTreeListRow   *tree_row,
               SanIndicatorRow  *row,
               gpointer          data)
{
  if (gtk_tree_list_row_get_expanded (tree_row))
    g_hash_table_add (data, g_strdup (san_indicator_row_get_key (row)));
}

/* (transfer full): set of keys */
static GHashTable *
unfolded_keys (SanIndicatorTree *self)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  walk_tree (self, note_unfolded, keys);

  return keys;
}

static void
unfold_known (SanIndicatorTree *self,
              GtkTreeListRow   *tree_row,
              SanIndicatorRow  *row,
              gpointer          data)
{
  if (g_hash_table_contains (data, san_indicator_row_get_key (row)))
    gtk_tree_list_row_set_expanded (tree_row, TRUE);
}

static void
unfold_row (SanIndicatorTree *self,
            GtkTreeListRow   *tree_row,
            SanIndicatorRow  *row,
            gpointer          data)
{
  if (GPOINTER_TO_INT (data) || san_indicator_row_get_kind (row) == SAN_INDICATOR_AREA)
    gtk_tree_list_row_set_expanded (tree_row, TRUE);
}

static void
fold_row (SanIndicatorTree *self,
          GtkTreeListRow   *tree_row,
          SanIndicatorRow  *row,
          gpointer          data)
{
  gtk_tree_list_row_set_expanded (tree_row, FALSE);
}

void
san_indicator_tree_unfold (SanIndicatorTree *self,
                           gboolean          items)
{
  walk_tree (self, unfold_row, GINT_TO_POINTER (items));
}

void
san_indicator_tree_fold (SanIndicatorTree *self)
{
  walk_tree (self, fold_row, NULL);
}

/* Showing */

/* Whether the record behind @key is in the standard that is shown, and not left out */
static gboolean
is_there (SanIndicatorTree *self,
          const char       *key)
{
  gint64 id = g_ascii_strtoll (key + 2, NULL, 10);
  GPtrArray *categories = san_standard_get_categories (self->standard);
  gconstpointer record;

  if (*key == 'i' || *key == 'c')
    {
      record = *key == 'i' ? (gconstpointer) san_standard_get_item (self->standard, id)
                           : (gconstpointer) san_standard_get_category (self->standard, id);
      return record != NULL && is_shown (self, record);
    }

  for (guint i = 0; has_areas (self) && i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      if (is_shown (self, category) && g_str_equal (category->area, key + 2))
        return TRUE;
    }

  return FALSE;
}

/* From the top down, so that the rows of a list are set before its own list is filled */
static void
fill_from (SanIndicatorTree *self,
           const char       *key)
{
  GListStore *list = g_hash_table_lookup (self->lists, key);
  g_autoptr (GPtrArray) wanted = list != NULL ? wanted_rows (self, key) : NULL;

  if (wanted == NULL)
    return;

  for (guint i = 0; i < wanted->len; i++)
    fill_from (self, san_indicator_row_get_key (wanted->pdata[i]));
  fill_list (list, wanted);
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer data)
{
  return *(char *) key != '\0' && !is_there (data, key);
}

static void
say_changed (SanIndicatorTree *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    san_indicator_row_changed (row);
}

static gboolean
is_searched (SanIndicatorTree *self)
{
  return *self->needle != '\0';
}

/* What was selected is gone: the row that took its place, or the last */
static void
select_near (SanIndicatorTree *self,
             guint             position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

void
san_indicator_tree_show (SanIndicatorTree *self,
                         SanStandard      *standard,
                         const char       *needle)
{
  g_autoptr (GHashTable) unfolded = unfolded_keys (self);
  g_autoptr (SanIndicatorRow) selected = san_indicator_tree_get_selected (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean searched = is_searched (self);
  SanStandard *old = self->standard;

  self->standard = san_standard_ref (standard);
  san_standard_unref (old);
  g_free (self->needle);
  self->needle = san_text_fold (needle);
  match_all (self);

  fill_from (self, ROOTS);
  g_hash_table_foreach_remove (self->lists, is_gone, self);
  g_hash_table_foreach_remove (self->rows, is_gone, self);
  say_changed (self);
  if (is_searched (self))
    {
      if (!searched)
        self->unfolded = g_steal_pointer (&unfolded);
      walk_tree (self, unfold_row, GINT_TO_POINTER (TRUE));
    }
  else if (self->unfolded != NULL)
    {
      san_indicator_tree_fold (self);
      walk_tree (self, unfold_known, self->unfolded);
      g_clear_pointer (&self->unfolded, g_hash_table_unref);
    }
  else
    {
      /* what was taken out and put in again elsewhere has been folded */
      walk_tree (self, unfold_known, unfolded);
    }
  if (selected != NULL &&
      !san_indicator_tree_select (self, san_indicator_row_get_key (selected), NULL) &&
      !is_searched (self) && !searched)
    select_near (self, position);
}

SanStandard *
san_indicator_tree_get_standard (SanIndicatorTree *self)
{
  return self->standard;
}

guint
san_indicator_tree_count (SanIndicatorTree *self)
{
  return self->n_items;
}

static void
walk (SanIndicatorTree *self,
      const char       *key,
      GFunc             func,
      gpointer          data)
{
  g_autoptr (GPtrArray) rows = wanted_rows (self, key);

  for (guint i = 0; i < rows->len; i++)
    {
      SanIndicatorRow *row = rows->pdata[i];

      func (row, data);
      if (san_indicator_row_get_kind (row) != SAN_INDICATOR_ITEM)
        walk (self, san_indicator_row_get_key (row), func, data);
    }
}

void
san_indicator_tree_foreach (SanIndicatorTree *self,
                            GFunc             func,
                            gpointer          data)
{
  g_return_if_fail (self->standard != NULL);

  walk (self, ROOTS, func, data);
}

/* Selecting */

GtkSingleSelection *
san_indicator_tree_get_selection (SanIndicatorTree *self)
{
  return self->selection;
}

SanIndicatorRow *
san_indicator_tree_get_selected (SanIndicatorTree *self)
{
  return san_indicator_row_of (gtk_single_selection_get_selected_item (self->selection));
}

/* (nullable) (transfer full): the row of @key below @above (NULL: on top), which is unfolded */
static GtkTreeListRow *
reveal (SanIndicatorTree *self,
        GtkTreeListRow   *above,
        char             *key)
{
  g_autofree char *owned = key;
  GListModel *list;
  guint n;

  if (above != NULL)
    gtk_tree_list_row_set_expanded (above, TRUE);
  list = above != NULL ? gtk_tree_list_row_get_children (above)
                       : gtk_tree_list_model_get_model (self->model);
  n = list != NULL ? g_list_model_get_n_items (list) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SanIndicatorRow) row = g_list_model_get_item (list, i);

      if (g_str_equal (san_indicator_row_get_key (row), key))
        return above != NULL ? gtk_tree_list_row_get_child_row (above, i)
                             : gtk_tree_list_model_get_child_row (self->model, i);
    }

  return NULL;
}

gboolean
san_indicator_tree_select (SanIndicatorTree *self,
                           const char       *key,
                           guint            *position)
{
  gint64 id = g_ascii_strtoll (key + 2, NULL, 10);
  const SanItem *item = *key == 'i' ? san_standard_get_item (self->standard, id) : NULL;
  const SanCategory *category = *key == 'a' ? NULL
                                : san_standard_get_category (self->standard,
                                                             item != NULL ? item->category_id : id);
  g_autoptr (GtkTreeListRow) area = NULL;
  g_autoptr (GtkTreeListRow) middle = NULL;
  g_autoptr (GtkTreeListRow) found = NULL;

  if (!is_there (self, key))
    return FALSE;

  if (category != NULL && has_areas (self))
    area = reveal (self, NULL, san_indicator_key_area (category->area));
  if (item != NULL)
    middle = reveal (self, area, san_indicator_key_category (category->id));
  found = reveal (self, middle != NULL ? middle : area, g_strdup (key));
  if (found == NULL)
    return FALSE;

  gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (found));
  if (position != NULL)
    *position = gtk_tree_list_row_get_position (found);

  return TRUE;
}

/* Life */

static void
san_indicator_tree_dispose (GObject *object)
{
  SanIndicatorTree *self = SAN_INDICATOR_TREE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->matches, g_hash_table_unref);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->standard, san_standard_unref);

  G_OBJECT_CLASS (san_indicator_tree_parent_class)->dispose (object);
}

static void
san_indicator_tree_class_init (SanIndicatorTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_indicator_tree_dispose;
}

static void
san_indicator_tree_init (SanIndicatorTree *self)
{
  GListStore *roots = g_list_store_new (SAN_TYPE_INDICATOR_ROW);

  self->needle = g_strdup ("");
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_hash_table_insert (self->lists, g_strdup (ROOTS), roots);
  self->model = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (roots)), FALSE, FALSE,
                                         list_below, self, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

SanIndicatorTree *
san_indicator_tree_new (void)
{
  return g_object_new (SAN_TYPE_INDICATOR_TREE, NULL);
}
