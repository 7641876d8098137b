/* san-xlsx-merges.c - merged cells, whose value stands in all of their range
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-xlsx-merges.h"

#include <string.h>

#define RANGES_MAX 200000
/* Cells that ranges may fill in all; a sheet beyond this was made to hurt. */
#define FILLED_MAX 20000000

typedef struct
{
  guint       top, left, bottom, right;     /* from 0, all inside */
  char       *text;                         /* while the range is open */
  SanCellKind kind;
} Range;

struct _SanXlsxMerges
{
  GArray *ranges;       /* Range, by top, then left */
  GArray *open;         /* guint: ranges that began above */
  guint   next;         /* the first range that has not begun */
  guint   n_filled;
};

gboolean
san_xlsx_parse_cell (const char  *reference,
                     guint       *row,
                     guint       *column,
                     const char **end)
{
  guint64 letters = 0;
  guint64 digits = 0;
  const char *p = reference;

  for (; g_ascii_isalpha (*p) && letters < SAN_TABLE_ROWS_MAX; p++)
    letters = letters * 26 + (guint64) (g_ascii_toupper (*p) - 'A' + 1);
  for (; g_ascii_isdigit (*p) && digits <= SAN_TABLE_ROWS_MAX; p++)
    digits = digits * 10 + (guint64) (*p - '0');

  if (letters == 0 || digits == 0 || digits > SAN_TABLE_ROWS_MAX)
    return FALSE;

  *row = (guint) digits - 1;
  *column = (guint) letters - 1;
  *end = p;

  return TRUE;
}

static void
clear_range (gpointer data)
{
  g_free (((Range *) data)->text);
}

static void
on_merge_start_cb (gpointer     data,
                   const char  *name,
                   const char **attributes)
{
  SanXlsxMerges *merges = data;
  const char *reference;
  Range range = { 0, };

  if (strcmp (name, "mergeCell") != 0 || merges->ranges->len >= RANGES_MAX)
    return;

  reference = san_xlsx_attribute (attributes, "ref");
  if (reference == NULL ||
      !san_xlsx_parse_cell (reference, &range.top, &range.left, &reference) ||
      *reference++ != ':' ||
      !san_xlsx_parse_cell (reference, &range.bottom, &range.right, &reference) ||
      range.bottom < range.top || range.right < range.left ||
      range.left >= SAN_TABLE_COLUMNS_MAX)
    return;

  range.right = MIN (range.right, SAN_TABLE_COLUMNS_MAX - 1);
  g_array_append_val (merges->ranges, range);
}

static void
on_merge_end_cb (gpointer    data,
                 const char *name)
{
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *left = a;
  const Range *right = b;

  if (left->top != right->top)
    return left->top < right->top ? -1 : 1;

  return (left->left > right->left) - (left->left < right->left);
}

SanXlsxMerges *
san_xlsx_merges_read (SanXlsxPackage *package,
                      const char     *part,
                      GError        **error)
{
  static const SanXlsxHandlers handlers = { on_merge_start_cb, on_merge_end_cb, NULL };
  g_autoptr (SanXlsxMerges) merges = g_new0 (SanXlsxMerges, 1);
  gboolean found = FALSE;

  merges->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_array_set_clear_func (merges->ranges, clear_range);
  merges->open = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!san_xlsx_package_mentions (package, part, "mergeCell", &found, error) ||
      (found && !san_xlsx_package_parse (package, part, &handlers, merges, error)))
    return NULL;

  g_array_sort (merges->ranges, compare_ranges);

  return g_steal_pointer (&merges);
}

static void
fill (SanXlsxMerges *merges,
      Range         *range,
      guint          row,
      const char    *text,
      GArray        *cells)
{
  if (cells->len <= range->right)
    g_array_set_size (cells, range->right + 1);

  for (guint column = range->left; column <= range->right; column++)
    {
      SanTableCell *cell = &g_array_index (cells, SanTableCell, column);

      if (row == range->top && column == range->left)
        continue;
      cell->text = text;
      cell->kind = range->kind;
      cell->flags = (row > range->top ? SAN_CELL_MERGED_ABOVE : SAN_CELL_PLAIN) |
                    (column > range->left ? SAN_CELL_MERGED_LEFT : SAN_CELL_PLAIN);
      merges->n_filled++;
    }
}

/* Lets the ranges begin that have their first row here. */
static void
begin_ranges (SanXlsxMerges *merges,
              guint          row,
              GArray        *cells)
{
  for (; merges->next < merges->ranges->len; merges->next++)
    {
      Range *range = &g_array_index (merges->ranges, Range, merges->next);
      const SanTableCell *cell;

      if (range->top > row)
        return;
      /* Its first row has no cells, so it has no value. */
      if (range->top < row || range->left >= cells->len)
        continue;

      cell = &g_array_index (cells, SanTableCell, range->left);
      if (cell->kind == SAN_CELL_BLANK)
        continue;
      range->kind = cell->kind;
      range->text = g_strdup (cell->text);
      g_array_append_val (merges->open, merges->next);
    }
}

gboolean
san_xlsx_merges_apply (SanXlsxMerges *merges,
                       guint          row,
                       GArray        *cells)
{
  guint kept = 0;

  begin_ranges (merges, row, cells);

  for (guint i = 0; i < merges->open->len && merges->n_filled <= FILLED_MAX; i++)
    {
      guint index = g_array_index (merges->open, guint, i);
      Range *range = &g_array_index (merges->ranges, Range, index);

      if (range->bottom < row)
        {
          g_clear_pointer (&range->text, g_free);
          continue;
        }
      fill (merges, range, row, range->text, cells);
      g_array_index (merges->open, guint, kept++) = index;
    }
  if (merges->n_filled > FILLED_MAX)
    return FALSE;

  g_array_set_size (merges->open, kept);

  return TRUE;
}

void
san_xlsx_merges_free (SanXlsxMerges *merges)
{
  g_array_unref (merges->ranges);
  g_array_unref (merges->open);
  g_free (merges);
}
