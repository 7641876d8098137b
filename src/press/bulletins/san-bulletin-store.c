/* san-bulletin-store.c - issued bulletins and their files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "store/san-blob-store.h"

#define COLUMNS \
  "b.id, b.year, b.number, b.running, b.title, b.day, coalesce(b.edition_id, 0), " \
  "coalesce(e.round_id, 0), coalesce(r.label, ''), coalesce(e.number, 0), " \
  "coalesce(e.reason, ''), coalesce(f.sha256, ''), b.kind, b.mark " \
  "FROM bulletin b LEFT JOIN edition e ON e.id = b.edition_id " \
  "LEFT JOIN round r ON r.id = e.round_id " \
  "LEFT JOIN bulletin_file f ON f.bulletin_id = b.id AND f.format = 'xlsx' "

static const char SQL_LIST[] =
  "SELECT " COLUMNS "ORDER BY b.running DESC";

static const char SQL_FIND_NUMBER[] =
  "SELECT " COLUMNS "WHERE b.number = ?1 ORDER BY b.year DESC LIMIT 1";

static const char SQL_FIND_YEAR_NUMBER[] =
  "SELECT " COLUMNS "WHERE b.year = ?1 AND b.number = ?2";

static const char SQL_FIND_RUNNING[] =
  "SELECT " COLUMNS "WHERE b.running = ?1";

static const char SQL_NEXT[] =
  "SELECT (SELECT coalesce(max(number), 0) + 1 FROM bulletin WHERE year = ?1), "
  /* a ledger that goes on from another's year counts on from there */
  "(SELECT max(coalesce((SELECT max(running) FROM bulletin), 0),"
  " CAST(coalesce((SELECT value FROM setting WHERE key = 'bulletin-running'), '0') AS INTEGER))"
  " + 1)";

static const char SQL_ADD[] =
  "INSERT INTO bulletin (id, year, number, running, title, day, edition_id, kind, mark) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static const char SQL_ADD_FILE[] =
  "INSERT INTO bulletin_file (bulletin_id, format, sha256) VALUES (?1, ?2, ?3)";

static const char SQL_LIST_FILES[] =
  "SELECT format, sha256 FROM bulletin_file WHERE bulletin_id = ?1 ORDER BY format";

static const char SQL_FILE[] =
  "SELECT sha256 FROM bulletin_file WHERE bulletin_id = ?1 AND format = ?2";

void
san_bulletin_free (SanBulletin *bulletin)
{
  g_free (bulletin->name);
  g_free (bulletin->title);
  g_free (bulletin->round);
  g_free (bulletin->reason);
  g_free (bulletin->sha256);
  g_free (bulletin->kind);
  g_free (bulletin->mark);
  g_free (bulletin);
}

static SanBulletin *
bulletin_from_row (SanStatement *row)
{
  SanBulletin *bulletin = g_new0 (SanBulletin, 1);

  bulletin->id = sqlite3_column_int64 (row, 0);
  bulletin->year = sqlite3_column_int (row, 1);
  bulletin->number = (guint) sqlite3_column_int (row, 2);
  bulletin->running = (guint) sqlite3_column_int (row, 3);
  bulletin->name = g_strdup_printf ("%d-%u", bulletin->year, bulletin->number);
  bulletin->title = g_strdup (san_statement_text (row, 4));
  san_day_parse (san_statement_text (row, 5), &bulletin->day, NULL);
  bulletin->edition_id = sqlite3_column_int64 (row, 6);
  bulletin->round_id = sqlite3_column_int64 (row, 7);
  bulletin->round = g_strdup (san_statement_text (row, 8));
  bulletin->edition = (guint) sqlite3_column_int (row, 9);
  bulletin->reason = g_strdup (san_statement_text (row, 10));
  bulletin->sha256 = g_strdup (san_statement_text (row, 11));
  bulletin->kind = g_strdup (san_statement_text (row, 12));
  bulletin->mark = g_strdup (san_statement_text (row, 13));

  return bulletin;
}

GPtrArray *
san_bulletin_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);

      g_ptr_array_add (list, bulletin_from_row (query));
    }

  return NULL;
}

static gboolean
parse_number (const char *text,
              gint64     *number)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, number, NULL);
}

