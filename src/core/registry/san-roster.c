/* san-roster.c - the units as they stood on one day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-roster.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "registry/san-name-index.h"
#include "registry/san-roster-store.h"
#include "registry/san-unit-cache-store.h"

struct _SanRoster
{
  int           ref_count;
  SanDay        day;
  SanUnit      *units;       /* in roster order */
  guint         n_units;
  GStringChunk *strings;     /* of the units */
  GHashTable   *by_id;       /* &unit->id → unit */
  GPtrArray    *roots;

  /* made when the first name is asked for */
  GMutex        lock;
  SanNameIndex *names;
  GHashTable   *displays;    /* unit → "name(parent)", of those that share their name */
};

static gboolean
is_valid_on (const SanUnit *unit,
             SanDay         day)
{
  return unit->from <= day && day <= unit->to;
}

static void
link_units (SanRoster *self)
{
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->roots = g_ptr_array_new ();

  for (guint i = 0; i < self->n_units; i++)
    g_hash_table_insert (self->by_id, &self->units[i].id, &self->units[i]);

  for (guint i = 0; i < self->n_units; i++)
    {
      SanUnit *unit = &self->units[i];

      unit->parent = unit->parent_id != 0
                     ? g_hash_table_lookup (self->by_id, &unit->parent_id)
                     : NULL;
      if (unit->parent == NULL)
        {
          g_ptr_array_add (self->roots, unit);
          continue;
        }
      if (unit->parent->children == NULL)
        unit->parent->children = g_ptr_array_new ();
      g_ptr_array_add (unit->parent->children, unit);
    }
}

SanRoster *
san_roster_load (SanDatabase *database,
                 SanDay       day,
                 gboolean     all,
                 GError     **error)
{
  g_autoptr (SanRoster) self = g_new0 (SanRoster, 1);
  g_autoptr (GArray) units = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  self->ref_count = 1;
  self->day = day;
  self->strings = g_string_chunk_new (64 * 1024);
  g_mutex_init (&self->lock);

  units = san_roster_store_load (database, day, all, self->strings, error);
  if (units == NULL)
    return NULL;

  self->n_units = units->len;
  self->units = (SanUnit *) g_array_steal (units, NULL);
  link_units (self);

  return g_steal_pointer (&self);
}

SanRoster *
san_roster_ref (SanRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
san_roster_unref (SanRoster *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_units; i++)
    g_clear_pointer (&self->units[i].children, g_ptr_array_unref);
  g_free (self->units);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->displays, g_hash_table_unref);
  g_clear_pointer (&self->names, san_name_index_free);
  g_string_chunk_free (self->strings);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint
san_roster_size (SanRoster *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_units;
}

const SanUnit *
san_roster_nth (SanRoster *self,
                guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_units, NULL);

  return &self->units[index];
}

