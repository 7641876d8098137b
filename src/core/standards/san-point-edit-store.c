/* san-point-edit-store.c - points put on file, changed, retired, taken off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-point-edit-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "standards/san-standard-import.h"
#include "standards/san-standard-record.h"

#define TELEPHONE_DIGITS 3    /* 110, 12345 … */
#define CODES_TRIED      100000

static const char SQL_FIND_CODE[] =
  "SELECT name FROM point WHERE code = ?1 AND id <> ?2";

static const char SQL_LAST_POSITION[] =
  "SELECT coalesce (max (position), 0) FROM point";

static const char SQL_NEWEST_CODE[] =
  "SELECT code FROM point ORDER BY position DESC, id DESC LIMIT 1";

static const char SQL_IS_UNIT[] =
  "SELECT 1 FROM unit WHERE id = ?1";

static const char SQL_REFERENCES[] =
  "SELECT EXISTS (SELECT 1 FROM draw_point WHERE point_id = ?1),"
  " EXISTS (SELECT 1 FROM observation WHERE point_id = ?1),"
  " EXISTS (SELECT 1 FROM ticket WHERE point_id = ?1)";

static const char SQL_DELETE[] =
  "DELETE FROM point WHERE id = ?1";

SanPoint *
san_point_new (void)
{
  SanPoint *point = g_new0 (SanPoint, 1);

  point->code = g_strdup ("");
  point->name = g_strdup ("");
  point->address = g_strdup ("");
  point->from = SAN_DAY_MIN;
  point->to = SAN_DAY_MAX;

  return point;
}

SanPoint *
san_point_copy (const SanPoint *point)
{
  SanPoint *copy;

  g_return_val_if_fail (point != NULL, NULL);

  copy = g_memdup2 (point, sizeof *point);
  copy->code = g_strdup (point->code);
  copy->name = g_strdup (point->name);
  copy->address = g_strdup (point->address);

  return copy;
}

gboolean
san_point_is_telephone (const char *address)
{
  g_autofree char *plain = NULL;
  guint digits = 0;

  g_return_val_if_fail (address != NULL, FALSE);

  plain = g_utf8_normalize (address, -1, G_NORMALIZE_ALL);
  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr ("+-() ", *p) == NULL)
        return FALSE;
    }

  return digits >= TELEPHONE_DIGITS;
}

/* Checks */

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

gboolean
san_point_check (const SanPoint *point,
                 GError        **error)
{
  const char *missing = NULL;

  g_return_val_if_fail (point != NULL, FALSE);

  if (is_blank (point->code))
    missing = _("A point needs a code, by which drawings and tables name it");
  else if (is_blank (point->name))
    missing = _("A point needs a name");
  else if (point->category_id == 0)
    missing = _("A point needs a category: what is looked at there");
  else if (point->unit_id == 0)
    missing = _("A point needs a unit that answers for it");
  if (missing != NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, missing);
      return FALSE;
    }

  if (point->from > point->to)
    {
      g_autofree char *from = san_day_format (point->from);
      g_autofree char *to = san_day_format (point->to);

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("A point cannot end (%1$s) before it begins (%2$s)"), to, from);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_code (SanDatabase    *database,
            const SanPoint *point,
            GError        **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_CODE, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, point->code);
  san_statement_bind_int (query, 2, point->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The code %1$s is that of %2$s already; give another"), point->code,
                 san_statement_text (query, 0));

  return !has_row;
}

static gboolean
check_unit (SanDatabase *database,
            gint64       id,
            GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (id == 0)
    return TRUE;

  query = san_database_prepare (database, SQL_IS_UNIT, error);
  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no such unit"));

  return has_row;
}

/* Everything that a point must be before it is written. */
static gboolean
check_point (SanDatabase *database,
             SanPoint    *point,
             GError     **error)
{
  g_autoptr (SanCategory) category = NULL;
  g_autofree char *code = NULL;

  g_strstrip (point->code);
  g_strstrip (point->name);
  g_strstrip (point->address);
  if (!san_point_check (point, error))
    return FALSE;

  code = san_standard_code (point->code);
  g_free (point->code);
  point->code = g_steal_pointer (&code);
  category = san_category_store_load (database, point->category_id, error);

  return category != NULL && check_code (database, point, error) &&
         check_unit (database, point->unit_id, error) &&
         check_unit (database, point->bureau_id, error);
}

/* One point */

gboolean
san_point_store_add (SanDatabase *database,
                     SanPoint    *point,
                     GError     **error)
{
  gint64 position;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (point != NULL, FALSE);

  point->id = 0;
  if (!check_point (database, point, error) ||
      !san_database_query_int (database, SQL_LAST_POSITION, &position, error))
    return FALSE;

  point->position = (int) position + 1;

  return san_point_record_put (database, point, TRUE, error);
}

gboolean
san_point_store_update (SanDatabase *database,
                        SanPoint    *point,
                        GError     **error)
{
  g_autoptr (SanPoint) before = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (point != NULL && point->id != 0, FALSE);

  before = san_point_store_load (database, point->id, error);

  return before != NULL && check_point (database, point, error) &&
         san_point_record_put (database, point, FALSE, error);
}

/* Many points */

/* Says of which of many points @error is. */
static void
name_point (GError        **error,
            const SanPoint *point)
{
  g_prefix_error (error, "%s %s: ", point->code, point->name);
}