/* "2018-6", "总18" and "6" in this order; the words 第 and 期 may stand around a number. */
static SanStatement *
prepare_find (SanDatabase *database,
              const char  *name,
              GError     **error)
{
  g_autofree char *folded = san_text_fold (name);
  g_auto (GStrv) parts = NULL;
  SanStatement *query = NULL;
  gint64 year = 0;
  gint64 number = 0;
  char *text = folded;

  if (g_str_has_suffix (text, "期"))
    text[strlen (text) - strlen ("期")] = '\0';

  parts = g_strsplit (text, "-", 2);

  if (g_str_has_prefix (text, "总"))
    {
      text += strlen ("总");
      if (g_str_has_prefix (text, "第"))
        text += strlen ("第");
      if (parse_number (text, &number) &&
          (query = san_database_prepare (database, SQL_FIND_RUNNING, error)) != NULL)
        san_statement_bind_int (query, 1, number);
    }
  else if (parts[0] != NULL && parts[1] != NULL)
    {
      if (parse_number (parts[0], &year) && parse_number (parts[1], &number) &&
          (query = san_database_prepare (database, SQL_FIND_YEAR_NUMBER, error)) != NULL)
        {
          san_statement_bind_int (query, 1, year);
          san_statement_bind_int (query, 2, number);
        }
    }
  else
    {
      if (g_str_has_prefix (text, "第"))
        text += strlen ("第");
      if (parse_number (text, &number) &&
          (query = san_database_prepare (database, SQL_FIND_NUMBER, error)) != NULL)
        san_statement_bind_int (query, 1, number);
    }

  return query;
}

SanBulletin *
san_bulletin_store_find (SanDatabase *database,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SanStatement) query = prepare_find (database, name, &reason);
  gboolean has_row = FALSE;

  if (reason != NULL || (query != NULL && !san_statement_step (query, &has_row, &reason)))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  if (!has_row)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("There is no bulletin “%s”; write 6, 2018-6 or 总18"), name);
      return NULL;
    }

  return bulletin_from_row (query);
}

static int
year_of (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return year;
}

gboolean
san_bulletin_store_next_number (SanDatabase *database,
                                SanDay       day,
                                guint       *number,
                                guint       *running,
                                GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEXT, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, year_of (day));
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *number = (guint) sqlite3_column_int (query, 0);
  *running = (guint) sqlite3_column_int (query, 1);
  return TRUE;
}

static gboolean
number_is_free (SanDatabase       *database,
                const SanBulletin *bulletin,
                GError           **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_YEAR_NUMBER, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, bulletin->year);
  san_statement_bind_int (query, 2, bulletin->number);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                 _("Number %u of %d is already in use; the next free number can be seen in the list of bulletins"),
                 bulletin->number, bulletin->year);

  return !has_row;
}

gboolean
san_bulletin_store_add (SanDatabase *database,
                        SanBulletin *bulletin,
                        GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *day = san_day_format (bulletin->day);
  guint next;

  bulletin->year = year_of (bulletin->day);

  if (!number_is_free (database, bulletin, error) ||
      !san_bulletin_store_next_number (database, bulletin->day, &next, &bulletin->running,
                                       error))
    return FALSE;

  bulletin->id = san_database_next_id (database, error);
  insert = bulletin->id != 0 ? san_database_prepare (database, SQL_ADD, error) : NULL;
  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, bulletin->id);
  san_statement_bind_int (insert, 2, bulletin->year);
  san_statement_bind_int (insert, 3, bulletin->number);
  san_statement_bind_int (insert, 4, bulletin->running);
  san_statement_bind_text (insert, 5, bulletin->title);
  san_statement_bind_text (insert, 6, day);
  san_statement_bind_ref (insert, 7, bulletin->edition_id);
  san_statement_bind_text (insert, 8, bulletin->kind);
  san_statement_bind_text (insert, 9, bulletin->mark);

  return san_statement_run (insert, error);
}

gboolean
san_bulletin_store_add_file (SanDatabase *database,
                             gint64       bulletin_id,
                             const char  *format,
                             GBytes      *bytes,
                             GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *sha256 = NULL;

  if (!san_blob_store_put (database, bytes, &sha256, error))
    return FALSE;

  insert = san_database_prepare (database, SQL_ADD_FILE, error);
  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, bulletin_id);
  san_statement_bind_text (insert, 2, format);
  san_statement_bind_text (insert, 3, sha256);

  return san_statement_run (insert, error);
}

void
san_bulletin_file_free (SanBulletinFile *file)
{
  g_free (file->format);
  g_free (file->sha256);
  g_free (file);
}

GPtrArray *
san_bulletin_store_list_files (SanDatabase *database,
                               gint64       bulletin_id,
                               GError     **error)
{
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_file_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_FILES, error);
  gboolean has_row = TRUE;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, bulletin_id);
  while (san_statement_step (query, &has_row, error) && has_row)
    {
      SanBulletinFile *file = g_new0 (SanBulletinFile, 1);

      file->format = g_strdup (san_statement_text (query, 0));
      file->sha256 = g_strdup (san_statement_text (query, 1));
      g_ptr_array_add (files, file);
    }

  return has_row ? NULL : g_steal_pointer (&files);
}

GBytes *
san_bulletin_store_get_file (SanDatabase       *database,
                             const SanBulletin *bulletin,
                             const char        *format,
                             GError           **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FILE, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, bulletin->id);
  san_statement_bind_text (query, 2, format);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("Bulletin %s was not issued as “%s”"), bulletin->name, format);
      return NULL;
    }

  return san_blob_store_get (database, san_statement_text (query, 0), error);
}
