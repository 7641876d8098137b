/* san-second-rating-store.c - observations that were typed or looked at a second time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-second-rating-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define VALUES "grade, faults, value, note"

#define COLUMNS \
  "o.id, o.round_id, o.point_id, o.item_id, o.inspector, o.seen_at, o.manner," \
  " o.grade, o.faults, o.value, o.note, s.rater, s.grade, s.faults, s.value, s.note," \
  " s.settled, s.reason"

/* ?3 0: of every point */
static const char SQL_LIST[] =
  "SELECT " COLUMNS " FROM observation AS o JOIN second_rating AS s ON s.observation_id = o.id"
  " JOIN item AS i ON i.id = o.item_id"
  " WHERE o.round_id = ?1 AND s.kind = ?2 AND ?3 IN (0, o.point_id)"
  " ORDER BY o.point_id, i.position, i.id, o.id";

static const char SQL_ONE[] =
  "SELECT " COLUMNS " FROM observation AS o JOIN second_rating AS s ON s.observation_id = o.id"
  " WHERE o.id = ?1 AND s.kind = ?2";

static const char SQL_STATE[] =
  "SELECT r.state FROM observation AS o JOIN round AS r ON r.id = o.round_id WHERE o.id = ?1";

static const char SQL_PUT[] =
  "INSERT INTO second_rating (observation_id, kind, rater, " VALUES ", settled, reason,"
  " entered_at, entered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
  " ON CONFLICT (observation_id, kind) DO UPDATE SET rater = excluded.rater,"
  " grade = excluded.grade, faults = excluded.faults, value = excluded.value,"
  " note = excluded.note, settled = excluded.settled, reason = excluded.reason,"
  " entered_at = excluded.entered_at, entered_by = excluded.entered_by";

static const char SQL_DELETE[] =
  "DELETE FROM second_rating WHERE observation_id = ?1 AND kind = ?2";

static const char SQL_TAKE[] =
  "UPDATE observation SET grade = ?2, faults = ?3, value = ?4, note = ?5, entered_at = ?6,"
  " entered_by = ?7 WHERE id = ?1";

static const char *const kind_names[SAN_SECOND_KINDS] = { "entry", "review" };
static const char *const settled_names[] = { "", "first", "second" };

SanSecondRating *
san_second_rating_new (void)
{
  SanSecondRating *rating = g_new0 (SanSecondRating, 1);

  rating->first = san_observation_new ();
  rating->rater = g_strdup ("");
  rating->grade = g_strdup ("");
  rating->note = g_strdup ("");
  rating->reason = g_strdup ("");

  return rating;
}

void
san_second_rating_free (SanSecondRating *rating)
{
  if (rating == NULL)
    return;

  g_clear_pointer (&rating->first, san_observation_free);
  g_free (rating->rater);
  g_free (rating->grade);
  g_free (rating->note);
  g_free (rating->reason);
  g_free (rating);
}

gboolean
san_second_rating_agrees (const SanSecondRating *rating)
{
  const SanObservation *first = rating->first;

  return g_str_equal (first->grade, rating->grade) &&
         first->has_faults == rating->has_faults &&
         (!first->has_faults || first->faults == rating->faults) &&
         first->has_value == rating->has_value &&
         (!first->has_value || first->value == rating->value);
}

/* Reading */

static void
set_text (char      **text,
          const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
has_value (SanStatement *row,
           int           column)
{
  return sqlite3_column_type (row, column) != SQLITE_NULL;
}

static SanSettlement
settlement_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settled_names); i++)
    if (g_str_equal (settled_names[i], name))
      return i;

  return SAN_SETTLED_NOT;
}

/* Where the second took its place, the observation and this row have changed theirs. */
static void
exchange (SanSecondRating *rating)
{
  SanObservation *first = rating->first;
  SanSecondRating old = *rating;

  rating->grade = first->grade;
  rating->has_faults = first->has_faults;
  rating->faults = first->faults;
  rating->has_value = first->has_value;
  rating->value = first->value;
  rating->note = first->note;
  first->grade = old.grade;
  first->has_faults = old.has_faults;
  first->faults = old.faults;
  first->has_value = old.has_value;
  first->value = old.value;
  first->note = old.note;
}

/* As the tables have it. */
static SanSecondRating *
rating_from_row (SanStatement *row)
{
  SanSecondRating *rating = san_second_rating_new ();
  SanObservation *first = rating->first;

  rating->observation_id = first->id = sqlite3_column_int64 (row, 0);
  rating->point_id = first->point_id = sqlite3_column_int64 (row, 2);
  rating->item_id = first->item_id = sqlite3_column_int64 (row, 3);
  set_text (&first->inspector, san_statement_text (row, 4));
  set_text (&first->seen_at, san_statement_text (row, 5));
  set_text (&first->manner, san_statement_text (row, 6));
  set_text (&first->grade, san_statement_text (row, 7));
  first->has_faults = has_value (row, 8);
  first->faults = sqlite3_column_int (row, 8);
  first->has_value = has_value (row, 9);
  first->value = sqlite3_column_int64 (row, 9);
  set_text (&first->note, san_statement_text (row, 10));
  set_text (&rating->rater, san_statement_text (row, 11));
  set_text (&rating->grade, san_statement_text (row, 12));
  rating->has_faults = has_value (row, 13);
  rating->faults = sqlite3_column_int (row, 13);
  rating->has_value = has_value (row, 14);
  rating->value = sqlite3_column_int64 (row, 14);
  set_text (&rating->note, san_statement_text (row, 15));
  rating->settled = settlement_of (san_statement_text (row, 16));
  set_text (&rating->reason, san_statement_text (row, 17));

  if (rating->settled == SAN_SETTLED_SECOND)
    exchange (rating);

  return rating;
}