static void
take_fields (SanPoint       *point,
             SanPointFields  fields,
             const SanPoint *values)
{
  if (fields & SAN_POINT_EDIT_CATEGORY)
    point->category_id = values->category_id;
  if (fields & SAN_POINT_EDIT_UNIT)
    point->unit_id = values->unit_id;
  if (fields & SAN_POINT_EDIT_BUREAU)
    point->bureau_id = values->bureau_id;
  if (fields & SAN_POINT_EDIT_MUST_SEE)
    point->must_see = values->must_see;
  if (fields & SAN_POINT_EDIT_FROM)
    point->from = values->from;
  if (fields & SAN_POINT_EDIT_TO)
    point->to = values->to;
  if (fields & SAN_POINT_EDIT_ADDRESS)
    {
      g_free (point->address);
      point->address = g_strdup (values->address);
    }
}

static gboolean
is_same (const SanPoint *one,
         const SanPoint *two)
{
  return one->category_id == two->category_id && one->unit_id == two->unit_id &&
         one->bureau_id == two->bureau_id && one->must_see == two->must_see &&
         one->from == two->from && one->to == two->to &&
         g_str_equal (one->address, two->address);
}

gboolean
san_point_store_edit (SanDatabase    *database,
                      const gint64   *ids,
                      guint           n_ids,
                      SanPointFields  fields,
                      const SanPoint *values,
                      guint          *changed,
                      GError        **error)
{
  guint n = 0;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (SanPoint) before = san_point_store_load (database, ids[i], error);
      g_autoptr (SanPoint) point = NULL;

      if (before == NULL)
        return FALSE;

      point = san_point_copy (before);
      take_fields (point, fields, values);
      if (is_same (before, point))
        continue;
      if (!san_point_store_update (database, point, error))
        {
          name_point (error, before);
          return FALSE;
        }
      n++;
    }

  if (changed != NULL)
    *changed = n;

  return TRUE;
}

gboolean
san_point_store_retire (SanDatabase  *database,
                        const gint64 *ids,
                        guint         n_ids,
                        SanDay        day,
                        guint        *changed,
                        GError      **error)
{
  guint n = 0;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (day > SAN_DAY_MIN && day < SAN_DAY_MAX, FALSE);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (SanPoint) point = san_point_store_load (database, ids[i], error);

      if (point == NULL)
        return FALSE;
      if (point->to < day)
        continue;
      point->to = day - 1;
      if (!san_point_store_update (database, point, error))
        {
          name_point (error, point);
          return FALSE;
        }
      n++;
    }

  if (changed != NULL)
    *changed = n;

  return TRUE;
}

/* What refers to the point: each of the three by itself; all FALSE: nothing does. */
static gboolean
list_references (SanDatabase *database,
                 gint64       id,
                 gboolean     refers[3],
                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_REFERENCES, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  for (int i = 0; i < 3; i++)
    refers[i] = sqlite3_column_int (query, i) != 0;

  return TRUE;
}

static gboolean
check_free (SanDatabase *database,
            gint64       id,
            GError     **error)
{
  g_autoptr (SanPoint) point = san_point_store_load (database, id, error);
  gboolean refers[3];

  if (point == NULL || !list_references (database, id, refers, error))
    return FALSE;

  if (refers[2])
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("%1$s %2$s has tickets; retire it instead"), point->code, point->name);
  else if (refers[1])
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("%1$s %2$s has observations; retire it instead"), point->code, point->name);
  else if (refers[0])
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("%1$s %2$s was drawn in a round; retire it instead"), point->code,
                 point->name);

  return !refers[0] && !refers[1] && !refers[2];
}

gboolean
san_point_store_delete (SanDatabase  *database,
                        const gint64 *ids,
                        guint         n_ids,
                        GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (SanStatement) erase = NULL;

      if (!check_free (database, ids[i], error))
        return FALSE;
      erase = san_database_prepare (database, SQL_DELETE, error);
      if (erase == NULL)
        return FALSE;
      san_statement_bind_int (erase, 1, ids[i]);
      if (!san_statement_run (erase, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_point_store_count_free (SanDatabase  *database,
                            const gint64 *ids,
                            guint         n_ids,
                            guint        *n_free,
                            GError      **error)
{
  guint n = 0;

  g_return_val_if_fail (database != NULL, FALSE);

  for (guint i = 0; i < n_ids; i++)
    {
      gboolean refers[3];

      if (!list_references (database, ids[i], refers, error))
        return FALSE;
      n += !refers[0] && !refers[1] && !refers[2];
    }
  *n_free = n;

  return TRUE;
}

/* Codes */

static gboolean
is_taken (SanDatabase *database,
          const char  *code,
          gboolean    *taken,
          GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_CODE, error);

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, code);
  san_statement_bind_int (query, 2, 0);

  return san_statement_step (query, taken, error);
}

/* (transfer full): the code of the newest point; "" where there is none */
static char *
newest_code (SanDatabase *database,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEWEST_CODE, error);
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return NULL;

  return g_strdup (has_row ? san_statement_text (query, 0) : "");
}

char *
san_point_store_next_code (SanDatabase *database,
                           const char  *like,
                           GError     **error)
{
  g_autofree char *code = NULL;
  gsize length, digits = 0;
  guint64 number;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (like != NULL, NULL);

  code = *like != '\0' ? g_strdup (like) : newest_code (database, error);
  if (code == NULL)
    return NULL;

  length = strlen (code);
  while (digits < length && digits < 9 && g_ascii_isdigit (code[length - digits - 1]))
    digits++;
  if (digits == 0)
    return g_strdup ("");

  number = g_ascii_strtoull (code + length - digits, NULL, 10);
  code[length - digits] = '\0';
  for (guint i = 0; i < CODES_TRIED; i++)
    {
      g_autofree char *next = g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, code, (int) digits,
                                               ++number);
      gboolean taken;

      if (!is_taken (database, next, &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&next);
    }

  return g_strdup ("");
}
