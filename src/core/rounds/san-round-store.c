/* san-round-store.c - rounds of assessment: records, states, editions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "rounds/san-round-record.h"
#include "schemes/san-scheme-store.h"
#include "store/san-blob-store.h"

#define COLUMNS \
  "r.id, r.label, coalesce(r.campaign_id, 0), r.kind, r.period, " \
  "coalesce(r.grouping_id, 0), coalesce(g.name, ''), r.state, r.from_day, r.to_day, " \
  "coalesce(r.children_id, 0), " \
  "coalesce((SELECT published FROM edition e WHERE e.round_id = r.id " \
  "ORDER BY e.number DESC LIMIT 1), ''), " \
  "(SELECT count(*) FROM edition e WHERE e.round_id = r.id) " \
  "FROM round r LEFT JOIN grouping g ON g.id = r.grouping_id "

static const char SQL_LIST[] =
  "SELECT " COLUMNS "ORDER BY r.last_day, r.id";

static const char SQL_GET[] =
  "SELECT " COLUMNS "WHERE r.id = ?1";

static const char SQL_FIND[] =
  "SELECT " COLUMNS "WHERE r.label = ?1";

static const char SQL_PREVIOUS[] =
  "SELECT " COLUMNS
  "WHERE r.id <> ?1 AND r.kind = ?2 AND r.campaign_id IS ?3 AND r.grouping_id IS ?4 "
  "AND r.last_day < ?5 ORDER BY r.last_day DESC, r.id DESC LIMIT 1";

static const char SQL_SCHEMES[] =
  "SELECT s.name FROM round_scheme rs JOIN scheme s ON s.id = rs.scheme_id "
  "WHERE rs.round_id = ?1 ORDER BY rs.position";

static const char SQL_ADD[] =
  "INSERT INTO round (id, label, campaign_id, kind, period, first_day, last_day, "
  "grouping_id, from_day, to_day, children_id) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

static const char SQL_FIRST_CAMPAIGN[] =
  "SELECT id FROM campaign ORDER BY id LIMIT 1";

static const char SQL_SCHEME_ID[] =
  "SELECT id FROM scheme WHERE name = ?1";

static const char SQL_ADD_SCHEME[] =
  "INSERT INTO round_scheme (round_id, scheme_id, position) VALUES (?1, ?2, ?3)";

static const char SQL_SET_STATE[] =
  "UPDATE round SET state = ?2 WHERE id = ?1";

static const char SQL_IS_OPEN[] =
  "SELECT state NOT IN ('review', 'published') FROM round WHERE id = ?1";

static const char SQL_ADD_EDITION[] =
  "INSERT INTO edition (id, round_id, number, reason, published, input) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_NEXT_EDITION[] =
  "SELECT coalesce(max(number), 0) + 1 FROM edition WHERE round_id = ?1";

static const char SQL_FROZEN[] =
  "SELECT input FROM edition WHERE round_id = ?1 AND (?2 = 0 OR number = ?2) "
  "ORDER BY number DESC LIMIT 1";

void
san_round_free (SanRound *round)
{
  g_free (round->label);
  g_free (round->grouping);
  g_strfreev (round->schemes);
  g_free (round->published);
  g_free (round);
}

static gboolean
read_schemes (SanDatabase *database,
              SanRound    *round,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SCHEMES, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round->id);

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        {
          round->schemes = g_strv_builder_end (names);
          return TRUE;
        }

      g_strv_builder_add (names, san_statement_text (query, 0));
    }

  return FALSE;
}

static SanDay
read_day (const char *text,
          SanDay      open)
{
  SanDay day = open;

  if (*text != '\0')
    san_day_parse (text, &day, NULL);

  return day;
}

static SanRound *
round_from_row (SanStatement *row,
                GError      **error)
{
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);

  round->id = sqlite3_column_int64 (row, 0);
  round->label = g_strdup (san_statement_text (row, 1));
  round->campaign_id = sqlite3_column_int64 (row, 2);
  san_round_kind_parse (san_statement_text (row, 3), &round->kind);
  round->grouping_id = sqlite3_column_int64 (row, 5);
  round->grouping = g_strdup (san_statement_text (row, 6));
  san_round_state_parse (san_statement_text (row, 7), &round->state);
  round->from = read_day (san_statement_text (row, 8), SAN_DAY_MIN);
  round->to = read_day (san_statement_text (row, 9), SAN_DAY_MAX);
  round->children_id = sqlite3_column_int64 (row, 10);
  round->published = g_strdup (san_statement_text (row, 11));
  round->n_editions = (guint) sqlite3_column_int (row, 12);

  if (!san_period_parse (san_statement_text (row, 4), &round->period, error))
    return NULL;

  return g_steal_pointer (&round);
}

GPtrArray *
san_round_store_list (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) san_round_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      SanRound *round;

      if (!has_row)
        return g_steal_pointer (&rounds);

      round = round_from_row (query, error);
      if (round == NULL)
        return NULL;

      g_ptr_array_add (rounds, round);
      if (!read_schemes (database, round, error))
        return NULL;
    }

  return NULL;
}

/* The one row of @query; NULL without error where there is none. */
static SanRound *
take_one (SanDatabase  *database,
          SanStatement *query,
          GError      **error)
{
  g_autoptr (SanRound) round = NULL;
  gboolean has_row;

  if (!san_statement_step (query, &has_row, error) || !has_row)
    return NULL;

  round = round_from_row (query, error);
  if (round == NULL || !read_schemes (database, round, error))
    return NULL;

  return g_steal_pointer (&round);
}

