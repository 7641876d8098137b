/* san-bulletin-proof.c - proves an issued bulletin
 *
 * Everything is made again of what was frozen and kept with it: the workbook, cell by cell,
 * and the text, line by line. The other files are told by their digests, by which they lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/san-error.h"
#include "bulletins/san-bulletin-compose.h"
#include "bulletins/san-bulletin-kept.h"
#include "store/san-blob-store.h"
#include "tables/san-table-reader.h"

/* What the lines of the text stand under among the sheets */
#define TEXT_SHEET "text"

void
san_bulletin_difference_free (SanBulletinDifference *difference)
{
  g_free (difference->sheet);
  g_free (difference->cell);
  g_free (difference->found);
  g_free (difference->expected);
  g_free (difference);
}

/* (transfer full): column and row as a spreadsheet names them */
static char *
cell_name (guint column,
           guint row)
{
  char letters[8];
  guint n = 0;

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[n++] = (char) ('A' + (rest - 1) % 26);
  letters[n] = '\0';

  return g_strdup_printf ("%s%u", g_strreverse (letters), row);
}

/* (transfer full): "B12" → text, of one sheet */
static GHashTable *
read_cells (const char *path,
            const char *sheet,
            GError    **error)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, sheet, NULL, NULL, error);
  g_autoptr (GError) reason = NULL;
  SanTableRow row;

  if (reader == NULL)
    return NULL;

  while (san_table_reader_next (reader, &row, &reason))
    {
      for (guint i = 0; i < row.n_cells; i++)
        {
          /* a merged cell is compared once */
          if (*row.cells[i].text != '\0' && row.cells[i].flags == SAN_CELL_PLAIN)
            g_hash_table_insert (cells, cell_name (i, row.number),
                                 g_strdup (row.cells[i].text));
        }
    }

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return g_steal_pointer (&cells);
}

static void
add_difference (GPtrArray  *differences,
                const char *sheet,
                const char *cell,
                const char *found,
                const char *expected)
{
  SanBulletinDifference *difference = g_new0 (SanBulletinDifference, 1);

  difference->sheet = g_strdup (sheet);
  difference->cell = g_strdup (cell);
  difference->found = g_strdup (found != NULL ? found : "");
  difference->expected = g_strdup (expected != NULL ? expected : "");
  g_ptr_array_add (differences, difference);
}

/* By row, then by column. */
static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const SanBulletinDifference *x = *(const SanBulletinDifference *const *) a;
  const SanBulletinDifference *y = *(const SanBulletinDifference *const *) b;
  const char *row_x = x->cell + strcspn (x->cell, "0123456789");
  const char *row_y = y->cell + strcspn (y->cell, "0123456789");
  int order = atoi (row_x) - atoi (row_y);

  if (order == 0)
    order = (int) (row_x - x->cell) - (int) (row_y - y->cell);

  return order != 0 ? order : strcmp (x->cell, y->cell);
}

static gboolean
compare_sheet (const char *issued,
               const char *remade,
               const char *sheet,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GHashTable) found = read_cells (issued, sheet, error);
  g_autoptr (GHashTable) expected = found != NULL ? read_cells (remade, sheet, error) : NULL;
  g_autoptr (GPtrArray) here =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_difference_free);
  GHashTableIter iter;
  gpointer cell, text;

  if (expected == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    {
      const char *other = g_hash_table_lookup (found, cell);

      if (g_strcmp0 (other, text) != 0)
        add_difference (here, sheet, cell, other, text);
      g_hash_table_remove (found, cell);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &cell, &text))
    add_difference (here, sheet, cell, text, "");

  g_ptr_array_sort (here, compare_differences);
  g_ptr_array_extend_and_steal (differences, g_steal_pointer (&here));
  return TRUE;
}