GPtrArray *
san_second_rating_store_list (SanDatabase  *database,
                              gint64        round_id,
                              SanSecondKind kind,
                              gint64        point_id,
                              GError      **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_second_rating_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row, ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  san_statement_bind_text (query, 2, kind_names[kind]);
  san_statement_bind_int (query, 3, point_id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    g_ptr_array_add (list, rating_from_row (query));

  return ok ? g_steal_pointer (&list) : NULL;
}

/* (nullable) without @error in *@rating: there is none */
static gboolean
load (SanDatabase      *database,
      gint64            observation_id,
      SanSecondKind     kind,
      SanSecondRating **rating,
      GError          **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ONE, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, observation_id);
  san_statement_bind_text (query, 2, kind_names[kind]);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  *rating = has_row ? rating_from_row (query) : NULL;

  return TRUE;
}

/* Writing */

/* A round in review takes second ratings: they are what the review is made of. */
static gboolean
check_state (SanDatabase *database,
             gint64       observation_id,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_STATE, error);
  SanRoundState state;
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, observation_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                           _("There is no such observation."));
      return FALSE;
    }
  if (san_round_state_parse (san_statement_text (query, 0), &state) &&
      state == SAN_ROUND_PUBLISHED)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                           _("The round is published; unlock it with a reason first."));
      return FALSE;
    }

  return TRUE;
}

static void
bind_number (SanStatement *statement,
             int           index,
             gboolean      given,
             gint64        value)
{
  if (given)
    san_statement_bind_int (statement, index, value);
  else
    sqlite3_bind_null (statement, index);
}

static gboolean
write_rating (SanDatabase           *database,
              SanSecondKind          kind,
              const SanSecondRating *rating,
              const char            *entered_at,
              const char            *entered_by,
              GError               **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, rating->observation_id);
  san_statement_bind_text (put, 2, kind_names[kind]);
  san_statement_bind_text (put, 3, rating->rater);
  san_statement_bind_text (put, 4, rating->grade);
  bind_number (put, 5, rating->has_faults, rating->faults);
  bind_number (put, 6, rating->has_value, rating->value);
  san_statement_bind_text (put, 7, rating->note);
  san_statement_bind_text (put, 8, settled_names[rating->settled]);
  san_statement_bind_text (put, 9, rating->reason);
  san_statement_bind_text (put, 10, entered_at);
  san_statement_bind_text (put, 11, entered_by);

  return san_statement_run (put, error);
}

static gboolean
write_first (SanDatabase          *database,
             const SanObservation *first,
             const char           *entered_at,
             const char           *entered_by,
             GError              **error)
{
  g_autoptr (SanStatement) take = san_database_prepare (database, SQL_TAKE, error);

  if (take == NULL)
    return FALSE;

  san_statement_bind_int (take, 1, first->id);
  san_statement_bind_text (take, 2, first->grade);
  bind_number (take, 3, first->has_faults, first->faults);
  bind_number (take, 4, first->has_value, first->value);
  san_statement_bind_text (take, 5, first->note);
  san_statement_bind_text (take, 6, entered_at);
  san_statement_bind_text (take, 7, entered_by);

  return san_statement_run (take, error);
}

static gboolean
drop (SanDatabase  *database,
      gint64        observation_id,
      SanSecondKind kind,
      GError      **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, observation_id);
  san_statement_bind_text (statement, 2, kind_names[kind]);

  return san_statement_run (statement, error);
}

gboolean
san_second_rating_store_put (SanDatabase           *database,
                             SanSecondKind          kind,
                             const SanSecondRating *rating,
                             const char            *entered_at,
                             const char            *entered_by,
                             GError               **error)
{
  g_autoptr (SanSecondRating) before = NULL;
  SanSecondRating row = *rating;

  if (!check_state (database, rating->observation_id, error) ||
      !load (database, rating->observation_id, kind, &before, error))
    return FALSE;

  /* the first comes back before what took its place is changed */
  if (before != NULL && before->settled == SAN_SETTLED_SECOND &&
      !write_first (database, before->first, entered_at, entered_by, error))
    return FALSE;

  if (*rating->grade == '\0' && !rating->has_faults && !rating->has_value &&
      *rating->note == '\0')
    return drop (database, rating->observation_id, kind, error);

  row.settled = SAN_SETTLED_NOT;
  row.reason = (char *) "";

  return write_rating (database, kind, &row, entered_at, entered_by, error);
}

gboolean
san_second_rating_store_settle (SanDatabase  *database,
                                gint64        observation_id,
                                SanSecondKind kind,
                                SanSettlement settlement,
                                const char   *reason,
                                const char   *entered_at,
                                const char   *entered_by,
                                GError      **error)
{
  g_autoptr (SanSecondRating) rating = NULL;
  SanSettlement before;

  if (!check_state (database, observation_id, error) ||
      !load (database, observation_id, kind, &rating, error))
    return FALSE;
  if (rating == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                           _("Nobody has rated this a second time."));
      return FALSE;
    }

  before = rating->settled;
  rating->settled = settlement;
  set_text (&rating->reason, reason != NULL ? reason : "");
  if (settlement == SAN_SETTLED_SECOND)
    exchange (rating);
  if ((settlement == SAN_SETTLED_SECOND) != (before == SAN_SETTLED_SECOND) &&
      !write_first (database, rating->first, entered_at, entered_by, error))
    return FALSE;

  return write_rating (database, kind, rating, entered_at, entered_by, error);
}
