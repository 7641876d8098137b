/* san-name-index.c - things found by the names that people write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-name-index.h"

#include <string.h>

typedef enum
{
  LEVEL_CODE,
  LEVEL_NAME,
  LEVEL_SHORT,
  LEVEL_ALIAS,
  N_LEVELS
} Level;

/* Things of the same key form a chain through @next, an index plus one. */
typedef struct
{
  gpointer thing;
  guint    next;
  gboolean second;
} Entry;

struct _SanNameIndex
{
  SanNameFunc   parent;
  SanNameFunc   resolve;
  gpointer      data;
  GHashTable   *levels[N_LEVELS];        /* folded key → index plus one of the newest */
  GArray       *entries;
  GStringChunk *keys;
};

/* The office of a subdistrict is called by any of these; the longest first. */
static const char *const office_suffixes[] = { "街道办事处", "街道办", "办事处", "街道" };

static const char *const kind_suffixes[] = {
  "街道", "镇", "乡", "社区", "村", "区", "县", "市", "农场", "局", "街道办事处", "办事处",
  "居委会", "村委会",
};

SanNameIndex *
san_name_index_new (SanNameFunc parent,
                    SanNameFunc resolve,
                    gpointer    data)
{
  SanNameIndex *self = g_new0 (SanNameIndex, 1);

  self->parent = parent;
  self->resolve = resolve;
  self->data = data;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->keys = g_string_chunk_new (16 * 1024);
  for (guint i = 0; i < N_LEVELS; i++)
    self->levels[i] = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
san_name_index_free (SanNameIndex *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_LEVELS; i++)
    g_hash_table_unref (self->levels[i]);
  g_array_unref (self->entries);
  g_string_chunk_free (self->keys);
  g_free (self);
}

static void
add_key (SanNameIndex *self,
         Level         level,
         const char   *key,
         gpointer      thing,
         gboolean      second)
{
  Entry entry = { thing, 0, second };
  gpointer stored = NULL;
  gpointer head = NULL;

  if (key == NULL || *key == '\0')
    return;

  if (g_hash_table_lookup_extended (self->levels[level], key, &stored, &head))
    entry.next = GPOINTER_TO_UINT (head);
  else
    stored = g_string_chunk_insert (self->keys, key);

  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->levels[level], stored, GUINT_TO_POINTER (self->entries->len));
}

/* (transfer full) (nullable): the same for every way to write a subdistrict's office */
static char *
office_key (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (office_suffixes); i++)
    {
      gsize length = strlen (name);
      gsize suffix = strlen (office_suffixes[i]);

      if (length > suffix && g_str_has_suffix (name, office_suffixes[i]))
        {
          g_autofree char *stem = g_strndup (name, length - suffix);

          return g_strconcat (stem, "街道", NULL);
        }
    }

  return NULL;
}

void
san_name_index_add (SanNameIndex   *self,
                    gpointer        thing,
                    const SanNames *names,
                    gboolean        second)
{
  g_autofree char *office = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (names->name != NULL);

  add_key (self, LEVEL_CODE, names->code, thing, second);
  add_key (self, LEVEL_NAME, names->name, thing, second);
  add_key (self, LEVEL_SHORT, names->short_name, thing, second);

  office = office_key (names->name);
  add_key (self, LEVEL_ALIAS, office, thing, second);
  for (const char **alias = names->aliases; alias != NULL && *alias != NULL; alias++)
    add_key (self, LEVEL_ALIAS, *alias, thing, second);
}

static void
add_once (GPtrArray *found,
          gpointer   thing)
{
  if (thing != NULL && !g_ptr_array_find (found, thing, NULL))
    g_ptr_array_add (found, thing);
}

static void
find_key (SanNameIndex *self,
          Level         level,
          const char   *key,
          gboolean      second,
          GPtrArray    *found)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->levels[level], key));

  while (at != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, at - 1);

      /* resolving may add entries, which moves them */
      at = entry->next;
      if (entry->second == second)
        add_once (found, self->resolve != NULL ? self->resolve (entry->thing, self->data)
                                               : entry->thing);
    }
}

static void
find_plain (SanNameIndex *self,
            const char   *folded,
            gboolean      second,
            GPtrArray    *found)
{
  g_autofree char *office = NULL;

  for (guint level = 0; level < N_LEVELS && found->len == 0; level++)
    find_key (self, level, folded, second, found);

  if (found->len > 0)
    return;

  office = office_key (folded);
  if (office != NULL)
    find_key (self, LEVEL_ALIAS, office, second, found);
}

/* Those called @name whose parent @parent names. */
static void
find_under (SanNameIndex *self,
            const char   *parent,
            const char   *name,
            gboolean      second,
            GPtrArray    *found)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new ();
  g_autoptr (GPtrArray) parents = NULL;

  find_plain (self, name, second, things);
  if (things->len == 0)
    return;

  parents = g_ptr_array_new ();
  san_name_index_find (self, parent, parents);

  for (guint i = 0; i < things->len; i++)
    {
      gpointer above = self->parent (things->pdata[i], self->data);

      if (above != NULL && g_ptr_array_find (parents, above, NULL))
        add_once (found, things->pdata[i]);
    }
}

/* "parent/name" and "name(parent)" */
static void
find_qualified (SanNameIndex *self,
                const char   *folded,
                gboolean      second,
                GPtrArray    *found)
{
  const char *slash = strrchr (folded, '/');
  const char *bracket = strrchr (folded, '(');

  if (slash != NULL && slash > folded && slash[1] != '\0')
    {
      g_autofree char *parent = g_strndup (folded, (gsize) (slash - folded));

      find_under (self, parent, slash + 1, second, found);
    }

  if (found->len == 0 && bracket != NULL && bracket > folded &&
      g_str_has_suffix (bracket, ")"))
    {
      g_autofree char *name = g_strndup (folded, (gsize) (bracket - folded));
      g_autofree char *parent = g_strndup (bracket + 1, strlen (bracket + 1) - 1);

      find_under (self, parent, name, second, found);
    }
}

/* A unit without a parent has no longer name than its name: where a village is called like
 * its town, the name alone is the town's. */
static void
keep_only_root (SanNameIndex *self,
                GPtrArray    *found)
{
  gpointer root = NULL;
  guint n_roots = 0;

  for (guint i = 0; i < found->len; i++)
    {
      if (self->parent (found->pdata[i], self->data) == NULL)
        {
          root = found->pdata[i];
          n_roots++;
        }
    }

  if (n_roots == 1)
    {
      g_ptr_array_set_size (found, 0);
      g_ptr_array_add (found, root);
    }
}

void
san_name_index_find_all (SanNameIndex *self,
                         const char   *folded,
                         GPtrArray    *found)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (folded != NULL);

  if (*folded == '\0')
    return;

  for (int second = FALSE; second <= TRUE && found->len == 0; second++)
    {
      find_plain (self, folded, second, found);
      if (found->len == 0)
        find_qualified (self, folded, second, found);
    }
}

void
san_name_index_find (SanNameIndex *self,
                     const char   *folded,
                     GPtrArray    *found)
{
  san_name_index_find_all (self, folded, found);
  if (found->len > 1 && self->parent != NULL)
    keep_only_root (self, found);
}

void
san_name_index_guess (SanNameIndex *self,
                      const char   *folded,
                      GPtrArray    *found)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (folded != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind_suffixes) && *folded != '\0'; i++)
    {
      g_autofree char *key = g_strconcat (folded, kind_suffixes[i], NULL);

      find_key (self, LEVEL_NAME, key, FALSE, found);
    }
}