SanRound *
san_round_store_get (SanDatabase *database,
                     gint64       id,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET, error);
  g_autoptr (GError) reason = NULL;
  SanRound *round;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  round = take_one (database, query, &reason);
  if (round == NULL && reason == NULL)
    g_set_error_literal (&reason, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("The round is not there any more"));
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return round;
}

/* Exactly, then folded: labels are few. */
SanRound *
san_round_store_find (SanDatabase *database,
                      const char  *label,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND, error);
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *folded = NULL;
  SanRound *round;

  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, label);
  round = take_one (database, query, &reason);
  if (round != NULL)
    return round;

  rounds = reason == NULL ? san_round_store_list (database, &reason) : NULL;
  folded = san_text_fold (label);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      const SanRound *candidate = g_ptr_array_index (rounds, i);
      g_autofree char *other = san_text_fold (candidate->label);

      if (strcmp (other, folded) == 0)
        return g_ptr_array_steal_index (rounds, i);
    }

  if (reason == NULL)
    g_set_error (&reason, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no round “%s”"), label);
  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}

SanRound *
san_round_store_previous (SanDatabase    *database,
                          const SanRound *round,
                          GError        **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_PREVIOUS, error);
  g_autofree char *first = san_day_format (round->period.first);

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round->id);
  san_statement_bind_text (query, 2, san_round_kind_name (round->kind));
  san_statement_bind_ref (query, 3, round->campaign_id);
  san_statement_bind_ref (query, 4, round->grouping_id);
  san_statement_bind_text (query, 5, first);

  return take_one (database, query, error);
}

static gboolean
read_id (SanDatabase *database,
         const char  *sql,
         const char  *name,
         gint64      *id,
         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  if (name != NULL)
    san_statement_bind_text (query, 1, name);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *id = has_row ? sqlite3_column_int64 (query, 0) : 0;
  return TRUE;
}

static gboolean
check_new (SanDatabase *database,
           SanRound    *round,
           GError     **error)
{
  g_autoptr (SanRound) other = NULL;

  if (*round->label == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A round needs a label"));
      return FALSE;
    }

  other = san_round_store_find (database, round->label, NULL);
  if (other != NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS, _("There is a round “%s” already"),
                   other->label);
      return FALSE;
    }

  if (round->from != SAN_DAY_MIN && round->to != SAN_DAY_MAX && round->to < round->from)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Round “%s”: the assessment ends before it starts"), round->label);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_schemes (SanDatabase *database,
             SanRound    *round,
             GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_SCHEME, error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; round->schemes != NULL && round->schemes[i] != NULL; i++)
    {
      g_autoptr (SanScheme) scheme = san_scheme_store_for_day (database, round->schemes[i],
                                                               round->period.first, error);
      gint64 id = 0;

      if (scheme == NULL || !read_id (database, SQL_SCHEME_ID, scheme->name, &id, error))
        return FALSE;

      if (g_strv_contains ((const char *const *) round->schemes + i + 1, round->schemes[i]))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("Round “%s” names the scheme “%s” twice"), round->label,
                       round->schemes[i]);
          return FALSE;
        }

      san_statement_bind_int (insert, 1, round->id);
      san_statement_bind_int (insert, 2, id);
      san_statement_bind_int (insert, 3, i);
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static char *
format_edge (SanDay day)
{
  return day == SAN_DAY_MIN || day == SAN_DAY_MAX ? g_strdup ("") : san_day_format (day);
}

