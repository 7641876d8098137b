/* san-table-headings.c - the words above the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-headings.h"

#include <string.h>

SanTableHeadings *
san_table_headings_new (const SanTableRow *row)
{
  SanTableHeadings *headings = g_new0 (SanTableHeadings, 1);

  headings->number = row->number;
  headings->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < row->n_cells; i++)
    {
      /* The title of several columns is the heading of none of them but the first. */
      const char *text = row->cells[i].flags & SAN_CELL_MERGED_LEFT ? "" : row->cells[i].text;

      g_ptr_array_add (headings->texts, g_strdelimit (g_strdup (text), "\n\t", ' '));
    }

  return headings;
}

void
san_table_headings_free (SanTableHeadings *headings)
{
  g_ptr_array_unref (headings->texts);
  g_free (headings);
}

const char *
san_table_headings_get (const SanTableHeadings *headings,
                        guint                   column)
{
  if (headings == NULL || column >= headings->texts->len)
    return "";

  return g_ptr_array_index (headings->texts, column);
}

char *
san_table_column_letter (guint column)
{
  GString *letters = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (n - 1) % 26));

  return g_string_free (letters, FALSE);
}

char *
san_table_strip_heading (const char *folded)
{
  static const char *const endings[] = { "(分)", "(%)", "(元)", "*", ":" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return g_strndup (folded, strlen (folded) - strlen (endings[i]));

  return NULL;
}