static char *
write_temporary (GBytes  *bytes,
                 GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    {
      g_unlink (path);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static gboolean
has_sheet (GPtrArray  *sheets,
           const char *name)
{
  for (guint i = 0; i < sheets->len; i++)
    if (strcmp (((SanTableSheet *) g_ptr_array_index (sheets, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Sheets in the order of the file. */
static gboolean
compare_files (const char *issued,
               const char *remade,
               GPtrArray  *differences,
               GError    **error)
{
  g_autoptr (GPtrArray) found = san_table_list_sheets (issued, NULL, error);
  g_autoptr (GPtrArray) expected =
    found != NULL ? san_table_list_sheets (remade, NULL, error) : NULL;

  if (expected == NULL)
    return FALSE;

  for (guint i = 0; i < expected->len; i++)
    {
      const char *name = ((SanTableSheet *) g_ptr_array_index (expected, i))->name;

      if (!has_sheet (found, name))
        add_difference (differences, name, "", "", name);
      else if (!compare_sheet (issued, remade, name, differences, error))
        return FALSE;
    }

  for (guint i = 0; i < found->len; i++)
    {
      const char *name = ((SanTableSheet *) g_ptr_array_index (found, i))->name;

      if (!has_sheet (expected, name))
        add_difference (differences, name, "", name, "");
    }

  return TRUE;
}

static void
unlink_and_free (char *path)
{
  if (path != NULL)
    g_unlink (path);
  g_free (path);
}

static gboolean
compare_workbooks (GBytes    *issued,
                   GBytes    *remade,
                   GPtrArray *differences,
                   GError   **error)
{
  char *issued_path = write_temporary (issued, error);
  char *remade_path = issued_path != NULL ? write_temporary (remade, error) : NULL;
  gboolean compared = remade_path != NULL &&
                      compare_files (issued_path, remade_path, differences, error);

  unlink_and_free (issued_path);
  unlink_and_free (remade_path);

  return compared;
}

static gboolean
verify_workbook (SanDatabase           *database,
                 const SanBulletin     *bulletin,
                 const SanBulletinKept *kept,
                 GPtrArray             *differences,
                 GError               **error)
{
  SanWorkbookHead head = { NULL };
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (GBytes) remade = NULL;

  if (kept->layout < SAN_WORKBOOK_LAYOUT_FIRST || kept->layout > SAN_WORKBOOK_LAYOUT)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_TOO_NEW,
                   _("Bulletin %s was laid out by another version of Sanse, so its cells cannot be compared here; the file itself is unchanged"),
                   bulletin->name);
      return FALSE;
    }

  issued = san_bulletin_store_get_file (database, bulletin, "xlsx", error);
  if (issued == NULL)
    return FALSE;

  san_bulletin_kept_fill_head (kept, bulletin, &head);
  remade = san_workbook_make (kept->ranking, &head, NULL, error);

  return remade != NULL && compare_workbooks (issued, remade, differences, error);
}

static void
compare_lines (const char *issued,
               const char *remade,
               GPtrArray  *differences)
{
  g_auto (GStrv) found = g_strsplit (issued, "\n", -1);
  g_auto (GStrv) expected = g_strsplit (remade, "\n", -1);
  guint n_found = g_strv_length (found);
  guint n_expected = g_strv_length (expected);

  for (guint i = 0; i < MAX (n_found, n_expected); i++)
    {
      const char *left = i < n_found ? found[i] : "";
      const char *right = i < n_expected ? expected[i] : "";
      g_autofree char *line = g_strdup_printf ("%u", i + 1);

      if (strcmp (left, right) != 0)
        add_difference (differences, TEXT_SHEET, line, left, right);
    }
}

/* Bulletins had no text once. */
static gboolean
verify_text (SanDatabase           *database,
             const SanBulletin     *bulletin,
             const SanBulletinKept *kept,
             GPtrArray             *differences,
             GError               **error)
{
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (SanDocument) document = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (kept->paper == 0 || kept->draft == NULL || kept->data == NULL)
    return TRUE;

  if (kept->paper != SAN_BULLETIN_PAPER_LAYOUT)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_TOO_NEW,
                   _("Bulletin %s was laid out by another version of Sanse, so its text cannot be compared here; the file itself is unchanged"),
                   bulletin->name);
      return FALSE;
    }

  issued = san_bulletin_store_get_file (database, bulletin, "txt", error);
  document = issued != NULL ? san_bulletin_compose (NULL, kept->data, kept->draft,
                                                    bulletin->number, bulletin->running, error)
                            : NULL;
  if (document == NULL)
    return FALSE;

  found = g_strndup (g_bytes_get_data (issued, NULL), g_bytes_get_size (issued));
  expected = san_document_to_text (document);
  compare_lines (found, expected, differences);

  return TRUE;
}

/* Every file must still be what its digest says. */
static gboolean
verify_digests (SanDatabase       *database,
                const SanBulletin *bulletin,
                GError           **error)
{
  g_autoptr (GPtrArray) files = san_bulletin_store_list_files (database, bulletin->id, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const SanBulletinFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = san_blob_store_get (database, file->sha256, error);

      if (bytes == NULL)
        return FALSE;
    }

  return files != NULL;
}

GPtrArray *
san_bulletin_verify (SanDatabase       *database,
                     const SanBulletin *bulletin,
                     GError           **error)
{
  g_autoptr (GPtrArray) differences =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_difference_free);
  g_autoptr (SanBulletinKept) kept = NULL;

  if (!verify_digests (database, bulletin, error))
    return NULL;

  kept = san_bulletin_kept_load (database, bulletin, error);
  if (kept == NULL || !verify_workbook (database, bulletin, kept, differences, error) ||
      !verify_text (database, bulletin, kept, differences, error))
    return NULL;

  return g_steal_pointer (&differences);
}
