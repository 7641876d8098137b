/* san-synonyms.c - what offices call the columns of their tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-synonyms.h"

#include <gio/gio.h>

#include "base/san-text.h"
#include "tables/san-csv-reader.h"

#define RESOURCE "/org/sanse/Sanse/synonyms.csv"

static char *
make_key (const char *kind,
          const char *field,
          const char *folded)
{
  return g_strdup_printf ("%s\t%s\t%s", kind, field, folded);
}

/* "kind\tfield\theading" → line of the file */
static GHashTable *
load (void)
{
  GHashTable *synonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, &error);
  g_autoptr (SanCsvReader) reader = NULL;
  SanTableRow row;
  const char *data;
  gsize length;

  if (bytes == NULL)
    {
      g_critical ("%s", error->message);
      return synonyms;
    }

  data = g_bytes_get_data (bytes, &length);
  reader = san_csv_reader_new (g_strndup (data, length));
  while (san_csv_reader_next (reader, &row, NULL))
    {
      g_autofree char *folded = NULL;

      if (row.number == 1 || row.n_cells != 3)
        continue;
      folded = san_text_fold (row.cells[2].text);
      g_hash_table_insert (synonyms,
                           make_key (row.cells[0].text, row.cells[1].text, folded),
                           GUINT_TO_POINTER (row.number));
    }

  return synonyms;
}

static GHashTable *
get_synonyms (void)
{
  static gsize once = 0;
  static GHashTable *synonyms = NULL;

  if (g_once_init_enter (&once))
    {
      synonyms = load ();
      g_once_init_leave (&once, 1);
    }

  return synonyms;
}

int
san_synonyms_find (const char *kind,
                   const char *field,
                   const char *heading)
{
  g_autofree char *key = make_key (kind, field, heading);
  gpointer line = NULL;

  if (!g_hash_table_lookup_extended (get_synonyms (), key, NULL, &line))
    return -1;

  return (int) GPOINTER_TO_UINT (line);
}
