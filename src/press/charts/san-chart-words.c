/* san-chart-words.c - what charts say, in the language of the user or of a document
 *
 * A document is Chinese whatever the locale, and the same bytes everywhere; gettext knows
 * one language a process. Of the catalogue it reads this reads the same file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include <string.h>

#include "charts/san-chart-words.h"

#undef g_dngettext

#define OFFICIAL "zh_CN"
#define MAGIC 0x950412de

static GPrivate depth = G_PRIVATE_INIT (NULL);

/* A catalogue: two tables of length and place, of what is said and how it is translated. */

static guint32
get_number (const char *data,
            gsize       at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);

  return number;
}

/* (transfer none) (nullable): text @i of the table at @table, which ends with a zero */
static const char *
get_text (const char *data,
          gsize       size,
          gsize       table,
          guint32     i)
{
  gsize entry = table + 8 * (gsize) i;
  gsize length, at;

  if (entry + 8 > size)
    return NULL;

  length = get_number (data, entry);
  at = get_number (data, entry + 4);

  return at + length < size && data[at + length] == '\0' ? data + at : NULL;
}

static gpointer
load (gpointer unused)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : SAN_LOCALEDIR, OFFICIAL,
                                            "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL) || size < 20 ||
      get_number (data, 0) != MAGIC)
    return words;

  for (guint32 i = 0; i < get_number (data, 8); i++)
    {
      const char *text = get_text (data, size, get_number (data, 12), i);
      const char *official = get_text (data, size, get_number (data, 16), i);

      if (text != NULL && official != NULL && *official != '\0')
        g_hash_table_insert (words, g_strdup (text), g_strdup (official));
    }

  return words;
}

/* (transfer none) (nullable) */
static const char *
find_official (const char *text)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, load, NULL);

  return g_hash_table_lookup (once.retval, text);
}

static gboolean
is_official (void)
{
  return g_private_get (&depth) != NULL;
}

void
san_chart_words_begin_official (void)
{
  g_private_set (&depth, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_private_get (&depth)) + 1));
}

void
san_chart_words_end_official (void)
{
  g_return_if_fail (is_official ());

  g_private_set (&depth, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_private_get (&depth)) - 1));
}

const char *
san_chart_words (const char *context,
                 const char *text)
{
  g_autofree char *key = context != NULL ? g_strconcat (context, "\004", text, NULL) : NULL;
  const char *official;

  if (!is_official ())
    return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, text)
                           : g_dgettext (GETTEXT_PACKAGE, text);

  official = find_official (key != NULL ? key : text);

  return official != NULL ? official : text;
}

/* A catalogue has plurals after each other, ending with a zero each; Chinese has one, and
 * the first is what is found. */
const char *
san_chart_words_many (const char *one,
                      const char *many,
                      gulong      n)
{
  const char *official;

  if (!is_official ())
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);

  official = find_official (one);

  return official != NULL ? official : n == 1 ? one : many;
}