const SanUnit *
san_roster_get (SanRoster *self,
                gint64     id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

guint
san_roster_index (SanRoster *self,
                  gint64     id)
{
  const SanUnit *unit = san_roster_get (self, id);

  return unit != NULL ? (guint) (unit - self->units) : G_MAXUINT;
}

GPtrArray *
san_roster_roots (SanRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->roots;
}

/* Names */

static gpointer
get_parent (gpointer thing,
            gpointer data)
{
  return ((SanUnit *) thing)->parent;
}

static void
index_unit (SanRoster *self,
            SanUnit   *unit)
{
  g_auto (GStrv) lines = g_strsplit (unit->folded, "\n", -1);
  SanNames names = { 0 };

  names.name = lines[0];
  names.short_name = lines[1];
  names.code = lines[2];
  names.aliases = (const char **) lines + SAN_UNIT_KEY_LINES;

  san_name_index_add (self->names, unit, &names, !is_valid_on (unit, self->day));
}

/* A unit in force only shares its name with others in force. */
static void
note_shared_name (SanRoster  *self,
                  GHashTable *first,
                  SanUnit    *unit)
{
  SanUnit *other = g_hash_table_lookup (first, unit->name);
  SanUnit *same[] = { unit, other };
  guint n_same = 2;

  if (other == NULL)
    {
      g_hash_table_insert (first, unit->name, unit);
      return;
    }

  if (is_valid_on (other, self->day) && !is_valid_on (unit, self->day))
    n_same = 1;
  for (guint i = 0; i < n_same; i++)
    if (same[i]->parent != NULL && !g_hash_table_contains (self->displays, same[i]))
      g_hash_table_insert (self->displays, same[i],
                           g_strdup_printf ("%s(%s)", same[i]->name, same[i]->parent->name));
}

/* Apart from the index of names, which costs ten times as much and is not always needed. */
static void
ensure_displays (SanRoster *self)
{
  g_autoptr (GHashTable) first = NULL;

  g_mutex_lock (&self->lock);
  if (self->displays == NULL)
    {
      self->displays = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      first = g_hash_table_new (g_str_hash, g_str_equal);
      for (int valid = TRUE; valid >= FALSE; valid--)
        for (guint i = 0; i < self->n_units; i++)
          if (is_valid_on (&self->units[i], self->day) == valid)
            note_shared_name (self, first, &self->units[i]);
    }
  g_mutex_unlock (&self->lock);
}

static void
ensure_names (SanRoster *self)
{
  g_mutex_lock (&self->lock);
  if (self->names == NULL)
    {
      self->names = san_name_index_new (get_parent, NULL, NULL);
      for (guint i = 0; i < self->n_units; i++)
        index_unit (self, &self->units[i]);
    }
  g_mutex_unlock (&self->lock);
}

const char *
san_roster_display (SanRoster     *self,
                    const SanUnit *unit)
{
  const char *display;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  ensure_displays (self);
  display = g_hash_table_lookup (self->displays, unit);

  return display != NULL ? display : unit->name;
}

char *
san_roster_path (SanRoster     *self,
                 const SanUnit *unit)
{
  GString *path;

  g_return_val_if_fail (unit != NULL, NULL);

  path = g_string_new (unit->name);
  for (const SanUnit *above = unit->parent; above != NULL; above = above->parent)
    {
      g_string_prepend (path, " › ");
      g_string_prepend (path, above->name);
    }

  return g_string_free (path, FALSE);
}

/* They lie in one array, in roster order. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const SanUnit *left = *(const SanUnit *const *) a;
  const SanUnit *right = *(const SanUnit *const *) b;

  return left < right ? -1 : left > right;
}

/* "海秀街道, 海秀镇": at most a few of them, in roster order */
static char *
list_names (SanRoster *self,
            GPtrArray *units)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (units, compare_places);
  for (guint i = 0; i < units->len && i < 4; i++)
    {
      const SanUnit *unit = units->pdata[i];

      if (i > 0)
        g_string_append (text, _(", "));
      g_string_append (text, san_roster_display (self, unit));
      if (*unit->code != '\0')
        g_string_append_printf (text, " %s", unit->code);
    }
  if (units->len > 4)
    g_string_append (text, " …");

  return g_string_free (text, FALSE);
}

static void
set_not_found (SanRoster  *self,
               const char *text,
               const char *folded,
               GError    **error)
{
  g_autoptr (GPtrArray) guesses = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (*folded == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("No unit is named here"));
      return;
    }

  san_name_index_guess (self->names, folded, guesses);
  names = list_names (self, guesses);

  if (guesses->len > 1)
    g_set_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS, _("“%1$s” matches %2$u units: %3$s"),
                 text, guesses->len, names);
  else if (guesses->len == 1)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 _("No unit is called “%1$s”; is it %2$s?"), text, names);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("No unit is called “%s”"), text);
}

const SanUnit *
san_roster_find (SanRoster  *self,
                 const char *text,
                 GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  ensure_names (self);
  folded = san_text_fold (text);
  san_name_index_find (self->names, folded, found);

  if (found->len == 1)
    return found->pdata[0];

  if (found->len == 0)
    {
      set_not_found (self, text, folded, error);
      return NULL;
    }

  names = list_names (self, found);
  g_set_error (error, SAN_ERROR, SAN_ERROR_AMBIGUOUS, _("“%1$s” matches %2$u units: %3$s"),
               text, found->len, names);
  return NULL;
}