gboolean
san_round_store_add (SanDatabase *database,
                     SanRound    *round,
                     GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *period = san_period_format (&round->period);
  g_autofree char *first = san_day_format (round->period.first);
  g_autofree char *last = san_day_format (round->period.last);
  g_autofree char *from = format_edge (round->from);
  g_autofree char *to = format_edge (round->to);

  if (!check_new (database, round, error) ||
      (round->campaign_id == 0 &&
       !read_id (database, SQL_FIRST_CAMPAIGN, NULL, &round->campaign_id, error)))
    return FALSE;

  if (round->schemes == NULL || round->schemes[0] == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("Round “%s” needs a scheme"),
                   round->label);
      return FALSE;
    }

  round->id = san_database_next_id (database, error);
  insert = round->id != 0 ? san_database_prepare (database, SQL_ADD, error) : NULL;
  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, round->id);
  san_statement_bind_text (insert, 2, round->label);
  san_statement_bind_ref (insert, 3, round->campaign_id);
  san_statement_bind_text (insert, 4, san_round_kind_name (round->kind));
  san_statement_bind_text (insert, 5, period);
  san_statement_bind_text (insert, 6, first);
  san_statement_bind_text (insert, 7, last);
  san_statement_bind_ref (insert, 8, round->grouping_id);
  san_statement_bind_text (insert, 9, from);
  san_statement_bind_text (insert, 10, to);
  san_statement_bind_ref (insert, 11, round->children_id);

  return san_statement_run (insert, error) && add_schemes (database, round, error);
}

static gboolean
write_state (SanDatabase  *database,
             gint64        id,
             SanRoundState state,
             GError      **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_SET_STATE, error);

  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_text (update, 2, san_round_state_name (state));
  return san_statement_run (update, error);
}

gboolean
san_round_store_set_state (SanDatabase  *database,
                           gint64        id,
                           SanRoundState state,
                           const char   *reason,
                           GError      **error)
{
  g_autoptr (SanRound) round = san_round_store_get (database, id, error);

  if (round == NULL)
    return FALSE;

  if (state == SAN_ROUND_PUBLISHED && round->state != SAN_ROUND_PUBLISHED)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Round “%s” is published by issuing its bulletin"), round->label);
      return FALSE;
    }

  if (round->state >= SAN_ROUND_REVIEW && state < round->state &&
      (reason == NULL || *reason == '\0'))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("Round “%s” is in “%s” and locked; unlocking it needs a reason"),
                   round->label, san_round_state_title (round->state));
      return FALSE;
    }

  return round->state == state || write_state (database, id, state, error);
}

static gboolean
next_edition (SanDatabase *database,
              gint64       round_id,
              guint       *number,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEXT_EDITION, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *number = (guint) sqlite3_column_int (query, 0);
  return TRUE;
}

gboolean
san_round_store_publish (SanDatabase *database,
                         gint64       id,
                         GBytes      *input,
                         const char  *reason,
                         SanTime      now,
                         gint64      *edition_id,
                         GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *at = san_time_format (now);
  guint number = 0;

  if (!next_edition (database, id, &number, error) ||
      !san_blob_store_put (database, input, &sha256, error))
    return FALSE;

  if (number > 1 && (reason == NULL || *reason == '\0'))
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A later edition needs a reason"));
      return FALSE;
    }

  *edition_id = san_database_next_id (database, error);
  insert = *edition_id != 0 ? san_database_prepare (database, SQL_ADD_EDITION, error) : NULL;
  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, *edition_id);
  san_statement_bind_int (insert, 2, id);
  san_statement_bind_int (insert, 3, number);
  san_statement_bind_text (insert, 4, reason);
  san_statement_bind_text (insert, 5, at);
  san_statement_bind_text (insert, 6, sha256);

  return san_statement_run (insert, error) &&
         write_state (database, id, SAN_ROUND_PUBLISHED, error);
}

GBytes *
san_round_store_frozen (SanDatabase *database,
                        gint64       id,
                        guint        number,
                        GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FROZEN, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  san_statement_bind_int (query, 2, number);
  if (!san_statement_step (query, &has_row, error) || !has_row)
    return NULL;

  return san_blob_store_get (database, san_statement_text (query, 0), error);
}

/* Asked for every cell of an import, so it reads one column. */
static gboolean
is_open (SanDatabase *database,
         gint64       round_id,
         gboolean    *open,
         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_IS_OPEN, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *open = has_row && sqlite3_column_int (query, 0);
  return TRUE;
}

gboolean
san_round_check_open (SanDatabase *database,
                      gint64       round_id,
                      GError     **error)
{
  g_autoptr (SanRound) round = NULL;
  gboolean open = FALSE;

  if (!is_open (database, round_id, &open, error))
    return FALSE;

  if (open)
    return TRUE;

  round = san_round_store_get (database, round_id, error);
  if (round != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 round->state == SAN_ROUND_REVIEW
                 ? _("Round “%s” is in review and locked; unlock it with a reason first")
                 : _("Round “%s” is published and locked; a correction makes a new edition"),
                 round->label);

  return FALSE;
}