const SanUnit *
san_roster_find_among (SanRoster  *self,
                       const char *text,
                       SanUnitFunc accept,
                       gpointer    data,
                       GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  const SanUnit *accepted = NULL;
  guint n_accepted = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  ensure_names (self);
  folded = san_text_fold (text);
  san_name_index_find_all (self->names, folded, found);

  for (guint i = 0; i < found->len; i++)
    {
      if (accept (found->pdata[i], data))
        {
          accepted = found->pdata[i];
          n_accepted++;
        }
    }

  return n_accepted == 1 ? accepted : san_roster_find (self, text, error);
}

char *
san_roster_key (SanRoster     *self,
                const SanUnit *unit)
{
  const char *display = san_roster_display (self, unit);
  g_autofree char *path = NULL;

  if (san_roster_find (self, display, NULL) == unit)
    return g_strdup (display);
  if (*unit->code != '\0' && san_roster_find (self, unit->code, NULL) == unit)
    return g_strdup (unit->code);

  path = g_strdup (unit->name);
  for (const SanUnit *above = unit->parent; above != NULL; above = above->parent)
    {
      g_autofree char *shorter = g_steal_pointer (&path);

      path = g_strconcat (above->name, "/", shorter, NULL);
    }

  return g_steal_pointer (&path);
}

/* Search */

enum {
  BEST_WHOLE,
  BEST_START,
  BEST_LETTERS,
  BEST_INSIDE,
  BEST_SOUND,
  N_BEST
};

/* TRUE when a line of @lines starts with @key; @whole tells whether that is all of it */
static gboolean
starts_line (const char *lines,
             const char *key,
             gboolean   *whole)
{
  gsize length = strlen (key);

  for (const char *line = lines; line != NULL; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (strncmp (line, key, length) == 0)
        {
          *whole = line[length] == '\0' || line[length] == '\n';
          return TRUE;
        }
    }

  return FALSE;
}

static int
rate (const SanUnit *unit,
      const char    *key,
      const char    *sound,
      gboolean       ascii)
{
  gboolean whole;

  if (starts_line (unit->folded, key, &whole))
    return whole ? BEST_WHOLE : BEST_START;
  if (ascii && starts_line (unit->initials, key, &whole))
    return whole ? BEST_START : BEST_LETTERS;
  if (strstr (unit->folded, key) != NULL)
    return BEST_INSIDE;
  if (ascii && (strstr (unit->initials, key) != NULL || strstr (unit->pinyin, sound) != NULL))
    return BEST_SOUND;

  return N_BEST;
}

/* Input methods write ü as v (lv for 绿); the pinyin keys have u. */
static char *
sound_of (const char *key)
{
  char *sound = g_strdup (key);

  for (char *p = sound; *p != '\0'; p++)
    if (*p == 'v' && p > sound && (p[-1] == 'l' || p[-1] == 'n'))
      *p = 'u';

  return sound;
}

GPtrArray *
san_roster_search (SanRoster  *self,
                   const char *needle,
                   guint       limit)
{
  g_autofree char *key = NULL;
  g_autofree char *sound = NULL;
  GPtrArray *best[N_BEST];
  GPtrArray *result;
  gboolean ascii;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (needle != NULL, NULL);

  key = san_text_fold (needle);
  sound = sound_of (key);
  ascii = g_str_is_ascii (key);
  for (guint i = 0; i < N_BEST; i++)
    best[i] = g_ptr_array_new ();

  for (guint i = 0; i < self->n_units && best[0]->len < limit; i++)
    {
      int level = rate (&self->units[i], key, sound, ascii);

      if (level < N_BEST && best[level]->len < limit)
        g_ptr_array_add (best[level], &self->units[i]);
    }

  result = g_ptr_array_new ();
  for (guint i = 0; i < N_BEST; i++)
    {
      for (guint j = 0; j < best[i]->len && result->len < limit; j++)
        g_ptr_array_add (result, best[i]->pdata[j]);
      g_ptr_array_unref (best[i]);
    }

  return result;
}
